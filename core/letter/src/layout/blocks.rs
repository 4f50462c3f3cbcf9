//! The visible letter as a row of blocks: what stands between two breaks of the page's flow.

use std::ops::Range;

use html5ever::{LocalName, local_name};

use crate::{
    Span, Unread,
    source::{Element, NodeId, NodeKind, Tree, is_heading},
    style::{Display, Rgba, Styles},
    words::{bullets::begins_with_bullet, is_alphanumeric, languages::is_language_label},
};

use super::{
    elements::breaks,
    emoji::emoji,
    forms::text_of,
    merge_tags::{self, Marks, MergeTag},
    shows::{Shows, indent_length, shown_length, shows, takes_joined, visible_characters},
};

/// A stretch of a block's text that was copied as it is from one text node.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Where it begins in the block's text.
    pub start: u32,
    /// Where it ends there.
    pub end: u32,
    /// The text node.
    pub node: NodeId,
    /// Where it begins in the node's text.
    pub node_start: u32,
    /// How many of its characters show something.
    pub visible: u32,
}

/// What a block stands in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// A heading element.
    pub heading: bool,
    /// The outermost list.
    pub list: Option<NodeId>,
    /// The innermost table.
    pub table: Option<NodeId>,
    /// A header cell of it.
    pub header_cell: bool,
    /// A table's or a picture's caption.
    pub caption: bool,
    /// How many quotations it stands in.
    pub quoted: u8,
    /// A part that the caller marked as the signature.
    pub signature: bool,
    /// A part that the caller marked as a logo.
    pub logo: bool,
    /// A drawing (`<svg>`).
    pub(super) drawn: bool,
    /// A drawing that stretches what is drawn in it.
    pub(super) scaled: bool,
    /// What is shown only instead of something, or where another part asks for it.
    pub(super) instead: bool,
}

/// Visible inline content in one block or cell: white space collapsed, `\n` for each line break,
/// and nothing in it that shows nothing.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// What is seen of it.
    pub text: String,
    /// Where that comes from, in order.
    pub runs: Vec<Run>,
    /// What it stands in.
    pub context: Context,
    /// The merge tags in the text, by their ranges.
    pub merge_tags: Vec<MergeTag>,
}

/// A picture element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) node: NodeId,
    /// The caller marked it as a logo, or as part of the signature.
    pub(crate) declared: bool,
}

/// A table element and the table that it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableElement {
    pub(crate) node: NodeId,
    pub(crate) inside: Option<NodeId>,
}

/// The visible letter in reading order.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) blocks: Vec<Block>,
    pub(crate) pictures: Vec<Picture>,
    /// Link elements.
    pub(crate) links: Vec<NodeId>,
    pub(crate) tables: Vec<TableElement>,
    /// The colours in drawings.
    pub(crate) drawn_colours: Vec<(Rgba, Span)>,
    /// The names of the parts of drawings that other parts ask for.
    pub(super) used: Vec<String>,
    pub(crate) unread: Vec<Unread>,
}

impl Block {
    /// Whether it only says which language follows, or which ones there are and where: `KZ / RU / EN`.
    pub fn is_language_label(&self) -> bool {
        is_language_label(&self.text)
    }

    /// Where the run at `index` ends in the block's text.
    fn run_end(&self, index: usize) -> u32 {
        self.runs
            .get(index.saturating_add(1))
            .map_or(self.text.len() as u32, |next| next.start)
    }

    /// The runs with their texts: a run's text is followed by collapsed space or a line break
    /// where the next one does not follow at once.
    pub fn runs(&self) -> impl Iterator<Item = (Run, &str)> {
        self.runs_in(&(0..u32::MAX))
    }

    /// Those of them that begin within `range` of the text.
    pub(super) fn runs_in(&self, range: &Range<u32>) -> impl Iterator<Item = (Run, &str)> {
        let before = |end: u32| self.runs.partition_point(|run| run.start < end);
        let from = before(range.start);
        let runs = self.runs.get(from..before(range.end)).unwrap_or_default();
        runs.iter().zip(from..).map(|(&run, index)| {
            let range = run.start as usize..self.run_end(index) as usize;
            (run, self.text.get(range).unwrap_or_default())
        })
    }

