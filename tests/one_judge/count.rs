//! The days of a case, counted one by one, from the clauses and the register alone.

use chrono::NaiveDate;
use nu_alumni_policy::{
    policy::Reading,
    sending::{Announced, Direction},
};

use Stands::{InTime, IsLate, PlannedLate};

use crate::case::Case;

/// How the sending stands to its last day.
#[derive(PartialEq)]
enum Stands {
    InTime,
    IsLate,
    PlannedLate,
}

/// What is so by the plain count.
pub(crate) struct Count {
    pub(crate) window: Option<(NaiveDate, NaiveDate)>,
    pub(crate) notice: Option<NaiveDate>,
    pub(crate) moderation_due: Option<NaiveDate>,
    pub(crate) sending_due: Option<NaiveDate>,
    /// The working days late, where that is known.
    pub(crate) late: Option<u32>,
    /// The same, where there is something to name.
    pub(crate) late_named: Option<u32>,
    /// The working days from its last day to that for which it is planned, where that is known.
    pub(crate) late_by_plan: Option<u32>,
    /// Whether it can no longer go out in its time.
    pub(crate) missed: bool,
    /// Whether its sending is outside the window.
    pub(crate) outside: bool,
    /// Whether the window is over, and nothing is planned.
    pub(crate) closed: bool,
    pub(crate) notice_broken: bool,
}

