//! The report of the check of a mailing.

use std::borrow::Cow;

use nu_alumni_letter::{SourceKind, Span, span::TextUnits};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Finding, Lapsed};
use crate::{
    decision::{Basis, Decision, Message, Outcome, Severity, derived},
    policy::{ClauseId, EntryId, RuleName},
    sending::SendingSchedule,
};

/// What Appendix 1 says to a draft, as far as its own text and the brief can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every clause that was checked is satisfied or does not apply.
    Accepted,
    /// Nothing is violated, but something is left to a person or to facts not given.
    NeedsReview,
    /// Nothing is violated, but somebody has to agree first (7.1, or an order under 9.1).
    NeedsApproval,
    /// At least one clause is violated.
    Rejected,
}

/// How a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RowStatus {
    /// It does not bind this mailing; the row says why.
    NotApplicable,
    /// It is met.
    Satisfied,
    /// It is broken, and somebody lets that pass.
    Waived,
    /// Facts are missing; the row names them.
    Undetermined,
    /// A person has to look.
    NeedsReview,
    /// Somebody has to agree first.
    NeedsApproval,
    /// It is broken.
    Violated,
}

/// One clause and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChecklistRow {
    /// The clause.
    pub clause: ClauseId,
    /// How it stands.
    pub status: RowStatus,
    /// The rules that answer for it; empty where no rule of this version does.
    pub rules: Vec<RuleName>,
    /// The entries of the interpretation register that the answer rests on.
    pub readings: Vec<EntryId>,
    /// The facts that would settle it, by the brief's keys.
    pub missing: Vec<Cow<'static, str>>,
    /// Why it stands so.
    pub why: Message,
    /// What there is to judge under it, for a judgement of the clause to name; `None` where nothing is
    /// left to a person.
    pub seen: Option<String>,
}

/// A part of the source that spans point into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SourcePart {
    /// `body`, `subject` or `post` of what was given; in an `.eml`, a MIME part, as `part 1.2`.
    pub name: String,
    /// Its MIME type.
    pub media_type: String,
    /// The charset it was decoded from, where it was decoded.
    pub charset: Option<String>,
    /// Its decoded text, of a picture the name of its file; `None` where the part is the source as
    /// the caller gave it.
    pub text: Option<String>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SourceReport {
    /// The unit in which the spans of the report count.
    pub units: TextUnits,
    /// What the source is written in.
    pub kind: SourceKind,
    /// The parts that spans point into: the subject where there is one, those of the body in order, and
    /// the brief's post.
    pub parts: Vec<SourcePart>,
    /// What could not be read in full, and what was done instead.
    pub notes: Vec<Message>,
}

/// A paragraph of the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ParagraphMeasure {
    /// The name of the part that `span` points into.
    pub part: String,
    /// Its place in that part's text; `None` where the source does not hold it as one piece.
    pub span: Option<Span>,
    /// Its lines, under the reading taken.
    pub lines: u32,
    /// The characters of its longest line, as the author broke it.
    pub longest_line: u32,
    /// All its characters.
    pub characters: u32,
}

/// A data table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TableMeasure {
    /// The name of the part that `span` points into.
    pub part: String,
    /// Its place in that part's text; `None` where the source does not hold it as one piece.
    pub span: Option<Span>,
    /// Its rows, under the reading taken.
    pub rows: u32,
    /// Whether it might be a layout table.
    pub doubtful: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PictureMeasure {
    /// The name of the part that `span` points into.
    pub part: String,
    /// Its place in that part's text; `None` where the source does not hold it as one piece.
    pub span: Option<Span>,
    /// Whether it counts: a declared logo and what stands in a declared signature do not.
    pub counted: bool,
    /// The file's own width and height in pixels, where the file is at hand.
    pub file_pixels: Option<(u32, u32)>,
    /// The width it is shown at, in CSS pixels, where the source says so.
    pub shown_width: Option<f64>,
    /// The height it is shown at, in CSS pixels, where the source says so.
    pub shown_height: Option<f64>,
}

/// The numbers behind the findings, as an editor shows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Measures {
    /// Characters of the subject; `None` without a subject.
    pub subject_characters: Option<u32>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<ParagraphMeasure>,
    /// The data tables, in order.
    pub tables: Vec<TableMeasure>,
    /// The pictures, in order.
    pub pictures: Vec<PictureMeasure>,
    /// Visible characters of the letter.
    pub visible_characters: u32,
    /// The share of them in bold, 0 to 1.
    pub bold_share: f64,
    /// The letter's font size in CSS pixels; `None` where there is no text.
    pub letter_font_px: Option<f64>,
    /// The title's font size in CSS pixels; `None` without a title.
    pub title_font_px: Option<f64>,
}

