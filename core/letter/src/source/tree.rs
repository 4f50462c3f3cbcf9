//! One tree for every kind of source, each piece of it with its place in the source.

use std::num::NonZeroU32;

use html5ever::{LocalName, local_name, ns};

use crate::Span;

/// A node's number; the document's is [`Tree::DOCUMENT`].
///
/// It is one more than the node's place in [`Tree::nodes`], so that a neighbour that is not there
/// takes no room: large letters are read as fast as memory is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// No node has a greater number.
    pub(crate) const LAST: Self = Self(NonZeroU32::MAX);

    /// The number of the node at this place.
    pub(crate) fn at(place: usize) -> Self {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Self(NonZeroU32::MIN.saturating_add(place))
    }

    /// The same node's number behind so many others.
    pub(crate) fn shifted(self, nodes: usize) -> Self {
        Self::at(self.place().saturating_add(nodes))
    }

    /// The node's place.
    pub(crate) fn place(self) -> usize {
        self.0.get().saturating_sub(1) as usize
    }
}

/// A piece of decoded text and the source it came from.
///
/// Where both are equally long, the text runs parallel to the source: they are the same bytes, but
/// for a line break that was a carriage return, and for the few entities that are as long as what
/// they stand for. Any other piece is an entity, a line break of two bytes or the like, and its
/// whole text stands for its whole source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the decoded text.
    pub text_start: u32,
    /// Where it ends in the decoded text.
    pub text_end: u32,
    /// Its source.
    pub source: Span,
}

/// A decoded text with its places in the source; [`Tree::text`] reads it.
#[derive(Debug, Clone)]
pub enum MappedText {
    /// It stands in the source as it is; nearly all texts do, and take no room of their own.
    InSource(Span),
    /// It is not what stands in the source, or not in one place.
    Decoded(Box<Decoded>),
}

/// A text that does not stand in the source as it is.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text.
    pub(crate) text: String,
    /// Where it comes from, in order and without gaps; none where the parser made the text up.
    pub(crate) pieces: Vec<Piece>,
}

/// An attribute.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its local name, lower-cased as HTML does.
    pub name: LocalName,
    /// Its decoded value.
    pub value: MappedText,
    /// From its name's first byte to behind its value (and closing quote).
    pub span: Span,
}

/// What an element belongs to: a page has no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    /// HTML.
    Html,
    /// SVG pictures.
    Svg,
    /// MathML formulas.
    MathMl,
}

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its namespace.
    pub namespace: Namespace,
    /// Its local name.
    pub name: LocalName,
    /// Where its attributes stand among those of the tree.
    pub(crate) attributes: Attributes,
}

/// A run of [`Tree::attributes`]; the default is an empty one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attributes {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// The document, or a template's content.
    Document,
    /// A doctype: all that it says is whether there are quirks.
    Doctype,
    /// A comment, which nobody is shown.
    Comment,
    /// Text.
    Text(MappedText),
    /// An element.
    Element(Element),
}

/// A node and its neighbours.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The node it stands in.
    pub parent: Option<NodeId>,
    /// The first node in it.
    pub first_child: Option<NodeId>,
    /// The last node in it.
    pub last_child: Option<NodeId>,
    /// The one before it in its parent.
    pub previous: Option<NodeId>,
    /// The one after it in its parent.
    pub next: Option<NodeId>,
    /// Its place in the source, `None` where it is synthetic. That of an element is its start tag,
    /// but that of a table goes to behind its end tag, or to where its last content ends.
    pub span: Option<Span>,
}

/// The tree.
#[derive(Debug, Clone)]
pub struct Tree {
    /// What it was read from: spans point into it.
    pub(crate) source: String,
    /// All nodes; a node's number leads to its place in it. Nodes that the parser took out again (a body that
    /// a frameset replaced) stay here, but no other node leads to them.
    pub nodes: Vec<Node>,
    /// The attributes of all elements, each element's together: the first of each name.
    pub(crate) attributes: Vec<Attribute>,
    /// Whether the document is in quirks mode.
    pub quirks: bool,
}

/// Whether this is the name of a heading.
pub(crate) fn is_heading(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
    )
}

impl Namespace {
    /// Its name as the parser knows it.
    pub(crate) fn name(self) -> html5ever::Namespace {
        match self {
            Self::Html => ns!(html),
            Self::Svg => ns!(svg),
            Self::MathMl => ns!(mathml),
        }
    }
}

