//! What is taken away of a report: of every vector, in every language, as every format.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests may fail"
)]

use nu_alumni_policy::{
    Brief, Draft, Locale, MailingReport, SourceKind, Verdict, check_mailing,
    mailing::{CheckRequest, ChecklistRow, RenderError, ReportFormat, RowStatus, TextUnits},
};
use nu_alumni_policy_tests::vectors;
use serde_json::{Value, json};

fn checked(kind: SourceKind, source: &[u8], brief: &str) -> (Draft, MailingReport) {
    let draft = Draft::read(kind, source).expect("readable");
    let brief: Brief = brief.parse().expect("a brief");
    let report = check_mailing(&draft, &brief).expect("checkable");
    (draft, report)
}

/// Each vector in each language.
fn all() -> Vec<(String, Draft, MailingReport)> {
    let mut all = Vec::new();
    for vector in vectors() {
        for locale in Locale::ALL {
            let mut brief: Value = serde_json::from_str(&vector.brief).expect("a brief");
            brief["terms"]["locale"] = json!(locale);
            let kind = vector.kind.parse().expect("a kind");
            let (draft, report) = checked(kind, &vector.source, &brief.to_string());
            all.push((format!("{} {locale}", vector.name), draft, report));
        }
    }
    all
}

/// Of one vector each format is kept: the other languages give the same, and a difference is read.
#[test]
fn the_kept_reports_are_those_that_are_made() {
    let vector = vectors().into_iter().find(|vector| vector.name == KEPT);
    let vector = vector.expect("it is there");
    let (draft, report) = checked(SourceKind::Html, &vector.source, &vector.brief);
    for format in ReportFormat::ALL {
        let made = report.render(&draft, None, *format).expect("it renders");
        let kept = format!(
            "{}/vectors/reports/{KEPT}.{format}",
            env!("CARGO_MANIFEST_DIR")
        );
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&kept, &made).expect("writable");
        }
        let kept = std::fs::read_to_string(&kept).expect("it is kept");
        assert!(
            made == kept,
            "{format}: run `cargo xtask bless` and read the difference"
        );
    }
}

const KEPT: &str = "said-once-with-all-places";

fn html(source: &str, brief: &str, format: ReportFormat) -> String {
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), brief);
    let name = Some("Drafts/open day.html");
    report.render(&draft, name, format).expect("it renders")
}

#[test]
fn every_report_is_told_in_its_language_as_every_format() {
    for (name, draft, report) in all() {
        for format in ReportFormat::ALL {
            match report.render(&draft, None, *format) {
                Ok(text) => {
                    // What has no words says `report.`.
                    assert!(!text.contains("report."), "{name} {format}");
                    assert_eq!(report.render(&draft, None, *format), Ok(text), "{name}");
                }
                Err(error) => {
                    let none = report.schedule.window.is_none() && report.schedule.event.is_none();
                    assert_eq!((error, *format), (RenderError::NoDays, ReportFormat::Ics));
                    assert!(none, "{name}");
                }
            }
        }
    }
}

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

const BRIEF: &str =
    r#"{"direction": "open-day", "subject": "Open Day", "event_start": "2026-12-21"}"#;

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

/// The lists of another School ask for the Center, an order for the provost besides.
#[test]
fn the_text_ends_with_all_who_have_to_agree() {
    let ends = |name: &str, lines: usize| {
        let text = text_of(name);
        let end: Vec<&str> = text.trim_end().lines().rev().take(lines).collect();
        end.into_iter().rev().collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        ends(
            "moderation-on-lists-of-others-under-an-order-that-asks-for-more",
            2
        ),
        "Needs approval. Nothing is broken, but somebody has to approve it first.\n\
         Get the approval: the Center, provost."
    );
    // What went out is not to be approved first.
    assert_eq!(
        ends(
            "moderation-sent-to-lists-of-others-before-the-approval-sender-given",
            2
        ),
        "Needs approval. It has gone out without an approval that it needed.\n\
         Get the approval: the Center."
    );
    assert!(!text_of("in-order").contains("Get the approval"));
}

