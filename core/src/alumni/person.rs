//! What is known of a person.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize};

use crate::calendar::{DayError, parse_date};
use crate::decision::{
    GivenError, QuestionError, Terms, YEARS,
    condition::{Fact, When},
    error::{at_most, distinct},
};
use crate::error_data::parsed;
use crate::policy::{CLASSES, DegreeKind, grants_degrees};

/// Where the person is in a request about one.
pub(super) const PERSON: &str = "facts.person";

/// More degrees than this are refused.
const MOST_DEGREES: usize = 16;

/// Who conferred a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Institution {
    /// Nazarbayev University.
    Nu,
    /// Another.
    Other,
}

/// How a conferral stands: `pending`, `conferred` where the day is not known, `annulled`, or the day;
/// until that day it is pending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String", extend(
    "anyOf" = [{"enum": ["pending", "conferred", "annulled"]}, {"type": "string", "format": "date"}]
)))]
pub enum Conferral {
    /// Not conferred yet.
    Pending,
    /// Conferred, on a day that is not known.
    Conferred,
    /// Annulled: it counts as never conferred (I01).
    Annulled,
    /// Conferred on this day.
    On(NaiveDate),
}

impl fmt::Display for Conferral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pending => f.write_str("pending"),
            Self::Conferred => f.write_str("conferred"),
            Self::Annulled => f.write_str("annulled"),
            Self::On(day) => day.fmt(f),
        }
    }
}

impl FromStr for Conferral {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        match text {
            "pending" => Ok(Self::Pending),
            "conferred" => Ok(Self::Conferred),
            "annulled" => Ok(Self::Annulled),
            _ => parse_date(text).map(Self::On).map_err(|reason| DayError {
                known: &["pending", "conferred", "annulled"],
                reason,
            }),
        }
    }
}

impl<'de> Deserialize<'de> for Conferral {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(
            from,
            "a date, as 2026-12-21, or pending, conferred or annulled",
        )
    }
}

impl From<Conferral> for String {
    fn from(conferral: Conferral) -> Self {
        conferral.to_string()
    }
}

/// A degree, or what somebody has in its place. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Degree {
    /// Its id, of its own within the person.
    pub id: String,
    /// Its kind.
    pub kind: Option<DegreeKind>,
    /// Who conferred it. A School of NU says so too.
    pub institution: Option<Institution>,
    /// The School of NU.
    pub school: Option<String>,
    /// Whether and when it was conferred.
    pub conferral: Option<Conferral>,
}

/// A person. What is not given is not known; an empty list of degrees says that there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// All degrees.
    pub degrees: Option<Vec<Degree>>,
    /// Whether the person studies at NU now. It settles no right of an Alumnus (I01).
    pub student: Option<bool>,
    /// Whether the person holds an Alumni card.
    pub alumni_card: Option<bool>,
    /// Whether the person holds a personal identification card.
    pub identification_card: Option<bool>,
}

/// How a conferral stands on a day.
const NOT_CONFERRED: u8 = 0;
const CONFERRED_EARLIER: u8 = 1;

/// Of more periods than this the shortest are taken for one, where what is not known of a conferral tells
/// how many run.
const MOST_PERIODS: u8 = 28;

impl Degree {
    /// Whether it makes an Alumnus once it is conferred, as far as is known.
    fn can_count(&self) -> bool {
        self.kind.is_none_or(DegreeKind::makes_alumni)
            && self.institution != Some(Institution::Other)
            && self.school.as_deref().is_none_or(grants_degrees)
    }
}

/// That the days off of the years to come make it so.
pub(super) fn years_to_come() -> When {
    Fact::unknown("", 2).of_terms(YEARS).yes()
}

