//! Python's values as JSON, for the core to read, and the core's answers as Python's objects.

use std::cell::Cell;

use chrono::NaiveDate;
use nu_alumni_policy::{
    Locale,
    calendar::{CalendarError as Wrong, Moment},
    decision::{self, Coded, ErrorData, MAX_REQUEST_BYTES, ReadError},
    policy::UnknownName,
};
use numpy::{Element, PyReadonlyArray1};
use pyo3::{
    exceptions::PyValueError,
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{
        PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::errors::{Kind, Refused};

/// Values that stand deeper in one another are refused; a request is some ten deep.
const MOST_DEEP: usize = 64;

/// The value as JSON, dates and times in ISO's form; a string is JSON as it is.
pub(crate) fn to_json(value: &Bound<'_, PyAny>, kind: Kind) -> PyResult<String> {
    let made = match value.cast::<PyString>() {
        Ok(text) => text_of(text).map(str::to_owned),
        Err(_) => {
            let mut writer = Writer {
                blanks: !matches!(kind, Kind::Calendar),
                ..Writer::default()
            };
            match writer.write(value) {
                // A date or a time: what is a text to the core, and was none to who gave it.
                Ok(()) if writer.json.starts_with('"') => {
                    Err(wrong_type(value, "an object").into())
                }
                written => written.map(|()| writer.json),
            }
        }
    };
    made.map_err(|refused| kind.refuse(value.py(), refused))
}

/// That no more than is read was given.
fn fits(size: usize) -> Result<(), Refused> {
    let (size, limit) = (size as u64, MAX_REQUEST_BYTES as u64);
    if size <= limit {
        return Ok(());
    }
    Err(ReadError::TooLarge { size, limit }.data().into())
}

/// A text's UTF-8.
pub(crate) fn text_of<'t>(text: &'t Bound<'_, PyString>) -> Result<&'t str, Refused> {
    fits(text.len().unwrap_or(usize::MAX))?;
    text.to_str().map_err(|error| {
        let at = error.value(text.py()).getattr("start");
        let at = at.and_then(|at| at.extract::<u64>()).unwrap_or_default();
        let message = format!("half of a character stands at offset {at}");
        ErrorData::new("lone-surrogate", message)
            .with("offset", at)
            .into()
    })
}

/// The text that an argument has to be.
pub(crate) fn text_argument<'t>(
    value: &'t Bound<'_, PyAny>,
    kind: Kind,
    path: &str,
    expected: &str,
) -> PyResult<&'t str> {
    let text = value.cast::<PyString>();
    let text = text.map_err(|_| wrong_type(value, expected).into());
    let text = text.and_then(text_of);
    text.map_err(|refused: Refused| kind.refuse(value.py(), refused.inside(path)))
}

/// The language of what people read; English where none is named.
pub(crate) fn language(
    py: Python<'_>,
    locale: Option<&Bound<'_, PyAny>>,
    kind: Kind,
) -> PyResult<Locale> {
    let Some(locale) = locale else {
        return Ok(Locale::default());
    };
    let name = text_argument(locale, kind, "locale", "a language")?;
    name.parse()
        .map_err(|unknown: UnknownName| kind.refuse(py, unknown.data().inside("locale")))
}

/// Writes JSON of Python's values.
#[derive(Default)]
struct Writer<'py> {
    json: String,
    /// Whether a table's blank stands for a fact that is not known: there are none among the terms, nor
    /// in the choice of a calendar.
    blanks: bool,
    /// The values that stand around the one that is written.
    open: Vec<Bound<'py, PyAny>>,
}

