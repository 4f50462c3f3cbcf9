//! `moderation-deadline`: the moderator has one working day after the materials came in, and sends then,
//! or when the window of A4.1 opens, where that is later (I27, I30, I32). Being late is the moderator's:
//! it is said, and the mailing is judged by its window (I31). Where the record of the moderation is
//! given, each receipt of materials in it is judged by its own steps.

use chrono::NaiveDate;

use super::{Binding, Case, Found, Place, Rule};
use crate::{
    calendar::Bounds,
    decision::YEARS,
    mailing::Unit,
    policy::{ClauseId, EntryId, Reading, RuleName},
    sending::{
        DeadlineStatus, ModerationDeadline, ModerationState, ModerationStep, by_days,
        by_working_days,
    },
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::ModerationDeadline,
    clauses: &[ClauseId::A4_2],
    readings: &[EntryId::I27, EntryId::I30, EntryId::I31, EntryId::I32],
    binds: Binding::every,
    check,
};

const NOWHERE: Place = Place::Body(None);

fn check(case: &Case<'_>) -> Vec<Found> {
    let (brief, schedule) = (case.brief, case.schedule);
    if let Some(kept) = case.moderation {
        let of_receipts = kept.deadlines.iter().flat_map(|d| recorded(case, d));
        return of_receipts.chain(called_off(kept.state)).collect();
    }
    let Some(received) = brief.received else {
        return vec![Found::undetermined(NOWHERE, "not-received", "received")];
    };
    let due = schedule.sending_due.as_ref().map(|due| due.date);
    let moderated = schedule.moderation_due.as_ref().map(|due| due.date);
    let settled = schedule.status.filter(|of| settled_at_any_hour(*of));
    let any_hour = schedule.latest_due.filter(|_| settled.is_some());
    let Some(moderated) = moderated.or(due).or(any_hour) else {
        // Sent on a day that is in time whatever the hour.
        if schedule.status == Some(DeadlineStatus::Met) {
            return Vec::new();
        }
        return vec![no_setting(
            case,
            received.time().is_none(),
            in_year_to_come(case),
        )];
    };
    let sent = brief.planned_send.map(|moment| moment.date());
    let status = schedule.status.unwrap_or(DeadlineStatus::Undetermined);
    let standing = Standing {
        status,
        moderated,
        due,
        // A plan that is to come does not end what is late today.
        until: sent
            .filter(|_| status != DeadlineStatus::Overdue)
            .or(brief.as_of),
        days: match status {
            DeadlineStatus::PlannedLate => schedule.working_days_late_by_plan,
            _ => schedule.working_days_late,
        },
        at_least: due.is_none(),
        sent: sent.is_some(),
        done: false,
    };
    standing.found(case).into_iter().collect()
}

/// What is said of what does not go out any more (I48).
fn called_off(state: ModerationState) -> Option<Found> {
    let called_off = Found {
        readings: &[EntryId::I48],
        ..Found::review(NOWHERE, "called-off")
    };
    state.is_called_off().then_some(called_off)
}

/// What is said of one receipt in the record.
fn recorded(case: &Case<'_>, deadline: &ModerationDeadline) -> Option<Found> {
    let planned = case.brief.planned_send.map(|moment| moment.date());
    let returned = matches!(
        deadline.done_by,
        Some(ModerationStep::Return | ModerationStep::Decline)
    );
    let planned = planned.filter(|_| !returned);
    if deadline.done_by == Some(ModerationStep::Return) && deadline.status == DeadlineStatus::Met {
        let last = case.moderation.and_then(|kept| kept.deadlines.last());
        let waits = last == Some(deadline);
        return waits.then(|| Found::undetermined(NOWHERE, "returned", "moderation"));
    }
    let known = deadline.status != DeadlineStatus::Undetermined;
    let by_sending = deadline.sending_due.filter(|_| known);
    let settled = settled_at_any_hour(deadline.status);
    let any_hour = deadline.latest_due.filter(|_| settled);
    let Some(moderated) = deadline.due.or(any_hour).or(by_sending) else {
        let in_time = match deadline.status {
            DeadlineStatus::Met | DeadlineStatus::Lapsed => true,
            DeadlineStatus::Open => planned.is_some(),
            _ => false,
        };
        let to_come = deadline.missing.iter().any(|fact| fact == YEARS);
        let no_time = deadline.received.time().is_none();
        return (!in_time).then(|| no_setting(case, no_time, to_come));
    };
    let due = deadline
        .sending_due
        .or(Some(moderated).filter(|_| returned));
    let today = deadline.done_on.or(case.brief.as_of);
    let (due, until, days) = match deadline.status {
        DeadlineStatus::PlannedLate => (due, planned, deadline.working_days_late_by_plan),
        DeadlineStatus::Late | DeadlineStatus::Overdue => {
            let until = today.or(planned);
            let (due, until) = late_by_more(case, deadline, moderated, until);
            (due, until, deadline.working_days_late)
        }
        _ => (due, today.or(planned), deadline.working_days_late),
    };
    let standing = Standing {
        status: deadline.status,
        moderated,
        due,
        until,
        days,
        at_least: deadline.due.is_none(),
        sent: deadline.done_on.or(planned).is_some(),
        done: deadline.done_on.is_some(),
    };
    standing.found(case)
}

