//! The spaces of facts of all questions.

use serde_json::{Value, json};

use crate::space::{Fact, Space};

/// A degree with every kind of value in each field; the year of 2025-06-14 ended the day before.
fn degree_facts(i: usize) -> Vec<Fact> {
    let path = |name: &str| -> &'static str {
        Box::leak(format!("person.degrees[{i}].{name}").into_boxed_str())
    };
    let dates = [
        json!("2020-06-01"),
        json!("2025-06-14"),
        json!("2025-06-15"),
        json!("2026-06-15"),
    ];
    let known: Vec<Value> = [json!("pending")]
        .into_iter()
        .chain(dates.clone())
        .collect();
    vec![
        Fact::new(path("kind"), &[json!("certificate"), json!("phd")]),
        Fact::new(path("institution"), &[json!("other"), json!("nu")]),
        Fact::new(path("conferral"), &known).partly(json!("conferred"), &dates),
    ]
}

pub const AS_OF: &str = "2026-06-15";

/// Whole lists of degrees, or none given.
pub fn degrees() -> Fact {
    let degree =
        |kind: &str, on: &str| json!([{"id": "a", "kind": kind, "school": "GSB", "conferral": on}]);
    Fact::new(
        "person.degrees",
        &[
            json!([]),
            degree("bachelor", "2020-06-01"),
            degree("bachelor", "2026-01-20"),
            degree("exchange", "2026-01-20"),
        ],
    )
}

pub fn rights_spaces() -> Vec<Space> {
    let mut spaces = Vec::new();
    for (question, extra) in [
        ("library-on-campus", None),
        ("library-e-resources", None),
        ("alumni-platform", Some("platform")),
        ("working-groups-and-boards", Some("need")),
        ("events-and-research", Some("relevant")),
        ("news-and-road-map", None),
        ("accomplishments", None),
        ("propose-activities", None),
        ("propose-nominees", None),
        ("career-services", None),
        ("training-courses", None),
        ("information", None),
        ("found-associations", None),
        ("meeting-support", None),
        ("campus-access", Some("cards")),
    ] {
        let more = || match extra {
            Some("platform") => vec![Fact::flag("university.platform")],
            Some("need") => vec![stated("university.need")],
            Some("relevant") => vec![stated("university.relevant")],
            Some(_) => vec![
                Fact::flag("person.alumni_card"),
                Fact::flag("person.identification_card"),
            ],
            None => Vec::new(),
        };
        let space = |base: Value, facts: Vec<Fact>| Space {
            question,
            as_of: AS_OF,
            base,
            terms: json!({}),
            facts,
        };
        let base = json!({"person": {}, "university": {}});
        spaces.push(space(
            base,
            [vec![degrees()], more()].into_iter().flatten().collect(),
        ));
        let base = json!({"person": {"degrees": [{"id": "a"}]}, "university": {}});
        spaces.push(space(
            base,
            [degree_facts(0), more()].into_iter().flatten().collect(),
        ));
        // The other rights of every Alumnus are this one's.
        if question.starts_with("library") {
            let base = json!({"person": {"degrees": [{"id": "a"}, {"id": "b"}]}});
            spaces.push(space(
                base,
                [degree_facts(0), degree_facts(1)]
                    .into_iter()
                    .flatten()
                    .collect(),
            ));
        }
    }
    spaces
}

fn stated(path: &'static str) -> Fact {
    Fact::new(
        path,
        &[
            json!({"so": false, "by": "GSB"}),
            json!({"so": true, "by": "GSB"}),
        ],
    )
}

fn space(question: &'static str, base: Value, facts: Vec<Fact>) -> Space {
    Space {
        question,
        as_of: AS_OF,
        base,
        terms: json!({}),
        facts,
    }
}

fn group() -> Vec<Fact> {
    vec![
        Fact::new("group.members", &[json!(1), json!(2)]),
        Fact::new("group.members_not_alumni", &[json!(0), json!(1)]),
        Fact::flag("group.independent"),
        Fact::flag("group.supports_nu"),
    ]
}

fn communication() -> Vec<Fact> {
    vec![
        Fact::flag("official"),
        Fact::new(
            "sender",
            &[
                json!("center"),
                json!({"school": "GSB"}),
                json!({"school": "SEDS"}),
                json!({"division": "library"}),
                json!({"association": "GSB Alumni"}),
                json!({"several": [{"school": "GSB"}, {"school": "SEDS"}]}),
            ],
        ),
        Fact::new(
            "audience",
            &[
                json!({"all": true}),
                json!({"schools": ["GSB"]}),
                json!({"schools": ["GSB"], "years": [2024], "degrees": ["phd"]}),
                json!({"schools": ["GSB", "SEDS"]}),
                json!({"schools": ["SEDS"]}),
                json!({"affiliations": ["library"]}),
                json!({"schools": ["GSB"], "affiliations": ["library"]}),
                json!({"years": [2024]}),
            ],
        ),
        Fact::flag("data_submitted"),
    ]
}

