//! What the caller says of the days: whole years, and days off and on.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{Datelike, NaiveDate};
use nu_alumni_ground::set_of;

use super::{
    choice::{CalendarChoice, StatedYear, Week},
    day::{Certainty, Day, DayKind},
    error::CalendarError,
    law::{Days, FIRST_YEAR, estimated_days},
    working_days::LAST_PROJECTED_YEAR,
};

const THE_CALLER: &str = "the caller";

/// The last year whose days are known with those that are stated, where `last` is the last without
/// them.
pub(super) fn last_year(years: &[StatedYear], last: i32) -> Result<i32, CalendarError> {
    let mut by_year = BTreeMap::new();
    for (index, stated) in years.iter().enumerate() {
        stated.check(index)?;
        if by_year.insert(stated.year, index).is_some() {
            let year = stated.year;
            return Err(CalendarError::YearTwice { index, year });
        }
    }
    let mut last = last;
    for (year, index) in by_year {
        let next = last.saturating_add(1);
        if year > next {
            return Err(CalendarError::YearsApart {
                index,
                year,
                missing: next,
            });
        }
        last = last.max(year);
    }
    Ok(last)
}

impl StatedYear {
    fn check(&self, index: usize) -> Result<(), CalendarError> {
        let Self { year, .. } = *self;
        if !(FIRST_YEAR..=LAST_PROJECTED_YEAR).contains(&year) {
            return Err(CalendarError::NoSuchStatedYear {
                index,
                year,
                first: FIRST_YEAR,
                last: LAST_PROJECTED_YEAR,
            });
        }
        if self.source.trim().is_empty() {
            return Err(CalendarError::NoSource { index });
        }
        let off = self.off.as_deref().unwrap_or_default();
        for (name, days) in [("off", off), ("worked", &self.worked)] {
            if let Some(place) = days.iter().position(|day| day.year() != year) {
                return Err(CalendarError::OfAnotherYear {
                    field: format!("years[{index}].{name}[{place}]"),
                    date: days.get(place).copied().unwrap_or_default(),
                    year,
                });
            }
        }
        let off = set_of(off);
        let mut worked = self.worked.iter().enumerate();
        match worked.find(|(_, day)| off.contains(day)) {
            Some((place, &date)) => Err(CalendarError::OffAndWorked { index, place, date }),
            None => Ok(()),
        }
    }

    /// What a day of it is, which by the law is `lawful`.
    fn day(
        &self,
        week: Week,
        lawful: Day,
        off: &BTreeSet<NaiveDate>,
        worked: &BTreeSet<NaiveDate>,
    ) -> Day {
        let kind = if off.contains(&lawful.date) {
            match lawful.kind {
                kind if kind.works() => DayKind::Closed,
                kind => kind,
            }
        } else if worked.contains(&lawful.date) {
            DayKind::Worked
        } else if self.off.is_none() || lawful.certainty == Certainty::Decreed {
            return lawful;
        } else {
            match lawful.kind {
                // The year is said whole, and this day is not among its days off.
                DayKind::WorkingDay | DayKind::Weekend => lawful.kind,
                _ if lawful.certainty == Certainty::Estimated => week.plain_day(lawful.date).kind,
                // Off it is in any case.
                _ if !week.works(lawful.date) && !lawful.working => lawful.kind,
                _ => return lawful,
            }
        };
        let same = kind == lawful.kind;
        Day {
            kind,
            working: kind.works(),
            name: lawful.name.filter(|_| same),
            source: self.source.clone().into(),
            certainty: Certainty::Stated,
            known_since: None,
            date: lawful.date,
        }
    }
}

/// The days of a year among those from the first on.
fn of_year(special: &mut [Arc<Days>], year: i32) -> Option<&mut Days> {
    let index = usize::try_from(year.wrapping_sub(FIRST_YEAR)).ok()?;
    special.get_mut(index).map(Arc::make_mut)
}

/// Puts the years that are stated over those of the law.
pub(super) fn state_years(years: &[StatedYear], week: Week, special: &mut [Arc<Days>]) {
    for stated in years {
        let off = set_of(stated.off.iter().flatten().copied());
        let worked = set_of(stated.worked.iter().copied());
        let Some(of_year) = of_year(special, stated.year) else {
            continue;
        };
        let first = NaiveDate::from_ymd_opt(stated.year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days());
        for date in days.take_while(|date| date.year() == stated.year) {
            let lawful = of_year.remove(&date);
            let lawful = lawful.unwrap_or_else(|| week.plain_day(date));
            of_year.insert(date, stated.day(week, lawful, &off, &worked));
        }
    }
}

/// Puts the caller's days over those of the law.
pub(super) fn state_own_days(
    choice: &CalendarChoice,
    week: Week,
    (first, last): (NaiveDate, NaiveDate),
    special: &mut [Arc<Days>],
) -> Result<(), CalendarError> {
    let closed = choice.closed.iter().enumerate();
    let closed = closed.map(|(place, date)| (place, *date, DayKind::Closed));
    let worked = choice.worked.iter().enumerate();
    let worked = worked.map(|(place, date)| (place, *date, DayKind::Worked));
    for (place, date, kind) in closed.chain(worked) {
        let Some(days) = of_year(special, date.year()) else {
            let list = if kind.works() { "worked" } else { "closed" };
            return Err(CalendarError::OwnDayOutside {
                field: format!("{list}[{place}]"),
                date,
                first,
                last,
            });
        };
        let lawful = days.remove(&date).unwrap_or_else(|| week.plain_day(date));
        let day = Day {
            kind,
            working: kind.works(),
            source: THE_CALLER.into(),
            certainty: Certainty::Stated,
            known_since: None,
            ..lawful
        };
        days.insert(date, day);
        settle_estimate(choice, week, days, date.year());
    }
    Ok(())
}

/// A Kurban Ait that is only estimated is settled where the caller closes one of the days that it may
/// fall on, or says of each that would be worked that it is.
fn settle_estimate(choice: &CalendarChoice, week: Week, days: &mut Days, year: i32) {
    let candidates: Vec<NaiveDate> = estimated_days(year).collect();
    let closed = candidates.iter().any(|day| choice.closed.contains(day));
    let mut working = candidates.iter().filter(|day| week.works(**day));
    if !closed && !working.all(|day| choice.worked.contains(day)) {
        return;
    }
    for date in candidates {
        let open = days.get(&date);
        if open.is_some_and(|day| day.certainty == Certainty::Estimated) {
            let day = Day {
                source: THE_CALLER.into(),
                certainty: Certainty::Stated,
                ..week.plain_day(date)
            };
            days.insert(date, day);
        }
    }
}
