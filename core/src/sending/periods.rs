//! The periods of Appendix 1, section 4, as its open words are read.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::calendar::{Bounds, Calendar, CalendarError, Moment};
use crate::policy::{Limits, Reading, Readings};

/// The last day of a period, or what is missing to tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PeriodEnd {
    /// The last day, counted in.
    On(NaiveDate),
    /// It hangs on these: a limit by its name, or `received.time`.
    Missing(Vec<String>),
}

/// How what is due by a day stands to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DeadlineStatus {
    /// Not done, and there is time.
    Open,
    /// Done, or planned, in time.
    Met,
    /// Not done, and there is time, and it is planned for a day after that.
    PlannedLate,
    /// Not done, and the time is over, whatever is planned.
    Overdue,
    /// Done after the time was over.
    Late,
    /// Withdrawn while there was time: nothing is due any more (I48).
    Lapsed,
    /// The materials came in before the window opened, and are handed in again (I32).
    TooEarly,
    /// The last day is not known; `missing` says what it hangs on.
    Undetermined,
}

impl DeadlineStatus {
    /// Whether its time was over.
    pub(super) fn is_late(self) -> bool {
        matches!(self, Self::Late | Self::Overdue)
    }
}

/// What was found; `None` where it hangs on the days of a year to come, which is then noted.
pub(super) fn unless_to_come<T>(
    found: Result<T, CalendarError>,
    years: &mut BTreeSet<i32>,
) -> Result<Option<T>, CalendarError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            years.insert(error.year_to_come().ok_or(error)?);
            Ok(None)
        }
    }
}

/// A standing, and by how many working days it is late, where that is known.
pub(super) type Standing = (DeadlineStatus, Option<u32>);

/// The standing at whichever of the days by which it can be due, from the first to the last: the one that
/// it has at each. What is late at the last is late at each, by so many days at least.
pub(super) fn agreed(standings: &[Option<Standing>]) -> Option<Standing> {
    let last = (*standings.last()?)?;
    let late = |one: &Option<Standing>| one.is_some_and(|(status, _)| status.is_late());
    let alike = |one: &Option<Standing>| *one == Some(last);
    let holds = standings.iter().all(late) || standings.iter().all(alike);
    holds.then_some(last)
}

/// The standing by each day by which it can be due: `by` says it of a known one. What is due in a year to
/// come has time while the sooner day has.
pub(super) fn standings<E>(
    days: &[Option<NaiveDate>],
    mut by: impl FnMut(NaiveDate) -> Result<Option<Standing>, E>,
) -> Result<Vec<Option<Standing>>, E> {
    let has_time = [DeadlineStatus::Open, DeadlineStatus::Met];
    let mut all: Vec<Option<Standing>> = Vec::new();
    for day in days {
        let sooner = all.first().copied().flatten();
        all.push(match day {
            Some(day) => by(*day)?,
            None => sooner.filter(|(status, _)| has_time.contains(status)),
        });
    }
    Ok(all)
}

/// How what is due by `due` stands, which was done on a day or is not done on `today`, and by how many
/// working days it is late; `None` where days to come would have to be counted. It is open where there
/// is neither day to judge by.
pub(super) fn standing(
    calendar: &Calendar,
    due: NaiveDate,
    done_on: Option<NaiveDate>,
    today: Option<NaiveDate>,
    years: &mut BTreeSet<i32>,
) -> Result<Standing, CalendarError> {
    let until = done_on.or(today).unwrap_or(due);
    if until <= due {
        let status = done_on.map_or(DeadlineStatus::Open, |_| DeadlineStatus::Met);
        return Ok((status, Some(0)));
    }
    let status = done_on.map_or(DeadlineStatus::Overdue, |_| DeadlineStatus::Late);
    let late = unless_to_come(calendar.count(due, until, Bounds::End), years)?;
    Ok((status, late))
}

