//! What callers ask of a calendar that it cannot answer.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use thiserror::Error;

use super::choice::Week;
use crate::error_data::{Coded, ErrorData, coded, counted, data_of};

/// A question that the calendar cannot answer, or a choice of calendar that makes none.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CalendarError {
    /// The date is outside the years whose days are known.
    #[error(
        "the working days around {date} are not known: this calendar goes from {first} to {last}; a year after it can be stated in `years`, or its statutory days projected with `project_through`"
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
        "to count {} from {date} leads out of the days that are known: this calendar goes from {first} to {last}; a year after it can be stated in `years`, or its statutory days projected with `project_through`",
        counted(*.count, "working day")
    )]
    LeadsOut {
        /// The date counted from.
        date: NaiveDate,
        /// How many working days.
        count: i64,
        /// Whether it leads out behind the last day, not before the first.
        #[serde(skip)]
        forward: bool,
        /// The first day known.
        first: NaiveDate,
        /// The last day known.
        last: NaiveDate,
    },
    /// The count is no number of working days.
    #[error(
        "{count} is no count of working days: it has to be 1 or more; the other direction has a method of its own, and so has the nearest working day"
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
    /// A day of the caller's own that the calendar does not have.
    #[error(
        "{date} is outside this calendar, which goes from {first} to {last}: leave it out; a year after it can be stated in `years`"
    )]
    OwnDayOutside {
        /// The field: `closed[3]`.
        #[serde(skip)]
        field: String,
        /// The day.
        date: NaiveDate,
        /// The first day known.
        first: NaiveDate,
        /// The last day known.
        last: NaiveDate,
    },
    /// A day on which nothing of the calendar was known yet.
    #[error("on {date} nothing of this calendar was known, which begins on {first}")]
    KnownTooEarly {
        /// The day given.
        date: NaiveDate,
        /// The first day of the calendar.
        first: NaiveDate,
    },
    /// The caller says that a day is closed and that it is worked.
    #[error("{date} is both in `closed` and in `worked`: it can be one of them only")]
    ClosedAndWorked {
        /// Its place in `worked`.
        #[serde(skip)]
        place: usize,
        /// The day.
        date: NaiveDate,
    },
    /// The caller's two ways to choose a week say different things.
    #[error("`week` is {week}, and the reading of I30 is {reading}-week: leave one of them out")]
    WeeksDiffer {
        /// The week of the choice.
        week: Week,
        /// The week of the reading.
        reading: Week,
    },
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
    /// No year up to which days could be projected.
    #[error(
        "`project_through` is {year}, and the days are known from {first} on: give the last year to project, {last} at most"
    )]
    ProjectedToNoYear {
        /// The year given.
        year: i32,
        /// The first year that is known.
        first: i32,
        /// The last year possible.
        last: i32,
    },
    /// A year that cannot be stated.
    #[error("a year that is stated is one of {first} to {last}, and this is {year}")]
    NoSuchStatedYear {
        /// Its place in the list.
        #[serde(skip)]
        index: usize,
        /// The year given.
        year: i32,
        /// The first year possible.
        first: i32,
        /// The last year possible.
        last: i32,
    },
    /// A year that is stated twice.
    #[error("{year} is stated twice: leave one of them out")]
    YearTwice {
        /// The place of the second in the list.
        #[serde(skip)]
        index: usize,
        /// The year.
        year: i32,
    },
    /// A year behind one whose days are not known.
    #[error("{year} is stated, and {missing} before it is not known: state that year too")]
    YearsApart {
        /// Its place in the list.
        #[serde(skip)]
        index: usize,
        /// The year.
        year: i32,
        /// The year that is not known.
        missing: i32,
    },
    /// A day of another year than the one that is stated.
    #[error("{date} is no day of {year}")]
    OfAnotherYear {
        /// The field: `years[0].off[3]`.
        #[serde(skip)]
        field: String,
        /// The day.
        date: NaiveDate,
        /// The year that is stated.
        year: i32,
    },
    /// A day of a year that is stated off and worked.
    #[error("{date} is both in `off` and in `worked`: it can be one of them only")]
    OffAndWorked {
        /// The place of its year in the list.
        #[serde(skip)]
        index: usize,
        /// Its place in `worked`.
        #[serde(skip)]
        place: usize,
        /// The day.
        date: NaiveDate,
    },
    /// A year that is stated by nobody.
    #[error("it is empty: say which act has the year's days")]
    NoSource {
        /// The place of its year in the list.
        #[serde(skip)]
        index: usize,
    },
    /// A period of years that ends after the last date there is.
    #[error("{} after {date} there is no date", counted(*.years, "year"))]
    NoSuchYear {
        /// The date counted from.
        date: NaiveDate,
        /// How many years.
        years: u32,
    },
}

