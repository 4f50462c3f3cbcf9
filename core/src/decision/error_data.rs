//! Errors as data: what a program asks of an error, beside what a person reads.

use std::error::Error;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{QuestionError, ReadError};
use crate::{
    calendar::{BatchError, CalendarError, MomentError},
    policy::{LimitError, ReadingError, UnknownName},
};

/// An error as data, the same from every language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ErrorData {
    /// Its name, which stays: `unknown-school`.
    pub code: String,
    /// The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a
    /// mailing, the key of its brief. Absent where no field is.
    pub path: Option<String>,
    /// The same for people, in English.
    pub message: String,
    /// What else is known of it: a `limit`, an `offset`, the `known` names.
    #[serde(flatten)]
    pub details: Map<String, Value>,
}

/// An error that can be had as data.
///
/// ```
/// use nu_alumni_policy::{answer, decision::Coded};
///
/// let error = answer("rights", r#"{"as_of": "2026-01-12", "facts": {"person": []}}"#).unwrap_err();
/// assert_eq!(error.code(), "wrong-type");
/// assert_eq!(error.path().as_deref(), Some("facts.person"));
/// ```
pub trait Coded: Error {
    /// All of it.
    fn data(&self) -> ErrorData;

    /// Its name, which stays.
    fn code(&self) -> String {
        self.data().code
    }

    /// The field that is wrong, from the request's root.
    fn path(&self) -> Option<String> {
        self.data().path
    }
}

/// The data of an error whose serialised form has a `code` and, where it has one, a `path`.
pub(crate) fn data_of(error: &(impl Error + Serialize)) -> ErrorData {
    let mut details = match serde_json::to_value(error) {
        Ok(Value::Object(details)) => details,
        _ => Map::new(),
    };
    let mut text = |key: &str| match details.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let mut code = text("code").unwrap_or_else(|| "error".to_owned());
    let path = text("path").filter(|path| !path.is_empty());
    let message = match (&path, error.source()) {
        (Some(path), Some(reason)) => format!("{path}: {reason}"),
        _ => error.to_string(),
    };
    // What is said for people stands in the message, with its place.
    details.remove("message");
    // A reason of its own says what the error is.
    if let Some(Value::Object(reason)) = details.get("reason").cloned() {
        details.extend(reason);
        details.remove("reason");
        if let Some(Value::String(of_reason)) = details.remove("code") {
            code = of_reason;
        }
    }
    ErrorData {
        code,
        path,
        message,
        details,
    }
}

/// Gives errors that serialise with a code their data.
macro_rules! coded {
    ($($error:ty),*) => {
        $(impl $crate::decision::Coded for $error {
            fn data(&self) -> $crate::decision::ErrorData {
                $crate::decision::data_of(self)
            }
        })*
    };
}
#[cfg(feature = "mailing")]
pub(crate) use coded;

coded!(
    ReadError,
    QuestionError,
    CalendarError,
    BatchError,
    MomentError,
    LimitError,
    ReadingError,
    UnknownName
);
