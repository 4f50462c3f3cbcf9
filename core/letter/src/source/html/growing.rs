//! The tree in the making.

use std::{collections::VecDeque, mem};

use html5ever::{LocalName, interface::NodeOrText, local_name};

use super::{
    at,
    limits::{MAX_DEPTH, Tangle},
    text_runs::Waiting,
    tree_sink::Slot,
};
use crate::{
    Span,
    source::{
        Attribute, Attributes, Element, MappedText, Namespace, Node, NodeId, NodeKind, SourceError,
        Tree,
    },
};

/// What only the reading needs to know of a node.
#[derive(Clone, Copy, Default)]
struct Reading {
    depth: u16,
    /// Whether it is a table whose end tag may still come.
    unended: bool,
}

/// What is being handed to the tree builder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Characters,
    StartTag,
    Other,
}

/// An element just made, and the attributes that the tree builder knows of.
pub(super) struct Made {
    pub(super) id: NodeId,
    pub(super) attributes: Vec<html5ever::Attribute>,
}

/// What the reading leaves.
pub(super) struct Grown {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) quirks: bool,
    /// The steps that [`Tangle`] counted.
    pub(super) steps: u32,
}

/// The tree being made.
pub(super) struct Growing<'h> {
    source: &'h str,
    nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    reading: Vec<Reading>,
    pub(super) waiting: VecDeque<Waiting>,
    /// Whether text of the current character token reached the tree.
    pub(super) arrived: bool,
    pub(super) kind: Kind,
    pub(super) token: Span,
    /// The name of the current start tag.
    pub(super) name: LocalName,
    pub(super) made: Option<Made>,
    /// The attributes of the current start tag.
    pub(super) pending: Vec<Attribute>,
    pub(super) tangle: Tangle,
    pub(super) quirks: bool,
    pub(super) error: Option<SourceError>,
}

impl<'h> Growing<'h> {
    pub(super) fn new(source: &'h str) -> Self {
        // Nine in ten of real mails have at most 1.63 nodes for each `<`, and at most one attribute
        // for each `=`. Where text has many of them, as little is reserved as for the densest mail.
        let count = |byte| memchr::memchr_iter(byte, source.as_bytes()).count();
        let nodes = count(b'<').saturating_mul(5) / 3;
        let nodes = nodes.min(source.len() / 16).saturating_add(16);
        let attributes = count(b'=').min(source.len() / 24).saturating_add(16);
        Self {
            source,
            nodes: Vec::with_capacity(nodes),
            attributes: Vec::with_capacity(attributes),
            reading: Vec::with_capacity(nodes),
            waiting: VecDeque::new(),
            arrived: false,
            kind: Kind::Other,
            token: Span::new(0, 0),
            name: local_name!(""),
            made: None,
            pending: Vec::new(),
            tangle: Tangle::default(),
            quirks: false,
            error: None,
        }
    }

