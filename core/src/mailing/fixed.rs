//! A draft with its fixes applied.

use std::collections::{BTreeMap, BTreeSet};

use nu_alumni_ground::set_of;
use nu_alumni_letter::{
    Draft, Replacement, RewriteError, SourceKind, Span, rewritten, span::TextUnits,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Brief, CheckRequest, CheckSourceError, Finding, Fix, FixGrade, MailingReport, check_mailing,
};
use crate::{
    decision::read_json,
    error_data::{Coded, ErrorData, data_of},
    policy::RuleName,
};

/// A draft with its fixes applied, and what was found afterwards.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FixedMailing {
    /// The new source: of a message, the parts that were changed written anew, all else byte for byte.
    #[serde(skip)]
    pub source: Vec<u8>,
    /// What was mended, in the order in which it was.
    pub mended: Vec<Mended>,
    /// The report of the new source.
    pub report: MailingReport,
}

/// A finding whose fix was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mended {
    /// The finding's id.
    pub finding: String,
    /// Its rule.
    pub rule: RuleName,
    /// What it said.
    pub text: String,
}

/// Why fixes cannot be applied.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FixError {
    /// No finding of this source has a fix of this id.
    #[error(
        "{path}: `{finding}` is no finding of this source with a fix; check the source as it is now"
    )]
    NoSuchFix {
        /// Where it is asked for.
        path: String,
        /// The id.
        finding: String,
    },
    /// Two fixes change the same place.
    #[error(
        "{path}: `{finding}` changes a place that another fix changes; apply one after the other"
    )]
    FixesOverlap {
        /// Where the second is asked for.
        path: String,
        /// The id of the second.
        finding: String,
    },
    /// The source cannot be written.
    #[error("source: {reason}")]
    NotWritten {
        /// Why.
        #[serde(skip)]
        reason: RewriteError,
    },
}

impl Coded for FixError {
    fn data(&self) -> ErrorData {
        match self {
            Self::NotWritten { .. } => ErrorData {
                path: Some("source".to_owned()),
                ..data_of(self)
            },
            _ => data_of(self),
        }
    }
}

/// A round mends what the one before it uncovered: looks within looks, one in another.
const MOST_ROUNDS: usize = 100;

/// A source with all safe fixes applied, until none is left.
///
/// # Errors
/// [`CheckSourceError`] with what cannot be read or checked, and where the source cannot be written: an
/// Outlook file.
///
/// ```
/// use nu_alumni_policy::{Brief, SourceKind, mailing::fix_mailing_safely};
///
/// let html = "<p>Dear Alumni,</p><p style='text-transform: uppercase'>Join us today.</p>";
/// let fixed = fix_mailing_safely(html.as_bytes(), SourceKind::Html, &Brief::default())?;
/// assert_eq!(
///     String::from_utf8(fixed.source)?,
///     "<p>Dear Alumni,</p><p style='text-transform: uppercase;text-transform:none'>Join us today.</p>",
/// );
/// assert_eq!(fixed.mended[0].rule.name(), "capitals");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fix_mailing_safely(
    source: &[u8],
    kind: SourceKind,
    brief: &Brief,
) -> Result<FixedMailing, CheckSourceError> {
    let mut fixed = unfixed(source, kind, brief)?;
    for _ in 0..MOST_ROUNDS {
        let mut taken = Taken::default();
        let safe = fixed.report.findings.iter().filter_map(|finding| {
            let fix = finding.fix.as_ref()?;
            (fix.grade == FixGrade::Safe).then_some((finding, fix))
        });
        // What overlaps another has its turn in the next round.
        let chosen = safe.filter(|(finding, fix)| taken.take(finding, fix));
        let chosen: Vec<(&Finding, &Fix)> = chosen.collect();
        if chosen.is_empty() {
            break;
        }
        fixed = with(&fixed, &chosen, brief)?;
    }
    // What a weaker declaration did not mend, a stronger one did, or nothing.
    let left = set_of(fixed.report.findings.iter().map(|f| f.id.as_str()));
    let mut seen = BTreeSet::new();
    fixed.mended.retain(|mended| {
        !left.contains(mended.finding.as_str()) && seen.insert(mended.finding.clone())
    });
    Ok(fixed)
}

