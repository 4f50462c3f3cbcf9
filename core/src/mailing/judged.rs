//! What people say of findings. A judgement settles what the check leaves to a person; a waiver lets a
//! violation pass. Neither makes a finding vanish: it stands among the settled ones, with who said so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use nu_alumni_ground::{map_of, set_of};
use serde::{Deserialize, Serialize};

use super::{Brief, CheckError, Finding, Judged, Waived, identity::fingerprint, told::MOST_TOLD};
use crate::{
    decision::{
        GivenError, Locale, Message, Severity, check_period,
        error::{at_most, not_blank},
    },
    policy::{ClauseId, RuleName, first_day_after},
};

/// A person's answer to what the check leaves to a person, by a finding's id or for a clause. It is tied
/// to what was judged: once that is changed, it lapses, and the report says so.
///
/// ```
/// use nu_alumni_policy::{Draft, SourceKind, check_mailing, policy::RuleName};
///
/// let draft = Draft::read(SourceKind::Html, b"<p>Do <b>come</b>.</p>")?;
/// let brief = r#"{"direction": "event-invitation"}"#;
/// let report = check_mailing(&draft, &brief.parse()?)?;
/// let bold = report.findings.iter().find(|f| f.rule == RuleName::BoldShare).unwrap();
///
/// let judged = format!(
///     r#"{{"direction": "event-invitation", "judged": [
///         {{"finding": "{}", "holds": true, "by": "A. Serik", "on": "2026-12-01"}}]}}"#,
///     bold.id,
/// );
/// let report = check_mailing(&draft, &judged.parse()?)?;
/// assert!(report.findings.iter().all(|f| f.rule != RuleName::BoldShare));
/// assert_eq!(report.settled[0].judged.as_ref().unwrap().by, "A. Serik");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The id of the finding that was judged; in its place, `clause`.
    pub finding: Option<String>,
    /// The clause that was judged: all that is left to a person under it.
    pub clause: Option<ClauseId>,
    /// What was seen when the clause was judged: `seen` of its row in the checklist. Without it the
    /// judgement is of the clause, whatever the letter says under it.
    pub seen: Option<String>,
    /// Whether the clause is kept; if not, it is broken.
    pub holds: bool,
    /// Who judged.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub note: Option<String>,
}

impl Judgement {
    /// That it holds, or not; of which finding, or of which clause, is told besides.
    ///
    /// ```
    /// use nu_alumni_policy::{
    ///     Brief, Draft, SourceKind, calendar::parse_date, check_mailing, mailing::Judgement,
    ///     policy::RuleName,
    /// };
    ///
    /// let draft = Draft::read(SourceKind::Html, b"<p>Do <b>come</b>.</p>")?;
    /// let mut brief: Brief = r#"{"direction": "event-invitation"}"#.parse()?;
    /// let report = check_mailing(&draft, &brief)?;
    /// let bold = report.findings.into_iter().find(|f| f.rule == RuleName::BoldShare);
    ///
    /// let little = Judgement::new(true, "A. Serik", parse_date("2026-12-01")?);
    /// brief.judged = vec![Judgement { finding: bold.map(|bold| bold.id), ..little }];
    /// let report = check_mailing(&draft, &brief)?;
    /// assert_eq!(report.settled[0].rule, RuleName::BoldShare);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(holds: bool, by: impl Into<String>, on: NaiveDate) -> Self {
        Self {
            finding: None,
            clause: None,
            seen: None,
            holds,
            by: by.into(),
            on,
            note: None,
        }
    }
}

/// What lets violations of a rule pass. Who may do so is the caller's to say; that it was done, the report
/// says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule whose violations pass.
    pub rule: RuleName,
    /// The id of the one that passes; absent, all of the rule do.
    pub finding: Option<String>,
    /// Why they pass.
    pub reason: String,
    /// Who lets them.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// The first day of sending on which it no longer holds; absent while none is set.
    pub until: Option<NaiveDate>,
    /// The last day of sending on which it holds, in place of `until`.
    pub through: Option<NaiveDate>,
}

