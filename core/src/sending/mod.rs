//! When a mailing may go out, and the steps of its moderation: dates and steps, no HTML.

mod direction;
mod hashtag;
mod moderation;
mod moved_windows;
mod periods;
mod schedule;

pub use direction::Direction;
pub use hashtag::{Hashtag, HashtagError, hashtags, post_has_hashtag};
pub use moderation::{
    DeadlineStatus, MailingList, ModerationAnswer, ModerationChannel, ModerationDeadline,
    ModerationEntry, ModerationError, ModerationRecord, ModerationRequest, ModerationRole,
    ModerationState, ModerationStep, NextStep, RecordError, StepError, StepRefusal, Submission,
    SubmissionError,
};
pub use moved_windows::{
    ChangedDay, MovedWindow, MovedWindows, MovedWindowsRequest, moved_windows,
};
pub use periods::{PeriodEnd, moderation_due, working_days_before};
pub use schedule::{
    Deadline, HandIn, Prospect, ScheduleError, ScheduleRequest, Sending, SendingSchedule,
    SendingWindow, Timing, sending_schedule,
};

pub(crate) use moderation::MODERATION;
pub(crate) use moved_windows::MOVED_WINDOWS;
pub(crate) use schedule::SENDING_SCHEDULE;
