//! What the check makes of pieces of letters.

use nu_alumni_policy::{Brief, MailingReport, check_mailing, decision::Severity};

use crate::{draft, roles, unread};

const CONTACT: &str =
    "a@nu.edu.kz<br>53 Kabanbay Batyr Ave., Astana 010000<br>+7 (7172) 70-00-01<br>nu.edu.kz";

/// The findings of these rules, each with what it does to the verdict.
pub(crate) fn found(html: &str, rules: &str) -> Vec<String> {
    found_under("A talk", html, rules)
}

/// What is made of a letter with this subject.
fn report_under(subject: &str, html: &str) -> MailingReport {
    let brief = format!(
        r#"{{"subject": {subject:?}, "own_hosts": ["nu.edu.kz"], "direction": "event-invitation"}}"#
    );
    let brief: Brief = brief.parse().expect("a brief");
    check_mailing(&draft(html), &brief).expect("it is checked")
}

/// The findings under this subject.
fn found_under(subject: &str, html: &str, rules: &str) -> Vec<String> {
    let report = report_under(subject, html);
    let findings = report.findings.iter();
    findings
        .filter(|finding| finding.rule.name().starts_with(rules))
        .map(|finding| {
            let sign = match finding.severity {
                Severity::Violation => "!",
                Severity::NeedsReview => "?",
                _ => "~",
            };
            format!("{sign}{}", finding.message.key)
        })
        .collect()
}

#[test]
fn a_merge_tag_in_a_signature_may_print_what_it_lacks() {
    let signed = |rest: &str| {
        found(
            &format!("<p>One.<p>Regards,<br>Alumni Office{rest}"),
            "signature",
        )
    };
    assert_eq!(
        signed(""),
        [
            "!signature-contact.no-email-or-web",
            "!signature-address.missing",
            "!signature-phone.too-few"
        ]
    );
    assert_eq!(
        signed("<br>{{contact}}"),
        [
            "?signature-contact.no-email-or-web",
            "?signature-address.missing",
            "?signature-phone.too-few"
        ]
    );
    assert_eq!(signed(&format!("<br>{CONTACT}")), [""; 0]);
}

/// What is filled in later in a letter, and that nothing of it is broken.
fn filled_in(text: &str) -> Vec<String> {
    let html = format!(
        "<p>Dear Alumni,<p>We meet in May.{text}<p>Kind regards,<br>NU Office<br>{CONTACT}"
    );
    let mut found = found(&html, "");
    assert!(
        !found.iter().any(|key| key.starts_with('!')),
        "{text}: {found:?}"
    );
    found.retain(|key| key.ends_with(".filled-in"));
    found
}

#[test]
fn a_block_that_is_filled_in_later_may_be_anything() {
    for text in [
        "<p>{{body}}",
        "<p>*|EVENT_TEXT|*",
        "<div>{{{ html_block }}}</div>",
        "<ul>{{#each items}}<li>{{this}}</li>{{/each}}</ul>",
        "<div>{{> programme}}</div>",
        "<div>{% include \"programme.html\" %}</div>",
        "<p><a href='https://nu.edu.kz/'>Join us</a> {{more}}",
    ] {
        assert_eq!(filled_in(text), ["?not-read.filled-in"], "{text}");
    }
    for text in [
        "<p>We greet {{school}} too.",
        "<p><a href='https://nu.edu.kz/'>{{words}}</a>",
        "<table border=1><tr><td>{{hour}}<td>{{what}}<tr><td>{{hour}}<td>{{what}}</table>",
        "{% if late %}<p>We meet late.</p>{% endif %}",
        "{{~#if late~}}<p>We meet late.</p>{{~/if~}}",
        "<p>https://nu.edu.kz/survey?id={{id}}</p>",
        "<p>{{if .Late}}</p><p>We meet late.</p><p>{{end}}</p>",
    ] {
        assert_eq!(filled_in(text), [""; 0], "{text}");
    }
    let all = format!("<p>Dear Alumni,<p>{{{{body}}}}<p>Kind regards,<br>NU Office<br>{CONTACT}");
    assert_eq!(
        found(&all, "body-present"),
        ["?body-present.perhaps-not-read"]
    );
}

