//! Converts between JavaScript and the core; the core answers.

#[cfg(feature = "whole")]
mod calendar;
mod conferral;
mod mailing;
#[cfg(feature = "whole")]
mod people;
#[cfg(feature = "whole")]
mod questions;
mod schedule;

use std::collections::BTreeMap;

use js_sys::{Array, JSON};
#[cfg(feature = "whole")]
use nu_alumni_policy::decision::GivenError;
use nu_alumni_policy::{
    Locale,
    decision::{Coded, ErrorData, MAX_REQUEST_BYTES, ReadError, read_json},
};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./errors.js")]
extern "C" {
    #[wasm_bindgen(reexport)]
    type PolicyError;
    #[wasm_bindgen(reexport)]
    type SourceError;
    #[wasm_bindgen(reexport)]
    type BriefError;
    #[wasm_bindgen(reexport, js_name = QuestionError)]
    type AskedError;
    #[wasm_bindgen(reexport)]
    type CalendarError;

    fn thrown(class: &str, json: &str) -> JsValue;
}

#[wasm_bindgen(raw_module = "./to_json.js")]
extern "C" {
    #[wasm_bindgen(js_name = toJson, catch)]
    fn to_json(
        value: &JsValue,
        class: &str,
        root: &str,
        limit: f64,
    ) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch)]
    fn members(given: &JsValue, known: Array, class: &str, root: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_name = elementsOf)]
    fn elements_of(array: &JsValue) -> Option<f64>;

    #[wasm_bindgen(js_name = wholeText, catch)]
    fn whole_text(text: &JsValue, class: &str, root: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_name = utf8Length)]
    fn utf8_length(text: &JsValue) -> f64;

    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> String;
}

/// What is wrong with this JSON; the column of what is no JSON counts code units.
fn json_data(json: &str, error: &impl Coded) -> ErrorData {
    let mut data = error.data();
    let number = |name: &str| data.details.get(name).and_then(Value::as_u64);
    if let (Some(line), Some(column)) = (number("line"), number("column")) {
        let line = json.split('\n').nth(line.saturating_sub(1) as usize);
        let before = line.unwrap_or_default().char_indices();
        let before = before.take_while(|(at, _)| (*at as u64) < column);
        let column: usize = before.map(|(_, c)| c.len_utf16()).sum();
        data.details.insert("column".to_owned(), column.into());
    }
    data
}

/// The class of an error in JavaScript.
#[derive(Debug, Clone, Copy)]
enum Class {
    Source,
    Brief,
    Question,
    #[cfg(feature = "whole")]
    Calendar,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Self::Source => "SourceError",
            Self::Brief => "BriefError",
            Self::Question => "QuestionError",
            #[cfg(feature = "whole")]
            Self::Calendar => "CalendarError",
        }
    }

    /// This error, to be thrown.
    fn of(self, error: &impl Coded) -> JsValue {
        self.of_data(&error.data())
    }

    /// An error of the argument `path`, unless it knows a field of its own.
    #[cfg(feature = "whole")]
    fn at(self, path: &str, error: &impl Coded) -> JsValue {
        let data = error.data();
        match data.path {
            Some(_) => self.of_data(&data),
            None => self.of_data(&data.inside(path)),
        }
    }

    /// An error of this JSON.
    fn of_json(self, json: &str, error: &impl Coded) -> JsValue {
        self.of_data(&json_data(json, error))
    }

    fn of_data(self, data: &ErrorData) -> JsValue {
        let json = serde_json::to_string(data).expect("an error's data has string keys");
        thrown(self.name(), &json)
    }

    /// A value that is not of the type that `path` takes.
    fn wrong_type(self, path: &str, given: &JsValue, expected: &str) -> JsValue {
        self.of(&ReadError::WrongType {
            path: path.to_owned(),
            found: kind_of(given),
            expected: expected.to_owned(),
        })
    }

    /// A column, copied; not more of it than fits the memory of wasm with all that is made of it.
    #[cfg(feature = "whole")]
    fn column<A: JsCast, T>(
        self,
        given: &JsValue,
        path: &str,
        kind: &str,
        copied: fn(&A) -> Vec<T>,
    ) -> Result<Vec<T>, JsValue> {
        const MOST: usize = 1 << 26;
        let Some(column) = given.dyn_ref::<A>() else {
            return Err(self.wrong_type(path, given, kind));
        };
        let count = self.elements(given, path)?;
        if count > MOST as f64 {
            return Err(self.of(&GivenError::TooMany {
                path: path.to_owned(),
                count: count as usize,
                most: MOST,
            }));
        }
        Ok(copied(column))
    }

    /// How many elements a typed array has.
    fn elements(self, array: &JsValue, path: &str) -> Result<f64, JsValue> {
        elements_of(array).ok_or_else(|| {
            let message = "it is detached: its memory was handed to somebody else; give a copy";
            self.of_data(&ErrorData::new("detached", message).inside(path))
        })
    }

    /// A value as JSON: an object, or JSON as it is; `None` where it is not given.
    fn json(self, value: &JsValue, root: &str) -> Result<Option<String>, JsValue> {
        to_json(value, self.name(), root, MAX_REQUEST_BYTES as f64)
    }

    /// A string; one that holds half of a character is refused.
    fn text(self, value: &JsValue, path: &str, expected: &str) -> Result<String, JsValue> {
        match value.is_string() {
            true => whole_text(value, self.name(), path),
            false => Err(self.wrong_type(path, value, expected)),
        }
    }
}

/// Canonical JSON as an object.
fn object(json: &str) -> Result<JsValue, JsValue> {
    JSON::parse(json)
}

/// What is said of an error in each language, as JSON by language; the error's data is JSON too.
///
/// # Errors
/// A `QuestionError` where that is no data of an error.
#[wasm_bindgen(js_name = errorTexts, skip_typescript)]
pub fn error_texts(error: &str) -> Result<String, JsValue> {
    let data: ErrorData = read_json(error).map_err(|wrong| Class::Question.of(&wrong))?;
    let texts = Locale::ALL.map(|locale| (locale.to_string(), data.text(locale)));
    let texts: BTreeMap<_, _> = texts.into();
    Ok(serde_json::to_string(&texts).expect("texts have string keys"))
}
