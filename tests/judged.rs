//! What people judged settles, and lapses once what they judged is changed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use nu_alumni_policy::{
    Brief, Draft, MailingReport, SourceKind, Verdict, check_mailing,
    decision::Severity,
    mailing::{Finding, Judgement, RowStatus},
    policy::{ClauseId, RuleName},
};
use nu_alumni_policy_tests::{Vector, vectors};

fn check(vector: &Vector, source: &[u8], brief: &Brief) -> Option<MailingReport> {
    let kind = vector.kind.parse().expect("a kind");
    check_mailing(&Draft::read(kind, source).ok()?, brief).ok()
}

fn judgement(of: &Finding, holds: bool) -> Judgement {
    let day = NaiveDate::from_ymd_opt(2026, 1, 9).expect("a day");
    Judgement {
        finding: Some(of.id.clone()),
        ..Judgement::new(holds, "A. Serik", day)
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
        let left: Vec<ClauseId> = after
            .checklist
            .iter()
            .filter(|row| row.status == RowStatus::NeedsReview)
            .map(|row| row.clause)
            .collect();
        // How the moderation's record stands no finding says: its clause itself is judged.
        let of_record = |clause: &ClauseId| matches!(clause, ClauseId::A3_1 | ClauseId::A3_2);
        assert!(left.iter().all(of_record), "{}", vector.name);
        if left.is_empty() && before.findings.len() == open.len() && before.approval.is_none() {
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
fn two_drafts_are_compared_by_what_was_found_in_them() {
    let report = |html: &str, judged: Vec<Judgement>| {
        let brief =
            r##"{"direction": "event-invitation", "subject": "A talk", "palette": ["#ddaf53"]}"##;
        let mut brief: Brief = brief.parse().expect("a brief");
        brief.judged = judged;
        let draft = Draft::read(SourceKind::Html, html.as_bytes()).expect("HTML");
        check_mailing(&draft, &brief).expect("checkable")
    };
    let of = |findings: &[Finding]| -> Vec<String> {
        let ours = [
            RuleName::Capitals,
            RuleName::BoldShare,
            RuleName::BrandColours,
        ];
        let findings = findings
            .iter()
            .filter(|finding| ours.contains(&finding.rule));
        findings
            .map(|finding| finding.message.text.clone())
            .collect()
    };
    let run = |words: &str| format!("{words} is written in capitals. Write it in small letters.");
    let before = report(
        "<p>JOIN US NOW. Come <b>soon</b>.</p><p>SEE YOU THERE. DO COME ALONG.</p>",
        Vec::new(),
    );
    let bold = before
        .findings
        .iter()
        .find(|f| f.rule == RuleName::BoldShare);
    let bold = bold.expect("bold");
    // One is mended, one stays, one is written otherwise, one is judged, one is new.
    let after = report(
        "<p>Join us now. Come <b>soon</b>.</p><p>SEE YOU HERE. DO COME ALONG.</p><p style='color:#c00'>x</p>",
        vec![judgement(bold, true)],
    );
    let compared = after.compared_with(&before);
    assert_eq!(of(&compared.standing), [run("DO COME ALONG")]);
    assert_eq!(of(&compared.changed), [run("SEE YOU HERE")]);
    assert_eq!(of(&compared.mended), [run("SEE YOU THERE")]);
    assert_eq!(
        of(&compared.settled),
        std::slice::from_ref(&bold.message.text)
    );
    assert_eq!(of(&compared.new).len(), 1);
    assert_eq!(compared.new[0].rule, RuleName::BrandColours);
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
