//! Of many moderations, what is due today and what is late, and by whom.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{
    ModerationAnswer, ModerationFacts, ModerationRole, ModerationState, ModerationStep,
    deadlines::with_schedule,
};
use crate::{
    calendar::{Bounds, Calendar, CalendarError},
    decision::{
        Arg, Basis, Locale, Message, QuestionError, QuestionFact, ReadError, Terms, error::at_most,
        json,
    },
    error_data::{Coded as _, ErrorData},
    locale::FactName,
    policy::{ClauseId, EntryId, QuestionName},
    sending::{Prospect, SendingSchedule, SendingWindow},
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

/// How what is waited for stands to its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Urgency {
    /// Its day is over.
    Late,
    /// It is due on the day asked about.
    DueToday,
    /// Its day is to come.
    DueLater,
    /// Its day hangs on what is not known.
    Undetermined,
    /// No day is set for it.
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
    /// the initiator the last one that still leaves moderation its time before the window closes. `None`
    /// where none is set, or it is not known.
    pub due: Option<NaiveDate>,
    /// Working days after the day asked about, up to the last day; 0 on that day and where it is over.
    pub working_days_left: Option<u32>,
    /// Working days after the last day, up to the day asked about; 0 where it is not over.
    pub working_days_late: Option<u32>,
    /// The days on which the mailing may go out (A4.1); `None` for a post, and where they are not known.
    pub window: Option<SendingWindow>,
    /// Whether it can still go out in its window.
    pub prospect: Option<Prospect>,
    /// Whose approval it needs besides (7.1, I49).
    pub approvers: Vec<String>,
    /// What was remarked on the last step.
    pub remark: Option<String>,
    /// The clauses that the last day rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What the last day hangs on and is not known, by its path in the facts of `moderation`.
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
    /// The places of those in which nothing is waited for: they have gone out, or were declined or
    /// withdrawn.
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
    terms.check(as_of)?;
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
        match waited_for(answer, schedule, &calendar, as_of, terms.locale)? {
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

/// What is waited for; `None` where nothing is.
fn waited_for(
    answer: ModerationAnswer,
    schedule: Option<SendingSchedule>,
    calendar: &Calendar,
    as_of: NaiveDate,
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
    let deadline = answer.deadlines.last().filter(|of| of.done_on.is_none());
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
        window: None,
        prospect: answer.prospect,
        approvers: answer
            .permission
            .map(|permission| permission.approvers().to_vec())
            .unwrap_or_default(),
        remark: answer.remark,
        clauses: Vec::new(),
        readings: Vec::new(),
        missing: Vec::new(),
        summary: Vec::new(),
    };
    // Whether a day is set for it, and what it hangs on where it is not known.
    let mut is_set = true;
    match (first, deadline) {
        (ModerationStep::Complete, _) => {
            let hand_in = schedule.as_ref().and_then(|of| of.hand_in.as_ref());
            if let Some(by) = hand_in.map(|hand_in| &hand_in.by) {
                entry.due = Some(by.date);
                (entry.clauses, entry.readings) = (by.clauses.clone(), by.readings.clone());
            }
            // What announces no date has no window to be handed in for.
            is_set = schedule.as_ref().is_some_and(|of| !of.missing.is_empty());
        }
        // The moderator is done, and no other is bound (I42), or nobody moderates it (I50).
        (_, None) => is_set = false,
        (_, Some(deadline)) => {
            let sending = schedule.as_ref().and_then(|of| of.sending_due.as_ref());
            let waits = first == ModerationStep::Send;
            entry.due = match waits {
                true => deadline.sending_due,
                false => deadline.due,
            };
            entry.clauses = deadline.clauses.clone();
            entry.readings = deadline.readings.clone();
            if let Some(sending) = sending.filter(|of| waits && Some(of.date) > deadline.due) {
                (entry.clauses, entry.readings) =
                    (sending.clauses.clone(), sending.readings.clone());
            }
            entry.missing = deadline.missing.clone();
        }
    }
    if entry.due.is_some() {
        entry.missing.clear();
    } else if is_set && entry.missing.is_empty() {
        let missing = schedule.iter().flat_map(|schedule| &schedule.missing);
        entry.missing = missing.map(ToString::to_string).collect();
    }
    entry.window = schedule.and_then(|schedule| schedule.window);
    match entry.due {
        Some(due) if due < as_of => {
            entry.urgency = Urgency::Late;
            entry.working_days_left = Some(0);
            entry.working_days_late = counted(calendar, due, as_of)?;
        }
        Some(due) => {
            entry.urgency = match due == as_of {
                true => Urgency::DueToday,
                false => Urgency::DueLater,
            };
            entry.working_days_left = counted(calendar, as_of, due)?;
            entry.working_days_late = Some(0);
        }
        None if is_set => entry.urgency = Urgency::Undetermined,
        None => {}
    }
    entry.summary = summary(&entry, first, locale);
    Ok(Some(entry))
}

/// The working days after one day, up to another; `None` where those of a year to come would have to be
/// counted.
fn counted(
    calendar: &Calendar,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Option<u32>, CalendarError> {
    match calendar.count(from, to, Bounds::End) {
        Ok(days) => Ok(Some(days)),
        Err(error) if error.year_to_come().is_some() => Ok(None),
        Err(error) => Err(error),
    }
}

fn summary(entry: &QueueEntry, first: ModerationStep, locale: Locale) -> Vec<Message> {
    let mut lines = vec![locale.message(format!("queue.turn.{first}"), None)];
    let due = entry.due.map(|due| ("due", Arg::from(due)));
    let days = match entry.urgency {
        Urgency::Late => entry.working_days_late,
        _ => entry.working_days_left,
    };
    let days = days.map(|days| ("days", Arg::from(days)));
    let of_initiator = entry.turn == ModerationRole::Initiator;
    let key = match (entry.urgency, of_initiator, &days) {
        (Urgency::Late, true, _) => "queue.hand-in-over",
        (Urgency::Late, _, None) => "queue.late-by-days-to-come",
        (Urgency::Late, ..) => "queue.late",
        (Urgency::DueToday, ..) => "queue.due-today",
        (Urgency::DueLater, _, None) => "queue.due-in-days-to-come",
        (Urgency::DueLater, ..) => "queue.due-later",
        (Urgency::Undetermined, ..) => "queue.undetermined",
        (Urgency::NoDay, ..) => "queue.no-day",
    };
    let missing = entry.missing.iter().map(|path| FactName::alone(path));
    let missing: Vec<FactName> = missing.collect();
    let missing = (!missing.is_empty()).then(|| ("missing", Arg::facts(missing)));
    lines.push(locale.message(key, due.into_iter().chain(days).chain(missing)));
    if let Some(window) = &entry.window {
        let args = [
            ("opens", window.opens.date.into()),
            ("closes", window.closes.date.into()),
        ];
        lines.push(locale.message("schedule.window", args));
    }
    if entry.prospect == Some(Prospect::Missed) {
        lines.push(locale.message("schedule.missed", None));
    }
    if !entry.approvers.is_empty() {
        let approvers = Arg::names("approver", &entry.approvers);
        lines.push(locale.message("outcome.needs-approval", [("approvers", approvers)]));
    }
    lines
}
