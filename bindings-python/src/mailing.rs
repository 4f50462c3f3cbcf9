//! The check of a mailing.

use std::{
    mem,
    path::{Path, PathBuf},
};

use nu_alumni_policy::{
    MailingReport, SourceKind,
    decision::{Coded, ErrorData},
    mailing::{CheckRequest, CheckSourceError, MAX_SOURCE_BYTES, SourceError, TextUnits},
};
use pyo3::{
    exceptions::PyUserWarning,
    intern,
    prelude::*,
    types::{PyByteArray, PyBytes, PyDict, PyMemoryView, PyString},
};

use crate::{
    convert::{place_in, text_argument, to_json, to_object},
    errors::{Kind, Refused},
    kept::with_checklist,
};

/// That no more than is read was given.
fn fits(py: Python<'_>, size: usize) -> PyResult<()> {
    if size <= MAX_SOURCE_BYTES {
        return Ok(());
    }
    let (size, limit) = (size as u64, MAX_SOURCE_BYTES as u64);
    Err(Kind::Source.of(py, &SourceError::TooLarge { size, limit }))
}

/// The text or bytes that a source is, or holds: of a path and of an open file what stands there, no
/// more than is read.
fn text_or_bytes<'py>(source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = source.py();
    if source.is_instance_of::<PyBytes>() {
        return Ok(source.clone());
    }
    if let Ok(text) = source.cast::<PyString>() {
        warn_of_path(text)?;
        return Ok(source.clone());
    }
    let unread = |error: PyErr| {
        let data = ErrorData::new("not-readable", error.value(py).to_string());
        Kind::Source.refuse(py, Refused::from(data).because(error).inside("source"))
    };
    if source.is_instance_of::<PyByteArray>() || source.is_instance_of::<PyMemoryView>() {
        let view = PyMemoryView::from(source).map_err(unread)?;
        fits(py, view.getattr(intern!(py, "nbytes"))?.extract()?)?;
        return view.call_method0(intern!(py, "tobytes")).map_err(unread);
    }
    let more_than_enough = MAX_SOURCE_BYTES.saturating_add(1);
    if source.hasattr(intern!(py, "__fspath__")).map_err(unread)? {
        fits(py, size_of_file(source))?;
        let file = py.import(intern!(py, "builtins"))?;
        let file = file.call_method1(intern!(py, "open"), (source, "rb"));
        let file = file.map_err(unread)?;
        let read = file.call_method1(intern!(py, "read"), (more_than_enough,));
        file.call_method0(intern!(py, "close")).map_err(unread)?;
        return read.map_err(unread);
    }
    if source.hasattr(intern!(py, "read")).map_err(unread)? {
        let read = source.call_method1(intern!(py, "read"), (more_than_enough,));
        return read.map_err(unread);
    }
    Ok(source.clone())
}

/// The bytes of a file, so that one that is too large is not read in vain; 0 where nobody can say it.
fn size_of_file(path: &Bound<'_, PyAny>) -> usize {
    let path = path.extract::<PathBuf>().ok();
    let about = path.and_then(|path| path.metadata().ok());
    about.map_or(0, |about| {
        usize::try_from(about.len()).unwrap_or(usize::MAX)
    })
}

/// Longer texts are no paths on any system.
const LONGEST_PATH: usize = 4096;

/// Whether a text is the path of a file, or its one line ends as the name of a draft does.
#[pyfunction]
pub(crate) fn is_path(text: &Bound<'_, PyString>) -> PyResult<bool> {
    let path = match text.len()? {
        0..=LONGEST_PATH => text.to_str().unwrap_or_default(),
        _ => return Ok(false),
    };
    let path = Path::new(path);
    let ending = path.extension().and_then(|ending| ending.to_str());
    let of_draft = ending.is_some_and(|ending| {
        ["html", "htm", "eml", "msg", "txt"].contains(&ending.to_lowercase().as_str())
    });
    let one_line = !text
        .to_str()
        .unwrap_or_default()
        .contains(['\n', '<', '\0']);
    Ok(one_line && (of_draft || path.is_file()))
}

/// Warns of a text that is a path: it is read as a letter, not opened.
fn warn_of_path(text: &Bound<'_, PyString>) -> PyResult<()> {
    if !is_path(text)? {
        return Ok(());
    }
    PyErr::warn(
        text.py(),
        &text.py().get_type::<PyUserWarning>(),
        c"the source looks like the path of a file, and is read as the text of a mailing; give a pathlib.Path to read the file",
        1,
    )
}

