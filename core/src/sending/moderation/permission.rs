//! Whether something may go out as it was submitted: to lists that are not the School's own (I49), and
//! of the Center without a direction (I39).

use chrono::NaiveDate;

use super::{ModerationFacts, ModerationStep};
use crate::{
    decision::{
        Approvals, Arg, CENTER, Decision, GivenError, Question, QuestionFact, Terms,
        condition::{Condition, Fact},
    },
    policy::{ClauseId, EntryId, QuestionName, Reading},
    sending::Direction,
};

/// What it is decided by. It is a part of the answer to a moderation.
const PERMISSION: QuestionFact = QuestionFact {
    name: QuestionName::Moderation,
    clauses: &[ClauseId::A3_1, ClauseId::C7_1],
    dated: true,
};

/// `None` where nothing that was submitted asks for it, or it does not go out.
pub(super) fn permission(
    facts: &ModerationFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Option<Box<Decision>>, GivenError> {
    let submission = facts.record.submission();
    if facts
        .record
        .state_on(&terms.readings, Some(as_of))
        .is_called_off()
    {
        return Ok(None);
    }
    let known = facts.record.known_on(Some(as_of));
    let sent = known
        .iter()
        .find(|entry| entry.step == ModerationStep::Send);
    let done_on = sent.map(|entry| entry.at).or(facts.planned_send);
    let done_on = done_on.map(|moment| moment.date());
    let approvals = Approvals {
        given: &facts.approvals,
        done_on,
    };
    approvals.check("facts.approvals", as_of, terms)?;
    let mut others: Vec<String> = Vec::new();
    for list in submission.lists_of_others() {
        let owner = list.school.as_deref().unwrap_or(CENTER);
        if others.iter().all(|known| known != owner) {
            others.push(owner.to_owned());
        }
    }
    let without_direction =
        submission.direction == Direction::None && terms.readings.is(Reading::I39EveryMailing);
    if others.is_empty() && !without_direction {
        return Ok(None);
    }
    let lists = || Fact::known("record.submission.lists", 0, others.join(", ")).yes();
    let whose = || Arg::names("approver", &others);
    let conditions = |terms: &Terms| {
        let mut conditions = Vec::new();
        if without_direction {
            let direction = Fact::known("record.submission.direction", 0, "none").yes();
            conditions.push(
                Condition::new("center-direction", Direction::CLAUSES, direction)
                    .readings(&[EntryId::I29, EntryId::I39]),
            );
        }
        if others.is_empty() {
            return Ok(conditions);
        }
        if terms.readings.is(Reading::I49OwnListsOnly) {
            conditions.push(
                Condition::new("own-lists", &[ClauseId::A3_1], lists())
                    .readings(&[EntryId::I49])
                    .arg("schools", whose()),
            );
            return Ok(conditions);
        }
        let (waived, orders) = terms.waived(ClauseId::C7_1, done_on);
        let clauses = &[ClauseId::C7_1, ClauseId::A3_1];
        let key = match sent {
            Some(_) => "other-lists-sent",
            None => "other-lists",
        };
        conditions.push(
            Condition::new(key, clauses, waived)
                .readings(&[EntryId::I49])
                .or_approval(CENTER)
                .changed_by(orders)
                .arg("schools", whose()),
        );
        Ok(conditions)
    };
    let question = Question {
        fact: &PERMISSION,
        approvals,
        outside: &[],
        conditions: &conditions,
    };
    question.decide(as_of, terms).map(|one| Some(Box::new(one)))
}
