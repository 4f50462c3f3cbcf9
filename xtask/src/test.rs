//! Every test, in Rust, Python and Node.

use std::{collections::BTreeSet, path::Path, process::Command, thread};

use crate::{
    command::{Done, cargo, run, said, target},
    editor::build_editor,
    notices::notices,
    package::{install_python, package_wasm},
    setup::{browser_tools, npm_tools, pyright, sarif_schema, setup},
    types::test_types,
};

pub(crate) fn test() -> Done {
    cargo(&["fmt", "--all", "--check"], &[])?;
    notices(false)?;
    cargo(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--features",
            "nu-alumni-policy-wasm/whole",
            "--",
            "-D",
            "warnings",
        ],
        &[],
    )?;
    let venv = setup()?;
    // One test runs after another, and leaves a core to it.
    let package = thread::spawn(package_wasm);
    cargo(&["test", "--workspace", "--locked"], &[])?;
    test_docs_and_features()?;
    test_types()?;
    test_python(&venv)?;
    let packaged = package.join();
    packaged.map_err(|_| "the package was not made".to_owned())??;
    lint_package()?;
    test_node()?;
    test_browser()
}

/// The docs of the crates of the core, and two without what can be left out.
fn test_docs_and_features() -> Done {
    const POLICY: &str = "nu-alumni-policy";
    const LETTER: &str = "nu-alumni-letter";
    const GROUND: &str = "nu-alumni-ground";
    const DOC: [&str; 3] = ["doc", "--no-deps", "--locked"];
    cargo(
        &[&DOC[..], &["-p", POLICY, "-p", LETTER, "-p", GROUND]].concat(),
        &[("RUSTDOCFLAGS", "-D warnings")],
    )?;
    let bare = |command: &str, package: &str, more: &[&str]| {
        let args = [command, "--locked", "--no-default-features", "-p", package];
        cargo(&[&args, more].concat(), &[])
    };
    bare("clippy", POLICY, &["--", "-D", "warnings"])?;
    // A letter that is no message.
    bare(
        "clippy",
        POLICY,
        &["--features", "mailing", "--", "-D", "warnings"],
    )?;
    // A page's first load.
    bare(
        "clippy",
        POLICY,
        &["--features", "browser", "--", "-D", "warnings"],
    )?;
    bare("test", POLICY, &["--lib"])?;
    bare("test", POLICY, &["--doc"])?;
    bare("test", LETTER, &["--lib"])?;
    few_crates(POLICY)
}

/// The crates that are built for decisions and dates alone.
const MOST_CRATES: usize = 25;

fn few_crates(package: &str) -> Done {
    let tree = said(&[
        "tree",
        "--locked",
        "--no-default-features",
        "-p",
        package,
        "-e",
        "normal,build",
        "--prefix",
        "none",
    ])?;
    let crates = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    // Ours stand there with their folders.
    let crates = crates.filter(|line| !line.contains(" (/"));
    let count = crates.collect::<BTreeSet<_>>().len();
    eprintln!("{package} without default features: {count} crates besides it");
    if count <= MOST_CRATES {
        return Ok(());
    }
    Err(format!(
        "{count} crates for {package} without default features: at most {MOST_CRATES}"
    ))
}

fn test_python(venv: &Path) -> Done {
    let python = venv.join("bin/python");
    install_python(venv, "dev")?;
    run(Command::new(&python).args([
        "-m",
        "mypy.stubtest",
        "nu_alumni_policy._core",
        "nu_alumni_policy._questions",
    ]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "-p", "nu_alumni_policy"]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "tests/python/types_in_use.py"]))?;
    run(Command::new(&python)
        .args([
            "-m",
            "mypy",
            "--strict",
            "--disable-error-code",
            "import-untyped",
        ])
        .arg("bindings-python/examples"))?;
    run(Command::new(pyright()?)
        .args(["-p", "bindings-python", "--pythonpath"])
        .arg(&python))?;
    run(Command::new(&python)
        .args(["-m", "unittest", "discover", "-s", "tests/python"])
        .args(["-t", "tests/python"])
        .env("SARIF_SCHEMA", sarif_schema()?))
}

/// What the package says of itself in its `package.json` is what a reader's tools find.
fn lint_package() -> Done {
    let tools = npm_tools()?;
    let package = target().join("npm");
    run(Command::new(tools.join("publint"))
        .args(["--strict", "--pack", "npm"])
        .arg(&package))?;
    // CommonJS loads its ES modules in Node as it is, which the types of older Nodes cannot say; a wasm has none.
    run(Command::new(tools.join("attw"))
        .args([
            "--profile",
            "esm-only",
            "--format",
            "ascii",
            "--exclude-entrypoints",
        ])
        .args(["nu_alumni_policy_bg.wasm", "nu_alumni_policy_whole_bg.wasm"])
        .arg("--pack")
        .arg(&package))
}

fn test_node() -> Done {
    // What is only compiled, and the examples of every question, which are run.
    let examples = target().join("node-examples");
    let tsc = ["--strict", "--exactOptionalPropertyTypes", "--target"];
    let modules = ["es2022", "--module", "nodenext", "--outDir"];
    run(Command::new(npm_tools()?.join("tsc"))
        .args(tsc)
        .args(modules)
        .arg(&examples)
        .arg("tests/node/types.mts"))?;
    run(Command::new(npm_tools()?.join("tsc"))
        .args(tsc)
        .args(["es2022", "--module", "nodenext", "--noEmit"])
        .args(["--lib", "es2023", "--skipLibCheck", "false"])
        .arg("tests/node/types_of_node.mts"))?;
    run(Command::new("node")
        .args(["--test", "tests/node/"])
        .env("PACKAGE", target().join("npm"))
        .env("EXAMPLES", examples.join("examples.mjs")))
}

/// The package and the editor in Chromium.
pub(crate) fn browser() -> Done {
    package_wasm()?;
    test_browser()
}

/// What a check costs a page.
pub(crate) fn figures_browser() -> Done {
    package_wasm()?;
    in_browser(&["tests/browser/figures.mjs"])
}

fn test_browser() -> Done {
    build_editor()?;
    // They wait more than they work.
    in_browser(&["--test", "--test-concurrency=3", "tests/browser/"])
}

/// Chromium unpacks itself when it is first begun: of two at a time one would be given half of it.
const BEGUN_ONCE: &str =
    "import { launched } from './tests/browser/chromium.mjs'; await (await launched()).close();";

fn in_browser(args: &[&str]) -> Done {
    let tools = browser_tools()?;
    run(Command::new("node")
        .args(["--input-type=module", "--eval", BEGUN_ONCE])
        .env("BROWSER_TOOLS", &tools))?;
    run(Command::new("node")
        .args(args)
        .env("PACKAGE", target().join("npm"))
        .env("EDITOR", target().join("editor"))
        .env("BROWSER_TOOLS", tools))
}
