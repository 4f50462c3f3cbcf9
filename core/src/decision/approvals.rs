//! Approvals that were given, as facts (I45).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    GivenError, Locale, Note, Terms,
    condition::{Condition, Fact, clauses_of},
};
use crate::policy::EntryId;

/// An approval that was given: by whom, on which day.
///
/// ```
/// use nu_alumni_policy::decision::Approval;
///
/// let approval: Approval = serde_json::from_str(r#"{"by": "center", "on": "2026-11-30"}"#)?;
/// assert_eq!(approval.by, "center");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who gave it: `center`, or whom an order under 9.1 names.
    pub by: String,
    /// The day on which it was given.
    pub on: NaiveDate,
}

/// The approvals that bear on a question.
#[derive(Clone, Copy, Default)]
pub(crate) struct Approvals<'a> {
    pub(crate) given: &'a [Approval],
    /// The day of what is approved, where it is known: given later, an approval does not settle.
    pub(crate) done_on: Option<NaiveDate>,
    /// Whether it is done already, so that none that is given now settles it.
    pub(crate) is_done: bool,
}

impl Approvals<'_> {
    /// Refuses one of somebody who is asked for none, and one that was given after the day asked
    /// about.
    pub(crate) fn check(
        &self,
        path: &str,
        as_of: NaiveDate,
        terms: &Terms,
    ) -> Result<(), GivenError> {
        for (i, approval) in self.given.iter().enumerate() {
            if !terms.approvers().any(|known| known == approval.by) {
                return Err(GivenError::UnknownApprover {
                    path: format!("{path}[{i}].by"),
                    approver: approval.by.clone(),
                    known: terms.approvers().map(str::to_owned).collect(),
                });
            }
            if approval.on > as_of && !self.is_late(approval) {
                return Err(GivenError::InTheFuture {
                    path: format!("{path}[{i}].on"),
                    date: approval.on,
                    as_of,
                });
            }
        }
        Ok(())
    }

    fn is_late(&self, approval: &Approval) -> bool {
        self.done_on.is_some_and(|done| done < approval.on)
    }

    fn by<'s>(&'s self, condition: &'s Condition) -> impl Iterator<Item = &'s Approval> {
        let approver = condition.approver.as_deref();
        let by = move |approval: &&Approval| Some(approval.by.as_str()) == approver;
        self.given.iter().filter(by)
    }

    /// The condition, met from the day on which its approver agreed.
    pub(crate) fn settle(&self, condition: Condition) -> Condition {
        let in_time = self.by(&condition).filter(|given| !self.is_late(given));
        match in_time.map(|given| given.on).min() {
            Some(on) => {
                let shown = condition.approver.clone().unwrap_or_default();
                let given =
                    Fact::by_day("approvals", shown, vec![on], move |day| u8::from(day >= on));
                condition.or_approved(on, given.yes())
            }
            None => condition,
        }
    }

    /// What to say of those that came too late.
    pub(crate) fn too_late(&self, conditions: &[Condition], locale: Locale) -> Vec<Note> {
        let Some(done_on) = self.done_on else {
            return Vec::new();
        };
        let late = self.given.iter().filter(|given| self.is_late(given));
        let of = late.map(|given| {
            let asks = |c: &&Condition| c.approver.as_ref() == Some(&given.by);
            (given, clauses_of(conditions.iter().filter(asks)))
        });
        let asked = of.filter(|(_, clauses)| !clauses.is_empty());
        let notes = asked.map(|(given, clauses)| {
            let args = [("date", given.on.into()), ("sent", done_on.into())];
            let key = "advice.approval-after";
            Note::new(key, &clauses, &args, None, locale).readings(&[EntryId::I45])
        });
        notes.collect()
    }
}
