//! What more can never take away, and what it can, with the reason.

use nu_alumni_policy::communication::{Audience, Relation, relation};
use serde_json::{Value, json};

use crate::{
    library,
    spaces::{AS_OF, rights_spaces},
};

#[test]
fn a_further_degree_never_takes_a_right_away() {
    let mut further = vec![json!({"id": "z"})];
    for kind in ["bachelor", "exchange"] {
        for institution in ["nu", "other"] {
            for conferral in ["pending", "conferred", "2020-06-01", "2025-06-15", AS_OF] {
                further.push(json!({
                    "id": "z", "kind": kind, "institution": institution, "conferral": conferral
                }));
            }
        }
    }
    let mut steps = 0;
    for space in rights_spaces() {
        for point in space.points() {
            let mut request = space.request(&point);
            let before = library(space.question, &request).expect("it answers");
            if before["outcome"] != "granted" {
                continue;
            }
            let known = request["facts"]["person"]["degrees"].clone();
            for degree in &further {
                let mut more = known.clone();
                more.as_array_mut()
                    .expect("granted on degrees")
                    .push(degree.clone());
                request["facts"]["person"]["degrees"] = more;
                let after = library(space.question, &request).expect("it answers");
                assert_eq!(after["outcome"], "granted", "{}: {request}", space.question);
                steps += 1;
            }
        }
    }
    println!("a further degree: {steps} steps");
}

fn audiences() -> Vec<Value> {
    let facets = [
        (
            "schools",
            vec![json!(["GSB"]), json!(["SEDS"]), json!(["GSB", "SEDS"])],
        ),
        ("years", vec![json!([2024]), json!([2023, 2024])]),
        (
            "affiliations",
            vec![json!(["library"]), json!(["library", "museum"])],
        ),
        ("degrees", vec![json!(["phd"]), json!(["phd", "master"])]),
    ];
    let mut audiences = vec![json!({})];
    for (name, values) in facets {
        let mut more = audiences.clone();
        for audience in &audiences {
            for value in &values {
                let mut narrower = audience.clone();
                narrower[name] = value.clone();
                more.push(narrower);
            }
        }
        audiences = more;
    }
    audiences[0] = json!({"all": true});
    audiences
}

/// Whether one audience is within another, worked out from people: everyone with one degree of
/// these Schools, years and kinds, affiliated with one of these divisions or none.
fn within(narrow: &Value, wide: &Value) -> bool {
    let mut people = Vec::new();
    for school in ["GSB", "SEDS", "SSH"] {
        for year in [2022, 2023, 2024] {
            for kind in ["phd", "master", "bachelor"] {
                for division in ["library", "museum", "none"] {
                    people.push((json!(school), json!(year), json!(kind), json!(division)));
                }
            }
        }
    }
    let holds = |audience: &Value,
                 (school, year, kind, division): &(Value, Value, Value, Value)| {
        [
            ("schools", school),
            ("years", year),
            ("degrees", kind),
            ("affiliations", division),
        ]
        .iter()
        .all(|(facet, value)| {
            audience[facet]
                .as_array()
                .is_none_or(|given| given.contains(value))
        })
    };
    people
        .iter()
        .all(|person| !holds(narrow, person) || holds(wide, person))
}

#[test]
fn a_wider_audience_never_removes_the_need_of_approval() {
    let audiences = audiences();
    let read =
        |value: &Value| -> Audience { serde_json::from_value(value.clone()).expect("an audience") };
    let outcome = |sender: &Value, audience: &Value| {
        let request = json!({"as_of": AS_OF, "facts": {
            "official": true, "sender": sender, "audience": audience, "data_submitted": true
        }});
        library("communication-approval", &request).expect("it answers")["outcome"].clone()
    };
    let mut steps = 0;
    for sender in [
        json!({"school": "GSB"}),
        json!({"division": "library"}),
        json!("center"),
    ] {
        let outcomes: Vec<Value> = audiences.iter().map(|a| outcome(&sender, a)).collect();
        let own = match sender["school"].as_str() {
            Some(_) => json!({"schools": ["GSB"]}),
            None => json!({"affiliations": ["library"]}),
        };
        for (narrow, before) in audiences.iter().zip(&outcomes) {
            if sender != "center" {
                let expected = if within(narrow, &own) {
                    "granted"
                } else {
                    "needs-approval"
                };
                assert_eq!(*before, expected, "{sender} to {narrow}");
            }
            for (wide, after) in audiences.iter().zip(&outcomes) {
                let contained = within(narrow, wide);
                let said = relation(Some(&read(narrow)), Some(&read(wide)));
                assert_eq!(said == Relation::Contained, contained, "{narrow} in {wide}");
                if contained && before == "needs-approval" {
                    steps += 1;
                    assert_eq!(after, "needs-approval", "{sender}: {narrow}, then {wide}");
                }
            }
        }
    }
    println!("a wider audience: {steps} steps");
}

/// What can take a granted answer away: what is more, why it may, and the facts before and after.
#[test]
fn what_is_not_monotone_has_its_reason() {
    let group = |members: u32, others: u32| {
        json!({"group": {"members": members, "members_not_alumni": others,
                         "independent": true, "supports_nu": true, "documents_of_title": true}})
    };
    let with = |mut facts: Value, partners: Value| {
        facts["programme"] = json!({"partners": partners, "with_university": false});
        facts
    };
    let graduate = json!({"person": {"degrees": [
        {"id": "a", "kind": "phd", "institution": "nu", "conferral": "2025-06-15"}
    ]}});
    let cases = [
        (
            "a further day: the year of 4.1b ends",
            "library-e-resources",
            json!({"as_of": "2026-06-15", "facts": graduate}),
            json!({"as_of": "2026-06-16", "facts": graduate}),
        ),
        (
            "a further order: 9.1 lets it suspend a right",
            "news-and-road-map",
            json!({"as_of": AS_OF, "facts": graduate}),
            json!({"as_of": AS_OF, "facts": graduate, "terms": {"orders": [{
                "id": "7", "issued_by": "nu-administration", "from": "2026-06-01",
                "lawful": true, "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-06-01"},
                "changes": [{"suspend-right": {"clause": "4.5"}}]
            }]}}),
        ),
        (
            "a further member who is no Alumnus: 2.2 is a community of Alumni",
            "association",
            json!({"as_of": AS_OF, "facts": group(2, 0)}),
            json!({"as_of": AS_OF, "facts": group(3, 1)}),
        ),
        (
            "a further partner without documents: 6.4 asks them of all",
            "start-programme",
            json!({"as_of": AS_OF, "facts": with(group(2, 0), json!([]))}),
            json!({"as_of": AS_OF, "facts": with(group(2, 0), json!([
                {"id": "p", "association": true, "documents_of_title": false}
            ]))}),
        ),
        (
            "a further form: 5.6 asks for all answers",
            "forms-answered",
            json!({"as_of": AS_OF, "facts": {"record": {"forms": []}}}),
            json!({"as_of": AS_OF, "facts": {"record": {"forms": [{"id": "f", "answered": false}]}}}),
        ),
    ];
    for (reason, question, before, after) in cases {
        let outcome =
            |request: &Value| library(question, request).expect("it answers")["outcome"].clone();
        assert_eq!(outcome(&before), "granted", "{reason}");
        assert_ne!(outcome(&after), "granted", "{reason}");
    }
}
