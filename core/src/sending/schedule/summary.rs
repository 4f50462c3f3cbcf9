//! A schedule in words.

use chrono::{Datelike, NaiveDate};
use nu_alumni_ground::set_of;

use super::{
    HandIn, Prospect, RECEIVED, ScheduleFacts, Sending, SendingSchedule, SendingWindow, Timing,
};
use crate::{
    calendar::{Calendar, Certainty},
    decision::{Arg, Locale, Message, YEARS},
    locale::FactName,
    sending::{Announced, DeadlineStatus, by_days, by_working_days},
};

/// What a schedule says, line by line, on the day asked. It tells nobody to do what is past.
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
            match as_of > Some(closes(window)) {
                true => "schedule.window-over",
                false => "schedule.window",
            },
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
            vec![("missing", missing_in_words(facts, schedule, false))],
        ),
    }
    if !schedule.unknown_years.is_empty() {
        let years = match schedule.unknown_years.as_slice() {
            [first, _, .., last] => format!("{first}–{last}"),
            years => {
                let years = years.iter().map(i32::to_string);
                years.collect::<Vec<_>>().join(", ")
            }
        };
        say("schedule.unknown-years", vec![("years", years.into())]);
    }
    let sent = facts.planned_send.map(|moment| moment.date());
    let gone_out = sent.is_some() && sent <= as_of;
    let too_early = schedule.status == Some(DeadlineStatus::TooEarly);
    let came = facts.received.filter(|_| too_early && !gone_out);
    if let Some(received) = came {
        let received = vec![("received", received.date().into())];
        say("schedule.came-too-early", received);
    }
    if let Some(hand_in) = &schedule.hand_in {
        // Where they came too early, they can come too early again.
        let for_plan = sent.and_then(|sent| to_hand_in_for(sent, hand_in, as_of, too_early));
        if let Some((key, args)) = for_plan.or_else(|| to_hand_in(hand_in, as_of, true)) {
            say(key, args);
        }
    }
    if let Some(due) = schedule.moderation_due.as_ref().filter(|_| came.is_none()) {
        // Of what waits for its window it is not known whether that was kept.
        let key = match schedule.status {
            None if sent.is_none() && as_of > Some(due.date) => "schedule.moderation-was-due",
            _ => "schedule.moderation-due",
        };
        say(key, vec![("due", due.date.into())]);
    } else if facts.received.is_some()
        && came.is_none()
        && !schedule
            .status
            .is_some_and(|of| of.is_late() || is_planned(of))
    {
        say(
            "schedule.moderation-due-unknown",
            vec![("missing", missing_in_words(facts, schedule, true))],
        );
    }
    let due = schedule.sending_due.as_ref().map(|due| due.date);
    let late = match schedule.status {
        // A plan can be moved.
        Some(DeadlineStatus::PlannedLate) => {
            let days = schedule.working_days_late_by_plan;
            Some((by_days!("schedule.late-by-plan"), days))
        }
        Some(status) if status.is_late() => {
            Some((by_days!("schedule.late"), schedule.working_days_late))
        }
        _ => None,
    };
    let missed = schedule.prospect == Some(Prospect::Missed);
    // What waits for its window is due later than its moderation.
    let waits = due.filter(|due| {
        let moderated = schedule.moderation_due.as_ref();
        moderated.is_none_or(|moderated| moderated.date < *due)
    });
    if let Some(due) = waits.filter(|_| late.is_none() && came.is_none() && !gone_out && !missed) {
        say("moderation.sending-due", vec![("due", due.into())]);
    }
    if let (Some((keys, days)), Some(by)) = (late, due.or(schedule.latest_due)) {
        let until = match schedule.status {
            Some(DeadlineStatus::Overdue) => as_of,
            _ => sent.or(as_of),
        };
        let (key, days) = by_working_days(keys, days);
        let until = until.filter(|_| days.is_none());
        let until = until.map(|date| ("date", date.into()));
        // Where that hangs on the hour of the receipt, it is late by the later day too.
        let days = days.map(|days| match due {
            Some(_) => ("days", Arg::from(days)),
            None => ("days", Arg::at_least(days)),
        });
        let due = [("due", by.into())].into_iter();
        say(key, due.chain(until).chain(days).collect());
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
    lines.extend(
        schedule
            .sending
            .iter()
            .flat_map(|of| of_sending(of, locale)),
    );
    let mut say = |key: &'static str, args: Vec<(&'static str, Arg)>| {
        lines.push(locale.message(key, args));
    };
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
    let open = days.filter(|day| day.certainty == Certainty::Estimated);
    for year in set_of(open.map(|day| day.date.year())) {
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

/// From which day, where it counts, and by which day the materials are to be handed in, while they can be.
pub(in crate::sending) fn to_hand_in(
    hand_in: &HandIn,
    as_of: Option<NaiveDate>,
    from_counts: bool,
) -> Option<(&'static str, Vec<(&'static str, Arg)>)> {
    let from = hand_in.still_from(as_of).filter(|_| from_counts);
    let key = match from {
        Some(_) => "schedule.hand-in",
        None if as_of <= Some(hand_in.by.date) => "schedule.hand-in-by",
        None => return None,
    };
    let from = from.map(|from| ("from", from.into())).into_iter();
    Some((key, from.chain([("by", hand_in.by.date.into())]).collect()))
}

