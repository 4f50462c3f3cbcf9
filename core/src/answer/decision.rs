use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Ask, DecideError, Effect, Locale, Message, Outcome, Terms,
    ask::ask,
    condition::{Condition, Remedy, When, outcome_on, turning_days},
};
use crate::policy::EDITION;

/// A fact that a reason rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactUsed {
    /// Where it stands in the facts that were given.
    pub path: String,
    /// How it was given; `None` where it was not.
    pub value: Option<String>,
}

/// Why an answer is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The clauses that it rests on.
    pub clauses: Vec<String>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<String>,
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

/// The days on which an outcome stays the same with the same facts, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Valid {
    /// The first day; `None` where no day is too early.
    pub from: Option<NaiveDate>,
    /// The first day on which it is another; `None` where it stays.
    pub until: Option<NaiveDate>,
}

/// What follows when the validity ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Next {
    /// From this day on.
    pub from: NaiveDate,
    /// The outcome then.
    pub outcome: Outcome,
    /// The clauses that change it.
    pub clauses: Vec<String>,
}

/// A duty or an advice that comes with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// The clauses that it rests on.
    pub clauses: Vec<String>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<String>,
    /// The last day to do it, where there is one.
    pub due: Option<NaiveDate>,
    /// What is to be done.
    pub message: Message,
}

/// By what an answer would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeBy {
    /// Time passing.
    Time,
    /// A document: a diploma, a card, papers.
    Document,
    /// What the University or a unit of it states or does.
    Statement,
    /// The approval of everyone in `approvers`.
    Approval,
}

/// What would change an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WouldChange {
    /// By what.
    pub by: ChangeBy,
    /// On which day, where time changes it.
    pub on: Option<NaiveDate>,
    /// The facts that would have to be others.
    pub facts: Vec<String>,
    /// The clauses that are met then.
    pub clauses: Vec<String>,
    /// The outcome then.
    pub outcome: Outcome,
}

/// The answer as it would be without any order under 9.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WithoutOrder {
    /// The outcome.
    pub outcome: Outcome,
    /// On which days.
    pub valid: Valid,
}

/// What a decision rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionBasis {
    /// The day that was asked about.
    pub as_of: NaiveDate,
    /// The edition of the Policy.
    pub edition: String,
    /// That edition's standing.
    pub edition_status: String,
    /// Whether that edition is in force on the day; `None` where that is not known.
    pub edition_in_force: Option<bool>,
    /// The readings that the caller chose in place of the register's own.
    pub readings: BTreeMap<String, String>,
    /// The limits and settings that the caller set.
    pub limits: BTreeMap<String, f64>,
    /// The orders in force that touched the answer.
    pub orders: Vec<String>,
    /// The language of the messages.
    pub locale: Locale,
}

/// The answer to a question, with everything that it rests on. Its outcome is what the effects
/// of its reasons fold to, and cannot be set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    question: String,
    clauses: Vec<String>,
    outcome: Outcome,
    approvers: Vec<String>,
    reasons: Vec<Reason>,
    ask: Vec<Ask>,
    valid: Valid,
    next: Option<Next>,
    duties: Vec<Note>,
    advice: Vec<Note>,
    would_change: Vec<WouldChange>,
    without_order: Option<WithoutOrder>,
    basis: DecisionBasis,
}

