//! How large pictures are shown, and which are none.

use nu_alumni_letter::layout::{Told, ToldPicture};
use nu_alumni_policy::{Draft, SourceKind};

use crate::{draft, painted::colours, roles, unread};

/// The first bytes of a picture of 1200 × 900.
const FILE: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABLAAAAOECAIAAAAAAAAA";

type Size = (Option<f32>, Option<f32>);

/// The sizes of the pictures as they are shown, to a hundredth of a pixel.
fn shown(html: &str) -> Vec<Size> {
    let html = html.replace("FILE", FILE);
    let draft = draft(&html);
    let rounded = |px: Option<f32>| px.map(|px| (px * 100.0).round() / 100.0);
    let letter = draft.letter();
    let pictures = letter.pictures.iter();
    pictures
        .map(|picture| (rounded(picture.shown_width), rounded(picture.shown_height)))
        .collect()
}

fn is(width: f32, height: f32) -> Vec<Size> {
    vec![(Some(width), Some(height))]
}

#[test]
fn a_side_that_is_not_given_follows_the_file() {
    for (html, size) in [
        ("<img src=FILE>", is(1200.0, 900.0)),
        ("<img src=FILE height=300>", is(400.0, 300.0)),
        // A bitmap whose rows are written from the top has a height of -300.
        (
            "<img src=data:image/bmp;base64,Qk02AAAAAAAAADYAAAAoAAAAkAEAANT+//8BABgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA>",
            is(400.0, 300.0),
        ),
        ("<img src=FILE width=400>", is(400.0, 300.0)),
        ("<img src=FILE width=400 height=auto>", is(400.0, 300.0)),
        ("<img src=FILE width=400 height=100>", is(400.0, 100.0)),
        // Half of what, nobody can tell.
        (
            "<img src=FILE width=400 height=50%>",
            vec![(Some(400.0), None)],
        ),
        (
            "<img src=FILE height=300 width=50%>",
            vec![(None, Some(300.0))],
        ),
        // Of a box that is known.
        (
            "<div style='width:600px'><p><img src=FILE style='width:150%'></div>",
            is(900.0, 675.0),
        ),
        (
            "<div style='width:600px'><img src=FILE style='width:150%; max-width:100%'></div>",
            is(600.0, 450.0),
        ),
        (
            "<div style='max-width:600px'><img src=FILE style='width:100%; max-width:200px'></div>",
            is(200.0, 150.0),
        ),
        (
            "<div style='max-width:600px'><div style='width:50%'><img src=FILE width=100%></div></div>",
            is(300.0, 225.0),
        ),
        (
            "<table width=900><tr><td><img src=FILE width=100%></table>",
            is(900.0, 675.0),
        ),
        (
            "<table width=900><tr><td width=50%><img src=FILE width=100%><td>One.</table>",
            is(450.0, 337.5),
        ),
        // The style has the say, not the attribute.
        (
            "<table><tr><td width=1000><img src=FILE width=600 style='width:100%'></table>",
            is(1000.0, 750.0),
        ),
        // A cell is as wide as what stands in it.
        (
            "<table><tr><td width=0><img src=FILE width=100%></table>",
            vec![(None, None)],
        ),
        (
            "<table width=900><tr><td><img src=FILE width=100%><td>One.</table>",
            vec![(None, None)],
        ),
        (
            "<div style='width:600px'><table><tr><td><img src=FILE width=100%></table></div>",
            vec![(None, None)],
        ),
        ("<img src=FILE style='max-width:600px'>", is(600.0, 450.0)),
        (
            "<img src=FILE style='min-width:1600px'>",
            is(1600.0, 1200.0),
        ),
        ("<img src=FILE style='height:300px'>", is(400.0, 300.0)),
        ("<img src=FILE style='max-height:300px'>", is(400.0, 300.0)),
        (
            "<img src=FILE style='max-width:600px; max-height:300px'>",
            is(400.0, 300.0),
        ),
        (
            "<img src=FILE width=400 style='min-height:700px'>",
            is(400.0, 700.0),
        ),
        (
            "<img src=FILE style='height:300px; min-height:450px'>",
            is(600.0, 450.0),
        ),
        (
            "<img src=FILE style='font-size:20px; width:10em'>",
            is(200.0, 150.0),
        ),
    ] {
        assert_eq!(shown(html), size, "{html}");
    }
    let unknown = |style: &str| {
        let html = format!("<img src={FILE} style='{style}'>");
        draft(&html).letter().pictures[0].shown_unknown
    };
    // An em is of the font's own size.
    assert!(unknown("font-size:5vw; width:10em"));
    assert!(!unknown("font-size:20px; width:10em"));
    assert!(!unknown("font-size:5vw; width:10px"));
}

