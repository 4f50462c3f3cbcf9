//! What is on record of a person's responsibilities: forms (5.6), changes (5.7), disclosure
//! (5.11).

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Person, person::PERSON};
use crate::{
    calendar::{DayError, parse_date},
    decision::{
        GivenError, QuestionError, Terms,
        condition::{Condition, When},
        error::{at_most, distinct},
    },
    error_data::parsed,
    policy::{ClauseId, EntryId},
};

/// More forms than this in one record are refused.
const MOST_FORMS: usize = 256;

/// More changes than this in one record are refused.
const MOST_CHANGES: usize = 30;

/// A form, survey or questionnaire that the person was asked to fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// Whether it was answered.
    pub answered: Option<bool>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeOf {
    /// Contact information.
    Contacts,
    /// The place of employment.
    Employer,
    /// The position.
    Position,
}

/// Whether and when the Center was told: `not-yet`, or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String", extend(
    "anyOf" = [{"enum": ["not-yet"]}, {"type": "string", "format": "date"}]
)))]
pub enum Told {
    /// Not so far.
    NotYet,
    /// On this day.
    On(NaiveDate),
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYet => f.write_str("not-yet"),
            Self::On(day) => day.fmt(f),
        }
    }
}

impl FromStr for Told {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        if text == "not-yet" {
            return Ok(Self::NotYet);
        }
        let day = parse_date(text).map(Self::On);
        day.map_err(|reason| DayError {
            known: &["not-yet"],
            reason,
        })
    }
}

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a date, as 2026-12-21, or not-yet")
    }
}

impl From<Told> for String {
    fn from(told: Told) -> Self {
        told.to_string()
    }
}

/// A change that the Center is to be told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactChange {
    /// Its id.
    pub id: String,
    /// What changed.
    pub of: ChangeOf,
    /// When it did.
    pub changed_on: NaiveDate,
    /// Whether and when the Center was told.
    pub told: Option<Told>,
}

impl ContactChange {
    /// One of which it is not known whether the Center was told.
    ///
    /// ```
    /// use nu_alumni_policy::{
    ///     alumni::{ChangeOf, ContactChange, Told},
    ///     calendar::parse_date,
    /// };
    ///
    /// let moved = ContactChange::new("c1", ChangeOf::Employer, parse_date("2026-03-02")?);
    /// assert_eq!(moved.told, None);
    /// let told = ContactChange { told: Some(Told::NotYet), ..moved };
    /// assert_eq!(serde_json::to_value(told)?["told"], "not-yet");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, of: ChangeOf, changed_on: NaiveDate) -> Self {
        Self {
            id: id.into(),
            of,
            changed_on,
            told: None,
        }
    }
}

/// What is known of a disclosure or a use of information.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Whether it tells of what the University's people or its alumni do.
    pub about_nu_or_alumni: Option<bool>,
    /// Whether it was disclosed.
    pub disclosed: Option<bool>,
    /// Whether it was used for the person's own or a third party's interests.
    pub used_for_interests: Option<bool>,
}

/// A person's record. What is not given is not known; an empty list says that there was nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
// TypeScript has a `Record` of its own.
#[cfg_attr(feature = "schema", schemars(rename = "AlumnusRecord"))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The forms asked for (5.6).
    pub forms: Option<Vec<Form>>,
    /// The changes (5.7).
    pub changes: Option<Vec<ContactChange>>,
    /// Information that may have been disclosed or used (5.11).
    #[serde(default)]
    pub disclosure: Disclosure,
}

/// What the record's questions hang on: section 5 binds Alumni alone (I44).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordFacts {
    /// Whose record it is. Of somebody who is no Alumnus none of it is asked (I44).
    #[serde(default)]
    pub person: Person,
    /// The record.
    #[serde(default)]
    pub record: Record,
}

impl RecordFacts {
    /// That it can be so.
    pub(super) fn check(&self, as_of: NaiveDate, terms: &Terms) -> Result<(), QuestionError> {
        self.person.check(PERSON, terms)?;
        Ok(self.record.check(as_of)?)
    }

    /// What is asked of Alumni: whoever is none meets it (I44).
    pub(super) fn of_alumni(&self, key: &'static str, clause: ClauseId, when: When) -> Condition {
        let no_alumnus = self.person.graduated().not();
        let either = When::Any(vec![no_alumnus.clone(), when]);
        Condition::new(key, &[clause], either)
            .readings(&[EntryId::I44])
            .met_as("no-alumnus", no_alumnus)
    }

    /// Whether it is asked on a day; `None` where it is not known.
    pub(super) fn asked(&self, day: NaiveDate) -> Option<bool> {
        self.person.graduated().met(day, &[])
    }
}

impl Record {
    fn check(&self, as_of: NaiveDate) -> Result<(), GivenError> {
        let forms = self.forms.as_deref().unwrap_or_default();
        at_most("facts.record.forms", forms.len(), MOST_FORMS)?;
        distinct("facts.record.forms", forms.iter().map(|f| f.id.as_str()))?;
        let changes = self.changes.as_deref().unwrap_or_default();
        at_most("facts.record.changes", changes.len(), MOST_CHANGES)?;
        distinct(
            "facts.record.changes",
            changes.iter().map(|c| c.id.as_str()),
        )?;
        for (i, change) in changes.iter().enumerate() {
            let told = match change.told {
                Some(Told::On(day)) => Some(("told", day)),
                _ => None,
            };
            let days = [("changed_on", change.changed_on)].into_iter().chain(told);
            for (name, date) in days {
                if date > as_of {
                    return Err(GivenError::InTheFuture {
                        path: format!("facts.record.changes[{i}].{name}"),
                        date,
                        as_of,
                    });
                }
            }
        }
        Ok(())
    }
}
