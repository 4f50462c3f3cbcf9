//! How a record kept to its deadlines (A4.2).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    ModerationChannel, ModerationDeadline, ModerationFacts, ModerationState, ModerationStep,
    NextStep, deadlines::next_steps,
};
use crate::{
    calendar::{Calendar, Moment},
    decision::{GivenError, Terms, YEARS},
    policy::{ClauseId, EntryId, Limit, Reading},
    sending::{
        Announced, DeadlineStatus, Direction, ScheduleFacts, SendingSchedule,
        periods::{
            DueDays, Standing, agreed, due_days, paths_of, standing, standings, unless_to_come,
        },
        schedule::{EVENT_START, with_standings},
        sending_schedule,
    },
};

/// How a record stands on a day, without the terms that it was asked on.
pub(crate) struct Kept {
    pub(crate) state: ModerationState,
    pub(crate) deadlines: Vec<ModerationDeadline>,
    /// What is said to the sending of a mailing.
    pub(crate) schedule: Option<SendingSchedule>,
    /// The ids of the orders that set the time of any of them.
    pub(crate) orders: Vec<String>,
}

/// One receipt of materials, and what came of it.
struct Receipt {
    deadline: ModerationDeadline,
    /// When its time begins.
    begins: Moment,
    /// When the moderator approved it or gave it back.
    moderated_on: Option<NaiveDate>,
    /// When the mailing was sent.
    sent: Option<Moment>,
    /// When it was withdrawn.
    withdrawn: Option<Moment>,
    /// The days by which its moderation can be due: two where that hangs on an hour that is not known.
    due: Vec<Option<NaiveDate>>,
}

/// When moderation and distribution were due after each receipt of materials, and how that was kept, by
/// what was recorded up to the end of a day (A4.2, I27).
///
/// Materials are received when they are submitted, and anew when they come back completed (I41).
/// To return them for completion in time keeps the deadline of that receipt, and so does to decline them;
/// to withdraw them ends it (I48). A mailing is done when it is sent, which may wait for its window (I32),
/// and its moderation when it is approved; a post, when it is forwarded to the Communication officer
/// (I42).
pub(crate) fn kept(
    facts: &ModerationFacts,
    as_of: Option<NaiveDate>,
    terms: &Terms,
) -> Result<Kept, GivenError> {
    let calendar = terms.working_days(as_of)?;
    let record = &facts.record;
    let known = record.known_on(as_of);
    if let (true, Some(as_of)) = (known.is_empty(), as_of) {
        return Err(GivenError::NotSubmitted {
            path: "as_of",
            as_of,
        });
    }
    let state = record.state_on(&terms.readings, as_of);
    facts.check_plan(as_of, state)?;
    let (mut receipts, mut orders) = receipts(facts, as_of, &calendar, terms)?;
    let channel = record.submission().channel;
    let mut schedule = None;
    // A deadline says by itself where its days are not known.
    let mut to_come = BTreeSet::new();
    for receipt in &mut receipts {
        let deadline = &mut receipt.deadline;
        if deadline.done_on.is_none() {
            deadline.awaited = next_steps(state.awaited(channel, &terms.readings));
        }
        let moderated_only = matches!(
            deadline.done_by,
            Some(ModerationStep::Return | ModerationStep::Decline)
        );
        let done_on = match channel {
            ModerationChannel::Mailing => receipt.moderated_on,
            ModerationChannel::SocialNetworks => deadline.done_on,
        };
        let moderation = standings(&receipt.due, |due| {
            standing(&calendar, due, done_on, as_of, &mut to_come).map(Some)
        })?;
        if moderated_only || channel == ModerationChannel::SocialNetworks {
            deadline.stands(agreed(&moderation));
            continue;
        }
        let of_sending = ScheduleFacts {
            event_start: facts.announced(),
            received: Some(receipt.begins),
            planned_send: receipt.sent.or(receipt.withdrawn).or(facts.planned_send),
        };
        let (of_sending, sending) = with_standings(&of_sending, as_of, terms)?;
        deadline.sending_due = of_sending.sending_due.as_ref().map(|due| due.date);
        let gone_out = as_of.is_none() || receipt.sent.or(receipt.withdrawn).is_some();
        // What is planned for the day asked about is not done before the record says so.
        let sending = sending.into_iter().map(|of| match of {
            Some((DeadlineStatus::Late, days)) if !gone_out => {
                Some((DeadlineStatus::Overdue, days))
            }
            of => of,
        });
        let both = moderation.iter().zip(sending);
        let both = both.map(|(moderation, sending)| moderation.map(|one| worse(one, sending)));
        deadline.stands(agreed(&both.collect::<Vec<_>>()));
        deadline.working_days_late_by_plan = of_sending.working_days_late_by_plan;
        if deadline.status == DeadlineStatus::Undetermined && deadline.missing.is_empty() {
            let year = !of_sending.unknown_years.is_empty();
            let missing = if year { YEARS } else { EVENT_START };
            deadline.missing.push(missing.to_owned());
        }
        for order in &of_sending.basis.orders {
            if !orders.contains(order) {
                orders.push(order.clone());
            }
        }
        schedule = Some(of_sending);
    }
    if channel == ModerationChannel::Mailing && schedule.is_none() {
        // They went back, or nobody moderates them: what is handed in anew is taken to come in on the day.
        let sent = known
            .iter()
            .find(|entry| entry.step == ModerationStep::Send);
        let anew = ScheduleFacts {
            event_start: facts.announced(),
            received: None,
            planned_send: sent.map(|entry| entry.at).or(facts.planned_send),
        };
        let mut days = sending_schedule(&anew, as_of, terms)?;
        if sent.is_none() && days.hand_in.is_none() {
            // It has not gone out, whatever was planned.
            let unplanned = ScheduleFacts {
                planned_send: None,
                ..anew
            };
            days.hand_in = sending_schedule(&unplanned, as_of, terms)?.hand_in;
        }
        schedule = Some(days);
    }
    // What is called off is not to be sent.
    let schedule = schedule.filter(|_| !state.is_called_off());
    Ok(Kept {
        state,
        deadlines: receipts
            .into_iter()
            .map(|receipt| receipt.deadline)
            .collect(),
        schedule,
        orders,
    })
}

