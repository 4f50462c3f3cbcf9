//! `direction-stated`: the mailing goes out in one of the six directions of Appendix 1, section 1.
//! The text cannot say in which, so the brief does; that none fits can be said too (I29).

use super::{Binding, Case, Found, Place, RowStatus, Rule, Standing};
use crate::policy::{ClauseId, EntryId, RuleName};
use crate::{decision::Arg, mailing::Brief, sending::Direction};

pub(super) const RULE: Rule = Rule {
    name: RuleName::DirectionStated,
    clauses: Direction::CLAUSES,
    readings: &[EntryId::I29, EntryId::I39],
    binds: in_direction,
    check,
};

/// What the Center itself sends, and surveys, go out in no direction (I39). Of the six clauses that of the direction stated binds; where none is, or none fits, all do.
pub(super) fn in_direction(brief: &Brief, clause: ClauseId) -> Binding {
    if !brief.bound_by_directions() {
        let standing = Standing::new(RowStatus::NotApplicable, "row.no-direction");
        return Binding::Stands(standing.readings(&[EntryId::I39]));
    }
    match brief.direction.and_then(Direction::clause) {
        Some(stated) if stated != clause => {
            let standing = Standing::new(RowStatus::NotApplicable, "row.other-direction");
            Binding::Stands(standing.arg("direction", Arg::name("direction", stated)))
        }
        Some(_) => Binding::Binds {
            quiet: "row.direction",
        },
        None => Binding::Binds {
            quiet: "row.satisfied",
        },
    }
}

fn check(case: &Case<'_>) -> Vec<Found> {
    match case.brief.direction {
        None => vec![Found::undetermined(
            Place::Body(None),
            "not-stated",
            "direction",
        )],
        Some(Direction::None) => vec![Found::violation(Place::Body(None), "none-fits")],
        Some(_) => Vec::new(),
    }
}
