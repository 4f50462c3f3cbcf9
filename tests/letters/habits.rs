//! What people, mail programs and mailing services write, each in several ways.

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, decision::Severity};

pub(super) const SIGNATURE: &str = "<p>Kind regards,<br>Alumni Office<br>53 Kabanbay Batyr Ave., Astana 010000<br>\
    +7 (7172) 70-00-01<br>alumni@nu.edu.kz";
pub(super) const THREE: &str =
    "<p>We meet in the Atrium.<p>There will be music.<p>Tell us whether you come.";

/// The findings, each with what it does to the verdict.
pub(super) fn found_in(kind: SourceKind, source: &str) -> Vec<String> {
    let brief = r##"{"direction": "event-invitation", "subject": "A talk",
        "own_hosts": ["nu.edu.kz"], "palette": ["#ddaf53"]}"##;
    let brief: Brief = brief.parse().expect("a brief");
    let draft = Draft::read(kind, source.as_bytes()).expect("it is read");
    let report = check_mailing(&draft, &brief).expect("it is checked");
    let findings = report.findings.iter().filter_map(|finding| {
        let sign = match finding.severity {
            Severity::Violation => "!",
            Severity::NeedsReview => "?",
            _ => return None,
        };
        Some(format!("{sign}{}", finding.message.key))
    });
    let mut findings: Vec<String> = findings.collect();
    findings.sort_unstable();
    findings
}

/// The findings in a letter with this text.
fn found(text: &str) -> Vec<String> {
    let html = format!("<p>Dear Alumni,{text}{SIGNATURE}");
    found_in(SourceKind::Html, &html)
}

const NONE: [&str; 0] = [];

#[test]
fn a_closing_line_a_caption_and_a_greeting_are_no_paragraphs() {
    let table = "<table border=1><tr><td>17:00<td>Dinner<tr><td>18:00<td>Talk</table>";
    for line in [
        "<p>Thank you and see you in December!",
        "<p>We can’t wait to see you!",
        "<p>С наступающим Новым годом!",
        "<p>Кездескенше, достар!",
        &format!("{table}<p><em>Table 1. Programme of the evening</em>"),
        &format!("{table}<p>Таблица 1 – Программа встречи"),
        &format!("{table}<p>1-кесте. Кездесу бағдарламасы"),
    ] {
        assert_eq!(found(&format!("{THREE}{line}")), NONE, "{line}");
    }
    for line in [
        "<p>Tables are laid for two hundred guests.",
        "<p>Table 1. Programme of the evening",
        "<p>Кестелер сайтта.",
        "<p>Hope you can donate to the scholarship fund today",
        "<p>Everyone is welcome to apply for the new scholarship",
        "<p>Добро пожаловать на встречу 21 декабря в 18:30",
        "<p>Будем ждать ваших ответов до 10 декабря",
    ] {
        let too_many = ["!paragraph-count.too-many"];
        assert_eq!(found(&format!("{THREE}{line}")), too_many, "{line}");
    }
    for greeting in [
        "🎓 Dear Alumni, 🎓",
        "{%name%}!",
        "{% if name %}{{ name }}{% else %}Друзья{% endif %}!",
        "-FIRSTNAME-,",
    ] {
        let html = format!("<p>{greeting}{THREE}{SIGNATURE}");
        assert_eq!(found_in(SourceKind::Html, &html), NONE, "{greeting}");
    }
}

