//! What a question hangs on: facts with the few values that matter, put together into conditions.

use chrono::NaiveDate;
use nu_alumni_ground::sort;

use super::{Arg, Effect, Locale, Message, Outcome};
use crate::{
    error_data::joined,
    policy::{ClauseId, EntryId},
};

/// The path of a fact, from the request's root.
pub(crate) fn of_facts(path: impl AsRef<str>) -> String {
    joined("facts", path.as_ref())
}

/// A fact as the conditions see it.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// Where it stands in the request.
    pub(crate) path: String,
    /// How many values make a difference; they are 0, 1, …
    values: u8,
    known: Known,
    /// How it was given; `None` where it was not.
    pub(crate) shown: Option<String>,
}

#[derive(Debug, Clone)]
enum Known {
    No,
    Always(u8),
    /// One value from the beginning of time, then others, each from its day on.
    Steps(u8, Vec<(NaiveDate, u8)>),
}

impl Fact {
    /// A fact that was not given, of so many values.
    pub(crate) fn unknown(path: impl AsRef<str>, values: u8) -> Self {
        Self {
            path: of_facts(path),
            values,
            known: Known::No,
            shown: None,
        }
    }

    /// A fact that was given and has this value on every day.
    pub(crate) fn known(path: impl AsRef<str>, value: u8, shown: impl ToString) -> Self {
        Self {
            path: of_facts(path),
            values: value.saturating_add(1),
            known: Known::Always(value),
            shown: Some(shown.to_string()),
        }
    }

    /// A fact with a value for each of the named choices, or not given.
    pub(crate) fn choice(
        path: impl AsRef<str>,
        values: u8,
        given: Option<(u8, impl ToString)>,
    ) -> Self {
        match given {
            Some((value, shown)) => Self::known(path, value, shown),
            None => Self::unknown(path, values),
        }
    }

    /// A yes or no.
    pub(crate) fn flag(path: impl AsRef<str>, given: Option<bool>) -> Self {
        Self::choice(path, 2, given.map(|yes| (u8::from(yes), yes)))
    }

    /// A fact whose value hangs on the day and changes only on some of `days`.
    pub(crate) fn by_day(
        path: impl AsRef<str>,
        shown: impl ToString,
        mut days: Vec<NaiveDate>,
        value: impl Fn(NaiveDate) -> u8,
    ) -> Self {
        sort(&mut days);
        let first = value(NaiveDate::MIN);
        let mut steps: Vec<(NaiveDate, u8)> = Vec::new();
        let mut last = first;
        for day in days {
            let now = value(day);
            if now != last {
                steps.push((day, now));
                last = now;
            }
        }
        Self {
            path: of_facts(path),
            values: 0,
            known: Known::Steps(first, steps),
            shown: Some(shown.to_string()),
        }
    }

    /// The same of what is no fact but a term, at this path.
    pub(crate) fn of_terms(self, path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..self
        }
    }

    /// That this fact has one of `values`.
    pub(crate) fn is(self, values: &[u8]) -> When {
        let holds = values.iter().fold(0, |mask, &value| mask | bit(value));
        When::Fact { fact: self, holds }
    }

    /// That a yes-or-no is a yes.
    pub(crate) fn yes(self) -> When {
        self.is(&[1])
    }

    /// That a yes-or-no is a no.
    pub(crate) fn no(self) -> When {
        self.is(&[0])
    }

    fn value(&self, day: NaiveDate, answers: &[Answer<'_>]) -> Option<u8> {
        match &self.known {
            Known::No => answers
                .iter()
                .find(|answer| answer.path == self.path)
                .map(|answer| answer.value),
            Known::Always(value) => Some(*value),
            Known::Steps(first, then) => {
                let past = then.iter().rev().find(|(from, _)| *from <= day);
                Some(past.map_or(*first, |(_, value)| *value))
            }
        }
    }
}

fn bit(value: u8) -> u32 {
    1u32.checked_shl(value.into()).unwrap_or_default()
}

