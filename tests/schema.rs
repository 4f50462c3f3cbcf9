//! The kept schemas are those of the types.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read files and may fail"
)]

use std::fs;

use nu_alumni_policy::schema;

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
