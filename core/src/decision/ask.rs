//! Which missing facts would settle an answer.

use std::cmp::Reverse;

use chrono::NaiveDate;
use nu_alumni_ground::{sort, sort_by_key};
use serde::{Deserialize, Serialize};

use super::{
    Effect, Locale, Outcome,
    condition::{Answer, Condition, missing, outcome_on},
};
use crate::locale::Lists;

/// Missing facts that, once known, can settle the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ask {
    /// The facts, by their paths in the request: `facts.person.degrees`.
    pub facts: Vec<String>,
    /// What to ask to learn each of them, in their order.
    pub questions: Vec<String>,
    /// The outcomes that answers to them can settle.
    pub outcomes: Vec<Outcome>,
    /// Whether every answer to them settles it.
    pub always: bool,
}

/// Sets of more facts than this are not looked for, but for the one that always settles it.
const LARGEST: usize = 3;

/// Sets that can be answered in more ways than this are taken whole.
const MOST_WAYS: u32 = 4_096;

/// With more missing facts than this, only the set that always settles it is given.
const MOST_MISSING: usize = 12;

/// The sets of missing facts that can settle an outcome which no smaller part of them can, and
/// the set that always does, if any does; the one to ask first is the first. Empty where the answer is
/// settled.
pub(crate) fn ask(
    conditions: &[Condition],
    day: NaiveDate,
    lists: &Lists<'_>,
    locale: Locale,
) -> Vec<Ask> {
    if outcome_on(conditions, day, &[]) != Outcome::Undetermined {
        return Vec::new();
    }
    let missing = missing(conditions, day);
    // Nothing that can be told settles it under an edition that grants nothing.
    if missing.is_empty() {
        return Vec::new();
    }
    let mut sets: Vec<(Vec<usize>, Vec<Outcome>)> = Vec::new();
    if missing.len() <= MOST_MISSING {
        for size in 1..=LARGEST.min(missing.len().saturating_sub(1)) {
            let smaller = sets.len();
            for set in sets_of(size, missing.len()) {
                let outcomes = settled_by(&set, &missing, conditions, day);
                let within = |part: &[usize]| part.iter().all(|i| set.contains(i));
                let known: Vec<Outcome> = sets
                    .iter()
                    .take(smaller)
                    .filter(|(part, _)| within(part))
                    .flat_map(|(_, outcomes)| outcomes.iter().copied())
                    .collect();
                if outcomes.iter().any(|outcome| !known.contains(outcome)) {
                    sets.push((set, outcomes));
                }
            }
        }
    }
    let path = |&i: &usize| missing.get(i).map(|(path, _)| (*path).to_owned());
    let always = always_settles(&missing, conditions, day);
    let of = |set: &[usize], outcomes, always| {
        let facts: Vec<String> = set.iter().filter_map(path).collect();
        let questions = facts.iter().map(|fact| locale.question(&lists.name(fact)));
        Ask {
            questions: questions.collect(),
            facts,
            outcomes,
            always,
        }
    };
    let mut asks: Vec<Ask> = sets
        .iter()
        .filter(|(set, _)| *set != always)
        .map(|(set, outcomes)| of(set, outcomes.clone(), false))
        .collect();
    // Where conditions hang on one fact, not each of them can be met or open by itself.
    let mut outcomes = match ways(&always, &missing) {
        Some(..=MOST_WAYS) if conditions.len() > 1 => {
            settled_by(&always, &missing, conditions, day)
        }
        _ => reachable(conditions, day),
    };
    outcomes.retain(|&outcome| outcome != Outcome::Undetermined);
    // Orders that contradict each other if both hold can leave it open whatever else is told.
    let mut effects = conditions.iter().map(|c| c.effect(day, &[]));
    let settles = effects.all(|(_, could)| could != Some(Effect::LeavesOpen));
    asks.push(of(&always, outcomes, settles));
    // The first is the one to ask first: of as few facts the one that is sure to settle it, or can
    // settle it in more ways.
    sort_by_key(&mut asks, |ask| {
        (ask.facts.len(), !ask.always, Reverse(ask.outcomes.len()))
    });
    asks
}

