//! The JSON Schemas of the answers, from which the types of the other languages are made.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::{Answer, MailingReport};

fn kept_is_made<T: schemars::JsonSchema>(file: &str) {
    let path = format!("{}/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    // As it is written: a key without a value is there, as null.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).expect("the schema can be written");
    }
    let kept =
        fs::read_to_string(&path).expect("the schema is there; `cargo xtask bless` writes it");
    assert_eq!(kept, text, "run `cargo xtask bless`");
}

#[test]
fn the_kept_schema_is_the_report_s() {
    kept_is_made::<MailingReport>("mailing-report.schema.json");
}

#[test]
fn the_kept_schema_is_the_decisions() {
    kept_is_made::<Answer>("answer.schema.json");
}
