//! `brand-colours`: colours are the University's (I19): those of the brief's palette, and black,
//! white and greys. Text, backgrounds, borders, shadows and gradients count alike. What a mail program
//! itself writes for a link is nobody's choice. Each other colour is one finding, with all places that
//! give it; those that one declaration gives, in a gradient or over several backgrounds, are one.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
};

use foldhash::HashSet;
use nu_alumni_ground::{set_of, sort, sort_by_key};

use super::{Case, Found, Place, Rule, news_digest, restyle};
use crate::mailing::{Fix, FixGrade, PaletteColour};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use nu_alumni_letter::{
    Aspect, Span,
    layout::Block,
    source::NodeId,
    style::{Paint, Rgba, Screen},
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
    let with_text = LazyCell::new(|| around_text(case));
    for painted in case.letter.styles.painted() {
        let Paint::Colour(colour) = painted.paint else {
            continue;
        };
        let shows = !case.letter.leaves_out(painted.node)
            && !goes_with_link(case, painted.node, colour)
            // A picture has no line under it.
            && (!painted.as_text || with_text.contains(&painted.node));
        if !shows {
            continue;
        }
        // What text has beside it goes with the text.
        match used.0.get_mut(&rgb(colour)).filter(|_| painted.as_text) {
            Some(of) => of.beside.push(painted.node),
            None => used.paint(rgb(colour), || painted.span),
        }
    }
    for &(colour, span) in &case.letter.drawn_colours {
        used.paint(rgb(colour.over(Rgba::WHITE)), || Some(span));
    }
    let elsewhere = elsewhere(case);
    let known = set_of(used.0.keys().copied());
    let mut found = on_desk(case, used);
    found.extend(elsewhere_alone(case, elsewhere, &known));
    found
}

/// The elements that some text is shown in.
fn around_text(case: &Case<'_>) -> HashSet<NodeId> {
    let mut around = HashSet::default();
    for (_, block) in &case.letter.blocks {
        for (run, text) in block.runs() {
            let mut at = (!text.trim().is_empty()).then_some(run.node);
            while let Some(id) = at
                && around.insert(id)
            {
                at = case.letter.tree.node(id).parent;
            }
        }
    }
    around
}

fn on_desk(case: &Case<'_>, used: Used) -> Vec<Found> {
    match &case.brief.palette {
        Some(palette) => {
            let others = used.in_order();
            let others = others.filter(|(rgb, _)| !palette.iter().any(|own| own.0 == *rgb));
            said_together(others.collect())
                .into_iter()
                .map(|(colours, of)| {
                    let place = first_of(&of.places);
                    let found = match colours.as_slice() {
                        [one] => {
                            let fix = recoloured(case, *one, &of, palette);
                            let one = named(*one);
                            let found = Found::violation(place, "not-brand");
                            found.arg("colour", one.as_str()).about(one).fix(fix)
                        }
                        several => {
                            let all: Vec<String> = several.iter().copied().map(named).collect();
                            let found = Found::violation(place, "several-not-brand");
                            let found = found.arg("colours", listed(&all));
                            found.arg("count", all.len()).about(all.join(" "))
                        }
                    };
                    found.at(of.places)
                })
                .collect()
        }
        None => {
            let colours: Vec<(Rgb, UsedColour)> = used.in_order().collect();
            let Some((_, first)) = colours.first() else {
                return Vec::new();
            };
            let all: Vec<String> = colours.iter().map(|(rgb, _)| named(*rgb)).collect();
            let found = Found::undetermined(first_of(&first.places), "no-palette", "palette");
            let found = found.arg("colours", listed(&all));
            let found = found.arg("count", colours.len()).about_letter();
            vec![found.at(colours.into_iter().flat_map(|(_, of)| of.places))]
        }
    }
}