impl<'py> Writer<'py> {
    fn write(&mut self, value: &Bound<'py, PyAny>) -> Result<(), Refused> {
        fits(self.json.len())?;
        let not_read = |error| Refused::from(wrong_type(value, DATA)).because(error);
        if value.is_none() {
            self.json.push_str("null");
        } else if let Ok(text) = value.cast::<PyString>() {
            self.quote(text_of(text)?);
        } else if let Ok(flag) = value.cast::<PyBool>() {
            self.json
                .push_str(if flag.is_true() { "true" } else { "false" });
        } else if let Ok(number) = value.cast::<PyInt>() {
            self.whole(number)?;
        } else if let Ok(number) = value.cast::<PyFloat>() {
            match number.value() {
                number if self.blanks && number.is_nan() => self.json.push_str("null"),
                number => self.number(number)?,
            }
        } else if let Ok(dict) = value.cast::<PyDict>() {
            self.inside(value, |writer| writer.members(dict.items()))?;
        } else if let Ok(list) = value.cast::<PyList>() {
            self.inside(value, |writer| writer.elements(list.iter()))?;
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            self.inside(value, |writer| writer.elements(tuple.iter()))?;
        } else if value.cast::<PyBytes>().is_ok() {
            return Err(wrong_type(value, DATA).into());
        } else if self.blanks && is_blank(value).map_err(not_read)? {
            self.json.push_str("null");
        } else if let Some(json) = json_of(value).map_err(not_read)? {
            self.json.push_str(&json);
        } else if let Some(date) = iso(value).map_err(not_read)? {
            self.quote(&date);
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            let items = mapping.items().map_err(not_read)?;
            self.inside(value, |writer| writer.members(items))?;
        } else if is_numpy_scalar(value).map_err(not_read)? {
            let item = item_of(value).map_err(not_read)?;
            self.inside(value, |writer| writer.write(&item))?;
        } else {
            return Err(wrong_type(value, DATA).into());
        }
        Ok(())
    }

    /// Writes what stands in `value`.
    fn inside(
        &mut self,
        value: &Bound<'py, PyAny>,
        write: impl FnOnce(&mut Self) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        if self.open.iter().any(|around| around.is(value)) {
            return Err(ErrorData::new("cyclic", "it holds itself").into());
        }
        if self.open.len() == MOST_DEEP {
            let message = format!("it stands more than {MOST_DEEP} levels deep");
            let data = ErrorData::new("too-deep", message).with("limit", MOST_DEEP);
            return Err(data.into());
        }
        self.open.push(value.clone());
        write(self)?;
        self.open.pop();
        Ok(())
    }

    /// A whole number; one of more than 64 bits is no whole number to the core, as in all JSON.
    fn whole(&mut self, number: &Bound<'py, PyInt>) -> Result<(), Refused> {
        match (number.extract::<i64>(), number.extract::<u64>()) {
            (Ok(number), _) => self.json.push_str(&number.to_string()),
            (_, Ok(number)) => self.json.push_str(&number.to_string()),
            _ => self.number(number.extract::<f64>().unwrap_or(f64::INFINITY))?,
        }
        Ok(())
    }

    fn number(&mut self, number: f64) -> Result<(), Refused> {
        if !number.is_finite() {
            let message = format!("it is {number}, which is no number of anything");
            return Err(ErrorData::new("not-a-number", message).into());
        }
        self.json.push_str(&Value::from(number).to_string());
        Ok(())
    }

    fn quote(&mut self, text: &str) {
        self.json.push_str(&Value::from(text).to_string());
    }

    fn members(&mut self, items: Bound<'py, PyList>) -> Result<(), Refused> {
        self.json.push('{');
        for (index, item) in items.iter().enumerate() {
            let pair = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>();
            let (key, value) = pair.map_err(|_| wrong_type(&item, "a key and its value"))?;
            let Ok(key) = key.cast::<PyString>() else {
                return Err(wrong_type(&key, "a text, as every key").into());
            };
            let key = text_of(key)?;
            if index > 0 {
                self.json.push(',');
            }
            self.quote(key);
            self.json.push(':');
            let of_facts = self.blanks;
            self.blanks &= key != "terms" || self.open.len() > 1;
            self.write(&value).map_err(|refused| refused.inside(key))?;
            self.blanks = of_facts;
        }
        self.json.push('}');
        Ok(())
    }

