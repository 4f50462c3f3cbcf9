//! What a source is, and in what its text is written.

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};
use nu_alumni_policy_tests::outlook_file;

use crate::texts;

#[test]
fn a_kind_is_guessed_and_named() {
    for kind in SourceKind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
        assert_eq!(kind.to_string(), kind.name());
    }
    let utf16 = |text: &str| -> Vec<u8> {
        let text = format!("\u{FEFF}{text}");
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    assert_eq!(SourceKind::guess(&utf16("<p>We meet.")), SourceKind::Html);
    assert_eq!(SourceKind::guess(&utf16("We meet.")), SourceKind::Text);
    for text in ["Note: we meet.", "Subjects: a talk.", "Fromage: none."] {
        assert_eq!(
            SourceKind::guess(text.as_bytes()),
            SourceKind::Text,
            "{text}"
        );
    }
    assert_eq!(
        SourceKind::guess(b"Subject: A talk\n\nWe meet."),
        SourceKind::Eml
    );
}

#[test]
fn a_page_in_its_own_charset_is_read_however_it_says_so() {
    for content in [
        "text/html; charset=windows-1251",
        "text/html; charset=windows-1251; x=y",
        "text/html; charset='windows-1251'",
        "text/html; charset = windows-1251 x",
    ] {
        let mut page =
            format!("<meta http-equiv=content-type content=\"{content}\"><p>").into_bytes();
        page.extend(b"\xCC\xFB");
        let draft = Draft::read(SourceKind::Html, &page).expect(content);
        assert!(draft.body_text().ends_with("Мы"), "{content}");
    }
    // A page that says that it is in UTF-8, and is not.
    let error =
        Draft::read(SourceKind::Html, b"<meta charset=utf-8><p>\xFF").expect_err("no UTF-8");
    let error = serde_json::to_value(error).expect("JSON");
    assert_eq!(
        (&error["code"], &error["offset"]),
        (&"invalid-utf8".into(), &23.into())
    );
}

#[test]
fn white_space_around_the_equals_signs_of_a_head_changes_nothing() {
    for padding in ["", "x", "xx", "\"; y=\"", "a = b"] {
        for charset in [
            "charset = windows-1251",
            "charset =windows-1251",
            "charset\r\n =\r\n windows-1251",
        ] {
            let head = format!(
                "Subject: A = talk\r\nContent-Type: text/plain; z=\"{padding}\"; {charset}\r\n\r\n"
            );
            let message = [head.as_bytes(), b"\xCC\xFB"].concat();
            let draft = Draft::read(SourceKind::Eml, &message).expect("it is read");
            assert_eq!(draft.body_text(), "Мы", "{head}");
            assert_eq!(draft.subject(), Some("A = talk"));
        }
    }
}

/// The letter of an Outlook message with this RTF.
fn rtf(fonts: &str, rest: &str) -> String {
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{{\\fonttbl{{\\f0 Arial;}}{fonts}}}\\f0 {rest}}}"
    );
    let rtf = compressed_rtf::compress_rtf(&rtf).expect("ASCII");
    let file = outlook_file("A talk", &[("__substg1.0_10090102", rtf)], &[]);
    let draft = Draft::read(SourceKind::Msg, &file).expect("it is read");
    draft.body_text().to_owned()
}

#[test]
fn each_charset_of_a_font_has_its_code_page() {
    for (charset, bytes, text) in [
        (0, "\\'e9", "é"),
        (77, "\\'8e", "é"),
        (89, "\\'df", "я"),
        (128, "\\'b1", "ｱ"),
        (129, "\\'b0\\'a1", "가"),
        (134, "\\'b0\\'a1", "啊"),
        (136, "\\'a4\\'a4", "中"),
        (161, "\\'e1", "α"),
        (162, "\\'fd", "ı"),
        (163, "\\'d0", "Đ"),
        (177, "\\'e0", "א"),
        (178, "\\'c7", "ا"),
        (186, "\\'e0", "ą"),
        (204, "\\'e9", "й"),
        (222, "\\'a1", "ก"),
        (238, "\\'b9", "ą"),
        // Some write the code page itself.
        (1250, "\\'b9", "ą"),
        // No charset of its own: that of the document.
        (1, "\\'e9", "й"),
    ] {
        let font = format!("{{\\f1\\fcharset{charset} X;}}");
        assert_eq!(rtf(&font, &format!("\\f1 {bytes}")), text, "{charset}");
    }
    // By its number, in place of a charset's.
    assert_eq!(rtf("{\\f1\\cpg1252 X;}", "\\f1 \\'e9"), "é");
}