#[test]
fn the_subject_above_a_draft_is_no_part_of_its_text() {
    for (line, expected) in [
        ("Subject line: Reunion", &[][..]),
        ("Subject (EN): Reunion", &[]),
        ("Тема (рус.): Встреча", &[]),
        ("Preheader: Come\nSubject: Reunion", &[]),
        ("Preheader: Come", &[]),
        ("Preheader: COME NOW", &["?capitals.subject"]),
        ("Subject (of talks): ten", &[]),
        ("Subject (of talks): ten.", &["!paragraph-count.too-many"]),
        ("SUBJECT: Reunion", &[]),
        ("ТЕМА: Зимняя встреча", &[]),
        ("Хаттың тақырыбы: Қысқы кездесу", &[]),
        ("Subject: WINTER REUNION", &["?capitals.subject"]),
        ("Subject:\nWinter reunion", &[]),
        (
            "Subject:\nJOIN US NOW: winter reunion",
            &["?capitals.subject"],
        ),
        (
            "*Subject:*\n\nJOIN US NOW: winter reunion",
            &["?capitals.subject"],
        ),
        ("Тема – ЗИМНЯЯ ВСТРЕЧА ЖДЁТ: вечер", &["?capitals.subject"]),
        ("ТЕМА – Зимняя встреча: вечер", &[]),
        ("Тема:\n\nЗимняя встреча", &[]),
        ("Тема – «Зимняя встреча»", &[]),
        ("Re: Winter reunion", &[]),
        ("Заголовок: Зимняя встреча", &[]),
        // With nothing behind it the greeting still greets.
        ("Subject:", &[]),
        (
            "Subject to change - see below.",
            &["!paragraph-count.too-many"],
        ),
        (
            "SUBJECTS: ten.",
            &["!capitals.word", "!paragraph-count.too-many"],
        ),
    ] {
        let text = format!("{line}\n\nDear Alumni,\n\nOne.\n\nTwo.\n\nThree.\n\n{SIGNATURE}");
        let text = text.replace("<br>", "\n").replace("<p>", "");
        assert_eq!(found_in(SourceKind::Text, &text), expected, "{line}");
    }
}

#[test]
fn a_mailing_services_footer_has_its_badge() {
    let badge =
        "<p><a href='https://www.mailchimp.com/'><img src=https://service.example/b.png></a>";
    let more = "<p>Unsubscribe";
    for (below, counts) in [
        (format!("{more}{badge}"), false),
        (format!("{more}{badge}{more}"), false),
        // What stands above it is the letter's, unless it stands beside it.
        (format!("{badge}{more}"), true),
        (format!("{badge}<br>Unsubscribe"), false),
        (
            format!("{badge}<br>Unsubscribe").replace("www.mailchimp.com", "tickets.example"),
            true,
        ),
        (format!("{more}{badge}<p>Two."), true),
        // A banner is no badge.
        (
            format!("{more}{badge}").replace("<img", "<img width=600 height=300"),
            true,
        ),
    ] {
        let html = format!("<p>Dear Alumni,<p>One.{SIGNATURE}{below}");
        let found = found_in(SourceKind::Html, &html);
        assert_eq!(
            found.contains(&"!links-own.outside".to_owned()),
            counts,
            "{below}"
        );
    }
    for footer in [
        "Если вы больше не хотите получать наши письма, <a href='[U]'>нажмите здесь</a>.",
        "To stop receiving these emails, <a href='{{u}}'>click here</a>.",
        "Хат алғыңыз келмесе, <a href='{{u}}'>осында басыңыз</a>.",
        "Таратылымнан бас тарту үшін <a href='{{u}}'>мына сілтемені</a> басыңыз.",
    ] {
        let html = format!("<p>Dear Alumni,<p>One.{SIGNATURE}<p>{footer}");
        assert_eq!(found_in(SourceKind::Html, &html), NONE, "{footer}");
    }
}

