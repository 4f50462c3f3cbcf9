//! Letters that nobody would write get a report too, in a time that grows with them and no faster.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

use std::time::Instant;

use nu_alumni_policy::{Brief, Draft, MailingReport, SourceKind, Verdict, check_mailing};

const SIGNATURE: &str = "<p>Kind regards,<br>Alumni Office<br>53 Kabanbay Batyr Ave., Astana 010000<br>\
    +7 (7172) 70-00-01<br>alumni@nu.edu.kz</p>";

fn report(html: &str) -> MailingReport {
    report_of(SourceKind::Html, html)
}

fn report_of(kind: SourceKind, source: &str) -> MailingReport {
    let brief = r##"{"direction": "event-invitation", "subject": "A talk", "own_hosts": ["nu.edu.kz"],
        "palette": ["#ddaf53"], "event_start": "2026-12-21", "received": "2026-12-04",
        "planned_send": "2026-12-07"}"##;
    let brief: Brief = brief.parse().expect("a brief");
    let draft = Draft::read(kind, source.as_bytes()).expect("it is read");
    check_mailing(&draft, &brief).expect("it is checked")
}

/// The messages of what was found.
fn found(html: &str) -> (Verdict, Vec<String>) {
    let report = report(html);
    let keys = report.findings.iter().map(|f| f.message.key.to_string());
    (report.verdict, keys.collect())
}

fn quotes(times: usize) -> String {
    const DEEP: usize = 50;
    let (open, close) = ("<blockquote type=\"cite\">", "</blockquote>");
    let words = "<p>Dear Alumni,</p><p>JOIN US NOW</p>";
    format!("{}{words}{}", open.repeat(DEEP), close.repeat(DEEP)).repeat(times / DEEP)
}

fn forwards(times: usize) -> String {
    let one = "<div class=\"gmail_quote\"><div class=\"gmail_attr\">---------- Forwarded message \
        ---------<br>From: Dana &lt;d@example.com&gt;<br>Date: Mon, 30 Nov 2026<br>Subject: A talk<br>\
        To: m@nu.edu.kz</div>";
    format!(
        "{}<p>Dear Alumni,</p><p>We invite you.</p>{SIGNATURE}",
        one.repeat(times)
    )
}

/// As Outlook writes them, each in a block of its own with a word to go with it.
fn forwards_of_outlook(times: usize) -> String {
    let one = "<div><p>Please look.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>\
        <b>From:</b> Dana &lt;d@example.com&gt;<br><b>Sent:</b> Monday, November 30, 2026 10:15<br>\
        <b>To:</b> m@nu.edu.kz<br><b>Subject:</b> FW: A talk</p></div>";
    format!(
        "{}<p>Dear Alumni,</p><p>We invite you.</p>{SIGNATURE}{}",
        one.repeat(times),
        "</div>".repeat(times)
    )
}

fn zero_widths(times: usize) -> String {
    format!(
        "<p>Dear Alumni,</p><p>{}</p>{SIGNATURE}",
        "\u{200B}\u{AD}\u{200D}".repeat(times)
    )
}

/// Words of three letters in capitals, none twice until all were there.
fn abbreviations(times: usize) -> String {
    let letter = |n: usize| char::from(b'B' + u8::try_from(n % 20).expect("small"));
    let word = |n: usize| {
        let mark = ['Q', 'X', 'Z'][n / 8_000 % 3];
        [mark, letter(n), letter(n / 20), letter(n / 400)]
            .iter()
            .collect::<String>()
    };
    let words: Vec<String> = (0..times).map(word).collect();
    format!("<p>Dear Alumni,</p><p>{}.</p>{SIGNATURE}", words.join(", "))
}

fn signatures(times: usize) -> String {
    format!(
        "<p>Dear Alumni,</p><p>We invite you.</p>{}",
        SIGNATURE.repeat(times)
    )
}

/// Colours that share a declaration with the next ones, each in a gradient and over two backgrounds.
fn colours(times: usize) -> String {
    let one = |n: usize| {
        let (one, next) = (n % 4096, (n + 1) % 4096);
        format!(
            "<p style='background:linear-gradient(#{one:03x},#{next:03x});color:rgb({} {} 9 / 20%)'>\
             One <b style='background:#000'>two</b></p>",
            n % 256,
            n / 256 % 256
        )
    };
    let all: String = (0..times).map(one).collect();
    format!("<p>Dear Alumni,</p>{all}{SIGNATURE}")
}

#[test]
fn quotes_that_nothing_says_are_quoted_are_the_letter() {
    // Forty of them.
    let found = found(&quotes(2_000));
    let expected = [
        "paragraph-count.too-many",
        "capitals.run",
        "signature-present.missing",
    ];
    assert_eq!(
        found,
        (Verdict::Rejected, expected.map(str::to_owned).to_vec())
    );
}

