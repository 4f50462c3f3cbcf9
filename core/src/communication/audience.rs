//! Whom a communication goes to, by facets, and how two audiences stand to one another.

use serde::{Deserialize, Serialize};

use crate::policy::DegreeKind;

/// An audience: all Alumni, or those that every facet which is given holds. A facet that is not
/// given narrows nothing, as an audience is described by what narrows it (I07).
///
/// ```
/// use nu_alumni_policy::{Audience, Relation, relation};
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
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

/// How one audience stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
}
