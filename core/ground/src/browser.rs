//! As the browser has it.

use js_sys::JsString;

pub(crate) fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
