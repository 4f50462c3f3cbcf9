//! Events and research projects (4.4), where the University calls them relevant (I03); and the other
//! rights to what is relevant (I34).

use super::{Right, RightsFacts, stated};
use crate::alumni::status::is_alumnus;
use crate::decision::{
    GivenError, Terms,
    condition::{Condition, Remedy},
};
use crate::policy::{ClauseId, EntryId, QuestionName, Reading};

pub(super) const RIGHT: Right = Right::new(
    QuestionName::EventsAndResearch,
    &[ClauseId::C4_4],
    |right, facts, _| {
        let condition = relevance("relevance", right, facts).readings(&[EntryId::I03]);
        Ok(Right::beside_alumnus(facts, condition))
    },
);

/// That the University judged it relevant to the person.
fn relevance(key: &'static str, right: &Right, facts: &RightsFacts) -> Condition {
    let when = stated("university.relevant", facts.university.relevant.as_ref());
    Condition::new(key, right.question.clauses, when).remedy(Remedy::Statement)
}

/// What a right to relevant news, courses or information hangs on besides: nothing, as the University
/// chooses what is relevant, or that it judged so (4.5, 4.10, 4.11, I34).
pub(super) fn of_relevant(
    right: &Right,
    facts: &RightsFacts,
    terms: &Terms,
) -> Result<Vec<Condition>, GivenError> {
    let alumnus = is_alumnus(&facts.person, Some(right.clause()));
    if terms.readings.is(Reading::I34StatedFact) {
        let condition = relevance("relevant", right, facts).readings(&[EntryId::I34]);
        return Ok(vec![alumnus, condition]);
    }
    let readings = [alumnus.readings.as_slice(), &[EntryId::I34]].concat();
    Ok(vec![alumnus.readings(&readings)])
}