impl Waiver {
    /// One for all of a rule's violations, without an end.
    ///
    /// ```
    /// use nu_alumni_policy::{
    ///     Brief, Draft, SourceKind, calendar::parse_date, check_mailing, mailing::Waiver,
    ///     policy::RuleName,
    /// };
    ///
    /// let draft = Draft::read(SourceKind::Html, b"<p>Dear Alumni,</p><p>JOIN US NOW</p>")?;
    /// let day = parse_date("2026-12-01")?;
    /// let brief = Brief {
    ///     waived: vec![Waiver::new(RuleName::Capitals, "the name of the play", "A. Serik", day)],
    ///     ..r#"{"direction": "event-invitation"}"#.parse()?
    /// };
    /// let report = check_mailing(&draft, &brief)?;
    /// assert_eq!(report.settled[0].rule, RuleName::Capitals);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(
        rule: RuleName,
        reason: impl Into<String>,
        by: impl Into<String>,
        on: NaiveDate,
    ) -> Self {
        Self {
            rule,
            finding: None,
            reason: reason.into(),
            by: by.into(),
            on,
            until: None,
            through: None,
        }
    }
}

/// A judgement or a waiver that settles nothing, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Lapsed {
    /// Which it is, by the brief's keys: `judged[0]`, `waived[2]`.
    pub path: String,
    /// Why it settles nothing.
    pub why: Message,
}

/// Refuses judgements and waivers that cannot be meant so.
pub(super) fn check(brief: &Brief) -> Result<(), CheckError> {
    let not_to_come = |path: &dyn Fn(&str) -> String, date: NaiveDate| match brief.as_of {
        Some(as_of) if date > as_of => Err(GivenError::InTheFuture {
            path: path("on"),
            date,
            as_of,
        }),
        _ => Ok(()),
    };
    at_most("judged", brief.judged.len(), MOST_TOLD)?;
    at_most("waived", brief.waived.len(), MOST_TOLD)?;
    let mut seen = BTreeSet::new();
    for (i, judgement) in brief.judged.iter().enumerate() {
        let path = |key: &str| format!("judged[{i}].{key}");
        let contradicts = |key, why| {
            let path = path(key);
            Err(GivenError::Contradiction { path, why }.into())
        };
        match (&judgement.finding, judgement.clause) {
            (Some(_), Some(_)) => {
                return contradicts(
                    "clause",
                    "`finding` says what was judged: leave one of them out",
                );
            }
            (None, None) => {
                return contradicts("finding", "say what was judged: a finding, or a clause");
            }
            (Some(_), None) if judgement.seen.is_some() => {
                return contradicts("seen", "a finding's id says what was seen: leave it out");
            }
            (Some(id), None) => known(path("finding"), id)?,
            (None, Some(clause)) if !clause.of_appendix() => {
                return contradicts("clause", "no clause outside Appendix 1 is judged here");
            }
            (None, Some(_)) => {}
        }
        not_blank(|| path("by"), &judgement.by)?;
        not_to_come(&path, judgement.on)?;
        twice(&mut seen, "judged", judgement.target())?;
    }
    let mut seen = BTreeSet::new();
    for (i, waiver) in brief.waived.iter().enumerate() {
        let path = |key: &str| format!("waived[{i}].{key}");
        if let Some(id) = &waiver.finding {
            known(path("finding"), id)?;
            if rule_of(id) != waiver.rule.name() {
                return Err(GivenError::Contradiction {
                    path: path("finding"),
                    why: "it is of another rule than `rule`",
                }
                .into());
            }
        }
        not_blank(|| path("reason"), &waiver.reason)?;
        not_blank(|| path("by"), &waiver.by)?;
        not_to_come(&path, waiver.on)?;
        check_period(
            &format!("waived[{i}]"),
            waiver.on,
            waiver.until,
            waiver.through,
        )?;
        twice(&mut seen, "waived", waiver.target())?;
    }
    Ok(())
}

