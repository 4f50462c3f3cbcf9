//! The directions of Appendix 1, section 1.

use crate::policy::ClauseId;
use serde::{Deserialize, Serialize};

/// What a mailing is for: one of the directions of Appendix 1, section 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// A digest with the School's news (A1.1).
    SchoolDigest,
    /// Vacancies, by year of graduation (A1.2).
    GraduationYearVacancies,
    /// An invitation to an event (A1.3).
    EventInvitation,
    /// An invitation to a research or expert project (A1.4).
    ResearchInvitation,
    /// An Open Day (A1.5).
    OpenDay,
    /// A special decision of the Governing Board (A1.6).
    BoardDecision,
    /// The sender says that none of the six fits (I29).
    None,
}

impl Direction {
    /// The clauses that name them.
    pub(crate) const CLAUSES: &[ClauseId] = &[
        ClauseId::A1_1,
        ClauseId::A1_2,
        ClauseId::A1_3,
        ClauseId::A1_4,
        ClauseId::A1_5,
        ClauseId::A1_6,
    ];

    /// The clause that names it; `None` where no direction fits.
    pub fn clause(self) -> Option<ClauseId> {
        match self {
            Self::SchoolDigest => Some(ClauseId::A1_1),
            Self::GraduationYearVacancies => Some(ClauseId::A1_2),
            Self::EventInvitation => Some(ClauseId::A1_3),
            Self::ResearchInvitation => Some(ClauseId::A1_4),
            Self::OpenDay => Some(ClauseId::A1_5),
            Self::BoardDecision => Some(ClauseId::A1_6),
            Self::None => None,
        }
    }
}
