//! Converts between Python and the core; the core answers.

mod calendar;
mod convert;
mod errors;
mod kept;
mod mailing;
mod people;
mod questions;

use nu_alumni_policy::{
    Outcome,
    alumni::{CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, UNTIL_STAYS},
    policy::DegreeKind,
};
use pyo3::{prelude::*, types::PyTuple};

/// Where the many short texts and lists of an answer lie.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add_class::<calendar::Calendar>()?;
    module.add_function(wrap_pyfunction!(questions::word, module)?)?;
    module.add_function(wrap_pyfunction!(errors::error_text, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::is_path, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::check_mailing, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::fix_mailing, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::compare_mailings, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::check_mailing_json, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::check_mailing_as, module)?)?;
    module.add_function(wrap_pyfunction!(mailing::render_mailing, module)?)?;
    module.add_function(wrap_pyfunction!(questions::answer, module)?)?;
    module.add_function(wrap_pyfunction!(questions::answer_json, module)?)?;
    module.add_function(wrap_pyfunction!(questions::decide, module)?)?;
    module.add_function(wrap_pyfunction!(questions::policy, module)?)?;
    module.add_function(wrap_pyfunction!(questions::register_paper, module)?)?;
    module.add_function(wrap_pyfunction!(questions::answered_by, module)?)?;
    module.add_function(wrap_pyfunction!(people::rights_of_people, module)?)?;
    module.add_function(wrap_pyfunction!(people::kinds_of_people, module)?)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add(
        "OUTCOMES",
        PyTuple::new(py, Outcome::ALL.map(Outcome::name))?,
    )?;
    let kinds = DegreeKind::ALL.map(DegreeKind::name);
    module.add("DEGREE_KINDS", PyTuple::new(py, kinds)?)?;
    module.add("CONFERRAL_UNKNOWN", CONFERRAL_UNKNOWN)?;
    module.add("CONFERRAL_PENDING", CONFERRAL_PENDING)?;
    module.add("UNTIL_STAYS", UNTIL_STAYS)?;
    module.add("CONFERRAL_CONFERRED", CONFERRAL_CONFERRED)
}
