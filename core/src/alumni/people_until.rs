//! Until when the rights of a table of people stay as they are.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};

use super::{
    CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, Conferral, Degree, Institution,
    KindsOfPeople, PeopleColumns, PeopleError, PeopleFacts, Person, RIGHTS, RightsFacts,
    kinds_of_people,
    people::{NO, YES, degree_truths, of},
    rights::{e_resources::first_running_conferrals, untils},
};
use crate::{decision::Terms, policy::DegreeKind};

/// In a column of days: the outcome stays.
pub const UNTIL_STAYS: i32 = i32::MIN;

/// What decides until when a person's rights stay: three flags, and the degrees that count, in order.
#[derive(PartialEq, Eq, Hash, Clone, Default)]
struct Sort {
    flags: [u8; 3],
    degrees: Vec<(u8, i32)>,
}

/// The rights of many people and until when they stay, by the kinds of them.
///
/// # Errors
/// As [`rights_of_people`](super::rights_of_people).
///
/// ```
/// use nu_alumni_policy::{Terms, alumni::{PeopleColumns, PeopleFacts, UNTIL_STAYS, kinds_of_people_until}};
///
/// // A person with a Bachelor's degree of 2025-06-14, day 20,253.
/// let people = PeopleColumns {
///     first_degree: &[0, 1],
///     degrees_given: &[2],
///     alumni_card: &[0],
///     identification_card: &[0],
///     kind: &[1],
///     institution: &[1],
///     conferral: &[20_253],
/// };
/// let kinds = kinds_of_people_until(&people, &PeopleFacts::default(), "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!((kinds.of_each, &kinds.until[1][..]), (vec![0], &[20_619][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn kinds_of_people_until(
    people: &PeopleColumns<'_>,
    facts: &PeopleFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<KindsOfPeople, PeopleError> {
    let terms = &*terms.known_on(as_of)?;
    let by_outcomes = kinds_of_people(people, facts, as_of, terms)?;
    // Where no order can make its time longer, a conferral whose year is over is as any other such.
    let over = match terms.orders.is_empty() {
        true => first_running_conferrals(as_of, terms)?.0.saturating_sub(1),
        false => i32::MIN,
    };
    let (kind_is, institution_is) = degree_truths();
    let mut places: HashMap<Sort, u32> = HashMap::new();
    let mut rows: Vec<Vec<i32>> = Vec::new();
    // All people of a sort are of one kind by their outcomes.
    let mut kind_of_each: Vec<u32> = Vec::new();
    let mut of_each = Vec::with_capacity(people.degrees_given.len());
    let mut sort = Sort::default();
    let mut first = 0usize;
    let each = people
        .degrees_given
        .iter()
        .zip(people.alumni_card)
        .zip(people.identification_card)
        .zip(people.first_degree.iter().skip(1))
        .zip(&by_outcomes.of_each);
    for ((((&given, &alumni), &identification), &end), &kind_of_this) in each {
        sort.flags = [given, alumni, identification];
        sort.degrees.clear();
        let degrees = first..end as usize;
        first = end as usize;
        let kinds = people.kind.get(degrees.clone()).unwrap_or_default();
        let institutions = people.institution.get(degrees.clone()).unwrap_or_default();
        let conferrals = people.conferral.get(degrees).unwrap_or_default();
        for ((&kind, &institution), &conferral) in kinds.iter().zip(institutions).zip(conferrals) {
            let counts = of(&kind_is, kind).min(of(&institution_is, institution));
            if counts == NO {
                continue;
            }
            let conferral = match conferral > CONFERRAL_CONFERRED {
                true => conferral.max(over),
                false => conferral,
            };
            sort.degrees.push((counts, conferral));
        }
        sort.degrees.sort_unstable();
        sort.degrees.dedup();
        let place = match places.get(&sort) {
            Some(place) => *place,
            None => {
                // There are no more sorts than people.
                let place = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                rows.push(days_of(&sort, facts, as_of, terms)?);
                kind_of_each.push(kind_of_this);
                places.insert(sort.clone(), place);
                place
            }
        };
        of_each.push(place);
    }
    let of_sorts = KindsOfPeople {
        of_each: kind_of_each,
        ..by_outcomes
    };
    let day = |row: &Vec<i32>, right: usize| row.get(right).copied().unwrap_or(UNTIL_STAYS);
    Ok(KindsOfPeople {
        of_each,
        outcomes: of_sorts
            .outcomes
            .iter()
            .map(|codes| of_sorts.for_each(codes))
            .collect(),
        until: (0..RIGHTS.len())
            .map(|right| rows.iter().map(|row| day(row, right)).collect())
            .collect(),
    })
}

