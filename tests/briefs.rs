//! What a brief decides, fact by fact: each line of a table differs from the one beside it in one fact.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may fail"
)]

use std::collections::BTreeMap;

use nu_alumni_policy::{
    decision::Coded,
    mailing::{CheckRequest, RowStatus, TextUnits},
};
use nu_alumni_policy_tests::{checked, event, found};
use serde_json::{Value, json};

/// The window is from 30 November to 11 December, the last day of notice is 11 December too: 16 December
/// is a holiday.
#[test]
fn days_of_sending_are_held_against_the_window_the_event_and_the_day_asked_about() {
    for (facts, expected) in [
        (
            json!({"planned_send": "2026-11-20"}),
            &["!send-window.too-early 6"][..],
        ),
        (
            json!({"planned_send": "2026-11-27"}),
            &["!send-window.too-early 1"],
        ),
        (
            json!({"planned_send": "2026-11-27", "as_of": "2026-11-26"}),
            &["!send-window.too-early 1"],
        ),
        (
            json!({"planned_send": "2026-11-27", "as_of": "2026-11-27"}),
            &["!send-window.went-too-early 1"],
        ),
        (json!({"planned_send": "2026-11-30"}), &[]),
        (json!({"planned_send": "2026-12-11"}), &[]),
        (
            json!({"planned_send": "2026-12-14"}),
            &["!send-window.too-late 1", "!event-notice.too-late"],
        ),
        (
            json!({"planned_send": "2026-12-17"}),
            &["!send-window.too-late 3", "!event-notice.too-late"],
        ),
        (
            json!({"planned_send": "2026-12-14", "as_of": "2026-12-11"}),
            &["!send-window.too-late 1", "!event-notice.too-late"],
        ),
        (
            json!({"planned_send": "2026-12-14", "as_of": "2026-12-12"}),
            &[
                "!send-window.too-late-and-over 1",
                "!event-notice.too-late-and-over",
            ],
        ),
        (
            json!({"planned_send": "2026-12-14", "as_of": "2026-12-14"}),
            &[
                "!send-window.went-too-late 1",
                "!event-notice.went-too-late",
            ],
        ),
        // Behind the event: 14, 15, 17, 18, 21, 22 and 23 December are worked.
        (
            json!({"planned_send": "2026-12-23", "as_of": "2026-12-21"}),
            &[
                "!send-window.too-late-and-over 7",
                "!event-notice.too-late-and-over",
            ],
        ),
        (
            json!({"planned_send": "2026-12-23", "as_of": "2026-12-22"}),
            &[
                "!send-window.closed-for-good 7",
                "!event-notice.passed-for-good",
            ],
        ),
        (
            json!({"planned_send": "2026-12-23", "as_of": "2026-12-23"}),
            &[
                "!send-window.went-too-late 7",
                "!event-notice.went-too-late",
            ],
        ),
        // No day of sending is given.
        (
            json!({"as_of": "2026-12-11"}),
            &["~send-window.no-sending", "~event-notice.no-sending"],
        ),
        (
            json!({"as_of": "2026-12-12"}),
            &["!send-window.closed", "!event-notice.passed"],
        ),
        (
            json!({"received": "2026-12-11"}),
            &["~send-window.no-sending", "~event-notice.no-sending"],
        ),
        (
            json!({"received": "2026-12-12"}),
            &["!send-window.closed", "!event-notice.passed"],
        ),
        (
            json!({"as_of": "2026-12-21"}),
            &["!send-window.closed", "!event-notice.passed"],
        ),
        (
            json!({"as_of": "2026-12-22"}),
            &[
                "!send-window.closed-for-good",
                "!event-notice.passed-for-good",
            ],
        ),
    ] {
        let report = checked("<p>Come.</p>", &event(facts.clone()));
        assert_eq!(
            found(&report, &["send-window", "event-notice"]),
            expected,
            "{facts}"
        );
    }
}

