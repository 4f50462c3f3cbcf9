//! The types of the other languages, which the schemas make.

use std::fs;

use crate::{
    command::{Done, cargo, top},
    types_python::python_types,
    types_typescript::typescript_types,
};

/// Writes anew what is made from the code and kept beside it.
pub(crate) fn bless() -> Done {
    let test = [
        "test",
        "--locked",
        "-p",
        "nu-alumni-policy-tests",
        "--test",
        "vectors",
        "--test",
        "schema",
        "--test",
        "reports",
    ];
    cargo(&test, &[("BLESS", "1")])?;
    write_types()
}

/// Writes the types anew from the schemas that are kept.
pub(crate) fn write_types() -> Done {
    for (kept, made) in types()? {
        fs::write(top().join(&kept), made).map_err(|error| format!("{kept}: {error}"))?;
    }
    Ok(())
}

/// The types of the other languages are the ones that the schemas make.
pub(crate) fn test_types() -> Done {
    for (kept, made) in types()? {
        let path = top().join(&kept);
        if fs::read_to_string(&path).map_err(|error| format!("{kept}: {error}"))? != made {
            return Err(format!(
                "{kept} is not what the schemas make: run `cargo xtask bless`"
            ));
        }
    }
    Ok(())
}

/// Where each file is kept, and what the schemas make it.
fn types() -> Result<Vec<(String, String)>, String> {
    let mut types = python_types()?;
    types.extend(typescript_types()?);
    Ok(types)
}
