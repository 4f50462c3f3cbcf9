//! A finding of the check of a mailing.

use std::borrow::Cow;

use chrono::NaiveDate;
use nu_alumni_ground::sort_by_key;
use serde::{Deserialize, Serialize};

use nu_alumni_letter::span::{Position, Span};

use crate::decision::{Message, Severity};
use crate::policy::{ClauseId, EntryId, RuleName};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unit {
    /// Characters.
    Characters,
    /// Lines of a paragraph.
    Lines,
    /// Paragraphs.
    Paragraphs,
    /// Tables.
    Tables,
    /// Rows of a table.
    Rows,
    /// Pictures.
    Pictures,
    /// CSS pixels.
    Pixels,
    /// Share of a whole, 0 to 1.
    Share,
    /// How many times one is as large as the other.
    Times,
    /// Phone numbers.
    Phones,
    /// Working days.
    WorkingDays,
}

/// A number and what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// The number, rounded to three decimals.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
}

/// How far a fix can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FixGrade {
    /// Changes no meaning.
    Safe,
    /// A person looks before it is taken.
    Review,
}

/// One replacement in the part that the finding names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A way to mend what a finding found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Fix {
    /// How far it can be trusted.
    pub grade: FixGrade,
    /// The replacements, in order, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// These replacements, put in order; `None` where there is none.
    pub(super) fn of(
        grade: FixGrade,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Option<Self> {
        let edits = edits.into_iter();
        let mut edits: Vec<Edit> = edits
            .map(|(span, replacement)| Edit { span, replacement })
            .collect();
        sort_by_key(&mut edits, |edit| edit.span);
        (!edits.is_empty()).then_some(Self { grade, edits })
    }
}

/// One of the places of what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FoundAt {
    /// The name of the part that `span` points into.
    pub part: String,
    /// The place in that part's text.
    pub span: Span,
    /// The place's beginning, as people name it.
    pub position: Option<Position>,
}

/// What a person judged, as the brief told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Judged {
    /// Where the brief tells it: `judged[0]`.
    pub path: String,
    /// Whether the clause is kept.
    pub holds: bool,
    /// Who judged.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub note: Option<String>,
}

/// What a person let pass, as the brief told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Waived {
    /// Where the brief tells it: `waived[0]`.
    pub path: String,
    /// Why it passes.
    pub reason: String,
    /// Who let it.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// One thing that a rule found, with its places and its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What it is known by, in this report and in that of the next draft: the rule, what it says,
    /// and of what. What is written or mended elsewhere in the letter does not change it; what is left to
    /// a person has another once that which the person looks at is changed.
    pub id: String,
    /// The rule's name.
    pub rule: RuleName,
    /// The clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What it does to the outcome.
    pub severity: Severity,
    /// The facts that would settle it, by the brief's keys.
    pub missing: Vec<Cow<'static, str>>,
    /// The name of the part that `span` points into.
    pub part: String,
    /// Its place in that part's text; `None` where it has none (what is absent stands nowhere).
    pub span: Option<Span>,
    /// The place's beginning, as people name it.
    pub position: Option<Position>,
    /// All places, in order, where it has more than the one: of a word that comes back, of the
    /// paragraphs that were counted. `span` is among them.
    pub places: Vec<FoundAt>,
    /// What is wrong, why, and what to do.
    pub message: Message,
    /// What was measured.
    pub measured: Option<Quantity>,
    /// The limit it was held against.
    pub limit: Option<Quantity>,
    /// A way to mend it, where an honest one exists.
    pub fix: Option<Fix>,
    /// Who judged it, and how: in order, and it is settled; or not, and it is broken.
    pub judged: Option<Judged>,
    /// Who let it pass, and why.
    pub waived: Option<Waived>,
}
