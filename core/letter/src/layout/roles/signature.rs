//! The signature: marked, led in by a sign-off, or told by its contact details.

use super::{
    Role, is_divider,
    lines::{is_prose, is_short, may_name},
};
use crate::{
    layout::{
        Letter,
        blocks::Block,
        has_at_most,
        signature::{is_sentence, looks_like_signature_line, may_stand_in_signature},
    },
    words::{
        addresses::has_address,
        footers::{is_about_message, is_legal_footer},
        greetings::{is_greeting, is_of_sentence},
        hosts::has_link,
        hours::tells_hours,
        labels::{is_about_event, is_contact_label, names_nobody},
        phones::phones,
        postscripts::is_postscript,
        sign_offs::{is_name, is_sign_off, is_signature_delimiter, opens_signature},
        small,
        units::names_signer,
        words_of,
    },
};

/// Above the lines that only a signature has, so many short ones may be its too.
const SIGNATURE_LEAD_LINES: usize = 3;
/// Once more than so many lines were looked at, no other block is.
const SIGNATURE_LINES: usize = 40;
/// Below a signature that nothing opens at most so many blocks are the letter's.
const BLOCKS_BELOW: usize = 4;
/// Of the lines that may open a signature only the last few are looked at.
const MOST_OPENERS: usize = 8;
/// A name under a sign-off takes at most so many lines.
pub(super) const LINES_UNDER_SIGN_OFF: usize = 6;
/// Under a sign-off above another one stand at most so many.
const LINES_UNDER_UPPER_SIGN_OFF: usize = 2;

/// The contact details that a signature being read has given: a phone, an address, an e-mail
/// address; nothing where none was begun, or where it has ended.
#[derive(Debug, Clone, Default)]
pub(super) struct Signing(Option<[bool; 3]>);

impl Signing {
    /// Reads the next line; whether it opens a signature, or gives contact details that the one
    /// that was opened had not yet.
    pub(super) fn read(&mut self, line: &str) -> bool {
        if opens_signature(line) {
            self.0 = Some([false; 3]);
            return true;
        }
        let Some(given) = &mut self.0 else {
            return false;
        };
        let gives = [phones(line) > 0, has_address(line), line.contains('@')];
        let again = given
            .iter()
            .zip(gives)
            .any(|(given, gives)| *given && gives);
        if again || is_prose(line) {
            self.0 = None;
            return false;
        }
        add(given, gives);
        gives.contains(&true)
    }
}

/// The signature that is being read behind the blocks so far; they are read only where that is
/// asked for.
#[derive(Default)]
pub(super) struct SigningSoFar {
    signing: Signing,
    /// The first block that was not read to its end, and where in it the reading goes on.
    block: usize,
    at: usize,
}

impl SigningSoFar {
    /// What is being read behind these blocks, of which there are more each time; to the last one
    /// more lines may have come.
    pub(super) fn behind(&mut self, blocks: &[(Role, Block)]) -> Signing {
        for (index, (role, block)) in blocks.iter().enumerate().skip(self.block) {
            if index > self.block {
                (self.block, self.at) = (index, 0);
            }
            let lines = block.text.get(self.at..).unwrap_or_default();
            if *role != Role::LegalFooter && self.at <= block.text.len() {
                lines.split('\n').for_each(|line| {
                    self.signing.read(line);
                });
            }
            self.at = block.text.len().saturating_add(1);
        }
        self.signing.clone()
    }
}