#[test]
fn a_style_that_is_filled_in_later_is_not_known() {
    for (text, rule) in [
        ("<p style='color:{{c}}'>One.", "brand-colours"),
        (
            "<p style='border:1px solid {{c}} !important'>One.",
            "brand-colours",
        ),
        (
            "<table bgcolor='{{c}}'><tr><td>One.</table>",
            "brand-colours",
        ),
        ("<p><font color=*|C|*>One.</font>", "brand-colours"),
        ("<style>p { color:{{c}} }</style>", "brand-colours"),
        ("<p style='font-size:{{size}}px'>One.", "font-size"),
        ("<p><font size={{size}}>One.</font>", "font-size"),
        ("<p style='font-weight:%%weight%%'>One.", "bold-share"),
        ("<p style='text-transform:${caps}'>One.", "capitals"),
        ("<p style='{{style}}'>One.", "not-read"),
        ("<p style='*|STYLE|*; margin:0'>One.", "not-read"),
        ("<style>{{css}}</style>", "not-read"),
        ("<style>*|CSS|*</style>", "not-read"),
        ("<style>p { {{css}} }</style>", "not-read"),
        ("<style>*|IF:LATE|* p { color:#000 }</style>", "not-read"),
    ] {
        assert_eq!(filled_in(text), [format!("?{rule}.filled-in")], "{text}");
    }
    for text in [
        "<p style='padding:{{p}}px'>One.",
        "<p style='color:var(--COMPANY-BLUE)'>One.",
        "<p style='font-family:{{font}}'>One.",
        "<style>{color:red} p { margin:{{m}}px }</style>",
        "<style>[name]:-moz-x { color:red } p{margin:0}b{margin:0}</style>",
    ] {
        assert_eq!(filled_in(text), [""; 0], "{text}");
    }
}

#[test]
fn a_caption_longer_than_a_paragraph_is_looked_at() {
    // Sixteen words of five characters take a line.
    for (words, keys) in [(48, &[][..]), (49, &["?paragraph-length.caption"])] {
        let words = vec!["word"; words].join(" ");
        for caption in [
            format!("<figure><img src=a.png><figcaption>{words}</figcaption></figure>"),
            format!(
                "<table border=1><caption>{words}</caption><tr><td>1<td>2<tr><td>3<td>4</table>"
            ),
            format!("<fieldset><legend>{words}</legend></fieldset>"),
        ] {
            let html = format!("<p>We meet in May.{caption}");
            assert_eq!(found(&html, "paragraph-length"), keys, "{caption}");
        }
    }
}

#[test]
fn a_mailers_lines_below_a_delimiter_are_not_the_signature() {
    let html = format!(
        "<p>One.<p>Regards,<br>Alumni Office<br>{CONTACT}<p>-- <br>Unsubscribe: https://nu.edu.kz/u"
    );
    assert_eq!(found(&html, "signature"), [""; 0]);
}

#[test]
fn what_names_nobody_is_no_name() {
    let named = |name: &str| {
        let html = format!("<p>One.<p>Regards,<br>{name}<br>{CONTACT}");
        found(&html, "signature-contact").is_empty()
    };
    for name in [
        "Alumni Office",
        "Дана Ахметова",
        "Оргкомитет Форум-2026",
        "Class of 2015",
        "Alumni of Astana",
    ] {
        assert!(named(name), "{name}");
    }
    for name in [
        "г. Астана",
        "Республика Казахстан",
        "Tel.: 70-00-01",
        "кабинет 1012",
        "Astana",
        "Kazakhstan",
        "the heart of Astana",
    ] {
        assert!(!named(name), "{name}");
    }
}