/// A value that a fact which was not given could have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) path: &'a str,
    pub(crate) value: u8,
}

/// When a condition is met.
#[derive(Debug, Clone)]
pub(crate) enum When {
    /// A fact has one of the values whose bits are set.
    Fact {
        /// The fact.
        fact: Fact,
        /// A bit for each value.
        holds: u32,
    },
    /// All are met; nothing to meet is met.
    All(Vec<When>),
    /// At least one is met; of none, none is.
    Any(Vec<When>),
}

impl When {
    /// Whether it is met on this day; `None` where that hangs on facts that are missing.
    pub(crate) fn met(&self, day: NaiveDate, answers: &[Answer<'_>]) -> Option<bool> {
        match self {
            Self::Fact { fact, holds } => match fact.value(day, answers) {
                Some(value) => Some(holds & bit(value) != 0),
                // Any of its values would do, or none.
                None if (0..fact.values).all(|value| holds & bit(value) != 0) => Some(true),
                None if (0..fact.values).all(|value| holds & bit(value) == 0) => Some(false),
                None => None,
            },
            Self::All(parts) => fold(parts, day, answers, false),
            Self::Any(parts) => fold(parts, day, answers, true),
        }
    }

    /// That it is met on this day, whichever day is asked about.
    pub(crate) fn on(self, day: NaiveDate) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(|part| part.on(day)).collect();
        match self {
            Self::Fact { fact, holds } => Self::Fact {
                fact: Fact {
                    known: fact.value(day, &[]).map_or(Known::No, Known::Always),
                    ..fact
                },
                holds,
            },
            Self::All(parts) => Self::All(all(parts)),
            Self::Any(parts) => Self::Any(all(parts)),
        }
    }

    /// That it is not met.
    pub(crate) fn not(self) -> Self {
        match self {
            Self::Fact { fact, holds } => Self::Fact {
                fact,
                holds: !holds,
            },
            Self::All(parts) => Self::Any(parts.into_iter().map(Self::not).collect()),
            Self::Any(parts) => Self::All(parts.into_iter().map(Self::not).collect()),
        }
    }

    /// All its facts, in order.
    pub(crate) fn facts<'a>(&'a self, into: &mut Vec<&'a Fact>) {
        match self {
            Self::Fact { fact, .. } => into.push(fact),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.facts(into)),
        }
    }

    /// The facts that make it what it is on a day, in order: of parts that are all to be met and
    /// are not, those that are not; of parts one of which is enough, those that are met; of parts
    /// that leave it open, those that do.
    pub(crate) fn operative<'a>(&'a self, day: NaiveDate, into: &mut Vec<&'a Fact>) {
        let met = self.met(day, &[]);
        match self {
            Self::Fact { fact, .. } => into.push(fact),
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .filter(|part| part.met(day, &[]) == met)
                .for_each(|part| part.operative(day, into)),
        }
    }

    /// The facts that would have to be others for it to be met, where it is not.
    fn to_mend<'a>(&'a self, day: NaiveDate, into: &mut Vec<&'a Fact>) {
        match self {
            Self::Fact { fact, .. } => into.push(fact),
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .filter(|part| part.met(day, &[]) != Some(true))
                .for_each(|part| part.to_mend(day, into)),
        }
    }

    /// The missing facts that it hangs on, on a day when it is open: the path and the number of
    /// values of each.
    fn missing<'a>(&'a self, day: NaiveDate, into: &mut Vec<(&'a str, u8)>) {
        if self.met(day, &[]).is_some() {
            return;
        }
        match self {
            Self::Fact { fact, .. } => into.push((&fact.path, fact.values)),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.missing(day, into)),
        }
    }
}

/// `decides` is the truth of a part that settles the whole.
fn fold(parts: &[When], day: NaiveDate, answers: &[Answer<'_>], decides: bool) -> Option<bool> {
    let mut whole = Some(!decides);
    for part in parts {
        match part.met(day, answers) {
            Some(met) if met == decides => return Some(decides),
            Some(_) => {}
            None => whole = None,
        }
    }
    whole
}

/// What would mend a condition that is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Remedy {
    /// Nothing that somebody could do.
    None,
    /// Something that the University or a unit of it states or does.
    Statement,
    /// A document: a card, papers.
    Document,
    /// A degree that NU confers.
    Degree,
}

