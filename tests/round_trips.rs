//! Every request and every answer of the vectors, read as its type and written again: what a service
//! stores today it reads tomorrow, with a field more.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests read files and may fail"
)]

use nu_alumni_policy::{
    Answer, Brief, Calendar, Draft, MailingReport, RightsFacts, alumni::*, answer, calendar::Day,
    check_mailing, communication::*, decision::*, policy, policy::PolicyDocument, questions,
    sending::*,
};
use nu_alumni_policy_tests::{asked, keys_without_text, vectors};
use serde::{Serialize, de::DeserializeOwned};
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
        "collisions" => same::<Request<CollisionsFacts>>(value),
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
            all.iter().any(|(name, _)| name == question.name),
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

/// What was answered, its JSON, and the same with a field more, are one.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(answer: &T) {
    let json = serde_json::to_value(answer).expect("JSON");
    let (read, again) = twice::<T>(&json);
    let more: T = serde_json::from_value(with_more(&json)).expect("a field more");
    assert_eq!([answer, answer, answer], [&read, &again, &more]);
}

#[test]
fn the_policy_and_its_days_come_back_as_they_were() {
    comes_back::<PolicyDocument>(&policy());
    let calendar = Calendar::default();
    let days = calendar.days(calendar.first_day(), calendar.last_day());
    for day in days.expect("they are known") {
        comes_back::<Day>(&day);
    }
}
