//! The letter's parts: title, greeting, paragraphs, tables, pictures, links, signature.

mod blocks;
mod letter_parts;
mod line_wrap;
mod links;
pub(crate) mod merge_tags;
mod pictures;
mod signature_parts;
mod tables;

pub(crate) use blocks::Block;
use blocks::is_blank_char;
pub(crate) use line_wrap::{characters, wrapped_lines};
pub(crate) use links::Target;
pub(crate) use merge_tags::{masked, without_tags};
pub(crate) use pictures::FilePixels;
pub(crate) use tables::DataTable;

use std::collections::HashSet;

use html5ever::local_name;

use crate::answer::Span;

use letter_parts::{
    is_greeting, is_legal_footer, is_postscript, is_sign_off, is_signature_delimiter,
};
use links::Link;
use pictures::PictureFacts;
use signature_parts::{SignatureParts, looks_like_signature_line, signature_parts};

use super::{
    source::{NodeId, Tree},
    style::{Style, Styles},
};

/// What a block is in the letter (I14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Greeting,
    Paragraph,
    /// In a data table, or a caption.
    Aside,
    Signature,
    LegalFooter,
}

/// The letter.
pub(crate) struct Letter<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) styles: &'t Styles,
    /// The visible blocks in reading order, each with its role; a list is one block.
    pub(crate) blocks: Vec<(Role, Block)>,
    pub(crate) tables: Vec<DataTable>,
    pub(crate) pictures: Vec<PictureFacts>,
    pub(crate) links: Vec<Link>,
    /// The font size that most visible characters of the paragraphs have (I23).
    pub(crate) font_px: Option<f32>,
    /// The visible characters outside titles, and the share of them in bold, 0 to 1.
    pub(crate) visible_characters: u32,
    pub(crate) bold_share: f64,
    pub(crate) signature: Option<Signature>,
}

/// The letter's signature.
pub(crate) struct Signature {
    pub(crate) span: Option<Span>,
    pub(crate) parts: SignatureParts,
    /// The mailing program may print more into it.
    pub(crate) has_merge_tag: bool,
}

/// A signature's text is looked for in the last blocks only, as far as it reads like one.
const SIGNATURE_LEAD_LINES: usize = 3;
/// Once more than so many lines were looked at, no other block is.
const SIGNATURE_LINES: usize = 40;
/// A sentence of more words than this is no line of a signature.
const PROSE_WORDS: usize = 12;
/// Of hostile mail only so many font sizes are counted.
const MOST_SIZES: usize = 64;
/// A line of a signature is short.
const SIGNATURE_LINE_CHARACTERS: u32 = 80;

