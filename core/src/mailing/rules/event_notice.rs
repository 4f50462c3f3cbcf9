//! `event-notice`: what announces an event goes out at the latest 5 working days before its start
//! (I26, I30).

use super::{Binding, Case, Found, Place, Rule};
use crate::{
    decision::YEARS,
    policy::{ClauseId, EntryId, RuleName},
    sending::Prospect,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::EventNotice,
    clauses: &[ClauseId::A4_3],
    readings: &[EntryId::I26, EntryId::I30],
    binds: |brief, _| Binding::only_if(brief.notice_applies(), "row.no-event"),
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let Some(notice) = &case.schedule.notice else {
        return vec![if case.schedule.event.is_some() {
            Found::undetermined(NOWHERE, "year-to-come", YEARS)
        } else {
            Found::undetermined(NOWHERE, "no-event", "event_start")
        }];
    };
    let (as_of, soonest) = (case.brief.as_of, case.brief.soonest());
    let opens = case.schedule.window.as_ref().map(|w| w.opens.date);
    let passed = soonest > Some(notice.date);
    // Counted from a receipt that is to come, the window opens too late for the event.
    let none_left = opens.is_none() && case.schedule.prospect == Some(Prospect::Missed);
    let found = match case.brief.planned_send.map(|moment| moment.date()) {
        Some(date) if date > notice.date => {
            // What is past is not told to be done.
            let key = if Some(date) <= as_of {
                "went-too-late"
            } else if case.event_is_past() {
                "passed-for-good"
            } else if as_of > Some(notice.date) {
                "too-late-and-over"
            } else {
                "too-late"
            };
            Found::violation(NOWHERE, key).arg("date", date)
        }
        Some(_) if none_left => Found::violation(NOWHERE, "no-day-left"),
        Some(_) => return Vec::new(),
        None if passed && case.event_is_past() => Found::violation(NOWHERE, "passed-for-good"),
        None if passed => Found::violation(NOWHERE, "passed"),
        // Counted from the receipt, the window may open too late for the event.
        None if opens > Some(notice.date) => {
            Found::violation(NOWHERE, "no-day").arg("opens", opens.unwrap_or(notice.date))
        }
        None if none_left => Found::violation(NOWHERE, "no-day-left"),
        None => Found::undetermined(NOWHERE, "no-sending", "planned_send"),
    };
    vec![found.arg("last", notice.date)]
}
