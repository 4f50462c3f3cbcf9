//! What an answer rests on: edition, readings, limits, orders, calendar.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nu_alumni_ground::{map_of, sort, sort_by_key};
use serde::{Deserialize, Serialize, Serializer};

use super::{Locale, Message, Terms};
use crate::policy::{Confirmation, EDITION, EditionStatus, EntryId, Limit, Reading};

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
    /// What is to be said of that edition: that it is not approved yet, was rejected, or is not in force
    /// on the day (I47).
    pub edition_note: Option<Message>,
    /// The readings that the caller chose in place of the register's own, by entry; of one that
    /// several are taken of at once, all.
    #[serde(with = "by_entry")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_name::<crate::policy::EntryId, String>")
    )]
    pub readings: Vec<Reading>,
    /// What the University itself said of entries of the register.
    pub confirmed: Vec<ConfirmedEntry>,
    /// What it said of entries after the day asked about: that was not known then, and is left out.
    pub confirmed_later: Vec<ConfirmedEntry>,
    /// The entries that the answer rests on and the University has not confirmed: they are provisional.
    pub provisional: Vec<EntryId>,
    /// The same, for people; `None` where it rests on none.
    pub provisional_note: Option<Message>,
    /// The limits and settings that the caller set.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_name::<crate::policy::Limit, f64>")
    )]
    #[serde(serialize_with = "by_name")]
    pub limits: BTreeMap<Limit, f64>,
    /// The orders in force that touched the answer or its advice.
    pub orders: Vec<String>,
    /// Only what was known of the calendar on this day was used; `None`: all that is known.
    pub as_known_on: Option<NaiveDate>,
    /// The language of the messages.
    pub locale: Locale,
}

/// An entry of the register that the University has spoken on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConfirmedEntry {
    /// The entry.
    pub entry: EntryId,
    /// Its reading, where it has several.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Reading>"))]
    pub reading: Option<String>,
    /// Who said so for the University.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// In which document.
    pub document: String,
    /// The same, for people.
    pub message: Message,
}

impl ConfirmedEntry {
    pub(crate) fn new(
        key: &'static str,
        (entry, said): (EntryId, &Confirmation),
        locale: Locale,
    ) -> Self {
        let args = [
            ("entry", entry.name().into()),
            ("by", (&said.by).into()),
            ("date", said.on.into()),
            ("document", (&said.document).into()),
        ];
        Self {
            entry,
            reading: said.reading.map(|reading| reading.value().to_owned()),
            by: said.by.clone(),
            on: said.on,
            document: said.document.clone(),
            message: locale.message(key, args),
        }
    }
}

impl Basis {
    /// Whether the edition grants nothing (I47).
    #[cfg(feature = "mailing")]
    pub(crate) fn grants_nothing(&self) -> bool {
        self.edition_in_force == Some(false) || self.edition_status == EditionStatus::Rejected
    }

    /// The basis of an answer on these terms, before it is known which orders touch it.
    pub(crate) fn new(terms: &Terms, as_of: Option<NaiveDate>) -> Self {
        let mut basis = Self {
            as_of,
            edition: EDITION.name.to_owned(),
            edition_status: terms.edition.status,
            edition_in_force: as_of.and_then(|day| terms.edition.in_force(day)),
            edition_note: terms.edition.note(as_of, terms.locale),
            readings: Vec::new(),
            confirmed: {
                let said = terms.readings.confirmed();
                said.map(|said| ConfirmedEntry::new("basis.confirmed", said, terms.locale))
                    .collect()
            },
            confirmed_later: {
                let said = terms.readings.said_later();
                said.map(|said| ConfirmedEntry::new("basis.confirmed-later", said, terms.locale))
                    .collect()
            },
            provisional: Vec::new(),
            provisional_note: None,
            limits: map_of(terms.limits.changed()),
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

    /// The entries that the answer rests on, besides those known.
    pub(crate) fn rest_on(&mut self, entries: impl IntoIterator<Item = EntryId>) {
        let confirmed = |entry: &EntryId| self.confirmed.iter().any(|said| said.entry == *entry);
        let open = entries.into_iter().filter(|entry| !confirmed(entry));
        self.provisional.extend(open);
        sort(&mut self.provisional);
        self.provisional.dedup();
        let names: Vec<&str> = self.provisional.iter().map(|entry| entry.name()).collect();
        let entries = [("entries", names.join(", ").into())];
        let said = (!names.is_empty()).then(|| self.locale.message("basis.provisional", entries));
        self.provisional_note = said;
    }

    /// Adds readings that the answer takes besides.
    pub(crate) fn add(&mut self, readings: impl IntoIterator<Item = Reading>) {
        for reading in readings {
            if !self.readings.contains(&reading) {
                self.readings.push(reading);
            }
        }
        sort_by_key(&mut self.readings, |reading| reading.id());
    }
}

/// In JSON the limits stand by their names.
fn by_name<S: Serializer>(limits: &BTreeMap<Limit, f64>, to: S) -> Result<S::Ok, S::Error> {
    let mut by_name: Vec<(&str, f64)> =
        limits.iter().map(|(l, value)| (l.name(), *value)).collect();
    sort_by_key(&mut by_name, |(name, _)| *name);
    to.collect_map(by_name)
}

/// In JSON the readings stand by their entries, several of one in one text.
mod by_entry {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    use crate::{
        error_data::Coded as _,
        policy::{EntryId, Reading},
    };

    pub(super) fn serialize<S: Serializer>(all: &[Reading], to: S) -> Result<S::Ok, S::Error> {
        let mut by_entry: BTreeMap<EntryId, Vec<&str>> = BTreeMap::new();
        for reading in all {
            by_entry
                .entry(reading.id())
                .or_default()
                .push(reading.value());
        }
        let texts = by_entry
            .into_iter()
            .map(|(id, values)| (id, values.join(", ")));
        to.collect_map(texts)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Reading>, D::Error> {
        let mut all = Vec::new();
        for (id, values) in BTreeMap::<EntryId, String>::deserialize(from)? {
            for value in values.split(", ") {
                let reading = Reading::named(id, value);
                all.push(reading.map_err(|error| D::Error::custom(error.data()))?);
            }
        }
        Ok(all)
    }
}
