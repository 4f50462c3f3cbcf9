//! The rights of a table of people: typed arrays in, typed arrays out.

use js_sys::{Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use nu_alumni_policy::{
    Outcome,
    alumni::rights_of_people as ask,
    alumni::{PeopleColumns, PeopleFacts, RIGHTS},
    decision::{Coded, Request, read_json as read},
};
use wasm_bindgen::prelude::*;

use crate::{Class, members};

fn wrong(error: impl Coded) -> JsValue {
    Class::Question.of(&error)
}

const COLUMNS: [&str; 7] = [
    "first_degree",
    "degrees_given",
    "alumni_card",
    "identification_card",
    "kind",
    "institution",
    "conferral",
];

/// The rights of many people on a day: for each right a column with each person's outcome, as its
/// place in `outcomes`.
///
/// # Errors
/// A `QuestionError` that names the column and the row.
#[wasm_bindgen(js_name = rightsOfPeople, skip_typescript)]
pub fn rights_of_people(people: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    let known = COLUMNS.iter().map(|name| JsValue::from_str(name)).collect();
    let columns = members(people, known, Class::Question.name(), "people")?;
    let given = |name: &str| {
        let place = COLUMNS.iter().position(|known| *known == name);
        columns.get(place.unwrap_or_default() as u32)
    };
    let codes = |name| Class::Question.column(&given(name), name, "Uint8Array", Uint8Array::to_vec);
    let first_degree = Class::Question.column(
        &given("first_degree"),
        "first_degree",
        "Uint32Array",
        Uint32Array::to_vec,
    )?;
    let conferral = Class::Question.column(
        &given("conferral"),
        "conferral",
        "Int32Array",
        Int32Array::to_vec,
    )?;
    let [
        degrees_given,
        alumni_card,
        identification_card,
        kind,
        institution,
    ] = [
        codes("degrees_given")?,
        codes("alumni_card")?,
        codes("identification_card")?,
        codes("kind")?,
        codes("institution")?,
    ];
    let people = PeopleColumns {
        first_degree: &first_degree,
        degrees_given: &degrees_given,
        alumni_card: &alumni_card,
        identification_card: &identification_card,
        kind: &kind,
        institution: &institution,
        conferral: &conferral,
    };
    let request = Class::Question.json(request, "")?;
    let request = request.as_deref().unwrap_or("null");
    let request: Request<PeopleFacts> =
        read(request).map_err(|error| Class::Question.of_json(request, &error))?;
    let as_of = request.day().map_err(wrong)?;
    let found = ask(&people, &request.facts, as_of, &request.terms).map_err(wrong)?;
    let rights = Object::new();
    for (right, codes) in RIGHTS.iter().zip(&found) {
        Reflect::set(
            &rights,
            &right.question.name.name().into(),
            &Uint8Array::from(codes.as_slice()),
        )?;
    }
    let answer = Object::new();
    let outcomes: Array = Outcome::ALL
        .iter()
        .map(|outcome| JsValue::from_str(outcome.name()))
        .collect();
    Reflect::set(&answer, &"outcomes".into(), &outcomes)?;
    Reflect::set(&answer, &"rights".into(), &rights)?;
    Ok(answer.into())
}
