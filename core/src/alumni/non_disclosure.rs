//! Whether information was disclosed or used (5.11). Granted means met.

use chrono::NaiveDate;

use super::{Disclosure, RecordFacts};
use crate::decision::{
    Approvals, Decision, Question, QuestionError, QuestionFact, Terms,
    condition::{Fact, When},
};
use crate::policy::{ClauseId, QuestionName};

/// What [`non_disclosure`] is asked by.
pub(crate) const NON_DISCLOSURE: QuestionFact = QuestionFact {
    name: QuestionName::NonDisclosure,
    clauses: &[ClauseId::C5_11],
    dated: true,
};

/// Whether information on NU's and Alumni's activities was neither disclosed nor used for one's
/// own or a third party's interests (5.11). Of somebody who is no Alumnus it is not asked (I44), and
/// granted.
///
/// # Errors
/// [`QuestionError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{RecordFacts, non_disclosure}};
///
/// let facts: RecordFacts = serde_json::from_str(
///     r#"{"person": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "conferred"}]},
///         "record": {"disclosure": {"about_nu_or_alumni": true, "disclosed": true}}}"#,
/// )?;
/// let decision = non_disclosure(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Prohibited);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn non_disclosure(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let Disclosure {
        about_nu_or_alumni,
        disclosed,
        used_for_interests,
    } = facts.record.disclosure;
    let flag = |name: &str, given| Fact::flag(format!("record.disclosure.{name}"), given).no();
    let was_disclosed = || Fact::flag("record.disclosure.disclosed", disclosed).yes();
    let was_used = || Fact::flag("record.disclosure.used_for_interests", used_for_interests).yes();
    let when = When::Any(vec![
        flag("about_nu_or_alumni", about_nu_or_alumni),
        When::All(vec![
            flag("disclosed", disclosed),
            flag("used_for_interests", used_for_interests),
        ]),
    ]);
    let condition = facts
        .of_alumni("disclosure", ClauseId::C5_11, when)
        .or_prohibited()
        .met_as("other", flag("about_nu_or_alumni", about_nu_or_alumni))
        .unmet_as("both", When::All(vec![was_disclosed(), was_used()]))
        .unmet_as("disclosed", was_disclosed())
        .unmet_as("used", was_used());
    let question = Question {
        fact: &NON_DISCLOSURE,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    Ok(question.decide(as_of, terms)?)
}
