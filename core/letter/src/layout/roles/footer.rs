//! Footers: below the letter's own end, or another view of it above.

use super::{Role, signature::Signing};
use crate::{
    layout::{Letter, blocks::Block, links::href_around, signature::looks_like_signature_line},
    words::{
        addresses::{has_address, has_phone_or_address},
        footers::{is_about_message, is_legal_footer, sentences, stands_above_letter},
        greetings::is_greeting,
        hosts::{AddressKind, bare_addresses},
        phones::phones,
        sign_offs::is_sign_off,
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

/// Where a footer's text begins, and where it becomes the letter's again, by turns, with what it begins
/// as. The letter's is a sentence that is none of a footer, where it leads to a page, or stands `below` the
/// letter before the footer's own and is about something else.
fn turns(block: &Block, below: bool, leads: impl Fn(usize, &str) -> bool) -> Vec<(usize, Role)> {
    let sentences: Vec<_> = sentences(&block.text).collect();
    let mut of_footer = sentences.iter().map(|(_, text)| is_legal_footer(text));
    let Some(first) = of_footer.position(|of_footer| of_footer) else {
        return Vec::new();
    };
    let mut turns: Vec<(usize, Role)> = Vec::new();
    for (index, &(at, text)) in sentences.iter().enumerate() {
        let is_text = || {
            text.trim_end().ends_with(['.', '!'])
                && !is_about_message(text)
                && !has_phone_or_address(text)
        };
        let of_letter =
            (below && index < first && is_text() || leads(at, text)) && !is_legal_footer(text);
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
    pub(super) fn mark_footers(&mut self) {
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
        self.cut_footers();
    }

    /// Cuts out of the footers what is the letter's.
    fn cut_footers(&mut self) {
        for index in (0..self.blocks.len()).rev() {
            let Some((Role::LegalFooter, block)) = self.blocks.get(index) else {
                continue;
            };
            let above = stands_above_letter(&block.text);
            let turns = turns(block, !above, |at, text| {
                self.leads_to_page(block, at, text)
            });
            for &(at, turn) in turns.iter().rev() {
                let Some((role, block)) = self.blocks.get_mut(index) else {
                    break;
                };
                if at == 0 {
                    *role = turn;
                } else {
                    let part = block.split_off(at);
                    self.blocks.insert(index.saturating_add(1), (turn, part));
                }
            }
        }
    }

    /// Whether a link, or an address that is written out, leads from this part of a block to a page.
    fn leads_to_page(&self, block: &Block, at: usize, text: &str) -> bool {
        let end = at.saturating_add(text.len());
        let first = block.node_at(at);
        let range = at as u32..end as u32;
        let runs = block.runs_in(&range);
        let mut nodes = first.into_iter().chain(runs.map(|(run, _)| run.node));
        let mut written = bare_addresses(text);
        nodes.any(|node| {
            let link = href_around(self.tree, node);
            link.is_some_and(|address| !is_contact(address))
        }) || written.any(|address| address.kind == AddressKind::Web)
    }
}

/// Whether a link's address is an e-mail's or a phone's.
fn is_contact(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default().trim();
    ["mailto", "tel"]
        .iter()
        .any(|contact| scheme.eq_ignore_ascii_case(contact))
}