/// The answer to "is this mailing in order?". Its verdict follows from its findings and the decision on
/// its approval: a report that is read with another verdict is refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MailingReport {
    /// The outcome: the worst of the checklist's rows that a rule or the decision on the approval
    /// answers for.
    pub verdict: Verdict,
    /// What the answer rests on.
    pub basis: Basis,
    /// Who starts it and who sends it, as the brief names them.
    pub initiator: Option<String>,
    /// What was read.
    pub source: SourceReport,
    /// What was found, in the order of the clauses, then of the places.
    pub findings: Vec<Finding>,
    /// What was found and no longer counts: judged to be in order, or let pass; in the same order.
    pub settled: Vec<Finding>,
    /// The brief's judgements and waivers that settle nothing, and why.
    pub lapsed: Vec<Lapsed>,
    /// Every clause of Appendix 1, in its order; before them 7.1 and 7.2 where the approval was asked.
    pub checklist: Vec<ChecklistRow>,
    /// The numbers behind it.
    pub measures: Measures,
    /// When it may go out.
    pub schedule: SendingSchedule,
    /// The verdict as it would be without the orders that touched it (9.1).
    pub without_order: Option<Verdict>,
    /// Whose approval it needs (7.1, 7.2), on lists of others too (A3.1); `None` where the brief names
    /// neither sender nor audience, and its record of the moderation no such lists.
    pub approval: Option<Decision>,
    /// Whether it has gone out without an approval that it needed: by the record of its moderation, or as
    /// its sending was planned for a day before the one asked about. One that is given now settles nothing
    /// (I45).
    pub sent_unapproved: bool,
}

/// A report as it is read, before its verdict is held against what it follows from. Nobody else sees it.
#[derive(Deserialize)]
#[serde(remote = "MailingReport")]
struct AsRead {
    verdict: Verdict,
    basis: Basis,
    initiator: Option<String>,
    source: SourceReport,
    findings: Vec<Finding>,
    settled: Vec<Finding>,
    lapsed: Vec<Lapsed>,
    checklist: Vec<ChecklistRow>,
    measures: Measures,
    schedule: SendingSchedule,
    without_order: Option<Verdict>,
    approval: Option<Decision>,
    sent_unapproved: bool,
}

impl<'de> Deserialize<'de> for MailingReport {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = AsRead::deserialize(from)?;
        let found = read.findings.iter().map(|finding| finding.severity);
        let approval = read.approval.as_ref().map(Decision::outcome);
        let verdict = match read.basis.grants_nothing() {
            true => Verdict::NeedsReview,
            false => Verdict::of(found, approval),
        };
        derived("verdict", read.verdict, verdict)?;
        for finding in &read.settled {
            let in_order = finding.judged.as_ref().is_some_and(|judged| judged.holds);
            derived("settled", true, in_order || finding.waived.is_some())?;
        }
        Ok(read)
    }
}

impl Verdict {
    /// The verdict that what was found and the decision on the approval come to.
    pub(super) fn of(found: impl Iterator<Item = Severity>, approval: Option<Outcome>) -> Self {
        let of_letter = match found.max() {
            Some(Severity::Violation) => Self::Rejected,
            Some(Severity::NeedsReview | Severity::Undetermined) => Self::NeedsReview,
            Some(Severity::Advice) | None => Self::Accepted,
        };
        let of_approval = match approval {
            Some(Outcome::Granted) | None => Self::Accepted,
            Some(Outcome::Undetermined) => Self::NeedsReview,
            Some(Outcome::NeedsApproval) => Self::NeedsApproval,
            Some(Outcome::NotGranted | Outcome::Prohibited) => Self::Rejected,
        };
        of_letter.max(of_approval)
    }
}

impl MailingReport {
    /// The canonical JSON: the same bytes from every language. Spans count UTF-8 bytes.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};
    ///
    /// let draft = Draft::read(SourceKind::Text, b"Dear Alumni,")?;
    /// let report = check_mailing(&draft, &Brief::default())?;
    /// assert!(report.to_json().starts_with(r#"{"verdict":"needs-review","#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers only")
    }
}
