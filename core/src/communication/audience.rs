//! Who sends a communication and whom it goes to, by facets, and how two audiences stand to one
//! another.

use serde::{Deserialize, Serialize};

use crate::{
    decision::{
        CENTER, GivenError, Terms,
        error::{at_most, not_blank},
    },
    policy::{CLASSES, DegreeKind, EntryId, Reading, Readings, SCHOOLS},
};

/// More senders at once than this are refused.
const MOST_SENDERS: usize = 32;

/// More values of a facet than this are refused.
const MOST_OF_A_FACET: usize = 256;

/// An audience: all Alumni, or those that every facet which is given holds. A facet that is not
/// given narrows nothing, as an audience is described by what narrows it (I07).
///
/// ```
/// use nu_alumni_policy::communication::{Audience, Relation, relation};
///
/// let read = |json| serde_json::from_str::<Audience>(json);
/// let of_2024 = read(r#"{"schools": ["GSB"], "years": [2024]}"#)?;
/// let of_gsb = read(r#"{"schools": ["GSB"]}"#)?;
/// assert_eq!(relation(Some(&of_2024), Some(&of_gsb)), Relation::Contained);
/// assert_eq!(relation(Some(&of_gsb), Some(&of_2024)), Relation::Overlapping);
/// assert_eq!(relation(Some(&of_gsb), Some(&read(r#"{"schools": ["SSH"]}"#)?)), Relation::Disjoint);
/// assert_eq!(relation(Some(&of_gsb), None), Relation::CantTell);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// All Alumni; then no facet is given.
    #[serde(default)]
    pub all: bool,
    /// Graduates of these Schools.
    pub schools: Option<Vec<String>>,
    /// Holders of these degrees.
    pub degrees: Option<Vec<DegreeKind>>,
    /// Graduates of these years.
    pub years: Option<Vec<i32>>,
    /// Alumni affiliated with these divisions.
    pub affiliations: Option<Vec<String>>,
}

/// Who sends a communication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    expecting = r#"center, or an object with one of the keys school, division, association, several: {"school": "GSB"}"#
)]
pub enum Sender {
    /// The Center itself.
    Center,
    /// A School, by its short name; its constituency are its graduates and the Alumni affiliated with it.
    School(String),
    /// A structural division; its constituency are the Alumni affiliated with it.
    Division(String),
    /// An Alumni Association; 7.2 speaks of Schools and divisions alone, so it has no constituency (I51).
    Association(String),
    /// Several at once; each writes to its own, so together they have the constituencies of all (I52). Where
    /// the Center is among them, it sends (I53).
    Several(Vec<Sender>),
}

