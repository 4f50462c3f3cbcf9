//! What is wrong in a request is refused, and the error names the field.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::error::Error;

use nu_alumni_policy::{answer, decision::Coded};

const GRADUATE: &str = r#""person": {"degrees": [{"id": "a", "kind": "phd", "institution": "nu", "conferral": "2025-06-15"}]}"#;

fn error(question: &str, facts: &str, terms: &str) -> String {
    let request = format!(r#"{{"as_of": "2026-01-12", "facts": {facts}, "terms": {terms}}}"#);
    match answer(question, &request) {
        Ok(answer) => format!("no error but {}", answer.to_json()),
        Err(error) => error.data().message,
    }
}

#[test]
fn an_error_that_has_a_reason_gives_it_as_its_source_and_says_it_once() {
    let change = r#"{"limit": {"name": "e_library_years", "value": 1.5}}"#;
    let orders = order("o", "2025-01-02", "2027-01-01", change);
    let limit = format!(
        r#"{{"facts": {{"person": {{}}}}, "as_of": "2026-01-12", "terms": {{"orders": [{orders}]}}}}"#
    );
    let day = r#"{"facts": {"communications": [{"id": "a", "sender": "GSB", "channel": "email", "audience": {"all": true}, "date": "2010-12-10"}]}}"#;
    for (question, request) in [("rights", limit.as_str()), ("collisions", day)] {
        let error = answer(question, request).expect_err(request);
        let (said, reason) = (error.to_string(), error.source().map(ToString::to_string));
        let reason = reason.expect(&said);
        assert!(!said.contains(&reason), "{said}");
        assert!(error.data().message.ends_with(&reason), "{reason}");
    }
}

fn order(id: &str, from: &str, until: &str, change: &str) -> String {
    format!(
        r#"{{"id": "{id}", "issued_by": "nu-administration",
            "lawful": true, "circumstance": {{"name": "flood", "force_majeure": true, "from": "2025-01-01"}},
            "from": "{from}", "until": "{until}", "changes": [{change}]}}"#
    )
}

