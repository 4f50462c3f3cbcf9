//! The rights of a table of people are those of each person asked about alone.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "tests may fail, and print their counts"
)]

use nu_alumni_policy::{
    Outcome, RightsFacts, Terms,
    alumni::{
        CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, People, PeopleColumns,
        PeopleError, PeopleFacts, Person, RightName, UNTIL_STAYS, kinds_of_people_until,
        rights_of_people, until_of_people,
    },
    decision::Coded,
    rights,
};
use serde_json::{Value, json};

const AS_OF: &str = "2026-06-15";
/// 2026-06-15 in days since 1970-01-01.
const TODAY: i32 = 20_619;

const KINDS: [&str; 8] = [
    "bachelor",
    "master",
    "doctor-of-medicine",
    "residency",
    "phd",
    "certificate",
    "foundation-year",
    "exchange",
];

/// Conferrals around the ends of one and of two years, with their days.
const CONFERRALS: [(i32, Option<&str>); 13] = [
    (CONFERRAL_UNKNOWN, None),
    (CONFERRAL_PENDING, Some("pending")),
    (CONFERRAL_CONFERRED, Some("conferred")),
    (TODAY, Some("2026-06-15")),
    (TODAY - 365, Some("2025-06-15")),
    (TODAY - 366, Some("2025-06-14")),
    (TODAY - 367, Some("2025-06-13")),
    (TODAY - 368, Some("2025-06-12")),
    (TODAY - 730, Some("2024-06-15")),
    (TODAY - 2_000, Some("2020-12-23")),
    (TODAY + 30, Some("2026-07-15")),
    (TODAY + 204, Some("2027-01-05")),
    (TODAY + 235, Some("2027-02-05")),
];

struct Table {
    first_degree: Vec<u32>,
    given: Vec<u8>,
    alumni_card: Vec<u8>,
    identification_card: Vec<u8>,
    kind: Vec<u8>,
    institution: Vec<u8>,
    conferral: Vec<i32>,
    people: Vec<Value>,
}

/// People of every sort, the same at every run.
fn table(people: usize) -> Table {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below) as usize
    };
    let mut table = Table {
        first_degree: vec![0],
        given: Vec::new(),
        alumni_card: Vec::new(),
        identification_card: Vec::new(),
        kind: Vec::new(),
        institution: Vec::new(),
        conferral: Vec::new(),
        people: Vec::new(),
    };
    let flag = |code: usize| [None, Some(false), Some(true)][code];
    for _ in 0..people {
        let given = draw(8) > 0;
        let mut degrees = Vec::new();
        for i in 0..if given { draw(4) } else { 0 } {
            let (kind, institution) = (draw(9), [0, 1, 1, 1, 2][draw(5)]);
            let (day, text) = CONFERRALS[draw(13)];
            let by = [None, Some("nu"), Some("other")][institution];
            table.kind.push(kind as u8);
            table.institution.push(institution as u8);
            table.conferral.push(day);
            degrees.push(json!({
                "id": i.to_string(),
                "kind": kind.checked_sub(1).map(|kind| KINDS[kind]),
                "institution": by,
                "conferral": text,
            }));
        }
        let (alumni, identification) = (draw(3), draw(3));
        table.first_degree.push(table.kind.len() as u32);
        table.given.push([draw(2) as u8, 2][usize::from(given)]);
        table.alumni_card.push(alumni as u8);
        table.identification_card.push(identification as u8);
        table.people.push(json!({
            "degrees": given.then_some(degrees),
            "alumni_card": flag(alumni),
            "identification_card": flag(identification),
        }));
    }
    table
}

impl Table {
    fn columns(&self) -> PeopleColumns<'_> {
        PeopleColumns {
            first_degree: &self.first_degree,
            degrees_given: &self.given,
            alumni_card: &self.alumni_card,
            identification_card: &self.identification_card,
            kind: &self.kind,
            institution: &self.institution,
            conferral: &self.conferral,
        }
    }
}

/// One person of one degree, a bachelor's.
fn of_one_degree<'a>(institution: &'a [u8; 1], conferral: &'a [i32; 1]) -> PeopleColumns<'a> {
    PeopleColumns {
        first_degree: &[0, 1],
        degrees_given: &[2],
        alumni_card: &[0],
        identification_card: &[0],
        kind: &[1],
        institution,
        conferral,
    }
}

