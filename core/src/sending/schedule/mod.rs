//! When a mailing may go out (A4.1, A4.3), when its materials have to be in the moderator's hands,
//! and when moderation and sending are due (A4.2).

use std::{borrow::Cow, collections::BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

mod answer;
mod days;
mod summary;

pub use answer::{Deadline, HandIn, Prospect, Sending, SendingSchedule, SendingWindow, Timing};
pub(super) use days::window;
pub(super) use summary::{of_sending, to_hand_in, to_hand_in_for};

use self::days::{after, deadline, earliest_event, hand_in, judge, notice, with_entry};
use crate::{
    calendar::{Calendar, LAST_PROJECTED_YEAR, Moment},
    decision::{Basis, GivenError, QuestionFact, Terms, YEARS},
    policy::{ClauseId, EntryId, Limit, QuestionName, Reading, entries_on},
    sending::{
        Announced, DeadlineStatus,
        periods::{
            DueDays, Standing, agreed, due_days, paths_of, sending_due, standing, standings,
            unless_to_come,
        },
    },
};

/// What is known of a mailing's dates. All of it is optional; what is missing leaves open what
/// hangs on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScheduleFacts {
    /// When the event, or the date that the mailing announces, begins; or that it announces none.
    pub event_start: Option<Announced>,
    /// When the moderator received the materials.
    pub received: Option<Moment>,
    /// When the mailing is to go out, or went out.
    pub planned_send: Option<Moment>,
}

impl ScheduleFacts {
    /// The day whose orders set the time for moderation: that of the receipt, where it begins. What
    /// is not received yet is taken to be received on the day asked.
    pub(crate) fn moderation_begins(&self, as_of: Option<NaiveDate>) -> Option<NaiveDate> {
        let day = |moment: Option<Moment>| moment.map(|moment| moment.date());
        day(self.received).or(as_of).or(day(self.planned_send))
    }
}

pub(super) const EVENT_START: &str = "facts.event_start";
const RECEIVED: &str = "facts.received";
const PLANNED_SEND: &str = "facts.planned_send";

/// The limits that a schedule hangs on besides the time for moderation.
pub(super) const OF_SCHEDULE: &[Limit] =
    &[Limit::WindowOpens, Limit::WindowCloses, Limit::EventNotice];

/// What [`sending_schedule`] is asked by.
pub(crate) const SENDING_SCHEDULE: QuestionFact = QuestionFact {
    name: QuestionName::SendingSchedule,
    clauses: &[ClauseId::A4_1, ClauseId::A4_2, ClauseId::A4_3],
    dated: false,
};

/// When a mailing may go out: the window before its event (A4.1, A4.3), the days to hand its
/// materials in, when moderation is due (A4.2), whether the window can still be met, and how a
/// day of sending lies to it.
///
/// Without an event there is no window, under the reading `after-receipt` of I25 without a
/// receipt: from the 5th to the 14th working day after it, then.
///
/// Only what was known of the calendar on `as_of` is used. What orders under 9.1 set holds on the day
/// of sending, else on `as_of`; what they touch cites 9.1, and the schedule without them is there too.
///
/// # Errors
/// [`GivenError`] where dates contradict each other, or are before the years that are known; and where no
/// day is asked about, none is planned, and an order sets what the window hangs on. What hangs on a year to
/// come is left open, and the year is among the `unknown_years`.
///
/// ```
/// use nu_alumni_policy::{ScheduleFacts, Terms, sending_schedule, sending::Timing};
///
/// let facts: ScheduleFacts = serde_json::from_str(
///     r#"{"event_start": "2026-12-21", "planned_send": "2026-12-14"}"#,
/// )?;
/// let schedule = sending_schedule(&facts, None, &Terms::default())?;
/// let window = schedule.window.unwrap();
/// assert_eq!(window.opens.date.to_string(), "2026-11-30");
/// assert_eq!(window.closes.date.to_string(), "2026-12-11");
/// // The 16th, Independence Day, is among the days counted.
/// assert_eq!(window.closes.rests_on[0].date.to_string(), "2026-12-16");
/// let sending = schedule.sending.unwrap();
/// assert_eq!((sending.timing, sending.off_by), (Timing::TooLate, Some(1)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sending_schedule(
    facts: &ScheduleFacts,
    as_of: Option<NaiveDate>,
    terms: &Terms,
) -> Result<SendingSchedule, GivenError> {
    with_standings(facts, as_of, terms).map(|(schedule, _)| schedule)
}