/// Of materials that came in on Friday, 20 November: they are moderated on the 23rd at the latest, and
/// sent on the 30th, when the window opens.
#[test]
fn whoever_is_late_is_held_against_the_day_that_passed() {
    for (facts, expected) in [
        (json!({"planned_send": "2026-11-30"}), None),
        (
            json!({"planned_send": "2026-12-02"}),
            Some(("2026-11-30", "2026-12-02", 2)),
        ),
        (
            json!({"as_of": "2026-12-01"}),
            Some(("2026-11-30", "2026-12-01", 1)),
        ),
        // It came in when the window was open: one day for both.
        (
            json!({"received": "2026-12-01", "planned_send": "2026-12-04"}),
            Some(("2026-12-02", "2026-12-04", 2)),
        ),
    ] {
        let mut brief = event(json!({"received": "2026-11-20"}));
        for (name, fact) in facts.as_object().expect("facts") {
            brief[name] = fact.clone();
        }
        let report = checked("<p>Come.</p>", &brief);
        let late = report
            .findings
            .iter()
            .find(|f| f.message.key == "moderation-deadline.late");
        let said = late.map(|late| {
            let args: BTreeMap<&str, &str> = late.message.args.iter().collect();
            let days = late.measured.expect("counted").value;
            (args["due"].to_owned(), args["date"].to_owned(), days)
        });
        let expected =
            expected.map(|(due, date, days)| (due.to_owned(), date.to_owned(), f64::from(days)));
        assert_eq!(said, expected, "{facts}");
    }
}

/// Received on Tuesday, 1 December, it is due on the 2nd, in the window that is open since 30 November.
#[test]
fn a_plan_that_is_late_can_be_moved_while_there_is_time() {
    let on = |as_of: &str, planned: &str| {
        event(json!({"received": "2026-12-01", "planned_send": planned, "as_of": as_of}))
    };
    // By Thursday or by Friday, whatever the hour: Saturday is behind both.
    let mut at_some_hour = on("2026-12-03", "2026-12-05");
    at_some_hour["received"] = json!("2026-12-02");
    at_some_hour["terms"] = json!({"readings": {"I27": "cut-off-hour"}});
    for (brief, late) in [
        (on("2026-12-01", "2026-12-02"), None),
        (on("2026-12-01", "2026-12-03"), Some("late-by-plan")),
        (on("2026-12-02", "2026-12-03"), Some("late-by-plan")),
        (on("2026-12-03", "2026-12-03"), Some("late")),
        (on("2026-12-03", "2026-12-04"), Some("late")),
        (at_some_hour, Some("late-by-plan-on-a-day-off")),
    ] {
        let report = checked("<p>Come.</p>", &brief);
        let key = |keys: Vec<&str>, of: &str| {
            let mut keys = keys.into_iter();
            keys.find_map(|key| key.strip_prefix(of).map(str::to_owned))
        };
        let findings = report.findings.iter().map(|f| f.message.key.as_ref());
        let of_findings = key(findings.collect(), "moderation-deadline.");
        assert_eq!(of_findings.as_deref(), late, "{brief}");
        let summary = report.schedule.summary.iter().map(|m| m.key.as_ref());
        let summary = summary.filter(|key| key.starts_with("schedule.late"));
        let of_summary = key(summary.collect(), "schedule.");
        assert_eq!(of_summary.as_deref(), late, "{brief}");
    }
}

