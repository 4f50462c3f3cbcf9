//! Every request and every answer of the vectors, read as its type and written again: what a service
//! stores today it reads tomorrow, with a field more.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests read files and may fail"
)]

use nu_alumni_policy::{
    Answer, Brief, Calendar, Draft, MailingReport, Outcome, RightsFacts, Verdict, alumni::*,
    answer, calendar::Day, check_mailing, communication::*, decision::*, policy,
    policy::PolicyDocument, questions, sending::*,
};
use nu_alumni_policy_tests::{asked, keys_without_text, vectors};
use serde::{Deserialize as _, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

/// What was read, and read again from what was written of it.
fn twice<T: Serialize + DeserializeOwned>(value: &Value) -> (T, T) {
    let first: T = serde_json::from_value(value.clone()).expect("it is read");
    let text = serde_json::to_string(&first).expect("it is written");
    let again = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
    (first, again)
}

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) -> Value {
    let (first, again) = twice::<T>(value);
    assert_eq!(first, again);
    serde_json::to_value(first).expect("JSON")
}

/// The request as its type writes it.
fn request(question: &str, value: &Value) -> Value {
    match question {
        "alumnus" => same::<Request<PersonFacts>>(value),
        "responsibilities" | "forms-answered" | "changes-told" | "non-disclosure" => {
            same::<Request<RecordFacts>>(value)
        }
        "association" => same::<Request<GroupFacts>>(value),
        "start-programme" => same::<Request<ProgrammeFacts>>(value),
        "own-initiative" => same::<Request<InitiativeFacts>>(value),
        "interaction" => same::<Request<InteractionFacts>>(value),
        "responsible-employee" => same::<Request<CenterFacts>>(value),
        "center-advice" => same::<Request<AdviceFacts>>(value),
        "communication-approval" => same::<Request<CommunicationFacts>>(value),
        "award-programme" => same::<Request<AwardFacts>>(value),
        "order-stands" => same::<Request<OrderFacts>>(value),
        "sending-schedule" => same::<Request<ScheduleFacts>>(value),
        "moved-windows" => same::<Request<MovedWindowsFacts>>(value),
        "moderation" => same::<Request<ModerationFacts>>(value),
        "queue" => same::<Request<QueueFacts>>(value),
        "collisions" => same::<Request<CollisionsFacts>>(value),
        "rights-ending" => same::<Request<RightsEndingFacts>>(value),
        // The rest are the rights.
        _ => same::<Request<RightsFacts>>(value),
    }
}

/// Every object with a key that nobody knows yet.
fn with_more(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            // Maps of names and values take no other.
            let is_map = |key: &str| ["args", "readings", "limits"].contains(&key);
            let fields = fields.iter().map(|(key, value)| match value.is_object() {
                true if is_map(key) => (key.clone(), value.clone()),
                _ => (key.clone(), with_more(value)),
            });
            let mut fields: Map<String, Value> = fields.collect();
            fields.insert("added-later".to_owned(), json!({"x": 1}));
            Value::Object(fields)
        }
        Value::Array(items) => items.iter().map(with_more).collect(),
        other => other.clone(),
    }
}

#[test]
fn requests_and_answers_come_back_as_they_were() {
    let all = asked();
    for question in questions() {
        assert!(
            all.iter().any(|(name, _)| name == question.name.name()),
            "no vector asks {}",
            question.name
        );
    }
    for (question, given) in &all {
        let written = request(question, given);
        let first = answer(question, &given.to_string()).expect("it answers");
        let second = answer(question, &written.to_string());
        assert_eq!(Ok(&first), second.as_ref(), "{question}: {written}");
        let json = serde_json::to_value(&first).expect("JSON");
        assert!(keys_without_text(&json).is_empty(), "{question}: {given}");
        let (read, again) = twice::<Answer>(&json);
        assert_eq!(first, read, "{question}");
        assert_eq!(first, again, "{question}");
        assert_eq!(first.to_json(), read.to_json());
        let more: Answer = serde_json::from_value(with_more(&json)).expect("a field more");
        assert_eq!(first, more, "{question}");
    }
}

