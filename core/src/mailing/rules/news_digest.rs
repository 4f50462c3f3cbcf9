//! Section 2 of Appendix 1 does not bind a news digest (A2.0, I12); the other sections do.

use super::{Binding, Brief, RowStatus, Standing, Unruled};
use crate::policy::{ClauseId, EntryId};
use crate::sending::Direction;

const READINGS: &[EntryId] = &[EntryId::I12];

/// The clause itself says whether it takes the mailing out.
pub(super) const UNRULED: Unruled = Unruled {
    clauses: &[ClauseId::A2_0],
    standing,
};

fn standing(brief: &Brief, _: ClauseId) -> Standing {
    let standing = match brief.direction {
        None => {
            Standing::new(RowStatus::Undetermined, "row.digest-unknown").missing(&["direction"])
        }
        Some(Direction::SchoolDigest) => Standing::new(RowStatus::NotApplicable, "row.binds-not"),
        Some(_) => Standing::new(RowStatus::NotApplicable, "row.binds"),
    };
    standing.readings(READINGS)
}

/// The clauses of section 2: without a direction the mailing may be a digest.
pub(super) fn binds_no_digest(brief: &Brief, _: ClauseId) -> Binding {
    match brief.direction {
        None => Binding::Perhaps,
        Some(Direction::SchoolDigest) => {
            let standing = Standing::new(RowStatus::NotApplicable, "row.digest");
            Binding::Stands(standing.readings(READINGS))
        }
        Some(_) => Binding::Binds {
            quiet: "row.satisfied",
        },
    }
}
