//! Blocks that are no paragraphs by what stands beside them, or by how they look.

use std::{cell::LazyCell, ops::Range};

use foldhash::HashSet;
use html5ever::{LocalName, local_name};

use super::{Role, lines::is_short};
use crate::{
    layout::{
        Letter,
        blocks::{Block, Run},
        has_at_most, is_bold,
        merge_tags::{masked, without_tags},
    },
    source::NodeId,
    words::{
        captions::begins_as_caption,
        closing_lines::{exclaims, is_closing_line},
        greetings::is_of_sentence,
        hosts::bare_addresses,
        is_alphanumeric,
        sign_offs::is_sign_off,
        small, words_of,
    },
};

/// A heading, a caption, the text of a link are no longer than this, in characters.
pub(super) const SHORT: u32 = 80;
/// A label has no more words than this.
const LABEL_WORDS: usize = 4;
/// Nor has that of an address: `Register for the Open Day: https://nu.edu.kz/r`.
const LINK_LABEL_WORDS: usize = 6;
/// A heading in bold may have one more above it.
const BOLD_LINES: usize = 2;

/// What stands below a block, as far as it was looked at from the letter's end.
enum Below {
    /// The letter ends.
    End,
    /// The sign-off, or a line that belongs to it.
    SignOff,
    /// A data table.
    Table,
    /// Text.
    Text,
    /// So many headings, with text below them.
    BoldLines(usize),
}

