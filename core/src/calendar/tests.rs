#![allow(
    clippy::arithmetic_side_effects,
    reason = "tests count with small numbers"
)]

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use proptest::prelude::*;

use super::*;
use crate::policy::{Limits, Readings};

/// Compiled from the acts by other people; see its `source` column.
const DAYS: &str = include_str!("../../../tests/vectors/calendar/kazakhstan-days.csv");

fn d(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn epoch(date: NaiveDate) -> i64 {
    date.to_epoch_days().into()
}

fn known_on(date: &str) -> Calendar {
    Calendar::new(&CalendarChoice::default().known_on(d(date))).unwrap()
}

fn six_days() -> Calendar {
    let choice = CalendarChoice {
        week: Some(Week::SixDay),
        ..CalendarChoice::default()
    };
    Calendar::new(&choice).unwrap()
}

fn choice(json: &str) -> CalendarChoice {
    serde_json::from_str(json).unwrap()
}

/// Date, kind, name, source.
fn table() -> BTreeMap<NaiveDate, (&'static str, String, &'static str)> {
    DAYS.lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.splitn(4, ',');
            let date = d(columns.next().unwrap());
            let weekday = columns.next().unwrap();
            assert_eq!(weekday, date.weekday().to_string());
            let kind = columns.next().unwrap();
            let rest = columns.next().unwrap();
            // Only names and sources with a comma are quoted, and no quotes stand in them.
            let (name, source) = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split_once("\",").unwrap(),
                None => rest.split_once(',').unwrap(),
            };
            (date, (kind, name.to_owned(), source.trim_matches('"')))
        })
        .collect()
}

#[test]
fn every_day_is_what_the_table_says_it_is() {
    let (calendar, table) = (Calendar::default(), table());
    let mut days = 0;
    for date in d("2011-01-01")
        .iter_days()
        .take_while(|date| date.year() < 2028)
    {
        let day = calendar.day(date).unwrap();
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let plain = if weekend {
            DayKind::Weekend
        } else {
            DayKind::WorkingDay
        };
        let (kind, certainty) = match table.get(&date).map(|row| row.0) {
            None if date == d("2027-05-17") => (plain, Certainty::Estimated),
            // Fixed with Kurban Ait between them.
            None if [d("2026-05-26"), d("2026-05-28")].contains(&date) => {
                (plain, Certainty::Decreed)
            }
            None => (plain, Certainty::Statutory),
            Some("holiday") => (DayKind::Holiday, Certainty::Statutory),
            Some("observed_day_off") => (DayKind::ObservedDayOff, Certainty::Statutory),
            Some("religious_day_off") if (date.month(), date.day()) == (1, 7) => {
                (DayKind::ReligiousDayOff, Certainty::Statutory)
            }
            Some("religious_day_off") => (DayKind::ReligiousDayOff, Certainty::Decreed),
            Some("religious_day_off_estimated") => (DayKind::ReligiousDayOff, Certainty::Estimated),
            Some("transferred_day_off") => (DayKind::TransferredDayOff, Certainty::Decreed),
            Some("working_weekend") => (DayKind::WorkedWeekend, Certainty::Decreed),
            Some("not_a_holiday") => (DayKind::Weekend, Certainty::Statutory),
            Some("working_weekday_after_transfer") => (DayKind::WorkingDay, Certainty::Decreed),
            Some("working_day_in_old_calendars") if date.year() == 2024 => {
                (DayKind::WorkingDay, Certainty::Decreed)
            }
            Some("working_day_in_old_calendars") => (DayKind::WorkingDay, Certainty::Statutory),
            Some(other) => panic!("{other}"),
        };
        assert_eq!((day.kind, day.certainty), (kind, certainty), "{date}");
        assert_eq!(day.working, kind.works(), "{date}");
        assert_eq!(calendar.is_working(date), Ok(day.working), "{date}");
        days += 1;
    }
    assert_eq!(days, 6_209);
}

