//! How a moderation stands, for people.

use super::{ModerationDeadline, ModerationState, NextStep};
use crate::{
    decision::{Arg, Locale, Message},
    locale::FactName,
    sending::DeadlineStatus,
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
    let days = deadline.working_days_late;
    let (key, more) = match (deadline.status, due, deadline.done_on) {
        (DeadlineStatus::Open, Some(due), _) => ("moderation.open", vec![("due", due.into())]),
        (DeadlineStatus::Overdue, Some(due), _) => {
            let days = days.map(|days| ("days", days.into()));
            let key = days.as_ref().map_or(
                "moderation.overdue-by-days-to-come",
                |_| "moderation.overdue",
            );
            let due = ("due", due.into());
            (key, [due].into_iter().chain(days).collect())
        }
        (DeadlineStatus::Met, _, Some(done)) => ("moderation.met", vec![("done", done.into())]),
        (DeadlineStatus::Met, Some(due), None) => ("moderation.open", vec![("due", due.into())]),
        (DeadlineStatus::TooEarly, _, _) => ("moderation.too-early", Vec::new()),
        (DeadlineStatus::Late, Some(due), done) => {
            let days = days.map(|days| ("days", days.into()));
            let key = match (&days, done) {
                (None, _) => "moderation.late-by-days-to-come",
                (Some(_), None) => "moderation.late-by-plan",
                (Some(_), Some(_)) => "moderation.late",
            };
            let done = done.filter(|_| key == "moderation.late");
            let done = done.map(|done| ("done", done.into()));
            let due = ("due", due.into());
            (key, [due].into_iter().chain(done).chain(days).collect())
        }
        _ => {
            let missing = deadline.missing.iter().map(|path| FactName::alone(path));
            let missing = Arg::facts(missing.collect());
            ("moderation.undetermined", vec![("missing", missing)])
        }
    };
    locale.message(key, [received].into_iter().chain(more))
}
