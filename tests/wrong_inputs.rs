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
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    name: String,
    question: String,
    request: Value,
    source: Option<String>,
    code: String,
    path: Option<String>,
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
    for row in rows {
        let error = row.refused();
        let given = error.as_ref().map(|error| (&error.code, &error.path));
        if given != Some((&row.code, &row.path)) {
            wrong.push(format!(
                "{}: {error:?}, expected {} at {:?}",
                row.name, row.code, row.path
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
