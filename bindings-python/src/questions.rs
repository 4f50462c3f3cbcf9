//! Questions that are asked by their names, and what the Policy says.

use nu_alumni_policy::{
    Terms,
    decision::{Coded, QuestionError},
    policy::{AnsweredBy, UnknownName},
};
use pyo3::prelude::*;

use crate::{
    convert::{language, place_in, read_by_name, text_argument, to_json, to_object},
    errors::Kind,
};

/// Asks the core by a name and a request.
fn ask<A: Send>(
    question: &Bound<'_, PyAny>,
    request: &Bound<'_, PyAny>,
    answer: impl Fn(&str, &str) -> Result<A, QuestionError> + Send + Sync,
) -> PyResult<A> {
    let py = question.py();
    let name = text_argument(question, Kind::Question, "question", "a question's name")?;
    let json = to_json(request, Kind::Question)?;
    py.detach(|| answer(name, &json))
        .map_err(|error| Kind::Question.raise(py, &place_in(&json, &error)))
}

/// The answer to the question of this name; dates are ISO strings. A request that
/// is a str is JSON.
///
/// >>> import nu_alumni_policy as nu
/// >>> request = {"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}
/// >>> nu.answer("alumnus", request).outcome
/// 'not-granted'
#[pyfunction]
pub(crate) fn answer<'py>(
    question: &Bound<'py, PyAny>,
    request: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let answer = ask(question, request, nu_alumni_policy::answer)?;
    to_object(question.py(), question.extract()?, &answer)
}

/// The same answer as canonical JSON.
///
/// >>> import nu_alumni_policy as nu
/// >>> request = {"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}
/// >>> nu.answer_json("alumnus", request)[:21]
/// '{"question":"alumnus"'
#[pyfunction]
pub(crate) fn answer_json(
    question: &Bound<'_, PyAny>,
    request: &Bound<'_, PyAny>,
) -> PyResult<String> {
    Ok(ask(question, request, nu_alumni_policy::answer)?.to_json())
}

/// The decision of a question that is answered by one.
///
/// >>> import nu_alumni_policy as nu
/// >>> request = {"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}
/// >>> nu.decide("alumnus", request).clauses
/// ('2.1',)
#[pyfunction]
pub(crate) fn decide<'py>(
    question: &Bound<'py, PyAny>,
    request: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let decision = ask(question, request, nu_alumni_policy::decide)?;
    to_object(question.py(), question.extract()?, &decision)
}

/// The Policy as one document: its clauses with what answers for each, how its open words are read,
/// its numbers, the Schools, the rules and the questions; what people read is in `locale`.
///
/// >>> import nu_alumni_policy as nu
/// >>> [limit.value for limit in nu.policy().limits if limit.name == "window_opens"]
/// [14.0]
#[pyfunction]
#[pyo3(signature = (locale=None))]
pub(crate) fn policy<'py>(
    py: Python<'py>,
    locale: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let locale = language(py, locale, Kind::Question)?;
    to_object(py, "policy", &nu_alumni_policy::policy(locale))
}

/// The interpretation register as a paper for the University to decide on, in Markdown: each entry with
/// its readings, and a case with what each of them answers there.
///
/// >>> import nu_alumni_policy as nu
/// >>> "I33. Does an Alumnus come to the Center first?" in nu.register_paper()
/// True
/// >>> said = {"by": "Vice President", "on": "2026-10-01", "document": "Order 12"}
/// >>> paper = nu.register_paper(readings={"I44": said})
/// >>> "I44 is read as the University said: Vice President, 1 October 2026, Order 12." in paper
/// True
#[pyfunction]
#[pyo3(signature = (locale=None, *, readings=None))]
pub(crate) fn register_paper(
    py: Python<'_>,
    locale: Option<&Bound<'_, PyAny>>,
    readings: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let locale = language(py, locale, Kind::Question)?;
    let terms: Terms = read_by_name(py, [("readings", readings)], Kind::Question)?;
    Ok(nu_alumni_policy::register_paper(&terms.readings, locale))
}

/// A word of reports and calendars by its key.
#[pyfunction]
pub(crate) fn word(
    py: Python<'_>,
    key: &str,
    locale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Option<&'static str>> {
    Ok(language(py, locale, Kind::Question)?.word(key))
}

/// What answers for a clause: the rules of the check of a mailing, and the questions, by name. A clause
/// that there is not is refused.
///
/// >>> import nu_alumni_policy as nu
/// >>> nu.answered_by("A2.1")
/// ['subject-present', 'subject-length']
#[pyfunction]
pub(crate) fn answered_by(clause: &Bound<'_, PyAny>) -> PyResult<Vec<&'static str>> {
    let id = text_argument(clause, Kind::Question, "clause", "a clause's id")?;
    let id = id.parse().map_err(|unknown: UnknownName| {
        let data = unknown.data().inside("clause");
        Kind::Question.refuse(clause.py(), data)
    })?;
    let names = nu_alumni_policy::answered_by(id).into_iter();
    Ok(names.map(AnsweredBy::name).collect())
}
