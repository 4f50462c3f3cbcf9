//! The search for collisions, which never looks at all pairs.
//!
//! Days become numbers of working days, so that "within 3 working days" is a stretch of the
//! communications in the order of their dates. Whom each facet's value reaches is a set of
//! places in that order, so that an audience's overlaps are found for all of a stretch at once,
//! and once for all communications to that audience.

use std::{collections::BTreeMap, ops::Range};

use chrono::NaiveDate;

use super::{Collision, CollisionsFacts, Near, PlannedCommunication, SHOWN, places::Places};
use crate::{
    calendar::{Bounds, Calendar},
    communication::{Audience, approval::near_in_time_cites, audience::one_narrows_the_other},
    decision::{Locale, Severity, YEARS},
};

/// A value of a facet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value<'a> {
    Name(&'a str),
    Year(i32),
}

/// The values that are stated of each facet, in order and without repetitions; `None` where any
/// will do.
pub(super) type Facets<'a> = [Option<Vec<Value<'a>>>; FACETS];

/// How many facets there are.
const FACETS: usize = 4;

fn names(given: &Option<Vec<String>>) -> Option<Vec<Value<'_>>> {
    Some(
        given
            .as_ref()?
            .iter()
            .map(|name| Value::Name(name))
            .collect(),
    )
}

pub(super) fn facets(audience: Option<&Audience>) -> Facets<'_> {
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
/// calendar's first day to it, both included, as far as they are known.
pub(super) struct Planned<'a> {
    /// Its place in the facts.
    pub(super) index: usize,
    pub(super) given: &'a PlannedCommunication,
    pub(super) date: NaiveDate,
    pub(super) day: u32,
    /// The days after the last that is known: so many more working days there can be.
    pub(super) to_come: u32,
    /// The working days of its window; the first is after the last where it has none.
    pub(super) window: Option<(u32, u32)>,
    pub(super) facets: Facets<'a>,
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

/// By which facets an audience is narrowed.
fn narrowed(facets: &Facets<'_>) -> [bool; FACETS] {
    facets.each_ref().map(Option::is_some)
}

impl Planned<'_> {
    /// The most that its number can be.
    fn most(&self) -> u32 {
        self.day.saturating_add(self.to_come)
    }
}

pub(super) struct Search<'a> {
    pub(super) facts: &'a CollisionsFacts,
    pub(super) locale: Locale,
    /// Whether audiences whose facets differ never overlap (I10).
    pub(super) never: bool,
    /// Whether an order set the distance.
    pub(super) by_order: bool,
    pub(super) calendar: &'a Calendar,
    pub(super) planned: &'a [Planned<'a>],
    /// The day asked about, and the number of the first working day from it on.
    pub(super) today: Option<(NaiveDate, u32)>,
    pub(super) distance: u32,
}