/// The same for what is planned to go out on a day.
pub(in crate::sending) fn to_hand_in_for(
    planned: NaiveDate,
    hand_in: &HandIn,
    as_of: Option<NaiveDate>,
    from_counts: bool,
) -> Option<(&'static str, Vec<(&'static str, Arg)>)> {
    let by = hand_in.for_plan.as_ref().map(|by| by.date);
    let by = by.filter(|by| as_of <= Some(*by))?;
    let from = hand_in.still_from(as_of).filter(|_| from_counts);
    let key = match from {
        Some(_) => "schedule.hand-in-again",
        None => "schedule.hand-in-for-plan",
    };
    let from = from.map(|from| ("from", from.into()));
    let args = [("date", planned.into()), ("by", by.into())].into_iter();
    Some((key, args.chain(from).collect()))
}

impl HandIn {
    /// The first day, while it is not past.
    fn still_from(&self, as_of: Option<NaiveDate>) -> Option<NaiveDate> {
        Some(self.from.date).filter(|from| as_of <= Some(*from))
    }
}

/// The hour that a receipt is held against.
const CUT_OFF: &str = "terms.limits.moderation_cut_off_hour";

/// How a sending lies to its window, and to the last day to announce the event.
pub(in crate::sending) fn of_sending(sending: &Sending, locale: Locale) -> Vec<Message> {
    let date = || ("date", Arg::from(sending.date));
    let (key, off_by) = match sending.timing {
        Timing::InTime => ("schedule.in-time", None),
        Timing::TooEarly => by_working_days(by_days!("schedule.too-early"), sending.off_by),
        Timing::TooLate => by_working_days(by_days!("schedule.too-late"), sending.off_by),
    };
    let off_by = off_by.map(|days| ("off_by", days.into()));
    let mut lines = vec![locale.message(key, [date()].into_iter().chain(off_by))];
    if sending.notice_kept == Some(false) && sending.timing != Timing::TooLate {
        lines.push(locale.message("schedule.after-notice", [date()]));
    }
    lines
}

/// Whether it stands so by its plan, or as it went out in time.
fn is_planned(status: DeadlineStatus) -> bool {
    matches!(status, DeadlineStatus::Met | DeadlineStatus::PlannedLate)
}

/// Whether what is missing is the hour of a receipt, or the one that it is held against.
fn is_of_hour(path: &str, facts: &ScheduleFacts) -> bool {
    path == CUT_OFF || path == RECEIVED && facts.received.is_some()
}

/// What is missing to tell when moderation is due, or all else, as a sentence names it. Of a receipt whose
/// day is given it is the hour.
fn missing_in_words(facts: &ScheduleFacts, schedule: &SendingSchedule, of_hour: bool) -> Arg {
    let is_of_hour = |path: &str| is_of_hour(path, facts);
    // Where no hour is missing, it is due in a year to come.
    let to_come = of_hour && !schedule.missing.iter().any(|path| is_of_hour(path));
    let missing = schedule.missing.iter();
    let missing = missing.filter(|path| match to_come {
        true => *path == YEARS,
        false => is_of_hour(path) == of_hour,
    });
    let names = missing.map(|path| match path.as_ref() {
        RECEIVED if of_hour => FactName::alone("facts.received.time"),
        path => FactName::alone(path),
    });
    Arg::facts(names.collect())
}