/// The missing facts that always settle it: all, but those that make no difference once the
/// others are known, as can be where two conditions hang on one fact.
fn always_settles(missing: &[(&str, u8)], conditions: &[Condition], day: NaiveDate) -> Vec<usize> {
    let mut set: Vec<usize> = (0..missing.len()).collect();
    if conditions.len() == 1 || set.len() > MOST_MISSING {
        return set;
    }
    for fact in (0..missing.len()).rev() {
        let without: Vec<usize> = set.iter().copied().filter(|&other| other != fact).collect();
        if ways(&without, missing).is_some_and(|ways| ways <= MOST_WAYS)
            && !outcomes_of(&without, missing, conditions, day).contains(&Outcome::Undetermined)
        {
            set = without;
        }
    }
    set
}

/// In how many ways the facts of `set` can be answered.
fn ways(set: &[usize], missing: &[(&str, u8)]) -> Option<u32> {
    let facts = set.iter().filter_map(|&i| missing.get(i));
    let mut values = facts.map(|(_, values)| u32::from(*values));
    values.try_fold(1u32, u32::checked_mul)
}

/// The outcomes that the missing facts can still lead to.
fn reachable(conditions: &[Condition], day: NaiveDate) -> Vec<Outcome> {
    let effects: Vec<_> = conditions.iter().map(|c| c.effect(day, &[])).collect();
    let settled = || effects.iter().filter(|(_, could)| could.is_none()).copied();
    let mut outcomes = vec![Outcome::of(settled())];
    for could in effects.iter().filter_map(|(_, could)| *could) {
        outcomes.push(Outcome::of(settled().chain([(could, None)])));
    }
    sort(&mut outcomes);
    outcomes.dedup();
    outcomes
}

/// The outcomes that some answers to the facts of `set` settle.
fn settled_by(
    set: &[usize],
    missing: &[(&str, u8)],
    conditions: &[Condition],
    day: NaiveDate,
) -> Vec<Outcome> {
    let mut outcomes = outcomes_of(set, missing, conditions, day);
    outcomes.retain(|&outcome| outcome != Outcome::Undetermined);
    outcomes
}

/// The outcomes under all answers to the facts of `set`.
fn outcomes_of(
    set: &[usize],
    missing: &[(&str, u8)],
    conditions: &[Condition],
    day: NaiveDate,
) -> Vec<Outcome> {
    let facts: Vec<(&str, u8)> = set
        .iter()
        .filter_map(|&i| missing.get(i).copied())
        .collect();
    let mut answers: Vec<Answer<'_>> = facts
        .iter()
        .map(|&(path, _)| Answer { path, value: 0 })
        .collect();
    let mut outcomes = Vec::new();
    loop {
        outcomes.push(outcome_on(conditions, day, &answers));
        // The next answers, counted like the digits of a number.
        let mut carried = true;
        for (answer, &(_, values)) in answers.iter_mut().zip(&facts) {
            answer.value = answer.value.saturating_add(1);
            if answer.value < values {
                carried = false;
                break;
            }
            answer.value = 0;
        }
        if carried {
            break;
        }
    }
    sort(&mut outcomes);
    outcomes.dedup();
    outcomes
}

/// All sets of `size` numbers below `below`, each in order.
fn sets_of(size: usize, below: usize) -> Vec<Vec<usize>> {
    let mut sets = vec![Vec::new()];
    for _ in 0..size {
        sets = sets
            .into_iter()
            .flat_map(|set: Vec<usize>| {
                let from = set.last().map_or(0, |last| last.saturating_add(1));
                (from..below).map(move |next| {
                    let mut larger = set.clone();
                    larger.push(next);
                    larger
                })
            })
            .collect();
    }
    sets
}
