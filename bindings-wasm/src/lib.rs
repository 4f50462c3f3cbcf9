//! Converts between JavaScript and the core; the core answers.

mod calendar;
mod mailing;
mod people;
mod questions;

use js_sys::Error;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/to_json.js")]
extern "C" {
    #[wasm_bindgen(js_name = toJson, catch)]
    fn to_json(value: &JsValue) -> Result<JsValue, JsValue>;
}

fn named(name: &str, text: &str) -> JsValue {
    let error = Error::new(text);
    error.set_name(name);
    error.into()
}

/// A value as JSON: an object, or JSON as it is; `None` where it is not given.
fn json(value: &JsValue) -> Result<Option<String>, JsValue> {
    match value.as_string() {
        Some(json) => Ok(Some(json)),
        None if value.is_undefined() || value.is_null() => Ok(None),
        None => Ok(to_json(value)?.as_string()),
    }
}
