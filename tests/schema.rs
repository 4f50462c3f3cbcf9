//! The kept schemas are those of the types, and what goes in and comes out keeps to them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use jsonschema::Validator;
use nu_alumni_policy::{Calendar, Draft, Locale, answer, check_mailing, policy, schema};
use nu_alumni_policy_tests::{asked, vectors, wrong_inputs};
use serde::Serialize;
use serde_json::{Value, json};

fn is_kept(name: &str, schema: &schemars::Schema) {
    let path = format!("{}/vectors/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    let text = serde_json::to_string_pretty(schema).expect("a schema is JSON") + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).expect("the schema can be written");
    }
    let kept = fs::read_to_string(&path).expect("it is there; `cargo xtask bless` writes it");
    // Shown whole, the two would hide what failed.
    assert!(
        kept == text,
        "{name}: the kept schema is another: run `cargo xtask bless`"
    );
}

#[test]
fn the_kept_schemas_are_those_of_the_types() {
    is_kept("requests", &schema::requests());
    is_kept("answers", &schema::answers());
}

/// The kept schema of each thing by its name.
struct Kept(BTreeMap<String, Validator>);

impl Kept {
    fn read(name: &str) -> Self {
        let path = format!("{}/vectors/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).expect("it is there");
        let root: Value = serde_json::from_str(&text).expect("JSON");
        let of = |(name, schema): (&String, &Value)| {
            let mut schema = schema.clone();
            schema["$schema"] = root["$schema"].clone();
            schema["$defs"] = root["$defs"].clone();
            let options = jsonschema::options().should_validate_formats(true);
            (name.clone(), options.build(&schema).expect("a schema"))
        };
        let properties = root["properties"].as_object().expect("properties");
        Self(properties.iter().map(of).collect())
    }

    fn wrong(&self, name: &str, value: &Value) -> Vec<String> {
        let errors = self.0[name].iter_errors(value);
        errors
            .map(|error| format!("{name} {}: {error:.300}", error.instance_path()))
            .collect()
    }

    fn holds(&self, name: &str, value: impl Serialize) {
        let value = serde_json::to_value(value).expect("JSON");
        let wrong = self.wrong(name, &value);
        assert!(wrong.is_empty(), "{}\n{value:.1000}", wrong.join("\n"));
    }
}

#[test]
fn every_request_and_every_answer_keeps_to_its_schema() {
    let (requests, answers) = (Kept::read("requests"), Kept::read("answers"));
    for (question, request) in asked() {
        requests.holds(&question, &request);
        let answer = answer(&question, &request.to_string()).expect("it answers");
        answers.holds(&question, &answer);
    }
    for vector in vectors() {
        let brief: Value = serde_json::from_str(&vector.brief).expect("JSON");
        requests.holds("mailing", &brief);
        let draft = Draft::read(vector.kind.parse().expect("a kind"), &vector.source);
        let brief = vector.brief.parse().expect("a brief");
        let report = check_mailing(&draft.expect("readable"), &brief).expect("checkable");
        answers.holds("mailing", &report);
    }
    let calendar = Calendar::default();
    let days = calendar.days(calendar.first_day(), calendar.last_day());
    days.expect("they are known")
        .for_each(|day| answers.holds("day", &day));
    answers.holds("policy", policy(Locale::En));
    requests.holds(
        "people",
        json!({"as_of": "2026-01-12", "facts": {"university": {"platform": true}}}),
    );
}

#[test]
fn what_is_refused_for_its_shape_the_schema_refuses_too() {
    let (requests, answers) = (Kept::read("requests"), Kept::read("answers"));
    let mut wrong = Vec::new();
    for row in wrong_inputs() {
        let question = row.question.as_str();
        let error = row.refused().expect("it is refused");
        answers.holds("error", &error);
        let of_shape = ["unknown-key", "missing-key", "wrong-type", "unknown-name"];
        let known = requests.0.contains_key(question);
        if known
            && of_shape.contains(&error.code.as_str())
            && requests.wrong(question, &row.request).is_empty()
        {
            wrong.push(format!("{}: {}", row.name, error.message));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys whose values are of this format or of this type, in a list or not.
fn keys_of(schema: &Value, wanted: &dyn Fn(&Value) -> bool, into: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (key, of) in properties {
            let choices = of["anyOf"].as_array().into_iter().flatten();
            let mut meant = [of, &of["items"]].into_iter().chain(choices);
            if meant.any(wanted) {
                into.insert(key.clone());
            }
        }
    }
    match schema {
        Value::Object(inside) => inside.values().for_each(|one| keys_of(one, wanted, into)),
        Value::Array(all) => all.iter().for_each(|one| keys_of(one, wanted, into)),
        _ => {}
    }
}

#[test]
fn a_key_is_a_date_or_a_moment_and_the_readme_says_which() {
    let read = |path: &str| {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(path).expect("it is there")
    };
    let root: Value = serde_json::from_str(&read("vectors/requests.schema.json")).expect("JSON");
    let of_type = |names: &'static [&str]| {
        move |of: &Value| {
            let name = of["$ref"].as_str().unwrap_or("").rsplit('/').next();
            names.contains(&name.unwrap_or(""))
                || names.contains(&of["format"].as_str().unwrap_or(""))
        }
    };
    let (mut moments, mut dates) = (BTreeSet::new(), BTreeSet::new());
    keys_of(&root, &of_type(&["Moment", "Announced"]), &mut moments);
    keys_of(&root, &of_type(&["date", "Conferral", "Told"]), &mut dates);
    assert!(
        moments.len() > 8 && dates.len() > 8,
        "{moments:?} {dates:?}"
    );
    assert!(moments.is_disjoint(&dates), "{moments:?} {dates:?}");
    let readme = read("../README.md");
    let (_, said) = readme
        .split_once("\nA date (`2026-12-21`) or a moment")
        .expect("it is said");
    let (of_moments, rest) = said.split_once("Every other day").expect("it is said");
    let of_dates = rest.split("\n\n").next().expect("it is said");
    let named = |text: &str| -> BTreeSet<String> {
        let marked = text.split('`').skip(1).step_by(2);
        let keys = marked.filter(|one| !one.contains(['-', ':']));
        keys.map(str::to_owned).collect()
    };
    // The two ends of a `window`, and the days of a calendar.
    moments.retain(|key| !["first", "last"].contains(&&**key));
    moments.insert("window".to_owned());
    dates.retain(|key| !["closed", "worked", "off"].contains(&&**key));
    assert_eq!(named(of_moments), moments);
    assert_eq!(named(of_dates), dates);
}
