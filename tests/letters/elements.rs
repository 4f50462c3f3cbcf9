//! What each element is, and looks like, of itself: as HTML's standard has it (its section on rendering).

use crate::{
    draft,
    painted::colours,
    roles,
    styles::{px, rgb, weight},
    unread,
};

const BLOCKS: &str = "address article aside blockquote center dd details dialog[open] dir div dl dt \
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup legend li listing main menu \
    nav ol p pre search section summary ul xmp";
const INLINE: &str = "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label \
    nobr output q s samp small span strike strong sub sup time tt u var x-any";
const HIDDEN: &str = "datalist noembed noframes rp script style template title dialog";
const BOLD: &str = "b strong h1 h2 h3 h4 h5 h6";
const FIXED: &str = "code kbd listing pre samp tt xmp";

/// Each tag of a list, as it opens and as it ends.
fn tags(list: &str) -> impl Iterator<Item = (String, &str)> {
    list.split_whitespace().map(|tag| {
        let name = tag.split('[').next().unwrap_or_default();
        (tag.replace('[', " ").replace(']', ""), name)
    })
}

#[test]
fn elements_stand_on_lines_of_their_own_or_in_one_or_are_not_seen() {
    for (list, expected) in [
        (BLOCKS, &["one", "word", "two"][..]),
        (INLINE, &["onewordtwo"]),
        (HIDDEN, &["onetwo"]),
        ("button meter progress", &["one", "word", "two"]),
    ] {
        for (open, name) in tags(list) {
            let html = format!("<!doctype html><body>one<{open}>word</{name}>two");
            let found = roles(&html);
            let texts: Vec<&str> = found.iter().map(|block| &block[2..]).collect();
            // What stands side by side may be one line.
            let side_by_side = ["button", "meter", "progress"].contains(&name);
            let together = side_by_side && texts == ["onewordtwo"];
            assert!(texts == expected || together, "{name}: {texts:?}");
        }
    }
    // Parts of a table, in one.
    for (inside, expected) in [
        (
            "<caption>word</caption><tr><td>one<td>two",
            &["word", "one", "two"][..],
        ),
        ("<tr><th>one<td>word", &["one", "word"]),
        (
            "<thead><tr><td>one</thead><tbody><tr><td>word</tbody><tfoot><tr><td>two",
            &["one", "word", "two"],
        ),
        ("<colgroup><col></colgroup><tr><td>word", &["word"]),
        // A row ends a line where its cells do not, and so do its group and the table.
        (
            "<tr><td style='display:inline'>one<tr><td style='display:inline'>word",
            &["one", "word"],
        ),
        (
            "<tbody><tr style='display:inline'><td style='display:inline'>one</tbody>\
             <tbody><tr style='display:inline'><td style='display:inline'>word</tbody>",
            &["one", "word"],
        ),
    ] {
        let found = roles(&format!("<!doctype html><table>{inside}</table>"));
        let texts: Vec<&str> = found.iter().map(|block| &block[2..]).collect();
        assert_eq!(texts, expected, "{inside}");
    }
    let lines =
        |tag: &str| roles(&format!("<!doctype html><{tag}>one\ntwo</{tag}>"))[0][2..].to_owned();
    for (tag, expected) in [
        ("pre", "one/two"),
        ("listing", "one/two"),
        ("xmp", "one/two"),
        ("textarea", "one/two"),
        ("p", "one two"),
        ("code", "one two"),
    ] {
        assert_eq!(lines(tag), expected, "{tag}");
    }
}

#[test]
fn elements_have_weights_sizes_and_colours_of_their_own() {
    let of = |name: &str, style: &str| {
        format!("<!doctype html><div style='{style}'><{name}>word</{name}></div>")
    };
    let seen = || tags(BLOCKS).chain(tags(INLINE));
    for (open, name) in seen() {
        let html =
            of(&open, "font-size:20px").replace(&format!("</{open}>"), &format!("</{name}>"));
        let bold = BOLD.split(' ').any(|bold| bold == name);
        assert_eq!(weight(&html), if bold { 700 } else { 400 }, "{name}");
        let html = html.replace("font-size:20px", "color:#c00");
        assert_eq!(rgb(&html), [0xCC, 0, 0], "{name}");
        let fixed = FIXED.split(' ').any(|fixed| fixed == name);
        let times = match name {
            "h1" => 2.0,
            "h2" => 1.5,
            "h3" => 1.17,
            "h5" => 0.83,
            "h6" => 0.67,
            "small" | "sub" | "sup" => 1.0 / 1.2,
            "big" => 1.2,
            _ if fixed => 13.0 / 16.0,
            _ => 1.0,
        };
        let plain = format!("<!doctype html><{open}>word</{name}>");
        let px = px(&plain);
        assert!((px - 16.0 * times).abs() < 0.01, "{name}: {px}");
    }
    assert_eq!(rgb(&of("mark", "color:#c00")), [0; 3]);
    // Form fields take none of what is around them.
    for name in ["button", "textarea"] {
        let html = of(name, "font-size:20px; font-weight:bold; color:#c00");
        assert_eq!((weight(&html), rgb(&html)), (400, [0; 3]), "{name}");
        assert!((px(&html) - 13.33).abs() < 0.01, "{name}");
    }
    assert_eq!(weight(&of("b", "font-weight:100")), 400);
    assert_eq!(weight(&of("b", "font-weight:600")), 900);
    assert_eq!(weight("<table><tr><th>word</table>"), 700);
    assert_eq!(weight("<table><tr><td>word</table>"), 400);
    assert_eq!(
        weight("<div style='font-weight:900'><h1>word</h1></div>"),
        700
    );
}

