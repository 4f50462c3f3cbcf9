//! Nazarbayev University's Alumni Relations Policy as typed checks.
#![forbid(unsafe_code)]

pub mod alumni;
pub mod calendar;
pub mod communication;
pub mod decision;
#[cfg(feature = "mailing")]
pub mod mailing;
pub mod policy;
mod questions;
pub mod sending;

pub use alumni::{RightsFacts, rights};
pub use calendar::Calendar;
pub use decision::{Decision, Locale, Outcome, Terms};
#[cfg(feature = "mailing")]
pub use mailing::{Brief, Draft, Finding, MailingReport, SourceKind, Verdict, check_mailing};
pub use policy::clause;
pub use questions::{Answer, QuestionError, answered_by, decide, questions};
pub use sending::{ScheduleRequest, sending_schedule};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
