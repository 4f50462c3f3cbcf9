//! Many days at once.

use crate::error_data::Coded as _;
use chrono::NaiveDate;
use proptest::prelude::*;

use super::{super::*, *};

/// So many dates are looked up in answers that are laid out before; fewer are asked one by one.
const LARGE: usize = super::batch::MANY + 808;

/// Days that no calendar knows, some with the lowest 16 bits of one that it does.
const WRONG: [i64; 9] = [
    i64::MIN,
    i64::MIN + 20_000,
    -65_536 + 20_000,
    -1,
    0,
    65_535,
    65_536 + 20_000,
    (1 << 32) + 20_000,
    i64::MAX,
];

#[test]
fn a_large_batch_answers_as_small_ones_do() {
    let far = Calendar::new(&choice(r#"{"project_through": 2100}"#)).unwrap();
    for calendar in [Calendar::default(), far] {
        let (first, last) = (epoch(calendar.first_day()), epoch(calendar.last_day()));
        let count = |days: &[i64], out: &mut [i64]| {
            let end = |day: &i64| day.saturating_add(30).min(last);
            let ends: Vec<i64> = days.iter().map(end).collect();
            calendar.count_batch(days, &ends, Bounds::Both, out)
        };
        type Ask<'a> = &'a dyn Fn(&[i64], &mut [i64]) -> Result<(), BatchError>;
        // Each with days that it surely answers for.
        let asked: [(Ask<'_>, i64, i64); 5] = [
            (
                &|days, out| calendar.nth_before_batch(days, 14, out),
                first + 40,
                last,
            ),
            (
                &|days, out| calendar.nth_after_batch(days, 14, out),
                first,
                last - 40,
            ),
            (
                &|days, out| calendar.roll_forward_batch(days, out),
                first,
                last - 9,
            ),
            (
                &|days, out| calendar.roll_backward_batch(days, out),
                first + 9,
                last,
            ),
            (&count, first, last),
        ];
        for (ask, from, to) in asked {
            let mut days: Vec<i64> = (from..=to).cycle().take(LARGE * 4).collect();
            let mut out = vec![0; days.len()];
            ask(&days, &mut out).unwrap();
            for (days, out) in days.chunks(1_000).zip(out.chunks(1_000)) {
                let mut few = vec![0; days.len()];
                ask(days, &mut few).unwrap();
                assert_eq!(few, out);
            }
            // Before the day after the last all days are known.
            for wrong in WRONG.into_iter().chain([first - 1, last + 2]) {
                let Err(BatchError::At { index: 0, reason }) = ask(&[wrong], &mut [0]) else {
                    panic!("{wrong} is no day of the calendar");
                };
                let good = std::mem::replace(&mut days[5_000], wrong);
                let index = 5_000;
                assert_eq!(ask(&days, &mut out), Err(BatchError::At { index, reason }));
                days[5_000] = good;
            }
        }
        // A day that is known, but whose answer is not.
        let mut days = vec![last; LARGE];
        assert!(calendar.nth_after_batch(&days, 1, &mut [0; LARGE]).is_err());
        days[0] = first;
        assert!(
            calendar
                .nth_before_batch(&days, 1, &mut [0; LARGE])
                .is_err()
        );
    }
}

#[test]
fn a_large_batch_of_counts_finds_every_pair_that_is_wrong() {
    let calendar = Calendar::default();
    // A Saturday and the Sunday behind it: as many working days stand before both.
    let (saturday, sunday) = (epoch(d("2026-12-05")), epoch(d("2026-12-06")));
    let (first, last) = (epoch(calendar.first_day()), epoch(calendar.last_day()));
    let known = [first, saturday, sunday, last];
    let days: Vec<i64> = known
        .into_iter()
        .chain(WRONG)
        .chain([first - 1, last + 1])
        .collect();
    let (mut starts, mut ends) = (vec![saturday; LARGE], vec![sunday; LARGE]);
    let mut out = vec![0; LARGE];
    for bounds in [Bounds::Both, Bounds::Start, Bounds::End, Bounds::Neither] {
        for &start in &days {
            for &end in &days {
                (starts[5_000], ends[5_000]) = (start, end);
                let large = calendar.count_batch(&starts, &ends, bounds, &mut out);
                let mut one = [0];
                let small = calendar.count_batch(&[start], &[end], bounds, &mut one);
                let right = known.contains(&start) && known.contains(&end) && start <= end;
                assert_eq!(
                    (large.is_ok(), small.is_ok()),
                    (right, right),
                    "{start} {end}"
                );
                if right {
                    assert_eq!(out[5_000], one[0]);
                }
            }
        }
    }
}

#[test]
fn a_batch_names_the_entry_that_is_wrong() {
    let calendar = Calendar::default();
    let good = epoch(d("2026-12-21"));
    let first_wrong = |days: &[i64]| {
        let mut out = vec![0; days.len()];
        calendar.roll_forward_batch(days, &mut out).unwrap_err()
    };
    let at = |index, reason| BatchError::At { index, reason };
    assert_eq!(
        first_wrong(&[good, i64::MIN, 0]),
        at(1, CalendarError::NotADate)
    );
    let days = i64::MAX;
    assert_eq!(
        first_wrong(&[good, good, days]),
        at(2, CalendarError::NoSuchDay { days })
    );
    assert!(
        first_wrong(&[0])
            .data()
            .message
            .starts_with("at index 0: the working days around 1970-01-01")
    );
    let short = calendar.is_working_batch(&[good], &mut []);
    assert_eq!(
        short,
        Err(BatchError::LengthsDiffer {
            first: 1,
            second: 0
        })
    );
    let count = |starts: &[i64], ends: &[i64]| {
        calendar.count_batch(starts, ends, Bounds::Both, &mut [0, 0])
    };
    assert_eq!(
        count(&[good, good], &[good]),
        Err(BatchError::LengthsDiffer {
            first: 2,
            second: 1
        })
    );
    assert!(matches!(
        count(&[good, good], &[good, good - 1]),
        Err(BatchError::At {
            index: 1,
            reason: CalendarError::EndBeforeStart { .. }
        })
    ));
}

/// Calendars with days of the caller's own, as known on some day.
fn calendars() -> impl Strategy<Value = Calendar> {
    let day = || (0..6_209_i32).prop_map(|n| NaiveDate::from_epoch_days(14_975 + n).unwrap());
    let days = || prop::collection::vec(day(), 0..60);
    (any::<bool>(), prop::option::of(day()), days(), days()).prop_map(
        |(six, as_known_on, closed, mut worked)| {
            worked.retain(|date| !closed.contains(date));
            Calendar::new(&CalendarChoice {
                week: six.then_some(Week::SixDay),
                as_known_on,
                closed,
                worked,
                project_through: None,
                years: Vec::new(),
            })
            .unwrap()
        },
    )
}

/// The same questions answered day by day.
fn walk(calendar: &Calendar, from: NaiveDate, forward: bool, n: i64) -> Option<NaiveDate> {
    let (mut date, mut left) = (from, n);
    while left > 0 {
        date = if forward {
            date.succ_opt()?
        } else {
            date.pred_opt()?
        };
        if calendar.day(date).ok()?.working {
            left -= 1;
        }
    }
    Some(date)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_answer_as_walking_does(
        calendar in calendars(),
        questions in prop::collection::vec((0..6_209_i32, 1..400_i64, 0..300_i32), 1..20),
    ) {
        for (day, n, length) in questions {
            let date = NaiveDate::from_epoch_days(14_975 + day).unwrap();
            let working = calendar.day(date).unwrap().working;
            prop_assert_eq!(calendar.is_working(date), Ok(working));
            prop_assert_eq!(calendar.nth_before(date, n).ok(), walk(&calendar, date, false, n));
            prop_assert_eq!(calendar.nth_after(date, n).ok(), walk(&calendar, date, true, n));
            let rolled = |forward| if working { Some(date) } else { walk(&calendar, date, forward, 1) };
            prop_assert_eq!(calendar.roll_forward(date).ok(), rolled(true));
            prop_assert_eq!(calendar.roll_backward(date).ok(), rolled(false));

            let end = NaiveDate::from_epoch_days((14_975 + day + length).min(21_183)).unwrap();
            for (bounds, from, to) in [
                (Bounds::Both, true, true),
                (Bounds::Start, true, false),
                (Bounds::End, false, true),
                (Bounds::Neither, false, false),
            ] {
                let counted = date.iter_days().take_while(|d| *d <= end).filter(|d| {
                    calendar.day(*d).unwrap().working && (from || *d != date) && (to || *d != end)
                });
                let counted = u32::try_from(counted.count()).unwrap();
                prop_assert_eq!(calendar.count(date, end, bounds), Ok(counted));
            }

            // One undoes the other.
            if let Ok(before) = calendar.nth_before(date, n) {
                prop_assert_eq!(calendar.count(before, date, Bounds::Start).map(i64::from), Ok(n));
            }
            if let Ok(after) = calendar.nth_after(date, n) {
                prop_assert_eq!(calendar.count(date, after, Bounds::End).map(i64::from), Ok(n));
                prop_assert_eq!(calendar.nth_before(after, n).ok(), calendar.roll_backward(date).ok());
            }
        }
    }

    #[test]
    fn batches_answer_as_one_by_one(
        calendar in calendars(),
        days in prop::collection::vec(prop_oneof![
            20 => 15_500..20_600_i64,
            1 => 14_900..21_300_i64,
        ], 0..40),
        n in 1..400_i64,
    ) {
        let dates: Vec<NaiveDate> = days
            .iter()
            .map(|day| NaiveDate::from_epoch_days(i32::try_from(*day).unwrap()).unwrap())
            .collect();
        let mut out = vec![0; days.len()];
        type One<'a> = &'a dyn Fn(NaiveDate) -> Result<NaiveDate, CalendarError>;
        type Many<'a> = &'a dyn Fn(&mut [i64]) -> Result<(), BatchError>;
        let pairs: [(One<'_>, Many<'_>); 4] = [
            (&|d| calendar.nth_before(d, n), &|out| calendar.nth_before_batch(&days, n, out)),
            (&|d| calendar.nth_after(d, n), &|out| calendar.nth_after_batch(&days, n, out)),
            (&|d| calendar.roll_forward(d), &|out| calendar.roll_forward_batch(&days, out)),
            (&|d| calendar.roll_backward(d), &|out| calendar.roll_backward_batch(&days, out)),
        ];
        for (one, many) in pairs {
            let expected: Result<Vec<i64>, BatchError> = dates
                .iter()
                .enumerate()
                .map(|(index, date)| one(*date).map(epoch).map_err(|reason| BatchError::At { index, reason }))
                .collect();
            prop_assert_eq!(many(&mut out).map(|()| out.clone()), expected);
        }
        let mut works = vec![false; days.len()];
        let expected: Result<Vec<bool>, _> = dates.iter().map(|date| calendar.is_working(*date)).collect();
        prop_assert_eq!(calendar.is_working_batch(&days, &mut works).is_ok(), expected.is_ok());
        if let Ok(expected) = expected {
            prop_assert_eq!(works, expected);
        }
        let ends: Vec<i64> = days.iter().map(|day| day + n % 300).collect();
        for bounds in [Bounds::Both, Bounds::Start, Bounds::End, Bounds::Neither] {
            let expected: Result<Vec<i64>, _> = dates
                .iter()
                .zip(&ends)
                .map(|(start, end)| {
                    let end = NaiveDate::from_epoch_days(i32::try_from(*end).unwrap()).unwrap();
                    calendar.count(*start, end, bounds).map(i64::from)
                })
                .collect();
            let done = calendar.count_batch(&days, &ends, bounds, &mut out);
            prop_assert_eq!(done.is_ok(), expected.is_ok());
            if let Ok(expected) = expected {
                prop_assert_eq!(&out, &expected);
            }
        }
    }
}
