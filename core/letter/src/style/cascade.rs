//! The cascade: which hint or declaration wins on each element, and so the style of every node.

use std::{cmp::Reverse, collections::BTreeSet};

use foldhash::HashMap;
use html5ever::local_name;
use nu_alumni_ground::sort_by_key;
use selectors::{
    context::{MatchingContext, SelectorCaches},
    matching::matches_selector,
};

use super::{
    Display, Paint, Painted, Rgba, Seen, Styles,
    computed_style::{Around, Computed, Root, resolve},
    conditions::Screens,
    css_values::Property,
    default_styles::Page,
    leaves,
    letter_sheets::{Spans, following, read_sheets},
    noticed::said,
    older_attributes::hints,
    painted::{Found, painted},
    painted_values::Pool,
    parts::{OfPart, read_parts},
    rule_index::{NamesAround, Sheets},
    selectors_of::{Budget, Css, Handle, matching_in},
    shorthands::Declaration,
    style_sheets::read_inline,
    variables::Scopes,
    winners::{Place, Winners},
};
use crate::{
    Span, Unread, coverage,
    layout::merge_tags::is_filled_in,
    source::{Attribute, Effort, Element, NodeId, SourceError, Tree},
};

/// The screens besides the desk.
const OTHERS: [Screens; 4] = [
    Screens::PHONE,
    Screens::DARK,
    Screens::OUTLOOK,
    Screens::TABLET,
];

/// Lets the declarations of these rules and of the element's own attribute win that hold on one of
/// `screens`; false once that costs too much.
fn let_win(
    winners: &mut Winners,
    sheets: &Sheets,
    matched: &mut [(u32, u32, u32)],
    own: &[Declaration],
    screens: Screens,
    budget: &Budget,
) -> bool {
    for important in [false, true] {
        if sheets.has_layers() {
            if important {
                // What is important in an earlier layer is more so.
                sort_by_key(matched, |&(layer, of, rule)| (Reverse(layer), of, rule));
            } else {
                matched.sort_unstable();
            }
        }
        for &(.., rule) in &*matched {
            let Some(rule) = sheets.rules.get(rule as usize) else {
                continue;
            };
            if !rule.screens.has(screens) {
                continue;
            }
            let block = sheets.declared(rule);
            if !budget.spend(block.len() as u64) {
                return false;
            }
            for d in block.iter().filter(|d| d.important == important) {
                let place = Place::Sheet(rule.block.sheet, d.start, d.end);
                winners.win(d.property, rule.value(d), place);
            }
        }
        for d in own.iter().filter(|d| d.important == important) {
            winners.win(d.property, d.value, Place::Inline(d.start, d.end));
        }
    }
    true
}

/// The comparisons any tree may cost, and those each of its nodes adds.
const COMPARISONS: u64 = 2_000_000;
const COMPARISONS_PER_NODE: u64 = 50;

/// The values that cannot be told.
#[derive(Default)]
struct Untold {
    numbers: HashMap<(Option<Span>, &'static str), u16>,
    /// Numbered from 1.
    all: Vec<Unread>,
}

impl Untold {
    /// Takes one down, and numbers it.
    fn number(&mut self, tree: &Tree, property: Property, span: Option<Span>) -> u16 {
        let span = span.filter(|span| !span.is_empty());
        let what = property.name();
        *self.numbers.entry((span, what)).or_insert_with(|| {
            let text = span.and_then(|span| span.of(&tree.source));
            let filled_in = text.is_some_and(is_filled_in);
            self.all.push(Unread {
                what: said(text, what),
                span,
                leaves: leaves(property),
                filled_in,
            });
            u16::try_from(self.all.len()).unwrap_or(u16::MAX)
        })
    }
}

/// An element, its own declarations, and the rules that match it.
struct Met<'a> {
    id: NodeId,
    element: &'a Element,
    /// Its attribute `style`.
    style: Option<&'a Attribute>,
    own: &'a [Declaration],
    /// Of each rule the rank of its layer, its specificity, and its number.
    matched: &'a mut [(u32, u32, u32)],
}

