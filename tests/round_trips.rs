//! Every request and every answer of the vectors, read as its type and written again: what a service
//! stores today it reads tomorrow, with a field more.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::{
    Answer, Brief, Draft, MailingReport, RightsFacts, alumni::*, answer, check_mailing,
    communication::*, decision::*, questions, sending::*,
};
use nu_alumni_policy_tests::{keys_without_text, vectors};
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

/// Every question with the requests of the vectors.
fn asked() -> Vec<(String, Value)> {
    let top = format!("{}/vectors", env!("CARGO_MANIFEST_DIR"));
    let read = |path: std::path::PathBuf| -> Value {
        serde_json::from_str(&fs::read_to_string(path).expect("readable")).expect("JSON")
    };
    let files = |directory: &str| {
        let directory = fs::read_dir(format!("{top}/{directory}")).expect("it is there");
        directory.map(|entry| entry.expect("readable").path())
    };
    let mut all = Vec::new();
    for file in files("decisions") {
        for case in read(file).as_array().expect("cases") {
            let mut request = json!({"as_of": case["as_of"], "facts": case["facts"]});
            if case["terms"].is_object() {
                request["terms"] = case["terms"].clone();
            }
            all.push((
                case["question"].as_str().expect("a name").to_owned(),
                request,
            ));
        }
    }
    for question in ["moderation", "collisions", "schedule"] {
        for file in files(question) {
            let vector = read(file);
            let name = vector["question"].as_str().unwrap_or(question).to_owned();
            if vector["error"].is_null() {
                all.push((name, vector["request"].clone()));
            }
        }
    }
    let rights = json!({"as_of": "2026-01-12", "facts": {"person": {"degrees": [
        {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]}}});
    for question in ["rights", "rights-over-time"] {
        all.push((question.to_owned(), rights.clone()));
    }
    all.push((
        "responsibilities".to_owned(),
        json!({"as_of": "2026-01-12", "facts": {"record": {"forms": []}}}),
    ));
    all
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
