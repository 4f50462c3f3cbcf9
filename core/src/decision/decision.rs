//! A decision: its outcome, from when until when it stands, and its reasons.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

#[cfg(feature = "mailing")]
use super::error::path_of_brief;
use super::{Arg, Ask, Basis, Effect, Locale, Message, Outcome};
use crate::{
    error_data::ErrorData,
    policy::{ClauseId, EntryId, QuestionName},
};

/// A fact that a reason rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FactUsed {
    /// Where it stands in the request: `facts.person.degrees`, `terms.orders[0]`.
    pub path: String,
    /// How it was given; `None` where it was not.
    pub value: Option<String>,
}

/// Why an answer is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reason {
    /// The clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What it does to the outcome.
    pub effect: Effect,
    /// Where it leaves the answer open: the worst that it can turn out to be.
    pub could: Option<Effect>,
    /// The facts it used.
    pub facts: Vec<FactUsed>,
    /// The orders under 9.1 that it rests on.
    pub orders: Vec<String>,
    /// The reason in words.
    pub message: Message,
}

/// The days on which an outcome stays the same with the same facts, and those who have to agree
/// with it, half-open. They reach over no end of the edition that is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Valid {
    /// The first day; `None` where no day is too early.
    pub from: Option<NaiveDate>,
    /// The first day on which it is another; `None` where it stays.
    pub until: Option<NaiveDate>,
}

/// What follows when the validity ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Next {
    /// From this day on.
    pub from: NaiveDate,
    /// The outcome then.
    pub outcome: Outcome,
    /// Who has to agree then, where it needs an approval.
    pub approvers: Vec<String>,
    /// The clauses that change it.
    pub clauses: Vec<ClauseId>,
}

/// A duty or an advice that comes with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Note {
    /// The clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// The last day to do it, where there is one.
    pub due: Option<NaiveDate>,
    /// What is to be done.
    pub message: Message,
}

/// By what an answer would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeBy {
    /// Time passing.
    Time,
    /// A document: a card, papers.
    Document,
    /// A degree that NU confers.
    Degree,
    /// What the University or a unit of it states or does.
    Statement,
    /// The approval of everyone in `approvers`.
    Approval,
}

/// What would change an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WouldChange {
    /// By what.
    pub by: ChangeBy,
    /// On which day, where time changes it.
    pub on: Option<NaiveDate>,
    /// The facts that would have to be others.
    pub facts: Vec<String>,
    /// The clauses that are met then.
    pub clauses: Vec<ClauseId>,
    /// The outcome then.
    pub outcome: Outcome,
}

/// The answer as it would be without any order under 9.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WithoutOrder {
    /// The outcome.
    pub outcome: Outcome,
    /// On which days.
    pub valid: Valid,
}

/// The answer to a question, with everything that it rests on. Its outcome is what the effects
/// of its reasons fold to, and cannot be set: one that is read with another outcome is refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Decision {
    /// The question's name.
    pub(super) question: QuestionName,
    /// The clauses that the question is about.
    pub(super) clauses: Vec<ClauseId>,
    /// The outcome.
    pub(super) outcome: Outcome,
    /// The outcome in a sentence.
    pub(super) headline: Message,
    /// Who has to agree, where the outcome needs an approval.
    pub(super) approvers: Vec<String>,
    /// Every reason, in the order of the conditions.
    pub(super) reasons: Vec<Reason>,
    /// The sets of missing facts that can settle an open answer; the one to ask first is the first.
    pub(super) ask: Vec<Ask>,
    /// The days on which the outcome and its approvers are the same with the same facts.
    pub(super) valid: Valid,
    /// What follows when the validity ends; `None` where it stays, or another edition follows.
    pub(super) next: Option<Next>,
    /// What somebody has to do.
    pub(super) duties: Vec<Note>,
    /// What is worth knowing and changes nothing.
    pub(super) advice: Vec<Note>,
    /// What would change the outcome.
    pub(super) would_change: Vec<WouldChange>,
    /// The answer without the orders that touched it.
    pub(super) without_order: Option<WithoutOrder>,
    /// What it rests on.
    pub(super) basis: Basis,
}

/// A decision as it is read, before its outcome is held against its reasons. Nobody else sees it.
#[derive(Deserialize)]
#[serde(remote = "Decision")]
struct AsRead {
    question: QuestionName,
    clauses: Vec<ClauseId>,
    outcome: Outcome,
    headline: Message,
    approvers: Vec<String>,
    reasons: Vec<Reason>,
    ask: Vec<Ask>,
    valid: Valid,
    next: Option<Next>,
    duties: Vec<Note>,
    advice: Vec<Note>,
    would_change: Vec<WouldChange>,
    without_order: Option<WithoutOrder>,
    basis: Basis,
}

