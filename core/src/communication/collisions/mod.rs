//! Which planned communications come to the same people at the same time (7.3), and on which day
//! each could go out instead.

mod places;
mod search;

use std::{collections::BTreeSet, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::audience::Audience;
use search::{FACETS, Planned, Search, facets, starts};

use crate::{
    calendar::{Bounds, Calendar, CalendarChoice, CalendarError, Moment},
    decision::{Basis, Locale, Message, QuestionFact, Severity},
    policy::{Limits, Readings},
};

/// More communications than this are refused.
const MOST_COMMUNICATIONS: usize = 200_000;
/// More values in all facets of all audiences are refused.
const MOST_VALUES: usize = 2_000_000;
/// How many of the others a collision shows, and how many it can be asked to.
const SHOWN: u32 = 10;
const MOST_SHOWN: u32 = 100;

/// The days on which a communication can go out, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunicationWindow {
    /// The first day.
    pub first: Moment,
    /// The last day.
    pub last: Moment,
}

/// A communication that is planned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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

/// What [`CollisionsRequest::answer`] is asked by.
pub(crate) const COLLISIONS: QuestionFact = QuestionFact {
    name: "collisions",
    clauses: &["7.3"],
};

/// The communications that are planned, and on what terms they are compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollisionsRequest {
    /// The communications.
    pub communications: Vec<PlannedCommunication>,
    /// How many of the others a collision shows; 10 where it is not given, and at most 100.
    pub shown: Option<u32>,
    /// The calendar of working days.
    #[serde(default)]
    pub calendar: CalendarChoice,
    /// The readings chosen in place of the register's own.
    #[serde(default)]
    pub readings: Readings,
    /// The limits; `communication_gap` is the distance in working days.
    #[serde(default)]
    pub limits: Limits,
    /// The language of the messages.
    #[serde(default)]
    pub locale: Locale,
}

/// Another communication that is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Near {
    /// Its id.
    pub id: String,
    /// Who sends it.
    pub sender: String,
    /// By which way it goes out.
    pub channel: String,
    /// When it goes out.
    pub date: NaiveDate,
    /// How many working days lie between the two; 0 on the same day.
    pub working_days_apart: u32,
    /// Whether its audience is known; where it is not, it only may be to the same people.
    pub audience_known: bool,
}

/// A communication that comes at the same time as others to the same people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub clauses: Vec<String>,
    /// The entries of the interpretation register that it rests on.
    pub readings: Vec<String>,
    /// What is not known of it: `audience`, `window`.
    pub missing: Vec<String>,
    /// With how many it collides.
    pub count: u32,
    /// The first of them, by date and id.
    pub with: Vec<Near>,
    /// The nearest working day of its window on which it would collide with none, the others
    /// staying where they are; of two equally near ones the earlier.
    pub free_day: Option<NaiveDate>,
    /// What is wrong, why, and what to do.
    pub message: Message,
}

/// The collisions among planned communications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CollisionReport {
    /// Within how many working days two are at the same time.
    pub distance: u32,
    /// How many communications were compared.
    pub communications: u32,
    /// How many pairs collide.
    pub pairs: u64,
    /// One for each communication that collides, by date and id.
    pub findings: Vec<Collision>,
    /// What the answer rests on.
    pub basis: Basis,
}

impl CollisionReport {
    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers only")
    }
}

