//! Whether something may go out as it was submitted: to lists that are not its own (I49, I54), and of
//! the Center without a direction (I39).

use chrono::NaiveDate;

use super::{ModerationFacts, ModerationState, ModerationStep};
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
    permission_on(facts, Some(as_of), as_of, terms)
}

/// The same on a day, of what was recorded up to the end of another.
pub(crate) fn permission_on(
    facts: &ModerationFacts,
    recorded: Option<NaiveDate>,
    day: NaiveDate,
    terms: &Terms,
) -> Result<Option<Box<Decision>>, GivenError> {
    let submission = facts.record.submission();
    let state = facts.record.state_on(&terms.readings, recorded);
    if state.is_called_off() {
        return Ok(None);
    }
    let approvals = Approvals {
        given: &facts.approvals,
        done_on: facts.done_on(recorded),
        is_done: state == ModerationState::Sent,
    };
    approvals.check("facts.approvals", day, terms)?;
    let without_direction =
        submission.direction == Direction::None && terms.readings.is(Reading::I39EveryMailing);
    let conditions = |terms: &Terms| {
        let direction = Fact::known("record.submission.direction", 0, "none").yes();
        let direction = Condition::new("center-direction", Direction::CLAUSES, direction)
            .readings(&[EntryId::I29, EntryId::I39]);
        let direction = without_direction.then_some(direction);
        direction
            .into_iter()
            .chain(of_lists(facts, recorded, terms))
            .collect::<Vec<_>>()
    };
    if conditions(terms).is_empty() {
        return Ok(None);
    }
    let question = Question {
        fact: &PERMISSION,
        approvals,
        outside: &[],
        conditions: &|terms| Ok(conditions(terms)),
    };
    question.decide(day, terms).map(|one| Some(Box::new(one)))
}

/// What lists that are not its own ask for (I49, I54). `None` where there are none, or it does not go
/// out.
pub(crate) fn of_lists(
    facts: &ModerationFacts,
    recorded: Option<NaiveDate>,
    terms: &Terms,
) -> Option<Condition> {
    let state = facts.record.state_on(&terms.readings, recorded);
    let mut others: Vec<String> = Vec::new();
    let submission = facts.record.submission();
    for list in submission.lists_of_others(terms) {
        let owner = list.school.as_deref().unwrap_or(CENTER);
        if others.iter().all(|known| known != owner) {
            others.push(owner.to_owned());
        }
    }
    if others.is_empty() || state.is_called_off() {
        return None;
    }
    let whose = Arg::names("approver", &others);
    let own_only = match submission.center {
        true => Some(("center-lists", EntryId::I54)),
        false => Some(("own-lists", EntryId::I49))
            .filter(|_| terms.readings.is(Reading::I49OwnListsOnly)),
    };
    if let Some((key, entry)) = own_only {
        let lists = Fact::known("record.submission.lists", 0, others.join(", ")).yes();
        let own_only = Condition::new(key, &[ClauseId::A3_1], lists);
        return Some(own_only.readings(&[entry]).arg("schools", whose));
    }
    let (waived, orders) = terms.waived(ClauseId::C7_1, facts.done_on(recorded));
    let key = match state {
        ModerationState::Sent => "other-lists-sent",
        _ => "other-lists",
    };
    let approved = Condition::new(key, &[ClauseId::C7_1, ClauseId::A3_1], waived)
        .readings(&[EntryId::I49])
        .or_approval(CENTER);
    Some(approved.changed_by(orders).arg("schools", whose))
}

impl ModerationFacts {
    /// Whether it was sent, by what was recorded up to the end of a day.
    #[cfg(feature = "mailing")]
    pub(crate) fn is_sent(&self, recorded: Option<NaiveDate>) -> bool {
        let known = self.record.known_on(recorded);
        known.iter().any(|entry| entry.step == ModerationStep::Send)
    }

    /// The day on which it was sent, by what was recorded up to the end of a day, else is to be.
    fn done_on(&self, recorded: Option<NaiveDate>) -> Option<NaiveDate> {
        let known = self.record.known_on(recorded);
        let sent = known
            .iter()
            .find(|entry| entry.step == ModerationStep::Send);
        let done_on = sent.map(|entry| entry.at).or(self.planned_send);
        done_on.map(|moment| moment.date())
    }
}