impl Decision {
    /// The question's name.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// The clauses that the question is about.
    pub fn clauses(&self) -> &[String] {
        &self.clauses
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Who has to agree, where the outcome needs an approval.
    pub fn approvers(&self) -> &[String] {
        &self.approvers
    }

    /// Every reason, in the order of the conditions.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The sets of missing facts that can settle an open answer, the smallest first.
    pub fn ask(&self) -> &[Ask] {
        &self.ask
    }

    /// The days on which the outcome is the same with the same facts.
    pub fn valid(&self) -> Valid {
        self.valid
    }

    /// What follows when the validity ends.
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
    pub fn basis(&self) -> &DecisionBasis {
        &self.basis
    }

    pub(crate) fn with_duty(mut self, note: Note) -> Self {
        self.duties.push(note);
        self
    }

    pub(crate) fn with_advice(mut self, note: Note) -> Self {
        self.advice.push(note);
        self
    }
}

impl Note {
    pub(crate) fn new(
        key: &'static str,
        clauses: &[&str],
        args: &[(&'static str, String)],
        due: Option<NaiveDate>,
        locale: Locale,
    ) -> Self {
        Self {
            clauses: owned(clauses),
            readings: Vec::new(),
            due,
            message: locale.message(key, args.iter().cloned()),
        }
    }

    pub(crate) fn readings(mut self, readings: &[&str]) -> Self {
        self.readings = owned(readings);
        self
    }
}

/// What is asked: a name, the clauses it is about, and its conditions under given terms.
pub(crate) struct Question<'a> {
    pub(crate) name: &'static str,
    pub(crate) clauses: &'static [&'static str],
    /// When it lies outside its clauses, so that no approval asked for on them bears on it.
    pub(crate) outside: Option<When>,
    pub(crate) conditions: &'a dyn Fn(&Terms) -> Result<Vec<Condition>, DecideError>,
}

impl Question<'_> {
    /// The answer on `as_of`.
    pub(crate) fn decide(&self, as_of: NaiveDate, terms: &Terms) -> Result<Decision, DecideError> {
        let conditions = self.all_conditions(terms)?;
        let touching: Vec<&str> = terms
            .orders
            .iter()
            .filter(|order| order.in_force(as_of))
            .map(|order| order.id.as_str())
            .filter(|id| conditions.iter().any(|c| c.orders.iter().any(|o| o == id)))
            .collect();
        let reasons: Vec<Reason> = conditions
            .iter()
            .filter(|c| !c.only_by_order || c.orders.iter().any(|o| touching.contains(&o.as_str())))
            .map(|c| reason(c, as_of, &touching, terms.locale))
            .collect();
        let outcome = Outcome::of(reasons.iter().map(|r| (r.effect, r.could)));
        let (valid, next) = validity(&conditions, as_of);
        let mut approvers: Vec<String> = Vec::new();
        if outcome == Outcome::NeedsApproval {
            for c in conditions
                .iter()
                .filter(|c| c.when.met(as_of, &[]) == Some(false))
            {
                approvers.extend(c.approver.clone().filter(|a| !approvers.contains(a)));
            }
        }
        let without_order = if touching.is_empty() {
            None
        } else {
            let conditions = self.all_conditions(&terms.without_orders())?;
            Some(WithoutOrder {
                outcome: outcome_on(&conditions, as_of, &[]),
                valid: validity(&conditions, as_of).0,
            })
        };
        let mut advice = Vec::new();
        if terms.edition.in_force(as_of) == Some(false) {
            let key = "advice.edition-not-in-force";
            advice.push(Note::new(key, &[], &[], None, terms.locale));
        }
        // An order of anybody else is not passed over in silence.
        for order in terms.orders.iter().filter(|o| o.without_force(as_of)) {
            if conditions.iter().any(|c| c.orders.contains(&order.id)) {
                let args = [("order", order.id.clone())];
                let note = Note::new(
                    "advice.order-without-force",
                    &["9.1"],
                    &args,
                    None,
                    terms.locale,
                );
                advice.push(note.readings(&["I11"]));
            }
        }
        Ok(Decision {
            question: self.name.to_owned(),
            clauses: owned(self.clauses),
            outcome,
            approvers,
            reasons,
            ask: ask(&conditions, as_of),
            valid,
            would_change: would_change(&conditions, as_of, outcome, next.as_ref()),
            next,
            duties: Vec::new(),
            advice,
            without_order,
            basis: DecisionBasis {
                as_of,
                edition: EDITION.name.to_owned(),
                edition_status: terms.edition.status.name().to_owned(),
                edition_in_force: terms.edition.in_force(as_of),
                readings: terms
                    .readings
                    .chosen()
                    .map(|r| (r.id.to_owned(), r.value.to_owned()))
                    .collect(),
                limits: terms
                    .limits
                    .changed()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
                orders: owned(&touching),
                locale: terms.locale,
            },
        })
    }

    /// The outcome alone, as [`Self::decide`] gives it.
    pub(crate) fn outcome(&self, as_of: NaiveDate, terms: &Terms) -> Result<Outcome, DecideError> {
        Ok(outcome_on(&self.all_conditions(terms)?, as_of, &[]))
    }

    /// The outcomes over all of time, each from its day on; the first has no beginning.
    pub(crate) fn over_time(&self, terms: &Terms) -> Result<Vec<(Valid, Outcome)>, DecideError> {
        let conditions = self.all_conditions(terms)?;
        let first = outcome_on(&conditions, NaiveDate::MIN, &[]);
        let mut periods = vec![(
            Valid {
                from: None,
                until: None,
            },
            first,
        )];
        for day in turning_days(&conditions) {
            let outcome = outcome_on(&conditions, day, &[]);
            if let Some((valid, last)) = periods.last_mut()
                && *last != outcome
            {
                valid.until = Some(day);
                let valid = Valid {
                    from: Some(day),
                    until: None,
                };
                periods.push((valid, outcome));
            }
        }
        Ok(periods)
    }

    /// The question's own conditions, and those that orders lay on its clauses.
    fn all_conditions(&self, terms: &Terms) -> Result<Vec<Condition>, DecideError> {
        let mut conditions = (self.conditions)(terms)?;
        conditions.extend(terms.conditions_of_orders(self.clauses, self.outside.as_ref()));
        Ok(conditions)
    }
}

