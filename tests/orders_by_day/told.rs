//! Single cases of such orders, told by hand.

use nu_alumni_policy::{
    Brief, Draft, Locale, Outcome, SourceKind, answer, check_mailing, decide, decision::Coded,
};
use serde_json::{Value, json};

use crate::{Change, Order, cases, day, order};

/// The commonest case: an order without an end, and the one that follows it from 1 January.
#[test]
fn an_order_without_an_end_and_its_successor() {
    let order = |id: &str, from: &str, change: Value| {
        json!({"id": id, "issued_by": "nu-administration", "lawful": true, "from": from,
            "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-09-01"},
            "changes": [change]})
    };
    let suspends = json!({"suspend-right": {"clause": "4.14"}});
    let requires = json!({"require-approval": {"clause": "4.14", "approver": "rector"}});
    let years = |n: u8| json!({"limit": {"name": "e_library_years", "value": n}});
    let terms = json!({"orders": [
        order("2026-1", "2026-10-01", suspends), order("2026-2", "2026-10-01", years(2)),
        order("2027-1", "2027-01-01", requires), order("2027-2", "2027-01-01", years(3)),
    ]});
    let facts = json!({"person": {"alumni_card": true, "identification_card": true, "degrees": [
        {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]}});
    // Her two years end on 14 June 2027.
    for (as_of, campus, library) in [
        (
            "2026-09-30",
            ("granted", Value::Null, "2026-10-01"),
            "not-granted",
        ),
        (
            "2026-12-31",
            ("prohibited", json!("2026-10-01"), "2027-01-01"),
            "granted",
        ),
        (
            "2027-01-01",
            ("undetermined", json!("2027-01-01"), ""),
            "undetermined",
        ),
    ] {
        let request = json!({"as_of": as_of, "facts": facts, "terms": terms}).to_string();
        let rights = answer("rights", &request).expect("an answer").to_json();
        let rights: Value = serde_json::from_str(&rights).expect("JSON");
        let of = |name| {
            rights
                .as_array()
                .expect("rights")
                .iter()
                .find(|r| r["question"] == name)
        };
        let (access, books) = (of("campus-access"), of("library-e-resources"));
        let (access, books) = (access.expect("one"), books.expect("one"));
        assert_eq!(
            (&access["outcome"], &books["outcome"]),
            (&json!(campus.0), &json!(library))
        );
        let until = Some(campus.2).filter(|day| !day.is_empty());
        assert_eq!(
            access["valid"]["from"].as_str(),
            campus.1.as_str().or(match as_of {
                "2026-09-30" => Some("2025-06-14"),
                _ => None,
            })
        );
        assert_eq!(access["valid"]["until"].as_str(), until);
        // One right asked about alone is that of the list.
        let alone = decide("campus-access", &request).expect("a decision");
        assert_eq!(serde_json::to_value(alone).expect("JSON"), *access);
        // Inside the library, what is said of the way in is what is known of it.
        let advice = &of("library-on-campus").expect("one")["advice"][0]["message"]["key"];
        let expected = match as_of {
            "2026-09-30" => "advice.library-on-campus",
            "2026-12-31" => "advice.campus-closed",
            _ => "orders-contradict.unmet",
        };
        assert_eq!(advice, expected);
    }
    let request = json!({"as_of": "2026-12-01", "facts": facts, "terms": terms}).to_string();
    let over_time = answer("rights-over-time", &request)
        .expect("an answer")
        .to_json();
    let over_time: Value = serde_json::from_str(&over_time).expect("JSON");
    let periods = |name| -> Vec<(String, String)> {
        let rights = over_time["rights"].as_array().expect("rights").iter();
        let right = rights
            .clone()
            .find(|right| right["question"] == name)
            .expect("one");
        let periods = right["periods"].as_array().expect("periods").iter();
        let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
        periods
            .map(|p| (text(&p["outcome"]), text(&p["valid"]["from"])))
            .collect()
    };
    let spoken = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter()
            .map(|(one, other)| ((*one).to_owned(), (*other).to_owned()))
            .collect()
    };
    assert_eq!(
        periods("campus-access"),
        spoken(&[
            ("not-granted", ""),
            ("granted", "2025-06-14"),
            ("prohibited", "2026-10-01"),
            ("undetermined", "2027-01-01"),
        ])
    );
    assert_eq!(
        periods("library-e-resources"),
        spoken(&[
            ("not-granted", ""),
            ("granted", "2025-06-14"),
            ("not-granted", "2026-06-15"),
            ("granted", "2026-10-01"),
            ("undetermined", "2027-01-01"),
        ])
    );
}

