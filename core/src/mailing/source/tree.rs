//! One tree for every kind of source, each piece of it with its place in the source.

use std::num::NonZeroU32;

use html5ever::{LocalName, Namespace, local_name, tendril::StrTendril};

use crate::answer::Span;

/// A node's number; the document's is [`Tree::DOCUMENT`].
///
/// It is one more than the node's place in [`Tree::nodes`], so that a neighbour that is not there
/// takes no room: large letters are read as fast as memory is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The number of the node at this place.
    pub(crate) fn at(place: usize) -> Self {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Self(NonZeroU32::MIN.saturating_add(place))
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

/// Where a text comes from.
#[derive(Debug, Clone, Default)]
pub(crate) enum Pieces {
    /// Nothing in the source: the text is empty, or the parser made it up.
    #[default]
    None,
    /// The text runs parallel to the source from this byte on; nearly all texts do.
    Parallel(u32),
    /// Pieces, in order and without gaps.
    #[expect(
        clippy::box_collection,
        reason = "rare, and every text and value would be half as large again"
    )]
    Several(Box<Vec<Piece>>),
}

/// A decoded text with its places in the source.
#[derive(Debug, Clone, Default)]
pub struct MappedText {
    /// The text.
    pub text: StrTendril,
    /// Where it comes from.
    pub(crate) pieces: Pieces,
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

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its namespace.
    pub namespace: Namespace,
    /// Its local name.
    pub name: LocalName,
    /// Where its attributes stand among those of the tree.
    pub(crate) attributes: Attributes,
    /// Its start tag; `None` where the parser made the element up (synthetic).
    pub start_tag: Option<Span>,
    /// Its end tag, where the source has one.
    pub end_tag: Option<Span>,
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
    /// A doctype: its name, public and system identifiers.
    #[cfg_attr(
        not(any(test, fuzzing)),
        expect(dead_code, reason = "read by the tests that compare trees")
    )]
    Doctype(Box<[StrTendril; 3]>),
    /// A comment.
    #[cfg_attr(
        not(any(test, fuzzing)),
        expect(dead_code, reason = "read by the tests that compare trees")
    )]
    Comment(StrTendril),
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
    /// Its place in the source: of an element, from its start tag to behind its end tag, or to
    /// where its last content ends; `None` where it is synthetic.
    pub span: Option<Span>,
}

/// The tree.
#[derive(Debug, Clone)]
pub struct Tree {
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

impl MappedText {
    /// Its pieces, in order and without gaps; none where the text has no source.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let (parallel, several) = match &self.pieces {
            Pieces::None => (None, &[][..]),
            &Pieces::Parallel(start) => (Some(self.parallel(start)), &[][..]),
            Pieces::Several(pieces) => (None, &pieces[..]),
        };
        parallel.into_iter().chain(several.iter().copied())
    }

    /// The one piece of a text that runs parallel to its source.
    fn parallel(&self, start: u32) -> Piece {
        let length = self.text.len32();
        Piece {
            text_start: 0,
            text_end: length,
            source: Span::new(start, start.saturating_add(length)),
        }
    }

    /// The source of all of it.
    pub(crate) fn span(&self) -> Option<Span> {
        match &self.pieces {
            Pieces::None => None,
            &Pieces::Parallel(start) => Some(self.parallel(start).source),
            Pieces::Several(pieces) => {
                let (first, last) = pieces.first().zip(pieces.last())?;
                Some(first.source.cover(last.source))
            }
        }
    }

    /// Adds text and its places at the end; what goes on in the source too makes one piece with
    /// what was there.
    pub(crate) fn append(&mut self, other: &Self) {
        let length = self.text.len32();
        let goes_on = match (&self.pieces, &other.pieces) {
            (&Pieces::Parallel(a), &Pieces::Parallel(b)) => a.saturating_add(length) == b,
            _ => other.text.is_empty(),
        };
        if !goes_on {
            let mut pieces = match std::mem::take(&mut self.pieces) {
                Pieces::None => Box::default(),
                Pieces::Parallel(start) => Box::new(vec![self.parallel(start)]),
                Pieces::Several(pieces) => pieces,
            };
            for piece in other.pieces() {
                let moved = Piece {
                    text_start: piece.text_start.saturating_add(length),
                    text_end: piece.text_end.saturating_add(length),
                    ..piece
                };
                moved.add_to(&mut pieces);
            }
            self.pieces = Pieces::Several(pieces);
        }
        self.text.push_tendril(&other.text);
    }

    /// The source of the text from `start` to `end` (bytes of the decoded text): the smallest
    /// span of the source that covers it; `None` for synthetic text.
    pub fn source_of(&self, start: u32, end: u32) -> Option<Span> {
        let whole;
        let pieces = match &self.pieces {
            Pieces::None => return None,
            &Pieces::Parallel(from) => {
                whole = [self.parallel(from)];
                &whole[..]
            }
            Pieces::Several(pieces) => pieces,
        };
        let first = pieces.partition_point(|p| p.text_end <= start);
        let mut covered: Option<Span> = None;
        for piece in pieces.get(first..)? {
            if piece.text_start >= end && covered.is_some() {
                break;
            }
            let span = if piece.is_parallel() {
                let skip = start.saturating_sub(piece.text_start);
                let cut = piece.text_end.saturating_sub(end);
                Span::new(
                    piece
                        .source
                        .start
                        .saturating_add(skip)
                        .min(piece.source.end),
                    piece.source.end.saturating_sub(cut),
                )
            } else {
                piece.source
            };
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
        self.attribute(element, name).map(|a| &*a.value.text)
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
        let mapped = MappedText {
            text: "Ә&b".into(),
            pieces: Pieces::Several(Box::new(vec![
                piece(0, 2, 10, 12),
                piece(2, 3, 12, 17),
                piece(3, 4, 17, 18),
            ])),
        };
        assert_eq!(mapped.source_of(0, 2), Some(Span::new(10, 12)));
        assert_eq!(mapped.source_of(2, 3), Some(Span::new(12, 17)));
        assert_eq!(mapped.source_of(3, 4), Some(Span::new(17, 18)));
        assert_eq!(mapped.source_of(0, 4), Some(Span::new(10, 18)));
        assert_eq!(MappedText::default().source_of(0, 0), None);
    }
}
