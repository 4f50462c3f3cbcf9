//! Plain text as a tree: a paragraph for each block of lines, a line break for each line.

use html5ever::{LocalName, local_name};

use super::{Attributes, Element, MappedText, Namespace, Node, NodeId, NodeKind, Tree};
use crate::{Span, words::hosts::addresses};

/// Reads plain text. With `flowed`, a line that ends in a space goes on in the next one. Lines behind
/// `>` are quoted.
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
    let mut quotations: Vec<NodeId> = Vec::new();
    let mut joined = true;
    let mut lines_of_armour = 0usize;
    let mut start = usize::from(text.starts_with('\u{feff}')).saturating_mul(3);
    for line in lines(text.get(start..).unwrap_or_default()) {
        let line_start = start;
        start = start.saturating_add(line.len());
        let line = line.trim_end_matches(LINE_ENDS);
        let (depth, quoted) = quoted(line);
        let begin = line_start.saturating_add(quoted);
        if lines_of_armour == 0 {
            lines_of_armour = armour(text.get(line_start..).unwrap_or_default());
        }
        let is_armour = lines_of_armour > 0;
        lines_of_armour = lines_of_armour.saturating_sub(1);
        let line = line.get(quoted..).unwrap_or_default();
        if depth != quotations.len() {
            paragraph = None;
            quotations.truncate(depth);
            while quotations.len() < depth {
                let inside = quotations.last().copied().unwrap_or(body);
                quotations.push(element(&mut tree, local_name!("blockquote"), inside));
            }
        }
        if is_armour || line.trim().is_empty() {
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
            None => {
                let inside = quotations.last().copied().unwrap_or(body);
                element(&mut tree, local_name!("p"), inside)
            }
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

/// How many lines from here on are what PGP writes around a text that it signs (RFC 9580, 6 and 7).
fn armour(text: &str) -> usize {
    let mut lines = lines(text).map(|line| {
        let (_, quoted) = quoted(line);
        line.get(quoted..).unwrap_or_default().trim()
    });
    match lines.next() {
        Some("-----BEGIN PGP SIGNED MESSAGE-----") => {
            let fields = lines.take_while(|line| is_armour_field(line));
            fields.count().saturating_add(1)
        }
        Some("-----BEGIN PGP SIGNATURE-----") => {
            let is_inside =
                |line: &str| line.is_empty() || is_armour_field(line) || is_base64(line);
            let mut behind = lines.enumerate().skip_while(|(_, line)| is_inside(line));
            match behind.next() {
                Some((inside, "-----END PGP SIGNATURE-----")) => inside.saturating_add(2),
                _ => 0,
            }
        }
        _ => 0,
    }
}

/// Whether a program says there what wrote the armour and how; a comment may be the sender's.
fn is_armour_field(line: &str) -> bool {
    const FIELDS: [&str; 3] = ["Version: ", "Hash: ", "Charset: "];
    /// `GnuPG v2.2.4 (GNU/Linux)`
    const MOST_WORDS: usize = 3;
    let value = FIELDS.iter().find_map(|field| line.strip_prefix(field));
    value.is_some_and(|value| {
        value.split_whitespace().count() <= MOST_WORDS && addresses(value).next().is_none()
    })
}

/// Whether a line holds bytes as armour does, or the sum of them: `=njUN`.
fn is_base64(line: &str) -> bool {
    let bytes = line.strip_prefix('=').unwrap_or(line);
    let letters = bytes.trim_end_matches('=');
    bytes.len().is_multiple_of(4)
        && letters
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}

/// What ends a line.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
];
/// What ends one line together.
const JOINED_ENDS: [&str; 2] = ["\r\r\n", "\r\n"];

/// The lines of a text, each with its end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(LINE_ENDS).unwrap_or(rest.len());
        let behind = rest.get(end..).unwrap_or_default();
        let joined = JOINED_ENDS.iter().find(|ends| behind.starts_with(**ends));
        let one = || behind.chars().next().map_or(0, char::len_utf8);
        let length = joined.map_or_else(one, |ends| ends.len());
        let (line, next) = rest.split_at(end.saturating_add(length));
        rest = next;
        (!line.is_empty()).then_some(line)
    })
}

/// No deeper are the marks of quoted lines read.
const DEEPEST: usize = 16;

/// How deep a line is quoted, and how many bytes say so: `> > text`.
fn quoted(line: &str) -> (usize, usize) {
    let (mut depth, mut end) = (0usize, 0usize);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'>' if depth < DEEPEST => {
                depth = depth.saturating_add(1);
                end = at.saturating_add(1);
            }
            b' ' if depth > 0 => {}
            _ => break,
        }
    }
    (depth, end)
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
