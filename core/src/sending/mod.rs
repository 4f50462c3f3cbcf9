//! When a mailing may go out, and the steps of its moderation: sections 3 and 4 of Appendix 1. Dates
//! and steps, no HTML.
//!
//! - [`sending_schedule`]: the window before an event, the days to hand the materials in, when
//!   moderation is due, whether the window can still be met.
//! - [`moved_windows`]: which windows a change of the calendar moved.
//! - [`moderation()`]: how a moderation stands, and which step comes next. A record can hold only
//!   what could have happened.
//! - [`queue`]: of many moderations, what is due and what is late, and whose turn it is.
//! - [`hashtags`] and [`post_has_hashtag`]: the hashtag of a post for social networks.
//!
//! ```
//! use nu_alumni_policy::{Terms, policy::ClauseId, sending::{Prospect, ScheduleFacts, Timing, sending_schedule}};
//!
//! let facts: ScheduleFacts = serde_json::from_str(r#"{
//!     "event_start": "2026-12-21", "planned_send": "2026-12-14"
//! }"#)?;
//! let schedule = sending_schedule(&facts, Some("2026-12-01".parse()?), &Terms::default())?;
//!
//! // The 14th is a working day too late.
//! let sending = schedule.sending.unwrap();
//! assert_eq!((sending.timing, sending.off_by), (Timing::TooLate, Some(1)));
//! // The window itself is open, until the 11th.
//! assert_ne!(schedule.prospect, Some(Prospect::Missed));
//! let closes = schedule.window.unwrap().closes;
//! assert_eq!(closes.date.to_string(), "2026-12-11");
//! assert_eq!(closes.clauses, [ClauseId::A4_1]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod announced;
mod direction;
mod hashtag;
mod moderation;
mod moved_windows;
mod periods;
mod schedule;

pub use announced::Announced;
pub use direction::Direction;
pub use hashtag::{Hashtag, HashtagError, hashtags, post_has_hashtag};
pub use moderation::{
    GivenModeration, MailingList, ModerationAnswer, ModerationChannel, ModerationDeadline,
    ModerationEntry, ModerationFacts, ModerationRecord, ModerationRole, ModerationState,
    ModerationStep, NextStep, OneModeration, Queue, QueueEntry, QueueError, QueueFacts,
    RecordError, StepError, StepRefusal, Submission, SubmissionError, Urgency, moderation, queue,
};
pub use moved_windows::{ChangedDay, MovedWindow, MovedWindows, MovedWindowsFacts, moved_windows};
pub use periods::{DeadlineStatus, PeriodEnd, moderation_due, working_days_before};
pub use schedule::{
    Deadline, HandIn, Prospect, ScheduleFacts, Sending, SendingSchedule, SendingWindow, Timing,
    sending_schedule,
};

#[cfg(feature = "mailing")]
pub(crate) use moderation::{Kept, kept, of_lists, permission_on};
pub(crate) use moderation::{MODERATION, QUEUE};
pub(crate) use moved_windows::MOVED_WINDOWS;
pub(crate) use schedule::SENDING_SCHEDULE;

crate::policy::named!(
    DeadlineStatus,
    Direction,
    ModerationChannel,
    ModerationRole,
    ModerationState,
    ModerationStep,
    Prospect,
    Timing,
    Urgency,
);

/// The keys of what is said of so many working days: of some, of none, where only days off lie between, and
/// where days of a year to come would have to be counted.
macro_rules! by_days {
    ($key:literal) => {
        [
            $key,
            concat!($key, "-on-a-day-off"),
            concat!($key, "-by-days-to-come"),
        ]
    };
}
pub(crate) use by_days;

/// Which of them says it, and how many working days it says.
pub(crate) fn by_working_days(
    [some, none, to_come]: [&'static str; 3],
    days: Option<u32>,
) -> (&'static str, Option<u32>) {
    match days {
        Some(0) => (none, None),
        Some(_) => (some, days),
        None => (to_come, None),
    }
}
