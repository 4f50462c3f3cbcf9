//! Kazakhstan's days and the arithmetic of its working days.

mod batch;
mod choice;
mod day;
mod error;
mod law;
mod moment;
mod working_days;

pub(crate) use choice::optional_date;
pub use choice::{CalendarChoice, Week};
pub use day::{Certainty, Day, DayKind};
pub use error::{BatchError, CalendarError, MomentError};
pub use moment::{Moment, parse_date};
pub use working_days::{Bounds, Calendar};

#[cfg(test)]
mod tests;