#[test]
fn names_and_acts_are_the_table_s() {
    let calendar = Calendar::default();
    for (date, (kind, name, source)) in table() {
        let day = calendar.day(date).unwrap();
        let ours = day.name.unwrap_or_default();
        match kind {
            "transferred_day_off" => {
                // "Day off (substituted from 03/05/2011)"
                let worked = name.split_once("from ").unwrap().1.trim_matches(')');
                let worked = NaiveDate::parse_from_str(worked, "%m/%d/%Y").unwrap();
                assert_eq!(ours, format!("Day off for {worked}, which is worked"));
            }
            "working_weekend" | "working_weekday_after_transfer" => {
                let off = d(ours.strip_prefix("Worked for the day off on ").unwrap());
                let name = calendar.day(off).unwrap().name.unwrap();
                assert!(name.contains(&date.to_string()), "{date}");
            }
            "not_a_holiday" | "working_day_in_old_calendars" => assert_eq!(ours, "", "{date}"),
            _ => assert_eq!(ours, name, "{date}"),
        }
        // The act's number at adilet.zan.kz, where the table has one.
        let numbers = source.split([' ', '(', ')', ';']);
        for number in numbers.filter(|word| word.len() == 11 && word.contains("0000")) {
            assert!(
                day.source.contains(number),
                "{date}: {} {number}",
                day.source
            );
        }
        assert!(
            day.source.contains("306-VIII") == source.contains("306-VIII"),
            "{date}"
        );
        assert!(
            day.source.contains("art. 5") == source.contains("art 5"),
            "{date}"
        );
        assert!(
            day.source.contains("84(5)") == source.contains("84(5)") || date == d("2024-06-17")
        );
    }
}

#[test]
fn working_days_of_each_year() {
    let years = [
        247, 247, 246, 245, 245, 245, 245, 246, 246, 246, 245, 246, 246, 249, 246, 247, 247,
    ];
    let calendar = Calendar::default();
    for (year, days) in (2011..).zip(years) {
        let (first, last) = (d(&format!("{year}-01-01")), d(&format!("{year}-12-31")));
        assert_eq!(
            calendar.count(first, last, Bounds::Both),
            Ok(days),
            "{year}"
        );
    }
}

/// What an early calendar said of a day, and since when it is otherwise.
#[test]
fn every_late_change_is_known_from_its_day_on() {
    use DayKind::*;
    let changes = [
        ("2011-08-27", "2011-08-19", Weekend, WorkedWeekend),
        ("2011-08-29", "2011-08-19", WorkingDay, TransferredDayOff),
        ("2022-03-05", "2021-10-06", Weekend, WorkedWeekend),
        ("2022-08-29", "2021-10-06", WorkingDay, TransferredDayOff),
        ("2022-10-22", "2022-10-08", Weekend, WorkedWeekend),
        ("2022-10-24", "2022-10-08", WorkingDay, TransferredDayOff),
        ("2023-07-01", "2023-04-25", Weekend, WorkedWeekend),
        ("2024-05-04", "2024-04-17", Weekend, WorkedWeekend),
        ("2024-05-08", "2024-04-17", WorkingDay, TransferredDayOff),
        ("2024-06-16", "2024-06-07", Weekend, ReligiousDayOff),
        ("2024-06-17", "2024-06-07", ReligiousDayOff, WorkingDay),
        ("2025-01-03", "2024-11-21", WorkingDay, TransferredDayOff),
        ("2025-01-05", "2024-11-21", Weekend, WorkedWeekend),
        ("2026-08-30", "2026-03-18", Holiday, Weekend),
        ("2026-08-31", "2026-03-18", ObservedDayOff, WorkingDay),
        ("2027-03-15", "2026-06-11", WorkingDay, Holiday),
        ("2027-08-30", "2026-03-18", Holiday, WorkingDay),
    ];
    for (date, since, before, after) in changes {
        let (date, since) = (d(date), d(since));
        let eve = known_on(&since.pred_opt().unwrap().to_string())
            .day(date)
            .unwrap();
        assert_eq!((eve.kind, eve.known_since), (before, None), "{date}");
        for on in [since, d("2030-01-01")] {
            let day = known_on(&on.to_string()).day(date).unwrap();
            assert_eq!((day.kind, day.known_since), (after, Some(since)), "{date}");
        }
    }
    // All of them together, and no day besides.
    let moved: Vec<String> = known_on("2010-12-31")
        .differences(&Calendar::default())
        .iter()
        .map(|(before, _)| before.date.to_string())
        .collect();
    let mut expected: Vec<&str> = changes.iter().map(|change| change.0).collect();
    expected.extend(["2022-03-07", "2022-08-27", "2023-07-07"]);
    expected.sort_unstable();
    assert_eq!(moved, expected);
    assert_eq!(Calendar::default().differences(&Calendar::default()), []);
}

