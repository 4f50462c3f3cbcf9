//! Events and research projects (4.4), where the University calls them relevant (I03).

use super::{Right, stated};
use crate::decision::condition::{Condition, Remedy};
use crate::policy::{ClauseId, EntryId, QuestionName};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::EventsAndResearch,
    &[ClauseId::C4_4],
    |right, facts, _| {
        let when = stated("university.relevant", facts.university.relevant.as_ref());
        let condition = Condition::new("relevance", right.question.clauses, when)
            .readings(&[EntryId::I03])
            .remedy(Remedy::Statement);
        Ok(Right::beside_alumnus(facts, condition))
    },
);