impl Letter<'_> {
    /// The signature: what the caller marks, else what follows the last sign-off or `-- `,
    /// else the last blocks as far as their lines read like a signature's.
    pub(super) fn mark_signature(&mut self) {
        if !self.blocks.iter().any(|(role, _)| *role == Role::Signature) {
            let openers: Vec<_> = self.openers().collect();
            // A word of thanks in the letter, and what a mail gateway adds, open no signature.
            let mut opening = openers.iter();
            let mut next = || opening.find(|&&(index, at)| self.holds_signature(index, at));
            let mut opener = next();
            if let Some(&lower) = opener
                && let Some(upper) = next()
                && self.is_below_signature(*upper, lower)
            {
                opener = Some(upper);
                let footer = self.cut_before(lower.0, lower.1);
                for (role, _) in self.blocks.iter_mut().skip(footer) {
                    if *role == Role::Paragraph {
                        *role = Role::LegalFooter;
                    }
                }
            }
            if (opener.is_some() || !self.sign_unopened())
                && let Some(&(index, at)) = opener.or(openers.first())
            {
                let begin = self.cut_before(index, at);
                self.sign_from(begin);
            }
        }
        self.sign_above();
    }

    /// The lines that open a signature, last first: their blocks and where they begin in them.
    fn openers(&self) -> impl Iterator<Item = (usize, usize)> {
        let blocks = self.blocks.iter().enumerate().rev();
        blocks
            .filter(|(_, (role, _))| matches!(role, Role::Paragraph | Role::Greeting))
            .flat_map(move |(index, (_, block))| {
                let lines: Vec<_> = block
                    .lines()
                    .filter(|(_, line)| opens_signature(line))
                    .collect();
                lines.into_iter().rev().map(move |(at, _)| (index, at))
            })
            .take(MOST_OPENERS)
    }

    /// Whether `lower` is a `--` under a full signature that `upper` opens, and neither a phone nor an
    /// address follows it, but the links of a mailing program.
    fn is_below_signature(&self, upper: (usize, usize), lower: (usize, usize)) -> bool {
        let blocks = self.blocks.iter().enumerate().skip(upper.0);
        let lines = blocks.flat_map(|(index, (_, block))| {
            block.lines().map(move |(at, line)| ((index, at), line))
        });
        let mut above = [false; 3];
        for (place, line) in lines.filter(|(place, _)| *place >= upper) {
            let given @ [phone, address, _] = contacts(line);
            if place < lower {
                add(&mut above, given);
            } else if place == lower && !is_signature_delimiter(line)
                || above != [true; 3]
                || phone
                || address
            {
                return false;
            }
        }
        true
    }

    /// Whether what this line opens is a signature: it holds what only a signature does, or no
    /// prose follows but a postscript, or prose only below a name; behind `-- ` it must be the
    /// first of these.
    fn holds_signature(&self, index: usize, at: usize) -> bool {
        let mut lines = 0usize;
        let mut delimited = false;
        let mut named = true;
        for (role, block) in self.blocks.iter().skip(index) {
            if !matches!(role, Role::Paragraph | Role::Greeting) {
                continue;
            }
            if lines > 0 && ends_signature(block) {
                return !delimited && (lines > 1 && named || is_postscript(&block.text));
            }
            let from = if lines == 0 { at } else { 0 };
            for (_, line) in block.lines().skip_while(|(start, _)| *start < from) {
                if looks_like_signature_line(line) {
                    return true;
                }
                delimited |= lines == 0 && is_signature_delimiter(line);
                named &= lines == 0 || may_name(line);
                lines = lines.saturating_add(1);
            }
        }
        !delimited
    }

    /// Cuts the block before the line at `at`; where the part from there on stands.
    pub(super) fn cut_before(&mut self, index: usize, at: usize) -> usize {
        if at > 0
            && let Some((_, block)) = self.blocks.get_mut(index)
        {
            let tail = block.split_off(at);
            let begin = index.saturating_add(1);
            self.blocks.insert(begin, (Role::Paragraph, tail));
            return begin;
        }
        index
    }

    /// A sign-off, and a name below it, may stand above the signature that a mail program marks,
    /// and above its `-- `; above a sign-off another one, with nothing but a name.
    fn sign_above(&mut self) {
        let signature = |(role, _): &(Role, Block)| *role == Role::Signature;
        let Some(begin) = self.blocks.iter().position(signature) else {
            return;
        };
        let first = self.blocks.get(begin);
        let mut signed_off = first.is_some_and(|(_, block)| {
            is_sign_off(block.text.split('\n').next().unwrap_or_default())
        });
        let mut names = 0usize;
        let mut found = None;
        'blocks: for index in (0..begin).rev() {
            let block = match self.blocks.get(index) {
                Some((Role::Paragraph, block)) => block,
                Some((Role::Aside, block)) if is_divider(block) => continue,
                _ => break,
            };
            let lines: Vec<_> = block.lines().collect();
            for &(at, line) in lines.iter().rev() {
                if !line.contains(char::is_alphanumeric) && !is_signature_delimiter(line) {
                    continue;
                }
                if is_sign_off(line) || names == 0 && takes_leave_by_comma(line) {
                    found = Some((index, at));
                    signed_off = true;
                    names = 0;
                    continue;
                }
                if is_signature_delimiter(line) {
                    found = Some((index, at));
                    continue;
                }
                names = names.saturating_add(1);
                let may_be = if signed_off {
                    names <= LINES_UNDER_UPPER_SIGN_OFF && is_name(line)
                } else {
                    names <= LINES_UNDER_SIGN_OFF && may_name(line)
                };
                if !may_be {
                    break 'blocks;
                }
            }
        }
        if let Some((index, at)) = found {
            let from = self.cut_before(index, at);
            let end = begin.saturating_add(from.saturating_sub(index));
            self.mark(from, end, Role::Signature);
        }
    }

    /// From `begin` on the blocks are the signature, up to prose or a postscript, or, below contact
    /// details, to what else only a letter has: what stands behind the signature belongs to the letter
    /// again. Tables, and titles that name nobody, stay what they are.
    fn sign_from(&mut self, begin: usize) {
        self.cut_text(begin);
        let gives_contact = |block: &Block| {
            let mut lines = block.lines();
            lines.any(|(_, line)| may_stand_in_signature(line))
        };
        let mut given = false;
        for index in begin..self.blocks.len() {
            let signs = |(role, block): &&(Role, Block)| match role {
                Role::Paragraph | Role::Greeting => true,
                // Mail builders write a name in the style of headings.
                Role::Title => {
                    index > begin
                        && block.lines().all(|(_, line)| {
                            is_short(line) && names_signer(line) || looks_like_signature_line(line)
                        })
                }
                _ => false,
            };
            let Some((_, block)) = self.blocks.get(index).filter(signs) else {
                continue;
            };
            let next = index.saturating_add(1);
            let goes_on = || {
                let next = self.blocks.get(next);
                let next =
                    next.filter(|(role, _)| matches!(role, Role::Paragraph | Role::Greeting));
                gives_contact(block) || next.is_some_and(|(_, next)| gives_contact(next))
            };
            if index > begin && (ends_signature(block) || given && is_text(block) && !goes_on()) {
                return;
            }
            given |= gives_contact(block);
            self.mark(index, next, Role::Signature);
        }
    }

    /// Cuts a line of text out of the block that a signature begins with: what stands below it is one of
    /// the signature again.
    fn cut_text(&mut self, begin: usize) {
        let is_text = |line: &str| is_prose(line) && is_long(line) && !is_legal_footer(line);
        let Some((_, block)) = self.blocks.get_mut(begin) else {
            return;
        };
        let (text, rest) = {
            let mut lines = block.lines().skip(1);
            let text = lines.find(|(_, line)| is_text(line));
            (text, lines.find(|(_, line)| !is_text(line)))
        };
        let (text, rest) = (text.map(|(at, _)| at), rest.map(|(at, _)| at));
        let rest = rest.filter(|_| text.is_some());
        let rest = rest.map(|at| (Role::Signature, block.split_off(at)));
        let text = text.map(|at| (Role::Paragraph, block.split_off(at)));
        let behind = begin.saturating_add(1);
        self.blocks
            .splice(behind..behind, text.into_iter().chain(rest));
    }

    /// A signature that nothing opens: trailing lines with a phone, an address or an e-mail
    /// among them, and the short lines just above; with all three of them a few blocks may stand below.
    /// Whether there is one.
    fn sign_unopened(&mut self) -> bool {
        let all = self.blocks.len();
        let mut ends = (all.saturating_sub(BLOCKS_BELOW)..all).rev();
        let upper = || {
            ends.find_map(|end| {
                self.unopened(end)
                    .filter(|&(at, _)| self.gives_all(at, end))
            })
        };
        let Some((index, at)) = self.unopened(all).or_else(upper) else {
            return false;
        };
        // A letter has a body: its one paragraph may name a place, or be short, and is no signature
        // unless it gives two kinds of contact details.
        let is_paragraph = |(role, _): &(Role, Block)| *role == Role::Paragraph;
        if at == 0 && !self.blocks.iter().take(index).any(is_paragraph) {
            let mut blocks = self.blocks.iter().enumerate().skip(index);
            let first = blocks.find(|(_, (_, block))| {
                block.lines().any(|(_, line)| may_stand_in_signature(line))
            });
            if let Some((first, _)) = first.filter(|(first, _)| *first > index) {
                self.sign_from(first);
                return true;
            }
            let mut signing = Signing(Some([false; 3]));
            let blocks = self.blocks.iter().skip(index).filter(|b| is_paragraph(b));
            for (_, line) in blocks.flat_map(|(_, block)| block.lines()) {
                signing.read(line);
            }
            let given = signing.0.unwrap_or([true; 3]);
            if given.iter().filter(|given| **given).count() < 2 {
                return false;
            }
        }
        let begin = self.cut_before(index, at);
        self.sign_from(begin);
        true
    }

    /// Where the lines before the block at `end` begin that are a signature's.
    fn unopened(&self, end: usize) -> Option<(usize, usize)> {
        let mut begin = None;
        let mut lead = 0usize;
        let mut looked_at = 0usize;
        'blocks: for (index, (role, block)) in self.blocks.iter().enumerate().take(end).rev() {
            match role {
                Role::LegalFooter => continue,
                Role::Aside if is_divider(block) => continue,
                Role::Paragraph => {}
                _ => break,
            }
            if looked_at > SIGNATURE_LINES {
                break;
            }
            let lines: Vec<_> = block.lines().collect();
            looked_at = looked_at.saturating_add(lines.len());
            for &(at, line) in lines.iter().rev() {
                // In a block that holds such a line a sentence may give the address too.
                let begun_here = begin.is_some_and(|(begun, _)| begun == index);
                // Nobody signs below where the event is, and whom to ask about it.
                let signs = |line| looks_like_signature_line(line) && !is_about_event(line);
                if begin.is_none()
                    && lead == 0
                    && is_about_event(line)
                    && !lines.iter().any(|(_, line)| signs(line))
                {
                    break 'blocks;
                }
                if looks_like_signature_line(line) || begun_here && may_stand_in_signature(line) {
                    begin = Some((index, at));
                    lead = 0;
                } else if lead < SIGNATURE_LEAD_LINES
                    && (is_contact_label(line)
                        || is_short(line)
                            && (begin.is_none()
                                || begun_here
                                || line.ends_with(',')
                                || names_signer(line)))
                {
                    lead = lead.saturating_add(1);
                    if begin.is_some() {
                        begin = Some((index, at));
                    }
                } else {
                    break 'blocks;
                }
            }
        }
        begin
    }

    /// Whether the lines from this block on to before `end` give a phone, an address, and an e-mail or
    /// web address, and one of them says who signs.
    fn gives_all(&self, from: usize, end: usize) -> bool {
        let blocks = self.blocks.iter().take(end).skip(from);
        let (mut given, mut named) = ([false; 3], false);
        for (_, line) in blocks.flat_map(|(_, block)| block.lines()) {
            add(&mut given, contacts(line));
            named |= !line.contains(|c: char| c.is_ascii_digit()) && names_signer(line);
        }
        named && given == [true; 3]
    }
}

