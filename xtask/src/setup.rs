//! What the tests need: packages for Python and Node, and Rust's target for the browser.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    chromium,
    command::{Done, run, target, top},
};

pub(crate) const PYTHON_PACKAGES: [&str; 11] = [
    "maturin==1.16.0",
    "mypy==2.4.1",
    "numpy==2.4.6",
    // Its days off are held against the calendar's.
    "holidays==0.109",
    // They read the reports that are taken away.
    "icalendar==7.3.2",
    "jsonschema==4.26.0",
    "junitparser==5.0.3",
    // Its blanks and times are handed over.
    "pandas==3.1.1",
    // Their tables go in and come out, and workbooks are read again.
    "polars==2.1.0",
    "pyarrow==26.0.1",
    "openpyxl==3.1.5",
];

pub(crate) const NPM_PACKAGES: [&str; 5] = [
    // They say what is wrong with a package's `exports` and types.
    "@arethetypeswrong/cli@0.18.5",
    "publint@0.3.25",
    "typescript@7.0.2",
    // Its optimiser makes the wasm small.
    "binaryen@132.0.0",
    // It carries SARIF's schema.
    "@microsoft/jest-sarif@1.0.0-beta.0",
];

/// The peer of the figures in benches, which are of this version; 11 needs Node 22.
pub(crate) const HTML_VALIDATE: &str = "html-validate@9";

/// Makes what the tests need and is not there yet; the virtual environment is returned.
pub(crate) fn setup() -> Result<PathBuf, String> {
    let venv = virtual_environment()?;
    npm_tools()?;
    let installed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    let has_wasm = installed
        .is_ok_and(|out| String::from_utf8_lossy(&out.stdout).contains("wasm32-unknown-unknown"));
    if !has_wasm {
        run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    Ok(venv)
}

fn virtual_environment() -> Result<PathBuf, String> {
    let venv = target().join("venv");
    unless_installed(&venv, &PYTHON_PACKAGES, || {
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        run(Command::new(venv.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet"])
            .args(PYTHON_PACKAGES))
    })?;
    Ok(venv)
}

/// The folder of the npm packages' commands.
pub(crate) fn npm_tools() -> Result<PathBuf, String> {
    let tools = target().join("npm-tools");
    unless_installed(&tools, &NPM_PACKAGES, || npm_install(&tools, &NPM_PACKAGES))?;
    Ok(tools.join("node_modules/.bin"))
}

/// SARIF's schema.
pub(crate) fn sarif_schema() -> Result<PathBuf, String> {
    let packages = npm_tools()?.with_file_name("@microsoft");
    Ok(packages.join("jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"))
}

/// The second checker of Python's types, which editors use; it reads overloads otherwise than mypy.
pub(crate) const PYRIGHT: &str = "pyright@1.1.414";

/// The command of pyright.
pub(crate) fn pyright() -> Result<PathBuf, String> {
    let folder = target().join("pyright");
    unless_installed(&folder, &[PYRIGHT], || npm_install(&folder, &[PYRIGHT]))?;
    Ok(folder.join("node_modules/.bin/pyright"))
}

/// What the package's adapters are for, and the bundler of its examples.
const HOSTS: [&str; 7] = [
    "vite@8.3",
    // The oldest that it is for: another bundler than the newest, with workers of one file.
    "vite-5@npm:vite@5.4",
    // An editor of rich text for e-mail under MIT: TinyMCE and CKEditor are under the GPL.
    "squire-rte@2.4",
    "dompurify@3.5",
    "@codemirror/lint@6.9",
    "@codemirror/state@6.7",
    "@codemirror/view@6.43",
];

/// It finds what shuts people out.
const AXE: &str = "axe-core@4.14";

/// Where a browser, a bundler and editors are, for the package's adapters and examples, and for the editor.
pub(crate) fn browser_tools() -> Result<PathBuf, String> {
    let folder = target().join("browser");
    let packages = [&chromium::PACKAGES[..], &HOSTS, &[AXE]].concat();
    unless_installed(&folder, &packages, || npm_install(&folder, &packages))?;
    Ok(folder)
}

/// Where the packages are that the editor is built of: those of its `package.json`, and ours in `target/npm`.
pub(crate) fn editor_tools() -> Result<PathBuf, String> {
    let folder = target().join("editor-tools");
    let list = top().join("bindings-wasm/editor/package.json");
    let wrong = |error: std::io::Error| format!("{}: {error}", list.display());
    let packages = fs::read_to_string(&list).map_err(wrong)?;
    unless_installed(&folder, &[packages.as_str()], || {
        fs::create_dir_all(&folder).map_err(wrong)?;
        fs::copy(&list, folder.join("package.json")).map_err(wrong)?;
        let ours = target().join("npm");
        npm_install(&folder, &[ours.display().to_string().as_str()])
    })?;
    Ok(folder)
}

/// Installs npm packages in this folder.
pub(crate) fn npm_install(folder: &Path, packages: &[&str]) -> Done {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .args(packages))
}

/// What is in a folder stands beside it, so that an older one is made up to date.
fn unless_installed(folder: &Path, packages: &[&str], install: impl FnOnce() -> Done) -> Done {
    let list = folder.join("packages.txt");
    let packages = packages.join("\n");
    if fs::read_to_string(&list).ok().as_ref() == Some(&packages) {
        return Ok(());
    }
    install()?;
    fs::write(&list, packages).map_err(|error| format!("{}: {error}", list.display()))
}
