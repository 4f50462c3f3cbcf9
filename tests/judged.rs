//! What people judged settles, and lapses once what they judged is changed.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use nu_alumni_policy::{
    Brief, Draft, MailingReport, Verdict, check_mailing,
    decision::Severity,
    mailing::{Finding, Judgement, RowStatus},
    policy::RuleName,
};
use nu_alumni_policy_tests::{Vector, vectors};

fn check(vector: &Vector, source: &[u8], brief: &Brief) -> Option<MailingReport> {
    let kind = vector.kind.parse().expect("a kind");
    check_mailing(&Draft::read(kind, source).ok()?, brief).ok()
}

fn judgement(of: &Finding, holds: bool) -> Judgement {
    Judgement {
        finding: Some(of.id.clone()),
        clause: None,
        seen: None,
        holds,
        by: "A. Serik".to_owned(),
        on: NaiveDate::from_ymd_opt(2026, 1, 9).expect("a day"),
        note: None,
    }
}

fn is_open(finding: &&Finding) -> bool {
    finding.severity == Severity::NeedsReview
}

/// Every vector that leaves something to a person, with its report when nobody has judged.
fn left_to_a_person() -> impl Iterator<Item = (Vector, Brief, MailingReport)> {
    vectors().into_iter().filter_map(|vector| {
        let mut brief: Brief = vector.brief.parse().expect("the brief is in order");
        (brief.judged, brief.waived) = (Vec::new(), Vec::new());
        let report = check(&vector, &vector.source, &brief).expect("checkable");
        let open = report.findings.iter().any(|finding| is_open(&finding));
        open.then_some((vector, brief, report))
    })
}

#[test]
fn what_was_judged_is_left_to_nobody() {
    let mut letters = 0;
    for (vector, mut brief, before) in left_to_a_person() {
        let open: Vec<&Finding> = before.findings.iter().filter(is_open).collect();
        let ids: BTreeSet<&str> = open.iter().map(|finding| finding.id.as_str()).collect();

        brief.judged = open
            .iter()
            .map(|finding| judgement(finding, true))
            .collect();
        let after = check(&vector, &vector.source, &brief).expect("checkable");
        let settled: BTreeSet<&str> = after.settled.iter().map(|f| f.id.as_str()).collect();
        assert_eq!(settled, ids, "{}", vector.name);
        assert!(after.lapsed.is_empty(), "{}", vector.name);
        let rows = || after.checklist.iter();
        assert!(
            rows().all(|row| row.status != RowStatus::NeedsReview),
            "{}",
            vector.name
        );
        if before.findings.len() == open.len() && before.approval.is_none() {
            assert_eq!(after.verdict, Verdict::Accepted, "{}", vector.name);
        }

        brief.judged = open
            .iter()
            .map(|finding| judgement(finding, false))
            .collect();
        let broken = check(&vector, &vector.source, &brief).expect("checkable");
        assert_eq!(broken.verdict, Verdict::Rejected, "{}", vector.name);
        letters += 1;
    }
    assert!(letters > 40, "{letters}");
}

#[test]
fn the_clauses_that_were_judged_as_they_are_seen_are_left_to_nobody() {
    for (vector, mut brief, before) in left_to_a_person() {
        let rows = before.checklist.iter().filter(|row| row.seen.is_some());
        brief.judged = rows
            .map(|row| Judgement {
                finding: None,
                clause: Some(row.clause),
                seen: row.seen.clone(),
                ..judgement(&before.findings[0], true)
            })
            .collect();
        let after = check(&vector, &vector.source, &brief).expect("checkable");
        assert!(after.lapsed.is_empty(), "{}", vector.name);
        assert!(
            !after.findings.iter().any(|f| is_open(&f)),
            "{}",
            vector.name
        );
    }
}

#[test]
fn what_is_changed_is_to_be_judged_anew() {
    let mut touched = 0;
    for (vector, mut brief, before) in left_to_a_person() {
        if vector.kind != "html" && vector.kind != "text" {
            continue;
        }
        for finding in before.findings.iter().filter(is_open) {
            // A word that comes back is still there.
            if finding.rule == RuleName::Capitals && !finding.places.is_empty() {
                continue;
            }
            let Some(span) = finding.span.filter(|_| finding.part == "body") else {
                continue;
            };
            let mut source = String::from_utf8(vector.source.clone()).expect("UTF-8");
            let start = span.start as usize;
            let middle = source.floor_char_boundary(start.midpoint(span.end as usize));
            source.insert(middle, 'Ω');
            brief.judged = vec![judgement(finding, true)];
            let Some(after) = check(&vector, source.as_bytes(), &brief) else {
                continue;
            };
            let of = format!("{} {}", vector.name, finding.id);
            assert!(after.settled.is_empty(), "{of}");
            assert_eq!(after.lapsed.len(), 1, "{of}");
            touched += 1;
        }
    }
    assert!(touched > 30, "{touched}");
}