#[test]
fn more_than_all_of_a_box_that_is_not_known_is_not_told() {
    for (attributes, unknown) in [
        ("style='width:150%'", true),
        ("width=101%", true),
        ("width='{{width}}'", true),
        ("style='width:100%'", false),
        ("style='width:150%; max-width:100%'", false),
        ("width=600 style='width:150%'", true),
        ("width=600 style='width:100%'", false),
    ] {
        let html = format!("<img src={FILE} {attributes}>");
        let draft = draft(&html);
        assert_eq!(
            draft.letter().pictures[0].shown_unknown,
            unknown,
            "{attributes}"
        );
    }
}

#[test]
fn a_picture_of_a_message_is_told_by_the_name_of_its_file() {
    let message = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\
         Content-Type: text/html\r\n\r\n<p>One. <img src='cid:p2'>\r\n--b\r\n\
         Content-Type: image/png\r\nContent-ID: <p2>\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: inline; filename=\"NU logo.png\"\r\n\r\n{}\r\n--b--\r\n",
        FILE.rsplit(',').next().unwrap_or_default()
    );
    let draft = Draft::read(SourceKind::Eml, message.as_bytes()).expect("it is read");
    for (name, declared) in [
        ("NU logo.png", true),
        ("p2", true),
        ("logo.png", false),
        ("", false),
    ] {
        let told = ToldPicture {
            name: name.to_owned(),
            pixels: None,
            is_logo: true,
        };
        let told = Told {
            pictures: vec![told],
            ..Told::default()
        };
        assert_eq!(
            draft.letter_with(&told).pictures[0].declared,
            declared,
            "{name}"
        );
    }
}

#[test]
fn what_is_not_seen_is_no_picture() {
    for html in [
        "<img src=FILE style='visibility:hidden'>",
        "<img src=FILE style='display:none'>",
        "<img src=https://x.kz/a.png width=1 height=1>",
        "<object data=clip.pdf type=application/pdf></object>",
        "<embed src=clip.mp4 type=video/mp4>",
        "<svg><defs><image href=FILE /></defs></svg>",
    ] {
        let expected = usize::from(html.starts_with("<svg"));
        assert_eq!(shown(html).len(), expected, "{html}");
    }
    for html in [
        "<object data=FILE></object>",
        "<object data=x type=image/png></object>",
        "<embed src=FILE>",
        "<embed src=x type=' Image/png'>",
        "<img src=https://x.kz/a.png width=2 height=2>",
    ] {
        assert_eq!(shown(html).len(), 1, "{html}");
    }
}

#[test]
fn an_emoji_that_is_a_picture_is_text() {
    let in_text = |attributes: &str| {
        let html = format!("<p>We meet. <img src=https://x.kz/a.png {attributes}></p>");
        (shown(&html).len(), roles(&html)[0].clone())
    };
    let (emoji, picture) = ("p We meet. 🎓", "p We meet.");
    for (attributes, pictures, text) in [
        ("alt=🎓 width=20 height=20", 0, emoji),
        ("alt=🎓 style='width:20px'", 0, emoji),
        ("alt=' 🎓 ' class=emoji", 0, emoji),
        ("alt=🎓 data-emoji=x", 0, emoji),
        ("alt=🎓 goomoji=x", 0, emoji),
        ("alt=🎓 src=https://x.kz/emoji/1.png", 1, picture),
        ("alt=🎓", 1, picture),
        ("alt=🎓 width=20 height=100", 1, picture),
        ("alt=🎓🎓🎓 width=20", 1, picture),
        ("alt=Ә width=20", 1, picture),
        ("alt=':-)' width=20", 1, picture),
        ("alt='🎓 NU' width=20", 1, picture),
        ("alt=🎓 width=20 style='visibility:hidden'", 0, picture),
    ] {
        assert_eq!(
            in_text(attributes),
            (pictures, text.to_owned()),
            "{attributes}"
        );
    }
    let html = "<p>We meet. <img alt=🎓 src=https://x.kz/emoji/1.png></p>";
    assert_eq!(roles(html), [emoji]);
}

