//! What other programs read: SARIF, JUnit and the calendar file.

use nu_alumni_policy::{
    SourceKind, Verdict,
    decision::{Decision, Effect, Severity},
    mailing::{ChecklistRow, ReportFormat, RowStatus},
};
use serde_json::{Value, json};

use crate::{BRIEF, all, checked, html};

/// How often a tag begins.
fn tags(xml: &str, tag: &str) -> usize {
    xml.matches(&format!("<{tag} ")).count()
}

#[test]
fn junit_is_green_where_the_mailing_is_accepted_and_nowhere_else() {
    let mut seen = [0; 4];
    for (name, draft, report) in all() {
        let xml = report
            .render(&draft, None, ReportFormat::Junit)
            .expect("it renders");
        let (failures, errors) = (tags(&xml, "failure"), tags(&xml, "error"));
        match report.verdict {
            Verdict::Accepted => assert_eq!((failures, errors), (0, 0), "{name}"),
            Verdict::Rejected => assert!(failures > 0, "{name}"),
            Verdict::NeedsReview | Verdict::NeedsApproval => {
                assert!(failures == 0 && errors > 0, "{name}: {failures} {errors}");
            }
        }
        seen[report.verdict as usize] += 1;
        // Counted anew: rows that say what keeps the mailing from going out, and what only the edition
        // leaves open.
        let of = |statuses: &[RowStatus]| {
            let rows = report.checklist.iter();
            // What is broken, or is to be approved, is so whoever says it.
            let decides = |row: &&ChecklistRow| {
                let said = [RowStatus::Violated, RowStatus::NeedsApproval].contains(&row.status);
                said || !row.rules.is_empty() || !row.clause.of_appendix()
            };
            let rows = rows.filter(decides);
            rows.filter(|row| statuses.contains(&row.status)).count()
        };
        let open = of(&[
            RowStatus::Undetermined,
            RowStatus::NeedsReview,
            RowStatus::NeedsApproval,
        ]);
        let broken = of(&[RowStatus::Violated]);
        let edition = open + broken == 0 && report.verdict != Verdict::Accepted;
        assert_eq!(
            (failures, errors),
            (broken, open + usize::from(edition)),
            "{name}"
        );
        let cases = report.checklist.len() + usize::from(report.basis.edition_note.is_some());
        assert_eq!(tags(&xml, "testcase"), cases, "{name}");
        let first = xml.lines().nth(1).expect("the suites");
        let counts = format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\"");
        assert!(first.contains(&counts), "{name}: {first}");
    }
    assert!(seen.iter().all(|count| *count > 2), "{seen:?}");
}

#[test]
fn sarif_has_the_rule_the_place_and_the_edits() {
    let source = "<p>Dear Alumni,</p>\r\n<p>😀 Ә JOIN US NOW</p>";
    let log = html(source, BRIEF, ReportFormat::Sarif);
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let capitals = results
        .iter()
        .find(|r| r["ruleId"] == "capitals")
        .expect("it is found");
    assert_eq!(
        (&capitals["kind"], &capitals["level"]),
        (&json!("fail"), &json!("error"))
    );
    let rule =
        &run["tool"]["driver"]["rules"][capitals["ruleIndex"].as_u64().expect("a rule") as usize];
    assert_eq!(
        (&rule["id"], &rule["name"]),
        (&json!("capitals"), &json!("Capitals"))
    );
    assert!(
        rule["shortDescription"]["text"]
            .as_str()
            .is_some_and(|t| t.starts_with("A2.3d: "))
    );
    // `<p>Dear Alumni,</p>` is 19 characters, the line's end 2, `<p>😀 Ә ` 7.
    let place = &capitals["locations"][0]["physicalLocation"];
    assert_eq!(
        place["region"],
        json!({
            "charOffset": 28, "charLength": 11, "snippet": {"text": "JOIN US NOW"},
            "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 19,
        })
    );
    assert_eq!(
        place["artifactLocation"],
        json!({"uri": "Drafts/open%20day.html", "index": 0})
    );
    // What only a person can settle is no failure.
    let open = results
        .iter()
        .find(|r| r["kind"] == "open")
        .expect("no brief says when it goes out");
    assert_eq!(open["level"], "none");
}