#[test]
fn signs_that_rtf_spells_out() {
    assert_eq!(
        rtf(
            "",
            "\\lquote a\\rquote \\ldblquote b\\rdblquote \\bullet c\\endash d\\emdash e"
        ),
        "‘a’“b”•c–d—e"
    );
    assert_eq!(
        rtf("", "a\\emspace b\\enspace c\\zwj d\\zwnj e\\tab f"),
        "a\u{2003}b\u{2002}c\u{200D}d\u{200C}e\tf"
    );
    // So does a word that prints nothing.
    assert_eq!(rtf("", "\\u1077\\b c"), "еc");
    // What follows a sign by its number stands for it where that cannot be shown.
    assert_eq!(
        rtf("", "\\u1077?a\\u1077\\bullet b\\u1077\\'e5c\\uc0\\u1077?"),
        "еaеbеcе?"
    );
}

#[test]
fn places_of_errors_count_in_the_units_that_are_asked() {
    use nu_alumni_policy::mailing::TextUnits;
    let text = "😀\0";
    let error = Draft::read(SourceKind::Text, text.as_bytes()).expect_err("binary");
    let offset = |units| {
        serde_json::to_value(error.clone().in_units(text, units)).expect("JSON")["offset"].clone()
    };
    assert_eq!(offset(TextUnits::Utf8), 4);
    assert_eq!(offset(TextUnits::Utf16), 2);
    assert_eq!(offset(TextUnits::CodePoints), 1);
}

#[test]
fn parts_without_a_boundary_are_none() {
    let message = "Subject: A talk\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n--\r\nContent-Type: text/plain\r\n\r\nWe meet.\r\n--\r\n";
    let draft = Draft::read(SourceKind::Eml, message.as_bytes());
    assert!(draft.is_err_and(|error| !error.to_string().is_empty()));
}

#[test]
fn an_address_may_have_bytes_between_percent_signs_and_merge_tags() {
    let target = |href: &str| {
        let html = format!("<a href=\"{href}\">x</a>");
        let draft = Draft::read(SourceKind::Html, html.as_bytes()).expect("it is read");
        let letter = draft.letter();
        let targets = letter.links.iter().map(|link| format!("{:?}", link.target));
        targets.collect::<String>()
    };
    let russian = "Host(\"xn--e1afmkfd.xn--p1ai\")";
    let escaped = "%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84";
    assert_eq!(target(&format!("http://{escaped}/")), russian);
    assert_eq!(target(&format!("http://пример.рф/{escaped}")), russian);
    assert_eq!(
        target(&format!("http://пример.рф/%NAME%/{escaped}")),
        russian
    );
    assert_eq!(target("https://xn--e1afmkfd.xn--p1ai/"), russian);
    // No host has such a name.
    assert_eq!(target("https://xn--zn7c.com/"), "Unreadable");
    assert_eq!(target("http://%HOST%/"), "MergeTag");
    assert_eq!(target("%LINK%"), "MergeTag");
}

#[test]
fn a_source_is_no_larger_than_sixteen_mebibytes_and_holds_text() {
    const MOST: usize = 16 * 1024 * 1024;
    let error = |source: &[u8]| {
        let error = Draft::read(SourceKind::Html, source).expect_err("it is refused");
        serde_json::to_value(error).expect("JSON")
    };
    // White space costs no reading.
    assert_eq!(error(&vec![b' '; MOST])["code"], "empty");
    let large = error(&vec![b' '; MOST + 1]);
    assert_eq!(large["code"], "too-large");
    assert_eq!(large["size"], MOST + 1);
    assert_eq!(large["limit"], MOST);
    let binary = error(b"<meta charset=windows-1251><p>\xCC\0");
    assert_eq!(
        (&binary["code"], &binary["offset"]),
        (&"binary".into(), &31.into())
    );
}

#[test]
fn what_outlook_did_not_pack_is_read_whatever_its_size_counts() {
    let rtf = b"{\\rtf1\\ansi\\fromhtml1 We meet.}";
    // The size of what follows, that of the text, the sign of what is not packed, no checksum. Some count
    // the head, of 16 bytes, as text too.
    for counted in [rtf.len(), rtf.len() + 16] {
        let head = [rtf.len() + 12, counted, 0x414C_454D, 0].map(|n| (n as u32).to_le_bytes());
        let body = [head.concat(), rtf.to_vec()].concat();
        let file = outlook_file("A talk", &[("__substg1.0_10090102", body)], &[]);
        let draft = Draft::read(SourceKind::Msg, &file).expect("it is read");
        assert_eq!(draft.body_text(), "We meet.", "{counted}");
    }
}