/// A limit is one number or none: what counts with it is refused on a day on which two orders in force set
/// it to two, and answered on every other.
#[test]
fn a_limit_is_refused_on_the_days_of_the_contradiction_alone() {
    let order = |id: &str, from: &str, until: &str, limits: &[(&str, u8)]| {
        let changes = limits.iter();
        let changes = changes.map(|(name, n)| json!({"limit": {"name": name, "value": n}}));
        json!({"id": id, "issued_by": "nu-administration", "lawful": true, "from": from,
            "until": until, "changes": changes.collect::<Vec<_>>(),
            "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-09-01"}})
    };
    let limits = |n| {
        [
            ("window_closes", n),
            ("communication_gap", n),
            ("moderation", n),
        ]
    };
    let terms = json!({"orders": [
        order("1", "2026-11-01", "2026-12-03", &limits(2)),
        order("2", "2026-12-01", "2027-01-01", &limits(3)),
    ]});
    let record = |at: &str| {
        json!({"submission": {"channel": "mailing", "unit": "Office", "school": "GSB", "direction": "open-day",
            "lists": [{"name": "gsb-all", "school": "GSB"}]}, "entries": [
            {"step": "submit", "role": "initiator", "by": "GSB", "at": at}]})
    };
    for (day, works) in [
        ("2026-11-30", true),
        ("2026-12-01", false),
        ("2026-12-02", false),
        ("2026-12-03", true),
    ] {
        let asked = [
            ("sending-schedule", json!({"event_start": "2026-12-21"})),
            ("collisions", json!({"communications": []})),
            ("moderation", json!({"record": record(day)})),
            (
                "moved-windows",
                json!({"before": {}, "events": ["2026-12-21"]}),
            ),
        ];
        for (question, facts) in asked {
            let request = json!({"as_of": day, "facts": facts, "terms": terms}).to_string();
            match answer(question, &request) {
                Ok(_) => assert!(works, "{question} {day}"),
                Err(error) => {
                    let code = error.data();
                    assert!(
                        !works && code.code == "orders-contradict",
                        "{question} {day} {code:?}"
                    );
                    assert_eq!(code.details["date"], day, "{question}");
                }
            }
        }
        // A decision does not hang on how near in time another communication is.
        let facts = json!({"official": false, "sent_on": day, "audience": {"all": true},
            "others": [{"id": "x", "sent_on": "2026-12-04", "audience": {"all": true}}]});
        let request = json!({"as_of": day, "facts": facts, "terms": terms}).to_string();
        let decision = decide("communication-approval", &request).expect("a decision");
        let advice = serde_json::to_value(decision.advice()).expect("JSON");
        let clash = advice[0]["message"]["key"] == "orders-contradict.unmet";
        assert_eq!(
            (decision.outcome().name(), clash),
            ("granted", !works),
            "{day}"
        );
    }
}