impl Attributes {
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Piece {
    /// Whether text and source run parallel.
    pub(crate) fn is_parallel(self) -> bool {
        self.text_end.saturating_sub(self.text_start)
            == self.source.end.saturating_sub(self.source.start)
    }

    /// The source of its text from `start` to `end`, as far as they lie in it.
    pub(crate) fn source_of(self, start: u32, end: u32) -> Span {
        if !self.is_parallel() {
            return self.source;
        }
        let skip = start.saturating_sub(self.text_start);
        let cut = self.text_end.saturating_sub(end);
        let from = self.source.start.saturating_add(skip);
        Span::new(
            from.min(self.source.end),
            self.source.end.saturating_sub(cut),
        )
    }

    /// Adds it behind others; what goes on in parallel makes one piece with the last.
    pub(crate) fn add_to(self, pieces: &mut Vec<Self>) {
        match pieces.last_mut() {
            Some(last)
                if last.source.end == self.source.start
                    && last.is_parallel()
                    && self.is_parallel() =>
            {
                last.text_end = self.text_end;
                last.source.end = self.source.end;
            }
            _ => pieces.push(self),
        }
    }
}

impl Default for MappedText {
    fn default() -> Self {
        Self::InSource(Span::new(0, 0))
    }
}

impl MappedText {
    /// A text that stands nowhere in the source: a copy that the parser made.
    pub(crate) fn without_source(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        Self::Decoded(Box::new(Decoded {
            text: text.to_owned(),
            pieces: Vec::new(),
        }))
    }

    /// Its length in bytes.
    pub(crate) fn len(&self) -> u32 {
        match self {
            Self::InSource(span) => span.end.saturating_sub(span.start),
            Self::Decoded(decoded) => u32::try_from(decoded.text.len()).unwrap_or(u32::MAX),
        }
    }

    /// Moves its places so many bytes on.
    pub(super) fn shift(&mut self, bytes: u32) {
        match self {
            Self::InSource(span) => *span = span.shifted(bytes),
            Self::Decoded(decoded) => {
                for piece in &mut decoded.pieces {
                    piece.source = piece.source.shifted(bytes);
                }
            }
        }
    }

    /// The one piece of a text that stands in the source as it is, unless it is empty.
    fn whole(span: Span) -> Option<Piece> {
        (!span.is_empty()).then(|| Piece {
            text_start: 0,
            text_end: span.end.saturating_sub(span.start),
            source: span,
        })
    }

    /// Its pieces, in order and without gaps; none where the text has no source.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let (whole, several) = match self {
            &Self::InSource(span) => (Self::whole(span), &[][..]),
            Self::Decoded(decoded) => (None, &decoded.pieces[..]),
        };
        whole.into_iter().chain(several.iter().copied())
    }

    /// The source of all of it.
    pub(crate) fn span(&self) -> Option<Span> {
        match self {
            &Self::InSource(span) => (!span.is_empty()).then_some(span),
            Self::Decoded(decoded) => {
                let (first, last) = decoded.pieces.first().zip(decoded.pieces.last())?;
                Some(first.source.cover(last.source))
            }
        }
    }

    /// Adds text and its places at the end; what goes on in the source too makes one piece with
    /// what was there.
    pub(crate) fn append(&mut self, other: &Self, source: &str) {
        match (&mut *self, other) {
            (_, &Self::InSource(b)) if b.is_empty() => return,
            (Self::InSource(a), Self::InSource(b)) if a.end == b.start => {
                a.end = b.end;
                return;
            }
            (Self::InSource(a), _) => {
                *self = Self::Decoded(Box::new(Decoded {
                    text: a.of(source).unwrap_or_default().to_owned(),
                    pieces: Self::whole(*a).into_iter().collect(),
                }));
            }
            _ => {}
        }
        let length = self.len();
        if let Self::Decoded(decoded) = self {
            for piece in other.pieces() {
                let moved = Piece {
                    text_start: piece.text_start.saturating_add(length),
                    text_end: piece.text_end.saturating_add(length),
                    ..piece
                };
                moved.add_to(&mut decoded.pieces);
            }
            decoded.text.push_str(other.text(source));
        }
    }

    /// The text from `start` to `end`, with its places.
    pub(super) fn part(&self, start: u32, end: u32) -> Self {
        match self {
            &Self::InSource(span) => Self::whole(span).map_or_else(Self::default, |whole| {
                Self::InSource(whole.source_of(start, end))
            }),
            Self::Decoded(decoded) => {
                let first = decoded.pieces.partition_point(|p| p.text_end <= start);
                let part = decoded.pieces.get(first..).unwrap_or_default().iter();
                let part = part.take_while(|p| p.text_start < end).map(|p| Piece {
                    text_start: p.text_start.saturating_sub(start),
                    text_end: p.text_end.min(end).saturating_sub(start),
                    source: p.source_of(start, end),
                });
                let text = decoded.text.get(start as usize..end as usize);
                Self::Decoded(Box::new(Decoded {
                    text: text.unwrap_or_default().to_owned(),
                    pieces: part.collect(),
                }))
            }
        }
    }

    /// The text, out of the source that it was read from.
    pub(super) fn text<'t>(&'t self, source: &'t str) -> &'t str {
        match self {
            Self::InSource(span) => span.of(source).unwrap_or_default(),
            Self::Decoded(decoded) => &decoded.text,
        }
    }

    /// The source of the text from `start` to `end` (bytes of the decoded text): the smallest
    /// span of the source that covers it; `None` for synthetic text.
    pub(crate) fn source_of(&self, start: u32, end: u32) -> Option<Span> {
        let decoded = match self {
            &Self::InSource(span) => {
                let whole = Self::whole(span).filter(|whole| start < whole.text_end)?;
                return Some(whole.source_of(start, end));
            }
            Self::Decoded(decoded) => decoded,
        };
        let first = decoded.pieces.partition_point(|p| p.text_end <= start);
        let mut covered: Option<Span> = None;
        for piece in decoded.pieces.get(first..)? {
            if piece.text_start >= end && covered.is_some() {
                break;
            }
            let span = piece.source_of(start, end);
            covered = Some(covered.map_or(span, |c| c.cover(span)));
            if piece.text_end >= end {
                break;
            }
        }
        covered
    }
}

