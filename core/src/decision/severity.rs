//! How grave a finding is.

use serde::{Deserialize, Serialize};

/// What a finding does to the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; never changes the outcome.
    Advice,
    /// It cannot be told until the facts in `missing` are given.
    Undetermined,
    /// A person has to look.
    NeedsReview,
    /// The clause is broken.
    Violation,
}
