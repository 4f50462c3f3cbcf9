//! HTML as browsers read it, each piece with its place in the source.
//!
//! `html5gum` splits the source and knows the places; html5ever's tree builder decides what the
//! pieces become. What ties them together is order: text reaches the tree in the order in which
//! it was read, and an element of the source is the last one made while its tag is worked on.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{HashSet, VecDeque},
    mem,
    num::NonZeroU32,
};

use html5ever::{
    LocalName, QualName,
    interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
    tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult, states::RawKind},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};
use html5gum::{Emitter, State as Tokens, Tokenizer};
use typed_arena::Arena;

use super::{
    Attribute, Attributes, Decoded, Element, MappedText, Namespace, Node, NodeId, NodeKind, Piece,
    SourceError, Tree, html_reader::HtmlReader, is_heading,
};
use crate::Span;

/// The most levels of elements in one another.
const MAX_DEPTH: u32 = 512;
/// The most attributes of a tag.
const MAX_ATTRIBUTES: u32 = 1_000;
/// The most steps spent on elements that the source does not hold, or holds again.
const MAX_TANGLE: u32 = 250_000;

/// Reads HTML as browsers do; offsets are bytes of `html`.
pub(crate) fn parse(html: String) -> Result<Tree, SourceError> {
    let grown = grow(&html)?;
    Ok(Tree {
        source: html,
        nodes: grown.nodes,
        attributes: grown.attributes,
        quirks: grown.quirks,
    })
}

/// Reads all of `html`.
fn grow(html: &str) -> Result<Grown, SourceError> {
    let slots = Arena::with_capacity((html.len() / 64).saturating_add(16));
    let bom = if html.starts_with('\u{feff}') { 3 } else { 0 };
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new(Sink::new(&slots, html), options);
    let bridge = Bridge::new(html, bom, &builder);
    let body = html.get(bom..).unwrap_or_default();
    // The one thing the bridge ever yields is the error that ends the reading.
    if let Some(Ok(error)) = Tokenizer::new_with_emitter(HtmlReader::new(body), bridge).next() {
        return Err(error);
    }
    builder.sink.state.into_inner().finish()
}

fn at(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn span(start: usize, end: usize) -> Span {
    Span::new(at(start), at(end))
}

fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    // The tokenizer cuts between characters, so the slow way is for none of its pieces.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&utf8(bytes))
}

/// A run of decoded text in the making, and the source it was read from.
#[derive(Default)]
struct Run {
    text: String,
    pieces: Vec<Piece>,
    /// From here to `cursor`, text and source are the same and still to be copied.
    settled: usize,
    /// Behind the last source that was read.
    cursor: usize,
}

impl Run {
    fn start(&mut self, offset: usize) {
        self.settled = offset;
        self.cursor = offset;
    }

    fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.cursor == self.settled
    }

    /// Adds text that the tokenizer gave out when it stood at `position`.
    fn push(&mut self, source: &str, bytes: &[u8], position: usize) {
        let rest = source.as_bytes().get(self.cursor..).unwrap_or_default();
        // `&amp;` begins with what it decodes to, and nothing else does so without being it.
        if rest.starts_with(bytes) && (bytes != b"&" || position == self.cursor.saturating_add(1)) {
            self.cursor = self.cursor.saturating_add(bytes.len());
            return;
        }
        self.settle(source);
        let end = match (bytes, rest) {
            (b"\n", [b'\r', b'\n', ..]) => self.cursor.saturating_add(2),
            (b"\n", [b'\r', ..]) => self.cursor.saturating_add(1),
            _ => position.max(self.cursor),
        };
        self.add(&utf8(bytes), span(self.cursor, end));
        self.start(end);
    }

    /// Copies text that stands for this source.
    fn add(&mut self, text: &str, source: Span) {
        let text_start = at(self.text.len());
        self.text.push_str(text);
        let piece = Piece {
            text_start,
            text_end: at(self.text.len()),
            source,
        };
        piece.add_to(&mut self.pieces);
    }

    fn settle(&mut self, source: &str) {
        if self.cursor > self.settled {
            let same = source.get(self.settled..self.cursor).unwrap_or_default();
            self.add(same, span(self.settled, self.cursor));
            self.settled = self.cursor;
        }
    }

    fn take(&mut self, source: &str) -> MappedText {
        if self.pieces.is_empty() {
            let start = mem::replace(&mut self.settled, self.cursor);
            return MappedText::InSource(span(start, self.cursor));
        }
        self.settle(source);
        MappedText::Decoded(Box::new(Decoded {
            text: mem::take(&mut self.text),
            pieces: mem::take(&mut self.pieces),
        }))
    }
}

/// The names that were read last: a letter has few, and each of them many times.
struct Names([LocalName; 64]);

impl Names {
    fn new() -> Self {
        Self([const { local_name!("") }; 64])
    }

    fn of(&mut self, name: &[u8]) -> LocalName {
        let ends = name.first().zip(name.last()).unwrap_or((&0, &0));
        let key = usize::from(*ends.0)
            .wrapping_mul(7)
            .wrapping_add(usize::from(*ends.1).wrapping_mul(3))
            .wrapping_add(name.len());
        let Some(known) = self.0.get_mut(key % 64) else {
            return LocalName::from(&*utf8(name));
        };
        if known.as_bytes() != name {
            *known = LocalName::from(&*utf8(name));
        }
        known.clone()
    }
}

/// A character token, and how much of it has reached the tree.
struct Waiting {
    text: MappedText,
    taken: usize,
}

impl Waiting {
    /// Where `text`, which is some later part of this token, stands in it.
    fn find(&self, text: &str, source: &str) -> Option<usize> {
        let rest = self.text.text(source).get(self.taken..)?;
        if text.len() == rest.len() {
            return (text == rest).then_some(self.taken);
        }
        // The line break behind `<pre>` is dropped, whatever follows it.
        if self.taken == 0
            && rest.len() == text.len().saturating_add(1)
            && rest.starts_with('\n')
            && rest.ends_with(text)
        {
            return Some(1);
        }
        Some(self.taken.saturating_add(rest.find(text)?))
    }

    /// The `length` bytes at `start`, with their places.
    fn take(&mut self, start: usize, length: usize) -> MappedText {
        let end = start.saturating_add(length);
        self.taken = end;
        if start == 0 && at(end) == self.text.len() {
            return mem::take(&mut self.text);
        }
        self.text.part(at(start), at(end))
    }
}

/// What the tree builder holds of a node.
struct Slot<'a> {
    id: NodeId,
    namespace: html5ever::Namespace,
    name: LocalName,
    contents: Option<&'a Slot<'a>>,
    integration: bool,
}

#[derive(Clone, Copy, Debug)]
struct Name<'a>(&'a html5ever::Namespace, &'a LocalName);

impl ElemName for Name<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        self.0
    }

    fn local_name(&self) -> &LocalName {
        self.1
    }
}