/// What is not received cannot be sent: for the 2nd it has to be there by the 1st, for the last day of the
/// window by the day before that.
#[test]
fn what_is_to_be_sent_is_handed_in_in_time_for_that() {
    for (facts, expected) in [
        (
            json!({"planned_send": "2026-12-02", "as_of": "2026-12-01"}),
            Some(("hand-in-for-plan", "2026-12-01")),
        ),
        (
            json!({"planned_send": "2026-12-11", "as_of": "2026-12-01"}),
            Some(("hand-in-for-plan", "2026-12-10")),
        ),
        (
            json!({"planned_send": "2026-12-03", "as_of": "2026-12-03"}),
            None,
        ),
        (
            json!({"planned_send": "2026-12-14", "as_of": "2026-12-01"}),
            Some(("hand-in-by", "2026-12-10")),
        ),
        (
            json!({"as_of": "2026-12-01"}),
            Some(("hand-in-by", "2026-12-10")),
        ),
        (
            json!({"planned_send": "2026-12-02", "as_of": "2026-12-01", "received": "2026-12-01"}),
            None,
        ),
        // What came too early is handed in again, so that the business day ends in the window.
        (
            json!({"planned_send": "2026-12-01", "as_of": "2026-11-23", "received": "2026-11-20",
                "terms": {"readings": {"I32": "handed-in-again"}}}),
            Some(("hand-in-again", "2026-11-30")),
        ),
    ] {
        let report = checked("<p>Come.</p>", &event(facts.clone()));
        let mut lines = report.schedule.summary.iter();
        let line = lines.find(|line| line.key.starts_with("schedule.hand-in"));
        let said = line.map(|line| {
            let args: BTreeMap<&str, &str> = line.args.iter().collect();
            (line.key.replace("schedule.", ""), args["by"].to_owned())
        });
        let expected = expected.map(|(key, by)| (key.to_owned(), by.to_owned()));
        assert_eq!(said, expected, "{facts}");
    }
}

#[test]
fn section_1_binds_what_is_sent_in_a_direction() {
    for (facts, binds) in [
        (json!({}), true),
        (json!({"kind": "email"}), true),
        (json!({"kind": "survey"}), false),
        (json!({"kind": "questionnaire"}), false),
        (json!({"sender": "center"}), false),
        (json!({"sender": {"school": "GSB"}}), true),
        (
            json!({"sender": {"school": "GSB"}, "kind": "survey"}),
            false,
        ),
        (json!({"sender": "center", "kind": "survey"}), false),
        (
            json!({"sender": "center", "terms": {"readings": {"I39": "every-mailing"}}}),
            true,
        ),
        (
            json!({"kind": "survey", "terms": {"readings": {"I39": "every-mailing"}}}),
            true,
        ),
    ] {
        let mut brief = json!({"as_of": "2026-12-01"});
        for (name, fact) in facts.as_object().expect("facts") {
            brief[name] = fact.clone();
        }
        let report = checked("<p>Come.</p>", &brief);
        let mut rows = report
            .checklist
            .iter()
            .filter(|row| row.clause.name().starts_with("A1."));
        let bound = rows.all(|row| row.status != RowStatus::NotApplicable);
        assert_eq!(bound, binds, "{facts}");
    }
}

#[test]
fn what_is_too_long_of_a_subject_begins_behind_the_last_character_that_it_may_have() {
    let accents = "e\u{301}".repeat(120);
    let families = "👨\u{200D}👩\u{200D}👧".repeat(120);
    let hidden = format!("{}\u{200B}", "x".repeat(120));
    // Two code points of three bytes, and five of eighteen.
    let from_the_60th = accents.get(60 * 3..).expect("bytes");
    let from_the_24th = families.get(24 * 18..).expect("bytes");
    for (subject, by_characters, by_code_points) in [
        ("x".repeat(120), None, None),
        (
            format!("  {}! ", "x".repeat(120)),
            Some((121, "!")),
            Some((121, "!")),
        ),
        (accents.clone(), None, Some((240, from_the_60th))),
        (
            format!("{accents}y"),
            Some((121, "y")),
            Some((241, &*format!("{from_the_60th}y"))),
        ),
        (
            format!("{families}y"),
            Some((121, "y")),
            Some((601, &*format!("{from_the_24th}y"))),
        ),
        (hidden.clone(), None, Some((121, "\u{200B}"))),
        (
            format!("{hidden}yz"),
            Some((122, "yz")),
            Some((123, "\u{200B}yz")),
        ),
    ] {
        for (reading, expected) in [
            ("grapheme-clusters", by_characters),
            ("code-points", by_code_points),
        ] {
            let brief = json!({"direction": "open-day", "subject": subject, "terms": {"readings": {"I13": reading}}});
            let report = checked("<p>Come.</p>", &brief);
            let found = report
                .findings
                .iter()
                .find(|f| f.message.key == "subject-length.too-long");
            let found = found.map(|finding| {
                let at = finding.span.and_then(|span| span.of(&subject));
                (
                    finding.measured.expect("counted").value,
                    at.expect("a place"),
                )
            });
            assert_eq!(
                found,
                expected.map(|(count, at)| (f64::from(count), at)),
                "{subject} {reading}"
            );
        }
    }
}