    fn elements(&mut self, items: impl Iterator<Item = Bound<'py, PyAny>>) -> Result<(), Refused> {
        self.json.push('[');
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.json.push(',');
            }
            let written = self.write(&item);
            written.map_err(|refused| refused.inside(&format!("[{index}]")))?;
        }
        self.json.push(']');
        Ok(())
    }
}

const DATA: &str = "data: a mapping, a list, a text, a number, a date, True, False or None";

/// The error of a value that is not what it has to be.
pub(crate) fn wrong_type(value: &Bound<'_, PyAny>, expected: &str) -> ErrorData {
    let found = named(value);
    let wrong = ReadError::WrongType {
        path: String::new(),
        found: format!("of the type `{found}`"),
        expected: expected.to_owned(),
    };
    wrong.data()
}

/// The value's type, as its class is called.
fn named(value: &Bound<'_, PyAny>) -> String {
    value
        .get_type()
        .name()
        .map_or_else(|_| "an object".to_owned(), |name| name.to_string())
}

/// Whether it is what a table of pandas's has where nothing is known, beside NaN: NaT or NA.
fn is_blank(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let kind = value.get_type();
    let kind = kind.name()?;
    Ok(matches!(kind.to_str()?, "NaTType" | "NAType"))
}

/// A date or time in ISO's form; `None` where the value is neither. A column of days, or of a workbook,
/// has each as midnight without a zone.
fn iso(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if !value.is_instance(DATE.import(value.py(), "datetime", "date")?)? {
        return Ok(None);
    }
    let text: String = value.call_method0("isoformat")?.extract()?;
    let day = text.strip_suffix("T00:00:00").map(str::to_owned);
    Ok(Some(day.unwrap_or(text)))
}

/// What one of NumPy's numbers or times is in Python. Times of any unit that fall on midnight are days.
fn item_of<'py>(scalar: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if scalar
        .getattr("dtype")?
        .getattr("kind")?
        .extract::<char>()?
        == 'M'
    {
        let day = scalar.call_method1("astype", ("datetime64[D]",))?;
        if day.eq(scalar)? {
            return day.call_method0("item");
        }
        return scalar
            .call_method1("astype", ("datetime64[us]",))?
            .call_method0("item");
    }
    scalar.call_method0("item")
}

/// The date that a value says: a date, an aware time, one of NumPy's days, or ISO's text.
pub(crate) fn date_of(value: &Bound<'_, PyAny>, kind: Kind, path: &str) -> PyResult<NaiveDate> {
    date_in(value).map_err(|refused| kind.refuse(value.py(), refused.inside(path)))
}

fn date_in(value: &Bound<'_, PyAny>) -> Result<NaiveDate, Refused> {
    let read = |text: &str| {
        let moment = text.parse::<Moment>().map_err(|error| error.data())?;
        Ok(moment.date())
    };
    if let Ok(text) = value.cast::<PyString>() {
        return read(text_of(text)?);
    }
    let wrong = || Refused::from(wrong_type(value, "a date, a time or a text of one"));
    let item;
    let scalar = is_numpy_scalar(value).map_err(|error| wrong().because(error))?;
    let value = if scalar {
        let given = item_of(value);
        item = given.map_err(|error| wrong().because(error))?;
        if item.is_none() {
            return Err(Wrong::NotADate.data().into());
        }
        &item
    } else {
        value
    };
    match iso(value).map_err(|error| wrong().because(error))? {
        Some(text) => read(&text),
        None => Err(wrong()),
    }
}

