//! The readings that an answer takes, one for each open entry of the register.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;

use super::interpretation;

/// A choice of reading that the register does not offer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadingError {
    /// The register has no such entry.
    #[error("readings: there is no entry `{id}` in the interpretation register")]
    UnknownEntry {
        /// The id given.
        id: String,
    },
    /// The entry has one reading only.
    #[error("readings: {id} has one reading only and cannot be chosen")]
    NoChoice {
        /// The entry.
        id: String,
    },
    /// The entry has no such reading.
    #[error("readings: {id} has no reading `{value}`: use one of {offered}")]
    UnknownReading {
        /// The entry.
        id: String,
        /// The value given.
        value: String,
        /// The values it has.
        offered: String,
    },
}

macro_rules! readings {
    ($($id:literal: $($variant:ident = $value:literal),+;)*) => {
        /// A reading of an entry that has several, the register's own among them; the entry and
        /// its `others` say what each takes a clause to mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reading {
            $($(#[doc = concat!("Of ", $id, ": `", $value, "`.")] $variant,)+)*
        }

        impl Reading {
            /// All of them, in the register's order.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)*];

            /// The entry's id: `I13`.
            pub const fn id(self) -> &'static str {
                match self {
                    $($(Self::$variant => $id,)+)*
                }
            }

            /// The value that chooses it in `readings`: `code-points`.
            pub const fn value(self) -> &'static str {
                match self {
                    $($(Self::$variant => $value,)+)*
                }
            }
        }
    };
}

readings! {
    "I02": I02LastDayIncluded = "last-day-included", I02DayBefore = "day-before", I02NextWorkingDay = "next-working-day";
    "I08": I08Condition = "condition", I08Duty = "duty";
    "I13": I13GraphemeClusters = "grapheme-clusters", I13CodePoints = "code-points";
    "I15": I15WrappedLines = "wrapped-lines", I15AuthorLines = "author-lines", I15WholeParagraph = "whole-paragraph";
    "I16": I16NamedHosts = "named-hosts", I16UniversityHostAlso = "university-host-also";
    "I17": I17HeaderRowCounted = "header-row-counted", I17HeaderRowNotCounted = "header-row-not-counted";
    "I18": I18AtMost = "at-most", I18Exactly = "exactly";
    "I21": I21TwiceLetterFont = "twice-letter-font", I21PixelSize = "pixel-size";
    "I24": I24OnePhone = "one-phone", I24TwoPhones = "two-phones";
    "I25": I25BeforeEvent = "before-event", I25AfterReceipt = "after-receipt";
    "I26": I26DaysBefore = "days-before", I26ClearDays = "clear-days";
    "I27": I27NextWorkingDay = "next-working-day", I27CutOffHour = "cut-off-hour", I27ClockStartsNextWorkingDay = "clock-starts-next-working-day";
    "I30": I30FiveDayWeek = "five-day-week", I30SixDayWeek = "six-day-week", I30OwnDays = "own-days";
}

impl fmt::Display for Reading {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.value())
    }
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.value())
    }
}

/// The readings taken: the register's own, but where the caller chose another.
///
/// ```
/// use nu_alumni_policy::policy::{Reading, Readings};
///
/// let mut readings = Readings::default();
/// readings.choose(Reading::I13CodePoints);
/// assert!(readings.is(Reading::I13CodePoints));
/// assert!(readings.is(Reading::I15WrappedLines));
/// assert!(readings.choose_by_name("I13", "bytes").is_err());
/// # Ok::<(), nu_alumni_policy::policy::ReadingError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings {
    /// By the entries' ids.
    chosen: BTreeMap<&'static str, Reading>,
}

impl Readings {
    /// Takes a reading in place of the one that its entry had.
    pub fn choose(&mut self, reading: Reading) {
        if reading.is_own() {
            self.chosen.remove(reading.id());
        } else {
            self.chosen.insert(reading.id(), reading);
        }
    }

    /// Takes the reading `value` of entry `id`.
    ///
    /// # Errors
    /// [`ReadingError`] where the register has no such entry, or the entry no such reading.
    pub fn choose_by_name(&mut self, id: &str, value: &str) -> Result<(), ReadingError> {
        let entry =
            interpretation(id).ok_or_else(|| ReadingError::UnknownEntry { id: id.to_owned() })?;
        let own = entry
            .value
            .ok_or_else(|| ReadingError::NoChoice { id: id.to_owned() })?;
        let all = || std::iter::once(own).chain(entry.others.iter().map(|other| other.value));
        let reading = all().find(|reading| reading.value() == value);
        let reading = reading.ok_or_else(|| ReadingError::UnknownReading {
            id: id.to_owned(),
            value: value.to_owned(),
            offered: all().map(Reading::value).collect::<Vec<_>>().join(", "),
        })?;
        self.choose(reading);
        Ok(())
    }

    /// Whether this is the reading taken of its entry.
    pub fn is(&self, reading: Reading) -> bool {
        match self.chosen.get(reading.id()) {
            Some(chosen) => *chosen == reading,
            None => reading.is_own(),
        }
    }

    /// The readings that are not the register's own, in the register's order.
    pub fn chosen(&self) -> impl Iterator<Item = Reading> {
        self.chosen.values().copied()
    }
}

impl Reading {
    /// Whether it is the register's own.
    fn is_own(self) -> bool {
        interpretation(self.id()).is_some_and(|entry| entry.value == Some(self))
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let given = BTreeMap::<String, String>::deserialize(from)?;
        let mut readings = Self::default();
        for (id, value) in &given {
            readings
                .choose_by_name(id, value)
                .map_err(D::Error::custom)?;
        }
        Ok(readings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::INTERPRETATIONS;

    #[test]
    fn each_reading_stands_once_in_the_register_under_its_entry() {
        let in_register: Vec<Reading> = INTERPRETATIONS
            .iter()
            .flat_map(|entry| {
                let all = entry.value.into_iter();
                all.chain(entry.others.iter().map(|other| other.value))
                    .inspect(|reading| assert_eq!(reading.id(), entry.id))
            })
            .collect();
        assert_eq!(in_register, Reading::ALL);
        let names = Reading::ALL.iter().map(|r| (r.id(), r.value()));
        let names: std::collections::BTreeSet<_> = names.collect();
        assert_eq!(names.len(), Reading::ALL.len());
    }
}
