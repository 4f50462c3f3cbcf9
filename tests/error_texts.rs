//! Every error says in each language what is wrong: a sentence for each code that there is, with places
//! that its errors fill.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use nu_alumni_policy::{
    Locale, answer,
    decision::{Coded as _, ErrorData},
};
use nu_alumni_policy_tests::{WrongInput, wrong_inputs};
use serde_json::Value;

const TOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("it is there")
}

/// All files under these folders with an ending.
fn sources(folders: &[&str], ending: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = folders.iter().map(|f| Path::new(TOP).join(f)).collect();
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == ending) {
                all.push(read(path));
            }
        }
    }
    all
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> Option<&'t str> {
    Some(text.split_once(begin)?.1.split_once(end)?.0)
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// The codes of the enums of errors, each with the fields of its variants, as rustfmt lays them out.
fn codes_of_enums(source: &str, into: &mut BTreeMap<String, Vec<BTreeSet<String>>>) {
    let mut lines = source.lines().peekable();
    let mut derives = "";
    while let Some(line) = lines.next() {
        if line.starts_with("#[derive(") {
            derives = line;
        }
        let name = line.strip_prefix("pub enum ").unwrap_or_default();
        let name = name
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let errors = name.ends_with("Error") || name.ends_with("Refusal");
        if !errors || !derives.contains("Serialize") {
            continue;
        }
        let mut attributes = String::new();
        while let Some(line) = lines.next_if(|line| *line != "}") {
            let Some(line) = line.strip_prefix("    ") else {
                continue;
            };
            if !line.starts_with(char::is_uppercase) {
                attributes.push_str(line);
                continue;
            }
            let variant = line
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            let mut fields = BTreeSet::new();
            let mut has_source = false;
            if line.ends_with('{') {
                let mut of_field = String::new();
                while let Some(line) = lines.next_if(|line| *line != "    },") {
                    let line = line.trim_start();
                    if line.starts_with("//") {
                        continue;
                    }
                    if line.starts_with('#') {
                        of_field.push_str(line);
                        continue;
                    }
                    has_source |= of_field.contains("#[source]");
                    if !of_field.contains("skip") {
                        let renamed = between(&of_field, "rename = \"", "\"");
                        let name = line.split(':').next().unwrap_or_default();
                        fields.insert(renamed.unwrap_or(name).to_owned());
                    }
                    of_field.clear();
                }
            }
            let code = between(&attributes, "rename = \"", "\"");
            let code = code.map_or_else(|| kebab(variant), str::to_owned);
            // What only passes on another error has that one's code.
            let passes_on = attributes.contains("transparent") || has_source;
            if !passes_on {
                into.entry(code).or_default().push(fields);
            }
            attributes.clear();
        }
    }
}

