//! What every question gets back.

mod ask;
mod audience;
pub(crate) mod condition;
pub(crate) mod decide_error;
mod decision;
mod finding;
mod message;
mod outcome;
mod question;
mod report;
mod schedule;
mod span;
mod terms;

pub use ask::Ask;
pub use audience::{Audience, Relation, Sender, relation};
pub use decide_error::DecideError;
pub use decision::{
    ChangeBy, Decision, DecisionBasis, FactUsed, Next, Note, Reason, Valid, WithoutOrder,
    WouldChange,
};
pub use finding::{Edit, Finding, Fix, FixGrade, Quantity, Severity, Unit};
pub use message::{Locale, Message, MessageArgs, UnknownLocale};
pub use outcome::{Effect, Outcome};
pub(crate) use question::Question;
pub use report::{
    Basis, ChecklistRow, MailingReport, Measures, ParagraphMeasure, Part, PictureMeasure,
    RowStatus, SourceReport, TableMeasure, Verdict,
};
pub use schedule::{Deadline, HandIn, Prospect, Sending, SendingSchedule, SendingWindow, Timing};
pub use span::{Position, Span, TextUnits};
pub(crate) use span::{TextOffsets, TextPositions};
pub(crate) use terms::CENTER;
pub use terms::Terms;