fn text_of(name: &str) -> String {
    let vector = vectors().into_iter().find(|vector| vector.name == name);
    let vector = vector.expect("it is there");
    let (draft, report) = checked(SourceKind::Html, &vector.source, &vector.brief);
    let text = report.render(&draft, None, ReportFormat::Text);
    text.expect("it renders")
}

#[test]
fn the_text_keeps_to_80_columns() {
    for (name, draft, report) in all() {
        let text = report
            .render(&draft, None, ReportFormat::Text)
            .expect("it renders");
        for line in text.lines() {
            // A word of the letter's own may be longer than a line.
            let long = line
                .split_whitespace()
                .any(|word| word.chars().count() > 40);
            assert!(line.chars().count() <= 80 || long, "{name}: {line}");
        }
    }
}

/// A letter that tries to run something wherever a page might let it.
const HOSTILE: &str = r#"<title></title><script>alert(1)</script><p>Dear </p><p>&lt;script&gt;alert(2)&lt;/script&gt;
&lt;img src=x onerror=alert(3)&gt; &quot;&gt;&lt;svg onload=alert(4)&gt; ]]&gt; &lt;/style&gt; {{7*7}} {% raw %}</p>
<p style="color:#f00&quot;><script>alert(5)</script>" onclick="alert(6)">JOIN <b>US</b> NOW</p>
<a href="javascript:alert(7)">CLICK HERE NOW</a><a href='https://x.example/"><script>alert(8)</script>'>it</a>
<img src="javascript:alert(9)" alt="&lt;script&gt;"><p>WIN &lt;/CODE&gt;&lt;SCRIPT&gt;ALERT(10)&lt;/SCRIPT&gt; TODAY</p>"#;

/// Every tag of a page, by its name and its attributes' names.
fn elements(page: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for tag in page
        .split('<')
        .skip(1)
        .filter(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        let tag = tag.split('>').next().expect("a tag ends");
        let name = tag.split_whitespace().next().expect("a tag has a name");
        let outside = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let attributes = outside.split_whitespace().skip(1);
        let attributes = attributes.map(|a| a.trim_end_matches('=').to_owned());
        found.push((name.to_owned(), attributes.collect()));
    }
    found
}

#[test]
fn a_hostile_letter_is_shown_and_runs_nothing() {
    let brief = json!({"direction": "open-day", "subject": "</title><script>alert(11)</script>"});
    let (draft, report) = checked(SourceKind::Html, HOSTILE.as_bytes(), &brief.to_string());
    let name = Some("\"><script>alert(12)</script>.html");
    let page = report
        .render(&draft, name, ReportFormat::Html)
        .expect("it renders");
    assert!(page.contains("alert(2)") && page.contains("javascript:alert(7)"));
    const KNOWN: &[&str] = &[
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "aria-label",
        "aria-labelledby",
        "dir",
        "scope",
    ];
    for (element, attributes) in elements(&page) {
        let runs = [
            "script", "svg", "img", "iframe", "link", "form", "object", "base",
        ];
        assert!(!runs.contains(&element.as_str()), "{element}");
        for attribute in attributes {
            assert!(KNOWN.contains(&attribute.as_str()), "{element} {attribute}");
        }
    }
    let leads = page.split("href=\"").skip(1);
    assert!(leads.clone().count() > 10 && leads.clone().all(|to| to.starts_with('#')));
    assert_eq!(page.matches("</style").count(), 1);
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    assert!(page.contains(policy));
    // Nothing of it is a tag in XML either.
    let xml = report
        .render(&draft, name, ReportFormat::Junit)
        .expect("it renders");
    assert!(!xml.to_lowercase().contains("<script"));
}

