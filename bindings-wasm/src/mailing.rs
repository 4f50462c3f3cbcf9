//! The check of a mailing.

use js_sys::{Array, JsString, Uint8Array};
use nu_alumni_policy::{
    MailingReport, SourceKind,
    mailing::{CheckRequest, CheckSourceError, MAX_SOURCE_BYTES, SourceError, TextUnits},
};
use wasm_bindgen::prelude::*;

use crate::{Class, members, object, utf8_length};

/// A source as it was given; what is too large is refused where it lies.
enum Source {
    Text(String),
    Bytes(Vec<u8>),
}

impl Source {
    fn of(given: &JsValue) -> Result<Self, JsValue> {
        if let Some(text) = given.dyn_ref::<JsString>() {
            // A code unit is a byte at least.
            if text.length() as usize > MAX_SOURCE_BYTES {
                return Err(too_large(utf8_length(given)));
            }
            let text = Class::Source.text(given, "source", "a string")?;
            return Ok(Self::Text(text));
        }
        let Some(bytes) = given.dyn_ref::<Uint8Array>() else {
            return Err(Class::Source.wrong_type("source", given, "a string or a Uint8Array"));
        };
        match Class::Source.elements(given, "source")? {
            length if length > MAX_SOURCE_BYTES as f64 => Err(too_large(length)),
            _ => Ok(Self::Bytes(bytes.to_vec())),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// The error, its place in the units of the string that was given.
    fn refused(&self, kind: Option<&str>, error: SourceError) -> JsValue {
        let kind = kind.and_then(|name| name.parse().ok());
        match self {
            // The places of a message are in its parts, which are decoded.
            Self::Text(text)
                if !kind
                    .unwrap_or_else(|| SourceKind::guess(text.as_bytes()))
                    .is_message() =>
            {
                Class::Source.of(&error.in_units(text, TextUnits::Utf16))
            }
            _ => Class::Source.of(&error),
        }
    }
}

fn too_large(size: f64) -> JsValue {
    Class::Source.of(&SourceError::TooLarge {
        size: size as u64,
        limit: MAX_SOURCE_BYTES as u64,
    })
}

/// What `asked` answers to a request, with JavaScript's errors. It is given the options `more` too, as far
/// as they are there.
fn with_request<T>(
    source: &JsValue,
    given: &JsValue,
    more: &[&str],
    asked: impl Fn(&CheckRequest<'_>, &[Option<String>]) -> Result<T, CheckSourceError>,
) -> Result<T, JsValue> {
    let known: Array = ["kind", "brief"]
        .iter()
        .chain(more)
        .map(|&name| JsValue::from(name))
        .collect();
    let given = match given.is_undefined() || given.is_null() {
        true => Array::new(),
        false => members(given, known, Class::Brief.name(), "options")?,
    };
    let text = |at: u32, path: &str, expected: &str| {
        let value = given.get(at);
        match value.is_undefined() || value.is_null() {
            true => Ok(None),
            false => Class::Brief.text(&value, path, expected).map(Some),
        }
    };
    let kind = text(0, "kind", "html, eml, msg or text")?;
    let brief = Class::Brief.json(&given.get(1), "brief")?;
    let more = (2..).zip(more).map(|(at, name)| text(at, name, "a string"));
    let more = more.collect::<Result<Vec<_>, _>>()?;
    let source = Source::of(source)?;
    let request = CheckRequest {
        source: source.bytes(),
        kind: kind.as_deref(),
        brief: brief.as_deref(),
    };
    asked(&request, &more).map_err(|error| match error {
        CheckSourceError::Source(error) => source.refused(request.kind, error),
        error => Class::Brief.of_json(request.brief.unwrap_or_default(), &error),
    })
}

fn check(source: &JsValue, given: &JsValue, units: TextUnits) -> Result<MailingReport, JsValue> {
    with_request(source, given, &[], |request, _| request.check(units))
}

/// Whether a mailing is in order under Appendix 1, as an object; spans count UTF-16 code units.
///
/// # Errors
/// A `SourceError` or a `BriefError`.
#[wasm_bindgen(js_name = checkMailing, skip_typescript)]
pub fn check_mailing(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    object(&check(source, options, TextUnits::Utf16)?.to_json())
}

/// The same report as canonical JSON; spans count UTF-8 bytes.
///
/// # Errors
/// As [`check_mailing`].
#[wasm_bindgen(js_name = checkMailingJson, skip_typescript)]
pub fn check_mailing_json(source: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    Ok(check(source, options, TextUnits::Utf8)?.to_json())
}

/// The source with its safe fixes applied, until none is left, or those of these findings, once; with it
/// what was mended and the new report, spans in UTF-16 code units.
///
/// # Errors
/// As [`check_mailing`].
#[wasm_bindgen(js_name = fixMailing, skip_typescript)]
pub fn fix_mailing(
    source: &JsValue,
    options: &JsValue,
    findings: &JsValue,
) -> Result<JsValue, JsValue> {
    let ids = Class::Brief.json(findings, "findings")?;
    let units = TextUnits::Utf16;
    let fixed = with_request(source, options, &[], |request, _| match &ids {
        Some(ids) => request.fix_listed(ids, units),
        None => request.fix_safely(units),
    })?;
    let json = serde_json::to_string(&fixed).unwrap_or_default();
    let answer = object(&json)?;
    let new = match std::str::from_utf8(&fixed.source) {
        Ok(text) if source.is_string() => JsValue::from(text),
        _ => Uint8Array::from(fixed.source.as_slice()).into(),
    };
    js_sys::Reflect::set(&answer, &JsValue::from("source"), &new)?;
    Ok(answer)
}

/// What became of the findings of an earlier draft, by the reports of both.
///
/// # Errors
/// A `BriefError` where one is no report.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = compareMailings, skip_typescript)]
pub fn compare_mailings(before: &JsValue, after: &JsValue) -> Result<JsValue, JsValue> {
    let read = |report: &JsValue, path: &str| {
        let json = Class::Brief.json(report, path)?.unwrap_or_default();
        let read = nu_alumni_policy::decision::read_json::<MailingReport>(&json);
        read.map_err(|error| Class::Brief.of_data(&crate::json_data(&json, &error).inside(path)))
    };
    let before = read(before, "before")?;
    let compared = read(after, "after")?.compared_with(&before);
    object(&serde_json::to_string(&compared).unwrap_or_default())
}

/// The same report to take away: a page to print, SARIF, JUnit XML, a text, a calendar file.
///
/// # Errors
/// As [`check_mailing`].
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = renderMailing, skip_typescript)]
pub fn render_mailing(
    source: &JsValue,
    format: &JsValue,
    options: &JsValue,
) -> Result<String, JsValue> {
    let format = Class::Brief.text(format, "format", "the name of a format")?;
    with_request(source, options, &["name"], |request, more| {
        let name = more.first().and_then(Option::as_deref);
        request.render(&format, name)
    })
}
