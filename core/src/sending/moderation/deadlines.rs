//! Which steps are due by when, and which are overdue (A4.2).

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{ModerationEntry, ModerationRecord, ModerationRole, ModerationState, ModerationStep};
use crate::{
    calendar::{Bounds, Calendar, CalendarChoice, CalendarError, Moment},
    decision::{Basis, Locale, QuestionFact},
    policy::{Limits, Readings},
    sending::periods::{PeriodEnd, moderation_due},
};

/// How moderation stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
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
pub struct NextStep {
    /// The step.
    pub step: ModerationStep,
    /// Whose step it is.
    pub role: ModerationRole,
    /// The clause that gives it.
    pub clause: String,
}

/// The time that A4.2 gives after one receipt of materials, and how it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModerationDeadline {
    /// When the materials were received.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub received: Moment,
    /// The last day, counted in.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub status: DeadlineStatus,
    /// The steps that are waited for; none where it is done.
    pub awaited: Vec<NextStep>,
    /// The step by which it was done: sent, posted, or returned for completion.
    pub done_by: Option<ModerationStep>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Working days after the last day, until it was done or until today.
    pub working_days_late: u32,
    /// The clauses that it rests on.
    pub clauses: Vec<String>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<String>,
    /// What the last day hangs on and is not known: a limit by its name, or `received.time`.
    pub missing: Vec<String>,
}

/// What [`ModerationRequest::answer`] is asked by.
pub(crate) const MODERATION: QuestionFact = QuestionFact {
    name: "moderation",
    clauses: &["A3.1", "A3.2", "A4.2"],
};

/// A record and the day on which it is looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModerationRequest {
    /// The record.
    pub record: ModerationRecord,
    /// Today.
    pub as_of: Moment,
    /// The calendar of working days.
    #[serde(default)]
    pub calendar: CalendarChoice,
    /// The readings chosen in place of the register's own.
    #[serde(default)]
    pub readings: Readings,
    /// The limits that an order or another edition sets, and the caller's settings.
    #[serde(default)]
    pub limits: Limits,
}

/// How a moderation stands on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModerationAnswer {
    /// How far it has come.
    pub state: ModerationState,
    /// The steps that can come next; none where it has gone out.
    pub next: Vec<NextStep>,
    /// One for each receipt of materials, in their order.
    pub deadlines: Vec<ModerationDeadline>,
    /// What the answer rests on.
    pub basis: Basis,
}

/// Why a moderation cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ModerationError {
    /// The request is no JSON, has an unknown key, or a record that could not have happened.
    #[error("the request cannot be read: {0}")]
    Unreadable(String),
    /// The day is before the submission.
    #[error("as_of is {as_of}, and nothing was submitted by then: ask about a later day")]
    NotSubmitted {
        /// The day asked about.
        as_of: NaiveDate,
    },
    /// The calendar cannot tell the days.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

impl FromStr for ModerationRequest {
    type Err = ModerationError;

    fn from_str(json: &str) -> Result<Self, ModerationError> {
        serde_json::from_str(json).map_err(|error| ModerationError::Unreadable(error.to_string()))
    }
}

