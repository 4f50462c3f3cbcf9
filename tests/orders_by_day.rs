//! Orders that contradict each other do so on the days on which both are in force, and on no other: held
//! against a plain judge, for two orders however their days lie, and three of a fortnight.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests may fail"
)]

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use nu_alumni_policy::{
    Brief, Draft, Locale, Outcome, SourceKind, answer, check_mailing, decide, decision::Coded,
};
use serde_json::{Value, json};

const OUTCOMES: [&str; 4] = ["granted", "needs-approval", "not-granted", "prohibited"];

/// What an order does to a question.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    Suspend,
    Require(&'static str),
    Waive,
    Years(u8),
}

#[derive(Clone, Copy)]
struct Order {
    change: Change,
    from: u64,
    /// The first day on which it no longer holds.
    until: Option<u64>,
    lawful: Option<bool>,
}

fn day(n: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    first.checked_add_days(Days::new(n)).expect("a day")
}

fn order(change: Change, from: u64, until: Option<u64>) -> Order {
    Order {
        change,
        from,
        until,
        lawful: Some(true),
    }
}

/// A question, as orders find it: the clause, the outcome without an order, and the facts.
struct Case {
    question: &'static str,
    clause: &'static str,
    bare: &'static str,
    changes: [Change; 3],
    facts: Value,
}