/// The way through the tree, and what is known so far.
struct Cascade<'a> {
    tree: &'a Tree,
    sheets: &'a Sheets,
    spans: &'a Spans<'a>,
    budget: &'a Budget,
    pool: Pool,
    page: Page,
    root: Root,
    scopes: Scopes,
    /// Of the element and the screen that were last looked at.
    winners: Winners,
    untold: Untold,
    /// The numbers of what cannot be told and is painted whatever text there is.
    always: BTreeSet<u16>,
    computed: Vec<Computed>,
    unread: Vec<Unread>,
    /// The properties that are told to be unread.
    met: BTreeSet<u16>,
    shown_perhaps: Vec<(NodeId, &'static str)>,
}

impl Cascade<'_> {
    fn at(&self, place: u32) -> Computed {
        let computed = self.computed.get(place as usize);
        computed.copied().unwrap_or(Computed::INITIAL)
    }

    /// The style of an element on one of `screens`, and hands on what it paints; `None` once that costs too
    /// much.
    fn style_on(
        &mut self,
        screens: Screens,
        of: &mut Met<'_>,
        parent: &Computed,
        mut paint: impl FnMut(Found, Option<Place>),
    ) -> Option<Computed> {
        let (tree, spans, style) = (self.tree, self.spans, of.style);
        self.winners.clear();
        hints(
            tree,
            of.element,
            &mut self.winners,
            &mut self.page,
            &mut self.pool,
        );
        if !let_win(
            &mut self.winners,
            self.sheets,
            of.matched,
            of.own,
            screens,
            self.budget,
        ) {
            return None;
        }
        let each = &self.sheets.registered_each;
        if !self.budget.spend(each.len() as u64) {
            return None;
        }
        let scope = self
            .scopes
            .enter(parent.scope, [each, &self.winners.custom], &self.pool);
        let untold = &mut self.untold;
        let mut values = Around {
            tree,
            element: of.element,
            parent,
            winners: &self.winners,
            root: self.root,
            page: &self.page,
            pool: &mut self.pool,
            scopes: &self.scopes,
            budget: self.budget,
            unknown: &mut |property, place| untold.number(tree, property, spans.of(style, place)),
        };
        let computed = resolve(&mut values, scope);
        painted(&mut values, of.id, &computed, &mut paint);
        Some(computed)
    }

    /// The place of a style. Many look like the one at hand, or like that of the element before.
    fn keep(&mut self, style: Computed, (place, at_hand): (u32, &Computed)) -> u32 {
        if style == *at_hand {
            return place;
        }
        if self.computed.last() != Some(&style) {
            self.computed.push(style);
        }
        u32::try_from(self.computed.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Takes down what is declared and not read: of each property the first that is met.
    fn take_unread(&mut self, style: Option<&Attribute>) {
        let animates = self.sheets.animates;
        for &(name, place) in &self.winners.not_read {
            if let Some(not_read) = coverage::property(name)
                && (animates || !not_read.name.contains("animation"))
                && self.met.insert(name)
            {
                let span = self.spans.of(style, place);
                let filled_in = not_read.name == coverage::FILLED_IN;
                let text = span.filter(|_| filled_in);
                let text = text.and_then(|span| span.of(&self.tree.source));
                self.unread.push(Unread {
                    what: said(text, not_read.name),
                    span,
                    leaves: &not_read.leaves,
                    filled_in,
                });
            }
        }
    }

    /// What may show an element after all that was just looked at, and is hidden: an animation, or an indent
    /// that moves its first line alone.
    fn may_be_shown_by(&self, own: &Computed, parent: &Computed) -> Option<&'static str> {
        if own.indented_off && !parent.indented_off {
            return Some("text-indent");
        }
        let mut not_read = self.winners.not_read.iter();
        let is_animated = self.sheets.moves
            && own.style.display != Display::None
            && !parent.is_buried()
            && not_read.any(|&(name, _)| {
                coverage::property(name).is_some_and(|one| one.name.contains("animation"))
            });
        is_animated.then_some("animation")
    }

    /// Takes down what is painted and cannot be told.
    fn leave_open(&mut self, style: Option<&Attribute>, open: &[(Property, Place)]) {
        for &(property, place) in open {
            let span = self.spans.of(style, place);
            let number = self.untold.number(self.tree, property, span);
            self.always.insert(number);
        }
    }

    /// Takes down an element that is hidden on the desk, and what may show it.
    fn may_show(&mut self, node: NodeId, by: &'static str) {
        if self.shown_perhaps.last().map(|&(last, _)| last) != Some(node) {
            self.shown_perhaps.push((node, by));
        }
    }

    /// Where the colour of the text is declared that won last.
    fn colour_declared(&self, style: Option<&Attribute>) -> Option<Span> {
        let won = self.winners.of(Property::Color)?;
        self.spans.of(style, won.place)
    }

    /// Looks at an element on another screen, where it can look otherwise than on the desk: there it has
    /// this style at this place, and its parent that. `None` once that costs too much.
    fn look_elsewhere(
        &mut self,
        screens: Screens,
        seen: &mut Seen,
        of: &mut Met<'_>,
        desk: (u32, &Computed),
        (parent_id, of_parent): (NodeId, u32),
    ) -> Option<()> {
        let there = seen.place(parent_id);
        let differs = |&(.., rule): &(u32, u32, u32)| {
            let rule = self.sheets.rules.get(rule as usize);
            rule.is_some_and(|r| r.screens.has(Screens::DESK) != r.screens.has(screens))
        };
        if there == of_parent && !of.matched.iter().any(differs) {
            seen.put(of.id, desk.0);
            return Some(());
        }
        let parent = self.at(there);
        let (node, own_span) = (of.id, self.tree.node(of.id).span);
        let (spans, style) = (self.spans, of.style);
        let mut open: Vec<(Property, Place)> = Vec::new();
        let other = self.style_on(screens, of, &parent, |found, place| match found {
            Found::Paint(paint) => {
                let span = place.map_or(own_span, |place| spans.of(style, place));
                seen.painted.push(Painted {
                    node,
                    paint,
                    span: span.filter(|s| !s.is_empty()),
                    as_text: false,
                });
            }
            Found::Unknown(property) => open.extend(place.map(|place| (property, place))),
            Found::OfText(_) => {}
        })?;
        // In the dark a mail program takes colours of its own.
        if screens != Screens::DARK {
            self.leave_open(style, &open);
        }
        if other.style.box_visible {
            self.take_unread(style);
        }
        let hidden_here = !desk.1.style.visible && self.at(of_parent).style.visible;
        if hidden_here && other.style.visible {
            self.may_show(node, "@media");
        }
        if let Some(span) = self.colour_declared(style) {
            seen.colors.push((node, span));
        }
        let place = self.keep(other, desk);
        seen.put(node, place);
        seen.differs |= place != desk.0;
        Some(())
    }
}