/// What only the reading needs to know of a node.
#[derive(Clone, Copy, Default)]
struct Reading {
    depth: u32,
    /// Whether it is on the stack of elements whose end tag may still come.
    open: bool,
    /// Whether it is a formatting element that the end of another cut.
    cut: bool,
}

/// An element of the source whose end tag may still come.
#[derive(Clone)]
struct Open {
    id: NodeId,
    html: bool,
    special: bool,
    formatting: bool,
    name: LocalName,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Characters,
    StartTag,
    Other,
}

/// An element just made, and the attributes that the tree builder knows of.
struct Made {
    id: NodeId,
    attributes: Vec<html5ever::Attribute>,
}

/// What the reading leaves.
struct Grown {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    quirks: bool,
}

/// The tree being made.
struct Growing<'h> {
    source: &'h str,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    reading: Vec<Reading>,
    open: Vec<Open>,
    waiting: VecDeque<Waiting>,
    /// Whether text of the current character token reached the tree.
    arrived: bool,
    kind: Kind,
    token: Span,
    name: LocalName,
    made: Option<Made>,
    /// The attributes of the current start tag.
    pending: Vec<Attribute>,
    fostered: bool,
    tangle: u32,
    quirks: bool,
    error: Option<SourceError>,
}

fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("frame")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Elements that any end tag looks out of only where HTML says so.
fn is_special(name: &LocalName) -> bool {
    is_block(name)
        || is_table_part(name)
        || is_void(name) && *name != local_name!("keygen")
        || matches!(
            *name,
            local_name!("frameset")
                | local_name!("head")
                | local_name!("iframe")
                | local_name!("noembed")
                | local_name!("noframes")
                | local_name!("noscript")
                | local_name!("p")
                | local_name!("plaintext")
                | local_name!("script")
                | local_name!("style")
                | local_name!("template")
                | local_name!("textarea")
                | local_name!("title")
                | local_name!("xmp")
        )
}

fn is_table_part(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("caption")
            | local_name!("colgroup")
            | local_name!("table")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
    )
}

/// Elements whose end tag closes whatever stands open in them.
fn is_block(name: &LocalName) -> bool {
    is_heading(name)
        || matches!(
            *name,
            local_name!("address")
                | local_name!("applet")
                | local_name!("article")
                | local_name!("aside")
                | local_name!("blockquote")
                | local_name!("body")
                | local_name!("button")
                | local_name!("center")
                | local_name!("dd")
                | local_name!("details")
                | local_name!("dialog")
                | local_name!("dir")
                | local_name!("div")
                | local_name!("dl")
                | local_name!("dt")
                | local_name!("fieldset")
                | local_name!("figcaption")
                | local_name!("figure")
                | local_name!("footer")
                | local_name!("form")
                | local_name!("header")
                | local_name!("hgroup")
                | local_name!("html")
                | local_name!("li")
                | local_name!("listing")
                | local_name!("main")
                | local_name!("marquee")
                | local_name!("menu")
                | local_name!("nav")
                | local_name!("object")
                | local_name!("ol")
                | local_name!("pre")
                | local_name!("search")
                | local_name!("section")
                | local_name!("select")
                | local_name!("summary")
                | local_name!("ul")
        )
}

/// Elements at whose end formatting stops being carried on.
fn is_marker(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("applet")
            | local_name!("caption")
            | local_name!("marquee")
            | local_name!("object")
            | local_name!("td")
            | local_name!("template")
            | local_name!("th")
    )
}

/// How far an end tag looks for its element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everywhere,
    Table,
    Block,
    Item,
    Paragraph,
    Plain,
}

impl Scope {
    fn of(end: &LocalName) -> Self {
        match *end {
            local_name!("template") => Self::Everywhere,
            local_name!("li") => Self::Item,
            local_name!("p") => Self::Paragraph,
            _ if is_table_part(end) => Self::Table,
            _ if is_block(end) || is_formatting(end) => Self::Block,
            _ => Self::Plain,
        }
    }

    /// Whether it reaches no further than this element.
    fn ends_at(self, open: &Open) -> bool {
        let name = &open.name;
        match self {
            Self::Everywhere => false,
            Self::Plain => open.special,
            Self::Table => {
                open.special
                    && matches!(
                        *name,
                        local_name!("html") | local_name!("table") | local_name!("template")
                    )
            }
            _ if !open.html => matches!(
                *name,
                local_name!("mi")
                    | local_name!("mo")
                    | local_name!("mn")
                    | local_name!("ms")
                    | local_name!("mtext")
                    | local_name!("foreignObject")
                    | local_name!("desc")
                    | local_name!("title")
            ),
            _ if !open.special => false,
            _ => match *name {
                local_name!("html") | local_name!("table") | local_name!("select") => true,
                local_name!("button") => self == Self::Paragraph,
                local_name!("ol") | local_name!("ul") => self == Self::Item,
                _ => is_marker(name),
            },
        }
    }
}

