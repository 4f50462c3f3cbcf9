//! Every request of the vectors against the answer or the error that was written down for it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::{communication::CollisionsRequest, decide, sending::ModerationRequest};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    request: Value,
    answer: Option<Value>,
    error: Option<String>,
}

/// Asks every request in `vectors/<directory>`.
fn ask_all<A: Serialize>(directory: &str, ask: impl Fn(&str) -> Result<A, String>) {
    let top = format!("{}/vectors/{directory}", env!("CARGO_MANIFEST_DIR"));
    let vectors: Vec<_> = fs::read_dir(top).expect("the vectors are there").collect();
    assert!(vectors.len() > 15, "{directory}: only {}", vectors.len());
    for entry in vectors {
        let path = entry.expect("readable").path();
        let text = fs::read_to_string(&path).expect("readable");
        let vector: Vector = serde_json::from_str(&text).expect("a vector has its shape");
        let given = ask(&vector.request.to_string());
        let given = given.map(|answer| serde_json::to_value(answer).expect("an answer is JSON"));
        match (given, vector.error) {
            (Err(error), Some(expected)) => {
                assert!(error.contains(&expected), "{}: {error}", path.display());
            }
            (given, _) => {
                let expected = vector.answer.expect("a vector has an answer or an error");
                assert_eq!(given, Ok(expected), "{}", path.display());
            }
        }
    }
}

#[test]
fn moderation() {
    ask_all("moderation", |json| {
        let request: Result<ModerationRequest, _> = json.parse();
        request.and_then(|r| r.answer()).map_err(|e| e.to_string())
    });
}

#[test]
fn collisions() {
    ask_all("collisions", |json| {
        let request: Result<CollisionsRequest, _> = json.parse();
        request.and_then(|r| r.answer()).map_err(|e| e.to_string())
    });
}

/// Whether all that was written down is in the answer; lists have to be as long.
fn holds(expected: &Value, given: &Value) -> bool {
    match (expected, given) {
        (Value::Object(expected), Value::Object(given)) => expected
            .iter()
            .all(|(key, value)| given.get(key).is_some_and(|given| holds(value, given))),
        (Value::Array(expected), Value::Array(given)) => {
            expected.len() == given.len()
                && expected
                    .iter()
                    .zip(given)
                    .all(|(one, other)| holds(one, other))
        }
        _ => expected == given,
    }
}

#[test]
fn schedule() {
    let top = format!("{}/vectors/schedule", env!("CARGO_MANIFEST_DIR"));
    let mut asked = 0;
    for entry in fs::read_dir(top).expect("the vectors are there") {
        let path = entry.expect("readable").path();
        let text = fs::read_to_string(&path).expect("readable");
        let vector: Value = serde_json::from_str(&text).expect("JSON");
        let question = vector["question"].as_str().expect("a question");
        let given = decide(question, &vector["request"].to_string()).map(|answer| {
            serde_json::from_str::<Value>(&answer.to_json()).expect("an answer is JSON")
        });
        match (given, &vector["error"]) {
            (Err(error), Value::String(expected)) => {
                let error = error.to_string();
                assert!(error.contains(expected), "{}: {error}", path.display());
            }
            (Ok(given), Value::Null) => {
                let expected = &vector["answer"];
                assert!(holds(expected, &given), "{}: {given:#}", path.display());
            }
            (given, _) => panic!("{}: {given:?}", path.display()),
        }
        asked += 1;
    }
    assert!(asked > 40, "only {asked}");
}
