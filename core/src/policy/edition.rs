//! The Policy's editions and how each stands.

use serde::Serialize;

/// What the deciding body said of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
/// use nu_alumni_policy::{EDITION, EditionStatus};
///
/// assert_eq!(EDITION.status, EditionStatus::Pending);
/// ```
pub const EDITION: Edition = Edition {
    name: "alumni-relations-policy",
    status: EditionStatus::Pending,
};
