//! How a moderation stands, for people.

use chrono::NaiveDate;

use super::{ModerationDeadline, ModerationState, ModerationStep, NextStep};
use crate::{
    calendar::{Bounds, Calendar, CalendarError},
    decision::{Arg, Decision, Effect, Locale, Message, Outcome},
    locale::FactName,
    sending::{
        DeadlineStatus, Prospect, Sending, Timing, by_days, by_working_days, schedule::of_sending,
    },
};

/// The days that a deadline is held against.
#[derive(Clone, Copy)]
pub(super) struct Days<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) as_of: NaiveDate,
    /// When the mailing is to go out.
    pub(super) planned: Option<NaiveDate>,
}

impl Days<'_> {
    /// The working days after one day, up to another; `None` where those of a year to come would have to
    /// be counted.
    pub(super) fn between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Option<u32>, CalendarError> {
        match self.calendar.count(from, to, Bounds::End) {
            Ok(days) => Ok(Some(days)),
            Err(error) if error.year_to_come().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What bringing it out hangs on.
pub(super) struct GoingOut<'a> {
    pub(super) permission: Option<&'a Decision>,
    pub(super) prospect: Option<Prospect>,
    /// Whether the initiator's hashtag is known, without which nothing is posted (A4.4).
    pub(super) has_hashtag: bool,
}

impl GoingOut<'_> {
    /// Why nobody is told to take a step that brings it out: it may not go out so, or not yet, its window
    /// is over, or it cannot be posted.
    pub(super) fn held_back(&self, step: ModerationStep) -> Option<&'static str> {
        use ModerationStep::{Forward, Post, Send};
        if !matches!(step, Send | Forward | Post) {
            return None;
        }
        match self.permission.map(Decision::outcome) {
            Some(Outcome::NotGranted | Outcome::Prohibited) => Some("going-out.not-granted"),
            Some(Outcome::NeedsApproval | Outcome::Undetermined) => Some("going-out.not-yet"),
            Some(Outcome::Granted) | None if self.prospect == Some(Prospect::Missed) => {
                Some(MISSED)
            }
            Some(Outcome::Granted) | None if step == Post && !self.has_hashtag => {
                Some("going-out.no-hashtag")
            }
            Some(Outcome::Granted) | None => None,
        }
    }
}

/// That the window is over.
pub(super) const MISSED: &str = "schedule.missed";

/// How far it has come, what comes next, what it needs besides, and how it stands to each deadline.
pub(super) fn summary(
    state: ModerationState,
    next: &[NextStep],
    going_out: &GoingOut<'_>,
    sending: Option<&Sending>,
    days: &Days<'_>,
    deadlines: &[ModerationDeadline],
    locale: Locale,
) -> Result<Vec<Message>, CalendarError> {
    let mut lines = vec![locale.message(format!("moderation-state.{state}"), None)];
    // To withdraw it waits for nobody.
    let awaited = next
        .iter()
        .filter(|next| next.step != ModerationStep::Withdraw);
    if going_out.prospect == Some(Prospect::Missed) {
        // With its window gone nobody goes on with it.
        lines.push(locale.message(MISSED, None));
    } else {
        lines.extend(awaited.map(|next| {
            let next_step = || format!("moderation-next.{}", next.step);
            let held_back = going_out.held_back(next.step);
            locale.message(held_back.map_or_else(next_step, str::to_owned), None)
        }));
    }
    lines.extend(open_reasons(going_out.permission));
    for deadline in deadlines {
        lines.extend(of_deadline(deadline, days, locale)?);
    }
    // In time it needs no word of its own.
    let off = |of: &&Sending| of.timing != Timing::InTime || of.notice_kept == Some(false);
    let off = sending.filter(off);
    lines.extend(off.into_iter().flat_map(|of| of_sending(of, locale)));
    Ok(lines)
}

/// What stands against it, or is asked for: what was approved needs nothing more.
pub(super) fn open_reasons(permission: Option<&Decision>) -> impl Iterator<Item = Message> {
    let reasons = permission.into_iter().flat_map(Decision::reasons);
    let open = reasons.filter(|reason| reason.effect != Effect::Grants);
    open.map(|reason| reason.message.clone())
}

