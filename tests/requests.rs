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

use nu_alumni_policy::{answer, decision::Coded};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    request: Value,
    answer: Option<Value>,
    error: Option<String>,
    /// How it was worked out.
    #[serde(rename = "note")]
    _note: Option<String>,
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

/// Asks every request in `vectors/<question>`.
fn ask_all(question: &str) {
    let top = format!("{}/vectors/{question}", env!("CARGO_MANIFEST_DIR"));
    let vectors: Vec<_> = fs::read_dir(top).expect("the vectors are there").collect();
    assert!(vectors.len() > 4, "{question}: only {}", vectors.len());
    let mut wrong = Vec::new();
    for entry in vectors {
        let path = entry.expect("readable").path();
        let text = fs::read_to_string(&path).expect("readable");
        let vector: Vector = serde_json::from_str(&text).expect("a vector has its shape");
        let given = answer(question, &vector.request.to_string());
        let given = given.map(|answer| serde_json::to_value(answer).expect("an answer is JSON"));
        let given = given.map_err(|error| error.data().message);
        match (given, vector.error) {
            (Err(error), Some(expected)) => {
                if !error.contains(&expected) {
                    wrong.push(format!("{}: {error}", path.display()));
                }
            }
            (given, _) => {
                let expected = vector.answer.expect("a vector has an answer or an error");
                if !given.as_ref().is_ok_and(|given| holds(&expected, given)) {
                    wrong.push(format!("{}: {given:#?}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn moderation() {
    ask_all("moderation");
}

#[test]
fn queue() {
    ask_all("queue");
}

#[test]
fn rights_ending() {
    ask_all("rights-ending");
}

#[test]
fn collisions() {
    ask_all("collisions");
}

#[test]
fn schedule() {
    let top = format!("{}/vectors/schedule", env!("CARGO_MANIFEST_DIR"));
    let mut asked = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(top).expect("the vectors are there") {
        let path = entry.expect("readable").path();
        let text = fs::read_to_string(&path).expect("readable");
        let vector: Value = serde_json::from_str(&text).expect("JSON");
        let question = vector["question"].as_str().expect("a question");
        let given = answer(question, &vector["request"].to_string()).map(|answer| {
            serde_json::from_str::<Value>(&answer.to_json()).expect("an answer is JSON")
        });
        match (given, &vector["error"]) {
            (Err(error), Value::String(expected)) => {
                let error = error.data().message;
                if !error.contains(expected) {
                    wrong.push(format!("{}: {error}", path.display()));
                }
            }
            (Ok(given), Value::Null) => {
                let expected = &vector["answer"];
                if !holds(expected, &given) {
                    wrong.push(format!("{}: {given:#}", path.display()));
                }
            }
            (given, _) => panic!("{}: {given:?}", path.display()),
        }
        asked += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 40, "only {asked}");
}