#[test]
fn kurban_ait_is_estimated_until_it_is_announced() {
    let (day, beside) = (d("2026-05-27"), d("2026-05-28"));
    let early = known_on("2025-11-05");
    assert_eq!(early.day(day).unwrap().certainty, Certainty::Estimated);
    assert_eq!(early.day(beside).unwrap().certainty, Certainty::Estimated);
    assert!(early.day(beside).unwrap().working);
    let announced = known_on("2025-11-06").day(day).unwrap();
    assert_eq!(announced.certainty, Certainty::Decreed);
    assert_eq!(announced.known_since, Some(d("2025-11-06")));
    assert!(announced.source.contains("DUMK"));
}

#[test]
fn days_that_old_calendars_get_wrong() {
    let calendar = Calendar::default();
    // No holiday moved to the day after 15 March 2026: the new day begins in 2027.
    for worked in ["2026-03-16", "2026-08-31", "2024-06-17", "2020-05-11"] {
        assert!(calendar.is_working(d(worked)).unwrap(), "{worked}");
    }
    // Orthodox Christmas and Kurban Ait on weekends leave Monday alone.
    for monday in [
        "2018-01-08",
        "2012-01-09",
        "2011-11-07",
        "2022-07-11",
        "2027-05-17",
    ] {
        let day = calendar.day(d(monday)).unwrap();
        assert_eq!(
            (day.kind, day.working),
            (DayKind::WorkingDay, true),
            "{monday}"
        );
    }
}

#[test]
fn windows_that_moved() {
    let window = |calendar: &Calendar, event: &str| {
        [14, 5].map(|n| calendar.nth_before(d(event), n).unwrap().to_string())
    };
    let now = Calendar::default();
    for (event, on, before, after) in [
        (
            "2024-05-08",
            "2024-04-16",
            ["2024-04-16", "2024-04-29"],
            ["2024-04-17", "2024-04-30"],
        ),
        (
            "2024-06-20",
            "2024-06-06",
            ["2024-05-30", "2024-06-12"],
            ["2024-05-31", "2024-06-13"],
        ),
        (
            "2026-09-04",
            "2026-03-17",
            ["2026-08-14", "2026-08-27"],
            ["2026-08-17", "2026-08-28"],
        ),
    ] {
        assert_eq!(window(&known_on(on), event), before, "{event}");
        assert_eq!(window(&now, event), after, "{event}");
    }
    assert_eq!(window(&now, "2026-12-21"), ["2026-11-30", "2026-12-11"]);
}

