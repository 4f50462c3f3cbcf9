//! Errors as data: what a program asks of an error, beside what a person reads. It is the ground
//! under every room, as each has errors of its own.

use std::{error::Error, fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

use crate::locale::Locale;

/// An error as data, the same from every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ErrorData {
    /// Its name, which stays: `unknown-school`.
    pub code: String,
    /// The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a
    /// mailing, the key of its brief. Absent where no field is.
    pub path: Option<String>,
    /// The same for who writes the request, in English; people read its text.
    pub message: String,
    /// What else is known of it: a `limit`, an `offset`, the `known` names.
    #[serde(flatten)]
    pub details: Map<String, Value>,
}

impl ErrorData {
    /// The data of an error that is in no field.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            path: None,
            message: message.into(),
            details: Map::new(),
        }
    }

    /// The same, with one more thing that is known of it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// The same error, of a field inside `segment`.
    ///
    /// ```
    /// use nu_alumni_policy::decision::ErrorData;
    ///
    /// let error = ErrorData::new("too-deep", "it holds itself").inside("[3]").inside("degrees");
    /// assert_eq!(error.path.as_deref(), Some("degrees[3]"));
    /// assert_eq!(error.message, "degrees[3]: it holds itself");
    /// ```
    #[must_use]
    pub fn inside(mut self, segment: &str) -> Self {
        if segment.is_empty() {
            return self;
        }
        let path = self.path.take().unwrap_or_default();
        let said = self.message.strip_prefix(&path);
        let said = said.and_then(|said| said.strip_prefix(": "));
        let said = said.unwrap_or(&self.message);
        let path = joined(segment, &path);
        self.message = format!("{path}: {said}");
        self.path = Some(path);
        self
    }
}

/// The path of a field inside `segment`.
pub(crate) fn joined(segment: &str, path: &str) -> String {
    let glue = if path.is_empty() || path.starts_with('[') {
        ""
    } else {
        "."
    };
    format!("{segment}{glue}{path}")
}

/// `{}` shows its message, `{:#}` its JSON. Serde's errors keep nothing of another error but how it is
/// shown: shown as JSON all of it comes through to who reads it so, and others read the message.
impl fmt::Display for ErrorData {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match to.alternate().then(|| serde_json::to_string(self)) {
            Some(Ok(json)) => to.write_str(&json),
            _ => to.write_str(&self.message),
        }
    }
}

impl Error for ErrorData {}

impl Coded for ErrorData {
    fn data(&self) -> Self {
        self.clone()
    }
}

/// What a text says, or why it says nothing, as data; of what is no text, `expected` says what it has to be.
pub(crate) fn parsed<'de, T, D: Deserializer<'de>>(
    from: D,
    expected: &'static str,
) -> Result<T, D::Error>
where
    T: FromStr<Err: Coded>,
{
    struct Text<T>(&'static str, PhantomData<T>);
    impl<T: FromStr<Err: Coded>> de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            let read = text.parse();
            read.map_err(|error: T::Err| E::custom(error.data()))
        }
    }
    from.deserialize_string(Text(expected, PhantomData))
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

    /// The same for people, in a language: see [`ErrorData::text`].
    fn text(&self, locale: Locale) -> String {
        self.data().text(locale)
    }

    /// Its name, which stays.
    fn code(&self) -> String {
        self.data().code
    }

    /// The field that is wrong, from the request's root.
    fn path(&self) -> Option<String> {
        self.data().path
    }
}

/// The data of an error whose serialised form has a `code` and, where it has one, a `path`; or a
/// `reason` that has them.
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
    let mut reasons = String::new();
    let mut reason = error.source();
    while let Some(error) = reason {
        reasons += &format!(": {error}");
        reason = error.source();
    }
    let message = match &path {
        Some(path) if !reasons.is_empty() => format!("{path}{reasons}"),
        _ => format!("{error}{reasons}"),
    };
    // What is said for people stands in the message, with its place.
    details.remove("message");
    // A reason of its own says what the error is.
    while let Some(Value::Object(reason)) = details.remove("reason") {
        details.extend(reason);
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
        $(impl $crate::error_data::Coded for $error {
            fn data(&self) -> $crate::error_data::ErrorData {
                $crate::error_data::data_of(self)
            }
        })*
    };
}
pub(crate) use coded;

/// How many there are of what, as English says it: `1 row`, `2 rows`.
pub(crate) fn counted(count: impl fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    let ending = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
