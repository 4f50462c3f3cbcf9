//! Which windows move where the calendar changes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::schedule::{SendingWindow, window};
use crate::{
    calendar::{Calendar, CalendarChoice, Day, Moment},
    decision::{Basis, GivenError, QuestionError, QuestionFact, Terms},
    policy::{ClauseId, Limit, QuestionName, Reading, entries_on},
};

/// Events, and two states of the calendar to hold them against.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MovedWindowsFacts {
    /// When each event starts.
    pub events: Vec<Moment>,
    /// The calendar before.
    pub before: CalendarChoice,
    /// The calendar after; that of the terms, where it is not given.
    pub after: Option<CalendarChoice>,
}

/// A day that the two calendars hold for different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangedDay {
    /// In the calendar before.
    pub before: Day,
    /// In the calendar after.
    pub after: Day,
}

/// The window of an event that the two calendars draw differently (A4.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MovedWindow {
    /// The event's place in the list.
    pub index: usize,
    /// Its date in Astana.
    pub event: NaiveDate,
    /// The window in the calendar before.
    pub before: SendingWindow,
    /// The window in the calendar after.
    pub after: SendingWindow,
    /// The days that made the difference.
    pub days: Vec<ChangedDay>,
}

/// The windows that moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MovedWindows {
    /// Those that moved, in the order of the list; the others are as they were.
    pub moved: Vec<MovedWindow>,
    /// What the answer rests on.
    pub basis: Basis,
}

/// What [`moved_windows`] is asked by.
pub(crate) const MOVED_WINDOWS: QuestionFact = QuestionFact {
    name: QuestionName::MovedWindows,
    clauses: &[ClauseId::A4_1],
    dated: false,
};

/// Which of the events have another window to send in (A4.1) after the calendar changed, and by
/// which days.
///
/// # Errors
/// [`QuestionError`] where one of the calendars does not know the days.
///
/// ```
/// use nu_alumni_policy::{Terms, sending::{MovedWindowsFacts, moved_windows}};
///
/// let facts: MovedWindowsFacts = serde_json::from_str(
///     r#"{"events": ["2026-09-04", "2026-12-21"], "before": {"as_known_on": "2026-03-17"}}"#,
/// )?;
/// let moved = moved_windows(&facts, None, &Terms::default())?.moved;
/// assert_eq!(moved.len(), 1);
/// assert_eq!(moved[0].before.opens.date.to_string(), "2026-08-14");
/// assert_eq!(moved[0].after.opens.date.to_string(), "2026-08-17");
/// assert_eq!(moved[0].days[0].after.date.to_string(), "2026-08-31");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moved_windows(
    facts: &MovedWindowsFacts,
    as_of: Option<NaiveDate>,
    terms: &Terms,
) -> Result<MovedWindows, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    if terms.readings.is(Reading::I25AfterReceipt) {
        return Err(QuestionError::NotByEvent {
            path: "terms.readings.I25",
        });
    }
    let of_window = &[Limit::WindowOpens, Limit::WindowCloses];
    let (limits, orders) = terms.limits_by_orders(&[(as_of, of_window)])?;
    let before = Calendar::shared(&facts.before, &terms.readings)
        .map_err(GivenError::of_day("facts.before"))?;
    let (path, after) = match &facts.after {
        Some(after) => ("facts.after", after),
        None => ("terms.calendar", &terms.calendar),
    };
    let as_known_on = after.as_known_on;
    let after = Calendar::shared(after, &terms.readings).map_err(GivenError::of_day(path))?;
    let changed = before.differences(&after);
    let mut moved = Vec::new();
    for (index, &event) in facts.events.iter().enumerate() {
        let window_in = |calendar: &Calendar| {
            let of_event = window(calendar, Some(event), None, &terms.readings, &limits);
            let path = || format!("facts.events[{index}]");
            of_event.map_err(|reason| GivenError::of_day(path())(reason))
        };
        let (Some(before), Some(after)) = (window_in(&before)?, window_in(&after)?) else {
            continue;
        };
        let same = before.opens.date == after.opens.date && before.closes.date == after.closes.date;
        if same {
            continue;
        }
        let first = before.opens.date.min(after.opens.date);
        let date = event.date();
        let days = changed
            .iter()
            .filter(|(before, after)| before.working != after.working)
            .filter(|(day, _)| day.date >= first && day.date < date)
            .map(|(before, after)| ChangedDay {
                before: before.clone(),
                after: after.clone(),
            });
        moved.push(MovedWindow {
            index,
            event: date,
            days: days.collect(),
            before,
            after,
        });
    }
    let mut basis = Basis::new(terms, as_of);
    basis.add(before.readings());
    basis.add(after.readings());
    basis.rest_on(entries_on(MOVED_WINDOWS.clauses));
    basis.as_known_on = as_known_on;
    basis.orders = orders.iter().map(|order| order.id.clone()).collect();
    Ok(MovedWindows { moved, basis })
}
