//! How the time that A4.2 gives was kept.

use super::*;
use crate::{policy::EntryId, sending::DeadlineStatus};

/// The example of the register's I27: what comes in on a day is due on the working day after it.
#[test]
fn each_receipt_has_its_own_time() {
    let times = [
        (Step::Submit, "2026-12-09"), // Wednesday: due on Thursday, the 10th
        (Step::TakeUp, "2026-12-10"),
        (Step::Return, "2026-12-11"),   // late by one working day
        (Step::Complete, "2026-12-12"), // Saturday: due on Monday, the 14th
        (Step::TakeUp, "2026-12-14"),
        (Step::Approve, "2026-12-14"),
        (Step::Send, "2026-12-14"),
    ];
    let entries = times.map(|(step, at)| entry(step, step.role(), at));
    let record = ModerationRecord::replay(submission(Mailing), entries).unwrap();
    let on = |as_of: &str| {
        let as_of = crate::calendar::parse_date(as_of).unwrap();
        let facts = ModerationFacts {
            record: record.clone(),
            event_start: Some(crate::sending::Announced::NoDate),
            planned_send: None,
            approvals: Vec::new(),
        };
        let Ok(answer) = moderation(&facts, as_of, &crate::Terms::default()) else {
            return Vec::new();
        };
        let row = |d: &ModerationDeadline| {
            let due = d.due.unwrap().to_string();
            let awaited: Vec<Step> = d.awaited.iter().map(|next| next.step).collect();
            assert_eq!(
                (&*d.clauses, &*d.readings),
                (
                    &[ClauseId::A4_2][..],
                    &[EntryId::I27, EntryId::I32, EntryId::I41][..]
                )
            );
            (due, d.status, d.working_days_late, d.done_by, awaited)
        };
        answer.deadlines.iter().map(row).collect::<Vec<_>>()
    };
    let first = |status, late, done: Option<Step>, awaited: &[Step]| {
        (
            "2026-12-10".to_owned(),
            status,
            Some(late),
            done,
            awaited.to_vec(),
        )
    };
    let second = |status, done: Option<Step>, awaited: &[Step]| {
        (
            "2026-12-14".to_owned(),
            status,
            Some(0),
            done,
            awaited.to_vec(),
        )
    };
    let open = DeadlineStatus::Open;
    assert_eq!(on("2026-12-08"), []);
    assert_eq!(on("2026-12-09"), [first(open, 0, None, &[Step::TakeUp])]);
    let choice = [Step::Return, Step::Approve, Step::Decline];
    assert_eq!(on("2026-12-10"), [first(open, 0, None, &choice)]);
    let late = first(DeadlineStatus::Late, 1, Some(Step::Return), &[]);
    assert_eq!(on("2026-12-11"), std::slice::from_ref(&late));
    assert_eq!(
        on("2026-12-13"),
        [late.clone(), second(open, None, &[Step::TakeUp])]
    );
    let met = second(DeadlineStatus::Met, Some(Step::Send), &[]);
    assert_eq!(on("2026-12-31"), [late, met]);
}

#[test]
fn a_post_is_done_when_it_is_forwarded_or_posted_as_i42_is_read() {
    let way = [Step::Submit, Step::TakeUp, Step::Approve, Step::Forward];
    let entries = way.map(|step| entry(step, step.role(), "2026-12-09"));
    let record = ModerationRecord::replay(submission(SocialNetworks), entries).unwrap();
    let request = |readings: &str, as_of: &str| {
        let facts = ModerationFacts {
            record: record.clone(),
            event_start: Some(crate::sending::Announced::NoDate),
            planned_send: None,
            approvals: Vec::new(),
        };
        let terms = format!(r#"{{"readings": {readings}}}"#);
        let terms: crate::Terms = serde_json::from_str(&terms).unwrap();
        moderation(&facts, as_of.parse().unwrap(), &terms)
    };
    // The 10th is due, the 12th and 13th are a weekend, the 16th is a holiday.
    let answer = request("{}", "2026-12-17").unwrap();
    assert_eq!(answer.deadlines[0].status, DeadlineStatus::Met);
    assert_eq!(answer.deadlines[0].done_by, Some(Step::Forward));
    let answer = request(r#"{"I42": "up-to-posting"}"#, "2026-12-17").unwrap();
    let deadline = &answer.deadlines[0];
    assert_eq!(answer.state, State::Forwarded);
    assert_eq!(deadline.status, DeadlineStatus::Overdue);
    assert_eq!(deadline.working_days_late, Some(4));
    assert_eq!(deadline.awaited[0].role, CommunicationOfficer);
    // With a cut-off hour the time of receipt decides, and neither is known: the 10th or the 11th. On
    // the 10th it was in time at any hour.
    let unknown = request(r#"{"I27": "cut-off-hour"}"#, "2026-12-17").unwrap();
    assert_eq!(unknown.deadlines[0].status, DeadlineStatus::Met);
    let unknown = r#"{"I27": "cut-off-hour", "I42": "up-to-posting"}"#;
    let unknown = request(unknown, "2026-12-17").unwrap();
    let deadline = &unknown.deadlines[0];
    // On the 17th it is late by either; since the 11th three working days are over.
    assert_eq!(deadline.status, DeadlineStatus::Overdue);
    assert_eq!(deadline.working_days_late, Some(3));
    assert_eq!(
        (deadline.due, deadline.latest_due),
        (None, "2026-12-11".parse().ok())
    );
    assert_eq!(
        deadline.missing,
        [
            "terms.limits.moderation_cut_off_hour",
            "facts.record.entries[0].at"
        ]
    );
    let six = r#"{"I30": "six-day-week", "I42": "up-to-posting"}"#;
    let six = request(six, "2026-12-17").unwrap();
    assert_eq!(
        six.deadlines[0].readings,
        [EntryId::I27, EntryId::I42, EntryId::I41, EntryId::I30]
    );
    assert_eq!(six.deadlines[0].working_days_late, Some(5));
    let early = request("{}", "2026-12-08").unwrap_err();
    assert!(
        early
            .to_string()
            .contains("nothing was submitted by 2026-12-08")
    );
    // By how many days hangs on the days of 2028.
    let year_to_come = request(r#"{"I42": "up-to-posting"}"#, "2028-12-08").unwrap();
    let deadline = &year_to_come.deadlines[0];
    assert_eq!(deadline.status, DeadlineStatus::Overdue);
    assert_eq!(deadline.working_days_late, None);
}
