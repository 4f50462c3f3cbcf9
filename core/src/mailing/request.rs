//! A mailing as a caller in another language hands it over.

use nu_alumni_letter::{
    Draft, SourceError, SourceKind, UnknownKind,
    span::{TextUnits, UnitsError},
};
use serde::Serialize;
use thiserror::Error;

use super::{Brief, CheckError, FixError, MailingReport, check_mailing};
#[cfg(feature = "reports")]
use super::{RenderError, ReportFormat, Verdict};
#[cfg(feature = "reports")]
use crate::policy::UnknownName;
use crate::{
    decision::ReadError,
    error_data::{Coded, ErrorData, coded, data_of},
};

/// Why a source cannot be checked, from reading it to holding it against its brief.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum CheckSourceError {
    /// The source cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The brief or the kind of the source cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Source and brief contradict each other, or the brief itself.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// The fixes cannot be applied.
    #[error(transparent)]
    Fix(#[from] FixError),
    /// The report cannot be taken away so.
    #[cfg(feature = "reports")]
    #[error(transparent)]
    Render(#[from] RenderError),
}

coded!(UnitsError, UnknownKind);

impl Coded for CheckSourceError {
    fn data(&self) -> ErrorData {
        match self {
            Self::Source(error) => error.data(),
            Self::Read(error) => error.data(),
            Self::Check(error) => error.data(),
            Self::Fix(error) => error.data(),
            #[cfg(feature = "reports")]
            Self::Render(error) => error.data(),
        }
    }
}

impl Coded for SourceError {
    fn data(&self) -> ErrorData {
        let path = Some("source".to_owned());
        ErrorData {
            path,
            ..data_of(self)
        }
    }
}

/// What a caller in another language gives: a source, and what it says about it. This is where
/// the defaults stand: a kind that is guessed, an empty brief.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckRequest<'a> {
    /// The source's bytes.
    pub source: &'a [u8],
    /// `html`, `eml`, `msg` or `text`.
    pub kind: Option<&'a str>,
    /// The brief as JSON.
    pub brief: Option<&'a str>,
}

impl CheckRequest<'_> {
    /// The report, its spans in `units`.
    ///
    /// # Errors
    /// [`CheckSourceError`] with what cannot be read and where.
    ///
    /// ```
    /// use nu_alumni_policy::{Verdict, mailing::{CheckRequest, TextUnits}};
    ///
    /// let request = CheckRequest { source: b"Dear Alumni,", ..CheckRequest::default() };
    /// assert_eq!(request.check(TextUnits::Utf8)?.verdict, Verdict::NeedsReview);
    /// # Ok::<(), nu_alumni_policy::mailing::CheckSourceError>(())
    /// ```
    pub fn check(&self, units: TextUnits) -> Result<MailingReport, CheckSourceError> {
        let (draft, report) = self.checked()?;
        Ok(report.with_spans_in(&draft, units))
    }

    /// The report as something to take away; `name` is what the source is called, its file's path.
    ///
    /// # Errors
    /// [`CheckSourceError`] with what cannot be read and where, or why there is no such report.
    ///
    /// ```
    /// use nu_alumni_policy::mailing::CheckRequest;
    ///
    /// let request = CheckRequest { source: b"Dear Alumni,", ..CheckRequest::default() };
    /// assert!(request.render("html", None)?.starts_with("<!DOCTYPE html>"));
    /// assert!(request.render("pdf", None).is_err());
    /// # Ok::<(), nu_alumni_policy::mailing::CheckSourceError>(())
    /// ```
    #[cfg(feature = "reports")]
    pub fn render(&self, format: &str, name: Option<&str>) -> Result<String, CheckSourceError> {
        self.render_with_verdict(format, name).map(|(text, _)| text)
    }

    /// The same, and how the mailing stands.
    ///
    /// # Errors
    /// As [`render`](Self::render).
    ///
    /// ```
    /// use nu_alumni_policy::{Verdict, mailing::CheckRequest};
    ///
    /// let request = CheckRequest { source: b"Dear Alumni,", ..CheckRequest::default() };
    /// assert_eq!(request.render_with_verdict("text", None)?.1, Verdict::NeedsReview);
    /// # Ok::<(), nu_alumni_policy::mailing::CheckSourceError>(())
    /// ```
    #[cfg(feature = "reports")]
    pub fn render_with_verdict(
        &self,
        format: &str,
        name: Option<&str>,
    ) -> Result<(String, Verdict), CheckSourceError> {
        let unknown = |error: UnknownName| ReadError::Value(error.data().inside("format"));
        let format: ReportFormat = format.parse().map_err(unknown)?;
        let (draft, report) = self.checked()?;
        Ok((report.render(&draft, name, format)?, report.verdict))
    }

    fn checked(&self) -> Result<(Draft, MailingReport), CheckSourceError> {
        let (kind, brief) = self.read()?;
        let draft = Draft::read(kind, self.source)?;
        let report = check_mailing(&draft, &brief)?;
        Ok((draft, report))
    }

    /// The kind of the source, and the brief.
    pub(super) fn read(&self) -> Result<(SourceKind, Brief), CheckSourceError> {
        let kind = match self.kind {
            Some(name) => name
                .parse()
                .map_err(|error: UnknownKind| ReadError::Value(error.data().inside("kind")))?,
            None => SourceKind::guess(self.source),
        };
        let brief: Brief = self.brief.map(str::parse).transpose()?.unwrap_or_default();
        Ok((kind, brief))
    }
}