impl Count {
    pub(crate) fn of(case: &Case) -> Self {
        let terms = &case.terms;
        let readings = &terms.readings;
        let calendar = &case.calendar;
        let works = |day: NaiveDate| calendar.is_working(day).expect("a known day");
        let after = |day: NaiveDate| day.succ_opt().expect("a day");
        let before = |day: NaiveDate| day.pred_opt().expect("a day");
        let forward = |mut day: NaiveDate, mut days: u32| {
            while days > 0 {
                day = after(day);
                days -= u32::from(works(day));
            }
            day
        };
        let back = |mut day: NaiveDate, mut days: u32| {
            while days > 0 {
                day = before(day);
                days -= u32::from(works(day));
            }
            day
        };
        let on_work = |mut day: NaiveDate| {
            while !works(day) {
                day = after(day);
            }
            day
        };
        let event = case
            .announced()
            .and_then(Announced::start)
            .map(|moment| moment.date());
        let no_date = case.announced() == Some(Announced::NoDate);
        let received = case.received.map(|moment| moment.date());
        let planned = case.planned_day();
        // What orders set of the window holds on the day of sending, of moderation on that of receipt.
        let limits = &case.limits_on(planned.or(case.as_of));
        let of_moderation = &case.limits_on(received.or(case.as_of).or(planned));
        let clear = u32::from(readings.is(Reading::I26ClearDays));
        let (opens, closes) = (limits.window_opens(), limits.window_closes());
        let notice = event.map(|event| back(event, limits.event_notice() + clear));
        let after_receipt = readings.is(Reading::I25AfterReceipt);
        let window = match (event, received) {
            _ if no_date => None,
            (_, Some(day)) if after_receipt => Some((forward(day, closes), forward(day, opens))),
            (Some(event), _) if !after_receipt => {
                Some((back(event, opens + clear), back(event, closes + clear)))
            }
            _ => None,
        };
        // A working day after the receipt, or after the day that counts as it.
        let dues = case.received.map(|moment| {
            let due = |day: NaiveDate| match of_moderation.moderation() {
                0 => on_work(day),
                days => forward(day, days),
            };
            let day = moment.date();
            if readings.is(Reading::I27ClockStartsNextWorkingDay) {
                return [due(on_work(day)); 2];
            }
            if !readings.is(Reading::I27CutOffHour) {
                return [due(day); 2];
            }
            let (in_time, next) = (due(day), due(after(day)));
            let hour = limits.moderation_cut_off_hour();
            let time = moment.time().map(|time| time.to_string());
            let time = time.map(|time| {
                let parts: Vec<f64> = time
                    .split(':')
                    .map(|n| n.parse().expect("a number"))
                    .collect();
                parts[0] + parts[1] / 60.0
            });
            match (hour, time) {
                (Some(hour), Some(time)) => [if time > hour { next } else { in_time }; 2],
                _ => [in_time, next],
            }
        });
        let only = |of: Option<[NaiveDate; 2]>| of.filter(|[a, b]| a == b).map(|[one, _]| one);
        let moderation_due = only(dues);
        let again = readings.is(Reading::I32HandedInAgain);
        let sending_due = match window {
            Some((opens, _)) if !again => only(dues.map(|both| both.map(|due| due.max(opens)))),
            Some(_) => moderation_due,
            None => moderation_due.filter(|_| no_date),
        };
        // What is planned for a day to come ends nothing that is late today.
        let plan = planned.filter(|plan| case.as_of.is_some_and(|day| *plan > day));
        let until = case
            .as_of
            .filter(|_| plan.is_some())
            .or(planned)
            .or(case.as_of);
        let days_between = |due: NaiveDate, until: Option<NaiveDate>| {
            let mut days = 0;
            let mut day = due;
            while Some(day) < until {
                day = after(day);
                days += u32::from(works(day));
            }
            days
        };
        let days_late = |due: NaiveDate| days_between(due, until);
        let sent_on_last_day = |due: NaiveDate| match window {
            Some((opens, _)) if !again => Some(due.max(opens)),
            Some((opens, _)) if due < opens => None,
            Some(_) => Some(due),
            None => Some(due).filter(|_| no_date),
        };
        let by_plan = dues
            .filter(|_| plan.is_some())
            .map(|both| both.map(|due| sent_on_last_day(due).map(|by| days_between(by, plan))));
        let late_by_plan = match by_plan {
            Some([Some(one), Some(other)]) if (one == 0) == (other == 0) => Some(one.min(other)),
            _ => None,
        };
        // Whether it is late, or will be as it is planned, and by how many working days by now, by each day
        // by which it can be due.
        let ways = dues.filter(|_| until.is_some()).map(|both| {
            both.map(|due| {
                let early = again && window.is_some_and(|(opens, _)| due < opens);
                let sent_by = match window {
                    Some((opens, _)) if !again => Some(due.max(opens)),
                    Some(_) => Some(due),
                    None => Some(due).filter(|_| no_date),
                };
                match sent_by {
                    // Materials that came before the window opened are handed in again, and nobody is late.
                    _ if early && !(planned.is_some() && planned <= Some(due)) => None,
                    _ if planned.or(until) <= Some(due) => Some((InTime, 0)),
                    Some(by) if until > Some(by) => Some((IsLate, days_late(by))),
                    Some(by) if plan > Some(by) => Some((PlannedLate, 0)),
                    // The day for moderation is over, and nobody tells whether it was kept.
                    Some(_) if planned.is_none() => None,
                    Some(_) => Some((InTime, 0)),
                    None => None,
                }
            })
        });
        // What is so by both, by the fewer days.
        let late = match ways {
            Some([Some(one), Some(other)]) if one.0 == other.0 => Some((one.0, one.1.min(other.1))),
            _ => None,
        };
        let late_named = match late {
            Some((IsLate, days)) => Some(days),
            Some((PlannedLate, _)) => late_by_plan,
            Some((InTime, _)) | None => None,
        };
        let late = late.map(|(_, days)| days);
        let soonest = received.max(case.as_of);
        let last = [window.map(|w| w.1), notice].into_iter().flatten().min();
        let gone_out = planned.is_some() && planned <= case.as_of;
        // Counted from the receipt, the window of what is still to come opens so late at the soonest.
        let to_come = case
            .as_of
            .filter(|_| after_receipt && received.is_none() && !no_date);
        let to_come = to_come
            .filter(|_| event.is_some())
            .map(|day| forward(day, closes));
        let no_day_left = to_come.is_some() && to_come > notice;
        let never = window.is_some_and(|w| Some(w.0) > last) || no_day_left;
        let missed = !gone_out && soonest.is_some() && last.is_some() && (soonest > last || never);
        let announces_event = match case.event {
            Some(Announced::Start(_)) => true,
            Some(Announced::NoDate) => false,
            None => matches!(
                case.direction,
                Direction::EventInvitation | Direction::OpenDay
            ),
        };
        let closed = planned.is_none() && window.is_some_and(|w| soonest > Some(w.1));
        let notice_broken = announces_event
            && notice.is_some_and(|last| match planned {
                Some(planned) => planned > last || no_day_left && !gone_out,
                None => no_day_left || soonest > Some(last) || window.is_some_and(|w| w.0 > last),
            });
        let outside = planned.is_some_and(|day| window.is_some_and(|w| day < w.0 || day > w.1));
        Self {
            window,
            notice,
            moderation_due,
            sending_due,
            late,
            late_named,
            late_by_plan,
            missed,
            outside,
            closed,
            notice_broken,
        }
    }
}
