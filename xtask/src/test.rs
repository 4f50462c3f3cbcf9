//! Every test, in Rust, Python and Node.

use std::{path::Path, process::Command};

use crate::{
    command::{Done, cargo, run, target},
    package::{install_python, package_wasm},
    setup::{npm_tools, setup},
    types::test_types,
};

pub(crate) fn test() -> Done {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        &[],
    )?;
    cargo(&["test", "--workspace", "--locked"], &[])?;
    let venv = setup()?;
    test_types(&venv)?;
    test_python(&venv)?;
    test_node()
}

fn test_python(venv: &Path) -> Done {
    let python = venv.join("bin/python");
    install_python(venv, "dev")?;
    run(Command::new(&python).args(["-m", "mypy.stubtest", "nu_alumni_policy._core"]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "-p", "nu_alumni_policy"]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "tests/python/types_in_use.py"]))?;
    run(Command::new(&python).args([
        "-m",
        "unittest",
        "discover",
        "-s",
        "tests/python",
        "-t",
        "tests/python",
    ]))
}

fn test_node() -> Done {
    package_wasm()?;
    run(Command::new(npm_tools()?.join("tsc")).args([
        "--strict",
        "--noEmit",
        "--target",
        "es2022",
        "--module",
        "nodenext",
        "tests/node/types.ts",
    ]))?;
    run(Command::new("node")
        .args(["--test", "tests/node/"])
        .env("PACKAGE", target().join("npm")))
}
