//! `brand-colours`: colours are the University's (I19): those of the brief's palette, and black,
//! white and greys. Text, backgrounds, borders, shadows and gradients count alike. What a mail program
//! itself writes for a link is nobody's choice. Each other colour is one finding, with all places that
//! give it; those that one declaration gives, in a gradient or over several backgrounds, are one.

use std::collections::BTreeMap;

use super::{Case, Found, Place, Rule, news_digest};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use nu_alumni_letter::{
    Span,
    layout::Block,
    source::NodeId,
    style::{Paint, Rgba},
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::BrandColours,
    clauses: &[ClauseId::A2_3a],
    readings: &[EntryId::I19],
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
    for painted in case.letter.styles.painted() {
        if let Paint::Colour(colour) = painted.paint
            && !case.letter.leaves_out(painted.node)
            && !goes_with_link(case, painted.node, colour)
        {
            used.add(rgb(colour), || painted.span);
        }
    }
    for &(colour, span) in &case.letter.drawn_colours {
        used.add(rgb(colour.over(Rgba::WHITE)), || Some(span));
    }
    let named = |[r, g, b]: Rgb| format!("#{r:02x}{g:02x}{b:02x}");
    match &case.brief.palette {
        Some(palette) => {
            let others = used.in_order();
            let others = others.filter(|(rgb, _)| !palette.iter().any(|own| own.0 == *rgb));
            said_together(others.collect())
                .into_iter()
                .map(|(colours, places)| {
                    let place = first_of(&places);
                    let found = match colours.as_slice() {
                        [one] => {
                            let one = named(*one);
                            let found = Found::violation(place, "not-brand");
                            found.arg("colour", one.as_str()).about(one)
                        }
                        several => {
                            let all: Vec<String> = several.iter().copied().map(named).collect();
                            let found = Found::violation(place, "several-not-brand");
                            let found = found.arg("colours", listed(&all));
                            found.arg("count", all.len()).about(all.join(" "))
                        }
                    };
                    found.at(places)
                })
                .collect()
        }
        None => {
            let colours: Vec<(Rgb, Vec<Span>)> = used.in_order().collect();
            let Some((_, first)) = colours.first() else {
                return Vec::new();
            };
            let all: Vec<String> = colours.iter().map(|(rgb, _)| named(*rgb)).collect();
            let found = Found::undetermined(first_of(first), "no-palette", "palette");
            let found = found.arg("colours", listed(&all));
            let found = found.arg("count", colours.len()).about_letter();
            vec![found.at(colours.into_iter().flat_map(|(_, places)| places))]
        }
    }
}

/// A list that a person reads; a mailing of more colours than this is not mended by it.
fn listed(colours: &[String]) -> String {
    const MOST: usize = 12;
    colours.get(..MOST).unwrap_or(colours).join(", ")
}

/// The colours, those that share a place in one, with all their places.
fn said_together(colours: Vec<(Rgb, Vec<Span>)>) -> Vec<(Vec<Rgb>, Vec<Span>)> {
    let mut first_at: BTreeMap<Span, usize> = BTreeMap::new();
    // For each colour itself, or an earlier one that it is said with.
    let mut with: Vec<usize> = (0..colours.len()).collect();
    for (turn, (_, places)) in colours.iter().enumerate() {
        for &place in places {
            let other = *first_at.entry(place).or_insert(turn);
            let (other, own) = (earliest(&mut with, other), earliest(&mut with, turn));
            if let Some(with) = with.get_mut(other.max(own)) {
                *with = other.min(own);
            }
        }
    }
    let mut together: BTreeMap<usize, (Vec<Rgb>, Vec<Span>)> = BTreeMap::new();
    for (turn, (rgb, places)) in colours.into_iter().enumerate() {
        let (all, at) = together.entry(earliest(&mut with, turn)).or_default();
        all.push(rgb);
        at.extend(places);
    }
    together.into_values().collect()
}

/// The first colour that the one of this turn is said with; each way there is halved.
fn earliest(with: &mut [usize], mut turn: usize) -> usize {
    while let Some(&next) = with.get(turn)
        && next != turn
    {
        let beyond = with.get(next).copied().unwrap_or(next);
        if let Some(with) = with.get_mut(turn) {
            *with = beyond;
        }
        turn = beyond;
    }
    turn
}

/// Where a colour is first used.
fn first_of(places: &[Span]) -> Place {
    Place::Body(places.first().copied())
}

/// The colours used that are no greys, each with its turn and the places that give it.
#[derive(Default)]
struct Used(BTreeMap<Rgb, (usize, Vec<Span>)>);

impl Used {
    fn add(&mut self, rgb: Rgb, place: impl FnOnce() -> Option<Span>) {
        let turn = self.0.len();
        if !is_grey(rgb) {
            let (_, places) = self.0.entry(rgb).or_insert((turn, Vec::new()));
            let place = place();
            if place.as_ref() != places.last() {
                places.extend(place);
            }
        }
    }

    fn in_order(self) -> impl Iterator<Item = (Rgb, Vec<Span>)> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_unstable_by_key(|&(_, (turn, _))| turn);
        all.into_iter().map(|(rgb, (_, places))| (rgb, places))
    }
}

fn rgb(colour: Rgba) -> Rgb {
    [colour.red, colour.green, colour.blue]
}

fn text_colours(case: &Case<'_>, block: &Block, used: &mut Used) {
    let links_count = counts_links(case);
    for (run, text) in block.runs() {
        let style = case.letter.styles.of(run.node);
        let by_default = style.color_is_ua_default && !links_count;
        if by_default || style.unknown.color() {
            continue;
        }
        let shown = style.color.over(style.background);
        if passes_on_link(case, run.node, style.color) {
            continue;
        }
        used.add(rgb(shown), || {
            declared(case, run.node).or_else(|| {
                let start = run.start as usize;
                block.source_of(case.letter.tree, start, start.saturating_add(text.len()))
            })
        });
    }
}

fn counts_links(case: &Case<'_>) -> bool {
    let readings = &case.brief.terms.readings;
    readings.is(Reading::I19MailProgramLinksCount)
}

/// Whether it is a colour that a mail program itself writes for links, on a link.
fn passes_on_link(case: &Case<'_>, node: NodeId, colour: Rgba) -> bool {
    /// Outlook's, older and newer, for links and for those followed; Gmail's and Docs'; browsers'.
    const WRITTEN: [Rgb; 9] = [
        [0x05, 0x63, 0xc1],
        [0x95, 0x4f, 0x72],
        [0x46, 0x78, 0x86],
        [0x96, 0x60, 0x7d],
        [0x11, 0x55, 0xcc],
        [0x00, 0x00, 0xee],
        [0x00, 0x00, 0xff],
        [0x55, 0x1a, 0x8b],
        [0x80, 0x00, 0x80],
    ];
    WRITTEN.contains(&rgb(colour)) && !counts_links(case) && case.letter.is_in_link(node)
}

/// Whether what is painted is the line or the like that goes with a link's colour, and no background,
/// which somebody chose.
fn goes_with_link(case: &Case<'_>, node: NodeId, colour: Rgba) -> bool {
    case.letter.styles.of(node).background != colour && passes_on_link(case, node, colour)
}

/// Where the nearest declaration around `node` stands; `None` where it is on an element that the
/// parser opened again.
fn declared(case: &Case<'_>, node: NodeId) -> Option<Span> {
    let letter = case.letter;
    std::iter::successors(Some(node), |&id| letter.tree.node(id).parent)
        .find_map(|id| letter.styles.color_declared_at(id))
        .filter(|span| !span.is_empty())
}
