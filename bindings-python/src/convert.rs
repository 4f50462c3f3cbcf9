//! Python's values as JSON, for the core to read.

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict, types::PyString};

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