    fn reading_mut(&mut self, id: NodeId) -> Option<&mut Reading> {
        self.reading.get_mut(id.place())
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.place())
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.place())
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id)?.kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.node_mut(id)?.kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn add(&mut self, kind: NodeKind, span: Option<Span>) -> NodeId {
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
        self.reading.push(Reading::default());
        id
    }

    /// Adds the attributes of one element.
    pub(super) fn add_attributes(
        &mut self,
        attributes: impl Iterator<Item = Attribute>,
    ) -> Attributes {
        let start = at(self.attributes.len());
        self.attributes.extend(attributes);
        Attributes {
            start,
            end: at(self.attributes.len()),
        }
    }

    /// Gives an element that stands nowhere in the source its attributes, as copies. Each is a
    /// step, and so are 256 bytes of their values, because they fill memory.
    pub(super) fn copy_attributes(&mut self, made: Made) {
        let lengths = made.attributes.iter().map(|a| a.value.len());
        let long = lengths.sum::<usize>() / 256;
        let count = made.attributes.len().saturating_add(1);
        self.tangle(count.saturating_add(long));
        let copies = made.attributes.into_iter().map(|a| Attribute {
            name: a.name.local,
            value: MappedText::without_source(&a.value),
            span: Span::new(0, 0),
        });
        let attributes = self.add_attributes(copies);
        if let Some(element) = self.element_mut(made.id) {
            element.attributes = attributes;
        }
    }

    /// Puts a node that stands nowhere into `parent`, at its end or before a node.
    pub(super) fn attach(&mut self, parent: NodeId, child: NodeId, before: Option<NodeId>) {
        let depth = self
            .reading
            .get(parent.place())
            .map_or(0, |r| r.depth)
            .saturating_add(1);
        let previous = match before {
            Some(next) => self.node(next).and_then(|n| n.previous),
            None => self.node(parent).and_then(|n| n.last_child),
        };
        let Some(node) = self.nodes.get_mut(child.place()) else {
            return;
        };
        node.parent = Some(parent);
        node.previous = previous;
        node.next = before;
        let is_element = matches!(node.kind, NodeKind::Element(_));
        match previous {
            Some(id) => {
                if let Some(node) = self.node_mut(id) {
                    node.next = Some(child);
                }
            }
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.first_child = Some(child);
                }
            }
        }
        match before {
            Some(id) => {
                if let Some(node) = self.node_mut(id) {
                    node.previous = Some(child);
                }
            }
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.last_child = Some(child);
                }
            }
        }
        if let Some(reading) = self.reading_mut(child) {
            reading.depth = depth;
        }
        // A template has its content before it has a place.
        if let Some(first) = self.node(child).and_then(|n| n.first_child)
            && self
                .node(first)
                .is_some_and(|n| matches!(n.kind, NodeKind::Document))
            && let Some(reading) = self.reading_mut(first)
        {
            reading.depth = depth.saturating_add(1);
        }
        if is_element && depth > MAX_DEPTH {
            self.fail_as_too_deep();
        }
    }

    pub(super) fn detach(&mut self, id: NodeId) {
        let Some(node) = self.node_mut(id) else {
            return;
        };
        let Some(parent) = node.parent.take() else {
            return;
        };
        let (previous, next) = (node.previous.take(), node.next.take());
        match previous.and_then(|id| self.node_mut(id)) {
            Some(node) => node.next = next,
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.first_child = next;
                }
            }
        }
        match next.and_then(|id| self.node_mut(id)) {
            Some(node) => node.previous = previous,
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.last_child = previous;
                }
            }
        }
    }

    /// Text that reaches the tree, with its places.
    fn with_places(&mut self, text: &str) -> MappedText {
        self.arrived = true;
        if self.kind == Kind::Characters {
            if let Some(waiting) = self.waiting.back_mut()
                && let Some(start) = waiting.find(text, self.source)
            {
                return waiting.take(start, text.len());
            }
            return MappedText::without_source(text);
        }
        // Text of tables waits until it is known whether it belongs before the table.
        while let Some(waiting) = self.waiting.front_mut() {
            if let Some(start) = waiting.find(text, self.source) {
                return waiting.take(start, text.len());
            }
            self.waiting.pop_front();
        }
        MappedText::without_source(text)
    }

    fn insert_text(&mut self, parent: NodeId, text: &str, before: Option<NodeId>) {
        let text = self.with_places(text);
        let covered = text.span();
        let previous = match before {
            Some(next) => self.node(next).and_then(|n| n.previous),
            None => self.node(parent).and_then(|n| n.last_child),
        };
        if let Some(node) = previous.and_then(|id| self.nodes.get_mut(id.place()))
            && let NodeKind::Text(mapped) = &mut node.kind
        {
            mapped.append(&text, self.source);
            node.span = match (node.span, covered) {
                (Some(a), Some(b)) => Some(a.cover(b)),
                (a, b) => a.or(b),
            };
            return;
        }
        let id = self.add(NodeKind::Text(text), covered);
        self.attach(parent, id, before);
    }

    pub(super) fn insert(
        &mut self,
        parent: NodeId,
        child: NodeOrText<&Slot<'_>>,
        before: Option<NodeId>,
    ) {
        match child {
            NodeOrText::AppendNode(slot) => {
                self.detach(slot.id);
                self.attach(parent, slot.id, before);
            }
            NodeOrText::AppendText(text) => self.insert_text(parent, &text, before),
        }
    }

    /// Gives the element that the start tag made its place and its attributes.
    pub(super) fn started(&mut self) {
        let Some(made) = self.made.take() else {
            return;
        };
        let (id, token) = (made.id, self.token);
        // The tree builder adjusts the names of foreign attributes.
        let mut pending = mem::take(&mut self.pending);
        for (attribute, adjusted) in pending.iter_mut().zip(made.attributes) {
            attribute.name = adjusted.name.local;
        }
        let attributes = self.add_attributes(pending.drain(..));
        self.pending = pending;
        let Some(node) = self.node_mut(id) else {
            return;
        };
        node.span = Some(token);
        let NodeKind::Element(element) = &mut node.kind else {
            return;
        };
        element.attributes = attributes;
        if element.namespace != Namespace::Html {
            return;
        }
        let name = element.name.clone();
        if name == local_name!("table") {
            if let Some(reading) = self.reading_mut(id) {
                reading.unended = true;
            }
        } else {
            self.weigh_element(id, &name);
        }
    }

    /// Gives a table its end tag.
    pub(super) fn end_table(&mut self, id: NodeId) {
        let token = self.token;
        if let Some(reading) = self.reading_mut(id)
            && mem::take(&mut reading.unended)
            && let Some(node) = self.node_mut(id)
        {
            node.span = node.span.map(|span| span.cover(token));
        }
    }

    /// Finds where tables without an end tag end, and makes the tree.
    pub(super) fn finish(mut self) -> Result<Grown, SourceError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        // Of each node around the one that is looked at, how far its content reaches.
        let mut ends: Vec<u32> = Vec::with_capacity(64);
        let mut id = Tree::DOCUMENT;
        loop {
            if let Some(first) = self.node(id).and_then(|n| n.first_child) {
                id = first;
                ends.push(0);
                // Moved elements take others along, so only now is every depth known.
                if ends.len() > usize::from(MAX_DEPTH).saturating_add(1) {
                    let offset = self.node(id).and_then(|n| n.span).map_or(0, |s| s.start);
                    return Err(SourceError::TooDeep {
                        offset: offset.into(),
                        limit: MAX_DEPTH.into(),
                    });
                }
                continue;
            }
            let mut content = 0;
            loop {
                let unended = self.reading.get(id.place()).is_some_and(|r| r.unended);
                let Some(node) = self.nodes.get_mut(id.place()) else {
                    break;
                };
                if let Some(span) = &mut node.span {
                    if unended {
                        span.end = span.end.max(content);
                    }
                    content = span.end.max(content);
                }
                if let Some(outer) = ends.last_mut() {
                    *outer = content.max(*outer);
                }
                if let Some(next) = node.next {
                    id = next;
                    break;
                }
                let Some(parent) = node.parent else {
                    return Ok(Grown {
                        nodes: self.nodes,
                        attributes: self.attributes,
                        quirks: self.quirks,
                        steps: self.tangle.steps,
                    });
                };
                id = parent;
                content = ends.pop().unwrap_or(0);
            }
        }
    }
}
