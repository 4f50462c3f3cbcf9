//! The rights of a table of people: columns in, columns out, and no explanation that nobody
//! reads. What decides about a right is a handful of things about a person, so each kind of
//! person is asked about once, by the same conditions as one person is, and the rest is look-up.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Conferral, Degree, Institution, Person, RIGHTS, RightsFacts, University,
    person::PERSON,
    rights::{
        e_resources::{
            CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, first_running_conferrals,
        },
        outcomes,
    },
};
use crate::{
    decision::{GivenError, Outcome, QuestionError, Terms},
    error_data::{Coded, ErrorData, counted, data_of},
    policy::{CLASSES, DegreeKind},
};

/// A table of people and their degrees. In every column of codes 0 is: not known.
#[derive(Debug, Clone, Copy, Default)]
pub struct PeopleColumns<'a> {
    /// Where each person's degrees begin in the degrees' columns, and at last where they end: one
    /// more entry than people.
    pub first_degree: &'a [u32],
    /// Whether all of a person's degrees are in the table: 1 no, 2 yes.
    pub degrees_given: &'a [u8],
    /// Whether a person holds an Alumni card: 1 no, 2 yes.
    pub alumni_card: &'a [u8],
    /// Whether a person holds a personal identification card: 1 no, 2 yes.
    pub identification_card: &'a [u8],
    /// A degree's kind: 1 to 9, in the order of [`DegreeKind`].
    pub kind: &'a [u8],
    /// Who conferred a degree: 1 NU, 2 another.
    pub institution: &'a [u8],
    /// When a degree was conferred: days since 1970-01-01, or [`CONFERRAL_UNKNOWN`],
    /// [`CONFERRAL_PENDING`], [`CONFERRAL_CONFERRED`]. A degree that was annulled is left out. NU conferred
    /// none before 2010, and no plan reaches beyond 2100.
    pub conferral: &'a [i32],
}

