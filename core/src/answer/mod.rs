//! What every question gets back.

mod finding;
mod message;
mod report;
mod schedule;
mod span;

pub use finding::{Edit, Finding, Fix, FixGrade, Quantity, Severity, Unit};
pub use message::{Locale, Message, MessageArgs, UnknownLocale};
pub use report::{
    Basis, ChecklistRow, MailingReport, Measures, ParagraphMeasure, Part, PictureMeasure,
    RowStatus, SourceReport, TableMeasure, Verdict,
};
pub use schedule::{Deadline, HandIn, Prospect, Sending, SendingSchedule, SendingWindow, Timing};
pub use span::{Position, Span, TextUnits};
pub(crate) use span::{TextOffsets, TextPositions};
