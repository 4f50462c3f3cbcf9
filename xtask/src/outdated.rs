//! The dependencies that have moved: Rust's crates, and the packages of Python and npm by their pins.

use std::{collections::HashSet, env, process::Command};

use crate::{
    command::{Done, top},
    setup::{HTML_VALIDATE, NPM_PACKAGES, PYRIGHT, PYTHON_PACKAGES, setup},
};

/// A dependency, the version that is in use, and what is said of the newest.
type Row = [String; 3];

/// Prints a table of what has moved; crates that the workspace itself asks for come first.
pub(crate) fn outdated() -> Done {
    let venv = setup()?;
    let mut rows = vec![["what", "have", "newest"].map(str::to_owned)];
    rows.extend(crates()?);
    let pins = PYTHON_PACKAGES.iter().filter_map(|p| p.split_once("=="));
    rows.extend(pins.filter_map(|(name, have)| {
        let mut pip = Command::new(venv.join("bin/python"));
        let said = said(pip.args(["-m", "pip", "index", "versions", name]));
        // "maturin (1.16.0)", then all the others.
        let newest = said
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        moved("Python", name, have, newest.map(|(newest, _)| newest))
    }));
    let pins = NPM_PACKAGES.iter().chain([&HTML_VALIDATE, &PYRIGHT]);
    rows.extend(
        pins.filter_map(|p| p.rsplit_once('@'))
            .filter_map(|(name, have)| {
                let said = said(Command::new("npm").args(["view", name, "version"]));
                moved("npm", name, have, said.lines().next())
            }),
    );
    let width = |column| {
        rows.iter()
            .flat_map(|row| row.get(column))
            .map(String::len)
            .max()
    };
    let (what, have) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    for [name, version, newest] in &rows {
        println!("{name:what$}  {version:have$}  {newest}");
    }
    Ok(())
}

/// The crates that are behind, as cargo tells of them:
/// "Unchanged mail-parser v0.11.9 (available: v1.0.1, requires Rust 1.98)", or, where the manifest
/// already allows it, "Updating hashbrown v0.17.1 -> v0.17.2".
fn crates() -> Result<Vec<Row>, String> {
    let cargo = || Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let tree = said(
        cargo()
            .args(["tree", "--workspace", "--all-features", "--target", "all"])
            .args(["--depth", "1", "--prefix", "none", "--format", "{p}"]),
    );
    let own: HashSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let update = cargo()
        .args(["update", "--dry-run", "--verbose"])
        .current_dir(top())
        .output()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    let report = String::from_utf8_lossy(&update.stderr);
    if !update.status.success() {
        return Err(report.into_owned());
    }
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for line in report.lines() {
        let mut words = line.split_whitespace();
        let (Some("Unchanged" | "Updating"), Some(name), Some(have), Some(_)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let newest = words.collect::<Vec<_>>().join(" ");
        let newest = bare(newest.trim_end_matches(')'));
        let rows = if own.contains(name) {
            &mut first
        } else {
            &mut others
        };
        rows.push([format!("Rust {name}"), bare(have), newest]);
    }
    first.append(&mut others);
    Ok(first)
}

/// "1.2.0" of "v1.2.0".
fn bare(version: &str) -> String {
    version.strip_prefix('v').unwrap_or(version).to_owned()
}

/// What a command prints; nothing where it cannot.
fn said(command: &mut Command) -> String {
    let output = command.current_dir(top()).output();
    output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

/// A row, unless the newest is in use; one that cannot be asked for is not known.
fn moved(of: &str, name: &str, have: &str, newest: Option<&str>) -> Option<Row> {
    let newest = newest.map_or("not known", str::trim);
    (newest != have).then(|| [format!("{of} {name}"), have.to_owned(), newest.to_owned()])
}
