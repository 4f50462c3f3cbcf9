//! A schedule in words.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Prospect, ScheduleFacts, SendingSchedule, SendingWindow, Timing};
use crate::{
    calendar::{Calendar, Certainty},
    decision::{Arg, Locale, Message, YEARS},
    locale::FactName,
    sending::{Announced, DeadlineStatus},
};

/// What a schedule says, line by line. It tells nobody to do what is past on the day asked.
pub(super) fn summary(
    facts: &ScheduleFacts,
    schedule: &SendingSchedule,
    calendar: &Calendar,
    as_of: Option<NaiveDate>,
    locale: Locale,
) -> Vec<Message> {
    let mut lines = Vec::new();
    let mut say = |key: &'static str, args: Vec<(&'static str, Arg)>| {
        lines.push(locale.message(key, args));
    };
    let closes = |window: &SendingWindow| {
        let notice = schedule.notice.as_ref().map(|d| d.date);
        notice.map_or(window.closes.date, |n| n.min(window.closes.date))
    };
    match &schedule.window {
        // Counted from the receipt, it can open when it is too late to announce the event.
        Some(window) if window.opens.date > closes(window) => {}
        Some(window) => say(
            "schedule.window",
            vec![
                ("opens", window.opens.date.into()),
                ("closes", closes(window).into()),
            ],
        ),
        None if facts.event_start == Some(Announced::NoDate) => say("schedule.no-date", vec![]),
        // The years that it hangs on are said below.
        None if schedule.missing.iter().all(|fact| fact == YEARS) => {}
        None => say(
            "schedule.no-window",
            vec![("missing", missing_in_words(schedule))],
        ),
    }
    if !schedule.unknown_years.is_empty() {
        let years = schedule.unknown_years.iter().map(i32::to_string);
        let years = years.collect::<Vec<_>>().join(", ");
        say("schedule.unknown-years", vec![("years", years.into())]);
    }
    let sent = facts.planned_send.map(|moment| moment.date());
    let gone_out = sent.is_some() && sent <= as_of;
    let in_hand =
        facts.received.is_some() && schedule.status != Some(DeadlineStatus::TooEarly) || gone_out;
    if let Some(hand_in) = schedule.hand_in.as_ref().filter(|_| !in_hand) {
        let (from, by) = (hand_in.from.date, hand_in.by.date);
        if as_of <= Some(from) {
            say(
                "schedule.hand-in",
                vec![("from", from.into()), ("by", by.into())],
            );
        } else if as_of <= Some(by) {
            say("schedule.hand-in-by", vec![("by", by.into())]);
        }
    }
    if let Some(due) = &schedule.moderation_due {
        say("schedule.moderation-due", vec![("due", due.date.into())]);
    }
    let due = schedule.sending_due.as_ref().map(|due| due.date);
    // Where that hangs on the hour of the receipt, it is late by the later day too.
    let days = schedule.working_days_late.map(|days| match due {
        Some(_) => Arg::from(days),
        None => Arg::at_least(days),
    });
    if let (Some(days), Some(due)) = (days, due.or(schedule.latest_due))
        && schedule.status.is_some_and(DeadlineStatus::is_late)
    {
        say("schedule.late", vec![("due", due.into()), ("days", days)]);
    }
    match schedule.prospect {
        Some(Prospect::Met) => say("schedule.met", vec![]),
        Some(Prospect::AtRisk) => say("schedule.at-risk", vec![]),
        Some(Prospect::Overdue) => say("schedule.overdue", vec![]),
        Some(Prospect::Missed) => say("schedule.missed", vec![]),
        None => {}
    }
    if let (Some(as_of), Some(event)) = (as_of, schedule.event)
        && as_of > event
    {
        say("schedule.event-past", vec![("event", event.into())]);
    }
    if let Some(sending) = schedule.sending {
        let key = match sending.timing {
            Timing::TooEarly => "schedule.too-early",
            Timing::InTime => "schedule.in-time",
            Timing::TooLate if sending.off_by.is_none() => "schedule.too-late-by-days-to-come",
            Timing::TooLate => "schedule.too-late",
        };
        let mut args = vec![("date", sending.date.into())];
        if let Some(off_by) = sending.off_by.filter(|_| sending.timing != Timing::InTime) {
            args.push(("off_by", off_by.into()));
        }
        say(key, args);
        if sending.notice_kept == Some(false) && sending.timing != Timing::TooLate {
            say("schedule.after-notice", vec![("date", sending.date.into())]);
        }
    }
    if let Some(event) = &schedule.earliest_event {
        say(
            "schedule.earliest-event",
            vec![("event", event.date.into())],
        );
    }
    let window = schedule.window.as_ref();
    let deadlines = [
        window.map(|w| &w.opens),
        window.map(|w| &w.closes),
        schedule.notice.as_ref(),
        schedule.moderation_due.as_ref(),
        schedule.hand_in.as_ref().map(|h| &h.from),
        schedule.earliest_event.as_ref(),
    ];
    let deadlines: Vec<_> = deadlines.into_iter().flatten().collect();
    let days = deadlines.iter().flat_map(|deadline| &deadline.rests_on);
    let open: BTreeSet<i32> = days
        .filter(|day| day.certainty == Certainty::Estimated)
        .map(|day| day.date.year())
        .collect();
    for year in open {
        let days = calendar.estimated_days(year);
        say("schedule.estimated", vec![("days", Arg::dates(days))]);
    }
    if deadlines
        .iter()
        .any(|d| d.certainty == Certainty::Projected)
    {
        say("schedule.projected", vec![]);
    }
    lines
}

/// What is missing, as a sentence names it.
fn missing_in_words(schedule: &SendingSchedule) -> Arg {
    let names = schedule.missing.iter().map(|path| FactName::alone(path));
    Arg::facts(names.collect())
}
