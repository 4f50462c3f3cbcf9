//! The cascade: which hint or declaration wins on each element, and so the style of every node.

use std::{cmp::Reverse, collections::BTreeSet};

use foldhash::HashMap;
use html5ever::local_name;
use selectors::{context::SelectorCaches, matching::matches_selector};

use super::{
    Display, Paint, Painted, Rgba, Seen, Styles,
    computed_style::{Around, Computed, Root, resolve},
    conditions::{Screens, media_holds},
    css_values::{Property, Value},
    default_styles::Page,
    leaves,
    older_attributes::hints,
    painted::{Found, painted},
    painted_values::Pool,
    parts::{hides_part, of_a_made_part, of_a_part, shows_sign},
    rule_index::{NamesAround, Sheets},
    selectors_of::{Budget, Handle, PseudoElement, matching_in},
    shorthands::Declaration,
    style_sheets::{is_more_than_fonts, read_inline},
    variables::Scopes,
    winners::{Place, Winners},
};
use crate::{
    Aspect, Span, Unread, coverage,
    source::{Effort, Element, MappedText, Namespace, NodeId, NodeKind, SourceError, Tree},
};

/// What a sheet may set that is not read.
const OF_A_SHEET: &[Aspect] = &[
    Aspect::Colours,
    Aspect::Bold,
    Aspect::Sizes,
    Aspect::Capitals,
];

/// The screens besides the desk.
const OTHERS: [Screens; 2] = [Screens::PHONE, Screens::DARK];

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
                matched.sort_unstable_by_key(|&(layer, of, rule)| (Reverse(layer), of, rule));
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

/// The source of a style sheet's text: its one text node.
fn sheet_text(tree: &Tree, id: NodeId) -> Option<&MappedText> {
    tree.children(id)
        .find_map(|child| match &tree.node(child).kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        })
}

/// The node after `id` in document order.
fn following(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let mut node = tree.node(id);
    if node.first_child.is_some() {
        return node.first_child;
    }
    loop {
        if node.next.is_some() {
            return node.next;
        }
        node = tree.node(node.parent?);
    }
}

/// On which screens an element's sheet holds; `None` where on none.
fn screens_of(tree: &Tree, element: &Element) -> Option<Screens> {
    let media = tree.value(element, &local_name!("media"));
    let screens = media.map_or(Screens::ALL, Screens::of_media);
    (!screens.is_none()).then_some(screens)
}

/// Whether this is a `<link>` to a sheet that is not read and sets more than fonts.
fn calls_in_a_sheet(tree: &Tree, id: NodeId) -> bool {
    let link = tree
        .element(id)
        .filter(|e| e.name == local_name!("link") && e.namespace == Namespace::Html);
    link.is_some_and(|link| {
        let value = |name| tree.value(link, &name);
        let mut kinds = value(local_name!("rel"))
            .unwrap_or_default()
            .split_ascii_whitespace();
        kinds.any(|kind| kind.eq_ignore_ascii_case("stylesheet"))
            && value(local_name!("href")).is_some_and(is_more_than_fonts)
            && value(local_name!("media")).is_none_or(media_holds)
    })
}

