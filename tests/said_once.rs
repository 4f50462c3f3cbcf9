//! What is found is said once, with all its places, and is the same thing in the next draft.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    reason = "tests may fail"
)]

use std::collections::BTreeSet;

use nu_alumni_policy_tests::vectors;

use nu_alumni_policy::{
    Brief, Draft, Finding, MailingReport, SourceKind, check_mailing, mailing::TextUnits,
};

const BRIEF: &str = r##"{"direction": "event-invitation", "subject": "A talk",
    "own_hosts": ["nu.edu.kz"], "palette": ["#ddaf53"]}"##;

fn report(kind: SourceKind, source: &str, brief: &str) -> MailingReport {
    let draft = Draft::read(kind, source.as_bytes()).expect("readable");
    let brief: Brief = brief.parse().expect("a brief");
    check_mailing(&draft, &brief).expect("checkable")
}

fn html(source: &str) -> MailingReport {
    report(SourceKind::Html, source, BRIEF)
}

fn of<'r>(report: &'r MailingReport, rule: &str) -> Vec<&'r Finding> {
    report
        .findings
        .iter()
        .filter(|f| f.rule.name() == rule)
        .collect()
}

/// The texts at the places of the only finding of a rule.
fn places<'s>(report: &MailingReport, rule: &str, source: &'s str) -> Vec<&'s str> {
    let found = of(report, rule);
    assert_eq!(found.len(), 1, "{rule}: {found:#?}");
    let places = found.iter().flat_map(|f| &f.places);
    places
        .map(|at| at.span.of(source).expect("in the source"))
        .collect()
}

fn ids(report: &MailingReport) -> Vec<&str> {
    report.findings.iter().map(|f| f.id.as_str()).collect()
}

#[test]
fn a_word_that_comes_back_is_one_finding_with_its_places_and_its_edits() {
    let source =
        "<p>Dear Alumni,</p>\n<p>😀 Come SOON.</p>\n<p>So&shy;on or SOON.</p><p>S&shy;OON</p>";
    let report = html(source);
    assert_eq!(
        places(&report, "capitals", source),
        ["SOON", "SOON", "S&shy;OON"]
    );
    let finding = of(&report, "capitals")[0];
    let lines = finding
        .places
        .iter()
        .map(|at| at.position.expect("a line").line);
    assert_eq!(lines.collect::<Vec<_>>(), [2, 3, 3]);
    // One of them is not written as it is shown, so there is no fix of all.
    assert_eq!(finding.fix, None);
    let source = "Come SOON.\n\nOr SOON";
    let report = self::report(SourceKind::Text, source, BRIEF);
    let fix = of(&report, "capitals")[0].fix.clone().expect("a fix");
    let edits: Vec<_> = fix
        .edits
        .iter()
        .map(|e| (e.span.start, e.replacement.as_str()))
        .collect();
    assert_eq!(edits, [(5, "Soon"), (15, "Soon")]);
}

#[test]
fn places_count_in_the_units_asked_for() {
    let source = "<p>😀 Come SOON.</p><p>Ә SOON</p>";
    let draft = Draft::read(SourceKind::Html, source.as_bytes()).expect("readable");
    let report = html(source);
    let starts = |units| {
        let report = report
            .clone()
            .spans_in(&draft, units)
            .expect("bytes so far");
        let found = of(&report, "capitals")[0].places.clone();
        found.iter().map(|at| at.span.start).collect::<Vec<_>>()
    };
    // `<p>😀 Come ` is 3 + 4 + 6 bytes; `SOON.</p><p>Ә ` 12 + 2 + 1.
    assert_eq!(starts(TextUnits::Utf8), [13, 28]);
    assert_eq!(starts(TextUnits::CodePoints), [10, 24]);
    assert_eq!(starts(TextUnits::Utf16), [11, 25]);
}

#[test]
fn what_is_counted_is_named() {
    let four = "<p>One.</p><div>Two,<br>a line of it.</div><p>Three.</p><p>Four.</p>";
    let report = html(four);
    let counted = ["One.", "Two,<br>a line of it.", "Three.", "Four."];
    assert_eq!(places(&report, "paragraph-count", four), counted);
    assert_eq!(
        of(&report, "paragraph-count")[0]
            .span
            .and_then(|s| s.of(four)),
        Some("Four.")
    );
    let one =
        "<table border='1'><tr><td>a</td><td>b</td></tr><tr><td>a</td><td>b</td></tr></table>";
    let tables = &format!("<p>One.</p>{one}<p>Two.</p>{one}");
    assert_eq!(places(&html(tables), "table-count", tables).len(), 2);
    let bold = "<p><b>One</b> and <b>two</b> and three.</p>";
    assert_eq!(places(&html(bold), "bold-share", bold), ["One", "two"]);
    let links = "<p><a href='https://a.example/'>a</a> example.com</p>";
    let open = self::report(SourceKind::Html, links, "{}");
    assert_eq!(
        places(&open, "links-own", links),
        ["href='https://a.example/'", "example.com"]
    );
    let red = "<p style='color:red'>One.</p><p style='color:#f00'>Two.</p><p>x</p>";
    assert_eq!(
        places(&html(red), "brand-colours", red),
        ["color:red", "color:#f00"]
    );
}

