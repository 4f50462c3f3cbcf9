//! Why a question cannot be answered.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

use super::ReadError;
use crate::{
    calendar::CalendarError,
    error_data::{coded, counted, joined},
    policy::{CLASSES, LimitError},
};

/// Why a question cannot be answered: what was given is wrong, and where.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum QuestionError {
    /// A question that has another answer than one decision.
    #[error("{path}: `{question}` is not answered by one decision: use `answer`")]
    NoSingleDecision {
        /// What is wrong.
        path: &'static str,
        /// The question.
        question: String,
    },
    /// Windows are counted from receipt, so none moves with an event.
    #[error(
        "{path}: under the reading after-receipt windows are counted from receipt: ask about each mailing instead"
    )]
    NotByEvent {
        /// The path of the reading.
        path: &'static str,
    },
    /// A window whose last day is before its first.
    #[error("{path}: it ends on {last}, before it begins on {first}; exchange the two")]
    WindowReversed {
        /// The path of the window.
        path: String,
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// The request cannot be read.
    #[error(transparent)]
    #[serde(untagged)]
    Read(#[from] ReadError),
    /// What most questions can be given wrong.
    #[error(transparent)]
    #[serde(untagged)]
    Given(#[from] GivenError),
}

/// What is wrong in what was given, and where: in the terms, or in facts that a mailing has too. Paths
/// begin with `facts`, `terms` or `as_of`, as a request has them.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GivenError {
    /// The question hangs on the day, and none is given.
    #[error("as_of: this question hangs on the day it is asked about; give it")]
    NoDay {
        /// Where it is given.
        path: &'static str,
    },
    /// Something told or done after the day that is asked about.
    #[error("{path}: {date} is after the day asked about, {as_of}")]
    InTheFuture {
        /// The path of the field.
        path: String,
        /// The date.
        date: NaiveDate,
        /// The day asked about.
        as_of: NaiveDate,
    },
    /// Two entries with one id.
    #[error("{path}: `{id}` stands there twice")]
    DuplicateId {
        /// The path of the field.
        path: String,
        /// The id.
        id: String,
    },
    /// A name or an id that is blank.
    #[error("{path}: it is blank; give it")]
    Blank {
        /// The path of the field.
        path: String,
    },
    /// An approval of somebody who is asked for none.
    #[error("{path}: no approval of `{approver}` is asked for; approvals can be those of {}", .known.join(", "))]
    UnknownApprover {
        /// The path of the field.
        path: String,
        /// Who is said to have approved.
        approver: String,
        /// Who can be asked to: the Center, and whom the orders name.
        known: Vec<String>,
    },
    /// Somebody who is known already, written otherwise: `Center`, where the name is `center`.
    #[error("{path}: `{approver}` is written `{known}` here; write it so")]
    OtherSpelling {
        /// The path of the field.
        path: String,
        /// Who is named.
        approver: String,
        /// How that is written.
        known: String,
    },
    /// A year in which nobody can have graduated.
    #[error("{path}: nobody graduates in {year}; give a year from {first} to {last}")]
    NoSuchClass {
        /// The path of the field.
        path: String,
        /// The year given.
        year: i32,
        /// The first year there can be.
        first: i32,
        /// The last year there can be.
        last: i32,
    },
    /// An order that makes one change twice.
    #[error("{path}: the order makes this change to `{target}` already; leave one out")]
    GivenTwice {
        /// The path of the second.
        path: String,
        /// What both change.
        target: String,
    },
    /// An audience that nobody can be in.
    #[error(
        "{path}: an empty list lets nobody be in this audience; name at least one in it, or leave the key out"
    )]
    EmptyAudience {
        /// The path of the list.
        path: String,
    },
    /// An audience of which nothing is said: it may have been meant for all Alumni, or for nobody.
    #[error(
        "{path}: it says neither `all` nor a School, degree, year or affiliation; for all Alumni write {{\"all\": true}}"
    )]
    NoAudience {
        /// The path of the field.
        path: String,
    },
    /// Facts that cannot be true together.
    #[error("{path}: {why}")]
    Contradiction {
        /// The path of the field.
        path: String,
        /// What contradicts what.
        why: &'static str,
    },
    /// A period that ends before it begins, or on the same day.
    #[error(
        "{path}: it begins on {from}, and {until} is the first day after it; it has to last a day at least"
    )]
    EndsBeforeItBegins {
        /// The path of the field.
        path: String,
        /// The first day.
        from: NaiveDate,
        /// The first day after it.
        until: NaiveDate,
    },
    /// An order that has no day in common with the circumstance it was made for.
    #[error(
        "{path}: it has no day in common with the order, which then never holds; correct the days of one"
    )]
    NeverInForce {
        /// The path of the circumstance.
        path: String,
    },
    /// A School that is not in the list.
    #[error(
        "{path}: there is no School `{school}`; there are {}; add it to `terms.schools` if there is one more",
        .known.join(", ")
    )]
    UnknownSchool {
        /// The path of the field.
        path: String,
        /// The School.
        school: String,
        /// The Schools there are.
        known: Vec<String>,
    },
    /// An order that changes what none can.
    #[error("{path}: an order cannot do this to `{target}`; it can to {}", .known.join(", "))]
    CannotChange {
        /// The path of the field.
        path: String,
        /// What it would change.
        target: String,
        /// What it can change so.
        known: Vec<&'static str>,
    },
    /// An order that sets a limit as it cannot be.
    #[error("{path}: the limit cannot be set so")]
    Limit {
        /// The path of the field.
        path: String,
        /// What is wrong with it.
        #[source]
        reason: LimitError,
    },
    /// Two orders in force on one day, or one, which set a limit to different values.
    #[error("{path}: {} on `{target}` on {date}", contradiction(.first, .second))]
    OrdersContradict {
        /// The path of the orders.
        path: &'static str,
        /// One order.
        first: String,
        /// The other.
        second: String,
        /// The limit that both set.
        target: String,
        /// The day.
        date: NaiveDate,
    },
    /// Orders that set a limit by the day, and no day.
    #[error("{path}: what orders set hangs on the day; give it")]
    NoDayForOrders {
        /// Where it is given.
        path: &'static str,
    },
    /// An order that sets a limit, of which it is not told whether it has force.
    #[error(
        "{path}: the order `{order}` sets a limit, and whether it has force hangs on this; give it"
    )]
    OrderNotJudged {
        /// What 9.1 asks of the order.
        path: String,
        /// The order.
        order: String,
    },
    /// Nothing was submitted by the day that is asked about.
    #[error("{path}: nothing was submitted by {as_of}: ask about a later day")]
    NotSubmitted {
        /// Where the day is given.
        path: &'static str,
        /// The day asked about.
        as_of: NaiveDate,
    },
    /// The mailing went out before there was anything to send.
    #[error(
        "{path}: sent on {planned_send}, before the materials were received on {received}: what has not been received cannot be sent"
    )]
    SentBeforeReceived {
        /// The path of the field.
        path: String,
        /// The day of sending.
        planned_send: NaiveDate,
        /// The day of receipt.
        received: NaiveDate,
    },
    /// The limits leave no day to send on.
    #[error(
        "{path}: the limits leave no day to send on: the window opens {} before the event and closes {closes} before it",
        counted(.opens, "working day")
    )]
    NoWindow {
        /// The path of the limits.
        path: &'static str,
        /// The limit `window_opens`.
        opens: u32,
        /// The limit that closes it.
        closes: u32,
    },
    /// More entries than a question takes.
    #[error("{path}: {count} entries; at most {most} are taken")]
    TooMany {
        /// The path of the field.
        path: String,
        /// How many there are.
        count: usize,
        /// How many are taken.
        most: usize,
    },
    /// A date that the calendar does not know.
    #[error(transparent)]
    #[serde(untagged)]
    Day(UnknownDay),
}

