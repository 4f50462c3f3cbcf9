#![allow(
    clippy::arithmetic_side_effects,
    reason = "tests count with small numbers"
)]

mod batches;
mod choices;
mod moments;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};

use super::*;
use crate::policy::Readings;

/// Compiled from the acts by other people; see its `source` column.
const DAYS: &str = include_str!("../../../../tests/vectors/calendar/kazakhstan-days.csv");

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
    // All of them since 2023 together, and no day besides; the acts of which only the year is on record
    // are older.
    let moved: Vec<String> = known_on("2023-01-01")
        .differences(&Calendar::default())
        .iter()
        .map(|(before, _)| before.date.to_string())
        .collect();
    let since = changes.iter().filter(|change| change.1 > "2023-01-01");
    let mut expected: Vec<&str> = since.map(|change| change.0).collect();
    expected.push("2023-07-07");
    expected.sort_unstable();
    assert_eq!(moved, expected);
    assert_eq!(Calendar::default().differences(&Calendar::default()), []);
}

/// Where only the year of an act is on record, it is not known before that year.
#[test]
fn as_known_on_a_day_no_day_rests_on_a_younger_act() {
    use DayKind::*;
    for (date, on, kind) in [
        // Decree 5 of 2017.
        ("2017-07-07", "2016-12-31", WorkingDay),
        ("2017-07-07", "2017-01-01", TransferredDayOff),
        // The law as amended for 2012, 2013 and 2022.
        ("2014-12-01", "2011-12-31", WorkingDay),
        ("2014-12-01", "2012-01-01", Holiday),
        ("2015-05-07", "2012-12-31", WorkingDay),
        ("2023-10-25", "2021-12-31", WorkingDay),
        ("2023-10-25", "2022-01-01", Holiday),
        ("2022-12-01", "2021-12-31", Holiday),
        ("2022-12-01", "2022-01-01", WorkingDay),
    ] {
        assert_eq!(
            known_on(on).day(d(date)).unwrap().kind,
            kind,
            "{date} on {on}"
        );
    }
    let ait = |on: &str| known_on(on).day(d("2020-07-31")).unwrap().certainty;
    assert_eq!(ait("2019-12-31"), Certainty::Estimated);
    assert_eq!(ait("2020-01-01"), Certainty::Decreed);
    for year in 2011..=2027 {
        let calendar = known_on(&format!("{year}-12-31"));
        // The codes and the law are cited as they stand.
        let decrees = calendar.special_days().filter(|day| {
            !day.source.starts_with("Labour Code") && !day.source.starts_with("Law 267-II")
        });
        for day in decrees {
            let numbers = day.source.split(|c: char| !c.is_ascii_digit());
            let mut years = numbers.filter(|n| n.len() == 4).flat_map(str::parse::<i32>);
            let younger = years.any(|of| of > year);
            assert!(!younger, "{} on {year}: {}", day.date, day.source);
        }
    }
}

#[test]
fn before_the_first_day_that_is_not_known_all_days_are() {
    let calendar = Calendar::default();
    assert_eq!(calendar.nth_before(d("2028-01-01"), 1), Ok(d("2027-12-31")));
    assert!(calendar.nth_before(d("2028-01-02"), 1).is_err());
    let mut found = [0];
    let day = d("2028-01-01").to_epoch_days().into();
    calendar.nth_before_batch(&[day], 1, &mut found).unwrap();
    assert_eq!(found, [i64::from(d("2027-12-31").to_epoch_days())]);
    // As many as are answered by a table of all days.
    let mut found = vec![0; 10_000];
    calendar
        .nth_before_batch(&vec![day; 10_000], 1, &mut found)
        .unwrap();
    assert!(
        found
            .iter()
            .all(|one| *one == i64::from(d("2027-12-31").to_epoch_days()))
    );
}

#[test]
fn kurban_ait_is_estimated_until_it_is_announced() {
    let (day, beside) = (d("2026-05-27"), d("2026-05-28"));
    let early = known_on("2025-11-05");
    assert_eq!(early.day(day).unwrap().certainty, Certainty::Estimated);
    assert_eq!(early.day(beside).unwrap().certainty, Certainty::Estimated);
    assert!(early.day(beside).unwrap().working);
    let name = early.day(beside).unwrap().name;
    assert_eq!(name.as_deref(), Some("Perhaps Kurban Ait first day"));
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
    let refused = CalendarError::EndBeforeStart { start, end };
    assert_eq!(backwards, Err(refused.clone()));
    assert_eq!(calendar.days(start, end).err(), Some(refused));
    assert_eq!(calendar.count(start, start, Bounds::Neither), Ok(0));
    assert_eq!(calendar.count(start, start, Bounds::Start), Ok(0));
    assert_eq!(calendar.count(start, start, Bounds::Both), Ok(1));
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
    const QUESTIONS: &str = include_str!("../../../../tests/vectors/calendar/questions.json");
    for q in serde_json::from_str::<Vec<Question>>(QUESTIONS).unwrap() {
        match (answer(&q), &q.error) {
            (Ok(answer), None) => assert_eq!(Some(answer), q.answer, "{} {}", q.ask, q.date),
            (Err(error), Some(text)) => assert!(error.to_string().contains(text), "{error}"),
            (given, _) => panic!("{} {}: {given:?}", q.ask, q.date),
        }
    }
}