#[test]
fn words_of_a_subject_may_be_cut_inside_a_group_of_base64() {
    let base64 = |text: &str| {
        let mut letters = String::new();
        for bytes in text.as_bytes().chunks(3) {
            let [first, second, third] = [0, 1, 2].map(|i| u32::from(*bytes.get(i).unwrap_or(&0)));
            let group = first << 16 | second << 8 | third;
            letters.extend([18, 12, 6, 0].map(|shift| {
                let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
                char::from(alphabet.as_bytes()[(group >> shift & 63) as usize])
            }));
        }
        letters
    };
    assert_eq!(base64("Hi!"), "SGkh");
    // The letter before the cut is a capital, a small one, a figure; in Cyrillic, one of each kind.
    for text in ["Hi!", "bad", "Cab", "При", "встреча выпускников."] {
        let letters = base64(&format!("{text}{}", &"  "[..(3 - text.len() % 3) % 3]));
        for cut in 1..letters.len() {
            let (first, rest) = letters.split_at(cut);
            // A word may end with a group that holds no bit of a byte that is not there.
            let is_whole = match first.len() % 4 {
                2 => first.ends_with(['A', 'Q', 'g', 'w']),
                3 => first.ends_with(|last| "AEIMQUYcgkosw048".contains(last)),
                _ => false,
            };
            if is_whole {
                continue;
            }
            let head = format!("Subject: =?utf-8?B?{first}?= =?utf-8?B?{rest}?=\r\n\r\nWe meet.");
            let draft = Draft::read(SourceKind::Eml, head.as_bytes()).expect("it is read");
            assert_eq!(
                draft.subject().map(str::trim_end),
                Some(text),
                "{first} {rest}"
            );
        }
    }
}

#[test]
fn a_message_that_calls_its_utf_8_ascii_is_read_as_utf_8() {
    for charset in ["us-ascii", "ASCII", "utf-8"] {
        let message =
            format!("Subject: A\r\nContent-Type: text/plain; charset={charset}\r\n\r\nдо 5 é");
        let draft = Draft::read(SourceKind::Eml, message.as_bytes()).expect("it is read");
        assert_eq!(draft.body_text(), "до 5 é", "{charset}");
    }
}

#[test]
fn an_equals_sign_that_begins_no_code_is_said() {
    use nu_alumni_letter::source::Noted;
    for (body, said) in [("1=3D1", false), ("1=x", true), ("1=\r\nx", false)] {
        let message = format!(
            "Subject: A\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n"
        );
        let draft = Draft::read(SourceKind::Eml, message.as_bytes()).expect("it is read");
        let mut notes = draft.notes().iter();
        assert_eq!(
            notes.any(|note| note.what == Noted::StrayEquals),
            said,
            "{body}"
        );
        let report = check_mailing(&draft, &Brief::default()).expect("it is checked");
        let keys = report.source.notes.iter().map(|note| &*note.key);
        let expected: &[&str] = if said { &["source.stray-equals"] } else { &[] };
        assert_eq!(keys.collect::<Vec<_>>(), expected, "{body}");
    }
}

#[test]
fn marks_of_quoted_lines_are_none_of_the_text() {
    for (text, expected) in [
        ("> We meet.", &["We meet."][..]),
        ("> > We meet.", &["We meet."]),
        (">>We meet.", &["We meet."]),
        ("We > meet.", &["We > meet."]),
    ] {
        assert_eq!(texts(text), expected, "{text}");
    }
}

#[test]
fn lines_of_a_plain_text_end_however_it_was_saved() {
    for end in [
        "\n", "\r\n", "\r", "\r\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
    ] {
        let lines = ["Ә", "é😀", "", "Two.", "", "", "Three."];
        let text = lines.join(end);
        assert_eq!(texts(&text), ["Ә\né😀", "Two.", "Three."], "{end:?}");
        let draft = Draft::read(SourceKind::Text, text.as_bytes()).expect("it is read");
        let letter = draft.letter();
        let (_, block) = &letter.blocks[2];
        let runs = block.runs.iter();
        let places = runs.filter_map(|run| letter.tree.node(run.node).span);
        let texts: Vec<_> = places.filter_map(|span| span.of(&text)).collect();
        assert_eq!(texts, ["Three."], "{end:?}");
    }
}

