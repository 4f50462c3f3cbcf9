//! Which steps are due by when, and which are overdue (A4.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ModerationRecord, ModerationRole, ModerationState, ModerationStep,
    kept::{Kept, kept},
    permission::permission,
    summary::{Days, GoingOut, summary},
};
use crate::{
    calendar::Moment,
    decision::{Approval, Basis, Decision, Message, QuestionError, QuestionFact, Terms},
    policy::{ClauseId, EntryId, QuestionName, Reading, entries_on},
    sending::{
        Announced, DeadlineStatus, Prospect, SENDING_SCHEDULE, Sending, SendingSchedule,
        schedule::{to_hand_in, to_hand_in_for},
    },
};

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
    /// The same at whatever hour the materials came in: where that is not known and decides, the later of
    /// the two days.
    pub latest_due: Option<NaiveDate>,
    /// The last day for sending a mailing: with the moderation, or when the window of A4.1 opens, where
    /// that is later (I32). `None` for a post, and where the date that is announced is not known.
    pub sending_due: Option<NaiveDate>,
    /// How it stands: the moderation to its day, and the sending to its own.
    pub status: DeadlineStatus,
    /// The steps that are waited for; none where it is done.
    pub awaited: Vec<NextStep>,
    /// The day on which the moderator approved a mailing, returned it for completion or declined it;
    /// `None` for a post, which is done when it goes on (I42).
    pub moderated_on: Option<NaiveDate>,
    /// The step by which it was done: sent, forwarded to the Communication officer or posted (I42),
    /// returned for completion or declined; or that it was withdrawn.
    pub done_by: Option<ModerationStep>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Working days after the last day, until it was done, or until the day asked about, whatever is
    /// planned; of moderation and sending the more. Where `due` is not known, from `latest_due`: so many at
    /// least. `None` where days of a year to come would have to be counted.
    pub working_days_late: Option<u32>,
    /// By how many working days the sending will be late where it goes out as it is planned, after the day
    /// asked about. `None` where nothing is planned, or its last day is not known.
    pub working_days_late_by_plan: Option<u32>,
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
    /// When the mailing is to go out, while its record has no sending.
    pub planned_send: Option<Moment>,
    /// The approvals that were given: the Center's, or of whom an order under 9.1 names. Lists that are
    /// not the School's own ask for it (7.1, I49).
    #[serde(default)]
    pub approvals: Vec<Approval>,
}

impl ModerationFacts {
    /// A record with nothing else told. A literal that ends in `..ModerationFacts::new(record)` holds when a
    /// field is added.
    #[must_use]
    pub fn new(record: ModerationRecord) -> Self {
        Self {
            record,
            event_start: None,
            planned_send: None,
            approvals: Vec::new(),
        }
    }
}

/// How a moderation stands on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ModerationAnswer {
    /// How far it has come.
    pub state: ModerationState,
    /// The steps that can come next; none where it has gone out, or was declined or withdrawn, and where
    /// nobody moderates it (I50).
    pub next: Vec<NextStep>,
    /// What was remarked on the last step.
    pub remark: Option<String>,
    /// Whether it may go out as it was submitted, where it goes to lists that are not its own (A3.1, 7.1,
    /// I49, I54), or A1 is read to bind every mailing and the Center states no direction (I39); `None`
    /// where neither is so, or it was declined or withdrawn.
    pub permission: Option<Box<Decision>>,
    /// One for each receipt of materials, in their order.
    pub deadlines: Vec<ModerationDeadline>,
    /// Whether a mailing can still go out in its window; `None` where it has gone out or never will, and
    /// for a post.
    pub prospect: Option<Prospect>,
    /// The sending of a mailing, as it was recorded or is planned, held against its window.
    pub sending: Option<Sending>,
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
/// [`QuestionError`] where nothing was submitted by then, a plan cannot come true, or days are before
/// the years that are known. What hangs on a year to come is left undetermined.
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
/// assert_eq!(deadline.working_days_late, Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moderation(
    facts: &ModerationFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<ModerationAnswer, QuestionError> {
    with_schedule(facts, as_of, terms).map(|(answer, _)| answer)
}

