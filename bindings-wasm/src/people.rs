//! The rights of a table of people: typed arrays in, typed arrays out.

use chrono::NaiveDate;
use js_sys::{Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use nu_alumni_policy::{
    Outcome, Terms,
    alumni::rights_of_people as ask,
    alumni::{
        CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, PeopleColumns, RIGHTS,
        University,
    },
};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::{json, named};

fn wrong(error: impl std::fmt::Display) -> JsValue {
    named("PeopleError", &error.to_string())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    as_of: NaiveDate,
    #[serde(default)]
    university: University,
    #[serde(default)]
    terms: Terms,
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
    let column = Reflect::get(people, &name.into())?;
    let column = column.dyn_ref::<A>();
    column
        .map(copied)
        .ok_or_else(|| wrong(format!("{name}: the column is no {kind}")))
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
/// An `Error` named `PeopleError` that names the column and the row.
#[wasm_bindgen(js_name = rightsOfPeople, skip_typescript)]
pub fn rights_of_people(people: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    let Some(columns) = people.dyn_ref::<Object>() else {
        return Err(wrong("the people are no object of columns"));
    };
    for key in Object::keys(columns) {
        let key = key.as_string().unwrap_or_default();
        if !COLUMNS.contains(&key.as_str()) {
            let columns = COLUMNS.join(", ");
            return Err(wrong(format!("unknown column `{key}`: use {columns}")));
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
    let request = json(request)?.unwrap_or_default();
    let request: Request = serde_json::from_str(&request)
        .map_err(|error| wrong(format!("the request cannot be read: {error}")))?;
    let found = ask(&people, &request.university, request.as_of, &request.terms).map_err(wrong)?;
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