#[test]
fn the_numbers_lead_to_the_findings_and_back() {
    for (name, draft, report) in all() {
        let page = report
            .render(&draft, None, ReportFormat::Html)
            .expect("it renders");
        let ids: Vec<&str> = page
            .split("id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().expect("an id"))
            .collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{name}: an id stands twice");
        for to in page.split("href=\"#").skip(1) {
            let to = to.split('"').next().expect("a link");
            assert!(
                once.binary_search(&to).is_ok(),
                "{name}: nothing is at #{to}"
            );
        }
        for (number, finding) in (1..).zip(report.findings.iter().chain(&report.settled)) {
            let back = once.binary_search(&format!("p{number}").as_str()).is_ok();
            assert_eq!(
                back,
                finding.span.is_some() || !finding.places.is_empty(),
                "{name} {number}"
            );
        }
    }
}

#[test]
fn the_places_are_marked_in_the_letter_and_in_the_subject() {
    let brief = r#"{"direction": "open-day", "subject": "COME TODAY to us"}"#;
    let source = "<style>p{color:#f00}</style><p>Dear all,</p><p>Come <i>JOIN</i> NOW to us.</p>";
    let page = html(source, brief, ReportFormat::Html);
    let letter = page
        .split("<div class=\"letter\"")
        .nth(1)
        .expect("the letter");
    let letter = letter.split("</section>").next().expect("its end");
    for marked in [
        ">COME TODAY</mark> to us",
        "<mark class=\"violation\">JOIN NOW</mark> to us.",
    ] {
        assert!(letter.contains(marked), "{marked}: {letter}");
    }
    // A picture stands where it is shown, and each block is drawn as what it is.
    let source = "<h1>A talk</h1><p>One.</p><img src=https://x.kz/a.png width=9 height=9><p>Two.</p>\
        <table border=1><tr><td>Hall</td><td>Atrium</td></tr></table>\
        <p>Regards,<br>Alumni Office<br>a@nu.edu.kz<br>53 Kabanbay Batyr Ave</p><p>© NU</p>";
    let shown = html(source, "{}", ReportFormat::Html);
    let shown = shown
        .split("<div class=\"letter\"")
        .nth(1)
        .expect("the letter");
    let shown = shown.split("</section>").next().expect("its end");
    let blocks = shown.split("<p class=\"").skip(1);
    let blocks: Vec<(&str, bool)> = blocks
        .map(|block| {
            (
                block.split('"').next().expect("a class"),
                block.contains("picture"),
            )
        })
        .collect();
    assert_eq!(
        blocks,
        [
            ("title", false),
            ("text", false),
            ("text", true),
            ("cell", false),
            ("cell", false),
            ("signature", false),
            ("footer", false),
        ],
        "{shown}"
    );
    // A style sheet shows nothing: its number stands below.
    let below = letter.split("Shown nowhere").nth(1).expect("the colour");
    assert_eq!(below.matches("<a class").count(), 1, "{below}");
}

#[test]
fn what_is_settled_stands_apart_in_every_format() {
    let source = "<p>Dear all,</p><p>Do <b>come</b>, JOIN NOW.</p>";
    let brief = |more: &str| {
        format!(
            r#"{{"direction": "open-day", "subject": "Open Day", "as_of": "2026-12-01"{more}}}"#
        )
    };
    let (_, report) = checked(SourceKind::Html, source.as_bytes(), &brief(""));
    let bold = report
        .findings
        .iter()
        .find(|f| f.rule.name() == "bold-share")
        .expect("bold");
    let settled = format!(
        r#", "judged": [{{"finding": "{}", "holds": true, "by": "A. Serik", "on": "2026-11-30"}},
            {{"finding": "bold-share.bold.0000000000000000", "holds": true, "by": "B. Omar", "on": "2026-11-30"}}],
        "waived": [{{"rule": "capitals", "reason": "It is <the> motto.", "by": "D. Ali", "on": "2026-11-30"}}]"#,
        bold.id
    );
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), &brief(&settled));
    assert_eq!((report.settled.len(), report.lapsed.len()), (2, 1));
    let render = |format| report.render(&draft, None, format).expect("it renders");

    let page = render(ReportFormat::Html);
    let said = page.split("<h2 id=\"settled\">").nth(1).expect("a section");
    let said = said.split("</section>").next().expect("its end");
    for words in [
        "by A. Serik, on 30 November 2026.",
        "It is &#60;the&#62; motto.",
        "What B. Omar judged",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        page.contains("<mark class=\"settled\">come</mark>"),
        "{page}"
    );

    let text = render(ReportFormat::Text);
    assert!(
        text.contains("let pass[capitals]: JOIN NOW is written in capitals."),
        "{text}"
    );
    assert!(text.contains("note: What B. Omar judged"), "{text}");

    let log: Value = serde_json::from_str(&render(ReportFormat::Sarif)).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of = |rule: &str| {
        results
            .iter()
            .find(|r| r["ruleId"] == rule)
            .expect("it is there")
    };
    assert_eq!(of("bold-share")["kind"], "pass");
    let suppression = &of("capitals")["suppressions"][0];
    assert_eq!(suppression["justification"], "It is <the> motto.");
    let notes = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notes[0]["level"], "warning");

    let xml = render(ReportFormat::Junit);
    assert!(xml.contains("<skipped type=\"waived\""), "{xml}");
    assert!(
        xml.contains("Let pass by D. Ali, on 30 November 2026. It is &#60;the&#62; motto."),
        "{xml}"
    );
}

