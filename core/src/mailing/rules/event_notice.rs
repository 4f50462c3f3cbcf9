//! `event-notice`: what announces an event goes out at the latest 5 working days before its start
//! (I26, I30).

use super::{Binding, Case, Found, Place, Rule};
use crate::policy::{ClauseId, EntryId, RuleName};

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
        return vec![Found::undetermined(NOWHERE, "no-event", "event_start")];
    };
    let sent = case.brief.planned_send.map(|moment| moment.date());
    let found = match (sent, case.brief.soonest()) {
        (Some(date), _) if date > notice.date => {
            Found::violation(NOWHERE, "too-late").arg("date", date)
        }
        (Some(_), _) => return Vec::new(),
        (None, Some(soonest)) if soonest > notice.date => Found::violation(NOWHERE, "passed"),
        (None, _) => Found::undetermined(NOWHERE, "no-sending", "planned_send"),
    };
    vec![found.arg("last", notice.date)]
}
