//! The rights of Alumni (section 4), the two halves of 4.1 apart.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Person,
    status::{is_alumnus, student_advice},
};
use crate::decision::{
    DecideError, Decision, Note, Outcome, Question, Terms, Valid,
    condition::{Condition, Fact, Remedy, When},
};
use crate::{calendar::e_library_last_day, policy::OrderChange};

/// A right's question and its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightFact {
    /// The question's name.
    pub question: &'static str,
    /// The clause, alone.
    pub clause: &'static [&'static str],
}

const fn r(question: &'static str, clause: &'static [&'static str]) -> RightFact {
    RightFact { question, clause }
}

/// All rights, in the Policy's order.
pub const RIGHTS: &[RightFact] = &[
    r("library-on-campus", &["4.1a"]),
    r("library-e-resources", &["4.1b"]),
    r("alumni-platform", &["4.2"]),
    r("working-groups-and-boards", &["4.3"]),
    r("events-and-research", &["4.4"]),
    r("news-and-road-map", &["4.5"]),
    r("accomplishments", &["4.6"]),
    r("propose-activities", &["4.7"]),
    r("propose-nominees", &["4.8"]),
    r("career-services", &["4.9"]),
    r("training-courses", &["4.10"]),
    r("information", &["4.11"]),
    r("found-associations", &["4.12"]),
    r("meeting-support", &["4.13"]),
    r("campus-access", &["4.14"]),
];

/// What the University states, and which part of it does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Whether it is so.
    pub so: bool,
    /// Who states it.
    pub by: String,
}

/// What the University states of itself (I03). What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct University {
    /// Whether there is an Alumni platform (4.2).
    pub platform: Option<bool>,
    /// Whether members of a Working Group or an Industry Advisory Board are needed (4.3).
    pub need: Option<Stated>,
    /// Whether the event or the research project is relevant to the person (4.4).
    pub relevant: Option<Stated>,
}

/// What the rights hang on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightsFacts {
    /// The person.
    #[serde(default)]
    pub person: Person,
    /// The University.
    #[serde(default)]
    pub university: University,
}

impl RightsFacts {
    pub(crate) fn check(&self, as_of: NaiveDate, terms: &Terms) -> Result<(), DecideError> {
        terms.check()?;
        self.person.check(as_of, terms)
    }
}

fn stated(path: &str, given: Option<&Stated>) -> When {
    let given = given.map(|s| (u8::from(s.so), format!("{} ({})", s.so, s.by)));
    Fact::choice(path, 2, given).yes()
}

/// The conditions of a right.
fn conditions(
    right: &RightFact,
    facts: &RightsFacts,
    terms: &Terms,
) -> Result<Vec<Condition>, DecideError> {
    let RightsFacts { person, university } = facts;
    let clause = right.clause.first().copied().unwrap_or_default();
    let alone = |condition: Condition| vec![is_alumnus(person, None), condition];
    Ok(match clause {
        "4.1b" => vec![e_resources_year(person, terms)?],
        "4.2" => alone(
            Condition::new(
                "platform",
                right.clause,
                Fact::flag("university.platform", university.platform).yes(),
            )
            .readings(&["I03"])
            .remedy(Remedy::Statement),
        ),
        "4.3" => alone(
            Condition::new(
                "need",
                right.clause,
                stated("university.need", university.need.as_ref()),
            )
            .readings(&["I03"])
            .remedy(Remedy::Statement),
        ),
        "4.4" => alone(
            Condition::new(
                "relevance",
                right.clause,
                stated("university.relevant", university.relevant.as_ref()),
            )
            .readings(&["I03"])
            .remedy(Remedy::Statement),
        ),
        "4.14" => alone(
            Condition::new(
                "cards",
                right.clause,
                When::All(vec![
                    Fact::flag("person.alumni_card", person.alumni_card).yes(),
                    Fact::flag("person.identification_card", person.identification_card).yes(),
                ]),
            )
            .readings(&["I04"])
            .remedy(Remedy::Document),
        ),
        _ => vec![is_alumnus(person, Some(clause))],
    })
}

/// That the year of e-resources runs (4.1b, I02), which only an Alumnus's degree begins: so it
/// is the one condition. An order can give it other years.
fn e_resources_year(person: &Person, terms: &Terms) -> Result<Condition, DecideError> {
    let sets_years =
        |change: &OrderChange| matches!(change, OrderChange::Limit { name, .. } if name == YEARS);
    let orders = terms.orders_on(sets_years);
    let turns: Vec<NaiveDate> = orders
        .iter()
        .flat_map(|order| [Some(order.begins()), order.ends()])
        .flatten()
        .collect();
    // The last day of each conferral under each number of years that ever holds.
    let mut last_days: BTreeMap<(NaiveDate, u32), NaiveDate> = BTreeMap::new();
    let calendar = terms.working_days()?;
    for limits in turns
        .iter()
        .map(|day| terms.limits_on(*day))
        .chain([terms.limits.clone()])
    {
        for conferral in person.conferral_days() {
            let last = e_library_last_day(&calendar, conferral, &terms.readings, &limits)?;
            last_days.insert((conferral, limits.count(YEARS)), last);
        }
    }
    let turning_days = |conferral: NaiveDate| {
        let of_conferral = last_days.iter().filter(|((day, _), _)| *day == conferral);
        let ends = of_conferral.filter_map(|(_, last)| last.succ_opt());
        turns.iter().copied().chain(ends).collect()
    };
    let runs = |conferral: NaiveDate, now: NaiveDate| {
        let years = terms.limits_on(now).count(YEARS);
        last_days
            .get(&(conferral, years))
            .is_some_and(|last| now <= *last)
    };
    let mut condition = Condition::new(
        "e-resources",
        &["4.1b", "2.1"],
        person.graduated_within(turning_days, runs),
    )
    .readings(&["I01", "I02"])
    .remedy(Remedy::Document)
    .mended_by(person.mended_by());
    condition.orders = orders.iter().map(|order| order.id.clone()).collect();
    Ok(condition)
}

