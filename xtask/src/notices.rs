//! The notices of what others wrote and the packages carry: each crate with its licence and the texts
//! that it ships.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::command::{Done, said, top};

/// Where notices are kept, of which package, and the targets that it is built for.
const PACKAGES: [[&str; 3]; 2] = [
    [
        "bindings-python/THIRD-PARTY-NOTICES.txt",
        "nu-alumni-policy-python",
        "x86_64-unknown-linux-gnu x86_64-pc-windows-msvc aarch64-apple-darwin",
    ],
    [
        "bindings-wasm/THIRD-PARTY-NOTICES.txt",
        "nu-alumni-policy-wasm",
        "wasm32-unknown-unknown",
    ],
];

const HEAD: &str = "\
What others wrote and this package carries: the crates that are built into it, and the macros that
wrote parts of it, each with its licence. The texts that they ship follow by their numbers.

Rust's standard library is built into it too: MIT OR Apache-2.0, copyright The Rust Project
Contributors. Its own notices come with each Rust toolchain, as COPYRIGHT-library.html.
";

/// How the names of the files begin that say what is allowed, and whose work it is.
const FILES: &[&str] = &["licen", "unlicen", "copy", "notice", "authors"];

/// The licences whose text names nobody, and how it begins.
const STANDARD: [(&str, &str); 3] = [
    ("MIT", "Permission is hereby granted"),
    ("Apache-2.0", "Apache License Version 2.0"),
    ("MPL-2.0", "Mozilla Public License Version 2.0"),
];

/// Writes the notices anew, or holds those that are kept against them.
pub(crate) fn notices(write: bool) -> Done {
    for [kept, package, targets] in PACKAGES {
        let made = made(package, targets)?;
        if write {
            fs::write(top().join(kept), made).map_err(|error| format!("{kept}: {error}"))?;
        } else if fs::read_to_string(top().join(kept)).ok() != Some(made) {
            return Err(format!(
                "{kept} is not what its crates make: run `cargo xtask bless`"
            ));
        }
    }
    Ok(())
}

/// The notices of what is built into a package.
fn made(package: &str, targets: &str) -> Result<String, String> {
    // The tree knows what this package alone asks for, and the metadata where it lies.
    let of = |option| targets.split(' ').flat_map(move |target| [option, target]);
    // What is shipped is built with all of its features.
    let tree = ["tree", "--locked", "-p", package, "-e", "normal"].into_iter();
    let tree = tree.chain(["--prefix", "none", "--all-features"]);
    let tree = tree.chain(of("--target"));
    let tree = said(&tree.collect::<Vec<_>>())?;
    let inside: BTreeSet<String> = tree.lines().map(|line| first(line, 2)).collect();
    let metadata = ["metadata", "--locked", "--format-version", "1"].into_iter();
    let metadata = metadata.chain(["--all-features"]);
    let metadata = metadata.chain(of("--filter-platform"));
    let metadata = said(&metadata.collect::<Vec<_>>())?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |of: &Value| format!("{} v{}", text(&of["name"]), text(&of["version"]));
    let mut crates = metadata.get("packages").map(list).unwrap_or_default();
    crates.retain(|of| !of["source"].is_null() && inside.contains(&name(of)));
    crates.sort_by_key(name);

    // Each text with its words, by which equal ones are told, and the crates that ship it.
    let mut texts: Vec<(String, String, Vec<String>)> = Vec::new();
    for of in &crates {
        for shipped in shipped(Path::new(&text(&of["manifest_path"])))? {
            let words = first(&shipped, usize::MAX);
            match texts.iter_mut().find(|(same, ..)| *same == words) {
                Some((.., crates)) if crates.contains(&name(of)) => {}
                Some((.., crates)) => crates.push(name(of)),
                None => texts.push((words, shipped, vec![name(of)])),
            }
        }
    }
    let numbers = |wanted: &dyn Fn(&str, &[String]) -> bool| {
        let all = (1..).zip(&texts);
        let found = all.filter(|(_, (words, _, crates))| wanted(words, crates));
        let found: Vec<String> = found.map(|(number, _)| number.to_string()).collect();
        found.join(", ")
    };
    let mut file = HEAD.to_owned();
    for of in &crates {
        let (name, licence) = (name(of), text(&of["license"]));
        file += &format!("\n{name}: {licence}\n");
        for author in list(&of["authors"]).iter().map(text) {
            file += &format!("    by {}\n", author.split(" <").next().unwrap_or_default());
        }
        if licence.contains("MPL-") {
            file += &format!("    unchanged; its source: {name} in the crates.io registry\n");
        }
        let own = numbers(&|_, crates| crates.contains(&name));
        let standard = numbers(&|words, _| {
            let mut named = STANDARD.iter().filter(|(name, _)| licence.contains(name));
            named.any(|(_, begin)| words.starts_with(begin))
        });
        file += &match (&*own, &*standard) {
            ("", "") => "    no text shipped\n".to_owned(),
            ("", standard) => format!("    no text shipped; that of its licence: {standard}\n"),
            (own, _) => format!("    texts: {own}\n"),
        };
    }
    for (number, (_, text, crates)) in (1..).zip(&texts) {
        let (line, crates) = ("-".repeat(80), crates.join(", "));
        file += &format!("\n{line}\nText {number}, of {crates}\n{line}\n\n{text}\n");
    }
    Ok(file)
}

/// The texts beside a crate's manifest, in a folder of such a name, and with what others wrote in C.
fn shipped(manifest: &Path) -> Result<Vec<String>, String> {
    let top = manifest.with_file_name("");
    let in_c = top.join("c_src");
    let mut folders = vec![top.clone()];
    let mut files = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = name.to_lowercase();
            let named = FILES.iter().any(|begin| name.starts_with(begin));
            match path.is_dir() {
                true if named || path.starts_with(&in_c) => folders.push(path),
                false if named || folder != top && !folder.starts_with(&in_c) => {
                    files.insert(path);
                }
                _ => {}
            }
        }
    }
    let text = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        Ok(lines.join("\n").trim_matches('\n').to_owned())
    };
    files.iter().map(text).collect()
}

/// The first words of a text, with one space between them.
fn first(text: &str, words: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().take(words).collect();
    words.join(" ")
}
