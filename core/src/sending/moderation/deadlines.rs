//! Which steps are due by when, and which are overdue (A4.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ModerationChannel, ModerationEntry, ModerationRecord, ModerationRole, ModerationState,
    ModerationStep, summary::summary,
};
use crate::{
    calendar::{Bounds, Calendar, Moment},
    decision::{Basis, Message, QuestionError, QuestionFact, Terms},
    policy::{ClauseId, EntryId, Limit, QuestionName, Reading},
    sending::{
        Announced, Direction,
        periods::{PeriodEnd, moderation_due, paths_of, sending_due},
        schedule::{EVENT_START, OF_SCHEDULE, windows_of},
    },
};

/// How moderation stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DeadlineStatus {
    /// Not done, and there is time.
    Open,
    /// Done in time.
    Met,
    /// Not done, and the time is over.
    Overdue,
    /// Done after the time was over.
    Late,
    /// The last day is not known; `missing` says what it hangs on.
    Undetermined,
}

/// A step that can come next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NextStep {
    /// The step.
    pub step: ModerationStep,
    /// Whose step it is.
    pub role: ModerationRole,
    /// The clause that gives it.
    pub clause: ClauseId,
}

/// The time that A4.2 gives after one receipt of materials, and how it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ModerationDeadline {
    /// When the materials were received.
    pub received: Moment,
    /// The last day for moderation, counted in.
    pub due: Option<NaiveDate>,
    /// The last day for sending a mailing: with the moderation, or when the window of A4.1 opens, where
    /// that is later (I32). `None` for a post, and where the date that is announced is not known.
    pub sending_due: Option<NaiveDate>,
    /// How it stands.
    pub status: DeadlineStatus,
    /// The steps that are waited for; none where it is done.
    pub awaited: Vec<NextStep>,
    /// The step by which it was done: sent, forwarded to the Communication officer or posted (I42), or
    /// returned for completion.
    pub done_by: Option<ModerationStep>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Working days after the last day, until it was done or until today.
    pub working_days_late: u32,
    /// The clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What the last day hangs on and is not known, by its path in the request:
    /// `terms.limits.moderation_cut_off_hour`, `facts.record.entries[0].at` for its time of day.
    pub missing: Vec<String>,
}

/// What [`moderation`] is asked by.
pub(crate) const MODERATION: QuestionFact = QuestionFact {
    name: QuestionName::Moderation,
    clauses: &[ClauseId::A3_1, ClauseId::A3_2, ClauseId::A4_2],
    dated: true,
};

/// What is known of a moderation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ModerationFacts {
    /// Its record.
    pub record: ModerationRecord,
    /// When the event, or the date that the mailing announces, begins; or that it announces none. A
    /// digest and a decision of the Board announce none unless a date is given (I40).
    pub event_start: Option<Announced>,
}

/// How a moderation stands on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ModerationAnswer {
    /// How far it has come.
    pub state: ModerationState,
    /// The steps that can come next; none where it has gone out.
    pub next: Vec<NextStep>,
    /// One for each receipt of materials, in their order.
    pub deadlines: Vec<ModerationDeadline>,
    /// The deadlines as they would be without the orders that touched them (9.1).
    pub without_order: Option<Vec<ModerationDeadline>>,
    /// The same, for people.
    pub summary: Vec<Message>,
    /// What the answer rests on.
    pub basis: Basis,
}