/// Computes the style of every node.
pub(crate) fn compute(tree: &Tree, effort: &mut Effort) -> Result<Styles, SourceError> {
    let of_nodes = COMPARISONS_PER_NODE.saturating_mul(tree.nodes.len() as u64);
    let limit = COMPARISONS
        .saturating_sub(effort.comparisons)
        .saturating_add(of_nodes);
    let budget = Budget::new(limit.saturating_add(1));
    let too_complex = || SourceError::StyleTooComplex { limit };

    let mut sheets = Sheets::new(tree.quirks);
    let mut shown_elsewhere: Vec<NodeId> = Vec::new();
    let mut pool = Pool::default();
    let mut unread: Vec<Unread> = Vec::new();
    // The numbers of what cannot be told and is painted whatever text there is.
    let mut always: BTreeSet<u16> = BTreeSet::new();
    let mut sheet_nodes: Vec<NodeId> = Vec::new();
    let mut next = Some(Tree::DOCUMENT);
    while let Some(id) = next {
        if calls_in_a_sheet(tree, id) {
            unread.push(Unread {
                what: "<link>".to_owned(),
                span: tree.node(id).span,
                leaves: OF_A_SHEET,
            });
        }
        if let Some(element) = tree.element(id)
            && element.name == local_name!("style")
            && matches!(element.namespace, Namespace::Html | Namespace::Svg)
            && let Some(screens) = screens_of(tree, element)
            && tree
                .value(element, &local_name!("type"))
                .is_none_or(|kind| kind.is_empty() || kind.eq_ignore_ascii_case("text/css"))
            && let Some(text) = sheet_text(tree, id)
        {
            let css = tree.text(text);
            let sheet = u32::try_from(sheet_nodes.len()).unwrap_or(u32::MAX);
            for (start, end) in sheets.read(css, sheet, screens, &mut pool) {
                unread.push(Unread {
                    what: "@import".to_owned(),
                    span: text.source_of(start, end).or(tree.node(id).span),
                    leaves: OF_A_SHEET,
                });
            }
            sheet_nodes.push(id);
        }
        next = following(tree, id);
    }

    sheets.rank_layers();
    let mut computed = vec![Computed::INITIAL];
    // For each node, the place of its style.
    let mut places = vec![0_u32; tree.nodes.len()];
    let mut elsewhere: Vec<Seen> = Vec::new();
    if sheets.differ {
        elsewhere.resize_with(OTHERS.len(), || Seen {
            places: places.clone(),
            ..Seen::default()
        });
    }
    let mut colors: Vec<(NodeId, Span)> = Vec::new();
    let mut painted_all: Vec<Painted> = Vec::new();
    let mut unknown: Vec<Unread> = Vec::new();
    let mut numbers: HashMap<(Option<Span>, &'static str), u16> = HashMap::default();
    let mut inline: Vec<Declaration> = Vec::new();
    let mut inline_runs: HashMap<&str, (usize, usize)> = HashMap::default();
    let mut matched: Vec<(u32, u32, u32)> = Vec::new();
    let mut of_parts: Vec<u32> = Vec::new();
    let mut met_parts: BTreeSet<u32> = BTreeSet::new();
    let mut around = NamesAround::new(&sheets);
    let mut caches = SelectorCaches::default();
    let mut context = matching_in(tree.quirks, &mut caches);
    let mut root = Root {
        px: Computed::INITIAL.style.font_px,
        known: true,
    };
    let mut page = Page {
        quirks: tree.quirks,
        link: None,
        visited: None,
        text: (Rgba::BLACK, 0),
    };
    let mut met: BTreeSet<u16> = BTreeSet::new();
    let mut scopes = Scopes::default();
    let mut winners = Winners::new();

    let mut next = following(tree, Tree::DOCUMENT);
    while let Some(id) = next {
        next = following(tree, id);
        let parent_id = tree.node(id).parent.unwrap_or(Tree::DOCUMENT);
        let of_parent = places.get(parent_id.place()).copied().unwrap_or(0);
        let Some(element) = tree.element(id) else {
            if let Some(place) = places.get_mut(id.place()) {
                *place = of_parent;
            }
            for seen in &mut elsewhere {
                seen.inherit(id, parent_id);
            }
            continue;
        };
        let parent = computed
            .get(of_parent as usize)
            .copied()
            .unwrap_or(Computed::INITIAL);

        winners.clear();
        hints(tree, element, &mut winners, &mut page, &mut pool);

        matched.clear();
        of_parts.clear();
        if !sheets.rules.is_empty() {
            let handle = Handle {
                tree,
                id,
                element,
                budget: &budget,
            };
            around.leave_to(parent_id);
            let names = sheets.names_of(tree, element);
            for rule in sheets.candidates(&names) {
                let Some(found) = sheets.rules.get(rule as usize) else {
                    continue;
                };
                if !budget.spend(found.cost) {
                    return Err(too_complex());
                }
                if around.suit(found)
                    && matches_selector(&found.selector, found.start, None, handle, &mut context)
                {
                    if found.start > 0 {
                        of_parts.push(rule);
                    } else {
                        matched.push((found.layer, found.selector.specificity(), rule));
                    }
                }
            }
            if budget.is_spent() {
                return Err(too_complex());
            }
            matched.sort_unstable();
            around.enter(id, &names);
        }
        let style = tree.attribute(element, &local_name!("style"));
        let run = style.map(|attribute| {
            let css = tree.text(&attribute.value);
            *inline_runs.entry(css).or_insert_with(|| {
                let first = inline.len();
                read_inline(css, tree.quirks, &mut inline, &mut pool);
                (first, inline.len())
            })
        });
        let own = run
            .and_then(|(first, end)| inline.get(first..end))
            .unwrap_or_default();
        if !let_win(
            &mut winners,
            &sheets,
            &mut matched,
            own,
            Screens::DESK,
            &budget,
        ) {
            return Err(too_complex());
        }

        let span_of = |place: Place| -> Option<Span> {
            match place {
                Place::Attribute(span) => Some(span),
                Place::Inline(start, end) => {
                    let attribute = style?;
                    attribute
                        .value
                        .source_of(start, end)
                        .or(Some(attribute.span))
                }
                Place::Sheet(sheet, start, end) => {
                    let node = *sheet_nodes.get(sheet as usize)?;
                    sheet_text(tree, node)?
                        .source_of(start, end)
                        .or(tree.node(node).span)
                }
            }
        };
        let mut note = |property: Property, place: Place| -> u16 {
            let span = span_of(place).filter(|span| !span.is_empty());
            let what = property.name();
            *numbers.entry((span, what)).or_insert_with(|| {
                // The declaration itself says more than its name, where it is short.
                let text = span.and_then(|span| span.of(&tree.source));
                let text = text.filter(|text| text.len() <= 60).unwrap_or(what);
                unknown.push(Unread {
                    what: text.to_owned(),
                    span,
                    leaves: leaves(property),
                });
                u16::try_from(unknown.len()).unwrap_or(u16::MAX)
            })
        };
        let scope = scopes.enter(parent.scope, &winners.custom, &pool);
        let mut values = Around {
            tree,
            element,
            parent: &parent,
            winners: &winners,
            root,
            page: &page,
            pool: &mut pool,
            scopes: &scopes,
            budget: &budget,
            unknown: &mut note,
        };
        let result = resolve(&mut values, scope);
        let mut open: Vec<(Property, Option<Place>)> = Vec::new();
        painted(&mut values, id, &result, |found, place| match found {
            Found::OfText(colour) => {
                // Most text is black.
                if colour != Rgba::BLACK {
                    painted_all.push(Painted {
                        node: id,
                        paint: Paint::Colour(colour),
                        span: tree.node(id).span,
                        as_text: true,
                    });
                }
            }
            Found::Paint(paint) => {
                let span = place.map_or(tree.node(id).span, span_of);
                let one = Painted {
                    node: id,
                    paint,
                    span: span.filter(|s| !s.is_empty()),
                    as_text: false,
                };
                // Of a border all four sides are mostly one.
                if painted_all.last() != Some(&one) {
                    painted_all.push(one);
                }
            }
            Found::Unknown(property) => open.push((property, place)),
        });
        if result.style.box_visible {
            for &(name, place) in &winners.not_read {
                // Of each property the first that is met.
                if let Some(not_read) = coverage::property(name)
                    && (sheets.animates || !not_read.name.contains("animation"))
                    && met.insert(name)
                {
                    unread.push(Unread {
                        what: not_read.name.to_owned(),
                        span: span_of(place),
                        leaves: &not_read.leaves,
                    });
                }
            }
        }
        if result.style.box_visible && !of_parts.is_empty() {
            of_parts.sort_unstable_by_key(|&rule| {
                let of = sheets.rules.get(rule as usize);
                of.map(|of| (of.layer, of.selector.specificity(), rule))
            });
            let parts = of_parts
                .iter()
                .filter_map(|&rule| sheets.rules.get(rule as usize))
                .filter_map(|rule| Some((rule, *rule.selector.pseudo_element()?)));
            let cost = parts
                .clone()
                .map(|(rule, _)| sheets.declared(rule).len() as u64);
            if !budget.spend(cost.sum()) {
                return Err(too_complex());
            }
            let [before, after] = [PseudoElement::Before, PseudoElement::After].map(|made| {
                let of_part = parts
                    .clone()
                    .filter(|(rule, part)| *part == made && rule.screens.has(Screens::DESK));
                let declared = || of_part.clone().flat_map(|(rule, _)| sheets.declared(rule));
                let sign = declared().filter_map(shows_sign).reduce(|a, b| a || b);
                sign.filter(|_| !hides_part(declared()))
            });
            for (rule, part) in parts {
                let sign = match part {
                    PseudoElement::Before => before,
                    _ => after,
                };
                // On another screen it is there as soon as a rule says so.
                let sign = match rule.screens.has(Screens::DESK) {
                    true => sign,
                    false => sheets.declared(rule).iter().find_map(shows_sign).or(sign),
                };
                let is_there = match part {
                    // Inline boxes have no first line, and so no first letter.
                    PseudoElement::FirstLetter | PseudoElement::FirstLine => {
                        result.style.visible && result.style.display != Display::Inline
                    }
                    PseudoElement::Marker => {
                        result.style.visible && result.style.display == Display::ListItem
                    }
                    PseudoElement::Before | PseudoElement::After => sign.is_some(),
                    PseudoElement::Other => false,
                };
                if !is_there {
                    continue;
                }
                for (place, d) in (rule.block.start..).zip(sheets.declared(rule)) {
                    let d = &Declaration {
                        value: rule.value(d),
                        ..*d
                    };
                    let leaves = match part {
                        PseudoElement::Before | PseudoElement::After => {
                            of_a_made_part(d, sign == Some(true))
                        }
                        _ => of_a_part(d),
                    };
                    let span = || span_of(Place::Sheet(rule.block.sheet, d.start, d.end));
                    if let (false, Value::Color(colour)) = (leaves.is_empty(), d.value)
                        && rule.screens.has(Screens::DESK)
                        && matches!(
                            part,
                            PseudoElement::Before | PseudoElement::After | PseudoElement::Marker
                        )
                    {
                        // At each element: the first may be no part of the letter.
                        if colour.alpha > 0 {
                            painted_all.push(Painted {
                                node: id,
                                paint: Paint::Colour(colour.over(result.style.background)),
                                span: span(),
                                as_text: false,
                            });
                        }
                        continue;
                    }
                    if !leaves.is_empty() && met_parts.insert(place) {
                        let not_read = match d.value {
                            Value::NotRead(name) | Value::Words(name) => coverage::property(name),
                            _ => None,
                        };
                        unread.push(Unread {
                            what: not_read.map_or(part.name(), |one| one.name).to_owned(),
                            span: span(),
                            leaves,
                        });
                    }
                }
            }
        }
        for (property, place) in open {
            if let Some(place) = place {
                always.insert(note(property, place));
            }
        }
        if budget.is_spent() {
            return Err(too_complex());
        }
        if parent_id == Tree::DOCUMENT {
            root = Root {
                px: result.style.font_px,
                known: !result.style.unknown.size(),
            };
        }
        if element.name == local_name!("body") {
            page.text = (result.style.color, result.style.unknown.color);
        }
        if let Some((colour, span)) = page.visited
            && element.name == local_name!("a")
            && result.style.visible
            && tree.value(element, &local_name!("href")).is_some()
        {
            // Each link is drawn so: the first may be no part of the letter.
            painted_all.push(Painted {
                node: id,
                paint: Paint::Colour(colour),
                span: Some(span),
                as_text: false,
            });
        }
        // Many look like their parent, or like the element before.
        let of_this = if result == parent {
            of_parent
        } else {
            if computed.last() != Some(&result) {
                computed.push(result);
            }
            u32::try_from(computed.len().saturating_sub(1)).unwrap_or(u32::MAX)
        };
        if let Some(place) = places.get_mut(id.place()) {
            *place = of_this;
        }
        if let Some(span) = winners
            .of(Property::Color)
            .and_then(|won| span_of(won.place))
        {
            colors.push((id, span));
        }
        let hidden_here = !result.style.visible && parent.style.visible;
        for (seen, screens) in elsewhere.iter_mut().zip(OTHERS) {
            let there = seen.places.get(parent_id.place()).copied().unwrap_or(0);
            let differs = |&(.., rule): &(u32, u32, u32)| {
                let rule = sheets.rules.get(rule as usize);
                rule.is_some_and(|r| r.screens.has(Screens::DESK) != r.screens.has(screens))
            };
            if there == of_parent && !matched.iter().any(differs) {
                seen.put(id, of_this);
                continue;
            }
            let parent = computed
                .get(there as usize)
                .copied()
                .unwrap_or(Computed::INITIAL);
            winners.clear();
            hints(tree, element, &mut winners, &mut page, &mut pool);
            if !let_win(&mut winners, &sheets, &mut matched, own, screens, &budget) {
                return Err(too_complex());
            }
            let scope = scopes.enter(parent.scope, &winners.custom, &pool);
            let mut values = Around {
                tree,
                element,
                parent: &parent,
                winners: &winners,
                root,
                page: &page,
                pool: &mut pool,
                scopes: &scopes,
                budget: &budget,
                unknown: &mut note,
            };
            let other = resolve(&mut values, scope);
            painted(&mut values, id, &other, |found, place| {
                if let Found::Paint(paint) = found {
                    let span = place.map_or(tree.node(id).span, span_of);
                    seen.painted.push(Painted {
                        node: id,
                        paint,
                        span: span.filter(|s| !s.is_empty()),
                        as_text: false,
                    });
                }
            });
            if other.style.box_visible {
                for &(name, place) in &winners.not_read {
                    if let Some(not_read) = coverage::property(name)
                        && !not_read.name.contains("animation")
                        && met.insert(name)
                    {
                        unread.push(Unread {
                            what: not_read.name.to_owned(),
                            span: span_of(place),
                            leaves: &not_read.leaves,
                        });
                    }
                }
            }
            if hidden_here && other.style.visible && shown_elsewhere.last() != Some(&id) {
                shown_elsewhere.push(id);
            }
            if let Some(span) = winners
                .of(Property::Color)
                .and_then(|won| span_of(won.place))
            {
                seen.colors.push((id, span));
            }
            let of_other = if other == result {
                of_this
            } else {
                if computed.last() != Some(&other) {
                    computed.push(other);
                }
                u32::try_from(computed.len().saturating_sub(1)).unwrap_or(u32::MAX)
            };
            seen.put(id, of_other);
        }
    }
    let spent = limit.saturating_sub(budget.left());
    effort.comparisons = effort
        .comparisons
        .saturating_add(spent.saturating_sub(of_nodes));
    // Nodes that the parser moved are not numbered in the order of the document.
    colors.sort_unstable_by_key(|&(id, _)| id);
    for seen in &mut elsewhere {
        seen.colors.sort_unstable_by_key(|&(id, _)| id);
    }
    unread.extend(always.into_iter().filter_map(|number| {
        let place = usize::from(number).checked_sub(1)?;
        unknown.get(place).cloned()
    }));
    Ok(Styles {
        computed,
        places,
        colors,
        painted: painted_all,
        unknown,
        unread,
        shown_elsewhere,
        elsewhere,
    })
}
