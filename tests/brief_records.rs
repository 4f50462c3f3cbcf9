//! A brief with the record of its moderation: what the two say together.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};
use nu_alumni_policy_tests::{checked, event, found};
use serde_json::{Value, json};

/// The row of a clause in the report on a mailing whose event is on 21 December, with these facts too.
fn row(clause: &str, facts: &Value) -> Value {
    let report = checked("<p>Come.</p>", &event(facts.clone()));
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

#[test]
fn lists_of_others_want_the_approval_of_the_center_before_it_goes_out() {
    let approval = |by: &str, on: &str| json!([{"by": by, "on": on}]);
    let list = |school: &str| json!({"name": format!("{school}-all"), "school": school});
    for (lists, approvals, own_only, expected) in [
        (json!([list("GSB")]), json!([]), false, "undetermined"),
        (
            json!([list("GSB"), list("SSH")]),
            json!([]),
            false,
            "needs-approval",
        ),
        (
            json!([list("SSH")]),
            approval("center", "2026-12-06"),
            false,
            "undetermined",
        ),
        (
            json!([list("SSH")]),
            approval("center", "2026-12-07"),
            false,
            "undetermined",
        ),
        (
            json!([list("SSH")]),
            approval("center", "2026-12-08"),
            false,
            "needs-approval",
        ),
        (
            json!([list("SSH")]),
            approval("center", "2026-12-06"),
            true,
            "violated",
        ),
    ] {
        let reading = if own_only {
            "own-lists-only"
        } else {
            "others-with-approval"
        };
        let brief = event(json!({
            "received": "2026-12-04", "planned_send": "2026-12-07", "approvals": approvals,
            "terms": {"readings": {"I49": reading}},
            "moderation": {
                "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
                    "direction": "event-invitation", "lists": lists},
                "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-04"}],
            },
        }));
        let report = checked("<p>Come.</p>", &brief);
        let report = serde_json::to_value(&report).expect("it is data");
        let mut rows = report["checklist"].as_array().into_iter().flatten();
        let row = rows.find(|row| row["clause"] == "A3.1");
        assert_eq!(
            row.map(|row| &row["status"]),
            Some(&json!(expected)),
            "{brief}"
        );
    }
}

/// What is back in time waits for its completion, and is not said to once it was completed.
#[test]
fn materials_that_went_back_wait_until_they_are_completed() {
    let (initiator, moderator) = (("initiator", "u1"), ("moderator", "m1"));
    let steps = [
        ("submit", initiator, "2026-12-01T10:00:00+05:00"),
        ("take-up", moderator, "2026-12-01T11:00:00+05:00"),
        ("return", moderator, "2026-12-02T10:00:00+05:00"),
        ("complete", initiator, "2026-12-02T15:00:00+05:00"),
    ];
    for (taken, expected) in [
        (1, &["~moderation-deadline.no-sending"][..]),
        (2, &["~moderation-deadline.no-sending"]),
        (3, &["~moderation-deadline.returned"]),
        (4, &["~moderation-deadline.no-sending"]),
    ] {
        let entries = steps.iter().take(taken);
        let entries: Vec<Value> = entries
            .map(|(step, (role, by), at)| json!({"step": step, "role": role, "by": by, "at": at}))
            .collect();
        let brief = event(json!({
            "terms": {"limits": {"moderation_cut_off_hour": 18}},
            "moderation": {
                "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
                    "direction": "event-invitation", "lists": [{"name": "GSB-all", "school": "GSB"}]},
                "entries": entries,
            },
        }));
        let report = checked("<p>Come.</p>", &brief);
        assert_eq!(
            found(&report, &["moderation-deadline"]),
            expected,
            "{taken}"
        );
    }
}

/// A list of the School that follows on another is its list, and a division has no School that could hand
/// in for it.
#[test]
fn a_record_may_name_the_school_that_followed_and_the_center_for_a_division() {
    let record = |school: Option<&str>, list: Value| {
        json!({"submission": {"channel": "mailing", "unit": "Alumni Office", "school": school,
                "center": school.is_none(), "direction": "event-invitation", "lists": [list]},
            "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-01"}]})
    };
    let of_school = |school: &str| json!({"name": "all", "school": school});
    for (facts, accepted) in [
        (
            json!({"audience": {"schools": ["SHSS"]}, "moderation": record(Some("SSH"), of_school("SSH")),
                "terms": {"successions": [{"former": "SHSS", "successor": "SSH"}]}}),
            true,
        ),
        (
            json!({"audience": {"schools": ["SSH"]}, "moderation": record(Some("SSH"), of_school("SHSS")),
                "terms": {"successions": [{"former": "SHSS", "successor": "SSH"}]}}),
            true,
        ),
        (
            json!({"audience": {"schools": ["GSB"]}, "moderation": record(Some("SSH"), of_school("SSH"))}),
            false,
        ),
        (
            json!({"sender": {"division": "Library"},
                "moderation": record(None, json!({"name": "all", "center": true}))}),
            true,
        ),
    ] {
        let mut brief = facts.clone();
        brief["as_of"] = json!("2026-12-02");
        let brief: Brief = brief.to_string().parse().expect("the brief is in order");
        let draft = Draft::read(SourceKind::Html, b"<p>Come.</p>").expect("it can be read");
        let report = check_mailing(&draft, &brief);
        assert_eq!(report.is_ok(), accepted, "{facts}: {:?}", report.err());
    }
}