impl ModerationRequest {
    /// How the record stood at the end of the day `as_of`: later entries are left out.
    ///
    /// # Errors
    /// [`ModerationError`] where nothing was submitted by then, or the calendar does not know the
    /// days.
    ///
    /// ```
    /// use nu_alumni_policy::sending::{DeadlineStatus, ModerationRequest};
    ///
    /// let request: ModerationRequest = r#"{
    ///     "record": {
    ///         "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
    ///             "direction": "open-day", "lists": [{"name": "gsb-all", "school": "GSB"}]},
    ///         "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-15"}]
    ///     },
    ///     "as_of": "2026-12-18"
    /// }"#.parse()?;
    /// let [deadline] = &request.answer()?.deadlines[..] else { panic!() };
    /// // The 16th is Independence Day.
    /// assert_eq!(deadline.due.unwrap().to_string(), "2026-12-17");
    /// assert_eq!(deadline.status, DeadlineStatus::Overdue);
    /// assert_eq!(deadline.working_days_late, 1);
    /// # Ok::<(), nu_alumni_policy::sending::ModerationError>(())
    /// ```
    pub fn answer(&self) -> Result<ModerationAnswer, ModerationError> {
        let calendar = Calendar::shared(&self.calendar, &self.readings)?;
        let mut basis = Basis::of(&self.readings, &self.limits, Locale::default());
        basis.add(calendar.readings());
        basis.as_known_on = self.calendar.as_known_on;
        let as_of = self.as_of.date();
        let record = &self.record;
        let known = record.known_on(as_of);
        let Some(last) = known.last() else {
            return Err(ModerationError::NotSubmitted { as_of });
        };
        let state = last.step.leads_to();
        let channel = record.submission().channel;
        Ok(ModerationAnswer {
            state,
            next: next_steps(state.next_steps(channel)),
            deadlines: record.deadlines(as_of, &calendar, &self.readings, &self.limits)?,
            basis,
        })
    }
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
    /// Materials are received when they are submitted, and anew when they come back completed:
    /// until then they were not all there, so the time begins again. To return them for
    /// completion in time keeps the deadline of that receipt; to distribute is to send the
    /// mailing, or to post the post. No entry of the register settles this; it is a provisional
    /// reading of this library's own.
    ///
    /// # Errors
    /// [`CalendarError`] where the calendar does not know the days.
    pub fn deadlines(
        &self,
        as_of: NaiveDate,
        calendar: &Calendar,
        readings: &Readings,
        limits: &Limits,
    ) -> Result<Vec<ModerationDeadline>, CalendarError> {
        let of_calendar = calendar.readings();
        let rests_on: Vec<String> = std::iter::once("I27")
            .chain(of_calendar.first().map(|reading| reading.id()))
            .map(str::to_owned)
            .collect();
        let mut deadlines: Vec<ModerationDeadline> = Vec::new();
        for entry in self.known_on(as_of) {
            match entry.step {
                ModerationStep::Submit | ModerationStep::Complete => {
                    let (due, missing) = match moderation_due(calendar, entry.at, readings, limits)?
                    {
                        PeriodEnd::On(date) => (Some(date), Vec::new()),
                        PeriodEnd::Missing(names) => (None, names),
                    };
                    deadlines.push(ModerationDeadline {
                        received: entry.at,
                        due,
                        status: DeadlineStatus::Undetermined,
                        awaited: Vec::new(),
                        done_by: None,
                        done_on: None,
                        working_days_late: 0,
                        clauses: vec!["A4.2".to_owned()],
                        readings: rests_on.clone(),
                        missing,
                    });
                }
                ModerationStep::Return | ModerationStep::Send | ModerationStep::Post => {
                    if let Some(deadline) = deadlines.last_mut() {
                        deadline.done_by = Some(entry.step);
                        deadline.done_on = Some(entry.at.date());
                    }
                }
                ModerationStep::TakeUp | ModerationStep::Approve | ModerationStep::Forward => {}
            }
        }
        let last = self.known_on(as_of).last();
        let channel = self.submission().channel;
        let awaited = last.map_or(&[][..], |e| e.step.leads_to().next_steps(channel));
        for deadline in &mut deadlines {
            let until = deadline.done_on.unwrap_or(as_of);
            if deadline.done_on.is_none() {
                deadline.awaited = next_steps(awaited);
            }
            let Some(due) = deadline.due else { continue };
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
        Ok(deadlines)
    }

    /// The entries up to the end of a day.
    fn known_on(&self, as_of: NaiveDate) -> &[ModerationEntry] {
        let entries = self.entries();
        // Entries do not go back in time.
        let known = entries.partition_point(|entry| entry.at.date() <= as_of);
        entries.get(..known).unwrap_or(entries)
    }
}