#[test]
fn fields_are_named_in_one_word() {
    let tags = |text: &str| {
        let html = format!("<p>We meet, {text}, in May.");
        let draft = draft(&html);
        let letter = draft.letter();
        letter
            .blocks
            .iter()
            .map(|(_, block)| block.merge_tags.len())
            .sum::<usize>()
    };
    for text in [
        "{first}", "##NAME##", "@@name@@", "%%name%%", "%NAME%", "{_name}", "«Name»", "[NAME]",
    ] {
        assert_eq!(tags(text), 1, "{text}");
    }
    for text in [
        "{first name}",
        "## two words ##",
        "{1}",
        "{_}",
        "5 % of A, 7 % of B",
        "50%NAME%",
        "{}",
    ] {
        assert_eq!(tags(text), 0, "{text}");
    }
}

#[test]
fn what_outlook_alone_shows_is_named() {
    let letter = "<p>We meet in May.</p>";
    for (html, said) in [
        ("<p>We meet in May.</p>", vec![]),
        ("<p>Free dinner</p>", vec!["?not-read.not-read"]),
        // Those who see capitals there see none here.
        ("<p>WE MEET in May.</p>", vec!["?not-read.not-read"]),
        (
            "<div style='background-image:url(https://nu.edu.kz/a.png)'>We meet</div>",
            vec!["?picture-count.not-read"],
        ),
        ("<xml><o:x>Free dinner</o:x></xml>", vec![]),
        ("<style>p { color: #c00 }</style>", vec![]),
    ] {
        let html = format!("{letter}<!--[if mso]>{html}<![endif]-->");
        let mut all = found(&html, "not-read");
        all.extend(found(&html, "picture"));
        assert_eq!(all, said, "{html}");
    }
}

#[test]
fn what_only_a_narrow_window_shows_is_named() {
    let sheet = "<style>.x { display:none } @media (max-width:600px) { .x { display:block } }</style><p>We meet in May.</p>";
    for (html, said) in [
        ("<p>We meet in May.</p>", vec![]),
        ("<p>Free dinner</p>", vec!["?not-read.not-read"]),
        ("<style>free { color: #c00 }</style>", vec![]),
        ("<script>free</script>", vec![]),
        (
            "<img src=https://nu.edu.kz/a.png>",
            vec!["?picture-count.not-read"],
        ),
        ("<img src=https://nu.edu.kz/a.png width=1>", vec![]),
    ] {
        let html = format!("{sheet}<div class=x>{html}</div>");
        let mut all = found(&html, "not-read");
        all.extend(found(&html, "picture"));
        assert_eq!(all, said, "{html}");
    }
}

#[test]
fn whatever_hides_text_may_show_it_in_a_narrow_window() {
    for (hidden, shown, said) in [
        ("display:none", "display:inline", true),
        ("display:none", "color:#000", false),
        ("visibility:hidden", "visibility:visible", true),
        ("visibility:hidden", "visibility:hidden", false),
        ("opacity:0", "opacity:1", true),
        ("opacity:0", "opacity:0", false),
        ("font-size:0", "font-size:1em", true),
        ("font-size:0", "font-size:16px", true),
        ("font-size:0", "font-size:0", false),
        ("max-height:0; overflow:hidden", "max-height:none", true),
        ("max-height:0; overflow:hidden", "max-height:90px", true),
        ("height:0; overflow:hidden", "height:auto", true),
        ("height:0; overflow:hidden", "height:0", false),
    ] {
        let html = format!(
            "<style>.x {{ {hidden} }} @media (max-width:600px) {{ .x {{ {shown} }} }}</style>\
             <p>We meet in May.</p><div class=x>Free dinner</div>"
        );
        let expected = if said {
            vec!["?not-read.not-read"]
        } else {
            vec![]
        };
        assert_eq!(found(&html, "not-read"), expected, "{hidden} {shown}");
    }
}