/// Whether it is an array of NumPy's, or one of its numbers or dates. Where nobody has loaded NumPy nothing
/// is, and to ask it of a value would fail.
pub(crate) fn is_numpy(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if !(value.hasattr("dtype")? && value.hasattr("ndim")?) {
        return Ok(false);
    }
    let loaded = value.py().import("sys")?.getattr("modules")?;
    loaded.contains("numpy")
}

/// Whether it is one of NumPy's numbers or dates.
fn is_numpy_scalar(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(is_numpy(value)? && value.getattr("ndim")?.extract::<usize>()? == 0)
}

/// The array where it lies; a copy of one whose numbers lie apart, or off the bounds of their size.
pub(crate) fn in_one_piece<'py, T: Element>(
    array: PyReadonlyArray1<'py, T>,
) -> PyResult<PyReadonlyArray1<'py, T>> {
    if array.as_slice().is_ok() {
        return Ok(array);
    }
    array.call_method0("copy")?.extract()
}

/// An error's data, its column of a JSON text in code points.
pub(crate) fn place_in(json: &str, error: &impl Coded) -> ErrorData {
    let mut data = error.data();
    if data.code == "not-json" {
        let number = |name: &str| {
            data.details
                .get(name)
                .and_then(Value::as_u64)
                .unwrap_or_default()
        };
        let (line, column) = (number("line"), number("column"));
        let line = json
            .split('\n')
            .nth(usize::try_from(line).unwrap_or_default().saturating_sub(1));
        let before = line
            .unwrap_or_default()
            .char_indices()
            .map(|(at, _)| at as u64);
        let column = before.take_while(|at| *at < column).count();
        data.details.insert("column".to_owned(), column.into());
    }
    data
}

/// What a value says, read as strictly as the core reads a request.
pub(crate) fn read<T: DeserializeOwned>(value: &Bound<'_, PyAny>, kind: Kind) -> PyResult<T> {
    let json = to_json(value, kind)?;
    decision::read_json(&json).map_err(|error| kind.raise(value.py(), &place_in(&json, &error)))
}

/// What arguments say, so that the paths of errors begin with their names.
pub(crate) fn read_by_name<T: DeserializeOwned, const N: usize>(
    py: Python<'_>,
    arguments: [(&str, Option<&Bound<'_, PyAny>>); N],
    kind: Kind,
) -> PyResult<T> {
    let given = PyDict::new(py);
    for (name, value) in arguments {
        if let Some(value) = value {
            given.set_item(name, value)?;
        }
    }
    read(&given, kind)
}

thread_local! {
    /// Where answers are packed, one after the other: to let memory grow takes longer than to write it.
    static PACKED: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A thread keeps no more memory than this for it.
const LARGEST_KEPT: usize = 1 << 20;

/// The answer of this name in the schema, as an object; the interpreter is free while it is written.
pub(crate) fn to_object<'py>(
    py: Python<'py>,
    name: &str,
    answer: &(impl Serialize + Sync),
) -> PyResult<Bound<'py, PyAny>> {
    static UNPACKED: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let mut packed = PACKED.take();
    packed.clear();
    // Sooner written than JSON, and sooner read.
    let mut to = rmp_serde::Serializer::new(&mut packed).with_struct_map();
    let written = py.detach(|| answer.serialize(&mut to));
    written.map_err(|error| PyValueError::new_err(error.to_string()))?;
    let bytes = PyBytes::new(py, &packed);
    if packed.capacity() <= LARGEST_KEPT {
        PACKED.set(packed);
    }
    let unpacked = UNPACKED.import(py, "nu_alumni_policy._objects", "unpacked")?;
    unpacked.call1((name, bytes))
}

/// The JSON of an answer that is given back; `None` where the value is none.
fn json_of(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    static ANSWER: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = value.py();
    let class = ANSWER.import(py, "nu_alumni_policy._objects", "AnswerObject")?;
    if !value.is_instance(class)? {
        return Ok(None);
    }
    value
        .call_method0(intern!(py, "to_json"))?
        .extract()
        .map(Some)
}
