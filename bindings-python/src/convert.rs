//! Python's values as JSON, for the core to read, and the core's answers as Python's values.

use std::fmt::Display;

use chrono::NaiveDate;
use nu_alumni_policy::calendar::{CalendarError as Wrong, Moment};
use numpy::{Element, PyReadonlyArray1};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    sync::PyOnceLock,
    types::{PyDict, PyList, PyMapping, PyString, PyType},
};
use pythonize::{PythonizeNamedMappingType, PythonizeTypes, pythonize_custom};
use serde::Serialize;

use crate::CalendarError;

/// The value as JSON, dates and times in ISO's form; a string is JSON as it is. What is neither
/// data nor a date is a `TypeError`.
pub(crate) fn to_json(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_str()?.to_owned());
    }
    let py = value.py();
    let options = PyDict::new(py);
    options.set_item("default", wrap_pyfunction!(iso, py)?)?;
    options.set_item("ensure_ascii", false)?;
    let json = py.import("json")?;
    json.call_method("dumps", (value,), Some(&options))?
        .extract()
}

/// A date or time in ISO's form.
#[pyfunction]
pub(crate) fn iso(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if !value.hasattr("isoformat")? {
        return Err(PyTypeError::new_err(format!(
            "{} is no text, number, date or time",
            value.get_type().name()?
        )));
    }
    value.call_method0("isoformat")?.extract()
}

/// The days are not known, or no days.
pub(crate) fn wrong(error: impl Display) -> PyErr {
    CalendarError::new_err(error.to_string())
}

/// The date that a value says: a date, an aware time, one of NumPy's days, or ISO's text.
pub(crate) fn date_of(value: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    let text = match value.extract::<String>() {
        Ok(text) => text,
        Err(_) if is_numpy(value)? => {
            let date = value.call_method0("item")?;
            if date.is_none() {
                return Err(wrong(Wrong::NotADate));
            }
            iso(&date)?
        }
        Err(_) => iso(value)?,
    };
    Ok(text.parse::<Moment>().map_err(wrong)?.date())
}

/// Whether it is an array of NumPy's, or one of its numbers or dates.
pub(crate) fn is_numpy(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(value.hasattr("dtype")? && value.hasattr("ndim")?)
}

/// The array where it lies; a copy of one whose numbers lie apart, or off the bounds of their size.
pub(crate) fn in_one_piece<'py, T: Element>(
    array: PyReadonlyArray1<'py, T>,
) -> PyResult<PyReadonlyArray1<'py, T>> {
    if array.as_slice().is_ok() {
        return Ok(array);
    }
    array.call_method0("copy")?.extract()
}

/// An answer as dicts and lists.
pub(crate) fn to_python<'py>(
    py: Python<'py>,
    answer: &impl Serialize,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize_custom::<Types, _>(py, answer)?)
}

struct Types;

impl PythonizeTypes for Types {
    type Map = PyDict;
    type NamedMap = Named;
    type List = PyList;
}

/// A dict; of a decision, the kind that has no truth value.
struct Named;

impl PythonizeNamedMappingType for Named {
    type Builder<'py> = Bound<'py, PyDict>;

    fn builder<'py>(
        py: Python<'py>,
        _len: usize,
        name: &'static str,
    ) -> PyResult<Self::Builder<'py>> {
        static DECISION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        if name != "Decision" {
            return Ok(PyDict::new(py));
        }
        let class = DECISION.import(py, "nu_alumni_policy._decision", "Decision")?;
        Ok(class.call0()?.cast_into()?)
    }

    fn push_field<'py>(
        builder: &mut Self::Builder<'py>,
        name: Bound<'py, PyString>,
        value: Bound<'py, PyAny>,
    ) -> PyResult<()> {
        builder.set_item(name, value)
    }

    fn finish<'py>(builder: Self::Builder<'py>) -> PyResult<Bound<'py, PyMapping>> {
        Ok(builder.into_mapping())
    }
}