/// What a condition says where more is known than whether it is met.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    /// Of a condition that is met, or is not.
    met: bool,
    when: When,
    /// What stands behind the condition's key.
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// One condition of an answer, with its citation.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    /// The key of its message, to which `.met`, `.unmet` is put.
    pub(crate) key: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
    pub(super) sayings: Vec<Saying>,
    pub(crate) clauses: Vec<ClauseId>,
    pub(crate) readings: Vec<EntryId>,
    pub(crate) when: When,
    /// What it does where it is not met.
    pub(crate) unmet: Effect,
    /// Who has to agree, where `unmet` requires an approval.
    pub(crate) approver: Option<String>,
    pub(crate) remedy: Remedy,
    /// The facts that would mend it, where they are not all those that stand against it.
    pub(crate) mended_by: Option<Vec<String>>,
    /// The orders under 9.1 that make or change it, each while it is in force.
    pub(crate) orders: Vec<String>,
    /// Whether it is there by an order alone.
    pub(crate) only_by_order: bool,
    /// How it stood before the approval that was given, and the day of that.
    pub(crate) approved: Option<(When, NaiveDate)>,
}

impl Condition {
    /// A condition that refuses where it is not met.
    pub(crate) fn new(key: &'static str, clauses: &[ClauseId], when: When) -> Self {
        Self {
            key,
            args: Vec::new(),
            sayings: Vec::new(),
            clauses: clauses.to_vec(),
            readings: Vec::new(),
            when,
            unmet: Effect::Refuses,
            approver: None,
            remedy: Remedy::None,
            mended_by: None,
            orders: Vec::new(),
            only_by_order: false,
            approved: None,
        }
    }

    pub(crate) fn readings(mut self, readings: &[EntryId]) -> Self {
        self.readings = readings.to_vec();
        self
    }

    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Met in this way, it says so: `key` stands in place of `met`. Of several the first holds.
    pub(crate) fn met_as(self, key: &'static str, when: When) -> Self {
        self.saying(true, key, when, Vec::new())
    }

    /// Not met for this, it says so: `key` stands in place of `unmet`. Of several the first holds.
    pub(crate) fn unmet_as(self, key: &'static str, when: When) -> Self {
        self.saying(false, key, when, Vec::new())
    }