#[test]
fn a_six_day_week_moves_sunday_s_holidays_only_and_no_saturday() {
    let calendar = six_days();
    let kind = |date| calendar.day(d(date)).unwrap().kind;
    // New Year 2011: Saturday the 1st stays, Sunday the 2nd moves to Monday.
    assert_eq!(kind("2011-01-01"), DayKind::Holiday);
    assert_eq!(kind("2011-01-03"), DayKind::ObservedDayOff);
    assert_eq!(kind("2011-01-04"), DayKind::WorkingDay);
    // 5 March 2011 is a working Saturday anyway, so Monday the 7th is not off for it.
    assert_eq!(kind("2011-03-05"), DayKind::WorkingDay);
    assert_eq!(kind("2011-03-07"), DayKind::WorkingDay);
    // 5 January 2025 is a Sunday: it is worked for Friday the 3rd.
    assert_eq!(kind("2025-01-05"), DayKind::WorkedWeekend);
    assert_eq!(kind("2025-01-03"), DayKind::TransferredDayOff);
    // 9 May 2020 is a Saturday: nothing moves to the 11th, nor from there to the 8th.
    assert_eq!(kind("2020-05-09"), DayKind::Holiday);
    assert_eq!(kind("2020-05-08"), DayKind::WorkingDay);
    assert_eq!(kind("2020-05-11"), DayKind::WorkingDay);
    // The Saturday before an estimated Kurban Ait is worked, perhaps.
    assert_eq!(
        calendar.day(d("2027-05-15")).unwrap().certainty,
        Certainty::Estimated
    );
    // 2026 has 365 days: 52 Sundays, 14 holidays and 7 January and Kurban Ait on other days,
    // namely 1-2 January, 21 and 23 March, 1, 7 and 9 May, 6 July, 16 December, and the days for
    // 8 and 22 March and 25 October.
    let year = calendar.count(d("2026-01-01"), d("2026-12-31"), Bounds::Both);
    assert_eq!(year, Ok(365 - 52 - 9 - 2 - 3));
    assert_eq!(calendar.readings()[0].value, "six-day-week");
}

