//! The vectors that the three languages share.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

mod outlook_file;

use std::{collections::BTreeMap, fs, path::PathBuf};

use nu_alumni_policy::{
    Brief, Draft, MailingReport, SourceKind, answer, check_mailing,
    decision::{Coded, ErrorData, Severity},
    mailing::{CheckRequest, TextUnits},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub use outlook_file::{encapsulated, outlook_file, utf16};

/// What a person wrote down for a vector before it was run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The verdict.
    pub verdict: String,
    /// The findings, in the report's order.
    pub findings: Vec<ExpectedFinding>,
    /// How the clauses that the case is about stand.
    pub rows: BTreeMap<String, String>,
    /// The rules of the findings that people settled.
    #[serde(default)]
    pub settled: Vec<String>,
    /// What settles nothing, and what is said of it.
    #[serde(default)]
    pub lapsed: BTreeMap<String, String>,
}

/// What a person wrote down for a finding.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedFinding {
    /// The rule.
    pub rule: String,
    /// The severity.
    pub severity: String,
    /// The text at its span; `null` where it has none.
    pub at: Option<String>,
    /// The texts at its places, where it has several.
    #[serde(default)]
    pub places: Vec<String>,
    /// What the message says, behind the rule's name: `too-many`.
    pub says: String,
    /// What the message says it of, by the names of its template.
    #[serde(default)]
    pub of: BTreeMap<String, String>,
    /// What was measured, and what that counts.
    pub measured: Option<(f64, String)>,
    /// The limit that it was held against.
    pub limit: Option<(f64, String)>,
}

/// A vector: a source with its brief and what is expected of it.
#[derive(Debug)]
pub struct Vector {
    /// Its directory's name.
    pub name: String,
    /// The kind of its source, by its file's ending.
    pub kind: &'static str,
    /// The source.
    pub source: Vec<u8>,
    /// The brief as JSON.
    pub brief: String,
    /// What was written down by hand.
    pub expected: Expected,
    /// Where the report in canonical JSON stands.
    pub report: PathBuf,
}

/// The keys of the messages in an answer that have no template: their text is the key itself.
pub fn keys_without_text(answer: &Value) -> Vec<&str> {
    match answer {
        Value::Object(fields) => {
            let text = |name| fields.get(name).and_then(Value::as_str);
            let bare = text("key").filter(|key| text("text") == Some(key));
            let inside = fields.values().flat_map(keys_without_text);
            bare.into_iter().chain(inside).collect()
        }
        Value::Array(items) => items.iter().flat_map(keys_without_text).collect(),
        _ => Vec::new(),
    }
}

/// All vectors, by name.
pub fn vectors() -> Vec<Vector> {
    let top = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/mailings"));
    let mut names: Vec<String> = fs::read_dir(&top)
        .expect("the vectors are there")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let dir = top.join(&name);
            let (kind, file) = [
                ("html", "source.html"),
                ("eml", "source.eml"),
                ("msg", "source.msg"),
                ("text", "source.txt"),
            ]
            .into_iter()
            .find(|(_, file)| dir.join(file).exists())
            .expect("a vector has a source");
            let text = |file: &str| fs::read_to_string(dir.join(file)).expect("a vector's file");
            Vector {
                kind,
                source: fs::read(dir.join(file)).expect("a vector's source"),
                brief: text("brief.json"),
                expected: serde_json::from_str(&text("expected.json"))
                    .expect("expected.json has its shape"),
                report: dir.join("report.json"),
                name,
            }
        })
        .collect()
}

/// Every question with the requests of the vectors that are answered.
pub fn asked() -> Vec<(String, Value)> {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors");
    let read = |path: PathBuf| -> Value {
        serde_json::from_str(&fs::read_to_string(path).expect("readable")).expect("JSON")
    };
    let files = |directory: &str| {
        let directory = fs::read_dir(format!("{top}/{directory}")).expect("it is there");
        directory.map(|entry| entry.expect("readable").path())
    };
    let mut all = Vec::new();
    for file in files("decisions") {
        // What is asked of one right is asked of all, and of one responsibility too.
        let of_many: &[&str] = match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("rights") => &["rights", "rights-over-time"],
            Some("responsibilities") => &["responsibilities"],
            _ => &[],
        };
        for case in read(file.clone()).as_array().expect("cases") {
            let mut request = json!({"as_of": case["as_of"], "facts": case["facts"]});
            if case["terms"].is_object() {
                request["terms"] = case["terms"].clone();
            }
            let question = case["question"].as_str().expect("a name");
            for question in of_many.iter().chain([&question]) {
                all.push(((*question).to_owned(), request.clone()));
            }
        }
    }
    for question in [
        "moderation",
        "queue",
        "collisions",
        "schedule",
        "rights-ending",
    ] {
        for file in files(question) {
            let vector = read(file);
            let name = vector["question"].as_str().unwrap_or(question).to_owned();
            if vector["error"].is_null() {
                all.push((name, vector["request"].clone()));
            }
        }
    }
    all
}

/// A wrong request among the vectors, and what was written down for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongInput {
    /// What is wrong.
    pub name: String,
    /// The question that is asked; `mailing` is the check of one, whose brief the request is.
    pub question: String,
    /// The request.
    pub request: Value,
    /// The mailing's source, where that is what is wrong.
    pub source: Option<String>,
    /// The error's code.
    pub code: String,
    /// The error's path.
    pub path: Option<String>,
    /// Some of what else is known of it.
    #[serde(default)]
    pub details: Map<String, Value>,
}

impl WrongInput {
    /// The error; `None` where the request was answered.
    pub fn refused(&self) -> Option<ErrorData> {
        let request = self.request.to_string();
        if self.question != "mailing" {
            return answer(&self.question, &request).err().map(|e| e.data());
        }
        let request = CheckRequest {
            source: self.source.as_deref().unwrap_or("Dear Alumni,").as_bytes(),
            brief: Some(&request),
            ..CheckRequest::default()
        };
        request.check(TextUnits::Utf8).err().map(|e| e.data())
    }
}

/// The wrong requests.
pub fn wrong_inputs() -> Vec<WrongInput> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/wrong_inputs.json");
    let text = fs::read_to_string(file).expect("the vectors are there");
    serde_json::from_str(&text).expect("a vector has its shape")
}

/// The report on a draft in HTML with this brief.
pub fn checked(html: &str, brief: &Value) -> MailingReport {
    let brief: Brief = brief.to_string().parse().expect("a brief");
    let draft = Draft::read(SourceKind::Html, html.as_bytes()).expect("it is read");
    check_mailing(&draft, &brief).expect("it is checked")
}

/// A brief of an event on Monday, 21 December 2026, with these facts too.
pub fn event(facts: Value) -> Value {
    let mut brief = json!({"direction": "event-invitation", "event_start": "2026-12-21"});
    for (name, fact) in facts.as_object().expect("facts") {
        brief[name] = fact.clone();
    }
    brief
}

/// What these rules find, each with what it does to the verdict and what was measured.
pub fn found(report: &MailingReport, rules: &[&str]) -> Vec<String> {
    let findings = report.findings.iter();
    let findings = findings.filter(|finding| rules.contains(&finding.rule.name()));
    findings
        .map(|finding| {
            let sign = match finding.severity {
                Severity::Violation => "!",
                Severity::NeedsReview => "?",
                _ => "~",
            };
            let measured = finding.measured.map(|it| format!(" {}", it.value));
            format!(
                "{sign}{}{}",
                finding.message.key,
                measured.unwrap_or_default()
            )
        })
        .collect()
}
