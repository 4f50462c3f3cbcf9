//! A draft mailing held against Appendix 1.

mod brief;
mod check;
mod draft;
mod hashtag;
mod layout;
mod moderation;
mod moved_windows;
mod rules;
mod schedule;
mod source;
mod style;

pub use brief::{Brief, BriefError, Direction, Initiator, OwnHost, PaletteColour};
pub use check::CheckError;
pub(crate) use check::check;
pub use draft::{Draft, SourceKind, UnknownKind};
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
pub(crate) use rules::rules_for;
pub use schedule::{ScheduleError, ScheduleRequest, sending_schedule};
pub use source::SourceError;

/// Whether a text's tree is html5ever's own; it panics where it is not. Built for fuzzing only.
#[cfg(fuzzing)]
pub fn hold_tree_against_html5ever(html: &str) {
    source::tree_agrees(html);
}
