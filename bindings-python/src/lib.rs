//! Converts between Python and the core; the core answers.

mod calendar;
mod convert;
mod mailing;
mod people;
mod questions;

use nu_alumni_policy::{
    Outcome,
    alumni::{CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN},
    policy::DegreeKind,
};
use pyo3::{create_exception, exceptions::PyValueError, prelude::*, types::PyTuple};

create_exception!(
    nu_alumni_policy,
    PolicyError,
    PyValueError,
    "What was given cannot be checked."
);
create_exception!(
    nu_alumni_policy,
    SourceError,
    PolicyError,
    "The source cannot be read."
);
create_exception!(
    nu_alumni_policy,
    BriefError,
    PolicyError,
    "The brief cannot be read, or contradicts the source or itself."
);
create_exception!(
    nu_alumni_policy,
    QuestionError,
    PolicyError,
    "The question cannot be read, or what it says cannot be."
);
create_exception!(
    nu_alumni_policy,
    CalendarError,
    PolicyError,
    "The calendar does not know the days, or cannot be as it is asked for."
);

#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("PolicyError", py.get_type::<PolicyError>())?;
    module.add("SourceError", py.get_type::<SourceError>())?;
    module.add("BriefError", py.get_type::<BriefError>())?;
    module.add("QuestionError", py.get_type::<QuestionError>())?;
    module.add("CalendarError", py.get_type::<CalendarError>())?;
    module.add_class::<calendar::Calendar>()?;
    module.add_function(wrap_pyfunction!(mailing::check_mailing, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::check_mailing_json, module)?)?;
    module.add_function(wrap_pyfunction!(questions::answer, module)?)?;
    module.add_function(wrap_pyfunction!(questions::answer_json, module)?)?;
    module.add_function(wrap_pyfunction!(people::rights_of_people, module)?)?;
    module.add(
        "OUTCOMES",
        PyTuple::new(py, Outcome::ALL.map(Outcome::name))?,
    )?;
    let kinds = DegreeKind::ALL.map(DegreeKind::name);
    module.add("DEGREE_KINDS", PyTuple::new(py, kinds)?)?;
    module.add("CONFERRAL_UNKNOWN", CONFERRAL_UNKNOWN)?;
    module.add("CONFERRAL_PENDING", CONFERRAL_PENDING)?;
    module.add("CONFERRAL_CONFERRED", CONFERRAL_CONFERRED)
}
