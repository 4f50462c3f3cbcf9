//! Kazakhstan's days, the arithmetic of its working days, and the Policy's periods.

mod batch;
mod choice;
mod day;
mod error;
mod law;
mod moment;
mod periods;
mod working_days;

pub use choice::{CalendarChoice, Week};
pub use day::{Certainty, Day, DayKind};
pub use error::{BatchError, CalendarError, MomentError};
pub use moment::{Moment, parse_date};
pub use periods::{PeriodEnd, e_library_last_day, moderation_due, working_days_before};
pub use working_days::{Bounds, Calendar};

#[cfg(test)]
mod tests;
