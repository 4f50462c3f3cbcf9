//! A letter is the same letter however it comes: as HTML, as a message, as Outlook's file.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    reason = "tests write files and may fail"
)]

use std::fs;

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::Finding};
use nu_alumni_policy_tests::{encapsulated, outlook_file, utf16};

const SUBJECT: &str = "Встреча выпускников";
const LETTER: &str = "<html>\r\n<body>\r\n<p>Dear Alumni,</p>\r\n\
    <p style=\"font-family:'Arial'\">😀 Приходите {все} &amp; see; \\ JOIN US TODAY.</p>\r\n\
    <p><img src=\"cid:big@x\"></p>\r\n\
    <p>Kind regards,<br>Alumni Office<br>53 Kabanbay Batyr Ave., Astana 010000<br>\
    +7 (7172) 70-00-01<br>alumni@nu.edu.kz</p>\r\n</body></html>";
/// The first bytes of a picture of 1200 × 900.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x04\xb0\0\0\x03\x84\x08\x02\0\0\0\0";

/// A message file with this RTF, this plain text, and the picture.
fn message(rtf: &str, plain: &str) -> Vec<u8> {
    let rtf = compressed_rtf::compress_rtf(rtf).expect("ASCII");
    let body = [
        ("__substg1.0_1000001F", utf16(plain)),
        ("__substg1.0_10090102", rtf),
    ];
    let picture = [
        ("__substg1.0_37010102", PICTURE.to_vec()),
        ("__substg1.0_3712001F", utf16("big@x")),
    ];
    outlook_file(SUBJECT, &body, &picture)
}

/// What is found, and its text in the letter.
fn found(kind: SourceKind, source: &[u8]) -> Vec<(Finding, Option<String>)> {
    let brief = format!(
        r##"{{"subject": "{SUBJECT}", "direction": "event-invitation", "palette": ["#ddaf53"]}}"##
    );
    let brief: Brief = brief.parse().expect("in order");
    let draft = Draft::read(kind, source).expect("readable");
    let report = check_mailing(&draft, &brief).expect("nothing contradicts");
    let findings = report.findings.into_iter().map(|mut finding| {
        if finding.part != "subject" {
            finding.part = "body".to_owned();
        }
        let text = finding.span.and_then(|span| span.of(draft.body_text()));
        let text = text.map(str::to_owned);
        (finding, text)
    });
    findings.collect()
}

#[test]
fn a_letter_is_found_the_same_in_html_a_message_and_outlooks_file() {
    // What HTML alone cannot enclose.
    let html = LETTER.replace("<p><img src=\"cid:big@x\"></p>\r\n", "");
    let msg = message(&encapsulated(&html), "other");
    let eml = format!(
        "Subject: {SUBJECT}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"
    );
    let draft = Draft::read(SourceKind::Msg, &msg).expect("readable");
    assert_eq!(draft.subject(), Some(SUBJECT));
    assert_eq!(draft.body_text(), html);
    let expected = found(SourceKind::Html, html.as_bytes());
    assert!(
        expected
            .iter()
            .any(|(_, text)| text.as_deref() == Some("JOIN US TODAY"))
    );
    assert_eq!(found(SourceKind::Msg, &msg), expected);
    assert_eq!(found(SourceKind::Eml, eml.as_bytes()), expected);
}

#[test]
fn the_kept_messages_are_these() {
    for (name, rtf, plain) in KEPT {
        let kept = fs::read(path(name)).expect("it is kept");
        let read = |bytes: &[u8]| {
            let draft = Draft::read(SourceKind::Msg, bytes).expect("readable");
            (
                draft.body_text().to_owned(),
                draft.subject().map(str::to_owned),
            )
        };
        assert_eq!(read(&kept), read(&message(&rtf(), plain)), "{name}");
    }
}

type Kept = (&'static str, fn() -> String, &'static str);
const KEPT: [Kept; 2] = [
    ("outlook-message", || encapsulated(LETTER), "other"),
    (
        "outlook-rich-text",
        || "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}{\\b Dear Alumni,}}".to_owned(),
        "Dear Alumni,\r\n\r\nWe invite you.\r\n\r\nKind regards,\r\nAlumni Office\r\n\
         53 Kabanbay Batyr Ave., Astana 010000\r\n+7 (7172) 70-00-01\r\nalumni@nu.edu.kz\r\n",
    ),
];

fn path(name: &str) -> String {
    format!(
        "{}/vectors/mailings/{name}/source.msg",
        env!("CARGO_MANIFEST_DIR")
    )
}

#[test]
#[ignore = "it writes the sources of vectors"]
fn write_the_kept_messages() {
    for (name, rtf, plain) in KEPT {
        fs::write(path(name), message(&rtf(), plain)).expect("written");
    }
}
