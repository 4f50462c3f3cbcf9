//! What a phone, or a desk in the dark, shows otherwise than the desk for which a letter is read.

use nu_alumni_policy::{Brief, check_mailing, decision::Severity};

use crate::draft;

/// What goes to a person, of a letter whose second paragraph has the class `a`.
fn found(css: &str) -> Vec<String> {
    let brief = r##"{"subject": "A talk", "own_hosts": ["nu.edu.kz"], "palette": ["#ddaf53"],
        "direction": "event-invitation"}"##;
    let brief: Brief = brief.parse().expect("a brief");
    let html = format!(
        "<style>{css}</style><h1>A talk</h1><p>Dear Alumni,<p>We meet in the Atrium at noon.\
         <p class=a>Come.<ul class=l><li>Tea.</ul>\
         <p>Regards,<br>Alumni Office<br>53 Kabanbay Batyr Ave., Astana 010000\
         <br>+7 (7172) 70-00-01<br>alumni@nu.edu.kz"
    );
    let report = check_mailing(&draft(&html), &brief).expect("it is checked");
    let findings = report.findings.iter();
    findings
        .filter(|finding| finding.severity >= Severity::NeedsReview)
        .map(|finding| finding.message.key.to_string())
        .collect()
}

const PHONE: &str = "@media only screen and (max-width: 600px)";
const DARK: &str = "@media (prefers-color-scheme: dark)";

#[test]
fn a_phone_is_a_reader_too() {
    for (css, key) in [
        (".a { color: #c00 !important }", "brand-colours.elsewhere"),
        (".a { background: #fee }", "brand-colours.elsewhere"),
        (
            ".a { border-top: 2px solid #0a0 }",
            "brand-colours.elsewhere",
        ),
        (".a { font-size: 40px }", "font-size.elsewhere"),
        ("h1 { font-size: 3em }", "title-size.elsewhere"),
        (".a { text-transform: uppercase }", "capitals.elsewhere"),
        (".a { font-variant: small-caps }", "capitals.elsewhere"),
        (".a { font-weight: bold }", "bold-share.elsewhere"),
        (".a::before { content: 'NOW' }", "not-read.not-read"),
    ] {
        assert_eq!(found(&format!("{PHONE} {{ {css} }}")), [key], "{css}");
    }
    for css in [
        ".a { color: #333; font-size: 18px; line-height: 1.5; padding: 0 10px; width: 100% }",
        ".a { color: #ddaf53 }",
        ".a, .l { display: block !important; max-width: 100% !important }",
        "p, li { font-size: 40px } h1 { font-size: 60px }",
        ".b { color: #c00; font-size: 90px }",
        "h1 { font-size: 20px }",
    ] {
        assert_eq!(found(&format!("{PHONE} {{ {css} }}")), [""; 0], "{css}");
    }
}

#[test]
fn a_phone_is_held_and_sharp_and_a_tablet_is_wider() {
    const RED: &str = ".a { color: #c00 }";
    for query in [
        "(min-resolution: 2dppx)",
        "(-webkit-min-device-pixel-ratio: 2), (min-resolution: 192dpi)",
        "(min-resolution: 3dppx)",
        "(pointer: coarse)",
        "(hover: none)",
        "not all and (hover)",
        "(min-width: 481px) and (max-width: 768px)",
        "(min-width: 768px) and (max-width: 1024px)",
        "(max-width: 360px)",
        "(min-width: 414px) and (max-width: 480px)",
        "(max-height: 400px) and (orientation: landscape)",
        "(max-width: 300px) and (orientation: landscape)",
        "(min-width: 900px) and (max-width: 1000px) and (orientation: portrait)",
        "(min-width: 500px) and (max-width: 510px) and (min-height: 900px) and (max-height: 910px)",
        "(min-width: 500px) and (max-width: 510px) and (aspect-ratio < 3/4)",
    ] {
        let found = found(&format!("@media {query} {{ {RED} }}"));
        assert_eq!(found, ["brand-colours.elsewhere"], "{query}");
    }
    for query in [
        "print and (hover: none)",
        "(forced-colors: active)",
        "(min-width: 1400px)",
        "(min-resolution: 2dppx) and (hover: hover)",
    ] {
        let found = found(&format!("@media {query} {{ {RED} }}"));
        assert_eq!(found, [""; 0], "{query}");
    }
    // One's rules yield nothing to the other's.
    let both = "@media (max-width: 480px) { .a { color: #c00 } }\
        @media (min-width: 481px) and (max-width: 768px) { .a { color: #000 } }";
    assert_eq!(found(both), ["brand-colours.elsewhere"]);
    // What hides from a desk's width on hides nothing from a phone.
    let hidden = "@media (min-width: 600px) { .b { color: #c00 } .a { display: none } }";
    assert_eq!(found(hidden), ["not-read.not-read"; 1]);
}

