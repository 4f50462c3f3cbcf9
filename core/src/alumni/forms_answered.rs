//! Whether forms and surveys were answered (5.6). Granted means met.

use chrono::NaiveDate;

use super::RecordFacts;
use crate::decision::{
    Approvals, Decision, Note, Question, QuestionError, QuestionFact, Terms,
    condition::{Fact, Remedy, When},
};
use crate::policy::{ClauseId, QuestionName};

/// What [`forms_answered`] is asked by.
pub(crate) const FORMS_ANSWERED: QuestionFact = QuestionFact {
    name: QuestionName::FormsAnswered,
    clauses: &[ClauseId::C5_6],
    dated: true,
};

/// Whether all forms and surveys on one's destination were answered (5.6). Of somebody who is no
/// Alumnus it is not asked (I44), and granted; the duty to answer has whoever is known to be one.
///
/// # Errors
/// [`QuestionError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{RecordFacts, forms_answered}};
///
/// let facts: RecordFacts = serde_json::from_str(
///     r#"{"person": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "conferred"}]},
///         "record": {"forms": [{"id": "destinations-2025", "answered": false}]}}"#,
/// )?;
/// let decision = forms_answered(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NotGranted);
/// assert!(decision.duties()[0].message.text.contains("destinations-2025"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn forms_answered(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let when = match facts.record.forms.as_deref() {
        None => Fact::unknown("record.forms", 2).yes(),
        Some([]) => Fact::known("record.forms", 1, "none").yes(),
        Some(forms) => When::All(
            forms
                .iter()
                .enumerate()
                .map(|(i, form)| {
                    Fact::flag(format!("record.forms[{i}].answered"), form.answered).yes()
                })
                .collect(),
        ),
    };
    let none = facts.record.forms.as_ref().map(Vec::is_empty);
    let forms = facts.record.forms.iter().flatten().enumerate();
    let unanswered = forms.filter(|(_, form)| form.answered != Some(true));
    let unanswered: Vec<String> = unanswered
        .map(|(i, _)| format!("record.forms[{i}].answered"))
        .collect();
    let condition = facts
        .of_alumni("forms", ClauseId::C5_6, when)
        .remedy(Remedy::Document)
        .mended_by(&unanswered)
        .met_as("none", Fact::flag("record.forms", none).yes());
    let question = Question {
        fact: &FORMS_ANSWERED,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    let mut decision = question.decide(as_of, terms)?;
    if facts.asked(as_of) != Some(true) {
        return Ok(decision);
    }
    for form in facts.record.forms.iter().flatten() {
        if form.answered == Some(false) {
            let args = [("form", (&form.id).into())];
            decision = decision.with_duty(Note::new(
                "duty.form",
                &[ClauseId::C5_6],
                &args,
                None,
                terms.locale,
            ));
        }
    }
    Ok(decision)
}
