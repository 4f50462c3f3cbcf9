//! `moderation-deadline`: the moderator has one working day after the materials came in, and sends then,
//! or when the window of A4.1 opens, where that is later (I27, I30, I32). Being late is the moderator's:
//! it is said, and the mailing is judged by its window (I31).

use super::{Binding, Case, Found, Place, Rule};
use crate::policy::{ClauseId, EntryId, RuleName};
use crate::{mailing::Unit, policy::Reading};

pub(super) const RULE: Rule = Rule {
    name: RuleName::ModerationDeadline,
    clauses: &[ClauseId::A4_2],
    readings: &[EntryId::I27, EntryId::I30, EntryId::I31, EntryId::I32],
    binds: Binding::every,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let (brief, schedule) = (case.brief, case.schedule);
    let Some(received) = brief.received else {
        return vec![Found::undetermined(NOWHERE, "not-received", "received")];
    };
    let Some(moderated) = &schedule.moderation_due else {
        // Only the reading with a cut-off hour asks for more than the day.
        let hour = case.limits.moderation_cut_off_hour().is_none();
        let hour = hour.then_some("terms.limits.moderation_cut_off_hour");
        let time = received.time().is_none().then_some("received");
        let mut found = Found::undetermined(NOWHERE, "no-setting", "received");
        found.missing = [hour, time].into_iter().flatten().collect();
        return vec![found];
    };
    let sent = brief.planned_send.map(|moment| moment.date());
    if sent.is_some_and(|date| date <= moderated.date) {
        return Vec::new();
    }
    let readings = &brief.terms.readings;
    let opens = schedule.window.as_ref().map(|w| w.opens.date);
    if readings.is(Reading::I32HandedInAgain)
        && let Some(opens) = opens.filter(|opens| *opens > moderated.date)
    {
        let found = Found::review(NOWHERE, "handed-in-again");
        return vec![found.arg("due", moderated.date).arg("opens", opens)];
    }
    let Some(due) = schedule.sending_due.as_ref().map(|due| due.date) else {
        let found = Found::undetermined(NOWHERE, "no-event", "event_start");
        return vec![found.arg("due", moderated.date)];
    };
    let Some(until) = sent.or(brief.as_of.filter(|as_of| *as_of > due)) else {
        let found = Found::undetermined(NOWHERE, "no-sending", "planned_send");
        return vec![found.arg("due", due)];
    };
    if until <= due {
        return Vec::new();
    }
    let found = if readings.is(Reading::I31MailingOutOfOrderToo) {
        Found::violation(NOWHERE, "too-late")
    } else {
        Found::advice(NOWHERE, "late")
    };
    let days = schedule.working_days_late.unwrap_or_default();
    let found = found.measured(days, 0, Unit::WorkingDays);
    vec![found.arg("date", until).arg("due", due)]
}