/// Until when the rights of many people stay as they are: for each right of [`RIGHTS`], a column with
/// the first day on which the outcome or who has to agree is another, in days since 1970-01-01, or
/// [`UNTIL_STAYS`]. The days are those of [`rights`](super::rights()).
///
/// # Errors
/// As [`rights_of_people`](super::rights_of_people).
///
/// ```
/// use nu_alumni_policy::{Terms, alumni::{PeopleColumns, PeopleFacts, UNTIL_STAYS, until_of_people}};
///
/// // Two people with one Bachelor's degree each: of 2025-06-14, day 20,253, and of 2019.
/// let people = PeopleColumns {
///     first_degree: &[0, 1, 2],
///     degrees_given: &[2, 2],
///     alumni_card: &[2, 0],
///     identification_card: &[2, 0],
///     kind: &[1, 1],
///     institution: &[1, 1],
///     conferral: &[20_253, 18_000],
/// };
/// let columns = until_of_people(&people, &PeopleFacts::default(), "2026-01-12".parse()?, &Terms::default())?;
/// // The year of e-resources ends with 14 June 2026; the 15th is day 20,619.
/// assert_eq!(columns[1], [20_619, UNTIL_STAYS]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn until_of_people(
    people: &PeopleColumns<'_>,
    facts: &PeopleFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Vec<i32>>, PeopleError> {
    let kinds = kinds_of_people_until(people, facts, as_of, terms)?;
    let columns = kinds.until.iter();
    Ok(columns.map(|days| kinds.for_each(days)).collect())
}

/// The days of a person of this sort.
fn days_of(
    sort: &Sort,
    facts: &PeopleFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<i32>, PeopleError> {
    let flag = |code: u8| match code {
        1 => Some(false),
        2 => Some(true),
        _ => None,
    };
    let [given, alumni_card, identification_card] = sort.flags.map(flag);
    let known = sort.degrees.iter().map(|&(counts, conferral)| Degree {
        kind: (counts == YES).then_some(DegreeKind::Bachelor),
        institution: Some(Institution::Nu),
        conferral: conferral_of(conferral, as_of),
        ..Degree::default()
    });
    // Where not all are given, there may be any other.
    let others = (given != Some(true)).then(Degree::default);
    let person = Person {
        degrees: Some(known.chain(others).collect()),
        student: None,
        alumni_card,
        identification_card,
    };
    let facts = RightsFacts {
        person,
        university: facts.university.clone(),
        approvals: Vec::new(),
    };
    let untils = untils(&facts, as_of, terms)?.into_iter();
    Ok(untils
        .map(|until| until.map_or(UNTIL_STAYS, |day| day.to_epoch_days()))
        .collect())
}

fn conferral_of(code: i32, as_of: NaiveDate) -> Option<Conferral> {
    match code {
        CONFERRAL_UNKNOWN => None,
        CONFERRAL_PENDING => Some(Conferral::Pending),
        CONFERRAL_CONFERRED => Some(Conferral::Conferred),
        day => Some(match NaiveDate::from_epoch_days(day) {
            Some(date) => Conferral::On(date),
            // No calendar has that day: it never comes, or was before all.
            None if day > as_of.to_epoch_days() => Conferral::Pending,
            None => Conferral::On(NaiveDate::MIN),
        }),
    }
}
