//! Reports to take away: a page to print, SARIF, JUnit XML, a text for a terminal, a calendar file.
//!
//! Each format stands in a file of its own, and is made of the report and of the draft that it is
//! about. All of them are in the language of the report.

mod days;
mod ics;
mod junit;
mod letter;
mod month;
mod page;
mod sarif;
mod sheet;
mod text;

use nu_alumni_letter::{
    Draft,
    span::{TextUnits, UnitsError},
};
use serde::Serialize;
use thiserror::Error;

use super::MailingReport;
use crate::{error_data::coded, policy::names};
use sheet::Sheet;

names! {
    /// What a report can be taken away as.
    ///
    /// ```
    /// use nu_alumni_policy::mailing::ReportFormat;
    ///
    /// assert_eq!("sarif".parse(), Ok(ReportFormat::Sarif));
    /// assert!("pdf".parse::<ReportFormat>().is_err());
    /// ```
    ReportFormat {
        Text = "text",
        Html = "html",
        Sarif = "sarif",
        Junit = "junit",
        Ics = "ics",
    }
}

/// Why a report cannot be taken away so.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RenderError {
    /// It is the report on another draft.
    #[error("the report is about another draft: {part} is not what it was when it was checked")]
    OtherDraft {
        /// The part that is another.
        part: String,
    },
    /// There is no day to put into a calendar.
    #[error(
        "no day of this mailing is known, so its calendar would be empty: say when the event begins"
    )]
    NoDays,
    /// Its spans do not count bytes any more.
    #[error(transparent)]
    #[serde(untagged)]
    Units(UnitsError),
}

coded!(RenderError);

impl MailingReport {
    /// The report as something to take away. `draft` is the draft that was checked, `name` what it is
    /// called: its file's path, or `mailing.html` and the like where it has none.
    ///
    /// # Errors
    /// [`RenderError`] where the report is about another draft, its spans do not count bytes any more,
    /// or there is no day to put into a calendar.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::{RenderError, ReportFormat}};
    ///
    /// let draft = Draft::read(SourceKind::Html, b"<p>JOIN US NOW</p>")?;
    /// let brief: Brief = r#"{"direction": "open-day"}"#.parse()?;
    /// let report = check_mailing(&draft, &brief)?;
    /// let text = report.render(&draft, Some("open-day.html"), ReportFormat::Text)?;
    /// assert!(text.contains("open-day.html:1:4"), "{text}");
    ///
    /// let other = Draft::read(SourceKind::Html, b"<p>Join</p>")?;
    /// let error = report.render(&other, None, ReportFormat::Text).unwrap_err();
    /// assert_eq!(error, RenderError::OtherDraft { part: "body".into() });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn render(
        &self,
        draft: &Draft,
        name: Option<&str>,
        format: ReportFormat,
    ) -> Result<String, RenderError> {
        if self.source.units != TextUnits::Utf8 {
            return Err(RenderError::Units(UnitsError {
                have: self.source.units,
            }));
        }
        let sheet = Sheet::new(self, draft, name);
        sheet.is_of_its_draft()?;
        match format {
            ReportFormat::Text => Ok(text::text(&sheet)),
            ReportFormat::Html => Ok(page::page(&sheet)),
            ReportFormat::Sarif => Ok(sarif::sarif(&sheet)),
            ReportFormat::Junit => Ok(junit::junit(&sheet)),
            ReportFormat::Ics => ics::ics(&sheet),
        }
    }
}
