//! What every question gets back: an outcome derived from its reasons, with what it rests on.

mod ask;
mod basis;
pub(crate) mod condition;
#[allow(clippy::module_inception, reason = "what the room is named for")]
mod decision;
pub(crate) mod error;
mod message;
mod outcome;
mod question;
mod severity;
mod terms;

pub use ask::Ask;
pub use basis::Basis;
pub use decision::{
    ChangeBy, Decision, DecisionBasis, FactUsed, Next, Note, Reason, Valid, WithoutOrder,
    WouldChange,
};
pub use error::DecideError;
pub use message::{Locale, Message, MessageArgs, UnknownLocale};
pub use outcome::{Effect, Outcome};
pub(crate) use question::Question;
pub use question::QuestionFact;
pub use severity::Severity;
pub(crate) use terms::CENTER;
pub use terms::Terms;