/// How it stands to one deadline; by when the sending is due, where the moderation was late; and how late
/// it is by its plan.
pub(super) fn of_deadline(
    deadline: &ModerationDeadline,
    days: &Days<'_>,
    locale: Locale,
) -> Result<Vec<Message>, CalendarError> {
    let received = ("received", Arg::from(deadline.received.date()));
    let say = |key: &str, more: Vec<(&'static str, Arg)>| {
        locale.message(key.to_owned(), [received.clone()].into_iter().chain(more))
    };
    let due = |date: NaiveDate| ("due", Arg::from(date));
    // What is late at whatever hour is late by the later day too.
    let last = deadline.due.or(deadline.latest_due);
    let line = match (deadline.status, last, deadline.done_on) {
        (DeadlineStatus::Met, _, Some(done)) => {
            let key = match deadline.done_by {
                Some(ModerationStep::Return) => "moderation.returned",
                Some(ModerationStep::Decline) => "moderation.declined",
                _ => "moderation.met",
            };
            say(key, vec![("done", done.into())])
        }
        (DeadlineStatus::Lapsed, _, Some(done)) => {
            say("moderation.lapsed", vec![("done", done.into())])
        }
        (DeadlineStatus::TooEarly, _, _) => say("moderation.too-early", Vec::new()),
        (DeadlineStatus::Open | DeadlineStatus::Met | DeadlineStatus::PlannedLate, _, None)
            if let Some(last) = deadline.awaited_by().or(deadline.due) =>
        {
            say("moderation.open", vec![due(last)])
        }
        (DeadlineStatus::Late | DeadlineStatus::Overdue, Some(moderated), _) => {
            let late = of_late(deadline, moderated, days, locale)?;
            return Ok(late
                .into_iter()
                .chain(by_plan(deadline, days, locale))
                .collect());
        }
        (status, _, _) => {
            let missing = deadline.missing.iter().map(|path| FactName::alone(path));
            let missing = Arg::facts(missing.collect());
            let missing = ("missing", missing);
            let moderated = deadline
                .moderated_on
                .filter(|day| Some(*day) <= deadline.due);
            match (status, moderated) {
                // In time at whatever hour the materials came in.
                (DeadlineStatus::Open | DeadlineStatus::PlannedLate, _) => {
                    say("moderation.open-at-any-hour", vec![missing])
                }
                (_, Some(done)) => {
                    say("moderation.moderated", vec![("done", done.into()), missing])
                }
                (_, None) => say("moderation.undetermined", vec![missing]),
            }
        }
    };
    Ok([line]
        .into_iter()
        .chain(by_plan(deadline, days, locale))
        .collect())
}

/// That it is planned for a day after its last one.
pub(super) fn by_plan(
    deadline: &ModerationDeadline,
    days: &Days<'_>,
    locale: Locale,
) -> Option<Message> {
    let late = deadline.working_days_late_by_plan;
    let is_late = deadline.status == DeadlineStatus::PlannedLate;
    let planned = days.planned.filter(|_| late > Some(0) || is_late)?;
    let (key, late) = by_working_days(by_days!("moderation.planned-late"), late);
    let late = late.map(|late| match deadline.sending_due {
        Some(_) => Arg::from(late),
        None => Arg::at_least(late),
    });
    let late = late.map(|late| ("days", late));
    Some(locale.message(key, [("planned", planned.into())].into_iter().chain(late)))
}

/// What is late: the moderation, and the sending, where its own day is over too. What was late by more is
/// among them, so that the most of their days is what the deadline counts.
fn of_late(
    deadline: &ModerationDeadline,
    due: NaiveDate,
    days: &Days<'_>,
    locale: Locale,
) -> Result<Vec<Message>, CalendarError> {
    let (done, sending) = (deadline.done_on, deadline.sending_due);
    let until = done.unwrap_or(days.as_of);
    let of_sending = sending.filter(|last| until > *last);
    let moderated = deadline.moderated_on;
    let received = deadline.received.date();
    let say =
        |keys: [&'static str; 3], due: NaiveDate, until: NaiveDate, done: Option<NaiveDate>| {
            let late = days.between(due, until)?;
            let known = [deadline.due, sending].contains(&Some(due));
            let count = |late: u32| match known {
                true => Arg::from(late),
                false => Arg::at_least(late),
            };
            let (key, late) = by_working_days(keys, late);
            let done = done.map(|day| ("done", Arg::from(day)));
            let late = late.map(|late| ("days", count(late)));
            let days = [("received", received.into()), ("due", due.into())];
            Ok::<_, CalendarError>(locale.message(key, days.into_iter().chain(done).chain(late)))
        };
    let mut lines = Vec::new();
    let moderated_late = moderated.filter(|day| *day > due && done != Some(*day));
    if let Some(moderated) = moderated_late {
        let more = match of_sending {
            Some(last) => days.between(due, moderated)? > days.between(last, until)?,
            None => true,
        };
        if more {
            let keys = by_days!("moderation.moderated-late");
            lines.push(say(keys, due, moderated, Some(moderated))?);
        }
        if of_sending.is_none() {
            let open = sending.filter(|_| done.is_none());
            let open = open.map(|due| ("due", Arg::from(due)));
            lines.extend(open.map(|due| locale.message("moderation.sending-due", [due])));
            return Ok(lines);
        }
    }
    let withdrawn = deadline.done_by == Some(ModerationStep::Withdraw);
    let keys = match done {
        Some(_) if withdrawn => by_days!("moderation.late-and-withdrawn"),
        Some(_) => by_days!("moderation.late"),
        None => by_days!("moderation.overdue"),
    };
    // What was not moderated before is late from the day of the moderation on.
    let before = moderated.is_some_and(|day| day <= due) || moderated_late.is_some();
    let last = of_sending.filter(|_| before).unwrap_or(due);
    lines.push(say(keys, last, until, done)?);
    Ok(lines)
}
