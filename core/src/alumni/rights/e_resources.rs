//! The library's e-resources for a year after graduation (4.1b, I02): the right, the year's last
//! day, and the column of a table of people that tells whether the year runs.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{Months, NaiveDate};
use nu_alumni_ground::sort_by_key;

use super::Right;
use crate::{
    alumni::Person,
    calendar::{Calendar, CalendarError},
    decision::{
        Arg, GivenError, Terms,
        condition::{Condition, Fact, Remedy, When},
    },
    policy::{
        ClauseId, EntryId, Limit, Limits, Order, OrderChange, QuestionName, Reading, Readings,
    },
};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::LibraryEResources,
    &[ClauseId::C4_1b],
    |right, facts, terms| {
        let mut conditions = terms.contradictions(right.question.clauses, &[], sets_years, None);
        conditions.push(year_runs(&facts.person, terms)?);
        Ok(conditions)
    },
);

fn sets_years(change: &OrderChange) -> bool {
    matches!(change, OrderChange::Limit { name, .. } if *name == Limit::ELibraryYears)
}

/// How a year stands that began with a conferral: it is over on a day that is known, or by one.
const OVER: u8 = 1;
const OVER_AT_THE_LATEST: u8 = 2;

/// That the year of e-resources runs (4.1b, I02), which only an Alumnus's degree begins: so it
/// is the one condition. An order can give it other years.
fn year_runs(person: &Person, terms: &Terms) -> Result<Condition, GivenError> {
    let calendar = terms.working_days(None)?;
    let by_orders = terms.that_set(Limit::ELibraryYears);
    let ends = by_orders
        .iter()
        .flat_map(|(order, _)| [Some(order.begins()), order.ends()]);
    let of_orders = by_orders.iter().map(|(_, limits)| limits);
    let mut longest_first: Vec<&Limits> = of_orders.chain([&terms.limits]).collect();
    sort_by_key(&mut longest_first, |limits| {
        Reverse(limits.e_library_years())
    });
    longest_first.dedup_by_key(|limits| limits.e_library_years());
    // The most years that may hold from each day on, and whether no fewer may.
    let years_held = |day| {
        let years = may_hold(&terms.limits, &by_orders, day).into_iter();
        let years = years.map(Limits::e_library_years);
        (
            day,
            (years.clone().max(), years.clone().min() == years.max()),
        )
    };
    let days = ends.flatten().chain([NaiveDate::MIN]);
    let held: BTreeMap<NaiveDate, _> = days.map(years_held).collect();
    // The last days of years that are over, as far as they are known, while they may hold.
    let mut ended: Vec<(NaiveDate, Arg, When)> = Vec::new();
    let mut by_years: BTreeMap<u32, When> = BTreeMap::new();
    for (longer, limits) in longest_first.iter().enumerate() {
        let years = limits.e_library_years();
        let stands = |(most, alone)| match (most == Some(years), alone) {
            (false, _) => 0,
            (true, true) => OVER,
            (true, false) => OVER_AT_THE_LATEST,
        };
        let steps = held.iter().map(|(from, of)| (*from, stands(*of)));
        let mut steps: Vec<(NaiveDate, u8)> = steps.collect();
        steps.dedup_by_key(|(_, stands)| *stands);
        let mut last_days: BTreeMap<NaiveDate, (NaiveDate, bool)> = BTreeMap::new();
        for conferral in person.conferral_days() {
            let last = last_day(&calendar, conferral, &terms.readings, limits)?;
            last_days.insert(conferral, last);
            let (last, open) = last;
            if open || !person.graduated_on(conferral) {
                continue;
            }
            let days = last.succ_opt().into_iter();
            let days = days.chain(steps.iter().map(|(from, _)| *from));
            let over = Fact::by_day("person.degrees", conferral, days.collect(), |now| {
                let step = steps.iter().rev().find(|(from, _)| *from <= now);
                step.filter(|_| last < now).map_or(0, |(_, stands)| *stands)
            });
            ended.push((last, last.into(), over.clone().is(&[OVER])));
            let at_the_latest = over.is(&[OVER_AT_THE_LATEST]);
            ended.push((last, Arg::at_the_latest(last), at_the_latest));
        }
        let last_day = |conferral: NaiveDate| last_days.get(&conferral).copied();
        let runs = person.graduated_within(longer, longest_first.len(), last_day);
        by_years.insert(years, runs);
    }
    let within = |limits: &Limits| {
        let runs = by_years.get(&limits.e_library_years()).cloned();
        runs.expect("there is one for each number of years")
    };
    let mut when = within(&terms.limits);
    for (order, limits) in &by_orders {
        let (holds, runs) = (terms.in_force(order), within(limits));
        // Where it runs with the order and without it, whether that has force makes no difference.
        when = When::Any(vec![
            When::All(vec![holds.clone(), runs.clone()]),
            When::All(vec![when, When::Any(vec![holds.not(), runs])]),
        ]);
    }
    let mut condition = Condition::new("e-resources", &[ClauseId::C4_1b, ClauseId::C2_1], when)
        .readings(&[EntryId::I01, EntryId::I02])
        .remedy(Remedy::Degree)
        .mended_by(&person.mended_by());
    sort_by_key(&mut ended, |(last, ..)| Reverse(*last));
    let awaited = person.awaited_degrees();
    for (_, last, over) in &ended {
        for (next, awaited) in &awaited {
            let both = When::All(vec![over.clone(), awaited.clone()]);
            let (key, next) = match next {
                Some(next) => ("over-awaited", Some(("next", (*next).into()))),
                None => ("over-pending", None),
            };
            let dates = [("date", last.clone())].into_iter().chain(next);
            condition = condition.saying(false, key, both, dates.collect());
        }
    }
    for (next, awaited) in awaited {
        let (key, next) = match next {
            Some(next) => ("awaited", vec![("date", next.into())]),
            None => ("pending", Vec::new()),
        };
        condition = condition.saying(false, key, awaited, next);
    }
    // Of a time that is over more can be said than of what was annulled.
    for (_, last, over) in ended {
        condition = condition.saying(false, "over", over, vec![("date", last)]);
    }
    condition = condition.unmet_as("annulled", person.annulled());
    let orders = terms
        .orders
        .iter()
        .filter(|order| order.changes.iter().any(sets_years));
    condition.orders = orders.map(|order| order.id.clone()).collect();
    Ok(condition)
}

