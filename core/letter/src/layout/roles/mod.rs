//! What each block is in the letter: title, greeting, paragraph, signature, footer.

mod asides;
mod footer;
mod greeting;
mod languages;
mod lines;
mod signature;
mod signature_tables;
#[cfg(test)]
mod tests;
mod title;

pub(super) use signature_tables::drop_signature_tables;

use signature::SigningSoFar;

use super::{Letter, blocks::Block, has_at_most, is_blank};
use crate::words::{
    bullets::{begins_with_bullet, goes_on, mark_of},
    footers::is_legal_footer,
    greetings::is_greeting,
    sign_offs::{is_sign_off, is_signature_delimiter, opens_signature},
};
pub(super) use footer::LeadsTo;
use footer::{footer_line, signature_line};
use lines::{holds_sentences, is_prose};

/// What a block is in the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A draft's subject, and whom it goes to, above the letter.
    Header,
    /// A heading, or a first block in larger letters.
    Title,
    /// Whom it addresses.
    Greeting,
    /// Its text.
    Paragraph,
    /// Nothing but links or a button.
    Link,
    /// Nothing but merge tags, and links beside them: what it says is filled in later.
    FilledIn,
    /// A short line in bold over text: a heading.
    BoldLine,
    /// In a data table, a caption, a divider, the name of a language, a closing line, or the sign-off
    /// of a letter in another language before this one.
    Aside,
    /// Who signs it, with the sign-off.
    Signature,
    /// What the law or the mailing program adds.
    LegalFooter,
}

/// The blocks that show something, each with what it is by itself: a list is one block, and a
/// footer below the letter's own end in a block is one of its own.
pub(super) fn first_roles(
    blocks: impl Iterator<Item = Block>,
    in_data_table: impl Fn(&Block) -> bool,
) -> Vec<(Role, Block)> {
    let mut found: Vec<(Role, Block)> = Vec::with_capacity(blocks.size_hint().0);
    let mut signing = SigningSoFar::default();
    let (mut signed, mut has_text) = (false, false);
    // The last block is made of items, each a block.
    let mut items = false;
    for mut block in blocks {
        if is_blank(&block) {
            continue;
        }
        let mut below = None;
        let role = if block.context.signature {
            Role::Signature
        } else if block.context.caption || in_data_table(&block) {
            Role::Aside
        } else if block.context.heading
            && !takes_leave(&block)
            && !is_text_in_heading(&block, found.is_empty())
        {
            Role::Title
        } else if is_legal_footer(&block.text) {
            if let Some(at) = footer_line(&block, signing.behind(&found), signed) {
                below = Some((Role::LegalFooter, block.split_off(at)));
                Role::Paragraph
            } else {
                let may_sign = !signed && has_text;
                let at = may_sign.then(|| signature_line(&block)).flatten();
                below = at.map(|at| (Role::Paragraph, block.split_off(at)));
                Role::LegalFooter
            }
        } else if is_divider(&block) {
            Role::Aside
        } else {
            Role::Paragraph
        };
        has_text |= role == Role::Paragraph;
        signed = signed
            || role == Role::Signature
            || block.lines().any(|(_, line)| opens_signature(line));
        // The items of one list make one paragraph.
        if role == Role::Paragraph
            && let Some((Role::Paragraph, last)) = found.last_mut()
            && last.context.table == block.context.table
            && (block.context.list.is_some() && last.context.list == block.context.list
                || block.begins_with_bullet()
                    && last.begins_with_bullet()
                    && (mark_of(&block.text) == mark_of(&last.text)
                        || items && !block.is_typed_list() && is_next_item(&block, last)))
        {
            last.append(&block, '\n');
        } else {
            items = !block.is_typed_list();
            found.push((role, block));
        }
        found.extend(below);
    }
    lower_headings(&mut found);
    found
}

/// A letter of nothing but headings up to its sign-off was written in the style of headings: only the
/// first of them is its title, unless it greets.
fn lower_headings(blocks: &mut [(Role, Block)]) {
    let signs = |(role, block): &(Role, Block)| *role == Role::Signature || takes_leave(block);
    let end = blocks.iter().position(signs).unwrap_or(blocks.len());
    let letter = blocks.iter_mut().take(end);
    let mut letter: Vec<_> = letter
        .filter(|(role, block)| *role != Role::LegalFooter && !is_divider(block))
        .collect();
    if !letter.iter().all(|(role, _)| *role == Role::Title) {
        return;
    }
    let has_title = letter
        .first()
        .is_some_and(|(_, first)| !is_greeting(&first.text));
    for (role, _) in letter.iter_mut().skip(has_title.into()) {
        *role = Role::Paragraph;
    }
}

/// Whether a block begins with a sign-off.
fn takes_leave(block: &Block) -> bool {
    block
        .lines()
        .next()
        .is_some_and(|(_, line)| is_sign_off(line))
}

/// Whether a heading's element holds text: more than a heading has, unless it is the letter's
/// `first` block, or two sentences.
fn is_text_in_heading(block: &Block, first: bool) -> bool {
    !first && !has_at_most(&block.text, asides::SHORT) || holds_sentences(&block.text)
}

/// Whether a block is the next item of a list behind `last`: its number is the next one, or both are short.
fn is_next_item(block: &Block, last: &Block) -> bool {
    let mut lines = last.text.rsplit('\n');
    let above = lines
        .find(|line| begins_with_bullet(line))
        .map_or("", mark_of);
    let next = goes_on(mark_of(&block.text), above);
    next.unwrap_or_else(|| is_item(block) && is_item(last))
}

/// Whether a block ends as a list's item does: with a line that is short, and no sentence.
fn is_item(block: &Block) -> bool {
    let last = block.text.rsplit('\n').next().unwrap_or_default();
    has_at_most(last, asides::SHORT) && !is_prose(last)
}

/// Whether a block has no letter and no figure, and so only divides what stands above and below.
fn is_divider(block: &Block) -> bool {
    !block.has_words() && !is_signature_delimiter(&block.text)
}

impl Letter<'_> {
    /// Marks what only the letter as a whole tells.
    pub(super) fn mark_roles(&mut self, leads_to: LeadsTo<'_>) {
        self.mark_subject_line();
        self.mark_greeting();
        self.mark_footers(leads_to);
        self.mark_signature();
        self.mark_other_languages();
        self.mark_title();
        self.mark_asides();
    }

    /// Gives the blocks from `from` to before `end` this role.
    fn mark(&mut self, from: usize, end: usize, role: Role) {
        for (own, _) in self.blocks.iter_mut().take(end).skip(from) {
            *own = role;
        }
    }
}
