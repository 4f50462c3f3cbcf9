//! When something happened, in Astana's days.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{error::MomentError, law::FIRST_YEAR};
use crate::error_data::parsed;

/// The date that `text` writes as `2026-12-21`.
///
/// # Errors
/// [`MomentError`] where it is written otherwise, or no such date exists.
///
/// ```
/// use nu_alumni_policy::calendar::parse_date;
///
/// assert_eq!(parse_date("2024-02-29")?.to_string(), "2024-02-29");
/// assert!(parse_date("2026-02-29").is_err());
/// assert!(parse_date("21.12.2026").is_err());
/// # Ok::<(), nu_alumni_policy::calendar::MomentError>(())
/// ```
pub fn parse_date(text: &str) -> Result<NaiveDate, MomentError> {
    match read_date(text) {
        Some(date) => date,
        // A day, and something of a clock behind it.
        None if text
            .split_once(IN_BETWEEN)
            .is_some_and(|(day, _)| is_date(day)) =>
        {
            Err(MomentError::OnlyADate {
                text: text.to_owned(),
            })
        }
        None => Err(MomentError::NoDate {
            text: text.to_owned(),
        }),
    }
}

/// What may stand between a date and a time.
const IN_BETWEEN: [char; 3] = ['T', 't', ' '];

fn is_date(text: &str) -> bool {
    is_shaped(text.as_bytes(), b"0000-00-00")
}

/// The date, where the text is written as one.
fn read_date(text: &str) -> Option<Result<NaiveDate, MomentError>> {
    is_date(text).then(|| {
        text.parse().map_err(|_| MomentError::DoesNotExist {
            text: text.to_owned(),
        })
    })
}

/// Whether `text` has digits where `shape` has `0`, and the same characters elsewhere.
fn is_shaped(text: &[u8], shape: &[u8]) -> bool {
    text.len() == shape.len()
        && text
            .iter()
            .zip(shape)
            .all(|(t, s)| t == s || (*s == b'0' && t.is_ascii_digit()))
}

/// A day, or an instant that falls on one in Astana. As text: `2026-12-21`, or
/// `2026-12-21T10:00:00+05:00` (RFC 3339; the seconds may be left out).
///
/// ```
/// use nu_alumni_policy::calendar::Moment;
///
/// let in_berlin: Moment = "2026-12-20T23:30:00+01:00".parse()?;
/// assert_eq!(in_berlin.date().to_string(), "2026-12-21");
/// let naive = "2026-12-21T10:00:00".parse::<Moment>();
/// assert!(naive.unwrap_err().to_string().contains("add the offset"));
/// # Ok::<(), nu_alumni_policy::calendar::MomentError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A date in Astana, its hour not given.
    Day(NaiveDate),
    /// An instant, as the clock showed it where it was read. Astana's clock is known from 2011
    /// on, and earlier instants are read as if it had been the same before.
    Instant(DateTime<FixedOffset>),
}

/// When Astana's clock went from UTC+6 to UTC+5: 2024-02-29T18:00Z, the hour before midnight
/// beginning anew. IANA's `Asia/Almaty` has no other change since 2005, so this is all of it that
/// the known years need; `chrono-tz` would put every zone of the world into the browser's
/// package, and a browser's own zones may be older than the change.
const BACK_TO_FIVE: i64 = 1_709_229_600;

impl Moment {
    /// The date in Astana.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Day(date) => *date,
            Self::Instant(instant) => astana(*instant).date(),
        }
    }

    /// The time of day in Astana; `None` where only the day is given.
    pub fn time(&self) -> Option<NaiveTime> {
        match self {
            Self::Day(_) => None,
            Self::Instant(instant) => Some(astana(*instant).time()),
        }
    }
}

fn astana(instant: DateTime<FixedOffset>) -> NaiveDateTime {
    let hours = if instant.timestamp() < BACK_TO_FIVE {
        6
    } else {
        5
    };
    let utc = instant.with_timezone(&Utc).naive_utc();
    // Only in the last hours of chrono's year 262,142 is there no later time.
    utc.checked_add_signed(chrono::TimeDelta::hours(hours))
        .unwrap_or(utc)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date in Astana, `2026-12-21`, or an instant with its offset, `2026-12-21T10:00:00+05:00`, which falls on its date in Astana. A time without an offset is refused.",
            "type": "string",
        })
    }
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self::Day(date)
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let wrong = || MomentError::Unreadable {
            text: text.to_owned(),
        };
        let Some((day, time)) = text.split_once(IN_BETWEEN) else {
            return read_date(text)
                .unwrap_or_else(|| Err(wrong()))
                .map(Self::Day);
        };
        let missing = || MomentError::DoesNotExist {
            text: text.to_owned(),
        };
        if !is_date(day) {
            return Err(wrong());
        }
        day.parse::<NaiveDate>().map_err(|_| missing())?;
        let Some(at) = time.find(['Z', 'z', '+', '-']) else {
            let naive = !time.is_empty()
                && time
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b':' || b == b'.');
            return Err(if naive {
                MomentError::NoOffset {
                    text: text.to_owned(),
                }
            } else {
                wrong()
            });
        };
        let (clock, offset) = time.split_at(at);
        // Clocks on a wall show no seconds.
        let (clock, fraction) = match is_shaped(clock.as_bytes(), b"00:00") {
            true => (format!("{clock}:00"), "0"),
            false => {
                let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
                (clock.to_owned(), fraction)
            }
        };
        let readable = is_shaped(clock.as_bytes(), b"00:00:00")
            && !fraction.is_empty()
            && fraction.bytes().all(|b| b.is_ascii_digit())
            && (matches!(offset, "Z" | "z")
                || is_shaped(offset.as_bytes(), b"+00:00")
                || is_shaped(offset.as_bytes(), b"-00:00"));
        if !readable {
            return Err(wrong());
        }
        let whole = format!("{day}T{clock}.{fraction}{offset}");
        let instant = DateTime::parse_from_rfc3339(&whole).map_err(|_| missing())?;
        // chrono takes a 60th second in any minute; the clocks that times come from show none.
        if instant.nanosecond() >= 1_000_000_000 {
            return Err(missing());
        }
        let moment = Self::Instant(instant);
        if chrono::Datelike::year(&moment.date()) < FIRST_YEAR {
            return Err(MomentError::TooEarly {
                text: text.to_owned(),
            });
        }
        Ok(moment)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(
            from,
            "a date, as 2026-12-21, or a time with its offset, as 2026-12-21T10:00:00+05:00",
        )
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(to),
            Self::Instant(instant) => to.write_str(&instant.to_rfc3339()),
        }
    }
}
