//! Working Groups and Industry Advisory Boards (4.3), where the University needs members (I03).

use super::{Right, stated};
use crate::decision::condition::{Condition, Remedy};
use crate::policy::{ClauseId, EntryId, QuestionName};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::WorkingGroupsAndBoards,
    &[ClauseId::C4_3],
    |right, facts, _| {
        let when = stated("university.need", facts.university.need.as_ref());
        let condition = Condition::new("need", right.question.clauses, when)
            .readings(&[EntryId::I03])
            .remedy(Remedy::Statement);
        Ok(Right::beside_alumnus(facts, condition))
    },
);
