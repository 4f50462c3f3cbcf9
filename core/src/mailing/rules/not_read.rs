//! `not-read`: what a mail program may show and the library does not read leaves its clauses to a
//! person (I46). What leaves one thing open alone, its colour or where it leads, is found under the
//! rule that looks at it; what leaves several open, or may hold text, is found once, here.

use super::{Case, Found, Place, Rule, news_digest};
use crate::decision::Arg;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_ground::sort;
use nu_alumni_letter::{Aspect, Unread, source::Noted};

pub(super) const RULE: Rule = Rule {
    name: RuleName::NotRead,
    clauses: &[
        ClauseId::A2_2,
        ClauseId::A2_2a,
        ClauseId::A2_2b,
        ClauseId::A2_2c,
        ClauseId::A2_2d,
        ClauseId::A2_3a,
        ClauseId::A2_3b,
        ClauseId::A2_3c,
        ClauseId::A2_3d,
        ClauseId::A2_3e,
    ],
    readings: &[EntryId::I46],
    binds: news_digest::binds_no_digest,
    check,
};

/// What each aspect leaves open: its clauses, and the rule that looks at it.
fn of(aspect: Aspect) -> (&'static [ClauseId], RuleName) {
    match aspect {
        Aspect::Text => (
            &[ClauseId::A2_2, ClauseId::A2_2a, ClauseId::A2_3d],
            RULE.name,
        ),
        Aspect::Links => (&[ClauseId::A2_2b], RuleName::LinksOwn),
        Aspect::Tables => (&[ClauseId::A2_2c], RuleName::TableCount),
        Aspect::Pictures => (&[ClauseId::A2_2d], RuleName::PictureCount),
        Aspect::Colours => (&[ClauseId::A2_3a], RuleName::BrandColours),
        Aspect::Bold => (&[ClauseId::A2_3b], RuleName::BoldShare),
        Aspect::Sizes => (&[ClauseId::A2_3c, ClauseId::A2_3e], RuleName::FontSize),
        Aspect::Capitals => (&[ClauseId::A2_3d], RuleName::Capitals),
    }
}

/// The clauses that all these leave open.
fn clauses(leaves: &[Aspect]) -> Vec<ClauseId> {
    let clauses = leaves.iter().flat_map(|&aspect| of(aspect).0);
    let mut clauses: Vec<ClauseId> = clauses.copied().collect();
    sort(&mut clauses);
    clauses.dedup();
    clauses
}

/// Whether it is found under the rule that looks at the one thing that it leaves open.
fn leaves_one(unread: &Unread) -> bool {
    matches!(unread.leaves, [aspect] if *aspect != Aspect::Text)
}

fn found(case: &Case<'_>, unread: &Unread, key: &'static str, clauses: Vec<ClauseId>) -> Found {
    let key = if unread.filled_in { "filled-in" } else { key };
    let what = Arg::part(&unread.what);
    let mut found = Found::review(Place::Body(unread.span), key).arg("what", what);
    found.clauses = Some(clauses);
    found.about(seen(case, unread))
}

/// What a person looks at: its name and its text.
fn seen(case: &Case<'_>, unread: &Unread) -> String {
    let text = unread.span.and_then(|span| span.of(case.draft.body_text()));
    format!("{}\n{}\n", unread.what, text.unwrap_or_default())
}

fn check(case: &Case<'_>) -> Vec<Found> {
    // Another alternative is a letter of its own to those who are shown it, and an invitation's text is
    // shown beside the letter.
    let others = case.draft.notes().iter().filter_map(|note| {
        let (key, leaves): (_, &[Aspect]) = match note.what {
            Noted::OtherAlternative => ("other-alternative", &[Aspect::Text, Aspect::Links]),
            Noted::OtherInvitation => ("other-invitation", &[Aspect::Text]),
            _ => return None,
        };
        let mut found = Found::review(Place::Body(None), key);
        found.clauses = Some(clauses(leaves));
        let found = found.arg("part", Arg::part(&note.part));
        Some(found.about(note.text.as_str()))
    });
    let several = case.letter.unread.iter().filter(|u| !leaves_one(u));
    several
        .map(|unread| {
            let may_hold_text = unread.leaves(Aspect::Text);
            found(
                case,
                unread,
                if may_hold_text { "not-read" } else { "looks" },
                clauses(unread.leaves),
            )
        })
        .chain(others)
        .collect()
}

/// What may hold text and was not read: what a person looks at who looks whether it holds something.
pub(super) fn may_hold_text(case: &Case<'_>) -> String {
    let unread = case.letter.unread.iter().filter(|u| u.leaves(Aspect::Text));
    unread.map(|unread| seen(case, unread)).collect()
}

/// What leaves open what `rule` looks at, and nothing else.
pub(crate) fn left_open(rule: &Rule, case: &Case<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for unread in case.letter.unread.iter().filter(|u| leaves_one(u)) {
        let aspects = unread.leaves.iter().map(|&aspect| of(aspect));
        for (clauses, _) in aspects.filter(|&(_, name)| name == rule.name) {
            all.push(found(case, unread, "not-read", clauses.to_vec()));
        }
    }
    all
}
