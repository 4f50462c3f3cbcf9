use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Locale;
use crate::policy::{EDITION, Limits, Reading, Readings};

/// What the answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Basis {
    /// The edition of the Policy.
    pub edition: String,
    /// That edition's standing.
    pub edition_status: String,
    /// The readings that the caller chose in place of the register's own, by entry; of one that
    /// several are taken of at once, all.
    pub readings: BTreeMap<String, String>,
    /// The limits and settings that the caller set.
    pub limits: BTreeMap<String, f64>,
    /// Only what was known of the calendar on this day was used; `None`: all that is known.
    pub as_known_on: Option<NaiveDate>,
    /// The language of the messages.
    pub locale: Locale,
}

impl Basis {
    /// The basis of an answer with these readings and limits.
    pub(crate) fn of(readings: &Readings, limits: &Limits, locale: Locale) -> Self {
        let mut basis = Self {
            edition: EDITION.name.to_owned(),
            edition_status: EDITION.status.name().to_owned(),
            readings: BTreeMap::new(),
            limits: limits
                .changed()
                .map(|(limit, value)| (limit.name().to_owned(), value))
                .collect(),
            as_known_on: None,
            locale,
        };
        basis.add(readings.chosen());
        basis
    }

    /// Adds readings that the answer takes besides.
    pub(crate) fn add(&mut self, readings: impl IntoIterator<Item = Reading>) {
        for reading in readings {
            let taken = self.readings.entry(reading.id().to_owned()).or_default();
            if !taken.split(", ").any(|value| value == reading.value()) {
                if !taken.is_empty() {
                    taken.push_str(", ");
                }
                taken.push_str(reading.value());
            }
        }
    }
}