impl<'t> Letter<'t> {
    /// Reads the letter from its tree; `file` gives the bytes behind a `cid:` address.
    pub(crate) fn new<'f>(
        tree: &'t Tree,
        styles: &'t Styles,
        file: &dyn Fn(&str) -> Option<&'f [u8]>,
    ) -> Self {
        let mut flow = blocks::flow(tree, styles);
        let tables = tables::data_tables(tree, styles, &flow);
        let pictures = pictures::pictures(tree, styles, &flow, file);
        let links = links::links(tree, &flow);
        let data_tables: HashSet<NodeId> = tables.iter().map(|t: &DataTable| t.node).collect();
        let in_data_table = |block: &Block| {
            let table = block.context.table;
            table.is_some_and(|id| data_tables.contains(&id))
        };
        let mut blocks: Vec<(Role, Block)> = Vec::with_capacity(flow.blocks.len());
        for block in flow.blocks.drain(..) {
            if is_blank(&block) {
                continue;
            }
            let role = if block.context.signature {
                Role::Signature
            } else if block.context.caption || in_data_table(&block) {
                Role::Aside
            } else if block.context.heading {
                Role::Title
            } else if is_legal_footer(&block.text) {
                Role::LegalFooter
            } else {
                Role::Paragraph
            };
            // The items of one list make one paragraph.
            if let (Role::Paragraph, Some(list)) = (role, block.context.list)
                && let Some((Role::Paragraph, last)) = blocks.last_mut()
                && last.context.list == Some(list)
            {
                last.append(&block);
                continue;
            }
            blocks.push((role, block));
        }
        let mut letter = Self {
            tree,
            styles,
            blocks,
            tables,
            pictures,
            links,
            font_px: None,
            visible_characters: 0,
            bold_share: 0.0,
            signature: None,
        };
        letter.mark_greeting();
        letter.mark_signature();
        letter.mark_title();
        letter.font_px = letter.common_font();
        (letter.visible_characters, letter.bold_share) = letter.bold_characters();
        letter.signature = letter.read_signature();
        letter
    }

    /// The blocks of this role.
    pub(crate) fn with_role(&self, role: Role) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .filter(move |(r, _)| *r == role)
            .map(|(_, block)| block)
    }

    /// All blocks but titles: what bold and the like are measured on.
    pub(crate) fn plain_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .filter(|(role, _)| *role != Role::Title)
            .map(|(_, block)| block)
    }

    /// The visible characters outside titles, and the share of them in bold, 0 to 1.
    fn bold_characters(&self) -> (u32, f64) {
        let (mut all, mut bold) = (0u32, 0u32);
        for block in self.plain_blocks() {
            for (run, text) in block.runs() {
                let count = visible_characters(text);
                all = all.saturating_add(count);
                if is_bold(self.styles.of(run.node)) {
                    bold = bold.saturating_add(count);
                }
            }
        }
        (all, f64::from(bold) / f64::from(all.max(1)))
    }

    /// The largest font size of `block` where it is above `limit`, in pixels, and the place from
    /// the first text so large to the last.
    pub(crate) fn larger_than(&self, block: &Block, limit: f64) -> Option<(f64, Option<Span>)> {
        // Sizes in em are sums of binary fractions.
        const TOLERANCE: f64 = 0.01;
        let mut largest: Option<(f64, usize, usize)> = None;
        for (run, text) in block.runs() {
            let px = f64::from(self.styles.of(run.node).font_px);
            if px <= limit + TOLERANCE || text.chars().all(is_blank_char) {
                continue;
            }
            let start = run.start as usize;
            let end = start.saturating_add(text.trim_end().len());
            largest = Some(largest.map_or((px, start, end), |(most, first, _)| {
                (most.max(px), first, end)
            }));
        }
        let (px, start, end) = largest?;
        Some((px, block.source_of(self.tree, start, end)))
    }

    fn read_signature(&self) -> Option<Signature> {
        let blocks: Vec<&Block> = self.with_role(Role::Signature).collect();
        if blocks.is_empty() {
            return None;
        }
        let links = blocks
            .iter()
            .flat_map(|block| block.runs.iter())
            .filter_map(|run| {
                let mut above =
                    std::iter::successors(Some(run.node), |&id| self.tree.node(id).parent);
                above.find_map(|id| {
                    let link = self.tree.element(id);
                    let link = link.filter(|e| e.name == local_name!("a"))?;
                    self.tree.value(link, &local_name!("href"))
                })
            });
        let mut targets: Vec<&str> = links.collect();
        targets.dedup();
        let lines = blocks
            .iter()
            .flat_map(|block| block.lines().map(|(_, line)| line));
        Some(Signature {
            span: blocks
                .iter()
                .filter_map(|block| block.source(self.tree))
                .reduce(Span::cover),
            parts: signature_parts(lines, targets.into_iter()),
            has_merge_tag: blocks
                .iter()
                .any(|block| block.merge_tags.iter().any(|tag| tag.prints)),
        })
    }

    /// The largest font size in `block`, of visible characters.
    pub(crate) fn largest_font(&self, block: &Block) -> Option<f32> {
        block
            .runs()
            .filter(|(_, text)| !text.chars().all(is_blank_char))
            .map(|(run, _)| self.styles.of(run.node).font_px)
            .reduce(f32::max)
    }

    /// The greeting stands before every paragraph: as a block, or as the first block's first line.
    fn mark_greeting(&mut self) {
        let Some(first) = self
            .blocks
            .iter()
            .position(|(role, block)| *role == Role::Paragraph && block.context.list.is_none())
        else {
            return;
        };
        // A preheader or a headline in plain text may stand before the greeting.
        for index in first..first.saturating_add(3) {
            let Some((role, block)) = self.blocks.get_mut(index) else {
                return;
            };
            if *role != Role::Paragraph {
                continue;
            }
            let line = block.text.split('\n').next().unwrap_or_default();
            if !is_greeting(line) {
                continue;
            }
            let cut = line.len().saturating_add(1);
            *role = Role::Greeting;
            if cut < block.text.len() {
                let rest = block.split_off(cut);
                if !is_blank(&rest) {
                    self.blocks
                        .insert(index.saturating_add(1), (Role::Paragraph, rest));
                }
            }
            return;
        }
    }

    /// The signature (I24): what the caller marks, else what follows the last sign-off or `-- `,
    /// else the last blocks as far as their lines read like a signature's.
    fn mark_signature(&mut self) {
        if self.blocks.iter().any(|(role, _)| *role == Role::Signature) {
            return;
        }
        let opens = |line: &str| is_sign_off(line) || is_signature_delimiter(line);
        for index in (0..self.blocks.len()).rev() {
            let Some((role, block)) = self.blocks.get_mut(index) else {
                return;
            };
            if !matches!(role, Role::Paragraph | Role::Greeting) {
                continue;
            }
            let Some((at, _)) = block.lines().filter(|(_, line)| opens(line)).last() else {
                continue;
            };
            let mut begin = index;
            if at > 0 {
                let tail = block.split_off(at);
                begin = index.saturating_add(1);
                self.blocks.insert(begin, (Role::Paragraph, tail));
            }
            self.sign_from(begin);
            return;
        }
        self.sign_unopened();
    }

    /// From `begin` on the blocks are the signature, up to prose or a postscript: what stands
    /// behind the signature belongs to the letter again. Titles and tables stay what they are.
    fn sign_from(&mut self, begin: usize) {
        for (index, (role, block)) in self.blocks.iter_mut().enumerate().skip(begin) {
            if !matches!(role, Role::Paragraph | Role::Greeting) {
                continue;
            }
            if index > begin
                && (is_postscript(&block.text) || block.lines().any(|(_, line)| is_prose(line)))
            {
                return;
            }
            *role = Role::Signature;
        }
    }

    /// A signature that nothing opens: trailing lines with a phone, an address or an e-mail
    /// among them, and the short lines just above.
    fn sign_unopened(&mut self) {
        let mut begin = None;
        let mut lead = 0usize;
        let mut looked_at = 0usize;
        'blocks: for (index, (role, block)) in self.blocks.iter().enumerate().rev() {
            match role {
                Role::LegalFooter => continue,
                Role::Paragraph => {}
                _ => break,
            }
            if looked_at > SIGNATURE_LINES {
                break;
            }
            let lines: Vec<_> = block.lines().collect();
            looked_at = looked_at.saturating_add(lines.len());
            for &(at, line) in lines.iter().rev() {
                let short = || {
                    characters(line) <= SIGNATURE_LINE_CHARACTERS
                        && !line.trim_end().ends_with(['.', '!', '?', ':', ';'])
                };
                if looks_like_signature_line(line) {
                    begin = Some((index, at));
                    lead = 0;
                } else if lead < SIGNATURE_LEAD_LINES && short() {
                    lead = lead.saturating_add(1);
                    if begin.is_some() {
                        begin = Some((index, at));
                    }
                } else {
                    break 'blocks;
                }
            }
        }
        let Some((index, at)) = begin else { return };
        let mut begin = index;
        if at > 0
            && let Some((_, block)) = self.blocks.get_mut(index)
        {
            let tail = block.split_off(at);
            begin = index.saturating_add(1);
            self.blocks.insert(begin, (Role::Paragraph, tail));
        }
        self.sign_from(begin);
    }

    /// Without headings, the first block is the title if its font is larger than the letter's
    /// (I23).
    fn mark_title(&mut self) {
        if self.blocks.iter().any(|(role, _)| *role == Role::Title) {
            return;
        }
        let Some(letter) = self.common_font() else {
            return;
        };
        let Some(first) = self
            .blocks
            .iter()
            .position(|(role, _)| *role == Role::Paragraph)
        else {
            return;
        };
        let larger = self
            .blocks
            .get(first)
            .and_then(|(_, block)| self.largest_font(block))
            .is_some_and(|px| px > letter);
        let before_greeting = self
            .blocks
            .iter()
            .take(first)
            .all(|(role, _)| !matches!(role, Role::Greeting));
        if larger
            && before_greeting
            && let Some((role, _)) = self.blocks.get_mut(first)
        {
            *role = Role::Title;
        }
    }

    fn common_font(&self) -> Option<f32> {
        // Sizes are few, so a list does.
        let mut sizes: Vec<(f32, u32)> = Vec::new();
        for block in self.with_role(Role::Paragraph) {
            for (run, text) in block.runs() {
                let px = self.styles.of(run.node).font_px;
                let count = text.len() as u32;
                let known = sizes.len();
                match sizes.iter_mut().find(|(size, _)| *size == px) {
                    Some((_, sum)) => *sum = sum.saturating_add(count),
                    None if known < MOST_SIZES => sizes.push((px, count)),
                    None => {}
                }
            }
        }
        // Of two sizes that are as common, the one that came first.
        sizes
            .into_iter()
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(px, _)| px)
    }
}

/// The characters of `text` that show something.
fn visible_characters(text: &str) -> u32 {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_graphic).count() as u32;
    }
    text.chars().filter(|c| !is_blank_char(*c)).count() as u32
}

/// Whether text of this style is bold.
pub(crate) fn is_bold(style: Style) -> bool {
    style.weight >= 600
}

/// Whether a line reads like a letter's text, not like a signature's.
fn is_prose(line: &str) -> bool {
    line.split_whitespace().count() > PROSE_WORDS
        && line.trim_end().ends_with(['.', '!', '?', '…'])
        && !looks_like_signature_line(line)
}

/// Whether a block shows nothing: fillers, or conditions and loops of the mailing program.
fn is_blank(block: &Block) -> bool {
    if block.merge_tags.iter().any(|tag| tag.prints) {
        return false;
    }
    if block.merge_tags.is_empty() {
        return block.is_blank();
    }
    masked(&block.text, &block.merge_tags)
        .chars()
        .all(is_blank_char)
}