impl Person {
    /// That it can be so, as it was given at `path`.
    pub(crate) fn check(&self, path: &str, terms: &Terms) -> Result<(), QuestionError> {
        let degrees = self.degrees.as_deref().unwrap_or_default();
        let path = format!("{path}.degrees");
        at_most(&path, degrees.len(), MOST_DEGREES)?;
        distinct(&path, degrees.iter().map(|d| d.id.as_str()))?;
        for (i, degree) in degrees.iter().enumerate() {
            let field = |name: &str| format!("{path}[{i}].{name}");
            let by_nu = degree.school.is_some() || degree.institution == Some(Institution::Nu);
            if let Some(Conferral::On(day)) = degree.conferral
                && by_nu
                && !CLASSES.contains(&day.year())
            {
                let year = GivenError::no_such_class(field("conferral"), day.year());
                return Err(year.into());
            }
            if let Some(school) = &degree.school {
                terms.check_school(|| field("school"), school)?;
                if degree.institution == Some(Institution::Other) {
                    return Err(GivenError::Contradiction {
                        path: field("school"),
                        why: "a School of NU stands beside an institution that is not NU",
                    }
                    .into());
                }
                if degree.kind.is_some_and(DegreeKind::makes_alumni) && !grants_degrees(school) {
                    return Err(GivenError::Contradiction {
                        path: field("school"),
                        why: "this School grants no degrees, and the kind is one",
                    }
                    .into());
                }
            }
        }
        Ok(())
    }

    /// The days of all conferrals that have one.
    pub(crate) fn conferral_days(&self) -> impl Iterator<Item = NaiveDate> {
        let degrees = self.degrees.iter().flatten();
        degrees.filter_map(|degree| match degree.conferral {
            Some(Conferral::On(day)) => Some(day),
            _ => None,
        })
    }

    /// The facts that a document could still make others, so that a degree counts: those of a
    /// degree that is not conferred yet. What was conferred stays as it is; then it takes a
    /// further degree.
    pub(crate) fn mended_by(&self) -> Vec<String> {
        let mut facts = Vec::new();
        for (i, degree) in self.degrees.iter().flatten().enumerate() {
            if degree.conferral != Some(Conferral::Pending) || !degree.can_count() {
                continue;
            }
            let of_nu = degree.school.is_some() || degree.institution.is_some();
            let missing = [
                ("kind", degree.kind.is_none()),
                ("institution", !of_nu),
                ("conferral", true),
            ];
            let missing = missing.iter().filter(|(_, missing)| *missing);
            facts.extend(missing.map(|(name, _)| format!("person.degrees[{i}].{name}")));
        }
        if facts.is_empty() {
            facts.push("person.degrees".to_owned());
        }
        facts
    }

    /// That a degree which can count is not conferred yet, and the day on which it will be where that is
    /// known: the soonest first.
    pub(crate) fn awaited_degrees(&self) -> Vec<(Option<NaiveDate>, When)> {
        let degrees = self.degrees.iter().flatten();
        let of_all = degrees.filter(|degree| degree.can_count());
        let mut days: Vec<Option<NaiveDate>> = of_all
            .filter_map(|degree| match degree.conferral {
                Some(Conferral::Pending) => Some(None),
                Some(Conferral::On(day)) => Some(Some(day)),
                _ => None,
            })
            .collect();
        days.sort_unstable_by_key(|day| (day.is_none(), *day));
        days.dedup();
        let awaited = |day: Option<NaiveDate>| {
            let is_to_come = |now| u8::from(day.is_none_or(|day| now < day));
            Fact::by_day("person.degrees", "", day.into_iter().collect(), is_to_come).yes()
        };
        days.into_iter().map(|day| (day, awaited(day))).collect()
    }

    /// That a degree was annulled.
    pub(crate) fn annulled(&self) -> When {
        let mut degrees = self.degrees.iter().flatten();
        let annulled = degrees.any(|degree| degree.conferral == Some(Conferral::Annulled));
        Fact::flag("person.degrees", Some(annulled)).yes()
    }

    /// The facts of a degree which can count and is not conferred yet.
    pub(crate) fn awaited(&self) -> Option<Vec<String>> {
        Some(self.mended_by()).filter(|facts| *facts != ["person.degrees"])
    }

    /// Whether a degree of the five kinds was conferred by NU on this day.
    pub(crate) fn graduated_on(&self, day: NaiveDate) -> bool {
        self.degrees.iter().flatten().any(|degree| {
            let by_nu = match (&degree.school, degree.institution) {
                (Some(school), _) => grants_degrees(school),
                (None, institution) => institution == Some(Institution::Nu),
            };
            let counts = degree.kind.is_some_and(DegreeKind::makes_alumni);
            by_nu && counts && degree.conferral == Some(Conferral::On(day))
        })
    }