impl Search<'_> {
    pub(super) fn findings(&self) -> Vec<Collision> {
        let facets: Vec<Facet<'_>> = (0..FACETS)
            .map(|facet| Facet::new(self.planned, facet))
            .collect();
        let mut by_audience: BTreeMap<&Facets<'_>, Vec<usize>> = BTreeMap::new();
        for (place, planned) in self.planned.iter().enumerate() {
            by_audience.entry(&planned.facets).or_default().push(place);
        }
        // Those whose audience is known, by the facets that narrow it.
        let mut by_narrowed: BTreeMap<[bool; FACETS], Places> = BTreeMap::new();
        for (place, planned) in self.planned.iter().enumerate() {
            if planned.given.audience.is_some() {
                let known = by_narrowed.entry(narrowed(&planned.facets));
                let none = || Places::none(self.planned.len());
                known.or_insert_with(none).insert(place);
            }
        }
        let mut overlapping = Places::none(self.planned.len());
        let mut certain = Places::none(self.planned.len());
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
            certain.clear(&reach);
            for (theirs, places) in &by_narrowed {
                if self.never || one_narrows_the_other(narrowed(audience), *theirs) {
                    certain.add(places, &reach);
                }
            }
            certain.keep(&overlapping, &reach);
            if !self.never {
                overlapping.fill(&reach);
            }
            for place in members {
                // It does not collide with itself.
                let is_known = certain.has(place);
                overlapping.remove(place);
                certain.remove(place);
                let collision = self.collision(place, &overlapping, &certain);
                found.extend(collision.map(|collision| (place, collision)));
                overlapping.insert(place);
                if is_known {
                    certain.insert(place);
                }
            }
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, collision)| collision).collect()
    }

    /// The places of those that can be within the distance of the days from `first` to `last`.
    fn near(&self, first: u32, last: u32) -> Range<usize> {
        self.within(first, last, |planned| planned.day)
    }

    /// The places of those whose number is within the distance of those from `first` to `last`.
    fn within(&self, first: u32, last: u32, number: fn(&Planned<'_>) -> u32) -> Range<usize> {
        let from = first.saturating_sub(self.distance);
        let to = last.saturating_add(self.distance);
        let start = self.planned.partition_point(|one| number(one) < from);
        start..self.planned.partition_point(|one| number(one) <= to)
    }

    /// Those of `near` from which the working days to it are known: as far in a year to come.
    fn as_far_to_come(&self, planned: &Planned<'_>, near: &Range<usize>) -> Range<usize> {
        let start = self
            .planned
            .partition_point(|one| one.to_come < planned.to_come);
        let end = self
            .planned
            .partition_point(|one| one.to_come <= planned.to_come);
        start.max(near.start)..end.min(near.end)
    }

    fn collision(&self, place: usize, overlapping: &Places, certain: &Places) -> Option<Collision> {
        let planned = self.planned.get(place)?;
        let near = self.near(planned.day, planned.day);
        let count = overlapping.count(&near);
        if count == 0 {
            return None;
        }
        let given = planned.given;
        // Nobody is certain to get both where its own audience is not known, nor to get them at the same
        // time where the days between them are not.
        let surely_near = match given.audience {
            Some(_) => self.within(planned.most(), planned.most(), |one| one.most()),
            None => 0..0,
        };
        let of_both = |place: &usize| surely_near.contains(place) && certain.has(*place);
        let shown = self.facts.shown.unwrap_or(SHOWN) as usize;
        let sure = certain.all(&surely_near);
        let others = overlapping.all(&near).filter(|place| !of_both(place));
        let with = sure.chain(others).take(shown).filter_map(|place| {
            let other = self.planned.get(place)?;
            Some(Near {
                id: other.given.id.clone(),
                sender: other.given.sender.clone(),
                channel: other.given.channel.clone(),
                date: other.date,
                working_days_apart: (other.to_come == planned.to_come)
                    .then(|| other.day.abs_diff(planned.day)),
                audience_known: other.given.audience.is_some(),
                certain: of_both(&place),
            })
        });
        let with = with.collect();
        let certain = certain.count(&surely_near);
        let known = self.as_far_to_come(planned, &near);
        let to_come = overlapping.count(&near) > overlapping.count(&known);
        let gone_out = self.today.is_some_and(|(today, _)| planned.date < today);
        let free_day = self.free_day(planned, overlapping).filter(|_| !gone_out);
        let path = |name: &str| format!("facts.communications[{}].{name}", planned.index);
        let missing = [
            (path("audience"), given.audience.is_none()),
            (path("window"), given.window.is_none() && !gone_out),
            (YEARS.to_owned(), to_come),
        ];
        let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing);
        let mut args = vec![
            ("count", count.into()),
            ("certain", certain.into()),
            ("distance", self.distance.into()),
        ];
        let key = match (free_day, given.window) {
            _ if gone_out => "collisions.gone-out",
            _ if to_come => "collisions.year-to-come",
            (Some(day), _) => {
                args.push(("day", day.into()));
                "collisions.free-day"
            }
            (None, Some(_)) => "collisions.no-free-day",
            (None, None) => "collisions.no-window",
        };
        let (clauses, readings) = near_in_time_cites(self.by_order);
        Some(Collision {
            id: given.id.clone(),
            sender: given.sender.clone(),
            date: planned.date,
            severity: Severity::Advice,
            clauses: clauses.to_vec(),
            readings: readings.to_vec(),
            missing: missing.map(|(path, _)| path).collect(),
            count,
            certain,
            with,
            free_day,
            message: self.locale.message(key, args),
        })
    }

    /// The nearest day of its window with no other near. From one that is in the way the search
    /// goes on past all days that it is near to, so no stretch is looked at twice.
    fn free_day(&self, planned: &Planned<'_>, overlapping: &Places) -> Option<NaiveDate> {
        let (first, last) = planned.window?;
        let first = self.today.map_or(first, |(_, today)| first.max(today));
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