/// What is known of all people of a table alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeopleFacts {
    /// The University.
    #[serde(default)]
    pub university: University,
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PeopleError {
    /// A column has another length than it should.
    #[error("{column}: it has {} and should have {expected}", counted(.length, "row"))]
    #[serde(rename = "wrong-length")]
    Length {
        /// The column.
        column: &'static str,
        /// Its length.
        length: usize,
        /// The length of its table.
        expected: usize,
    },
    /// The beginnings of degrees do not go up from 0 to the number of degrees.
    #[error("first_degree: row {row} does not follow from the one before it")]
    #[serde(rename = "wrong-order")]
    Order {
        /// The first wrong row.
        row: usize,
    },
    /// A code that stands for nothing.
    #[error("{column}: row {row} has the code {code}, which stands for nothing")]
    #[serde(rename = "unknown-code")]
    Code {
        /// The column.
        column: &'static str,
        /// The row.
        row: usize,
        /// The code.
        #[serde(rename = "given")]
        code: u8,
    },
    /// A person that cannot be.
    #[error("people[{row}]: there can be no such person")]
    Person {
        /// The row.
        row: usize,
        /// Why.
        #[source]
        reason: Box<QuestionError>,
    },
    /// Terms that are wrong, or a degree that NU conferred in a year in which it confers none.
    #[error(transparent)]
    #[serde(untagged)]
    Given(#[from] GivenError),
}

/// The field is a column, and where one row is wrong, that row: `kind[7]`.
impl Coded for PeopleError {
    fn data(&self) -> ErrorData {
        let path = match self {
            Self::Given(error) => return error.data(),
            Self::Length { column, .. } => (*column).to_owned(),
            Self::Order { row } => format!("first_degree[{row}]"),
            Self::Code { column, row, .. } => format!("{column}[{row}]"),
            Self::Person { row, reason } => {
                let mut data = reason.data();
                let here = format!("people[{row}]");
                data.path = data.path.map(|path| path.replacen(PERSON, &here, 1));
                data.message = data.message.replacen(PERSON, &here, 1);
                return data;
            }
        };
        ErrorData {
            path: Some(path),
            ..data_of(self)
        }
    }
}

/// What is true of a person, so that `and` is the least and `or` the greatest of two.
pub(super) const NO: u8 = 0;
const UNKNOWN: u8 = 1;
pub(super) const YES: u8 = 2;

/// The code of an institution that is NU.
const BY_NU: u8 = 1;

/// Codes 0 not known, 1 no, 2 yes, as truths.
const FLAGS: [u8; 3] = [UNKNOWN, NO, YES];

/// Whether a degree of each kind's code makes an Alumnus, and whether that of each institution's does.
pub(super) fn degree_truths() -> ([u8; 10], [u8; 3]) {
    let mut kind_is = [NO; 10];
    for (truth, code) in kind_is.iter_mut().zip(0..) {
        *truth = match DegreeKind::of_code(code) {
            None => UNKNOWN,
            Some(kind) if kind.makes_alumni() => YES,
            Some(_) => NO,
        };
    }
    (kind_is, [UNKNOWN, YES, NO])
}

/// The truth of a code.
pub(super) fn of(table: &[u8], code: u8) -> u8 {
    table.get(usize::from(code)).copied().unwrap_or(UNKNOWN)
}

impl PeopleColumns<'_> {
    pub(super) fn check(&self) -> Result<(), PeopleError> {
        let degrees = self.kind.len();
        let people = self.degrees_given.len();
        for (column, length, expected) in [
            ("alumni_card", self.alumni_card.len(), people),
            (
                "identification_card",
                self.identification_card.len(),
                people,
            ),
            (
                "first_degree",
                self.first_degree.len(),
                people.saturating_add(1),
            ),
            ("institution", self.institution.len(), degrees),
            ("conferral", self.conferral.len(), degrees),
        ] {
            if length != expected {
                return Err(PeopleError::Length {
                    column,
                    length,
                    expected,
                });
            }
        }
        let rises = self
            .first_degree
            .iter()
            .zip(self.first_degree.iter().skip(1));
        if let Some(row) = rises.clone().position(|(this, next)| this > next) {
            return Err(PeopleError::Order {
                row: row.saturating_add(1),
            });
        }
        let ends = (self.first_degree.first(), self.first_degree.last());
        if ends.0 != Some(&0) || ends.1.is_none_or(|&last| last as usize != degrees) {
            return Err(PeopleError::Order {
                row: if ends.0 == Some(&0) { people } else { 0 },
            });
        }
        for (column, codes, most) in [
            ("degrees_given", self.degrees_given, 2),
            ("alumni_card", self.alumni_card, 2),
            ("identification_card", self.identification_card, 2),
            ("kind", self.kind, DegreeKind::ALL.len() as u8),
            ("institution", self.institution, 2),
        ] {
            if let Some(row) = codes.iter().position(|&code| code > most) {
                let code = codes.get(row).copied().unwrap_or_default();
                return Err(PeopleError::Code { column, row, code });
            }
        }
        self.check_years()
    }

    /// That NU conferred degrees in the years of what it is said to have conferred.
    fn check_years(&self) -> Result<(), PeopleError> {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let first = day(*CLASSES.start(), 1, 1).map_or(i32::MIN, |day| day.to_epoch_days());
        let last = day(*CLASSES.end(), 12, 31).map_or(i32::MAX, |day| day.to_epoch_days());
        let of_nu = self.institution.iter().map(|code| *code == BY_NU);
        let is_wrong = |(of_nu, day): (bool, &i32)| {
            of_nu && *day > CONFERRAL_CONFERRED && !(first..=last).contains(day)
        };
        let Some(row) = of_nu.zip(self.conferral).position(is_wrong) else {
            return Ok(());
        };
        let given = self.conferral.get(row).copied().unwrap_or_default();
        let beyond = if given < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        };
        let year = NaiveDate::from_epoch_days(given).unwrap_or(beyond).year();
        Err(GivenError::no_such_class(format!("conferral[{row}]"), year).into())
    }

    /// What kind of person each is: a place in what [`outcomes_by_kind`] lists.
    fn kinds(&self, (perhaps_from, surely_from): (i32, i32), today: i32) -> Vec<u32> {
        let (kind_is, institution_is) = degree_truths();
        let mut first = 0usize;
        let people = self
            .degrees_given
            .iter()
            .zip(self.first_degree.iter().skip(1));
        let cards = self.alumni_card.iter().zip(self.identification_card);
        people
            .zip(cards)
            .map(|((&given, &end), (&alumni_card, &identification_card))| {
                let degrees = first..end as usize;
                first = end as usize;
                // Where not all degrees are given, there may be any.
                let (mut graduated, mut within) = if of(&FLAGS, given) == YES {
                    (NO, NO)
                } else {
                    (UNKNOWN, UNKNOWN)
                };
                let kinds = self.kind.get(degrees.clone()).unwrap_or_default();
                let institutions = self.institution.get(degrees.clone()).unwrap_or_default();
                let conferrals = self.conferral.get(degrees).unwrap_or_default();
                for ((&kind, &institution), &conferral) in
                    kinds.iter().zip(institutions).zip(conferrals)
                {
                    let degree = of(&kind_is, kind).min(of(&institution_is, institution));
                    let (conferred, runs) = match conferral {
                        CONFERRAL_UNKNOWN => (UNKNOWN, UNKNOWN),
                        CONFERRAL_PENDING => (NO, NO),
                        CONFERRAL_CONFERRED => (YES, UNKNOWN),
                        day if day > today => (NO, NO),
                        day if day >= surely_from => (YES, YES),
                        day if day >= perhaps_from => (YES, UNKNOWN),
                        _ => (YES, NO),
                    };
                    graduated = graduated.max(degree.min(conferred));
                    within = within.max(degree.min(runs));
                }
                u32::from(place([
                    graduated,
                    within,
                    of(&FLAGS, alumni_card),
                    of(&FLAGS, identification_card),
                ]))
            })
            .collect()
    }
}