    /// That a degree of the five kinds was conferred by NU (2.1).
    pub(crate) fn graduated(&self) -> When {
        let conferred = &[CONFERRED_EARLIER];
        self.any_degree(conferred, |path, conferral| {
            let fact = match conferral {
                Conferral::Pending | Conferral::Annulled => {
                    Fact::known(path, NOT_CONFERRED, conferral)
                }
                Conferral::Conferred => Fact::known(path, CONFERRED_EARLIER, conferral),
                Conferral::On(day) => {
                    Fact::by_day(path, conferral, vec![*day], |now| u8::from(*day <= now))
                }
            };
            Some(fact.is(conferred))
        })
    }

    /// That such a degree was conferred, and the period that began with it still runs. `last_day` says of
    /// a conferral's day the period's last one, and whether what follows hangs on the days of a year to
    /// come. Where the conferral is not known, what is asked is how many of `periods` run, and `longer`
    /// of them run longer than this one.
    pub(crate) fn graduated_within(
        &self,
        longer: usize,
        periods: usize,
        last_day: impl Fn(NaiveDate) -> Option<(NaiveDate, bool)>,
    ) -> When {
        let running = |count: usize| {
            let count = u8::try_from(count).unwrap_or(u8::MAX).min(MOST_PERIODS);
            CONFERRED_EARLIER.saturating_add(count)
        };
        let is: Vec<u8> = (running(longer.saturating_add(1))..=running(periods)).collect();
        let within = running(periods);
        self.any_degree(&is, |path, conferral| {
            let day = match conferral {
                Conferral::Pending | Conferral::Annulled => {
                    let fact = Fact::known(path, NOT_CONFERRED, conferral);
                    return Some(fact.is(&is));
                }
                // The day is what is missing.
                Conferral::Conferred => return None,
                Conferral::On(day) => *day,
            };
            let (last, open) = last_day(day)?;
            let days: Vec<NaiveDate> = [day].into_iter().chain(last.succ_opt()).collect();
            let value = |now| match (day <= now, now <= last) {
                (false, _) => NOT_CONFERRED,
                (true, false) => CONFERRED_EARLIER,
                (true, true) => within,
            };
            let within = Fact::by_day(path.clone(), conferral, days.clone(), value).is(&is);
            if !open {
                return Some(within);
            }
            let open = Fact::by_day(path, conferral, days, |now| u8::from(last < now));
            Some(When::Any(vec![
                within,
                When::All(vec![open.yes(), years_to_come()]),
            ]))
        })
    }

    /// That some degree is of the five kinds, of NU, and has a conferral of these values.
    fn any_degree(
        &self,
        conferral_is: &[u8],
        conferral: impl Fn(String, &Conferral) -> Option<When>,
    ) -> When {
        let values = conferral_is
            .iter()
            .max()
            .map_or(0, |most| most.saturating_add(1));
        let Some(degrees) = &self.degrees else {
            return Fact::unknown("person.degrees", values).is(conferral_is);
        };
        if degrees.is_empty() {
            return Fact::known("person.degrees", NOT_CONFERRED, "none").is(conferral_is);
        }
        let of_degree = |(i, degree): (usize, &Degree)| {
            let path = |name: &str| format!("person.degrees[{i}].{name}");
            let kind = degree
                .kind
                .map(|kind| (u8::from(kind.makes_alumni()), kind.name()));
            let by_nu = match (&degree.school, degree.institution) {
                (Some(school), _) => {
                    Fact::known(path("school"), u8::from(grants_degrees(school)), school)
                }
                (None, institution) => Fact::choice(
                    path("institution"),
                    2,
                    institution.map(|i| match i {
                        Institution::Nu => (1, "nu"),
                        Institution::Other => (0, "other"),
                    }),
                ),
            };
            let when = degree.conferral.as_ref();
            let conferral = match when.and_then(|c| conferral(path("conferral"), c)) {
                Some(when) => when,
                None => Fact::unknown(path("conferral"), values).is(conferral_is),
            };
            When::All(vec![
                Fact::choice(path("kind"), 2, kind).yes(),
                by_nu.yes(),
                conferral,
            ])
        };
        When::Any(degrees.iter().enumerate().map(of_degree).collect())
    }
}
