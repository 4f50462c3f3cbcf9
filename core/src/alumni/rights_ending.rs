//! Which rights of which people end in a span of days: who loses what this month.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Person, RIGHTS, RightsFacts, University, rights::periods_of_rights};
use crate::decision::{
    Arg, Basis, Message, Outcome, QuestionError, QuestionFact, Terms, check_period,
    error::{at_most, distinct},
};
use crate::policy::{ClauseId, QuestionName, entries_on};

/// More people than this are refused.
const MOST_PEOPLE: usize = 10_000;

/// Somebody among many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OneOfMany {
    /// An id, unlike all others.
    pub id: String,
    /// The person.
    #[serde(default)]
    pub person: Person,
}

/// What [`rights_ending`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsEndingFacts {
    /// The people.
    pub people: Vec<OneOfMany>,
    /// The University.
    #[serde(default)]
    pub university: University,
    /// The first day looked at; the day asked about where none is given.
    pub from: Option<NaiveDate>,
    /// The last day looked at; all of time to come where none is given.
    pub through: Option<NaiveDate>,
}

/// Which rights end, and what that rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RightsEnding {
    /// Each right of each person that ends, by its last day; those of one day in the order of the
    /// people.
    pub ending: Vec<EndingRight>,
    /// What it rests on.
    pub basis: Basis,
}

/// A right that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EndingRight {
    /// The person's id.
    pub id: String,
    /// The right's question.
    pub question: QuestionName,
    /// Its clause.
    pub clause: ClauseId,
    /// The last day on which it is granted.
    pub last_day: NaiveDate,
    /// The outcome from the next day on.
    pub then: Outcome,
    /// The same, for people.
    pub message: Message,
}

/// What [`rights_ending`] is asked by.
pub(crate) const RIGHTS_ENDING: QuestionFact = QuestionFact::of_many(QuestionName::RightsEnding);

/// Which rights of a population end in a span of days, with the last day of each: who loses which
/// right this month. With the facts as known on `as_of`.
///
/// # Errors
/// [`QuestionError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Terms, alumni::{RightsEndingFacts, rights_ending}, policy::ClauseId};
///
/// let facts: RightsEndingFacts = serde_json::from_str(r#"{"people": [
///     {"id": "u1", "person": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-13"}]}},
///     {"id": "u2", "person": {"degrees": [{"id": "m", "kind": "master", "school": "GSB", "conferral": "2025-09-01"}]}}
/// ], "from": "2026-06-01", "through": "2026-06-30"}"#)?;
/// let answer = rights_ending(&facts, "2026-05-29".parse()?, &Terms::default())?;
/// assert_eq!(answer.ending.len(), 1);
/// assert_eq!((&*answer.ending[0].id, answer.ending[0].clause), ("u1", ClauseId::C4_1b));
/// assert_eq!(answer.ending[0].last_day.to_string(), "2026-06-13");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights_ending(
    facts: &RightsEndingFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<RightsEnding, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    at_most("facts.people", facts.people.len(), MOST_PEOPLE)?;
    distinct(
        "facts.people",
        facts.people.iter().map(|one| one.id.as_str()),
    )?;
    facts.university.check()?;
    let from = facts.from.unwrap_or(as_of);
    check_period("facts", from, None, facts.through)?;
    let within = |day: &NaiveDate| from <= *day && facts.through.is_none_or(|last| *day <= last);
    let mut ending = Vec::new();
    let mut orders = Vec::new();
    for (i, one) in facts.people.iter().enumerate() {
        one.person
            .check(&format!("facts.people[{i}].person"), terms)?;
        let of_one = RightsFacts {
            person: one.person.clone(),
            university: facts.university.clone(),
            approvals: Vec::new(),
        };
        for right in periods_of_rights(&of_one, terms)? {
            let following = right.periods.iter().zip(right.periods.iter().skip(1));
            for (period, next) in following {
                let last = period.valid.until.and_then(|until| until.pred_opt());
                let ends = period.outcome == Outcome::Granted && next.outcome != Outcome::Granted;
                let Some(last_day) = last.filter(within).filter(|_| ends) else {
                    continue;
                };
                let args = [
                    ("right", Arg::name("rights-ending", right.question)),
                    ("last", last_day.into()),
                ];
                ending.push(EndingRight {
                    id: one.id.clone(),
                    question: right.question,
                    clause: right.clause,
                    last_day,
                    then: next.outcome,
                    message: terms.locale.message("rights-ending.ends", args),
                });
                orders.extend(right.orders.iter().cloned());
            }
        }
    }
    ending.sort_by_key(|one| one.last_day);
    let mut basis = Basis::new(terms, Some(as_of)).touched_by(orders.iter(), terms);
    let clauses: Vec<ClauseId> = RIGHTS.iter().map(|right| right.clause()).collect();
    basis.rest_on(entries_on(&[ClauseId::C2_1]).chain(entries_on(&clauses)));
    Ok(RightsEnding { ending, basis })
}
