//! Of many moderations, what is due today and what is late, and by whom.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{
    ModerationAnswer, ModerationDeadline, ModerationFacts, ModerationRole, ModerationState,
    ModerationStep,
    deadlines::with_schedule,
    summary::{Days, GoingOut, MISSED, by_plan, of_deadline, open_reasons},
};
use crate::{
    calendar::CalendarError,
    decision::{
        Arg, Basis, Decision, Locale, Message, QuestionError, QuestionFact, ReadError, Terms,
        YEARS, error::at_most, json,
    },
    error_data::{Coded as _, ErrorData},
    locale::FactName,
    policy::{ClauseId, EntryId, QuestionName},
    sending::{
        DeadlineStatus, Prospect, SendingSchedule, SendingWindow, by_days, by_working_days,
        schedule::EVENT_START,
    },
};

/// More moderations than this are refused.
const MOST_MODERATIONS: usize = 10_000;

const MODERATIONS: &str = "facts.moderations";

/// A moderation among many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OneModeration {
    /// An id, unlike all others.
    pub id: String,
    /// What is known of it, as `moderation` takes it.
    pub facts: ModerationFacts,
}

/// A moderation as it was given: one that cannot be read leaves the others alone.
#[derive(Debug, Clone, PartialEq)]
pub enum GivenModeration {
    /// It was read.
    Read(Box<OneModeration>),
    /// It cannot be: what was given, and why.
    Wrong(Value, Box<ReadError>),
}

impl From<OneModeration> for GivenModeration {
    fn from(one: OneModeration) -> Self {
        Self::Read(Box::new(one))
    }
}

impl<'de> Deserialize<'de> for GivenModeration {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let given = Value::deserialize(from)?;
        Ok(match json::read(&given.to_string()) {
            Ok(one) => Self::Read(Box::new(one)),
            Err(error) => Self::Wrong(given, Box::new(error)),
        })
    }
}

impl Serialize for GivenModeration {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Read(one) => one.serialize(to),
            Self::Wrong(given, _) => given.serialize(to),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for GivenModeration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        OneModeration::schema_name()
    }

    fn json_schema(of: &mut schemars::SchemaGenerator) -> schemars::Schema {
        OneModeration::json_schema(of)
    }
}

/// What [`queue`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QueueFacts {
    /// The moderations. One that cannot be read, or could not have happened, is named in the answer by
    /// its place and leaves the others alone.
    pub moderations: Vec<GivenModeration>,
}

/// How a moderation stands to its days, by the status of its deadline. Nobody binds the initiator to a
/// day, and what the initiator completes is never late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Urgency {
    /// The moderator is late: with what is waited for, or with the moderation before it. What is planned
    /// for after its last day is late once that is over.
    Late,
    /// It is due on the day asked about.
    DueToday,
    /// Its day is to come.
    DueLater,
    /// Its day hangs on what is not known.
    Undetermined,
    /// No day is set for it, or the materials came in too early and are handed in again (I32).
    NoDay,
}

