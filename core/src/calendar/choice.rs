//! Which calendar the caller asks for.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::moment::{Moment, parse_date};
#[cfg(doc)]
use super::working_days::Calendar;
use crate::error_data::Coded as _;

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
    /// Only what was known on this day. Acts whose day of announcement is not on record count as
    /// always known.
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

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let date = parse_date(&text).map(Self);
        date.map_err(|error| D::Error::custom(error.data()))
    }
}

fn dates<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NaiveDate>, D::Error> {
    let dates = Vec::<Date>::deserialize(from)?;
    Ok(dates.into_iter().map(|date| date.0).collect())
}
