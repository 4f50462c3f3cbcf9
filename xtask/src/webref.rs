//! What there is in HTML, SVG, MathML and CSS that can show a letter something, out of the standards'
//! own data: the names that `core/letter/coverage.csv` answers for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::Value;

use crate::{
    command::{Done, target, top},
    setup::npm_install,
};

/// The standards' data, by their pins.
pub(crate) const WEBREF: [&str; 3] = [
    "@webref/css@8.7.5",
    "@webref/elements@2.9.0",
    "@webref/idl@3.85.0",
];

/// The kinds of value that show something: a property that takes one of them can.
const SHOWN: [&str; 4] = ["color", "image", "url", "string"];
/// Words in the names of properties that set a text's size, weight or case.
const OF_TEXT: [&str; 9] = [
    "font",
    "text-transform",
    "text-size",
    "zoom",
    "scale",
    "initial-letter",
    "text-fit",
    "transform",
    "math-depth",
];

/// Writes `core/letter/webref.txt` anew.
pub(crate) fn webref() -> Done {
    let folder = target().join("webref");
    npm_install(&folder, &WEBREF)?;
    let packages = folder.join("node_modules/@webref");
    let elements = elements(&packages.join("elements"))?;
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for name in elements.values().flatten() {
        lines.insert(format!("element {}", name.to_ascii_lowercase()));
    }
    lines.extend(attributes(&packages.join("idl"), &elements)?);
    lines.extend(properties(&packages.join("css/css.json"))?);
    let list = lines.into_iter().collect::<Vec<_>>().join("\n") + "\n";
    fs::write(top().join("core/letter/webref.txt"), list).map_err(|e| e.to_string())
}

fn json(file: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))
}

/// The entries of a list in an object; none where it has none.
fn entries<'j>(object: &'j Value, key: &str) -> impl Iterator<Item = &'j Value> {
    object
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A text in an object.
fn text<'j>(object: &'j Value, key: &str) -> &'j str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn files(folder: &Path, ending: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let is_meant = |path: &Path| path.extension().is_some_and(|e| e == ending);
    Ok(files.filter(|path| is_meant(path)).collect())
}

/// The elements of each interface.
fn elements(folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(folder, "json")? {
        let list = json(&file)?;
        for element in entries(&list, "elements") {
            let said = |key: &str| text(element, key).to_owned();
            found
                .entry(said("interface"))
                .or_default()
                .insert(said("name"));
        }
    }
    Ok(found)
}

/// The attributes that interfaces reflect as text or as an address: `attribute img src`, and
/// `attribute * title` for those of every element. SVG's interfaces reflect by hand; what they have of
/// an address is named.
fn attributes(
    folder: &Path,
    elements: &BTreeMap<String, BTreeSet<String>>,
) -> Result<BTreeSet<String>, String> {
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut takes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files(folder, "idl")? {
        let text = fs::read_to_string(&file).map_err(|e| e.to_string())?;
        let mut interface = String::new();
        for line in text.lines() {
            let words: Vec<&str> = line
                .split([' ', '{', ';', ':'])
                .filter(|w| !w.is_empty())
                .collect();
            if let [name, "includes", mixin, ..] = words[..] {
                takes
                    .entry(name.to_owned())
                    .or_default()
                    .push(mixin.to_owned());
            } else if let Some(at) = words.iter().position(|w| *w == "interface")
                && !line.starts_with(' ')
            {
                let name = words
                    .iter()
                    .skip(at.saturating_add(1))
                    .find(|w| **w != "mixin");
                interface = name.map_or_else(String::new, |n| (*n).to_owned());
                if let Some((_, above)) = line.split_once(" : ") {
                    let above = above.split([' ', '{']).next().unwrap_or_default();
                    takes
                        .entry(interface.clone())
                        .or_default()
                        .push(above.to_owned());
                }
            } else if let Some(attribute) = reflected(line) {
                own.entry(interface.clone()).or_default().insert(attribute);
            }
        }
    }
    own.entry("SVGURIReference".to_owned())
        .or_default()
        .insert("href".to_owned());
    let mut lines = BTreeSet::new();
    for (interface, names) in elements {
        let mut asked = vec![interface.as_str()];
        while let Some(next) = asked.pop() {
            // Those of every element are named once.
            let of_all = matches!(
                next,
                "Element" | "HTMLElement" | "SVGElement" | "MathMLElement"
            );
            for attribute in own.get(next).into_iter().flatten() {
                if of_all {
                    lines.insert(format!("attribute * {attribute}"));
                    continue;
                }
                for name in names {
                    lines.insert(format!(
                        "attribute {} {attribute}",
                        name.to_ascii_lowercase()
                    ));
                }
            }
            if next != "ARIAMixin" {
                asked.extend(takes.get(next).into_iter().flatten().map(String::as_str));
            }
        }
    }
    Ok(lines)
}

/// The name of the attribute that a line of an interface reflects as text:
/// `[CEReactions, Reflect="http-equiv"] attribute DOMString httpEquiv;`
fn reflected(line: &str) -> Option<String> {
    let (extended, rest) = line.trim().strip_prefix('[')?.split_once("] ")?;
    if !extended.contains("Reflect") && !rest.contains("srcdoc") {
        return None;
    }
    let (kind, name) = rest
        .split_once("attribute ")?
        .1
        .trim_end_matches(';')
        .rsplit_once(' ')?;
    if kind.contains('?') || !(kind.contains("DOMString") || kind.contains("USVString")) {
        return None;
    }
    let given = extended
        .split_once("=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    Some(given.map_or_else(|| name.to_ascii_lowercase(), |(name, _)| name.to_owned()))
}

/// The properties whose grammar leads to a kind of value that shows something, and those that set a
/// text's size, weight or case.
fn properties(file: &Path) -> Result<BTreeSet<String>, String> {
    let css = json(file)?;
    let mut grammar: BTreeMap<String, &str> = BTreeMap::new();
    for kind in ["types", "functions", "properties"] {
        for entry in entries(&css, kind) {
            let name = text(entry, "name");
            let name = if kind == "properties" {
                format!("'{name}'")
            } else {
                name.to_owned()
            };
            grammar.insert(name, text(entry, "syntax"));
        }
    }
    let mut lines = BTreeSet::new();
    for property in entries(&css, "properties") {
        let name = text(property, "name");
        let of_text = OF_TEXT.iter().any(|word| name.contains(word));
        if of_text || shows(&format!("'{name}'"), property, &grammar) {
            lines.insert(format!("property {name}"));
        }
    }
    Ok(lines)
}

/// Whether the grammar of a property, or of one that it is short for, leads to a shown kind of value.
fn shows(name: &str, property: &Value, grammar: &BTreeMap<String, &str>) -> bool {
    let mut asked = vec![name.to_owned()];
    let longhands = entries(property, "longhands");
    asked.extend(
        longhands
            .filter_map(Value::as_str)
            .map(|l| format!("'{l}'")),
    );
    let mut seen = BTreeSet::new();
    while let Some(next) = asked.pop() {
        if SHOWN.contains(&next.as_str()) {
            return true;
        }
        if !seen.insert(next.clone()) {
            continue;
        }
        // `<bg-image>#`, `<'border-color'>`, `<length [0,∞]>`, `<image()>`.
        let syntax = grammar.get(&next).copied().unwrap_or_default();
        let parts = syntax
            .split('<')
            .skip(1)
            .filter_map(|part| part.split_once('>'));
        asked.extend(parts.map(|(part, _)| {
            part.split(' ')
                .next()
                .unwrap_or_default()
                .trim_end_matches("()")
                .to_owned()
        }));
    }
    false
}
