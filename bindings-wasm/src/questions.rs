//! Questions, by their names; requests and answers are objects, dates in them ISO strings.

use nu_alumni_policy::{self as core, decision::Coded};
use wasm_bindgen::prelude::*;

use crate::{Class, object};

fn name(question: &JsValue) -> Result<String, JsValue> {
    Class::Question.text(question, "question", "a question's name")
}

/// The request as JSON; nothing is no request.
fn read(request: &JsValue) -> Result<String, JsValue> {
    let json = Class::Question.json(request, "")?;
    Ok(json.unwrap_or_else(|| "null".to_owned()))
}

fn asked(question: &str, request: &JsValue) -> Result<core::Answer, JsValue> {
    let request = read(request)?;
    core::answer(question, &request).map_err(|error| Class::Question.of_json(&request, &error))
}

/// The answer to the question of this name.
///
/// # Errors
/// A `QuestionError`.
#[wasm_bindgen(skip_typescript)]
pub fn answer(question: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    object(&answer_json(question, request)?)
}

/// The same answer as canonical JSON.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = answerJson, skip_typescript)]
pub fn answer_json(question: &JsValue, request: &JsValue) -> Result<String, JsValue> {
    Ok(asked(&name(question)?, request)?.to_json())
}

/// The decision of a question that has one.
///
/// # Errors
/// As [`answer`], and where the question is answered by something else than one decision.
#[wasm_bindgen(skip_typescript)]
pub fn decide(question: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    let question = name(question)?;
    let request = read(request)?;
    let decision = core::decide(&question, &request)
        .map_err(|error| Class::Question.of_json(&request, &error))?;
    object(&core::Answer::from(decision).to_json())
}

/// The decisions about every right of section 4.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn rights(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("rights", request)?.to_json())
}

/// When each right begins and ends.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = rightsOverTime, skip_typescript)]
pub fn rights_over_time(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("rights-over-time", request)?.to_json())
}

/// The responsibilities of section 5.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn responsibilities(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("responsibilities", request)?.to_json())
}

/// The windows that a change of the calendar moved.
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(js_name = movedWindows, skip_typescript)]
pub fn moved_windows(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("moved-windows", request)?.to_json())
}

/// How a moderation stands (A3).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn moderation(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("moderation", request)?.to_json())
}

/// What is due and what is late in many moderations (A3, A4.2).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn queue(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("queue", request)?.to_json())
}

/// Which planned communications come at the same time (7.3).
///
/// # Errors
/// As [`answer`].
#[wasm_bindgen(skip_typescript)]
pub fn collisions(request: &JsValue) -> Result<JsValue, JsValue> {
    object(&asked("collisions", request)?.to_json())
}

/// The Policy as one document; what people read is in `locale`.
///
/// # Errors
/// A `QuestionError` where there is no such language.
#[wasm_bindgen(skip_typescript)]
pub fn policy(locale: &JsValue) -> Result<JsValue, JsValue> {
    object(&core::policy(language(locale)?).to_json())
}

/// The interpretation register as a paper for the University to decide on, in Markdown.
///
/// # Errors
/// A `QuestionError` where there is no such language.
#[wasm_bindgen(js_name = registerPaper, skip_typescript)]
pub fn register_paper(locale: &JsValue, readings: &JsValue) -> Result<String, JsValue> {
    let locale = language(locale)?;
    let readings = match Class::Question.json(readings, "readings")? {
        None => core::policy::Readings::default(),
        Some(json) => core::decision::read_json(&json)
            .map_err(|error| Class::Question.of(&error.data().inside("readings")))?,
    };
    Ok(core::register_paper(&readings, locale))
}

/// The language of what people read; English where none is named.
fn language(locale: &JsValue) -> Result<core::Locale, JsValue> {
    if locale.is_undefined() {
        return Ok(core::Locale::default());
    }
    let name = Class::Question.text(locale, "locale", "a language")?;
    name.parse().map_err(|e| Class::Question.at("locale", &e))
}

/// What answers for a clause, by name.
///
/// # Errors
/// A `QuestionError` where there is no such clause.
#[wasm_bindgen(js_name = answeredBy, skip_typescript)]
pub fn answered_by(clause: &JsValue) -> Result<Vec<JsValue>, JsValue> {
    let clause = Class::Question.text(clause, "clause", "a clause's id")?;
    let clause = clause
        .parse()
        .map_err(|e| Class::Question.at("clause", &e))?;
    Ok(core::answered_by(clause)
        .into_iter()
        .map(|name| JsValue::from_str(name.name()))
        .collect())
}