#[test]
fn briefs_and_reports_come_back_as_they_were() {
    for vector in vectors() {
        let brief: Value = serde_json::from_str(&vector.brief).expect("JSON");
        let (brief, again) = twice::<Brief>(&brief);
        assert_eq!(brief, again, "{}", vector.name);
        let draft = Draft::read(vector.kind.parse().expect("a kind"), &vector.source);
        let draft = draft.expect("readable");
        let report = check_mailing(&draft, &brief).expect("checkable");
        let of_again = check_mailing(&draft, &again).expect("checkable");
        assert_eq!(report, of_again, "{}", vector.name);
        let json = serde_json::to_value(&report).expect("JSON");
        let (read, twice) = twice::<MailingReport>(&json);
        assert_eq!(report, read, "{}", vector.name);
        assert_eq!(report, twice, "{}", vector.name);
        assert_eq!(report.to_json(), read.to_json(), "{}", vector.name);
        let more: MailingReport = serde_json::from_value(with_more(&json)).expect("a field more");
        assert_eq!(report, more, "{}", vector.name);
    }
}

/// Each decision in an answer, with another outcome than its reasons have, makes it unreadable.
#[test]
fn an_outcome_that_its_reasons_do_not_have_is_refused() {
    let mut forged = 0;
    for (question, given) in &asked() {
        let answered = answer(question, &given.to_string()).expect("it answers");
        for decision in answered.decisions() {
            let json = serde_json::to_value(decision).expect("JSON");
            for other in Outcome::ALL {
                let mut json = json.clone();
                json["outcome"] = other.name().into();
                let read = read_json::<Decision>(&json.to_string());
                if other == decision.outcome() {
                    assert_eq!(read.as_ref(), Ok(decision));
                    continue;
                }
                forged += 1;
                let refused = read.expect_err("it is forged").data();
                assert_eq!(refused.code, "forged");
                assert_eq!(refused.path.as_deref(), Some("outcome"));
                let told = format!(
                    "outcome: it is `{other}`, and what it rests on makes it `{}`",
                    decision.outcome()
                );
                assert_eq!(refused.message, told);
                let mut of_answer = serde_json::to_value(&answered).expect("JSON");
                if of_answer.is_object() {
                    of_answer["outcome"] = other.name().into();
                    assert!(serde_json::from_value::<Answer>(of_answer).is_err());
                }
            }
        }
    }
    assert!(forged > 1_000, "{forged}");
}

#[test]
fn a_verdict_that_its_findings_do_not_have_is_refused() {
    let verdicts = [
        Verdict::Accepted,
        Verdict::NeedsReview,
        Verdict::NeedsApproval,
        Verdict::Rejected,
    ];
    for vector in vectors() {
        let brief: Brief = vector.brief.parse().expect("the brief is in order");
        let draft = Draft::read(vector.kind.parse().expect("a kind"), &vector.source);
        let report = check_mailing(&draft.expect("readable"), &brief).expect("checkable");
        let json = serde_json::to_value(&report).expect("JSON");
        for verdict in verdicts {
            let mut json = json.clone();
            let own = json["verdict"] == verdict.to_string();
            json["verdict"] = verdict.to_string().into();
            let read = read_json::<MailingReport>(&json.to_string());
            assert_eq!(read.is_ok(), own, "{}: {verdict}", vector.name);
            let path = read.err().and_then(|error| error.path());
            assert_eq!(path.as_deref(), (!own).then_some("verdict"));
            // However it is read.
            assert_eq!(MailingReport::deserialize(json).is_ok(), own);
        }
        let mut json = json;
        if json["approval"].is_object() {
            let outcome = Outcome::ALL
                .into_iter()
                .find(|o| json["approval"]["outcome"] != o.name());
            json["approval"]["outcome"] = outcome.expect("another").name().into();
            assert!(Decision::deserialize(json["approval"].clone()).is_err());
            let refused = read_json::<MailingReport>(&json.to_string()).expect_err("it is forged");
            assert_eq!(refused.path().as_deref(), Some("approval.outcome"));
        }
    }
}

/// What was answered, its JSON, and the same with a field more, are one.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(answer: &T) {
    let json = serde_json::to_value(answer).expect("JSON");
    let (read, again) = twice::<T>(&json);
    let more: T = serde_json::from_value(with_more(&json)).expect("a field more");
    assert_eq!([answer, answer, answer], [&read, &again, &more]);
}

#[test]
fn the_policy_and_its_days_come_back_as_they_were() {
    for locale in Locale::ALL {
        comes_back::<PolicyDocument>(&policy(locale));
    }
    let calendar = Calendar::default();
    let days = calendar.days(calendar.first_day(), calendar.last_day());
    for day in days.expect("they are known") {
        comes_back::<Day>(&day);
    }
}
