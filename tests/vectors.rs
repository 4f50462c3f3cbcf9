//! Every vector against what was written down for it by hand, and its report byte for byte.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::{collections::BTreeMap, fs};

use nu_alumni_policy::{
    Brief, Draft, Locale, MailingReport, Outcome, SourceKind, Verdict, check_mailing,
    decision::Severity,
    mailing::{Quantity, RowStatus, Span},
    policy::{ClauseId, EntryId, RuleName},
};
use nu_alumni_policy_tests::{ExpectedFinding, keys_without_text, vectors};
use serde::Serialize;

/// The name of an enum's value, as JSON has it.
fn name(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).expect("a value");
    value.as_str().expect("a name").to_owned()
}

#[test]
fn vectors_give_what_was_written_down_for_them() {
    let mut failures = Vec::new();
    for vector in vectors() {
        let brief: Brief = vector.brief.parse().expect("the brief is in order");
        let kind = vector.kind.parse().expect("a kind");
        let draft = Draft::read(kind, &vector.source).expect("the source can be read");
        let report = check_mailing(&draft, &brief).expect("it can be checked");
        let parts: BTreeMap<&str, &str> = report
            .source
            .parts
            .iter()
            .map(|part| {
                (
                    part.name.as_str(),
                    part.text.as_deref().unwrap_or(draft.body_text()),
                )
            })
            .collect();
        let text = |part: &str, span: Span| {
            let text = span.of(parts[part]).expect("a span lies in its part");
            text.to_owned()
        };
        let quantity = |q: Quantity| (q.value, name(q.unit));
        let found = report.findings.iter().map(|f| ExpectedFinding {
            rule: f.rule.to_string(),
            severity: name(f.severity),
            at: f.span.map(|span| text(&f.part, span)),
            places: f.places.iter().map(|at| text(&at.part, at.span)).collect(),
            says: f.message.key.replacen(&format!("{}.", f.rule), "", 1),
            of: f
                .message
                .args
                .iter()
                .map(|(name, of)| (name.to_owned(), of.to_owned()))
                .collect(),
            measured: f.measured.map(quantity),
            limit: f.limit.map(quantity),
        });
        let found: Vec<ExpectedFinding> = found.collect();
        let expected = &vector.expected;
        let verdict = name(report.verdict);
        let row = |clause: &str| {
            let row = report
                .checklist
                .iter()
                .find(|row| row.clause.name() == clause);
            row.map(|row| name(row.status))
        };
        let rows_differ = expected
            .rows
            .iter()
            .filter(|(clause, status)| row(clause).as_ref() != Some(status));
        let rows_differ: Vec<_> = rows_differ
            .map(|(clause, _)| (clause, row(clause)))
            .collect();
        let settled = report.settled.iter().map(|f| f.rule.to_string());
        let settled: Vec<String> = settled.collect();
        let lapsed = report.lapsed.iter().map(|lapsed| {
            let says = lapsed.why.key.replacen("lapsed.", "", 1);
            (lapsed.path.clone(), says)
        });
        let lapsed: BTreeMap<String, String> = lapsed.collect();
        if verdict != expected.verdict
            || found != expected.findings
            || !rows_differ.is_empty()
            || settled != expected.settled
            || lapsed != expected.lapsed
        {
            failures.push(format!(
                "{}: {verdict} {found:#?} {rows_differ:?} {settled:?} {lapsed:?}\nexpected {expected:#?}",
                vector.name
            ));
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&vector.report, report.to_json()).expect("the report can be written");
        }
        let kept = fs::read_to_string(&vector.report)
            .expect("the report is there; `cargo xtask bless` writes it");
        if kept != report.to_json() {
            failures.push(format!(
                "{}: the report is not the one that is kept",
                vector.name
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn each_message_of_a_report_has_a_text_in_each_language() {
    for vector in vectors() {
        let mut brief: Brief = vector.brief.parse().expect("the brief is in order");
        let kind = vector.kind.parse().expect("a kind");
        let draft = Draft::read(kind, &vector.source).expect("readable");
        for locale in [Locale::En, Locale::Ru, Locale::Kk] {
            brief.terms.locale = locale;
            let report = check_mailing(&draft, &brief).expect("checkable");
            let report = serde_json::to_value(report).expect("JSON");
            let none: Vec<&str> = Vec::new();
            assert_eq!(
                keys_without_text(&report),
                none,
                "{}: {locale:?}",
                vector.name
            );
        }
    }
}

/// The report of the vector of this name.
fn report(name: &str) -> MailingReport {
    let vector = vectors().into_iter().find(|v| v.name == name);
    let vector = vector.expect("the vector is there");
    let brief: Brief = vector.brief.parse().expect("the brief is in order");
    let kind = vector.kind.parse().expect("a kind");
    let draft = Draft::read(kind, &vector.source).expect("readable");
    check_mailing(&draft, &brief).expect("checkable")
}

#[test]
fn a_brief_with_sender_and_audience_gets_the_decision_on_approval() {
    let approval = |name: &str| report(name).approval.map(|decision| decision.outcome());
    assert_eq!(approval("in-order"), None);
    // Graduates of a year may be of other Schools; those of the School itself are its own.
    assert_eq!(approval("vacancies-by-year"), Some(Outcome::NeedsApproval));
    assert_eq!(
        approval("approval-within-own-school"),
        Some(Outcome::Granted)
    );
    assert_eq!(approval("vacancies-to-all"), Some(Outcome::Undetermined));
}

#[test]
fn a_sender_or_an_audience_is_looked_at_whether_there_is_a_day_or_not() {
    let error = |brief: &str| {
        let brief: Brief = brief.parse().expect("the brief can be read");
        let draft = Draft::read(SourceKind::Html, b"<p>Dear Alumni,</p>").expect("readable");
        match check_mailing(&draft, &brief) {
            Ok(report) => report
                .approval
                .map_or("no decision".to_owned(), |decision| {
                    decision.outcome().name().to_owned()
                }),
            Err(error) => error.to_string(),
        }
    };
    for (brief, expected) in [
        (r#"{"audience": {"all": true}}"#, "as_of: "),
        (r#"{"sender": "center"}"#, "as_of: "),
        (
            r#"{"audience": {"years": []}}"#,
            "audience.years: an empty list lets nobody",
        ),
        (
            r#"{"sender": {"school": "GBS"}, "as_of": "2026-01-12"}"#,
            "sender.school: there is no School `GBS`",
        ),
        (
            r#"{"sender": "center", "as_of": "2026-01-12", "official": true}"#,
            "granted",
        ),
        (r#"{"data_submitted": true}"#, "no decision"),
    ] {
        let said = error(brief);
        assert!(said.contains(expected), "{brief}: {said}");
    }
}

#[test]
fn an_order_in_force_is_named_with_the_verdict_without_it() {
    let ordered = report("order-closes-the-window-later");
    assert_eq!(ordered.basis.orders, ["2026-17"]);
    assert_eq!(ordered.without_order, Some(Verdict::Rejected));
    let row = |clause| {
        ordered
            .checklist
            .iter()
            .find(move |row| row.clause == clause)
    };
    assert!(row(ClauseId::A4_1).is_some_and(|row| row.readings.contains(&EntryId::I11)));
    assert!(row(ClauseId::A4_2).is_some_and(|row| !row.readings.contains(&EntryId::I11)));
    assert_eq!(report("order-no-longer-in-force").without_order, None);
}

#[test]
fn each_rule_is_broken_by_one_vector_and_kept_by_another() {
    let mut broken: BTreeMap<RuleName, u32> = BTreeMap::new();
    let mut kept: BTreeMap<RuleName, u32> = BTreeMap::new();
    for vector in vectors() {
        let brief: Brief = vector.brief.parse().expect("the brief is in order");
        let draft =
            Draft::read(vector.kind.parse().expect("a kind"), &vector.source).expect("readable");
        let report = check_mailing(&draft, &brief).expect("checkable");
        for row in &report.checklist {
            for rule in &row.rules {
                let worst = report
                    .findings
                    .iter()
                    .filter(|f| f.rule == *rule)
                    .map(|f| f.severity)
                    .max();
                match worst {
                    None if row.status != RowStatus::Satisfied => {}
                    None => *kept.entry(*rule).or_default() += 1,
                    // To be looked at is the worst that bold, a judgement, what was not read and
                    // what two say otherwise can be.
                    Some(Severity::Violation) => *broken.entry(*rule).or_default() += 1,
                    Some(Severity::NeedsReview)
                        if [
                            RuleName::BoldShare,
                            RuleName::NotRead,
                            RuleName::InvitationDate,
                        ]
                        .contains(rule) =>
                    {
                        *broken.entry(*rule).or_default() += 1
                    }
                    _ => {}
                }
            }
        }
    }
    assert_eq!(broken.len(), 27, "{:?}", broken.keys());
    assert_eq!(kept.len(), 27, "{:?}", kept.keys());
}
