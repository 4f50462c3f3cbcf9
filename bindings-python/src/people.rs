//! The rights of a table of people: NumPy's columns in, NumPy's columns out.

use chrono::NaiveDate;
use nu_alumni_policy::{
    Terms,
    alumni::rights_of_people as of_people,
    alumni::{
        CONFERRAL_UNKNOWN, PeopleColumns, PeopleError, PeopleFacts, RIGHTS,
        kinds_of_people as kinds, kinds_of_people_until, until_of_people,
    },
    decision::{Coded, ErrorData, ReadError, Request},
};
use numpy::{Element, PyArray1, PyReadonlyArray1};
use pyo3::{prelude::*, types::PyDict};

use crate::{
    convert::{in_one_piece, is_numpy, read, wrong_type},
    errors::Kind,
};

/// NumPy's not-a-time.
const NAT: i64 = i64::MIN;

/// The column, read where it lies.
fn column<'py, T: Element>(
    value: &Bound<'py, PyAny>,
    name: &str,
    dtypes: &str,
) -> PyResult<PyReadonlyArray1<'py, T>> {
    let array = match is_numpy(value) {
        Ok(true) => value.extract::<PyReadonlyArray1<'py, T>>().ok(),
        _ => None,
    };
    let array = match array {
        Some(array) => array,
        None => {
            let expected = format!("an array of {dtypes} of one dimension");
            let of_array = |what| value.getattr(what).and_then(|what| what.str());
            let wrong = match (of_array("dtype"), of_array("shape")) {
                (Ok(dtype), Ok(shape)) => ReadError::WrongType {
                    path: String::new(),
                    found: format!("an array of {dtype} of the shape {shape}"),
                    expected,
                }
                .data(),
                _ => wrong_type(value, &expected),
            };
            return Err(Kind::Question.refuse(value.py(), wrong.inside(name)));
        }
    };
    in_one_piece(array)
}

/// The conferrals as days and codes; of dates they are made, and there not-a-time is not known.
fn conferrals(value: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    let days = value.call_method1("view", ("int64",))?;
    let days = column::<i64>(&days, "conferral", "int32 or datetime64[D]")?;
    let days = days.as_slice()?;
    let code = |&day: &i64| match day {
        NAT => Some(CONFERRAL_UNKNOWN),
        // Far below every day are the codes, which no date may turn into.
        day => i32::try_from(day)
            .ok()
            .filter(|day| *day > CONFERRAL_UNKNOWN.saturating_add(2)),
    };
    days.iter().map(code).collect::<Option<_>>().ok_or_else(|| {
        let row = days.iter().position(|day| code(day).is_none());
        let data = ErrorData::new("not-a-date", "no date that is known");
        let path = format!("conferral[{}]", row.unwrap_or_default());
        Kind::Question.refuse(value.py(), data.inside(&path))
    })
}

/// The rights of many people on a day: of each right, the codes of the outcomes (`OUTCOMES`). With `until`
/// also, as `campus-access-until`, the first day on which it is another, in days since 1970-01-01.
///
/// >>> import numpy as np
/// >>> import nu_alumni_policy as nu
/// >>> rights = nu.rights_of_people(
/// ...     {"as_of": "2026-01-12", "facts": {}},
/// ...     first_degree=np.array([0, 1], "uint32"),
/// ...     degrees_given=np.array([2], "uint8"),
/// ...     alumni_card=np.array([0], "uint8"),
/// ...     identification_card=np.array([0], "uint8"),
/// ...     kind=np.array([1 + nu.DEGREE_KINDS.index("bachelor")], "uint8"),
/// ...     institution=np.array([1], "uint8"),
/// ...     conferral=np.array(["2025-06-14"], "datetime64[D]"),
/// ... )
/// >>> nu.OUTCOMES[rights["library-e-resources"][0]]
/// 'granted'
#[pyfunction]
#[pyo3(signature = (
    request, *, first_degree, degrees_given, alumni_card, identification_card, kind, institution,
    conferral, until=false
))]
#[expect(clippy::too_many_arguments, reason = "each is a column, given by name")]
pub(crate) fn rights_of_people<'py>(
    request: &Bound<'py, PyAny>,
    first_degree: &Bound<'py, PyAny>,
    degrees_given: &Bound<'py, PyAny>,
    alumni_card: &Bound<'py, PyAny>,
    identification_card: &Bound<'py, PyAny>,
    kind: &Bound<'py, PyAny>,
    institution: &Bound<'py, PyAny>,
    conferral: &Bound<'py, PyAny>,
    until: bool,
) -> PyResult<Bound<'py, PyDict>> {
    let columns = [
        first_degree,
        degrees_given,
        alumni_card,
        identification_card,
        kind,
        institution,
        conferral,
    ];
    let (codes, days) = asked(request, columns, |people, facts, as_of, terms| {
        let columns = of_people(people, facts, as_of, terms)?;
        let days = until.then(|| until_of_people(people, facts, as_of, terms));
        Ok((columns, days.transpose()?.unwrap_or_default()))
    })?;
    by_name(request.py(), codes, days)
}