/// A moderation in which a step is waited for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QueueEntry {
    /// Its place in the list that was given, from 0.
    pub index: usize,
    /// Its id.
    pub id: String,
    /// How far it has come.
    pub state: ModerationState,
    /// Whose turn it is.
    pub turn: ModerationRole,
    /// The steps that are waited for.
    pub awaited: Vec<ModerationStep>,
    /// How it stands to its day.
    pub urgency: Urgency,
    /// The last day for it: of the moderator that of A4.2, or of the window that is waited for (I32); of
    /// the initiator the last one that still leaves moderation its time before the window closes, while
    /// that is to come. `None` where none is set, or it is not known.
    pub due: Option<NaiveDate>,
    /// Working days after the day asked about, up to the last day; 0 on that day and where it is over.
    pub working_days_left: Option<u32>,
    /// Working days after the last day, up to the day asked about, whatever is planned. Where the last day
    /// is to come, or not known, those by which the moderation before it was late, as `moderation` says it
    /// of the deadline.
    pub working_days_late: Option<u32>,
    /// By how many working days the sending will be late where it goes out as it is planned, after the day
    /// asked about. `None` where nothing is planned, or its last day is not known.
    pub working_days_late_by_plan: Option<u32>,
    /// The days on which the mailing may go out (A4.1); `None` for a post, and where they are not known.
    pub window: Option<SendingWindow>,
    /// Whether it can still go out in its window.
    pub prospect: Option<Prospect>,
    /// Whether it may go out as it was submitted, as `moderation` says it.
    pub permission: Option<Box<Decision>>,
    /// Whose approval it needs besides (7.1, I49).
    pub approvers: Vec<String>,
    /// What was remarked on the last step.
    pub remark: Option<String>,
    /// The clauses that the last day rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What the last day hangs on and is not known, by its path in the facts of `moderation`; and the
    /// hashtag, where nothing can be posted without it (A4.4).
    pub missing: Vec<String>,
    /// The same, for people.
    pub summary: Vec<Message>,
}

/// A moderation that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QueueError {
    /// Its place in the list that was given, from 0.
    pub index: usize,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// The name of what is wrong with it, which stays.
    pub code: String,
    /// The field that is wrong, from the request's root.
    pub path: Option<String>,
    /// What is wrong, for who writes the request, in English.
    pub message: String,
    /// The same, for people.
    pub text: String,
}

/// What is waited for in many moderations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Queue {
    /// Those in which a step is waited for, by its last day; of one day in the order given, and those
    /// without one last.
    pub waiting: Vec<QueueEntry>,
    /// The places of those in which nothing is waited for: they have gone out, were declined or
    /// withdrawn, or nobody moderates them (I50).
    pub over: Vec<usize>,
    /// Those that cannot be answered.
    pub errors: Vec<QueueError>,
    /// How many are late, due today and due later, for people.
    pub summary: Message,
    /// What the answer rests on.
    pub basis: Basis,
}

/// What [`queue`] is asked by.
pub(crate) const QUEUE: QuestionFact = QuestionFact::of_many(QuestionName::Queue);