/// The source's bytes, where they lie, and whether it is a text; no more than are read are looked at.
fn source_of<'s>(source: &'s Bound<'_, PyAny>) -> PyResult<(&'s [u8], bool)> {
    let py = source.py();
    if let Ok(bytes) = source.cast::<PyBytes>() {
        let bytes = bytes.as_bytes();
        return fits(py, bytes.len()).map(|()| (bytes, false));
    }
    // No character has less than a byte.
    if let Ok(text) = source.cast::<PyString>() {
        fits(py, text.len()?)?;
    }
    let text = text_argument(
        source,
        Kind::Source,
        "source",
        "a text, bytes, a path or an open file",
    )?;
    fits(py, text.len()).map(|()| (text.as_bytes(), true))
}

/// The data of an error, its places in the units of the strings that were given.
fn data_of(
    error: CheckSourceError,
    request: &CheckRequest<'_>,
    is_text: bool,
) -> (Kind, ErrorData) {
    match error {
        CheckSourceError::Source(error) => {
            let kind = request.kind.and_then(|name| name.parse().ok());
            let kind = kind.unwrap_or_else(|| SourceKind::guess(request.source));
            let text = std::str::from_utf8(request.source).ok();
            // The places of a message are in its parts.
            let text = text.filter(|_| is_text && !kind.is_message());
            let error = match text {
                Some(text) => error.in_units(text, TextUnits::CodePoints),
                None => error,
            };
            (Kind::Source, error.data())
        }
        CheckSourceError::Read(error) => {
            let data = place_in(request.brief.unwrap_or_default(), &error);
            (Kind::Brief, of_argument(data, "brief"))
        }
        error => {
            let data = error.data();
            match data.path.as_deref() {
                Some("source") => (Kind::Source, data),
                _ => (Kind::Brief, data),
            }
        }
    }
}

/// The same of an argument that is no JSON, by its name.
fn of_argument(data: ErrorData, argument: &str) -> ErrorData {
    match data.code.as_str() {
        "not-json" => data.inside(argument),
        _ => data,
    }
}

/// A brief as JSON: of a path what stands in its file.
fn json_of_brief(brief: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = brief.py();
    let unread = |error: PyErr| {
        let data = ErrorData::new("not-readable", error.value(py).to_string());
        Kind::Brief.refuse(py, Refused::from(data).because(error).inside("brief"))
    };
    // To ask a dict for what it has not costs as much as to write it.
    if brief.is_exact_instance_of::<PyDict>() {
        return to_json(brief, Kind::Brief);
    }
    if !brief.hasattr(intern!(py, "__fspath__")).map_err(unread)? {
        return to_json(brief, Kind::Brief);
    }
    let file = py
        .import(intern!(py, "pathlib"))?
        .call_method1(intern!(py, "Path"), (brief,));
    // The editors of Windows put a mark before a text.
    let text = file.and_then(|file| file.call_method1(intern!(py, "read_text"), ("utf-8-sig",)));
    to_json(&text.map_err(unread)?, Kind::Brief)
}

/// What `asked` answers to a request, with Python's errors.
fn with_request<T: Send>(
    source: &Bound<'_, PyAny>,
    kind: Option<&Bound<'_, PyAny>>,
    brief: Option<&Bound<'_, PyAny>>,
    asked: impl Fn(&CheckRequest<'_>) -> Result<T, CheckSourceError> + Sync,
) -> PyResult<T> {
    let py = source.py();
    let (source, is_text) = source_of(source)?;
    let brief = brief.map(json_of_brief).transpose()?;
    let kind = kind.map(|kind| text_argument(kind, Kind::Brief, "kind", "html, eml or text"));
    let request = CheckRequest {
        source,
        kind: kind.transpose()?,
        brief: brief.as_deref(),
    };
    py.detach(|| asked(&request)).map_err(|error| {
        let (kind, data) = data_of(error, &request, is_text);
        kind.raise(py, &data)
    })
}

/// Whether a mailing is in order under Appendix 1; spans count code points.
///
/// The source is a text, bytes, a path or an open file. Without a kind it is guessed from it. A brief
/// that is a str is JSON; of a path the file is read.
///
/// >>> import nu_alumni_policy as nu
/// >>> report = nu.check_mailing("<p>JOIN US NOW</p>", brief={"direction": "open-day"})
/// >>> report.verdict
/// 'rejected'
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None))]
pub(crate) fn check_mailing<'py>(
    source: &Bound<'py, PyAny>,
    kind: Option<&Bound<'py, PyAny>>,
    brief: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let units = TextUnits::CodePoints;
    let source = &text_or_bytes(source)?;
    let mut report = with_request(source, kind, brief, |request| request.check(units))?;
    let rows = mem::take(&mut report.checklist);
    let report = to_object(source.py(), "mailing", &report)?;
    with_checklist(&report, rows)?;
    Ok(report)
}

/// The same report as canonical JSON; spans count UTF-8 bytes.
///
/// >>> import nu_alumni_policy as nu
/// >>> nu.check_mailing_json("<p>JOIN US NOW</p>", brief={"direction": "open-day"})[:21]
/// '{"verdict":"rejected"'
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None))]
pub(crate) fn check_mailing_json(
    source: &Bound<'_, PyAny>,
    kind: Option<&Bound<'_, PyAny>>,
    brief: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let units = TextUnits::Utf8;
    let source = &text_or_bytes(source)?;
    let report = with_request(source, kind, brief, |request| request.check(units))?;
    Ok(report.to_json())
}