#[test]
fn capitals_in_other_shapes_are_capitals() {
    for (text, expected) in [
        (
            "R\u{332}E\u{332}G\u{332}I\u{332}S\u{332}T\u{332}E\u{332}R today",
            "!capitals.word",
        ),
        ("ᴘʟᴇᴀsᴇ ʀᴇɢɪsᴛᴇʀ today", "!capitals.run"),
        ("ᴊᴏɪɴ us today", "!capitals.word"),
        ("ᴀʙᴅᴇ", "?capitals.perhaps-abbreviation"),
        ("ATTENTION:read on", "!capitals.word"),
        ("_ATTENTION_ to all", "!capitals.word"),
        ("The end.BEGINNING again", "!capitals.word"),
        ("Ә: é·ВНИМАНИЕ·ә", "!capitals.word"),
        ("J-O-I-N us today", "!capitals.word"),
        ("Н•О•В•О•С•Т•И дня", "!capitals.word"),
    ] {
        assert_eq!(found(&format!("<p>{text}")), [expected], "{text}");
    }
    for text in [
        "Our vowels are [ɪ] and [ʏ].",
        "M.B.A. and K.Kim",
        "Room KZ_01 and _é_",
        "__FIRSTNAME__, we meet.",
    ] {
        assert_eq!(found(&format!("<p>{text}")), NONE, "{text}");
    }
}

#[test]
fn marks_of_letters_passed_on_are_not_the_subjects_words() {
    for (subject, expected) in [
        ("FW: RE: Winter reunion", &[][..]),
        ("ОТВ: Встреча", &[]),
        ("RE: WINTER REUNION", &["?capitals.subject"]),
        (
            "WINTER: RE: reunion",
            &["?capitals.subject", "?capitals.subject"],
        ),
    ] {
        let source = format!(
            "Subject: {subject}\nContent-Type: text/html; charset=utf-8\n\n<p>Dear Alumni,<p>One.{SIGNATURE}"
        );
        let brief: Brief = r#"{"direction": "event-invitation"}"#.parse().expect("a brief");
        let draft = Draft::read(SourceKind::Eml, source.as_bytes()).expect("it is read");
        let report = check_mailing(&draft, &brief).expect("it is checked");
        let keys = report.findings.iter();
        let keys = keys.map(|found| found.message.key.to_string());
        let told: Vec<String> = keys.filter(|key| key.contains("subject")).collect();
        let expected: Vec<&str> = expected.iter().map(|key| &key[1..]).collect();
        assert_eq!(told, expected, "{subject}");
    }
}

/// An answer may stand above what it quotes or below it.
#[test]
fn what_is_quoted_is_not_the_letter_on_either_side_of_it() {
    let quote = "<p>30.11.2026 10:15, Dana &lt;d@nu.edu.kz&gt; wrote:<blockquote type=cite><p>SEND IT TODAY</blockquote>";
    let letter = format!("<p>Dear Alumni,<p>One.{SIGNATURE}");
    for html in [format!("{letter}{quote}"), format!("{quote}{letter}")] {
        assert_eq!(found_in(SourceKind::Html, &html), NONE, "{html}");
    }
    // Where the quotation is the mailing, what stands below it is a word to go with it.
    let mailing = quote.replace("<p>SEND IT TODAY", "<p>Dear Alumni,<p>SEND IT TODAY");
    let html = format!("{mailing}<p>Please send this on.");
    assert!(found_in(SourceKind::Html, &html).contains(&"!capitals.run".to_owned()));
}

#[test]
fn programs_and_services_sign_below_the_letter() {
    for footer in [
        "Отправлено из <a href='https://trk.example/x'>Почты</a> для Windows",
        "Sent from <a href='https://trk.example/x'>Outlook for iOS</a>",
        "Скачайте <a href='https://trk.example/x'>Outlook для Android</a>",
        "Unsubscribe<p><a href='https://trk.example/x'>Add us to your address book</a><p><b>Our mailing address is:</b><br>Astana",
        "Управлять <a href='{{u}}'>настройками подписки</a>",
        "Если вы не желаете получать эти письма, <a href='{{u}}'>нажмите здесь</a>.",
    ] {
        let html = format!("<p>Dear Alumni,<p>One.{SIGNATURE}<p>{footer}");
        assert_eq!(found_in(SourceKind::Html, &html), NONE, "{footer}");
    }
    // Above the letter's end they are its text.
    let text = "<p>Our address book has come out.";
    assert_eq!(
        found(&format!("{THREE}{text}")),
        ["!paragraph-count.too-many"]
    );
    for above in [
        "[EXTERNAL] Do not click links.",
        "Если письмо отображается неправильно, <a href='{{v}}'>откройте его</a>.",
        "<a href='{{v}}'>Хатты браузерде ашу</a>",
    ] {
        let html = format!("<p>{above}<p>Dear Alumni,{THREE}{SIGNATURE}");
        assert_eq!(found_in(SourceKind::Html, &html), NONE, "{above}");
    }
}

