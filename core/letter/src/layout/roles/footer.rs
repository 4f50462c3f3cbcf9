//! Footers: below the letter's own end, or another view of it above.

use foldhash::HashSet;

use super::{Role, signature::Signing};
use crate::{
    layout::{
        Letter,
        blocks::Block,
        links::{Target, href_around, written_link},
        merge_tags::masked,
        signature::{looks_like_signature_line, small_words},
    },
    words::{
        addresses::{has_address, has_phone_or_address},
        footers::{
            is_about_message, is_answer, is_legal_footer, is_link_beside_links, says_who_owns_it,
            sentences, stands_above_letter,
        },
        greetings::is_greeting,
        hosts::bare_addresses,
        is_in_capitals,
        phones::phones,
        sign_offs::is_sign_off,
        units::names_signer,
        words_of,
    },
};

/// Where the footer begins in a block whose lines above it greet or take leave, or give the contact
/// details of a signature, and so are none of it: of one that was begun, or of the letter's own where
/// nothing was `signed` before.
pub(super) fn footer_line(block: &Block, mut signing: Signing, signed: bool) -> Option<usize> {
    let mut own = false;
    let mut begin = 0usize;
    for (at, line) in block.lines() {
        let is_footer = is_legal_footer(line);
        if own && is_footer {
            return Some(at);
        }
        if signing.read(line)
            || is_greeting(line)
            || !signed && !is_footer && looks_like_signature_line(line)
        {
            own = true;
            begin = at.saturating_add(line.len()).saturating_add(1);
        } else if is_footer {
            return None;
        }
    }
    // A sentence of the footer may take several lines.
    let rest = block.text.get(begin..).filter(|_| own)?;
    is_legal_footer(rest).then_some(begin)
}

/// Where an address leads; `None` where that is no page.
pub(in crate::layout) type LeadsTo<'a> = &'a dyn Fn(&str) -> Option<Target>;

/// What a law or a program says at length has more words.
const SHORT_WORDS: usize = 6;

/// Where the signature begins that stands below a footer's lines in their block: lines of none, with a
/// phone and an address.
pub(super) fn signature_line(block: &Block) -> Option<usize> {
    let lines: Vec<_> = block.lines().collect();
    let last = lines.iter().rposition(|(_, line)| is_legal_footer(line))?;
    let own = lines.get(last.saturating_add(1)..).unwrap_or_default();
    let gives = |tells: fn(&str) -> bool| own.iter().any(|(_, line)| tells(line));
    let signs = gives(has_address) && gives(|line| phones(line) > 0);
    own.first().filter(|_| signs).map(|(at, _)| *at)
}

/// Whether a sentence in a footer is about something else, as the letter's are.
fn is_text(sentence: &str) -> bool {
    const SMALL_WORDS: usize = 2;
    let says = || {
        sentence.ends_with(['.', '!', '?', '…'])
            && small_words(sentence) >= SMALL_WORDS
            && !is_about_message(sentence)
            && !has_phone_or_address(sentence)
            && !sentence.contains('@')
    };
    shouts(sentence) || says()
}

/// Whether some words stand in capitals, as no name of an office does.
fn shouts(sentence: &str) -> bool {
    const WORDS: usize = 2;
    let mut in_capitals = words_of(sentence).filter(|word| is_in_capitals(word));
    in_capitals.nth(WORDS).is_some()
}

/// Where a footer's text begins, and where it becomes the letter's again, by turns, with what it begins
/// as. The letter's is a sentence that is none of a footer, where it leads to a page that the footer's own
/// sentences do not lead to, or where it stands `below` the letter and is about something else, before
/// what a law or a program says at length.
fn turns(
    block: &Block,
    below: bool,
    targets: impl Fn(usize, &str) -> Vec<Target>,
) -> Vec<(usize, Role)> {
    let text = masked(&block.text, &block.merge_tags);
    let sentences: Vec<_> = sentences(&text).collect();
    let text_at = |index: Option<usize>| {
        index
            .and_then(|at| sentences.get(at))
            .map(|(_, text)| *text)
    };
    let asks = |text: &str| text.ends_with('?');
    let own = |(index, (at, text)): (usize, &(usize, &str))| {
        let answers = || text_at(index.checked_sub(1)).is_some_and(asks) && is_answer(text);
        let is_answered = || asks(text) && text_at(index.checked_add(1)).is_some_and(is_answer);
        let is_own =
            is_legal_footer(text) || is_link_beside_links(text) || answers() || is_answered();
        (is_own, targets(*at, text))
    };
    let own: Vec<_> = sentences.iter().enumerate().map(own).collect();
    if !own.iter().any(|(is_own, _)| *is_own) {
        return Vec::new();
    }
    let of_footer = own.iter().filter(|(is_own, _)| *is_own);
    let known: HashSet<&Target> = of_footer.flat_map(|(_, targets)| targets).collect();
    let mut at_length = false;
    let mut turns: Vec<(usize, Role)> = Vec::new();
    for (&(at, text), (is_own, leads_to)) in sentences.iter().zip(&own) {
        let leads = || leads_to.iter().any(|target| !known.contains(target));
        let of_letter = !is_own && (below && !at_length && is_text(text) || leads());
        // Behind whose rights they are stands what else a law wants.
        let is_long = || text.split_whitespace().nth(SHORT_WORDS).is_some();
        at_length |= *is_own && (says_who_owns_it(text) || is_long());
        let role = if of_letter {
            Role::Paragraph
        } else {
            Role::LegalFooter
        };
        if turns.last().is_none_or(|(_, last)| *last != role) {
            turns.push((at, role));
        }
    }
    turns
}

