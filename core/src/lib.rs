//! Nazarbayev University's Alumni Relations Policy as typed checks.
#![forbid(unsafe_code)]

mod alumni;
mod answer;
mod calendar;
mod check_mailing;
mod communication;
mod decide;
mod mailing;
mod policy;

pub use alumni::*;
pub use answer::*;
pub use calendar::*;
pub use check_mailing::{CheckRequest, CheckSourceError, check_mailing};
pub use communication::*;
pub use decide::{Answer, QUESTIONS, QuestionError, QuestionFact, answered_by, decide};
pub use mailing::*;
pub use policy::*;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