#[test]
fn an_address_with_a_path_may_be_written_with_capitals() {
    for (text, expected) in [
        ("Fill in Forms.Gle/abc today", &["!links-own.outside"][..]),
        ("See Выпускники.Рф/форум today", &["!links-own.outside"]),
        // So are companies named, and mail programs make links of them.
        ("Mail.Ru Group helps us", &["?links-own.perhaps-address"]),
        ("We met on campus.Online too", &[]),
        ("See NU.Edu.Kz today", &[]),
    ] {
        assert_eq!(found(&format!("<p>{text}")), expected, "{text}");
    }
}

#[test]
fn parts_of_elements_have_colours() {
    let list = "<ul class=b><li>One</ul>";
    let outside = &["!brand-colours.not-brand"][..];
    for (css, expected) in [
        (".b li::marker { color: #f00 }", outside),
        (".b li::marker { color: #ddaf53 }", &[]),
        (".x li::marker { color: #f00 }", &[]),
        (".b::marker { color: #f00 }", &[]),
        (
            ".b li::marker { font-size: 80px }",
            &["?font-size.not-read"],
        ),
        (".b li::marker { content: 'NOW' }", &["?not-read.not-read"]),
        (".b::before { content: ''; background: #f00 }", outside),
        (".b::before { background: #f00 }", &[]),
        (".b::before { content: none; background: #f00 }", &[]),
        (".b::before { content: ''; color: #f00 }", &[]),
        (".b::after { content: '→'; color: #f00 }", outside),
        (
            ".b::after { content: '→' } ul::after { color: #f00 }",
            outside,
        ),
        (".b:hover::after { content: '→'; color: #f00 }", &[]),
        (".b { content: '→'; }", &[]),
        (".b::before { content: '!'; color: #f00 }", outside),
        (
            ".b::after { content: ''; border-bottom: 3px solid #f00 }",
            outside,
        ),
        (".b::after { content: ''; border-bottom: 3px solid }", &[]),
        (".b::after { content: '' } ul { border-style: none }", &[]),
        (
            "/* v1.2 */ .b:not(.z)::BEFORE { /* a */ content: 'NOW' !important }",
            &["?not-read.not-read"],
        ),
        (".z::before { content: 'NOW' }", &[]),
        (
            ".b { --c: 'NOW' } .b::before { content: var(--c) }",
            &["?not-read.not-read"],
        ),
        (
            ".b::before { content: ''; border: 1px solid var(--c, #f00) }",
            &["?brand-colours.not-read"],
        ),
        (
            ".b::before { content: ''; box-shadow: 0 0 1px var(--c, #f00) }",
            &["?brand-colours.not-read"],
        ),
        (
            ".b::before { content: attr(class) }",
            &["?not-read.not-read"],
        ),
        (
            ".b { content: url(https://nu.edu.kz/p.png) }",
            &["?not-read.not-read"],
        ),
    ] {
        assert_eq!(
            found(&format!("<style>{css}</style>{list}")),
            expected,
            "{css}"
        );
    }
}