/// What stands behind each of `begins`, up to the next quotation mark.
fn quoted(source: &str, begins: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for begin in begins {
        let behind = source.split(begin).skip(1);
        found.extend(behind.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    }
    found
}

fn sentences(locale: Locale) -> BTreeMap<String, String> {
    let file = read(format!("{TOP}/core/locales/{locale}.txt"));
    let lines = file.lines().filter_map(|line| line.strip_prefix("error."));
    let pairs = lines.filter_map(|line| line.split_once(" = "));
    pairs
        .map(|(code, text)| (code.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn every_code_has_a_sentence_in_each_language_and_no_other_has_one() {
    let mut codes = BTreeMap::new();
    let mut elsewhere = BTreeSet::new();
    let of_rust = [
        "core/src",
        "core/letter/src",
        "bindings-python/src",
        "bindings-wasm/src",
    ];
    for source in sources(&of_rust, "rs") {
        codes_of_enums(&source, &mut codes);
        let tests = source.split("#[cfg(test)]").next().unwrap_or_default();
        elsewhere.extend(quoted(tests, &["\n#[serde(tag = \"code\", rename = \""]));
        let code = tests
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.flat_map(|line| [line, "\n"]).collect();
        elsewhere.extend(quoted(
            &code,
            &["ErrorData::new(\"", "ErrorData::new(\n            \""],
        ));
    }
    for source in sources(&["bindings-wasm/js"], "js") {
        let begins = ["failure(\"", ".fail(\"", "refuse(\""];
        elsewhere.extend(quoted(&source, &begins));
    }
    for source in sources(&["bindings-python/python/nu_alumni_policy"], "py") {
        elsewhere.extend(quoted(&source, &["code=\""]));
    }
    let tables = read(format!(
        "{TOP}/bindings-python/python/nu_alumni_policy/tables.py"
    ));
    elsewhere.extend(quoted(&tables, &["_sentence(\""]));
    elsewhere.retain(|code| !codes.contains_key(code));
    assert!(
        codes.len() > 90 && elsewhere.len() > 9,
        "{} {elsewhere:?}",
        codes.len()
    );
    let known: BTreeSet<&str> = codes.keys().chain(&elsewhere).map(String::as_str).collect();
    for locale in Locale::ALL {
        let sentences = sentences(locale);
        let own = sentences.keys().filter(|code| !code.contains('.'));
        assert_eq!(
            own.map(String::as_str).collect::<BTreeSet<_>>(),
            known,
            "{locale}"
        );
        for (code, variants) in &codes {
            let of_code = |(key, _): &(&String, &String)| key.split('.').next() == Some(code);
            for (key, text) in sentences.iter().filter(of_code) {
                let places = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split('}').next());
                for place in places {
                    let filled = variants.iter().all(|fields| fields.contains(place));
                    assert!(filled, "{locale} {key}: nothing fills {{{place}}}");
                }
            }
        }
    }
}

/// The keys that a request needs: those of the objects, but not the names by which a choice is made.
fn needed(schema: &Value, in_choice: bool, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(of) => {
            let required = of.get("required").filter(|_| !in_choice);
            let names = required.and_then(Value::as_array).into_iter().flatten();
            into.extend(names.filter_map(Value::as_str).map(str::to_owned));
            for (key, inside) in of {
                let choice = ["oneOf", "anyOf"].contains(&key.as_str());
                needed(inside, in_choice || choice, into);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| needed(one, in_choice, into)),
        _ => {}
    }
}

#[test]
fn every_key_that_can_be_missing_has_a_noun_in_each_language_and_no_other_has_one() {
    let schema = read(format!("{TOP}/tests/vectors/requests.schema.json"));
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let mut keys = BTreeSet::new();
    needed(&schema["$defs"], false, &mut keys);
    assert!(keys.len() > 40, "only {keys:?}");
    for locale in Locale::ALL {
        let file = read(format!("{TOP}/core/locales/{locale}.txt"));
        let nouns = file.lines().filter_map(|line| line.strip_prefix("key."));
        let nouns: BTreeMap<&str, &str> = nouns.filter_map(|l| l.split_once(" = ")).collect();
        let named: BTreeSet<String> = nouns.keys().map(|key| (*key).to_owned()).collect();
        assert_eq!(named, keys, "{locale}");
        for (key, noun) in nouns {
            let missing = ErrorData::new("missing-key", "").with("key", key);
            let text = missing.text(locale);
            assert!(text.contains(noun), "{locale}: {text}");
        }
    }
}

/// All errors of the vectors.
fn refused() -> Vec<ErrorData> {
    let rows = wrong_inputs();
    let mut all: Vec<ErrorData> = rows.iter().filter_map(WrongInput::refused).collect();
    for question in ["moderation", "queue", "collisions", "rights-ending"] {
        let files =
            fs::read_dir(format!("{TOP}/tests/vectors/{question}")).expect("they are there");
        for file in files {
            let vector: Value =
                serde_json::from_str(&read(file.expect("readable").path())).expect("JSON");
            let given = answer(question, &vector["request"].to_string());
            all.extend(given.err().map(|error| error.data()));
        }
    }
    all
}

#[test]
fn what_is_refused_is_said_whole_in_each_language() {
    let all = refused();
    assert!(all.len() > 180, "only {}", all.len());
    let generic = ErrorData::new("contradiction", "");
    let mut placed = 0;
    for error in &all {
        for locale in Locale::ALL {
            let text = error.text(locale);
            let sentence = text.ends_with('.') && !text.contains('{');
            assert!(sentence, "{locale} {error:#}: {text}");
            // A name that was given stands as it was given.
            let given = error.details.get("approver").and_then(Value::as_str);
            let own = text.replace(given.unwrap_or_default(), "");
            let cyrillic = own.contains(|c: char| ('а'..='я').contains(&c));
            assert_eq!(cyrillic, locale != Locale::En, "{locale}: {text}");
            if error.code == "contradiction" {
                assert!(!text.starts_with(&generic.text(locale)), "{error:#}");
            }
        }
        placed += usize::from(error.text(Locale::En).contains(" Where: "));
    }
    // Most of them are in a field that has a name.
    assert!(placed * 10 > all.len() * 6, "{placed} of {}", all.len());
}