#[test]
fn elements_draw_lines_and_borders_of_their_own() {
    let bordered = "fieldset button textarea";
    for (open, name) in tags(BLOCKS).chain(tags(INLINE)).chain(tags(bordered)) {
        let html = format!("<!doctype html><{open} style='border-color:#c00'>word</{name}>");
        let draws = bordered.split(' ').any(|own| own == name);
        assert_eq!(colours(&html).len(), usize::from(draws), "{name}");
        let lined = ["u", "ins", "s", "strike", "del"].contains(&name);
        let html = html.replace("border-color", "text-decoration-color");
        assert_eq!(colours(&html).len(), usize::from(lined), "{name}");
    }
    for (html, draws) in [
        ("word<hr style='border-color:#c00'>", true),
        ("word<input style='border-color:#c00'>", true),
        (
            "<select style='border-color:#c00'><option>word</select>",
            true,
        ),
        ("word<iframe style='border-color:#c00'></iframe>", true),
        (
            "word<img src=https://x.kz/a.png style='border-color:#c00'>",
            false,
        ),
        (
            "word<img src=https://x.kz/a.png border=1 style='border-color:#c00'>",
            true,
        ),
        (
            "word<img src=https://x.kz/a.png border=0 style='border-color:#c00'>",
            false,
        ),
        (
            "<table border=' 0 ' style='border-color:#c00'><td>word</table>",
            false,
        ),
        (
            "<table frame=box style='border-color:#c00'><td>word</table>",
            true,
        ),
        (
            "<table rules=all style='border-color:#c00'><td>word</table>",
            false,
        ),
        ("<table><td style='border-color:#c00'>word</table>", false),
        (
            "<table border=1><td style='border-color:#c00'>word</table>",
            true,
        ),
        (
            "<table border=0><td style='border-color:#c00'>word</table>",
            false,
        ),
        (
            "<table rules=all><th style='border-color:#c00'>word</table>",
            true,
        ),
        (
            "<table border=1><tr style='border-color:#c00'><td>word</table>",
            false,
        ),
        // The nearest table counts.
        (
            "<table border=1><td><table><td style='border-color:#c00'>word</table></table>",
            false,
        ),
        (
            "<table><td><table border=1><td style='border-color:#c00'>word</table></table>",
            true,
        ),
        (
            "<a href=https://x.kz style='color:#000; text-decoration-color:#c00'>word</a>",
            true,
        ),
        (
            "<a name=x style='text-decoration-color:#c00'>word</a>",
            false,
        ),
    ] {
        let found = colours(&format!("<!doctype html>{html}"));
        assert_eq!(found.len(), usize::from(draws), "{html}: {found:?}");
    }
}

#[test]
fn older_attributes_count_where_they_are_known() {
    // A table with one attribute on one of its parts.
    let part = |name: &str, attribute: &str| {
        let mut html =
            "<table><thead></thead><tbody><tr><td>word</td><th>word</th></tr></tbody><tfoot></tfoot></table>"
                .to_owned();
        html = html.replacen(&format!("<{name}>"), &format!("<{name} {attribute}>"), 1);
        format!("<!doctype html>{html}")
    };
    for name in ["table", "thead", "tbody", "tfoot", "tr", "td", "th"] {
        let found = colours(&part(name, "bgcolor=#cc0000"));
        assert_eq!(found, ["#cc0000"], "{name}");
        let found = colours(&part(
            name,
            "bordercolor=#cc0000 style='border-style:solid'",
        ));
        assert_eq!(found, ["#cc0000"], "{name}");
        let html = part(name, "background=https://x.kz/a.png");
        assert_eq!(draft(&html).letter().pictures.len(), 1, "{name}");
    }
    for (open, name) in tags(BLOCKS).chain(tags(INLINE)) {
        let html = |attribute: &str| format!("<!doctype html>one<{open} {attribute}>word</{name}>");
        for attribute in [
            "bgcolor=#cc0000",
            "text=#cc0000",
            "link=#cc0000",
            "bordercolor=#cc0000 style='border-style:solid'",
        ] {
            assert_eq!(colours(&html(attribute)), [""; 0], "{name} {attribute}");
        }
        let coloured = colours(&html("color=#cc0000")).len();
        assert_eq!(coloured, usize::from(name == "font"), "{name}");
        let pictures = draft(&html("background=https://x.kz/a.png"))
            .letter()
            .pictures
            .len();
        assert_eq!(pictures, 0, "{name}");
        let blocks = roles(&html("hidden"));
        assert!(!blocks.iter().any(|block| block.contains("word")), "{name}");
    }
    let visited = "<body vlink=#cc0000><a href=https://x.kz>word</a>";
    assert_eq!(colours(visited), ["#cc0000"]);
    let body = "<body background=https://x.kz/a.png>word";
    assert_eq!(draft(body).letter().pictures.len(), 1);
}

#[test]
fn markup_of_which_mail_programs_make_buttons_is_not_read() {
    for (html, expected) in [
        (
            "<script type='application/ld+json'>{\"@type\": \"EmailMessage\"}</script>",
            &["application/ld+json"][..],
        ),
        (
            "<script type='Application/LD+JSON '>{}</script><script type=application/ld+json>{}</script>",
            &["application/ld+json"],
        ),
        (
            "<div style='display:none' itemscope itemtype='http://schema.org/EmailMessage'><link itemprop=target href=x></div>",
            &["itemtype"],
        ),
        ("<script type=text/javascript>x</script>", &[]),
        ("<div itemtype=''>x</div>", &[]),
    ] {
        assert_eq!(unread(&format!("<p>One.</p>{html}")), expected, "{html}");
    }
}