/// What SARIF says of the approval.
fn of_approval(name: &str) -> (Value, Vec<Value>) {
    let (_, draft, report) = all()
        .into_iter()
        .find(|(of, ..)| *of == format!("{name} en"))
        .expect("a vector");
    let log = report
        .render(&draft, Some("a letter.html"), ReportFormat::Sarif)
        .expect("it renders");
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results").iter();
    let of_approval =
        results.filter(|result| !result["partialFingerprints"]["approval/v1"].is_null());
    (run.clone(), of_approval.cloned().collect())
}

#[test]
fn sarif_says_which_approval_is_missing_of_the_file_as_a_whole() {
    let (run, results) =
        of_approval("moderation-sent-to-lists-of-others-before-the-approval-sender-given");
    assert_eq!(run["properties"]["verdict"], "needs-approval");
    // 7.1 asks for it for the audience, and with A3.1 for the lists of others.
    let clauses = |result: &Value| result["properties"]["clauses"].clone();
    let clauses: Vec<Value> = results.iter().map(clauses).collect();
    assert_eq!(clauses, [json!(["7.1"]), json!(["7.1", "A3.1"])]);
    for result in &results {
        assert_eq!(
            (&result["kind"], &result["level"]),
            (&json!("review"), &json!("none"))
        );
        assert_eq!(
            result["locations"],
            json!([{"physicalLocation": {"artifactLocation": {"uri": "a%20letter.html", "index": 0}}}])
        );
        assert_eq!(result["properties"]["approvers"], json!(["center"]));
        assert_eq!(result["properties"]["sent_unapproved"], true);
        let rule = result["ruleIndex"].as_u64().expect("a rule") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
    let text = results[1]["message"]["text"].as_str().expect("a text");
    assert!(text.contains("the Center's approval"), "{text}");
    // What was approved in time asks for nothing.
    let (run, results) = of_approval("moderation-on-lists-of-others-approved");
    assert_eq!(
        (&run["properties"]["verdict"], results.len()),
        (&json!("accepted"), 0)
    );
}

#[test]
fn sarif_says_of_every_mailing_what_its_verdict_rests_on() {
    for (name, draft, report) in all() {
        let log = report
            .render(&draft, None, ReportFormat::Sarif)
            .expect("it renders");
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        let stands = |result: &&Value| {
            let kind = result["kind"].as_str().unwrap_or_default();
            result["suppressions"].is_null() && ["fail", "review", "open"].contains(&kind)
        };
        let in_the_way = results.iter().filter(stands).count();
        match report.verdict {
            Verdict::Accepted => assert_eq!(in_the_way, 0, "{name}"),
            Verdict::NeedsApproval | Verdict::Rejected => assert!(in_the_way > 0, "{name}"),
            // The edition alone can leave it open.
            Verdict::NeedsReview => {}
        }
    }
}

#[test]
fn the_parts_of_a_message_are_artifacts_in_it() {
    let eml = "Subject: Open Day\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
               Content-Transfer-Encoding: base64\r\n\r\nSk9JTiBVUyBOT1chCg==\r\n";
    let (draft, report) = checked(
        SourceKind::Eml,
        eml.as_bytes(),
        r#"{"direction": "open-day"}"#,
    );
    let log = report
        .render(&draft, Some("a.eml"), ReportFormat::Sarif)
        .expect("it renders");
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let artifacts = log["runs"][0]["artifacts"].as_array().expect("artifacts");
    assert_eq!(artifacts[0]["location"]["uri"], "a.eml");
    for (name, uri) in [
        ("Drafts\\may-1~é.eml", "Drafts/may-1~%C3%A9.eml"),
        ("50% off?#.eml", "50%25%20off%3F%23.eml"),
    ] {
        let log = report
            .render(&draft, Some(name), ReportFormat::Sarif)
            .expect("it renders");
        let log: Value = serde_json::from_str(&log).expect("JSON");
        assert_eq!(log["runs"][0]["artifacts"][0]["location"]["uri"], uri);
    }
    let results = log["runs"][0]["results"].as_array().expect("results");
    let capitals = results
        .iter()
        .find(|r| r["ruleId"] == "capitals")
        .expect("it is found");
    let place = &capitals["locations"][0]["physicalLocation"];
    let index = place["artifactLocation"]["index"]
        .as_u64()
        .expect("an artifact") as usize;
    assert_eq!(artifacts[index]["parentIndex"], 0);
    assert_eq!(artifacts[index]["contents"]["text"], "JOIN US NOW!\n");
    assert_eq!(place["region"]["charOffset"], 0);
}

#[test]
fn a_calendar_has_the_days_and_keeps_its_ids() {
    let ics = html("<p>Dear Alumni,</p>", BRIEF, ReportFormat::Ics);
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    let lines = ics.replace("\r\n ", "");
    // From 30 November to 11 December, so that it ends before the 12th.
    let window = lines
        .split("BEGIN:VEVENT")
        .find(|e| e.contains("UID:window."))
        .expect("the window");
    assert!(
        window.contains("DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261212\r\n"),
        "{window}"
    );
    assert!(
        window.contains("16 December 2026: Independence Day"),
        "{window}"
    );
    let uids = |ics: &str| -> Vec<String> {
        let uids = ics.lines().filter(|line| line.starts_with("UID:"));
        uids.map(str::to_owned).collect()
    };
    // Another day, another draft, another language: the same mailing.
    let later = BRIEF.replacen(
        '{',
        r#"{"as_of": "2026-11-02", "terms": {"locale": "kk"}, "#,
        1,
    );
    let later = later.replace("12-21", "12-22");
    let moved = html("<p>Dear all,</p>", &later, ReportFormat::Ics);
    assert_eq!(uids(&moved), uids(&ics));
    assert!(moved.contains("DTSTAMP:20261102T000000Z"));
    // What has a meaning in such a file is told as text, and what has none in a text as a space.
    let marked = BRIEF.replace("Open Day", r"Open; Day, \\o/\u0007now");
    let marked = html("<p>Dear Alumni,</p>", &marked, ReportFormat::Ics).replace("\r\n ", "");
    assert!(marked.contains(r"Open\; Day\, \\o/ now"), "{marked}");
    let other = html(
        "<p>Dear Alumni,</p>",
        &BRIEF.replace("Open", "Last"),
        ReportFormat::Ics,
    );
    assert!(uids(&other).iter().all(|uid| !uids(&ics).contains(uid)));
}

#[test]
fn mailings_of_one_subject_keep_apart_in_a_calendar() {
    let ids = |more: Value| {
        let mut brief = json!({"as_of": "2026-01-12", "direction": "open-day", "subject": "Open Day", "event_start": "2026-12-21"});
        let keys = more.as_object().expect("an object").clone();
        brief.as_object_mut().expect("an object").extend(keys);
        let ics = html("<p>Come.</p>", &brief.to_string(), ReportFormat::Ics);
        let uids = ics.lines().filter(|line| line.starts_with("UID:window."));
        uids.map(str::to_owned).collect::<Vec<_>>()
    };
    let of_gsb = || json!({"school": "GSB"});
    let unlike = [
        json!({}),
        json!({"initiator": {"unit": "GSB Alumni Office"}}),
        json!({"initiator": {"unit": "SSH Alumni Office"}}),
        json!({"initiator": {"unit": "Alumni Office"}, "sender": of_gsb()}),
        json!({"initiator": {"unit": "Alumni Office"}, "sender": {"school": "SSH"}}),
        json!({"sender": of_gsb()}),
        json!({"sender": of_gsb(), "event_start": "2027-12-20"}),
    ];
    let all: std::collections::BTreeSet<Vec<String>> = unlike.iter().cloned().map(ids).collect();
    assert_eq!(all.len(), unlike.len());
    let moved = ids(json!({"sender": of_gsb(), "event_start": "2026-11-30"}));
    assert_eq!(moved, ids(json!({"sender": of_gsb()})));
}

#[test]
fn a_calendar_asks_for_nothing_that_is_in_hand() {
    let names = |brief: Value| {
        let ics = html("<p>Come.</p>", &brief.to_string(), ReportFormat::Ics);
        let uids = ics.lines().filter_map(|line| line.strip_prefix("UID:"));
        uids.map(|uid| uid.split('.').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let brief = |more: Value| {
        let mut brief =
            json!({"direction": "open-day", "event_start": "2026-12-21", "as_of": "2026-12-03"});
        let keys = more.as_object().expect("an object").clone();
        brief.as_object_mut().expect("an object").extend(keys);
        brief
    };
    assert_eq!(
        names(brief(json!({}))),
        ["hand-in", "window", "notice", "event"]
    );
    let in_hand = ["moderation-due", "window", "sending-due", "notice", "event"];
    assert_eq!(names(brief(json!({"received": "2026-12-02"}))), in_hand);
    // Before the window opens, on 30 November, they come too early.
    let early = json!({"received": "2026-11-23", "as_of": "2026-11-24",
        "terms": {"readings": {"I32": "handed-in-again"}}});
    assert_eq!(
        names(brief(early)),
        ["hand-in", "window", "notice", "event"]
    );
}

#[test]
fn a_day_counted_over_what_is_not_certain_is_tentative() {
    // Kurban Ait of 2027 is reckoned to be in the middle of May.
    for (event, tentative) in [("2026-12-21", false), ("2027-06-01", true)] {
        let brief = json!({"direction": "open-day", "event_start": event}).to_string();
        let ics = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Ics);
        assert_eq!(ics.contains("STATUS:TENTATIVE"), tentative, "{ics}");
    }
}

/// Each place told again from the text that the file itself gives, and each finding from the report.
#[test]
fn sarif_tells_of_every_vector_what_the_report_does() {
    for vector in nu_alumni_policy_tests::vectors() {
        let name = &vector.name;
        let kind = vector.kind.parse().expect("a kind");
        let (draft, report) = checked(kind, &vector.source, &vector.brief);
        let log = report.render(&draft, None, ReportFormat::Sarif);
        let log: Value = serde_json::from_str(&log.expect("it renders")).expect("JSON");
        let run = &log["runs"][0];
        let text = |index: &Value| {
            let artifact = &run["artifacts"][index.as_u64().expect("an index") as usize];
            let text = artifact["contents"]["text"].as_str();
            text.unwrap_or(draft.body_text()).to_owned()
        };
        let holds = |artifact: &Value, region: &Value| {
            let text: Vec<char> = text(&artifact["index"]).chars().collect();
            let [from, length] = ["charOffset", "charLength"]
                .map(|field| region[field].as_u64().expect("a number") as usize);
            let held: String = text[from..from + length].iter().collect();
            assert_eq!(region["snippet"]["text"], held, "{name}");
            // A line ends behind `\r\n`, `\n` or `\r`.
            for (at, line, column) in [
                (from, "startLine", "startColumn"),
                (from + length, "endLine", "endColumn"),
            ] {
                let ends = |at: &usize| {
                    text[*at] == '\n' || text[*at] == '\r' && text.get(at + 1) != Some(&'\n')
                };
                let last = (0..at).rfind(ends);
                let lines = (0..at).filter(ends).count() + 1;
                assert_eq!(region[line], lines, "{name}");
                assert_eq!(
                    region[column],
                    at - last.map_or(0, |last| last + 1) + 1,
                    "{name}"
                );
            }
            held
        };
        let results = run["results"].as_array().expect("results");
        let findings = report.findings.iter().chain(&report.settled);
        // Behind the findings what the approval hangs on.
        let reasons = report.approval.iter().flat_map(Decision::reasons);
        let ungranted = reasons.filter(|reason| reason.effect != Effect::Grants);
        let behind = results.get(findings.clone().count()..).expect("findings");
        assert_eq!(behind.len(), ungranted.count(), "{name}");
        for (result, finding) in results.iter().zip(findings) {
            let judged = finding.judged.as_ref().is_some_and(|judged| judged.holds);
            let (kind, level) = match finding.severity {
                _ if judged => ("pass", "none"),
                Severity::Violation => ("fail", "error"),
                Severity::NeedsReview => ("review", "none"),
                Severity::Undetermined => ("open", "none"),
                Severity::Advice => ("informational", "none"),
            };
            assert_eq!(
                (&result["ruleId"], &result["kind"], &result["level"]),
                (&json!(finding.rule), &json!(kind), &json!(level)),
                "{name}"
            );
            let waived = result.get("suppressions").is_some();
            assert_eq!(waived, finding.waived.is_some(), "{name}");
            let physical = &result["locations"][0]["physicalLocation"];
            assert_eq!(
                physical.get("region").is_some(),
                finding.span.is_some(),
                "{name}"
            );
            let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
            assert_eq!(related, finding.places.len(), "{name}");
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"]
                .as_array()
                .expect("one")
                .iter()
                .chain(related)
            {
                let physical = &location["physicalLocation"];
                if physical.get("region").is_some() {
                    holds(&physical["artifactLocation"], &physical["region"]);
                }
            }
            let edits = finding.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
            let change = &result["fixes"][0]["artifactChanges"][0];
            let replaced = change["replacements"]
                .as_array()
                .map_or(&[][..], Vec::as_slice);
            assert_eq!(replaced.len(), edits.len(), "{name}");
            for (replaced, edit) in replaced.iter().zip(edits) {
                holds(&change["artifactLocation"], &replaced["deletedRegion"]);
                let new = &replaced["insertedContent"]["text"];
                assert_eq!(new, &edit.replacement, "{name}");
            }
        }
    }
}

#[test]
fn a_text_in_sarif_has_no_places_and_no_links_of_its_own() {
    let source = "<p>Dear Alumni,</p><p>JOIN US NOW</p>";
    for (reason, written) in [
        ("It is the motto.", "It is the motto."),
        ("It is {the} motto.", "It is {{the}} motto."),
        ("It is [the] motto.", "It is [the] motto."),
        (
            "It is [the](https://x.kz) {motto}.",
            "It is \\[the\\](https://x.kz) {{motto}}.",
        ),
    ] {
        let brief = json!({
            "direction": "open-day", "as_of": "2026-12-01",
            "judged": [{"finding": "bold-share.bold.0000000000000000", "holds": true, "by": reason,
                "on": "2026-11-30"}],
        });
        let log = html(source, &brief.to_string(), ReportFormat::Sarif);
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let notes = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
        let said = notes[0]["message"]["text"].as_str().expect("a note");
        assert!(said.contains(written), "{said}");
    }
}

#[test]
fn a_line_of_a_calendar_is_folded_behind_75_bytes() {
    // `SUMMARY:The event: ` has 19 bytes.
    for (length, folded) in [(56, 1), (57, 2), (130, 2), (131, 3)] {
        let subject = "x".repeat(length);
        let brief =
            json!({"direction": "open-day", "subject": subject, "event_start": "2026-12-21"});
        let ics = html("<p>Come.</p>", &brief.to_string(), ReportFormat::Ics);
        let of_event = ics.split("UID:event.").nth(1).expect("the event");
        let lines = of_event
            .split("\r\n")
            .skip_while(|line| !line.starts_with("SUMMARY:"));
        let first = lines
            .clone()
            .next()
            .expect("a line")
            .find("x")
            .expect("the subject");
        let folds = 1 + lines
            .skip(1)
            .take_while(|line| line.starts_with(' '))
            .count();
        assert_eq!(folds, folded, "{length}, behind {first} bytes");
    }
}