impl Letter<'_> {
    /// What reads like a footer is one only below the letter's own end, or stands above it as an
    /// offer of another view or a gateway's warning; it is never its first paragraph.
    pub(super) fn mark_footers(&mut self, leads_to: LeadsTo<'_>) {
        let belongs = |(role, block): &(Role, Block)| match role {
            Role::Signature | Role::Greeting => true,
            Role::Paragraph => block.lines().any(|(_, line)| is_sign_off(line)),
            _ => false,
        };
        let end = self.blocks.iter().rposition(belongs);
        let mut begun = false;
        for (index, (role, block)) in self.blocks.iter_mut().enumerate() {
            let above = !begun || end.is_some_and(|end| index < end);
            if *role == Role::LegalFooter && above && !stands_above_letter(&block.text) {
                *role = Role::Paragraph;
            }
            begun |= *role == Role::Paragraph;
        }
        self.cut_footers(leads_to);
        self.fill_footers(leads_to);
    }

    /// What stands between a footer's blocks is its own, but for text and what leads elsewhere.
    fn fill_footers(&mut self, leads_to: LeadsTo<'_>) {
        for index in 1..self.blocks.len() {
            let role = |at: usize| self.blocks.get(at).map(|(role, _)| *role);
            let is_footer = |at: usize| role(at) == Some(Role::LegalFooter);
            let is_between =
                is_footer(index.saturating_sub(1)) && is_footer(index.saturating_add(1));
            let Some((Role::Paragraph, block)) = self.blocks.get(index).filter(|_| is_between)
            else {
                continue;
            };
            let targets = self.targets_in(block, 0, &block.text, leads_to);
            let text = masked(&block.text, &block.merge_tags);
            let is_text = sentences(&text).any(|(_, sentence)| is_text(sentence));
            let signs = block.lines().any(|(_, line)| names_signer(line));
            if !is_text && !signs && targets.is_empty() && !self.has_picture_around(index) {
                self.mark(index, index.saturating_add(1), Role::LegalFooter);
            }
        }
    }

    /// Cuts out of the footers what is the letter's.
    fn cut_footers(&mut self, leads_to: LeadsTo<'_>) {
        let blocks = std::mem::take(&mut self.blocks);
        let mut cut = Vec::with_capacity(blocks.len());
        for (role, mut block) in blocks {
            if role != Role::LegalFooter {
                cut.push((role, block));
                continue;
            }
            let below = !stands_above_letter(&block.text);
            let turns = turns(&block, below, |at, text| {
                self.targets_in(&block, at, text, leads_to)
            });
            let mut first = role;
            let begin = cut.len();
            for (at, turn) in turns.into_iter().rev() {
                if at == 0 {
                    first = turn;
                } else {
                    cut.push((turn, block.split_off(at)));
                }
            }
            cut.push((first, block));
            if let Some(parts) = cut.get_mut(begin..) {
                parts.reverse();
            }
        }
        self.blocks = cut;
    }

    /// Whether a picture stands in a block, or between it and those beside it.
    fn has_picture_around(&self, index: usize) -> bool {
        let runs = |at: usize| self.blocks.get(at).map(|(_, block)| block.runs.as_slice());
        let above = index.checked_sub(1).and_then(runs).and_then(<[_]>::last);
        let below = runs(index.saturating_add(1)).and_then(<[_]>::first);
        let (Some(above), Some(below)) = (above, below) else {
            return true;
        };
        let behind = self
            .pictures
            .partition_point(|picture| picture.node < above.node);
        let picture = self.pictures.get(behind);
        picture.is_some_and(|picture| picture.node < below.node)
    }

    /// Where the links, and the addresses that are written out, lead in this part of a block.
    pub(in crate::layout) fn targets_in(
        &self,
        block: &Block,
        at: usize,
        text: &str,
        leads_to: LeadsTo<'_>,
    ) -> Vec<Target> {
        let end = at.saturating_add(text.len());
        let first = block.node_at(at);
        let range = at as u32..end as u32;
        let runs = block.runs_in(&range);
        let nodes = first.into_iter().chain(runs.map(|(run, _)| run.node));
        let links = nodes.filter_map(|node| leads_to(href_around(self.tree, node)?));
        let written = bare_addresses(text).filter_map(|address| written_link(address.text));
        links.chain(written.map(|link| link.target)).collect()
    }
}