fn order(changes: Value) -> Value {
    json!({
        "id": "7", "issued_by": "nu-administration",
        "lawful": true, "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2026-03-01"},
        "from": "2026-03-16", "until": "2026-09-01",
        "changes": changes
    })
}

/// A space under an order in force.
fn under(space: Space, changes: Value) -> Space {
    Space {
        terms: json!({"orders": [order(changes)]}),
        ..space
    }
}

pub fn all_spaces() -> Vec<Space> {
    let mut spaces = rights_spaces();
    spaces.push(space("alumnus", json!({"person": {}}), vec![degrees()]));
    spaces.push(space(
        "alumnus",
        json!({"person": {"degrees": [{"id": "a"}]}}),
        degree_facts(0),
    ));
    spaces.push(space("association", json!({"group": {}}), group()));
    let mut programme = group();
    programme.pop();
    programme.extend([
        Fact::flag("group.documents_of_title"),
        Fact::new(
            "programme.partners",
            &[
                json!([]),
                json!([{"id": "p", "association": true, "documents_of_title": true}]),
                json!([{"id": "p", "association": true, "documents_of_title": false}]),
            ],
        ),
        Fact::flag("programme.with_university"),
        Fact::flag("programme.center_cooperates"),
    ]);
    spaces.push(space(
        "start-programme",
        json!({"group": {"supports_nu": true}, "programme": {}}),
        programme,
    ));
    spaces.push(space(
        "start-programme",
        json!({
            "group": {"members": 3, "members_not_alumni": 0, "independent": true,
                      "supports_nu": true, "documents_of_title": true},
            "programme": {"partners": [{"id": "p"}, {"id": "q"}], "with_university": true}
        }),
        vec![
            Fact::flag("programme.partners[0].association"),
            Fact::flag("programme.partners[0].documents_of_title"),
            Fact::flag("programme.partners[1].association"),
            Fact::flag("programme.partners[1].documents_of_title"),
            Fact::flag("programme.center_cooperates"),
        ],
    ));
    let step = || {
        Fact::new(
            "initiative.center",
            &[
                json!("not-told"),
                json!("told"),
                json!("accepted"),
                json!("declined"),
            ],
        )
    };
    let initiative = || {
        space(
            "own-initiative",
            json!({"person": {}, "initiative": {}}),
            vec![degrees(), step()],
        )
    };
    spaces.push(initiative());
    spaces.push(under(
        initiative(),
        json!([{"waive-approval": {"clause": "6.5"}}]),
    ));
    let interaction = || {
        space(
            "interaction",
            json!({"interaction": {}}),
            vec![
                Fact::new(
                    "interaction.parties",
                    &[
                        json!(["alumni", "association"]),
                        json!(["alumni", "university"]),
                        json!(["association", "university"]),
                        json!(["university", "university"]),
                    ],
                ),
                Fact::flag("interaction.center_cooperates"),
            ],
        )
    };
    spaces.push(interaction());
    spaces.push(under(
        interaction(),
        json!([{"waive-approval": {"clause": "6.1"}}]),
    ));
    spaces.push(space(
        "responsible-employee",
        json!({"center": {}}),
        vec![Fact::new(
            "center.responsible_employees",
            &[json!(0), json!(1), json!(2)],
        )],
    ));
    spaces.push(space(
        "center-advice",
        json!({"request": {}}),
        vec![
            Fact::new(
                "request.asker",
                &[json!("alumnus"), json!("association"), json!("other")],
            ),
            Fact::flag("request.requested"),
            Fact::flag("request.unit_representative"),
        ],
    ));
    let approval = || space("communication-approval", json!({}), communication());
    spaces.push(approval());
    spaces.push(Space {
        terms: json!({"readings": {"I08": "duty"}}),
        ..approval()
    });
    spaces.push(under(
        approval(),
        json!([{"waive-approval": {"clause": "7.1"}}]),
    ));
    spaces.push(under(
        approval(),
        json!([{"waive-approval": {"clause": "7.2"}}]),
    ));
    spaces.push(under(
        approval(),
        json!([{"require-approval": {"clause": "7.2", "approver": "provost"}}]),
    ));
    let awards = || {
        space(
            "award-programme",
            json!({"programme": {}}),
            vec![
                Fact::new("programme.run_by", &[json!("center"), json!("unit")]),
                Fact::flag("programme.recognises_alumni"),
                Fact::flag("programme.coordinated"),
            ],
        )
    };
    spaces.push(awards());
    spaces.push(under(
        awards(),
        json!([{"waive-approval": {"clause": "8.2"}}]),
    ));
    spaces.push(under(
        awards(),
        json!([{"require-approval": {"clause": "8.2", "approver": "provost"}}]),
    ));
    spaces.push(under(
        interaction(),
        json!([{"require-approval": {"clause": "6.1", "approver": "provost"}}]),
    ));
    spaces.push(space(
        "order-stands",
        json!({"order": {"until": "2026-09-01"}}),
        vec![
            Fact::new(
                "order.issued_by",
                &[json!("nu-administration"), json!("other")],
            ),
            Fact::flag("order.force_majeure"),
            Fact::flag("order.circumstance_lasts"),
            Fact::flag("order.lawful"),
            Fact::new("order.from", &[json!("2026-06-15"), json!("2026-06-16")]),
        ],
    ));
    spaces.push(space(
        "forms-answered",
        json!({"person": {}, "record": {}}),
        vec![
            degrees(),
            Fact::new(
                "record.forms",
                &[
                    json!([]),
                    json!([{"id": "f", "answered": true}]),
                    json!([{"id": "f", "answered": false}]),
                ],
            ),
        ],
    ));
    spaces.push(space(
        "forms-answered",
        json!({"person": {}, "record": {"forms": [{"id": "f"}, {"id": "g"}, {"id": "h"}]}}),
        vec![
            degrees(),
            Fact::flag("record.forms[0].answered"),
            Fact::flag("record.forms[1].answered"),
            Fact::flag("record.forms[2].answered"),
        ],
    ));
    // Monday 1 June 2026 and the working days after it: 2 June is the first, 15 June the tenth.
    let told = |path| {
        Fact::new(
            path,
            &[
                json!("2026-06-01"),
                json!("2026-06-02"),
                json!("2026-06-08"),
                json!("not-yet"),
            ],
        )
    };
    let change = |id: &str| json!({"id": id, "of": "employer", "changed_on": "2026-06-01"});
    spaces.push(space(
        "changes-told",
        json!({"person": {}, "record": {"changes": [change("a"), change("b")]}}),
        vec![
            degrees(),
            told("record.changes[0].told"),
            told("record.changes[1].told"),
            Fact::new(
                "terms.limits.timely_notice",
                &[json!(0), json!(1), json!(4), json!(5), json!(9), json!(10)],
            ),
        ],
    ));
    if let Some(space) = spaces.last_mut() {
        space.terms = json!({"limits": {}});
    }
    spaces.push(space(
        "changes-told",
        json!({"person": {}, "record": {}}),
        vec![
            degrees(),
            Fact::new(
                "record.changes",
                &[
                    json!([]),
                    json!([{"id": "a", "of": "contacts", "changed_on": "2026-06-01", "told": "2026-06-05"}]),
                    json!([{"id": "a", "of": "position", "changed_on": "2026-06-01", "told": "2026-06-08"}]),
                ],
            ),
        ],
    ));
    if let Some(space) = spaces.last_mut() {
        space.terms = json!({"limits": {"timely_notice": 4}});
    }
    spaces.push(space(
        "non-disclosure",
        json!({"person": {"degrees": [{"id": "a", "institution": "nu", "conferral": "2020-06-01"}]},
            "record": {"disclosure": {}}}),
        vec![
            Fact::new(
                "person.degrees[0].kind",
                &[json!("certificate"), json!("phd")],
            ),
            Fact::flag("record.disclosure.about_nu_or_alumni"),
            Fact::flag("record.disclosure.disclosed"),
            Fact::flag("record.disclosure.used_for_interests"),
        ],
    ));
    // Rights under orders: suspended, with an approval, with another period.
    for changes in [
        json!([{"suspend-right": {"clause": "4.14"}}]),
        json!([{"require-approval": {"clause": "4.14", "approver": "provost"}}]),
    ] {
        let campus = rights_spaces()
            .into_iter()
            .find(|s| s.question == "campus-access")
            .expect("the space of 4.14");
        spaces.push(under(campus, changes));
    }
    for years in [0, 2] {
        let e_resources = rights_spaces()
            .into_iter()
            .filter(|s| s.question == "library-e-resources")
            .nth(1)
            .expect("the space of 4.1b");
        let limit = json!([{"limit": {"name": "e_library_years", "value": years}}]);
        spaces.push(under(e_resources, limit));
    }
    spaces
}
