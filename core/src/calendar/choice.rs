//! Which calendar the caller asks for.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::error::MomentError;
use super::moment::{Moment, parse_date};
#[cfg(doc)]
use super::working_days::Calendar;
use crate::error_data::parsed;

/// Which days of the week are worked (I30).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Week {
    /// Monday to Friday.
    #[default]
    FiveDay,
    /// Monday to Saturday.
    SixDay,
}

/// Which calendar is asked for. All of it is optional: Kazakhstan's, in a five-day week, with
/// all that is known.
///
/// Days in `closed` and `worked` come on top of the law, whatever the day is by it. Giving them
/// is choosing the reading `own-days` of I30, and a `week` of six days the reading
/// `six-day-week`; an answer's basis tells so. A `week` beside a reading of the other is refused.
///
/// ```
/// use nu_alumni_policy::{Calendar, calendar::{CalendarChoice, DayKind, parse_date}};
///
/// let choice: CalendarChoice = serde_json::from_str(r#"{"closed": ["2026-12-04"]}"#)?;
/// let calendar = Calendar::new(&choice)?;
/// assert_eq!(calendar.day(parse_date("2026-12-04")?)?.kind, DayKind::Closed);
///
/// let wrong = serde_json::from_str::<CalendarChoice>(r#"{"closed": ["2026-02-30"]}"#);
/// assert!(wrong.unwrap_err().to_string().contains("`2026-02-30` does not exist"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarChoice {
    /// The week; five days where it is not given.
    pub week: Option<Week>,
    /// Only what was known on this day. An act of which only the year is on record counts as known from
    /// that year's first day.
    #[serde(default, deserialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Moment>"))]
    pub as_known_on: Option<NaiveDate>,
    /// The caller's own days off.
    #[serde(default, deserialize_with = "dates")]
    pub closed: Vec<NaiveDate>,
    /// The caller's own working days.
    #[serde(default, deserialize_with = "dates")]
    pub worked: Vec<NaiveDate>,
    /// The last year for which the statutory days are projected; Kurban Ait and transfers are
    /// not in it.
    pub project_through: Option<i32>,
    /// Whole years, as they were decreed; the years to come follow one another without a gap.
    #[serde(default)]
    pub years: Vec<StatedYear>,
}

/// A whole year of days, as the caller knows it from an act: no projection is needed for it, and its
/// days are `stated`. What it does not say stays as the law has it: a holiday that stands neither in
/// `off` nor in `worked`, and, where `off` is left out, all other days too. In a year to come that is
/// a projection.
///
/// ```
/// use nu_alumni_policy::{Calendar, calendar::{CalendarChoice, Certainty, parse_date}};
///
/// let choice: CalendarChoice = serde_json::from_str(r#"{"years": [
///     {"year": 2028, "off": ["2028-01-03", "2028-01-04", "2028-01-07"], "source": "decree 1"}
/// ]}"#)?;
/// let calendar = Calendar::new(&choice)?;
/// let event = parse_date("2028-01-20")?;
/// assert_eq!(calendar.nth_before(event, 5)?, parse_date("2028-01-13")?);
/// assert_eq!(calendar.day(event)?.certainty, Certainty::Stated);
/// // Nowruz is not among its days: the law has it.
/// assert_eq!(calendar.day(parse_date("2028-03-22")?)?.certainty, Certainty::Projected);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedYear {
    /// The year.
    pub year: i32,
    /// Its days off besides the plain weekends: holidays, the days off for them, Kurban Ait, transfers.
    #[serde(default, deserialize_with = "optional_dates")]
    pub off: Option<Vec<NaiveDate>>,
    /// Its weekends and holidays that are worked.
    #[serde(default, deserialize_with = "dates")]
    pub worked: Vec<NaiveDate>,
    /// The act that says so.
    pub source: String,
}

impl StatedYear {
    /// A year in which all is as the law has it, by this act.
    #[must_use]
    pub fn new(year: i32, source: impl Into<String>) -> Self {
        Self {
            year,
            off: None,
            worked: Vec::new(),
            source: source.into(),
        }
    }
}

impl CalendarChoice {
    /// The same choice, with only what was known on `date`.
    #[must_use]
    pub fn known_on(&self, date: NaiveDate) -> Self {
        Self {
            as_known_on: Some(date),
            ..self.clone()
        }
    }
}

pub(crate) fn optional_date<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<NaiveDate>, D::Error> {
    let moment = Option::<Moment>::deserialize(from)?;
    Ok(moment.map(|moment| moment.date()))
}

/// A date as it is written, so that an error is that of its own place in a list.
struct Date(NaiveDate);

impl FromStr for Date {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        parse_date(text).map(Self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a date, as 2026-12-21")
    }
}

fn dates<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NaiveDate>, D::Error> {
    let dates = Vec::<Date>::deserialize(from)?;
    Ok(dates.into_iter().map(|date| date.0).collect())
}

fn optional_dates<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<NaiveDate>>, D::Error> {
    let dates = Option::<Vec<Date>>::deserialize(from)?;
    Ok(dates.map(|dates| dates.into_iter().map(|date| date.0).collect()))
}
