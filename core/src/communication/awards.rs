//! Award programmes (section 8).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decision::{
    Approvals, CENTER, Decision, GivenError, Question, QuestionFact, Terms,
    condition::{Condition, Fact, When},
};
use crate::policy::{ClauseId, QuestionName};

/// Who runs an award programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RunBy {
    /// The Center.
    Center,
    /// A School or a structural division.
    Unit,
}

/// An award programme. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AwardProgramme {
    /// Who runs it.
    pub run_by: Option<RunBy>,
    /// Whether it recognises Alumni.
    pub recognises_alumni: Option<bool>,
    /// Whether it is coordinated with the Center.
    pub coordinated: Option<bool>,
}

/// What [`award_programme`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AwardFacts {
    /// The programme.
    #[serde(default)]
    pub programme: AwardProgramme,
}

/// What [`award_programme`] is asked by.
pub(crate) const AWARD_PROGRAMME: QuestionFact = QuestionFact {
    name: QuestionName::AwardProgramme,
    clauses: &[ClauseId::C8_2],
    dated: true,
};

/// Whether an award programme may go on, or has to be coordinated with the Center first (8.1,
/// 8.2).
///
/// # Errors
/// [`GivenError`] where the terms are wrong.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{AwardFacts, award_programme}};
///
/// let facts: AwardFacts = serde_json::from_str(
///     r#"{"programme": {"run_by": "unit", "recognises_alumni": true, "coordinated": false}}"#,
/// )?;
/// let decision = award_programme(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NeedsApproval);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn award_programme(
    facts: &AwardFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    let AwardProgramme {
        run_by,
        recognises_alumni,
        coordinated,
    } = facts.programme;
    let run_by = run_by.map(|by| match by {
        RunBy::Unit => (0, "unit"),
        RunBy::Center => (1, "center"),
    });
    let centers_own = || Fact::choice("programme.run_by", 2, run_by).yes();
    let for_others = || Fact::flag("programme.recognises_alumni", recognises_alumni).no();
    let beyond_the_clause = || When::Any(vec![centers_own(), for_others()]);
    let coordinated = || Fact::flag("programme.coordinated", coordinated).yes();
    let conditions = |terms: &Terms| {
        let (waived, orders) = terms.waived(ClauseId::C8_2, None);
        let when = When::Any(vec![beyond_the_clause(), coordinated(), waived.clone()]);
        Ok(vec![
            Condition::new("award", &[ClauseId::C8_2, ClauseId::C8_1], when)
                .or_approval(CENTER)
                .changed_by(orders)
                .met_as("center", centers_own())
                .met_as("not-alumni", for_others())
                .met_as("coordinated", coordinated())
                .met_as("waived", waived),
        ])
    };
    let question = Question {
        fact: &AWARD_PROGRAMME,
        approvals: Approvals::default(),
        outside: &[(ClauseId::C8_2, beyond_the_clause())],
        conditions: &conditions,
    };
    question.decide(as_of, terms)
}
