//! A brief with the record of its moderation: what the two say together.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::MailingReport};
use serde_json::{Value, json};

/// The row of a clause in the report on a mailing whose event is on 21 December, with these facts too.
fn row(clause: &str, facts: &Value) -> Value {
    let mut brief = json!({"direction": "event-invitation", "event_start": "2026-12-21"});
    for (name, fact) in facts.as_object().expect("facts") {
        brief[name] = fact.clone();
    }
    let brief: Brief = brief.to_string().parse().expect("a brief");
    let draft = Draft::read(SourceKind::Html, b"<p>Come.</p>").expect("it is read");
    let report: MailingReport = check_mailing(&draft, &brief).expect("it is checked");
    let report = serde_json::to_value(report).expect("it is data");
    let mut rows = report["checklist"].as_array().into_iter().flatten();
    let row = rows.find(|row| row["clause"] == clause);
    row.expect("each clause has a row").clone()
}

/// A record of GSB, whose Alumni Office handed in on 30 November, with these steps since.
fn of_gsb(steps: &Value) -> Value {
    let mut entries =
        vec![json!({"step": "submit", "role": "initiator", "by": "u1", "at": "2026-11-30"})];
    entries.extend(steps.as_array().into_iter().flatten().cloned());
    json!({
        "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
            "hashtag": "#GSBAlumni", "direction": "event-invitation",
            "lists": [{"name": "gsb-all", "school": "GSB"}]},
        "entries": entries,
    })
}

/// Received on Monday, it went back in time on Tuesday. Only what comes in anew begins a time again (I41).
#[test]
fn of_what_went_back_the_completed_materials_are_missing_and_not_the_plan() {
    let step =
        |step: &str| json!({"step": step, "role": "moderator", "by": "u2", "at": "2026-12-01"});
    let complete = json!({"step": "complete", "role": "initiator", "by": "u1", "at": "2026-12-02"});
    let back = json!([step("take-up"), step("return")]);
    let anew = json!([step("take-up"), step("return"), complete]);
    for (steps, plan, expected) in [
        (&back, json!("2026-12-03"), json!(["moderation"])),
        (&back, Value::Null, json!(["moderation"])),
        (&anew, json!("2026-12-03"), json!([])),
        (&anew, Value::Null, json!(["planned_send"])),
    ] {
        let facts = json!({"planned_send": plan, "moderation": of_gsb(steps)});
        assert_eq!(row("A4.2", &facts)["missing"], expected, "{facts}");
    }
}

/// What a record cannot be of is refused (`wrong_inputs.json`).
#[test]
fn who_handed_in_is_one_of_those_who_send() {
    for sender in [
        json!({"school": "GSB"}),
        json!({"several": [{"school": "SEDS"}, {"school": "GSB"}]}),
        json!({"division": "Alumni Office"}),
        json!({"association": "GSB Alumni"}),
    ] {
        let facts = json!({"sender": sender, "as_of": "2026-11-30", "moderation": of_gsb(&json!([])),
            "initiator": {"unit": "Alumni Office", "hashtag": "#gsbalumni"}});
        assert_eq!(row("A1.3", &facts)["status"], "satisfied", "{facts}");
    }
    // The hashtag of the record is the initiator's.
    for (post, expected) in [("Come! #GSBAlumni", "satisfied"), ("Come!", "violated")] {
        let facts = json!({"post": post, "moderation": of_gsb(&json!([]))});
        assert_eq!(row("A4.4", &facts)["status"], expected, "{post}");
    }
}
