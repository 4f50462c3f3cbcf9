//! Who is an Alumnus and what follows from it: sections 2, 4 and 5, and what Alumni and their
//! Associations start (6.4, 6.5).
//!
//! - [`alumnus`] says whether a person is one.
//! - [`rights`] says it of each right of section 4 on a day, [`rights_over_time`] when each begins and
//!   ends, [`rights_of_people`] answers for a table of people at once, and [`rights_ending`] tells who
//!   loses which right in a month.
//! - [`responsibilities`] lists section 5: what can be decided by a record, and what a person judges.
//! - [`association`] and [`start_programme`] are about groups, [`own_initiative`] about one person.
//!
//! ```
//! use nu_alumni_policy::policy::{ClauseId, QuestionName};
//! use nu_alumni_policy::{Outcome, Terms, alumni::{RightsFacts, rights, rights_over_time}};
//!
//! let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
//!     {"id": "bsc", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
//! ]}}"#)?;
//! let terms = Terms::default();
//!
//! // On this day: the e-resources of the library are hers.
//! let all = rights(&facts, "2026-01-12".parse()?, &terms)?;
//! let library = all.iter().find(|d| d.question() == QuestionName::LibraryEResources).unwrap();
//! assert_eq!(library.outcome(), Outcome::Granted);
//! assert_eq!(library.clauses(), [ClauseId::C4_1b]);
//!
//! // Over all of time: when they begin and when they end.
//! let over_time = rights_over_time(&facts, "2026-01-12".parse()?, &terms)?;
//! let library = over_time.rights.iter().find(|right| right.question == QuestionName::LibraryEResources).unwrap();
//! let granted = library.periods.iter().find(|p| p.outcome == Outcome::Granted).unwrap();
//! assert_eq!(granted.valid.until, Some("2026-06-15".parse()?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A right with conditions of its own stands in a file of its own, and so does each responsibility
//! that a record can settle.

mod associations;
mod changes_told;
mod forms_answered;
mod initiative;
mod non_disclosure;
mod people;
mod people_table;
mod people_until;
mod person;
mod record;
mod responsibilities;
mod rights;
mod rights_ending;
mod status;

pub use associations::{
    Group, GroupFacts, GroupForm, Partner, Programme, ProgrammeFacts, association, start_programme,
};
pub use changes_told::changes_told;
pub use forms_answered::forms_answered;
pub use initiative::{CenterStep, Initiative, InitiativeFacts, own_initiative};
pub use non_disclosure::non_disclosure;
pub use people::{
    KindsOfPeople, PeopleColumns, PeopleError, PeopleFacts, kinds_of_people, rights_of_people,
};
pub use people_table::{People, RightsOfPeople};
pub use people_until::{UNTIL_STAYS, kinds_of_people_until, until_of_people};
pub use person::{Conferral, Degree, Institution, Person};
pub use record::{ChangeOf, ContactChange, Disclosure, Form, Record, RecordFacts, Told};
pub use responsibilities::{AnswerKind, Responsibilities, Responsibility, responsibilities};
pub use rights::{
    Period, RIGHTS, Right, RightName, RightPeriods, RightsFacts, RightsOverTime, Stated,
    University,
    e_resources::{CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN, e_library_last_day},
    rights, rights_over_time,
};
pub use rights_ending::{EndingRight, OneOfMany, RightsEnding, RightsEndingFacts, rights_ending};
pub use status::{PersonFacts, alumnus};

pub(crate) use associations::{ASSOCIATION, START_PROGRAMME};
pub(crate) use changes_told::CHANGES_TOLD;
pub(crate) use forms_answered::FORMS_ANSWERED;
pub(crate) use initiative::OWN_INITIATIVE;
pub(crate) use non_disclosure::NON_DISCLOSURE;
pub(crate) use rights_ending::RIGHTS_ENDING;
pub(crate) use status::{ALUMNUS, alumnus_of};

crate::policy::named!(AnswerKind, CenterStep, ChangeOf, GroupForm, Institution);
