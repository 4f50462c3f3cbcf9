//! Which planned communications come to the same people at the same time (7.3), and on which day
//! each could go out instead.

mod places;
mod search;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use search::{Planned, Search, facets};

use crate::{
    calendar::{Bounds, Calendar, CalendarError, Moment},
    decision::{
        Basis, GivenError, Message, QuestionError, QuestionFact, Severity, Terms,
        error::{at_most, not_blank},
    },
    policy::{ClauseId, EntryId, Limit, QuestionName, Reading, entries_on},
};

/// More communications than this are refused.
const MOST_COMMUNICATIONS: usize = 200_000;
/// More values in all facets of all audiences are refused.
const MOST_VALUES: usize = 2_000_000;
/// How many of the others a collision shows, and how many it can be asked to.
const SHOWN: u32 = 10;
const MOST_SHOWN: u32 = 100;

/// The days on which a communication can go out, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommunicationWindow {
    /// The first day.
    pub first: Moment,
    /// The last day.
    pub last: Moment,
}

/// A communication that is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedCommunication {
    /// Its id, unlike all others.
    pub id: String,
    /// Who sends it.
    pub sender: String,
    /// Whom it goes to; where that is not known, it can be anybody.
    pub audience: Option<Audience>,
    /// By which way it goes out. Those of different channels collide too, as people get both.
    pub channel: String,
    /// When it goes out.
    pub date: Moment,
    /// When it can go out, to look for another day; no other day is looked for without it.
    pub window: Option<CommunicationWindow>,
}

impl PlannedCommunication {
    /// One that can go to anybody, and for which no other day is looked for.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        sender: impl Into<String>,
        channel: impl Into<String>,
        date: impl Into<Moment>,
    ) -> Self {
        Self {
            id: id.into(),
            sender: sender.into(),
            audience: None,
            channel: channel.into(),
            date: date.into(),
            window: None,
        }
    }
}

/// What [`collisions`] is asked by.
pub(crate) const COLLISIONS: QuestionFact = QuestionFact {
    name: QuestionName::Collisions,
    clauses: &[ClauseId::C7_3],
    dated: false,
};

/// The communications that are planned.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CollisionsFacts {
    /// The communications.
    pub communications: Vec<PlannedCommunication>,
    /// How many of the others a collision shows; 10 where it is not given, and at most 100.
    pub shown: Option<u32>,
}

/// Another communication that is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Near {
    /// Its id.
    pub id: String,
    /// Who sends it.
    pub sender: String,
    /// By which way it goes out.
    pub channel: String,
    /// When it goes out.
    pub date: NaiveDate,
    /// How many working days lie between the two; 0 on the same day. `None` where that hangs on the days
    /// off of a year to come: they only may be near.
    pub working_days_apart: Option<u32>,
    /// Whether its audience is known; where it is not, it only may be to the same people.
    pub audience_known: bool,
    /// Whether it is certain that it goes to some of the same people at the same time; else it is possible:
    /// an audience or how near they are is not known, or nobody need be in both audiences (I10).
    pub certain: bool,
}

/// A communication that comes at the same time as others to the same people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Collision {
    /// Its id.
    pub id: String,
    /// Who sends it.
    pub sender: String,
    /// When it goes out.
    pub date: NaiveDate,
    /// Always advice.
    pub severity: Severity,
    /// The clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<EntryId>,
    /// What is not known of it, by its path in the request: `facts.communications[0].audience`.
    pub missing: Vec<String>,
    /// With how many it collides.
    pub count: u32,
    /// With how many of them it is certain that some people get both.
    pub certain: u32,
    /// The first of them: those that are certain, then those that are possible, each by date and id.
    pub with: Vec<Near>,
    /// The nearest working day of its window, from the day asked about on, on which it would collide with
    /// none, the others staying where they are; of two equally near ones the earlier. `None` where it has
    /// gone out by then.
    pub free_day: Option<NaiveDate>,
    /// What is wrong, why, and what to do.
    pub message: Message,
}

