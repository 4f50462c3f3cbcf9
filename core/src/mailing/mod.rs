//! A draft mailing held against Appendix 1.

mod brief;
mod check;
mod checklist;
mod finding;
mod measures;
mod report;
mod request;
mod rules;
mod spans;

pub use brief::{Brief, BriefError, Initiator, OwnHost, PaletteColour};
pub use check::{CheckError, check_mailing};
pub use finding::{Edit, Finding, Fix, FixGrade, Quantity, Unit};
pub use nu_alumni_letter::{
    Draft, SourceError, SourceKind, UnknownKind,
    span::{Position, Span, TextUnits},
};
pub use report::{
    ChecklistRow, MailingReport, Measures, ParagraphMeasure, Part, PictureMeasure, RowStatus,
    SourceReport, TableMeasure, Verdict,
};
pub use request::{CheckRequest, CheckSourceError};
pub(crate) use rules::rules_for;
