//! Each question over its whole space of facts: total, deterministic, undetermined exactly where
//! the missing facts can make a difference, and with asks that settle it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "tests may fail, and print their counts"
)]

mod monotone;
mod space;
mod spaces;
mod time;

use nu_alumni_policy::decide;
use serde_json::{Value, json};
use spaces::{all_spaces, rights_spaces};

/// Asks the library.
fn library(question: &str, request: &Value) -> Result<Value, String> {
    let text = request.to_string();
    let answer = decide(question, &text).map_err(|e| format!("{request}: {e}"))?;
    let json = answer.to_json();
    let again = decide(question, &text).expect("it was answered before");
    assert_eq!(json, again.to_json(), "{text}: two answers to one question");
    let mut answers: Value = serde_json::from_str(&json).expect("JSON");
    Ok(answers[0].take())
}

#[test]
fn every_question_over_all_its_facts() {
    let (mut all, mut steps, mut changes) = (0, 0, 0);
    for space in all_spaces() {
        let counts = space
            .check(&library)
            .unwrap_or_else(|e| panic!("{}: {e}", space.question));
        println!(
            "{}, {} facts: {} combinations, {} undetermined with {} asks, {:?}",
            space.question,
            space.facts.len(),
            counts.points,
            counts.undetermined,
            counts.asks,
            counts.outcomes
        );
        all += counts.points;
        steps += counts.steps;
        changes += counts.changes;
    }
    println!(
        "in all {all} combinations; {steps} steps with one more fact turn nothing; {changes} changes do"
    );
}

/// A rule that takes a card that nobody spoke of for one that is missing.
fn takes_missing_for_no(question: &str, request: &Value) -> Result<Value, String> {
    let mut request = request.clone();
    if request["facts"]["person"]["alumni_card"].is_null() {
        request["facts"]["person"]["alumni_card"] = json!(false);
    }
    library(question, &request)
}

/// A rule that asks for one fact less than it needs.
fn asks_too_little(question: &str, request: &Value) -> Result<Value, String> {
    let mut answer = library(question, request)?;
    if let Some(asks) = answer["ask"].as_array_mut()
        && let Some(last) = asks.last_mut()
    {
        last["facts"].as_array_mut().expect("facts").pop();
    }
    Ok(answer)
}

/// A rule that lets one card do.
fn one_card_is_enough(question: &str, request: &Value) -> Result<Value, String> {
    let mut answer = library(question, request)?;
    if request["facts"]["person"]["alumni_card"] == true && answer["outcome"] == "not-granted" {
        answer["outcome"] = json!("granted");
    }
    Ok(answer)
}

#[test]
fn a_broken_rule_is_found() {
    let campus = || {
        let all = rights_spaces();
        all.into_iter()
            .find(|s| s.question == "campus-access")
            .expect("the space of 4.14")
    };
    assert!(campus().check(&library).is_ok());
    for broken in [takes_missing_for_no, asks_too_little, one_card_is_enough] {
        assert!(campus().check(&broken).is_err());
    }
}