/// Sorts the rules that match an element into those for itself and those for parts of it; `None` once that
/// costs too much.
fn match_rules<'t>(
    sheets: &Sheets,
    handle: Handle<'t>,
    parent: NodeId,
    around: &mut NamesAround,
    context: &mut MatchingContext<'_, Css>,
    (matched, of_parts): (&mut Vec<(u32, u32, u32)>, &mut Vec<u32>),
) -> Option<()> {
    matched.clear();
    of_parts.clear();
    if sheets.rules.is_empty() {
        return Some(());
    }
    around.leave_to(parent);
    let names = sheets.names_of(handle.tree, handle.element);
    for rule in sheets.candidates(&names) {
        let Some(found) = sheets.rules.get(rule as usize) else {
            continue;
        };
        if !handle.budget.spend(found.cost) {
            return None;
        }
        if around.suit(found)
            && matches_selector(&found.selector, found.start, None, handle, context)
        {
            if found.start > 0 {
                of_parts.push(rule);
            } else {
                matched.push((found.layer, found.selector.specificity(), rule));
            }
        }
    }
    matched.sort_unstable();
    around.enter(handle.id, &names);
    (!handle.budget.is_spent()).then_some(())
}

/// Computes the style of every node.
pub(crate) fn compute(tree: &Tree, effort: &mut Effort) -> Result<Styles, SourceError> {
    let of_nodes = COMPARISONS_PER_NODE.saturating_mul(tree.nodes.len() as u64);
    let limit = COMPARISONS
        .saturating_sub(effort.comparisons)
        .saturating_add(of_nodes);
    let budget = Budget::new(limit.saturating_add(1));
    let styles = compute_within(tree, &budget);
    let styles = styles.ok_or(SourceError::StyleTooComplex { limit })?;
    let spent = limit.saturating_sub(budget.left());
    effort.comparisons = effort
        .comparisons
        .saturating_add(spent.saturating_sub(of_nodes));
    Ok(styles)
}

