//! Questions, by their names; requests and answers are objects, dates in them ISO strings.

use js_sys::JSON;
use nu_alumni_policy::{Answer, decide as ask};
use wasm_bindgen::prelude::*;

use crate::{json, named};

fn wrong(text: &str) -> JsValue {
    named("QuestionError", text)
}

fn asked(question: &JsValue, request: &JsValue) -> Result<Answer, JsValue> {
    let Some(question) = question.as_string() else {
        return Err(wrong("the question's name is no string"));
    };
    let request = json(request)?.unwrap_or_default();
    ask(&question, &request).map_err(|error| wrong(&error.to_string()))
}

/// The answer to the question of this name.
///
/// # Errors
/// An `Error` named `QuestionError`; a `TypeError` where the request cannot be written as JSON.
#[wasm_bindgen(skip_typescript)]
pub fn answer(question: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    JSON::parse(&asked(question, request)?.to_json())
}

/// The same answer as canonical JSON.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = answerJson, skip_typescript)]
pub fn answer_json(question: &JsValue, request: &JsValue) -> Result<String, JsValue> {
    Ok(asked(question, request)?.to_json())
}

/// The decision of a question that has one.
///
/// # Errors
/// As [`answer`], and where the question is answered by something else than one decision.
#[wasm_bindgen(skip_typescript)]
pub fn decide(question: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    let answer = asked(question, request)?;
    match answer.decisions() {
        [_] => Ok(JSON::parse(&answer.to_json())?
            .unchecked_into::<js_sys::Array>()
            .get(0)),
        _ => Err(wrong(&format!(
            "`{}` is not answered by one decision: use `answer`",
            question.as_string().unwrap_or_default()
        ))),
    }
}

/// The decisions about every right of section 4.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn rights(request: &JsValue) -> Result<JsValue, JsValue> {
    answer(&"rights".into(), request)
}

/// When a mailing may go out (A4).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = sendingSchedule, skip_typescript)]
pub fn sending_schedule(request: &JsValue) -> Result<JsValue, JsValue> {
    answer(&"sending-schedule".into(), request)
}

/// The windows that a change of the calendar moved.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = movedWindows, skip_typescript)]
pub fn moved_windows(request: &JsValue) -> Result<JsValue, JsValue> {
    answer(&"moved-windows".into(), request)
}

/// How a moderation stands (A3).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn moderation(request: &JsValue) -> Result<JsValue, JsValue> {
    answer(&"moderation".into(), request)
}

/// Which planned communications come at the same time (7.3).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn collisions(request: &JsValue) -> Result<JsValue, JsValue> {
    answer(&"collisions".into(), request)
}
