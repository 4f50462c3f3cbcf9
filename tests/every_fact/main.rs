//! Each question over its whole space of facts: total, deterministic, undetermined exactly where
//! the missing facts can make a difference, and with asks that settle it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "tests may fail, and print their counts"
)]

mod space;

use nu_alumni_policy::decide;
use serde_json::{Value, json};
use space::{Fact, Space};

/// Asks the library.
fn library(question: &str, request: &Value) -> Result<Value, String> {
    let answer = decide(question, &request.to_string()).map_err(|e| format!("{request}: {e}"))?;
    let mut answers: Value = serde_json::from_str(&answer.to_json()).expect("JSON");
    Ok(answers[0].take())
}

/// A degree with every kind of value in each field; the year of 2025-06-14 ended the day before.
fn degree_facts(i: usize) -> Vec<Fact> {
    let path = |name: &str| -> &'static str {
        Box::leak(format!("person.degrees[{i}].{name}").into_boxed_str())
    };
    let dates = [
        json!("2025-06-14"),
        json!("2025-06-15"),
        json!("2026-06-15"),
    ];
    let known: Vec<Value> = [json!("pending")]
        .into_iter()
        .chain(dates.clone())
        .collect();
    vec![
        Fact::new(path("kind"), &[json!("certificate"), json!("phd")]),
        Fact::new(path("institution"), &[json!("other"), json!("nu")]),
        Fact::new(path("conferral"), &known).partly(json!("conferred"), &dates),
    ]
}

const AS_OF: &str = "2026-06-15";

/// Whole lists of degrees, or none given.
fn degrees() -> Fact {
    let degree =
        |kind: &str, on: &str| json!([{"id": "a", "kind": kind, "school": "GSB", "conferral": on}]);
    Fact::new(
        "person.degrees",
        &[
            json!([]),
            degree("bachelor", "2020-06-01"),
            degree("bachelor", "2026-01-20"),
            degree("exchange", "2026-01-20"),
        ],
    )
}

fn rights_spaces() -> Vec<Space> {
    let mut spaces = Vec::new();
    for (question, extra) in [
        ("library-on-campus", None),
        ("library-e-resources", None),
        ("alumni-platform", Some("platform")),
        ("working-groups-and-boards", Some("need")),
        ("events-and-research", Some("relevant")),
        ("news-and-road-map", None),
        ("accomplishments", None),
        ("propose-activities", None),
        ("propose-nominees", None),
        ("career-services", None),
        ("training-courses", None),
        ("information", None),
        ("found-associations", None),
        ("meeting-support", None),
        ("campus-access", Some("cards")),
    ] {
        let more = || match extra {
            Some("platform") => vec![Fact::flag("university.platform")],
            Some("need") => vec![stated("university.need")],
            Some("relevant") => vec![stated("university.relevant")],
            Some(_) => vec![
                Fact::flag("person.alumni_card"),
                Fact::flag("person.identification_card"),
            ],
            None => Vec::new(),
        };
        let space = |base: Value, facts: Vec<Fact>| Space {
            question,
            as_of: AS_OF,
            base,
            terms: json!({}),
            facts,
        };
        let base = json!({"person": {}, "university": {}});
        spaces.push(space(
            base,
            [vec![degrees()], more()].into_iter().flatten().collect(),
        ));
        let base = json!({"person": {"degrees": [{"id": "a"}]}, "university": {}});
        spaces.push(space(
            base,
            [degree_facts(0), more()].into_iter().flatten().collect(),
        ));
        // The other rights of every Alumnus are this one's.
        if question.starts_with("library") {
            let base = json!({"person": {"degrees": [{"id": "a"}, {"id": "b"}]}});
            spaces.push(space(
                base,
                [degree_facts(0), degree_facts(1)]
                    .into_iter()
                    .flatten()
                    .collect(),
            ));
        }
    }
    spaces
}

fn stated(path: &'static str) -> Fact {
    Fact::new(
        path,
        &[
            json!({"so": false, "by": "GSB"}),
            json!({"so": true, "by": "GSB"}),
        ],
    )
}

#[test]
fn every_question_over_all_its_facts() {
    let mut all = 0;
    for space in rights_spaces() {
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
    }
    println!("in all {all}");
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
