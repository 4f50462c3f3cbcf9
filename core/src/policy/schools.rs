//! The University's Schools by their short names. The Policy names none, and Schools are founded
//! and renamed, so a caller can add to the list; a name outside both is refused, as it is more
//! likely a slip than a School.

/// The years in which somebody can graduate: the University was founded in 2010, and no plan reaches
/// further than the calendar does.
pub(crate) const CLASSES: std::ops::RangeInclusive<i32> = 2010..=2100;

/// A School.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchoolFact {
    /// Its short name: `GSB`.
    pub name: &'static str,
    /// Whether it grants, or granted, degrees: the Foundation Year's certificate is none (I01).
    pub grants_degrees: bool,
    /// Whether it is a former one, which has Alumni of its own.
    pub former: bool,
}

const fn school(name: &'static str) -> SchoolFact {
    SchoolFact {
        name,
        grants_degrees: true,
        former: false,
    }
}

const fn former(name: &'static str) -> SchoolFact {
    SchoolFact {
        former: true,
        ..school(name)
    }
}

/// Whether a School grants degrees; one that the caller adds does.
pub(crate) fn grants_degrees(name: &str) -> bool {
    let known = SCHOOLS.iter().find(|school| school.name == name);
    known.is_none_or(|school| school.grants_degrees)
}

/// The Schools known here.
pub const SCHOOLS: &[SchoolFact] = &[
    school("SEDS"),
    school("SSH"),
    school("SMG"),
    school("GSB"),
    school("GSE"),
    school("GSPP"),
    school("NUSOM"),
    school("CPS"),
    SchoolFact {
        grants_degrees: false,
        ..school("NUFYP")
    },
    former("SENG"),
    former("SST"),
    former("SHSS"),
];
