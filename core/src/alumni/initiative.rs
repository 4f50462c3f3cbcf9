//! An Alumnus's own initiative (6.5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Person, person::PERSON, status::is_alumnus};
use crate::decision::{
    Approvals, CENTER, Decision, Note, Outcome, Question, QuestionError, QuestionFact, Terms,
    condition::{Condition, Fact, When},
};
use crate::policy::{ClauseId, EntryId, QuestionName, Reading};

/// How far an initiative has come with the Center.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CenterStep {
    /// The Center was not told.
    NotTold,
    /// The Center was told and has not decided.
    Told,
    /// The Center took it up.
    Accepted,
    /// The Center declined it.
    Declined,
}

impl CenterStep {
    fn name(self) -> &'static str {
        match self {
            Self::NotTold => "not-told",
            Self::Told => "told",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

/// An initiative.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Initiative {
    /// How far it has come with the Center.
    pub center: Option<CenterStep>,
}

/// What [`own_initiative`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InitiativeFacts {
    /// Whose it is.
    #[serde(default)]
    pub person: Person,
    /// What it is.
    #[serde(default)]
    pub initiative: Initiative,
}

/// What [`own_initiative`] is asked by.
pub(crate) const OWN_INITIATIVE: QuestionFact = QuestionFact {
    name: QuestionName::OwnInitiative,
    clauses: &[ClauseId::C6_5],
    dated: true,
};

/// Whether an Alumnus may go on with an initiative of her own: the Center is told first,
/// considers it and processes it (6.5, I33).
///
/// # Errors
/// [`QuestionError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{InitiativeFacts, own_initiative}, policy::ClauseId};
///
/// let facts: InitiativeFacts = serde_json::from_str(r#"{
///     "person": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "conferred"}]},
///     "initiative": {"center": "not-told"}
/// }"#)?;
/// let decision = own_initiative(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NeedsApproval);
/// assert_eq!(decision.duties()[0].clauses, [ClauseId::C6_5]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn own_initiative(
    facts: &InitiativeFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.person.check(PERSON, terms)?;
    let step = facts.initiative.center;
    let conditions = |terms: &Terms| {
        let center = || Fact::choice("initiative.center", 4, step.map(|s| (s as u8, s.name())));
        let (waived, orders) = terms.waived(ClauseId::C6_5, None);
        let accepted_by_center = || center().is(&[CenterStep::Accepted as u8]);
        let not_told = || center().is(&[CenterStep::NotTold as u8]);
        let mut enough = vec![accepted_by_center(), waived.clone()];
        if terms.readings.is(Reading::I33BeforeTheCenter) {
            enough.push(not_told());
        }
        let not_declined = center().is(&[
            CenterStep::NotTold as u8,
            CenterStep::Told as u8,
            CenterStep::Accepted as u8,
        ]);
        Ok(vec![
            is_alumnus(&facts.person, Some(ClauseId::C6_5)),
            Condition::new("initiative-declined", &[ClauseId::C6_5], not_declined),
            Condition::new("initiative-center", &[ClauseId::C6_5], When::Any(enough))
                .readings(&[EntryId::I33])
                .or_approval(CENTER)
                .changed_by(orders)
                .met_as("accepted", accepted_by_center())
                .met_as("waived", waived)
                .met_as("before", not_told())
                .unmet_as("told", center().is(&[CenterStep::Told as u8]))
                .unmet_as("not-told", not_told())
                .unmet_as("declined", center().is(&[CenterStep::Declined as u8])),
        ])
    };
    let question = Question {
        fact: &OWN_INITIATIVE,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &conditions,
    };
    let decision = question.decide(as_of, terms)?;
    if step == Some(CenterStep::NotTold) && decision.outcome() == Outcome::NeedsApproval {
        let note = Note::new(
            "duty.center-first",
            &[ClauseId::C6_5],
            &[],
            None,
            terms.locale,
        );
        return Ok(decision.with_duty(note));
    }
    Ok(decision)
}
