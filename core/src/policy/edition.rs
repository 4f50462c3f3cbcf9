//! The Policy's editions and how each stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::locale::{Locale, Message};

/// What the deciding body said of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EditionStatus {
    /// The source leaves the decision blank.
    Pending,
    /// Approved.
    Approved,
    /// Approved subject to amendments.
    ApprovedSubjectToAmendments,
    /// Rejected.
    Rejected,
    /// Some other decision.
    Other,
}

impl EditionStatus {
    /// Its name: `approved-subject-to-amendments`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::ApprovedSubjectToAmendments => "approved-subject-to-amendments",
            Self::Rejected => "rejected",
            Self::Other => "other",
        }
    }
}

/// An edition of the Policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Its name in this library.
    pub name: &'static str,
    /// How it stands. No edition so far has a decision or a date in its source, so none is
    /// carried.
    pub status: EditionStatus,
}

/// The edition whose clauses this version encodes.
///
/// ```
/// use nu_alumni_policy::policy::{EDITION, EditionStatus};
///
/// assert_eq!(EDITION.status, EditionStatus::Pending);
/// ```
pub const EDITION: Edition = Edition {
    name: "alumni-relations-policy",
    status: EditionStatus::Pending,
};

/// What the caller knows of the edition's standing, which its source leaves blank.
///
/// ```
/// use nu_alumni_policy::policy::EditionStanding;
///
/// let standing: EditionStanding =
///     serde_json::from_str(r#"{"status": "approved", "from": "2024-09-01"}"#)?;
/// assert_eq!(standing.in_force("2024-08-31".parse()?), Some(false));
/// assert_eq!(standing.in_force("2024-09-01".parse()?), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EditionStanding {
    /// What the deciding body said.
    pub status: EditionStatus,
    /// The day on which it enters into force.
    pub from: Option<NaiveDate>,
    /// The first day on which another edition is in force instead.
    pub until: Option<NaiveDate>,
}

impl Default for EditionStanding {
    fn default() -> Self {
        Self {
            status: EDITION.status,
            from: None,
            until: None,
        }
    }
}

impl EditionStanding {
    /// Whether it grants nothing (I47): it was rejected, or is not in force on the day.
    pub(crate) fn grants_nothing(&self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.in_force(day) == Some(false),
            None => self.status == EditionStatus::Rejected,
        }
    }

    /// The first day on which what it says no longer holds; one that was rejected never did.
    pub(crate) fn ends(&self) -> Option<NaiveDate> {
        self.until
            .filter(|_| self.status != EditionStatus::Rejected)
    }

    /// What is to be said of it: that it is not approved yet, was rejected, or is not in force on the
    /// day.
    pub(crate) fn note(&self, day: Option<NaiveDate>, locale: Locale) -> Option<Message> {
        let key = match self.status {
            EditionStatus::Rejected => "edition.rejected",
            _ if self.grants_nothing(day) => "edition.unmet",
            EditionStatus::Pending => "edition.pending",
            EditionStatus::Other => "edition.other",
            _ => return None,
        };
        Some(locale.message(key, None))
    }

    /// Whether the edition is in force on a day; `None` where that is not known.
    pub fn in_force(&self, day: NaiveDate) -> Option<bool> {
        let over = self.until.is_some_and(|until| until <= day);
        let to_come = self.from.is_some_and(|from| day < from);
        match self.status {
            EditionStatus::Rejected => Some(false),
            _ if over || to_come => Some(false),
            EditionStatus::Pending | EditionStatus::Other => None,
            EditionStatus::Approved | EditionStatus::ApprovedSubjectToAmendments => {
                self.from.map(|_| true)
            }
        }
    }
}
