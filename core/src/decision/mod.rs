//! What an answer is made of, and on what terms it is given.
//!
//! Every question of the wings gives a [`Decision`]. Its [`Outcome`] is folded from the [`Effect`] of
//! each [`Reason`], so that the word and the explanation cannot disagree. A reason cites clauses,
//! readings and orders, names the facts that it used, and says it in a [`Message`]: a key, what fills
//! it, and the text in the [`Locale`] that was asked for.
//!
//! [`Terms`] are the same for every question: readings, limits, orders under 9.1, the calendar,
//! Schools, the edition's standing, the language.
//!
//! ```
//! use nu_alumni_policy::{Outcome, Terms, alumni::{Person, alumnus}, decision::Effect};
//!
//! let as_of = "2026-01-12".parse()?;
//! let mut person: Person = serde_json::from_str(
//!     r#"{"degrees": [{"id": "bsc", "school": "SEDS", "conferral": "2025-06-14"}]}"#,
//! )?;
//!
//! // Nobody said what kind of degree it is.
//! let open = alumnus(&person, as_of, &Terms::default())?;
//! assert_eq!(open.outcome(), Outcome::Undetermined);
//! assert_eq!(open.ask()[0].facts, ["facts.person.degrees[0].kind"]);
//!
//! if let Some(degrees) = &mut person.degrees {
//!     degrees[0].kind = Some(serde_json::from_str(r#""bachelor""#)?);
//! }
//! let terms: Terms = serde_json::from_str(r#"{"locale": "ru"}"#)?;
//! let yes = alumnus(&person, as_of, &terms)?;
//! assert_eq!(yes.outcome(), Outcome::Granted);
//! let reason = &yes.reasons()[0];
//! assert_eq!(reason.effect, Effect::Grants);
//! assert_eq!(reason.message.key, "alumnus.met");
//! println!("{} {:?}", reason.message.text, reason.clauses);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`QuestionError`] is a mistake of the caller's: a School that is none, an order that ends before it
//! begins. It names the field.

mod approvals;
mod ask;
mod basis;
pub(crate) mod condition;
#[allow(clippy::module_inception, reason = "what the room is named for")]
mod decision;
pub(crate) mod error;
pub(crate) mod json;
mod outcome;
mod question;
mod read_error;
mod request;
mod severity;
mod terms;

pub use approvals::Approval;
pub(crate) use approvals::Approvals;
pub use ask::Ask;
pub use basis::{Basis, ConfirmedEntry};
#[cfg(feature = "mailing")]
pub(crate) use decision::derived;
pub use decision::{
    ChangeBy, Decision, FactUsed, Next, Note, Reason, Valid, WithoutOrder, WouldChange,
};
pub use error::{GivenError, QuestionError, UnknownDay};
pub use json::{MAX_REQUEST_BYTES, read as read_json};
pub use outcome::{Effect, Outcome};
pub(crate) use question::Question;
pub use question::QuestionFact;
pub use read_error::ReadError;
pub use request::Request;
pub use severity::Severity;
pub(crate) use terms::{CENTER, YEARS, check_period};
pub use terms::{Succession, Terms};

pub(crate) use crate::locale::Arg;
pub use crate::{
    error_data::{Coded, ErrorData},
    locale::{Locale, Message, MessageArgs},
};

crate::policy::named!(ChangeBy, Effect, Locale, Outcome, Severity);
