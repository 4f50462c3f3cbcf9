//! Questions that are asked by their names.

use nu_alumni_policy::{Answer, decide};
use pyo3::prelude::*;

use crate::{
    QuestionError,
    convert::{to_json, to_python},
};

fn ask(py: Python<'_>, question: &str, request: &Bound<'_, PyAny>) -> PyResult<Answer> {
    let request = to_json(request)?;
    py.detach(|| decide(question, &request))
        .map_err(|error| QuestionError::new_err(error.to_string()))
}

/// The answer to the question of this name, as dicts and lists; dates are ISO strings.
#[pyfunction]
pub(crate) fn answer<'py>(
    py: Python<'py>,
    question: &str,
    request: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &ask(py, question, request)?)
}

/// The same answer as canonical JSON.
#[pyfunction]
pub(crate) fn answer_json(
    py: Python<'_>,
    question: &str,
    request: &Bound<'_, PyAny>,
) -> PyResult<String> {
    Ok(ask(py, question, request)?.to_json())
}
