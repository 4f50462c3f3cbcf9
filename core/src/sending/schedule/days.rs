//! The days of a schedule: its window, the last day to announce, when to hand in, and how a sending lies
//! to them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Deadline, HandIn, Sending, SendingWindow, Timing};
use crate::{
    calendar::{Bounds, Calendar, CalendarError, Certainty, Day, DayKind, Moment},
    policy::{ClauseId, EntryId, Limits, Reading, Readings},
    sending::periods::{unless_to_come, working_days_before},
};

/// The window of A4.1; `None` without what it is counted from.
pub(in crate::sending) fn window(
    calendar: &Calendar,
    event_start: Option<Moment>,
    received: Option<Moment>,
    readings: &Readings,
    limits: &Limits,
) -> Result<Option<SendingWindow>, CalendarError> {
    const READINGS: &[EntryId] = &[EntryId::I25, EntryId::I26, EntryId::I30];
    let opens = limits.window_opens();
    let closes = limits.window_closes();
    if !readings.is(Reading::I25AfterReceipt) {
        let before = |start: Moment, days| {
            let date = working_days_before(calendar, start, days, readings)?;
            deadline(calendar, date, start.date(), &[ClauseId::A4_1], READINGS)
        };
        let window = event_start.map(|start| {
            Ok(SendingWindow {
                opens: before(start, opens)?,
                closes: before(start, closes)?,
            })
        });
        return window.transpose();
    }
    let after = |received: NaiveDate, days: u32| {
        deadline(
            calendar,
            after(calendar, received, days)?,
            received,
            &[ClauseId::A4_1],
            &[EntryId::I25, EntryId::I30],
        )
    };
    let window = received.map(|received| {
        Ok(SendingWindow {
            opens: after(received.date(), closes)?,
            closes: after(received.date(), opens)?,
        })
    });
    window.transpose()
}

/// The day that is so many working days after the receipt; for none, that of the receipt.
pub(super) fn after(
    calendar: &Calendar,
    received: NaiveDate,
    days: u32,
) -> Result<NaiveDate, CalendarError> {
    match days {
        0 => Ok(received),
        days => calendar.nth_after(received, days.into()),
    }
}

/// The last day of A4.3.
pub(super) fn notice(
    calendar: &Calendar,
    start: Moment,
    readings: &Readings,
    limits: &Limits,
) -> Result<Deadline, CalendarError> {
    let date = working_days_before(calendar, start, limits.event_notice(), readings)?;
    deadline(
        calendar,
        date,
        start.date(),
        &[ClauseId::A4_3],
        &[EntryId::I26, EntryId::I30],
    )
}

/// The working day that is so many before `date`; for none, the last working day up to it.
fn working_days_back(
    calendar: &Calendar,
    date: NaiveDate,
    days: u32,
) -> Result<NaiveDate, CalendarError> {
    match days {
        0 => calendar.roll_backward(date),
        days => calendar.nth_before(date, days.into()),
    }
}

/// The entries that a deadline rests on, and one more.
pub(super) fn with_entry(deadline: &Deadline, entry: EntryId) -> Vec<EntryId> {
    let entries = deadline.readings.iter().copied();
    entries.chain([entry]).collect()
}

/// `date` as a deadline, which was counted from `from`.
pub(super) fn deadline(
    calendar: &Calendar,
    date: NaiveDate,
    from: NaiveDate,
    clauses: &'static [ClauseId],
    readings: &'static [EntryId],
) -> Result<Deadline, CalendarError> {
    // The day counted from is not counted itself, and need not be known.
    let (first, last) = if date < from {
        (Some(date), from.pred_opt())
    } else {
        (from.succ_opt(), Some(date))
    };
    let counted: Vec<Day> = match first.zip(last).filter(|(first, last)| first <= last) {
        Some((first, last)) => calendar.days(first, last)?.collect(),
        None => Vec::new(),
    };
    Ok(Deadline {
        date,
        clauses: clauses.to_vec(),
        readings: readings.to_vec(),
        certainty: counted
            .iter()
            .map(|day| day.certainty)
            .max()
            .unwrap_or(Certainty::Statutory),
        rests_on: counted
            .into_iter()
            .filter(|day| {
                !matches!(day.kind, DayKind::WorkingDay | DayKind::Weekend)
                    || !matches!(day.certainty, Certainty::Statutory | Certainty::Stated)
                    || day.known_since.is_some()
            })
            .collect(),
    })
}

/// The days to hand in for a window from `first` to `last`.
pub(super) fn hand_in(
    calendar: &Calendar,
    first: NaiveDate,
    last: NaiveDate,
    event: NaiveDate,
    readings: &Readings,
    limits: &Limits,
) -> Result<HandIn, CalendarError> {
    let moderation = limits.moderation();
    let day_before = |date: NaiveDate| date.pred_opt().unwrap_or(date);
    // The last day of receipt of what is moderated by `last`, worked or not.
    let mut latest = working_days_back(calendar, last, moderation.saturating_sub(1))?;
    if moderation > 0 {
        latest = day_before(latest);
    }
    if readings.is(Reading::I27CutOffHour) {
        // What comes in behind the cut-off hour counts as received on the next day.
        latest = day_before(latest);
    }
    let counted = |date| {
        let readings = &[EntryId::I25, EntryId::I26, EntryId::I27, EntryId::I30];
        deadline(
            calendar,
            date,
            event,
            &[ClauseId::A4_1, ClauseId::A4_2],
            readings,
        )
    };
    Ok(HandIn {
        from: counted(working_days_back(calendar, first, moderation)?)?,
        by: counted(calendar.roll_backward(latest)?)?,
        for_plan: None,
    })
}

pub(super) fn judge(
    calendar: &Calendar,
    date: NaiveDate,
    window: &SendingWindow,
    notice_kept: Option<bool>,
    to_come: &mut BTreeSet<i32>,
) -> Result<Sending, CalendarError> {
    let (first, last) = (window.opens.date, window.closes.date);
    let (timing, off_by) = if date < first {
        (Timing::TooEarly, calendar.count(date, first, Bounds::Start))
    } else if date > last {
        (Timing::TooLate, calendar.count(last, date, Bounds::End))
    } else {
        (Timing::InTime, Ok(0))
    };
    let off_by = unless_to_come(off_by, to_come)?;
    Ok(Sending {
        date,
        timing,
        off_by,
        notice_kept,
    })
}

/// The first day for an event that can still be announced in time by what is ready on `ready`; `None`
/// where the calendar does not know it.
pub(super) fn earliest_event(
    calendar: &Calendar,
    ready: NaiveDate,
    readings: &Readings,
    limits: &Limits,
) -> Option<Deadline> {
    let sent = calendar.roll_forward(ready).ok()?;
    let days = limits.window_closes().max(limits.event_notice());
    let clear = u32::from(readings.is(Reading::I26ClearDays));
    // The days to be counted begin with the day of sending.
    let event = match days.saturating_add(clear) {
        0 => sent,
        1 => sent.succ_opt()?,
        days => calendar
            .nth_after(sent, i64::from(days).saturating_sub(1))
            .ok()?
            .succ_opt()?,
    };
    let readings = &[EntryId::I25, EntryId::I26, EntryId::I27, EntryId::I30];
    deadline(
        calendar,
        event,
        ready,
        &[ClauseId::A4_1, ClauseId::A4_2, ClauseId::A4_3],
        readings,
    )
    .ok()
}