/// The collisions among planned communications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CollisionReport {
    /// Within how many working days two are at the same time.
    pub distance: u32,
    /// How many communications were compared.
    pub communications: u32,
    /// How many pairs collide.
    pub pairs: u64,
    /// Of how many of them it is certain that some people get both.
    pub certain: u64,
    /// One for each communication that collides, by date and id.
    pub findings: Vec<Collision>,
    /// What it would be without the orders that set the distance (9.1).
    pub without_order: Option<CollisionsWithoutOrder>,
    /// What the answer rests on.
    pub basis: Basis,
}

/// The collisions as they would be without any order under 9.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CollisionsWithoutOrder {
    /// Within how many working days two are at the same time.
    pub distance: u32,
    /// How many pairs collide.
    pub pairs: u64,
}

impl CollisionReport {
    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers only")
    }
}

/// The communications whose audiences can overlap and that go out within the distance of one
/// another, and for each the nearest free day in its own window (7.3, I10): always advice.
///
/// It is certain that two audiences overlap where both are known, what they state of the same facets has
/// something in common, and only one of them states a facet more. Else it is possible: of a School's and
/// a year's graduates nobody need be in both, and somebody may hold two degrees. Under the reading of I10
/// that facets which differ never overlap, those do not, and all others do for certain. Divisions are compared
/// as they are written. The distance is the limit `communication_gap`: two are near where at most so many
/// working days lie after the one, up to and with the other. Where that hangs on the days off of a year to
/// come, they are possibly near. How many collide is counted in full; of each communication's others only
/// the first `shown` are listed.
///
/// # Errors
/// [`QuestionError`] with the index of what is wrong, or where there are too many.
///
/// ```
/// use nu_alumni_policy::{Terms, communication::{CollisionsFacts, collisions}};
///
/// let facts: CollisionsFacts = serde_json::from_str(r#"{"communications": [
///     {"id": "a", "sender": "GSB", "audience": {"schools": ["GSB"]}, "channel": "email",
///         "date": "2026-12-10", "window": {"first": "2026-12-07", "last": "2026-12-18"}},
///     {"id": "b", "sender": "Center", "audience": {"all": true}, "channel": "email",
///         "date": "2026-12-11"},
///     {"id": "c", "sender": "SSH", "audience": {"schools": ["SSH"]}, "channel": "email",
///         "date": "2026-12-03"}
/// ]}"#)?;
/// let report = collisions(&facts, None, &Terms::default())?;
/// // The third is on the 5th working day before the first.
/// assert_eq!((report.pairs, report.certain), (1, 1));
/// let collision = &report.findings[0];
/// assert_eq!((&*collision.id, &*collision.with[0].id), ("a", "b"));
/// assert!(collision.with[0].certain);
/// // From the 4th working day after the 11th on it is near neither.
/// assert_eq!(collision.free_day.unwrap().to_string(), "2026-12-18");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn collisions(
    facts: &CollisionsFacts,
    as_of: Option<NaiveDate>,
    terms: &Terms,
) -> Result<CollisionReport, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    let calendar = terms.working_days(as_of)?;
    let planned = facts.planned(&calendar, terms)?;
    let today = match as_of {
        None => None,
        Some(as_of) => {
            let from = as_of.max(calendar.first_day());
            let before = number(&calendar, from, Bounds::Start);
            let before = before.map_err(GivenError::of_day("as_of"))?;
            Some((as_of, before.saturating_add(1)))
        }
    };
    let gap = &[Limit::CommunicationGap];
    let (limits, orders) = terms.limits_by_orders(&[(as_of, gap)])?;
    let search = |distance| Search {
        facts,
        locale: terms.locale,
        never: terms.readings.is(Reading::I10FacetsThatDifferNeverOverlap),
        by_order: !orders.is_empty(),
        calendar: &calendar,
        planned: &planned,
        today,
        distance,
    };
    let distance = limits.communication_gap();
    let findings = search(distance).findings();
    let without_order = (!orders.is_empty()).then(|| {
        let distance = terms.limits.communication_gap();
        CollisionsWithoutOrder {
            distance,
            pairs: pairs(search(distance).findings().iter().map(|found| found.count)),
        }
    });
    let mut basis = Basis::new(terms, as_of);
    basis.add(calendar.readings());
    basis.rest_on(entries_on(COLLISIONS.clauses));
    basis.as_known_on = basis.as_known_on.or(as_of);
    basis.orders = orders.iter().map(|order| order.id.clone()).collect();
    Ok(CollisionReport {
        distance,
        communications: u32::try_from(planned.len()).unwrap_or(u32::MAX),
        pairs: pairs(findings.iter().map(|found| found.count)),
        certain: pairs(findings.iter().map(|found| found.certain)),
        findings,
        without_order,
        basis,
    })
}

