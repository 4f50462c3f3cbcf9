//! The check of a mailing.

use nu_alumni_policy::{
    MailingReport,
    mailing::{CheckRequest, CheckSourceError, TextUnits},
};
use pyo3::{prelude::*, types::PyBytes};

use crate::{
    BriefError, PolicyError, SourceError,
    convert::{to_json, to_python},
};

fn exception(error: CheckSourceError) -> PyErr {
    let text = error.to_string();
    match error {
        CheckSourceError::Source(_) => SourceError::new_err(text),
        CheckSourceError::Brief(_) | CheckSourceError::Check(_) => BriefError::new_err(text),
        _ => PolicyError::new_err(text),
    }
}

fn check(
    source_of: &Bound<'_, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'_, PyAny>>,
    locale: Option<&str>,
    units: TextUnits,
) -> PyResult<MailingReport> {
    let text: String;
    let source: &[u8] = if let Ok(bytes) = source_of.cast::<PyBytes>() {
        bytes.as_bytes()
    } else {
        text = source_of.extract()?;
        text.as_bytes()
    };
    let brief = brief.map(to_json).transpose()?;
    let request = CheckRequest {
        source,
        kind,
        brief: brief.as_deref(),
        locale,
    };
    let py = source_of.py();
    py.detach(|| request.check(units)).map_err(exception)
}

/// Whether a mailing is in order under Appendix 1, as a dict; spans count code points.
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None, locale=None))]
pub(crate) fn check_mailing<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'py, PyAny>>,
    locale: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let report = check(source, kind, brief, locale, TextUnits::CodePoints)?;
    to_python(py, &report)
}

/// The same report as canonical JSON; spans count UTF-8 bytes.
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None, locale=None))]
pub(crate) fn check_mailing_json(
    source: &Bound<'_, PyAny>,
    kind: Option<&str>,
    brief: Option<&Bound<'_, PyAny>>,
    locale: Option<&str>,
) -> PyResult<String> {
    Ok(check(source, kind, brief, locale, TextUnits::Utf8)?.to_json())
}
