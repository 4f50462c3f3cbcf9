//! A table of people made of persons, for callers who have no columns.

use chrono::NaiveDate;

use super::{
    CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, Conferral, Degree, Institution,
    PeopleColumns, PeopleError, PeopleFacts, Person, RightName, person::PERSON, rights_of_people,
};
use crate::{
    decision::{Outcome, Terms},
    policy::{DegreeKind, grants_degrees},
};

/// A table of people, of which all rights are asked at once.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{People, PeopleFacts, Person, RightName}};
///
/// let read = |json| serde_json::from_str::<Person>(json);
/// let persons = [
///     read(r#"{"degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]}"#)?,
///     read(r#"{"degrees": []}"#)?,
/// ];
/// let (as_of, terms) = ("2026-01-12".parse()?, Terms::default());
/// let people = People::of(&persons, &terms)?;
/// let rights = people.rights(&PeopleFacts::default(), as_of, &terms)?;
/// let outcomes: Vec<Outcome> = rights.of(RightName::LibraryEResources).collect();
/// assert_eq!(outcomes, [Outcome::Granted, Outcome::NotGranted]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct People {
    first_degree: Vec<u32>,
    degrees_given: Vec<u8>,
    alumni_card: Vec<u8>,
    identification_card: Vec<u8>,
    kind: Vec<u8>,
    institution: Vec<u8>,
    conferral: Vec<i32>,
}

/// The rights of a table of people, one column for each right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsOfPeople(Vec<Vec<u8>>);

/// A yes or no in a column.
fn flag(given: Option<bool>) -> u8 {
    given.map_or(0, |yes| if yes { 2 } else { 1 })
}

/// A kind's code in a column; a School that grants no degrees makes none of any kind.
fn kind(degree: &Degree) -> u8 {
    let kind = match degree.school.as_deref() {
        Some(school) if !grants_degrees(school) => Some(DegreeKind::FoundationYear),
        _ => degree.kind,
    };
    let place = DegreeKind::ALL
        .iter()
        .position(|known| Some(*known) == kind);
    place.map_or(0, |place| (place as u8).saturating_add(1))
}

fn institution(degree: &Degree) -> u8 {
    match (degree.institution, &degree.school) {
        (Some(Institution::Other), _) => 2,
        (Some(Institution::Nu), _) | (None, Some(_)) => 1,
        (None, None) => 0,
    }
}

fn conferral(degree: &Degree) -> i32 {
    match degree.conferral {
        None => CONFERRAL_UNKNOWN,
        Some(Conferral::Pending | Conferral::Annulled) => CONFERRAL_PENDING,
        Some(Conferral::Conferred) => CONFERRAL_CONFERRED,
        Some(Conferral::On(day)) => day.to_epoch_days(),
    }
}

impl People {
    /// The table of these persons, in their order.
    ///
    /// # Errors
    /// [`PeopleError::Person`] with the first row that cannot be, and the path in it.
    pub fn of<'p>(
        persons: impl IntoIterator<Item = &'p Person>,
        terms: &Terms,
    ) -> Result<Self, PeopleError> {
        let mut people = Self {
            first_degree: vec![0],
            ..Self::default()
        };
        for (row, person) in persons.into_iter().enumerate() {
            let fits = person.check(PERSON, terms);
            fits.map_err(|reason| PeopleError::Person {
                row,
                reason: Box::new(reason),
            })?;
            people
                .degrees_given
                .push(flag(person.degrees.as_ref().map(|_| true)));
            people.alumni_card.push(flag(person.alumni_card));
            people
                .identification_card
                .push(flag(person.identification_card));
            let counted = |degree: &&Degree| degree.conferral != Some(Conferral::Annulled);
            for degree in person.degrees.iter().flatten().filter(counted) {
                people.kind.push(kind(degree));
                people.institution.push(institution(degree));
                people.conferral.push(conferral(degree));
            }
            people.first_degree.push(people.kind.len() as u32);
        }
        Ok(people)
    }

    /// Their rights on a day.
    ///
    /// # Errors
    /// As [`rights_of_people`].
    pub fn rights(
        &self,
        facts: &PeopleFacts,
        as_of: NaiveDate,
        terms: &Terms,
    ) -> Result<RightsOfPeople, PeopleError> {
        rights_of_people(&self.columns(), facts, as_of, terms).map(RightsOfPeople)
    }

    /// The table as columns.
    pub fn columns(&self) -> PeopleColumns<'_> {
        PeopleColumns {
            first_degree: &self.first_degree,
            degrees_given: &self.degrees_given,
            alumni_card: &self.alumni_card,
            identification_card: &self.identification_card,
            kind: &self.kind,
            institution: &self.institution,
            conferral: &self.conferral,
        }
    }
}

impl RightsOfPeople {
    /// The outcomes of a right, in the order of the people.
    pub fn of(&self, right: RightName) -> impl Iterator<Item = Outcome> {
        let column = self.0.get(right as usize);
        let codes = column.map(Vec::as_slice).unwrap_or_default();
        let outcome = |code: &u8| Outcome::ALL.get(usize::from(*code)).copied();
        codes.iter().filter_map(outcome)
    }
}