#[test]
fn many_at_once_are_each_alone() {
    let table = table(400);
    let order = |change: Value| {
        json!({"orders": [{
            "id": "7", "issued_by": "nu-administration", "from": "2026-06-01",
            "lawful": true, "circumstance": {"name": "flood", "force_majeure": true, "from": "2026-06-01"}, "changes": [change]
        }]})
    };
    let years = |value: u32| order(json!({"limit": {"name": "e_library_years", "value": value}}));
    // Two orders, the later of which is not told to have force; where the later prevails, and where not.
    let perhaps = |value: u32, prevails: &str| {
        let mut terms = years(value);
        let mut later = terms["orders"][0].clone();
        later["id"] = json!("8");
        later["lawful"] = Value::Null;
        later["from"] = json!("2026-06-02");
        later["changes"][0]["limit"]["value"] = json!(2);
        terms["orders"].as_array_mut().expect("orders").push(later);
        terms["readings"] = json!({"I11": prevails});
        terms
    };
    let mut untold = years(2);
    untold["orders"][0]["lawful"] = Value::Null;
    // Said after the day asked about.
    let said_later = json!({"readings": {"I02":
        {"reading": "day-before", "by": "VP", "on": "2026-09-01", "document": "d"}}});
    let next_working_day = json!({"readings": {"I02": "next-working-day"}});
    let mut compared = 0;
    for university in [
        json!({}),
        json!({"platform": true, "need": {"so": false, "by": "GSB"}}),
    ] {
        for (as_of, terms) in [
            (AS_OF, json!({})),
            (AS_OF, json!({"readings": {"I02": "day-before"}})),
            // 13 and 14 June 2026 are a weekend, and the 15th is the Monday after it.
            (AS_OF, next_working_day.clone()),
            (AS_OF, said_later.clone()),
            // The days off of that year are not known.
            ("2028-01-10", next_working_day.clone()),
            (AS_OF, years(2)),
            (AS_OF, years(0)),
            (AS_OF, untold.clone()),
            (AS_OF, perhaps(0, "later-order-prevails")),
            (AS_OF, perhaps(0, "contradiction-is-an-error")),
            (AS_OF, order(json!({"suspend-right": {"clause": "4.5"}}))),
            (
                AS_OF,
                order(json!({"require-approval": {"clause": "4.14", "approver": "provost"}})),
            ),
        ] {
            let as_of = as_of.parse().expect("a day");
            let terms: Terms = serde_json::from_value(terms).expect("terms");
            let of_all: PeopleFacts =
                serde_json::from_value(json!({"university": university})).expect("facts");
            let columns =
                rights_of_people(&table.columns(), &of_all, as_of, &terms).expect("a table");
            let untils =
                until_of_people(&table.columns(), &of_all, as_of, &terms).expect("a table");
            let kinds = kinds_of_people_until(&table.columns(), &of_all, as_of, &terms);
            let kinds = kinds.expect("a table");
            for (codes, column) in kinds.outcomes.iter().zip(&columns) {
                let of_each = kinds.of_each.iter().map(|kind| codes[*kind as usize]);
                assert!(of_each.eq(column.iter().copied()));
            }
            let persons: Vec<Person> =
                serde_json::from_value(json!(table.people)).expect("persons");
            let by_people = People::of(&persons, &terms)
                .and_then(|people| people.rights(&of_all, as_of, &terms))
                .expect("people");
            for (column, right) in columns.iter().zip(RightName::ALL) {
                let outcomes = by_people.of(*right).map(|outcome| outcome.code());
                assert_eq!(outcomes.collect::<Vec<_>>(), *column, "{}", right);
            }
            for (row, person) in table.people.iter().enumerate() {
                let facts: RightsFacts =
                    serde_json::from_value(json!({"person": person, "university": university}))
                        .expect("facts");
                let alone = rights(&facts, as_of, &terms).expect("facts");
                for ((column, until), decision) in columns.iter().zip(&untils).zip(&alone) {
                    compared += 1;
                    let day = decision.valid().until.map(|day| day.to_epoch_days());
                    assert_eq!(
                        until[row],
                        day.unwrap_or(UNTIL_STAYS),
                        "{}: {person}",
                        decision.question()
                    );
                    assert_eq!(
                        column[row],
                        decision.outcome().code(),
                        "{}: {person}",
                        decision.question()
                    );
                }
            }
        }
    }
    println!("{compared} outcomes compared");
}