#[test]
fn days_after_the_known_years_are_refused_or_projected() {
    let event = d("2030-09-04");
    let error = Calendar::default().nth_before(event, 5).unwrap_err();
    let (first, last) = (d("2011-01-01"), d("2027-12-31"));
    assert_eq!(
        error,
        CalendarError::OutOfRange {
            date: event,
            first,
            last
        }
    );
    assert!(error.to_string().contains("2030-09-04 are not known"));

    let projected = Calendar::new(&choice(r#"{"project_through": 2030}"#)).unwrap();
    assert_eq!(projected.last_day(), d("2030-12-31"));
    for date in ["2030-01-01", "2030-01-05", "2030-09-04"] {
        let day = projected.day(d(date)).unwrap();
        assert_eq!(day.certainty, Certainty::Projected);
        assert!(day.source.contains("without Kurban Ait"), "{}", day.source);
    }
    assert_eq!(projected.day(last).unwrap().certainty, Certainty::Statutory);
    // 16 December 2028 is a Saturday, 9 May 2027 a Sunday.
    assert_eq!(
        projected.day(d("2028-12-18")).unwrap().kind,
        DayKind::ObservedDayOff
    );
    assert_eq!(projected.differences(&Calendar::default()), []);
    assert!(projected.is_working(d("2031-01-06")).is_err());

    let far = Calendar::new(&choice(r#"{"project_through": 2101}"#)).unwrap_err();
    assert_eq!(
        far,
        CalendarError::ProjectedTooFar {
            year: 2101,
            last: 2100
        }
    );
    let longest = Calendar::new(&choice(r#"{"project_through": 2100, "week": "six-day"}"#));
    assert_eq!(longest.unwrap().last_day(), d("2100-12-31"));
}

#[test]
fn the_caller_s_days_come_on_top_and_are_named() {
    let own = choice(r#"{"closed": ["2026-12-04", "2026-01-01"], "worked": ["2026-12-05"]}"#);
    let calendar = Calendar::new(&own).unwrap();
    let closed = calendar.day(d("2026-12-04")).unwrap();
    assert_eq!((closed.kind, closed.working), (DayKind::Closed, false));
    assert_eq!(
        (closed.certainty, &*closed.source),
        (Certainty::Stated, "the caller")
    );
    let worked = calendar.day(d("2026-12-05")).unwrap();
    assert_eq!((worked.kind, worked.working), (DayKind::Worked, true));
    assert_eq!(
        calendar.day(d("2026-01-01")).unwrap().name.unwrap(),
        "New Year's Day"
    );
    assert_eq!(calendar.readings()[0].value, "own-days");

    let refused = |json: &str| Calendar::new(&choice(json)).unwrap_err();
    let date = d("2026-12-04");
    let both = r#"{"closed": ["2026-12-04"], "worked": ["2026-12-05", "2026-12-04"]}"#;
    assert_eq!(refused(both), CalendarError::ClosedAndWorked { date });
    let outside = refused(r#"{"worked": ["2028-01-10"]}"#);
    assert!(outside.to_string().contains("2028-01-10 are not known"));
}

#[test]
fn readings_choose_the_week_and_contradict_nothing() {
    let read = |value: &str, json: &str| {
        let mut readings = Readings::default();
        readings.choose("I30", value).unwrap();
        Calendar::read_as(&choice(json), &readings)
    };
    assert_eq!(read("six-day-week", "{}").unwrap(), six_days());
    assert_eq!(
        read("five-day-week", r#"{"week": "six-day"}"#).unwrap(),
        six_days()
    );
    let differ = read("six-day-week", r#"{"week": "five-day"}"#);
    assert_eq!(differ.unwrap_err(), CalendarError::WeeksDiffer);
    assert_eq!(
        read("own-days", "{}").unwrap_err(),
        CalendarError::NoOwnDays
    );
    assert!(read("own-days", r#"{"closed": ["2026-12-04"]}"#).is_ok());
    assert!(Calendar::default().readings().is_empty());
    let unknown = serde_json::from_str::<CalendarChoice>(r#"{"holidays": []}"#).unwrap_err();
    assert!(unknown.to_string().contains("`holidays`"));
}

#[test]
fn a_day_crosses_to_json_and_back() {
    let day = Calendar::default().day(d("2024-05-08")).unwrap();
    let json = serde_json::to_value(&day).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "date": "2024-05-08",
            "working": false,
            "kind": "transferred-day-off",
            "name": "Day off for 2024-05-04, which is worked",
            "source": "Labour minister's order 109 of 2024-04-17 (G24G0000109)",
            "certainty": "decreed",
            "known_since": "2024-04-17",
        })
    );
    assert_eq!(serde_json::from_value::<Day>(json).unwrap(), day);
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let calendar = Calendar::default();
    let date = d("2026-12-21");
    for count in [0, -1, i64::MIN] {
        let refused = CalendarError::NotPositive { count };
        assert_eq!(calendar.nth_before(date, count), Err(refused.clone()));
        assert_eq!(calendar.nth_after(date, count), Err(refused.clone()));
        let batch = calendar.nth_after_batch(&[epoch(date)], count, &mut [0]);
        assert_eq!(batch, Err(BatchError::All(refused)));
    }
    assert!(
        calendar
            .nth_before(date, -3)
            .unwrap_err()
            .to_string()
            .starts_with("-3 is no count")
    );
    for count in [5_000, i64::from(u32::MAX), i64::MAX] {
        let out = |result: Result<NaiveDate, CalendarError>| matches!(result, Err(CalendarError::LeadsOut { count: c, .. }) if c == count);
        assert!(out(calendar.nth_before(date, count)));
        assert!(out(calendar.nth_after(date, count)));
    }
    // The first and last working days there are: 5 January 2011 and 31 December 2027.
    assert_eq!(calendar.nth_before(d("2011-01-06"), 1), Ok(d("2011-01-05")));
    assert!(calendar.nth_before(d("2011-01-05"), 1).is_err());
    assert!(calendar.roll_backward(d("2011-01-04")).is_err());
    assert!(calendar.nth_after(d("2027-12-31"), 1).is_err());
    assert_eq!(calendar.roll_forward(d("2027-12-31")), Ok(d("2027-12-31")));
    assert!(calendar.roll_forward(d("2028-01-01")).is_err());
    for outside in [
        NaiveDate::MIN,
        d("2010-12-31"),
        d("2028-01-01"),
        NaiveDate::MAX,
    ] {
        assert!(calendar.is_working(outside).is_err());
    }

    let (start, end) = (date, d("2026-12-20"));
    let backwards = calendar.count(start, end, Bounds::Both);
    assert_eq!(backwards, Err(CalendarError::EndBeforeStart { start, end }));
    assert_eq!(calendar.count(start, start, Bounds::Neither), Ok(0));
    assert_eq!(calendar.count(start, start, Bounds::Start), Ok(0));
    assert_eq!(calendar.count(start, start, Bounds::Both), Ok(1));
}

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
            for wrong in WRONG.into_iter().chain([first - 1, last + 1]) {
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
            .to_string()
            .starts_with("at index 0: the working days around 1970-01-01")
    );
    let short = calendar.is_working_batch(&[good], &mut []);
    assert_eq!(short, Err(BatchError::LengthsDiffer(1, 0)));
    let count = |starts: &[i64], ends: &[i64]| {
        calendar.count_batch(starts, ends, Bounds::Both, &mut [0, 0])
    };
    assert_eq!(
        count(&[good, good], &[good]),
        Err(BatchError::LengthsDiffer(2, 1))
    );
    assert!(matches!(
        count(&[good, good], &[good, good - 1]),
        Err(BatchError::At {
            index: 1,
            reason: CalendarError::EndBeforeStart { .. }
        })
    ));
}

#[test]
fn a_year_of_e_resources() {
    let last = |day: &str, reading: &str| {
        let mut readings = Readings::default();
        readings.choose("I02", reading).unwrap();
        e_library_last_day(&Calendar::default(), d(day), &readings, &Limits::default())
    };
    // 13 June 2026 is a Saturday.
    for (conferral, own, before, next) in [
        ("2025-06-13", "2026-06-13", "2026-06-12", "2026-06-15"),
        ("2024-02-29", "2025-02-28", "2025-02-27", "2025-02-28"),
        ("2023-02-28", "2024-02-28", "2024-02-27", "2024-02-28"),
    ] {
        assert_eq!(last(conferral, "last-day-included"), Ok(d(own)));
        assert_eq!(last(conferral, "day-before"), Ok(d(before)));
        assert_eq!(last(conferral, "next-working-day"), Ok(d(next)));
    }
    // Only the reading that needs the calendar is bound by its years.
    assert_eq!(last("2030-06-13", "last-day-included"), Ok(d("2031-06-13")));
    assert!(last("2030-06-13", "next-working-day").is_err());

    let mut limits = Limits::default();
    limits.set("e_library_years", 1_000_000.0).unwrap();
    let never = e_library_last_day(
        &Calendar::default(),
        d("2025-06-13"),
        &Readings::default(),
        &limits,
    );
    assert!(matches!(
        never,
        Err(CalendarError::NoSuchYear {
            years: 1_000_000,
            ..
        })
    ));
}

#[test]
fn one_working_day_for_moderation() {
    let due = |received: &str, reading: &str, hour: Option<f64>| {
        let mut readings = Readings::default();
        readings.choose("I27", reading).unwrap();
        let mut limits = Limits::default();
        if let Some(hour) = hour {
            limits.set("moderation_cut_off_hour", hour).unwrap();
        }
        let received = received.parse().unwrap();
        moderation_due(&Calendar::default(), received, &readings, &limits).unwrap()
    };
    let on = |date| PeriodEnd::On(d(date));
    // Thursday; Saturday; the day before a holiday.
    assert_eq!(
        due("2026-12-10", "next-working-day", None),
        on("2026-12-11")
    );
    assert_eq!(
        due("2026-12-12", "next-working-day", None),
        on("2026-12-14")
    );
    assert_eq!(
        due("2026-12-15", "next-working-day", None),
        on("2026-12-17")
    );
    // Received on a Saturday, that is on Monday; on a working day nothing differs.
    let starts = "clock-starts-next-working-day";
    assert_eq!(due("2026-12-12", starts, None), on("2026-12-15"));
    assert_eq!(due("2026-12-10", starts, None), on("2026-12-11"));
    // The hour is Astana's: 13:30 in London is half past six in the evening.
    let cut = "cut-off-hour";
    assert_eq!(
        due("2026-12-10T13:30:00Z", cut, Some(18.0)),
        on("2026-12-14")
    );
    assert_eq!(
        due("2026-12-10T13:30:00Z", cut, Some(18.5)),
        on("2026-12-11")
    );
    assert_eq!(
        due("2026-12-10T13:30:00Z", "next-working-day", Some(18.0)),
        on("2026-12-11")
    );
    let missing =
        |names: &[&str]| PeriodEnd::Missing(names.iter().map(|n| (*n).to_owned()).collect());
    assert_eq!(
        due("2026-12-10T13:30:00Z", cut, None),
        missing(&["moderation_cut_off_hour"])
    );
    assert_eq!(
        due("2026-12-10", cut, Some(18.0)),
        missing(&["received.time"])
    );
    assert_eq!(
        due("2026-12-10", cut, None),
        missing(&["moderation_cut_off_hour", "received.time"])
    );
    // On a Friday the hour makes no difference: it is Monday either way.
    assert_eq!(due("2026-12-11", cut, None), on("2026-12-14"));
}

#[test]
fn an_order_of_no_day_at_all() {
    let mut limits = Limits::default();
    limits.set("moderation", 0.0).unwrap();
    let due = |received: &str| {
        moderation_due(
            &Calendar::default(),
            received.parse().unwrap(),
            &Readings::default(),
            &limits,
        )
    };
    assert_eq!(due("2026-12-10"), Ok(PeriodEnd::On(d("2026-12-10"))));
    assert_eq!(due("2026-12-12"), Ok(PeriodEnd::On(d("2026-12-14"))));
    let start = |day: &str| {
        working_days_before(
            &Calendar::default(),
            day.parse().unwrap(),
            0,
            &Readings::default(),
        )
    };
    assert_eq!(start("2026-12-12"), Ok(d("2026-12-12")));
    assert!(start("2031-01-01").is_err());
}

#[test]
fn astana_s_dates_are_those_of_the_zone() {
    // Every hour of the known years, and the second before it.
    let mut hours = 0;
    let mut instant: DateTime<Utc> = "2011-01-01T00:00:00Z".parse().unwrap();
    let end: DateTime<Utc> = "2028-01-01T00:00:00Z".parse().unwrap();
    while instant < end {
        for second in [-1, 0] {
            let instant = instant + TimeDelta::seconds(second);
            let zone = instant
                .with_timezone(&chrono_tz::Asia::Almaty)
                .naive_local();
            let moment = Moment::Instant(instant.fixed_offset());
            assert_eq!(
                (moment.date(), moment.time()),
                (zone.date(), Some(zone.time()))
            );
        }
        instant += TimeDelta::hours(1);
        hours += 1;
    }
    assert_eq!(hours, 6_209 * 24);
}

#[test]
fn the_hour_that_happened_twice() {
    let date = |text: &str| text.parse::<Moment>().unwrap().date().to_string();
    assert_eq!(date("2024-02-29T23:30:00+06:00"), "2024-02-29");
    assert_eq!(date("2024-02-29T23:30:00+05:00"), "2024-02-29");
    // Midnight by the old clock was an hour early, and by the new one it is the next day.
    assert_eq!(date("2024-03-01T00:00:00+06:00"), "2024-02-29");
    assert_eq!(date("2024-03-01T00:00:00+05:00"), "2024-03-01");
    assert_eq!(date("2024-02-29T17:59:59Z"), "2024-02-29");
}

#[test]
fn moments_that_are_none() {
    let refused = |text: &str| text.parse::<Moment>().unwrap_err();
    for naive in [
        "2026-12-21T10:00",
        "2026-12-21T10:00:00",
        "2026-12-21 10:00:00.5",
    ] {
        assert_eq!(refused(naive), MomentError::NoOffset(naive.to_owned()));
    }
    for nowhere in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-02-29T10:00",
        "2026-12-21T24:00:00+05:00",
        "2026-12-21T25:00:00+05:00",
        "2026-12-21T10:60:00Z",
        "2026-12-21T10:00:60Z",
        "2026-12-21T10:00:00+25:00",
    ] {
        assert_eq!(
            refused(nowhere),
            MomentError::DoesNotExist(nowhere.to_owned())
        );
    }
    for other in [
        "",
        "T",
        "2026-12-21T",
        "21.12.2026",
        "2026-1-5",
        "+2026-12-21",
        "2026-12-21T10+05:00",
        "2026-12-21T10:00:00+05",
        "2026-12-21T10:00:00 +05:00",
        "2026-12-21Tnoon",
        "٢٠٢٦-12-21",
        "2026-12-21T10:00:00.+05:00",
        "2026-12-21T10:00:00Z[Asia/Almaty]",
    ] {
        assert_eq!(refused(other), MomentError::Unreadable(other.to_owned()));
    }
    let early = "2010-12-31T17:59:59Z";
    assert_eq!(refused(early), MomentError::TooEarly(early.to_owned()));
    for good in [
        "2026-12-21",
        "2026-12-21T10:00:00+05:00",
        "2026-12-21T10:00:00.250+05:00",
    ] {
        let moment: Moment = good.parse().unwrap();
        let json = serde_json::to_string(&moment).unwrap();
        assert_eq!(json, format!("\"{good}\""));
        assert_eq!(serde_json::from_str::<Moment>(&json).unwrap(), moment);
    }
}

/// What the vectors that the three languages share ask and expect.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    choice: serde_json::Value,
    ask: String,
    date: String,
    n: Option<i64>,
    end: Option<String>,
    bounds: Option<Bounds>,
    answer: Option<serde_json::Value>,
    error: Option<String>,
}

#[test]
fn the_shared_vectors_are_answered() {
    fn answer(q: &Question) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
        let calendar = Calendar::new(&serde_json::from_value(q.choice.clone())?)?;
        let date = parse_date(&q.date)?;
        let n = q.n.unwrap_or_default();
        Ok(match q.ask.as_str() {
            "is-working" => calendar.is_working(date)?.into(),
            "nth-before" => calendar.nth_before(date, n)?.to_string().into(),
            "nth-after" => calendar.nth_after(date, n)?.to_string().into(),
            "roll-forward" => calendar.roll_forward(date)?.to_string().into(),
            "roll-backward" => calendar.roll_backward(date)?.to_string().into(),
            "count" => {
                let end = parse_date(q.end.as_deref().unwrap())?;
                calendar.count(date, end, q.bounds.unwrap())?.into()
            }
            other => panic!("{other}"),
        })
    }
    const QUESTIONS: &str = include_str!("../../../tests/vectors/calendar/questions.json");
    for q in serde_json::from_str::<Vec<Question>>(QUESTIONS).unwrap() {
        match (answer(&q), &q.error) {
            (Ok(answer), None) => assert_eq!(Some(answer), q.answer, "{} {}", q.ask, q.date),
            (Err(error), Some(text)) => assert!(error.to_string().contains(text), "{error}"),
            (given, _) => panic!("{} {}: {given:?}", q.ask, q.date),
        }
    }
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
