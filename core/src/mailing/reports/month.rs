//! The schedule on the leaves of a calendar.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{days::days, sheet::Sheet};
use crate::{
    calendar::{Calendar, CalendarChoice, Certainty, Day},
    policy::{ClauseId, EntryId, Reading, Readings},
    sending::Deadline,
};

/// So many months are drawn; what lies further off stands in the list.
const MOST_MONTHS: usize = 4;

/// A day, or days one after the other, that the schedule names.
pub(super) struct Named {
    /// What stands for it on the leaf: `A`.
    pub(super) key: char,
    pub(super) name: &'static str,
    pub(super) first: NaiveDate,
    /// Counted in.
    pub(super) last: NaiveDate,
    pub(super) clauses: Vec<ClauseId>,
    pub(super) readings: Vec<EntryId>,
    pub(super) certain: bool,
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    rests_on: Vec<Day>,
}

/// A month's leaf.
pub(super) struct Month {
    pub(super) name: String,
    /// Its weeks, from Monday; `None` where the day is another month's.
    pub(super) weeks: Vec<Vec<Option<Cell>>>,
}

/// A day on a leaf.
pub(super) struct Cell {
    pub(super) day: u32,
    pub(super) class: String,
    pub(super) keys: String,
}

/// The days that the schedule names, in the order of time.
pub(super) fn named(sheet: &Sheet<'_>) -> Vec<Named> {
    let schedule = &sheet.report.schedule;
    let mut all: Vec<Named> = Vec::new();
    let mut add = |name: &str, class, first: NaiveDate, last: NaiveDate, rests_on: &[&Deadline]| {
        let mut clauses: Vec<ClauseId> = rests_on.iter().flat_map(|d| d.clauses.clone()).collect();
        let mut readings: Vec<EntryId> = rests_on.iter().flat_map(|d| d.readings.clone()).collect();
        clauses.sort_unstable();
        clauses.dedup();
        readings.sort_unstable();
        readings.dedup();
        let open = [Certainty::Estimated, Certainty::Projected];
        all.push(Named {
            key: ' ',
            name: sheet.say(&format!("day.{name}")),
            first,
            last: last.max(first),
            clauses,
            readings,
            certain: !rests_on.iter().any(|d| open.contains(&d.certainty)),
            class,
            rests_on: rests_on.iter().flat_map(|d| d.rests_on.clone()).collect(),
        });
    };
    if let Some(as_of) = sheet.report.basis.as_of {
        add("as-of", "today", as_of, as_of, &[]);
    }
    for day in days(schedule) {
        let class = match day.name {
            "moderation-due" | "sending-due" | "notice" => "due",
            name => name,
        };
        add(day.name, class, day.first, day.last, &day.rests_on);
    }
    all.sort_by_key(|named| named.first);
    for (named, key) in all.iter_mut().zip('A'..) {
        named.key = key;
    }
    all
}

/// The days off with a name that were counted over, in order.
pub(super) fn days_off(named: &[Named]) -> Vec<Day> {
    let days = named.iter().flat_map(|named| &named.rests_on);
    let by_date: BTreeMap<NaiveDate, &Day> = days.map(|day| (day.date, day)).collect();
    by_date.into_values().cloned().collect()
}

/// The leaves of the months in which these days are, the first ones where they are many.
pub(super) fn months(sheet: &Sheet<'_>, named: &[Named]) -> Vec<Month> {
    // The day asked about may be long before: it needs no leaf of its own.
    let of_mailing = named.iter().filter(|named| named.class != "today");
    let first = of_mailing.clone().map(|named| named.first).min();
    let last = of_mailing.map(|named| named.last).max();
    let (Some(first), Some(last)) = (first.and_then(|day| day.with_day(1)), last) else {
        return Vec::new();
    };
    let counted: BTreeMap<NaiveDate, Day> = days_off(named)
        .into_iter()
        .map(|day| (day.date, day))
        .collect();
    let calendar = calendar(sheet);
    let works = |date: NaiveDate| match counted.get(&date) {
        Some(day) => day.working,
        None => calendar.is_working(date).unwrap_or(!is_weekend(date)),
    };
    let starts = std::iter::successors(Some(first), |start| {
        start.checked_add_months(chrono::Months::new(1))
    });
    let starts = starts.take_while(|start| *start <= last).take(MOST_MONTHS);
    starts
        .map(|start| month(sheet, start, named, &works))
        .collect()
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The calendar of days that were not counted, as far as the report says which it is.
fn calendar(sheet: &Sheet<'_>) -> Calendar {
    let basis = &sheet.report.basis;
    let mut readings = Readings::default();
    if basis.readings.contains(&Reading::I30SixDayWeek) {
        readings.choose(Reading::I30SixDayWeek);
    }
    let choice = CalendarChoice {
        as_known_on: basis.as_known_on,
        ..CalendarChoice::default()
    };
    Calendar::read_as(&choice, &readings).unwrap_or_default()
}

fn month(
    sheet: &Sheet<'_>,
    start: NaiveDate,
    named: &[Named],
    works: &impl Fn(NaiveDate) -> bool,
) -> Month {
    let days = std::iter::successors(Some(start), |day| day.checked_add_days(Days::new(1)));
    let days = days.take_while(|day| day.month() == start.month());
    let mut weeks: Vec<Vec<Option<Cell>>> = Vec::new();
    let before = start.weekday().num_days_from_monday();
    let mut week: Vec<Option<Cell>> = (0..before).map(|_| None).collect();
    for date in days {
        let here = || {
            named
                .iter()
                .filter(|named| named.first <= date && date <= named.last)
        };
        let worked = works(date);
        let mut class: Vec<&str> = here()
            .filter(|named| worked || named.first == named.last)
            .map(|named| named.class)
            .collect();
        if !worked {
            class.push("off");
        }
        // Of days one after the other, those that are not worked are passed over.
        let keys = here().filter(|named| worked || named.first == named.last);
        week.push(Some(Cell {
            day: date.day(),
            class: class.join(" "),
            keys: keys.map(|named| named.key).collect(),
        }));
        if week.len() == 7 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if !week.is_empty() {
        week.resize_with(7, || None);
        weeks.push(week);
    }
    let name = sheet.say(&format!("month.{}", start.month()));
    Month {
        name: format!("{name} {}", start.year()),
        weeks,
    }
}