#[test]
fn a_quotation_with_no_word_above_it_is_a_letter_passed_on() {
    let html = format!(
        "<p>On Mon, 30 Nov 2026 at 10:15, Dana wrote:</p>{}",
        quotes(50)
    );
    let expected = ["capitals.run", "signature-present.missing"];
    assert_eq!(
        found(&html),
        (Verdict::Rejected, expected.map(str::to_owned).to_vec())
    );
}

#[test]
fn a_letter_passed_on_again_and_again_is_the_letter() {
    for times in [1, 2, 4, 8, 16, 100] {
        let accepted = (Verdict::Accepted, Vec::new());
        assert_eq!(found(&forwards(times)), accepted, "{times}");
        assert_eq!(found(&forwards_of_outlook(times)), accepted, "{times}");
    }
}

#[test]
fn what_shows_nothing_is_no_paragraph() {
    let (verdict, found) = found(&zero_widths(300_000));
    assert_eq!(
        (verdict, found),
        (Verdict::Rejected, vec!["body-present.missing".to_owned()])
    );
}

#[test]
fn a_hundred_thousand_abbreviations_are_each_said_once() {
    let report = report(&abbreviations(100_000));
    let capitals: Vec<_> = report
        .findings
        .iter()
        .filter(|f| f.rule.name() == "capitals")
        .collect();
    // Three marks and three of 20 letters make 24,000 words.
    assert!(
        capitals.len() > 23_000 && capitals.len() <= 24_000,
        "{}",
        capitals.len()
    );
    let places: usize = capitals.iter().map(|f| f.places.len()).sum();
    assert!(places > 99_000, "{places}");
}

#[test]
fn one_signature_a_thousand_times_is_read() {
    let report = report(&signatures(1_000));
    assert!(
        report
            .findings
            .iter()
            .all(|f| f.rule.name() == "paragraph-count" || f.rule.name() == "paragraph-length")
    );
}

#[test]
fn colours_that_share_declarations_are_one_finding() {
    let report = report(&colours(300));
    let found = report.findings.iter();
    let together = found.filter(|f| f.message.key == "brand-colours.several-not-brand");
    // Each gradient has the colour that the next one begins with, up to the grey of `#111`.
    let most = together.map(|f| f.places.len()).max();
    assert_eq!(most, Some(0x111));
}

/// A message that encloses an event of many parts, none of which ends.
fn parts_of_an_event(times: usize) -> String {
    format!(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n\
         <p>Dear Alumni,</p>{SIGNATURE}\n--b\nContent-Type: text/calendar\n\n\
         BEGIN:VCALENDAR\n{}--b--\n",
        "BEGIN:X\n".repeat(times)
    )
}

#[test]
#[ignore = "it takes time, and says how much"]
fn growth() {
    use SourceKind::{Eml, Html};
    type Made = fn(usize) -> String;
    let all: [(&str, SourceKind, Made, usize); 11] = [
        (
            "footers before the text",
            Html,
            |times| "<p>©".repeat(times),
            100,
        ),
        (
            "footers of many turns",
            Html,
            |times| {
                format!(
                    "<p>One.{SIGNATURE}<p>🎓{}",
                    "All rights reserved. We meet at the ball. ".repeat(times)
                )
            },
            100,
        ),
        (
            "lines of a signature",
            Html,
            |times| {
                format!("<p>Kind regards,{}", "<br>Dana<br>We meet at the ball of the School, and all who studied here are welcome.".repeat(times))
            },
            100,
        ),
        ("quotes", Html, quotes, 200),
        ("forwards", Html, forwards, 1),
        ("forwards of Outlook", Html, forwards_of_outlook, 1),
        ("zero widths", Html, zero_widths, 10_000),
        ("abbreviations", Html, abbreviations, 1_000),
        ("signatures", Html, signatures, 20),
        ("colours", Html, colours, 50),
        ("parts of an event", Eml, parts_of_an_event, 500),
    ];
    for (name, kind, made, times) in all {
        let took = |times: usize| {
            let source = made(times);
            let best = (0..3).map(|_| {
                let start = Instant::now();
                report_of(kind, &source);
                start.elapsed()
            });
            best.min().expect("three")
        };
        let [one, ten, hundred] = [times, times * 10, times * 100].map(took);
        eprintln!(
            "{name}: {one:?}; ten times as much {ten:?}, {:.1}; a hundred times {hundred:?}, {:.1}",
            ten.as_secs_f64() / one.as_secs_f64(),
            hundred.as_secs_f64() / ten.as_secs_f64()
        );
    }
}