fn cases() -> [Case; 3] {
    // Her year of e-resources ended on 9 June 2025; two years end on 9 June 2026, three a year later.
    let person = json!({"person": {"alumni_card": true, "identification_card": true, "degrees": [
        {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2024-06-09"}]}});
    [
        Case {
            question: "campus-access",
            clause: "4.14",
            bare: "granted",
            changes: [Change::Suspend, Change::Require("a"), Change::Require("b")],
            facts: person.clone(),
        },
        Case {
            question: "communication-approval",
            clause: "7.1",
            bare: "needs-approval",
            changes: [Change::Waive, Change::Require("a"), Change::Require("b")],
            facts: json!({"official": true, "sender": {"school": "SEDS"}, "audience": {"all": true}}),
        },
        Case {
            question: "library-e-resources",
            clause: "4.1b",
            bare: "not-granted",
            changes: [Change::Years(1), Change::Years(2), Change::Years(3)],
            facts: person,
        },
    ]
}

impl Order {
    fn covers(&self, day: u64) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    fn json(&self, id: usize, clause: &str) -> Value {
        let change = match self.change {
            Change::Suspend => json!({"suspend-right": {"clause": clause}}),
            Change::Require(approver) => {
                json!({"require-approval": {"clause": clause, "approver": approver}})
            }
            Change::Waive => json!({"waive-approval": {"clause": clause}}),
            Change::Years(years) => json!({"limit": {"name": "e_library_years", "value": years}}),
        };
        json!({"id": format!("o{id}"), "issued_by": "nu-administration", "lawful": self.lawful,
            "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-01-01"},
            "from": day(self.from), "until": self.until.map(day), "changes": [change]})
    }
}

/// The outcome where these changes hold, and who has to agree; `None` where two of them contradict each
/// other.
fn judged(case: &Case, held: &[Change]) -> Option<(&'static str, Vec<&'static str>)> {
    let clash = |one: &Change, other: &Change| match (one, other) {
        (Change::Require(_), Change::Require(_)) => false,
        _ => one != other,
    };
    if held
        .iter()
        .any(|one| held.iter().any(|other| clash(one, other)))
    {
        return None;
    }
    let mut approvers = Vec::new();
    let mut outcome = case.bare;
    if outcome == "needs-approval" && !held.contains(&Change::Waive) {
        approvers.push("center");
    } else if held.contains(&Change::Waive) {
        outcome = "granted";
    }
    for change in held {
        match change {
            Change::Suspend => outcome = "prohibited",
            Change::Years(years) => outcome = if *years > 1 { "granted" } else { "not-granted" },
            Change::Require(approver) => {
                outcome = "needs-approval";
                if !approvers.contains(approver) {
                    approvers.push(approver);
                }
            }
            Change::Waive => {}
        }
    }
    Some((outcome, approvers))
}

/// What the question's answer is on a day: of an order that is not told to be lawful either can be so.
fn on(case: &Case, orders: &[Order], day: u64) -> (&'static str, Vec<&'static str>) {
    let open = ("undetermined", Vec::new());
    let covering = orders.iter().filter(|order| order.covers(day));
    let (told, untold): (Vec<&Order>, Vec<&Order>) =
        covering.partition(|order| order.lawful.is_some());
    let told = || told.iter().filter(|order| order.lawful == Some(true));
    let held: Vec<Change> = told().map(|order| order.change).collect();
    let worlds = (0..1_u32 << untold.len()).map(|world| {
        let more = untold.iter().enumerate();
        let more = more.filter(|(i, _)| world & (1 << i) != 0);
        let all: Vec<Change> = held
            .iter()
            .copied()
            .chain(more.map(|(_, o)| o.change))
            .collect();
        judged(case, &all).map(|(outcome, _)| outcome)
    });
    let mut outcomes: Vec<Option<&str>> = worlds.collect();
    outcomes.dedup();
    match (judged(case, &held), &*outcomes) {
        (Some(known), [Some(_)]) => known,
        _ => open,
    }
}

/// Asks on these days, and holds outcome, approvers, the orders that are named and the days on which the
/// answer stays against the judge, who says of each day up to the last of them.
fn held_against_the_judge(case: &Case, orders: &[Order], asked: &[u64]) {
    let listed: Vec<Value> = (0..)
        .zip(orders)
        .map(|(id, o)| o.json(id, case.clause))
        .collect();
    let terms = json!({"orders": listed});
    let days = asked.last().expect("a day") + 1;
    let stated: Vec<_> = (0..days).map(|n| on(case, orders, n)).collect();
    for &n in asked {
        let now = &stated[n as usize];
        let request = json!({"as_of": day(n), "facts": case.facts, "terms": terms}).to_string();
        let decision = decide(case.question, &request).expect(&request);
        let said = (decision.outcome().name(), decision.approvers());
        assert_eq!(said.0, now.0, "{n} {request}");
        assert!(said.1 == now.1, "{n} {request}");
        // Within the days asked about it stays from and until the days that the judge says.
        let other = |m: &u64| stated[*m as usize] != *now;
        let until = (n..days).find(other);
        let said = decision.valid().until.filter(|until| *until < day(days));
        assert_eq!(said, until.map(day), "{n} {request}");
        let from = (0..n).rev().find(other).map(|before| day(before + 1));
        let said = decision.valid().from.filter(|from| *from > day(0));
        assert_eq!(said, from, "{n} {request}");
        let in_force = |o: &&Order| o.covers(n) && o.lawful == Some(true);
        let held: Vec<Change> = orders.iter().filter(in_force).map(|o| o.change).collect();
        let reasons = decision.reasons().iter();
        let named: Vec<&Vec<String>> = reasons
            .filter(|reason| reason.message.key == "orders-contradict.unmet")
            .map(|reason| &reason.orders)
            .collect();
        assert_eq!(
            named.is_empty(),
            judged(case, &held).is_some(),
            "{n} {request}"
        );
        for both in named {
            let both = both
                .iter()
                .map(|id| id.trim_start_matches('o').parse::<usize>());
            let both: Vec<Order> = both.map(|id| orders[id.expect("an id")]).collect();
            assert_eq!(both.len(), 2, "{n} {request}");
            let changes: Vec<Change> = both.iter().map(|order| order.change).collect();
            assert!(both.iter().all(|order| in_force(&order)), "{n} {request}");
            assert_eq!(judged(case, &changes), None, "{n} {request}");
        }
        // What is asked for is never said to settle what it may leave open.
        for ask in decision.ask() {
            let some = ask.outcomes.iter().all(|o| OUTCOMES.contains(&o.name()));
            assert!(some && !ask.outcomes.is_empty(), "{n} {request}");
            assert!(!ask.always || settled_whatever(case, orders, n));
        }
    }
}

/// Whether no two orders can contradict each other on a day.
fn settled_whatever(case: &Case, orders: &[Order], day: u64) -> bool {
    let may = |o: &&Order| o.covers(day) && o.lawful != Some(false);
    let all: Vec<Change> = orders.iter().filter(may).map(|o| o.change).collect();
    judged(case, &all).is_some()
}

type Span = (u64, Option<u64>);

/// How two spans can lie to each other: their ends are numbered 1, 2, 3, … as they follow each other.
fn arrangements() -> Vec<[Span; 2]> {
    let spans =
        || (0..4).flat_map(|a| (a + 1..=4).map(Some).chain([None]).map(move |end| (a, end)));
    let mut all: Vec<[Span; 2]> = Vec::new();
    for (one, other) in spans().flat_map(|one| spans().map(move |other| (one, other))) {
        let ends = [Some(one.0), one.1, Some(other.0), other.1];
        let ends: BTreeSet<u64> = ends.into_iter().flatten().collect();
        let place = |day: u64| ends.range(..=day).count() as u64;
        let placed = |(from, end): Span| (place(from), end.map(place));
        let both = [placed(one), placed(other)];
        if !all.contains(&both) {
            all.push(both);
        }
    }
    all
}

#[test]
fn two_orders_however_their_days_lie() {
    let arrangements = arrangements();
    // Allen's 13 of two that end; 5 each where one or the other does not; 3 where neither does.
    assert_eq!(arrangements.len(), 13 + 5 + 5 + 3);
    for case in cases() {
        for (one, other) in [(0, 1), (1, 0), (1, 2), (0, 0)] {
            for [(a, a_end), (b, b_end)] in &arrangements {
                let first = order(case.changes[one], *a, *a_end);
                let second = order(case.changes[other], *b, *b_end);
                let last = [*a, *b].into_iter().chain(*a_end).chain(*b_end).max();
                let days: Vec<u64> = (0..=last.expect("a day")).collect();
                held_against_the_judge(&case, &[first, second], &days);
            }
        }
    }
}

#[test]
fn two_orders_of_which_it_is_not_told_whether_they_are_lawful() {
    for case in cases() {
        for (one, other) in [(0, 1), (1, 0), (1, 2), (0, 0)] {
            for lawful in [
                [None, Some(true)],
                [Some(true), None],
                [None, None],
                [Some(false), None],
            ] {
                for (a, b) in [(1, 3), (3, 1), (1, 1)] {
                    let mut orders = [
                        order(case.changes[one], a, Some(4)),
                        order(case.changes[other], b, None),
                    ];
                    for (order, lawful) in orders.iter_mut().zip(lawful) {
                        order.lawful = lawful;
                    }
                    held_against_the_judge(&case, &orders, &[0, 1, 2, 3, 4, 5]);
                }
            }
        }
    }
}

#[test]
fn three_orders_on_days_of_a_fortnight() {
    let spans = [(1, Some(6)), (4, None), (9, Some(13))];
    // Each day on which something turns, and the one before it.
    let days = [0, 1, 3, 4, 5, 6, 8, 9, 12, 13];
    for case in cases() {
        let triples = (0..27).map(|n| [n / 9, n / 3 % 3, n % 3]);
        for (kinds, n) in triples.flat_map(|kinds| (0..27).map(move |n| (kinds, n))) {
            let of = |i: usize, n: usize| order(case.changes[kinds[i]], spans[n].0, spans[n].1);
            let orders = [of(0, n / 9), of(1, n / 3 % 3), of(2, n % 3)];
            // Which stands first makes no difference that is looked for here.
            if n / 9 <= n / 3 % 3 && n / 3 % 3 <= n % 3 {
                held_against_the_judge(&case, &orders, &days);
            }
        }
    }
}

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
                    let code = nu_alumni_policy::decision::Coded::data(&error);
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
            assert_eq!(said.args.get("date"), Some("2027-06-14"));
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
        for ask in beside.ask() {
            assert!(!ask.always || ask.facts.len() == asked.last().map_or(0, Vec::len));
        }
    }
}