impl Sender {
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Center => CENTER.to_owned(),
            Self::School(name) | Self::Division(name) | Self::Association(name) => name.clone(),
            Self::Several(senders) => {
                let names: Vec<String> = senders.iter().map(Self::shown).collect();
                names.join(", ")
            }
        }
    }

    /// Each of those who send it.
    pub(crate) fn each(&self) -> &[Self] {
        match self {
            Self::Several(senders) => senders,
            one => std::slice::from_ref(one),
        }
    }

    /// Whether the Center itself sends, alone or with others (I53).
    pub(crate) fn is_center(&self, readings: &Readings) -> bool {
        let alone = readings.is(Reading::I53CenterAlone);
        *self == Self::Center || !alone && self.each().contains(&Self::Center)
    }

    /// The entries on who sends, of which it is one of the cases.
    pub(crate) fn entries(&self) -> Vec<EntryId> {
        let association = |one: &Self| matches!(one, Self::Association(_));
        let several = matches!(self, Self::Several(_));
        let all = [
            (self.each().iter().any(association), EntryId::I51),
            (several, EntryId::I52),
            (several && self.each().contains(&Self::Center), EntryId::I53),
        ];
        let of_it = all.into_iter().filter(|(is, _)| *is);
        of_it.map(|(_, entry)| entry).collect()
    }

    pub(crate) fn check(&self, path: &str, terms: &Terms) -> Result<(), GivenError> {
        match self {
            Self::Center => Ok(()),
            Self::School(school) => terms.check_school(|| format!("{path}.school"), school),
            Self::Division(name) => not_blank(|| format!("{path}.division"), name),
            Self::Association(name) => not_blank(|| format!("{path}.association"), name),
            Self::Several(senders) => {
                let path = format!("{path}.several");
                at_most(&path, senders.len(), MOST_SENDERS)?;
                if senders.len() < 2 {
                    return Err(GivenError::Contradiction {
                        path,
                        why: "several senders are two at least",
                    });
                }
                for (i, sender) in senders.iter().enumerate() {
                    if senders.iter().take(i).any(|before| before == sender) {
                        return Err(GivenError::Contradiction {
                            path: format!("{path}[{i}]"),
                            why: "this sender stands in the list twice",
                        });
                    }
                    if matches!(sender, Self::Several(_)) {
                        return Err(GivenError::Contradiction {
                            path: format!("{path}[{i}]"),
                            why: "several senders stand in one list, not in lists of lists",
                        });
                    }
                    sender.check(&format!("{path}[{i}]"), terms)?;
                }
                Ok(())
            }
        }
    }

    /// Whether anybody can be its own: nobody an Association's (I51), nor those of several, where each has
    /// to have them and one has none (I52).
    pub(crate) fn has_own(&self, readings: &Readings) -> bool {
        let has = |one: &Self| match one {
            Self::School(_) | Self::Division(_) => true,
            Self::Association(_) => readings.is(Reading::I51AffiliatedAlumni),
            Self::Center | Self::Several(_) => false,
        };
        match readings.is(Reading::I52WithinEach) {
            true => self.each().iter().all(has),
            false => self.each().iter().any(has),
        }
    }

    /// The former Schools in `audience` that a School which sends may have succeeded, as nobody is told to
    /// have, where with them it has all Schools that are named.
    pub(crate) fn perhaps_succeeded(&self, audience: &Audience, terms: &Terms) -> Vec<String> {
        let of_schools = self.each().iter().filter_map(|sender| match sender {
            Self::School(school) => Some(terms.with_former(school)),
            _ => None,
        });
        let own: Vec<String> = of_schools.flatten().collect();
        let named = audience.schools.iter().flatten();
        let (former, others): (Vec<_>, Vec<_>) = named
            .filter(|school| !own.contains(school))
            .partition(|school| {
                let is_former = SCHOOLS.iter().any(|one| one.former && one.name == **school);
                is_former && terms.successions.iter().all(|one| one.former != **school)
            });
        match others.is_empty() && !own.is_empty() {
            true => former.into_iter().cloned().collect(),
            false => Vec::new(),
        }
    }

    /// Whether `audience` can hold nobody outside its own constituency (I07); of several, outside those of
    /// all together, or of each (I52).
    pub(crate) fn has_all_of(&self, audience: &Audience, terms: &Terms) -> bool {
        if let Self::Several(senders) = self
            && terms.readings.is(Reading::I52WithinEach)
        {
            return senders.iter().all(|one| one.has_all_of(audience, terms));
        }
        let of_associations = terms.readings.is(Reading::I51AffiliatedAlumni);
        let (mut schools, mut affiliated) = (Vec::new(), Vec::new());
        for sender in self.each() {
            match sender {
                Self::School(school) => {
                    // Alumni of a former School are its successor's.
                    schools.extend(terms.with_former(school));
                    affiliated.push(school.clone());
                }
                Self::Division(division) => affiliated.push(division.clone()),
                Self::Association(name) if of_associations => affiliated.push(name.clone()),
                Self::Center | Self::Association(_) | Self::Several(_) => {}
            }
        }
        affiliated.extend(schools.iter().cloned());
        let within = |own: Audience| relation(Some(audience), Some(&own)) == Relation::Contained;
        let of_schools = Audience {
            schools: Some(schools),
            ..Audience::default()
        };
        let of_units = Audience {
            affiliations: Some(affiliated),
            ..Audience::default()
        };
        within(of_schools) || within(of_units)
    }
}

