//! Kazakhstan's working days, one date at a time or a NumPy array at once.

use chrono::NaiveDate;
use nu_alumni_policy::{
    calendar::CalendarError as Wrong,
    calendar::{BatchError, Bounds, CalendarChoice},
    policy::Readings,
};
use numpy::{Element, PyReadonlyArray1, PyReadwriteArray1};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyList},
};

use crate::convert::{date_of, in_one_piece, is_numpy, to_json, to_python, wrong};

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
            let date = one(&self.0, date_of(value)?).map_err(wrong)?;
            return Ok(date.into_pyobject(py)?.into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "int64")?;
        let out = places.as_slice_mut()?;
        py.detach(|| batch(&self.0, days, out)).map_err(wrong)?;
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
        to_python(date.py(), &day)
    }

    /// The days from `start` to `end`, both included.
    fn days<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let days = self.0.days(date_of(start)?, date_of(end)?).map_err(wrong)?;
        to_python(start.py(), &days.collect::<Vec<_>>())
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
            let works = self.0.is_working(date_of(date)?).map_err(wrong)?;
            return Ok(works.into_pyobject(py)?.to_owned().into_any());
        };
        let days = days.as_slice()?;
        let (array, mut places) = empty(py, days.len(), "bool")?;
        let out = places.as_slice_mut()?;
        py.detach(|| self.0.is_working_batch(days, out))
            .map_err(wrong)?;
        Ok(array)
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
                let (array, mut places) = empty(py, starts.len(), "int64")?;
                let out = places.as_slice_mut()?;
                py.detach(|| self.0.count_batch(starts, ends, bounds, out))
                    .map_err(wrong)?;
                Ok(array)
            }
            _ => Err(PyTypeError::new_err(
                "start and end are both dates, or both arrays of one length",
            )),
        }
    }
}