/// A file of Outlook's own may hold the letter itself; each is named once, shown or not.
#[test]
fn outlooks_own_file_in_a_message_is_named_once() {
    let [tnef, stream] = ["ms-tnef", "octet-stream; name=Winmail.dat"];
    for (kind, shown) in [
        (tnef, "attachment"),
        (tnef, "inline; filename=winmail.dat"),
        (stream, "attachment"),
        ("x-unknown", "inline; filename=win.dat"),
    ] {
        let part = format!(
            "--b\r\nContent-Type: application/{kind}\r\nContent-Disposition: {shown}\r\n\r\nx\r\n"
        );
        let text = "--b\r\nContent-Type: text/plain\r\n\r\nCome\r\n";
        let head = "Subject: A\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        let eml = format!("{head}{text}{part}{part}--b--\r\n");
        let draft = Draft::read(SourceKind::Eml, eml.as_bytes()).expect("it is read");
        let notes = draft.notes().iter();
        let notes: Vec<String> = notes
            .map(|note| format!("{:?} {}", note.what, note.part))
            .collect();
        assert_eq!(notes, ["PassedOver part 2", "PassedOver part 3"], "{shown}");
    }
}

#[test]
fn what_signs_a_text_is_none_of_it() {
    let signature = "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEB\n=abcd\n";
    for (text, expected) in [
        (
            format!(
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nWe meet.\n\nCome.\n{signature}-----END PGP SIGNATURE-----\n"
            ),
            &["We meet.", "Come."][..],
        ),
        (
            format!("> We meet.\n{signature}-----END PGP SIGNATURE-----\nJOIN US")
                .replace('\n', "\n> "),
            &["We meet.", "JOIN US"],
        ),
        (
            format!("We meet.\n\n{signature}JOIN US"),
            &[
                "We meet.",
                "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2",
                "iQEzBAEB\n=abcd\nJOIN US",
            ],
        ),
        (
            "-----BEGIN PGP SIGNATURE-----\nJOIN-US-NOW\n-----END PGP SIGNATURE-----".to_owned(),
            &["-----BEGIN PGP SIGNATURE-----\nJOIN-US-NOW\n-----END PGP SIGNATURE-----"],
        ),
        (
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\nComment: JOIN US\n\nWe meet.".to_owned(),
            &["Comment: JOIN US", "We meet."],
        ),
        (
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: https://forms.gle/x\nVersion: Join us at the ball".to_owned(),
            &["Hash: https://forms.gle/x\nVersion: Join us at the ball"],
        ),
        (
            "Hash: SHA256\n-----BEGIN CERTIFICATE-----".to_owned(),
            &["Hash: SHA256\n-----BEGIN CERTIFICATE-----"],
        ),
    ] {
        assert_eq!(texts(&text), expected, "{text}");
    }
}

#[test]
fn a_message_of_an_old_program_is_read() {
    let head = "Subject: A talk\r\nContent-Type: text/plain; charset=";
    for (charset, body, text) in [
        ("utf-8", &b"We\r\nmeet."[..], "We\nmeet."),
        ("'windows-1251'", b"\xCC\xFB", "Мы"),
        ("x-mac-cyrillic", b"\x8C\xFB", "Мы"),
        ("maccyrillic", b"\x8C\xFB", "Мы"),
    ] {
        let message = [head.as_bytes(), charset.as_bytes(), b"\r\n\r\n", body].concat();
        let of_mac: Vec<u8> = message
            .iter()
            .copied()
            .filter(|byte| *byte != b'\n')
            .collect();
        for message in [message, of_mac] {
            let draft = Draft::read(SourceKind::Eml, &message).expect(charset);
            assert_eq!(draft.subject(), Some("A talk"), "{charset}");
            assert_eq!(draft.body_text().replace("\r\n", "\n"), text, "{charset}");
        }
    }
}

#[test]
fn a_mailing_list_s_footer_may_stand_below_base64() {
    let read = |body: &str| {
        let message = format!(
            "Subject: A\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}"
        );
        let draft = Draft::read(SourceKind::Eml, message.as_bytes());
        draft.map(|draft| draft.body_text().to_owned()).ok()
    };
    // `We meet.`
    for (below, text) in [
        ("____\r\nA list", Some("We meet.\n____\r\nA list")),
        ("----\r\nA list", Some("We meet.\n----\r\nA list")),
        ("", Some("We meet.")),
        ("*", None),
        ("V2_g", None),
    ] {
        assert_eq!(
            read(&format!("V2UgbWVldC4=\r\n{below}")).as_deref(),
            text,
            "{below}"
        );
    }
}
