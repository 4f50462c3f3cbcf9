//! The Center's part (section 6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decision::{
    Approvals, CENTER, Decision, GivenError, Note, Outcome, Question, QuestionFact, Terms,
    condition::{Condition, Fact, Remedy, When},
};
use crate::policy::{ClauseId, EntryId, QuestionName, Reading};

/// A side of an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Alumni.
    Alumni,
    /// An Alumni Association.
    Association,
    /// The University or a unit of it.
    University,
}

impl Party {
    fn name(self) -> &'static str {
        match self {
            Self::Alumni => "alumni",
            Self::Association => "association",
            Self::University => "university",
        }
    }
}

/// An interaction. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    /// Its sides.
    pub parties: Option<Vec<Party>>,
    /// Whether the Center cooperates.
    pub center_cooperates: Option<bool>,
}

/// What [`interaction`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InteractionFacts {
    /// The interaction.
    #[serde(default)]
    pub interaction: Interaction,
}

/// What [`interaction`] is asked by.
pub(crate) const INTERACTION: QuestionFact = QuestionFact {
    name: QuestionName::Interaction,
    clauses: &[ClauseId::C6_1],
    dated: true,
};

/// Whether an interaction of Alumni or Associations with the University goes with the Center's
/// cooperation, or still needs it (6.1). What Alumni and Associations do among themselves does
/// not.
///
/// # Errors
/// [`GivenError`] naming the field: an interaction with fewer than two sides.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{InteractionFacts, interaction}};
///
/// let facts: InteractionFacts = serde_json::from_str(r#"{"interaction": {
///     "parties": ["association", "university"], "center_cooperates": false
/// }}"#)?;
/// let decision = interaction(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NeedsApproval);
/// assert_eq!(decision.approvers(), ["center"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn interaction(
    facts: &InteractionFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    let Interaction {
        parties,
        center_cooperates,
    } = &facts.interaction;
    if parties.as_ref().is_some_and(|parties| parties.len() < 2) {
        return Err(GivenError::Contradiction {
            path: "facts.interaction.parties".to_owned(),
            why: "an interaction has two sides at least",
        });
    }
    // Covered where Alumni or an Association stand on one side and the University on another.
    let covered = || {
        let given = parties.as_ref().map(|parties| {
            let names: Vec<&str> = parties.iter().map(|p| p.name()).collect();
            let both = parties.contains(&Party::University)
                && parties.iter().any(|p| *p != Party::University);
            (u8::from(both), names.join(", "))
        });
        Fact::choice("interaction.parties", 2, given)
    };
    let conditions = |terms: &Terms| {
        let (waived, orders) = terms.waived(ClauseId::C6_1, None);
        let cooperates = || Fact::flag("interaction.center_cooperates", *center_cooperates).yes();
        let when = When::Any(vec![covered().no(), cooperates(), waived.clone()]);
        Ok(vec![
            Condition::new("cooperation", &[ClauseId::C6_1], when)
                .or_approval(CENTER)
                .changed_by(orders)
                .met_as("center", cooperates())
                .met_as("no-university", covered().no())
                .met_as("waived", waived),
        ])
    };
    let question = Question {
        fact: &INTERACTION,
        approvals: Approvals::default(),
        outside: &[(ClauseId::C6_1, covered().no())],
        conditions: &conditions,
    };
    question.decide(as_of, terms)
}

/// The Center. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Center {
    /// How many of its employees are responsible for Alumni relations.
    pub responsible_employees: Option<u32>,
}

/// What [`responsible_employee`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CenterFacts {
    /// The Center.
    #[serde(default)]
    pub center: Center,
}

/// What [`responsible_employee`] is asked by.
pub(crate) const RESPONSIBLE_EMPLOYEE: QuestionFact = QuestionFact {
    name: QuestionName::ResponsibleEmployee,
    clauses: &[ClauseId::C6_2],
    dated: true,
};

