//! An outcome is the same on every day of its validity, and another on the day it ends.

use std::collections::BTreeMap;

use nu_alumni_policy::answer;
use serde_json::{Value, json};

/// Every day from `first` to `last`, both included.
fn days(first: &str, last: &str) -> Vec<String> {
    let lengths = |year: u32| {
        let leap = year.is_multiple_of(4); // of the years asked about
        [
            31,
            if leap { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
    };
    let year = |day: &str| day[..4].parse::<u32>().expect("a year");
    (year(first)..=year(last))
        .flat_map(|y| {
            lengths(y)
                .into_iter()
                .zip(1u32..)
                .flat_map(move |(length, month)| {
                    (1..=length).map(move |day: u32| format!("{y}-{month:02}-{day:02}"))
                })
        })
        .filter(|day| day.as_str() >= first && day.as_str() <= last)
        .collect()
}

fn check(question: &str, facts: &Value, terms: &Value, first: &str, last: &str) -> usize {
    let mut by_day: BTreeMap<String, Value> = BTreeMap::new();
    for day in days(first, last) {
        let request = json!({"as_of": day, "facts": facts, "terms": terms});
        // Before its facts are known no day can be asked about.
        let Ok(answer) = answer(question, &request.to_string()) else {
            continue;
        };
        let decision: Value = serde_json::from_str(&answer.to_json()).expect("JSON");
        by_day.insert(day, decision);
    }
    assert!(by_day.len() > 100, "{question}: too few days");
    for (day, decision) in &by_day {
        let (from, until) = (&decision["valid"]["from"], &decision["valid"]["until"]);
        let inside = |other: &str| {
            from.as_str().is_none_or(|from| from <= other)
                && until.as_str().is_none_or(|until| other < until)
        };
        assert!(inside(day), "{question} on {day}: {}", decision["valid"]);
        for (other, there) in by_day.iter().step_by(11) {
            if inside(other) {
                assert_eq!(
                    there["outcome"], decision["outcome"],
                    "{question}: {day}, {other}"
                );
                assert_eq!(
                    there["approvers"], decision["approvers"],
                    "{question}: {day}, {other}"
                );
                assert_eq!(
                    there["valid"], decision["valid"],
                    "{question}: {day}, {other}"
                );
            }
        }
        let edition_ends = &terms["edition"]["until"];
        if let Some(until) = until.as_str().filter(|until| edition_ends == until) {
            assert!(decision["next"].is_null());
            let advice = decision["advice"].as_array().expect("a list");
            let says = |note: &Value| note["message"]["args"]["date"] == until;
            assert!(advice.iter().any(says), "{question}: {until}");
            assert_eq!(by_day[until]["valid"]["from"], until);
        } else if let Some(until) = until.as_str() {
            assert_eq!(decision["next"]["from"], until);
            let of = |answer: &Value| (answer["outcome"].clone(), answer["approvers"].clone());
            assert_ne!(of(&decision["next"]), of(decision));
            if let Some(then) = by_day.get(until) {
                assert_eq!(of(then), of(&decision["next"]), "{question}: {until}");
                assert_eq!(
                    then["outcome"], decision["next"]["outcome"],
                    "{question}: {until}"
                );
                assert_eq!(then["valid"]["from"], until);
            }
        } else {
            assert!(decision["next"].is_null());
        }
    }
    by_day.len()
}

fn degree(id: &str, on: &str) -> Value {
    json!({"id": id, "kind": "master", "school": "GSPP", "conferral": on})
}

fn order(id: &str, from: &str, until: &str, change: Value) -> Value {
    json!({"id": id, "issued_by": "nu-administration", "from": from, "until": until,
           "lawful": true, "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2024-01-01"}, "changes": [change]})
}

#[test]
fn an_outcome_holds_on_each_day_of_its_validity_and_no_longer() {
    let mut asked = 0;
    let years = json!({"limit": {"name": "e_library_years", "value": 2}});
    let suspend = |clause: &str| json!({"suspend-right": {"clause": clause}});
    for terms in [
        json!({}),
        json!({"readings": {"I02": "day-before"}}),
        json!({"readings": {"I02": "next-working-day"}}),
        json!({"orders": [order("1", "2025-02-01", "2025-09-01", years.clone())]}),
        json!({"orders": [
            order("1", "2025-02-01", "2025-09-01", years),
            order("2", "2024-05-01", "2025-03-01", suspend("4.1b"))
        ]}),
    ] {
        let one = json!({"person": {"degrees": [degree("a", "2024-02-29")]}});
        asked += check(
            "library-e-resources",
            &one,
            &terms,
            "2024-01-01",
            "2026-12-31",
        );
        // With a gap between the two years, and with both at once.
        for second in ["2025-06-13", "2024-08-01"] {
            let two =
                json!({"person": {"degrees": [degree("a", "2024-02-29"), degree("b", second)]}});
            asked += check(
                "library-e-resources",
                &two,
                &terms,
                "2024-01-01",
                "2026-12-31",
            );
        }
    }
    let facts = json!({"person": {"degrees": [degree("a", "2020-06-01")],
                                  "alumni_card": true, "identification_card": true}});
    let terms = json!({"orders": [order("1", "2025-02-01", "2025-09-01", suspend("4.14"))]});
    asked += check("campus-access", &facts, &terms, "2024-06-01", "2025-12-31");
    // The approvers change, and the outcome does not; then an edition ends.
    let approval = |by: &str| json!({"require-approval": {"clause": "4.14", "approver": by}});
    for edition in [
        json!({"status": "pending"}),
        json!({"status": "approved", "until": "2025-08-04"}),
    ] {
        let terms = json!({"edition": edition, "orders": [
            order("1", "2025-02-01", "2025-07-01", approval("provost")),
            order("2", "2025-04-01", "2025-09-01", approval("dean")),
        ]});
        asked += check("campus-access", &facts, &terms, "2024-06-01", "2025-12-31");
    }
    let facts = json!({"order": {"issued_by": "nu-administration", "force_majeure": true,
        "circumstance_lasts": true, "lawful": true, "from": "2025-03-01", "until": "2025-06-01"}});
    asked += check(
        "order-stands",
        &facts,
        &json!({}),
        "2025-01-01",
        "2025-12-31",
    );
    let facts = json!({"record": {"changes": [
        {"id": "a", "of": "employer", "changed_on": "2025-03-03", "told": "not-yet"},
        {"id": "b", "of": "contacts", "changed_on": "2025-03-10", "told": null}
    ]}});
    let terms = json!({"limits": {"timely_notice": 10}});
    asked += check("changes-told", &facts, &terms, "2025-03-01", "2025-12-31");
    // Nobody said how many days are timely: open from the first working day that went by.
    for (told, other, other_told) in [
        (json!("not-yet"), "2025-03-05", json!(null)),
        (json!("not-yet"), "2025-03-10", json!(null)),
        (json!("not-yet"), "2025-03-05", json!("2025-03-05")),
        (json!(null), "2025-03-05", json!("2025-03-05")),
    ] {
        let facts = json!({"record": {"changes": [
            {"id": "a", "of": "employer", "changed_on": "2025-03-07", "told": told},
            {"id": "b", "of": "contacts", "changed_on": other, "told": other_told}
        ]}});
        asked += check(
            "changes-told",
            &facts,
            &json!({}),
            "2025-03-01",
            "2025-12-31",
        );
    }
    // An order that ends, and of which it is not known when it began.
    let facts = json!({"order": {"issued_by": "nu-administration", "force_majeure": true,
        "circumstance_lasts": true, "lawful": true, "until": "2025-06-01"}});
    asked += check(
        "order-stands",
        &facts,
        &json!({}),
        "2025-01-01",
        "2025-12-31",
    );
    println!("asked on {asked} days");
}

#[test]
fn rights_over_time_say_what_is_said_on_each_day() {
    let facts = json!({"person": {"degrees": [degree("a", "2024-02-29"), degree("b", "2025-06-13")],
                                  "alumni_card": true, "identification_card": true},
                       "university": {"platform": true}});
    let approval = |by: &str| json!({"require-approval": {"clause": "4.2", "approver": by}});
    let terms = json!({"edition": {"status": "approved", "until": "2026-03-02"}, "orders": [
        order("1", "2025-02-01", "2025-09-01", json!({"suspend-right": {"clause": "4.14"}})),
        order("2", "2025-07-01", "2025-10-01", approval("provost")),
        order("3", "2025-08-01", "2025-11-01", approval("dean")),
    ]});
    let ask = |question: &str, day: &str| -> Value {
        let request = json!({"as_of": day, "facts": facts, "terms": terms});
        let answer = answer(question, &request.to_string()).expect("it answers");
        serde_json::from_str(&answer.to_json()).expect("JSON")
    };
    let over_time = ask("rights-over-time", "2026-12-31");
    // Each order is cited with the right that it touches, though none is in force on the day.
    assert_eq!(over_time["basis"]["orders"], json!(["1", "2", "3"]));
    assert_eq!(over_time["basis"]["edition_status"], "approved");
    for right in over_time["rights"].as_array().expect("a list") {
        let orders = match right["clause"].as_str() {
            Some("4.2") => json!(["2", "3"]),
            Some("4.14") => json!(["1"]),
            _ => json!([]),
        };
        assert_eq!(right["orders"], orders, "{}", right["clause"]);
    }
    for day in days("2025-06-13", "2026-12-31").into_iter().step_by(2) {
        let rights = ask("rights", &day);
        for (right, periods) in rights
            .as_array()
            .expect("a list")
            .iter()
            .zip(over_time["rights"].as_array().expect("a list"))
        {
            let now: Vec<&Value> = periods["periods"]
                .as_array()
                .expect("a list")
                .iter()
                .filter(|p| {
                    p["valid"]["from"]
                        .as_str()
                        .is_none_or(|from| from <= day.as_str())
                        && p["valid"]["until"]
                            .as_str()
                            .is_none_or(|until| day.as_str() < until)
                })
                .collect();
            assert_eq!(now.len(), 1, "{day}");
            assert_eq!(
                now[0]["outcome"], right["outcome"],
                "{day} {}",
                right["question"]
            );
            assert_eq!(now[0]["approvers"], right["approvers"], "{day}");
            assert_eq!(
                now[0]["valid"], right["valid"],
                "{day} {}",
                right["question"]
            );
        }
    }
}