fn twice<'b>(seen: &mut BTreeSet<&'b str>, path: &str, target: &'b str) -> Result<(), GivenError> {
    if seen.insert(target) {
        return Ok(());
    }
    Err(GivenError::DuplicateId {
        path: path.to_owned(),
        id: target.to_owned(),
    })
}

fn rule_of(id: &str) -> &str {
    id.split_once('.').map_or(id, |(rule, _)| rule)
}

/// That some draft can have a finding of this id: its rule says this.
fn known(path: String, id: &str) -> Result<(), CheckError> {
    let mut parts = id.splitn(3, '.');
    let key = parts.next().zip(parts.next());
    let key = key.map(|(rule, key)| {
        (
            RuleName::ALL.iter().any(|r| r.name() == rule),
            format!("{rule}.{key}"),
        )
    });
    if key.is_some_and(|(is_rule, key)| is_rule && Locale::En.text(&key).is_some()) {
        return Ok(());
    }
    Err(CheckError::UnknownFinding {
        path,
        finding: id.to_owned(),
    })
}

impl Judgement {
    fn target(&self) -> &str {
        let clause = self.clause.map(ClauseId::name);
        self.finding.as_deref().or(clause).unwrap_or_default()
    }

    fn told_at(&self, path: String) -> Judged {
        Judged {
            path,
            holds: self.holds,
            by: self.by.clone(),
            on: self.on,
            note: self.note.clone(),
        }
    }
}

impl Waiver {
    fn target(&self) -> &str {
        self.finding.as_deref().unwrap_or(self.rule.name())
    }

    fn told_at(&self, path: String) -> Waived {
        Waived {
            path,
            reason: self.reason.clone(),
            by: self.by.clone(),
            on: self.on,
        }
    }

    fn lets_pass(&self, finding: &Finding) -> bool {
        let of_finding = |id: &String| *id == finding.id;
        finding.rule == self.rule && self.finding.as_ref().is_none_or(of_finding)
    }

    /// Why it lets nothing pass on `day`, the day of the sending, where its days say so.
    fn is_over(&self, day: Option<NaiveDate>) -> Option<&'static str> {
        let day = day?;
        let end = first_day_after(self.until, self.through);
        if day < self.on {
            Some("lapsed.waiver-after")
        } else {
            end.is_some_and(|end| end <= day)
                .then_some("lapsed.waiver-over")
        }
    }
}

/// Findings after what people said of them.
pub(super) struct Settled {
    /// What still counts.
    pub(super) open: Vec<Finding>,
    /// What was judged to be in order, or let pass.
    pub(super) settled: Vec<Finding>,
    pub(super) lapsed: Vec<Lapsed>,
    /// What there is to judge under each clause.
    pub(super) seen: BTreeMap<ClauseId, String>,
    /// The judgements by which a clause is kept.
    pub(super) kept: BTreeMap<ClauseId, Judged>,
}