/// The last day for moderation and sending (A4.2): one working day after the receipt of the
/// materials, as I27 is read and the limit `moderation` says.
///
/// Under the reading `cut-off-hour`, what comes in later than the limit
/// `moderation_cut_off_hour` (hours since midnight in Astana, 17.5 for half past five in the
/// afternoon) counts as received on the next day; where that hour or the time of receipt is not
/// given, the answer says so, unless both days lead to the same end.
///
/// # Errors
/// [`CalendarError`] where the calendar does not know the days.
///
/// ```
/// use nu_alumni_policy::{
///     Calendar,
///     calendar::parse_date,
///     policy::{Limit, Limits, Reading, Readings},
///     sending::{PeriodEnd, moderation_due},
/// };
///
/// let mut readings = Readings::default();
/// let received = "2026-12-10T18:30:00+05:00".parse()?; // a Thursday
/// let due = |readings: &Readings, limits: &Limits| {
///     moderation_due(&Calendar::default(), received, readings, limits)
/// };
/// assert_eq!(due(&readings, &Limits::default())?, PeriodEnd::On(parse_date("2026-12-11")?));
///
/// readings.choose(Reading::I27CutOffHour);
/// let missing = PeriodEnd::Missing(vec!["moderation_cut_off_hour".to_owned()]);
/// assert_eq!(due(&readings, &Limits::default())?, missing);
/// let mut limits = Limits::default();
/// limits.set(Limit::ModerationCutOffHour, 18.0)?;
/// assert_eq!(due(&readings, &limits)?, PeriodEnd::On(parse_date("2026-12-14")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moderation_due(
    calendar: &Calendar,
    received: Moment,
    readings: &Readings,
    limits: &Limits,
) -> Result<PeriodEnd, CalendarError> {
    let due = due_days(calendar, received, readings, limits)?;
    Ok(due
        .known()
        .map_or(PeriodEnd::Missing(due.missing), PeriodEnd::On))
}

/// The days by which the moderation of one receipt can be due: one, or two where that hangs on an hour
/// that is not known.
pub(super) struct DueDays {
    pub(super) soonest: NaiveDate,
    /// `Err` is the year to come in which it lies.
    pub(super) latest: Result<NaiveDate, i32>,
    /// What it hangs on.
    pub(super) missing: Vec<String>,
}

impl DueDays {
    /// The day, where it is known.
    pub(super) fn known(&self) -> Option<NaiveDate> {
        (Ok(self.soonest) == self.latest).then_some(self.soonest)
    }

    /// The days, each once; `None` is one of a year to come.
    pub(super) fn each(&self) -> Vec<Option<NaiveDate>> {
        let mut days = vec![Some(self.soonest), self.latest.ok()];
        days.dedup();
        days
    }
}

/// The days by which moderation can be due, at whatever hour the materials came in.
pub(super) fn due_days(
    calendar: &Calendar,
    received: Moment,
    readings: &Readings,
    limits: &Limits,
) -> Result<DueDays, CalendarError> {
    let due = |from: NaiveDate| match limits.moderation() {
        // An order may ask for the same day.
        0 => calendar.roll_forward(from),
        days => calendar.nth_after(from, days.into()),
    };
    let one = |day: NaiveDate| DueDays {
        soonest: day,
        latest: Ok(day),
        missing: Vec::new(),
    };
    let date = received.date();
    if readings.is(Reading::I27ClockStartsNextWorkingDay) {
        return due(calendar.roll_forward(date)?).map(one);
    }
    if !readings.is(Reading::I27CutOffHour) {
        return due(date).map(one);
    }
    // Behind the cut-off hour it counts as received on the next day.
    let next_day = date.succ_opt().ok_or(CalendarError::OutOfRange {
        date,
        first: calendar.first_day(),
        last: calendar.last_day(),
    })?;
    let missing = match (limits.moderation_cut_off_hour(), received.time()) {
        (Some(hour), Some(time)) if hours(time) > hour => return due(next_day).map(one),
        (Some(_), Some(_)) => return due(date).map(one),
        (hour, time) => {
            let hour = hour.is_none().then_some("moderation_cut_off_hour");
            let time = time.is_none().then_some("received.time");
            hour.into_iter().chain(time)
        }
    };
    let soonest = due(date)?;
    let latest = match due(next_day) {
        Ok(latest) => Ok(latest),
        Err(error) => Err(error.year_to_come().ok_or(error)?),
    };
    if latest == Ok(soonest) {
        return Ok(one(soonest));
    }
    Ok(DueDays {
        soonest,
        latest,
        missing: missing.map(str::to_owned).collect(),
    })
}

/// What the end of a period hangs on, by its path in the request, where the receipt is given at
/// `received`.
pub(super) fn paths_of(missing: &[String], received: &str) -> impl Iterator<Item = String> {
    missing.iter().map(move |name| match name.as_str() {
        "received.time" => received.to_owned(),
        _ => format!("terms.limits.{name}"),
    })
}