#[test]
fn what_is_hidden_at_first_may_be_shown() {
    let keyframes = "<style>@keyframes a{to{opacity:1}}</style>";
    for (style, said) in [
        ("opacity:0; animation:a 1s both", true),
        ("opacity:0; -webkit-animation:a 1s both", true),
        ("opacity:0; animation-name:a", true),
        ("visibility:hidden; animation:a 1s both", true),
        ("max-height:0; overflow:hidden; animation:a 1s both", true),
        ("display:none; animation:a 1s both", false),
        ("opacity:0; animation:none", false),
        ("opacity:0", false),
        // It moves the first line alone.
        ("text-indent:-9999px", true),
    ] {
        let html = |sheet: &str| {
            format!("{sheet}<p>We meet in May.</p><div style='{style}'><b>Free</b> dinner</div>")
        };
        let expected = |said: bool| {
            if said {
                vec!["?not-read.not-read"]
            } else {
                vec![]
            }
        };
        assert_eq!(
            found(&html(keyframes), "not-read"),
            expected(said),
            "{style}"
        );
        let is_animated = style.contains("animation");
        let alone = found(&html(""), "not-read");
        assert_eq!(alone, expected(said && !is_animated), "{style}");
    }
    let within = "<div style='opacity:0'><p style='animation:a 1s both'>Free dinner</p></div>";
    let html = format!("{keyframes}<p>We meet in May.</p>{within}");
    assert_eq!(found(&html, "not-read"), [""; 0]);
}

#[test]
fn words_of_the_senders_own_mark_a_list() {
    let list = "<p>We meet in May.</p><ol class=l><li>Tea.</ol>";
    for (sheet, said) in [
        (
            "@counter-style c{system:cyclic; symbols:'REGISTER TODAY'}",
            true,
        ),
        (
            "@counter-style c{system:cyclic; symbols:REGISTER TODAY}",
            true,
        ),
        ("@media print{@counter-style c{symbols:'TODAY'}}", false),
        (".l{list-style-type:upper-roman}", false),
    ] {
        let html = format!("<style>{sheet} .l{{list-style-type:c}}</style>{list}");
        let found = found(&html, "not-read");
        assert_eq!(found.len(), usize::from(said), "{sheet}");
    }
}

#[test]
fn a_template_may_stand_in_the_place_of_what_is_in_its_element() {
    for (attributes, hidden, said) in [
        ("shadowrootmode=open", "", true),
        ("shadowrootmode=closed", "", true),
        ("shadowrootmode=open", "display:none", false),
        ("", "", false),
    ] {
        let html = format!(
            "<p>We meet in May.</p><div style='{hidden}'><template {attributes}><p>Free dinner</p></template></div>"
        );
        assert_eq!(
            !found(&html, "not-read").is_empty(),
            said,
            "{attributes} {hidden}"
        );
    }
}

#[test]
fn what_a_sheet_puts_before_text_is_named_where_it_is_shown() {
    for (around, said) in [
        ("", true),
        ("@media screen", true),
        ("@media (min-width:1px)", true),
        ("@media print", false),
        ("@media (max-width:600px)", true),
        ("@media print and (max-width:600px)", false),
    ] {
        let rule = "p:before { content:'Free dinner' }";
        let rule = if around.is_empty() {
            rule.to_owned()
        } else {
            format!("{around} {{ {rule} }}")
        };
        let html = format!("<style>{rule}</style><p>We meet in May.</p>");
        assert_eq!(!unread(&html).is_empty(), said, "{around}");
    }
}

#[test]
fn what_a_sheet_puts_before_text_is_named_where_it_shows_something() {
    for (content, said) in [
        ("'Free dinner'", true),
        ("attr(title)", true),
        ("counter(x)", true),
        ("counters(x, '.')", true),
        ("url(https://x.kz/a.png)", true),
        ("none", false),
        ("normal", false),
        ("''", false),
        ("' '", false),
        ("'\\201C'", false),
        ("open-quote", false),
    ] {
        let html = format!("<style>p:before {{ content:{content} }}</style><p>We meet in May.</p>");
        assert_eq!(!unread(&html).is_empty(), said, "{content}");
    }
}

