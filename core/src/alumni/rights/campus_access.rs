//! Access to the campus (4.14), with both cards (I04).

use super::Right;
use crate::decision::condition::{Condition, Fact, Remedy, When};
use crate::policy::{ClauseId, EntryId, QuestionName};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::CampusAccess,
    &[ClauseId::C4_14],
    |right, facts, _| {
        let person = &facts.person;
        let alumni_card = || Fact::flag("person.alumni_card", person.alumni_card);
        let identification =
            || Fact::flag("person.identification_card", person.identification_card);
        let both = When::All(vec![alumni_card().yes(), identification().yes()]);
        let condition = Condition::new("cards", right.question.clauses, both)
            .readings(&[EntryId::I04])
            .remedy(Remedy::Document)
            .unmet_as(
                "neither",
                When::All(vec![alumni_card().no(), identification().no()]),
            )
            .unmet_as("no-alumni-card", alumni_card().no())
            .unmet_as("no-identification-card", identification().no());
        Ok(Right::beside_alumnus(facts, condition))
    },
);
