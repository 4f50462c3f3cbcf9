//! A draft mailing held against Appendix 1.

mod brief;
mod check;
mod draft;
mod hashtag;
mod layout;
mod moderation;
mod rules;
mod source;
mod style;

pub use brief::{Brief, BriefError, Direction, Initiator, OwnHost, PaletteColour};
pub use check::{CheckError, CheckRequest, CheckSourceError, check_mailing};
pub use draft::{Draft, SourceKind, UnknownKind};
pub use hashtag::{Hashtag, HashtagError, hashtags, post_has_hashtag};
pub use moderation::{
    DeadlineStatus, MailingList, ModerationAnswer, ModerationChannel, ModerationDeadline,
    ModerationEntry, ModerationError, ModerationRecord, ModerationRequest, ModerationRole,
    ModerationState, ModerationStep, NextStep, RecordError, StepError, StepRefusal, Submission,
    SubmissionError,
};
pub use source::SourceError;
