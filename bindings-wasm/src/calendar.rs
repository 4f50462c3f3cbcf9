//! Kazakhstan's working days; dates are ISO strings.

use chrono::NaiveDate;
use js_sys::{Date, JSON};
use nu_alumni_policy::{
    Calendar as Core,
    calendar::{Bounds, CalendarChoice, Moment},
    policy::Readings,
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

use crate::{json, named};

fn wrong(error: impl std::fmt::Display) -> JsValue {
    named("CalendarError", &error.to_string())
}

/// The date that a string says, or the date in Astana on which a `Date` falls.
fn date(value: &JsValue) -> Result<NaiveDate, JsValue> {
    let text = match (value.as_string(), value.dyn_ref::<Date>()) {
        (Some(text), _) => text,
        (None, Some(date)) if !date.get_time().is_nan() => date.to_iso_string().into(),
        (None, Some(_)) => return Err(wrong("a Date that is no date")),
        (None, None) => return Err(wrong("a date is a string such as 2026-12-21, or a Date")),
    };
    Ok(text.parse::<Moment>().map_err(wrong)?.date())
}

fn read<T: DeserializeOwned + Default>(value: &JsValue) -> Result<T, JsValue> {
    match json(value)? {
        Some(json) => serde_json::from_str(&json).map_err(wrong),
        None => Ok(T::default()),
    }
}

fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(value).map_err(wrong)?)
}

fn bounds(name: &JsValue) -> Result<Bounds, JsValue> {
    serde_json::from_value(name.as_string().into())
        .map_err(|_| wrong("bounds: use one of both, start, end, neither"))
}

/// Kazakhstan's working days. Methods ending in `Batch` take days since 1970-01-01.
#[wasm_bindgen(skip_typescript)]
pub struct Calendar(Core);

#[wasm_bindgen]
impl Calendar {
    /// The calendar of this choice, under these readings of the register.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(choice: &JsValue, readings: &JsValue) -> Result<Self, JsValue> {
        let choice: CalendarChoice = read(choice)?;
        let readings: Readings = read(readings)?;
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

    /// What the date is, why, and how certain that is.
    #[wasm_bindgen(skip_typescript)]
    pub fn day(&self, day: &JsValue) -> Result<JsValue, JsValue> {
        object(&self.0.day(date(day)?).map_err(wrong)?)
    }

    /// The days from `start` to `end`, both included.
    #[wasm_bindgen(skip_typescript)]
    pub fn days(&self, start: &JsValue, end: &JsValue) -> Result<JsValue, JsValue> {
        let days = self.0.days(date(start)?, date(end)?).map_err(wrong)?;
        object(&days.collect::<Vec<_>>())
    }

    /// The days that the two calendars hold for different things: pairs of here and there.
    #[wasm_bindgen(skip_typescript)]
    pub fn differences(&self, other: &Self) -> Result<JsValue, JsValue> {
        object(&self.0.differences(&other.0))
    }

    /// Whether the date is a working day.
    #[wasm_bindgen(js_name = isWorking, skip_typescript)]
    pub fn is_working(&self, day: &JsValue) -> Result<bool, JsValue> {
        self.0.is_working(date(day)?).map_err(wrong)
    }

    /// The n-th working day strictly before the date.
    #[wasm_bindgen(js_name = nthBefore, skip_typescript)]
    pub fn nth_before(&self, day: &JsValue, n: f64) -> Result<String, JsValue> {
        let found = self.0.nth_before(date(day)?, whole(n)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The n-th working day strictly after the date.
    #[wasm_bindgen(js_name = nthAfter, skip_typescript)]
    pub fn nth_after(&self, day: &JsValue, n: f64) -> Result<String, JsValue> {
        let found = self.0.nth_after(date(day)?, whole(n)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The date if it is a working day, else the next one.
    #[wasm_bindgen(js_name = rollForward, skip_typescript)]
    pub fn roll_forward(&self, day: &JsValue) -> Result<String, JsValue> {
        let found = self.0.roll_forward(date(day)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// The date if it is a working day, else the one before.
    #[wasm_bindgen(js_name = rollBackward, skip_typescript)]
    pub fn roll_backward(&self, day: &JsValue) -> Result<String, JsValue> {
        let found = self.0.roll_backward(date(day)?);
        found.map(|d| d.to_string()).map_err(wrong)
    }

    /// How many working days there are from `start` to `end`.
    #[wasm_bindgen(skip_typescript)]
    pub fn count(&self, start: &JsValue, end: &JsValue, ends: &JsValue) -> Result<u32, JsValue> {
        self.0
            .count(date(start)?, date(end)?, bounds(ends)?)
            .map_err(wrong)
    }

    /// [`Calendar::nth_before`] of each day.
    #[wasm_bindgen(js_name = nthBeforeBatch, skip_typescript)]
    pub fn nth_before_batch(&self, days: &[i64], n: f64) -> Result<Vec<i64>, JsValue> {
        let mut out = vec![0; days.len()];
        let done = self.0.nth_before_batch(days, whole(n)?, &mut out);
        done.map(|()| out).map_err(wrong)
    }

    /// [`Calendar::nth_after`] of each day.
    #[wasm_bindgen(js_name = nthAfterBatch, skip_typescript)]
    pub fn nth_after_batch(&self, days: &[i64], n: f64) -> Result<Vec<i64>, JsValue> {
        let mut out = vec![0; days.len()];
        let done = self.0.nth_after_batch(days, whole(n)?, &mut out);
        done.map(|()| out).map_err(wrong)
    }

    /// [`Calendar::count`] from each start to the end at the same index.
    #[wasm_bindgen(js_name = countBatch, skip_typescript)]
    pub fn count_batch(
        &self,
        starts: &[i64],
        ends: &[i64],
        counted: &JsValue,
    ) -> Result<Vec<i64>, JsValue> {
        let mut out = vec![0; starts.len()];
        let done = self.0.count_batch(starts, ends, bounds(counted)?, &mut out);
        done.map(|()| out).map_err(wrong)
    }
}

/// A count that JavaScript wrote; one that is no whole number is refused.
fn whole(n: f64) -> Result<i64, JsValue> {
    if n.fract() != 0.0 || n.abs() > 9_007_199_254_740_991.0 {
        return Err(wrong(format!("{n} is no count of working days")));
    }
    Ok(n as i64)
}
