//! The Policy as one document: what it says in our words, how it is read, and what answers for it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    CLAUSES, ClauseId, EDITION, EditionStatus, INTERPRETATIONS, Interpretation, LIMITS, LimitFact,
    SCHOOLS, SchoolFact, Settled, Treatment,
};

/// A name or a sentence of the document: this version's own, or read from another's.
type Text = Cow<'static, str>;

fn texts(all: &'static [&'static str]) -> Vec<Text> {
    all.iter().map(|&text| text.into()).collect()
}

/// A clause and what answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClauseEntry {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(with = "ClauseId"))]
    pub id: Text,
    /// The section it stands in.
    pub section: Text,
    /// How the library treats it.
    pub treatment: Treatment,
    /// What it says, restated.
    pub gist: Text,
    /// The rules of the check of a mailing, and the questions, that answer for it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::AnsweredBy>"))]
    pub answered_by: Vec<Text>,
}

/// An entry of the interpretation register. All entries are provisional: this project made them,
/// and they stand until the University confirms or corrects them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InterpretationEntry {
    /// Its id: `I13`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::EntryId"))]
    pub id: Text,
    /// The clauses whose words it reads; none where it is about the Policy as a whole.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<ClauseId>"))]
    pub clauses: Vec<Text>,
    /// How the question is settled.
    pub settled: Settled,
    /// The question.
    pub question: Text,
    /// The reading taken, where there is a choice.
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::Reading>"))]
    pub value: Option<Text>,
    /// The reading taken.
    pub meaning: Text,
    /// The other readings that a caller may choose.
    pub others: Vec<OtherReadingEntry>,
}

impl From<&Interpretation> for InterpretationEntry {
    fn from(entry: &Interpretation) -> Self {
        let others = entry.others.iter().map(|other| OtherReadingEntry {
            value: other.value.value().into(),
            meaning: other.meaning.into(),
        });
        Self {
            id: entry.id.into(),
            clauses: texts(entry.clauses),
            settled: entry.settled,
            question: entry.question.into(),
            value: entry.value.map(|reading| reading.value().into()),
            meaning: entry.meaning.into(),
            others: others.collect(),
        }
    }
}

/// Another way to read a clause, which a caller may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtherReadingEntry {
    /// The value that chooses it in `readings`.
    #[cfg_attr(feature = "schema", schemars(with = "super::Reading"))]
    pub value: Text,
    /// What it takes the clause to mean.
    pub meaning: Text,
}

/// A number that the Policy draws, or a setting that its open words ask of the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LimitEntry {
    /// Its name in `limits`.
    #[cfg_attr(feature = "schema", schemars(with = "super::Limit"))]
    pub name: Text,
    /// The clause that draws it.
    #[cfg_attr(feature = "schema", schemars(with = "ClauseId"))]
    pub clause: Text,
    /// What it counts.
    pub unit: Text,
    /// The clause's number; `None` for a setting that the clause leaves open.
    pub value: Option<f64>,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// The largest number that it can be set to.
    pub largest: f64,
}

impl From<&LimitFact> for LimitEntry {
    fn from(fact: &LimitFact) -> Self {
        Self {
            name: fact.name.name().into(),
            clause: fact.clause.into(),
            unit: fact.unit.into(),
            value: fact.value,
            whole: fact.whole,
            largest: fact.largest,
        }
    }
}

/// A School that is known by its short name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SchoolEntry {
    /// Its short name.
    pub name: Text,
    /// Whether it grants, or granted, degrees (I01).
    pub grants_degrees: bool,
}

impl From<&SchoolFact> for SchoolEntry {
    fn from(school: &SchoolFact) -> Self {
        Self {
            name: school.name.into(),
            grants_degrees: school.grants_degrees,
        }
    }
}

/// A question that can be asked by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QuestionEntry {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::QuestionName"))]
    pub name: Text,
    /// The clauses that it answers for.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<ClauseId>"))]
    pub clauses: Vec<Text>,
    /// What it asks.
    pub asks: Text,
    /// Whether a request has to give the day.
    pub dated: bool,
}

impl QuestionEntry {
    pub(crate) fn new(
        name: &'static str,
        clauses: &'static [&'static str],
        asks: &'static str,
        dated: bool,
    ) -> Self {
        Self {
            name: name.into(),
            clauses: texts(clauses),
            asks: asks.into(),
            dated,
        }
    }
}

/// A rule of the check of a mailing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RuleEntry {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::RuleName"))]
    pub name: Text,
    /// The clauses that it answers for.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<ClauseId>"))]
    pub clauses: Vec<Text>,
    /// The entries of the register that it rests on.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::EntryId>"))]
    pub readings: Vec<Text>,
}

impl RuleEntry {
    #[cfg(feature = "mailing")]
    pub(crate) fn new(
        name: &'static str,
        clauses: &'static [&'static str],
        readings: &'static [&'static str],
    ) -> Self {
        Self {
            name: name.into(),
            clauses: texts(clauses),
            readings: texts(readings),
        }
    }
}

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyDocument {
    /// The edition's name.
    pub edition: Text,
    /// How the edition stands.
    pub edition_status: EditionStatus,
    /// Every clause, in the Policy's order.
    pub clauses: Vec<ClauseEntry>,
    /// How its open words are read.
    pub interpretations: Vec<InterpretationEntry>,
    /// Its numbers, and the settings that it leaves open.
    pub limits: Vec<LimitEntry>,
    /// The Schools known.
    pub schools: Vec<SchoolEntry>,
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
        answered_by: impl Fn(ClauseId) -> Vec<&'static str>,
    ) -> Self {
        Self {
            edition: EDITION.name.into(),
            edition_status: EDITION.status,
            clauses: CLAUSES
                .iter()
                .map(|clause| ClauseEntry {
                    id: clause.id.as_str().into(),
                    section: clause.section().into(),
                    treatment: clause.treatment,
                    gist: clause.gist.into(),
                    answered_by: answered_by(clause.id).into_iter().map(Cow::from).collect(),
                })
                .collect(),
            interpretations: INTERPRETATIONS.iter().map(From::from).collect(),
            limits: LIMITS.iter().map(From::from).collect(),
            schools: SCHOOLS.iter().map(From::from).collect(),
            rules,
            questions,
        }
    }

    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it has string keys and finite numbers only")
    }
}