    pub(crate) fn saying(
        mut self,
        met: bool,
        key: &'static str,
        when: When,
        args: Vec<(&'static str, Arg)>,
    ) -> Self {
        self.sayings.push(Saying {
            met,
            when,
            key,
            args,
        });
        self
    }

    /// What it says on a day on which it is met, or is not.
    pub(crate) fn says(&self, met: bool, day: NaiveDate, locale: Locale) -> Message {
        let more = self
            .sayings
            .iter()
            .find(|saying| saying.met == met && saying.when.met(day, &[]) == Some(true));
        let (key, args) = match more {
            Some(saying) => (saying.key, &saying.args),
            None if met => ("met", &self.args),
            None => ("unmet", &self.args),
        };
        locale.message(format!("{}.{key}", self.key), args.iter().cloned())
    }

    pub(crate) fn remedy(mut self, remedy: Remedy) -> Self {
        self.remedy = remedy;
        self
    }

    /// These facts alone would mend it.
    pub(crate) fn mended_by(mut self, facts: &[String]) -> Self {
        self.mended_by = Some(facts.iter().map(of_facts).collect());
        self
    }

    /// The facts that would have to be others for it to be met, where it is not.
    pub(crate) fn to_mend(&self, day: NaiveDate) -> Vec<String> {
        if let Some(facts) = &self.mended_by {
            return facts.clone();
        }
        let mut facts = Vec::new();
        self.when.to_mend(day, &mut facts);
        facts.into_iter().map(|fact| fact.path.clone()).collect()
    }

    /// Not met, it asks for this approval.
    pub(crate) fn or_approval(mut self, approver: impl Into<String>) -> Self {
        self.unmet = Effect::RequiresApproval;
        self.approver = Some(approver.into());
        self
    }

    /// It is met by the approval that was given on a day too.
    pub(crate) fn or_approved(mut self, on: NaiveDate, given: When) -> Self {
        self.approved = Some((self.when.clone(), on));
        self.when = When::Any(vec![self.when, given]);
        self
    }

    /// The day of the approval, where that alone meets it.
    pub(crate) fn met_by_approval(&self, day: NaiveDate) -> Option<NaiveDate> {
        let (before, on) = self.approved.as_ref()?;
        let alone = before.met(day, &[]) != Some(true) && *on <= day;
        alone.then_some(*on)
    }

    /// Not met, it leaves everything open, whatever else is known.
    pub(crate) fn or_unknown(mut self) -> Self {
        self.unmet = Effect::LeavesOpen;
        self
    }

    /// Not met, it forbids.
    pub(crate) fn or_prohibited(mut self) -> Self {
        self.unmet = Effect::Prohibits;
        self
    }

    /// These orders can change whether it is met.
    pub(crate) fn changed_by(mut self, orders: Vec<String>) -> Self {
        self.orders = orders;
        self
    }

    pub(crate) fn effect(
        &self,
        day: NaiveDate,
        answers: &[Answer<'_>],
    ) -> (Effect, Option<Effect>) {
        match self.when.met(day, answers) {
            Some(true) => (Effect::Grants, None),
            Some(false) => (self.unmet, None),
            None => (Effect::LeavesOpen, Some(self.unmet)),
        }
    }
}

/// The outcome of `conditions` on a day, with some missing facts answered.
pub(crate) fn outcome_on(
    conditions: &[Condition],
    day: NaiveDate,
    answers: &[Answer<'_>],
) -> Outcome {
    Outcome::of(conditions.iter().map(|c| c.effect(day, answers)))
}

/// The clauses of some conditions, each once.
pub(super) fn clauses_of<'c>(conditions: impl Iterator<Item = &'c Condition>) -> Vec<ClauseId> {
    let mut clauses: Vec<ClauseId> = Vec::new();
    for clause in conditions.flat_map(|condition| &condition.clauses) {
        if !clauses.contains(clause) {
            clauses.push(*clause);
        }
    }
    clauses
}

/// The days on which any fact changes, in order.
pub(crate) fn turning_days(conditions: &[Condition]) -> Vec<NaiveDate> {
    let mut facts = Vec::new();
    conditions.iter().for_each(|c| c.when.facts(&mut facts));
    let mut days: Vec<NaiveDate> = facts
        .into_iter()
        .filter_map(|fact| match &fact.known {
            Known::Steps(_, then) => Some(then.iter().map(|(day, _)| *day)),
            _ => None,
        })
        .flatten()
        .collect();
    sort(&mut days);
    days.dedup();
    days
}

/// The missing facts that the outcome hangs on, each once, in order.
pub(crate) fn missing(conditions: &[Condition], day: NaiveDate) -> Vec<(&str, u8)> {
    let settled = conditions
        .iter()
        .map(|c| c.effect(day, &[]))
        .filter(|(_, could)| could.is_none())
        .map(|(effect, _)| effect)
        .max()
        .unwrap_or(Effect::Grants);
    let mut found: Vec<(&str, u8)> = Vec::new();
    for condition in conditions.iter().filter(|c| c.unmet > settled) {
        condition.when.missing(day, &mut found);
    }
    let mut once: Vec<(&str, u8)> = Vec::new();
    for (path, values) in found {
        match once.iter_mut().find(|(known, _)| *known == path) {
            Some((_, most)) => *most = values.max(*most),
            None => once.push((path, values)),
        }
    }
    once
}