/// The same, with how the sending stands by each day by which its moderation can be due.
pub(super) fn with_standings(
    facts: &ScheduleFacts,
    as_of: Option<NaiveDate>,
    terms: &Terms,
) -> Result<(SendingSchedule, Vec<Option<Standing>>), GivenError> {
    let terms = &*terms.known_on(as_of)?;
    contradictions(facts, as_of)?;
    let calendar = terms.working_days(as_of)?;
    let readings = &terms.readings;
    let event_start = facts.event_start.and_then(Announced::start);
    let event = event_start.map(|start| start.date());
    let no_date = facts.event_start == Some(Announced::NoDate);
    let received = facts.received.map(|moment| moment.date());
    let planned_send = facts.planned_send.map(|moment| moment.date());
    let (limits, orders) = terms.limits_by_orders(&[
        (planned_send.or(as_of), OF_SCHEDULE),
        (facts.moderation_begins(as_of), &[Limit::Moderation]),
    ])?;
    let limits = &limits;

    let after_receipt = readings.is(Reading::I25AfterReceipt);
    let (opens, closes, told) = (
        limits.window_opens(),
        limits.window_closes(),
        limits.event_notice(),
    );
    // Counted from the receipt, the window has nothing to do with the notice before an event.
    let closes = if after_receipt {
        closes
    } else {
        closes.max(told)
    };
    if opens < closes {
        return Err(GivenError::NoWindow {
            path: "terms.limits",
            opens,
            closes,
        });
    }
    let after_receipt = after_receipt && !no_date;
    let mut to_come = BTreeSet::new();
    let (mut window, notice) = match event_start {
        None if !after_receipt => (None, None),
        _ => {
            let path = if after_receipt { RECEIVED } else { EVENT_START };
            let window = window(&calendar, event_start, facts.received, readings, limits);
            let window = unless_to_come(window, &mut to_come).map_err(GivenError::of_day(path))?;
            let notice = event_start.map(|start| notice(&calendar, start, readings, limits));
            let notice = notice.map(|notice| unless_to_come(notice, &mut to_come));
            let notice = notice
                .transpose()
                .map_err(GivenError::of_day(EVENT_START))?;
            (window.flatten(), notice.flatten())
        }
    };
    if no_date {
        window = None;
    }
    let first = window.as_ref().map(|w| w.opens.date);
    let last = [window.as_ref().map(|w| &w.closes), notice.as_ref()];
    let last = last.into_iter().flatten().map(|d| d.date).min();
    let hand_in = match (first, last, event) {
        (Some(first), Some(last), Some(event)) if !after_receipt => {
            let before = |last| hand_in(&calendar, first, last, event, readings, limits);
            let planned = planned_send.filter(|planned| (first..=last).contains(planned));
            Some(HandIn {
                for_plan: planned.map(before).transpose()?.map(|days| days.by),
                ..before(last)?
            })
        }
        _ => None,
    };

    let mut missing: Vec<Cow<'static, str>> = Vec::new();
    if facts.event_start.is_none() {
        missing.push(EVENT_START.into());
    }
    if after_receipt && received.is_none() {
        missing.push(RECEIVED.into());
    }
    // What is not in hand yet is taken to be handed in on the day asked, while there is a window.
    let over = as_of > last && last.is_some();
    let today = as_of.filter(|_| !over).map(Moment::Day);
    let mut due: Option<DueDays> = None;
    let mut due_to_come = None;
    let handed_in = facts.received.or(today);
    let due_of = |moment: Moment| due_days(&calendar, moment, readings, limits);
    match handed_in.map(due_of) {
        Some(Ok(days)) => {
            missing.extend(paths_of(&days.missing, RECEIVED).map(Cow::from));
            due_to_come = days.latest.err();
            due = Some(days);
        }
        Some(Err(reason)) => match reason.year_to_come() {
            Some(year) => due_to_come = Some(year),
            None => {
                let path = match received {
                    Some(_) => RECEIVED,
                    None => "as_of",
                };
                return Err(GivenError::of_day(path)(reason));
            }
        },
        None => {}
    }
    to_come.extend(due_to_come);
    let of_receipt = due.as_ref().filter(|_| received.is_some());
    let moderation_due = match (of_receipt.and_then(DueDays::known), received) {
        (Some(due), Some(received)) => {
            let readings = &[EntryId::I27, EntryId::I30];
            Some(deadline(
                &calendar,
                due,
                received,
                &[ClauseId::A4_2],
                readings,
            )?)
        }
        _ => None,
    };
    // What announces no date has no window to wait for.
    let opens = window.as_ref().map(|window| &window.opens);
    // What it can be due by: one day, or two where that hangs on the hour of the receipt.
    let due_on = of_receipt.map_or_else(Vec::new, DueDays::each);
    let latest_due = due_on.last().copied().flatten();
    let again = readings.is(Reading::I32HandedInAgain);
    let sent_by = |due: NaiveDate| match opens {
        Some(opens) => Some(sending_due(due, Some(opens.date), readings)),
        None => no_date.then_some(due),
    };
    // At whatever hour they came in, what waits for the window is sent when that opens.
    let waits = opens.filter(|opens| {
        let waits = |days: &DueDays| {
            days.soonest < opens.date && days.latest.is_ok_and(|latest| latest <= opens.date)
        };
        !again && of_receipt.is_some_and(waits)
    });
    let sending_by = match (waits, opens) {
        (Some(opens), _) => Some(Deadline {
            clauses: vec![ClauseId::A4_1, ClauseId::A4_2],
            readings: with_entry(opens, EntryId::I32),
            ..opens.clone()
        }),
        (None, Some(_)) => moderation_due.clone().map(|due| Deadline {
            readings: with_entry(&due, EntryId::I32),
            ..due
        }),
        (None, None) => moderation_due.clone().filter(|_| no_date),
    };
    // Where no day is asked about, it is told as it went out.
    let sent = planned_send.filter(|sent| as_of.is_none_or(|as_of| *sent <= as_of));
    let plan = planned_send.filter(|_| sent.is_none());
    let comes_too_early = |due: NaiveDate| again && opens.is_some_and(|opens| due < opens.date);
    let of_each = standings(&due_on, |due| {
        if planned_send.is_some_and(|sent| sent <= due) {
            // In time for the moderation it is in time in any case, whatever the window.
            return Ok(Some((DeadlineStatus::Met, Some(0))));
        }
        if comes_too_early(due) {
            return Ok(Some((DeadlineStatus::TooEarly, None)));
        }
        if planned_send.is_none() && as_of.is_some_and(|as_of| as_of <= due) {
            return Ok(Some((DeadlineStatus::Open, Some(0))));
        }
        let Some(by) = sent_by(due).filter(|_| planned_send.or(as_of).is_some()) else {
            return Ok(None);
        };
        match plan {
            Some(plan) if plan <= by => Ok(Some((DeadlineStatus::Met, Some(0)))),
            Some(_) if as_of <= Some(by) => Ok(Some((DeadlineStatus::PlannedLate, Some(0)))),
            _ => standing(&calendar, by, sent, as_of, &mut to_come).map(Some),
        }
    })?;
    // In time by the one hour and not by the other is not known.
    let by_plan = standings(&due_on, |due| {
        let by = Some(due).filter(|due| !comes_too_early(*due));
        let by = by.and_then(sent_by).zip(plan);
        let standing = by.map(|(by, plan)| standing(&calendar, by, Some(plan), None, &mut to_come));
        standing.transpose()
    })?;
    let working_days_late_by_plan = agreed(&by_plan).and_then(|(_, days)| days);
    // Whether what waits for its window was moderated in time, only the record of its moderation tells.
    let kept = agreed(&of_each);
    let moderation_over = kept.is_some_and(|(status, _)| status == DeadlineStatus::Open)
        && due_on.iter().any(|due| due.is_some() && *due < as_of);
    let kept = kept.filter(|_| !moderation_over);
    if moderation_over {
        // A day that it is sent on, or is to be, settles how it stands.
        missing.push(PLANNED_SEND.into());
    }
    let is_too_early = |due: &Option<NaiveDate>| due.is_some_and(comes_too_early);
    let perhaps_too_early = due_on.iter().any(is_too_early);
    let too_early = perhaps_too_early && due_on.iter().all(is_too_early);
    let perhaps_too_early = perhaps_too_early && !too_early;
    let status = kept.map(|(status, _)| status);
    let working_days_late = kept.and_then(|(_, days)| days);
    if too_early {
        // What was handed in too early does not count; when it comes again is not known without a day.
        let anew = today.map(|today| unless_to_come(due_of(today), &mut to_come));
        due = anew
            .transpose()
            .map_err(GivenError::of_day("as_of"))?
            .flatten();
    }
    // Counted from the receipt, the window of what is handed in on the day asked begins with that. What is
    // handed in again keeps that of its first receipt: it would come too early for ever.
    let handed_in = today.filter(|_| event.is_some());
    let counted_from = received.or(handed_in.map(|day| day.date()));
    let (first, last) = match counted_from.filter(|_| after_receipt) {
        Some(day) => {
            let mut found = |days| unless_to_come(after(&calendar, day, days), &mut to_come);
            let first = found(limits.window_closes()).map_err(GivenError::of_day("as_of"))?;
            let closes = found(limits.window_opens()).map_err(GivenError::of_day("as_of"))?;
            let notice = notice.as_ref().map(|notice| notice.date);
            (first, [closes, notice].into_iter().flatten().min())
        }
        None => (first, last),
    };
    // It opens in a year to come, and the time to announce the event is over before that.
    let opens_to_come = after_receipt && counted_from.is_some() && first.is_none();
    let soonest = [received, as_of].into_iter().flatten().max();
    let gone_out = planned_send.is_some() && planned_send <= as_of;
    let prospect_by = |due: Option<NaiveDate>| match (soonest, due, first, last) {
        _ if gone_out => None,
        (Some(soonest), _, first, Some(last))
            if soonest > last || first > Some(last) || opens_to_come =>
        {
            Some(Prospect::Missed)
        }
        (Some(_), Some(due), _, Some(last)) if due > last => Some(Prospect::AtRisk),
        // It is due in a year to come, and the window ends before that.
        (Some(_), None, _, Some(_)) if due_to_come.is_some() => Some(Prospect::AtRisk),
        (Some(soonest), Some(due), first, Some(_))
            if soonest > sending_due(due, first, readings) =>
        {
            Some(Prospect::Overdue)
        }
        (Some(_), Some(_), _, Some(_)) => Some(Prospect::Met),
        _ => None,
    };
    let prospect = match &due {
        None => prospect_by(None),
        // By the hour it would have to be handed in again.
        Some(_) if perhaps_too_early => prospect_by(None).filter(|of| *of == Prospect::Missed),
        Some(days) => {
            let prospect = prospect_by(Some(days.soonest));
            prospect.filter(|_| prospect == prospect_by(days.latest.ok()))
        }
    };
    let sending = match (planned_send, &window) {
        (Some(date), Some(window)) => {
            let notice_kept = notice.as_ref().map(|notice| date <= notice.date);
            let sending = judge(&calendar, date, window, notice_kept, &mut to_come);
            Some(sending.map_err(GivenError::of_day(PLANNED_SEND))?)
        }
        _ => None,
    };
    let late = sending.is_some_and(|s| s.timing == Timing::TooLate || s.notice_kept == Some(false));
    let threatened = matches!(prospect, Some(Prospect::AtRisk | Prospect::Missed));
    // What was received, or is handed in on the day asked, is moderated by then, whatever the hour.
    let moderated = facts.received.filter(|_| !too_early);
    let moderated = moderated.or(as_of.map(Moment::Day));
    let moderated = moderated.and_then(|of| due_of(of).ok());
    let moderated = moderated.and_then(|days| days.latest.ok());
    let ready = if late {
        let moderated = moderated.filter(|_| received.is_some());
        moderated.max(as_of).max(planned_send)
    } else {
        moderated.and_then(|day| Some(day).max(as_of))
    };
    let earliest_event = match ready {
        Some(ready) if !after_receipt && (late || threatened) => {
            let earliest = earliest_event(&calendar, ready, readings, limits);
            earliest.filter(|earliest| Some(earliest.date) > event)
        }
        _ => None,
    };

    let mut basis = Basis::new(terms, as_of);
    basis.add(calendar.readings());
    basis.rest_on(entries_on(SENDING_SCHEDULE.clauses));
    basis.as_known_on = basis.as_known_on.or(as_of);
    basis.orders = orders.iter().map(|order| order.id.clone()).collect();
    if !to_come.is_empty() {
        missing.push(YEARS.into());
    }
    // What came too early is handed in again.
    let in_hand = received.is_some() && status != Some(DeadlineStatus::TooEarly) || gone_out;
    let mut schedule = SendingSchedule {
        event,
        window,
        notice,
        hand_in: hand_in.filter(|_| !in_hand),
        moderation_due,
        sending_due: sending_by,
        latest_due,
        status,
        working_days_late,
        working_days_late_by_plan,
        prospect,
        earliest_event,
        sending,
        missing,
        unknown_years: with_those_before(to_come, &calendar),
        summary: Vec::new(),
        without_order: None,
        basis,
    };
    if !orders.is_empty() {
        let set: Vec<Limit> = orders
            .iter()
            .flat_map(|order| order.limits())
            .map(|(limit, _)| limit)
            .collect();
        schedule.cite_orders(&set, after_receipt);
        let without = sending_schedule(facts, as_of, &terms.without_orders())?;
        schedule.without_order = Some(Box::new(without));
    }
    schedule.name_days(terms.locale);
    schedule.summary = summary::summary(facts, &schedule, &calendar, as_of, terms.locale);
    Ok((schedule, of_each))
}

