//! Moderation of a mailing or a post as a state machine with its record (A3, A4.2, A4.4).
//!
//! The way of a mailing: submitted → in moderation → (returned for completion → completed → in
//! moderation)* → approved → sent. The moderator can decline it in place of returning it, and the
//! initiator can withdraw it while it has not gone out (I48). A post for social networks goes the same way to its approval,
//! as A3.2 changes only who brings it out; then it is forwarded to the Communication officer and
//! posted.

mod deadlines;
mod kept;
mod permission;
mod queue;
mod record;
mod steps;
mod submission;
mod summary;

pub(crate) use deadlines::MODERATION;
pub use deadlines::{ModerationAnswer, ModerationDeadline, ModerationFacts, NextStep, moderation};
#[cfg(feature = "mailing")]
pub(crate) use kept::{Kept, kept};
#[cfg(feature = "mailing")]
pub(crate) use permission::{of_lists, permission_on};
pub(crate) use queue::QUEUE;
pub use queue::{
    GivenModeration, OneModeration, Queue, QueueEntry, QueueError, QueueFacts, Urgency, queue,
};
pub use record::{ModerationEntry, ModerationRecord, RecordError, StepError, StepRefusal};
pub use steps::{ModerationChannel, ModerationRole, ModerationState, ModerationStep};
pub use submission::{MailingList, Submission, SubmissionError};

#[cfg(test)]
mod tests;