/// The place of a kind of person among the 81.
fn place(truths: [u8; 4]) -> u8 {
    truths.iter().fold(0, |place: u8, truth| {
        place.wrapping_mul(3).wrapping_add(*truth)
    })
}

/// People by what decides about their rights: few kinds, whose rights are the same, and many people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindsOfPeople {
    /// Of which kind each person is: a place in each of the columns.
    pub of_each: Vec<u32>,
    /// For each right of [`RIGHTS`], the code of each kind's [`Outcome`].
    pub outcomes: Vec<Vec<u8>>,
    /// For each right, the days of [`until_of_people`](super::until_of_people) of each kind; no column
    /// where it was not asked for.
    pub until: Vec<Vec<i32>>,
}

impl KindsOfPeople {
    /// What a column has for each person.
    pub(super) fn for_each<T: Copy + Default>(&self, of_kinds: &[T]) -> Vec<T> {
        let of_kind = |kind: &u32| of_kinds.get(*kind as usize).copied().unwrap_or_default();
        self.of_each.iter().map(of_kind).collect()
    }
}

/// The rights of many people by the kinds of them: what a table is made of that keeps equal rows once.
///
/// # Errors
/// As [`rights_of_people`].
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{PeopleColumns, PeopleFacts, kinds_of_people}};
///
/// // Two people with one Bachelor's degree each, of 2025-06-14 and 2019.
/// let people = PeopleColumns {
///     first_degree: &[0, 1, 2],
///     degrees_given: &[2, 2],
///     alumni_card: &[0, 0],
///     identification_card: &[0, 0],
///     kind: &[1, 1],
///     institution: &[1, 1],
///     conferral: &[20_253, 18_000],
/// };
/// let kinds = kinds_of_people(&people, &PeopleFacts::default(), "2026-01-12".parse()?, &Terms::default())?;
/// let e_resources = kinds.of_each.iter().map(|kind| kinds.outcomes[1][*kind as usize]);
/// assert!(e_resources.eq([Outcome::Granted.code(), Outcome::NotGranted.code()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn kinds_of_people(
    people: &PeopleColumns<'_>,
    facts: &PeopleFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<KindsOfPeople, PeopleError> {
    let terms = &*terms.known_on(as_of)?;
    let today = as_of.to_epoch_days();
    people.check()?;
    facts.university.check()?;
    let running = first_running_conferrals(as_of, terms)?;
    let by_kind = outcomes_by_kind(running, &facts.university, as_of, terms)?;
    // No person is of a kind without outcomes.
    let code = |of_kind: &Vec<Outcome>, right: usize| {
        let outcome = of_kind.get(right).copied();
        outcome.unwrap_or(Outcome::Undetermined).code()
    };
    Ok(KindsOfPeople {
        of_each: people.kinds(running, today),
        outcomes: (0..RIGHTS.len())
            .map(|right| by_kind.iter().map(|kind| code(kind, right)).collect())
            .collect(),
        until: Vec::new(),
    })
}

