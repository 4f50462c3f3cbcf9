//! One row for each clause of Appendix 1.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use nu_alumni_ground::set_of;

use super::{
    Brief, ChecklistRow, Judged, RowStatus,
    judged::Settled,
    rules::{Binding, RULES, Rule, UNRULED},
};
use crate::{
    decision::{Arg, Decision, Effect, Locale, Reason, Severity},
    locale::FactName,
    policy::{CLAUSES, ClauseId, EntryId, RuleName},
};

/// A clause of Appendix 1, the rules that answer for it, and the entries that they rest on.
struct Answered {
    clause: ClauseId,
    first: Option<&'static Rule>,
    rules: Vec<RuleName>,
    readings: Vec<EntryId>,
}

/// All of them, put together once.
static ANSWERED: LazyLock<Vec<Answered>> = LazyLock::new(|| {
    let clauses = CLAUSES.iter().map(|clause| clause.id);
    let answered = |clause| {
        let rules = || RULES.iter().filter(|rule| rule.clauses.contains(&clause));
        let readings = set_of(rules().flat_map(|rule| rule.readings).copied());
        Answered {
            clause,
            first: rules().next(),
            rules: rules().map(|rule| rule.name).collect(),
            readings: readings.into_iter().collect(),
        }
    };
    clauses
        .filter(|id| id.of_appendix())
        .map(answered)
        .collect()
});

/// What was found under one clause.
#[derive(Default)]
struct Tally {
    /// The worst of it, and how often.
    worst: Option<Severity>,
    count: u32,
    missing: BTreeSet<Cow<'static, str>>,
    /// The judgements by which it is kept.
    judged: Vec<Judged>,
    /// How many findings were let pass.
    waived: u32,
}

/// One row for each clause of Appendix 1.
pub(super) fn checklist(found: &Settled, brief: &Brief, locale: Locale) -> Vec<ChecklistRow> {
    let mut tallies: BTreeMap<ClauseId, Tally> = BTreeMap::new();
    for finding in &found.open {
        let judged =
            |clause| finding.severity == Severity::NeedsReview && found.kept.contains_key(clause);
        for clause in finding.clauses.iter().filter(|clause| !judged(clause)) {
            let tally = tallies.entry(*clause).or_default();
            if tally.worst < Some(finding.severity) {
                (tally.worst, tally.count) = (Some(finding.severity), 0);
            }
            if tally.worst == Some(finding.severity) {
                tally.count = tally.count.saturating_add(1);
            }
            tally.missing.extend(finding.missing.iter().cloned());
        }
    }
    for finding in &found.settled {
        for clause in &finding.clauses {
            let tally = tallies.entry(*clause).or_default();
            match &finding.waived {
                Some(_) => tally.waived = tally.waived.saturating_add(1),
                None => tally.judged.extend(finding.judged.clone()),
            }
        }
    }
    for (clause, judged) in &found.kept {
        let tally = tallies.entry(*clause).or_default();
        tally.judged.push(judged.clone());
    }
    let rows = ANSWERED.iter().map(|answered| {
        let tally = tallies.remove(&answered.clause).unwrap_or_default();
        ChecklistRow {
            seen: found.seen.get(&answered.clause).cloned(),
            ..row(answered, tally, brief, locale)
        }
    });
    rows.collect()
}

fn row(answered: &Answered, tally: Tally, brief: &Brief, locale: Locale) -> ChecklistRow {
    let id = answered.clause;
    let of = |status, key: &'static str, args: Vec<(&'static str, Arg)>| ChecklistRow {
        clause: id,
        status,
        rules: answered.rules.clone(),
        readings: answered.readings.clone(),
        missing: Vec::new(),
        why: locale.message(key, args),
        seen: None,
    };
    let binding = match answered.first {
        Some(rule) => (rule.binds)(brief, id),
        None => {
            let own = UNRULED.iter().find(|own| own.clauses.contains(&id));
            match own {
                Some(own) => Binding::Stands((own.standing)(brief, id)),
                None => return of(RowStatus::Undetermined, "row.no-check", Vec::new()),
            }
        }
    };
    let quiet = match binding {
        Binding::Stands(standing) => {
            let mut row = of(
                standing.status,
                standing.why,
                standing.arg.into_iter().collect(),
            );
            row.missing = standing.missing.iter().map(|&name| name.into()).collect();
            if let Some(readings) = standing.readings {
                row.readings = readings.to_vec();
            }
            return row;
        }
        Binding::Binds { quiet } => quiet,
        Binding::Perhaps => "row.satisfied",
    };
    let count = || vec![("count", tally.count.into())];
    let missing = || {
        let missing = tally.missing.iter().map(|path| FactName::alone(path));
        vec![("missing", Arg::facts(missing.collect()))]
    };
    let mut row = match tally.worst {
        None | Some(Severity::Advice) if tally.waived > 0 => {
            let waived = vec![("count", tally.waived.into())];
            of(RowStatus::Waived, "row.waived", waived)
        }
        None | Some(Severity::Advice) if !tally.judged.is_empty() => {
            of(RowStatus::Satisfied, "row.judged", judged(&tally.judged))
        }
        None => of(RowStatus::Satisfied, quiet, Vec::new()),
        Some(Severity::Advice) => of(RowStatus::Satisfied, "row.advice", count()),
        Some(Severity::Undetermined) => of(RowStatus::Undetermined, "row.undetermined", missing()),
        Some(Severity::NeedsReview) => of(RowStatus::NeedsReview, "row.needs-review", count()),
        Some(Severity::Violation) => of(RowStatus::Violated, "row.violated", count()),
    };
    row.missing = tally.missing.into_iter().collect();
    row
}

/// Who judged, and on which day the last of them did.
fn judged(judgements: &[Judged]) -> Vec<(&'static str, Arg)> {
    let by = set_of(judgements.iter().map(|judged| judged.by.as_str()));
    let by: Vec<&str> = by.into_iter().collect();
    let on = judgements.iter().map(|judged| judged.on).max();
    let on = on.map(|on| ("date", on.into()));
    on.into_iter()
        .chain([("by", by.join(", ").into())])
        .collect()
}

/// The row of a clause, from the decision on the approval: of its reasons that cite the clause, the
/// gravest.
pub(super) fn approval_row(clause: ClauseId, approval: &Decision, locale: Locale) -> ChecklistRow {
    let cites = |reason: &&Reason| reason.clauses.contains(&clause);
    let gravest = |reason: &&Reason| reason.could.max(Some(reason.effect));
    let reason = approval.reasons().iter().filter(cites).max_by_key(gravest);
    let (status, why) = match reason {
        Some(reason) => {
            let status = match reason.effect {
                Effect::Grants => RowStatus::Satisfied,
                Effect::RequiresApproval => RowStatus::NeedsApproval,
                Effect::Refuses | Effect::Prohibits => RowStatus::Violated,
                Effect::LeavesOpen => RowStatus::Undetermined,
            };
            (status, reason.message.clone())
        }
        None => (
            RowStatus::NotApplicable,
            locale.message("row.other-clause", None),
        ),
    };
    let open = reason.into_iter().flat_map(|r| &r.facts);
    let open = open.filter(|fact| status == RowStatus::Undetermined && fact.value.is_none());
    ChecklistRow {
        clause,
        status,
        rules: Vec::new(),
        readings: reason.map_or_else(Vec::new, |r| r.readings.clone()),
        missing: open.map(|fact| fact.path.clone().into()).collect(),
        why,
        seen: None,
    }
}