impl Letter<'_> {
    /// Dividers, captions, closing lines, headings in bold, links and buttons.
    pub(super) fn mark_asides(&mut self) {
        let tables: HashSet<NodeId> = self.tables.iter().map(|table| table.node).collect();
        let letter_px = self.common_font();
        self.mark_letterhead();
        let mut below = Below::End;
        let mut has_body = false;
        let mut lines = Vec::new();
        for index in (0..self.blocks.len()).rev() {
            let Some((role, block)) = self.blocks.get(index) else {
                return;
            };
            match role {
                Role::Paragraph => {}
                Role::LegalFooter => continue,
                Role::Signature => {
                    below = Below::SignOff;
                    continue;
                }
                Role::Aside => {
                    if block
                        .context
                        .table
                        .is_some_and(|table| tables.contains(&table))
                    {
                        below = Below::Table;
                    } else if block
                        .lines()
                        .next()
                        .is_some_and(|(_, line)| is_sign_off(line))
                    {
                        below = Below::SignOff;
                    }
                    continue;
                }
                _ => {
                    has_body |=
                        matches!(role, Role::Link | Role::BoldLine) && !block.is_language_label();
                    below = Below::Text;
                    continue;
                }
            }
            let (role, next) = self.aside(index, block, &below, letter_px);
            let is_beside =
                role == Role::Aside || role == Role::BoldLine && matches!(below, Below::Table);
            has_body |= !is_beside && !block.is_language_label();
            if is_beside && may_be_body(block) {
                lines.push(index);
            }
            if let Some((own, _)) = self.blocks.get_mut(index) {
                *own = role;
            }
            if let Some(next) = next {
                below = next;
            }
        }
        // A closing line, or one above a table, that is all there is to read is the letter's text.
        if !has_body {
            for index in lines {
                self.mark(index, index.saturating_add(1), Role::Paragraph);
            }
        }
    }

    /// Short lines above the greeting are a letterhead: whose letter it is, what it is about.
    fn mark_letterhead(&mut self) {
        let greets = |(role, _): &(Role, Block)| *role == Role::Greeting;
        let end = self.blocks.iter().position(greets).unwrap_or_default();
        for (role, block) in self.blocks.iter_mut().take(end) {
            let is_line = block.context.list.is_none() && !block.text.contains('\n');
            if *role == Role::Paragraph
                && is_line
                && is_short(&block.text)
                && names_only(&block.text)
                && !block.is_language_label()
            {
                *role = Role::Aside;
            }
        }
    }

    /// The role of a block that is a paragraph so far, and what stands below the one above it where
    /// that is not what stood below this one.
    fn aside(
        &self,
        index: usize,
        block: &Block,
        below: &Below,
        letter_px: Option<f32>,
    ) -> (Role, Option<Below>) {
        // Dividers, and a `--` that opens no signature.
        if !block.has_words() {
            return (Role::Aside, None);
        }
        if let Some(role) = self.links_or_tags(block) {
            return (role, None);
        }
        let paragraph = (Role::Paragraph, Some(Below::Text));
        if matches!(below, Below::SignOff | Below::End)
            && block.context.list.is_none()
            && block.lines().all(|(_, line)| is_closing_line(line))
            || matches!(below, Below::SignOff) && exclaims(&block.text)
        {
            return (Role::Aside, None);
        }
        if block.context.list.is_some() || block.text.contains('\n') {
            return paragraph;
        }
        let line = block.text.as_str();
        if block.is_language_label() {
            return (self.label_role(block), Some(Below::Text));
        }
        match below {
            Below::Table if is_heading_line(line) && !line.trim_end().ends_with('!') => {
                return (self.label_role(block), Some(Below::Text));
            }
            Below::Text if self.is_heading(block, letter_px) => {
                return (Role::BoldLine, Some(Below::BoldLines(1)));
            }
            Below::BoldLines(lines) if *lines < BOLD_LINES && self.is_heading(block, letter_px) => {
                return (
                    Role::BoldLine,
                    Some(Below::BoldLines(lines.saturating_add(1))),
                );
            }
            _ => {}
        }
        if self.is_caption(index, block, letter_px) || self.is_table_caption(index, line) {
            return (Role::Aside, None);
        }
        if self.is_label(index, line) {
            return (Role::Aside, Some(Below::Text));
        }
        paragraph
    }

    /// The role of a language's label, or of a line over a table: a bold one is a heading too.
    pub(super) fn label_role(&self, block: &Block) -> Role {
        if self.is_bold_line(block) {
            Role::BoldLine
        } else {
            Role::Aside
        }
    }

    /// Whether a line is the label of the link, the list or the text right below it: `Где:`.
    fn is_label(&self, index: usize, line: &str) -> bool {
        let below = self.blocks.get(index.saturating_add(1));
        line.trim_end().ends_with(':')
            && !line.contains(['.', '!', '?'])
            && line.split_whitespace().count() <= LABEL_WORDS
            && below.is_some_and(|(role, _)| {
                matches!(role, Role::Paragraph | Role::Link | Role::FilledIn)
            })
    }

    /// Whether a block is a heading over text: in bold, underlined, or in larger letters than the letter.
    fn is_heading(&self, block: &Block, letter_px: Option<f32>) -> bool {
        let has_words = |(_, text): &(Run, &str)| text.contains(is_alphanumeric);
        let runs = || block.runs().filter(has_words);
        let is_larger = |node| letter_px.is_some_and(|px| self.styles.of(node).font_px > px);
        self.is_bold_line(block)
            || !block.context.heading
                && is_heading_line(&block.text)
                && names_only(&block.text)
                && (runs().all(|(run, _)| is_larger(run.node))
                    || runs().all(|(run, _)| self.is_within(run.node, &[local_name!("u")])))
    }

    /// Whether a node stands in an element of one of these names.
    fn is_within(&self, node: NodeId, names: &[LocalName]) -> bool {
        let mut above =
            std::iter::successors(self.tree.node(node).parent, |&id| self.tree.node(id).parent);
        above.any(|id| {
            let element = self.tree.element(id);
            element.is_some_and(|element| names.contains(&element.name))
        })
    }

    /// Whether a block is a heading in bold, beside which a running number or a sign may stand that is
    /// not; a letter in the style of headings is bold without a meaning.
    pub(super) fn is_bold_line(&self, block: &Block) -> bool {
        !block.context.heading && is_heading_line(&block.text) && self.is_bold(block.runs())
    }

    /// Whether text is bold, but for a number before it.
    fn is_bold<'b>(&self, runs: impl Iterator<Item = (Run, &'b str)>) -> bool {
        let mut any = false;
        let mut runs = runs.filter(|(_, text)| text.contains(is_alphanumeric));
        runs.all(|(run, text)| {
            let bold = is_bold(self.styles.of(run.node));
            any |= bold;
            bold || is_running_number(text)
        }) && any
    }

    /// Where lines of a block stand that are headings in bold: at most two above text.
    pub(in crate::layout) fn bold_lines(&self, block: &Block) -> Vec<Range<u32>> {
        if block.context.list.is_some() || !block.text.contains('\n') {
            return Vec::new();
        }
        let lines: Vec<_> = block.lines().collect();
        let mut found = Vec::new();
        // So many headings may still stand above what is below.
        let mut left = 0usize;
        for &(at, line) in lines.iter().rev() {
            let range = at as u32..at.saturating_add(line.len()) as u32;
            if line.trim().is_empty() {
                left = 0;
            } else if !is_heading_line(line) || !self.is_bold(block.runs_in(&range)) {
                left = BOLD_LINES;
            } else if let Some(fewer) = left.checked_sub(1) {
                found.push(range);
                left = fewer;
            }
        }
        found.reverse();
        found
    }

    /// [`Role::Link`] of a block that is nothing but links or buttons, each short or an address, and
    /// [`Role::FilledIn`] where merge tags stand beside them or instead.
    fn links_or_tags(&self, block: &Block) -> Option<Role> {
        let masked = masked(&block.text, &block.merge_tags);
        // "Register: https://nu.edu.kz/r"
        let label = masked.find(": ").filter(|end| {
            let label = masked.get(..*end).unwrap_or_default();
            block.merge_tags.is_empty()
                && label.split_whitespace().count() <= LINK_LABEL_WORDS
                && !label.contains(['.', '\n'])
        });
        let in_link = |node: NodeId| {
            self.link_around(node).is_some() || self.is_within(node, &[local_name!("button")])
        };
        let bare = LazyCell::new(|| bare_addresses(&block.text).collect::<Vec<_>>());
        let is_bare = |at: usize| {
            let behind = bare.partition_point(|link| link.start <= at);
            let link = behind.checked_sub(1).and_then(|last| bare.get(last));
            link.is_some_and(|link| at < link.end())
        };
        let mut tags = block.merge_tags.iter().filter(|tag| tag.prints);
        let mut any = tags.clone().next().is_some();
        for (run, text) in block.runs() {
            let start = run.start as usize;
            let text = masked.get(start..start.saturating_add(text.len()));
            let words = text
                .unwrap_or_default()
                .char_indices()
                .filter(|(_, c)| is_alphanumeric(*c));
            let outside = |at: usize| !is_bare(at.saturating_add(start));
            let behind = label
                .and_then(|end| end.checked_sub(start))
                .unwrap_or_default();
            let mut words = words.skip_while(|(at, _)| *at < behind);
            let Some((first, _)) = words.next() else {
                continue;
            };
            let linked = !outside(first) && words.all(|(at, _)| !outside(at)) || in_link(run.node);
            if !linked {
                return None;
            }
            any = true;
        }
        let shown = without_tags(&block.text, &block.merge_tags);
        let is_long =
            |line: &str| !has_at_most(line, SHORT) && line.trim().contains(char::is_whitespace);
        // A tag may be part of an address, or stand right behind one.
        let in_bare = |at: usize| is_bare(at) || at.checked_sub(1).is_some_and(is_bare);
        let leads = |at: usize| in_bare(at) || block.node_at(at).is_some_and(in_link);
        let role = match tags.any(|tag| !leads(tag.start)) {
            true => Role::FilledIn,
            false => Role::Link,
        };
        (any && !shown.lines().any(is_long)).then_some(role)
    }

    /// Whether a line is the caption of the data table right above it.
    fn is_table_caption(&self, index: usize, line: &str) -> bool {
        let above = index.checked_sub(1).and_then(|at| self.blocks.get(at));
        above.is_some_and(|(_, above)| self.is_in_data_table(above))
            && is_heading_line(line)
            && begins_as_caption(line)
    }

    /// Whether a block is the caption of the picture that stands right above it.
    fn is_caption(&self, index: usize, block: &Block, letter_px: Option<f32>) -> bool {
        let line = block.text.as_str();
        let Some(first) = block.runs.first().map(|run| run.node) else {
            return false;
        };
        if !is_heading_line(line) {
            return false;
        }
        let above = index
            .checked_sub(1)
            .and_then(|above| self.blocks.get(above));
        let last = above.and_then(|(_, block)| Some(block.runs.last()?.node));
        let before = self
            .pictures
            .partition_point(|picture| picture.node < first);
        let picture = before.checked_sub(1).and_then(|at| self.pictures.get(at));
        if picture.is_none_or(|picture| last.is_some_and(|last| picture.node < last)) {
            return false;
        }
        let looks_so = || {
            let px = self.styles.of(first).font_px;
            let smaller = letter_px.is_some_and(|letter| px < letter);
            smaller || self.is_within(first, &[local_name!("i"), local_name!("em")])
        };
        begins_as_caption(line) || looks_so()
    }
}

/// Whether a text is the number of a heading: `1.`, `2.1)`.
fn is_running_number(text: &str) -> bool {
    let number = text.trim().strip_suffix(['.', ')']);
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Whether a line of few words says nothing as a sentence does.
fn names_only(line: &str) -> bool {
    const WORDS: usize = 8;
    line.split_whitespace().nth(WORDS).is_none() && !words_of(&small(line)).any(is_of_sentence)
}

/// Whether a line beside the text may be the text itself, where there is no other.
fn may_be_body(block: &Block) -> bool {
    block.has_words() && !block.is_language_label() && !begins_as_caption(&block.text)
}

/// Whether a line may be a heading or a caption: short, and without a full stop.
fn is_heading_line(line: &str) -> bool {
    !line.trim_end().ends_with(['.', ';', ',', '…']) && has_at_most(line, SHORT)
}
