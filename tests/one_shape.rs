//! One order and one reading reach the mailing, its schedule and its moderation alike.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

use nu_alumni_policy::{Brief, Draft, SourceKind, answer, check_mailing};
use serde_json::{Value, json};

fn ask(question: &str, request: Value) -> Value {
    let answer = answer(question, &request.to_string()).expect("it answers");
    serde_json::to_value(answer).expect("JSON")
}

/// The mailing's schedule, the schedule alone, and the moderation, on the same terms.
fn all(terms: &Value) -> [Value; 3] {
    let dates = json!({"event_start": "2026-12-21", "received": "2026-12-01", "planned_send": "2026-12-02"});
    let mut brief = dates.clone();
    brief["direction"] = json!("event-invitation");
    brief["as_of"] = json!("2026-12-03");
    brief["terms"] = terms.clone();
    let brief: Brief = brief.to_string().parse().expect("a brief");
    let draft = Draft::read(SourceKind::Text, b"Dear Alumni,").expect("readable");
    let report = check_mailing(&draft, &brief).expect("checkable");
    let mailing = serde_json::to_value(report.schedule).expect("JSON");
    let schedule = ask(
        "sending-schedule",
        json!({"as_of": "2026-12-03", "facts": dates, "terms": terms}),
    );
    let record = json!({
        "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
            "direction": "event-invitation", "lists": [{"name": "gsb-all", "school": "GSB"}]},
        "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-01"}]
    });
    let moderation = ask(
        "moderation",
        json!({"as_of": "2026-12-03", "facts": {"record": record}, "terms": terms}),
    );
    [mailing, schedule, moderation]
}

fn dates_agree(terms: &Value) -> [Value; 3] {
    let [mailing, schedule, moderation] = all(terms);
    assert_eq!(mailing, schedule);
    assert_eq!(
        schedule["moderation_due"]["date"],
        moderation["deadlines"][0]["due"]
    );
    // They rest on the same, but for the entries on the steps of a moderation.
    let of = |answer: &Value| {
        let mut basis = answer["basis"].clone();
        let keys = basis.as_object_mut().expect("a basis");
        keys.retain(|key, _| !key.starts_with("provisional"));
        basis
    };
    assert_eq!(of(&schedule), of(&moderation));
    [mailing, schedule, moderation]
}

fn order(changes: Value) -> Value {
    json!({"orders": [{
        "id": "2026-17", "issued_by": "nu-administration",
        "lawful": true, "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2026-11-01"},
        "from": "2026-11-15", "until": "2027-02-01", "changes": changes
    }]})
}

#[test]
fn an_order_on_moderation_is_cited_by_all_three_and_shows_the_answer_without_it() {
    let limit = |name: &str, value: u32| json!({"limit": {"name": name, "value": value}});
    let terms = order(json!([limit("moderation", 3)]));
    let [_, schedule, moderation] = dates_agree(&terms);
    // Received on Tuesday the 1st: the third working day after it is Friday the 4th.
    assert_eq!(schedule["moderation_due"]["date"], "2026-12-04");
    assert_eq!(
        schedule["moderation_due"]["clauses"],
        json!(["A4.2", "9.1"])
    );
    assert_eq!(
        moderation["deadlines"][0]["clauses"],
        json!(["A4.2", "9.1"])
    );
    assert_eq!(schedule["basis"]["orders"], json!(["2026-17"]));
    assert_eq!(
        schedule["without_order"]["moderation_due"]["date"],
        "2026-12-02"
    );
    assert_eq!(moderation["without_order"][0]["due"], "2026-12-02");
    // The window is none of that order's.
    assert_eq!(schedule["window"]["opens"]["clauses"], json!(["A4.1"]));
}

// Received on 1 December 2026, a Tuesday; sent on the 2nd, asked about on the 3rd.
#[test]
fn the_time_for_moderation_is_that_of_the_day_of_receipt() {
    let three_days = |from: &str, until: &str| {
        let mut terms = order(json!([{"limit": {"name": "moderation", "value": 3}}]));
        terms["orders"][0]["from"] = json!(from);
        terms["orders"][0]["until"] = json!(until);
        let [_, schedule, _] = dates_agree(&terms);
        (
            schedule["moderation_due"]["date"].clone(),
            schedule["basis"]["orders"].clone(),
        )
    };
    assert_eq!(
        three_days("2026-12-02", "2027-02-01"),
        (json!("2026-12-02"), json!([]))
    );
    assert_eq!(
        three_days("2026-11-15", "2026-12-02"),
        (json!("2026-12-04"), json!(["2026-17"]))
    );
}

#[test]
fn an_order_on_the_window_reaches_the_schedule_and_what_is_said_of_the_sending() {
    let terms = order(json!([{"limit": {"name": "window_closes", "value": 3}},
        {"limit": {"name": "event_notice", "value": 3}}]));
    let [_, schedule, moderation] = all(&terms);
    // The third working day before Monday the 21st: 18, 17, and over the holiday 15.
    assert_eq!(schedule["window"]["closes"]["date"], "2026-12-15");
    assert_eq!(schedule["notice"]["clauses"], json!(["A4.3", "9.1"]));
    assert_eq!(
        schedule["without_order"]["window"]["closes"]["date"],
        "2026-12-11"
    );
    // What it says of the sending is held against the window.
    assert_eq!(moderation["basis"]["orders"], json!(["2026-17"]));
    assert_eq!(moderation["without_order"], moderation["deadlines"]);
}