#[test]
fn a_drawing_is_as_large_as_it_says_in_its_unit() {
    for (size, expected) in [
        ("width=90pt height=72pt", "Known(120, 96)"),
        ("width=10pc height=10em", "Known(160, 160)"),
        ("width=1in height=2.54cm", "Known(96, 96)"),
        ("width=25.4mm height=96px", "Known(96, 96)"),
        ("width=96 height=48", "Known(96, 48)"),
        // What it does not say follows from what is drawn in it, or is what browsers take.
        ("", "Known(300, 150)"),
        ("width=96", "Known(96, 150)"),
        ("height=96", "Known(300, 96)"),
        ("viewBox='0 0 80 40'", "Known(80, 40)"),
        ("viewBox='0,0,80,40'", "Known(80, 40)"),
        ("width=96 viewBox='0 0 80 40'", "Known(96, 48)"),
        ("height=96 viewBox='0 0 80 40'", "Known(192, 96)"),
        ("width=96 height=96 viewBox='0 0 80 40'", "Known(96, 96)"),
        // What is no length, or less than nothing, says nothing.
        ("width=-96 height=96 viewBox='0 0 80 40'", "Known(192, 96)"),
        ("width=50% height=96 viewBox='0 0 80 40'", "Known(192, 96)"),
        ("width=96 height=9ex viewBox='0 0 80 40'", "Known(96, 48)"),
        ("width=96 viewBox='0 0 80 0'", "Known(96, 150)"),
        ("width=96 viewBox='0 0 0 40'", "Known(96, 150)"),
        ("width=96 viewBox='0 0 -80 40'", "Known(96, 150)"),
        ("width=96 viewBox='0 0 80'", "Known(96, 150)"),
    ] {
        let draft = draft(&format!("<svg {size}><circle r=9 /></svg>"));
        let letter = draft.letter();
        let file = letter.pictures.first().map(|picture| picture.file);
        assert_eq!(
            format!("{:?}", file.expect("a picture")),
            expected,
            "{size}"
        );
    }
}

#[test]
fn a_drawing_of_no_size_is_no_picture_but_another_may_be_painted_with_it() {
    let gradient = "<linearGradient id=a><stop stop-color='#f0f' /></linearGradient>\
        <text>Two</text><a href=https://nu.edu.kz></a></svg>";
    for (size, shown) in [
        ("width=0 height=0", false),
        ("width=0", false),
        ("style='height:0'", false),
        ("width=9 height=9 style='width:0'", false),
        ("width=0 style='min-width:9px'", true),
        ("width=0 style='width:9px'", true),
        ("width=0 style='width:100%'", true),
        ("height=0 style='height:calc(1vh + 1px)'", true),
    ] {
        let html = format!("<p>One.</p><svg {size}>{gradient}");
        let draft = draft(&html);
        let letter = draft.letter();
        let seen = letter.blocks.iter().any(|(_, block)| block.text == "Two");
        assert_eq!(seen, shown, "{size}");
        assert!(shown || letter.pictures.is_empty(), "{size}");
        assert_eq!(letter.links.len(), 1, "{size}");
        assert_eq!(colours(&html), ["#ff00ff"], "{size}");
    }
}