    /// The place in the source of `start..end` of the block's text.
    pub fn source_of(&self, tree: &Tree, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (start as u32, end as u32);
        let first = self
            .runs
            .partition_point(|run| run.start <= start)
            .saturating_sub(1);
        let mut span: Option<Span> = None;
        for run in self.runs.iter().skip(first) {
            if run.start >= end {
                break;
            }
            let Some(mapped) = text_of(tree, run.node) else {
                continue;
            };
            let from = start.max(run.start).saturating_sub(run.start);
            let to = end.min(run.end).saturating_sub(run.start);
            let limit = mapped.len();
            let node_from = run.node_start.saturating_add(from).min(limit);
            let node_to = run.node_start.saturating_add(to).min(limit);
            if node_to <= node_from {
                continue;
            }
            if let Some(found) = mapped.source_of(node_from, node_to) {
                span = Some(span.map_or(found, |s| s.cover(found)));
            }
        }
        span
    }

    /// The place in the source of all its text.
    pub fn source(&self, tree: &Tree) -> Option<Span> {
        self.source_of(tree, 0, self.text.len())
    }

    /// The text node that the text at `at` came from.
    pub fn node_at(&self, at: usize) -> Option<NodeId> {
        let behind = self.runs.partition_point(|run| run.start as usize <= at);
        Some(self.runs.get(behind.checked_sub(1)?)?.node)
    }

    /// Whether it has a letter or a figure: without one it only divides.
    pub(crate) fn has_words(&self) -> bool {
        self.text.chars().any(is_alphanumeric)
    }

    /// Whether each of its lines, of which there are several, is an item of a list typed by hand.
    pub(crate) fn is_typed_list(&self) -> bool {
        self.text.contains('\n') && self.lines().all(|(_, line)| begins_with_bullet(line))
    }

    /// Whether it begins as an item of a list that is typed by hand: `• ` or `1. `.
    pub(crate) fn begins_with_bullet(&self) -> bool {
        begins_with_bullet(&self.text)
    }

    /// Its lines with where each begins.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
        let mut start = 0usize;
        ends.chain([self.text.len()]).map(move |end| {
            let at = std::mem::replace(&mut start, end.saturating_add(1));
            (at, self.text.get(at..end).unwrap_or_default())
        })
    }

    /// Puts `other` behind this block, on a line of its own or on the same one.
    pub(crate) fn append(&mut self, other: &Self, between: char) {
        self.text.push(between);
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            start: run.start.saturating_add(shift),
            end: run.end.saturating_add(shift),
            ..*run
        }));
        self.merge_tags.extend(
            other
                .merge_tags
                .iter()
                .map(|tag| tag.shifted(shift as usize)),
        );
    }

    /// Cuts the block before `at`: what follows is returned, this one keeps what stands before.
    pub(crate) fn split_off(&mut self, at: usize) -> Self {
        let tail_text = self.text.get(at..).unwrap_or_default().to_owned();
        let cut = at as u32;
        let first = self.runs.partition_point(|run| run.start < cut);
        let across = self.cut_run(first, at);
        let runs = across
            .iter()
            .chain(self.runs.iter().skip(first))
            .map(|run| Run {
                start: run.start.saturating_sub(cut),
                end: run.end.saturating_sub(cut),
                ..*run
            })
            .collect();
        self.runs.truncate(first);
        self.text.truncate(at);
        while self.text.ends_with(['\n', ' ']) {
            self.text.pop();
        }
        let mine = self.merge_tags.partition_point(|tag| tag.start < at);
        let theirs = self.merge_tags.split_off(mine);
        Self {
            text: tail_text,
            runs,
            context: self.context,
            merge_tags: theirs.iter().map(|tag| tag.unshifted(at)).collect(),
        }
    }

    /// Ends the run before the one at `first` at `at`, where it goes on there; the rest of it.
    fn cut_run(&mut self, first: usize, at: usize) -> Option<Run> {
        let cut = at as u32;
        let run = self.runs.get_mut(first.checked_sub(1)?)?;
        let end = run.end;
        if end <= cut {
            return None;
        }
        let behind = visible_characters(self.text.get(at..end as usize).unwrap_or_default());
        let rest = Run {
            start: cut,
            end,
            node_start: run.node_start.saturating_add(cut.saturating_sub(run.start)),
            visible: behind,
            node: run.node,
        };
        (run.end, run.visible) = (cut, run.visible.saturating_sub(behind));
        Some(rest)
    }
}