/// A date that the calendar does not know, and where it was given.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[error("{path}: the calendar cannot go by it")]
pub struct UnknownDay {
    /// The path of the field.
    pub path: String,
    /// Why.
    #[source]
    #[serde(flatten)]
    pub reason: CalendarError,
}

coded!(QuestionError, GivenError, UnknownDay);

/// Days that were counted from several facts; those that are known are the calendar's.
impl From<CalendarError> for GivenError {
    fn from(reason: CalendarError) -> Self {
        Self::of_day("terms.calendar")(reason)
    }
}

impl From<CalendarError> for QuestionError {
    fn from(reason: CalendarError) -> Self {
        Self::Given(reason.into())
    }
}

impl GivenError {
    /// A year in which nobody can have graduated.
    pub(crate) fn no_such_class(path: String, year: i32) -> Self {
        Self::NoSuchClass {
            path,
            year,
            first: *CLASSES.start(),
            last: *CLASSES.end(),
        }
    }

    /// What the calendar does not know, of what was given at `path`.
    pub(crate) fn of_day(path: impl Into<String>) -> impl FnOnce(CalendarError) -> Self {
        let path = path.into();
        move |reason| {
            let path = match reason.field() {
                Some(field) => joined(&path, &field),
                None => path,
            };
            Self::Day(UnknownDay { path, reason })
        }
    }

