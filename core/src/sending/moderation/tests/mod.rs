//! Records of moderation, and how they stand.

use proptest::prelude::*;

mod deadlines;

use super::*;
use crate::{decision::Coded, policy::ClauseId};
use ModerationChannel::{Mailing, SocialNetworks};
use ModerationRole::{CommunicationOfficer, Initiator, Moderator};
use ModerationState as State;
use ModerationStep as Step;

const STEPS: [Step; 10] = [
    Step::Submit,
    Step::TakeUp,
    Step::Return,
    Step::Complete,
    Step::Approve,
    Step::Decline,
    Step::Withdraw,
    Step::Send,
    Step::Forward,
    Step::Post,
];
const ROLES: [ModerationRole; 3] = [Initiator, Moderator, CommunicationOfficer];

/// A step that is allowed: where, in which state, the step, who takes it, and the state after it.
type Allowed = (
    &'static [ModerationChannel],
    State,
    Step,
    ModerationRole,
    State,
);

const BOTH: &[ModerationChannel] = &[Mailing, SocialNetworks];

/// Every step that is allowed, as it was read out of A3 and I48. All others are refused.
const ALLOWED: [Allowed; 16] = [
    (
        BOTH,
        State::Submitted,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (
        BOTH,
        State::Submitted,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    (
        BOTH,
        State::InModeration,
        Step::Return,
        Moderator,
        State::Returned,
    ),
    (
        BOTH,
        State::InModeration,
        Step::Approve,
        Moderator,
        State::Approved,
    ),
    (
        BOTH,
        State::InModeration,
        Step::Decline,
        Moderator,
        State::Declined,
    ),
    (
        BOTH,
        State::InModeration,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    (
        BOTH,
        State::Returned,
        Step::Complete,
        Initiator,
        State::Completed,
    ),
    (
        BOTH,
        State::Returned,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    (
        BOTH,
        State::Completed,
        Step::TakeUp,
        Moderator,
        State::InModeration,
    ),
    (
        BOTH,
        State::Completed,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    (
        BOTH,
        State::Approved,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    (
        &[Mailing],
        State::Approved,
        Step::Send,
        Moderator,
        State::Sent,
    ),
    (
        &[SocialNetworks],
        State::Approved,
        Step::Forward,
        Moderator,
        State::Forwarded,
    ),
    (
        &[SocialNetworks],
        State::Forwarded,
        Step::Post,
        CommunicationOfficer,
        State::Posted,
    ),
    (
        &[SocialNetworks],
        State::Forwarded,
        Step::Withdraw,
        Initiator,
        State::Withdrawn,
    ),
    // Where they begin, by the step that is the first of every record.
    (
        BOTH,
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
        remark: None,
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
        State::Declined => way.extend([Step::TakeUp, Step::Decline]),
        State::Withdrawn => way.push(Step::Withdraw),
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

const STATES: [State; 10] = [
    State::Submitted,
    State::InModeration,
    State::Returned,
    State::Completed,
    State::Approved,
    State::Declined,
    State::Withdrawn,
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
                let allowed = ALLOWED[..15]
                    .iter()
                    .find(|a| a.0.contains(&channel) && (a.1, a.2, a.3) == (state, step, role));
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
    // 8 states of a mailing and 9 of a post, 10 steps, 3 roles.
    assert_eq!(seen, 17 * 30);
}

#[test]
fn a_record_begins_with_its_submission_by_the_initiator() {
    for channel in [Mailing, SocialNetworks] {
        for (step, role) in STEPS.iter().flat_map(|s| ROLES.map(|r| (*s, r))) {
            let made =
                ModerationRecord::replay(submission(channel), [entry(step, role, "2026-12-10")]);
            let allowed = ALLOWED[15..]
                .iter()
                .any(|a| a.0.contains(&channel) && (a.2, a.3) == (step, role));
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
            .ends_with("what can follow: nothing, it is over")
    );
    let choice = reason(
        Mailing,
        State::InModeration,
        entry(Step::Send, Moderator, day),
    );
    assert!(
        choice.reason.to_string().ends_with(
            "it does not follow on in-moderation; what can follow: return by the moderator, or approve by the moderator, or decline by the moderator, or withdraw by the initiator"
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
    let mut remark = entry(Step::TakeUp, Moderator, day);
    remark.remark = Some(" ".to_owned());
    let remark = reason(Mailing, State::Submitted, remark);
    assert_eq!(remark.reason, StepRefusal::NoRemark);
    assert_eq!(remark.data().path.as_deref(), Some("remark"));
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
    let nobody = refused(&|s| s.school = None, Mailing);
    assert!(nobody.starts_with("submission.school: it is missing: give the School"));
    let nobody = refused(&|s| s.lists[0].school = None, Mailing);
    assert!(nobody.starts_with("submission.lists[0].school: it is missing"));
    let both = refused(&|s| s.center = true, Mailing);
    assert!(both.starts_with("submission.school: it is the Center's own by `center`"));
    let both = refused(&|s| s.lists[0].center = true, Mailing);
    assert!(both.starts_with("submission.lists[0].school: it is the Center's own"));
    assert!(refused(&|s| s.lists.clear(), Mailing).contains("submission.lists: it is empty"));
    assert!(refused(&|s| s.unit.clear(), Mailing).contains("submission.unit: it is empty"));
    assert!(
        refused(&|s| s.school = Some(" ".to_owned()), Mailing)
            .contains("submission.school: it is empty")
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
    assert!(wrong(r#""name":"gsb-all""#, r#""name":"""#).contains("submission.lists[0].name"));
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