/// A source with the fixes of these findings applied, once.
///
/// # Errors
/// [`CheckSourceError`] also where this source has no such finding with a fix, and where two of them
/// change the same place.
///
/// ```
/// use nu_alumni_policy::{Brief, SourceKind, mailing::{fix_mailing, fix_mailing_safely}};
///
/// let html = b"<p>Dear Alumni,</p><p style='text-transform: uppercase'>Join us today.</p>";
/// let brief = Brief::default();
/// let safely = fix_mailing_safely(html, SourceKind::Html, &brief)?;
/// let id = safely.mended[0].finding.as_str();
/// assert_eq!(fix_mailing(html, SourceKind::Html, &brief, &[id])?, safely);
/// assert!(fix_mailing(html, SourceKind::Html, &brief, &["no-finding"]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fix_mailing(
    source: &[u8],
    kind: SourceKind,
    brief: &Brief,
    findings: &[&str],
) -> Result<FixedMailing, CheckSourceError> {
    let before = unfixed(source, kind, brief)?;
    let mut taken = Taken::default();
    let mut chosen = Vec::new();
    for (i, &id) in findings.iter().enumerate() {
        let path = format!("findings[{i}]");
        let mut all = before.report.findings.iter();
        let found = all.find(|finding| finding.id == id);
        let Some((finding, fix)) = found.and_then(|f| Some((f, f.fix.as_ref()?))) else {
            let finding = id.to_owned();
            return Err(FixError::NoSuchFix { path, finding }.into());
        };
        if !taken.take(finding, fix) {
            let finding = id.to_owned();
            return Err(FixError::FixesOverlap { path, finding }.into());
        }
        chosen.push((finding, fix));
    }
    with(&before, &chosen, brief)
}

impl CheckRequest<'_> {
    /// As [`fix_mailing_safely`], the spans of the report in `units`.
    ///
    /// # Errors
    /// As [`fix_mailing_safely`].
    pub fn fix_safely(&self, units: TextUnits) -> Result<FixedMailing, CheckSourceError> {
        let (kind, brief) = self.read()?;
        in_units(fix_mailing_safely(self.source, kind, &brief)?, units)
    }

    /// As [`fix_mailing`], the spans of the report in `units`.
    ///
    /// # Errors
    /// As [`fix_mailing`].
    pub fn fix(
        &self,
        findings: &[&str],
        units: TextUnits,
    ) -> Result<FixedMailing, CheckSourceError> {
        let (kind, brief) = self.read()?;
        in_units(fix_mailing(self.source, kind, &brief, findings)?, units)
    }

    /// As [`CheckRequest::fix`], of ids in a list of JSON.
    ///
    /// # Errors
    /// As [`CheckRequest::fix`], and where it is no such list.
    pub fn fix_listed(
        &self,
        ids: &str,
        units: TextUnits,
    ) -> Result<FixedMailing, CheckSourceError> {
        let ids: Vec<String> = read_json(ids)?;
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        self.fix(&ids, units)
    }
}

/// The source as it is.
fn unfixed(
    source: &[u8],
    kind: SourceKind,
    brief: &Brief,
) -> Result<FixedMailing, CheckSourceError> {
    Ok(FixedMailing {
        source: source.to_vec(),
        mended: Vec::new(),
        report: check_mailing(&Draft::read(kind, source)?, brief)?,
    })
}

/// The source with these fixes too.
fn with(
    before: &FixedMailing,
    chosen: &[(&Finding, &Fix)],
    brief: &Brief,
) -> Result<FixedMailing, CheckSourceError> {
    let edits = chosen.iter().flat_map(|(finding, fix)| {
        fix.edits.iter().map(|edit| Replacement {
            part: &finding.part,
            span: edit.span,
            text: &edit.replacement,
        })
    });
    let edits: Vec<Replacement<'_>> = edits.collect();
    let kind = before.report.source.kind;
    let source = rewritten(kind, &before.source, &edits)
        .map_err(|reason| FixError::NotWritten { reason })?;
    let mended = chosen.iter().map(|(finding, _)| Mended {
        finding: finding.id.clone(),
        rule: finding.rule,
        text: finding.message.text.clone(),
    });
    Ok(FixedMailing {
        mended: before.mended.iter().cloned().chain(mended).collect(),
        report: check_mailing(&Draft::read(kind, &source)?, brief)?,
        source,
    })
}

fn in_units(mut fixed: FixedMailing, units: TextUnits) -> Result<FixedMailing, CheckSourceError> {
    if units != TextUnits::Utf8 {
        let kind = fixed.report.source.kind;
        let draft = Draft::read(kind, &fixed.source)?;
        fixed.report = fixed.report.with_spans_in(&draft, units);
    }
    Ok(fixed)
}

/// The places that fixes change, by their parts: where each begins and ends.
#[derive(Default)]
struct Taken<'f>(BTreeMap<&'f str, BTreeMap<u32, u32>>);

impl<'f> Taken<'f> {
    /// Takes the places of a fix, unless one of them is taken.
    fn take(&mut self, finding: &'f Finding, fix: &Fix) -> bool {
        let of_part = self.0.entry(&finding.part).or_default();
        let is_taken = |span: Span| {
            let before = of_part.range(..=span.start).next_back();
            let before =
                before.is_some_and(|(&start, &end)| start == span.start || span.start < end);
            let behind = of_part.range(span.start..).next();
            before || behind.is_some_and(|(&start, _)| start < span.end)
        };
        if fix.edits.iter().any(|edit| is_taken(edit.span)) {
            return false;
        }
        of_part.extend(
            fix.edits
                .iter()
                .map(|edit| (edit.span.start, edit.span.end)),
        );
        true
    }
}