#[test]
fn what_cannot_be_told_goes_by_its_declaration_or_by_its_name() {
    for (name, value) in [
        ("font-size", "calc(10px + 2vw)"),
        ("font-weight", "inherit(--weight)"),
        ("color", "accentcolor"),
        ("background-color", "accentcolor"),
        ("text-transform", "if(style(--loud): uppercase)"),
        ("font-variant", "if(style(--loud): small-caps)"),
        ("text-shadow", "1px 1px accentcolor"),
        ("box-shadow", "1px 1px accentcolor"),
        ("background-image", "linear-gradient(accentcolor, red)"),
        ("border-image", "linear-gradient(accentcolor, red)"),
        ("list-style-image", "linear-gradient(accentcolor, red)"),
    ] {
        let of = |spaces: &str| unread(&format!("<p style='{name}:{spaces}{value}'>We meet."));
        assert_eq!(of(""), [format!("{name}:{value}")], "{name}");
        assert_eq!(of(&" ".repeat(60)), [name], "{name}");
    }
    // Lines have colours where they are drawn.
    for (line, name) in [
        ("outline:1px solid", "outline-color"),
        ("border:1px solid", "border-color"),
        ("text-decoration:underline", "text-decoration-color"),
        ("column-rule:1px solid", "column-rule-color"),
    ] {
        let of = |spaces: &str| {
            unread(&format!(
                "<p style='{line}; {name}:{spaces}accentcolor'>We meet."
            ))
        };
        assert_eq!(of(""), [format!("{name}:accentcolor")], "{name}");
        assert_eq!(of(&" ".repeat(60)), [name], "{name}");
    }
    assert_eq!(roles("<p style='font-size:5vw'>We meet."), ["p We meet."]);
}

#[test]
fn places_stand_behind_white_space_that_no_page_has() {
    for html in [
        "\n  JOIN US TODAY, all.",
        "<html>\n <head>\n  JOIN US TODAY, all.",
        "<html> <body>\n JOIN US TODAY, all.",
        "<pre>\nJOIN US TODAY, all.",
        "<pre>\n\n JOIN US TODAY, all.",
        "<table>\n <tr>\n JOIN US TODAY, all.</table>",
        "<table> <tr> <td>x</td> JOIN US TODAY, all.</table>",
        "<p>A talk</p>\n <select> <option>\n JOIN US TODAY, all.</select>",
    ] {
        let brief: Brief = r#"{"direction": "event-invitation"}"#.parse().expect("a brief");
        let report = check_mailing(&draft(html), &brief).expect("it is checked");
        let mut findings = report.findings.iter();
        let run = findings.find(|finding| finding.message.key == "capitals.run");
        let place = run.and_then(|finding| finding.span?.of(html));
        assert_eq!(place, Some("JOIN US TODAY"), "{html}");
    }
}

#[test]
fn what_is_no_address_may_be_in_capitals() {
    for (text, said) in [
        ("Come to NOW@ALL, all.", true),
        ("Write to NOW@ALL.KZ, all.", false),
        ("See HTTPS://NU.EDU.KZ/JOIN, all.", false),
        ("See JOIN.US.NOW.KZ, all.", false),
        ("See @NOW.KZ, all.", false),
    ] {
        let found = found(&format!("<p>Dear all,<p>{text}"), "capitals");
        assert_eq!(!found.is_empty(), said, "{text}: {found:?}");
    }
}

#[test]
fn the_codes_of_languages_are_no_words_in_capitals() {
    for (html, said) in [
        ("<p>KZ / RU / EN<p>One sentence.", false),
        (
            "<p><a href=#a>[RU]</a> <a href=#b>[EN]</a><p>One sentence.",
            false,
        ),
        ("<p><b>KZ / RU / EN</b><p>One sentence.", false),
        (
            "<p>PLEASE SEE THE ENGLISH VERSION BELOW<p>One sentence.",
            true,
        ),
        ("<p>Come in RU and EN.", true),
    ] {
        assert_eq!(!found(html, "capitals").is_empty(), said, "{html}");
    }
}

