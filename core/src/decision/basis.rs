//! What an answer rests on: edition, readings, limits, orders, calendar.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Locale, Terms};
use crate::policy::{EDITION, EditionStatus, Reading};

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// The day that was asked about; `None` where the question was about none.
    pub as_of: Option<NaiveDate>,
    /// The edition of the Policy.
    pub edition: String,
    /// That edition's standing.
    pub edition_status: EditionStatus,
    /// Whether that edition is in force on the day; `None` where that is not known.
    pub edition_in_force: Option<bool>,
    /// The readings that the caller chose in place of the register's own, by entry; of one that
    /// several are taken of at once, all.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_name::<crate::schema::EntryId, String>")
    )]
    pub readings: BTreeMap<String, String>,
    /// The limits and settings that the caller set.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_name::<crate::policy::Limit, f64>")
    )]
    pub limits: BTreeMap<String, f64>,
    /// The orders in force that touched the answer or its advice.
    pub orders: Vec<String>,
    /// Only what was known of the calendar on this day was used; `None`: all that is known.
    pub as_known_on: Option<NaiveDate>,
    /// The language of the messages.
    pub locale: Locale,
}

impl Basis {
    /// The basis of an answer on these terms, before it is known which orders touch it.
    pub(crate) fn new(terms: &Terms, as_of: Option<NaiveDate>) -> Self {
        let mut basis = Self {
            as_of,
            edition: EDITION.name.to_owned(),
            edition_status: terms.edition.status,
            edition_in_force: as_of.and_then(|day| terms.edition.in_force(day)),
            readings: BTreeMap::new(),
            limits: terms
                .limits
                .changed()
                .map(|(limit, value)| (limit.name().to_owned(), value))
                .collect(),
            orders: Vec::new(),
            as_known_on: terms.calendar.as_known_on,
            locale: terms.locale,
        };
        basis.add(terms.readings.chosen());
        basis
    }

    /// The same with the orders that touched the parts of the answer, in the caller's order.
    pub(crate) fn touched_by<'o>(
        mut self,
        of_parts: impl Iterator<Item = &'o String>,
        terms: &Terms,
    ) -> Self {
        let touching: Vec<&String> = of_parts.collect();
        let ids = terms.orders.iter().map(|order| &order.id);
        self.orders = ids.filter(|id| touching.contains(id)).cloned().collect();
        self
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
