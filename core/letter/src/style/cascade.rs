//! The cascade: which hint or declaration wins on each element, and so the style of every node.

use foldhash::HashMap;
use html5ever::local_name;
use selectors::{
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::matches_selector,
};

use super::{
    Origins, Rgba, Styles,
    computed_style::{Computed, resolve},
    css_values::{Declaration, PROPERTIES, Property, Value},
    noticed::address_of,
    older_attributes::hints,
    selectors_of::{Budget, Handle},
    style_sheets::{NamesAround, Sheets, read_inline},
    winners::{Place, Winner, Winners, win, winner},
};
use crate::{
    Span, coverage,
    source::{MappedText, Namespace, NodeId, NodeKind, SourceError, Tree},
};

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

/// Computes the style of every node.
pub(crate) fn compute(tree: &Tree) -> Result<Styles, SourceError> {
    let limit =
        COMPARISONS.saturating_add(COMPARISONS_PER_NODE.saturating_mul(tree.nodes.len() as u64));
    let budget = Budget::new(limit.saturating_add(1));
    let too_complex = || SourceError::StyleTooComplex { limit };

    let mut sheets = Sheets::new(tree.quirks);
    let mut sheet_nodes: Vec<NodeId> = Vec::new();
    let mut next = Some(Tree::DOCUMENT);
    while let Some(id) = next {
        if let Some(element) = tree.element(id)
            && element.name == local_name!("style")
            && element.namespace == Namespace::Html
            && tree
                .value(element, &local_name!("media"))
                .is_none_or(Sheets::is_for_screen)
            && let Some(text) = sheet_text(tree, id)
        {
            sheets.read(
                tree.text(text),
                u32::try_from(sheet_nodes.len()).unwrap_or(u32::MAX),
            );
            sheet_nodes.push(id);
        }
        next = following(tree, id);
    }

    let mut computed = vec![Computed::INITIAL];
    // For each node, the place of its style.
    let mut places = vec![0_u32; tree.nodes.len()];
    let mut origins: Vec<(NodeId, Origins)> = Vec::new();
    let mut inline: Vec<Declaration> = Vec::new();
    let mut inline_runs: HashMap<&str, (usize, usize)> = HashMap::default();
    let mut matched: Vec<(u32, u32)> = Vec::new();
    let mut around = NamesAround::new(&sheets);
    let mut caches = SelectorCaches::default();
    let quirks = if tree.quirks {
        QuirksMode::Quirks
    } else {
        QuirksMode::NoQuirks
    };
    let mut context = MatchingContext::new(
        MatchingMode::Normal,
        None,
        &mut caches,
        quirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    );
    let mut pictures: Vec<(NodeId, Span, String)> = Vec::new();
    let mut not_read: Vec<(NodeId, Span, &'static coverage::NotRead)> = Vec::new();
    // The declarations on one element that are not read.
    let mut noticed: Vec<(u16, Place)> = Vec::new();
    let mut root_px = Computed::INITIAL.style.font_px;
    let mut link: Option<Rgba> = None;

    let mut next = following(tree, Tree::DOCUMENT);
    while let Some(id) = next {
        next = following(tree, id);
        let parent_id = tree.node(id).parent.unwrap_or(Tree::DOCUMENT);
        let of_parent = places.get(parent_id.place()).copied().unwrap_or(0);
        let Some(element) = tree.element(id) else {
            if let Some(place) = places.get_mut(id.place()) {
                *place = of_parent;
            }
            continue;
        };
        let parent = computed
            .get(of_parent as usize)
            .copied()
            .unwrap_or(Computed::INITIAL);

        let mut winners: Winners = [None; PROPERTIES];
        hints(tree, element, &mut winners, &mut link);

        matched.clear();
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
                if !budget.spend(1) {
                    return Err(too_complex());
                }
                if let Some(found) = sheets.rules.get(rule as usize)
                    && around.suit(found)
                    && matches_selector(&found.selector, 0, None, handle, &mut context)
                {
                    matched.push((found.selector.specificity(), rule));
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
                read_inline(css, tree.quirks, &mut inline);
                (first, inline.len())
            })
        });
        let own = run
            .and_then(|(first, end)| inline.get(first..end))
            .unwrap_or_default();
        noticed.clear();
        let mut set = |d: &Declaration, place| match d.value {
            Value::NotRead(property) => noticed.push((property, place)),
            value => win(&mut winners, d.property, value, place),
        };
        for important in [false, true] {
            for &(_, rule) in &matched {
                let Some(rule) = sheets.rules.get(rule as usize) else {
                    continue;
                };
                let (first, end) = (rule.block.start as usize, rule.block.end as usize);
                let block = sheets.declarations.get(first..end).unwrap_or_default();
                if !budget.spend(block.len() as u64) {
                    return Err(too_complex());
                }
                for d in block.iter().filter(|d| d.important == important) {
                    let place = Place::Sheet(rule.block.sheet, d.start, d.end);
                    set(d, place);
                }
            }
            for d in own.iter().filter(|d| d.important == important) {
                set(d, Place::Inline(d.start, d.end));
            }
        }

        let result = resolve(tree, element, &parent, &winners, root_px, tree.quirks, link);
        if parent_id == Tree::DOCUMENT {
            root_px = result.style.font_px;
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
        let span_at = |place| -> Option<Span> {
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
        let span_of = |property| span_at(winner(&winners, property)?.place);
        if result.style.visible {
            for &(property, place) in &noticed {
                let property = coverage::property(property).filter(|property| {
                    not_read
                        .iter()
                        .all(|(_, _, known)| known.name != property.name)
                });
                if let (Some(property), Some(span)) = (property, span_at(place)) {
                    not_read.push((id, span, property));
                }
            }
        }
        if let Some(Winner {
            value: Value::Flag(true),
            place,
        }) = winner(&winners, Property::Picture)
            && let Some(span) = span_at(place)
        {
            let text = match place {
                Place::Inline(start, end) => {
                    style.map(|s| tree.text(&s.value)).zip(Some((start, end)))
                }
                Place::Sheet(sheet, start, end) => {
                    let node = sheet_nodes.get(sheet as usize);
                    let text = node.and_then(|&node| sheet_text(tree, node));
                    text.map(|text| tree.text(text)).zip(Some((start, end)))
                }
                Place::Attribute(_) => None,
            };
            let text = text.and_then(|(text, (start, end))| text.get(start as usize..end as usize));
            if let Some(address) = text.and_then(address_of) {
                pictures.push((id, span, address.to_owned()));
            }
        }
        let declared = Origins {
            color: span_of(Property::Color),
            background: span_of(Property::Background),
        };
        if declared != Origins::default() {
            origins.push((id, declared));
        }
    }
    // Nodes that the parser moved are not numbered in the order of the document.
    origins.sort_unstable_by_key(|&(id, _)| id);
    Ok(Styles {
        computed,
        places,
        origins,
        pictures,
        not_read,
    })
}