#[test]
fn what_cannot_be_told_of_another_screen_goes_to_a_person() {
    for (css, key) in [
        (".a { font-size: 8vw }", "font-size.not-read"),
        (".a { color: revert-layer }", "brand-colours.not-read"),
        (
            ".a { background-color: revert-layer }",
            "brand-colours.not-read",
        ),
        (".a { text-transform: revert-layer }", "capitals.not-read"),
        (".a { font-weight: revert-layer }", "bold-share.not-read"),
    ] {
        assert_eq!(found(&format!("{PHONE} {{ {css} }}")), [key], "{css}");
    }
    for css in [".b { font-size: 8vw }", ".a { width: 8vw }"] {
        assert_eq!(found(&format!("{PHONE} {{ {css} }}")), [""; 0], "{css}");
    }
    let dark = format!("{DARK} {{ .a {{ color: revert-layer; background: revert-layer }} }}");
    assert_eq!(found(&dark), [""; 0]);
}

#[test]
fn pictures_that_other_screens_paint_go_to_a_person() {
    let picture = ".a { background-image: url(https://nu.edu.kz/h.jpg) }";
    let outlook =
        |css: &str| format!("</style><!--[if mso]><style>{css}</style><![endif]--><style>");
    for css in [
        format!("{PHONE} {{ {picture} }}"),
        format!("{DARK} {{ {picture} }}"),
        format!("{PHONE} {{ .a {{ border-image: url(https://nu.edu.kz/h.jpg) 30 }} }}"),
        outlook(picture),
    ] {
        assert_eq!(found(&css), ["picture-count.not-read"], "{css}");
    }
    for css in [
        format!("@media print {{ {picture} }}"),
        format!("{PHONE} {{ .a {{ background-image: none }} }}"),
        format!("{PHONE} {{ .a {{ background-image: url(' ') }} }}"),
        format!("{PHONE} {{ .b {{ background-image: url(https://nu.edu.kz/h.jpg) }} }}"),
    ] {
        assert_eq!(found(&css), [""; 0], "{css}");
    }
    let moving = "@keyframes m { to { color: #c00 } }";
    for css in [
        format!("{moving} {PHONE} {{ .a {{ animation: m 1s both }} }}"),
        format!("{PHONE} {{ {moving} .a {{ animation: m 1s both }} }}"),
        outlook(&format!("{moving} .a {{ animation: m 1s both }}")),
    ] {
        assert!(!found(&css).is_empty(), "{css}");
    }
}

#[test]
fn outlook_for_windows_reads_sheets_in_comments() {
    let told = |css: &str| {
        found(&format!(
            "</style><!--[if gte mso 9]><style>{css}</style><![endif]--><style>"
        ))
    };
    for (css, key) in [
        (".a { color: #c00 !important }", "brand-colours.elsewhere"),
        (".a { font-size: 60px }", "font-size.elsewhere"),
        ("h1 { font-size: 60px }", "title-size.elsewhere"),
        (".a { text-transform: uppercase }", "capitals.elsewhere"),
        (".a { font-weight: bold }", "bold-share.elsewhere"),
    ] {
        assert_eq!(told(css), [key], "{css}");
    }
    for css in [
        "table, td { border-collapse: collapse; mso-table-lspace: 0pt; mso-table-rspace: 0pt }",
        "body, table, td, p, a { font-family: Arial, sans-serif !important }",
        "p { color: #ddaf53; line-height: 120% }",
        "v\\:* { behavior: url(#default#VML); display: inline-block }",
        "table.MsoNormalTable { mso-style-name: x; font-size: 10.0pt; color: #c00 }",
        "@media (max-width: 600px) { .a { color: #c00 } }",
    ] {
        assert_eq!(told(css), [""; 0], "{css}");
    }
}

