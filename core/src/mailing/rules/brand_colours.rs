//! `brand-colours`: colours are the University's (I19): those of the brief's palette, and black,
//! white and greys. The blue that every mail program gives a link is nobody's choice. Each other
//! colour is one finding, where it is first used.

use std::collections::BTreeMap;

use super::{Case, Found, Place, Rule, news_digest};
use nu_alumni_letter::{
    Span,
    layout::Block,
    source::{NodeId, Tree},
    style::{Origins, Rgba},
};

pub(super) const RULE: Rule = Rule {
    name: "brand-colours",
    clauses: &["A2.3a"],
    readings: &["I19"],
    binds: news_digest::binds_no_digest,
    check,
};

type Rgb = [u8; 3];

/// Whether its channels are so close that the eye sees a grey: mail programs' own black and page
/// colours are such (`#201f1e`, `#f8f9fa`).
fn is_grey(rgb: Rgb) -> bool {
    const SPREAD: u8 = 6;
    let (least, most) = rgb.iter().fold((u8::MAX, 0), |(least, most), &c| {
        (c.min(least), c.max(most))
    });
    most.saturating_sub(least) <= SPREAD
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let mut used = Used::default();
    for (_, block) in &case.letter.blocks {
        text_colours(case, block, &mut used);
    }
    for &(colour, span) in &case.letter.drawn_colours {
        let shown = colour.over(Rgba::WHITE);
        used.add([shown.red, shown.green, shown.blue], || Some(span));
    }
    backgrounds(case, &mut used);
    let named = |[r, g, b]: Rgb| format!("#{r:02x}{g:02x}{b:02x}");
    match &case.brief.palette {
        Some(palette) => used
            .in_order()
            .filter(|(rgb, _)| !palette.iter().any(|own| own.0 == *rgb))
            .map(|(rgb, span)| {
                Found::violation(Place::Body(span), "not-brand").arg("colour", named(rgb))
            })
            .collect(),
        None => {
            let colours: Vec<(Rgb, Option<Span>)> = used.in_order().collect();
            let Some(&(_, first)) = colours.first() else {
                return Vec::new();
            };
            // A list that a person reads; a mailing of more colours than this is not mended by it.
            let list: Vec<String> = colours
                .iter()
                .take(12)
                .map(|&(rgb, _)| named(rgb))
                .collect();
            let found = Found::undetermined(Place::Body(first), "no-palette", "palette");
            vec![
                found
                    .arg("colours", list.join(", "))
                    .arg("count", colours.len()),
            ]
        }
    }
}

/// The colours used that are no greys, each with its first place and its turn.
#[derive(Default)]
struct Used(BTreeMap<Rgb, (usize, Option<Span>)>);

impl Used {
    fn add(&mut self, rgb: Rgb, place: impl FnOnce() -> Option<Span>) {
        let turn = self.0.len();
        if !is_grey(rgb) {
            self.0.entry(rgb).or_insert_with(|| (turn, place()));
        }
    }

    fn in_order(&self) -> impl Iterator<Item = (Rgb, Option<Span>)> {
        let mut all: Vec<_> = self
            .0
            .iter()
            .map(|(&rgb, &(turn, span))| (turn, rgb, span))
            .collect();
        all.sort_unstable_by_key(|&(turn, ..)| turn);
        all.into_iter().map(|(_, rgb, span)| (rgb, span))
    }
}

fn text_colours(case: &Case<'_>, block: &Block, used: &mut Used) {
    let tree = case.letter.tree;
    for (run, text) in block.runs() {
        let style = case.letter.styles.of(run.node);
        if style.color_is_ua_default {
            continue;
        }
        let shown = style.color.over(style.background);
        used.add([shown.red, shown.green, shown.blue], || {
            declared(case, run.node, |origins| origins.color).or_else(|| {
                let start = run.start as usize;
                block.source_of(tree, start, start.saturating_add(text.len()))
            })
        });
    }
}

fn backgrounds(case: &Case<'_>, used: &mut Used) {
    for (id, declared) in case.letter.styles.backgrounds() {
        let style = case.letter.styles.of(id);
        // What the parser took out of the tree again has no parent.
        if style.visible && case.letter.tree.node(id).parent.is_some() {
            let shown = style.background;
            used.add([shown.red, shown.green, shown.blue], || Some(declared));
        }
    }
}

/// Where the nearest declaration around `node` stands; `None` where it is on an element that the
/// parser opened again.
fn declared(
    case: &Case<'_>,
    node: NodeId,
    origin: impl Fn(Origins) -> Option<Span>,
) -> Option<Span> {
    let tree: &Tree = case.letter.tree;
    std::iter::successors(Some(node), |&id| tree.node(id).parent)
        .find_map(|id| origin(case.letter.styles.origins_of(id)))
        .filter(|span| !span.is_empty())
}
