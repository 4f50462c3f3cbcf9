//! What is computed for every element of real letters, held against what Chromium computes.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "it counts, and reads JSON of its own making"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    command::{Done, run, target, top},
    setup::npm_install,
};

pub(crate) const PACKAGES: [&str; 2] = ["@sparticuz/chromium@147", "playwright-core@1.65"];

/// What is compared. What letters hide by tiny text and the like, which Chromium calls seen, is counted apart.
const COMPARED: [&str; 5] = ["size", "weight", "colour", "capitals", "seen"];
const SHOWN_OF_EACH: usize = 5;

fn html_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            html_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|end| end == "html" || end == "htm")
        {
            files.push(path);
        }
    }
}

/// The lines of JSON that a command prints, by the files they are of.
fn rows(command: &mut Command) -> Result<BTreeMap<String, Vec<Value>>, String> {
    let output = command
        .current_dir(top())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{command:?} could not be started: {error}"))?;
    let mut all = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut line: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        if let (Some(file), Value::Array(rows)) = (
            line["file"].as_str().map(str::to_owned),
            line["rows"].take(),
        ) {
            all.insert(file, rows);
        }
    }
    Ok(all)
}

/// Whether both have the same in this column; sizes are rounded.
fn same(column: usize, ours: &Value, theirs: &Value) -> bool {
    let (ours, theirs) = (&ours[column], &theirs[column]);
    match (ours.as_f64(), theirs.as_f64()) {
        // Chromium shows no size that hangs on another below 6 px.
        (Some(a), Some(b)) => (a - b).abs() <= 0.02 + b * 0.001 || a > 0.0 && a < b && b == 6.0,
        _ => ours == theirs,
    }
}

/// Compares every HTML file under `folder`; prints for each property how many elements agree, and some that do not.
pub(crate) fn chromium(folder: &str) -> Done {
    let tools = target().join("chromium");
    if !tools.join("node_modules").exists() {
        npm_install(&tools, &PACKAGES)?;
    }
    let script = tools.join("chromium.mjs");
    let write = |path: &Path, text: &str| {
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    write(&script, include_str!("chromium.mjs"))?;
    let mut files = Vec::new();
    let folder = fs::canonicalize(folder).map_err(|error| format!("{folder}: {error}"))?;
    html_files(&folder, &mut files);
    if files.is_empty() {
        return Err(format!("{}: no HTML file", folder.display()));
    }
    files.sort();
    let list: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
    let names = tools.join("files.txt");
    write(&names, &list.join("\n"))?;
    const BINARY: [&str; 6] = [
        "--release",
        "-q",
        "-p",
        "nu-alumni-policy-benches",
        "--bin",
        "computed_styles",
    ];
    run(Command::new("cargo").arg("build").args(BINARY))?;
    let input = fs::File::open(&names).map_err(|error| error.to_string())?;
    let ours = rows(Command::new("cargo").arg("run").args(BINARY).stdin(input))?;
    let theirs = rows(Command::new("node").arg(&script).arg(&names))?;

    let (mut documents, mut elements, mut without_style) = (0_usize, 0_usize, 0_usize);
    let mut differ = [0_usize; COMPARED.len()];
    let mut unknown = [0_usize; COMPARED.len()];
    let mut hidden: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, theirs) in &theirs {
        let Some(ours) = ours.get(file) else { continue };
        let tags = |rows: &[Value]| rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
        if tags(ours) != tags(theirs) {
            println!("{file}: another tree");
            continue;
        }
        documents += 1;
        for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            if theirs[7] == Value::Bool(true) {
                without_style += 1;
                continue;
            }
            elements += 1;
            for (place, what) in COMPARED.iter().enumerate() {
                let column = place + 1;
                if ours[6][place] == Value::Bool(true) {
                    unknown[place] += 1;
                } else if same(column, ours, theirs) {
                } else if *what == "seen"
                    && ours[column] == Value::Bool(false)
                    && let Some(how) = theirs[6].as_str()
                {
                    *hidden.entry(how).or_default() += 1;
                } else {
                    differ[place] += 1;
                    if differ[place] <= SHOWN_OF_EACH {
                        println!(
                            "{file}: element {at}, {}: {what} is {}, in Chromium {}",
                            ours[0], ours[column], theirs[column]
                        );
                    }
                }
            }
        }
    }
    println!(
        "{documents} of {} documents, {elements} elements, besides {without_style} that have no style of their own",
        files.len()
    );
    println!(
        "{:10}{:>10}{:>10}{:>10}",
        "", "compared", "differ", "the same"
    );
    let aside = hidden.values().sum::<usize>();
    for (place, what) in COMPARED.iter().enumerate() {
        let apart = if *what == "seen" {
            aside
        } else {
            unknown[place]
        };
        let compared = elements - apart;
        let share = 100.0 * (1.0 - differ[place] as f64 / compared.max(1) as f64);
        println!("{what:10}{compared:10}{:10}{share:9.3} %", differ[place]);
    }
    println!("hidden on purpose, which Chromium calls seen:");
    for (how, count) in hidden {
        println!("{count:10}  {how}");
    }
    Ok(())
}
