//! Records of moderation, and how they stand.

use proptest::prelude::*;

use super::*;
use crate::{
    decision::Coded,
    policy::{ClauseId, EntryId},
    sending::DeadlineStatus,
};
use ModerationChannel::{Mailing, SocialNetworks};
use ModerationRole::{CommunicationOfficer, Initiator, Moderator};
use ModerationState as State;
use ModerationStep as Step;

const STEPS: [Step; 8] = [
    Step::Submit,
    Step::TakeUp,
    Step::Return,
    Step::Complete,
    Step::Approve,
    Step::Send,
    Step::Forward,
    Step::Post,
];
const ROLES: [ModerationRole; 3] = [Initiator, Moderator, CommunicationOfficer];

/// Every step that is allowed, as it was read out of A3: the channel, the state it is taken in,
/// the step, who takes it, and the state after it. All others are refused.
const ALLOWED: [(ModerationChannel, State, Step, ModerationRole, State); 15] = [
    (
        Mailing,
        State::Submitted,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (
        Mailing,
        State::InModeration,
        Step::Return,
        Moderator,
        State::Returned,
    ),
    (
        Mailing,
        State::InModeration,
        Step::Approve,
        Moderator,
        State::Approved,
    ),
    (
        Mailing,
        State::Returned,
        Step::Complete,
        Initiator,
        State::Completed,
    ),
    (
        Mailing,
        State::Completed,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (Mailing, State::Approved, Step::Send, Moderator, State::Sent),
    (
        SocialNetworks,
        State::Submitted,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (
        SocialNetworks,
        State::InModeration,
        Step::Return,
        Moderator,
        State::Returned,
    ),
    (
        SocialNetworks,
        State::InModeration,
        Step::Approve,
        Moderator,
        State::Approved,
    ),
    (
        SocialNetworks,
        State::Returned,
        Step::Complete,
        Initiator,
        State::Completed,
    ),
    (
        SocialNetworks,
        State::Completed,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (
        SocialNetworks,
        State::Approved,
        Step::Forward,
        Moderator,
        State::Forwarded,
    ),
    (
        SocialNetworks,
        State::Forwarded,
        Step::Post,
        CommunicationOfficer,
        State::Posted,
    ),
    // Where they begin, by the step that is the first of every record.
    (
        Mailing,
        State::Submitted,
        Step::Submit,
        Initiator,
        State::Submitted,
    ),
    (
        SocialNetworks,
        State::Submitted,
        Step::Submit,
        Initiator,
        State::Submitted,
    ),
];

fn submission(channel: ModerationChannel) -> Submission {
    let json = match channel {
        Mailing => {
            r##"{"channel": "mailing", "unit": "Office", "school": "GSB", "direction": "open-day",
                "lists": [{"name": "gsb-all", "school": "GSB"}], "hashtag": "#GSB"}"##
        }
        SocialNetworks => {
            r##"{"channel": "social-networks", "unit": "Office", "school": "GSB",
                "direction": "open-day", "hashtag": "#GSB"}"##
        }
    };
    serde_json::from_str(json).unwrap()
}

fn entry(step: Step, role: ModerationRole, at: &str) -> ModerationEntry {
    ModerationEntry {
        step,
        role,
        by: "u7".to_owned(),
        at: at.parse().unwrap(),
        text: (step == Step::Post).then(|| "Open Day #gsb".to_owned()),
    }
}

/// A record in `state`, by the shortest way there is; `None` where the channel has none.
fn record_in(channel: ModerationChannel, state: State) -> Option<ModerationRecord> {
    let outward = match channel {
        Mailing => vec![Step::Send],
        SocialNetworks => vec![Step::Forward, Step::Post],
    };
    let mut way = vec![Step::Submit];
    match state {
        State::Submitted => {}
        State::InModeration => way.push(Step::TakeUp),
        State::Returned => way.extend([Step::TakeUp, Step::Return]),
        State::Completed => way.extend([Step::TakeUp, Step::Return, Step::Complete]),
        State::Approved => way.extend([Step::TakeUp, Step::Approve]),
        State::Sent | State::Forwarded | State::Posted => {
            way.extend([Step::TakeUp, Step::Approve]);
            way.extend(outward);
            if state == State::Forwarded {
                way.pop();
            }
        }
    }
    let entries = way
        .iter()
        .map(|step| entry(*step, step.role(), "2026-12-10"));
    let record = ModerationRecord::replay(submission(channel), entries).unwrap();
    (record.state() == state).then_some(record)
}

const STATES: [State; 8] = [
    State::Submitted,
    State::InModeration,
    State::Returned,
    State::Completed,
    State::Approved,
    State::Sent,
    State::Forwarded,
    State::Posted,
];

#[test]
fn every_step_in_every_state_by_every_role_is_allowed_or_refused_as_the_table_says() {
    let mut seen = 0;
    for channel in [Mailing, SocialNetworks] {
        for state in STATES {
            let Some(before) = record_in(channel, state) else {
                // A mailing is never with the Communication officer, and a post never sent.
                let other = match channel {
                    Mailing => [State::Forwarded, State::Posted].contains(&state),
                    SocialNetworks => state == State::Sent,
                };
                assert!(other, "{channel} {state}");
                continue;
            };
            for (step, role) in STEPS.iter().flat_map(|s| ROLES.map(|r| (*s, r))) {
                seen += 1;
                let mut record = before.clone();
                let added = record.add(entry(step, role, "2026-12-10"));
                let allowed = ALLOWED[..13]
                    .iter()
                    .find(|a| (a.0, a.1, a.2, a.3) == (channel, state, step, role));
                match (added, allowed) {
                    (Ok(after), Some(expected)) => {
                        assert_eq!(after, expected.4);
                        assert_eq!(record.state(), after);
                    }
                    (Err(error), None) => {
                        assert_eq!(record, before, "a refused step leaves no trace");
                        assert_eq!((error.step, error.role), (step, role));
                        let text = error.to_string();
                        let clause = match step {
                            Step::Forward | Step::Post => ClauseId::A3_2,
                            _ => ClauseId::A3_1,
                        };
                        let names = format!("step {step} by the {role} ({clause})");
                        assert_eq!(text, names);
                        let data = error.data();
                        assert!(data.message.contains(&format!("{names}: ")), "{data}");
                        assert!(!format!("{data:#}").contains("u7"), "{data}");
                    }
                    (added, _) => panic!("{channel} {state} {step} {role}: {added:?}"),
                }
            }
        }
    }
    // 6 states of a mailing and 7 of a post, 8 steps, 3 roles.
    assert_eq!(seen, 13 * 24);
}

#[test]
fn a_record_begins_with_its_submission_by_the_initiator() {
    for channel in [Mailing, SocialNetworks] {
        for (step, role) in STEPS.iter().flat_map(|s| ROLES.map(|r| (*s, r))) {
            let made =
                ModerationRecord::replay(submission(channel), [entry(step, role, "2026-12-10")]);
            let allowed = ALLOWED[13..]
                .iter()
                .any(|a| (a.0, a.2, a.3) == (channel, step, role));
            assert_eq!(made.is_ok(), allowed, "{channel} {step} {role}");
            if let Err(error) = made {
                let path = error.path().unwrap();
                assert!(path.starts_with("entries[0]."), "{path}");
            }
        }
        let none = ModerationRecord::replay(submission(channel), []);
        assert_eq!(none, Err(RecordError::NoEntry));
    }
}

#[test]
fn why_a_step_is_refused_is_the_first_thing_that_is_wrong_with_it() {
    let reason = |channel, state, entry| {
        let mut record = record_in(channel, state).unwrap();
        record.add(entry).unwrap_err()
    };
    let day = "2026-12-10";
    let role = reason(Mailing, State::Approved, entry(Step::Send, Initiator, day));
    assert_eq!(role.reason, StepRefusal::NotTheirs { whose: Moderator });
    let channel = reason(
        Mailing,
        State::Approved,
        entry(Step::Forward, Moderator, day),
    );
    assert_eq!(
        channel.reason,
        StepRefusal::OtherChannel { channel: Mailing }
    );
    let gone = reason(Mailing, State::Sent, entry(Step::TakeUp, Moderator, day));
    assert!(
        gone.reason
            .to_string()
            .ends_with("what can follow: nothing, it has gone out")
    );
    let choice = reason(
        Mailing,
        State::InModeration,
        entry(Step::Send, Moderator, day),
    );
    assert!(
        choice.reason.to_string().ends_with(
            "it does not follow on in-moderation; what can follow: return by the moderator, or approve by the moderator"
        ),
        "{choice}"
    );
    let mut nobody = entry(Step::TakeUp, Moderator, day);
    nobody.by = " ".to_owned();
    assert_eq!(
        reason(Mailing, State::Submitted, nobody).reason,
        StepRefusal::Nobody
    );
    let mut text = entry(Step::TakeUp, Moderator, day);
    text.text = Some(String::new());
    assert_eq!(
        reason(Mailing, State::Submitted, text).reason,
        StepRefusal::TextWithoutPost
    );
}

#[test]
fn a_post_is_posted_only_with_the_initiator_s_hashtag() {
    let mut record = record_in(SocialNetworks, State::Forwarded).unwrap();
    let post = |text: Option<&str>| ModerationEntry {
        text: text.map(str::to_owned),
        ..entry(Step::Post, CommunicationOfficer, "2026-12-11")
    };
    let error = record.add(post(None)).unwrap_err();
    assert_eq!(
        (error.clause, error.reason),
        (ClauseId::A4_4, StepRefusal::NoText)
    );
    let error = record.add(post(Some("Open Day #GSBAlumni"))).unwrap_err();
    assert_eq!(
        error.data().message,
        "text: step post by the communication-officer (A4.4): the initiator's hashtag #GSB does not stand in the post: add it"
    );
    let mut without = submission(SocialNetworks);
    without.hashtag = None;
    let mut unknown = ModerationRecord::replay(without, record.entries().to_vec()).unwrap();
    let error = unknown.add(post(Some("#GSB"))).unwrap_err();
    assert_eq!(
        (error.clause, error.reason),
        (ClauseId::A4_4, StepRefusal::NoHashtag)
    );
    assert_eq!(
        record.add(post(Some("Ашық есік күні: #gsb"))),
        Ok(State::Posted)
    );
}

#[test]
fn a_record_does_not_go_back_in_time() {
    let record = |times: &[&str]| {
        let steps = [Step::Submit, Step::TakeUp, Step::Return, Step::Complete];
        let entries = steps
            .iter()
            .zip(times)
            .map(|(s, at)| entry(*s, s.role(), at));
        ModerationRecord::replay(submission(Mailing), entries)
    };
    let wrong_at = |times: &[&str]| match record(times) {
        Err(RecordError::Entry { index, reason }) => {
            assert_eq!(reason.reason, StepRefusal::BackInTime);
            Some(index)
        }
        made => {
            assert!(made.is_ok());
            None
        }
    };
    assert_eq!(wrong_at(&["2026-12-10", "2026-12-10", "2026-12-11"]), None);
    assert_eq!(wrong_at(&["2026-12-10", "2026-12-09"]), Some(1));
    // The same instant on two clocks, then a second earlier.
    let (here, there) = ("2026-12-10T10:00:00+05:00", "2026-12-10T05:00:00Z");
    assert_eq!(wrong_at(&[here, there]), None);
    assert_eq!(
        wrong_at(&[here, there, "2026-12-10T09:59:59+05:00"]),
        Some(2)
    );
    // In between only the day is known.
    let noon = "2026-12-10T12:00:00+05:00";
    assert_eq!(wrong_at(&[here, "2026-12-10", noon]), None);
    assert_eq!(wrong_at(&[noon, "2026-12-10", "2026-12-10", here]), Some(3));
    // 23:30 in UTC is the next day in Astana.
    assert_eq!(wrong_at(&["2026-12-10T23:30:00Z", "2026-12-10"]), Some(1));
}

#[test]
fn what_cannot_be_submitted_is_refused() {
    let refused = |change: &dyn Fn(&mut Submission), channel| {
        let mut submission = submission(channel);
        change(&mut submission);
        ModerationRecord::replay(submission, [entry(Step::Submit, Initiator, "2026-12-10")])
            .unwrap_err()
            .data()
            .message
    };
    let other = refused(&|s| s.school = "SSH".to_owned(), Mailing);
    assert_eq!(
        other,
        "submission.lists[0].school: it is a list of GSB, and the initiator is of SSH: a unit submits on its School's own lists (A3.1)"
    );
    assert!(refused(&|s| s.lists.clear(), Mailing).contains("submission.lists: it is empty"));
    assert!(refused(&|s| s.unit.clear(), Mailing).contains("submission.unit: it is empty"));
    assert!(
        refused(&|s| s.school = " ".to_owned(), Mailing).contains("submission.school: it is empty")
    );
    assert!(
        refused(&|s| s.lists[0].name.clear(), Mailing)
            .contains("submission.lists[0].name: it is empty")
    );
    let none = refused(&|s| s.direction = crate::sending::Direction::None, Mailing);
    assert!(none.contains("only the six directions of A1"));
    let lists = |s: &mut Submission| s.lists = submission(Mailing).lists;
    assert!(refused(&lists, SocialNetworks).contains("goes to no list"));
}

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
    let choice = [Step::Return, Step::Approve];
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
    // With a cut-off hour the time of receipt decides, and neither is known.
    let unknown = request(r#"{"I27": "cut-off-hour"}"#, "2026-12-17").unwrap();
    let deadline = &unknown.deadlines[0];
    assert_eq!(deadline.status, DeadlineStatus::Undetermined);
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

#[test]
fn a_record_that_could_not_have_happened_is_not_read() {
    let record = record_in(Mailing, State::Sent).unwrap();
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(
        serde_json::from_str::<ModerationRecord>(&json).unwrap(),
        record
    );
    let wrong = |from: &str, to: &str| {
        let changed = json.replacen(from, to, 1);
        assert_ne!(changed, json);
        let read = serde_json::from_str::<ModerationRecord>(&changed);
        read.unwrap_err().to_string()
    };
    let skipped = wrong(r#""step":"approve""#, r#""step":"send""#);
    assert!(
        skipped.starts_with("entries[2].step: step send by the moderator (A3.1)"),
        "{skipped}"
    );
    let stranger = wrong(r#""role":"moderator""#, r#""role":"initiator""#);
    assert!(
        stranger.starts_with("entries[1].role: step take-up by the initiator"),
        "{stranger}"
    );
    assert!(wrong(r#""by":"#, r#""name":"#).contains("unknown field `name`"));
    assert!(wrong("GSB", "SSH").contains("submission.lists[0].school"));
    assert!(wrong("2026-12-10", "2026-12-10T10:00:00").contains("add the offset"));
}

fn any_entry() -> impl Strategy<Value = ModerationEntry> {
    let step = prop::sample::select(STEPS.to_vec());
    let role = prop::sample::select(ROLES.to_vec());
    let own_role = prop::bool::weighted(0.9);
    let at = prop::sample::select(vec![
        "2026-12-10",
        "2026-12-11T10:00:00+05:00",
        "2026-12-12",
    ]);
    (step, role, own_role, at)
        .prop_map(|(step, role, own, at)| entry(step, if own { step.role() } else { role }, at))
}

proptest! {
    #[test]
    fn what_is_read_back_is_what_was_recorded(
        channel in prop::sample::select(vec![Mailing, SocialNetworks]),
        tries in prop::collection::vec(any_entry(), 0..60),
    ) {
        let first = [entry(Step::Submit, Initiator, "2026-12-10")];
        let mut record = ModerationRecord::replay(submission(channel), first).unwrap();
        for (i, tried) in tries.into_iter().enumerate() {
            let mut entries = record.entries().to_vec();
            entries.push(tried.clone());
            let replayed = ModerationRecord::replay(submission(channel), entries);
            match record.add(tried) {
                Ok(state) => prop_assert_eq!(replayed.unwrap().state(), state),
                Err(reason) => {
                    let index = record.entries().len();
                    prop_assert_eq!(replayed, Err(RecordError::Entry { index, reason }), "{}", i);
                }
            }
        }
        let json = serde_json::to_string(&record).unwrap();
        let read: ModerationRecord = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read.state(), record.state());
        prop_assert_eq!(read, record);
    }
}