/// One graduate each, asked about on 15 June 2026 or on a day of a year whose days off are not known:
/// whether she has the library's e-resources, and until when.
#[test]
fn the_last_day_of_one_graduate() {
    let later = json!({"reading": "day-before", "by": "VP", "on": "2026-09-01", "document": "d"});
    for (as_of, reading, conferral, outcome, until) in [
        // Counted in, 15 June is the last day; that the day before is, nobody had said yet.
        (AS_OF, later, TODAY - 365, Outcome::Granted, TODAY + 1),
        // Her year ended on Friday, 31 December 2027; on Wednesday, 5 January 2028, perhaps a day off; it
        // runs until 5 February, perhaps longer.
        (
            "2028-01-10",
            json!("next-working-day"),
            TODAY + 199,
            Outcome::NotGranted,
            UNTIL_STAYS,
        ),
        (
            "2028-01-10",
            json!("next-working-day"),
            TODAY + 204,
            Outcome::Undetermined,
            UNTIL_STAYS,
        ),
        (
            "2028-01-10",
            json!("next-working-day"),
            TODAY + 235,
            Outcome::Granted,
            TODAY + 601,
        ),
    ] {
        let day = [conferral];
        let one = of_one_degree(&[1], &day);
        let terms = json!({"readings": {"I02": reading}});
        let terms: Terms = serde_json::from_value(terms).expect("terms");
        let (facts, as_of) = (PeopleFacts::default(), as_of.parse().expect("a day"));
        let outcomes = rights_of_people(&one, &facts, as_of, &terms).expect("a table");
        let untils = until_of_people(&one, &facts, as_of, &terms).expect("a table");
        assert_eq!(
            (outcomes[1][0], untils[1][0]),
            (outcome.code(), until),
            "{conferral}"
        );
    }
}

#[test]
fn a_table_that_cannot_be_read_says_where() {
    let table = table(20);
    let ask = |people: PeopleColumns<'_>| {
        let terms = Terms::default();
        rights_of_people(
            &people,
            &PeopleFacts::default(),
            AS_OF.parse().expect("a day"),
            &terms,
        )
        .expect_err("a wrong table")
    };
    let of_nobody = json!({"university": {"need": {"so": true, "by": " "}}});
    let of_nobody: PeopleFacts = serde_json::from_value(of_nobody).expect("facts");
    let day = AS_OF.parse().expect("a day");
    let refused = rights_of_people(&table.columns(), &of_nobody, day, &Terms::default());
    let data = refused.expect_err("a need that nobody states").data();
    let place = Some("facts.university.need.by");
    assert_eq!((&*data.code, data.path.as_deref()), ("blank", place));
    let short = PeopleColumns {
        alumni_card: &table.alumni_card[1..],
        ..table.columns()
    };
    assert_eq!(
        ask(short),
        PeopleError::Length {
            column: "alumni_card",
            length: 19,
            expected: 20
        }
    );
    let mut wrong = table.identification_card.clone();
    wrong[7] = 3;
    let code = PeopleColumns {
        identification_card: &wrong,
        ..table.columns()
    };
    assert_eq!(
        ask(code),
        PeopleError::Code {
            column: "identification_card",
            row: 7,
            code: 3
        }
    );
    for (row, value) in [(0, 1), (5, u32::MAX), (20, 0)] {
        let mut wrong = table.first_degree.clone();
        wrong[row] = value;
        let order = PeopleColumns {
            first_degree: &wrong,
            ..table.columns()
        };
        assert!(matches!(ask(order), PeopleError::Order { .. }), "{row}");
    }
    // One person of an own degree each: NU was founded in 2010, and 2 January 2101 is beyond all plans.
    let of_nu = |institution: u8, day: i32| {
        let (institution, day) = ([institution], [day]);
        let one = of_one_degree(&institution, &day);
        let day = AS_OF.parse().expect("a day");
        let asked = rights_of_people(&one, &PeopleFacts::default(), day, &Terms::default());
        asked.map_err(|error| (error.data().code, error.data().path))
    };
    let no_class = || Err(("no-such-class".into(), Some("conferral[0]".to_owned())));
    for day in [14_609, 47_847, i32::MAX, -1] {
        assert_eq!(of_nu(1, day).map(|_| ()), no_class(), "{day}");
        assert!(of_nu(2, day).is_ok(), "{day}");
    }
    for day in [14_610, 47_846, CONFERRAL_CONFERRED] {
        assert!(of_nu(1, day).is_ok(), "{day}");
    }
    let elsewhere = json!([
        {},
        {"degrees": [{"id": "b", "kind": "bachelor", "school": "GBS", "conferral": "2026-06-16"}]},
    ]);
    let persons: Vec<Person> = serde_json::from_value(elsewhere).expect("persons");
    let data = People::of(&persons, &Terms::default())
        .expect_err("a School that is none")
        .data();
    assert_eq!(data.path.as_deref(), Some("people[1].degrees[0].school"));
    assert!(
        data.message.starts_with("people[1].degrees[0].school: "),
        "{}",
        data.message
    );
}
