//! What a mailing announces: an event or a date, or none (I40).

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{DayError, Moment};
use crate::error_data::parsed;

/// When the event, or the date that a mailing announces, begins, or that it announces none.
///
/// ```
/// use nu_alumni_policy::sending::Announced;
///
/// let event: Announced = "2026-12-21".parse()?;
/// assert_eq!(event.start().unwrap().date().to_string(), "2026-12-21");
/// let digest: Announced = "none".parse()?;
/// assert_eq!(digest, Announced::NoDate);
/// # Ok::<(), nu_alumni_policy::calendar::DayError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Announced {
    /// It announces no date: no days before one are counted. As JSON `none`.
    NoDate,
    /// It begins then.
    Start(Moment),
}

const NO_DATE: &str = "none";

impl Announced {
    /// When it begins.
    pub fn start(self) -> Option<Moment> {
        match self {
            Self::NoDate => None,
            Self::Start(moment) => Some(moment),
        }
    }
}

impl From<Moment> for Announced {
    fn from(moment: Moment) -> Self {
        Self::Start(moment)
    }
}

impl From<NaiveDate> for Announced {
    fn from(date: NaiveDate) -> Self {
        Self::Start(date.into())
    }
}

impl FromStr for Announced {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        match text {
            NO_DATE => Ok(Self::NoDate),
            moment => moment.parse().map(Self::Start).map_err(|reason| DayError {
                known: &[NO_DATE],
                reason,
            }),
        }
    }
}

impl fmt::Display for Announced {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDate => to.write_str(NO_DATE),
            Self::Start(moment) => moment.fmt(to),
        }
    }
}

impl<'de> Deserialize<'de> for Announced {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(
            from,
            "a date, as 2026-12-21, a time with its offset, or none",
        )
    }
}

impl Serialize for Announced {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Announced {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Announced".into()
    }

    fn json_schema(of: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let moment = of.subschema_for::<Moment>();
        schemars::json_schema!({
            "description": "When the event or the date that the mailing announces begins, or `none` where it announces no date.",
            "anyOf": [moment, {"type": "string", "const": "none"}],
        })
    }
}
