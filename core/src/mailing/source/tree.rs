//! One tree for every kind of source, each piece of it with its place in the source.

use html5ever::{LocalName, Namespace, tendril::StrTendril};

use crate::answer::Span;

/// A node's number: its place in [`Tree::nodes`]; the document is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A piece of decoded text and the source it came from.
///
/// A verbatim piece is the same bytes in both; any other is an entity, a line break or the like,
/// and its whole text stands for its whole source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the decoded text.
    pub text_start: u32,
    /// Where it ends in the decoded text.
    pub text_end: u32,
    /// Its source.
    pub source: Span,
    /// Whether text and source are the same bytes.
    pub verbatim: bool,
}

/// Most texts and values are one verbatim piece.
pub(crate) type Pieces = smallvec::SmallVec<[Piece; 1]>;

/// A decoded text with its places in the source.
#[derive(Debug, Clone, Default)]
pub struct MappedText {
    /// The text.
    pub text: StrTendril,
    /// Its pieces, in order and without gaps; empty where the text has no source (synthetic).
    pub pieces: Pieces,
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
    /// Its attributes, the first of each name.
    pub attributes: Vec<Attribute>,
    /// Its start tag; `None` where the parser made the element up (synthetic).
    pub start_tag: Option<Span>,
    /// Its end tag, where the source has one.
    pub end_tag: Option<Span>,
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
    Doctype(StrTendril, StrTendril, StrTendril),
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
    /// All nodes; a [`NodeId`] is a place in it. Nodes that the parser took out again (a body that
    /// a frameset replaced) stay here, but no other node leads to them.
    pub nodes: Vec<Node>,
    /// Whether the document is in quirks mode.
    pub quirks: bool,
}

impl MappedText {
    /// Adds text and its places at the end; verbatim text that follows on in the source too makes
    /// one piece with what was there.
    pub(crate) fn append(&mut self, text: &StrTendril, pieces: &[Piece]) {
        let length = self.text.len32();
        self.text.push_tendril(text);
        for piece in pieces {
            let text_end = piece.text_end.saturating_add(length);
            match self.pieces.last_mut() {
                Some(last)
                    if last.verbatim && piece.verbatim && last.source.end == piece.source.start =>
                {
                    last.text_end = text_end;
                    last.source.end = piece.source.end;
                }
                _ => self.pieces.push(Piece {
                    text_start: piece.text_start.saturating_add(length),
                    text_end,
                    ..*piece
                }),
            }
        }
    }

    /// The source of the text from `start` to `end` (bytes of the decoded text): the smallest
    /// span of the source that covers it; `None` for synthetic text.
    pub fn source_of(&self, start: u32, end: u32) -> Option<Span> {
        let first = self.pieces.partition_point(|p| p.text_end <= start);
        let mut covered: Option<Span> = None;
        for piece in self.pieces.get(first..)? {
            if piece.text_start >= end && covered.is_some() {
                break;
            }
            let span = if piece.verbatim {
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
    pub const DOCUMENT: NodeId = NodeId(0);

    /// The node of this number. Numbers come from this tree only, so the node is always there;
    /// the document stands in for one that is not.
    pub fn node(&self, id: NodeId) -> &Node {
        let document = self
            .nodes
            .first()
            .expect("a tree is made with its document");
        self.nodes.get(id.0 as usize).unwrap_or(document)
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
}

impl Element {
    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| &*a.name == name)
    }

    /// The value of the attribute of this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|a| &*a.value.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_points_through_an_entity_to_its_source() {
        // Source, from byte 10: `Ә&amp;b`; decoded: `Ә&b`.
        let piece = |text_start, text_end, start, end, verbatim| Piece {
            text_start,
            text_end,
            source: Span::new(start, end),
            verbatim,
        };
        let mapped = MappedText {
            text: "Ә&b".into(),
            pieces: smallvec::smallvec![
                piece(0, 2, 10, 12, true),
                piece(2, 3, 12, 17, false),
                piece(3, 4, 17, 18, true),
            ],
        };
        assert_eq!(mapped.source_of(0, 2), Some(Span::new(10, 12)));
        assert_eq!(mapped.source_of(2, 3), Some(Span::new(12, 17)));
        assert_eq!(mapped.source_of(3, 4), Some(Span::new(17, 18)));
        assert_eq!(mapped.source_of(0, 4), Some(Span::new(10, 18)));
        assert_eq!(MappedText::default().source_of(0, 0), None);
    }
}
