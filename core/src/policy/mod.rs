//! The Policy as data: what it says, what it was taken to mean, and which numbers it draws.
//!
//! - [`CLAUSES`]: every clause of the Policy and of Appendix 1, restated, with how the library treats
//!   it. [`clause`] finds one by its id.
//! - [`INTERPRETATIONS`]: every open question of its words, the reading taken, and the others that a
//!   caller may choose by [`Readings`].
//! - [`LIMITS`]: every number, once, with its clause. [`Limits`] holds those in force.
//! - [`Order`]: an order under 9.1, which lays other limits or approvals over the Policy for a time.
//! - [`EDITION`]: the edition that is encoded here, and how it stands.
//! - [`SCHOOLS`]: the Schools that are known by their short names.
//!
//! ```
//! use nu_alumni_policy::policy::{ClauseId, EntryId, Limit, Limits, Reading, Readings};
//!
//! // How long may a paragraph's lines be, and what is a line?
//! let fact = Limit::LineCharacters.fact();
//! assert_eq!((fact.clause, fact.value), (ClauseId::A2_2a, Some(80.0)));
//! assert_eq!(fact.clause.clause().section(), "A2");
//! let line = EntryId::I15.entry();
//! assert_eq!(line.value, Some(Reading::I15WrappedLines));
//! assert_eq!(line.others[0].value, Reading::I15AuthorLines);
//!
//! // Another edition, read another way.
//! let mut limits = Limits::default();
//! limits.set(Limit::LineCharacters, 100.0)?;
//! assert_eq!(limits.line_characters(), 100);
//! let mut readings = Readings::default();
//! readings.choose(Reading::I15AuthorLines);
//! assert!(readings.is(Reading::I15AuthorLines));
//! # Ok::<(), nu_alumni_policy::policy::LimitError>(())
//! ```
//!
//! A name that is none of these does not compile; one that comes in a request is refused by name.

mod answered_by;
mod clause;
mod degree_kind;
mod document;
mod edition;
mod interpretation;
mod limits;
mod names;
mod orders;
mod readings;
mod register;
mod schools;

pub use answered_by::{AnsweredBy, QuestionName, RuleName};
pub use clause::{CLAUSES, Clause, ClauseId, Treatment, clause};
pub use degree_kind::DegreeKind;
pub use document::{
    ClauseEntry, InterpretationEntry, LimitEntry, OtherReadingEntry, PolicyDocument, QuestionEntry,
    RuleEntry, SchoolEntry,
};
pub use edition::{EDITION, Edition, EditionStanding, EditionStatus};
pub(crate) use interpretation::entries_on;
pub use interpretation::{EntryId, Interpretation, OtherReading, Settled, interpretation};
pub use limits::{LIMITS, Limit, LimitError, LimitFact, Limits};
pub use names::UnknownName;
pub(crate) use names::{named, names};
pub(crate) use orders::first_day_after;
pub use orders::{Circumstance, Issuer, Order, OrderChange};
pub use readings::{Confirmation, Reading, ReadingError, Readings};
pub use register::INTERPRETATIONS;
pub(crate) use schools::{CLASSES, grants_degrees};
pub use schools::{SCHOOLS, SchoolFact};

named!(DegreeKind, EditionStatus, Issuer, Settled, Treatment);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    /// The ids and treatments as they were read out of the Policy's text.
    const READ_FROM_SOURCE: &str = include_str!("../../../tests/vectors/clauses.csv");

    #[test]
    fn every_clause_of_the_source_is_here_with_its_treatment_and_no_other() {
        let here: Vec<String> = CLAUSES
            .iter()
            .map(|c| {
                let treatment = serde_json::to_string(&c.treatment).unwrap();
                format!("{},{}", c.id, treatment.trim_matches('"'))
            })
            .collect();
        let source: Vec<&str> = READ_FROM_SOURCE.lines().skip(1).collect();
        assert_eq!(here, source);
        for locale in Locale::ALL {
            assert!(CLAUSES.iter().all(|c| c.gist(locale).len() > 10));
        }
    }

    #[test]
    fn the_register_is_whole() {
        let ids: Vec<String> = (1..=54).map(|n| format!("I{n:02}")).collect();
        let entries = INTERPRETATIONS.iter();
        assert!(
            entries
                .map(|e| e.id.name())
                .eq(ids.iter().map(String::as_str))
        );
        for entry in INTERPRETATIONS {
            assert_eq!(entry.id.entry(), entry);
            assert_eq!(
                entry.value.is_some(),
                !entry.others.is_empty(),
                "{}",
                entry.id
            );
        }
    }

    #[test]
    fn what_cannot_be_chosen_or_set_is_refused_by_name() {
        let readings = |json| {
            serde_json::from_str::<Readings>(json)
                .unwrap_err()
                .to_string()
        };
        assert!(readings(r#"{"I99": "x"}"#).contains("no entry `I99`"));
        assert!(readings(r#"{"I12": "x"}"#).contains("I12 has one reading only"));
        assert!(
            readings(r#"{"I15": "x"}"#).contains(
                "no reading `x`: use one of wrapped-lines, author-lines, whole-paragraph"
            )
        );
        let limits = |json| {
            serde_json::from_str::<Limits>(json)
                .unwrap_err()
                .to_string()
        };
        assert!(
            limits(r#"{"subject": 3}"#)
                .contains("unknown variant `subject`, expected one of `e_library_years`")
        );
        assert!(
            limits(r#"{"paragraphs": 2.5}"#)
                .contains("`paragraphs` cannot be 2.5: it is a whole number from 0 to 1000000")
        );
        assert!(limits(r#"{"bold_share": 1.5}"#).contains("it is from 0 to 1"));
    }
}
