//! Kazakhstan's working days, one date at a time or a NumPy array at once.

use std::fmt::Display;

use nu_alumni_policy::{
    BatchError, Bounds, CalendarChoice, CalendarError as Wrong, Moment, Readings,
};
use numpy::{PyArray1, PyReadonlyArray1};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyList},
};

use crate::{
    CalendarError,
    convert::{iso, to_json},
};
use chrono::NaiveDate;

fn wrong(error: impl Display) -> PyErr {
    CalendarError::new_err(error.to_string())
}

/// Kazakhstan's working days, from 2011 to 2027.
///
/// A date is a `datetime.date`, an aware `datetime.datetime`, which falls on its date in Astana,
/// or an ISO string of either. An array is one of `datetime64[D]`; it is read where it lies.
#[pyclass(frozen, eq, module = "nu_alumni_policy")]
#[derive(PartialEq)]
pub(crate) struct Calendar(nu_alumni_policy::Calendar);

/// The date that a value says.
fn date_of(value: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    let text = match value.extract::<String>() {
        Ok(text) => text,
        Err(_) => iso(value)?,
    };
    Ok(text.parse::<Moment>().map_err(wrong)?.date())
}

/// The array's days since 1970-01-01; `None` where the value is no array.
fn days_of<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<PyReadonlyArray1<'py, i64>>> {
    if !value.hasattr("dtype")? || !value.hasattr("view")? {
        return Ok(None);
    }
    let dtype = value.getattr("dtype")?.str()?.to_string();
    if dtype != "datetime64[D]" {
        return Err(PyTypeError::new_err(format!(
            "an array of {dtype}, not of datetime64[D]: convert it with .astype(\"datetime64[D]\")"
        )));
    }
    // Nothing is copied unless the array lies in pieces.
    let whole = value
        .py()
        .import("numpy")?
        .call_method1("ascontiguousarray", (value,))?;
    let days = whole.call_method1("view", ("int64",))?;
    let one_dimension = days.extract().map_err(|_| {
        PyTypeError::new_err("an array of more than one dimension: flatten it with .ravel()")
    });
    one_dimension.map(Some)
}

fn dates<'py>(py: Python<'py>, days: Vec<i64>) -> PyResult<Bound<'py, PyAny>> {
    PyArray1::from_vec(py, days).call_method1("view", ("datetime64[D]",))
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
            let date = one(&self.0, date_of(value)?).map_err(wrong)?;
            return Ok(date.into_pyobject(py)?.into_any());
        };
        let days = days.as_slice()?;
        let mut out = vec![0; days.len()];
        py.detach(|| batch(&self.0, days, &mut out))
            .map_err(wrong)?;
        dates(py, out)
    }
}

#[pymethods]
impl Calendar {
    /// The calendar of this choice: `week` ("five-day", "six-day"), `as_known_on`, the caller's own
    /// `closed` and `worked` days, `project_through`; and the `readings` of the register.
    #[new]
    #[pyo3(signature = (*, readings=None, **choice))]
    fn new(
        readings: Option<&Bound<'_, PyAny>>,
        choice: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let choice: CalendarChoice = match choice {
            Some(choice) => serde_json::from_str(&to_json(choice)?).map_err(wrong)?,
            None => CalendarChoice::default(),
        };
        let readings: Readings = match readings {
            Some(readings) => serde_json::from_str(&to_json(readings)?).map_err(wrong)?,
            None => Readings::default(),
        };
        let calendar = nu_alumni_policy::Calendar::read_as(&choice, &readings);
        calendar.map(Self).map_err(wrong)
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
        let day = self.0.day(date_of(date)?).map_err(wrong)?;
        Ok(pythonize::pythonize(date.py(), &day)?)
    }

    /// The days from `start` to `end`, both included.
    fn days<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let days = self.0.days(date_of(start)?, date_of(end)?).map_err(wrong)?;
        Ok(pythonize::pythonize(start.py(), &days.collect::<Vec<_>>())?)
    }

    /// The days that the two calendars hold for different things: pairs of here and there.
    fn differences<'py>(&self, py: Python<'py>, other: &Self) -> PyResult<Bound<'py, PyList>> {
        let pairs = self.0.differences(&other.0);
        let pairs = pairs
            .iter()
            .map(|pair| pythonize::pythonize(py, pair))
            .collect::<Result<Vec<_>, _>>()?;
        PyList::new(py, pairs)
    }

    /// Whether the date is a working day; for an array, an array of booleans.
    fn is_working<'py>(&self, date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = date.py();
        let Some(days) = days_of(date)? else {
            let works = self.0.is_working(date_of(date)?).map_err(wrong)?;
            return Ok(works.into_pyobject(py)?.to_owned().into_any());
        };
        let days = days.as_slice()?;
        let mut out = vec![false; days.len()];
        py.detach(|| self.0.is_working_batch(days, &mut out))
            .map_err(wrong)?;
        Ok(PyArray1::from_vec(py, out).into_any())
    }

    /// The n-th working day strictly before the date.
    fn nth_before<'py>(&self, date: &Bound<'py, PyAny>, n: i64) -> PyResult<Bound<'py, PyAny>> {
        self.each(
            date,
            |calendar, date| calendar.nth_before(date, n),
            |calendar, days, out| calendar.nth_before_batch(days, n, out),
        )
    }

    /// The n-th working day strictly after the date.
    fn nth_after<'py>(&self, date: &Bound<'py, PyAny>, n: i64) -> PyResult<Bound<'py, PyAny>> {
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
        let bounds: Bounds = pythonize::depythonize(bounds)
            .map_err(|_| wrong("bounds: use one of both, start, end, neither"))?;
        match (days_of(start)?, days_of(end)?) {
            (None, None) => {
                let count = self.0.count(date_of(start)?, date_of(end)?, bounds);
                Ok(count.map_err(wrong)?.into_pyobject(py)?.into_any())
            }
            (Some(starts), Some(ends)) => {
                let (starts, ends) = (starts.as_slice()?, ends.as_slice()?);
                let mut out = vec![0; starts.len()];
                py.detach(|| self.0.count_batch(starts, ends, bounds, &mut out))
                    .map_err(wrong)?;
                Ok(PyArray1::from_vec(py, out).into_any())
            }
            _ => Err(PyTypeError::new_err(
                "start and end are both dates, or both arrays of one length",
            )),
        }
    }
}