/// The report as `json` or to take away, and its verdict: what the command says of each of many drafts.
#[pyfunction]
pub(crate) fn check_mailing_as(
    source: &Bound<'_, PyAny>,
    format: &str,
    kind: Option<&Bound<'_, PyAny>>,
    brief: &Bound<'_, PyAny>,
    name: &str,
) -> PyResult<(String, String)> {
    let (text, verdict) = with_request(source, kind, Some(brief), |request| match format {
        "json" => {
            let report = request.check(TextUnits::Utf8)?;
            Ok((report.to_json(), report.verdict))
        }
        _ => request.render_with_verdict(format, Some(name)),
    })?;
    Ok((text, verdict.to_string()))
}

/// The source with its safe fixes applied, until none is left; with `findings` those of these ids, once.
/// With it what was mended and the new report.
///
/// >>> import nu_alumni_policy as nu
/// >>> source, fixed = nu.fix_mailing("<p style='text-transform:uppercase'>Join us today</p>")
/// >>> source
/// "<p style='text-transform:uppercase;text-transform:none'>Join us today</p>"
/// >>> [mended.rule for mended in fixed.mended]
/// ['capitals']
#[pyfunction]
#[pyo3(signature = (source, *, kind=None, brief=None, findings=None))]
pub(crate) fn fix_mailing<'py>(
    source: &Bound<'py, PyAny>,
    kind: Option<&Bound<'py, PyAny>>,
    brief: Option<&Bound<'py, PyAny>>,
    findings: Option<&Bound<'py, PyAny>>,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let py = source.py();
    let source = &text_or_bytes(source)?;
    let ids = findings.map(|ids| to_json(ids, Kind::Brief)).transpose()?;
    let units = TextUnits::CodePoints;
    let fixed = with_request(source, kind, brief, |request| match &ids {
        Some(ids) => request.fix_listed(ids, units),
        None => request.fix_safely(units),
    })?;
    let new = match std::str::from_utf8(&fixed.source) {
        Ok(text) if source.is_instance_of::<PyString>() => PyString::new(py, text).into_any(),
        _ => PyBytes::new(py, &fixed.source).into_any(),
    };
    Ok((new, to_object(py, "fixed-mailing", &fixed)?))
}

/// What became of the findings of an earlier draft, by the reports of both; one that was kept may be
/// its JSON.
///
/// >>> import nu_alumni_policy as nu
/// >>> before = nu.check_mailing("<p>JOIN US NOW</p>")
/// >>> after = nu.check_mailing("<p>Join us now</p>")
/// >>> [finding.rule for finding in nu.compare_mailings(before, after).mended]
/// ['capitals']
#[pyfunction]
pub(crate) fn compare_mailings<'py>(
    before: &Bound<'py, PyAny>,
    after: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let read = |report: &Bound<'py, PyAny>, name: &str| {
        let json = to_json(report, Kind::Brief)?;
        let read = nu_alumni_policy::decision::read_json::<MailingReport>(&json);
        read.map_err(|error| {
            Kind::Brief.raise(report.py(), &of_argument(place_in(&json, &error), name))
        })
    };
    let compared = read(after, "after")?.compared_with(&read(before, "before")?);
    to_object(after.py(), "compared-drafts", &compared)
}

/// The same report to take away: `text`, a page to print as `html`, which a notebook shows, `sarif`,
/// `junit` or `ics`.
///
/// `name` is what the source is called, its file's path.
///
/// >>> import nu_alumni_policy as nu
/// >>> page = nu.render_mailing("<p>JOIN US NOW</p>", "html", brief={"direction": "open-day"})
/// >>> page[:15]
/// '<!DOCTYPE html>'
#[pyfunction]
#[pyo3(signature = (source, format, *, kind=None, brief=None, name=None))]
pub(crate) fn render_mailing<'py>(
    source: &Bound<'py, PyAny>,
    format: &Bound<'py, PyAny>,
    kind: Option<&Bound<'py, PyAny>>,
    brief: Option<&Bound<'py, PyAny>>,
    name: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = source.py();
    let format = text_argument(format, Kind::Brief, "format", "the name of a format")?;
    let name = name.map(|name| text_argument(name, Kind::Brief, "name", "a file's path"));
    let name = name.transpose()?;
    let source = &text_or_bytes(source)?;
    let text = with_request(source, kind, brief, |request| request.render(format, name))?;
    match format {
        "html" => {
            let pages = py.import("nu_alumni_policy._objects")?;
            pages.getattr("Page")?.call1((text,))
        }
        _ => Ok(text.into_pyobject(py)?.into_any()),
    }
}
