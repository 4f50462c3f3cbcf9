//! `subject-present`: a mailing has a subject. A message without one breaks the clause, unless a
//! part of it was not read (I46); of HTML and plain text, which have no place for it, it is not known
//! until the brief gives it. Of two subjects, or one that does not decode, nobody knows what readers
//! see.

use super::{Case, Found, Place, Rule, news_digest, not_read};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{Aspect, layout::is_seen, source::Noted};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SubjectPresent,
    clauses: &[ClauseId::A2_1],
    readings: &[EntryId::I46],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const PLACE: Place = Place::Subject(None);
    let subject = case.subject.unwrap_or_default();
    let noted = case
        .draft
        .notes()
        .iter()
        .filter_map(|note| match note.what {
            Noted::SecondSubject => Some(Found::review(PLACE, "second").about(subject)),
            Noted::GarbledSubject => Some(Found::review(PLACE, "garbled").about(subject)),
            _ => None,
        });
    let missing = match case.subject {
        Some(subject) if subject.split_whitespace().any(is_seen) => None,
        None if !case.draft.kind().is_message() => {
            Some(Found::undetermined(PLACE, "not-given", "subject"))
        }
        _ if case.letter.leaves_open(Aspect::Text) => {
            let found = Found::review(PLACE, "perhaps-not-read");
            Some(found.about(not_read::may_hold_text(case)))
        }
        _ => Some(Found::violation(PLACE, "missing")),
    };
    noted.chain(missing).collect()
}
