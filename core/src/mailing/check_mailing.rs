//! The check of a mailing, with what the Policy's other sections say to it. It stands above the
//! wings.

use chrono::NaiveDate;
use nu_alumni_letter::{Draft, SourceError, SourceKind, UnknownKind, span::TextUnits};
use thiserror::Error;

use super::{Brief, BriefError, CheckError, MailingReport, check::check};
use crate::{
    communication::{CommunicationFacts, communication_approval},
    decision::{DecideError, Locale, Terms, UnknownLocale},
    policy::OrderChange,
};

/// Whether a mailing is in order under Appendix 1, why, and where not.
///
/// Checked are its direction (A1), its text (A2, but not of a news digest) and its dates (A4). The
/// checklist names the clauses that are not checked. Spans are UTF-8 bytes of the part that a finding names.
///
/// Where the brief names the sender or the audience, the report has the decision on its approval
/// too (7.1, 7.2); it is apart from the verdict, which is about Appendix 1. It needs a day:
/// `planned_send`, else `as_of`.
///
/// # Errors
/// [`CheckSourceError`] where draft and brief contradict each other, or the brief itself, and
/// where a sender or an audience stands there without a day.
///
/// ```
/// use nu_alumni_policy::{Brief, Draft, Locale, SourceKind, Verdict, check_mailing};
///
/// let html = "<p>Dear Alumni,</p><p>JOIN US TODAY at the reunion.</p>";
/// let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
/// let brief: Brief = r#"{"direction": "event-invitation"}"#.parse()?;
/// let report = check_mailing(&draft, &brief, Locale::En)?;
/// assert_eq!(report.verdict, Verdict::Rejected);
/// let capitals = report.findings.iter().find(|f| f.rule == "capitals").unwrap();
/// assert_eq!(capitals.clauses, ["A2.3d"]);
/// assert_eq!(capitals.span.unwrap().of(html), Some("JOIN US TODAY"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_mailing(
    draft: &Draft,
    brief: &Brief,
    locale: Locale,
) -> Result<MailingReport, CheckSourceError> {
    let sent_on = brief.planned_send.map(|moment| moment.date());
    // A day has to be meant: that of the sending, else that on which it is asked.
    let day = sent_on.or(brief.as_of);
    let terms = Terms {
        readings: brief.readings.clone(),
        limits: brief.limits.clone(),
        orders: brief.orders.clone(),
        calendar: brief.calendar.clone(),
        schools: brief.schools.clone(),
        locale,
        ..Terms::default()
    };
    terms.check()?;
    let mut report = check(draft, brief, locale)?;
    if !brief.orders.is_empty() {
        let day = day.ok_or(DecideError::NoDay)?;
        under_orders(&mut report, draft, brief, &terms, day)?;
    }
    if brief.sender.is_some() || brief.audience.is_some() {
        let facts = CommunicationFacts {
            official: brief.official,
            sender: brief.sender.clone(),
            audience: brief.audience.clone(),
            data_submitted: brief.data_submitted,
            sent_on,
            ..CommunicationFacts::default()
        };
        let Some(day) = day else {
            facts.check(&terms)?;
            return Err(DecideError::NoDay.into());
        };
        report.approval = Some(communication_approval(&facts, day, &terms)?);
    }
    Ok(report)
}

/// Lays the limits of the orders in force on `day` over the report (9.1): what they touch cites 9.1,
/// and the verdict without them stays to be seen.
fn under_orders(
    report: &mut MailingReport,
    draft: &Draft,
    brief: &Brief,
    terms: &Terms,
    day: NaiveDate,
) -> Result<(), CheckSourceError> {
    let in_force = terms.orders.iter().filter(|order| order.in_force(day));
    let (mut orders, mut touched) = (Vec::new(), Vec::new());
    for order in in_force {
        let limits = order.changes.iter().filter_map(|change| match change {
            OrderChange::Limit { name, .. } => Some(name.fact()),
            _ => None,
        });
        // Those of the other sections change nothing here.
        let clauses: Vec<&str> = limits
            .map(|fact| fact.clause)
            .filter(|clause| clause.starts_with('A'))
            .collect();
        if !clauses.is_empty() {
            orders.push(order.id.clone());
            touched.extend(clauses);
        }
    }
    if orders.is_empty() {
        return Ok(());
    }
    let ordered = Brief {
        limits: terms.limits_on(day),
        ..brief.clone()
    };
    let without = report.verdict;
    *report = check(draft, &ordered, terms.locale)?;
    report.orders = orders;
    report.without_order = Some(without);
    for finding in &mut report.findings {
        if finding
            .clauses
            .iter()
            .any(|c| touched.contains(&c.as_ref()))
        {
            finding.clauses.push("9.1".into());
            finding.readings.push("I11".into());
        }
    }
    for row in &mut report.checklist {
        if touched.contains(&row.clause.as_ref()) {
            row.readings.push("I11".into());
        }
    }
    Ok(())
}

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
