//! How a moderation stands, for people.

use super::{DeadlineStatus, ModerationDeadline, ModerationState, NextStep};
use crate::{
    decision::{Arg, Locale, Message},
    locale::FactName,
};

/// How far it has come, what comes next, and how it stands to each deadline.
pub(super) fn summary(
    state: ModerationState,
    next: &[NextStep],
    deadlines: &[ModerationDeadline],
    locale: Locale,
) -> Vec<Message> {
    let mut lines = vec![locale.message(format!("moderation-state.{state}"), None)];
    lines.extend(
        next.iter()
            .map(|next| locale.message(format!("moderation-next.{}", next.step), None)),
    );
    lines.extend(
        deadlines
            .iter()
            .map(|deadline| of_deadline(deadline, locale)),
    );
    lines
}

fn of_deadline(deadline: &ModerationDeadline, locale: Locale) -> Message {
    let received = ("received", Arg::from(deadline.received.date()));
    let due = deadline.sending_due.max(deadline.due);
    let (key, more) = match (deadline.status, due, deadline.done_on) {
        (DeadlineStatus::Open, Some(due), _) => ("moderation.open", vec![("due", due.into())]),
        (DeadlineStatus::Overdue, Some(due), _) => (
            "moderation.overdue",
            vec![
                ("due", due.into()),
                ("days", deadline.working_days_late.into()),
            ],
        ),
        (DeadlineStatus::Met, _, Some(done)) => ("moderation.met", vec![("done", done.into())]),
        (DeadlineStatus::Late, Some(due), Some(done)) => (
            "moderation.late",
            vec![
                ("due", due.into()),
                ("done", done.into()),
                ("days", deadline.working_days_late.into()),
            ],
        ),
        _ => {
            let missing = deadline.missing.iter().map(|path| FactName::alone(path));
            let missing = Arg::facts(missing.collect());
            ("moderation.undetermined", vec![("missing", missing)])
        }
    };
    locale.message(key, [received].into_iter().chain(more))
}
