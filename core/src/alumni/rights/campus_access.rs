//! Access to the campus (4.14), with both cards (I04).

use super::Right;
use crate::decision::condition::{Condition, Fact, Remedy, When};
use crate::policy::{ClauseId, EntryId, QuestionName};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::CampusAccess,
    &[ClauseId::C4_14],
    "May she enter the campus?",
    |right, facts, _| {
        let person = &facts.person;
        let both = When::All(vec![
            Fact::flag("person.alumni_card", person.alumni_card).yes(),
            Fact::flag("person.identification_card", person.identification_card).yes(),
        ]);
        let condition = Condition::new("cards", right.question.clauses, both)
            .readings(&[EntryId::I04])
            .remedy(Remedy::Document);
        Ok(Right::beside_alumnus(facts, condition))
    },
);