#[test]
fn outlook_for_windows_paints_what_comments_tell_it() {
    let told = |inside: &str| {
        found(&format!(
            "</style><body><!--[if mso]>{inside}<![endif]--><style>"
        ))
    };
    for inside in [
        "<table width=600 bgcolor=#dd0000><tr><td>",
        "<TABLE BGCOLOR=#dd0000><TR><TD>",
        "<table style='border:3px solid #dd0000'><tr><td>",
        "<table><tr><td style='background-color: #dd0000'>",
        "</td><td width=300 bgcolor='#dd0000'>",
        " </TR><tr bgcolor='#dd0000'><td>",
        "<v:rect fill='true' stroke='false' fillcolor='#dd0000 [3204]'><v:textbox>",
        "<v:background fill=t><v:fill type=tile color='#dd0000'/></v:background>",
        "<v:roundrect strokecolor=red></v:roundrect>",
        "<p style='color: #c00'>Come.</p>",
    ] {
        assert_eq!(told(inside), ["brand-colours.elsewhere"], "{inside}");
    }
    assert_eq!(
        told("<v:rect fillcolor='this'>"),
        ["brand-colours.not-read"]
    );
    for inside in [
        "<table width=600 bgcolor=#ddaf53><tr><td>",
        "<v:rect fillcolor=none strokecolor='#ffffff'><v:fill color='windowText [64]'/>",
        "<v:rect stroke=f strokecolor=red filled=false fillcolor=red>",
        "<table width=600 align=center border=0 cellpadding=0><tr><td valign=top>",
        "<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></xml>",
    ] {
        assert_eq!(told(inside), [""; 0], "{inside}");
    }
}

#[test]
fn what_holds_on_a_desk_alone_is_missing_on_a_phone() {
    let desk = "@media (min-width: 600px)";
    let css = format!(".a {{ font-size: 40px }} {desk} {{ .a {{ font-size: 16px }} }}");
    assert_eq!(found(&css), ["font-size.elsewhere"]);
    let css = format!("{desk} {{ .a {{ font-size: 18px }} }}");
    assert_eq!(found(&css), [""; 0]);
    // It stands behind what holds everywhere, and yields to what stands behind it.
    let css = format!("{PHONE} {{ .a {{ font-size: 40px }} }} .a {{ font-size: 16px }}");
    assert_eq!(found(&css), [""; 0]);
}

#[test]
fn the_dark_has_colours_of_its_own_and_no_sizes() {
    for (css, keys) in [
        (".a { color: #c00; background: #00c }", &[][..]),
        (".a { font-size: 40px }", &["font-size.elsewhere"]),
        (".a { text-transform: uppercase }", &["capitals.elsewhere"]),
    ] {
        assert_eq!(found(&format!("{DARK} {{ {css} }}")), keys, "{css}");
    }
}

#[test]
fn what_a_phone_shows_besides_counts() {
    let rule = format!(
        "{PHONE} {{ .b {{ display: block !important }} tr.b {{ display: table-row !important }}\
         .d {{ display: none !important }} }}"
    );
    let picture = |attributes: &str| format!("<img {attributes} src=https://nu.edu.kz/1.png>");
    let rows = |attributes: &str| format!("<tr {attributes}><td>Tea<td>One");
    let table =
        |attributes: &str, rows: &str| format!("<table border=1 {attributes}>{rows}</table>");
    const HIDDEN: &str = "class=b style=display:none";
    let pictures = &["picture-count.not-read", "picture-size.file-elsewhere"][..];
    for (body, keys) in [
        (picture(HIDDEN), &["picture-count.not-read"][..]),
        (
            format!("<div {HIDDEN}>{}</div>", picture("")),
            &["picture-count.not-read"],
        ),
        // The same again beside the first, and in its place.
        (picture("") + &picture(HIDDEN), pictures),
        (
            picture("class=d") + &picture(HIDDEN),
            &["picture-size.file-elsewhere"],
        ),
        (table("", &rows("")), &[]),
        (
            table("", &rows("")) + &table(HIDDEN, &rows("")),
            &["table-count.not-read"],
        ),
        (
            format!("{0}<div {HIDDEN}>{0}</div>", table("", &rows(""))),
            &["table-count.not-read"],
        ),
        (
            table("", &(rows("") + &rows(HIDDEN))),
            &["table-count.not-read"],
        ),
        // A table that lays the page out is none.
        (
            format!("<table><tr><td>Tea<tr {HIDDEN}><td>Tea</table>"),
            &[],
        ),
        (
            format!("<div {HIDDEN}><table><tr><td>Come.</table></div>"),
            &[],
        ),
    ] {
        assert_eq!(
            found(&format!("{rule}</style>{body}<style>")),
            keys,
            "{body}"
        );
    }
}