/// The limits that may hold on a day: that of the last order that has force, and of each after it that may.
fn may_hold<'l>(
    own: &'l Limits,
    by_orders: &'l [(&Order, Limits)],
    day: NaiveDate,
) -> Vec<&'l Limits> {
    let mut all = vec![own];
    for (order, limits) in by_orders.iter().filter(|(order, _)| order.covers(day)) {
        if order.has_force() == Some(true) {
            all.clear();
        }
        all.push(limits);
    }
    all
}

/// The last day of the year that began with a conferral, and whether it moves on from there to a day of a
/// year that is not known yet. A year that ended before the days that are known is over, whichever they were.
fn last_day(
    calendar: &Calendar,
    conferral: NaiveDate,
    readings: &Readings,
    limits: &Limits,
) -> Result<(NaiveDate, bool), GivenError> {
    let of = |readings| e_library_last_day(calendar, conferral, readings, limits);
    Ok(match of(readings) {
        Ok(last) => (last, false),
        Err(error) => (of(&Readings::default())?, error.year_to_come().is_some()),
    })
}

/// The last day on which a graduate of `conferral` has the library's e-resources (4.1b): one
/// year, as I02 is read and the limit `e_library_years` says. That day is counted in. Each
/// conferral starts a period of its own.
///
/// # Errors
/// [`CalendarError`] where there is no such date; under the reading `next-working-day` also
/// where the calendar does not know the day.
///
/// ```
/// use nu_alumni_policy::{
///     Calendar, alumni::e_library_last_day, calendar::parse_date, policy::{Limits, Readings},
/// };
///
/// let last = |day| {
///     e_library_last_day(&Calendar::default(), parse_date(day)?, &Readings::default(), &Limits::default())
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// assert_eq!(last("2025-06-13")?, parse_date("2026-06-13")?);
/// assert_eq!(last("2024-02-29")?, parse_date("2025-02-28")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn e_library_last_day(
    calendar: &Calendar,
    conferral: NaiveDate,
    readings: &Readings,
    limits: &Limits,
) -> Result<NaiveDate, CalendarError> {
    let years = limits.e_library_years();
    let no_such_year = CalendarError::NoSuchYear {
        date: conferral,
        years,
    };
    // Where the month has no such day, `checked_add_months` takes its last.
    let end = years
        .checked_mul(12)
        .and_then(|months| conferral.checked_add_months(Months::new(months)));
    if readings.is(Reading::I02DayBefore) {
        return end.and_then(|end| end.pred_opt()).ok_or(no_such_year);
    }
    let end = end.ok_or(no_such_year)?;
    if readings.is(Reading::I02NextWorkingDay) {
        return calendar.roll_forward(end);
    }
    Ok(end)
}

/// Whether the degree was conferred is not known.
pub const CONFERRAL_UNKNOWN: i32 = i32::MIN;
/// The degree is not conferred yet.
pub const CONFERRAL_PENDING: i32 = i32::MIN + 1;
/// The degree was conferred on a day that is not known.
pub const CONFERRAL_CONFERRED: i32 = i32::MIN + 2;

/// The first conferral whose year of e-resources perhaps runs on the day, and the first whose year
/// surely does, in days since 1970-01-01; the day after where not even that of a degree conferred on the
/// day does. Where orders contradict each other, the right is open whatever is said here.
pub(in crate::alumni) fn first_running_conferrals(
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<(i32, i32), GivenError> {
    let mut both = (i32::MAX, i32::MIN);
    for limits in may_hold(&terms.limits, &terms.that_set(Limit::ELibraryYears), as_of) {
        let (perhaps, surely) = first_running(as_of, terms, limits)?;
        both = (perhaps.min(both.0), surely.max(both.1));
    }
    Ok(both)
}

/// The same under these limits alone.
fn first_running(
    as_of: NaiveDate,
    terms: &Terms,
    limits: &Limits,
) -> Result<(i32, i32), GivenError> {
    let calendar = terms.working_days(None)?;
    // A later conferral's year never ends earlier.
    let first = |perhaps: bool| {
        let today = as_of.to_epoch_days();
        let (mut over, mut running) = (NaiveDate::MIN.to_epoch_days(), today.saturating_add(1));
        while over < running.saturating_sub(1) {
            let middle = over.midpoint(running);
            let conferral = NaiveDate::from_epoch_days(middle).unwrap_or(as_of);
            let (last, open) = last_day(&calendar, conferral, &terms.readings, limits)?;
            if as_of <= last || perhaps && open {
                running = middle;
            } else {
                over = middle;
            }
        }
        Ok::<_, GivenError>(running)
    };
    Ok((first(true)?, first(false)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        crate::calendar::parse_date(text).unwrap()
    }

    #[test]
    fn a_year_of_e_resources() {
        let last = |day: &str, reading: &str| {
            let mut readings = Readings::default();
            readings.choose_by_name("I02", reading).unwrap();
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
        limits.set(Limit::ELibraryYears, 1_000_000.0).unwrap();
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
}