/// Of many moderations, what is due and what is late at the end of the day `as_of`, and whose turn it is.
/// Each is answered as [`moderation`](super::moderation()) answers it.
///
/// # Errors
/// [`QuestionError`] where the terms are wrong, or there are too many moderations.
///
/// ```
/// use nu_alumni_policy::{Terms, sending::{ModerationRole, QueueFacts, Urgency, queue}};
///
/// let facts: QueueFacts = serde_json::from_str(r#"{"moderations": [
///     {"id": "open-day", "facts": {"event_start": "2026-12-21", "record": {
///         "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
///             "direction": "open-day", "lists": [{"name": "gsb-all", "school": "GSB"}]},
///         "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-01"}]
///     }}},
///     {"id": "digest"}
/// ]}"#)?;
/// let answer = queue(&facts, "2026-12-04".parse()?, &Terms::default())?;
/// let [late] = &answer.waiting[..] else { panic!() };
/// assert_eq!((late.urgency, late.turn), (Urgency::Late, ModerationRole::Moderator));
/// assert_eq!((late.due.unwrap().to_string(), late.working_days_late), ("2026-12-02".to_owned(), Some(2)));
/// // What cannot be read leaves the others alone.
/// assert_eq!((answer.errors[0].index, &*answer.errors[0].code), (1, "missing-key"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn queue(facts: &QueueFacts, as_of: NaiveDate, terms: &Terms) -> Result<Queue, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    at_most(MODERATIONS, facts.moderations.len(), MOST_MODERATIONS)?;
    let calendar = terms.working_days(Some(as_of))?;
    let (mut waiting, mut over, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    let mut basis = Basis::new(terms, Some(as_of));
    basis.as_known_on = basis.as_known_on.or(Some(as_of));
    let mut touched = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for (index, given) in facts.moderations.iter().enumerate() {
        let wrong = |id: Option<&str>, data: ErrorData| {
            let text = data.text(terms.locale);
            let ErrorData {
                code,
                path,
                message,
                ..
            } = data.inside(&format!("{MODERATIONS}[{index}]"));
            QueueError {
                index,
                id: id.map(str::to_owned),
                code,
                path,
                message,
                text,
            }
        };
        let one = match given {
            GivenModeration::Read(one) => one,
            GivenModeration::Wrong(given, error) => {
                let id = given.get("id").and_then(Value::as_str);
                errors.push(wrong(id, error.data()));
                continue;
            }
        };
        if let Err(error) = id_of_one(&one.id, &mut ids) {
            errors.push(wrong(Some(&one.id), error));
            continue;
        }
        let (answer, schedule) = match with_schedule(&one.facts, as_of, terms) {
            Ok(answered) => answered,
            Err(error) => {
                errors.push(wrong(Some(&one.id), in_facts(error.data())));
                continue;
            }
        };
        basis.rest_on(answer.basis.provisional.iter().copied());
        basis.add(answer.basis.readings.iter().copied());
        touched.extend(answer.basis.orders.iter().cloned());
        let planned = one.facts.planned_send.map(|moment| moment.date());
        let days = Days {
            calendar: &calendar,
            as_of,
            planned,
        };
        let has_hashtag = one.facts.record.submission().hashtag.is_some();
        match waited_for(answer, schedule, has_hashtag, &days, terms.locale)? {
            Some(entry) => waiting.push(QueueEntry {
                index,
                id: one.id.clone(),
                ..entry
            }),
            None => over.push(index),
        }
    }
    waiting.sort_by_key(|entry| (entry.due.is_none(), entry.due));
    let count = |urgency| {
        let of_it = waiting.iter().filter(|entry| entry.urgency == urgency);
        of_it.count()
    };
    let without_day = count(Urgency::Undetermined).saturating_add(count(Urgency::NoDay));
    let summary = terms.locale.message(
        "queue.summary",
        [
            ("late", count(Urgency::Late).into()),
            ("today", count(Urgency::DueToday).into()),
            ("later", count(Urgency::DueLater).into()),
            ("open", without_day.into()),
            ("wrong", errors.len().into()),
        ],
    );
    Ok(Queue {
        waiting,
        over,
        errors,
        summary,
        basis: basis.touched_by(touched.iter(), terms),
    })
}

/// That an id is not blank, and is the first of its name.
fn id_of_one<'i>(
    id: &'i str,
    known: &mut std::collections::BTreeSet<&'i str>,
) -> Result<(), ErrorData> {
    use crate::decision::{GivenError, error::not_blank};
    not_blank(|| "id".to_owned(), id).map_err(|error| error.data())?;
    if known.insert(id) {
        return Ok(());
    }
    let twice = GivenError::DuplicateId {
        path: "id".to_owned(),
        id: id.to_owned(),
    };
    Err(twice.data())
}

/// An error of the facts of one moderation, from where that stands; one of the day or the terms stays.
fn in_facts(data: ErrorData) -> ErrorData {
    let path = data.path.as_deref().unwrap_or_default();
    if path.starts_with("facts") {
        return data;
    }
    ErrorData {
        path: None,
        details: data.details,
        ..ErrorData::new(&data.code, data.message)
    }
}

/// Where the hashtag is given without which nothing is posted (A4.4).
const HASHTAG: &str = "facts.record.submission.hashtag";