/// The colours that phones, tablets and Outlook for Windows show. In the dark a mail program takes colours of its own.
fn elsewhere(case: &Case<'_>) -> Used {
    let mut used = Used::default();
    let letter = case.letter;
    let elsewhere = letter.styles.elsewhere();
    for there in elsewhere.filter(|there| there.screen != Screen::Dark) {
        for (_, block) in &letter.blocks {
            for (run, text) in block.runs() {
                let style = there.of(run.node);
                let here = letter.styles.of(run.node);
                let is_same = (style.color, style.background) == (here.color, here.background);
                if is_same
                    || style.color_is_ua_default
                    || style.unknown.color()
                    || text.trim().is_empty()
                    || passes_on_link(case, run.node, style.color)
                {
                    continue;
                }
                let shown = style.color.over(style.background);
                used.write(rgb(shown), run.node, || {
                    let mut above =
                        std::iter::successors(Some(run.node), |&id| letter.tree.node(id).parent);
                    above.find_map(|id| there.color_declared_at(id))
                });
            }
        }
        for painted in there.painted() {
            if let Paint::Colour(colour) = painted.paint
                && !letter.leaves_out(painted.node)
                && !passes_on_link(case, painted.node, colour)
            {
                used.paint(rgb(colour), || painted.span);
            }
        }
    }
    for &(colour, span) in &letter.colours_elsewhere {
        used.paint(rgb(colour.over(Rgba::WHITE)), || Some(span));
    }
    used
}

/// Those that the desk does not show too, and that are not the University's: a person looks.
fn elsewhere_alone(case: &Case<'_>, used: Used, known: &BTreeSet<Rgb>) -> Option<Found> {
    let palette = case.brief.palette.as_deref();
    let is_own = |rgb: &Rgb| palette.is_some_and(|all| all.iter().any(|own| own.0 == *rgb));
    let is_other = |rgb: &Rgb| !known.contains(rgb) && !is_own(rgb);
    let others: Vec<(Rgb, UsedColour)> = used.in_order().filter(|(rgb, _)| is_other(rgb)).collect();
    let (_, first) = others.first()?;
    let all: Vec<String> = others.iter().map(|(rgb, _)| named(*rgb)).collect();
    let place = first_of(&first.places);
    let found = match palette {
        Some(_) => Found::review(place, "elsewhere").about(all.join(" ")),
        // What the desk shows leaves the palette open already.
        None if !known.is_empty() => return None,
        None => Found::undetermined(place, "no-palette", "palette").about_letter(),
    };
    let found = found.arg("colours", listed(&all)).arg("count", all.len());
    Some(found.at(others.into_iter().flat_map(|(_, of)| of.places)))
}

/// A list that a person reads; a mailing of more colours than this is not mended by it.
fn listed(colours: &[String]) -> String {
    const MOST: usize = 12;
    colours.get(..MOST).unwrap_or(colours).join(", ")
}