    /// The same error of a brief, whose keys are facts themselves.
    #[cfg(feature = "mailing")]
    pub(crate) fn of_brief(mut self) -> Self {
        let path = match &mut self {
            Self::InTheFuture { path, .. }
            | Self::DuplicateId { path, .. }
            | Self::GivenTwice { path, .. }
            | Self::Blank { path }
            | Self::UnknownApprover { path, .. }
            | Self::OtherSpelling { path, .. }
            | Self::NoSuchClass { path, .. }
            | Self::EmptyAudience { path }
            | Self::NoAudience { path }
            | Self::Contradiction { path, .. }
            | Self::EndsBeforeItBegins { path, .. }
            | Self::NeverInForce { path }
            | Self::UnknownSchool { path, .. }
            | Self::CannotChange { path, .. }
            | Self::Limit { path, .. }
            | Self::OrderNotJudged { path, .. }
            | Self::TooMany { path, .. }
            | Self::SentBeforeReceived { path, .. } => path,
            Self::Day(day) => &mut day.path,
            Self::NoDay { .. }
            | Self::OrdersContradict { .. }
            | Self::NoDayForOrders { .. }
            | Self::NotSubmitted { .. }
            | Self::NoWindow { .. } => return self,
        };
        path_of_brief(path);
        self
    }
}

/// The path of a fact in a brief, whose keys are facts themselves.
#[cfg(feature = "mailing")]
pub(crate) fn path_of_brief(path: &mut String) {
    if let Some(key) = path.strip_prefix("facts.record.") {
        *path = format!("moderation.{key}");
    } else if let Some(key) = path.strip_prefix("facts.") {
        *path = key.to_owned();
    }
}

/// That a name or an id is not blank.
pub(crate) fn not_blank(path: impl FnOnce() -> String, text: &str) -> Result<(), GivenError> {
    if text.trim().is_empty() {
        return Err(GivenError::Blank { path: path() });
    }
    Ok(())
}

/// That no id in `path` is blank or stands twice.
pub(crate) fn distinct<'a>(
    path: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<(), GivenError> {
    let mut seen = std::collections::BTreeSet::new();
    for (i, id) in ids.enumerate() {
        not_blank(|| format!("{path}[{i}].id"), id)?;
        if !seen.insert(id) {
            return Err(GivenError::DuplicateId {
                path: path.to_owned(),
                id: id.to_owned(),
            });
        }
    }
    Ok(())
}

/// That there are at most `most` entries in `path`.
pub(crate) fn at_most(path: &str, count: usize, most: usize) -> Result<(), GivenError> {
    if count <= most {
        return Ok(());
    }
    Err(GivenError::TooMany {
        path: path.to_owned(),
        count,
        most,
    })
}

/// Which orders contradict each other.
fn contradiction(first: &str, second: &str) -> String {
    match first == second {
        true => format!("`{first}` contradicts itself"),
        false => format!("`{first}` and `{second}` contradict each other"),
    }
}
