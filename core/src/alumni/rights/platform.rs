//! The Alumni platform (4.2), where there is one (I03).

use super::Right;
use crate::decision::condition::{Condition, Fact, Remedy};
use crate::policy::{ClauseId, EntryId, QuestionName};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::AlumniPlatform,
    &[ClauseId::C4_2],
    |right, facts, _| {
        let when = Fact::flag("university.platform", facts.university.platform).yes();
        let condition = Condition::new("platform", right.question.clauses, when)
            .readings(&[EntryId::I03])
            .remedy(Remedy::Statement);
        Ok(Right::beside_alumnus(facts, condition))
    },
);
