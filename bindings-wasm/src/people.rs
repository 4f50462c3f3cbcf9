//! The rights of a table of people: typed arrays in, typed arrays out.

use js_sys::{Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use nu_alumni_policy::{
    Outcome,
    alumni::rights_of_people as ask,
    alumni::{
        CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, PeopleColumns, PeopleFacts,
        RIGHTS,
    },
    decision::{Coded, ReadError, Request, read_json as read},
};
use wasm_bindgen::prelude::*;

use crate::Class;

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

fn column<A: JsCast, T>(
    people: &JsValue,
    name: &str,
    kind: &str,
    copied: fn(&A) -> Vec<T>,
) -> Result<Vec<T>, JsValue> {
    let given = Reflect::get(people, &name.into())?;
    let Some(column) = given.dyn_ref::<A>() else {
        return Err(Class::Question.wrong_type(name, &given, kind));
    };
    let length = Reflect::get(&given, &"length".into())?;
    Class::Question.at_most(name, length.as_f64().unwrap_or_default())?;
    Ok(copied(column))
}

/// What stands in the column of conferrals instead of a day.
#[wasm_bindgen(skip_typescript)]
#[derive(Clone, Copy)]
pub enum Conferral {
    /// Not known.
    Unknown = -2147483648,
    /// Not conferred yet.
    Pending = -2147483647,
    /// Conferred on a day that is not known.
    Conferred = -2147483646,
}

const _: () = assert!(
    Conferral::Unknown as i32 == CONFERRAL_UNKNOWN
        && Conferral::Pending as i32 == CONFERRAL_PENDING
        && Conferral::Conferred as i32 == CONFERRAL_CONFERRED
);

/// The rights of many people on a day: for each right a column with each person's outcome, as its
/// place in `outcomes`.
///
/// # Errors
/// A `QuestionError` that names the column and the row.
#[wasm_bindgen(js_name = rightsOfPeople, skip_typescript)]
pub fn rights_of_people(people: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    let Some(columns) = people
        .dyn_ref::<Object>()
        .filter(|_| !Array::is_array(people))
    else {
        return Err(Class::Question.wrong_type("people", people, "an object of columns"));
    };
    for key in Object::keys(columns) {
        let key = key.as_string().unwrap_or_default();
        if !COLUMNS.contains(&key.as_str()) {
            return Err(wrong(ReadError::UnknownKey {
                path: "people".to_owned(),
                key,
                known: COLUMNS.to_vec(),
            }));
        }
    }
    let codes = |name| column(people, name, "Uint8Array", Uint8Array::to_vec);
    let first_degree = column(people, "first_degree", "Uint32Array", Uint32Array::to_vec)?;
    let conferral = column(people, "conferral", "Int32Array", Int32Array::to_vec)?;
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
            &right.question.name.into(),
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
