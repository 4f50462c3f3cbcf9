//! The rows of checklists as Python's objects. Most stand in report after report, and as nobody can change
//! them, one object does for all.

use std::{
    mem,
    sync::{LazyLock, Mutex, PoisonError},
};

use foldhash::HashMap;
use nu_alumni_policy::mailing::ChecklistRow;
use pyo3::{
    prelude::*,
    sync::{MutexExt as _, PyOnceLock},
    types::{PyList, PyTuple},
};

use crate::convert::to_object;

/// So many rows are kept; then they are all let go.
const MOST_ROWS: usize = 1_024;
/// A row that says more, as one that names many people, is not kept.
const LONGEST_TEXT: usize = 512;

static KEPT: LazyLock<Mutex<HashMap<ChecklistRow, Py<PyAny>>>> = LazyLock::new(Mutex::default);

/// The rows, each that is kept as the object that it was.
pub(crate) fn checklist(py: Python<'_>, rows: Vec<ChecklistRow>) -> PyResult<Bound<'_, PyTuple>> {
    let lock = || {
        KEPT.lock_py_attached(py)
            .unwrap_or_else(PoisonError::into_inner)
    };
    let mut objects: Vec<Option<Py<PyAny>>> = {
        let kept = lock();
        let objects = rows.iter().map(|row| kept.get(row));
        objects
            .map(|object| object.map(|object| object.clone_ref(py)))
            .collect()
    };
    let new = rows
        .iter()
        .zip(&objects)
        .filter(|(_, object)| object.is_none());
    let new: Vec<&ChecklistRow> = new.map(|(row, _)| row).collect();
    if !new.is_empty() {
        let made = to_object(py, "rows", &new)?.cast_into::<PyList>()?;
        let missing = objects.iter_mut().filter(|object| object.is_none());
        for (object, made) in missing.zip(made.iter()) {
            *object = Some(made.unbind());
        }
        let mut kept = lock();
        let let_go = match kept.len() < MOST_ROWS {
            true => HashMap::default(),
            false => mem::take(&mut *kept),
        };
        for (row, object) in rows.into_iter().zip(&objects) {
            if row.why.text.len() <= LONGEST_TEXT
                && let Some(object) = object
            {
                kept.entry(row).or_insert_with(|| object.clone_ref(py));
            }
        }
        drop(kept);
        drop(let_go);
    }
    PyTuple::new(py, objects.into_iter().flatten().collect::<Vec<_>>())
}

/// Gives a report its checklist, which it came without.
pub(crate) fn with_checklist(report: &Bound<'_, PyAny>, rows: Vec<ChecklistRow>) -> PyResult<()> {
    static SET: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = report.py();
    let set = SET.import(py, "msgspec.structs", "force_setattr")?;
    set.call1((report, "checklist", checklist(py, rows)?))?;
    Ok(())
}