#[test]
fn abbreviations_may_stand_side_by_side_and_words_may_not() {
    for (text, expected) in [
        ("An MBA from NU.", &[][..]),
        ("Our MBA CEO CFO club.", &[]),
        ("The UN and the WTO, IMF & EBRD.", &[]),
        ("JOIN NU.", &["!capitals.word"]),
        ("JOIN US, NU.", &["!capitals.run"]),
        ("Обновите ПО.", &[]),
        ("Обновите ПО ДО.", &["!capitals.run"]),
        ("Our QXZ club.", &["?capitals.perhaps-abbreviation"]),
    ] {
        let found = found(&format!("<p>Dear all,<p>{text}"), "capitals");
        assert_eq!(found, expected, "{text}");
    }
}

/// What stands in a `CDATA` section is text in a drawing, with its place, and a comment in HTML.
#[test]
fn a_section_of_character_data_is_text_in_a_drawing_alone() {
    let words = |html: &str| -> Vec<String> {
        let brief = "{}".parse().expect("a brief");
        let report = check_mailing(&draft(html), &brief).expect("it is checked");
        let of_capitals = report
            .findings
            .iter()
            .filter(|finding| finding.message.key.starts_with("capitals."));
        of_capitals
            .map(|finding| {
                let span = finding.span.expect("a place");
                html[span.start as usize..span.end as usize].to_owned()
            })
            .collect()
    };
    assert_eq!(words("<p>One <![CDATA[REGISTER]]> <b>two</b>"), [""; 0]);
    assert_eq!(
        words("<p>É <svg><text>a <![CDATA[é REGISTER]]> b</text></svg>"),
        ["REGISTER"]
    );
}

#[test]
fn what_is_set_for_the_first_line_alone_is_named() {
    for (declaration, named) in [
        ("color:#c00", true),
        ("color:inherit", false),
        ("font-size:unset", false),
        ("font-size:20px", true),
        ("font-weight:bold", true),
        ("text-transform:uppercase", true),
        ("font-variant:small-caps", true),
        ("background-color:#c00", true),
        ("background:none", false),
        ("background:url(https://x.kz/a.png)", true),
        ("background-image:none", false),
        ("text-shadow:2px 2px red", true),
        ("text-shadow:none", false),
        ("text-decoration:underline 3px red", true),
        ("text-decoration:underline", false),
        ("border:2px solid red", true),
        ("border:none", false),
        ("display:block", false),
    ] {
        for part in ["first-line", "first-letter"] {
            let html = format!("<style>p::{part} {{ {declaration} }}</style><p>We meet.");
            assert_eq!(!unread(&html).is_empty(), named, "{part} {declaration}");
        }
    }
    // A box in a line has no first line.
    assert!(unread("<style>b::first-line { color:#c00 }</style><p><b>We</b> meet.").is_empty());
    assert!(unread("<style>.x::first-line { color:#c00 }</style><p>We meet.").is_empty());
}

#[test]
fn how_long_a_subject_is_that_hangs_on_a_condition_is_not_known() {
    let (short, long) = ("A talk", "A talk ".repeat(12));
    for (open, otherwise, close) in [
        ("{% if a %}", "{% else %}", "{% endif %}"),
        ("*|IF:FNAME|*", "*|ELSE:|*", "*|END:IF|*"),
        ("{{#if a}}", "{{else}}", "{{/if}}"),
    ] {
        for words in [short, &long] {
            let subject = format!("{open}{words}{otherwise}{words}{close}");
            let found = found_under(&subject, "<p>One.", "subject-length");
            assert_eq!(found, ["?subject-length.conditional"], "{subject}");
        }
    }
    for (subject, expected) in [
        (long.repeat(2), "!subject-length.too-long"),
        (format!("{{{{name}}}}{short}"), "?subject-length.merge-tag"),
        (
            format!("{{{{name}}}}{}", long.repeat(2)),
            "!subject-length.too-long",
        ),
    ] {
        assert_eq!(
            found_under(&subject, "<p>One.", "subject-length"),
            [expected],
            "{subject}"
        );
    }
}

