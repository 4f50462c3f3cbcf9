//! What callers ask of a calendar that it cannot answer.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

/// A question that the calendar cannot answer, or a choice of calendar that makes none.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CalendarError {
    /// The date is outside the years whose days are known.
    #[error(
        "the working days around {date} are not known: this calendar goes from {first} to {last}; statutory days after it can be projected with `project_through`"
    )]
    OutOfRange {
        /// The date asked for.
        date: NaiveDate,
        /// The first day known.
        first: NaiveDate,
        /// The last day known.
        last: NaiveDate,
    },
    /// The count leads out of the years whose days are known.
    #[error(
        "{count} working days from {date} lead out of the days that are known: this calendar goes from {first} to {last}; statutory days after it can be projected with `project_through`"
    )]
    LeadsOut {
        /// The date counted from.
        date: NaiveDate,
        /// How many working days.
        count: i64,
        /// The first day known.
        first: NaiveDate,
        /// The last day known.
        last: NaiveDate,
    },
    /// The count is no number of working days.
    #[error(
        "{count} is no count of working days: it has to be 1 or more; nth_before and nth_after count in the two directions, and roll_forward and roll_backward find the nearest working day"
    )]
    NotPositive {
        /// The count given.
        count: i64,
    },
    /// The days to count end before they start.
    #[error("the days to count end on {end}, before they start on {start}: exchange the two")]
    EndBeforeStart {
        /// The start given.
        start: NaiveDate,
        /// The end given.
        end: NaiveDate,
    },
    /// No date: NumPy's not-a-time.
    #[error("there is no date (NaT): leave it out or fill it in")]
    NotADate,
    /// A number of days that no date has.
    #[error("{days} days from 1970-01-01 lead to no date")]
    NoSuchDay {
        /// The number given.
        days: i64,
    },
    /// The caller says that a day is closed and that it is worked.
    #[error("{date} is both in `closed` and in `worked`: it can be one of them only")]
    ClosedAndWorked {
        /// The day.
        date: NaiveDate,
    },
    /// The caller's two ways to choose a week say different things.
    #[error("`week` is five-day, and the reading of I30 is six-day-week: leave one of them out")]
    WeeksDiffer,
    /// The reading of the caller's own days, without any.
    #[error("the reading of I30 is own-days, and there are none in `closed` or `worked`")]
    NoOwnDays,
    /// Days are not projected so far.
    #[error("`project_through` is {year}, and days are projected to {last} at most")]
    ProjectedTooFar {
        /// The year given.
        year: i32,
        /// The last year possible.
        last: i32,
    },
    /// A period of years that ends after the last date there is.
    #[error("{years} years after {date} there is no date")]
    NoSuchYear {
        /// The date counted from.
        date: NaiveDate,
        /// How many years.
        years: u32,
    },
}

/// What is wrong with a batch.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BatchError {
    /// An entry cannot be answered; those after it were not looked at.
    #[error("at index {index}: {reason}")]
    At {
        /// The entry's index.
        index: usize,
        /// Why.
        reason: CalendarError,
    },
    /// The slices differ in length.
    #[error(
        "the slices differ in length ({first} and {second}): give one result's place to each entry"
    )]
    LengthsDiffer {
        /// The length of one.
        first: usize,
        /// The length of the other.
        second: usize,
    },
    /// What is asked of all entries cannot be.
    #[error(transparent)]
    #[serde(untagged)]
    All(#[from] CalendarError),
}

/// A text that is no moment in Astana.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MomentError {
    /// The text is not written as a date or an instant.
    #[error(
        "`{text}` is neither a date (2026-12-21) nor an instant with its offset (2026-12-21T10:00:00+05:00)"
    )]
    Unreadable {
        /// The text.
        text: String,
    },
    /// The date or time does not exist.
    #[error("`{text}` does not exist: no calendar or clock shows it")]
    DoesNotExist {
        /// The text.
        text: String,
    },
    /// The time does not say where its clock hangs.
    #[error(
        "`{text}` has no offset, so which day it is in Astana is not known: add the offset of the clock that it was read from (+05:00 in Astana), or give the date alone"
    )]
    NoOffset {
        /// The text.
        text: String,
    },
    /// The time is earlier than the years that are known.
    #[error(
        "`{text}` is before 2011, and Astana's clock is known from then on: give the date alone"
    )]
    TooEarly {
        /// The text.
        text: String,
    },
}