impl Tree {
    /// The document.
    pub const DOCUMENT: NodeId = NodeId(NonZeroU32::MIN);

    /// The node of this number. Numbers come from this tree only, so the node is always there;
    /// the document stands in for one that is not.
    pub fn node(&self, id: NodeId) -> &Node {
        let document = self
            .nodes
            .first()
            .expect("a tree is made with its document");
        self.nodes.get(id.place()).unwrap_or(document)
    }

    /// The element at this number, if it is one.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The node that follows `id` and all that is in it, inside `root`.
    pub fn after(&self, id: NodeId, root: NodeId) -> Option<NodeId> {
        let mut at = id;
        while at != root {
            let node = self.node(at);
            if node.next.is_some() {
                return node.next;
            }
            at = node.parent?;
        }
        None
    }

    /// The nodes in `id`, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first_child, |&child| self.node(child).next)
    }

    /// What a text of this tree says.
    pub(crate) fn text<'t>(&'t self, text: &'t MappedText) -> &'t str {
        text.text(&self.source)
    }

    /// The attributes of an element.
    pub(crate) fn attributes(&self, element: &Element) -> &[Attribute] {
        self.attributes
            .get(element.attributes.range())
            .unwrap_or_default()
    }

    /// The attribute of this name.
    pub(crate) fn attribute(&self, element: &Element, name: &LocalName) -> Option<&Attribute> {
        self.attributes(element).iter().find(|a| a.name == *name)
    }

    /// The value of the attribute of this name.
    pub(crate) fn value(&self, element: &Element, name: &LocalName) -> Option<&str> {
        self.attribute(element, name).map(|a| self.text(&a.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_points_through_an_entity_to_its_source() {
        // Source, from byte 10: `Ә&amp;b`; decoded: `Ә&b`.
        let piece = |text_start, text_end, start, end| Piece {
            text_start,
            text_end,
            source: Span::new(start, end),
        };
        let mapped = MappedText::Decoded(Box::new(Decoded {
            text: "Ә&b".into(),
            pieces: vec![
                piece(0, 2, 10, 12),
                piece(2, 3, 12, 17),
                piece(3, 4, 17, 18),
            ],
        }));
        assert_eq!(mapped.source_of(0, 2), Some(Span::new(10, 12)));
        assert_eq!(mapped.source_of(2, 3), Some(Span::new(12, 17)));
        assert_eq!(mapped.source_of(3, 4), Some(Span::new(17, 18)));
        assert_eq!(mapped.source_of(0, 4), Some(Span::new(10, 18)));
        assert_eq!(MappedText::default().source_of(0, 0), None);
    }
}