/// How moderation and sending together stand to their days, and the more of their working days late.
/// Without a standing of the sending it hangs on the date that is announced.
fn worse((moderation, days): Standing, sending: Option<Standing>) -> Standing {
    use DeadlineStatus::{Late, Met, Open, Overdue, PlannedLate, TooEarly, Undetermined};
    let status = match (moderation, sending.map(|(status, _)| status)) {
        (_, Some(TooEarly)) => return (TooEarly, None),
        (Overdue, _) => Overdue,
        (Late, _) | (_, Some(Late)) => Late,
        (_, Some(Overdue)) => Overdue,
        (_, Some(PlannedLate)) => PlannedLate,
        (Open, _) | (_, Some(Open)) => Open,
        (_, None) => Undetermined,
        _ => Met,
    };
    if status == Undetermined {
        return (status, None);
    }
    let of_sending = sending.map_or(Some(0), |(_, of_sending)| of_sending);
    let days = days.zip(of_sending).map(|(one, other)| one.max(other));
    (status, days)
}

impl ModerationDeadline {
    /// The last day of the step that is waited for. `None` where it is not known, and where the materials
    /// came in too early: they are handed in again.
    pub(super) fn awaited_by(&self) -> Option<NaiveDate> {
        let sends = |next: &NextStep| next.step == ModerationStep::Send;
        match self.status {
            DeadlineStatus::TooEarly | DeadlineStatus::Undetermined => None,
            _ if !self.awaited.iter().any(sends) => self.due,
            // In time for the moderation it is in time in any case.
            DeadlineStatus::Open => self.sending_due.max(self.due),
            _ => self.sending_due,
        }
    }

    /// It stands so, where that is known. Withdrawn while there was time, nothing is due any more (I48).
    fn stands(&mut self, standing: Option<Standing>) {
        let Some((status, late)) = standing else {
            return;
        };
        let withdrawn = self.done_by == Some(ModerationStep::Withdraw);
        self.status = match status {
            DeadlineStatus::Met if withdrawn => DeadlineStatus::Lapsed,
            status => status,
        };
        self.working_days_late = late;
    }
}

impl ModerationFacts {
    /// What the mailing announces; a digest and a decision of the Board no date, unless one is given (I40).
    fn announced(&self) -> Option<Announced> {
        let without = [Direction::SchoolDigest, Direction::BoardDecision];
        let none = without.contains(&self.record.submission().direction);
        self.event_start.or(none.then_some(Announced::NoDate))
    }

    /// That a planned sending can still come, after all that was recorded.
    fn check_plan(
        &self,
        as_of: Option<NaiveDate>,
        state: ModerationState,
    ) -> Result<(), GivenError> {
        let Some(planned) = self.planned_send.map(|moment| moment.date()) else {
            return Ok(());
        };
        let known = self.record.known_on(as_of);
        let sent = known
            .iter()
            .find(|entry| entry.step == ModerationStep::Send);
        let last = known.last().map(|entry| entry.at.date());
        let why = if self.record.submission().channel == ModerationChannel::SocialNetworks {
            "a post for social networks is posted, not sent (A3.2): leave it out"
        } else if state.is_called_off() {
            "the record has it declined or withdrawn: leave it out"
        } else if sent.is_some_and(|sent| sent.at.date() != planned) {
            "the record has the sending on another day: leave it out, or correct it"
        } else if sent.is_none() && Some(planned) < as_of {
            "it is before the day asked about, and the record has no sending"
        } else if Some(planned) < last {
            "it is before a step of the record"
        } else {
            return Ok(());
        };
        Err(GivenError::Contradiction {
            path: "facts.planned_send".to_owned(),
            why,
        })
    }
}