fn reason(condition: &Condition, day: NaiveDate, touching: &[&str], locale: Locale) -> Reason {
    let (effect, could) = condition.effect(day, &[]);
    let mut used = Vec::new();
    condition.when.operative(day, &mut used);
    let mut facts: Vec<FactUsed> = Vec::new();
    for fact in used {
        let of_another_day = fact
            .path
            .strip_prefix("orders.")
            .is_some_and(|id| !touching.contains(&id));
        if !of_another_day && facts.iter().all(|f| f.path != fact.path) {
            facts.push(FactUsed {
                path: fact.path.clone(),
                value: fact.shown.clone(),
            });
        }
    }
    let orders: Vec<String> = condition
        .orders
        .iter()
        .filter(|o| touching.contains(&o.as_str()))
        .cloned()
        .collect();
    let mut clauses = owned(&condition.clauses);
    let mut readings = owned(&condition.readings);
    if !orders.is_empty() {
        clauses.push("9.1".to_owned());
        readings.push("I11".to_owned());
    }
    let message = match effect {
        Effect::LeavesOpen => {
            let open: Vec<&str> = facts
                .iter()
                .filter(|f| f.value.is_none())
                .map(|f| f.path.as_str())
                .collect();
            locale.message("reason.open", [("facts", open.join(", "))])
        }
        Effect::Grants => locale.message(
            format!("{}.met", condition.key),
            condition.args.iter().cloned(),
        ),
        _ => locale.message(
            format!("{}.unmet", condition.key),
            condition.args.iter().cloned(),
        ),
    };
    Reason {
        clauses,
        readings,
        effect,
        could,
        facts,
        orders,
        message,
    }
}

fn validity(conditions: &[Condition], as_of: NaiveDate) -> (Valid, Option<Next>) {
    let now = outcome_on(conditions, as_of, &[]);
    let days = turning_days(conditions);
    // The day on which the outcome last became what it is: what held before it was another.
    let from = days
        .iter()
        .rev()
        .filter(|day| **day <= as_of)
        .find(|day| {
            day.pred_opt()
                .is_some_and(|before| outcome_on(conditions, before, &[]) != now)
        })
        .copied();
    let until = days
        .iter()
        .filter(|day| **day > as_of)
        .find(|day| outcome_on(conditions, **day, &[]) != now)
        .copied();
    let next = until.map(|day| {
        let mut clauses: Vec<String> = Vec::new();
        for c in conditions
            .iter()
            .filter(|c| c.effect(as_of, &[]) != c.effect(day, &[]))
        {
            for clause in owned(&c.clauses) {
                if !clauses.contains(&clause) {
                    clauses.push(clause);
                }
            }
        }
        Next {
            from: day,
            outcome: outcome_on(conditions, day, &[]),
            clauses,
        }
    });
    (Valid { from, until }, next)
}

fn would_change(
    conditions: &[Condition],
    day: NaiveDate,
    outcome: Outcome,
    next: Option<&Next>,
) -> Vec<WouldChange> {
    let mut changes: Vec<WouldChange> = next
        .map(|next| WouldChange {
            by: ChangeBy::Time,
            on: Some(next.from),
            facts: Vec::new(),
            clauses: next.clauses.clone(),
            outcome: next.outcome,
        })
        .into_iter()
        .collect();
    let unmet: Vec<usize> = (0..conditions.len())
        .filter(|i| {
            conditions
                .get(*i)
                .is_some_and(|c| c.remedy != Remedy::None && c.when.met(day, &[]) == Some(false))
        })
        .collect();
    let mended = |which: &[usize]| {
        Outcome::of(conditions.iter().enumerate().map(|(i, c)| {
            if which.contains(&i) {
                (Effect::Grants, None)
            } else {
                c.effect(day, &[])
            }
        }))
    };
    let mut alone: Vec<Vec<usize>> = unmet.iter().map(|i| vec![*i]).collect();
    alone.retain(|which| mended(which) != outcome);
    if alone.is_empty() && mended(&unmet) != outcome {
        alone.push(unmet);
    }
    for which in alone {
        let of: Vec<&Condition> = which.iter().filter_map(|i| conditions.get(*i)).collect();
        let mut facts = Vec::new();
        of.iter().for_each(|c| c.when.operative(day, &mut facts));
        let mut paths: Vec<String> = facts.iter().map(|f| f.path.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        changes.push(WouldChange {
            by: if of.iter().any(|c| c.remedy == Remedy::Document) {
                ChangeBy::Document
            } else {
                ChangeBy::Statement
            },
            on: None,
            facts: paths,
            clauses: of.iter().flat_map(|c| owned(&c.clauses)).collect(),
            outcome: mended(&which),
        });
    }
    if outcome == Outcome::NeedsApproval {
        changes.push(WouldChange {
            by: ChangeBy::Approval,
            on: None,
            facts: Vec::new(),
            clauses: conditions
                .iter()
                .filter(|c| c.when.met(day, &[]) == Some(false))
                .flat_map(|c| owned(&c.clauses))
                .collect(),
            outcome: Outcome::Granted,
        });
    }
    changes
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
