use chrono::NaiveDate;
use thiserror::Error;

use crate::{calendar::CalendarError, policy::LimitError};

/// Why a question cannot be answered: what was given is wrong, and where.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum DecideError {
    /// A degree conferred after the day that is asked about.
    #[error(
        "{field}: conferred on {conferral}, after the day asked about, {as_of}; until then it is `pending`"
    )]
    ConferralInTheFuture {
        /// The field.
        field: String,
        /// The conferral.
        conferral: NaiveDate,
        /// The day asked about.
        as_of: NaiveDate,
    },
    /// Something told or done after the day that is asked about.
    #[error("{field}: {date} is after the day asked about, {as_of}")]
    InTheFuture {
        /// The field.
        field: String,
        /// The date.
        date: NaiveDate,
        /// The day asked about.
        as_of: NaiveDate,
    },
    /// Two entries with one id.
    #[error("{field}: `{id}` stands there twice")]
    DuplicateId {
        /// The field.
        field: String,
        /// The id.
        id: String,
    },
    /// An order that makes one change twice.
    #[error("{field}: the order makes this change to `{target}` already; leave one out")]
    GivenTwice {
        /// The field of the second.
        field: String,
        /// What both change.
        target: String,
    },
    /// An audience that nobody can be in.
    #[error("{field}: nobody can be in this audience; name at least one, or leave the key out")]
    EmptyAudience {
        /// The field.
        field: String,
    },
    /// Facts that cannot be true together.
    #[error("{field}: {why}")]
    Contradiction {
        /// The field.
        field: String,
        /// What contradicts what.
        why: &'static str,
    },
    /// A period that ends before it begins, or on the same day.
    #[error("{field}: it ends on {until} and begins on {from}; it has to last a day at least")]
    EndsBeforeItBegins {
        /// The field.
        field: String,
        /// The first day.
        from: NaiveDate,
        /// The first day after it.
        until: NaiveDate,
    },
    /// An order that has no day in common with the circumstance it was made for.
    #[error(
        "{field}: it has no day in common with the order, which then never holds; correct the days of one"
    )]
    NeverInForce {
        /// The field of the circumstance.
        field: String,
    },
    /// A School that is not in the list.
    #[error("{field}: there is no School `{school}`; add it to `schools` if there is")]
    UnknownSchool {
        /// The field.
        field: String,
        /// The School.
        school: String,
    },
    /// An order that changes what none can.
    #[error("{field}: an order cannot do this to `{target}`")]
    CannotChange {
        /// The field.
        field: String,
        /// What it would change.
        target: String,
    },
    /// An order that sets a limit as it cannot be.
    #[error("{field}: {error}")]
    Limit {
        /// The field.
        field: String,
        /// What is wrong with it.
        error: LimitError,
    },
    /// A day that the calendar of working days does not know.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// Two orders that cannot both hold, at a time when both do.
    #[error("orders: `{first}` and `{second}` contradict each other on `{target}`")]
    OrdersContradict {
        /// One order.
        first: String,
        /// The other.
        second: String,
        /// What both change.
        target: String,
    },
    /// A mailing whose approval hangs on a day that is not given.
    #[error("as_of: approval and orders hang on the day; give it, or `planned_send`")]
    NoDay,
    /// More entries than a question takes.
    #[error("{field}: {count} entries; at most {most} are taken")]
    TooMany {
        /// The field.
        field: String,
        /// How many there are.
        count: usize,
        /// How many are taken.
        most: usize,
    },
}

/// That no id stands twice in `field`.
pub(crate) fn distinct<'a>(
    field: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<(), DecideError> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(DecideError::DuplicateId {
                field: field.to_owned(),
                id: id.to_owned(),
            });
        }
    }
    Ok(())
}

/// That there are at most `most` entries in `field`.
pub(crate) fn at_most(field: &str, count: usize, most: usize) -> Result<(), DecideError> {
    if count <= most {
        return Ok(());
    }
    Err(DecideError::TooMany {
        field: field.to_owned(),
        count,
        most,
    })
}