#[test]
fn a_report_of_another_draft_is_refused() {
    let source = "<p>Dear all,</p><p>JOIN US NOW</p>";
    let (draft, report) = checked(SourceKind::Html, source.as_bytes(), "{}");
    for other in ["<p>Dear all,</p>", "<p>Dear all,</p>\n<p>JOIN US NOW</p>"] {
        let other = Draft::read(SourceKind::Html, other.as_bytes()).expect("readable");
        let error = report
            .render(&other, None, ReportFormat::Html)
            .expect_err("it is another");
        assert_eq!(
            error,
            RenderError::OtherDraft {
                part: "body".into()
            }
        );
    }
    let text = Draft::read(SourceKind::Text, source.as_bytes()).expect("readable");
    assert!(report.render(&text, None, ReportFormat::Html).is_err());
    let converted = report
        .spans_in(&draft, TextUnits::Utf16)
        .expect("bytes so far");
    let error = converted
        .render(&draft, None, ReportFormat::Html)
        .expect_err("converted");
    assert!(matches!(error, RenderError::Units(_)));
}

#[test]
fn an_unknown_format_is_refused_with_those_there_are() {
    let request = CheckRequest {
        source: b"Dear all,",
        ..CheckRequest::default()
    };
    let error = request.render("pdf", None).expect_err("there is none");
    let data = nu_alumni_policy::decision::Coded::data(&error);
    assert_eq!(
        (data.code.as_str(), data.path.as_deref()),
        ("unknown-name", Some("format"))
    );
    assert_eq!(
        data.details["known"],
        json!(["text", "html", "sarif", "junit", "ics"])
    );
    let error = request.render("ics", None).expect_err("no day is known");
    assert_eq!(nu_alumni_policy::decision::Coded::code(&error), "no-days");
}

#[test]
fn advice_is_no_word_of_a_case_that_passes() {
    // A moderator who was late is told so, and the mailing is in order.
    let brief = r#"{"direction": "open-day", "event_start": "2026-12-21", "received": "2026-12-01T10:00:00+05:00",
        "planned_send": "2026-12-07", "terms": {"limits": {"moderation_cut_off_hour": 18}}}"#;
    let (draft, report) = checked(SourceKind::Html, b"<p>Come.</p>", brief);
    let mut findings = report.findings.iter();
    let late = findings.find(|finding| finding.message.key == "moderation-deadline.late");
    let late = late.expect("the moderator is late");
    let render = |format| report.render(&draft, None, format).expect("it renders");
    assert!(!render(ReportFormat::Junit).contains(&late.message.text));
    let text = render(ReportFormat::Text).replace('\n', " ");
    assert!(
        text.contains("The moderator is late: sending was due by"),
        "{text}"
    );
}