/// The years to come, with those before them: none is stated without those. One that cannot be stated stands
/// alone.
fn with_those_before(to_come: BTreeSet<i32>, calendar: &Calendar) -> Vec<i32> {
    let first = calendar.last_day().year().saturating_add(1);
    match to_come.last() {
        Some(last) if *last <= LAST_PROJECTED_YEAR => (first..=*last).collect(),
        _ => to_come.into_iter().collect(),
    }
}

fn contradictions(facts: &ScheduleFacts, as_of: Option<NaiveDate>) -> Result<(), GivenError> {
    if let (Some(received), Some(planned_send)) = (facts.received, facts.planned_send) {
        let before = match (planned_send, received) {
            (Moment::Instant(sent), Moment::Instant(received)) => sent < received,
            _ => planned_send.date() < received.date(),
        };
        if before {
            return Err(GivenError::SentBeforeReceived {
                path: PLANNED_SEND.to_owned(),
                planned_send: planned_send.date(),
                received: received.date(),
            });
        }
    }
    if let (Some(received), Some(as_of)) = (facts.received, as_of)
        && as_of < received.date()
    {
        return Err(GivenError::InTheFuture {
            path: RECEIVED.to_owned(),
            date: received.date(),
            as_of,
        });
    }
    Ok(())
}