/// Whether the Center has an employee responsible for Alumni relations, as it must (6.2).
/// Granted means that it has.
///
/// # Errors
/// [`GivenError`] where the terms are wrong.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{CenterFacts, responsible_employee}, policy::ClauseId};
///
/// let facts: CenterFacts = serde_json::from_str(r#"{"center": {"responsible_employees": 0}}"#)?;
/// let decision = responsible_employee(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NotGranted);
/// assert_eq!(decision.duties()[0].clauses, [ClauseId::C6_2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn responsible_employee(
    facts: &CenterFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    let given = facts.center.responsible_employees;
    let employees = given.map(|n| (u8::from(n > 0), n));
    let when = Fact::choice("center.responsible_employees", 2, employees).yes();
    let condition = Condition::new("employee", &[ClauseId::C6_2], when).remedy(Remedy::Statement);
    let question = Question {
        fact: &RESPONSIBLE_EMPLOYEE,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    let decision = question.decide(as_of, terms)?;
    if decision.outcome() == Outcome::NotGranted {
        let note = Note::new("duty.employee", &[ClauseId::C6_2], &[], None, terms.locale);
        return Ok(decision.with_duty(note));
    }
    Ok(decision)
}

/// Who asks for advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Asker {
    /// An Alumnus.
    Alumnus,
    /// An Alumni Association.
    Association,
    /// Anybody else.
    Other,
}

/// A request for advice. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdviceRequest {
    /// Who it is for.
    pub asker: Option<Asker>,
    /// Whether the advice was asked for.
    pub requested: Option<bool>,
    /// Whether a representative of a structural unit gives it.
    pub unit_representative: Option<bool>,
}

/// What [`center_advice`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdviceFacts {
    /// The request.
    #[serde(default)]
    pub request: AdviceRequest,
}

/// What [`center_advice`] is asked by.
pub(crate) const CENTER_ADVICE: QuestionFact = QuestionFact {
    name: QuestionName::CenterAdvice,
    clauses: &[ClauseId::C6_3],
    dated: true,
};

/// Whether the Center can give advisory support: to Alumni and Associations, on request (6.3). It
/// gives its own too, or only through representatives of the structural units (I38).
///
/// # Errors
/// [`GivenError`] where the terms are wrong.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{AdviceFacts, center_advice}};
///
/// let facts: AdviceFacts = serde_json::from_str(r#"{"request": {
///     "asker": "association", "requested": true, "unit_representative": true
/// }}"#)?;
/// let decision = center_advice(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn center_advice(
    facts: &AdviceFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    let AdviceRequest {
        asker,
        requested,
        unit_representative,
    } = facts.request;
    let advised = asker.map(|asker| match asker {
        Asker::Other => (0, "other"),
        Asker::Alumnus => (1, "alumnus"),
        Asker::Association => (1, "association"),
    });
    let asker_fact = || Fact::choice("request.asker", 2, advised);
    let is = |one| Fact::flag("request.asker", asker.map(|asker| asker == one)).yes();
    let of_6_3 = |key, when| Condition::new(key, &[ClauseId::C6_3], when);
    let representative = |given| Fact::flag("request.unit_representative", given).yes();
    let mut through = vec![representative(unit_representative)];
    if !terms.readings.is(Reading::I38RepresentativeNeeded) {
        // Without one the Center advises by itself.
        through.push(When::All(Vec::new()));
    }
    let by_itself = unit_representative != Some(true);
    let conditions = [
        of_6_3("advice-asker", asker_fact().yes())
            .met_as("alumnus", is(Asker::Alumnus))
            .met_as("association", is(Asker::Association)),
        of_6_3(
            "advice-requested",
            Fact::flag("request.requested", requested).yes(),
        )
        .remedy(Remedy::Statement),
        of_6_3("advice-representative", When::Any(through))
            .readings(&[EntryId::I38])
            .remedy(Remedy::Statement)
            .met_as("own", representative(Some(by_itself))),
    ];
    let question = Question {
        fact: &CENTER_ADVICE,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(conditions.to_vec()),
    };
    question.decide(as_of, terms)
}
