//! The check of a mailing.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use nu_alumni_policy::{
    MailingReport,
    mailing::{CheckRequest, CheckSourceError, TextUnits},
};
use wasm_bindgen::prelude::*;

use crate::{json, named};

fn to_js(error: &CheckSourceError) -> JsValue {
    let name = match error {
        CheckSourceError::Source(_) => "SourceError",
        CheckSourceError::Brief(_) | CheckSourceError::Check(_) => "BriefError",
        _ => "PolicyError",
    };
    named(name, &error.to_string())
}

/// The option `name` as a string; what is neither that nor absent is refused by name.
fn option(options: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let value = Reflect::get(options, &name.into())?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let wrong = || named("PolicyError", &format!("the option `{name}` is no string"));
    value.as_string().map(Some).ok_or_else(wrong)
}

fn check(source: &JsValue, options: &JsValue, units: TextUnits) -> Result<MailingReport, JsValue> {
    let bytes = match source.as_string() {
        Some(text) => text.into_bytes(),
        None if source.is_instance_of::<Uint8Array>() => Uint8Array::new(source).to_vec(),
        None => {
            return Err(named(
                "PolicyError",
                "the source is neither a string nor a Uint8Array",
            ));
        }
    };
    let (mut kind, mut brief, mut locale) = (None, None, None);
    if !options.is_undefined() && !options.is_null() {
        if !options.is_object() {
            return Err(named("PolicyError", "the options are no object"));
        }
        let object: &Object = options.unchecked_ref();
        for key in Object::keys(object) {
            match key.as_string().as_deref() {
                Some("kind") => kind = option(options, "kind")?,
                Some("locale") => locale = option(options, "locale")?,
                Some("brief") => brief = json(&Reflect::get(options, &key)?)?,
                other => {
                    let name = other.unwrap_or_default();
                    return Err(named(
                        "PolicyError",
                        &format!("unknown option `{name}`: use kind, brief, locale"),
                    ));
                }
            }
        }
    }
    let request = CheckRequest {
        source: &bytes,
        kind: kind.as_deref(),
        brief: brief.as_deref(),
        locale: locale.as_deref(),
    };
    request.check(units).map_err(|error| to_js(&error))
}

/// Whether a mailing is in order under Appendix 1, as an object; spans count UTF-16 code units.
///
/// # Errors
/// An `Error` named `SourceError`, `BriefError` or `PolicyError`.
#[wasm_bindgen(js_name = checkMailing, skip_typescript)]
pub fn check_mailing(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    JSON::parse(&check(source, options, TextUnits::Utf16)?.to_json())
}

/// The same report as canonical JSON; spans count UTF-8 bytes.
///
/// # Errors
/// As [`check_mailing`].
#[wasm_bindgen(js_name = checkMailingJson, skip_typescript)]
pub fn check_mailing_json(source: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    Ok(check(source, options, TextUnits::Utf8)?.to_json())
}
