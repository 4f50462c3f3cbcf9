//! Converts between Python and the core; the core answers.

use nu_alumni_policy::{CheckRequest, CheckSourceError, MailingReport, TextUnits};
use pyo3::{
    create_exception, exceptions::PyValueError, prelude::*, types::PyBytes, types::PyString,
};

create_exception!(
    nu_alumni_policy,
    PolicyError,
    PyValueError,
    "What was given cannot be checked."
);
create_exception!(
    nu_alumni_policy,
    SourceError,
    PolicyError,
    "The source cannot be read."
);
create_exception!(
    nu_alumni_policy,
    BriefError,
    PolicyError,
    "The brief cannot be read, or contradicts the source."
);

fn to_python(error: CheckSourceError) -> PyErr {
    let text = error.to_string();
    match error {
        CheckSourceError::Source(_) => SourceError::new_err(text),
        CheckSourceError::Brief(_) | CheckSourceError::Check(_) => BriefError::new_err(text),
        _ => PolicyError::new_err(text),
    }
}

fn check(
    source: &Bound<'_, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'_, PyAny>>,
    locale: Option<&str>,
    units: TextUnits,
) -> PyResult<MailingReport> {
    let text: String;
    let source: &[u8] = if let Ok(bytes) = source.cast::<PyBytes>() {
        bytes.as_bytes()
    } else {
        text = source.extract()?;
        text.as_bytes()
    };
    let brief = brief.map(brief_json).transpose()?;
    let request = CheckRequest {
        source,
        kind,
        brief: brief.as_deref(),
        locale,
    };
    request.check(units).map_err(to_python)
}

/// A brief is a dict, or JSON as it is.
fn brief_json(brief: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = brief.cast::<PyString>() {
        return Ok(text.to_str()?.to_owned());
    }
    let value: serde_json::Value = pythonize::depythonize(brief)
        .map_err(|error| BriefError::new_err(format!("the brief cannot be read: {error}")))?;
    Ok(value.to_string())
}

/// Whether a mailing is in order under Appendix 1, as a dict; spans count code points.
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None, locale=None))]
fn check_mailing<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'py, PyAny>>,
    locale: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let report = check(source, kind, brief, locale, TextUnits::CodePoints)?;
    Ok(pythonize::pythonize(py, &report)?)
}

/// The same report as canonical JSON; spans count UTF-8 bytes.
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None, locale=None))]
fn check_mailing_json(
    source: &Bound<'_, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'_, PyAny>>,
    locale: Option<&str>,
) -> PyResult<String> {
    Ok(check(source, kind, brief, locale, TextUnits::Utf8)?.to_json())
}

#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("PolicyError", py.get_type::<PolicyError>())?;
    module.add("SourceError", py.get_type::<SourceError>())?;
    module.add("BriefError", py.get_type::<BriefError>())?;
    module.add_function(wrap_pyfunction!(check_mailing, module)?)?;
    module.add_function(wrap_pyfunction!(check_mailing_json, module)?)
}