/// In a mailing's report it is the approval alone that is open, and a person looks.
#[test]
fn a_mailing_on_whose_approval_orders_contradict_each_other() {
    let orders = [
        order(Change::Waive, 1, Some(4)),
        order(Change::Require("a"), 3, None),
    ];
    let listed: Vec<Value> = (0..)
        .zip(&orders)
        .map(|(id, o)| o.json(id, "7.1"))
        .collect();
    let draft = Draft::read(SourceKind::Html, b"<p>Dear Alumni</p>").expect("a draft");
    for (n, stated) in [
        (0, "needs-approval"),
        (1, "granted"),
        (2, "granted"),
        (3, "undetermined"),
        (4, "needs-approval"),
    ] {
        let brief = json!({"direction": "open-day", "sender": {"school": "SEDS"}, "official": true,
            "audience": {"all": true}, "as_of": day(n), "terms": {"orders": listed}});
        let brief: Brief = brief.to_string().parse().expect("a brief");
        let report = check_mailing(&draft, &brief).expect("a report");
        let approval = report.approval.expect("a decision");
        assert_eq!(approval.outcome().name(), stated, "{n}");
        let key = &serde_json::to_value(approval.reasons()).expect("JSON")[0]["message"]["key"];
        assert_eq!(
            key == "orders-contradict.unmet",
            stated == "undetermined",
            "{n}"
        );
    }
}

/// One order that contradicts itself does so while it is in force.
#[test]
fn an_order_that_contradicts_itself() {
    let terms = json!({"orders": [{"id": "1", "issued_by": "nu-administration", "lawful": true,
        "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-01-01"},
        "from": "2026-03-02", "until": "2026-03-04", "changes": [
            {"suspend-right": {"clause": "4.14"}},
            {"require-approval": {"clause": "4.14", "approver": "x"}}]}]});
    let case = &cases()[0];
    for (n, stated) in [(1, "undetermined"), (2, "granted")] {
        let request = json!({"as_of": day(n), "facts": case.facts, "terms": terms}).to_string();
        let decision = decide("campus-access", &request).expect("a decision");
        assert_eq!(decision.outcome().name(), stated);
        assert_eq!(decision.basis().orders.is_empty(), n == 2);
        let said = &decision.reasons()[0].message.text;
        let itself = "Order 1 contradicts itself here, so what it means is not known. Ask the NU Administration.";
        assert_eq!(said == itself, n == 1, "{said}");
    }
    // What counts with a limit is refused.
    let mut terms = terms;
    let limit = |n: u8| json!({"limit": {"name": "communication_gap", "value": n}});
    terms["orders"][0]["changes"] = json!([limit(2), limit(4)]);
    let request = json!({"as_of": day(1), "facts": {"communications": []}, "terms": terms});
    let error = answer("collisions", &request.to_string()).expect_err("a limit of two values");
    assert_eq!(
        error.to_string(),
        "terms.orders: `1` contradicts itself on `communication_gap` on 2026-03-03"
    );
    assert!(
        error
            .text(Locale::En)
            .starts_with("The order 1 contradicts itself on 3 March 2026.")
    );
    // The decision does not hang on it.
    let facts = json!({"official": false, "sent_on": day(1), "audience": {"all": true},
        "others": [{"id": "x", "sent_on": day(1), "audience": {"all": true}}]});
    let request = json!({"as_of": day(1), "facts": facts, "terms": terms}).to_string();
    let decision = decide("communication-approval", &request).expect("a decision");
    let advice = &decision.advice()[0].message;
    assert_eq!(advice.key, "orders-contradict.itself");
    assert_eq!(decision.basis().orders, ["1"]);
}