#[test]
fn each_word_in_capitals_of_a_subject_is_named_alone() {
    for (subject, expected) in [
        ("БЕЗ писем и слов ВАЖНО", &["БЕЗ", "ВАЖНО"][..]),
        ("[ILUG] Marketing SIG", &["ILUG", "SIG"]),
        ("JOIN US, please JOIN US", &["JOIN US"]),
        ("JOIN NU NOW", &["JOIN NU NOW"]),
        ("FW: A talk of NU", &[]),
    ] {
        // A draft may have its subject above it, which is the mailing's own.
        for report in [
            report_under(subject, "<p>One."),
            report_under(
                "A talk",
                &format!("<p>Subject: {subject}</p><p>Dear Alumni,<p>One."),
            ),
        ] {
            let findings = report.findings.iter();
            let findings = findings.filter(|finding| finding.message.key == "capitals.subject");
            let words: Vec<&str> = findings.map(|finding| &*finding.message.text).collect();
            assert_eq!(words.len(), expected.len(), "{subject}: {words:?}");
            for (text, expected) in words.iter().zip(expected) {
                assert!(text.starts_with(&format!("{expected} ")), "{text}");
            }
        }
    }
}

#[test]
fn what_a_program_quotes_below_words_that_are_not_known_goes_to_a_person() {
    let (sure, unsure, own) = (&[][..], &["?not-read.not-read"][..], &["!capitals.run"][..]);
    let cite = "<blockquote type=cite>";
    for (above, quote, expected) in [
        (
            "---- On Mon, 30 Nov 2026 10:15:00 +0500 <b>M</b> wrote ---",
            cite,
            sure,
        ),
        ("On 30 Nov 2026, at 10:15, M wrote:", cite, sure),
        (
            "On 30 Nov 2026 at 10:15, M &lt;m@nu.edu.kz&gt; wrote:",
            cite,
            sure,
        ),
        (
            "On 30 Nov 2026 at 10:15, M &lt;m@nu.edu.kz&gt; wrote:",
            "<blockquote>",
            unsure,
        ),
        ("Quoting M &lt;m@nu.edu.kz&gt;:", cite, unsure),
        ("Цитирование M:", "<blockquote class=gmail_quote>", unsure),
        ("M wrote:", cite, unsure),
        (
            "M wrote on 30.11.2026 10:15:",
            "<blockquote id=blockquote_zmail>",
            unsure,
        ),
        ("* M &lt;m@nu.edu.kz&gt; [2026-11-30 10:15]:", cite, unsure),
        ("Am 30.11.2026 um 10:15 schrieb M:", cite, unsure),
        ("Le 30/11/2026 à 10:15, M a écrit :", cite, unsure),
        (
            "On Monday, 21 December 2026 at 18:00, our Dean, Dr Kim, wrote:",
            "<blockquote>",
            unsure,
        ),
        ("The Dean wrote:", "<blockquote>", own),
        ("The Dean wrote.", cite, own),
    ] {
        let html = format!(
            "<p>Dear Alumni,</p><p>One.</p><p>{above}</p>{quote}JOIN US TODAY</blockquote><p>Two.</p>"
        );
        let mut found = found(&html, "");
        found.retain(|key| key.contains("not-read.") || key.contains("capitals."));
        assert_eq!(found, expected, "{above}");
    }
}

#[test]
fn sizes_are_told_to_a_hundredth_of_a_pixel() {
    // The letter's font is 11pt, 14.667 px.
    let html = "<p style='font-size:11pt'>We meet in the new hall.<p style='font-size:30px'>Come!";
    let report = report_under("A talk", html);
    let mut findings = report.findings.iter();
    let large = findings.find(|finding| finding.message.key == "font-size.very-large");
    let text = &large.expect("it is large").message.text;
    assert!(text.contains("above 29.33 px"), "{text}");
}