#[test]
fn facts_that_cannot_be_name_their_field() {
    let degrees = |list: &str| format!(r#"{{"person": {{"degrees": [{list}]}}}}"#);
    let a = r#"{"id": "a"}"#;
    let cases: Vec<(&str, String, &str)> = vec![
        ("alumnus", degrees(&format!("{a}, {a}")), "facts.person.degrees: `a` stands there twice"),
        (
            "rights",
            degrees(r#"{"id": "a", "school": "GBS"}"#),
            "facts.person.degrees[0].school: there is no School `GBS`; there are SEDS, SSH, ",
        ),
        (
            "rights",
            degrees(r#"{"id": "a", "school": "GSB", "institution": "other"}"#),
            "facts.person.degrees[0].school: a School of NU stands beside",
        ),
        (
            "rights",
            degrees(r#"{"id": "a", "school": "NUFYP", "kind": "bachelor"}"#),
            "facts.person.degrees[0].school: this School grants no degrees",
        ),
        (
            "alumnus",
            degrees(r#"{"id": "a", "conferral": "14.06.2025"}"#),
            "`14.06.2025` is no date; write it as 2026-12-21; where no day is meant, write pending or conferred or annulled",
        ),
        ("alumnus", degrees(r#"{"id": "a", "kindd": "phd"}"#), "kindd"),
        ("alumnus", degrees(r#"{"id": "a", "kind": "diploma"}"#), "diploma"),
        (
            "alumnus",
            degrees(&(0..17).map(|i| format!(r#"{{"id": "{i}"}}"#)).collect::<Vec<_>>().join(",")),
            "facts.person.degrees: 17 entries; at most 16 are taken",
        ),
        (
            "communication-approval",
            r#"{"audience": {}}"#.to_owned(),
            "facts.audience: it says neither `all` nor a School, degree, year or affiliation",
        ),
        (
            "communication-approval",
            r#"{"audience": {"schools": []}}"#.to_owned(),
            "facts.audience.schools: an empty list lets nobody be in this audience",
        ),
        (
            "communication-approval",
            r#"{"audience": {"all": true, "years": [2024]}}"#.to_owned(),
            "facts.audience.all: it says all Alumni",
        ),
        (
            "communication-approval",
            r#"{"audience": {"schools": ["GSB", "XYZ"]}}"#.to_owned(),
            "facts.audience.schools[1]: there is no School `XYZ`",
        ),
        (
            "communication-approval",
            r#"{"audience": {"degrees": ["phd", "exchange"]}}"#.to_owned(),
            "facts.audience.degrees[1]: it makes no Alumnus",
        ),
        (
            "communication-approval",
            format!(r#"{{"audience": {{"years": [{}]}}}}"#, vec!["2024"; 257].join(",")),
            "facts.audience.years: 257 entries; at most 256 are taken",
        ),
        (
            "communication-approval",
            format!(
                r#"{{"others": [{{"id": "o", "sent_on": "2026-01-12", "audience": {{"affiliations": [{}]}}}}]}}"#,
                vec![r#""library""#; 257].join(",")
            ),
            "facts.others[0].audience.affiliations: 257 entries; at most 256 are taken",
        ),
        (
            "communication-approval",
            r#"{"sender": {"school": "XYZ"}}"#.to_owned(),
            "facts.sender.school: there is no School `XYZ`",
        ),
        (
            "communication-approval",
            r#"{"others": [{"id": "n", "sent_on": "2026-01-12", "audience": {"years": []}}]}"#.to_owned(),
            "facts.others[0].audience.years: an empty list lets nobody be in",
        ),
        (
            "order-stands",
            r#"{"order": {"from": "2026-02-01", "until": "2026-02-01"}}"#.to_owned(),
            "facts.order.until: it begins on 2026-02-01, and 2026-02-01 is the first day after it",
        ),
        (
            "association",
            r#"{"group": {"members": 2, "members_not_alumni": 3}}"#.to_owned(),
            "facts.group.members_not_alumni: more members are no Alumni",
        ),
        (
            "interaction",
            r#"{"interaction": {"parties": ["alumni"]}}"#.to_owned(),
            "facts.interaction.parties: an interaction has two sides",
        ),
        (
            "changes-told",
            r#"{"record": {"changes": [{"id": "c", "of": "employer", "changed_on": "2026-01-13"}]}}"#.to_owned(),
            "facts.record.changes[0].changed_on: 2026-01-13 is after the day asked about",
        ),
        (
            "changes-told",
            r#"{"record": {"changes": [{"id": "c", "of": "employer", "changed_on": "2009-01-12", "told": "not-yet"}]}}"#.to_owned(),
            "from 2011-01-01 to 2027-12-31",
        ),
    ];
    for (question, facts, expected) in cases {
        let said = error(question, &facts, "{}");
        assert!(
            said.contains(expected),
            "{question} {facts}\n{said}\nexpected {expected}"
        );
    }
    assert!(
        error("mood", "{}", "{}").starts_with("question: there is no `mood`; there are alumnus, ")
    );
}

#[test]
fn terms_that_cannot_be_name_their_field() {
    let facts = format!("{{{GRADUATE}}}");
    let orders = |list: &[String]| format!(r#"{{"orders": [{}]}}"#, list.join(","));
    let suspend = r#"{"suspend-right": {"clause": "4.14"}}"#;
    let require = r#"{"require-approval": {"clause": "7.1", "approver": "provost"}}"#;
    let one = |change: &str| orders(&[order("1", "2026-01-01", "2026-03-01", change)]);
    let cases = [
        (
            orders(&[order("1", "2026-03-01", "2026-01-01", suspend)]),
            "terms.orders[0].until: it begins on 2026-03-01, and 2026-01-01 is the first day after it",
        ),
        (
            // The flood begins on the day on which the order no longer holds.
            orders(&[order("1", "2024-03-01", "2025-01-01", suspend)]),
            "terms.orders[0].circumstance: it has no day in common with the order",
        ),
        (
            r#"{"edition": {"status": "approved", "from": "2026-01-01", "until": "2025-01-01"}}"#
                .to_owned(),
            "terms.edition.until: it begins on 2026-01-01, and 2025-01-01 is the first day after it",
        ),
        (
            orders(&[
                order("1", "2026-01-01", "2026-03-01", suspend),
                order("1", "2026-05-01", "2026-06-01", suspend),
            ]),
            "terms.orders: `1` stands there twice",
        ),
        (
            one(r#"{"suspend-right": {"clause": "2.1"}}"#),
            "terms.orders[0].changes[0]: an order cannot do this to `2.1`",
        ),
        (
            one(r#"{"waive-approval": {"clause": "4.1a"}}"#),
            "terms.orders[0].changes[0]: an order cannot do this to `4.1a`",
        ),
        (
            one(r#"{"limit": {"name": "timely_notice", "value": 3}}"#),
            "terms.orders[0].changes[0]: an order cannot do this to `timely_notice`",
        ),
        (
            one(r#"{"limit": {"name": "e_library_years", "value": 1.5}}"#),
            "terms.orders[0].changes[0]: `e_library_years` cannot be 1.5",
        ),
        (
            one(r#"{"limit": {"name": "years", "value": 1}}"#),
            "terms.orders[0].changes[0].limit.name: there is no `years`; there are e_library_years",
        ),
        (
            one(&vec![suspend; 65].join(",")),
            "terms.orders[0].changes: 65 entries; at most 64 are taken",
        ),
        (
            one(&format!("{require}, {suspend}, {require}")),
            "terms.orders[0].changes[2]: the order makes this change to `7.1` already",
        ),
        (
            format!(r#"{{"schools": [{}]}}"#, vec![r#""GSB""#; 257].join(",")),
            "terms.schools: 257 entries; at most 256 are taken",
        ),
        (
            r#"{"readings": {"I02": "never"}}"#.to_owned(),
            "I02 has no reading `never`",
        ),
        (
            r#"{"school": ["GSB"]}"#.to_owned(),
            "terms: there is no `school`; there are readings",
        ),
        (
            r#"{"calendar": {"closed": ["2026-01-13"], "worked": ["2026-01-13"]}}"#.to_owned(),
            "2026-01-13 is both in `closed` and in `worked`",
        ),
    ];
    for (terms, expected) in cases {
        let said = error("library-e-resources", &facts, &terms);
        assert!(
            said.contains(expected),
            "{terms}\n{said}\nexpected {expected}"
        );
    }
    // Two ends are one too many.
    let two_ends = order("1", "2026-01-01", "2026-03-01", suspend)
        .replace(r#""until""#, r#""through": "2026-02-28", "until""#);
    let said = error("library-e-resources", &facts, &orders(&[two_ends]));
    assert!(
        said.contains("`until` and `through` both say when it ends"),
        "{said}"
    );
    // One day in common is enough.
    let terms = orders(&[order("1", "2024-03-01", "2025-01-02", suspend)]);
    let said = error("library-e-resources", &facts, &terms);
    assert!(said.starts_with("no error"), "{said}");
}
