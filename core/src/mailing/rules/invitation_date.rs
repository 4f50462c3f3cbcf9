//! `invitation-date`: an invitation that a message encloses begins on the day that the brief gives,
//! in Astana; where it does not, a person finds out which is right, for the dates of section 4 are
//! counted from it (I25, I26). One that calls the event off goes to a person too.

use nu_alumni_letter::source::EventStart;

use super::{Binding, Case, Found, Place, Rule};
use crate::policy::{ClauseId, EntryId, RuleName};
use crate::{calendar::Moment, decision::Arg, sending::Announced};

pub(super) const RULE: Rule = Rule {
    name: RuleName::InvitationDate,
    clauses: &[ClauseId::A4_1, ClauseId::A4_3],
    readings: &[EntryId::I25, EntryId::I26, EntryId::I46],
    binds: |brief, clause| {
        let (binds, why) = match clause {
            ClauseId::A4_1 => (brief.window_applies(), "row.no-date"),
            _ => (brief.notice_applies(), "row.no-event"),
        };
        Binding::only_if(binds, why)
    },
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let event = case.brief.event_start.and_then(Announced::start);
    let mut found = Vec::new();
    for invitation in case.draft.invitations() {
        let part = Arg::part(&invitation.part);
        if invitation.called_off {
            found.push(Found::review(NOWHERE, "called-off").arg("part", part));
            continue;
        }
        // The first that differs says enough.
        let other = invitation.starts.iter().map(moments).find(|moments| {
            let is_event = |event: Moment| moments.iter().any(|&start| is_same(start, event));
            moments.is_empty() || event.is_none_or(|event| !is_event(event))
        });
        let Some(moments) = other else { continue };
        let differs = match (moments.first(), event) {
            (Some(start), Some(event)) => {
                // The hour matters where the day is the same.
                let same_day = start.date() == event.date();
                let said =
                    |moment: Moment| Arg::moment(moment.date(), moment.time().filter(|_| same_day));
                Found::review(NOWHERE, "differs")
                    .arg("date", said(*start))
                    .arg("event", said(event))
            }
            (Some(start), None) => {
                Found::undetermined(NOWHERE, "no-event", "event_start").arg("date", start.date())
            }
            (None, _) => Found::review(NOWHERE, "not-read"),
        };
        found.push(differs.arg("part", part));
    }
    found
}

/// Whether both are the same, as far as both are told: where one is only a day, its day.
fn is_same(start: Moment, event: Moment) -> bool {
    match (start, event) {
        (Moment::Instant(start), Moment::Instant(event)) => start == event,
        _ => start.date() == event.date(),
    }
}

/// When the event may begin; empty where its start was not read.
fn moments(start: &EventStart) -> Vec<Moment> {
    let moments = start.may_be.iter().map(|text| text.parse::<Moment>());
    moments.collect::<Result<_, _>>().unwrap_or_default()
}
