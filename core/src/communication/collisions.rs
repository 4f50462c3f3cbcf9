//! Which planned communications come to the same people at the same time (7.3), and on which day
//! each could go out instead.
//!
//! Days become numbers of working days, so that "within 3 working days" is a stretch of the
//! communications in the order of their dates. Whom each facet's value reaches is a set of
//! places in that order, so that an audience's overlaps are found for all of a stretch at once,
//! and once for all communications to that audience.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    str::FromStr,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{audience::Audience, places::Places};
use crate::{
    calendar::{Bounds, Calendar, CalendarChoice, CalendarError, Moment},
    decision::{Basis, Locale, Message, Severity},
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

/// A value of a facet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Value<'a> {
    Name(&'a str),
    Year(i32),
}

/// The values that are stated of each facet, in order and without repetitions; `None` where any
/// will do.
type Facets<'a> = [Option<Vec<Value<'a>>>; 4];

const FACETS: [&str; 4] = [".schools", ".degrees", ".years", ".affiliations"];

fn names(given: &Option<Vec<String>>) -> Option<Vec<Value<'_>>> {
    Some(
        given
            .as_ref()?
            .iter()
            .map(|name| Value::Name(name))
            .collect(),
    )
}

fn facets(audience: Option<&Audience>) -> Facets<'_> {
    let Some(audience) = audience else {
        return Facets::default();
    };
    let degrees = audience.degrees.as_ref();
    let degrees = degrees.map(|kinds| kinds.iter().map(|k| Value::Name(k.name())).collect());
    let years = audience.years.as_ref();
    let years = years.map(|years| years.iter().map(|y| Value::Year(*y)).collect());
    let mut facets = [
        names(&audience.schools),
        degrees,
        years,
        names(&audience.affiliations),
    ];
    for values in facets.iter_mut().flatten() {
        values.sort_unstable();
        values.dedup();
    }
    facets
}

/// A communication as it is compared. A day is a number here: the working days from the
/// calendar's first day to it, both included.
struct Planned<'a> {
    given: &'a PlannedCommunication,
    date: NaiveDate,
    day: u32,
    /// The working days of its window; the first is after the last where it has none.
    window: Option<(u32, u32)>,
    facets: Facets<'a>,
}

/// Those that state a value: few as their places, many as a set.
enum Stating {
    Few(Vec<usize>),
    Many(Places),
}

/// Who states what of a facet.
struct Facet<'a> {
    unstated: Places,
    by_value: BTreeMap<Value<'a>, Stating>,
}

