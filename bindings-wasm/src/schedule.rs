//! When a mailing may go out.

use nu_alumni_policy::{
    ScheduleFacts,
    decision::{QuestionError, Request, read_json},
    sending,
};
use wasm_bindgen::prelude::*;

use crate::{Class, object};

/// When a mailing may go out (A4); of a page's questions the one that each asks.
///
/// # Errors
/// A `QuestionError`.
#[wasm_bindgen(js_name = sendingSchedule, skip_typescript)]
pub fn sending_schedule(request: &JsValue) -> Result<JsValue, JsValue> {
    let json = Class::Question.json(request, "")?;
    let json = json.as_deref().unwrap_or("null");
    let asked = || -> Result<String, QuestionError> {
        let request: Request<ScheduleFacts> = read_json(json)?;
        let as_of = request.as_of.map(|moment| moment.date());
        let schedule = sending::sending_schedule(&request.facts, as_of, &request.terms)?;
        Ok(serde_json::to_string(&schedule).expect("a schedule has string keys"))
    };
    object(&asked().map_err(|error| Class::Question.of_json(json, &error))?)
}