/// Why communications cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CollisionsError {
    /// The request is no JSON, has an unknown key, or a value that is not allowed.
    #[error("the request cannot be read: {0}")]
    Unreadable(String),
    /// There are more than can be compared in reasonable time.
    #[error("{what}: there are {count}, and at most {most} are allowed; ask about fewer at once")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// The limit.
        most: usize,
    },
    /// Two communications with one id.
    #[error("communications: the id `{id}` stands there twice; give each its own")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An audience that nobody can be in, or that says nothing.
    #[error(
        "communications[{index}].audience{facet}: nobody can be in this audience; name at least one, or leave the key out"
    )]
    EmptyAudience {
        /// The communication's index.
        index: usize,
        /// The facet, with a dot before it; empty where none is given.
        facet: &'static str,
    },
    /// All Alumni, and a facet that says some.
    #[error(
        "communications[{index}].audience.all: it says all Alumni, and a facet beside it says some; leave one of them out"
    )]
    AllAndSome {
        /// The communication's index.
        index: usize,
    },
    /// A window that ends before it begins.
    #[error(
        "communications[{index}].window: it ends on {last}, before it begins on {first}; exchange the two"
    )]
    EndsBeforeItBegins {
        /// The communication's index.
        index: usize,
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A date that the calendar does not know.
    #[error("communications[{index}]: {reason}")]
    Date {
        /// The communication's index.
        index: usize,
        /// Why.
        reason: CalendarError,
    },
    /// There is no such calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

impl FromStr for CollisionsRequest {
    type Err = CollisionsError;

    fn from_str(json: &str) -> Result<Self, CollisionsError> {
        serde_json::from_str(json).map_err(|error| CollisionsError::Unreadable(error.to_string()))
    }
}

impl CollisionsRequest {
    /// The communications whose audiences can overlap and that go out within the distance of one
    /// another, and for each the nearest free day in its own window (7.3, I10): always advice.
    ///
    /// Two audiences can overlap unless what they state of one facet has nothing in common; an
    /// audience that is not known can overlap with any. Schools and divisions are compared as they
    /// are written; somebody with two degrees can be in two audiences that are held apart. The distance is the limit
    /// `communication_gap`: two are near where at most so many working days lie after the one,
    /// up to and with the other. How many collide is counted in full; of each communication's
    /// others only the first `shown` are listed.
    ///
    /// # Errors
    /// [`CollisionsError`] with the index of what is wrong, or where there are too many.
    ///
    /// ```
    /// use nu_alumni_policy::communication::CollisionsRequest;
    ///
    /// let request: CollisionsRequest = r#"{"communications": [
    ///     {"id": "a", "sender": "GSB", "audience": {"schools": ["GSB"]}, "channel": "email",
    ///         "date": "2026-12-10", "window": {"first": "2026-12-07", "last": "2026-12-18"}},
    ///     {"id": "b", "sender": "Center", "audience": {"all": true}, "channel": "email",
    ///         "date": "2026-12-11"},
    ///     {"id": "c", "sender": "SSH", "audience": {"schools": ["SSH"]}, "channel": "email",
    ///         "date": "2026-12-03"}
    /// ]}"#.parse()?;
    /// let report = request.answer()?;
    /// assert_eq!(report.pairs, 1);
    /// let collision = &report.findings[0];
    /// assert_eq!((&*collision.id, &*collision.with[0].id), ("a", "b"));
    /// // The 4th working day before the 11th.
    /// assert_eq!(collision.free_day.unwrap().to_string(), "2026-12-07");
    /// # Ok::<(), nu_alumni_policy::communication::CollisionsError>(())
    /// ```
    pub fn answer(&self) -> Result<CollisionReport, CollisionsError> {
        let calendar = Calendar::shared(&self.calendar, &self.readings)?;
        let planned = self.planned(&calendar)?;
        let distance = self.limits.communication_gap();
        let search = Search {
            request: self,
            calendar: &calendar,
            planned: &planned,
            starts: starts(&planned),
            distance,
        };
        let findings = search.findings();
        let collisions = findings.iter().map(|found| u64::from(found.count));
        Ok(CollisionReport {
            distance,
            communications: u32::try_from(planned.len()).unwrap_or(u32::MAX),
            // Each pair is counted from both sides.
            pairs: collisions.fold(0, u64::saturating_add) / 2,
            findings,
            basis: self.basis(&calendar),
        })
    }

    fn basis(&self, calendar: &Calendar) -> Basis {
        let mut basis = Basis::of(&self.readings, &self.limits, self.locale);
        basis.add(calendar.readings());
        basis.as_known_on = self.calendar.as_known_on;
        basis
    }

    /// What is given, checked, in the order of dates and ids.
    fn planned(&self, calendar: &Calendar) -> Result<Vec<Planned<'_>>, CollisionsError> {
        at_most(
            "communications",
            self.communications.len(),
            MOST_COMMUNICATIONS,
        )?;
        let shown = self.shown.unwrap_or_default();
        at_most("shown", shown as usize, MOST_SHOWN as usize)?;
        let mut values = 0_usize;
        let mut planned = Vec::with_capacity(self.communications.len());
        for (index, given) in self.communications.iter().enumerate() {
            if let Some(audience) = &given.audience {
                check(audience, index)?;
            }
            let facets = facets(given.audience.as_ref());
            let stated = facets.iter().flatten().map(Vec::len);
            values = stated.fold(values, usize::saturating_add);
            let date = given.date.date();
            let days = |date, bounds| {
                let days = calendar.count(calendar.first_day(), date, bounds);
                days.map_err(|reason| CollisionsError::Date { index, reason })
            };
            let window = match given.window {
                None => None,
                Some(window) => {
                    let (first, last) = (window.first.date(), window.last.date());
                    if last < first {
                        return Err(CollisionsError::EndsBeforeItBegins { index, first, last });
                    }
                    let before = days(first, Bounds::Start)?;
                    Some((before.saturating_add(1), days(last, Bounds::Both)?))
                }
            };
            planned.push(Planned {
                given,
                date,
                day: days(date, Bounds::Both)?,
                window,
                facets,
            });
        }
        at_most("values of all audiences", values, MOST_VALUES)?;
        planned.sort_unstable_by_key(|p| (p.date, p.given.id.as_str()));
        let mut ids = BTreeSet::new();
        match planned.iter().find(|p| !ids.insert(p.given.id.as_str())) {
            Some(twice) => Err(CollisionsError::DuplicateId {
                id: twice.given.id.clone(),
            }),
            None => Ok(planned),
        }
    }
}

fn at_most(what: &'static str, count: usize, most: usize) -> Result<(), CollisionsError> {
    if count > most {
        return Err(CollisionsError::TooMany { what, count, most });
    }
    Ok(())
}

fn check(audience: &Audience, index: usize) -> Result<(), CollisionsError> {
    let sizes = [
        audience.schools.as_ref().map(Vec::len),
        audience.degrees.as_ref().map(Vec::len),
        audience.years.as_ref().map(Vec::len),
        audience.affiliations.as_ref().map(Vec::len),
    ];
    let mut facets = FACETS.iter().zip(sizes);
    if let Some((facet, _)) = facets.find(|(_, size)| *size == Some(0)) {
        return Err(CollisionsError::EmptyAudience { index, facet });
    }
    let narrowed = sizes.iter().any(Option::is_some);
    match (audience.all, narrowed) {
        (true, true) => Err(CollisionsError::AllAndSome { index }),
        (false, false) => Err(CollisionsError::EmptyAudience { index, facet: "" }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