/// What is waited for; `None` where nothing is.
fn waited_for(
    answer: ModerationAnswer,
    schedule: Option<SendingSchedule>,
    has_hashtag: bool,
    days: &Days<'_>,
    locale: Locale,
) -> Result<Option<QueueEntry>, CalendarError> {
    let awaited: Vec<ModerationStep> = answer
        .next
        .iter()
        .map(|next| next.step)
        .filter(|step| *step != ModerationStep::Withdraw)
        .collect();
    let Some(&first) = awaited.first() else {
        return Ok(None);
    };
    let permission = answer.permission;
    let approvers = permission.as_ref().map(|of| of.approvers().to_vec());
    let mut entry = QueueEntry {
        index: 0,
        id: String::new(),
        state: answer.state,
        turn: first.role(),
        awaited,
        urgency: Urgency::NoDay,
        due: None,
        working_days_left: None,
        working_days_late: None,
        working_days_late_by_plan: None,
        window: None,
        prospect: answer.prospect,
        permission,
        approvers: approvers.unwrap_or_default(),
        remark: answer.remark,
        clauses: Vec::new(),
        readings: Vec::new(),
        missing: Vec::new(),
        summary: Vec::new(),
    };
    let deadline = answer.deadlines.last().filter(|of| of.done_on.is_none());
    let of_day = match (first, deadline) {
        (ModerationStep::Complete, _) => entry.of_initiator(schedule.as_ref(), days, locale)?,
        // The moderator is done, and no other is bound (I42).
        (_, None) => vec![locale.message("queue.no-day", None)],
        (_, Some(deadline)) => entry.of_moderator(deadline, schedule.as_ref(), days, locale)?,
    };
    entry.working_days_left = match entry.due {
        Some(due) if due > days.as_of => days.between(days.as_of, due)?,
        due => due.map(|_| 0),
    };
    entry.window = schedule.and_then(|schedule| schedule.window);
    entry.summary = entry.in_words(first, of_day, has_hashtag, locale);
    if first == ModerationStep::Post && !has_hashtag {
        entry.missing.push(HASHTAG.to_owned());
    }
    Ok(Some(entry))
}

impl QueueEntry {
    /// The day of what the initiator completes, in words. Nobody binds the initiator to it.
    fn of_initiator(
        &mut self,
        schedule: Option<&SendingSchedule>,
        days: &Days<'_>,
        locale: Locale,
    ) -> Result<Vec<Message>, CalendarError> {
        let hand_in = schedule.and_then(|of| of.hand_in.as_ref());
        match hand_in.map(|hand_in| &hand_in.by) {
            // That is said alone.
            _ if self.prospect == Some(Prospect::Missed) => return Ok(Vec::new()),
            Some(by) if by.date < days.as_of => {
                let due = [("due", by.date.into())];
                return Ok(vec![locale.message("queue.hand-in-over", due)]);
            }
            Some(by) => {
                self.due = Some(by.date);
                self.working_days_late = Some(0);
                (self.clauses, self.readings) = (by.clauses.clone(), by.readings.clone());
            }
            None => {
                // Of what has to come back no hour is asked.
                self.hangs_on(schedule);
                self.missing
                    .retain(|fact| fact == EVENT_START || fact == YEARS);
            }
        }
        self.urgency = match self.due {
            Some(due) if due == days.as_of => Urgency::DueToday,
            Some(_) => Urgency::DueLater,
            None if !self.missing.is_empty() => Urgency::Undetermined,
            // What announces no date has no window to be handed in for.
            None => Urgency::NoDay,
        };
        Ok(vec![self.of_day(days, locale)?])
    }

