//! The one shape of a request: a day, facts, terms.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{GivenError, Terms};
use crate::calendar::Moment;

/// Any question as it is asked: the day that it is about, the facts, and the terms.
///
/// ```
/// use nu_alumni_policy::{alumni::RightsFacts, decision::Request};
///
/// let request: Request<RightsFacts> =
///     serde_json::from_str(r#"{"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}"#)?;
/// assert_eq!(request.as_of.unwrap().to_string(), "2026-01-12");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request<F> {
    /// The day; some questions can do without.
    pub as_of: Option<Moment>,
    /// What is known of the case.
    pub facts: F,
    /// On what terms it is answered.
    #[serde(default)]
    pub terms: Terms,
}

impl<F> Request<F> {
    /// The day that it is about, for a question that hangs on it.
    ///
    /// # Errors
    /// [`GivenError::NoDay`].
    pub fn day(&self) -> Result<NaiveDate, GivenError> {
        let day = self.as_of.map(|moment| moment.date());
        day.ok_or(GivenError::NoDay { path: "as_of" })
    }
}
