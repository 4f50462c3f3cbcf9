//! The core's errors as Python's exceptions, with all that is known of them.

use nu_alumni_policy::decision::{Coded, ErrorData};
use pyo3::{exceptions::PyException, prelude::*};
use serde_json::Value;

use crate::convert::language;

/// What a caller's mistake is about, by the exception's class in `_errors.py`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Source,
    Brief,
    Question,
    Calendar,
}

impl Kind {
    fn name(self) -> &'static str {
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
    pub(crate) fn refuse(self, py: Python<'_>, refused: impl Into<Refused>) -> PyErr {
        let Refused { data, cause } = refused.into();
        match cause {
            // Somebody stops the program while the caller's own code is asked.
            Some(cause) if !cause.is_instance_of::<PyException>(py) => cause,
            cause => {
                let error = self.raise(py, &data);
                error.set_cause(py, cause);
                error
            }
        }
    }

    /// The exception that says this.
    pub(crate) fn raise(self, py: Python<'_>, data: &ErrorData) -> PyErr {
        let made = || {
            let details = Value::from(data.details.clone()).to_string();
            let details = py.import("json")?.call_method1("loads", (details,))?;
            let given = (self.name(), &data.message, &data.code, &data.path, details);
            let errors = py.import("nu_alumni_policy._errors")?;
            Ok(PyErr::from_value(errors.call_method1("made", given)?))
        };
        made().unwrap_or_else(|error| error)
    }
}

/// What people read of an error, by its data; `details` are JSON.
#[pyfunction]
pub(crate) fn error_text(
    py: Python<'_>,
    message: String,
    code: String,
    path: Option<String>,
    details: &str,
    locale: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let locale = language(py, locale, Kind::Question)?;
    // An error that somebody made of other values has no more to say.
    let details = serde_json::from_str(details).unwrap_or_default();
    let data = ErrorData {
        code,
        path,
        message,
        details,
    };
    Ok(data.text(locale))
}

/// A value of Python's that the core cannot be given, and what its own code raised.
pub(crate) struct Refused {
    data: Box<ErrorData>,
    cause: Option<PyErr>,
}

impl From<ErrorData> for Refused {
    fn from(data: ErrorData) -> Self {
        let data = Box::new(data);
        Self { data, cause: None }
    }
}

impl Refused {
    /// The same, raised from what the caller's own code raised.
    pub(crate) fn because(self, cause: PyErr) -> Self {
        let cause = Some(cause);
        Self { cause, ..self }
    }

    /// The same, of a value inside `segment`; too large is the whole.
    pub(crate) fn inside(mut self, segment: &str) -> Self {
        if self.data.code != "too-large" {
            self.data = Box::new(self.data.inside(segment));
        }
        self
    }
}