/// The last day for sending what is moderated by `moderated`: that day, or the first of the window,
/// where that is later and may be waited for (I32).
pub(super) fn sending_due(
    moderated: NaiveDate,
    opens: Option<NaiveDate>,
    readings: &Readings,
) -> NaiveDate {
    let waits = opens.filter(|_| !readings.is(Reading::I32HandedInAgain));
    waits.map_or(moderated, |opens| moderated.max(opens))
}

/// Hours since midnight.
fn hours(time: NaiveTime) -> f64 {
    let since = time.signed_duration_since(NaiveTime::MIN);
    since.as_seconds_f64() / 3_600.0
}

/// The day that is `days` working days before a start (A4.1, A4.3): the `days`-th one strictly
/// before its date in Astana, or under the reading `clear-days` of I26 one more. Before the
/// start by no day at all is the day of the start.
///
/// # Errors
/// [`CalendarError`] where the calendar does not know the days.
///
/// ```
/// use nu_alumni_policy::{
///     Calendar, calendar::parse_date, policy::{Reading, Readings}, sending::working_days_before,
/// };
///
/// let start = "2026-12-21T18:00:00+05:00".parse()?;
/// let mut readings = Readings::default();
/// let fifth = working_days_before(&Calendar::default(), start, 5, &readings)?;
/// assert_eq!(fifth, parse_date("2026-12-11")?);
/// readings.choose(Reading::I26ClearDays);
/// let fifth = working_days_before(&Calendar::default(), start, 5, &readings)?;
/// assert_eq!(fifth, parse_date("2026-12-10")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn working_days_before(
    calendar: &Calendar,
    start: Moment,
    days: u32,
    readings: &Readings,
) -> Result<NaiveDate, CalendarError> {
    let clear = i64::from(readings.is(Reading::I26ClearDays));
    match i64::from(days).saturating_add(clear) {
        // It is refused where the calendar does not know it, as every other day is.
        0 => calendar.day(start.date()).map(|day| day.date),
        count => calendar.nth_before(start.date(), count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Limit;

    fn d(text: &str) -> NaiveDate {
        crate::calendar::parse_date(text).unwrap()
    }

    #[test]
    fn one_working_day_for_moderation() {
        let due = |received: &str, reading: &str, hour: Option<f64>| {
            let mut readings = Readings::default();
            readings.choose_by_name("I27", reading).unwrap();
            let mut limits = Limits::default();
            if let Some(hour) = hour {
                limits.set(Limit::ModerationCutOffHour, hour).unwrap();
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
    fn a_day_that_is_known_is_not_lost_because_the_other_is_not() {
        let mut readings = Readings::default();
        readings.choose(Reading::I27CutOffHour);
        let mut limits = Limits::default();
        let due = |received: &str, limits: &Limits| {
            let received = received.parse().unwrap();
            due_days(&Calendar::default(), received, &readings, limits).unwrap()
        };
        // Thursday, the day before the last that is known: by Friday, or by a day of 2028.
        let open = due("2027-12-30", &limits);
        assert_eq!(
            (open.soonest, open.latest, open.known()),
            (d("2027-12-31"), Err(2028), None)
        );
        limits.set(Limit::ModerationCutOffHour, 17.0).unwrap();
        let known = due("2027-12-30T09:00:00+05:00", &limits);
        assert_eq!(known.known(), Some(d("2027-12-31")));
        let late = "2027-12-30T18:00:00+05:00".parse().unwrap();
        let late = due_days(&Calendar::default(), late, &readings, &limits);
        assert_eq!(late.err().unwrap().year_to_come(), Some(2028));
    }

    #[test]
    fn what_is_late_by_the_last_day_is_late_by_each() {
        use DeadlineStatus::{Late, Met, Overdue, TooEarly};
        for (standings, stands) in [
            (vec![], None),
            (vec![Some((Met, Some(0)))], Some((Met, Some(0)))),
            (
                vec![Some((Late, Some(3))), Some((Late, Some(2)))],
                Some((Late, Some(2))),
            ),
            (
                vec![Some((Late, Some(3))), Some((Overdue, Some(1)))],
                Some((Overdue, Some(1))),
            ),
            (vec![Some((Late, Some(1))), Some((Met, Some(0)))], None),
            (vec![Some((TooEarly, None)), Some((Late, Some(1)))], None),
            (vec![Some((TooEarly, None)); 2], Some((TooEarly, None))),
            (vec![Some((Late, Some(1))), None], None),
        ] {
            assert_eq!(agreed(&standings), stands, "{standings:?}");
        }
    }

    #[test]
    fn an_order_of_no_day_at_all() {
        let mut limits = Limits::default();
        limits.set(Limit::Moderation, 0.0).unwrap();
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
}
