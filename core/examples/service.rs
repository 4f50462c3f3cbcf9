//! A small service of the University: it checks mailings, answers questions, tells days and the Policy.
//!
//! `cargo run --release --example service -- [ADDRESS]`, by default on `127.0.0.1:8080`.
//!
//! | request | answer |
//! |---|---|
//! | `POST /mailing` with `{"source": …, "kind": …, "brief": …}` | the report |
//! | `POST /answer/{question}` with `{"as_of": …, "facts": …, "terms": …}` | the answer |
//! | `GET /day/{date}` | what the day is, and why |
//! | `GET /policy` | the Policy as data |
//!
//! What is wrong in a request is a 4xx with the error as data: its code, the path of the field, the
//! message.
#![allow(
    missing_docs,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use nu_alumni_policy::{
    Brief, Calendar, Draft, Locale, SourceKind, answer,
    calendar::parse_date,
    check_mailing,
    decision::{Coded, ErrorData},
    mailing::MAX_SOURCE_BYTES,
    policy,
};
use serde::Deserialize;

/// An error of the caller's, as data.
struct Refused(StatusCode, ErrorData);

impl<E: Coded> From<E> for Refused {
    fn from(error: E) -> Self {
        let data = error.data();
        let status = match (data.code.as_str(), data.path.as_deref()) {
            ("too-large", _) => StatusCode::PAYLOAD_TOO_LARGE,
            ("unknown-name", Some("question")) => StatusCode::NOT_FOUND,
            ("not-json", _) => StatusCode::BAD_REQUEST,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self(status, data)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(self.1)).into_response()
    }
}

/// A mailing as it is handed over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mailing {
    source: String,
    kind: Option<SourceKind>,
    #[serde(default)]
    brief: Brief,
}

async fn mailing(body: String) -> Result<Response, Refused> {
    let mailing: Mailing = nu_alumni_policy::decision::read_json(&body)?;
    let source = mailing.source.as_bytes();
    let kind = mailing.kind.unwrap_or_else(|| SourceKind::guess(source));
    let draft = Draft::read(kind, source)?;
    Ok(Json(check_mailing(&draft, &mailing.brief)?).into_response())
}

async fn question(Path(question): Path<String>, body: String) -> Result<Response, Refused> {
    Ok(Json(answer(&question, &body)?).into_response())
}

async fn day(
    State(calendar): State<Arc<Calendar>>,
    Path(date): Path<String>,
) -> Result<Response, Refused> {
    Ok(Json(calendar.day(parse_date(&date)?)?).into_response())
}

async fn document() -> Response {
    Json(policy(Locale::default())).into_response()
}

/// The service's routes.
pub fn routes() -> Router {
    Router::new()
        .route("/mailing", post(mailing))
        .route("/answer/{question}", post(question))
        .route("/day/{date}", get(day))
        .route("/policy", get(document))
        // A source in JSON may take twice its bytes.
        .layer(DefaultBodyLimit::max(MAX_SOURCE_BYTES * 2))
        .with_state(Arc::new(Calendar::default()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1);
    let address = address.as_deref().unwrap_or("127.0.0.1:8080");
    let listener = tokio::net::TcpListener::bind(address).await?;
    eprintln!("listening on {}", listener.local_addr()?);
    axum::serve(listener, routes()).await
}