/// The limit of 4.1b.
pub(crate) const YEARS: &str = "e_library_years";

/// Whether a person has a right on a day, by the right's name or clause; `None` where no right
/// has it.
///
/// # Errors
/// As [`rights`].
pub fn right(
    name: &str,
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Option<Decision>, DecideError> {
    facts.check(as_of, terms)?;
    let named = |r: &&RightFact| r.question == name || r.clause.contains(&name);
    RIGHTS
        .iter()
        .find(named)
        .map(|right| decide(right, facts, as_of, terms))
        .transpose()
}

/// All rights of a person on a day, in the Policy's order.
///
/// # Errors
/// [`DecideError`] naming the field: a conferral after `as_of`, two degrees with one id, a School
/// that is none, orders that contradict each other.
///
/// ```
/// use nu_alumni_policy::{Outcome, RightsFacts, Terms, rights};
///
/// let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
///     {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
/// ]}}"#)?;
/// let rights = rights(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(rights.len(), 15);
/// let e_resources = &rights[1];
/// assert_eq!(e_resources.outcome(), Outcome::Granted);
/// assert_eq!(e_resources.valid().until, Some("2026-06-15".parse()?));
/// let campus = &rights[14];
/// assert_eq!(campus.outcome(), Outcome::Undetermined);
/// assert_eq!(campus.ask()[0].facts, ["person.alumni_card"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Decision>, DecideError> {
    facts.check(as_of, terms)?;
    RIGHTS
        .iter()
        .map(|right| decide(right, facts, as_of, terms))
        .collect()
}

/// The outcomes of all rights, as [`rights`] gives them.
pub(crate) fn outcomes(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Outcome>, DecideError> {
    let outcome = |right| ask(right, facts, |question| question.outcome(as_of, terms));
    RIGHTS.iter().map(outcome).collect()
}

fn ask<T>(right: &RightFact, facts: &RightsFacts, what: impl FnOnce(Question<'_>) -> T) -> T {
    let conditions = |terms: &Terms| conditions(right, facts, terms);
    what(Question {
        name: right.question,
        clauses: right.clause,
        outside: &[],
        conditions: &conditions,
    })
}

fn decide(
    right: &RightFact,
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, DecideError> {
    let decision = ask(right, facts, |question| question.decide(as_of, terms))?;
    let advice = match right.question {
        "library-on-campus" => Some(("advice.library-on-campus", "4.14")),
        "propose-activities" => Some(("advice.center-first", "6.5")),
        "found-associations" => Some(("advice.association", "2.2")),
        _ => None,
    };
    let decision = match advice {
        Some((key, clause)) if decision.outcome() == Outcome::Granted => {
            decision.with_advice(Note::new(key, &[clause], &[], None, terms.locale))
        }
        _ => decision,
    };
    Ok(student_advice(decision, &facts.person, terms))
}

/// When a right begins and ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RightPeriods {
    /// The right's question.
    pub question: String,
    /// Its clause.
    pub clause: String,
    /// The outcomes one after the other, without a gap.
    pub periods: Vec<Period>,
}

/// A stretch of days with one outcome and, where it needs an approval, the same approvers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The days.
    pub valid: Valid,
    /// The outcome on each of them.
    pub outcome: Outcome,
    /// Who has to agree, where it needs an approval.
    pub approvers: Vec<String>,
}

/// When each right begins and ends, over all of time, with the facts as known on `as_of`.
///
/// # Errors
/// As [`rights`].
///
/// ```
/// use nu_alumni_policy::{Outcome, RightsFacts, Terms, alumni::rights_over_time};
///
/// let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
///     {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
/// ]}}"#)?;
/// let over_time = rights_over_time(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// let outcomes: Vec<Outcome> = over_time[1].periods.iter().map(|p| p.outcome).collect();
/// assert_eq!(outcomes, [Outcome::NotGranted, Outcome::Granted, Outcome::NotGranted]);
/// assert_eq!(over_time[1].periods[2].valid.from, Some("2026-06-15".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights_over_time(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<RightPeriods>, DecideError> {
    facts.check(as_of, terms)?;
    let periods = |right: &RightFact| {
        let periods = ask(right, facts, |question| question.over_time(terms))?;
        Ok(RightPeriods {
            question: right.question.to_owned(),
            clause: right.clause.concat(),
            periods: periods
                .into_iter()
                .map(|(valid, (outcome, approvers))| Period {
                    valid,
                    outcome,
                    approvers,
                })
                .collect(),
        })
    };
    RIGHTS.iter().map(periods).collect()
}
