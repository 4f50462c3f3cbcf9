//! Is this draft in order under Appendix 1? What breaks it, where, and what is left to a person?
//!
//! A [`Draft`] is read once and can be checked any number of times. The [`Brief`] is what its text
//! cannot say; what it leaves out leaves the clauses that need it undetermined. The
//! [`MailingReport`] has
//!
//! - the [`Verdict`];
//! - the [`Finding`]s: the rule, the clauses and readings, the places, what was measured and the limit,
//!   what to do, and a [`Fix`] where an honest one exists; each has an id that it keeps from one draft
//!   to the next;
//! - the checklist: every clause of Appendix 1 and how it stands, also those that no rule answers for;
//! - the measures behind it, the dates, and the decision on approval where the brief has a sender or an
//!   audience.
//!
//! ```
//! use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::RowStatus};
//! use nu_alumni_policy::policy::{ClauseId, RuleName};
//!
//! let text = "Dear Alumni,\n\nPlease see the programme.\n\nJOIN US TODAY.\n";
//! let draft = Draft::read(SourceKind::Text, text.as_bytes())?;
//! let brief: Brief = r#"{"direction": "event-invitation", "subject": "Reunion"}"#.parse()?;
//! let report = check_mailing(&draft, &brief)?;
//!
//! let capitals = report.findings.iter().find(|f| f.rule == RuleName::Capitals).unwrap();
//! assert_eq!(capitals.span.unwrap().of(text), Some("JOIN US TODAY"));
//! assert_eq!(capitals.position.unwrap().line, 5);
//!
//! // Nobody said when the event is, so its window is not known, and the row names the fact.
//! let window = report.checklist.iter().find(|row| row.clause == ClauseId::A4_1).unwrap();
//! assert_eq!(window.status, RowStatus::Undetermined);
//! assert!(window.missing.contains(&"event_start".into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`MailingReport::render`] makes of it what people and programs take away: a [`ReportFormat`] is a page
//! to print, SARIF, JUnit XML, a text or a calendar file.
//!
//! Spans count UTF-8 bytes of the part that a finding names; [`TextUnits`] are those of other
//! languages. Each rule stands in a file of its own and has a kebab-case name; its clause is its
//! citation.

mod brief;
mod check;
mod checklist;
mod compared;
mod finding;
mod fixed;
mod identity;
mod judged;
mod measures;
mod report;
#[cfg(feature = "reports")]
mod reports;
mod request;
mod rules;
mod spans;
mod told;

pub use brief::{Brief, Initiator, MergeTagMarks, OwnHost, PaletteColour, TagMark, TextError};
pub use check::{CheckError, check_mailing};
pub use compared::ComparedDrafts;
pub use finding::{Edit, Finding, Fix, FixGrade, FoundAt, Judged, Quantity, Unit, Waived};
pub use fixed::{FixError, FixedMailing, Mended, fix_mailing, fix_mailing_safely};
pub use judged::{Judgement, Lapsed, Waiver};
pub use nu_alumni_letter::{
    Draft, MAX_SOURCE_BYTES, RewriteError, SourceError, SourceKind, UnknownKind,
    span::{Position, Span, TextUnits, UnitsError},
};
pub use report::{
    ChecklistRow, MailingReport, Measures, ParagraphMeasure, PictureMeasure, RowStatus, SourcePart,
    SourceReport, TableMeasure, Verdict,
};
#[cfg(feature = "reports")]
pub use reports::{RenderError, ReportFormat};
pub use request::{CheckRequest, CheckSourceError};
pub use rules::rules;
pub(crate) use rules::rules_for;
pub use told::{KnownLink, KnownPicture, MergeField, PageAddress};

crate::policy::named!(FixGrade, RowStatus, Unit, Verdict);
