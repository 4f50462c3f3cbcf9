//! Collisions among 100,000 planned communications, over a year, all on one day, and all on one
//! day to audiences that are all different; beside the comparison of every pair, on as many as that can
//! bear.
#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark may fail, and criterion makes the functions"
)]

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use nu_alumni_policy::{
    Calendar, Terms,
    calendar::{Bounds, Moment, parse_date},
    communication::{
        Audience, CollisionsFacts, CommunicationWindow, PlannedCommunication, Relation, collisions,
        relation,
    },
};

const SCHOOLS: [&str; 8] = ["SEDS", "SSH", "SMG", "GSB", "GSE", "GSPP", "NUSOM", "CPS"];

#[derive(Clone, Copy)]
enum Shape {
    /// Over the days of a year, as offices plan.
    Year,
    /// All on one day, to a School and up to three years.
    OneDay,
    /// All on one day, each to a division of its own besides.
    OneDayAllDifferent,
}

/// The same in every run.
fn communications(count: usize, shape: Shape) -> CollisionsFacts {
    let mut seed = 1_u64;
    let mut next = move |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let start = parse_date("2026-01-05").expect("a date");
    let mut facts = CollisionsFacts::default();
    for index in 0..count {
        let years: Vec<i32> = (0..next(4)).map(|_| 2012 + next(15) as i32).collect();
        let own = matches!(shape, Shape::OneDayAllDifferent);
        let all = next(20) == 0 && !own;
        let school = SCHOOLS[next(SCHOOLS.len() as u64) as usize];
        let day = match shape {
            Shape::Year => next(350),
            Shape::OneDay | Shape::OneDayAllDifferent => 100,
        };
        let date = start + Days::new(day);
        facts.communications.push(PlannedCommunication {
            id: format!("c{index}"),
            sender: school.to_owned(),
            audience: Some(Audience {
                all,
                schools: (!all).then(|| vec![school.to_owned()]),
                degrees: None,
                years: (!all && !years.is_empty()).then_some(years),
                affiliations: own.then(|| vec![format!("d{index}"), format!("d{}", index / 2)]),
            }),
            channel: "email".to_owned(),
            date: Moment::from(date),
            window: Some(CommunicationWindow {
                first: Moment::from(date - Days::new(4)),
                last: Moment::from(date + Days::new(10)),
            }),
        });
    }
    facts
}

/// Every pair, once; no free days.
fn every_pair(request: &CollisionsFacts, calendar: &Calendar) -> u64 {
    let near = |one: NaiveDate, other: NaiveDate| {
        let days = calendar.count(one.min(other), one.max(other), Bounds::End);
        days.expect("the dates are known") <= 3
    };
    let mut pairs = 0;
    for (index, one) in request.communications.iter().enumerate() {
        for other in &request.communications[index + 1..] {
            let apart = relation(one.audience.as_ref(), other.audience.as_ref());
            pairs +=
                u64::from(near(one.date.date(), other.date.date()) && apart != Relation::Disjoint);
        }
    }
    pairs
}

fn side_by_side(criterion: &mut Criterion) {
    let calendar = Calendar::default();
    let mut group = criterion.benchmark_group("collisions");
    group.sample_size(10);
    for (name, shape) in [
        ("year", Shape::Year),
        ("one-day", Shape::OneDay),
        ("one-day-all-different", Shape::OneDayAllDifferent),
    ] {
        let few = communications(2_000, shape);
        let found = collisions(&few, None, &Terms::default()).expect("they can be compared");
        assert_eq!(found.pairs, every_pair(&few, &calendar), "the same work");
        for count in [2_000, 10_000, 100_000] {
            let request = communications(count, shape);
            group.bench_function(BenchmarkId::new(name, count), |b| {
                b.iter(|| {
                    collisions(black_box(&request), None, &Terms::default())
                        .map(|report| report.pairs)
                });
            });
        }
        group.bench_function(BenchmarkId::new(format!("{name}/every-pair"), 2_000), |b| {
            b.iter(|| every_pair(black_box(&few), &calendar));
        });
    }
    group.finish();
}

criterion_group!(benches, side_by_side);
criterion_main!(benches);