/// Each receipt of materials, with when its moderation is due, and the orders that set that time.
fn receipts(
    facts: &ModerationFacts,
    as_of: Option<NaiveDate>,
    calendar: &Calendar,
    terms: &Terms,
) -> Result<(Vec<Receipt>, Vec<String>), GivenError> {
    let readings = &terms.readings;
    let record = &facts.record;
    let of_channel = match record.submission().channel {
        ModerationChannel::Mailing => EntryId::I32,
        ModerationChannel::SocialNetworks => EntryId::I42,
    };
    let by_center = record.submission().center;
    if by_center && readings.is(Reading::I50CenterUnmoderated) {
        return Ok((Vec::new(), Vec::new()));
    }
    let of_calendar = calendar.readings();
    let rests_on: Vec<EntryId> = [EntryId::I27, of_channel, EntryId::I41]
        .into_iter()
        .chain(by_center.then_some(EntryId::I50))
        .chain(of_calendar.first().map(|reading| reading.id()))
        .collect();
    let last_of_post = if readings.is(Reading::I42UpToPosting) {
        ModerationStep::Post
    } else {
        ModerationStep::Forward
    };
    let mut touching: Vec<String> = Vec::new();
    let mut receipts: Vec<Receipt> = Vec::new();
    // Where the receipt of each is given.
    let mut paths: Vec<String> = Vec::new();
    for (index, entry) in record.known_on(as_of).iter().enumerate() {
        match entry.step {
            ModerationStep::Submit | ModerationStep::Complete => {
                paths.push(format!("facts.record.entries[{index}].at"));
                let first = receipts.first().map(|receipt| receipt.begins);
                let runs_on = first.filter(|_| readings.is(Reading::I41RunsOn));
                let begins = runs_on.unwrap_or(entry.at);
                let path = match runs_on {
                    Some(_) => paths.first(),
                    None => paths.last(),
                };
                let path = path.map_or("", String::as_str);
                let received = Some(begins.date());
                let (limits, orders) =
                    terms.limits_by_orders(&[(received, &[Limit::Moderation])])?;
                let due = due_days(calendar, begins, readings, &limits);
                let due = unless_to_come(due, &mut BTreeSet::new());
                let due = due.map_err(GivenError::of_day(path))?;
                let missing = match &due {
                    Some(days) => paths_of(&days.missing, path).collect(),
                    None => vec![YEARS.to_owned()],
                };
                let mut deadline = ModerationDeadline {
                    received: entry.at,
                    due: due.as_ref().and_then(DueDays::known),
                    latest_due: due.as_ref().and_then(|days| days.latest.ok()),
                    sending_due: None,
                    status: DeadlineStatus::Undetermined,
                    awaited: Vec::new(),
                    moderated_on: None,
                    done_by: None,
                    done_on: None,
                    working_days_late: None,
                    working_days_late_by_plan: None,
                    clauses: vec![ClauseId::A4_2],
                    readings: rests_on.clone(),
                    missing,
                };
                if !orders.is_empty() {
                    deadline.clauses.push(ClauseId::C9_1);
                    deadline.readings.push(EntryId::I11);
                }
                for order in orders {
                    if !touching.contains(&order.id) {
                        touching.push(order.id.clone());
                    }
                }
                receipts.push(Receipt {
                    deadline,
                    begins,
                    moderated_on: None,
                    sent: None,
                    withdrawn: None,
                    due: due.as_ref().map_or_else(Vec::new, DueDays::each),
                });
            }
            step => {
                let Some(receipt) = receipts.last_mut() else {
                    continue;
                };
                let day = entry.at.date();
                let declined = step == ModerationStep::Decline;
                if declined && readings.is(Reading::I48OnlyCompletion) {
                    continue;
                }
                if declined || step == ModerationStep::Withdraw {
                    receipt.deadline.readings.push(EntryId::I48);
                }
                match step {
                    ModerationStep::Return | ModerationStep::Approve | ModerationStep::Decline => {
                        receipt.moderated_on = Some(day);
                        let of_mailing = record.submission().channel == ModerationChannel::Mailing;
                        receipt.deadline.moderated_on = of_mailing.then_some(day);
                    }
                    ModerationStep::Send => receipt.sent = Some(entry.at),
                    // What was done before stays so.
                    ModerationStep::Withdraw if receipt.deadline.done_by.is_none() => {
                        receipt.withdrawn = Some(entry.at);
                        receipt.moderated_on.get_or_insert(day);
                    }
                    _ => {}
                }
                let done = matches!(step, ModerationStep::Return | ModerationStep::Send);
                if done || declined || step == last_of_post || receipt.withdrawn.is_some() {
                    receipt.deadline.done_by = Some(step);
                    receipt.deadline.done_on = Some(day);
                }
            }
        }
    }
    Ok((receipts, touching))
}
