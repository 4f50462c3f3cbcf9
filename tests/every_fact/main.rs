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
mod oracle;
mod space;
mod spaces;
mod time;

use nu_alumni_policy::answer;
use serde_json::{Value, json};
use space::{Rule, Space};
use spaces::{all_spaces, rights_spaces};

/// Asks the library.
fn library(question: &str, request: &Value) -> Result<Value, String> {
    let text = request.to_string();
    let given = answer(question, &text).map_err(|e| format!("{request}: {e}"))?;
    let json = given.to_json();
    let again = answer(question, &text).expect("it was answered before");
    assert_eq!(json, again.to_json(), "{text}: two answers to one question");
    Ok(serde_json::from_str(&json).expect("JSON"))
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

/// Questions with the rule of each, written down by hand, and the same rule broken.
const RULES: [(&str, Rule, Rule); 4] = [
    ("campus-access", oracle::campus_access, oracle::any_card),
    (
        "library-e-resources",
        oracle::e_resources,
        oracle::first_year_only,
    ),
    (
        "communication-approval",
        oracle::communication_approval,
        oracle::some_of_the_own,
    ),
    (
        "start-programme",
        oracle::start_programme,
        oracle::partners_without_documents,
    ),
];

/// The spaces of a question on the Policy's own terms.
fn spaces_of(question: &str) -> Vec<Space> {
    let mut spaces = all_spaces();
    spaces.retain(|space| space.question == question && space.terms == json!({}));
    assert!(!spaces.is_empty(), "{question}");
    spaces
}

#[test]
fn complete_facts_come_to_what_the_rule_written_by_hand_says() {
    for (question, rule, _) in RULES {
        let mut checked = 0;
        for space in spaces_of(question) {
            checked += space
                .check_rule(&library, rule)
                .unwrap_or_else(|e| panic!("{question}: {e}"));
        }
        println!("{question}: {checked} combinations by hand");
        assert!(checked > 10, "{question}: {checked}");
    }
}

/// A rule that is wrong and fits together, missing facts and asks and all, gets past the checks of
/// consistency; the rule written by hand finds it.
#[test]
fn a_broken_rule_that_fits_together_is_found() {
    for (question, rule, broken) in RULES {
        let mut found = false;
        for space in spaces_of(question) {
            for consistent in [rule, broken] {
                let checked = space.check_consistent_rule(consistent);
                checked.unwrap_or_else(|e| panic!("{question}: {e}"));
            }
            let by_broken =
                |_: &str, request: &Value| Ok(json!({"outcome": broken(&request["facts"])}));
            let by_rule =
                |_: &str, request: &Value| Ok(json!({"outcome": rule(&request["facts"])}));
            assert!(space.check_rule(&by_rule, rule).is_ok());
            found |= space.check_rule(&by_broken, rule).is_err();
        }
        assert!(found, "{question}: the broken rule is not found");
    }
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
