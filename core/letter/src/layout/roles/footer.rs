//! Footers: below the letter's own end, or another view of it above.

use super::{Role, signature::Signing};
use crate::{
    layout::{Letter, blocks::Block, signature::looks_like_signature_line},
    words::{
        footers::{is_legal_footer, stands_above_letter},
        greetings::is_greeting,
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
    }
}
