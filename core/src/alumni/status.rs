//! Alumni status (2.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Person, person::PERSON};
use crate::decision::{
    Approvals, Decision, Note, Outcome, Question, QuestionError, QuestionFact, Terms,
    condition::{Condition, Remedy},
};
use crate::policy::{ClauseId, EntryId, QuestionName};

/// The condition of every right: to be an Alumnus.
pub(crate) fn is_alumnus(person: &Person, clause: Option<ClauseId>) -> Condition {
    let clauses: Vec<ClauseId> = clause.into_iter().chain([ClauseId::C2_1]).collect();
    let mut condition = Condition::new("alumnus", &clauses, person.graduated())
        .readings(&[EntryId::I01])
        .remedy(Remedy::Degree)
        .mended_by(&person.mended_by());
    for (day, awaited) in person.awaited_degrees() {
        condition = match day {
            Some(day) => condition.saying(false, "awaited", awaited, vec![("date", day.into())]),
            None => condition.unmet_as("pending", awaited),
        };
    }
    condition.unmet_as("annulled", person.annulled())
}

/// What [`alumnus`] is asked by.
pub(crate) const ALUMNUS: QuestionFact = QuestionFact {
    name: QuestionName::Alumnus,
    clauses: &[ClauseId::C2_1],
    dated: true,
};

/// Whether a person is an Alumnus of NU on a day (2.1, I01).
///
/// # Errors
/// [`QuestionError`] naming the field: two degrees with one id, a School
/// that is none.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{Person, alumnus}};
///
/// let person: Person = serde_json::from_str(
///     r#"{"degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2024-06-14"}]}"#,
/// )?;
/// let decision = alumnus(&person, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// assert_eq!(decision.valid().from, Some("2024-06-14".parse()?));
/// assert_eq!(decision.valid().until, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn alumnus(
    person: &Person,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    person.check(PERSON, terms)?;
    let conditions = |_: &Terms| Ok(vec![is_alumnus(person, None)]);
    let question = Question {
        fact: &ALUMNUS,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &conditions,
    };
    let decision = question.decide(as_of, terms)?;
    Ok(student_advice(decision, person, terms))
}

/// [`alumnus`], of facts that hold a person.
pub(crate) fn alumnus_of(
    facts: &PersonFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    alumnus(&facts.person, as_of, terms)
}

/// Facts about a person alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonFacts {
    /// The person.
    #[serde(default)]
    pub person: Person,
}

/// A student has the rights of students, which the Policy does not touch.
pub(crate) fn student_advice(decision: Decision, person: &Person, terms: &Terms) -> Decision {
    if person.student == Some(true) && decision.outcome() != Outcome::Granted {
        let note = Note::new("advice.student", &[ClauseId::C2_1], &[], None, terms.locale);
        return decision.with_advice(note.readings(&[EntryId::I01]));
    }
    decision
}