/// How one audience stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Nobody in it can be outside the other.
    Contained,
    /// Some in it can be inside the other, some outside.
    Overlapping,
    /// No facet of it meets the other's. Somebody with two degrees can still be in both.
    Disjoint,
    /// One of them is not known.
    CantTell,
}

/// How `audience` stands to `other`.
pub fn relation(audience: Option<&Audience>, other: Option<&Audience>) -> Relation {
    let (Some(audience), Some(other)) = (audience, other) else {
        return Relation::CantTell;
    };
    let facets = [
        facet(audience.schools.as_deref(), other.schools.as_deref()),
        facet(audience.degrees.as_deref(), other.degrees.as_deref()),
        facet(audience.years.as_deref(), other.years.as_deref()),
        facet(
            audience.affiliations.as_deref(),
            other.affiliations.as_deref(),
        ),
    ];
    if facets.contains(&Relation::Disjoint) {
        Relation::Disjoint
    } else if facets.contains(&Relation::Overlapping) {
        Relation::Overlapping
    } else {
        Relation::Contained
    }
}

/// How certain it is that somebody is in two audiences (I10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Overlap {
    Never,
    /// One of them is not known.
    Unknown,
    /// Somebody can be in both, and nobody need be.
    Possible,
    Certain,
}

/// How certain it is that somebody is in both.
pub(super) fn overlap(
    one: Option<&Audience>,
    other: Option<&Audience>,
    readings: &Readings,
) -> Overlap {
    let (Some(ours), Some(theirs)) = (one, other) else {
        return Overlap::Unknown;
    };
    let never = readings.is(Reading::I10FacetsThatDifferNeverOverlap);
    match relation(one, other) {
        Relation::Disjoint if never => Overlap::Never,
        Relation::Disjoint => Overlap::Possible,
        _ if never || one_narrows_the_other(ours.narrowed(), theirs.narrowed()) => Overlap::Certain,
        _ => Overlap::Possible,
    }
}

/// Whether of two audiences one is narrowed by every facet that the other is narrowed by. Where they
/// share a value of each of these, whom the one names by the shared values are in the other too; where
/// each is narrowed by a facet of its own, nobody need be in both.
pub(super) fn one_narrows_the_other(ours: [bool; 4], theirs: [bool; 4]) -> bool {
    let within = |one: [bool; 4], other: [bool; 4]| {
        let mut facets = one.iter().zip(other);
        facets.all(|(one, other)| *one || !other)
    };
    within(ours, theirs) || within(theirs, ours)
}

fn facet<T: PartialEq>(ours: Option<&[T]>, theirs: Option<&[T]>) -> Relation {
    match (ours, theirs) {
        (_, None) => Relation::Contained,
        (None, Some(_)) => Relation::Overlapping,
        (Some(ours), Some(theirs)) => {
            if ours.iter().all(|one| theirs.contains(one)) {
                Relation::Contained
            } else if ours.iter().any(|one| theirs.contains(one)) {
                Relation::Overlapping
            } else {
                Relation::Disjoint
            }
        }
    }
}

impl Audience {
    /// The graduates of a School.
    pub fn of_school(school: &str) -> Self {
        Self {
            schools: Some(vec![school.to_owned()]),
            ..Self::default()
        }
    }

    /// The Alumni affiliated with a division.
    pub fn of_division(division: &str) -> Self {
        Self {
            affiliations: Some(vec![division.to_owned()]),
            ..Self::default()
        }
    }

    /// By which facets it is narrowed.
    fn narrowed(&self) -> [bool; 4] {
        [
            self.schools.is_some(),
            self.degrees.is_some(),
            self.years.is_some(),
            self.affiliations.is_some(),
        ]
    }