/// How a record stood at the end of the day `as_of`: later entries are left out. What orders under
/// 9.1 set of A4.2 holds for what was received while they were in force.
///
/// # Errors
/// [`QuestionError`] where nothing was submitted by then, or the calendar does not know the days.
///
/// ```
/// use nu_alumni_policy::{Terms, sending::{DeadlineStatus, ModerationFacts, moderation}};
///
/// let facts: ModerationFacts = serde_json::from_str(r#"{
///     "record": {
///         "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
///             "direction": "open-day", "lists": [{"name": "gsb-all", "school": "GSB"}]},
///         "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-15"}]
///     }
/// }"#)?;
/// let answer = moderation(&facts, "2026-12-18".parse()?, &Terms::default())?;
/// let [deadline] = &answer.deadlines[..] else { panic!() };
/// // The 16th is Independence Day.
/// assert_eq!(deadline.due.unwrap().to_string(), "2026-12-17");
/// assert_eq!(deadline.status, DeadlineStatus::Overdue);
/// assert_eq!(deadline.working_days_late, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moderation(
    facts: &ModerationFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<ModerationAnswer, QuestionError> {
    terms.check()?;
    let calendar = terms.working_days(Some(as_of))?;
    let mut basis = Basis::new(terms, Some(as_of));
    basis.as_known_on = basis.as_known_on.or(Some(as_of));
    basis.add(calendar.readings());
    let record = &facts.record;
    let submission = record.submission();
    let of = |field: &str| format!("facts.record.submission.{field}");
    terms.check_school(|| of("school"), &submission.school)?;
    for (i, list) in submission.lists.iter().enumerate() {
        terms.check_school(|| of(&format!("lists[{i}].school")), &list.school)?;
    }
    let known = record.known_on(as_of);
    let Some(last) = known.last() else {
        return Err(QuestionError::NotSubmitted {
            path: "as_of",
            as_of,
        });
    };
    let state = last.step.leads_to();
    let channel = record.submission().channel;
    let (deadlines, orders) = record.deadlines(facts.event_start, as_of, &calendar, terms)?;
    let mut without_order = None;
    if !orders.is_empty() {
        let without =
            record.deadlines(facts.event_start, as_of, &calendar, &terms.without_orders())?;
        without_order = Some(without.0);
    }
    basis.orders = orders;
    let next = next_steps(state.next_steps(channel));
    Ok(ModerationAnswer {
        state,
        summary: summary(state, &next, &deadlines, terms.locale),
        next,
        deadlines,
        without_order,
        basis,
    })
}

fn next_steps(steps: &[ModerationStep]) -> Vec<NextStep> {
    let next = |step: &ModerationStep| NextStep {
        step: *step,
        role: step.role(),
        clause: step.clause().to_owned(),
    };
    steps.iter().map(next).collect()
}

