//! The responsibilities of Alumni (section 5), each with the kind of answer that it admits.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{RecordFacts, changes_told, forms_answered, non_disclosure};
use crate::{
    decision::{Basis, Decision, Message, QuestionError, Terms},
    policy::{CLAUSES, ClauseId, EntryId, Treatment},
};

/// What kind of answer a responsibility admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AnswerKind {
    /// It is assessed from a record.
    Record,
    /// A person judges; nothing is scored.
    Judgement,
    /// It is about character, and never scored (I06).
    Character,
    /// It is kept by keeping the rest of the Policy.
    Policy,
    /// None: she is no Alumnus, and of her it is not asked (I44).
    NotAsked,
}

/// A responsibility and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Responsibility {
    /// Its clause.
    pub clause: ClauseId,
    /// What kind of answer it admits.
    pub answer: AnswerKind,
    /// The assessment, where there is a record to assess.
    pub decision: Option<Decision>,
    /// The entries of the interpretation register that this rests on.
    pub readings: Vec<EntryId>,
    /// Why this kind of answer.
    pub why: Message,
}

/// All responsibilities, and what this rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Responsibilities {
    /// Each of them, in the Policy's order.
    pub responsibilities: Vec<Responsibility>,
    /// What it rests on; of the orders, those that touched an assessment.
    pub basis: Basis,
}

/// The twenty responsibilities in the Policy's order: those with a record are assessed from it,
/// where granted means met; the others are never scored, and say why. Of somebody who is no Alumnus
/// none is asked (I44).
///
/// # Errors
/// As the questions of the record.
///
/// ```
/// use nu_alumni_policy::{Terms, alumni::{AnswerKind, RecordFacts, responsibilities}};
///
/// let answer = responsibilities(&RecordFacts::default(), "2026-01-12".parse()?, &Terms::default())?;
/// let all = &answer.responsibilities;
/// assert_eq!(all.len(), 20);
/// assert!(all.iter().all(|r| r.decision.is_some() == (r.answer == AnswerKind::Record)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn responsibilities(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Responsibilities, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let not_asked = facts.asked(as_of) == Some(false);
    let listed = CLAUSES.iter().filter(|clause| {
        clause.section() == "5"
            && clause.id != ClauseId::C5_0
            && clause.treatment != Treatment::Definition
    });
    let responsibilities: Vec<Responsibility> = listed
        .map(|clause| {
            let (answer, decision) = match clause.id {
                _ if not_asked => (AnswerKind::NotAsked, None),
                ClauseId::C5_1 => (AnswerKind::Policy, None),
                ClauseId::C5_6 => (
                    AnswerKind::Record,
                    Some(forms_answered(facts, as_of, terms)?),
                ),
                ClauseId::C5_7 => (AnswerKind::Record, Some(changes_told(facts, as_of, terms)?)),
                ClauseId::C5_11 => (
                    AnswerKind::Record,
                    Some(non_disclosure(facts, as_of, terms)?),
                ),
                id if CHARACTER.contains(&id) => (AnswerKind::Character, None),
                _ => (AnswerKind::Judgement, None),
            };
            let key = match answer {
                AnswerKind::Record => "responsibility.record",
                AnswerKind::Judgement => "responsibility.judgement",
                AnswerKind::Character => "responsibility.character",
                AnswerKind::Policy => "responsibility.policy",
                AnswerKind::NotAsked => "responsibility.not-asked",
            };
            let readings: &[EntryId] = match answer {
                AnswerKind::Character => &[EntryId::I06, EntryId::I44],
                _ => &[EntryId::I44],
            };
            Ok(Responsibility {
                clause: clause.id,
                answer,
                decision,
                readings: readings.to_vec(),
                why: terms.locale.message(key, []),
            })
        })
        .collect::<Result<_, QuestionError>>()?;
    let assessed = responsibilities.iter().flat_map(|one| &one.decision);
    let orders = assessed.flat_map(|decision| &decision.basis().orders);
    let mut basis = Basis::new(terms, Some(as_of)).touched_by(orders, terms);
    for one in &responsibilities {
        let of_decision = one.decision.iter().flat_map(|d| &d.basis().provisional);
        basis.rest_on(one.readings.iter().chain(of_decision).copied());
    }
    Ok(Responsibilities {
        responsibilities,
        basis,
    })
}

/// The attributes of character (I06).
const CHARACTER: &[ClauseId] = &[
    ClauseId::C5_13,
    ClauseId::C5_14,
    ClauseId::C5_15,
    ClauseId::C5_16,
    ClauseId::C5_17,
    ClauseId::C5_18,
    ClauseId::C5_19,
    ClauseId::C5_20,
];
