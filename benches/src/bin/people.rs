//! Prints how long the rights of a million people take on one core.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "it measures time and prints"
)]

use std::time::Instant;

use nu_alumni_policy::{
    RightsFacts, Terms,
    alumni::{PeopleColumns, PeopleFacts, rights_of_people},
    rights,
};

const PEOPLE: usize = 1_000_000;

fn main() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let (mut first_degree, mut kind, mut institution, mut conferral) =
        (vec![0u32], Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PEOPLE {
        for _ in 0..=draw(2) {
            kind.push(draw(9) as u8);
            institution.push(draw(3) as u8);
            conferral.push(20_619 - draw(5_000) as i32);
        }
        first_degree.push(kind.len() as u32);
    }
    let mut codes = |below| -> Vec<u8> { (0..PEOPLE).map(|_| draw(below) as u8).collect() };
    let (given, alumni_card, identification_card) = (vec![2; PEOPLE], codes(3), codes(3));
    let people = PeopleColumns {
        first_degree: &first_degree,
        degrees_given: &given,
        alumni_card: &alumni_card,
        identification_card: &identification_card,
        kind: &kind,
        institution: &institution,
        conferral: &conferral,
    };
    let as_of = "2026-06-15".parse().expect("a day");
    let (all_alike, terms) = (PeopleFacts::default(), Terms::default());
    let shortest = |work: &dyn Fn()| {
        (0..10)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let all = shortest(&|| {
        let columns = rights_of_people(&people, &all_alike, as_of, &terms);
        std::hint::black_box(columns.expect("a table"));
    });
    let facts: RightsFacts = serde_json::from_str(
        r#"{"person": {"degrees": [{"id": "b", "kind": "phd", "institution": "nu", "conferral": "2025-06-14"}]}}"#,
    )
    .expect("facts");
    let one = shortest(&|| {
        std::hint::black_box(rights(&facts, as_of, &terms).expect("facts"));
    });
    println!(
        "15 rights of {PEOPLE} people, {} degrees: {:.1} ms; of one, with reasons: {:.0} µs",
        kind.len(),
        all * 1e3,
        one * 1e6
    );
}