    /// The day of what the moderator or the Communication officer is to do, in words.
    fn of_moderator(
        &mut self,
        deadline: &ModerationDeadline,
        schedule: Option<&SendingSchedule>,
        days: &Days<'_>,
        locale: Locale,
    ) -> Result<Vec<Message>, CalendarError> {
        self.due = deadline.awaited_by();
        (self.clauses, self.readings) = (deadline.clauses.clone(), deadline.readings.clone());
        let sending = schedule.and_then(|of| of.sending_due.as_ref());
        if let Some(sending) = sending.filter(|of| self.due == Some(of.date))
            && self.due > deadline.due
        {
            (self.clauses, self.readings) = (sending.clauses.clone(), sending.readings.clone());
        }
        let over = self.due.filter(|due| *due < days.as_of);
        self.working_days_late = match over {
            Some(due) => days.between(due, days.as_of)?,
            None => deadline.working_days_late,
        };
        self.working_days_late_by_plan = deadline.working_days_late_by_plan;
        self.urgency = match (deadline.status, self.due) {
            (DeadlineStatus::Late | DeadlineStatus::Overdue, _) => Urgency::Late,
            (DeadlineStatus::TooEarly, _) => Urgency::NoDay,
            (_, Some(due)) if due == days.as_of => Urgency::DueToday,
            (_, Some(_)) => Urgency::DueLater,
            (_, None) => Urgency::Undetermined,
        };
        match self.urgency {
            // Not what is waited for is late, but what came before it.
            Urgency::Late if over.is_none() => of_deadline(deadline, days, locale),
            // They came in too early.
            Urgency::NoDay => of_deadline(deadline, days, locale),
            urgency => {
                if urgency == Urgency::Undetermined {
                    self.missing = deadline.missing.clone();
                    self.hangs_on(schedule);
                }
                let day = self.of_day(days, locale)?;
                Ok([day]
                    .into_iter()
                    .chain(by_plan(deadline, days, locale))
                    .collect())
            }
        }
    }

    /// What its day hangs on, where that is not said yet.
    fn hangs_on(&mut self, schedule: Option<&SendingSchedule>) {
        if self.missing.is_empty() {
            let missing = schedule.into_iter().flat_map(|schedule| &schedule.missing);
            self.missing = missing.map(ToString::to_string).collect();
        }
    }

    /// How what is waited for stands to its day, in words.
    fn of_day(&self, days: &Days<'_>, locale: Locale) -> Result<Message, CalendarError> {
        let Some(day) = self.due else {
            if self.urgency == Urgency::NoDay {
                return Ok(locale.message("queue.no-day", None));
            }
            let missing = self.missing.iter().map(|path| FactName::alone(path));
            let missing = Arg::facts(missing.collect());
            return Ok(locale.message("queue.undetermined", [("missing", missing)]));
        };
        let due = ("due", Arg::from(day));
        let (key, count) = match self.urgency {
            Urgency::DueToday => return Ok(locale.message("queue.due-today", [due])),
            Urgency::Late => by_working_days(by_days!("queue.late"), self.working_days_late),
            _ => match days.between(days.as_of, day)? {
                None => ("queue.due-in-days-to-come", None),
                left => ("queue.due-later", left),
            },
        };
        let count = count.map(|count| ("days", Arg::from(count)));
        Ok(locale.message(key, [due].into_iter().chain(count)))
    }

    /// Whose turn it is, what stands against it, its day, and its window.
    fn in_words(
        &self,
        first: ModerationStep,
        of_day: Vec<Message>,
        has_hashtag: bool,
        locale: Locale,
    ) -> Vec<Message> {
        let going_out = GoingOut {
            permission: self.permission.as_deref(),
            prospect: self.prospect,
            has_hashtag,
        };
        let held_back = going_out.held_back(first);
        let turn = || format!("queue.turn.{first}");
        let turn = held_back.map_or_else(turn, str::to_owned);
        let mut lines = vec![locale.message(turn, None)];
        lines.extend(open_reasons(self.permission.as_deref()));
        lines.extend(of_day);
        match (self.prospect, &self.window) {
            (Some(Prospect::Missed), _) if held_back == Some(MISSED) => {}
            (Some(Prospect::Missed), _) => lines.push(locale.message(MISSED, None)),
            (_, Some(window)) => {
                let args = [
                    ("opens", window.opens.date.into()),
                    ("closes", window.closes.date.into()),
                ];
                lines.push(locale.message("schedule.window", args));
            }
            (_, None) => {}
        }
        lines
    }
}