/// The same; `None` once it costs too much.
fn compute_within(tree: &Tree, budget: &Budget) -> Option<Styles> {
    let mut pool = Pool::default();
    let mut unread: Vec<Unread> = Vec::new();
    let (sheets, spans) = read_sheets(tree, &mut pool, &mut unread);
    // What is registered is in force where nothing else is.
    let mut scopes = Scopes::default();
    let mut document = Computed::INITIAL;
    document.scope = scopes.enter(None, [&sheets.registered, &[]], &pool);
    let mut cascade = Cascade {
        tree,
        sheets: &sheets,
        spans: &spans,
        budget,
        pool,
        page: Page {
            quirks: tree.quirks,
            link: None,
            visited: None,
            text: (Rgba::BLACK, 0),
        },
        root: Root {
            px: Computed::INITIAL.style.font_px,
            known: true,
        },
        scopes,
        winners: Winners::new(),
        untold: Untold::default(),
        always: BTreeSet::new(),
        computed: vec![document],
        unread,
        met: BTreeSet::new(),
        shown_perhaps: Vec::new(),
    };
    let mut desk = Seen::of_nodes(tree.nodes.len());
    let mut elsewhere: Vec<Seen> = Vec::new();
    if sheets.differ {
        elsewhere.resize_with(OTHERS.len(), || Seen::of_nodes(tree.nodes.len()));
    }
    let mut met_of_parts: BTreeSet<u32> = BTreeSet::new();
    let mut inline: Vec<Declaration> = Vec::new();
    let mut inline_runs: HashMap<&str, (usize, usize)> = HashMap::default();
    let (mut matched, mut of_parts) = (Vec::new(), Vec::new());
    let mut around = NamesAround::new(&sheets);
    let mut caches = SelectorCaches::default();
    let mut context = matching_in(tree.quirks, &mut caches);

    let mut next = following(tree, Tree::DOCUMENT);
    while let Some(id) = next {
        next = following(tree, id);
        let parent_id = tree.node(id).parent.unwrap_or(Tree::DOCUMENT);
        let Some(element) = tree.element(id) else {
            for seen in elsewhere.iter_mut().chain([&mut desk]) {
                seen.inherit(id, parent_id);
            }
            continue;
        };
        let of_parent = desk.place(parent_id);
        let parent = cascade.at(of_parent);
        let handle = Handle {
            tree,
            id,
            element,
            budget,
        };
        let into = (&mut matched, &mut of_parts);
        match_rules(&sheets, handle, parent_id, &mut around, &mut context, into)?;
        let style = tree.attribute(element, &local_name!("style"));
        let run = style.map(|attribute| {
            let css = tree.text(&attribute.value);
            *inline_runs.entry(css).or_insert_with(|| {
                let first = inline.len();
                read_inline(css, tree.quirks, &mut inline, &mut cascade.pool);
                (first, inline.len())
            })
        });
        let own = run.and_then(|(first, end)| inline.get(first..end));
        let mut met = Met {
            id,
            element,
            style,
            own: own.unwrap_or_default(),
            matched: &mut matched,
        };

        let own_span = tree.node(id).span;
        let mut open: Vec<(Property, Place)> = Vec::new();
        let computed = cascade.style_on(Screens::DESK, &mut met, &parent, |found, place| {
            match found {
                // Most text is black.
                Found::OfText(Rgba::BLACK) => {}
                Found::OfText(colour) => desk.painted.push(Painted {
                    node: id,
                    paint: Paint::Colour(colour),
                    span: own_span,
                    as_text: true,
                }),
                Found::Paint(paint) => {
                    let span = place.map_or(own_span, |place| spans.of(style, place));
                    let one = Painted {
                        node: id,
                        paint,
                        span: span.filter(|s| !s.is_empty()),
                        as_text: false,
                    };
                    // Of a border all four sides are mostly one.
                    if desk.painted.last() != Some(&one) {
                        desk.painted.push(one);
                    }
                }
                Found::Unknown(property) => open.extend(place.map(|place| (property, place))),
            }
        })?;
        if computed.style.box_visible {
            cascade.take_unread(style);
            let give = |found: OfPart, place: Place| match found {
                OfPart::Colour(colour) => desk.painted.push(Painted {
                    node: id,
                    paint: Paint::Colour(colour),
                    span: spans.of(style, place),
                    as_text: false,
                }),
                OfPart::Unread(what, leaves, number) if met_of_parts.insert(number) => {
                    let one = Unread::new(what.to_owned(), spans.of(style, place), leaves);
                    // A shorthand sets several.
                    if cascade.unread.last() != Some(&one) {
                        cascade.unread.push(one);
                    }
                }
                OfPart::Unread(..) => {}
            };
            if !read_parts(&sheets, &mut of_parts, computed.style, budget, give) {
                return None;
            }
        }
        if !computed.style.visible
            && let Some(by) = cascade.may_be_shown_by(&computed, &parent)
        {
            cascade.may_show(id, by);
        }
        cascade.leave_open(style, &open);
        if budget.is_spent() {
            return None;
        }
        if parent_id == Tree::DOCUMENT {
            cascade.root = Root {
                px: computed.style.font_px,
                known: !computed.style.unknown.size(),
            };
        }
        if element.name == local_name!("body") {
            cascade.page.text = (computed.style.color, computed.style.unknown.color);
        }
        if let Some((colour, span)) = cascade.page.visited
            && element.name == local_name!("a")
            && computed.style.visible
            && tree.value(element, &local_name!("href")).is_some()
        {
            // Each link is drawn so: the first may be no part of the letter.
            desk.painted.push(Painted {
                node: id,
                paint: Paint::Colour(colour),
                span: Some(span),
                as_text: false,
            });
        }
        if let Some(span) = cascade.colour_declared(style) {
            desk.colors.push((id, span));
        }
        let place = cascade.keep(computed, (of_parent, &parent));
        desk.put(id, place);
        for (seen, screens) in elsewhere.iter_mut().zip(OTHERS) {
            let (here, above) = ((place, &computed), (parent_id, of_parent));
            cascade.look_elsewhere(screens, seen, &mut met, here, above)?;
        }
    }
    // Nodes that the parser moved are not numbered in the order of the document.
    for seen in elsewhere.iter_mut().chain([&mut desk]) {
        sort_by_key(&mut seen.colors, |&(id, _)| id);
    }
    let Cascade {
        untold,
        always,
        computed,
        mut unread,
        shown_perhaps,
        ..
    } = cascade;
    unread.extend(always.into_iter().filter_map(|number| {
        let place = usize::from(number).checked_sub(1)?;
        untold.all.get(place).cloned()
    }));
    Some(Styles {
        computed,
        desk,
        unknown: untold.all,
        unread,
        shown_perhaps,
        elsewhere,
    })
}