impl<'de> Deserialize<'de> for Decision {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = AsRead::deserialize(from)?;
        derived("outcome", read.outcome, outcome_of(&read.reasons))?;
        Ok(read)
    }
}

/// The outcome that the effects of reasons fold to.
pub(super) fn outcome_of(reasons: &[Reason]) -> Outcome {
    Outcome::of(reasons.iter().map(|reason| (reason.effect, reason.could)))
}

/// That what was read of a derived field is what it is derived to be.
pub(crate) fn derived<T: PartialEq + Display, E: de::Error>(
    field: &str,
    read: T,
    derived: T,
) -> Result<(), E> {
    if read == derived {
        return Ok(());
    }
    let message = format!("it is `{read}`, and what it rests on makes it `{derived}`");
    Err(E::custom(ErrorData::new("forged", message).inside(field)))
}

impl Decision {
    /// The question's name.
    pub fn question(&self) -> QuestionName {
        self.question
    }

    /// The clauses that the question is about.
    pub fn clauses(&self) -> &[ClauseId] {
        &self.clauses
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The outcome in a sentence: "Yes, through 13 June 2026."
    pub fn headline(&self) -> &Message {
        &self.headline
    }

    /// Who has to agree, where the outcome needs an approval.
    pub fn approvers(&self) -> &[String] {
        &self.approvers
    }

    /// Every reason, in the order of the conditions.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The sets of missing facts that can settle an open answer; the one to ask first is the first.
    pub fn ask(&self) -> &[Ask] {
        &self.ask
    }

    /// The days on which the outcome and its approvers are the same with the same facts.
    pub fn valid(&self) -> Valid {
        self.valid
    }

    /// What follows when the validity ends; `None` where it stays, or another edition follows.
    pub fn next(&self) -> Option<&Next> {
        self.next.as_ref()
    }

    /// What somebody has to do.
    pub fn duties(&self) -> &[Note] {
        &self.duties
    }

    /// What is worth knowing and changes nothing.
    pub fn advice(&self) -> &[Note] {
        &self.advice
    }

    /// What would change the outcome.
    pub fn would_change(&self) -> &[WouldChange] {
        &self.would_change
    }

    /// The answer without the orders that touched it.
    pub fn without_order(&self) -> Option<&WithoutOrder> {
        self.without_order.as_ref()
    }

    /// What it rests on.
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// The same decision on a mailing, whose brief's keys are facts themselves.
    #[cfg(feature = "mailing")]
    pub(crate) fn of_brief(mut self) -> Self {
        let used = self.reasons.iter_mut().flat_map(|reason| &mut reason.facts);
        let used = used.map(|fact| &mut fact.path);
        let asked = self.ask.iter_mut().flat_map(|ask| &mut ask.facts);
        let others = self.would_change.iter_mut();
        let others = others.flat_map(|change| &mut change.facts);
        used.chain(asked).chain(others).for_each(path_of_brief);
        self
    }

    pub(crate) fn with_duty(mut self, note: Note) -> Self {
        self.basis.rest_on(note.readings.iter().copied());
        self.duties.push(note);
        self
    }

    /// Names the orders that its advice rests on, with the answer without any.
    pub(crate) fn touched_by(mut self, orders: Vec<String>, without: WithoutOrder) -> Self {
        for order in orders {
            if !self.basis.orders.contains(&order) {
                self.basis.orders.push(order);
            }
        }
        self.without_order = Some(without);
        self
    }

    pub(crate) fn with_advice(mut self, note: Note) -> Self {
        self.basis.rest_on(note.readings.iter().copied());
        self.advice.push(note);
        self
    }
}

impl Note {
    pub(crate) fn new(
        key: &'static str,
        clauses: &[ClauseId],
        args: &[(&'static str, Arg)],
        due: Option<NaiveDate>,
        locale: Locale,
    ) -> Self {
        Self {
            clauses: clauses.to_vec(),
            readings: Vec::new(),
            due,
            message: locale.message(key, args.iter().cloned()),
        }
    }

    pub(crate) fn readings(mut self, readings: &[EntryId]) -> Self {
        self.readings = readings.to_vec();
        self
    }
}