/// The rights of many people on a day: for each right of [`RIGHTS`], a column with the code of
/// each person's [`Outcome`]. The outcomes are those of [`rights`](super::rights()).
///
/// Where not all degrees of a person are given, those that are count, and others may be there.
///
/// # Errors
/// [`PeopleError`] naming the column and the row.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{CONFERRAL_PENDING, PeopleColumns, PeopleFacts, rights_of_people}};
///
/// // Two people with one Bachelor's degree each: of 2025-06-14, day 20,253, and pending.
/// let people = PeopleColumns {
///     first_degree: &[0, 1, 2],
///     degrees_given: &[2, 2],
///     alumni_card: &[2, 0],
///     identification_card: &[2, 0],
///     kind: &[1, 1],
///     institution: &[1, 1],
///     conferral: &[20_253, CONFERRAL_PENDING],
/// };
/// let columns = rights_of_people(&people, &PeopleFacts::default(), "2026-01-12".parse()?, &Terms::default())?;
/// let e_resources = &columns[1];
/// assert_eq!(e_resources[..], [Outcome::Granted.code(), Outcome::NotGranted.code()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights_of_people(
    people: &PeopleColumns<'_>,
    facts: &PeopleFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Vec<u8>>, PeopleError> {
    let kinds = kinds_of_people(people, facts, as_of, terms)?;
    let columns = kinds.outcomes.iter();
    Ok(columns.map(|codes| kinds.for_each(codes)).collect())
}

/// The outcomes of all rights for each kind of person that there can be.
fn outcomes_by_kind(
    (perhaps_from, surely_from): (i32, i32),
    university: &University,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Vec<Outcome>>, GivenError> {
    let day = NaiveDate::from_epoch_days;
    let over = day(perhaps_from.saturating_sub(1));
    let running = day(surely_from).filter(|day| *day <= as_of);
    let degree = |kind, conferral| {
        Some(vec![Degree {
            id: String::new(),
            kind,
            institution: Some(Institution::Nu),
            school: None,
            conferral: Some(conferral),
        }])
    };
    let bachelor = Some(DegreeKind::Bachelor);
    // Whether graduated, whether within the year, and degrees of which both are true.
    let people = [
        (NO, NO, Some(Some(Vec::new()))),
        (
            UNKNOWN,
            NO,
            over.map(|day| degree(None, Conferral::On(day))),
        ),
        (UNKNOWN, UNKNOWN, Some(None)),
        (
            YES,
            NO,
            over.map(|day| degree(bachelor, Conferral::On(day))),
        ),
        (YES, UNKNOWN, Some(degree(bachelor, Conferral::Conferred))),
        (
            YES,
            YES,
            running.map(|day| degree(bachelor, Conferral::On(day))),
        ),
    ];
    let card = |truth| match truth {
        NO => Some(false),
        YES => Some(true),
        _ => None,
    };
    let mut by_kind = vec![Vec::new(); 81];
    for (graduated, within, degrees) in people {
        let Some(degrees) = degrees else { continue };
        for (alumni, identification) in (0..9u8).map(|i| (i / 3, i % 3)) {
            let facts = RightsFacts {
                person: Person {
                    degrees: degrees.clone(),
                    student: None,
                    alumni_card: card(alumni),
                    identification_card: card(identification),
                },
                university: university.clone(),
                approvals: Vec::new(),
            };
            let kind = place([graduated, within, alumni, identification]);
            if let Some(of_kind) = by_kind.get_mut(usize::from(kind)) {
                *of_kind = outcomes(&facts, as_of, terms)?;
            }
        }
    }
    Ok(by_kind)
}
