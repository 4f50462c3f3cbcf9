//! `moderation-deadline`: moderation and sending are done within one working day after the
//! materials came in (I27, I30). Where that day is before the window of A4.1 opens, both cannot be
//! kept, and a person decides.

use super::{Binding, Case, Found, Place, Rule};

pub(super) const RULE: Rule = Rule {
    name: "moderation-deadline",
    clauses: &["A4.2"],
    readings: &["I27", "I30"],
    binds: Binding::every,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let Some(received) = case.brief.received else {
        return vec![Found::undetermined(NOWHERE, "not-received", "received")];
    };
    let Some(due) = &case.schedule.moderation_due else {
        // Only the reading with a cut-off hour asks for more than the day.
        let hour = case.limits.moderation_cut_off_hour().is_none();
        let hour = hour.then_some("limits.moderation_cut_off_hour");
        let time = received.time().is_none().then_some("received");
        let mut found = Found::undetermined(NOWHERE, "no-setting", "received");
        found.missing = [hour, time].into_iter().flatten().collect();
        return vec![found];
    };
    let sent = case.brief.planned_send.map(|moment| moment.date());
    let opens = case.schedule.window.as_ref().map(|w| w.opens.date);
    let found = match (sent, case.brief.as_of) {
        (Some(date), _) if date <= due.date => return Vec::new(),
        (Some(date), _) if opens > Some(due.date) => Found::review(NOWHERE, "before-window")
            .arg("date", date)
            .arg("opens", opens.unwrap_or(date)),
        (Some(date), _) => Found::violation(NOWHERE, "too-late").arg("date", date),
        (None, _) if opens > Some(due.date) => {
            Found::review(NOWHERE, "early").arg("opens", opens.unwrap_or(due.date))
        }
        (None, Some(as_of)) if as_of > due.date => Found::violation(NOWHERE, "passed"),
        (None, _) => Found::undetermined(NOWHERE, "no-sending", "planned_send"),
    };
    vec![found.arg("due", due.date)]
}