    pub(crate) fn check(&self, path: impl Fn() -> String, terms: &Terms) -> Result<(), GivenError> {
        let of = |facet: &str| format!("{}.{facet}", path());
        let sizes = [
            ("schools", self.schools.as_ref().map(Vec::len)),
            ("degrees", self.degrees.as_ref().map(Vec::len)),
            ("years", self.years.as_ref().map(Vec::len)),
            ("affiliations", self.affiliations.as_ref().map(Vec::len)),
        ];
        let mut facets = sizes.iter();
        if let Some((name, _)) = facets.find(|(_, size)| *size == Some(0)) {
            return Err(GivenError::EmptyAudience { path: of(name) });
        }
        for (name, size) in sizes {
            let size = size.unwrap_or_default();
            if size > MOST_OF_A_FACET {
                at_most(&of(name), size, MOST_OF_A_FACET)?;
            }
        }
        let narrowed = sizes.iter().any(|(_, size)| size.is_some());
        if !self.all && !narrowed {
            return Err(GivenError::NoAudience { path: path() });
        }
        if self.all && narrowed {
            return Err(GivenError::Contradiction {
                path: of("all"),
                why: "it says all Alumni, and a facet beside it says some",
            });
        }
        self.check_years(|facet| of(&facet))?;
        for (i, name) in self.affiliations.iter().flatten().enumerate() {
            not_blank(|| of(&format!("affiliations[{i}]")), name)?;
        }
        for (i, school) in self.schools.iter().flatten().enumerate() {
            terms.check_school(|| of(&format!("schools[{i}]")), school)?;
        }
        let degrees = self.degrees.iter().flatten();
        if let Some(i) = degrees.clone().position(|kind| !kind.makes_alumni()) {
            return Err(GivenError::Contradiction {
                path: of(&format!("degrees[{i}]")),
                why: "it makes no Alumnus, so nobody in the audience has it as a degree",
            });
        }
        Ok(())
    }

    /// That somebody can have graduated in each of its years.
    pub(crate) fn check_years(
        &self,
        path: impl FnOnce(String) -> String,
    ) -> Result<(), GivenError> {
        let mut years = self.years.iter().flatten().enumerate();
        match years.find(|(_, year)| !CLASSES.contains(*year)) {
            Some((i, year)) => Err(GivenError::no_such_class(
                path(format!("years[{i}]")),
                *year,
            )),
            None => Ok(()),
        }
    }

    /// The audience in a few words, as it was given.
    pub(crate) fn shown(&self) -> String {
        if self.all {
            return "all".to_owned();
        }
        let years: Option<Vec<String>> = self
            .years
            .as_ref()
            .map(|years| years.iter().map(i32::to_string).collect());
        let degrees: Option<Vec<String>> = self
            .degrees
            .as_ref()
            .map(|kinds| kinds.iter().map(|kind| kind.name().to_owned()).collect());
        [
            ("schools", &self.schools),
            ("degrees", &degrees),
            ("years", &years),
            ("affiliations", &self.affiliations),
        ]
        .iter()
        .filter_map(|(name, given)| Some(format!("{name} {}", given.as_ref()?.join(", "))))
        .collect::<Vec<_>>()
        .join("; ")
    }

    /// Whether somebody can have everybody of it in one's constituency: all whom it names together, or,
    /// where each has to have them (I52), a School that took the place of all of them.
    pub(crate) fn has_an_owner(&self, terms: &Terms) -> bool {
        let of_all = |names: &Vec<String>| {
            let successors = terms.successions.iter().map(|one| &one.successor);
            names.iter().chain(successors).any(|owner| {
                let own = terms.with_former(owner);
                names.iter().all(|name| own.contains(name))
            })
        };
        let together = terms.readings.is(Reading::I52Together);
        let owned = |names: &Option<Vec<String>>| {
            names
                .as_ref()
                .is_some_and(|names| together || of_all(names))
        };
        owned(&self.schools) || owned(&self.affiliations)
    }
}
