//! The style sheets that stand in a letter, and the places of what they declare.

use html5ever::local_name;

use super::{
    at_rules::is_more_than_fonts,
    conditions::{Screens, media_holds},
    painted_values::Pool,
    rule_index::Sheets,
    winners::Place,
};
use crate::{
    Aspect, Span, Unread,
    source::{
        Attribute, Element, MappedText, Namespace, NodeId, NodeKind, Tree,
        conditional::{for_outlook, sheets as sheets_in},
    },
};

/// What a sheet may set that is not read.
pub(super) const OF_A_SHEET: &[Aspect] = &[
    Aspect::Colours,
    Aspect::Bold,
    Aspect::Sizes,
    Aspect::Capitals,
];

/// Where the sheets of a tree stand.
pub(super) struct Spans<'t> {
    tree: &'t Tree,
    /// By their numbers.
    sheets: Vec<Stands>,
}

/// Where a sheet stands.
enum Stands {
    /// In this element.
    In(NodeId),
    /// In a comment; it begins there in the source.
    At(u32),
}

impl Spans<'_> {
    /// The place in the source of what stands there in an element's attribute `style` or in a sheet.
    pub(super) fn of(&self, style: Option<&Attribute>, place: Place) -> Option<Span> {
        match place {
            Place::Attribute(span) => Some(span),
            Place::Inline(start, end) => {
                let attribute = style?;
                let span = attribute.value.source_of(start, end);
                span.or(Some(attribute.span))
            }
            Place::Sheet(sheet, start, end) => {
                let node = match *self.sheets.get(sheet as usize)? {
                    Stands::In(node) => node,
                    Stands::At(begins) => return Some(Span::new(start, end).shifted(begins)),
                };
                let span = text_of(self.tree, node)?.source_of(start, end);
                span.or(self.tree.node(node).span)
            }
        }
    }
}

/// The sheets of a tree, with what is called in and not read.
pub(super) fn read_sheets<'t>(
    tree: &'t Tree,
    pool: &mut Pool,
    unread: &mut Vec<Unread>,
) -> (Sheets, Spans<'t>) {
    let mut sheets = Sheets::new(tree.quirks);
    let mut places: Vec<Stands> = Vec::new();
    let mut next = Some(Tree::DOCUMENT);
    while let Some(id) = next {
        let span = tree.node(id).span;
        if calls_in_a_sheet(tree, id) {
            unread.push(Unread::new("<link>", span, OF_A_SHEET));
        }
        if let Some(element) = tree.element(id)
            && element.name == local_name!("style")
            && matches!(element.namespace, Namespace::Html | Namespace::Svg)
            && let Some(screens) = screens_of(tree, element)
            && tree
                .value(element, &local_name!("type"))
                .is_none_or(|kind| kind.is_empty() || kind.eq_ignore_ascii_case("text/css"))
            && let Some(text) = text_of(tree, id)
        {
            let sheet = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let css = tree.text(text);
            for gap in sheets.read(css, sheet, screens, pool) {
                let place = text.source_of(gap.start, gap.end).or(span);
                unread.push(gap.left_open(css, place));
            }
            places.push(Stands::In(id));
        }
        if matches!(tree.node(id).kind, NodeKind::Comment)
            && let Some(span) = span
            && let Some((opening, content)) = span.of(&tree.source).and_then(for_outlook)
        {
            for (begins, css) in sheets_in(content) {
                let begins = opening.len().saturating_add(begins);
                let begins = span
                    .start
                    .saturating_add(u32::try_from(begins).unwrap_or(u32::MAX));
                let sheet = u32::try_from(places.len()).unwrap_or(u32::MAX);
                for gap in sheets.read(css, sheet, Screens::OUTLOOK, pool) {
                    let place = Span::new(gap.start, gap.end).shifted(begins);
                    unread.push(gap.left_open(css, Some(place)));
                }
                places.push(Stands::At(begins));
            }
        }
        next = following(tree, id);
    }
    sheets.rank_layers();
    let spans = Spans {
        tree,
        sheets: places,
    };
    (sheets, spans)
}

/// The source of a style sheet's text: its one text node.
fn text_of(tree: &Tree, id: NodeId) -> Option<&MappedText> {
    tree.children(id)
        .find_map(|child| match &tree.node(child).kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        })
}

/// The node after `id` in document order.
pub(super) fn following(tree: &Tree, id: NodeId) -> Option<NodeId> {
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
