//! Alumni Associations (2.2) and the programmes they start (6.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decision::{
    Approvals, CENTER, Decision, GivenError, Note, Question, QuestionFact, Terms,
    condition::{Condition, Fact, Remedy, When},
    error::{at_most, distinct},
};
use crate::policy::{ClauseId, EntryId, QuestionName, Reading, Readings};

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
    /// How many members it has. 2.2 says no number; that a community has two at least is a reading
    /// (I35).
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
    /// How it is organised; it matters where only legal entities need documents of title (I36).
    pub form: Option<GroupForm>,
    /// Whether it has its documents of title; of whom 6.4 asks them is a reading (I36).
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
    fn conditions(&self, readings: &Readings) -> Vec<Condition> {
        let members = "group.members";
        let others = "group.members_not_alumni";
        let most = readings.is(Reading::I35MostAlumni);
        let alumni = || match (self.members, self.members_not_alumni) {
            // Some others (0) or none (1): of some, most are Alumni only where there are members enough.
            (None, None) if most => When::Any(vec![
                Fact::unknown(others, 2).yes(),
                When::All(vec![
                    Fact::unknown(others, 2).no(),
                    Fact::unknown(members, 3).is(&[2]),
                ]),
            ]),
            (_, None) => Fact::unknown(others, 2).yes(),
            (None, Some(1..)) if most => Fact::unknown(members, 2).yes(),
            (all, Some(given)) => {
                let few = all.is_some_and(|all| given < all.saturating_sub(given));
                Fact::known(others, u8::from(given == 0 || most && few), given).yes()
            }
        };
        let enough = || match (self.members, self.members_not_alumni) {
            // Fewer than two (0), two at least (1), or so many that most are Alumni (2).
            (None, None) if most => Fact::unknown(members, 3).is(&[1, 2]),
            (given, _) => {
                let given = given.map(|all| (u8::from(all >= 2), all));
                Fact::choice(members, 2, given).yes()
            }
        };
        let of_members = When::All(vec![enough(), alumni()]);
        vec![
            Condition::new("group-members", &[ClauseId::C2_2], of_members)
                .readings(&[EntryId::I35])
                .unmet_as("too-few", enough().not())
                .unmet_as(
                    if most {
                        "most-not-alumni"
                    } else {
                        "not-alumni"
                    },
                    alumni().not(),
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
/// Alumni, is how this library reads 2.2, which says no number (I35).
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
    let terms = &*terms.known_on(as_of)?;
    facts.group.check()?;
    let question = Question {
        fact: &ASSOCIATION,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|terms| Ok(facts.group.conditions(&terms.readings)),
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
/// every partner, and not of the group alone, is how this library reads 6.4 (I36).
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
    let terms = &*terms.known_on(as_of)?;
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
        let legal_entities_only = terms.readings.is(Reading::I36LegalEntitiesOnly);
        let (waived, orders) = terms.waived(ClauseId::C6_1, None);
        let cooperates =
            || Fact::flag("programme.center_cooperates", programme.center_cooperates).yes();
        let cooperation = When::Any(vec![alone(), cooperates(), waived.clone()]);
        let mut conditions = group.conditions(&terms.readings);
        let documents = documents("group", group.form, group.documents_of_title);
        conditions.push(documents.condition("documents", legal_entities_only));
        conditions.extend(programme.partners_fit(legal_entities_only));
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
    fn partners_fit(&self, legal_entities_only: bool) -> Vec<Condition> {
        let path = |i: usize| format!("programme.partners[{i}]");
        let Some(partners) = &self.partners else {
            let open = || Fact::unknown("programme.partners", 2).yes();
            return vec![
                Condition::new("partners", &[ClauseId::C6_4, ClauseId::C2_2], open()),
                Condition::new("partners-documents", &[ClauseId::C6_4], open())
                    .readings(&[EntryId::I36]),
            ];
        };
        let association = |(i, partner): (usize, &Partner)| {
            Fact::flag(format!("{}.association", path(i)), partner.association).yes()
        };
        let of_each = partners.iter().enumerate();
        let documents = of_each
            .clone()
            .map(|(i, partner)| documents(&path(i), partner.form, partner.documents_of_title));
        if partners.is_empty() {
            let alone = Fact::known("programme.partners", 1, "none").yes();
            let condition =
                Condition::new("partners", &[ClauseId::C6_4, ClauseId::C2_2], alone.clone());
            return vec![condition.met_as("alone", alone)];
        }
        let are_associations = Condition::new(
            "partners",
            &[ClauseId::C6_4, ClauseId::C2_2],
            When::All(of_each.map(association).collect()),
        );
        let documents = documents
            .reduce(Documents::and)
            .unwrap_or_default()
            .condition("partners-documents", legal_entities_only);
        let lacks_documents = |partner: &Partner| {
            let is_asked = !legal_entities_only || partner.form == Some(GroupForm::LegalEntity);
            partner.documents_of_title == Some(false) && is_asked
        };
        let naming = |condition: Condition, is_named: &dyn Fn(&Partner) -> bool| {
            let named = partners.iter().filter(|partner| is_named(partner));
            let ids: Vec<&str> = named.map(|partner| partner.id.as_str()).collect();
            match ids.is_empty() {
                true => condition,
                false => condition.arg("partners", ids.join(", ")),
            }
        };
        vec![
            naming(are_associations, &|partner| {
                partner.association == Some(false)
            }),
            naming(documents, &lacks_documents),
        ]
    }
}

/// The documents of title of one Association, or of several: that they are there, that it is informal,
/// and which are not there.
#[derive(Default)]
struct Documents {
    there: Vec<When>,
    informal: Vec<When>,
    lacking: Vec<String>,
}

fn documents(path: &str, form: Option<GroupForm>, given: Option<bool>) -> Documents {
    let form = form.map(|form| match form {
        GroupForm::Informal => (1, "informal"),
        GroupForm::LegalEntity => (0, "legal-entity"),
    });
    let of_title = format!("{path}.documents_of_title");
    Documents {
        there: vec![Fact::flag(&of_title, given).yes()],
        informal: vec![Fact::choice(format!("{path}.form"), 2, form).yes()],
        lacking: (given != Some(true))
            .then_some(of_title)
            .into_iter()
            .collect(),
    }
}

impl Documents {
    fn and(mut self, other: Self) -> Self {
        self.there.extend(other.there);
        self.informal.extend(other.informal);
        self.lacking.extend(other.lacking);
        self
    }

    /// That they are there of each of whom they are asked (6.4, I36).
    fn condition(self, key: &'static str, legal_entities_only: bool) -> Condition {
        if !legal_entities_only {
            return Condition::new(key, &[ClauseId::C6_4], When::All(self.there))
                .readings(&[EntryId::I36])
                .remedy(Remedy::Document);
        }
        let informal = When::Any(self.informal.clone());
        let each = self.there.into_iter().zip(self.informal);
        let each = each.map(|(there, informal)| When::Any(vec![there, informal]));
        Condition::new(key, &[ClauseId::C6_4], When::All(each.collect()))
            .readings(&[EntryId::I36])
            .remedy(Remedy::Document)
            .met_as("informal", informal)
            .mended_by(&self.lacking)
    }
}
