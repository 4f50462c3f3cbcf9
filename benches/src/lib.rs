//! What the benchmarks and figures measure: the whole check, and html5ever's own parse.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads files and may fail"
)]

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::RcDom;
use nu_alumni_policy::{Brief, Draft, MailingReport, SourceKind, check_mailing};

/// The mail to measure: the file that `MAIL` names, else the example's letter in a frame of layout
/// tables such as mailing programs make, of about 29 KB.
pub fn mail() -> String {
    match std::env::var("MAIL") {
        Ok(path) => std::fs::read_to_string(path).expect("MAIL names a readable file"),
        Err(_) => letter_of(29_000),
    }
}

/// A letter of at least so many bytes.
pub fn letter_of(bytes: usize) -> String {
    let letter = include_str!("../../core/examples/invitation.html");
    let body = letter
        .split("<h1")
        .nth(1)
        .and_then(|b| b.split("</body>").next())
        .expect("the letter has a body");
    let block = format!(
        "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse\"><tr><td align=\"left\" style=\"padding:12px 24px;font-family:Arial,sans-serif;font-size:14px;line-height:20px;color:#333333\"><h1{body}</td></tr></table>\n"
    );
    let mut html = String::from(
        "<html><head><style>p { margin: 0 } .a td { color: #222 }</style></head><body>\n",
    );
    while html.len() < bytes {
        html.push_str(&block);
    }
    html + "</body></html>\n"
}

/// The whole check: reading, style, layout, rules, report.
pub fn check(html: &str) -> MailingReport {
    let brief: Brief = r##"{"direction": "event-invitation", "subject": "Reunion", "own_hosts": ["nu.edu.kz"], "palette": ["#ddaf53"]}"##
        .parse()
        .expect("the brief is in order");
    let draft = Draft::read(SourceKind::Html, html.as_bytes()).expect("the mail can be read");
    check_mailing(&draft, &brief).expect("it can be checked")
}

/// html5ever's own parse into its own tree.
pub fn html5ever_parse(html: &str) -> RcDom {
    parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html)
}