impl<'a> Facet<'a> {
    fn new(planned: &[Planned<'a>], facet: usize) -> Self {
        let mut unstated = Places::none(planned.len());
        let mut places: BTreeMap<Value<'a>, Vec<usize>> = BTreeMap::new();
        for (place, planned) in planned.iter().enumerate() {
            match planned.facets.get(facet).and_then(Option::as_ref) {
                None => unstated.insert(place),
                Some(values) => {
                    for value in values {
                        places.entry(*value).or_default().push(place);
                    }
                }
            }
        }
        // A set is as long as all of them by a 64th; what is shorter as a list stays one, or
        // values that one communication each states would take room by the square.
        let few = planned.len() / 64;
        let stating = |places: Vec<usize>| {
            if places.len() <= few {
                return Stating::Few(places);
            }
            let mut set = Places::none(planned.len());
            places.iter().for_each(|place| set.insert(*place));
            Stating::Many(set)
        };
        let by_value = places.into_iter();
        Self {
            unstated,
            by_value: by_value.map(|(v, places)| (v, stating(places))).collect(),
        }
    }

    /// Puts those of `range` into `any` that some of `values` can hold.
    fn any_of(&self, values: &[Value<'a>], range: &Range<usize>, any: &mut Places) {
        any.clear(range);
        any.add(&self.unstated, range);
        for value in values {
            match self.by_value.get(value) {
                Some(Stating::Many(set)) => any.add(set, range),
                Some(Stating::Few(places)) => {
                    let from = places.partition_point(|place| *place < range.start);
                    let of_range = places.iter().skip(from).take_while(|p| **p < range.end);
                    of_range.for_each(|place| any.insert(*place));
                }
                None => {}
            }
        }
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
        let distance = self.limits.count("communication_gap");
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

struct Search<'a> {
    request: &'a CollisionsRequest,
    calendar: &'a Calendar,
    planned: &'a [Planned<'a>],
    /// Where each day begins among the planned.
    starts: Vec<usize>,
    distance: u32,
}

fn starts(planned: &[Planned<'_>]) -> Vec<usize> {
    let mut starts = Vec::new();
    for (place, planned) in planned.iter().enumerate() {
        let days = (planned.day as usize).saturating_add(1);
        starts.resize(starts.len().max(days), place);
    }
    starts
}

impl Search<'_> {
    fn findings(&self) -> Vec<Collision> {
        let facets: Vec<Facet<'_>> = (0..FACETS.len())
            .map(|facet| Facet::new(self.planned, facet))
            .collect();
        let mut by_audience: BTreeMap<&Facets<'_>, Vec<usize>> = BTreeMap::new();
        for (place, planned) in self.planned.iter().enumerate() {
            by_audience.entry(&planned.facets).or_default().push(place);
        }
        let mut overlapping = Places::none(self.planned.len());
        let mut any = Places::none(self.planned.len());
        let mut found: Vec<(usize, Collision)> = Vec::new();
        for (audience, members) in by_audience {
            let reaches = members.iter().filter_map(|place| {
                let planned = self.planned.get(*place)?;
                let (first, last) = planned.window.unwrap_or((planned.day, planned.day));
                Some(self.near(first.min(planned.day), last.max(planned.day)))
            });
            let reach =
                reaches.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
            let Some(reach) = reach else { continue };
            overlapping.fill(&reach);
            for (facet, stated) in facets.iter().zip(audience) {
                if let Some(values) = stated {
                    facet.any_of(values, &reach, &mut any);
                    overlapping.keep(&any, &reach);
                }
            }
            for place in members {
                // It does not collide with itself.
                overlapping.remove(place);
                let collision = self.collision(place, &overlapping);
                found.extend(collision.map(|collision| (place, collision)));
                overlapping.insert(place);
            }
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, collision)| collision).collect()
    }

    /// The places of those within the distance of the days from `first` to `last`.
    fn near(&self, first: u32, last: u32) -> Range<usize> {
        let from = first.saturating_sub(self.distance);
        let to = last.saturating_add(self.distance);
        let start = |day: u32| {
            let start = self.starts.get(day as usize).copied();
            start.unwrap_or(self.planned.len())
        };
        start(from)..start(to.saturating_add(1))
    }

    fn collision(&self, place: usize, overlapping: &Places) -> Option<Collision> {
        let planned = self.planned.get(place)?;
        let near = self.near(planned.day, planned.day);
        let count = overlapping.count(&near);
        if count == 0 {
            return None;
        }
        let given = planned.given;
        let mut with = Vec::new();
        let mut rest = near;
        for _ in 0..self.request.shown.unwrap_or(SHOWN) {
            let Some(next) = overlapping.first(&rest) else {
                break;
            };
            rest.start = next.saturating_add(1);
            with.extend(self.planned.get(next).map(|other| Near {
                id: other.given.id.clone(),
                sender: other.given.sender.clone(),
                channel: other.given.channel.clone(),
                date: other.date,
                working_days_apart: other.day.abs_diff(planned.day),
                audience_known: other.given.audience.is_some(),
            }));
        }
        let free_day = self.free_day(planned, overlapping);
        let missing = [
            ("audience", given.audience.is_none()),
            ("window", given.window.is_none()),
        ];
        let missing = missing.iter().filter(|(_, is_missing)| *is_missing);
        let mut args = vec![
            ("count", count.to_string()),
            ("distance", self.distance.to_string()),
        ];
        let key = match (free_day, given.window) {
            (Some(day), _) => {
                args.push(("day", day.to_string()));
                "collisions.free-day"
            }
            (None, Some(_)) => "collisions.no-free-day",
            (None, None) => "collisions.no-window",
        };
        Some(Collision {
            id: given.id.clone(),
            sender: given.sender.clone(),
            date: planned.date,
            severity: Severity::Advice,
            clauses: vec!["7.3".to_owned()],
            readings: vec!["I10".to_owned()],
            missing: missing.map(|(name, _)| (*name).to_owned()).collect(),
            count,
            with,
            free_day,
            message: self.request.locale.message(key, args),
        })
    }

    /// The nearest day of its window with no other near. From one that is in the way the search
    /// goes on past all days that it is near to, so no stretch is looked at twice.
    fn free_day(&self, planned: &Planned<'_>, overlapping: &Places) -> Option<NaiveDate> {
        let (first, last) = planned.window?;
        let past = self.distance.saturating_add(1);
        let day_of = |place: usize| self.planned.get(place).map(|other| other.day);
        let mut later = Some(planned.day.max(first)).filter(|day| *day <= last);
        while let Some(day) = later {
            let Some(other) = overlapping.last(&self.near(day, day)).and_then(day_of) else {
                break;
            };
            later = other.checked_add(past).filter(|day| *day <= last);
        }
        let mut earlier = Some(planned.day.min(last)).filter(|day| *day >= first);
        while let Some(day) = earlier {
            let Some(other) = overlapping.first(&self.near(day, day)).and_then(day_of) else {
                break;
            };
            earlier = other.checked_sub(past).filter(|day| *day >= first);
        }
        let found = [earlier, later].into_iter().flatten();
        let nearest = found.min_by_key(|day| (day.abs_diff(planned.day), *day))?;
        self.working_day(nearest)
    }

    /// The working day of this number.
    fn working_day(&self, number: u32) -> Option<NaiveDate> {
        let first = self.calendar.first_day();
        let before = self.calendar.count(first, first, Bounds::Both).ok()?;
        match number.checked_sub(before)? {
            0 => Some(first),
            after => self.calendar.nth_after(first, after.into()).ok(),
        }
    }
}

#[cfg(test)]
mod tests;
