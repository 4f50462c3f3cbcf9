//! `send-window`: from the 14th to the 5th working day before what is announced the mailing may go
//! out (I25, I26, I30). What announces no event or date is not bound.

use super::{Binding, Case, Found, Place, Rule};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use crate::{decision::YEARS, mailing::Unit, sending::Timing};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SendWindow,
    clauses: &[ClauseId::A4_1],
    readings: &[EntryId::I25, EntryId::I26, EntryId::I30],
    binds: |brief, _| Binding::only_if(brief.window_applies(), "row.no-date"),
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let schedule = case.schedule;
    let Some(window) = &schedule.window else {
        let after_receipt = case.brief.terms.readings.is(Reading::I25AfterReceipt);
        let counted_from = if after_receipt {
            case.brief.received.is_some()
        } else {
            schedule.event.is_some()
        };
        return vec![if counted_from {
            Found::undetermined(NOWHERE, "year-to-come", YEARS)
        } else if after_receipt {
            Found::undetermined(NOWHERE, "no-receipt", "received")
        } else {
            Found::undetermined(NOWHERE, "no-event", "event_start")
        }];
    };
    let found = match schedule.sending {
        Some(sending) => {
            // What is past is not told to be done.
            let as_of = case.brief.as_of;
            let gone_out = Some(sending.date) <= as_of;
            let over = as_of > Some(window.closes.date);
            let key = match sending.timing {
                Timing::InTime => return Vec::new(),
                Timing::TooEarly if gone_out => "went-too-early",
                Timing::TooEarly => "too-early",
                Timing::TooLate if gone_out => "went-too-late",
                Timing::TooLate if over && case.event_is_past() => "closed-for-good",
                Timing::TooLate if over => "too-late-and-over",
                Timing::TooLate => "too-late",
            };
            Found::violation(NOWHERE, key)
                .measured_if(sending.off_by, 0, Unit::WorkingDays)
                .arg("date", sending.date)
        }
        None if case.brief.soonest() > Some(window.closes.date) => {
            let key = if case.event_is_past() {
                "closed-for-good"
            } else {
                "closed"
            };
            Found::violation(NOWHERE, key)
        }
        None => Found::undetermined(NOWHERE, "no-sending", "planned_send"),
    };
    vec![
        found
            .arg("opens", window.opens.date)
            .arg("closes", window.closes.date),
    ]
}