/// The colours, those that share a place in one, with all their places.
fn said_together(colours: Vec<(Rgb, UsedColour)>) -> Vec<(Vec<Rgb>, UsedColour)> {
    let mut first_at: BTreeMap<Span, usize> = BTreeMap::new();
    // For each colour itself, or an earlier one that it is said with.
    let mut with: Vec<usize> = (0..colours.len()).collect();
    for (turn, (_, of)) in colours.iter().enumerate() {
        for &place in &of.places {
            let other = *first_at.entry(place).or_insert(turn);
            let (other, own) = (earliest(&mut with, other), earliest(&mut with, turn));
            if let Some(with) = with.get_mut(other.max(own)) {
                *with = other.min(own);
            }
        }
    }
    let mut together: BTreeMap<usize, (Vec<Rgb>, UsedColour)> = BTreeMap::new();
    for (turn, (rgb, mut of)) in colours.into_iter().enumerate() {
        match together.get_mut(&earliest(&mut with, turn)) {
            Some((all, first)) => {
                all.push(rgb);
                first.places.append(&mut of.places);
            }
            None => {
                together.insert(turn, (vec![rgb], of));
            }
        }
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

/// How a colour is used.
#[derive(Default)]
struct UsedColour {
    /// Before how many others it came.
    turn: usize,
    /// The places that give it.
    places: Vec<Span>,
    /// The texts in it.
    texts: Vec<NodeId>,
    /// The elements that draw something in their text's colour: a line, a list's mark.
    beside: Vec<NodeId>,
    /// Whether some of it is no text.
    is_painted: bool,
}

/// The colours used that are no greys.
#[derive(Default)]
struct Used(BTreeMap<Rgb, UsedColour>);

impl Used {
    fn paint(&mut self, rgb: Rgb, place: impl FnOnce() -> Option<Span>) {
        if let Some(of) = self.of(rgb, place) {
            of.is_painted = true;
        }
    }

    fn write(&mut self, rgb: Rgb, text: NodeId, place: impl FnOnce() -> Option<Span>) {
        if let Some(of) = self.of(rgb, place) {
            of.texts.push(text);
        }
    }

    fn of(&mut self, rgb: Rgb, place: impl FnOnce() -> Option<Span>) -> Option<&mut UsedColour> {
        if is_grey(rgb) {
            return None;
        }
        let turn = self.0.len();
        let of = self.0.entry(rgb).or_insert_with(|| UsedColour {
            turn,
            ..UsedColour::default()
        });
        let place = place();
        if place.as_ref() != of.places.last() {
            of.places.extend(place);
        }
        Some(of)
    }

    fn in_order(self) -> impl Iterator<Item = (Rgb, UsedColour)> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        sort_by_key(&mut all, |(_, of)| of.turn);
        all.into_iter()
    }
}

/// Text on white in black; other text in the palette's nearest colour, if a person agrees.
fn recoloured(
    case: &Case<'_>,
    rgb: Rgb,
    of: &UsedColour,
    palette: &[PaletteColour],
) -> Option<Fix> {
    // A line stays as it is where another element than its own has the text.
    let parents = of
        .texts
        .iter()
        .filter_map(|text| case.letter.tree.node(*text).parent);
    let with_text: HashSet<NodeId> = parents.collect();
    if of.is_painted || !of.beside.iter().all(|element| with_text.contains(element)) {
        return None;
    }
    let behind = |text: NodeId| case.letter.styles.of(text).background;
    let (rgb, grade) = if of.texts.iter().all(|&text| behind(text) == Rgba::WHITE)
        && !painted_behind(case, &of.texts)
    {
        ([0; 3], FixGrade::Safe)
    } else {
        let far = |own: &PaletteColour| -> u32 {
            let sides = own.0.iter().zip(rgb).map(|(a, b)| u32::from(a.abs_diff(b)));
            sides.map(|side| side.saturating_mul(side)).sum()
        };
        let first = of.texts.first()?;
        let behind = behind(*first);
        let seen = palette.iter().filter(|own| own.0 != self::rgb(behind));
        let nearest = seen.min_by_key(|own| far(own))?;
        (nearest.0, FixGrade::Review)
    };
    let colour = format!("color:{}", named(rgb));
    let stronger = format!("{colour}!important");
    let texts = of.texts.iter().copied();
    restyle::restyled(case, texts, &[&colour, &stronger], grade)
}

fn named([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn rgb(colour: Rgba) -> Rgb {
    [colour.red, colour.green, colour.blue]
}

/// Whether what stands behind some of these texts may be more than one known colour: pictures, gradients,
/// lines.
fn painted_behind(case: &Case<'_>, texts: &[NodeId]) -> bool {
    let styles = case.letter.styles;
    let more = styles.painted().filter(|painted| match &painted.paint {
        Paint::Colour(colour) => !painted.as_text && styles.of(painted.node).background != *colour,
        Paint::Picture(_) => true,
    });
    let mut painters: Vec<NodeId> = more.map(|painted| painted.node).collect();
    sort(&mut painters);
    let parent = |id: NodeId| case.letter.tree.node(id).parent;
    let stands_in_one = |&text: &NodeId| {
        let mut around = std::iter::successors(Some(text), |&id| parent(id));
        around.any(|outer| painters.binary_search(&outer).is_ok())
    };
    case.letter.leaves_open(Aspect::Colours) || texts.iter().any(stands_in_one)
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
        used.write(rgb(shown), run.node, || {
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