/// Whether a paragraph is an item of a list as Word writes them: `mso-list:l0 level1 lfo1`.
fn is_word_item(tree: &Tree, paragraph: &Element) -> bool {
    let style = tree.value(paragraph, &local_name!("style"));
    style.is_some_and(|s| s.contains("mso-list:") && s.contains(" level"))
}

pub(super) struct Walk<'t> {
    pub(super) tree: &'t Tree,
    pub(super) styles: &'t Styles,
    /// The marks of the caller's own merge tags.
    own_tags: &'t [Marks],
    /// The attribute with which the caller marks parts.
    pub(super) part: LocalName,
    pub(super) flow: Flow,
    block: Block,
    /// Whether collapsed white space waits for the next visible text.
    space: bool,
    pub(super) context: Context,
    /// Whether the parts of drawings that others ask for are shown now.
    pub(super) shows_used: bool,
    /// What to restore when the element at the top ends.
    open: Vec<(NodeId, Context, bool)>,
}

/// The visible letter of `tree`.
pub(crate) fn flow(tree: &Tree, styles: &Styles, own_tags: &[Marks]) -> Flow {
    let mut walk = Walk {
        tree,
        styles,
        own_tags,
        part: LocalName::from("data-part"),
        flow: Flow::default(),
        block: Block::default(),
        space: false,
        context: Context::default(),
        shows_used: false,
        open: Vec::new(),
    };
    walk.run(Tree::DOCUMENT);
    walk.used_parts();
    walk.flow
}

