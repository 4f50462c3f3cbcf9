//! The answer to when a mailing may go out.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(feature = "mailing")]
use crate::decision::error::path_of_brief;
use crate::{
    calendar::{Certainty, Day},
    decision::{Basis, Locale, Message},
    policy::{ClauseId, EntryId, Limit},
    sending::DeadlineStatus,
};

/// A day that the Policy draws, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deadline {
    /// The day, counted in.
    pub date: NaiveDate,
    /// The clauses that draw it.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// The least certain of the days that were counted.
    pub certainty: Certainty,
    /// Those of them that are not what their weekday says, or not certain.
    pub rests_on: Vec<Day>,
}

/// The days on which a mailing may be sent (A4.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SendingWindow {
    /// The first day.
    pub opens: Deadline,
    /// The last day.
    pub closes: Deadline,
}

/// The working days on which to hand the materials in, so that the mailing goes out in its window
/// even where moderation takes all the time that A4.2 gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HandIn {
    /// The first day that leaves no wait between moderation and the window.
    pub from: Deadline,
    /// The last day; under the reading `cut-off-hour` of I27 whatever the hour.
    pub by: Deadline,
    /// The last day for what is planned to go out on a day of the window; `None` where nothing is.
    pub for_plan: Option<Deadline>,
}

/// Whether the window can still be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Prospect {
    /// Yes, even where moderation takes all its time.
    Met,
    /// Only where moderation is quicker than it has to be.
    AtRisk,
    /// Yes, but the moderator is late.
    Overdue,
    /// No.
    Missed,
}

/// How a day of sending lies to the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// Before it.
    TooEarly,
    /// In it.
    InTime,
    /// After it.
    TooLate,
}

/// A planned or actual sending, held against the window (A4.1) and the notice (A4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sending {
    /// Its date in Astana.
    pub date: NaiveDate,
    /// How it lies to the window.
    pub timing: Timing,
    /// By how many working days it is outside: 0 where only days off lie between. `None` where days
    /// of a year to come would have to be counted.
    pub off_by: Option<u32>,
    /// Whether it is not after the last day to announce the event (A4.3); `None` without an event.
    pub notice_kept: Option<bool>,
}

/// When a mailing may go out, and what that rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SendingSchedule {
    /// The date in Astana of the event.
    pub event: Option<NaiveDate>,
    /// When to send (A4.1).
    pub window: Option<SendingWindow>,
    /// The last day to send what announces an event (A4.3).
    pub notice: Option<Deadline>,
    /// When to hand the materials in; `None` while they are in hand.
    pub hand_in: Option<HandIn>,
    /// When moderation is due (A4.2), of materials that were received.
    pub moderation_due: Option<Deadline>,
    /// The same at whatever hour the materials came in: where that is not known and decides, the later of
    /// the two days.
    pub latest_due: Option<NaiveDate>,
    /// When the sending is due: with the moderation, or when the window opens, where that is later
    /// (I32); `None` where either is not known.
    pub sending_due: Option<Deadline>,
    /// How the sending stands to that day. `None` where that is not known, as of what still waits for its
    /// window once the day for its moderation is over: whether that was kept, the record tells that
    /// `moderation` is asked by.
    pub status: Option<DeadlineStatus>,
    /// By how many working days the moderator is late with it: until the sending, else until the day
    /// asked, whatever is planned (I31). Where `sending_due` is not known, from `latest_due`: so many at
    /// least.
    pub working_days_late: Option<u32>,
    /// By how many working days it will be late where it goes out as it is planned, after the day asked;
    /// from the same day. `None` where nothing is planned, or that is not known.
    pub working_days_late_by_plan: Option<u32>,
    /// Whether the window can be met: of materials received, or handed in on the day asked; `None`
    /// where the mailing has gone out.
    pub prospect: Option<Prospect>,
    /// Where it cannot be met for certain, or the sending is late: the earliest later day for an
    /// event that can be announced in time.
    pub earliest_event: Option<Deadline>,
    /// The sending, judged.
    pub sending: Option<Sending>,
    /// The facts and settings that would tell more, by their paths in the request:
    /// `facts.event_start`, `terms.limits.moderation_cut_off_hour`.
    pub missing: Vec<Cow<'static, str>>,
    /// The years to come whose days it hangs on: state them in the calendar once they are decreed.
    pub unknown_years: Vec<i32>,
    /// The same, for people.
    pub summary: Vec<Message>,
    /// The schedule as it would be without the orders that touched it (9.1).
    pub without_order: Option<Box<Self>>,
    /// What the answer rests on.
    pub basis: Basis,
}

impl SendingSchedule {
    /// The same schedule of a mailing, whose brief's keys are facts themselves.
    #[cfg(feature = "mailing")]
    pub(crate) fn of_brief(mut self) -> Self {
        self.missing
            .iter_mut()
            .map(Cow::to_mut)
            .for_each(path_of_brief);
        self.without_order = self
            .without_order
            .map(|without| Box::new(without.of_brief()));
        self
    }

    /// Names the days that it rests on, and their acts, in a language.
    pub(super) fn name_days(&mut self, locale: Locale) {
        let (window, hand_in) = (self.window.as_mut(), self.hand_in.as_mut());
        let of_window = window.map(|w| [&mut w.opens, &mut w.closes]);
        let of_hand_in = hand_in.map(|h| [Some(&mut h.from), Some(&mut h.by), h.for_plan.as_mut()]);
        let others = [
            self.notice.as_mut(),
            self.moderation_due.as_mut(),
            self.sending_due.as_mut(),
            self.earliest_event.as_mut(),
        ];
        let of_window = of_window.into_iter().flatten();
        let others = of_hand_in.into_iter().flatten().chain(others).flatten();
        for deadline in of_window.chain(others) {
            for day in &mut deadline.rests_on {
                *day = day.in_locale(locale);
            }
        }
    }

    /// Cites 9.1 wherever one of these limits, which orders set, draws a day.
    pub(super) fn cite_orders(&mut self, set: &[Limit], after_receipt: bool) {
        use Limit::{EventNotice, Moderation, WindowCloses, WindowOpens};
        // Counted from receipt, the window begins with the fewer days and ends with the more.
        let (opens, closes) = if after_receipt {
            (WindowCloses, WindowOpens)
        } else {
            (WindowOpens, WindowCloses)
        };
        let cite = |deadline: Option<&mut Deadline>, by: &[Limit]| {
            if let Some(deadline) = deadline
                && by.iter().any(|limit| set.contains(limit))
            {
                deadline.clauses.push(ClauseId::C9_1);
                deadline.readings.push(EntryId::I11);
            }
        };
        if let Some(window) = &mut self.window {
            cite(Some(&mut window.opens), &[opens]);
            cite(Some(&mut window.closes), &[closes]);
        }
        if let Some(hand_in) = &mut self.hand_in {
            cite(Some(&mut hand_in.from), &[opens, Moderation]);
            cite(Some(&mut hand_in.by), &[closes, EventNotice, Moderation]);
            cite(hand_in.for_plan.as_mut(), &[Moderation]);
        }
        cite(self.notice.as_mut(), &[EventNotice]);
        cite(self.moderation_due.as_mut(), &[Moderation]);
        cite(self.sending_due.as_mut(), &[opens, Moderation]);
        let last = &[WindowCloses, EventNotice, Moderation];
        cite(self.earliest_event.as_mut(), last);
    }
}
