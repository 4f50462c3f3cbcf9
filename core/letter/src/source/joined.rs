//! Trees put behind one another, for a letter in several parts.

use html5ever::local_name;

use super::{Attribute, Attributes, Element, MappedText, Namespace, NodeId, NodeKind, Tree};
use crate::Span;

/// What stands between the texts of two parts.
const BETWEEN: char = '\n';

impl Tree {
    /// A picture that is a part of its own: `label` stands for it in the text, and its file is
    /// found under `address`.
    pub(crate) fn of_picture(label: String, address: &str) -> Self {
        let span = Span::new(0, u32::try_from(label.len()).unwrap_or(u32::MAX));
        let mut tree = Self {
            source: label,
            nodes: Vec::new(),
            attributes: vec![Attribute {
                name: local_name!("src"),
                value: MappedText::without_source(address),
                span,
            }],
            quirks: false,
        };
        let document = tree.add(NodeKind::Document, None, None);
        let picture = Element {
            namespace: Namespace::Html,
            name: local_name!("img"),
            attributes: Attributes { start: 0, end: 1 },
        };
        tree.add(NodeKind::Element(picture), Some(document), Some(span));
        tree
    }

    /// Puts `other` behind this one, as a document in its document, and returns where it begins:
    /// its first node's place, and the first byte of its text.
    pub(crate) fn append(&mut self, other: Self) -> (usize, u32) {
        self.source.push(BETWEEN);
        let bytes = u32::try_from(self.source.len()).unwrap_or(u32::MAX);
        self.source.push_str(&other.source);
        let nodes = self.nodes.len();
        let attributes = u32::try_from(self.attributes.len()).unwrap_or(u32::MAX);

        self.attributes
            .extend(other.attributes.into_iter().map(|mut attribute| {
                attribute.span = attribute.span.shifted(bytes);
                attribute.value.shift(bytes);
                attribute
            }));
        let moved = |id: Option<NodeId>| id.map(|id| id.shifted(nodes));
        self.nodes.extend(other.nodes.into_iter().map(|mut node| {
            for link in [
                &mut node.parent,
                &mut node.first_child,
                &mut node.last_child,
                &mut node.previous,
                &mut node.next,
            ] {
                *link = moved(*link);
            }
            node.span = node.span.map(|span| span.shifted(bytes));
            match &mut node.kind {
                NodeKind::Text(text) => text.shift(bytes),
                NodeKind::Element(element) => {
                    let own = &mut element.attributes;
                    own.start = own.start.saturating_add(attributes);
                    own.end = own.end.saturating_add(attributes);
                }
                _ => {}
            }
            node
        }));
        self.adopt(Self::DOCUMENT.shifted(nodes), Self::DOCUMENT);
        (nodes, bytes)
    }
}