impl ModerationRecord {
    /// When moderation and distribution were due after each receipt of materials, and how that
    /// was kept, as of the end of a day (A4.2, I27).
    ///
    /// Materials are received when they are submitted, and anew when they come back completed (I41).
    /// To return them for completion in time keeps the deadline of that receipt. A mailing is done when
    /// it is sent, which may wait for its window (I32); a post, when it is forwarded to the
    /// Communication officer (I42).
    ///
    /// The ids of the orders that set the time of any of them come with them.
    fn deadlines(
        &self,
        event_start: Option<Announced>,
        as_of: NaiveDate,
        calendar: &Calendar,
        terms: &Terms,
    ) -> Result<(Vec<ModerationDeadline>, Vec<String>), QuestionError> {
        let of_calendar = calendar.readings();
        let readings = &terms.readings;
        let channel = self.submission().channel;
        let mailing = channel == ModerationChannel::Mailing;
        let of_channel = if mailing { EntryId::I32 } else { EntryId::I42 };
        let rests_on: Vec<EntryId> = [EntryId::I27, of_channel, EntryId::I41]
            .into_iter()
            .chain(of_calendar.first().map(|reading| reading.id()))
            .collect();
        let mut touching: Vec<String> = Vec::new();
        let mut deadlines: Vec<ModerationDeadline> = Vec::new();
        let last_of_post = if readings.is(Reading::I42UpToPosting) {
            ModerationStep::Post
        } else {
            ModerationStep::Forward
        };
        // Where the receipt of each is given.
        let mut paths: Vec<String> = Vec::new();
        for (index, entry) in self.known_on(as_of).iter().enumerate() {
            match entry.step {
                ModerationStep::Submit | ModerationStep::Complete => {
                    paths.push(format!("facts.record.entries[{index}].at"));
                    let first = deadlines.first().map(|deadline| deadline.received);
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
                    let due = moderation_due(calendar, begins, readings, &limits)?;
                    let (due, missing) = match due {
                        PeriodEnd::On(date) => (Some(date), Vec::new()),
                        PeriodEnd::Missing(names) => (None, paths_of(names, path).collect()),
                    };
                    deadlines.push(ModerationDeadline {
                        received: entry.at,
                        due,
                        sending_due: None,
                        status: DeadlineStatus::Undetermined,
                        awaited: Vec::new(),
                        done_by: None,
                        done_on: None,
                        working_days_late: 0,
                        clauses: vec![ClauseId::A4_2],
                        readings: rests_on.clone(),
                        missing,
                    });
                    if let Some(deadline) = deadlines.last_mut()
                        && !orders.is_empty()
                    {
                        deadline.clauses.push(ClauseId::C9_1);
                        deadline.readings.push(EntryId::I11);
                    }
                    for order in orders {
                        if !touching.contains(&order.id) {
                            touching.push(order.id.clone());
                        }
                    }
                }
                step => {
                    let done = matches!(step, ModerationStep::Return | ModerationStep::Send)
                        || step == last_of_post;
                    if let Some(deadline) = deadlines.last_mut()
                        && done
                    {
                        deadline.done_by = Some(entry.step);
                        deadline.done_on = Some(entry.at.date());
                    }
                }
            }
        }
        let last = self.known_on(as_of).last();
        let awaited = last.map_or(&[][..], |e| e.step.leads_to().next_steps(channel));
        for (deadline, path) in deadlines.iter_mut().zip(&paths) {
            let until = deadline.done_on.unwrap_or(as_of);
            if deadline.done_on.is_none() {
                deadline.awaited = next_steps(awaited);
            }
            let Some(due) = deadline.due else { continue };
            let sending = deadline.done_by == Some(ModerationStep::Send)
                || deadline.done_by.is_none() && awaited == [ModerationStep::Send];
            if mailing && deadline.done_by != Some(ModerationStep::Return) {
                let opens = self.window_opens(
                    event_start,
                    (deadline.received, path),
                    (as_of, calendar),
                    terms,
                )?;
                deadline.sending_due = opens.map(|opens| sending_due(due, opens, readings));
            }
            let due = if sending {
                match deadline.sending_due {
                    Some(_) => {}
                    // In time for the moderation it is in time in any case.
                    None if until <= due => {}
                    None => {
                        deadline.missing.push(EVENT_START.to_owned());
                        continue;
                    }
                }
                deadline.sending_due.unwrap_or(due)
            } else {
                due
            };
            let over = until > due;
            deadline.status = match (deadline.done_on, over) {
                (Some(_), false) => DeadlineStatus::Met,
                (Some(_), true) => DeadlineStatus::Late,
                (None, false) => DeadlineStatus::Open,
                (None, true) => DeadlineStatus::Overdue,
            };
            if over {
                deadline.working_days_late = calendar.count(due, until, Bounds::End)?;
            }
        }
        Ok((deadlines, touching))
    }

    /// When the window of A4.1 opens; `Some(None)` where no date is announced, `None` where that is not
    /// known.
    fn window_opens(
        &self,
        event_start: Option<Announced>,
        (received, path): (Moment, &str),
        (as_of, calendar): (NaiveDate, &Calendar),
        terms: &Terms,
    ) -> Result<Option<Option<NaiveDate>>, QuestionError> {
        let announced = match (event_start, self.submission().direction) {
            (None, Direction::SchoolDigest | Direction::BoardDecision) => Announced::NoDate,
            (None, _) => return Ok(None),
            (Some(announced), _) => announced,
        };
        let (limits, _) = terms.limits_by_orders(&[(Some(as_of), OF_SCHEDULE)])?;
        let received = (Some(received), path);
        let readings = &terms.readings;
        let (window, _) = windows_of(Some(announced), received, calendar, readings, &limits)?;
        Ok(Some(window.map(|window| window.opens.date)))
    }

    /// The entries up to the end of a day.
    fn known_on(&self, as_of: NaiveDate) -> &[ModerationEntry] {
        let entries = self.entries();
        // Entries do not go back in time.
        let known = entries.partition_point(|entry| entry.at.date() <= as_of);
        entries.get(..known).unwrap_or(entries)
    }
}
