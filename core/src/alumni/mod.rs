//! Who is an Alumnus and what follows from it: sections 2, 4 and 5, and the Associations of 6.

mod people;
mod person;
mod rights;
mod status;

pub use people::{
    CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, PeopleColumns, PeopleError,
    rights_of_people,
};
pub use person::{Conferral, Degree, DegreeKind, Institution, Person};
pub use rights::{
    Period, RIGHTS, RightFact, RightPeriods, RightsFacts, Stated, University, right, rights,
    rights_over_time,
};
pub use status::alumnus;
pub(crate) use status::alumnus_of;
