//! Python's values as JSON, for the core to read, and the core's answers as Python's values.

use chrono::NaiveDate;
use nu_alumni_policy::{
    calendar::{CalendarError as Wrong, Moment},
    decision::{self, Coded, ErrorData, MAX_REQUEST_BYTES, ReadError},
};
use numpy::{Element, PyReadonlyArray1};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    sync::PyOnceLock,
    types::{
        PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType,
    },
};
use pythonize::{PythonizeNamedMappingType, PythonizeTypes, pythonize_custom};
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
            let mut json = String::new();
            write(value, &mut json, 0).map(|()| json)
        }
    };
    made.map_err(|refused| kind.refuse(value.py(), refused))
}

/// A text's UTF-8.
pub(crate) fn text_of<'t>(text: &'t Bound<'_, PyString>) -> Result<&'t str, Refused> {
    let size = text.len().unwrap_or(usize::MAX);
    if size > MAX_REQUEST_BYTES {
        return Err(Refused::of(&ReadError::TooLarge {
            size: size as u64,
            limit: MAX_REQUEST_BYTES as u64,
        }));
    }
    text.to_str().map_err(|error| {
        let at = error.value(text.py()).getattr("start");
        let at = at.and_then(|at| at.extract::<u64>()).unwrap_or_default();
        let message = format!("the character at offset {at} is half of one: a lone surrogate");
        Refused::new("lone-surrogate", message).detail("offset", at)
    })
}

fn write(value: &Bound<'_, PyAny>, json: &mut String, depth: usize) -> Result<(), Refused> {
    if depth > MOST_DEEP {
        let message = format!("values stand more than {MOST_DEEP} deep in one another");
        return Err(Refused::new("too-deep", message).detail("limit", MOST_DEEP));
    }
    if json.len() > MAX_REQUEST_BYTES {
        let message = format!("up to here there are more than {MAX_REQUEST_BYTES} bytes");
        return Err(Refused::new("too-large", message).detail("limit", MAX_REQUEST_BYTES));
    }
    if value.is_none() {
        json.push_str("null");
    } else if let Ok(text) = value.cast::<PyString>() {
        quote(text_of(text)?, json);
    } else if let Ok(flag) = value.cast::<PyBool>() {
        json.push_str(if flag.is_true() { "true" } else { "false" });
    } else if let Ok(number) = value.cast::<PyInt>() {
        match (number.extract::<i64>(), number.extract::<u64>()) {
            (Ok(number), _) => json.push_str(&number.to_string()),
            (_, Ok(number)) => json.push_str(&number.to_string()),
            _ => return Err(Refused::new("not-allowed", "no number here is as large")),
        }
    } else if let Ok(number) = value.cast::<PyFloat>() {
        match number.value() {
            finite if finite.is_finite() => json.push_str(&Value::from(finite).to_string()),
            other => {
                let message =
                    format!("it is {other}, which is no number; leave out what is not known");
                return Err(Refused::new("not-a-number", message));
            }
        }
    } else if let Ok(dict) = value.cast::<PyDict>() {
        members(dict.items(), json, depth)?;
    } else if let Ok(list) = value.cast::<PyList>() {
        elements(list.iter(), json, depth)?;
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        elements(tuple.iter(), json, depth)?;
    } else if value.cast::<PyBytes>().is_ok() {
        return Err(wrong_type(value));
    } else if let Some(date) = iso(value).map_err(|_| wrong_type(value))? {
        quote(&date, json);
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        members(mapping.items().map_err(|_| wrong_type(value))?, json, depth)?;
    } else if let Ok(true) = is_numpy_scalar(value) {
        let item = value.call_method0("item").map_err(|_| wrong_type(value))?;
        write(&item, json, depth.saturating_add(1))?;
    } else {
        return Err(wrong_type(value));
    }
    Ok(())
}

fn quote(text: &str, json: &mut String) {
    json.push_str(&Value::from(text).to_string());
}

