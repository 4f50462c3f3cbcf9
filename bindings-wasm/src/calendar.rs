//! Kazakhstan's working days; dates are ISO strings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use js_sys::{BigInt64Array, Date, Object, Reflect};
use nu_alumni_policy::{
    Calendar as Core,
    calendar::{BatchError, Bounds, CalendarChoice, CalendarError, Moment},
    decision::{Coded, ErrorData, ReadError, read_json as read},
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
            let data = ErrorData::new("not-a-date", "it is a Date that is no date");
            return Err(Class::Calendar.of_data(&data.inside(path)));
        }
        Some(date) => date.to_iso_string().into(),
        None => Class::Calendar.text(value, path, "a date such as 2026-12-21, or a Date")?,
    };
    let moment: Result<Moment, _> = text.parse();
    moment
        .map(|moment| moment.date())
        .map_err(|error| Class::Calendar.at(path, &error))
}

/// The readings, under the name of their argument, with which paths begin.
#[derive(Deserialize)]
struct Read {
    readings: Option<Readings>,
}

fn choice_of(given: &JsValue) -> Result<CalendarChoice, JsValue> {
    if given.is_string() || given.is_array() {
        return Err(Class::Calendar.wrong_type("choice", given, "an object"));
    }
    match Class::Calendar.json(given, "choice")? {
        Some(json) => read(&json).map_err(wrong),
        None => Ok(CalendarChoice::default()),
    }
}

fn readings_of(given: &JsValue) -> Result<Readings, JsValue> {
    let named = Object::new();
    Reflect::set(&named, &"readings".into(), given)?;
    let json = Class::Calendar.json(&named, "")?;
    let read: Read = read(&json.unwrap_or_default()).map_err(wrong)?;
    Ok(read.readings.unwrap_or_default())
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
    const EXPECTED: &str = "a whole number of working days";
    match n.as_f64() {
        Some(n) if !n.is_finite() => {
            let message = format!("it is {n}, which is no number of anything");
            let data = ErrorData::new("not-a-number", message);
            Err(Class::Calendar.of_data(&data.inside("n")))
        }
        Some(n) if n.fract() == 0.0 && n.abs() < i64::MAX as f64 => Ok(n as i64),
        Some(n) => Err(Class::Calendar.of(&ReadError::WrongType {
            path: "n".to_owned(),
            found: format!("the number {n}"),
            expected: EXPECTED.to_owned(),
        })),
        None => Err(Class::Calendar.wrong_type("n", n, EXPECTED)),
    }
}

/// A column of days.
fn column(days: &JsValue, path: &str) -> Result<Vec<i64>, JsValue> {
    Class::Calendar.column(days, path, "a BigInt64Array", BigInt64Array::to_vec)
}

/// The error of a call with these dates.
fn of_call<'d>(dates: &'d [(&'d str, NaiveDate)]) -> impl FnOnce(CalendarError) -> JsValue + 'd {
    |error| Class::Calendar.of_data(&error.of_call(dates))
}

/// The error of a batch over these columns.
fn of_columns<'c>(columns: &'c [(&'c str, &'c [i64])]) -> impl FnOnce(BatchError) -> JsValue + 'c {
    |error| Class::Calendar.of_data(&error.of_columns(columns))
}

/// Kazakhstan's working days. Methods ending in `Batch` take days since 1970-01-01.
#[wasm_bindgen(skip_typescript)]
pub struct Calendar(Core);

#[wasm_bindgen]
impl Calendar {
    /// The calendar of this choice, under these readings of the register.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(choice: &JsValue, readings: &JsValue) -> Result<Self, JsValue> {
        let (choice, readings) = (choice_of(choice)?, readings_of(readings)?);
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
        let date = date(day, "date")?;
        shown(&self.0.day(date).map_err(of_call(&[("date", date)]))?)
    }

    /// The days from `start` to `end`, both included.
    #[wasm_bindgen(skip_typescript)]
    pub fn days(&self, start: &JsValue, end: &JsValue) -> Result<JsValue, JsValue> {
        let (start, end) = (date(start, "start")?, date(end, "end")?);
        let days = self.0.days(start, end);
        let days = days.map_err(of_call(&[("start", start), ("end", end)]))?;
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
        let date = date(day, "date")?;
        let works = self.0.is_working(date);
        works.map_err(of_call(&[("date", date)]))
    }

    /// The n-th working day strictly before the date.
    #[wasm_bindgen(js_name = nthBefore, skip_typescript)]
    pub fn nth_before(&self, day: &JsValue, n: &JsValue) -> Result<String, JsValue> {
        let date = date(day, "date")?;
        let found = self.0.nth_before(date, whole(n)?);
        found
            .map(|d| d.to_string())
            .map_err(of_call(&[("date", date)]))
    }

    /// The n-th working day strictly after the date.
    #[wasm_bindgen(js_name = nthAfter, skip_typescript)]
    pub fn nth_after(&self, day: &JsValue, n: &JsValue) -> Result<String, JsValue> {
        let date = date(day, "date")?;
        let found = self.0.nth_after(date, whole(n)?);
        found
            .map(|d| d.to_string())
            .map_err(of_call(&[("date", date)]))
    }

    /// The date if it is a working day, else the next one.
    #[wasm_bindgen(js_name = rollForward, skip_typescript)]
    pub fn roll_forward(&self, day: &JsValue) -> Result<String, JsValue> {
        let date = date(day, "date")?;
        let found = self.0.roll_forward(date);
        found
            .map(|d| d.to_string())
            .map_err(of_call(&[("date", date)]))
    }

    /// The date if it is a working day, else the one before.
    #[wasm_bindgen(js_name = rollBackward, skip_typescript)]
    pub fn roll_backward(&self, day: &JsValue) -> Result<String, JsValue> {
        let date = date(day, "date")?;
        let found = self.0.roll_backward(date);
        found
            .map(|d| d.to_string())
            .map_err(of_call(&[("date", date)]))
    }

    /// How many working days there are from `start` to `end`.
    #[wasm_bindgen(skip_typescript)]
    pub fn count(&self, start: &JsValue, end: &JsValue, ends: &JsValue) -> Result<u32, JsValue> {
        let (start, end) = (date(start, "start")?, date(end, "end")?);
        let count = self.0.count(start, end, bounds(ends)?);
        count.map_err(of_call(&[("start", start), ("end", end)]))
    }

    /// [`Calendar::nth_before`] of each day.
    #[wasm_bindgen(js_name = nthBeforeBatch, skip_typescript)]
    pub fn nth_before_batch(&self, days: &JsValue, n: &JsValue) -> Result<Vec<i64>, JsValue> {
        let days = column(days, "days")?;
        let mut out = vec![0; days.len()];
        let done = self.0.nth_before_batch(&days, whole(n)?, &mut out);
        done.map(|()| out).map_err(of_columns(&[("days", &days)]))
    }

    /// [`Calendar::nth_after`] of each day.
    #[wasm_bindgen(js_name = nthAfterBatch, skip_typescript)]
    pub fn nth_after_batch(&self, days: &JsValue, n: &JsValue) -> Result<Vec<i64>, JsValue> {
        let days = column(days, "days")?;
        let mut out = vec![0; days.len()];
        let done = self.0.nth_after_batch(&days, whole(n)?, &mut out);
        done.map(|()| out).map_err(of_columns(&[("days", &days)]))
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
        done.map(|()| out)
            .map_err(of_columns(&[("starts", &starts), ("ends", &ends)]))
    }
}
