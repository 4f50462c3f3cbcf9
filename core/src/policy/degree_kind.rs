//! The kinds of degree that 2.1 names, and what is none of them.

use serde::{Deserialize, Serialize};

/// What was studied for. The first five kinds make an Alumnus (2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DegreeKind {
    /// A Bachelor's degree.
    Bachelor,
    /// A Master's degree.
    Master,
    /// Doctor of Medicine.
    DoctorOfMedicine,
    /// A residency.
    Residency,
    /// A PhD.
    Phd,
    /// A certificate of a course.
    Certificate,
    /// The Foundation Year.
    FoundationYear,
    /// An exchange.
    Exchange,
    /// An honorary degree.
    Honorary,
}

impl DegreeKind {
    /// All kinds, in the order of their codes in columns, which begin at 1.
    pub const ALL: [Self; 9] = [
        Self::Bachelor,
        Self::Master,
        Self::DoctorOfMedicine,
        Self::Residency,
        Self::Phd,
        Self::Certificate,
        Self::FoundationYear,
        Self::Exchange,
        Self::Honorary,
    ];

    /// The kind of this code in a column; `None` where it is not known or there is none.
    pub(crate) fn of_code(code: u8) -> Option<Self> {
        let place = usize::from(code).checked_sub(1)?;
        Self::ALL.get(place).copied()
    }

    /// Its name: `doctor-of-medicine`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::DoctorOfMedicine => "doctor-of-medicine",
            Self::Residency => "residency",
            Self::Phd => "phd",
            Self::Certificate => "certificate",
            Self::FoundationYear => "foundation-year",
            Self::Exchange => "exchange",
            Self::Honorary => "honorary",
        }
    }

    /// Whether it is one of the five kinds of 2.1.
    pub fn makes_alumni(self) -> bool {
        !matches!(
            self,
            Self::Certificate | Self::FoundationYear | Self::Exchange | Self::Honorary
        )
    }
}
