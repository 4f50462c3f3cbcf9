//! The Policy as one document: what it says in our words, how it is read, and what answers for it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    AnsweredBy, CLAUSES, ClauseId, EDITION, EditionStatus, EntryId, INTERPRETATIONS,
    Interpretation, LIMITS, Limit, LimitFact, QuestionName, RuleName, SCHOOLS, SchoolFact, Settled,
    Treatment,
};
use crate::locale::Locale;

/// A name or a sentence of the document: this version's own, or read from another's.
type Text = Cow<'static, str>;

/// A clause and what answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClauseEntry {
    /// Its id.
    pub id: ClauseId,
    /// The section it stands in.
    pub section: Text,
    /// How the library treats it.
    pub treatment: Treatment,
    /// What it says, restated.
    pub gist: Text,
    /// The rules of the check of a mailing, and the questions, that answer for it.
    pub answered_by: Vec<AnsweredBy>,
}

/// An entry of the interpretation register. All entries are provisional: this project made them,
/// and they stand until the University confirms or corrects them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InterpretationEntry {
    /// Its id: `I13`.
    pub id: EntryId,
    /// The clauses whose words it reads; none where it is about the Policy as a whole.
    pub clauses: Vec<ClauseId>,
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

impl InterpretationEntry {
    pub(crate) fn new(entry: &Interpretation, locale: Locale) -> Self {
        let said = |key: &str, english: &'static str| -> Text {
            let id = entry.id;
            locale
                .register_text(&format!("{id}.{key}"))
                .unwrap_or(english)
                .into()
        };
        let others = entry.others.iter().map(|other| OtherReadingEntry {
            value: other.value.value().into(),
            meaning: said(other.value.value(), other.meaning),
        });
        let taken = entry.value.map_or("meaning", |reading| reading.value());
        Self {
            id: entry.id,
            clauses: entry.clauses.to_vec(),
            settled: entry.settled,
            question: said("question", entry.question),
            value: entry.value.map(|reading| reading.value().into()),
            meaning: said(taken, entry.meaning),
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
    pub name: Limit,
    /// The clause that draws it.
    pub clause: ClauseId,
    /// What it counts.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LimitUnit"))]
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
            name: fact.name,
            clause: fact.clause,
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
    /// Whether it is a former one, which has Alumni of its own.
    pub former: bool,
}

impl From<&SchoolFact> for SchoolEntry {
    fn from(school: &SchoolFact) -> Self {
        Self {
            name: school.name.into(),
            grants_degrees: school.grants_degrees,
            former: school.former,
        }
    }
}

/// A question that can be asked by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QuestionEntry {
    /// Its name.
    pub name: QuestionName,
    /// The clauses that it answers for.
    pub clauses: Vec<ClauseId>,
    /// What it asks.
    pub asks: Text,
    /// Whether a request has to give the day.
    pub dated: bool,
}

impl QuestionEntry {
    pub(crate) fn new(
        name: QuestionName,
        clauses: &[ClauseId],
        asks: &'static str,
        dated: bool,
    ) -> Self {
        Self {
            name,
            clauses: clauses.to_vec(),
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
    pub name: RuleName,
    /// The clauses that it answers for.
    pub clauses: Vec<ClauseId>,
    /// The entries of the register that it rests on.
    pub readings: Vec<EntryId>,
}

impl RuleEntry {
    #[cfg(feature = "mailing")]
    pub(crate) fn new(name: RuleName, clauses: &[ClauseId], readings: &[EntryId]) -> Self {
        Self {
            name,
            clauses: clauses.to_vec(),
            readings: readings.to_vec(),
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
        answered_by: impl Fn(ClauseId) -> Vec<AnsweredBy>,
        locale: Locale,
    ) -> Self {
        Self {
            edition: EDITION.name.into(),
            edition_status: EDITION.status,
            clauses: CLAUSES
                .iter()
                .map(|clause| ClauseEntry {
                    id: clause.id,
                    section: clause.section().into(),
                    treatment: clause.treatment,
                    gist: clause.gist(locale).into(),
                    answered_by: answered_by(clause.id),
                })
                .collect(),
            interpretations: INTERPRETATIONS
                .iter()
                .map(|entry| InterpretationEntry::new(entry, locale))
                .collect(),
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
