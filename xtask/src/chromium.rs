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

const PACKAGES: [&str; 2] = ["@sparticuz/chromium@147", "playwright-core@1.65"];

/// What is compared. Not seen is for us what letters hide by tiny text too, which Chromium calls seen.
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

/// Whether both are the same of an element, as far as we know what it is.
fn same(place: usize, ours: &Value, theirs: &Value) -> bool {
    let unknown = |at: usize| ours[6][at] == Value::Bool(true);
    match place {
        1 => {
            let (a, b) = (ours[1].as_f64(), theirs[1].as_f64());
            unknown(0)
                || a.zip(b)
                    .is_some_and(|(a, b)| (a - b).abs() <= 0.02 + b * 0.001)
        }
        2 => unknown(1) || ours[2].as_f64() == theirs[2].as_f64(),
        3 => unknown(2) || ours[3] == theirs[3],
        4 => unknown(3) || ours[4] == theirs[4],
        _ => ours[place] == theirs[place],
    }
}

/// Compares every HTML file under `folder`; prints the shares that agree, and some that do not.
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
    html_files(Path::new(folder), &mut files);
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

    let (mut documents, mut elements) = (0_usize, 0_usize);
    let mut differ = [0_usize; COMPARED.len()];
    for (file, theirs) in &theirs {
        let Some(ours) = ours.get(file) else { continue };
        let tags = |rows: &[Value]| rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
        if tags(ours) != tags(theirs) {
            println!("{file}: another tree");
            continue;
        }
        documents += 1;
        elements += ours.len();
        for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            for (place, count) in differ.iter_mut().enumerate() {
                if !same(place + 1, ours, theirs) {
                    *count += 1;
                    if *count <= SHOWN_OF_EACH {
                        println!(
                            "{file}: element {at}, {}: {} is {}, in Chromium {}",
                            ours[0],
                            COMPARED[place],
                            ours[place + 1],
                            theirs[place + 1]
                        );
                    }
                }
            }
        }
    }
    println!(
        "{documents} of {} documents, {elements} elements",
        files.len()
    );
    for (what, count) in COMPARED.iter().zip(differ) {
        let share = 100.0 * (1.0 - count as f64 / elements.max(1) as f64);
        println!("  {what}: {share:.3} % the same, {count} differ");
    }
    Ok(())
}
