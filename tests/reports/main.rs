//! What is taken away of a report: of every vector, in every language, as every format.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests may fail"
)]

mod files;
mod page;

use nu_alumni_policy::{
    Brief, Draft, Locale, MailingReport, SourceKind, check_mailing,
    mailing::{CheckRequest, RenderError, ReportFormat, TextUnits},
};
use nu_alumni_policy_tests::vectors;
use serde_json::{Value, json};

fn checked(kind: SourceKind, source: &[u8], brief: &str) -> (Draft, MailingReport) {
    let draft = Draft::read(kind, source).expect("readable");
    let brief: Brief = brief.parse().expect("a brief");
    let report = check_mailing(&draft, &brief).expect("checkable");
    (draft, report)
}

/// Each vector in each language.
fn all() -> Vec<(String, Draft, MailingReport)> {
    let mut all = Vec::new();
    for vector in vectors() {
        for locale in Locale::ALL {
            let mut brief: Value = serde_json::from_str(&vector.brief).expect("a brief");
            brief["terms"]["locale"] = json!(locale);
            let kind = vector.kind.parse().expect("a kind");
            let (draft, report) = checked(kind, &vector.source, &brief.to_string());
            all.push((format!("{} {locale}", vector.name), draft, report));
        }
    }
    all
}

/// Of one vector each format is kept: the other languages give the same, and a difference is read.
#[test]
fn the_kept_reports_are_those_that_are_made() {
    let vector = vectors().into_iter().find(|vector| vector.name == KEPT);
    let vector = vector.expect("it is there");
    let (draft, report) = checked(SourceKind::Html, &vector.source, &vector.brief);
    for format in ReportFormat::ALL {
        let made = report.render(&draft, None, *format).expect("it renders");
        let kept = format!(
            "{}/vectors/reports/{KEPT}.{format}",
            env!("CARGO_MANIFEST_DIR")
        );
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&kept, &made).expect("writable");
        }
        let kept = std::fs::read_to_string(&kept).expect("it is kept");
        assert!(
            made == kept,
            "{format}: run `cargo xtask bless` and read the difference"
        );
    }
}

const KEPT: &str = "said-once-with-all-places";

fn html(source: &str, brief: &str, format: ReportFormat) -> String {
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), brief);
    let name = Some("Drafts/open day.html");
    report.render(&draft, name, format).expect("it renders")
}

#[test]
fn every_report_is_told_in_its_language_as_every_format() {
    for (name, draft, report) in all() {
        for format in ReportFormat::ALL {
            match report.render(&draft, None, *format) {
                Ok(text) => {
                    // What has no words says `report.`.
                    assert!(!text.contains("report."), "{name} {format}");
                    assert_eq!(report.render(&draft, None, *format), Ok(text), "{name}");
                }
                Err(error) => {
                    let none = report.schedule.window.is_none() && report.schedule.event.is_none();
                    assert_eq!((error, *format), (RenderError::NoDays, ReportFormat::Ics));
                    assert!(none, "{name}");
                }
            }
        }
    }
}

const BRIEF: &str =
    r#"{"direction": "open-day", "subject": "Open Day", "event_start": "2026-12-21"}"#;

/// The lists of another School ask for the Center, an order for the provost besides.
#[test]
fn the_text_ends_with_all_who_have_to_agree() {
    let ends = |name: &str, lines: usize| {
        let text = text_of(name);
        let end: Vec<&str> = text.trim_end().lines().rev().take(lines).collect();
        end.into_iter().rev().collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        ends(
            "moderation-on-lists-of-others-under-an-order-that-asks-for-more",
            2
        ),
        "Needs approval. Nothing is broken, but somebody has to approve it first.\n\
         Get the approval: the Center, provost."
    );
    // What went out is not to be approved first.
    assert_eq!(
        ends(
            "moderation-sent-to-lists-of-others-before-the-approval-sender-given",
            3
        ),
        "Needs approval. It has gone out without an approval that it needed.\n\
         The approval came after the sending, so it does not settle this: approved on 10\n\
         December 2026, sent on 7 December 2026."
    );
    assert!(!text_of("in-order").contains("Get the approval"));
}

fn text_of(name: &str) -> String {
    let vector = vectors().into_iter().find(|vector| vector.name == name);
    let vector = vector.expect("it is there");
    let (draft, report) = checked(SourceKind::Html, &vector.source, &vector.brief);
    let text = report.render(&draft, None, ReportFormat::Text);
    text.expect("it renders")
}

#[test]
fn the_text_keeps_to_80_columns() {
    for (name, draft, report) in all() {
        let text = report
            .render(&draft, None, ReportFormat::Text)
            .expect("it renders");
        for line in text.lines() {
            // A word of the letter's own may be longer than a line.
            let long = line
                .split_whitespace()
                .any(|word| word.chars().count() > 40);
            assert!(line.chars().count() <= 80 || long, "{name}: {line}");
        }
    }
}