/// How many pairs these are: each is counted from both sides.
fn pairs(counts: impl Iterator<Item = u32>) -> u64 {
    counts.map(u64::from).fold(0, u64::saturating_add) / 2
}

impl CollisionsFacts {
    /// What is given, checked, in the order of dates and ids.
    fn planned(
        &self,
        calendar: &Calendar,
        terms: &Terms,
    ) -> Result<Vec<Planned<'_>>, QuestionError> {
        at_most(
            "facts.communications",
            self.communications.len(),
            MOST_COMMUNICATIONS,
        )?;
        let shown = self.shown.unwrap_or_default();
        at_most("facts.shown", shown as usize, MOST_SHOWN as usize)?;
        let mut values = 0_usize;
        let mut planned = Vec::with_capacity(self.communications.len());
        for (index, given) in self.communications.iter().enumerate() {
            let names = [
                ("id", &given.id),
                ("sender", &given.sender),
                ("channel", &given.channel),
            ];
            for (name, text) in names {
                not_blank(|| format!("facts.communications[{index}].{name}"), text)?;
            }
            if let Some(audience) = &given.audience {
                let path = || format!("facts.communications[{index}].audience");
                audience.check(path, terms)?;
            }
            let facets = facets(given.audience.as_ref());
            let stated = facets.iter().flatten().map(Vec::len);
            values = stated.fold(values, usize::saturating_add);
            let date = given.date.date();
            let days = |key: &str, date, bounds| {
                let path = format!("facts.communications[{index}].{key}");
                number(calendar, date, bounds).map_err(GivenError::of_day(path))
            };
            let window = match given.window {
                None => None,
                Some(window) => {
                    let (first, last) = (window.first.date(), window.last.date());
                    if last < first {
                        return Err(QuestionError::WindowReversed {
                            path: format!("facts.communications[{index}].window"),
                            first,
                            last,
                        });
                    }
                    let before = days("window.first", first, Bounds::Start)?;
                    Some((
                        before.saturating_add(1),
                        days("window.last", last, Bounds::Both)?,
                    ))
                }
            };
            let day = days("date", date, Bounds::Both)?;
            let to_come = date.signed_duration_since(calendar.last_day()).num_days();
            let to_come = u32::try_from(to_come.max(0)).unwrap_or(u32::MAX);
            planned.push(Planned {
                index,
                given,
                date,
                day,
                to_come,
                window,
                facets,
            });
        }
        at_most("facts.communications[*].audience", values, MOST_VALUES)?;
        planned.sort_unstable_by_key(|p| (p.date, p.given.id.as_str()));
        let mut ids = BTreeSet::new();
        match planned.iter().find(|p| !ids.insert(p.given.id.as_str())) {
            Some(twice) => Err(GivenError::DuplicateId {
                path: "facts.communications".to_owned(),
                id: twice.given.id.clone(),
            }
            .into()),
            None => Ok(planned),
        }
    }
}

/// The number of a day: the working days from the calendar's first day to it, as far as they are known.
fn number(calendar: &Calendar, day: NaiveDate, bounds: Bounds) -> Result<u32, CalendarError> {
    let (first, last) = (calendar.first_day(), calendar.last_day());
    match day <= last {
        true => calendar.count(first, day, bounds),
        false => calendar.count(first, last, Bounds::Both),
    }
}

#[cfg(test)]
mod tests;