#[test]
fn another_reading_and_another_calendar_reach_all_three() {
    for terms in [
        json!({}),
        json!({"readings": {"I26": "clear-days"}}),
        json!({"readings": {"I30": "six-day-week"}, "locale": "kk"}),
        json!({"calendar": {"closed": ["2026-12-02"]}, "limits": {"window_opens": 20}}),
        json!({"edition": {"status": "approved", "from": "2026-01-01"}}),
    ] {
        dates_agree(&terms);
    }
    let [_, schedule, _] = all(&json!({"calendar": {"closed": ["2026-12-02"]}}));
    // The 2nd is closed, so the first working day after the 1st is the 3rd.
    assert_eq!(schedule["moderation_due"]["date"], "2026-12-03");
    assert_eq!(schedule["basis"]["readings"]["I30"], "own-days");
}

#[test]
fn collisions_take_the_order_of_the_day_asked_about() {
    let request = |as_of: Value, terms: Value| {
        json!({"as_of": as_of, "terms": terms, "facts": {"communications": [
            {"id": "a", "sender": "GSB", "channel": "email", "date": "2026-12-07", "audience": {"all": true}},
            {"id": "b", "sender": "SSH", "channel": "email", "date": "2026-12-14", "audience": {"all": true}}
        ]}})
    };
    let terms = order(json!([{"limit": {"name": "communication_gap", "value": 5}}]));
    let apart = ask("collisions", request(json!("2026-12-01"), json!({})));
    assert_eq!(apart["pairs"], 0);
    // Five working days lie between the 7th and the 14th.
    let near = ask("collisions", request(json!("2026-12-01"), terms.clone()));
    assert_eq!((&near["pairs"], &near["distance"]), (&json!(1), &json!(5)));
    assert_eq!(near["findings"][0]["clauses"], json!(["7.3", "9.1"]));
    assert_eq!(near["without_order"], json!({"distance": 3, "pairs": 0}));
    // Before the order holds it changes nothing; without a day nobody knows whether it does.
    assert_eq!(
        ask("collisions", request(json!("2026-11-01"), terms.clone()))["pairs"],
        0
    );
    let error = answer("collisions", &request(Value::Null, terms).to_string()).unwrap_err();
    assert!(error.to_string().starts_with("as_of: "), "{error}");
}

/// The University's own word is taken in every answer, and what rests on it is provisional no longer.
#[test]
fn what_the_university_said_reaches_every_answer() {
    let said = |reading: &str| json!({"reading": reading, "by": "Vice President", "on": "2026-10-01", "document": "Order 12"});
    let provisional = |answer: &Value, entry: &str| {
        let basis = &answer["basis"];
        let list = basis["provisional"].as_array().expect("a list");
        let noted = basis["provisional_note"]["args"]["entries"].as_str();
        assert_eq!(list.is_empty(), noted.is_none());
        list.iter().any(|one| one == entry)
    };
    let terms = json!({"readings": {"I26": said("clear-days")}});
    let chosen = json!({"readings": {"I26": "clear-days"}});
    let [told, by_choice, own] = [&terms, &chosen, &json!({})].map(dates_agree);
    for ((told, chosen), own) in told.iter().zip(&by_choice).zip(&own) {
        assert!(!provisional(told, "I26"));
        assert!(provisional(chosen, "I26") && provisional(own, "I26"));
        let confirmed = &told["basis"]["confirmed"][0];
        assert_eq!(confirmed["entry"], "I26");
        assert_eq!(confirmed["reading"], "clear-days");
        let text = confirmed["message"]["text"].as_str().expect("a text");
        assert_eq!(
            text,
            "I26 is read as the University said: Vice President, 1 October 2026, Order 12."
        );
        assert_eq!(told["window"], chosen["window"]);
    }
    // One working day more.
    assert_ne!(
        told[1]["window"]["opens"]["date"],
        own[1]["window"]["opens"]["date"]
    );

    let initiative = |terms: Value| {
        let facts = json!({"initiative": {"center": "not-told"}, "person": {"degrees": [
            {"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "conferred"}]}});
        ask(
            "own-initiative",
            json!({"as_of": "2026-12-03", "facts": facts, "terms": terms}),
        )
    };
    let own = initiative(json!({}));
    assert_eq!(own["outcome"], "needs-approval");
    assert_eq!(own["basis"]["provisional"], json!(["I01", "I33"]));
    let confirmed = initiative(json!({"readings": {"I33": said("center-first")}}));
    assert_eq!(confirmed["outcome"], "needs-approval");
    assert_eq!(confirmed["basis"]["provisional"], json!(["I01"]));
    let otherwise = initiative(json!({"readings": {"I33": said("before-the-center"), "I01":
        {"by": "Provost", "on": "2026-10-02", "document": "Letter 3"}}}));
    assert_eq!(otherwise["outcome"], "granted");
    assert_eq!(otherwise["basis"]["provisional"], json!([]));
    assert_eq!(otherwise["basis"]["readings"]["I33"], "before-the-center");
    // What it said on the day after was not known yet.
    let mut tomorrow = said("before-the-center");
    tomorrow["on"] = json!("2026-12-04");
    let tomorrow = initiative(json!({"readings": {"I33": tomorrow}}));
    assert_eq!(tomorrow["outcome"], "needs-approval");
    let basis = &tomorrow["basis"];
    assert_eq!(basis["provisional"], json!(["I01", "I33"]));
    assert_eq!(
        (&basis["confirmed"], &basis["readings"]),
        (&json!([]), &json!({}))
    );
    assert_eq!(basis["confirmed_later"][0]["entry"], "I33");
}