/// December 2026: 16 December is Independence Day; 5 and 6, 12 and 13 are weekends.
#[test]
fn a_month_shows_which_days_are_worked() {
    let month = |week: &str| {
        let brief = BRIEF.replacen(
            '{',
            &format!(r#"{{"terms": {{"readings": {{{week}}}}}, "#),
            1,
        );
        let page = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Html);
        let december = page.split("<caption>December 2026").nth(1).expect("a leaf");
        let leaf = december
            .split("</table>")
            .next()
            .expect("its end")
            .to_owned();
        let days = leaf.split("<td").skip(1).map(str::to_owned);
        let off = days.filter(|day| day.split('>').next().is_some_and(|tag| tag.contains("off")));
        let day = |cell: String| {
            let figures = cell
                .chars()
                .skip_while(|c| *c != '>')
                .skip_while(|c| !c.is_ascii_digit());
            let figures: String = figures.take_while(char::is_ascii_digit).collect();
            figures.parse::<u32>().expect("a day")
        };
        off.map(day).collect::<Vec<_>>()
    };
    assert_eq!(month(""), [5, 6, 12, 13, 16, 19, 20, 26, 27]);
    assert_eq!(month(r#""I30": "six-day-week""#), [6, 13, 16, 20, 27]);
}

#[test]
fn a_month_has_as_many_weeks_as_it_touches() {
    // May 2026 ends with a Sunday, August begins with a Saturday and ends with a Monday.
    for (event, caption, weeks) in [
        ("2026-05-29", "May 2026", 5),
        ("2026-08-31", "August 2026", 6),
        ("2026-12-21", "December 2026", 5),
    ] {
        let brief = json!({"direction": "open-day", "event_start": event}).to_string();
        let page = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Html);
        let leaf = page.split(&format!("<caption>{caption}")).nth(1);
        let leaf = leaf.and_then(|leaf| leaf.split("</table>").next());
        let body = leaf.and_then(|leaf| leaf.split("<tbody>").nth(1));
        let rows = body.expect("a leaf").matches("<tr>").count();
        assert_eq!(rows, weeks, "{caption}");
    }
}

#[test]
fn a_long_place_is_quoted_in_part() {
    let times = |times: usize| "We meet in the hall. ".repeat(times);
    let source = format!("<p>Dear Alumni,</p><p>JOIN US NOW!</p><p>{}</p>", times(40));
    let page = html(&source, BRIEF, ReportFormat::Html);
    // 240 bytes: eleven times 21, and nine.
    let quoted = format!("<code>{}We meet i …</code>", times(11));
    assert!(page.contains(&quoted), "{page}");
    assert!(page.contains("<code>JOIN US NOW</code>"), "{page}");
}

#[test]
fn a_judgement_is_told_with_who_made_it() {
    let source = "<p>Dear Alumni,</p><p>Come with QARQA.</p>";
    let of = |judged: Value| {
        let brief = json!({"direction": "open-day", "judged": judged}).to_string();
        checked(SourceKind::Html, source.as_bytes(), &brief)
    };
    let (_, report) = of(json!([]));
    let mut findings = report.findings.iter();
    let perhaps = findings.find(|f| f.message.key == "capitals.perhaps-abbreviation");
    let id = perhaps.expect("it is found").id.clone();
    for (holds, said) in [
        (true, "Judged to be in order by A. Serik"),
        (false, "Judged not to be in order by A. Serik"),
    ] {
        let judged = json!([{"finding": id, "holds": holds, "by": "A. Serik", "on": "2026-12-01"}]);
        let (draft, report) = of(judged);
        let text = report.render(&draft, None, ReportFormat::Text);
        let text = text.expect("it renders").replace('\n', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(said), "{text}");
    }
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
