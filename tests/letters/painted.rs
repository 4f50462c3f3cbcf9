//! The colours and pictures that a letter paints besides its text.

use nu_alumni_policy::{Brief, check_mailing};

use crate::draft;

/// The colours besides greys, as the report names them.
pub fn colours(html: &str) -> Vec<String> {
    let brief: Brief = r##"{"palette": ["#000001"]}"##.parse().expect("a brief");
    let report = check_mailing(&draft(html), &brief).expect("it is checked");
    let report: serde_json::Value = serde_json::from_str(&report.to_json()).expect("JSON");
    let findings = report["findings"].as_array().expect("a list").iter();
    findings
        .filter(|finding| finding["rule"] == "brand-colours")
        .flat_map(|finding| {
            let args = &finding["message"]["args"];
            let colours = args["colour"].as_str().or(args["colours"].as_str());
            let colours = colours.unwrap_or_default().split_terminator(", ");
            colours.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_drawing_is_painted_in_the_nearest_colour_where_it_asks_for_that() {
    for (html, expected) in [
        (
            "<svg color=#c00><rect fill=currentColor /></svg>",
            &["#cc0000"][..],
        ),
        (
            "<svg color=#c00><g color=#00c><rect stroke=CURRENTCOLOR /></g></svg>",
            &["#0000cc"],
        ),
        ("<svg color=#c00><rect fill=black /></svg>", &[]),
        ("<svg><rect fill=currentColor /></svg>", &[]),
    ] {
        assert_eq!(colours(html), expected, "{html}");
    }
}

#[test]
fn colours_of_what_is_painted() {
    for (style, expected) in [
        ("color:#c00", &["#cc0000"][..]),
        ("background:#c00", &["#cc0000"]),
        ("background:none, #c00", &["#cc0000"]),
        // One colour there is, and behind the last picture.
        ("background:#fff, #c00", &[]),
        ("background:#c00, none", &[]),
        ("background:#fff #c00", &[]),
        ("border:1px solid #c00", &["#cc0000"]),
        ("border:0 solid #c00", &[]),
        ("border:1px none #c00", &[]),
        ("border-color:#c00", &[]),
        // What is no part of it, or comes twice, makes it none.
        ("border:1px solid #c00 foo", &[]),
        ("border:1px foo #c00", &[]),
        ("border:1px 2px solid #c00", &[]),
        ("border:solid solid #c00", &[]),
        ("border:solid #c00 #00c", &[]),
        ("border:#c00 solid 1px", &["#cc0000"]),
        ("border:solid #c00", &["#cc0000"]),
        ("border-bottom:thick dotted #c00", &["#cc0000"]),
        ("outline:1px solid #c00", &["#cc0000"]),
        ("text-decoration:underline #c00", &["#cc0000"]),
        ("text-decoration-color:#c00", &[]),
        (
            "text-decoration-line:overline; text-decoration-color:#c00",
            &["#cc0000"],
        ),
        ("text-decoration-line:none; text-decoration-color:#c00", &[]),
        // What may be drawn is named in its colour.
        (
            "text-decoration-line:if(style(--x): underline); text-decoration-color:#c00",
            &["#cc0000"],
        ),
        (
            "border-left-style:if(style(--x): solid); border-left-color:#c00",
            &["#cc0000"],
        ),
        ("border-left-style:initial; border-left-color:#c00", &[]),
        ("text-shadow:1px 1px #c00", &["#cc0000"]),
        ("text-shadow:0 0 #c00", &[]),
        ("text-shadow:1px #c00", &[]),
        (
            "box-shadow:0 0 2px #c00, 1px 1px #00c",
            &["#cc0000", "#0000cc"],
        ),
        (
            "background:linear-gradient(#c00 calc(1px + 2%), #00c)",
            &["#cc0000", "#0000cc"],
        ),
        (
            "background:-webkit-gradient(linear, 0 0, 0 100%, from(#c00), to(#00c))",
            &["#cc0000", "#0000cc"],
        ),
        ("background-image:foo(#c00)", &[]),
    ] {
        let found = colours(&format!("<!doctype html><p style='{style}'>word"));
        assert_eq!(found, expected, "{style}");
    }
    // Browsers draw the line of a link, and what is drawn of itself, in the colour that is set.
    for (html, expected) in [
        (
            "<a href=https://x.kz style='color:#000; text-decoration-color:#c00'>word</a>",
            &["#cc0000"][..],
        ),
        ("<a style='text-decoration-color:#c00'>word</a>", &[]),
        (
            "<u style='text-decoration-color:#c00'>word</u>",
            &["#cc0000"],
        ),
        ("<b style='text-decoration-color:#c00'>word</b>", &[]),
        (
            "<fieldset style='border-color:#c00'>word</fieldset>",
            &["#cc0000"],
        ),
        (
            "<table border=1 style='border-color:#c00'><td>word</table>",
            &["#cc0000"],
        ),
        ("<table style='border-color:#c00'><td>word</table>", &[]),
        ("<body text=#cc0000>word", &["#cc0000"]),
        ("<body bgcolor=#cc0000>word", &["#cc0000"]),
        ("<div text=#cc0000 bgcolor=#cc0000>word</div>", &[]),
        ("<font color=#cc0000>word</font>", &["#cc0000"]),
        ("<b color=#cc0000>word</b>", &[]),
        // What cannot be told is left open, and is not the colour around it.
        (
            "<div style='color:#c00'><p style='color:accentcolor'>word</div>",
            &[],
        ),
        ("word<hr color=#cc0000>", &["#cc0000"]),
        // A rule is drawn in its own colour, a box around fields in grey.
        ("word<hr style='color:#c00'>", &["#cc0000"]),
        (
            "<fieldset style='color:#c00; background:#fff'><b style='color:#000'>word</b></fieldset>",
            &[],
        ),
        ("<marquee bgcolor=#cc0000>word</marquee>", &["#cc0000"]),
        (
            "<table border=1 bordercolor=#cc0000><td>word</table>",
            &["#cc0000"],
        ),
        ("<p bordercolor=#cc0000>word</p>", &[]),
        (
            "<body link=#cc0000><a href=https://x.kz>word</a>",
            &["#cc0000"],
        ),
        ("<body link=#cc0000>word", &[]),
        ("<div link=#cc0000><a href=https://x.kz>word</a></div>", &[]),
        ("<table><td bgcolor=transparent>word</table>", &[]),
        ("<table><td bgcolor=Transparent>word</table>", &[]),
        ("<table><td bgcolor=''>word</table>", &[]),
        ("<table><td bgcolor=' '>word</table>", &[]),
        ("<table><td bgcolor=#cc0000>word</table>", &["#cc0000"]),
        // The text's own colour, where that is somebody's choice.
        (
            "<p style='color:#c00; text-shadow:1px 1px currentcolor'><b style='color:#000'>word</b>",
            &["#cc0000"],
        ),
        (
            "<p style='color:#c00; background:linear-gradient(currentcolor, #000)'><b style='color:#000'>word</b>",
            &["#cc0000"],
        ),
        (
            "<p style='color:#c00; border:1px solid'><b style='color:#000'>word</b>",
            &["#cc0000"],
        ),
        ("<p style='color:#c00'><b style='color:#000'>word</b>", &[]),
        ("<p style='border:1px solid'>word", &[]),
        // 204 of 255 of `#0041c6`, over white.
        ("<b style='background:highlight'>word</b>", &["#3367d1"]),
    ] {
        assert_eq!(
            colours(&format!("<!doctype html>{html}")),
            expected,
            "{html}"
        );
    }
    // What lets through paints nothing of its own.
    let times = |style: &str| {
        let html = format!("<div style='background:#c00'><p style='{style}'>word</p></div>");
        draft(&html).letter().styles.painted().count()
    };
    for (style, count) in [
        ("", 1),
        ("background:transparent", 1),
        ("background:rgb(0 0 0 / 0)", 1),
        ("background:rgb(0 0 0 / 1%)", 2),
        ("background:#000", 2),
        ("border:1px solid transparent", 1),
        ("border:1px solid #000", 2),
        ("text-shadow:1px 1px transparent", 1),
        ("text-shadow:1px 1px #000", 2),
        ("outline:1px solid rgb(0 0 0 / 0)", 1),
    ] {
        assert_eq!(times(style), count, "{style}");
    }
    let pictures = |image: &str| {
        let html = format!("<p style='background-image:{image}'>word");
        draft(&html).letter().pictures.len()
    };
    for (image, count) in [
        ("url(https://x.kz/a.png)", 1),
        ("image-set(\"https://x.kz/a.png\" 1x)", 1),
        ("url(\"https://x.kz/a.png\")", 1),
        ("url(\"https://x.kz/a.png\" cross-origin(anonymous))", 1),
        (
            "url(https://x.kz/a.png), linear-gradient(red, blue), url(https://x.kz/b.png)",
            2,
        ),
        (
            "cross-fade(url(https://x.kz/a.png), url(https://x.kz/b.png))",
            2,
        ),
        ("foo(\"https://x.kz/a.png\")", 0),
        ("none", 0),
    ] {
        assert_eq!(pictures(image), count, "{image}");
    }
    for (html, count) in [
        ("<body background=https://x.kz/a.png>word", 1),
        ("<table><td background=https://x.kz/a.png>word</table>", 1),
        ("<p background=https://x.kz/a.png>word</p>", 0),
    ] {
        assert_eq!(draft(html).letter().pictures.len(), count, "{html}");
    }
}