#[test]
fn what_a_selector_asks_that_is_not_told_is_left_open() {
    let doubtful = &["?brand-colours.not-read"][..];
    for (selector, expected) in [
        ("p:has(b)", doubtful),
        ("p:lang(en)", doubtful),
        ("p:read-only", doubtful),
        ("p:not(:has(i))", doubtful),
        ("p:not(:lang(ru))", doubtful),
        ("p:not(:disabled)", doubtful),
        ("p:nth-child(2 of p)", &["!brand-colours.not-brand"]),
        ("p:nth-child(9 of p)", &[]),
        ("i:has(b)", &[]),
        ("p:hover", &[]),
    ] {
        let html = format!("<style>{selector} {{ color: #f00 }}</style><p>One");
        assert_eq!(found(&html), expected, "{selector}");
    }
    // What is checked as the letter comes shows what hangs on it.
    for (checked, expected) in [("checked", &["!capitals.word"][..]), ("", &[])] {
        let html = format!(
            "<style>.m {{ display: none }} :checked + .m {{ display: block }}</style><p>One</p>\
             <input type=checkbox {checked}><p class=m>REGISTER"
        );
        assert_eq!(found(&html), expected, "{checked}");
    }
    let less = "<style type=text/less>p { color: #f00 }</style><p>One";
    assert_eq!(found(less), NONE);
    let wide = "<p>One<img src=https://nu.edu.kz/p.png style='inline-size:900px;height:50px'>";
    assert!(found(wide).contains(&"!picture-size.shown-too-large".to_owned()));
}

#[test]
fn what_a_signature_lacks_may_stand_in_its_picture() {
    for (picture, sign) in [
        ("<img src=https://nu.edu.kz/s.png>", '?'),
        ("<img src=https://nu.edu.kz/s.png width=400 height=90>", '?'),
        ("<img src=https://nu.edu.kz/s.png width=24 height=24>", '!'),
        ("<img src=https://nu.edu.kz/s.png data-part=logo>", '!'),
    ] {
        let text = format!("<p>Dear Alumni,<p>One.<p>Kind regards,<br>Dana Akhmetova<p>{picture}");
        let found = found_in(SourceKind::Html, &text);
        let key = match sign {
            '?' => "perhaps-in-picture",
            _ => "too-few",
        };
        assert!(
            found.contains(&format!("{sign}signature-phone.{key}")),
            "{picture}: {found:?}"
        );
    }
    // What stands above the signature is no part of it.
    let above =
        "<p>Dear Alumni,<p>One.<p><img src=https://nu.edu.kz/s.png><p>Regards,<br>Dana Akhmetova";
    assert!(found_in(SourceKind::Html, above).contains(&"!signature-phone.too-few".to_owned()));
}

#[test]
fn a_table_that_letters_number_is_a_list() {
    let table = |marks: [&str; 2]| {
        let [one, two] = marks;
        format!(
            "<p>We have<table><tr><td>{one}<td>a talk of the Dean<tr><td>{two}<td>a dinner</table>\
             <table border=1><tr><th>Time<th>Talk<tr><td>9:00<td>Dinner</table>"
        )
    };
    for marks in [["а)", "б)"], ["a.", "b."], ["A)", "B)"], ["а)", "ә)"]] {
        assert_eq!(found(&table(marks)), NONE, "{marks:?}");
    }
    // Letters in another order number nothing, nor does one without its sign.
    let doubtful = "?table-count.perhaps-too-many".to_owned();
    for marks in [["б)", "а)"], ["a", "b"], ["9:00", "9:30"]] {
        assert!(found(&table(marks)).contains(&doubtful), "{marks:?}");
    }
}

#[test]
fn a_picture_below_the_text_may_be_the_signature() {
    let picture = "<p><img src=https://nu.edu.kz/s.png width=400 height=90>";
    let of = |html: &str| {
        let found = found_in(SourceKind::Html, html);
        let keys = found.iter().filter(|key| key.contains("signature"));
        keys.cloned().collect::<Vec<_>>()
    };
    let perhaps = ["?signature-present.perhaps-in-picture"];
    assert_eq!(of(&format!("<p>Dear Alumni,<p>One.{picture}")), perhaps);
    assert_eq!(of(picture), perhaps);
    let missing = ["!signature-present.missing"];
    assert_eq!(of(&format!("<p>Dear Alumni,{picture}<p>One.")), missing);
    let icon = "<p><img src=https://nu.edu.kz/s.png width=24 height=24>";
    assert_eq!(of(&format!("<p>Dear Alumni,<p>One.{icon}")), missing);
}

