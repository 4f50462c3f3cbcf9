//! How a moderation stands, for people.

use super::{ModerationDeadline, ModerationState, ModerationStep};
use crate::{
    decision::{Arg, Decision, Effect, Locale, Message},
    locale::FactName,
    sending::DeadlineStatus,
};

/// How far it has come, what comes next, what it needs besides, and how it stands to each deadline.
pub(super) fn summary(
    state: ModerationState,
    awaited: &[ModerationStep],
    permission: Option<&Decision>,
    deadlines: &[ModerationDeadline],
    locale: Locale,
) -> Vec<Message> {
    let mut lines = vec![locale.message(format!("moderation-state.{state}"), None)];
    lines.extend(
        awaited
            .iter()
            .map(|step| locale.message(format!("moderation-next.{step}"), None)),
    );
    // What was approved needs nothing more.
    let reasons = permission.into_iter().flat_map(Decision::reasons);
    let open = reasons.filter(|reason| reason.effect != Effect::Grants);
    lines.extend(open.map(|reason| reason.message.clone()));
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
        (DeadlineStatus::Lapsed, _, Some(done)) => {
            ("moderation.lapsed", vec![("done", done.into())])
        }
        (DeadlineStatus::Met, Some(due), None) => ("moderation.open", vec![("due", due.into())]),
        (DeadlineStatus::TooEarly, _, _) => ("moderation.too-early", Vec::new()),
        (DeadlineStatus::Late, Some(due), done) => {
            let days = days.map(|days| ("days", days.into()));
            let withdrawn = deadline.done_by == Some(ModerationStep::Withdraw);
            let key = match (&days, done) {
                (None, _) => "moderation.late-by-days-to-come",
                (Some(_), None) => "moderation.late-by-plan",
                (Some(_), Some(_)) if withdrawn => "moderation.late-and-withdrawn",
                (Some(_), Some(_)) => "moderation.late",
            };
            let done = done.filter(|_| key.starts_with("moderation.late") && days.is_some());
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
