//! `bold-share`: bold is kept to a minimum. How much that is, a person says: the share of the
//! letter's visible characters is shown, titles and the heads of tables left out, and where bold stands
//! (I20). Where the caller's `bold_share` says it, a share within it is in order.

use super::{Case, Found, Place, Rule, news_digest, restyle};
use crate::mailing::{FixGrade, Quantity, Unit};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{
    Span,
    layout::{is_bold, looks_bold},
    source::NodeId,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::BoldShare,
    clauses: &[ClauseId::A2_3b],
    readings: &[EntryId::I20],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let letter = case.letter;
    let mut words = String::new();
    // Bold that all of a letter is in marks nothing; that of a paragraph may mark the paragraph.
    let mut unmarked: Vec<NodeId> = Vec::new();
    let mut grade = FixGrade::Safe;
    let mut places: Vec<Option<Span>> = Vec::new();
    for (role, block) in letter.plain_blocks() {
        let bold = letter.plain_runs(role, block).filter(|(run, text)| {
            looks_bold(letter.styles.of(run.node), text) && !text.trim().is_empty()
        });
        for (run, text) in bold {
            let start = run.start as usize;
            let end = start.saturating_add(text.trim_end().len());
            places.push(block.source_of(letter.tree, start, end));
            words.push_str(text);
        }
        words.push('\n');
        let runs = || letter.plain_runs(role, block);
        let seen = || runs().filter(|(_, text)| !text.trim().is_empty());
        if seen().all(|(run, _)| is_bold(letter.styles.of(run.node))) {
            unmarked.extend(seen().map(|(run, _)| run.node));
        } else {
            grade = FixGrade::Review;
        }
    }
    let Some(&first) = places.first() else {
        return bold_elsewhere(case).into_iter().collect();
    };
    let places = places.into_iter().flatten();
    let share = letter.bold_share;
    let percent = |share: f64| (share * 100.0).round();
    let found = |key| {
        let review = Found::review(Place::Body(first), key).arg("percent", percent(share));
        // Twice as much bold is another thing to judge.
        let how_much = percent(share).max(1.0).log2().floor();
        review.at(places).about(format!("{words}{how_much}"))
    };
    vec![match case.limits.bold_share() {
        None => {
            let mut bold = found("bold");
            bold.measured = Some(Quantity {
                value: super::round(share),
                unit: Unit::Share,
            });
            bold
        }
        Some(limit) if share > limit => found("above-setting")
            .measured(share, limit, Unit::Share)
            .arg("limit_percent", percent(limit))
            .fix(restyle::restyled(
                case,
                unmarked.into_iter(),
                &["font-weight:normal", "font-weight:normal!important"],
                grade,
            )),
        Some(_) => return Vec::new(),
    }]
}

/// Text that is bold on other screens than the desk's alone, in a letter that has no bold on the desk.
fn bold_elsewhere(case: &Case<'_>) -> Option<Found> {
    let letter = case.letter;
    let bold = letter.styles.elsewhere().flat_map(|there| {
        let runs = letter.plain_blocks().flat_map(|(role, block)| {
            let runs = letter.plain_runs(role, block);
            runs.map(move |(run, text)| (block, run, text))
        });
        runs.filter(move |(_, run, text)| is_bold(there.of(run.node)) && !text.trim().is_empty())
    });
    let mut places = bold.filter_map(|(block, run, text)| {
        let start = run.start as usize;
        let end = start.saturating_add(text.trim_end().len());
        block.source_of(letter.tree, start, end)
    });
    let first = places.next()?;
    let found = Found::review(Place::Body(Some(first)), "elsewhere");
    Some(found.at(std::iter::once(first).chain(places)))
}
