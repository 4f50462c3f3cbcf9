//! Kazakhstan's working days, one date at a time or a NumPy array at once.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use nu_alumni_policy::{
    Terms,
    calendar::CalendarError as Wrong,
    calendar::{BatchError, Bounds, CalendarChoice},
    decision::{ErrorData, ReadError},
    policy::Readings,
};
use numpy::{Element, PyReadonlyArray1, PyReadwriteArray1};
use pyo3::{
    intern,
    prelude::*,
    types::{PyDict, PyTuple},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    convert::{
        date_of, in_one_piece, is_numpy, language, read, read_by_name, to_object, wrong_type,
    },
    errors::{Kind, Refused},
};

/// Kazakhstan's working days, from 2011 to 2027.
///
/// A date is a `datetime.date`, an aware `datetime.datetime`, which falls on its date in Astana,
/// or an ISO string of either. An array is one of `datetime64[D]`; it is read where it lies. A column of a
/// table of pandas, polars or pyarrow is answered by one of the same kind; where a date is blank, the answer
/// is.
///
/// >>> import nu_alumni_policy as nu
/// >>> calendar = nu.Calendar(closed=["2026-12-11"])
/// >>> calendar.nth_before("2026-12-21", 5)
/// datetime.date(2026, 12, 10)
#[pyclass(frozen, eq, hash, module = "nu_alumni_policy")]
pub(crate) struct Calendar(nu_alumni_policy::Calendar, Readings);

/// Two are equal that hold the same days for the same, whatever they were asked for.
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Hash for Calendar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.first_day(), self.0.last_day()).hash(state);
    }
}

/// The array's days since 1970-01-01; `None` where the value is no array.
fn days_of<'py>(
    value: &Bound<'py, PyAny>,
    path: &str,
) -> PyResult<Option<PyReadonlyArray1<'py, i64>>> {
    // What cannot say so is none; why it cannot is told where it is read as a date.
    if !matches!(is_numpy(value), Ok(true)) {
        return Ok(None);
    }
    let dtype = value.getattr("dtype")?.str()?.to_string();
    let wrong = |found: String, expected: &str| {
        let wrong = ReadError::WrongType {
            path: path.to_owned(),
            found,
            expected: expected.to_owned(),
        };
        Kind::Calendar.of(value.py(), &wrong)
    };
    if dtype != "datetime64[D]" {
        let found = format!("an array of {dtype}");
        let expected = "one of datetime64[D]: convert it with .astype(\"datetime64[D]\")";
        return Err(wrong(found, expected));
    }
    // One date of NumPy's is a date.
    if value.getattr("ndim")?.extract::<usize>()? == 0 {
        return Ok(None);
    }
    let days = value.call_method1("view", ("int64",))?;
    let one_dimension = days.extract().map_err(|_| {
        let found = "an array of more than one dimension".to_owned();
        wrong(found, "one of one: flatten it with .ravel()")
    })?;
    in_one_piece(one_dimension).map(Some)
}

fn day_of(value: &Bound<'_, PyAny>, path: &str) -> PyResult<NaiveDate> {
    date_of(value, Kind::Calendar, path)
}

/// Which ends are counted, by the argument's name.
#[derive(Deserialize)]
struct Ends {
    bounds: Bounds,
}

/// How many working days are asked for.
fn count_of(n: &Bound<'_, PyAny>) -> PyResult<i64> {
    let whole = n.extract::<i64>();
    if let (Err(_), Ok(number)) = (&whole, n.extract::<f64>()) {
        if !number.is_finite() {
            let message = format!("it is {number}, which is no number of anything");
            let data = ErrorData::new("not-a-number", message);
            return Err(Kind::Calendar.refuse(n.py(), data.inside("n")));
        }
        // So a table writes it whose column has a blank.
        if number.fract() == 0.0 && number.abs() < i64::MAX as f64 {
            return Ok(number as i64);
        }
    }
    whole.map_err(|error: PyErr| {
        let refused = Refused::from(wrong_type(n, "a whole number of working days"));
        Kind::Calendar.refuse(n.py(), refused.because(error).inside("n"))
    })
}

