//! Who is an Alumnus and what follows from it: sections 2, 4 and 5, and what Alumni and their
//! Associations start (6.4, 6.5).

mod associations;
mod changes_told;
mod forms_answered;
mod initiative;
mod non_disclosure;
mod people;
mod person;
mod record;
mod responsibilities;
mod rights;
mod status;

pub use associations::{
    Group, GroupFacts, GroupForm, Partner, Programme, ProgrammeFacts, association, start_programme,
};
pub use changes_told::changes_told;
pub use forms_answered::forms_answered;
pub use initiative::{CenterStep, Initiative, InitiativeFacts, own_initiative};
pub use non_disclosure::non_disclosure;
pub use people::{PeopleColumns, PeopleError, rights_of_people};
pub use person::{Conferral, Degree, Institution, Person};
pub use record::{ChangeOf, ContactChange, Disclosure, Form, Record, RecordFacts, Told};
pub use responsibilities::{AnswerKind, Responsibility, responsibilities};
pub use rights::{
    Period, RIGHTS, Right, RightPeriods, RightsFacts, Stated, University,
    e_resources::{CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, e_library_last_day},
    right, rights, rights_over_time,
};
pub use status::alumnus;

pub(crate) use associations::{ASSOCIATION, START_PROGRAMME};
pub(crate) use changes_told::CHANGES_TOLD;
pub(crate) use forms_answered::FORMS_ANSWERED;
pub(crate) use initiative::OWN_INITIATIVE;
pub(crate) use non_disclosure::NON_DISCLOSURE;
pub(crate) use status::{ALUMNUS, alumnus_of};