/// That of a request with this brief.
fn refused(brief: &Value) -> (String, Option<String>) {
    let request = CheckRequest {
        source: b"Dear all,",
        brief: Some(&brief.to_string()),
        ..CheckRequest::default()
    };
    let error = request.check(TextUnits::Utf8).expect_err("it is refused");
    let data = error.data();
    (data.code.to_string(), data.path)
}

#[test]
fn a_colour_has_six_figures_and_a_finding_the_name_of_a_rule() {
    for colour in ["#12345", "#1234567", "#+12345", "#12345g", "123456", "red"] {
        let (code, path) = refused(&json!({"palette": ["#ddaf53", colour]}));
        assert_eq!(
            (code.as_str(), path.as_deref()),
            ("no-colour", Some("palette[1]")),
            "{colour}"
        );
    }
    let judged = |finding: &str| json!({"judged": [{"finding": finding, "holds": true, "by": "A. Serik", "on": "2026-12-01"}]});
    for finding in [
        "capitals",
        "capitals.shout",
        "row.satisfied",
        "shout.run",
        "run.capitals",
        "",
    ] {
        let (code, path) = refused(&judged(finding));
        let expected = ("unknown-finding", Some("judged[0].finding"));
        assert_eq!((code.as_str(), path.as_deref()), expected, "{finding}");
    }
    checked("<p>Come.</p>", &judged("capitals.run"));
}

#[test]
fn a_waiver_lets_what_it_names_pass_and_nothing_else() {
    let html = "<p>Dear all,</p><p>JOIN US. Do <b>COME NOW</b>.</p><p style='color:#c00'>Come.</p>";
    let open = |waived: Value| {
        let brief = json!({
            "direction": "open-day", "palette": ["#ddaf53"], "planned_send": "2026-12-10", "waived": waived,
        });
        let report = checked(html, &brief);
        let rules = ["capitals", "brand-colours"];
        let settled = report.settled.iter();
        let settled: Vec<String> = settled
            .map(|finding| finding.message.text.clone())
            .collect();
        (found(&report, &rules), settled.len(), report.lapsed.len())
    };
    let waiver = |rule: &str, more: Value| {
        let mut waiver =
            json!({"rule": rule, "reason": "It is the motto.", "by": "D. Ali", "on": "2026-12-01"});
        for (name, value) in more.as_object().expect("fields") {
            waiver[name] = value.clone();
        }
        waiver
    };
    let ids: Vec<String> = {
        let report = checked(
            html,
            &json!({"direction": "open-day", "palette": ["#ddaf53"]}),
        );
        let capitals = report
            .findings
            .iter()
            .filter(|f| f.rule.name() == "capitals");
        capitals.map(|f| f.id.clone()).collect()
    };
    let [first, _] = &ids[..] else {
        panic!("two runs of capitals: {ids:?}");
    };
    let colour = "!brand-colours.not-brand".to_owned();
    let run = || "!capitals.run".to_owned();
    let all = vec![colour.clone(), run(), run()];
    for (waived, open_still, settled, lapsed) in [
        (json!([]), all.clone(), 0, 0),
        (
            json!([waiver("capitals", json!({}))]),
            vec![colour.clone()],
            2,
            0,
        ),
        (
            json!([waiver("capitals", json!({"finding": first}))]),
            vec![colour.clone(), run()],
            1,
            0,
        ),
        (json!([waiver("title-size", json!({}))]), all.clone(), 0, 1),
        // From its own day on, and before the day on which it ends.
        (
            json!([waiver("brand-colours", json!({"on": "2026-12-10"}))]),
            vec![run(), run()],
            1,
            0,
        ),
        (
            json!([waiver("brand-colours", json!({"on": "2026-12-11"}))]),
            all.clone(),
            0,
            1,
        ),
        (
            json!([waiver("brand-colours", json!({"until": "2026-12-11"}))]),
            vec![run(), run()],
            1,
            0,
        ),
        (
            json!([waiver("brand-colours", json!({"until": "2026-12-10"}))]),
            all.clone(),
            0,
            1,
        ),
        (
            json!([waiver("brand-colours", json!({"through": "2026-12-10"}))]),
            vec![run(), run()],
            1,
            0,
        ),
        (
            json!([waiver("brand-colours", json!({"through": "2026-12-09"}))]),
            all.clone(),
            0,
            1,
        ),
    ] {
        assert_eq!(
            open(waived.clone()),
            (open_still, settled, lapsed),
            "{waived}"
        );
    }
}