/// The exception of a call with these dates.
fn of_call(py: Python<'_>, error: &Wrong, dates: &[(&str, NaiveDate)]) -> PyErr {
    Kind::Calendar.raise(py, &error.of_call(dates))
}

/// A new array of NumPy's for the answers; what is in it is yet to be written.
fn empty<'py, T: Element>(
    py: Python<'py>,
    length: usize,
    dtype: &str,
) -> PyResult<(Bound<'py, PyAny>, PyReadwriteArray1<'py, T>)> {
    let array = py.import("numpy")?.call_method1("empty", (length, dtype))?;
    let places = array.extract()?;
    Ok((array, places))
}

/// Whether it is a column of a table: of pandas, or what is handed over as Arrow does.
fn is_column(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(value.hasattr(intern!(value.py(), "__arrow_c_stream__"))?
        || value.hasattr(intern!(value.py(), "__arrow_c_array__"))?
        || matches!(
            value.get_type().name()?.to_str()?,
            "Series" | "Index" | "DatetimeIndex"
        ))
}

/// What the method answers to columns of dates; `None` where they are none.
fn of_columns<'py, const N: usize>(
    calendar: &Bound<'py, Calendar>,
    method: &str,
    columns: [&Bound<'py, PyAny>; N],
    rest: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    // What cannot say so is none; why it cannot is told where it is read as a date.
    if !columns
        .iter()
        .any(|column| matches!(is_column(column), Ok(true)))
    {
        return Ok(None);
    }
    let py = calendar.py();
    let frames = py.import("nu_alumni_policy._frames")?;
    let columns = PyTuple::new(py, columns)?;
    let arguments = [calendar.getattr(method)?, columns.into_any()].into_iter();
    let arguments = arguments.chain(rest.cloned()).collect::<Vec<_>>();
    let arguments = PyTuple::new(py, arguments)?;
    frames.getattr("asked")?.call1(arguments).map(Some)
}

impl Calendar {
    /// What it was asked for, by the names of the arguments.
    fn given<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let unsaid = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        let mut given = json!(self.0.choice());
        let readings = json!(self.1);
        if let Some(given) = given.as_object_mut() {
            given.retain(|_, value| !unsaid(value));
            if readings.as_object().is_some_and(|said| !said.is_empty()) {
                given.insert("readings".to_owned(), readings);
            }
        }
        let dict = py
            .import("json")?
            .call_method1("loads", (given.to_string(),))?;
        Ok(dict.cast_into()?)
    }

    /// One answer for a date, an array or a column of them for an array or a column.
    fn each<'py>(
        calendar: &Bound<'py, Self>,
        method: &str,
        value: &Bound<'py, PyAny>,
        rest: Option<&Bound<'py, PyAny>>,
        one: impl Fn(&nu_alumni_policy::Calendar, NaiveDate) -> Result<NaiveDate, Wrong>,
        batch: impl Fn(&nu_alumni_policy::Calendar, &[i64], &mut [i64]) -> Result<(), BatchError> + Sync,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = value.py();
        if let Some(answers) = of_columns(calendar, method, [value], rest)? {
            return Ok(answers);
        }
        let this = &calendar.get().0;
        let Some(days) = days_of(value, "date")? else {
            let date = day_of(value, "date")?;
            let found = one(this, date).map_err(|error| of_call(py, &error, &[("date", date)]))?;
            return Ok(found.into_pyobject(py)?.into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "int64")?;
        let out = places.as_slice_mut()?;
        py.detach(|| batch(this, days, out))
            .map_err(|error| Kind::Calendar.raise(py, &error.of_columns(&[("date", days)])))?;
        array.call_method1("view", ("datetime64[D]",))
    }
}

