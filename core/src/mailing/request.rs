//! A mailing as a caller in another language hands it over.

use nu_alumni_letter::{Draft, SourceError, SourceKind, UnknownKind, span::TextUnits};
use thiserror::Error;

use super::{Brief, BriefError, CheckError, MailingReport, check_mailing};
use crate::decision::{DecideError, UnknownLocale};

/// Why a source cannot be checked, from reading it to holding it against its brief.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum CheckSourceError {
    /// The source cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The brief cannot be read.
    #[error(transparent)]
    Brief(#[from] BriefError),
    /// Source and brief contradict each other.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// Sender or audience cannot be so.
    #[error(transparent)]
    Approval(#[from] DecideError),
    /// There is no such kind of source.
    #[error(transparent)]
    Kind(#[from] UnknownKind),
    /// There is no such locale.
    #[error(transparent)]
    Locale(#[from] UnknownLocale),
}

/// What a caller in another language gives: a source, and what it says about it. This is where
/// the defaults stand: a kind that is guessed, an empty brief, English.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckRequest<'a> {
    /// The source's bytes.
    pub source: &'a [u8],
    /// `html`, `eml` or `text`.
    pub kind: Option<&'a str>,
    /// The brief as JSON.
    pub brief: Option<&'a str>,
    /// `en`, `ru` or `kk`.
    pub locale: Option<&'a str>,
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
        let kind = match self.kind {
            Some(name) => name.parse()?,
            None => SourceKind::guess(self.source),
        };
        let locale = self.locale.map(str::parse).transpose()?.unwrap_or_default();
        let brief: Brief = self.brief.map(str::parse).transpose()?.unwrap_or_default();
        let draft = Draft::read(kind, self.source)?;
        Ok(check_mailing(&draft, &brief, locale)?.spans_in(&draft, units))
    }
}