#[test]
fn letters_with_spaces_between_them_are_a_word_in_capitals() {
    for (text, key) in [
        ("J O I N the talk.", "!capitals.word"),
        ("J&nbsp;O&nbsp;I&nbsp;N the talk.", "!capitals.word"),
        ("П Р И Х О Д И Т Е на лекцию.", "!capitals.word"),
        ("N O W is the time.", "!capitals.word"),
        ("The course F I N Q.", "?capitals.perhaps-abbreviation"),
    ] {
        assert_eq!(found(&format!("<p>{text}")), [key], "{text}");
    }
    for text in [
        "Groups A B C meet at noon.",
        "J. R. R. T. Tolkien was read.",
        "A, B, C, D and E.",
        "a b c d e",
    ] {
        assert_eq!(found(&format!("<p>{text}")), NONE, "{text}");
    }
}

#[test]
fn marks_and_lines_have_the_colour_of_their_element() {
    const RED: &str = "!brand-colours.not-brand";
    for html in [
        "<ul style='color:#c00'><li><span style='color:#000'>One.</span></ul>",
        "<ol><li style='color:#c00'><font color=black>One.</font></ol>",
        "<p style='color:#c00'><u><span style='color:#000'>One.</span></u>",
        "<p style='color:#c00;text-decoration:underline'><span style='color:#000'>One.</span>",
        "<p><a href=https://nu.edu.kz/ style='color:#c00'><span style='color:#000'>One.</span></a>",
    ] {
        assert_eq!(found(html), [RED], "{html}");
    }
    for html in [
        "<ul style='color:#c00;list-style:none'><li><span style='color:#000'>One.</span></ul>",
        "<ul style='color:#c00;list-style-type:none'><li><span style='color:#000'>One.</span></ul>",
        "<p style='color:#c00'><span style='color:#000'>One.</span>",
        "<p style='color:#c00'><u style='text-decoration:none'><span style='color:#000'>One.</span></u>",
        "<ul><li>One.</ul>",
    ] {
        assert_eq!(found(html), NONE, "{html}");
    }
    // Nothing is drawn under a picture.
    let html = "<p>One.</p><p><a href=https://nu.edu.kz/ style='color:#c00'> \
                <img src=cid:a alt='' width=100 height=60> </a></p>";
    assert_eq!(found(html), ["?picture-size.file-not-enclosed"]);
}

#[test]
fn a_selector_that_cannot_be_told_leaves_those_beside_it_certain() {
    assert_eq!(
        found("<style>q:lang(ru), p { color: #c00 }</style><p>One."),
        ["!brand-colours.not-brand"]
    );
    assert_eq!(
        found("<style>p:lang(ru), q { color: #c00 }</style><p>One."),
        ["?brand-colours.not-read"]
    );
}

#[test]
fn what_stands_before_an_element_and_behind_it_are_two() {
    let with = |css: &str| found(&format!("<style>{css}</style><p>One."));
    let shown = ["?not-read.not-read"];
    for css in [
        "p::before { content: 'NOW' }",
        "p::before { content: 'NOW' } p::after { content: 'x'; display: none }",
        "p::after { display: none; content: 'NOW' } body p::after { display: inline }",
    ] {
        assert_eq!(with(css), shown, "{css}");
    }
    for css in [
        "p::before { content: 'NOW'; display: none }",
        "p::after { content: 'NOW'; visibility: hidden }",
        "p::before { content: '' } p::after { background: #c00 }",
    ] {
        assert_eq!(with(css), NONE, "{css}");
    }
}
