//! `not-read`: what a mail program may show and the library does not read leaves its clauses to a
//! person (I46). What leaves one thing open alone, its colour or where it leads, is found under the
//! rule that looks at it; what leaves several open, or may hold text, is found once, here.

use super::{Case, Found, Place, Rule, news_digest};
use nu_alumni_letter::{Aspect, Unread, source::Noted};

pub(super) const RULE: Rule = Rule {
    name: "not-read",
    clauses: &[
        "A2.2", "A2.2a", "A2.2b", "A2.2c", "A2.2d", "A2.3a", "A2.3b", "A2.3c", "A2.3d", "A2.3e",
    ],
    readings: &["I46"],
    binds: news_digest::binds_no_digest,
    check,
};

/// What each aspect leaves open: its clauses, and the rule that looks at it.
fn of(aspect: Aspect) -> (&'static [&'static str], &'static str) {
    match aspect {
        Aspect::Text => (&["A2.2", "A2.2a", "A2.3d"], RULE.name),
        Aspect::Links => (&["A2.2b"], "links-own"),
        Aspect::Tables => (&["A2.2c"], "table-count"),
        Aspect::Pictures => (&["A2.2d"], "picture-count"),
        Aspect::Colours => (&["A2.3a"], "brand-colours"),
        Aspect::Bold => (&["A2.3b"], "bold-share"),
        Aspect::Sizes => (&["A2.3c", "A2.3e"], "font-size"),
        Aspect::Capitals => (&["A2.3d"], "capitals"),
    }
}

/// Whether it is found under the rule that looks at the one thing that it leaves open.
fn leaves_one(unread: &Unread) -> bool {
    matches!(unread.leaves, [aspect] if *aspect != Aspect::Text)
}

fn found(unread: &Unread, key: &'static str, clauses: Vec<&'static str>) -> Found {
    let mut found = Found::review(Place::Body(unread.span), key).arg("what", unread.what.clone());
    found.clauses = Some(clauses);
    found
}

fn check(case: &Case<'_>) -> Vec<Found> {
    // Another alternative is a letter of its own to those who are shown it.
    let others = case.draft.notes().iter();
    let others = others
        .filter(|note| note.what == Noted::OtherAlternative)
        .map(|note| {
            let mut found = Found::review(Place::Body(None), "other-alternative");
            found.clauses = Some(vec!["A2.2", "A2.2a", "A2.2b", "A2.3d"]);
            found.arg("part", &note.part)
        });
    let several = case.letter.unread.iter().filter(|u| !leaves_one(u));
    several
        .map(|unread| {
            let clauses = unread.leaves.iter().flat_map(|&aspect| of(aspect).0);
            let mut clauses: Vec<&'static str> = clauses.copied().collect();
            clauses.sort_unstable();
            clauses.dedup();
            let may_hold_text = unread.leaves(Aspect::Text);
            found(
                unread,
                if may_hold_text { "not-read" } else { "looks" },
                clauses,
            )
        })
        .chain(others)
        .collect()
}

/// What leaves open what `rule` looks at, and nothing else.
pub(crate) fn left_open(rule: &Rule, case: &Case<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for unread in case.letter.unread.iter().filter(|u| leaves_one(u)) {
        let aspects = unread.leaves.iter().map(|&aspect| of(aspect));
        for (clauses, _) in aspects.filter(|&(_, name)| name == rule.name) {
            all.push(found(unread, "not-read", clauses.to_vec()));
        }
    }
    all
}