#[pymethods]
impl Calendar {
    /// The calendar of this choice: `week` ("five-day", "six-day"), `as_known_on`, the caller's own
    /// `closed` and `worked` days, `project_through`; and the `readings` of the register.
    #[new]
    #[pyo3(signature = (*, readings=None, **choice))]
    fn new(
        py: Python<'_>,
        readings: Option<&Bound<'_, PyAny>>,
        choice: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let choice = match choice {
            Some(choice) => read(choice, Kind::Calendar)?,
            None => CalendarChoice::default(),
        };
        let terms: Terms = read_by_name(py, [("readings", readings)], Kind::Calendar)?;
        let calendar = nu_alumni_policy::Calendar::read_as(&choice, &terms.readings);
        calendar
            .map(|calendar| Self(calendar, terms.readings))
            .map_err(|error| Kind::Calendar.of(py, &error))
    }

    /// What it is made of, as it is written in Python.
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let given = self.given(py)?;
        let given = given
            .iter()
            .map(|(name, value)| Ok(format!("{name}={}", value.repr()?)));
        let given = given.collect::<PyResult<Vec<_>>>()?;
        Ok(format!("Calendar({})", given.join(", ")))
    }

    /// It crosses to another process as what it is made of.
    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        Ok((PyTuple::empty(py), self.given(py)?))
    }

    /// The first day that is known.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().first_day
    /// datetime.date(2011, 1, 1)
    #[getter]
    fn first_day(&self) -> NaiveDate {
        self.0.first_day()
    }

    /// The last day that is known.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar(project_through=2030).last_day
    /// datetime.date(2030, 12, 31)
    #[getter]
    fn last_day(&self) -> NaiveDate {
        self.0.last_day()
    }

    /// What the date is, why, and how certain that is; its name and its act are in `locale`.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> day = nu.Calendar().day("2026-12-16")
    /// >>> day.kind, day.name
    /// ('holiday', 'Independence Day')
    /// >>> nu.Calendar().day("2026-12-16", locale="kk").name
    /// 'Тәуелсіздік күні'
    #[pyo3(signature = (date, *, locale=None))]
    fn day<'py>(
        &self,
        date: &Bound<'py, PyAny>,
        locale: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = date.py();
        let locale = language(py, locale, Kind::Calendar)?;
        let date = day_of(date, "date")?;
        let day = self.0.day(date);
        to_object(
            py,
            "day",
            &day.map_err(|error| of_call(py, &error, &[("date", date)]))?
                .in_locale(locale),
        )
    }

    /// The days from `start` to `end`, both included, a list that a notebook shows as a calendar; names
    /// and acts are in `locale`.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> days = nu.Calendar().days("2026-12-11", "2026-12-14")
    /// >>> [day.working for day in days]
    /// [True, False, False, True]
    #[pyo3(signature = (start, end, *, locale=None))]
    fn days<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        locale: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = start.py();
        let said_in = language(py, locale, Kind::Calendar)?;
        let (start, end) = (day_of(start, "start")?, day_of(end, "end")?);
        let days = self
            .0
            .days(start, end)
            .map_err(|error| of_call(py, &error, &[("start", start), ("end", end)]))?;
        let days: Vec<_> = days.map(|day| day.in_locale(said_in)).collect();
        let list = to_object(py, "days", &days)?;
        let class = py.import("nu_alumni_policy._objects")?.getattr("Days")?;
        class.call1((list, locale))
    }

    /// The days that the two calendars hold for different things: pairs of here and there.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> own = nu.Calendar(closed=["2026-12-11"])
    /// >>> [(here, there)] = nu.Calendar().differences(own)
    /// >>> here.date, here.kind, there.kind
    /// ('2026-12-11', 'working-day', 'closed')
    fn differences<'py>(&self, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let Ok(calendar) = other.cast::<Self>() else {
            let refused = wrong_type(other, "a Calendar").inside("other");
            return Err(Kind::Calendar.refuse(py, refused));
        };
        let pairs = self.0.differences(&calendar.get().0);
        to_object(py, "differences", &pairs)
    }

    /// Whether the date is a working day; for an array or a column, one of booleans.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().is_working("2026-12-16")
    /// False
    fn is_working<'py>(
        slf: &Bound<'py, Self>,
        date: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = date.py();
        if let Some(answers) = of_columns(slf, "is_working", [date], None)? {
            return Ok(answers);
        }
        let this = &slf.get().0;
        let Some(days) = days_of(date, "date")? else {
            let date = day_of(date, "date")?;
            let works = this
                .is_working(date)
                .map_err(|error| of_call(py, &error, &[("date", date)]))?;
            return Ok(works.into_pyobject(py)?.to_owned().into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "bool")?;
        let out = places.as_slice_mut()?;
        py.detach(|| this.is_working_batch(days, out))
            .map_err(|error| Kind::Calendar.raise(py, &error.of_columns(&[("date", days)])))?;
        Ok(array)
    }

    /// The n-th working day strictly before the date.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().nth_before("2026-12-21", 14)
    /// datetime.date(2026, 11, 30)
    fn nth_before<'py>(
        slf: &Bound<'py, Self>,
        date: &Bound<'py, PyAny>,
        n: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given = n;
        let n = count_of(n)?;
        Self::each(
            slf,
            "nth_before",
            date,
            Some(given),
            |calendar, date| calendar.nth_before(date, n),
            |calendar, days, out| calendar.nth_before_batch(days, n, out),
        )
    }

    /// The n-th working day strictly after the date.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().nth_after("2026-12-15", 1)  # the 16th is a holiday
    /// datetime.date(2026, 12, 17)
    fn nth_after<'py>(
        slf: &Bound<'py, Self>,
        date: &Bound<'py, PyAny>,
        n: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given = n;
        let n = count_of(n)?;
        Self::each(
            slf,
            "nth_after",
            date,
            Some(given),
            |calendar, date| calendar.nth_after(date, n),
            |calendar, days, out| calendar.nth_after_batch(days, n, out),
        )
    }

    /// The date if it is a working day, else the next one.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().roll_forward("2026-12-12")
    /// datetime.date(2026, 12, 14)
    fn roll_forward<'py>(
        slf: &Bound<'py, Self>,
        date: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::each(
            slf,
            "roll_forward",
            date,
            None,
            nu_alumni_policy::Calendar::roll_forward,
            nu_alumni_policy::Calendar::roll_forward_batch,
        )
    }

    /// The date if it is a working day, else the one before.
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().roll_backward("2026-12-12")
    /// datetime.date(2026, 12, 11)
    fn roll_backward<'py>(
        slf: &Bound<'py, Self>,
        date: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::each(
            slf,
            "roll_backward",
            date,
            None,
            nu_alumni_policy::Calendar::roll_backward,
            nu_alumni_policy::Calendar::roll_backward_batch,
        )
    }

    /// How many working days there are from `start` to `end`; `bounds` says which ends are counted:
    /// "both", "start", "end" or "neither".
    ///
    /// >>> import nu_alumni_policy as nu
    /// >>> nu.Calendar().count("2026-11-30", "2026-12-11", "both")
    /// 10
    fn count<'py>(
        slf: &Bound<'py, Self>,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        bounds: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = start.py();
        if let Some(answers) = of_columns(slf, "count", [start, end], Some(bounds))? {
            return Ok(answers);
        }
        let this = &slf.get().0;
        let Ends { bounds } = read_by_name(py, [("bounds", Some(bounds))], Kind::Calendar)?;
        match (days_of(start, "start")?, days_of(end, "end")?) {
            (None, None) => {
                let (first, last) = (day_of(start, "start")?, day_of(end, "end")?);
                let count = this.count(first, last, bounds);
                Ok(count
                    .map_err(|error| of_call(py, &error, &[("start", first), ("end", last)]))?
                    .into_pyobject(py)?
                    .into_any())
            }
            (Some(starts), Some(ends)) => {
                let (starts, ends) = (starts.as_slice()?, ends.as_slice()?);
                let (array, mut places) = empty(py, starts.len(), "int64")?;
                let out = places.as_slice_mut()?;
                py.detach(|| this.count_batch(starts, ends, bounds, out))
                    .map_err(|error| {
                        Kind::Calendar
                            .raise(py, &error.of_columns(&[("start", starts), ("end", ends)]))
                    })?;
                Ok(array)
            }
            _ => {
                let expected = "as `start`: both dates, or both arrays of one length";
                let refused = wrong_type(end, expected).inside("end");
                Err(Kind::Calendar.refuse(py, refused))
            }
        }
    }
}
