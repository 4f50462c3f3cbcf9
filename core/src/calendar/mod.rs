//! Kazakhstan's days and the arithmetic of its working days: is this a working day, which act made it
//! so, and which is the fifth before it?
//!
//! Every day of 2011 to 2027 is known. A [`Day`] has the act that made it what it is and a
//! [`Certainty`]: by law, by decree, by the caller's word, by an estimate, or projected. A day outside
//! those years is an error, unless [`CalendarChoice`] states its year whole or asks for a projection. The
//! same choice sets a week of six days, and the caller's own days off and on.
//!
//! ```
//! use nu_alumni_policy::calendar::{Calendar, CalendarChoice, Certainty, parse_date};
//!
//! let calendar = Calendar::default();
//! let day = calendar.day(parse_date("2026-12-16")?)?;
//! assert!(!day.working);
//! assert_eq!(day.name.as_deref(), Some("Independence Day"));
//! assert_eq!(day.certainty, Certainty::Statutory);
//! assert_eq!(calendar.nth_before(parse_date("2026-12-21")?, 5)?, parse_date("2026-12-11")?);
//!
//! // Days move late here: 8 May 2024 was made a day off on 17 April.
//! let moved = parse_date("2024-05-08")?;
//! assert!(!calendar.is_working(moved)?);
//! let before = Calendar::new(&CalendarChoice::default().known_on(parse_date("2024-04-16")?))?;
//! assert!(before.is_working(moved)?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Moment`] is a date, or an instant that falls on its date in Astana. A time without an offset is
//! refused.

mod batch;
mod choice;
mod day;
mod error;
mod law;
mod moment;
mod stated;
mod tables;
mod working_days;

pub(crate) use choice::optional_date;
pub use choice::{CalendarChoice, StatedYear, Week};
pub use day::{Certainty, Day, DayKind};
pub use error::{BatchError, CalendarError, DayError, MomentError};
pub use moment::{Moment, parse_date};
pub use working_days::{Bounds, Calendar};
pub(crate) use working_days::{LAST_PROJECTED_YEAR, week_and_end};

crate::policy::named!(Bounds, Certainty, DayKind, Week);

#[cfg(test)]
mod tests;
