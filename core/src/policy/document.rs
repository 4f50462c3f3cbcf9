//! The Policy as one document: what it says in our words, how it is read, and what answers for it.

use serde::Serialize;

use super::{
    CLAUSES, EDITION, EditionStatus, INTERPRETATIONS, Interpretation, LIMITS, LimitFact, SCHOOLS,
    SchoolFact, Treatment,
};

/// A clause and what answers for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClauseEntry {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ClauseId"))]
    pub id: &'static str,
    /// The section it stands in.
    pub section: &'static str,
    /// How the library treats it.
    pub treatment: Treatment,
    /// What it says, restated.
    pub gist: &'static str,
    /// The rules of the check of a mailing, and the questions, that answer for it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::AnsweredBy>"))]
    pub answered_by: Vec<&'static str>,
}

/// A question that can be asked by its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QuestionEntry {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::QuestionName"))]
    pub name: &'static str,
    /// The clauses that it answers for.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::ClauseId>"))]
    pub clauses: &'static [&'static str],
    /// What it asks.
    pub asks: &'static str,
    /// Whether a request has to give the day.
    pub dated: bool,
}

/// A rule of the check of a mailing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RuleEntry {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::RuleName"))]
    pub name: &'static str,
    /// The clauses that it answers for.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::ClauseId>"))]
    pub clauses: &'static [&'static str],
    /// The entries of the register that it rests on.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::EntryId>"))]
    pub readings: &'static [&'static str],
}

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyDocument {
    /// The edition's name.
    pub edition: &'static str,
    /// How the edition stands.
    pub edition_status: EditionStatus,
    /// Every clause, in the Policy's order.
    pub clauses: Vec<ClauseEntry>,
    /// How its open words are read.
    pub interpretations: &'static [Interpretation],
    /// Its numbers, and the settings that it leaves open.
    pub limits: &'static [LimitFact],
    /// The Schools known.
    pub schools: &'static [SchoolFact],
    /// The rules of the check of a mailing.
    pub rules: Vec<RuleEntry>,
    /// The questions.
    pub questions: Vec<QuestionEntry>,
}

impl PolicyDocument {
    /// The document, with what answers for each clause.
    pub(crate) fn new(
        rules: Vec<RuleEntry>,
        questions: Vec<QuestionEntry>,
        answered_by: impl Fn(&str) -> Vec<&'static str>,
    ) -> Self {
        Self {
            edition: EDITION.name,
            edition_status: EDITION.status,
            clauses: CLAUSES
                .iter()
                .map(|clause| ClauseEntry {
                    id: clause.id,
                    section: clause.section(),
                    treatment: clause.treatment,
                    gist: clause.gist,
                    answered_by: answered_by(clause.id),
                })
                .collect(),
            interpretations: INTERPRETATIONS,
            limits: LIMITS,
            schools: SCHOOLS,
            rules,
            questions,
        }
    }

    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it has string keys and finite numbers only")
    }
}
