//! Kazakhstan's working days; dates are ISO strings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use js_sys::{BigInt64Array, Date, Object, Reflect};
use nu_alumni_policy::{
    Calendar as Core,
    calendar::{Bounds, CalendarChoice, Moment},
    decision::{Coded, ErrorData, read_json as read},
    policy::Readings,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::{Class, object};

fn wrong(error: impl Coded) -> JsValue {
    Class::Calendar.of(&error)
}

/// The date that a string says, or the date in Astana on which a `Date` falls.
fn date(value: &JsValue, path: &str) -> Result<NaiveDate, JsValue> {
    let text = match value.dyn_ref::<Date>() {
        Some(date) if date.get_time().is_nan() => {
            return Err(Class::Calendar.of_data(&ErrorData {
                code: "not-a-date".to_owned(),
                path: Some(path.to_owned()),
                message: format!("{path}: it is a Date that is no date"),
                details: Default::default(),
            }));
        }
        Some(date) => date.to_iso_string().into(),
        None => Class::Calendar.text(value, path, "a date such as 2026-12-21, or a Date")?,
    };
    let moment: Result<Moment, _> = text.parse();
    moment
        .map(|moment| moment.date())
        .map_err(|error| Class::Calendar.at(path, &error))
}

/// What a calendar is made of, under the names of its arguments, with which paths begin.
#[derive(Deserialize)]
struct Chosen {
    choice: Option<CalendarChoice>,
    readings: Option<Readings>,
}

impl Chosen {
    fn read(choice: &JsValue, readings: &JsValue) -> Result<Self, JsValue> {
        let given = Object::new();
        Reflect::set(&given, &"choice".into(), choice)?;
        Reflect::set(&given, &"readings".into(), readings)?;
        let json = Class::Calendar.json(&given, "")?;
        read(&json.unwrap_or_default()).map_err(wrong)
    }
}

fn shown(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    object(&serde_json::to_string(answer).expect("a day has string keys"))
}

fn bounds(given: &JsValue) -> Result<Bounds, JsValue> {
    let name = Class::Calendar.text(given, "bounds", "both, start, end or neither")?;
    let name = serde_json::Value::from(name).to_string();
    read(&name).map_err(|error| Class::Calendar.at("bounds", &error))
}

/// A count of working days.
fn whole(n: &JsValue) -> Result<i64, JsValue> {
    match n.as_f64() {
        Some(n) if n.fract() == 0.0 && n.abs() <= 9_007_199_254_740_991.0 => Ok(n as i64),
        Some(_) => Err(Class::Calendar.of_data(&ErrorData {
            code: "not-a-number".to_owned(),
            path: Some("n".to_owned()),
            message: "n: it is no whole number of working days".to_owned(),
            details: Default::default(),
        })),
        None => Err(Class::Calendar.wrong_type("n", n, "a number of working days")),
    }
}

/// A column of days.
fn column(days: &JsValue, path: &str) -> Result<Vec<i64>, JsValue> {
    let Some(column) = days.dyn_ref::<BigInt64Array>() else {
        return Err(Class::Calendar.wrong_type(path, days, "a BigInt64Array"));
    };
    let length = Reflect::get(days, &"length".into())?;
    Class::Calendar.at_most(path, length.as_f64().unwrap_or_default())?;
    Ok(column.to_vec())
}

/// Kazakhstan's working days. Methods ending in `Batch` take days since 1970-01-01.
#[wasm_bindgen(skip_typescript)]
pub struct Calendar(Core);

#[wasm_bindgen]
impl Calendar {
    /// The calendar of this choice, under these readings of the register.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(choice: &JsValue, readings: &JsValue) -> Result<Self, JsValue> {
        let chosen = Chosen::read(choice, readings)?;
        let choice = chosen.choice.unwrap_or_default();
        let readings = chosen.readings.unwrap_or_default();
        Core::read_as(&choice, &readings).map(Self).map_err(wrong)
    }

    /// The first day that is known.
    #[wasm_bindgen(getter, js_name = firstDay, skip_typescript)]
    pub fn first_day(&self) -> String {
        self.0.first_day().to_string()
    }

    /// The last day that is known.
    #[wasm_bindgen(getter, js_name = lastDay, skip_typescript)]
    pub fn last_day(&self) -> String {
        self.0.last_day().to_string()
    }

    /// The readings of I30 that it takes in place of the register's own, by entry.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn readings(&self) -> Result<JsValue, JsValue> {
        let taken = self.0.readings();
        let taken = taken.iter().map(|reading| (reading.id(), reading.value()));
        shown(&taken.collect::<BTreeMap<_, _>>())
    }

    /// What the date is, why, and how certain that is.
    #[wasm_bindgen(skip_typescript)]
    pub fn day(&self, day: &JsValue) -> Result<JsValue, JsValue> {
        shown(&self.0.day(date(day, "date")?).map_err(wrong)?)
    }

    /// The days from `start` to `end`, both included.
    #[wasm_bindgen(skip_typescript)]
    pub fn days(&self, start: &JsValue, end: &JsValue) -> Result<JsValue, JsValue> {
        let days = self
            .0
            .days(date(start, "start")?, date(end, "end")?)
            .map_err(wrong)?;
        shown(&days.collect::<Vec<_>>())
    }

    /// The days that the two calendars hold for different things: pairs of here and there.
    #[wasm_bindgen(skip_typescript)]
    pub fn differences(&self, other: &Self) -> Result<JsValue, JsValue> {
        shown(&self.0.differences(&other.0))
    }

    /// Whether the date is a working day.
    #[wasm_bindgen(js_name = isWorking, skip_typescript)]
    pub fn is_working(&self, day: &JsValue) -> Result<bool, JsValue> {
        self.0.is_working(date(day, "date")?).map_err(wrong)
    }

    /// The n-th working day strictly before the date.
    #[wasm_bindgen(js_name = nthBefore, skip_typescript)]
    pub fn nth_before(&self, day: &JsValue, n: &JsValue) -> Result<String, JsValue> {
        let found = self.0.nth_before(date(day, "date")?, whole(n)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The n-th working day strictly after the date.
    #[wasm_bindgen(js_name = nthAfter, skip_typescript)]
    pub fn nth_after(&self, day: &JsValue, n: &JsValue) -> Result<String, JsValue> {
        let found = self.0.nth_after(date(day, "date")?, whole(n)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The date if it is a working day, else the next one.
    #[wasm_bindgen(js_name = rollForward, skip_typescript)]
    pub fn roll_forward(&self, day: &JsValue) -> Result<String, JsValue> {
        let found = self.0.roll_forward(date(day, "date")?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The date if it is a working day, else the one before.
    #[wasm_bindgen(js_name = rollBackward, skip_typescript)]
    pub fn roll_backward(&self, day: &JsValue) -> Result<String, JsValue> {
        let found = self.0.roll_backward(date(day, "date")?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// How many working days there are from `start` to `end`.
    #[wasm_bindgen(skip_typescript)]
    pub fn count(&self, start: &JsValue, end: &JsValue, ends: &JsValue) -> Result<u32, JsValue> {
        self.0
            .count(date(start, "start")?, date(end, "end")?, bounds(ends)?)
            .map_err(wrong)
    }

    /// [`Calendar::nth_before`] of each day.
    #[wasm_bindgen(js_name = nthBeforeBatch, skip_typescript)]
    pub fn nth_before_batch(&self, days: &JsValue, n: &JsValue) -> Result<Vec<i64>, JsValue> {
        let days = column(days, "days")?;
        let mut out = vec![0; days.len()];
        let done = self.0.nth_before_batch(&days, whole(n)?, &mut out);
        done.map(|()| out).map_err(wrong)
    }

    /// [`Calendar::nth_after`] of each day.
    #[wasm_bindgen(js_name = nthAfterBatch, skip_typescript)]
    pub fn nth_after_batch(&self, days: &JsValue, n: &JsValue) -> Result<Vec<i64>, JsValue> {
        let days = column(days, "days")?;
        let mut out = vec![0; days.len()];
        let done = self.0.nth_after_batch(&days, whole(n)?, &mut out);
        done.map(|()| out).map_err(wrong)
    }

    /// [`Calendar::count`] from each start to the end at the same index.
    #[wasm_bindgen(js_name = countBatch, skip_typescript)]
    pub fn count_batch(
        &self,
        starts: &JsValue,
        ends: &JsValue,
        counted: &JsValue,
    ) -> Result<Vec<i64>, JsValue> {
        let (starts, ends) = (column(starts, "starts")?, column(ends, "ends")?);
        let mut out = vec![0; starts.len()];
        let counted = bounds(counted)?;
        let done = self.0.count_batch(&starts, &ends, counted, &mut out);
        done.map(|()| out).map_err(wrong)
    }
}