impl Growing<'_> {
    fn reading_mut(&mut self, id: NodeId) -> Option<&mut Reading> {
        self.reading.get_mut(id.place())
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.place())
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.place())
    }

    fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.node_mut(id)?.kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    fn add(&mut self, kind: NodeKind, span: Option<Span>) -> NodeId {
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
    fn add_attributes(&mut self, attributes: impl Iterator<Item = Attribute>) -> Attributes {
        let start = at(self.attributes.len());
        self.attributes.extend(attributes);
        Attributes {
            start,
            end: at(self.attributes.len()),
        }
    }

    /// Gives an element that stands nowhere in the source its attributes, as copies. Each is a
    /// step, and so are 256 bytes of their values, because they fill memory.
    fn copy_attributes(&mut self, made: Made) {
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

    fn fail(&mut self, error: SourceError) {
        self.error.get_or_insert(error);
    }

    fn tangle(&mut self, steps: usize) {
        self.tangle = self.tangle.saturating_add(at(steps));
        if self.tangle > MAX_TANGLE {
            self.fail(SourceError::TooTangled {
                offset: self.token.start.into(),
                limit: MAX_TANGLE,
            });
        }
    }

    /// Counts a walk down the open elements to `place`: out of a table they are many without being
    /// deep. Some sixty take as long as a step.
    fn walked(&mut self, place: usize) {
        self.tangle(self.open.len().saturating_sub(place) / 64);
    }

    /// Puts a node that stands nowhere into `parent`, at its end or before a node.
    fn attach(&mut self, parent: NodeId, child: NodeId, before: Option<NodeId>) {
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
            self.fail(SourceError::TooDeep {
                offset: self.token.start.into(),
                limit: MAX_DEPTH,
            });
        }
    }

    fn detach(&mut self, id: NodeId) {
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

    fn insert(&mut self, parent: NodeId, child: NodeOrText<&Slot<'_>>, before: Option<NodeId>) {
        match child {
            NodeOrText::AppendNode(slot) => {
                self.detach(slot.id);
                self.attach(parent, slot.id, before);
            }
            NodeOrText::AppendText(text) => self.insert_text(parent, &text, before),
        }
    }

    /// Takes what stands above `index` off the stack; formatting is carried on behind the end of
    /// the element it stands in, up to the end of a table's cell and the like.
    fn close_above(&mut self, index: usize) {
        let from = index.min(self.open.len());
        let mut kept = from;
        let mut carried = true;
        for place in from..self.open.len() {
            let Some(open) = self.open.get(place) else {
                break;
            };
            let (id, formatting) = (open.id, open.formatting);
            carried &= !(open.special && is_marker(&open.name));
            if formatting && carried {
                if let Some(reading) = self.reading_mut(id) {
                    reading.cut = true;
                }
                self.open.swap(kept, place);
                kept = kept.saturating_add(1);
            } else if let Some(reading) = self.reading_mut(id) {
                reading.open = false;
            }
        }
        self.open.truncate(kept);
    }

    fn remove_open(&mut self, index: usize) {
        if index < self.open.len() {
            let open = self.open.remove(index);
            if let Some(reading) = self.reading_mut(open.id) {
                reading.open = false;
            }
        }
    }

    /// Gives the element that the start tag made its places, and opens it.
    fn started(&mut self, self_closing: bool) {
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
        element.start_tag_end = token.end;
        element.attributes = attributes;
        let html = element.namespace == Namespace::Html;
        let name = element.name.clone();
        if !self.fostered {
            let mut around = self.node(id).and_then(|n| n.parent);
            while let Some(id) = around
                && !self.reading.get(id.place()).is_some_and(|r| r.open)
            {
                around = self.node(id).and_then(|n| n.parent);
            }
            let above = around
                .and_then(|id| self.open.iter().rposition(|o| o.id == id))
                .map_or(0, |place| place.saturating_add(1));
            self.walked(above);
            self.close_above(above);
        }
        // A second `<a>` ends the first.
        if html && matches!(name, local_name!("a") | local_name!("nobr")) {
            self.walked(0);
            let marker = self
                .open
                .iter()
                .rposition(|o| o.special && is_marker(&o.name));
            let first = self.open.iter().rposition(|o| o.html && o.name == name);
            if let Some(first) = first
                && marker < Some(first)
            {
                self.remove_open(first);
            }
        }
        if !(html && is_void(&name) || !html && self_closing) {
            self.open.push(Open {
                id,
                html,
                special: html && is_special(&name),
                formatting: html && is_formatting(&name),
                name,
            });
            if let Some(reading) = self.reading_mut(id) {
                reading.open = true;
            }
        }
    }

    /// Gives the element that the end tag ends its place.
    fn ended(&mut self, name: &LocalName) {
        let scope = Scope::of(name);
        let heading = is_heading(name);
        let mut found = None;
        let mut reached = self.open.len();
        for (place, open) in self.open.iter().enumerate().rev() {
            let same = if open.html {
                open.name == *name || heading && open.special && is_heading(&open.name)
            } else {
                open.name.eq_ignore_ascii_case(name)
            };
            if same {
                found = Some((place, open.id, open.name.eq_ignore_ascii_case(name)));
                break;
            }
            reached = place;
            if scope.ends_at(open) {
                break;
            }
        }
        self.walked(reached);
        let Some((place, id, same)) = found else {
            return;
        };
        let token = self.token;
        if same
            && let Some(node) = self.node_mut(id)
            && let NodeKind::Element(element) = &mut node.kind
            && element.end_tag_start.is_none()
        {
            element.end_tag_start = NonZeroU32::new(token.start);
            node.span = node.span.map(|span| span.cover(token));
        }
        match *name {
            // What follows still stands in them.
            local_name!("body") | local_name!("html") => return,
            local_name!("form") => {}
            _ => {
                let above = place.saturating_add(1);
                let crossed = is_formatting(name)
                    && self
                        .open
                        .get(above..)
                        .is_some_and(|above| above.iter().any(|o| o.special));
                if !crossed {
                    let marker = self
                        .open
                        .get(place)
                        .is_some_and(|o| o.special && is_marker(&o.name));
                    if marker {
                        self.close_above(place);
                        return;
                    }
                    self.close_above(above);
                }
            }
        }
        self.remove_open(place);
    }

    /// Finds where the elements end, and makes the tree.
    fn finish(mut self) -> Result<Grown, SourceError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut ends = vec![0_u32; self.nodes.len()];
        let mut id = Tree::DOCUMENT;
        let mut depth = 0_u32;
        loop {
            if let Some(first) = self.node(id).and_then(|n| n.first_child) {
                id = first;
                depth = depth.saturating_add(1);
                // Moved elements take others along, so only now is every depth known.
                if depth > MAX_DEPTH.saturating_add(1) {
                    let offset = self.node(id).and_then(|n| n.span).map_or(0, |s| s.start);
                    return Err(SourceError::TooDeep {
                        offset: offset.into(),
                        limit: MAX_DEPTH,
                    });
                }
                continue;
            }
            loop {
                let inner = ends.get(id.place()).copied().unwrap_or(0);
                let cut = self.reading.get(id.place()).is_some_and(|r| r.cut);
                let Some(node) = self.nodes.get_mut(id.place()) else {
                    break;
                };
                let mut end = node.span.map_or(inner, |s| s.end);
                if let NodeKind::Element(element) = &node.kind
                    && let Some(span) = &mut node.span
                {
                    let content = inner.max(element.start_tag_end);
                    if element.end_tag_start.is_none() {
                        span.end = content;
                    }
                    end = if cut { content } else { span.end.max(inner) };
                }
                let (parent, next) = (node.parent, node.next);
                if let Some(outer) = parent.and_then(|p| ends.get_mut(p.place())) {
                    *outer = end.max(*outer);
                }
                if let Some(next) = next {
                    id = next;
                    break;
                }
                let Some(parent) = parent else {
                    return Ok(Grown {
                        nodes: self.nodes,
                        attributes: self.attributes,
                        quirks: self.quirks,
                    });
                };
                id = parent;
                depth = depth.saturating_sub(1);
            }
        }
    }
}

/// What the tree builder builds with.
struct Sink<'a> {
    slots: &'a Arena<Slot<'a>>,
    document: &'a Slot<'a>,
    state: RefCell<Growing<'a>>,
}

impl<'a> Sink<'a> {
    fn new(slots: &'a Arena<Slot<'a>>, source: &'a str) -> Self {
        // Nine in ten of real mails have at most 1.63 nodes for each `<`, and at most one attribute
        // for each `=`. Where text has many of them, as little is reserved as for the densest mail.
        let count = |byte| memchr::memchr_iter(byte, source.as_bytes()).count();
        let nodes = count(b'<').saturating_mul(5) / 3;
        let nodes = nodes.min(source.len() / 16).saturating_add(16);
        let attributes = count(b'=').min(source.len() / 24).saturating_add(16);
        let mut state = Growing {
            source,
            nodes: Vec::with_capacity(nodes),
            attributes: Vec::with_capacity(attributes),
            reading: Vec::with_capacity(nodes),
            open: Vec::with_capacity(64),
            waiting: VecDeque::new(),
            arrived: false,
            kind: Kind::Other,
            token: Span::new(0, 0),
            name: local_name!(""),
            made: None,
            pending: Vec::new(),
            fostered: false,
            tangle: 0,
            quirks: false,
            error: None,
        };
        let id = state.add(NodeKind::Document, None);
        Self {
            slots,
            document: Self::slot(slots, id),
            state: RefCell::new(state),
        }
    }