#[test]
fn what_is_settled_stands_apart_in_every_format() {
    let source = "<p>Dear all,</p><p>Do <b>come</b>, JOIN NOW.</p>";
    let brief = |more: &str| {
        format!(
            r#"{{"direction": "open-day", "subject": "Open Day", "as_of": "2026-12-01"{more}}}"#
        )
    };
    let (_, report) = checked(SourceKind::Html, source.as_bytes(), &brief(""));
    let bold = report
        .findings
        .iter()
        .find(|f| f.rule.name() == "bold-share")
        .expect("bold");
    let settled = format!(
        r#", "judged": [{{"finding": "{}", "holds": true, "by": "A. Serik", "on": "2026-11-30"}},
            {{"finding": "bold-share.bold.0000000000000000", "holds": true, "by": "B. Omar", "on": "2026-11-30"}}],
        "waived": [{{"rule": "capitals", "reason": "It is <the> motto.", "by": "D. Ali", "on": "2026-11-30"}}]"#,
        bold.id
    );
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), &brief(&settled));
    assert_eq!((report.settled.len(), report.lapsed.len()), (2, 1));
    let render = |format| report.render(&draft, None, format).expect("it renders");

    let page = render(ReportFormat::Html);
    let said = page.split("<h2 id=\"settled\">").nth(1).expect("a section");
    let said = said.split("</section>").next().expect("its end");
    for words in [
        "by A. Serik, on 30 November 2026.",
        "It is &#60;the&#62; motto.",
        "What B. Omar judged",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        page.contains("<mark class=\"settled\">come</mark>"),
        "{page}"
    );

    let text = render(ReportFormat::Text);
    assert!(
        text.contains("let pass[capitals]: JOIN NOW is written in capitals."),
        "{text}"
    );
    assert!(text.contains("note: What B. Omar judged"), "{text}");

    let log: Value = serde_json::from_str(&render(ReportFormat::Sarif)).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of = |rule: &str| {
        results
            .iter()
            .find(|r| r["ruleId"] == rule)
            .expect("it is there")
    };
    assert_eq!(of("bold-share")["kind"], "pass");
    let suppression = &of("capitals")["suppressions"][0];
    assert_eq!(suppression["justification"], "It is <the> motto.");
    let notes = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notes[0]["level"], "warning");

    let xml = render(ReportFormat::Junit);
    assert!(xml.contains("<skipped type=\"waived\""), "{xml}");
    assert!(
        xml.contains("Let pass by D. Ali, on 30 November 2026. It is &#60;the&#62; motto."),
        "{xml}"
    );
}

#[test]
fn a_report_of_another_draft_is_refused() {
    let source = "<p>Dear all,</p><p>JOIN US NOW</p>";
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), "{}");
    for other in ["<p>Dear all,</p>", "<p>Dear all,</p>\n<p>JOIN US NOW</p>"] {
        let other = Draft::read(SourceKind::Html, other.as_bytes()).expect("readable");
        let error = report
            .render(&other, None, ReportFormat::Html)
            .expect_err("it is another");
        assert_eq!(
            error,
            RenderError::OtherDraft {
                part: "body".into()
            }
        );
    }
    let text = Draft::read(SourceKind::Text, source.as_bytes()).expect("readable");
    assert!(report.render(&text, None, ReportFormat::Html).is_err());
    let converted = report
        .spans_in(&draft, TextUnits::Utf16)
        .expect("bytes so far");
    let error = converted
        .render(&draft, None, ReportFormat::Html)
        .expect_err("converted");
    assert!(matches!(error, RenderError::Units(_)));
}

#[test]
fn an_unknown_format_is_refused_with_those_there_are() {
    let request = CheckRequest {
        source: b"Dear all,",
        ..CheckRequest::default()
    };
    let error = request.render("pdf", None).expect_err("there is none");
    let data = nu_alumni_policy::decision::Coded::data(&error);
    assert_eq!(
        (data.code.as_str(), data.path.as_deref()),
        ("unknown-name", Some("format"))
    );
    assert_eq!(
        data.details["known"],
        json!(["text", "html", "sarif", "junit", "ics"])
    );
    let error = request.render("ics", None).expect_err("no day is known");
    assert_eq!(nu_alumni_policy::decision::Coded::code(&error), "no-days");
}

#[test]
fn advice_is_no_word_of_a_case_that_passes() {
    // A moderator who was late is told so, and the mailing is in order.
    let brief = r#"{"direction": "open-day", "event_start": "2026-12-21", "received": "2026-12-01T10:00:00+05:00",
        "planned_send": "2026-12-07", "terms": {"limits": {"moderation_cut_off_hour": 18}}}"#;
    let (draft, report) = checked(SourceKind::Html, b"<p>Come.</p>", brief);
    let mut findings = report.findings.iter();
    let late = findings.find(|finding| finding.message.key == "moderation-deadline.late");
    let late = late.expect("the moderator is late");
    let render = |format| report.render(&draft, None, format).expect("it renders");
    assert!(!render(ReportFormat::Junit).contains(&late.message.text));
    let text = render(ReportFormat::Text).replace('\n', " ");
    assert!(
        text.contains("The moderator is late: it was due by"),
        "{text}"
    );
}

#[test]
fn a_judgement_is_told_with_who_made_it() {
    let source = "<p>Dear Alumni,</p><p>Come with QARQA.</p>";
    let of = |judged: Value| {
        let brief = json!({"direction": "open-day", "judged": judged}).to_string();
        checked(SourceKind::Html, source.as_bytes(), &brief)
    };
    let (_, report) = of(json!([]));
    let mut findings = report.findings.iter();
    let perhaps = findings.find(|f| f.message.key == "capitals.perhaps-abbreviation");
    let id = perhaps.expect("it is found").id.clone();
    for (holds, said) in [
        (true, "Judged to be in order by A. Serik"),
        (false, "Judged not to be in order by A. Serik"),
    ] {
        let judged = json!([{"finding": id, "holds": holds, "by": "A. Serik", "on": "2026-12-01"}]);
        let (draft, report) = of(judged);
        let text = report.render(&draft, None, ReportFormat::Text);
        let text = text.expect("it renders").replace('\n', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(said), "{text}");
    }
}