#[test]
fn a_finding_keeps_its_id_while_the_rest_of_the_draft_changes() {
    let draft = |above: &str, between: &str, end: &str| {
        let long = "The Dean speaks of the year that was, and of the one to come. ".repeat(6);
        format!(
            "<style>{above}</style><p>Dear Alumni,</p><p>{long}{end}</p>{between}\
             <p>Come <b>SOON</b>, <span style='color:#123456'>see</span> \
             <a href='https://x.example/'>this</a> or <a href='https://x.example/'>that</a>.</p>\
             <p>Kind regards,<br>Alumni Office<br>{above}</p>"
        )
    };
    let first = html(&draft("", "", ""));
    let rules: Vec<&str> = first.findings.iter().map(|f| f.rule.name()).collect();
    for rule in [
        "paragraph-length",
        "links-own",
        "brand-colours",
        "bold-share",
        "capitals",
        "signature-phone",
    ] {
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
    }
    for changed in [
        draft("p { margin: 0 }", "", ""),
        draft("", "<p>One more.</p>\r\n", ""),
        draft("", "", "More is said at its end."),
        draft(
            "",
            "<p>Come SOON, and <span style='color:#123456'>look</span>.</p>",
            "",
        ),
    ] {
        assert_eq!(ids(&html(&changed)), ids(&first), "{changed}");
    }
    // What a person judges is another once it is changed.
    let bolder = html(&draft("", "<p>Come <b>early</b>.</p>", ""));
    let (before, after) = (ids(&first), ids(&bolder));
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other);
    let changed: Vec<_> = changed.collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.starts_with("bold-share.bold."), "{changed:?}");
    // What stands before an equal one takes its id, and only the last is new.
    let third = html(&draft(
        "",
        "<p>See <a href='https://x.example/'>here</a>.</p>",
        "",
    ));
    let new: Vec<&str> = ids(&third)
        .into_iter()
        .filter(|id| !ids(&first).contains(id))
        .collect();
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(
        new[0].starts_with("links-own.outside.") && new[0].ends_with(".3"),
        "{new:?}"
    );
}

#[test]
fn an_id_depends_on_what_is_found_and_not_on_how_it_is_sent() {
    let letter = "<p>Dear Alumni,</p><p>Come SOON to x.example, ЖДЕМ&nbsp;ВАС.</p>";
    let plain = html(letter);
    let shown = html("<p>Dear Alumni,</p>\r\n<p>Come S&#79;ON\r\n to x.example, ЖДЕМ ВАС.</p>");
    assert_eq!(ids(&shown), ids(&plain));
    let eml = format!("Subject: A talk\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{letter}");
    assert_eq!(ids(&report(SourceKind::Eml, &eml, BRIEF)), ids(&plain));
    let russian = BRIEF.replacen('{', r#"{"terms": {"locale": "ru"}, "#, 1);
    assert_eq!(
        ids(&report(SourceKind::Html, letter, &russian)),
        ids(&plain)
    );
    let other = html("<p>Dear Alumni,</p><p>Come NOW to x.example, ЖДЕМ ВАС.</p>");
    let same = ids(&other)
        .into_iter()
        .filter(|id| ids(&plain).contains(id));
    assert_eq!(same.count() + 1, ids(&plain).len());
}

#[test]
fn colours_that_one_declaration_gives_are_said_together() {
    // A fifth of it over white, and over black.
    let source = "<p style='color:rgb(200 0 0 / 20%)'>One <span style='background:#000'>two</span> \
        <b style='color:#00c'>three</b> <i style='background:linear-gradient(#00c, #0c0)'>four</i></p>";
    let report = html(source);
    let found: Vec<(String, usize)> = of(&report, "brand-colours")
        .iter()
        .map(|finding| (finding.message.text.clone(), finding.places.len()))
        .collect();
    let said = |colours: &str| {
        format!(
            "Colours given in one place that are not in the University's palette: 2 ({colours}). Use ones that are."
        )
    };
    assert_eq!(
        found,
        [(said("#f4cccc, #280000"), 0), (said("#0000cc, #00cc00"), 2)]
    );
}

#[test]
fn no_two_findings_say_the_same_of_one_place() {
    for vector in vectors() {
        let kind: SourceKind = vector.kind.parse().expect("a kind");
        let draft = Draft::read(kind, &vector.source).expect("readable");
        let brief: Brief = vector.brief.parse().expect("a brief");
        let report = check_mailing(&draft, &brief).expect("checkable");
        let mut seen = BTreeSet::new();
        for finding in &report.findings {
            let own = finding.span.filter(|_| finding.places.is_empty());
            let spans = finding.places.iter().map(|at| at.span).chain(own);
            for span in spans {
                let place = (finding.message.key.to_string(), finding.part.clone(), span);
                assert!(seen.insert(place), "{}: {finding:#?}", vector.name);
            }
        }
    }
}
