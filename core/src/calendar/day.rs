//! A day and what is known of it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How sure it is that a day is what it is said to be; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Certainty {
    /// A law says so, for every year while it is in force.
    Statutory,
    /// An act or an announcement for this very day says so.
    Decreed,
    /// The caller says so.
    Stated,
    /// It hangs on a date that so far is only estimated, a day earlier or later.
    Estimated,
    /// Today's law carried on into years that are not known yet.
    Projected,
}

/// Why a day is worked or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DayKind {
    /// A day of the week that is worked.
    WorkingDay,
    /// A day of the week that is not worked.
    Weekend,
    /// A holiday of the law.
    Holiday,
    /// The day off for a holiday that falls on a weekend.
    ObservedDayOff,
    /// Orthodox Christmas or the first day of Kurban Ait.
    ReligiousDayOff,
    /// A day off for which a weekend is worked.
    TransferredDayOff,
    /// A weekend that is worked for a day off elsewhere.
    WorkedWeekend,
    /// Closed, as the caller says.
    Closed,
    /// Worked, as the caller says.
    Worked,
}

impl DayKind {
    /// Whether a day of this kind is worked.
    pub fn works(self) -> bool {
        matches!(self, Self::WorkingDay | Self::WorkedWeekend | Self::Worked)
    }
}

/// A day: whether it is worked, why, by which act, how certain that is and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// Whether it is worked.
    pub working: bool,
    /// Why.
    pub kind: DayKind,
    /// The holiday's name, or the day that it was exchanged for.
    pub name: Option<Cow<'static, str>>,
    /// The act that says so, or `the caller`.
    pub source: Cow<'static, str>,
    /// How certain it is.
    pub certainty: Certainty,
    /// The day on which it became known that the day is this and nothing else; `None` where it
    /// was never otherwise, or the day is not on record.
    pub known_since: Option<NaiveDate>,
}
