//! The readings that an answer takes, one for each open entry of the register.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error as _};
use thiserror::Error;

use super::{INTERPRETATIONS, interpretation};

/// A choice of reading that the register does not offer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
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

/// A reading other than the register's own, by its entry and value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// The entry's id.
    pub id: &'static str,
    /// The reading's value.
    pub value: &'static str,
}

/// The readings taken: the register's own, but where the caller chose another.
///
/// ```
/// use nu_alumni_policy::policy::Readings;
///
/// let mut readings = Readings::default();
/// readings.choose("I13", "code-points")?;
/// assert!(readings.is("I13", "code-points"));
/// assert!(readings.is("I15", "wrapped-lines"));
/// assert!(readings.choose("I13", "bytes").is_err());
/// # Ok::<(), nu_alumni_policy::policy::ReadingError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings {
    chosen: BTreeMap<&'static str, &'static str>,
}

impl Readings {
    /// Takes the reading `value` of entry `id`.
    pub fn choose(&mut self, id: &str, value: &str) -> Result<(), ReadingError> {
        let entry =
            interpretation(id).ok_or_else(|| ReadingError::UnknownEntry { id: id.to_owned() })?;
        let own = entry
            .value
            .ok_or_else(|| ReadingError::NoChoice { id: id.to_owned() })?;
        if value == own {
            self.chosen.remove(entry.id);
            return Ok(());
        }
        let other = entry.others.iter().find(|o| o.value == value);
        let other = other.ok_or_else(|| ReadingError::UnknownReading {
            id: id.to_owned(),
            value: value.to_owned(),
            offered: std::iter::once(own)
                .chain(entry.others.iter().map(|o| o.value))
                .collect::<Vec<_>>()
                .join(", "),
        })?;
        self.chosen.insert(entry.id, other.value);
        Ok(())
    }

    /// Whether entry `id` is read as `value`.
    pub fn is(&self, id: &str, value: &str) -> bool {
        self.chosen
            .get(id)
            .copied()
            .or_else(|| interpretation(id)?.value)
            == Some(value)
    }

    /// The readings that are not the register's own, in the register's order.
    pub fn chosen(&self) -> impl Iterator<Item = Reading> {
        INTERPRETATIONS.iter().filter_map(|entry| {
            self.chosen.get(entry.id).map(|&value| Reading {
                id: entry.id,
                value,
            })
        })
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let given = BTreeMap::<String, String>::deserialize(from)?;
        let mut readings = Self::default();
        for (id, value) in &given {
            readings.choose(id, value).map_err(D::Error::custom)?;
        }
        Ok(readings)
    }
}