/// The last day, and the day up to which it is late by more: of the moderation, or of the sending.
fn late_by_more(
    case: &Case<'_>,
    deadline: &ModerationDeadline,
    moderated: NaiveDate,
    until: Option<NaiveDate>,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let of_moderation = (Some(moderated), deadline.moderated_on.or(until));
    let of_sending = (deadline.sending_due, until);
    let terms = &case.brief.terms;
    let late = |(due, until): (Option<NaiveDate>, Option<NaiveDate>)| {
        let (due, until) = due.zip(until).filter(|(due, until)| due < until)?;
        let calendar = terms.working_days(case.brief.as_of).ok()?;
        calendar.count(due, until, Bounds::End).ok()
    };
    match late(of_sending) {
        Some(days) if late(of_moderation) <= Some(days) => of_sending,
        _ => of_moderation,
    }
}

/// Whether something is to be said of it even where its day hangs on an hour that is not known.
fn settled_at_any_hour(status: DeadlineStatus) -> bool {
    use DeadlineStatus::{Late, Overdue, PlannedLate, TooEarly};
    matches!(status, Late | Overdue | PlannedLate | TooEarly)
}

/// Whether something of the schedule hangs on a year to come.
fn in_year_to_come(case: &Case<'_>) -> bool {
    !case.schedule.unknown_years.is_empty()
}

/// What hangs on the hour at which a day of receipt ends, or on a year to come.
fn no_setting(case: &Case<'_>, no_time: bool, to_come: bool) -> Found {
    if to_come {
        return Found::undetermined(NOWHERE, "year-to-come", YEARS);
    }
    let hour = case.limits.moderation_cut_off_hour().is_none();
    let hour = hour.then_some("terms.limits.moderation_cut_off_hour");
    let mut found = Found::undetermined(NOWHERE, "no-setting", "received");
    found.missing = hour
        .into_iter()
        .chain(no_time.then_some("received"))
        .collect();
    found
}

/// How one receipt of materials stands to its days.
struct Standing {
    status: DeadlineStatus,
    /// The last day for its moderation.
    moderated: NaiveDate,
    /// The last day for the sending, where it is known.
    due: Option<NaiveDate>,
    /// The day on which it was done or is planned, else that asked about.
    until: Option<NaiveDate>,
    days: Option<u32>,
    /// Whether it can be more days.
    at_least: bool,
    /// Whether it was done, or is planned.
    sent: bool,
    /// Whether its record says that it was done.
    done: bool,
}

impl Standing {
    fn found(&self, case: &Case<'_>) -> Option<Found> {
        let readings = &case.brief.terms.readings;
        let due = self.due.unwrap_or(self.moderated);
        Some(match self.status {
            DeadlineStatus::Met | DeadlineStatus::Lapsed => return None,
            // A plan is in time, while its moderation has time.
            DeadlineStatus::Open if self.sent => return None,
            DeadlineStatus::Late | DeadlineStatus::Overdue | DeadlineStatus::PlannedLate => {
                // Moderation can be late where the sending is not.
                let until = self.until.unwrap_or(due);
                let due = if until > due { due } else { self.moderated };
                let by_plan = self.status == DeadlineStatus::PlannedLate;
                let out_of_order = readings.is(Reading::I31MailingOutOfOrderToo);
                let keys = match (out_of_order, by_plan) {
                    (true, _) => by_days!("too-late"),
                    // It can be moved.
                    (false, true) => by_days!("late-by-plan"),
                    (false, false) => by_days!("late"),
                };
                let (key, days) = by_working_days(keys, self.days);
                let found = match out_of_order {
                    true => Found::violation(NOWHERE, key),
                    false => Found::advice(NOWHERE, key),
                };
                let found = found.measured_if(days, 0, Unit::WorkingDays);
                let found = if self.at_least {
                    found.at_least()
                } else {
                    found
                };
                found.arg("date", until).arg("due", due)
            }
            DeadlineStatus::TooEarly => {
                let window = case.schedule.window.as_ref();
                let over = window.is_some_and(|w| case.brief.soonest() > Some(w.closes.date));
                let gone_out = self.sent && self.until <= case.brief.as_of;
                let key = if self.done || gone_out || over {
                    "came-too-early"
                } else {
                    "handed-in-again"
                };
                let opens = window.map(|window| window.opens.date).unwrap_or(due);
                let found = Found::review(NOWHERE, key).arg("due", self.moderated);
                found.arg("opens", opens)
            }
            _ if self.due.is_none() && in_year_to_come(case) => {
                Found::undetermined(NOWHERE, "year-to-come", YEARS)
            }
            _ if self.due.is_none() => {
                let found = Found::undetermined(NOWHERE, "no-event", "event_start");
                found.arg("due", self.moderated)
            }
            _ => Found::undetermined(NOWHERE, "no-sending", "planned_send").arg("due", due),
        })
    }
}
