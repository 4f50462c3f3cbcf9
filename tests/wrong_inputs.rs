//! What is wrong in a request is refused, with the code and the path that were written down for it.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::{
    answer,
    decision::{Coded, ErrorData},
    mailing::{CheckRequest, TextUnits},
};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    name: String,
    question: String,
    request: Value,
    source: Option<String>,
    code: String,
    path: Option<String>,
    /// Some of what else is known of it.
    #[serde(default)]
    details: Map<String, Value>,
}

impl Wrong {
    /// The error; `None` where the request was answered.
    fn refused(&self) -> Option<ErrorData> {
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

#[test]
fn each_is_refused_with_its_code_and_its_path() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/wrong_inputs.json");
    let text = fs::read_to_string(file).expect("the vectors are there");
    let rows: Vec<Wrong> = serde_json::from_str(&text).expect("a vector has its shape");
    assert!(rows.len() > 150, "only {}", rows.len());
    let mut wrong = Vec::new();
    let mut detailed = 0;
    for row in rows {
        let error = row.refused();
        let given = error.as_ref().map(|error| (&error.code, &error.path));
        let details = error.as_ref().map(|error| &error.details);
        let known = |(name, value): (&String, &Value)| {
            let given = details.and_then(|details| details.get(name));
            // 1 and 1.0 are one number to all languages.
            given == Some(value)
                || given
                    .and_then(Value::as_f64)
                    .is_some_and(|given| Some(given) == value.as_f64())
        };
        detailed += usize::from(!row.details.is_empty());
        if given != Some((&row.code, &row.path)) || !row.details.iter().all(known) {
            wrong.push(format!(
                "{}: {error:?}, expected {} at {:?}: {:?}",
                row.name, row.code, row.path, row.details
            ));
        }
        // As JSON it is whole, and its message says its place.
        if let Some(error) = error {
            let read = serde_json::from_str::<ErrorData>(&format!("{error:#}")).ok();
            assert_eq!(read.as_ref(), Some(&error), "{}", row.name);
            let place = error
                .path
                .iter()
                .all(|path| error.message.starts_with(path));
            let of_source = error.path.as_deref() == Some("source");
            assert!(place || of_source, "{}: {error}", row.name);
        }
    }
    assert!(detailed > 30, "only {detailed}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