impl Walk<'_> {
    /// Goes through `root` and all that is in it.
    pub(super) fn run(&mut self, root: NodeId) {
        let mut next = Some(root);
        while let Some(id) = next {
            let node = self.tree.node(id);
            if self.enter(id)
                && let Some(child) = node.first_child
            {
                next = Some(child);
                continue;
            }
            let mut at = id;
            next = loop {
                self.leave(at);
                let node = self.tree.node(at);
                if at == root {
                    break None;
                }
                if node.next.is_some() {
                    break node.next;
                }
                match node.parent {
                    Some(parent) => at = parent,
                    None => break None,
                }
            };
        }
        self.flush();
    }

    /// Takes in what begins at `id`; whether its children are to be looked at.
    fn enter(&mut self, id: NodeId) -> bool {
        match &self.tree.node(id).kind {
            NodeKind::Text(text) => {
                let style = self.tree.node(id).parent.map(|p| self.styles.of(p));
                if let Some(style) = style
                    && style.visible
                    && !self.context.instead
                {
                    self.text(id, self.tree.text(text), style.white_space_pre);
                }
                false
            }
            NodeKind::Element(element) => {
                let style = self.styles.of(id);
                if style.display == Display::None {
                    self.shadow(id, element);
                    return false;
                }
                match element.name {
                    local_name!("br") => {
                        self.line_break();
                        return false;
                    }
                    local_name!("img") => {
                        if let Some(emoji) = emoji(self.tree, element, style) {
                            if style.visible {
                                self.begin_text();
                                self.block.text.push_str(emoji);
                            }
                        } else if style.box_visible {
                            self.picture(id);
                        }
                        return false;
                    }
                    _ => {}
                }
                let breaks = style.display != Display::Inline || breaks(element);
                if breaks {
                    self.flush();
                }
                let outer = self.context;
                match element.name {
                    local_name!("ul")
                    | local_name!("ol")
                    | local_name!("dl")
                    | local_name!("menu")
                    | local_name!("dir") => {
                        self.context.list = self.context.list.or(Some(id));
                    }
                    local_name!("li") => {
                        self.context.list = self.context.list.or(self.tree.node(id).parent);
                    }
                    local_name!("table") => {
                        self.flow.tables.push(TableElement {
                            node: id,
                            inside: self.context.table,
                        });
                        self.context.table = Some(id);
                        self.context.header_cell = false;
                        // A list around a layout table does not make one paragraph of its cells.
                        self.context.list = None;
                    }
                    local_name!("th") => self.context.header_cell = true,
                    local_name!("blockquote") => {
                        self.context.quoted = self.context.quoted.saturating_add(1);
                    }
                    local_name!("caption") | local_name!("figcaption") => {
                        self.context.caption = true
                    }
                    local_name!("p") if is_word_item(self.tree, element) => {
                        self.context.list = self.context.list.or(self.tree.node(id).parent);
                    }
                    _ if is_heading(&element.name) => self.context.heading = true,
                    _ => {}
                }
                match self.tree.value(element, &self.part) {
                    Some("signature") => self.context.signature = true,
                    Some("logo") => self.context.logo = true,
                    _ if self
                        .tree
                        .value(element, &local_name!("class"))
                        .is_some_and(|c| {
                            c.split_ascii_whitespace().any(|c| c == "gmail_signature")
                        }) =>
                    {
                        self.context.signature = true;
                    }
                    _ => {}
                }
                if !self.own(id, element, style) || self.tree.node(id).first_child.is_none() {
                    self.context = outer;
                    return false;
                }
                self.open.push((id, outer, breaks));
                true
            }
            NodeKind::Document => true,
            NodeKind::Doctype | NodeKind::Comment => false,
        }
    }

    fn leave(&mut self, id: NodeId) {
        if let Some(&(open, outer, breaks)) = self.open.last()
            && open == id
        {
            self.open.pop();
            if breaks {
                self.flush();
            }
            self.context = outer;
        }
    }

    fn line_break(&mut self) {
        self.space = false;
        // A break on an empty line ends the paragraph.
        let last_line = self.block.text.rsplit('\n').next().unwrap_or_default();
        if last_line.is_empty() {
            self.flush();
        } else {
            self.block.text.push('\n');
        }
    }

    pub(super) fn flush(&mut self) {
        self.space = false;
        let block = &mut self.block;
        while block.text.ends_with(['\n', ' ']) {
            block.text.pop();
        }
        let end = block.text.len() as u32;
        block.runs.retain(|run| run.start < end);
        if !block.text.is_empty() {
            // A copy takes no more than it needs, and what it was made in is used again.
            self.flow.blocks.push(Block {
                merge_tags: merge_tags::find_with(&block.text, self.own_tags),
                ..block.clone()
            });
        }
        block.text.clear();
        block.runs.clear();
    }

    /// White space shows as one space, and at a line's beginning not at all.
    fn collapse(&mut self) {
        self.space |= !self.block.text.is_empty() && !self.block.text.ends_with('\n');
    }

    /// Takes in the text of `node`, its white space collapsed unless it is preformatted.
    pub(super) fn text(&mut self, node: NodeId, text: &str, preformatted: bool) {
        let mut at = 0usize;
        while let Some(rest) = text.get(at..) {
            let indent = if preformatted { 0 } else { indent_length(rest) };
            if indent > 0 {
                self.collapse();
                at = at.saturating_add(indent);
                continue;
            }
            // A word, and the single spaces between words, are copied as one run.
            let length = shown_length(rest);
            if length > 0 {
                self.copy(node, at, rest.get(..length).unwrap_or_default());
                at = at.saturating_add(length);
                continue;
            }
            let Some(c) = rest.chars().next() else {
                return;
            };
            match shows(c) {
                Shows::Space if preformatted && c == '\n' => self.line_break(),
                Shows::Space => self.collapse(),
                Shows::Joined if self.block.text.ends_with(takes_joined) && !self.space => {
                    self.copy(node, at, rest.get(..c.len_utf8()).unwrap_or_default());
                }
                _ => {}
            }
            at = at.saturating_add(c.len_utf8());
        }
    }

    /// Puts text behind the block's, that of `node` from `at` on.
    fn copy(&mut self, node: NodeId, at: usize, text: &str) {
        self.begin_text();
        let start = self.block.text.len() as u32;
        self.block.runs.push(Run {
            start,
            end: start.saturating_add(text.len() as u32),
            node,
            node_start: at as u32,
            visible: visible_characters(text),
        });
        self.block.text.push_str(text);
    }

    /// Makes the block ready for more text.
    fn begin_text(&mut self) {
        if self.block.text.is_empty() {
            self.block.context = self.context;
        }
        if std::mem::take(&mut self.space) {
            self.block.text.push(' ');
        }
    }
}
