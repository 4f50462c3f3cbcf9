//! The Policy's periods, as its open words are read.

use chrono::{Months, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{error::CalendarError, moment::Moment, working_days::Calendar};
use crate::policy::{Limits, Readings};

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

/// The last day on which a graduate of `conferral` has the library's e-resources (4.1b): one
/// year, as I02 is read and the limit `e_library_years` says. That day is counted in. Each
/// conferral starts a period of its own.
///
/// # Errors
/// [`CalendarError`] where there is no such date; under the reading `next-working-day` also
/// where the calendar does not know the day.
///
/// ```
/// use nu_alumni_policy::{Calendar, calendar::{e_library_last_day, parse_date}, policy::{Limits, Readings}};
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
    let years = limits.count("e_library_years");
    let no_such_year = CalendarError::NoSuchYear {
        date: conferral,
        years,
    };
    // Where the month has no such day, `checked_add_months` takes its last.
    let end = years
        .checked_mul(12)
        .and_then(|months| conferral.checked_add_months(Months::new(months)));
    if readings.is("I02", "day-before") {
        return end.and_then(|end| end.pred_opt()).ok_or(no_such_year);
    }
    let end = end.ok_or(no_such_year)?;
    if readings.is("I02", "next-working-day") {
        return calendar.roll_forward(end);
    }
    Ok(end)
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
/// use nu_alumni_policy::{Calendar, calendar::{PeriodEnd, moderation_due, parse_date}, policy::{Limits, Readings}};
///
/// let mut readings = Readings::default();
/// let received = "2026-12-10T18:30:00+05:00".parse()?; // a Thursday
/// let due = |readings: &Readings, limits: &Limits| {
///     moderation_due(&Calendar::default(), received, readings, limits)
/// };
/// assert_eq!(due(&readings, &Limits::default())?, PeriodEnd::On(parse_date("2026-12-11")?));
///
/// readings.choose("I27", "cut-off-hour")?;
/// let missing = PeriodEnd::Missing(vec!["moderation_cut_off_hour".to_owned()]);
/// assert_eq!(due(&readings, &Limits::default())?, missing);
/// let mut limits = Limits::default();
/// limits.set("moderation_cut_off_hour", 18.0)?;
/// assert_eq!(due(&readings, &limits)?, PeriodEnd::On(parse_date("2026-12-14")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moderation_due(
    calendar: &Calendar,
    received: Moment,
    readings: &Readings,
    limits: &Limits,
) -> Result<PeriodEnd, CalendarError> {
    let due = |from: NaiveDate| match limits.count("moderation") {
        // An order may ask for the same day.
        0 => calendar.roll_forward(from),
        days => calendar.nth_after(from, days.into()),
    };
    let date = received.date();
    if readings.is("I27", "clock-starts-next-working-day") {
        return due(calendar.roll_forward(date)?).map(PeriodEnd::On);
    }
    let in_time = due(date)?;
    if !readings.is("I27", "cut-off-hour") {
        return Ok(PeriodEnd::On(in_time));
    }
    let next_day = date.succ_opt().ok_or(CalendarError::OutOfRange {
        date,
        first: calendar.first_day(),
        last: calendar.last_day(),
    })?;
    let late = due(next_day)?;
    if in_time == late {
        return Ok(PeriodEnd::On(late));
    }
    let cut_off = limits.get("moderation_cut_off_hour");
    Ok(match (cut_off, received.time()) {
        (Some(hour), Some(time)) if hours(time) > hour => PeriodEnd::On(late),
        (Some(_), Some(_)) => PeriodEnd::On(in_time),
        (hour, time) => {
            let hour = hour.is_none().then_some("moderation_cut_off_hour");
            let time = time.is_none().then_some("received.time");
            let missing = [hour, time].into_iter().flatten();
            PeriodEnd::Missing(missing.map(str::to_owned).collect())
        }
    })
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
/// use nu_alumni_policy::{Calendar, calendar::{parse_date, working_days_before}, policy::Readings};
///
/// let start = "2026-12-21T18:00:00+05:00".parse()?;
/// let mut readings = Readings::default();
/// let fifth = working_days_before(&Calendar::default(), start, 5, &readings)?;
/// assert_eq!(fifth, parse_date("2026-12-11")?);
/// readings.choose("I26", "clear-days")?;
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
    let clear = i64::from(readings.is("I26", "clear-days"));
    match i64::from(days).saturating_add(clear) {
        // It is refused where the calendar does not know it, as every other day is.
        0 => calendar.day(start.date()).map(|day| day.date),
        count => calendar.nth_before(start.date(), count),
    }
}