/// Whether a line gives a phone, an address, and an e-mail or web address.
fn contacts(line: &str) -> [bool; 3] {
    [phones(line) > 0, has_address(line), has_link(line)]
}

/// What was given before, and what is given now.
fn add(given: &mut [bool; 3], now: [bool; 3]) {
    for (given, now) in given.iter_mut().zip(now) {
        *given |= now;
    }
}

/// Whether a line right above a signature takes leave in words of its own: few, and a comma behind them.
fn takes_leave_by_comma(line: &str) -> bool {
    const WORDS: usize = 6;
    line.trim_end().ends_with(',')
        && line.split_whitespace().nth(WORDS).is_none()
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '!' | '?' | ':' | '@'))
        && !is_greeting(line)
        && !words_of(&small(line)).next().is_some_and(is_of_sentence)
}

/// Whether a block is a letter's text though it is no prose: a list, the label of what follows, a
/// request.
fn is_text(block: &Block) -> bool {
    const LABEL_WORDS: usize = 2;
    const MOTTO_WORDS: usize = 3;
    let requests = |line: &str| {
        if is_name(line) {
            return false;
        }
        let lower = small(line);
        let first = words_of(&lower).next();
        let is_sentence = line.trim_end().ends_with('.');
        let is_motto =
            || words_of(&lower).nth(MOTTO_WORDS).is_none() || words_of(&lower).any(names_nobody);
        first.is_some_and(is_of_sentence) && (is_sentence || !is_motto())
    };
    let labels = |line: &str| {
        line.trim_end().ends_with(':')
            && line.split_whitespace().nth(LABEL_WORDS).is_some()
            && !is_contact_label(line)
    };
    let mut lines = block.lines().map(|(_, line)| line);
    block.context.list.is_some() && block.text.contains('\n')
        || lines.any(|line| {
            requests(line)
                || labels(line)
                || is_sentence(line) && !is_about_message(line) && !tells_hours(line)
        })
}

/// Whether a line is longer than the name of an office, or an address, and gives no contact.
fn is_long(line: &str) -> bool {
    const LONGEST: u32 = 160;
    !has_at_most(line, LONGEST) && !may_stand_in_signature(line)
}

/// Whether a block behind a signature's beginning belongs to the letter again.
fn ends_signature(block: &Block) -> bool {
    let mut lines = block.lines();
    is_postscript(&block.text) || lines.any(|(_, line)| is_prose(line) || is_long(line))
}
