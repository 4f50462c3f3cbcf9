//! Working days over a million random dates: the library, one by one and in batches, beside the
//! crate `bdays` on the same calendar, and beside the plain gather from a table that holds every
//! answer already.
#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark may fail, and criterion makes the functions"
)]

use std::hint::black_box;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nu_alumni_policy::{Calendar, calendar::Bounds};

const DATES: usize = 1_000_000;
const N: i64 = 14;

/// The library's days as `bdays` takes them; its own weekends cannot be worked.
struct AsBdays(Calendar);

impl HolidayCalendar<NaiveDate> for AsBdays {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        !self.is_bday(date)
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        self.0.is_working(date).expect("the dates are known")
    }
}

/// Days from 2012 to 2026, the same in every run.
fn random_days(mut seed: u64) -> Vec<i64> {
    let (first, last) = (15_340, 20_800);
    let next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        first + i64::try_from((seed >> 33) % (last - first) as u64).expect("it is small")
    };
    std::iter::repeat_with(next).take(DATES).collect()
}

fn dates(days: &[i64]) -> Vec<NaiveDate> {
    let date = |day: &i64| NaiveDate::from_epoch_days(i32::try_from(*day).ok()?);
    days.iter()
        .map(|day| date(day).expect("they are dates"))
        .collect()
}

fn side_by_side(criterion: &mut Criterion) {
    let calendar = Calendar::default();
    let (first, last) = (calendar.first_day(), calendar.last_day());
    let peer = HolidayCalendarCache::new(AsBdays(calendar.clone()), first, last);
    let from = i64::from(first.to_epoch_days());
    let days = random_days(1);
    let ends: Vec<i64> = days
        .iter()
        .zip(random_days(2))
        .map(|(day, other)| day + other % 300)
        .collect();
    let (dates, end_dates) = (dates(&days), dates(&ends));
    let mut out = vec![0; DATES];

    // Every answer, by the distance of its date from the first day.
    let before: Vec<i64> = first
        .iter_days()
        .take_while(|date| *date <= last)
        .map(|date| {
            calendar
                .nth_before(date, N)
                .map_or(i64::MIN, |d| d.to_epoch_days().into())
        })
        .collect();
    let counts: Vec<i64> = first
        .iter_days()
        .take_while(|date| *date <= last)
        .map(|date| {
            calendar
                .count(first, date, Bounds::Start)
                .expect("in order")
                .into()
        })
        .collect();

    // They do the same work.
    calendar
        .nth_before_batch(&days, N, &mut out)
        .expect("the dates are known");
    for ((date, day), found) in dates.iter().zip(&days).zip(&out).take(10_000) {
        let theirs = peer.advance_bdays(*date, -14);
        assert_eq!(i64::from(theirs.to_epoch_days()), *found);
        assert_eq!(before[(day - from) as usize], *found);
    }
    calendar
        .count_batch(&days, &ends, Bounds::Start, &mut out)
        .expect("in order");
    for ((start, end), found) in dates.iter().zip(&end_dates).zip(&out).take(10_000) {
        assert_eq!(i64::from(peer.bdays(*start, *end)), *found);
    }

    let mut group = criterion.benchmark_group("nth_before");
    group
        .throughput(Throughput::Elements(DATES as u64))
        .sample_size(20);
    group.bench_function("batch", |b| {
        b.iter(|| calendar.nth_before_batch(black_box(&days), N, black_box(&mut out)));
    });
    group.bench_function("gather-from-table", |b| {
        b.iter(|| {
            for (place, day) in black_box(&mut out).iter_mut().zip(black_box(&days)) {
                *place = before[(day - from) as usize];
            }
        });
    });
    group.bench_function("one-by-one", |b| {
        b.iter(|| {
            for date in black_box(&dates) {
                black_box(calendar.nth_before(*date, N).ok());
            }
        });
    });
    group.bench_function("bdays", |b| {
        b.iter(|| {
            for date in black_box(&dates) {
                black_box(peer.advance_bdays(*date, -14));
            }
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("count");
    group
        .throughput(Throughput::Elements(DATES as u64))
        .sample_size(20);
    group.bench_function("batch", |b| {
        b.iter(|| {
            calendar.count_batch(
                black_box(&days),
                black_box(&ends),
                Bounds::Start,
                black_box(&mut out),
            )
        });
    });
    group.bench_function("gather-from-table", |b| {
        b.iter(|| {
            let pairs = black_box(&days).iter().zip(black_box(&ends));
            for (place, (start, end)) in black_box(&mut out).iter_mut().zip(pairs) {
                *place = counts[(end - from) as usize] - counts[(start - from) as usize];
            }
        });
    });
    group.bench_function("one-by-one", |b| {
        b.iter(|| {
            for (start, end) in black_box(&dates).iter().zip(black_box(&end_dates)) {
                black_box(calendar.count(*start, *end, Bounds::Start).ok());
            }
        });
    });
    group.bench_function("bdays", |b| {
        b.iter(|| {
            for (start, end) in black_box(&dates).iter().zip(black_box(&end_dates)) {
                black_box(peer.bdays(*start, *end));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, side_by_side);
criterion_main!(benches);