#[test]
fn a_clause_that_was_judged_is_still_broken_by_what_is_certain() {
    let html = "<p>Dear all,</p><p>Come with QARQA. JOIN US NOW.</p>";
    let status = |judged: Value| {
        let report = checked(html, &json!({"direction": "open-day", "judged": judged}));
        let mut rows = report.checklist.iter();
        let row = rows
            .find(|row| row.clause.name() == "A2.3d")
            .expect("a row");
        (row.status, found(&report, &["capitals"]))
    };
    let certain = "!capitals.run".to_owned();
    let both = vec!["?capitals.perhaps-abbreviation".to_owned(), certain.clone()];
    assert_eq!(status(json!([])), (RowStatus::Violated, both));
    let kept = json!([{"clause": "A2.3d", "holds": true, "by": "A. Serik", "on": "2026-12-01"}]);
    assert_eq!(status(kept), (RowStatus::Violated, vec![certain]));
}

#[test]
fn what_an_order_touches_cites_it() {
    let subject = "A talk ".repeat(15);
    let order = json!({
        "id": "2026-17", "issued_by": "nu-administration", "lawful": true, "from": "2026-11-15",
        "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2026-11-01"},
        "changes": [{"limit": {"name": "subject_characters", "value": 60}}],
    });
    let brief = json!({
        "direction": "open-day", "subject": subject.trim_end(), "as_of": "2026-12-01",
        "terms": {"orders": [order]},
    });
    let report = checked("<p>JOIN US NOW</p>", &brief);
    let cites = |rule: &str| {
        let finding = report
            .findings
            .iter()
            .find(|finding| finding.rule.name() == rule);
        let clauses = finding.expect("it is found").clauses.iter();
        clauses.map(|clause| clause.name()).collect::<Vec<_>>()
    };
    assert_eq!(cites("subject-length"), ["A2.1", "9.1"]);
    assert_eq!(cites("capitals"), ["A2.3d"]);
}

/// A letter to everybody needs the Center's approval (7.1); once it has gone out, none settles it (I45).
#[test]
fn what_has_gone_out_without_its_approval_is_said() {
    for (sent, asked, approved, unapproved) in [
        (Some("2026-12-07"), Some("2026-12-08"), None, true),
        // On its day it can still be approved.
        (Some("2026-12-07"), Some("2026-12-07"), None, false),
        (Some("2026-12-07"), Some("2026-12-04"), None, false),
        (Some("2026-12-07"), None, None, false),
        (None, Some("2026-12-08"), None, false),
        (
            Some("2026-12-07"),
            Some("2026-12-08"),
            Some("2026-12-04"),
            false,
        ),
        (
            Some("2026-12-07"),
            Some("2026-12-08"),
            Some("2026-12-08"),
            true,
        ),
    ] {
        let approvals = approved.map(|on| json!({"by": "center", "on": on}));
        let approvals: Vec<Value> = approvals.into_iter().collect();
        let mut brief = event(json!({
            "sender": {"school": "GSB"}, "audience": {"all": true}, "official": true,
            "data_submitted": true, "approvals": approvals,
        }));
        for (name, day) in [("planned_send", sent), ("as_of", asked)] {
            if let Some(day) = day {
                brief[name] = json!(day);
            }
        }
        let report = checked("<p>Dear Alumni,</p>", &brief);
        assert_eq!(report.sent_unapproved, unapproved, "{brief}");
    }
}
