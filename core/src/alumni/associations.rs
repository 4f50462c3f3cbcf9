//! Alumni Associations (2.2) and the programmes they start (6.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decision::{
    Approvals, CENTER, Decision, GivenError, Note, Question, QuestionFact, Terms,
    condition::{Condition, Fact, Remedy, When},
    error::{at_most, distinct},
};
use crate::policy::{ClauseId, QuestionName};

/// More partners than this are refused.
const MOST_PARTNERS: usize = 32;

/// How a group is organised. 2.2 leaves both open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GroupForm {
    /// Without a legal entity.
    Informal,
    /// As a legal entity.
    LegalEntity,
}

/// A group. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// How many members it has. 2.2 says no number; that a community has two at least is how this
    /// library reads it.
    pub members: Option<u32>,
    /// How many of them are no Alumni.
    pub members_not_alumni: Option<u32>,
    /// Whether it is independent.
    pub independent: Option<bool>,
    /// Whether its goals are there to support NU.
    pub supports_nu: Option<bool>,
    /// How it is organised.
    pub form: Option<GroupForm>,
    /// Whether it has its documents of title (6.4).
    pub documents_of_title: Option<bool>,
}

/// What [`association`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupFacts {
    /// The group.
    #[serde(default)]
    pub group: Group,
}

/// An Association that takes part in a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its name or id.
    pub id: String,
    /// Whether it is an Alumni Association.
    pub association: Option<bool>,
    /// Whether it has its documents of title; this library reads 6.4 to ask them of every partner.
    pub documents_of_title: Option<bool>,
}

/// A programme or an activity to be started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The Associations it is started with; an empty list says that it is started alone.
    pub partners: Option<Vec<Partner>>,
    /// Whether the University takes part.
    pub with_university: Option<bool>,
    /// Whether the Center cooperates (6.1).
    pub center_cooperates: Option<bool>,
}

/// What [`start_programme`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgrammeFacts {
    /// The group that starts it.
    #[serde(default)]
    pub group: Group,
    /// What it starts.
    #[serde(default)]
    pub programme: Programme,
}

impl Group {
    fn check(&self) -> Result<(), GivenError> {
        match (self.members, self.members_not_alumni) {
            (Some(all), Some(others)) if others > all => Err(GivenError::Contradiction {
                path: "facts.group.members_not_alumni".to_owned(),
                why: "more members are no Alumni than there are members",
            }),
            _ => Ok(()),
        }
    }

    /// That the group is an Alumni Association (2.2).
    fn conditions(&self) -> Vec<Condition> {
        let count = |path, given: Option<u32>, met: fn(u32) -> bool| {
            Fact::choice(path, 2, given.map(|n| (u8::from(met(n)), n))).yes()
        };
        vec![
            Condition::new(
                "group-members",
                &[ClauseId::C2_2],
                When::All(vec![
                    count("group.members", self.members, |n| n >= 2),
                    count("group.members_not_alumni", self.members_not_alumni, |n| {
                        n == 0
                    }),
                ]),
            )
            .unmet_as("too-few", count("group.members", self.members, |n| n < 2))
            .unmet_as(
                "not-alumni",
                count("group.members_not_alumni", self.members_not_alumni, |n| {
                    n > 0
                }),
            ),
            Condition::new(
                "group-independent",
                &[ClauseId::C2_2],
                Fact::flag("group.independent", self.independent).yes(),
            ),
            Condition::new(
                "group-supports",
                &[ClauseId::C2_2],
                Fact::flag("group.supports_nu", self.supports_nu).yes(),
            ),
        ]
    }
}

/// What [`association`] is asked by.
pub(crate) const ASSOCIATION: QuestionFact = QuestionFact {
    name: QuestionName::Association,
    clauses: &[ClauseId::C2_2],
    dated: true,
};

/// Whether a group is an Alumni Association (2.2): a community of Alumni, independent, there to
/// support NU, as a legal entity or not. That a community has two members at least, all of them
/// Alumni, is how this library reads 2.2, which says no number.
///
/// # Errors
/// [`GivenError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{GroupFacts, association}};
///
/// let facts: GroupFacts = serde_json::from_str(r#"{"group": {
///     "members": 12, "members_not_alumni": 0, "independent": true, "supports_nu": true
/// }}"#)?;
/// let decision = association(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn association(
    facts: &GroupFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    terms.check()?;
    facts.group.check()?;
    let question = Question {
        fact: &ASSOCIATION,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(facts.group.conditions()),
    };
    let decision = question.decide(as_of, terms)?;
    if facts.group.form == Some(GroupForm::LegalEntity) {
        let note = Note::new(
            "advice.legal-entity",
            &[ClauseId::C2_4],
            &[],
            None,
            terms.locale,
        );
        return Ok(decision.with_advice(note));
    }
    Ok(decision)
}

