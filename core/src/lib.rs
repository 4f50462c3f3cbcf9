//! Nazarbayev University's Alumni Relations Policy as typed checks.
#![forbid(unsafe_code)]

mod answer;
mod calendar;
mod communication;
mod mailing;
mod policy;

pub use answer::*;
pub use calendar::*;
pub use communication::*;
pub use mailing::*;
pub use policy::*;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