/// Holds what people said against the findings.
pub(super) fn settle(
    mut findings: Vec<Finding>,
    brief: &Brief,
    day: Option<NaiveDate>,
) -> Result<Settled, CheckError> {
    let seen = seen(&findings);
    let wanted = brief.judged.iter().filter_map(|j| j.finding.as_deref());
    let wanted = set_of(wanted);
    let severities = findings
        .iter()
        .filter(|finding| wanted.contains(finding.id.as_str()));
    let severities = map_of(severities.map(|finding| (finding.id.clone(), finding.severity)));
    let mut lapsed = Lapses {
        locale: brief.terms.locale,
        all: Vec::new(),
    };
    let mut by_finding: BTreeMap<&str, Judged> = BTreeMap::new();
    let mut by_clause: BTreeMap<ClauseId, Judged> = BTreeMap::new();
    for (i, judgement) in brief.judged.iter().enumerate() {
        let path = format!("judged[{i}]");
        let changed = "lapsed.changed";
        let why = match (&judgement.finding, judgement.clause) {
            (Some(id), _) => match severities.get(id) {
                None => changed,
                Some(severity) if *severity != Severity::NeedsReview => "lapsed.no-judgement",
                Some(_) => {
                    by_finding.insert(id, judgement.told_at(path));
                    continue;
                }
            },
            (None, Some(clause)) => match seen.get(&clause) {
                Some(now) if judgement.seen.as_ref().is_none_or(|then| then == now) => {
                    by_clause.insert(clause, judgement.told_at(path));
                    continue;
                }
                _ => changed,
            },
            (None, None) => continue,
        };
        lapsed.add(path, why, &judgement.by, judgement.on);
    }
    let ends = |waiver: &Waiver| waiver.until.or(waiver.through).is_some();
    if day.is_none() && brief.waived.iter().any(ends) {
        return Err(GivenError::NoDay { path: "as_of" }.into());
    }
    // Each waiver, why its days let nothing pass, and whether it has let something.
    let waivers = brief.waived.iter();
    let mut waivers: Vec<(&Waiver, Option<&'static str>, bool)> = waivers
        .map(|waiver| (waiver, waiver.is_over(day), false))
        .collect();
    let settled = findings.extract_if(.., |finding| {
        if finding.severity == Severity::NeedsReview {
            let own = by_finding.get(finding.id.as_str());
            let of_clauses = || finding.clauses.iter().map(|clause| by_clause.get(clause));
            // That one of its clauses is broken is enough; that one is kept is not.
            let broken = || of_clauses().flatten().find(|judgement| !judgement.holds);
            let all_kept = || of_clauses().reduce(|one, other| one.and(other)).flatten();
            finding.judged = own.or_else(broken).or_else(all_kept).cloned();
        }
        let in_order = finding.judged.as_ref().map(|judgement| judgement.holds);
        if in_order == Some(false) {
            finding.severity = Severity::Violation;
        }
        if finding.severity == Severity::Violation {
            for (i, (waiver, over, used)) in waivers.iter_mut().enumerate() {
                if over.is_none() && waiver.lets_pass(finding) {
                    *used = true;
                    let told = || waiver.told_at(format!("waived[{i}]"));
                    finding.waived.get_or_insert_with(told);
                }
            }
        }
        in_order == Some(true) || finding.waived.is_some()
    });
    let settled = settled.collect();
    for (i, (waiver, over, used)) in waivers.into_iter().enumerate() {
        if let Some(why) = over.or((!used).then_some("lapsed.waiver-unneeded")) {
            lapsed.add(format!("waived[{i}]"), why, &waiver.by, waiver.on);
        }
    }
    by_clause.retain(|_, judgement| judgement.holds);
    Ok(Settled {
        open: findings,
        settled,
        lapsed: lapsed.all,
        seen,
        kept: by_clause,
    })
}

/// What there is to judge under each clause, by the ids of what is left to a person.
fn seen(findings: &[Finding]) -> BTreeMap<ClauseId, String> {
    let mut ids: BTreeMap<ClauseId, Vec<&str>> = BTreeMap::new();
    for finding in findings
        .iter()
        .filter(|f| f.severity == Severity::NeedsReview)
    {
        for clause in &finding.clauses {
            ids.entry(*clause).or_default().push(&finding.id);
        }
    }
    let all = ids.into_iter();
    map_of(all.map(|(clause, ids)| (clause, fingerprint(&ids.join("\n")))))
}

struct Lapses {
    locale: Locale,
    all: Vec<Lapsed>,
}

impl Lapses {
    fn add(&mut self, path: String, why: &'static str, by: &str, on: NaiveDate) {
        let why = self
            .locale
            .message(why, [("by", by.into()), ("date", on.into())]);
        self.all.push(Lapsed { path, why });
    }
}