/// What [`start_programme`] is asked by.
pub(crate) const START_PROGRAMME: QuestionFact = QuestionFact {
    name: QuestionName::StartProgramme,
    clauses: &[ClauseId::C6_4, ClauseId::C6_1],
    dated: true,
};

/// Whether a group may start a programme, alone or with others (6.4, 2.2), and whether the
/// Center has its part in it where the University has (6.1). That documents of title are needed of
/// every partner, and not of the group alone, is how this library reads 6.4.
///
/// # Errors
/// [`GivenError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{ProgrammeFacts, start_programme}};
///
/// let facts: ProgrammeFacts = serde_json::from_str(r#"{
///     "group": {"members": 12, "members_not_alumni": 0, "independent": true,
///               "supports_nu": true, "documents_of_title": true},
///     "programme": {"partners": [], "with_university": true, "center_cooperates": false}
/// }"#)?;
/// let decision = start_programme(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NeedsApproval);
/// assert_eq!(decision.approvers(), ["center"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn start_programme(
    facts: &ProgrammeFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    terms.check()?;
    let ProgrammeFacts { group, programme } = facts;
    group.check()?;
    let partners = programme.partners.as_deref().unwrap_or_default();
    at_most("facts.programme.partners", partners.len(), MOST_PARTNERS)?;
    distinct(
        "facts.programme.partners",
        partners.iter().map(|p| p.id.as_str()),
    )?;
    let alone = || Fact::flag("programme.with_university", programme.with_university).no();
    let conditions = |terms: &Terms| {
        let documents = Fact::flag("group.documents_of_title", group.documents_of_title).yes();
        let (waived, orders) = terms.waived(&[ClauseId::C6_1]);
        let cooperates =
            || Fact::flag("programme.center_cooperates", programme.center_cooperates).yes();
        let cooperation = When::Any(vec![alone(), cooperates(), waived.clone()]);
        let mut conditions = group.conditions();
        conditions.push(
            Condition::new("documents", &[ClauseId::C6_4], documents).remedy(Remedy::Document),
        );
        conditions.extend(programme.partners_fit());
        conditions.push(
            Condition::new("cooperation", &[ClauseId::C6_1], cooperation)
                .or_approval(CENTER)
                .changed_by(orders)
                .met_as("center", cooperates())
                .met_as("no-university", alone())
                .met_as("waived", waived),
        );
        Ok(conditions)
    };
    let question = Question {
        fact: &START_PROGRAMME,
        approvals: Approvals::default(),
        outside: &[(ClauseId::C6_1, alone())],
        conditions: &conditions,
    };
    question.decide(as_of, terms)
}

impl Programme {
    /// That every partner is an Association, and has its documents; alone it has none to ask of.
    fn partners_fit(&self) -> Vec<Condition> {
        let all = |name: &str, given: fn(&Partner) -> Option<bool>| match &self.partners {
            None => Fact::unknown("programme.partners", 2).yes(),
            Some(partners) => {
                let of = |(i, partner): (usize, &Partner)| {
                    Fact::flag(format!("programme.partners[{i}].{name}"), given(partner)).yes()
                };
                When::All(partners.iter().enumerate().map(of).collect())
            }
        };
        if self.partners.as_ref().is_some_and(Vec::is_empty) {
            let alone = Fact::known("programme.partners", 1, "none").yes();
            let condition =
                Condition::new("partners", &[ClauseId::C6_4, ClauseId::C2_2], alone.clone());
            return vec![condition.met_as("alone", alone)];
        }
        vec![
            Condition::new(
                "partners",
                &[ClauseId::C6_4, ClauseId::C2_2],
                all("association", |partner| partner.association),
            ),
            Condition::new(
                "partners-documents",
                &[ClauseId::C6_4],
                all("documents_of_title", |partner| partner.documents_of_title),
            )
            .remedy(Remedy::Document),
        ]
    }
}