fn members(items: Bound<'_, PyList>, json: &mut String, depth: usize) -> Result<(), Refused> {
    json.push('{');
    for (index, item) in items.iter().enumerate() {
        let pair = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>();
        let (key, value) = pair.map_err(|_| wrong_type(&item))?;
        let Ok(key) = key.cast::<PyString>() else {
            let message = format!("a key is {}, and has to be a text", named(&key));
            return Err(Refused::new("wrong-type", message)
                .detail("found", named(&key))
                .detail("expected", "a text"));
        };
        let key = text_of(key)?;
        if index > 0 {
            json.push(',');
        }
        quote(key, json);
        json.push(':');
        write(&value, json, depth.saturating_add(1)).map_err(|refused| refused.inside(key))?;
    }
    json.push('}');
    Ok(())
}

fn elements<'py>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    json: &mut String,
    depth: usize,
) -> Result<(), Refused> {
    json.push('[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            json.push(',');
        }
        let written = write(&item, json, depth.saturating_add(1));
        written.map_err(|refused| refused.inside(&format!("[{index}]")))?;
    }
    json.push(']');
    Ok(())
}

const DATA: &str = "data: a mapping, a list, a text, a number, a date, True, False or None";

fn wrong_type(value: &Bound<'_, PyAny>) -> Refused {
    let found = named(value);
    Refused::new(
        "wrong-type",
        format!("it is of the type `{found}`, and has to be {DATA}"),
    )
    .detail("found", found)
    .detail("expected", DATA)
}

/// The value's type, as its class is called.
fn named(value: &Bound<'_, PyAny>) -> String {
    value
        .get_type()
        .name()
        .map_or_else(|_| "an object".to_owned(), |name| name.to_string())
}

/// A date or time in ISO's form; `None` where the value is neither.
fn iso(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if !value.is_instance(DATE.import(value.py(), "datetime", "date")?)? {
        return Ok(None);
    }
    value.call_method0("isoformat")?.extract().map(Some)
}

/// The date that a value says: a date, an aware time, one of NumPy's days, or ISO's text.
pub(crate) fn date_of(value: &Bound<'_, PyAny>, kind: Kind, path: &str) -> PyResult<NaiveDate> {
    let py = value.py();
    let wrong = |refused: Refused| kind.refuse(py, refused.inside(path));
    let read = |text: &str| {
        let moment = text.parse::<Moment>();
        moment
            .map(|moment| moment.date())
            .map_err(|error| wrong(Refused::of(&error)))
    };
    if let Ok(text) = value.cast::<PyString>() {
        return read(text_of(text).map_err(wrong)?);
    }
    let item;
    let value = if is_numpy_scalar(value)? {
        item = value.call_method0("item")?;
        if item.is_none() {
            return Err(wrong(Refused::of(&Wrong::NotADate)));
        }
        &item
    } else {
        value
    };
    match iso(value)? {
        Some(text) => read(&text),
        None => Err(PyTypeError::new_err(format!(
            "{path}: {} is no date, time or text of one",
            named(value)
        ))),
    }
}

/// Whether it is an array of NumPy's, or one of its numbers or dates.
pub(crate) fn is_numpy(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(value.hasattr("dtype")? && value.hasattr("ndim")?)
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

/// An answer as dicts and lists.
pub(crate) fn to_python<'py>(
    py: Python<'py>,
    answer: &impl Serialize,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize_custom::<Types, _>(py, answer)?)
}

struct Types;

impl PythonizeTypes for Types {
    type Map = PyDict;
    type NamedMap = Named;
    type List = PyList;
}

/// A dict; of a decision, the kind that has no truth value.
struct Named;

impl PythonizeNamedMappingType for Named {
    type Builder<'py> = Bound<'py, PyDict>;

    fn builder<'py>(
        py: Python<'py>,
        _len: usize,
        name: &'static str,
    ) -> PyResult<Self::Builder<'py>> {
        static DECISION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        if name != "Decision" {
            return Ok(PyDict::new(py));
        }
        let class = DECISION.import(py, "nu_alumni_policy._decision", "Decision")?;
        Ok(class.call0()?.cast_into()?)
    }

    fn push_field<'py>(
        builder: &mut Self::Builder<'py>,
        name: Bound<'py, PyString>,
        value: Bound<'py, PyAny>,
    ) -> PyResult<()> {
        builder.set_item(name, value)
    }

    fn finish<'py>(builder: Self::Builder<'py>) -> PyResult<Bound<'py, PyMapping>> {
        Ok(builder.into_mapping())
    }
}
