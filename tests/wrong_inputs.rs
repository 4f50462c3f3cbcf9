//! What is wrong in a request is refused, with the code and the path that were written down for it.

use nu_alumni_policy::decision::ErrorData;
use nu_alumni_policy_tests::wrong_inputs;
use serde_json::Value;

#[test]
fn each_is_refused_with_its_code_and_its_path() {
    let rows = wrong_inputs();
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
