//! Orders that contradict each other do so on the days on which both are in force, and on no other: held
//! against a plain judge, for two orders however their days lie, and three of a fortnight.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests may fail"
)]

mod told;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use nu_alumni_policy::decide;
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
