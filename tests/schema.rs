//! The JSON Schema of the answers, from which the types of the other languages are made.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::{Answer, MailingReport, calendar::Day};

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/answers.schema.json");

/// All that crosses to the other languages.
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct Answers {
    /// Of `check_mailing`.
    mailing_report: MailingReport,
    /// Of a question that is asked by its name.
    answer: Answer,
    /// Of the calendar.
    day: Day,
}

#[test]
fn the_kept_schema_is_that_of_the_answers() {
    // As it is written: a key without a value is there, as null.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Answers>();
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::write(KEPT, &text).expect("the schema can be written");
    }
    let kept =
        fs::read_to_string(KEPT).expect("the schema is there; `cargo xtask bless` writes it");
    // Shown whole, the two would hide what failed.
    assert!(
        kept == text,
        "the kept schema is another: run `cargo xtask bless`"
    );
}
