//! The core's errors as Python's exceptions, with all that is known of them.

use nu_alumni_policy::decision::{Coded, ErrorData};
use pyo3::prelude::*;
use serde_json::{Map, Value};

use crate::convert::to_python;

/// What a caller's mistake is about, by the exception's class in `_errors.py`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Source,
    Brief,
    Question,
    Calendar,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Source => "SourceError",
            Self::Brief => "BriefError",
            Self::Question => "QuestionError",
            Self::Calendar => "CalendarError",
        }
    }

    /// The exception of an error of the core's.
    pub(crate) fn of(self, py: Python<'_>, error: &impl Coded) -> PyErr {
        self.raise(py, &error.data())
    }

    /// The exception of a value that the core cannot be given.
    pub(crate) fn refuse(self, py: Python<'_>, refused: Refused) -> PyErr {
        self.raise(py, &refused.data())
    }

    /// The exception that says this.
    pub(crate) fn raise(self, py: Python<'_>, data: &ErrorData) -> PyErr {
        let made = || {
            let details = to_python(py, &data.details)?;
            let given = (&data.message, &data.code, &data.path, details);
            let class = py
                .import("nu_alumni_policy._errors")?
                .getattr(self.class())?;
            Ok(PyErr::from_value(class.call1(given)?))
        };
        made().unwrap_or_else(|error| error)
    }
}

/// A value of Python's that the core cannot be given; its path grows on the way out.
pub(crate) struct Refused {
    code: String,
    path: String,
    message: String,
    details: Map<String, Value>,
}

impl Refused {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            path: String::new(),
            message: message.into(),
            details: Map::new(),
        }
    }

    /// An error of the core's that has no path.
    pub(crate) fn of(error: &impl Coded) -> Self {
        let data = error.data();
        Self {
            details: data.details,
            ..Self::new(&data.code, data.message)
        }
    }

    pub(crate) fn detail(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// The same, of a value inside `segment`.
    pub(crate) fn inside(mut self, segment: &str) -> Self {
        let glue = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{segment}{glue}{}", self.path);
        self
    }

    fn data(self) -> ErrorData {
        let path = Some(self.path).filter(|path| !path.is_empty());
        ErrorData {
            code: self.code,
            message: match &path {
                Some(path) => format!("{path}: {}", self.message),
                None => self.message,
            },
            path,
            details: self.details,
        }
    }
}