#[test]
fn a_drawing_has_links_and_leaves_open_what_moves() {
    let links = |html: &str| draft(html).letter().links.len();
    assert_eq!(
        links("<svg><a href=https://nu.edu.kz><text>x</text></a></svg>"),
        1
    );
    assert_eq!(links("<svg><a><text>x</text></a></svg>"), 0);
    // A drawing in a drawing is a part of it.
    let pictures = |html: &str| draft(html).letter().pictures.len();
    let inner = "<svg width=20 height=20><circle r=9 /></svg>";
    assert_eq!(
        pictures(&format!("<svg width=90 height=90>{inner}{inner}</svg>")),
        1
    );
    assert_eq!(pictures(&format!("{inner}{inner}")), 2);
    // Letters in a drawing that is stretched are of no size that the source tells.
    for (open, count) in [
        ("<svg><g transform='scale(2)'>", 1),
        ("<svg><g transform='matrix(2 0 0 2 0 0)'>", 1),
        ("<svg><g transform='rotate(45)'>", 0),
        ("<svg width=100 height=50 viewBox='0 0 100 50'>", 0),
        ("<svg width=101 height=50 viewBox='0 0 100 50'>", 0),
        ("<svg width=200 height=100 viewBox='0 0 100 50'>", 1),
        ("<svg width=50 height=25 viewBox='0 0 100 50'>", 1),
    ] {
        let found = unread(&format!("<p>One.</p>{open}<text>Two</text></svg>"));
        assert_eq!(found, vec!["<text>"; count], "{open}");
    }
    let moves = "<animate attributeName=fill to=red />";
    assert_eq!(
        unread(&format!("<svg><circle r=9>{moves}{moves}</circle></svg>")).len(),
        1
    );
    assert_eq!(unread("<svg><circle r=9></circle></svg>").len(), 0);
}

#[test]
fn of_several_files_the_one_that_is_not_known_or_else_the_largest_counts() {
    let file = |html: &str| {
        let html = html.replace("FILE", FILE);
        let draft = draft(&html);
        let letter = draft.letter();
        format!("{:?}", letter.pictures[0].file)
    };
    // As that of 1200 × 900, and no width.
    let no_width = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAAAAAOECAIAAAA=";
    for (html, expected) in [
        ("<img src=FILE>", "Known(1200, 900)"),
        ("<img src='' srcset=FILE>", "Known(1200, 900)"),
        ("<img src=FILE srcset='https://x.kz/a.png 2x'>", "Elsewhere"),
        (
            "<picture><source srcset=FILE><img src=FILE></picture>",
            "Known(1200, 900)",
        ),
        (
            "<picture><source srcset=https://x.kz/a.png><img src=FILE></picture>",
            "Elsewhere",
        ),
        (
            "<picture><b srcset=https://x.kz/a.png></b><img src=FILE></picture>",
            "Known(1200, 900)",
        ),
        (
            "<source srcset=https://x.kz/a.png><img src=FILE><img src=FILE>",
            "Elsewhere",
        ),
        (
            "<img src='data:image/png;base64,iVBORw0KGgo='>",
            "Unreadable",
        ),
        (&format!("<img src='{no_width}'>"), "Unreadable"),
        ("<img src=cid:a>", "NotEnclosed"),
    ] {
        assert_eq!(file(html), expected, "{html}");
    }
}

#[test]
fn a_logo_is_declared_on_itself_or_around_it() {
    let declared = |html: &str| draft(html).letter().pictures[0].declared;
    for (html, expected) in [
        ("<img src=FILE>", false),
        ("<img src=FILE data-part=logo>", true),
        ("<div data-part=logo><a><img src=FILE></a></div>", true),
        ("<div data-part=signature>Dana <img src=FILE></div>", true),
        ("<div data-part=logo>NU</div><img src=FILE>", false),
        ("<div data-part=head><img src=FILE></div>", false),
    ] {
        assert_eq!(declared(&html.replace("FILE", FILE)), expected, "{html}");
    }
}

#[test]
fn a_style_may_give_a_picture_other_proportions() {
    for (style, size) in [
        ("", is(1200.0, 900.0)),
        ("aspect-ratio:1/2", is(1200.0, 2400.0)),
        ("aspect-ratio:0.5;width:100px;height:auto", is(100.0, 200.0)),
        ("aspect-ratio:4;height:50px", is(200.0, 50.0)),
        ("aspect-ratio:auto 1/2", is(1200.0, 900.0)),
        ("aspect-ratio:0", is(1200.0, 900.0)),
        (
            "aspect-ratio:1/2;width:100px;height:100px",
            is(100.0, 100.0),
        ),
    ] {
        assert_eq!(
            shown(&format!("<img src=FILE style='{style}'>")),
            size,
            "{style}"
        );
    }
}
