//! `send-window`: from the 14th to the 5th working day before what is announced the mailing may go
//! out (I25, I26, I30). What announces no event or date is not bound.

use super::{Binding, Case, Found, Place, Rule};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use crate::{mailing::Unit, sending::Timing};

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
        return vec![if after_receipt {
            Found::undetermined(NOWHERE, "no-receipt", "received")
        } else {
            Found::undetermined(NOWHERE, "no-event", "event_start")
        }];
    };
    let found = match schedule.sending {
        Some(sending) => {
            let key = match sending.timing {
                Timing::InTime => return Vec::new(),
                Timing::TooEarly => "too-early",
                Timing::TooLate => "too-late",
            };
            Found::violation(NOWHERE, key)
                .measured(sending.off_by, 0, Unit::WorkingDays)
                .arg("date", sending.date)
        }
        None if case.brief.soonest() > Some(window.closes.date) => {
            Found::violation(NOWHERE, "closed")
        }
        None => Found::undetermined(NOWHERE, "no-sending", "planned_send"),
    };
    vec![
        found
            .arg("opens", window.opens.date)
            .arg("closes", window.closes.date),
    ]
}
