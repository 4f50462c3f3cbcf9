//! The example of a service, asked as its callers ask it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "tests may fail"
)]

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[allow(dead_code, reason = "its main is not run here")]
#[path = "../core/examples/service.rs"]
mod service;

async fn ask(method: &str, path: &str, body: &str) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .body(Body::from(body.to_owned()))
        .expect("a request");
    let response = service::routes().oneshot(request).await.expect("an answer");
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX)
        .await
        .expect("a body");
    (
        status,
        serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    )
}

#[tokio::test(flavor = "current_thread")]
async fn it_answers() {
    let mailing = json!({
        "source": "<p>Dear Alumni,</p><p>JOIN US NOW</p>",
        "brief": {"direction": "event-invitation"}
    });
    let (status, report) = ask("POST", "/mailing", &mailing.to_string()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(report["verdict"], "rejected");
    let request = json!({"facts": {"event_start": "2026-12-21"}});
    let (status, schedule) = ask("POST", "/answer/sending-schedule", &request.to_string()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(schedule["window"]["closes"]["date"], "2026-12-11");
    let (_, day) = ask("GET", "/day/2026-12-16", "").await;
    assert_eq!(
        (&day["working"], &day["kind"]),
        (&json!(false), &json!("holiday"))
    );
    let (_, policy) = ask("GET", "/policy", "").await;
    assert_eq!(policy["clauses"].as_array().map(Vec::len), Some(87));
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_wrong_is_a_4xx_with_its_path() {
    let person = |degree: &str| {
        format!(r#"{{"as_of": "2026-01-12", "facts": {{"person": {{"degrees": [{degree}]}}}}}}"#)
    };
    let cases = [
        (
            "/answer/right",
            "{}".to_owned(),
            404,
            "unknown-name",
            json!("question"),
        ),
        (
            "/answer/rights",
            "{".to_owned(),
            400,
            "not-json",
            Value::Null,
        ),
        (
            "/answer/rights",
            r#"{"facts": {}}"#.to_owned(),
            422,
            "no-day",
            json!("as_of"),
        ),
        (
            "/answer/rights",
            person(r#"{"id": "a", "kindd": "phd"}"#),
            422,
            "unknown-key",
            json!("facts.person.degrees[0]"),
        ),
        (
            "/answer/rights",
            person(r#"{"id": "a", "kind": "phdd"}"#),
            422,
            "unknown-name",
            json!("facts.person.degrees[0].kind"),
        ),
        (
            "/answer/rights",
            person(r#"{"id": "a", "school": "GBS"}"#),
            422,
            "unknown-school",
            json!("facts.person.degrees[0].school"),
        ),
        (
            "/answer/rights",
            person(r#"{"id": "a", "conferral": "2030-02-30"}"#),
            422,
            "does-not-exist",
            json!("facts.person.degrees[0].conferral"),
        ),
        (
            "/answer/sending-schedule",
            r#"{"facts": {"event_start": "2026-12-21T10:00"}}"#.to_owned(),
            422,
            "no-offset",
            json!("facts.event_start"),
        ),
        (
            "/mailing",
            r#"{"source": "", "brief": {}}"#.to_owned(),
            422,
            "empty",
            json!("source"),
        ),
        (
            "/mailing",
            r#"{"source": "x", "brief": {"terms": []}}"#.to_owned(),
            422,
            "wrong-type",
            json!("brief.terms"),
        ),
        (
            "/mailing",
            format!(r#"{{"source": "{}"}}"#, "x".repeat(17 * 1024 * 1024)),
            413,
            "too-large",
            json!("source"),
        ),
    ];
    for (path, body, status, code, field) in cases {
        let (given, error) = ask("POST", path, &body).await;
        assert_eq!(given.as_u16(), status, "{path}: {error}");
        assert_eq!(
            (&error["code"], &error["path"]),
            (&json!(code), &field),
            "{path}: {error}"
        );
    }
    let (status, error) = ask("GET", "/day/2026-02-30", "").await;
    assert_eq!(
        (status.as_u16(), &error["code"]),
        (422, &json!("does-not-exist"))
    );
}