impl CalendarError {
    /// The field of a choice of calendar that is wrong; `None` where it is not one alone.
    pub(crate) fn field(&self) -> Option<String> {
        Some(match self {
            Self::ClosedAndWorked { place, .. } => format!("worked[{place}]"),
            Self::KnownTooEarly { .. } => "as_known_on".to_owned(),
            Self::WeeksDiffer { .. } => "week".to_owned(),
            Self::ProjectedTooFar { .. } | Self::ProjectedToNoYear { .. } => {
                "project_through".to_owned()
            }
            Self::NoSuchStatedYear { index, .. }
            | Self::YearTwice { index, .. }
            | Self::YearsApart { index, .. } => format!("years[{index}].year"),
            Self::OffAndWorked { index, place, .. } => format!("years[{index}].worked[{place}]"),
            Self::NoSource { index } => format!("years[{index}].source"),
            Self::OfAnotherYear { field, .. } | Self::OwnDayOutside { field, .. } => field.clone(),
            _ => return None,
        })
    }

    /// The first year whose days would have to be known, where that is one to come.
    pub(crate) fn year_to_come(&self) -> Option<i32> {
        match self {
            Self::OutOfRange { date, last, .. } if date > last => Some(date.year()),
            Self::LeadsOut {
                forward: true,
                last,
                ..
            } => last.year().checked_add(1),
            _ => None,
        }
    }

    /// The data of this error of a call, with the argument that is wrong among `dates`, the dates
    /// that were given under their names; a count is given as `n`.
    pub fn of_call(&self, dates: &[(&str, NaiveDate)]) -> ErrorData {
        let argument = match self {
            Self::NotPositive { .. } | Self::LeadsOut { .. } => Some("n"),
            Self::EndBeforeStart { .. } => dates.last().map(|(name, _)| *name),
            Self::OutOfRange { date: wrong, .. } => {
                let found = dates.iter().find(|(_, date)| date == wrong);
                found.map(|(name, _)| *name)
            }
            _ => None,
        };
        self.data().inside(argument.unwrap_or_default())
    }
}

/// The field of a choice is in the path.
impl Coded for CalendarError {
    fn data(&self) -> ErrorData {
        data_of(self).inside(&self.field().unwrap_or_default())
    }
}

/// What is wrong with a batch.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BatchError {
    /// An entry cannot be answered; those after it were not looked at.
    #[error("at index {index}")]
    At {
        /// The entry's index.
        index: usize,
        /// Why.
        #[source]
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

impl BatchError {
    /// The data of this error of a batch over `columns`, the days that were given under their names,
    /// with the entry that is wrong: `days[3]`; a count is given as `n`.
    pub fn of_columns(&self, columns: &[(&str, &[i64])]) -> ErrorData {
        let last = columns.last().map_or("", |(name, _)| name);
        let (index, reason) = match self {
            Self::At { index, reason } => (*index, reason),
            Self::LengthsDiffer { .. } => return data_of(self).inside(last),
            Self::All(error) => return error.of_call(&[]),
        };
        let wrong = match reason {
            CalendarError::NotADate => Some(i64::MIN),
            CalendarError::NoSuchDay { days } => Some(*days),
            CalendarError::OutOfRange { date, .. } => Some(i64::from(date.to_epoch_days())),
            _ => None,
        };
        let here = |(_, days): &&(&str, &[i64])| {
            wrong.is_some_and(|wrong| days.get(index) == Some(&wrong))
        };
        let column = columns.iter().find(here).map_or(last, |(name, _)| name);
        let data = reason.data().inside(&format!("{column}[{index}]"));
        data.with("index", index)
    }
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
    /// The text is not written as a date, and only a date is taken.
    #[error("`{text}` is no date; write it as 2026-12-21")]
    #[serde(rename = "unreadable")]
    NoDate {
        /// The text.
        text: String,
    },
    /// The text has a time of day, and only a date is taken.
    #[error(
        "`{text}` has a time of day, and only a date is taken here; give the date in Astana, as 2026-12-21"
    )]
    OnlyADate {
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

/// A text that is neither a day nor one of the names that may stand in its place.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[error("{reason}; where no day is meant, write {}", .known.join(" or "))]
pub struct DayError {
    /// The names.
    pub known: &'static [&'static str],
    /// Why it is no day.
    #[serde(flatten)]
    pub reason: MomentError,
}

coded!(BatchError, MomentError, DayError);