/// Of a clause that may not reach the case it is asked whether it does; where it does not, what orders say
/// of it is nothing.
#[test]
fn orders_that_contradict_each_other_on_a_clause_that_may_not_reach_the_case() {
    let on = |clause: &str| {
        let orders = [
            order(Change::Waive, 0, None),
            order(Change::Require("a"), 0, None),
        ];
        let listed = orders.iter().enumerate().map(|(id, o)| o.json(id, clause));
        json!({"orders": listed.collect::<Vec<_>>()})
    };
    let sent = |official: Value| json!({"official": official, "sender": {"school": "SEDS"}, "audience": {"all": true}});
    let between = |parties: Value| json!({"interaction": {"parties": parties}});
    let within = json!(["alumni", "association"]);
    let reached = json!(["university", "alumni"]);
    for (question, clause, facts, outcome, ask) in [
        (
            "communication-approval",
            "7.1",
            sent(Value::Null),
            "undetermined",
            "facts.official",
        ),
        (
            "communication-approval",
            "7.1",
            sent(json!(false)),
            "granted",
            "",
        ),
        (
            "communication-approval",
            "7.1",
            sent(json!(true)),
            "undetermined",
            "",
        ),
        (
            "interaction",
            "6.1",
            between(Value::Null),
            "undetermined",
            "facts.interaction.parties",
        ),
        ("interaction", "6.1", between(within), "granted", ""),
        ("interaction", "6.1", between(reached), "undetermined", ""),
    ] {
        let request = json!({"as_of": day(1), "facts": facts, "terms": on(clause)}).to_string();
        let decision = decide(question, &request).expect(&request);
        assert_eq!(decision.outcome().name(), outcome, "{request}");
        let asks = decision.ask().iter();
        let asks: Vec<_> = asks
            .map(|ask| (ask.facts.join(" "), ask.outcomes.clone(), ask.always))
            .collect();
        let asked = (ask.to_owned(), vec![Outcome::Granted], false);
        let expected: Vec<_> = (!ask.is_empty()).then_some(asked).into_iter().collect();
        assert_eq!(asks, expected, "{request}");
    }
}

/// Whether an order has force is asked only where something hangs on it. Her own year runs until 14 June
/// 2026, two years until 14 June 2027.
#[test]
fn years_that_an_order_may_give() {
    let conferred =
        json!([{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]);
    let some_day =
        json!([{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "conferred"}]);
    let two_years = Order {
        lawful: None,
        ..order(Change::Years(2), 0, None)
    };
    let mut listed = vec![two_years.json(1, "4.1b")];
    let lawful = "terms.orders[0].lawful";
    let conferral = "facts.person.degrees[0].conferral";
    for (as_of, degrees, outcome, asked) in [
        ("2026-06-14", &conferred, "granted", vec![]),
        ("2026-06-15", &conferred, "undetermined", vec![vec![lawful]]),
        ("2027-06-14", &conferred, "undetermined", vec![vec![lawful]]),
        ("2027-06-15", &conferred, "not-granted", vec![]),
        ("2027-06-14", &json!([]), "not-granted", vec![]),
        (
            "2026-06-15",
            &some_day,
            "undetermined",
            vec![vec![conferral], vec![lawful, conferral]],
        ),
    ] {
        let mut decide = |more: Value| {
            listed.truncate(1);
            listed.extend(more.as_array().cloned().unwrap_or_default());
            let request = json!({"as_of": as_of, "facts": {"person": {"degrees": degrees}},
                "terms": {"orders": listed}});
            decide("library-e-resources", &request.to_string()).expect("a decision")
        };
        let decision = decide(json!([]));
        assert_eq!(decision.outcome().name(), outcome, "{as_of} {degrees}");
        if as_of == "2027-06-15" {
            let said = &decision.reasons()[0].message;
            assert_eq!(said.key, "e-resources.over");
            assert_eq!(
                said.text,
                "The time of access to e-resources ended on 14 June 2027 at the latest. Only a further degree begins another."
            );
        }
        let asks = decision.ask().iter().map(|ask| ask.facts.clone());
        assert_eq!(asks.collect::<Vec<_>>(), asked, "{as_of} {degrees}");
        if let Some(last) = decision.ask().last() {
            assert!(last.always);
            assert_eq!(last.outcomes, [Outcome::Granted, Outcome::NotGranted]);
        }
        // Beside another condition too the day alone may leave it open: in the second year.
        let require = order(Change::Require("a"), 0, None).json(2, "4.1b");
        let beside = decide(json!([require]));
        let asks = beside.ask().iter().map(|ask| ask.facts.clone());
        assert_eq!(asks.collect::<Vec<_>>(), asked, "{as_of} {degrees}");
        for ask in beside.ask() {
            assert_eq!(
                ask.always,
                Some(&ask.facts) == beside.ask().last().map(|of| &of.facts)
            );
        }
    }
}
