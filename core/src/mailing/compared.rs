//! Two drafts of one mailing compared by what was found in them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Finding, MailingReport};

/// What became of the findings of an earlier draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparedDrafts {
    /// Found before, and no more: as they were.
    pub mended: Vec<Finding>,
    /// Found before, and settled by a judgement or a waiver since.
    pub settled: Vec<Finding>,
    /// Found for the first time.
    pub new: Vec<Finding>,
    /// Said before of something that has been changed since, and said still.
    pub changed: Vec<Finding>,
    /// Found before and now.
    pub standing: Vec<Finding>,
}

impl MailingReport {
    /// What became of the findings of an earlier draft of the same mailing, whose report this is not. The
    /// reports are asked in one language and on the same terms, or what differs in them is new.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, policy::RuleName};
    ///
    /// let report = |html: &str| {
    ///     let draft = Draft::read(SourceKind::Html, html.as_bytes()).expect("HTML");
    ///     check_mailing(&draft, &Brief::default()).expect("a brief that says nothing")
    /// };
    /// let before = report("<p>JOIN US NOW</p>");
    /// let after = report("<p>Join us <font size=7>now</font></p>");
    /// let compared = after.compared_with(&before);
    /// assert_eq!(compared.mended[0].rule, RuleName::Capitals);
    /// assert!(compared.standing.iter().any(|f| f.rule == RuleName::SignaturePresent));
    /// ```
    pub fn compared_with(&self, before: &Self) -> ComparedDrafts {
        let ids = |report: &Self| -> BTreeSet<String> {
            let all = report.findings.iter().chain(&report.settled);
            all.map(|finding| finding.id.clone()).collect()
        };
        let (earlier, now) = (ids(before), ids(self));
        let mut gone: BTreeMap<&str, VecDeque<&Finding>> = BTreeMap::new();
        for finding in &before.findings {
            if !now.contains(&finding.id) {
                gone.entry(&finding.message.key)
                    .or_default()
                    .push_back(finding);
            }
        }
        let mut compared = ComparedDrafts::default();
        for finding in &self.findings {
            let list = if earlier.contains(&finding.id) {
                &mut compared.standing
            } else if let Some(others) = gone.get_mut(&*finding.message.key)
                && others.pop_front().is_some()
            {
                &mut compared.changed
            } else {
                &mut compared.new
            };
            list.push(finding.clone());
        }
        let left: BTreeSet<&str> = gone.values().flatten().map(|f| f.id.as_str()).collect();
        let mended = before.findings.iter();
        let mended = mended.filter(|finding| left.contains(finding.id.as_str()));
        compared.mended = mended.cloned().collect();
        let settled = self.settled.iter();
        let settled = settled.filter(|finding| earlier.contains(&finding.id));
        compared.settled = settled.cloned().collect();
        compared
    }
}