    /// A slot for a node that is no element.
    fn slot(slots: &'a Arena<Slot<'a>>, id: NodeId) -> &'a Slot<'a> {
        slots.alloc(Slot {
            id,
            namespace: ns!(),
            name: local_name!(""),
            contents: None,
            integration: false,
        })
    }
}

impl<'a> TreeSink for Sink<'a> {
    type Handle = &'a Slot<'a>;
    type Output = Self;
    type ElemName<'n>
        = Name<'n>
    where
        Self: 'n;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Self::Handle {
        self.document
    }

    fn elem_name<'n>(&'n self, target: &'n Self::Handle) -> Name<'n> {
        Name(&target.namespace, &target.name)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<html5ever::Attribute>,
        flags: ElementFlags,
    ) -> Self::Handle {
        let mut state = self.state.borrow_mut();
        let element = Element {
            namespace: match name.ns {
                ns!(svg) => Namespace::Svg,
                ns!(mathml) => Namespace::MathMl,
                _ => Namespace::Html,
            },
            name: name.local.clone(),
            attributes: Attributes::default(),
            start_tag_end: 0,
            end_tag_start: None,
        };
        let id = state.add(NodeKind::Element(element), None);
        let of_token = state.kind == Kind::StartTag
            && (name.local == state.name
                || name.ns != ns!(html) && name.local.eq_ignore_ascii_case(&state.name)
                || name.local == local_name!("img") && state.name == local_name!("image"));
        let made = Made { id, attributes };
        // The last one that is made while a tag is worked on is the tag's own.
        let copy = if of_token {
            state.made.replace(made)
        } else {
            Some(made)
        };
        if let Some(copy) = copy {
            state.copy_attributes(copy);
        }
        let contents = flags.template.then(|| {
            let contents = state.add(NodeKind::Document, None);
            state.attach(id, contents, None);
            Self::slot(self.slots, contents)
        });
        self.slots.alloc(Slot {
            id,
            namespace: name.ns,
            name: name.local,
            contents,
            integration: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, text: StrTendril) -> Self::Handle {
        let mut state = self.state.borrow_mut();
        let token = state.token;
        let id = state.add(NodeKind::Comment((&*text).into()), Some(token));
        Self::slot(self.slots, id)
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Self::Handle {
        // HTML has none: what looks like one is a comment.
        self.create_comment(data)
    }

    fn append(&self, parent: &Self::Handle, child: NodeOrText<Self::Handle>) {
        self.state.borrow_mut().insert(parent.id, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Self::Handle,
        previous: &Self::Handle,
        child: NodeOrText<Self::Handle>,
    ) {
        let mut state = self.state.borrow_mut();
        state.fostered = true;
        match state.node(element.id).and_then(|n| n.parent) {
            Some(parent) => state.insert(parent, child, Some(element.id)),
            None => state.insert(previous.id, child, None),
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        let mut state = self.state.borrow_mut();
        let token = state.token;
        let doctype = NodeKind::Doctype(Box::new([name, public, system].map(|s| s.to_string())));
        let id = state.add(doctype, Some(token));
        state.attach(Tree::DOCUMENT, id, None);
    }

    fn get_template_contents(&self, target: &Self::Handle) -> Self::Handle {
        target.contents.unwrap_or(target)
    }

    fn same_node(&self, a: &Self::Handle, b: &Self::Handle) -> bool {
        a.id == b.id
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.state.borrow_mut().quirks = mode == QuirksMode::Quirks;
    }

    fn append_before_sibling(&self, sibling: &Self::Handle, child: NodeOrText<Self::Handle>) {
        let mut state = self.state.borrow_mut();
        if let Some(parent) = state.node(sibling.id).and_then(|n| n.parent) {
            state.insert(parent, child, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, target: &Self::Handle, _: Vec<html5ever::Attribute>) {
        let mut state = self.state.borrow_mut();
        if state.pending.is_empty() {
            return;
        }
        let mut new = mem::take(&mut state.pending);
        let Some(element) = state.element_mut(target.id) else {
            return;
        };
        let old = element.attributes.range();
        // All that are there are looked at anew each time; some eight take as long as a step.
        state.tangle(old.len() / 8);
        let old = state.attributes.get_mut(old).unwrap_or_default();
        let known: HashSet<&LocalName> = old.iter().map(|a| &a.name).collect();
        new.retain(|attribute| !known.contains(&attribute.name));
        if new.is_empty() {
            return;
        }
        // An element's attributes stand together, so they move to where there is room.
        let moved = old.iter_mut().map(|attribute| Attribute {
            name: attribute.name.clone(),
            value: mem::take(&mut attribute.value),
            span: attribute.span,
        });
        let mut all: Vec<Attribute> = moved.collect();
        all.append(&mut new);
        let many = all.len() > MAX_ATTRIBUTES as usize;
        let attributes = state.add_attributes(all.into_iter());
        if let Some(element) = state.element_mut(target.id) {
            element.attributes = attributes;
        }
        if many {
            let error = SourceError::TooManyAttributes {
                offset: state.token.start.into(),
                limit: MAX_ATTRIBUTES,
            };
            state.fail(error);
        }
    }

    fn allow_declarative_shadow_roots(&self, _: &Self::Handle) -> bool {
        false
    }

    fn remove_from_parent(&self, target: &Self::Handle) {
        self.state.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Self::Handle, new_parent: &Self::Handle) {
        let mut state = self.state.borrow_mut();
        while let Some(child) = state.node(node.id).and_then(|n| n.first_child) {
            state.detach(child);
            state.attach(new_parent.id, child, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Self::Handle) -> bool {
        target.integration
    }
}

/// Hands the tokenizer's pieces to the tree builder.
struct Bridge<'a, 's> {
    source: &'a str,
    builder: &'a TreeBuilder<&'s Slot<'s>, Sink<'s>>,
    position: usize,
    run: Run,
    in_cdata: bool,
    /// Where the `<` of what is being read stands.
    opened: usize,
    end_tag: bool,
    self_closing: bool,
    tag_name: Vec<u8>,
    known: Names,
    last_start_tag: Vec<u8>,
    attributes: Vec<Attribute>,
    /// Whether an `<svg>` or `<math>` was read.
    foreign: bool,
    /// How many attributes were read, and the names, once they are many.
    count: u32,
    names: HashSet<LocalName>,
    duplicates: bool,
    in_attribute: bool,
    attribute_start: usize,
    attribute_end: usize,
    attribute_name: Vec<u8>,
    value_start: Option<usize>,
    value: Run,
    comment: Vec<u8>,
    doctype: [Vec<u8>; 3],
    has_public: bool,
    has_system: bool,
    force_quirks: bool,
}

impl<'a, 's> Bridge<'a, 's> {
    fn new(
        source: &'a str,
        position: usize,
        builder: &'a TreeBuilder<&'s Slot<'s>, Sink<'s>>,
    ) -> Self {
        let mut run = Run::default();
        run.start(position);
        Self {
            source,
            builder,
            position,
            run,
            in_cdata: false,
            opened: position,
            end_tag: false,
            self_closing: false,
            tag_name: Vec::new(),
            known: Names::new(),
            last_start_tag: Vec::new(),
            attributes: Vec::new(),
            foreign: false,
            count: 0,
            names: HashSet::new(),
            duplicates: false,
            in_attribute: false,
            attribute_start: 0,
            attribute_end: 0,
            attribute_name: Vec::new(),
            value_start: None,
            value: Run::default(),
            comment: Vec::new(),
            doctype: Default::default(),
            has_public: false,
            has_system: false,
            force_quirks: false,
        }
    }

    fn process(&self, token: Token) -> TokenSinkResult<&'s Slot<'s>> {
        // The line number is not used: the place of the token is known without it.
        self.builder.process_token(token, 1)
    }

    /// Hands over a character token.
    fn characters(&mut self, token: Token, text: MappedText) {
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.kind = Kind::Characters;
            state.arrived = false;
            if let Some(span) = text.span() {
                state.token = span;
            }
            state.waiting.push_back(Waiting { text, taken: 0 });
        }
        let null = matches!(token, Token::NullCharacterToken);
        let _ = self.process(token);
        let mut state = self.builder.sink.state.borrow_mut();
        if state.arrived {
            // A part may still wait: behind the space in a `<colgroup>` comes text of the table.
            let rest = state
                .waiting
                .pop_back()
                .filter(|last| at(last.taken) < last.text.len());
            state.waiting.clear();
            state.waiting.extend(rest);
        } else if null {
            // It is dropped where it does not arrive at once.
            state.waiting.pop_back();
        }
    }

    fn flush(&mut self) {
        if !self.run.is_empty() {
            let text = self.run.take(self.source);
            let token = Token::CharacterTokens(StrTendril::from_slice(text.text(self.source)));
            self.characters(token, text);
        }
    }

    /// Hands over a token that is no text and ends here.
    fn other(&mut self, token: Token) {
        self.flush();
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.kind = Kind::Other;
            state.token = span(self.opened, self.position);
        }
        // A doctype leaves the text of a table waiting.
        let ends_text = !matches!(token, Token::DoctypeToken(_));
        let _ = self.process(token);
        if ends_text {
            self.builder.sink.state.borrow_mut().waiting.clear();
        }
        self.run.start(self.position);
    }

    /// Says that there was an error, behind which the tree builder keeps the line break that it
    /// drops right behind `<pre>`.
    fn error(&self) {
        let _ = self.process(Token::ParseError(Cow::Borrowed("")));
    }

    /// Whether a character reference without its semicolon was just read.
    fn is_unended_reference(&self) -> bool {
        let bytes = self.source.as_bytes();
        bytes.get(self.run.cursor) == Some(&b'&')
            && bytes.get(self.position.saturating_sub(1)) != Some(&b';')
    }

    fn null(&mut self) {
        self.flush();
        let start = self.run.cursor;
        self.run
            .add("\u{fffd}", span(start, start.saturating_add(1)));
        let text = self.run.take(self.source);
        self.characters(Token::NullCharacterToken, text);
        self.run.start(start.saturating_add(1));
    }

    fn finish_attribute(&mut self) {
        if !mem::take(&mut self.in_attribute) {
            return;
        }
        if self.end_tag {
            self.attribute_name.clear();
            self.value.take(self.source);
            return;
        }
        self.count = self.count.saturating_add(1);
        if self.count > MAX_ATTRIBUTES {
            let error = SourceError::TooManyAttributes {
                offset: at(self.opened).into(),
                limit: MAX_ATTRIBUTES,
            };
            self.builder.sink.state.borrow_mut().fail(error);
            return;
        }
        let name = self.known.of(&self.attribute_name);
        self.attribute_name.clear();
        let mut end = self.attribute_end;
        let mut value = MappedText::default();
        if let Some(start) = self.value_start.take() {
            end = self.value.cursor.max(start);
            value = self.value.take(self.source);
            let bytes = self.source.as_bytes();
            let quote = bytes.get(start.saturating_sub(1));
            if matches!(quote, Some(b'"' | b'\'')) && bytes.get(end) == quote {
                end = end.saturating_add(1);
            }
        }
        // Few names are compared, many are looked up: the time must not grow with their square.
        let known = if self.attributes.len() < 16 {
            self.attributes.iter().any(|a| a.name == name)
        } else {
            if self.names.is_empty() {
                let names = self.attributes.iter().map(|a| a.name.clone());
                self.names.extend(names);
            }
            !self.names.insert(name.clone())
        };
        if known {
            self.duplicates = true;
            return;
        }
        self.attributes.push(Attribute {
            name,
            value,
            span: span(self.attribute_start, end),
        });
    }

    fn start_new_tag(&mut self, end_tag: bool) {
        self.end_tag = end_tag;
        self.self_closing = false;
        self.tag_name.clear();
        self.attributes.clear();
        self.count = 0;
        self.names.clear();
        self.duplicates = false;
        self.in_attribute = false;
        self.value_start = None;
        self.attribute_name.clear();
    }

    /// The attributes of the tag, as far as the tree builder is to see them. It looks at the type
    /// of an `<input>`, compares and copies formatting elements, and adjusts names in foreign
    /// content; those of other elements it only passes on, so they need not go through it.
    fn shown_attributes(&mut self, name: &LocalName) -> Vec<html5ever::Attribute> {
        self.foreign |= matches!(*name, local_name!("svg") | local_name!("math"));
        let looked_at = self.foreign || is_formatting(name) || *name == local_name!("input");
        let shown = if looked_at { &self.attributes[..] } else { &[] };
        let attributes = shown.iter().map(|attribute| html5ever::Attribute {
            name: QualName::new(None, ns!(), attribute.name.clone()),
            value: StrTendril::from_slice(attribute.value.text(self.source)),
        });
        attributes.collect()
    }

    /// Counts what comparing a formatting element with those open around it costs: the attributes
    /// of both are sorted. Some thirty-two take as long as a step.
    fn weigh(state: &mut Growing<'_>, name: &LocalName, attributes: usize) {
        if is_formatting(name) {
            state.walked(0);
            let alike = state.open.iter().filter(|o| o.name == *name);
            let compared = alike.filter_map(|open| match &state.node(open.id)?.kind {
                NodeKind::Element(element) => Some(element.attributes.range().len()),
                _ => None,
            });
            let compared = compared.fold(0_usize, |all, own| {
                all.saturating_add(own)
                    .saturating_add(attributes)
                    .saturating_add(1)
            });
            state.tangle(compared / 32);
        }
    }
}

impl Emitter for Bridge<'_, '_> {
    type Token = SourceError;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.opened = self.position;
        self.other(Token::EOFToken);
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<SourceError> {
        self.builder.sink.state.borrow_mut().error.take()
    }

    fn init_string(&mut self) {
        self.in_cdata = false;
        if self.position > self.run.cursor {
            // Source that stands for no text, such as `</>`.
            self.flush();
            self.run.start(self.position);
            self.error();
        }
    }

    fn emit_string(&mut self, text: &[u8]) {
        if text == b"\0" {
            self.null();
        } else if text == b"\n" && self.run.is_empty() && self.is_unended_reference() {
            self.error();
            self.run.push(self.source, text, self.position);
        } else if self.in_cdata && text.contains(&0) {
            for (index, part) in text.split(|&b| b == 0).enumerate() {
                if index > 0 {
                    self.null();
                }
                let position = self.run.cursor.saturating_add(part.len());
                self.run.push(self.source, part, position);
            }
        } else {
            self.run.push(self.source, text, self.position);
        }
    }

    fn init_start_tag(&mut self) {
        self.start_new_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.start_new_tag(true);
    }

    fn init_comment(&mut self) {
        self.comment.clear();
    }

    fn emit_current_tag(&mut self) -> Option<Tokens> {
        self.finish_attribute();
        self.flush();
        let name = self.known.of(&self.tag_name);
        let token = span(self.opened, self.position);
        let attributes = if self.end_tag {
            Vec::new()
        } else {
            self.shown_attributes(&name)
        };
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.token = token;
            state.made = None;
            state.fostered = false;
            if self.end_tag {
                state.kind = Kind::Other;
                Self::weigh(&mut state, &name, 0);
            } else {
                state.kind = Kind::StartTag;
                state.name = name.clone();
                Self::weigh(&mut state, &name, self.attributes.len());
                mem::swap(&mut state.pending, &mut self.attributes);
            }
        }
        if !self.end_tag {
            mem::swap(&mut self.last_start_tag, &mut self.tag_name);
        }
        let result = self.process(Token::TagToken(Tag {
            kind: if self.end_tag {
                TagKind::EndTag
            } else {
                TagKind::StartTag
            },
            name: name.clone(),
            self_closing: self.self_closing,
            attrs: attributes,
            had_duplicate_attributes: self.duplicates,
        }));
        let mut state = self.builder.sink.state.borrow_mut();
        state.waiting.clear();
        if self.end_tag {
            state.ended(&name);
        } else {
            state.started(self.self_closing);
            mem::swap(&mut state.pending, &mut self.attributes);
        }
        drop(state);
        self.run.start(self.position);
        match result {
            TokenSinkResult::Plaintext => Some(Tokens::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(Tokens::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(Tokens::RawText),
            TokenSinkResult::RawData(_) => Some(Tokens::ScriptData),
            _ => None,
        }
    }

    fn emit_current_comment(&mut self) {
        let text = tendril(&self.comment);
        self.comment.clear();
        self.other(Token::CommentToken(text));
    }

    fn emit_current_doctype(&mut self) {
        let [name, public, system] = &self.doctype;
        let doctype = Doctype {
            name: (!name.is_empty()).then(|| tendril(name)),
            public_id: self.has_public.then(|| tendril(public)),
            system_id: self.has_system.then(|| tendril(system)),
            force_quirks: self.force_quirks,
        };
        self.other(Token::DoctypeToken(doctype));
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {
        self.force_quirks = true;
    }

    fn push_tag_name(&mut self, text: &[u8]) {
        self.tag_name.extend(text);
    }

    fn push_comment(&mut self, text: &[u8]) {
        self.comment.extend(text);
    }

    fn push_doctype_name(&mut self, text: &[u8]) {
        self.doctype[0].extend(text);
    }

    fn init_doctype(&mut self) {
        self.doctype.iter_mut().for_each(Vec::clear);
        self.has_public = false;
        self.has_system = false;
        self.force_quirks = false;
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
        self.in_attribute = true;
        self.attribute_start = self.position.saturating_sub(1);
    }

    fn init_attribute_value(&mut self) {
        self.value_start = Some(self.position);
        self.value.start(self.position);
    }

    fn push_attribute_name(&mut self, text: &[u8]) {
        self.attribute_name.extend(text);
        self.attribute_end = self.position;
    }

    fn push_attribute_value(&mut self, text: &[u8]) {
        self.value.push(self.source, text, self.position);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.has_public = true;
        self.doctype[1].clear();
        self.doctype[1].extend(value);
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.has_system = true;
        self.doctype[2].clear();
        self.doctype[2].extend(value);
    }

    fn push_doctype_public_identifier(&mut self, text: &[u8]) {
        self.doctype[1].extend(text);
    }

    fn push_doctype_system_identifier(&mut self, text: &[u8]) {
        self.doctype[2].extend(text);
    }

    fn start_open_tag(&mut self) {
        self.opened = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.end_tag && !self.last_start_tag.is_empty() && self.last_start_tag == self.tag_name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.flush();
        self.in_cdata = self
            .builder
            .adjusted_current_node_present_but_not_in_html_namespace();
        if self.in_cdata {
            self.run.start(self.position);
        }
        self.in_cdata
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}

#[cfg(test)]
#[allow(
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]
mod tests {
    use proptest::prelude::*;

    use super::{super::html_judge::agrees, *};

    const TAGS: &[&str] = &[
        "html",
        "head",
        "body",
        "title",
        "style",
        "script",
        "template",
        "p",
        "div",
        "h1",
        "h2",
        "b",
        "i",
        "a",
        "font",
        "nobr",
        "span",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "caption",
        "colgroup",
        "col",
        "select",
        "option",
        "optgroup",
        "svg",
        "math",
        "mi",
        "desc",
        "foreignObject",
        "annotation-xml",
        "ul",
        "li",
        "dl",
        "dd",
        "form",
        "input",
        "button",
        "object",
        "img",
        "image",
        "br",
        "hr",
        "pre",
        "textarea",
        "frameset",
        "frame",
        "noframes",
        "iframe",
        "noscript",
        "center",
        "o:p",
        "x\0y",
        "plaintext",
        "selectedcontent",
    ];

    const BITS: &[&str] = &[
        "x",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "é",
        "😀",
        "Ә",
        "e\u{301}",
        "&amp;",
        "&amp",
        "&",
        "&#38;",
        "&#10",
        "&#xA;",
        "&#0;",
        "&#x1F600;",
        "&#x80",
        "&notit;",
        "&nbsp",
        "&zwnj;",
        "&#",
        "&#x",
        "&bogus;",
        "&NotEqualTilde;",
        "<",
        "</",
        "</>",
        "<!",
        "<?php ?>",
        "<!-- c -->",
        "<!-->",
        "<!--x--!>",
        "<!--[if mso]><td><![endif]-->",
        "<![if !mso]>",
        "<![endif]>",
        "<![CDATA[a]]b\0\r\n]]]>",
        "<![CDATA[&amp;",
        "]]>",
        "<!DOCTYPE html>",
        "<!doctype>",
        "<!-",
        "--",
        "<!--",
        "-->",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'é\0'>",
        "</p>",
        "</br>",
        ">",
        "\"",
        "{{name}}",
        "*|NAME|*",
        "text of some length\r\nand more",
        "\t\u{c}",
        "<a",
        "</ x>",
        "=",
        "<script><!--<script></script>",
        "\u{fffd}",
        "&\r\n",
        "&ngE;",
        "<script></script>\u{feff}",
        "&#0",
        "&é",
        "<\r\n",
    ];

    const ATTRIBUTES: &[&str] = &[
        "",
        " a=1",
        " id=k",
        " ID='é&amp;x'",
        " class=\"a\r\nb\"",
        " a",
        " a=''",
        " href=x&lt",
        " href=\"?a&lt=b&amp;c\"",
        " encoding=text/html",
        " xlink:href=#y",
        " definitionurl=z",
        " type=hidden",
        " type",
        " shadowrootmode=open",
        " =x",
        " b = 😀 ",
        "/",
        " /",
        " a=\"\0\"",
        " c='\r'",
        " x\0=y",
        " d=&é",
        "\r\ne\r\n=\r\nf",
        " a/b",
        " \"='",
        " lang=kk-Ә",
    ];

    fn soup() -> impl Strategy<Value = String> {
        let tag = proptest::sample::select(TAGS);
        let attribute = proptest::sample::select(ATTRIBUTES);
        let piece = prop_oneof![
            4 => (tag.clone(), proptest::collection::vec(attribute, 0..4), any::<bool>()).prop_map(
                |(tag, attributes, upper)| {
                    let tag = if upper { tag.to_uppercase() } else { tag.to_owned() };
                    format!("<{tag}{}>", attributes.concat())
                }
            ),
            1 => proptest::sample::select(&["<pre>", "<pre></>", "<pre>&#10", "<pre>&#10;"][..])
                .prop_map(str::to_owned),
            3 => tag.prop_map(|tag| format!("</{tag}>")),
            3 => proptest::sample::select(BITS).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn found<'t>(tree: &'t Tree, name: &str) -> Vec<(&'t Node, &'t Element)> {
        let mut ids = vec![Tree::DOCUMENT];
        let mut all = Vec::new();
        while let Some(id) = ids.pop() {
            let children: Vec<_> = tree.children(id).collect();
            ids.extend(children.into_iter().rev());
            if let Some(element) = tree.element(id)
                && &*element.name == name
            {
                all.push((tree.node(id), element));
            }
        }
        all
    }

    fn texts(tree: &Tree) -> Vec<(&MappedText, Span)> {
        tree.nodes
            .iter()
            .filter_map(|node| match &node.kind {
                NodeKind::Text(text) => Some((text, node.span?)),
                _ => None,
            })
            .collect()
    }

    fn slice(html: &str, span: Option<Span>) -> &str {
        span.and_then(|s| s.of(html))
            .expect("a place in the source")
    }

    #[test]
    fn letters_of_every_width_before_the_spot_count_in_bytes() {
        let html = "<p>é😀Ә e\u{301}\r\n<b class='ә'>қ</b></p>";
        let tree = agrees(html).unwrap();
        let (node, b) = found(&tree, "b")[0];
        // 3 of `<p>`, 2 + 4 + 2 of the letters, a space, 1 + 2 of e and its accent, CRLF.
        assert_eq!(b.start_tag_end, 31);
        assert_eq!(b.end_tag_start, NonZeroU32::new(33));
        assert_eq!(slice(html, node.span), "<b class='ә'>қ</b>");
        assert_eq!(slice(html, Some(tree.attributes(b)[0].span)), "class='ә'");
        let (text, span) = texts(&tree)[0];
        assert_eq!(tree.text(text), "é😀Ә e\u{301}\n");
        assert_eq!(span, Span::new(3, 17));
        let last = text.pieces().nth(1).unwrap();
        assert_eq!((last.text_start, last.text_end), (12, 13));
        assert_eq!(last.source, Span::new(15, 17));
    }

    #[test]
    fn entities_in_values_and_text_are_pieces_of_their_own() {
        let html = "<a href=\"?a=1&amp;b=é\" title=''>x&nbsp;y&#38;</a>";
        let tree = agrees(html).unwrap();
        let (_, a) = found(&tree, "a")[0];
        assert_eq!(tree.value(a, &local_name!("href")), Some("?a=1&b=é"));
        let places: Vec<_> = tree.attributes(a)[0]
            .value
            .pieces()
            .map(|p| slice(html, Some(p.source)))
            .collect();
        assert_eq!(places, ["?a=1", "&amp;", "b=é"]);
        assert_eq!(
            slice(html, Some(tree.attributes(a)[0].span)),
            "href=\"?a=1&amp;b=é\""
        );
        assert_eq!(slice(html, Some(tree.attributes(a)[1].span)), "title=''");
        assert!(tree.attributes(a)[1].value.pieces().next().is_none());
        let text = texts(&tree)[0].0;
        let sources: Vec<_> = text.pieces().map(|p| slice(html, Some(p.source))).collect();
        assert_eq!(sources, ["x", "&nbsp;", "y", "&#38;"]);
    }

    #[test]
    fn what_is_as_long_as_its_source_runs_parallel_to_it() {
        let tree = agrees("<p>one\rtwo&ngE;\r&amp;\rx</p>").unwrap();
        let text = texts(&tree)[0].0;
        assert_eq!(tree.text(text), "one\ntwo\u{2267}\u{338}\n&\nx");
        let pieces = text.pieces().map(|p| (p.text_start, p.text_end, p.source));
        assert_eq!(
            pieces.collect::<Vec<_>>(),
            [
                (0, 13, Span::new(3, 16)),
                (13, 14, Span::new(16, 21)),
                (14, 16, Span::new(21, 23)),
            ]
        );
        let tree = agrees("<p>one\rtwo</p>").unwrap();
        let text = texts(&tree)[0].0;
        assert_eq!(tree.text(text), "one\ntwo");
        assert_eq!(text.source_of(4, 7), Some(Span::new(7, 10)));
    }

    #[test]
    fn of_two_attributes_of_a_name_the_first_counts() {
        let html = "<p class=one CLASS=two id=k>";
        let tree = agrees(html).unwrap();
        let (_, p) = found(&tree, "p")[0];
        assert_eq!(tree.attributes(p).len(), 2);
        assert_eq!(slice(html, Some(tree.attributes(p)[0].span)), "class=one");
        assert_eq!(slice(html, Some(tree.attributes(p)[1].span)), "id=k");
    }

    #[test]
    fn text_of_a_table_stands_before_it_with_its_own_place() {
        let html = "<table><tr>gone &amp; found<td>x</table>";
        let tree = agrees(html).unwrap();
        let (text, span) = texts(&tree)
            .into_iter()
            .find(|(t, _)| tree.text(t).starts_with("gone"))
            .unwrap();
        assert_eq!(slice(html, Some(span)), "gone &amp; found");
        assert_eq!(text.pieces().count(), 3);
        let (node, tbody) = found(&tree, "tbody")[0];
        assert_eq!((node.span, tbody.start_tag_end), (None, 0));
        assert_eq!(slice(html, found(&tree, "td")[0].0.span), "<td>x");
        assert_eq!(
            slice(html, found(&tree, "table")[0].0.span),
            "<table><tr>gone &amp; found<td>x</table>"
        );
    }

    #[test]
    fn formatting_that_is_carried_on_has_no_place_but_its_text_has() {
        let html = "<p><b>one</p><p>two</b>three</p>";
        let tree = agrees(html).unwrap();
        let bold = found(&tree, "b");
        assert_eq!(bold.len(), 2);
        assert_eq!(slice(html, bold[0].0.span), "<b>one</p><p>two</b>");
        assert_eq!((bold[1].0.span, bold[1].1.start_tag_end), (None, 0));
        let paragraphs = found(&tree, "p");
        assert_eq!(slice(html, paragraphs[0].0.span), "<p><b>one</p>");
        assert_eq!(slice(html, paragraphs[1].0.span), "<p>two</b>three</p>");
        let places: Vec<_> = texts(&tree)
            .iter()
            .map(|(_, s)| slice(html, Some(*s)))
            .collect();
        assert_eq!(places, ["one", "two", "three"]);
    }

    #[test]
    fn an_element_without_an_end_tag_ends_where_its_content_does() {
        let html = "<ul><li>one <b>two</b><li>three</ul>";
        let tree = agrees(html).unwrap();
        let items = found(&tree, "li");
        assert_eq!(slice(html, items[0].0.span), "<li>one <b>two</b>");
        assert_eq!(items[0].1.end_tag_start, None);
        assert_eq!(slice(html, items[1].0.span), "<li>three");
    }

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts() {
        let html = "\u{feff}<p>x";
        let tree = agrees(html).unwrap();
        assert_eq!(slice(html, found(&tree, "p")[0].0.span), "<p>x");
        assert_eq!(texts(&tree).len(), 1);
        assert_eq!(texts(&tree)[0].1, Span::new(6, 7));
    }

    #[test]
    fn the_line_break_behind_pre_is_no_text() {
        let html = "<pre>\r\n\r\nx</pre>";
        let tree = agrees(html).unwrap();
        assert_eq!(tree.text(texts(&tree)[0].0), "\nx");
        assert_eq!(texts(&tree)[0].1, Span::new(7, 10));
    }

    #[test]
    fn what_would_take_too_long_says_so_and_where() {
        // html and body stand around them.
        assert!(parse("<div>".repeat(510)).is_ok());
        let deep = parse("<div>".repeat(1_000_000));
        assert!(matches!(
            deep,
            Err(SourceError::TooDeep {
                offset: 2_550,
                limit: 512
            })
        ));
        let nested = parse("<template>".repeat(100_000));
        assert!(matches!(nested, Err(SourceError::TooDeep { .. })));
        let names = |count| (0..count).fold(String::new(), |all, n| format!("{all} a{n}"));
        assert!(parse(format!("é<p{}>", names(1_000))).is_ok());
        assert!(matches!(
            parse(format!("é<p{}>", names(1_001))),
            Err(SourceError::TooManyAttributes {
                offset: 2,
                limit: 1_000
            })
        ));
        let spread: String = (0..1_001).map(|n| format!("<html a{n}>")).collect();
        assert!(matches!(
            parse(spread),
            Err(SourceError::TooManyAttributes { .. })
        ));
        let late = format!("<html{}>{}", names(1_000), "<html a1>".repeat(10_000));
        assert!(matches!(parse(late), Err(SourceError::TooTangled { .. })));
        for unit in [
            "<p></b>",
            "<p><nobr>",
            "</a><option>",
            "</p><svg>",
            "<h1></p>",
        ] {
            let fostered = format!("<table>{}", unit.repeat(100_000));
            let error = parse(fostered).err();
            assert!(
                matches!(error, Some(SourceError::TooTangled { .. })),
                "{unit}: {error:?}"
            );
        }
        let bold: String = (0..400).map(|n| format!("<b id={n}>")).collect();
        let tangled = format!("<p>{bold}</p>{}", "<p>x</p>".repeat(10_000));
        assert!(matches!(
            parse(tangled),
            Err(SourceError::TooTangled { .. })
        ));
        let compared = format!("{bold}{}", "<b></b>".repeat(1_000_000));
        assert!(matches!(
            parse(compared),
            Err(SourceError::TooTangled { .. })
        ));
        let wide = format!("<b{}>", names(1_000));
        for hostile in [
            format!("{}{}", wide.repeat(3), "<b></b>".repeat(100_000)),
            format!("{wide}{}", "<b></b>".repeat(500_000)),
            format!("{wide}<table>{}", "</b>".repeat(500_000)),
            format!("<p>{wide}</p>{}", "<p><b></b></p>".repeat(100_000)),
        ] {
            let begin = hostile.get(5_800..5_900).map(str::to_owned);
            let error = parse(hostile).err();
            assert!(
                matches!(error, Some(SourceError::TooTangled { .. })),
                "{begin:?}: {error:?}"
            );
        }
        let spread: String = (0..900).map(|n| format!("<html b{n}>")).collect();
        let values = format!("<html a='{}'>{spread}", "&lt;".repeat(500_000));
        let tree = parse(values).unwrap();
        let (_, html) = found(&tree, "html")[0];
        assert_eq!(tree.attributes(html).len(), 901);
        assert_eq!(tree.attributes(html)[0].value.len(), 500_000);
        let long = format!("<b title='{}'>", "x".repeat(1_000_000));
        assert!(parse(format!("{long}<p>{}", "</p><p>x".repeat(10))).is_ok());
        let copied = format!("<p>{long}{}", "</p><p>x".repeat(1_000));
        assert!(matches!(parse(copied), Err(SourceError::TooTangled { .. })));
    }

    /// Every HTML file under a directory.
    fn html_under(dir: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                html_under(&path, out);
            } else if path.extension().is_some_and(|e| e == "html") {
                out.push(path);
            }
        }
    }

    /// The vectors, and with `MAILS` every mail under a directory of one's own.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test reads files")]
    fn the_trees_of_vectors_and_of_real_mail_are_html5evers() {
        let mut files = Vec::new();
        html_under(
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/mailings").as_ref(),
            &mut files,
        );
        assert!(files.len() > 60);
        if let Some(dir) = std::env::var_os("MAILS") {
            html_under(dir.as_ref(), &mut files);
        }
        for path in files {
            // A mail that is not UTF-8 is refused before it comes to a tree.
            if let Ok(html) = String::from_utf8(std::fs::read(&path).unwrap()) {
                agrees(&html);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_tree_is_html5evers_and_its_places_hold(html in soup()) {
            agrees(&html);
        }
    }
}
