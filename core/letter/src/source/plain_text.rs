//! Plain text as a tree: a paragraph for each block of lines, a line break for each line.

use html5ever::{LocalName, local_name};

use super::{Attributes, Element, MappedText, Namespace, Node, NodeId, NodeKind, Tree};
use crate::Span;

/// Reads plain text. With `flowed`, a line that ends in a space goes on in the next one.
pub(crate) fn parse(text: String, flowed: bool, delete_space: bool) -> Tree {
    let mut tree = Tree {
        source: String::new(),
        nodes: Vec::new(),
        attributes: Vec::new(),
        quirks: false,
    };
    let document = tree.add(NodeKind::Document, None, None);
    let body = element(&mut tree, local_name!("body"), document);
    let mut paragraph: Option<NodeId> = None;
    let mut joined = true;
    let mut start = usize::from(text.starts_with('\u{feff}')).saturating_mul(3);
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let begin = start;
        start = start.saturating_add(line.len());
        let line = line.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            paragraph = None;
            continue;
        }
        let parent = match paragraph {
            Some(parent) => {
                if !joined {
                    element(&mut tree, local_name!("br"), parent);
                }
                parent
            }
            None => element(&mut tree, local_name!("p"), body),
        };
        paragraph = Some(parent);
        // The line that leads a signature in ends in a space and is never joined.
        joined = flowed && line.ends_with(' ') && line != "-- ";
        let shown = if joined && delete_space {
            line.strip_suffix(' ').unwrap_or(line)
        } else {
            line
        };
        let span = Span::new(at(begin), at(begin.saturating_add(shown.len())));
        let kind = NodeKind::Text(MappedText::InSource(span));
        tree.add(kind, Some(parent), Some(span));
    }
    tree.source = text;
    tree
}

fn at(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn element(tree: &mut Tree, name: LocalName, parent: NodeId) -> NodeId {
    let element = Element {
        namespace: Namespace::Html,
        name,
        attributes: Attributes::default(),
    };
    tree.add(NodeKind::Element(element), Some(parent), None)
}

impl Tree {
    /// Adds a node as its parent's last.
    pub(super) fn add(
        &mut self,
        kind: NodeKind,
        parent: Option<NodeId>,
        span: Option<Span>,
    ) -> NodeId {
        let id = NodeId::at(self.nodes.len());
        self.nodes.push(Node {
            kind,
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            span,
        });
        if let Some(parent) = parent {
            self.adopt(id, parent);
        }
        id
    }

    /// Makes a node that stands nowhere yet its parent's last.
    pub(super) fn adopt(&mut self, id: NodeId, parent: NodeId) {
        let previous = self.node(parent).last_child;
        if let Some(node) = self.nodes.get_mut(id.place()) {
            (node.parent, node.previous) = (Some(parent), previous);
        }
        if let Some(node) = previous.and_then(|p| self.nodes.get_mut(p.place())) {
            node.next = Some(id);
        }
        if let Some(node) = self.nodes.get_mut(parent.place()) {
            node.first_child.get_or_insert(id);
            node.last_child = Some(id);
        }
    }
}
