//! `invitation-date`: an invitation that a message encloses begins on the day that the brief gives,
//! in Astana; where it does not, a person finds out which is right, for the dates of section 4 are
//! counted from it (I25, I26).

use chrono::NaiveDate;
use nu_alumni_letter::source::EventStart;

use super::{Binding, Case, Found, Place, Rule};
use crate::{calendar::Moment, sending::Announced};

pub(super) const RULE: Rule = Rule {
    name: "invitation-date",
    clauses: &["A4.1", "A4.3"],
    readings: &["I25", "I26", "I46"],
    binds: |brief, clause| {
        let (binds, why) = match clause {
            "A4.1" => (brief.window_applies(), "row.no-date"),
            _ => (brief.notice_applies(), "row.no-event"),
        };
        Binding::only_if(binds, why)
    },
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let event = case
        .brief
        .event_start
        .and_then(Announced::start)
        .map(|start| start.date());
    let mut found = Vec::new();
    for invitation in case.draft.invitations() {
        // The first that differs says enough.
        let other =
            invitation.starts.iter().map(dates).find(|dates| {
                dates.is_empty() || event.is_none_or(|event| !dates.contains(&event))
            });
        let Some(dates) = other else { continue };
        let differs = match (dates.first(), event) {
            (Some(date), Some(event)) => Found::review(NOWHERE, "differs")
                .arg("date", date)
                .arg("event", event),
            (Some(date), None) => {
                Found::undetermined(NOWHERE, "no-event", "event_start").arg("date", date)
            }
            (None, _) => Found::review(NOWHERE, "not-read"),
        };
        found.push(differs.arg("part", &invitation.part));
    }
    found
}

/// The days in Astana on which the event may begin; none where its start was not read.
fn dates(start: &EventStart) -> Vec<NaiveDate> {
    let moments = start.may_be.iter().map(|text| text.parse::<Moment>());
    moments
        .map(|moment| moment.map(|moment| moment.date()))
        .collect::<Result<_, _>>()
        .unwrap_or_default()
}