/// The same, with what is said to the sending of a mailing.
pub(super) fn with_schedule(
    facts: &ModerationFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<(ModerationAnswer, Option<SendingSchedule>), QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    let calendar = terms.working_days(Some(as_of))?;
    let mut basis = Basis::new(terms, Some(as_of));
    basis.as_known_on = basis.as_known_on.or(Some(as_of));
    basis.add(calendar.readings());
    // Its sending is held against the window.
    let of_sending = entries_on(SENDING_SCHEDULE.clauses);
    basis.rest_on(entries_on(MODERATION.clauses).chain(of_sending));
    let record = &facts.record;
    let submission = record.submission();
    let of = |field: &str| format!("facts.record.submission.{field}");
    if let Some(school) = &submission.school {
        terms.check_school(|| of("school"), school)?;
    }
    for (i, list) in submission.lists.iter().enumerate() {
        if let Some(school) = &list.school {
            terms.check_school(|| of(&format!("lists[{i}].school")), school)?;
        }
    }
    let permission = permission(facts, as_of, terms)?;
    let Kept {
        state,
        deadlines,
        mut schedule,
        orders,
    } = kept(facts, Some(as_of), terms)?;
    // Where the business day runs on, no day to hand in anew leaves moderation its time.
    if terms.readings.is(Reading::I41RunsOn) {
        schedule = schedule.map(|schedule| SendingSchedule {
            hand_in: None,
            ..schedule
        });
    }
    let mut without_order = None;
    if !orders.is_empty() {
        let without = kept(facts, Some(as_of), &terms.without_orders())?;
        without_order = Some(without.deadlines);
    }
    basis.orders = orders;
    if let Some(decision) = &permission {
        basis.rest_on(decision.basis().provisional.iter().copied());
        let touched = decision.basis().orders.iter();
        let new = touched.filter(|order| !basis.orders.contains(order));
        basis.orders.extend(new.cloned().collect::<Vec<_>>());
    }
    // Nobody moderates it where it has no receipt (I50).
    let next = match deadlines.is_empty() {
        true => Vec::new(),
        false => next_steps(state.next_as_read(submission.channel, &terms.readings)),
    };
    let planned = facts.planned_send.map(|moment| moment.date());
    let last = record.known_on(Some(as_of)).last();
    let prospect = schedule.as_ref().and_then(|schedule| schedule.prospect);
    let sending = schedule.as_ref().and_then(|schedule| schedule.sending);
    let mut summary = summary(
        state,
        &next,
        &GoingOut {
            permission: permission.as_deref(),
            prospect,
            has_hashtag: submission.hashtag.is_some(),
        },
        sending.as_ref(),
        &Days {
            calendar: &calendar,
            as_of,
            planned,
        },
        &deadlines,
        terms.locale,
    )?;
    // When what went back has to come in again.
    let hand_in = schedule.as_ref().and_then(|of| of.hand_in.as_ref());
    let hand_in = hand_in.filter(|_| state == ModerationState::Returned);
    let from_counts = terms.readings.is(Reading::I32HandedInAgain);
    let again = hand_in.and_then(|days| {
        let for_plan = planned.and_then(|of| to_hand_in_for(of, days, Some(as_of), from_counts));
        for_plan.or_else(|| to_hand_in(days, Some(as_of), from_counts))
    });
    summary.extend(again.map(|(key, args)| terms.locale.message(key, args)));
    let answer = ModerationAnswer {
        state,
        summary,
        next,
        remark: last.and_then(|entry| entry.remark.clone()),
        permission,
        deadlines,
        prospect,
        sending,
        without_order,
        basis,
    };
    Ok((answer, schedule))
}

pub(super) fn next_steps(steps: impl Iterator<Item = ModerationStep>) -> Vec<NextStep> {
    let next = |step: ModerationStep| NextStep {
        step,
        role: step.role(),
        clause: step.clause(),
    };
    steps.map(next).collect()
}
