//! Kazakhstan's working days, one date at a time or a NumPy array at once.

use chrono::NaiveDate;
use nu_alumni_policy::{
    Terms,
    calendar::CalendarError as Wrong,
    calendar::{BatchError, Bounds, CalendarChoice},
};
use numpy::{Element, PyReadonlyArray1, PyReadwriteArray1};
use pyo3::{
    exceptions::{PyOverflowError, PyTypeError},
    prelude::*,
    types::{PyDict, PyList},
};
use serde::Deserialize;

use crate::{
    convert::{date_of, in_one_piece, is_numpy, read, read_by_name, to_python},
    errors::{Kind, Refused},
};

/// Kazakhstan's working days, from 2011 to 2027.
///
/// A date is a `datetime.date`, an aware `datetime.datetime`, which falls on its date in Astana,
/// or an ISO string of either. An array is one of `datetime64[D]`; it is read where it lies.
#[pyclass(frozen, eq, module = "nu_alumni_policy")]
#[derive(PartialEq)]
pub(crate) struct Calendar(nu_alumni_policy::Calendar);

/// The array's days since 1970-01-01; `None` where the value is no array.
fn days_of<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<PyReadonlyArray1<'py, i64>>> {
    if !is_numpy(value)? {
        return Ok(None);
    }
    let dtype = value.getattr("dtype")?.str()?.to_string();
    if dtype != "datetime64[D]" {
        return Err(PyTypeError::new_err(format!(
            "an array of {dtype}, not of datetime64[D]: convert it with .astype(\"datetime64[D]\")"
        )));
    }
    // One date of NumPy's is a date.
    if value.getattr("ndim")?.extract::<usize>()? == 0 {
        return Ok(None);
    }
    let days = value.call_method1("view", ("int64",))?;
    let one_dimension = days.extract().map_err(|_| {
        PyTypeError::new_err("an array of more than one dimension: flatten it with .ravel()")
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
    n.extract().map_err(|error: PyErr| {
        if !error.is_instance_of::<PyOverflowError>(n.py()) {
            return error;
        }
        let refused = Refused::new("not-allowed", "no number here is as large");
        Kind::Calendar.refuse(n.py(), refused.inside("n"))
    })
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

impl Calendar {
    /// One answer for a date, an array of them for an array.
    fn each<'py>(
        &self,
        value: &Bound<'py, PyAny>,
        one: impl Fn(&nu_alumni_policy::Calendar, NaiveDate) -> Result<NaiveDate, Wrong>,
        batch: impl Fn(&nu_alumni_policy::Calendar, &[i64], &mut [i64]) -> Result<(), BatchError> + Sync,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = value.py();
        let Some(days) = days_of(value)? else {
            let date = one(&self.0, day_of(value, "date")?)
                .map_err(|error| Kind::Calendar.of(py, &error))?;
            return Ok(date.into_pyobject(py)?.into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "int64")?;
        let out = places.as_slice_mut()?;
        py.detach(|| batch(&self.0, days, out))
            .map_err(|error| Kind::Calendar.of(py, &error))?;
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
            .map(Self)
            .map_err(|error| Kind::Calendar.of(py, &error))
    }

    /// The first day that is known.
    #[getter]
    fn first_day(&self) -> NaiveDate {
        self.0.first_day()
    }

    /// The last day that is known.
    #[getter]
    fn last_day(&self) -> NaiveDate {
        self.0.last_day()
    }

    /// What the date is, why, and how certain that is.
    fn day<'py>(&self, date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = date.py();
        let day = self
            .0
            .day(day_of(date, "date")?)
            .map_err(|error| Kind::Calendar.of(py, &error))?;
        to_python(py, &day)
    }

    /// The days from `start` to `end`, both included.
    fn days<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = start.py();
        let days = self
            .0
            .days(day_of(start, "start")?, day_of(end, "end")?)
            .map_err(|error| Kind::Calendar.of(py, &error))?;
        to_python(py, &days.collect::<Vec<_>>())
    }

    /// The days that the two calendars hold for different things: pairs of here and there.
    fn differences<'py>(&self, py: Python<'py>, other: &Self) -> PyResult<Bound<'py, PyList>> {
        let pairs = self.0.differences(&other.0);
        let pairs = pairs
            .iter()
            .map(|pair| to_python(py, pair))
            .collect::<Result<Vec<_>, _>>()?;
        PyList::new(py, pairs)
    }

    /// Whether the date is a working day; for an array, an array of booleans.
    fn is_working<'py>(&self, date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = date.py();
        let Some(days) = days_of(date)? else {
            let works = self
                .0
                .is_working(day_of(date, "date")?)
                .map_err(|error| Kind::Calendar.of(py, &error))?;
            return Ok(works.into_pyobject(py)?.to_owned().into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "bool")?;
        let out = places.as_slice_mut()?;
        py.detach(|| self.0.is_working_batch(days, out))
            .map_err(|error| Kind::Calendar.of(py, &error))?;
        Ok(array)
    }

    /// The n-th working day strictly before the date.
    fn nth_before<'py>(
        &self,
        date: &Bound<'py, PyAny>,
        n: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let n = count_of(n)?;
        self.each(
            date,
            |calendar, date| calendar.nth_before(date, n),
            |calendar, days, out| calendar.nth_before_batch(days, n, out),
        )
    }

    /// The n-th working day strictly after the date.
    fn nth_after<'py>(
        &self,
        date: &Bound<'py, PyAny>,
        n: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let n = count_of(n)?;
        self.each(
            date,
            |calendar, date| calendar.nth_after(date, n),
            |calendar, days, out| calendar.nth_after_batch(days, n, out),
        )
    }

    /// The date if it is a working day, else the next one.
    fn roll_forward<'py>(&self, date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.each(
            date,
            nu_alumni_policy::Calendar::roll_forward,
            nu_alumni_policy::Calendar::roll_forward_batch,
        )
    }

    /// The date if it is a working day, else the one before.
    fn roll_backward<'py>(&self, date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.each(
            date,
            nu_alumni_policy::Calendar::roll_backward,
            nu_alumni_policy::Calendar::roll_backward_batch,
        )
    }

    /// How many working days there are from `start` to `end`; `bounds` says which ends are counted:
    /// "both", "start", "end" or "neither".
    fn count<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        bounds: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = start.py();
        let Ends { bounds } = read_by_name(py, [("bounds", Some(bounds))], Kind::Calendar)?;
        match (days_of(start)?, days_of(end)?) {
            (None, None) => {
                let count = self
                    .0
                    .count(day_of(start, "start")?, day_of(end, "end")?, bounds);
                Ok(count
                    .map_err(|error| Kind::Calendar.of(py, &error))?
                    .into_pyobject(py)?
                    .into_any())
            }
            (Some(starts), Some(ends)) => {
                let (starts, ends) = (starts.as_slice()?, ends.as_slice()?);
                let (array, mut places) = empty(py, starts.len(), "int64")?;
                let out = places.as_slice_mut()?;
                py.detach(|| self.0.count_batch(starts, ends, bounds, out))
                    .map_err(|error| Kind::Calendar.of(py, &error))?;
                Ok(array)
            }
            _ => Err(PyTypeError::new_err(
                "start and end are both dates, or both arrays of one length",
            )),
        }
    }
}
