//! The types of the other languages, which the answers' schema makes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{Done, cargo, run, target, top},
    setup::{npm_tools, setup},
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
    ];
    cargo(&test, &[("BLESS", "1")])?;
    let venv = setup()?;
    for (kept, made) in types(&venv)? {
        fs::copy(&made, top().join(kept)).map_err(|error| format!("{kept}: {error}"))?;
    }
    Ok(())
}

/// The types of the other languages are the ones that the answers' schema makes.
pub(crate) fn test_types(venv: &Path) -> Done {
    for (kept, made) in types(venv)? {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
        };
        if read(&top().join(kept))? != read(&made)? {
            return Err(format!(
                "{kept} is not what the schema makes: run `cargo xtask bless`"
            ));
        }
    }
    Ok(())
}

/// Makes the types from the answers' schema; returns where each is kept and where it was made.
fn types(venv: &Path) -> Result<[(&'static str, PathBuf); 2], String> {
    const SCHEMA: &str = "tests/vectors/answers.schema.json";
    let python = target().join("_answers.py");
    run(Command::new(venv.join("bin/datamodel-codegen"))
        .args([
            "--input",
            SCHEMA,
            "--input-file-type",
            "jsonschema",
            "--output-model-type",
            "typing.TypedDict",
        ])
        .args([
            "--target-python-version",
            "3.11",
            "--disable-timestamp",
            "--enum-field-as-literal",
            "all",
        ])
        .args(["--use-union-operator", "--use-standard-collections"])
        .args(["--formatters", "black", "isort", "--disable-warnings"])
        .arg("--output")
        .arg(&python))?;
    let typescript = target().join("answers.d.ts");
    run(Command::new(npm_tools()?.join("json2ts"))
        .args(["--input", SCHEMA, "--additionalProperties", "false"])
        .arg("--output")
        .arg(&typescript))?;
    Ok([
        (
            "bindings-python/python/nu_alumni_policy/_answers.py",
            python,
        ),
        ("bindings-wasm/answers.d.ts", typescript),
    ])
}