/// The same by the kinds of people: of which each is, and the columns that `rights_of_people` gives, with a
/// row for each kind. The columns come in its order.
#[pyfunction]
pub(crate) fn kinds_of_people<'py>(
    request: &Bound<'py, PyAny>,
    columns: [Bound<'py, PyAny>; 7],
    until: bool,
) -> PyResult<(Bound<'py, PyArray1<u32>>, Bound<'py, PyDict>)> {
    let py = request.py();
    let ask = if until { kinds_of_people_until } else { kinds };
    let kinds = asked(request, columns.each_ref(), ask)?;
    let columns = by_name(py, kinds.outcomes, kinds.until)?;
    Ok((PyArray1::from_vec(py, kinds.of_each), columns))
}

/// What `ask` answers about these columns, in the order of [`rights_of_people`]; the interpreter is free
/// meanwhile.
fn asked<T: Send>(
    request: &Bound<'_, PyAny>,
    columns: [&Bound<'_, PyAny>; 7],
    ask: impl FnOnce(&PeopleColumns<'_>, &PeopleFacts, NaiveDate, &Terms) -> Result<T, PeopleError>
    + Send,
) -> PyResult<T> {
    let py = request.py();
    let [
        first_degree,
        degrees_given,
        alumni_card,
        identification_card,
        kind,
        institution,
        conferral,
    ] = columns;
    let first_degree = column::<u32>(first_degree, "first_degree", "uint32")?;
    let codes = |value, name| column::<u8>(value, name, "uint8");
    let degrees_given = codes(degrees_given, "degrees_given")?;
    let alumni_card = codes(alumni_card, "alumni_card")?;
    let identification_card = codes(identification_card, "identification_card")?;
    let kind = codes(kind, "kind")?;
    let institution = codes(institution, "institution")?;
    let (of_dates, as_given);
    let is_dates = matches!(is_numpy(conferral), Ok(true))
        && conferral.getattr("dtype")?.str()?.to_str()? == "datetime64[D]";
    let conferral = if is_dates {
        of_dates = conferrals(conferral)?;
        of_dates.as_slice()
    } else {
        as_given = column::<i32>(conferral, "conferral", "int32 or datetime64[D]")?;
        as_given.as_slice()?
    };
    let people = PeopleColumns {
        first_degree: first_degree.as_slice()?,
        degrees_given: degrees_given.as_slice()?,
        alumni_card: alumni_card.as_slice()?,
        identification_card: identification_card.as_slice()?,
        kind: kind.as_slice()?,
        institution: institution.as_slice()?,
        conferral,
    };
    let request: Request<PeopleFacts> = read(request, Kind::Question)?;
    let as_of = request
        .day()
        .map_err(|error| Kind::Question.of(py, &error))?;
    let Request { facts, terms, .. } = &request;
    py.detach(|| ask(&people, facts, as_of, terms))
        .map_err(|error| Kind::Question.of(py, &error))
}

/// The columns by the rights' names.
fn by_name(
    py: Python<'_>,
    columns: Vec<Vec<u8>>,
    days: Vec<Vec<i32>>,
) -> PyResult<Bound<'_, PyDict>> {
    let by_name = PyDict::new(py);
    for (right, codes) in RIGHTS.iter().zip(columns) {
        by_name.set_item(right.question.name.name(), PyArray1::from_vec(py, codes))?;
    }
    for (right, days) in RIGHTS.iter().zip(days) {
        let name = format!("{}-until", right.question.name.name());
        by_name.set_item(name, PyArray1::from_vec(py, days))?;
    }
    Ok(by_name)
}
