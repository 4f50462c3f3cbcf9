//! Tables that only lay a signature out.

use std::collections::HashMap;

use super::{lines::is_short, signature::LINES_UNDER_SIGN_OFF};
use crate::{
    layout::{blocks::Block, is_blank, signature::may_stand_in_signature, tables::DataTable},
    source::NodeId,
    words::{
        addresses::{has_address, has_phone_or_address},
        footers::is_legal_footer,
        hosts::{has_link, is_email},
        phones::phones,
        sign_offs::is_sign_off,
    },
};

/// A table that lays a signature out has at most so many rows, or contact details in half of them, with at
/// most so many phone numbers: those of one signer in three languages.
const SIGNATURE_ROWS: u32 = 8;
const SIGNER_PHONES: u32 = 6;

/// Drops the tables that only lay a signature out: those in a marked one, and small ones that
/// stand below the last sign-off and hold a phone, an address or an e-mail address, where the
/// signature above has not both a phone and an address already, or that end the letter and hold all
/// that a signature does.
pub(in crate::layout) fn drop_signature_tables(tables: &mut Vec<DataTable>, blocks: &[Block]) {
    if tables.is_empty() {
        return;
    }
    let mut places: HashMap<NodeId, (usize, usize)> = HashMap::new();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(table) = block.context.table {
            places.entry(table).or_insert((index, index)).1 = index;
        }
    }
    let last_sign_off = blocks.iter().rposition(|block| {
        let mut lines = block.lines();
        lines.any(|(_, line)| is_sign_off(line)) && !is_legal_footer(&block.text)
    });
    let end = blocks
        .iter()
        .rposition(|block| !is_blank(block) && !is_legal_footer(&block.text));
    tables.retain(|table| {
        let Some(&(first, last)) = places.get(&table.node) else {
            return true;
        };
        let inside = blocks.get(first..=last).unwrap_or_default();
        if inside.iter().all(|block| block.context.signature) {
            return false;
        }
        // A page takes its leave in a cell, a programme does not.
        let mut lines = inside.iter().flat_map(Block::lines);
        if table.doubtful && lines.any(|(_, line)| is_sign_off(line)) {
            return false;
        }
        let is_one_signer = || {
            let lines = || inside.iter().flat_map(Block::lines);
            let details = lines().filter(|(_, line)| may_stand_in_signature(line));
            let details = u32::try_from(details.count()).unwrap_or(u32::MAX);
            let numbers = lines().map(|(_, line)| phones(line));
            details >= table.rows / 2 && numbers.fold(0, u32::saturating_add) <= SIGNER_PHONES
        };
        let may_be = !table.headed && (table.rows <= SIGNATURE_ROWS || is_one_signer());
        if may_be && table.doubtful && end == Some(last) && gives_all(inside) {
            return false;
        }
        if !may_be || last_sign_off.is_none_or(|sign_off| sign_off >= first) {
            return true;
        }
        let above = blocks.get(..first).unwrap_or_default().iter().rev();
        let mut lines = above
            .flat_map(|block| block.text.rsplit('\n'))
            .take(LINES_UNDER_SIGN_OFF);
        let (mut phone, mut address) = (false, false);
        let signs_off = lines.find(|line| {
            phone |= phones(line) > 0;
            address |= has_address(line);
            is_sign_off(line) || !is_short(line) && !may_stand_in_signature(line)
        });
        let mut cells = inside.iter().flat_map(Block::lines);
        !signs_off.is_some_and(is_sign_off)
            || phone && address
            || !cells.any(|(_, line)| has_phone_or_address(line) || is_email(line))
    });
}

/// Whether the cells of a table give a phone, an address, and an e-mail or web address, of one
/// signer.
fn gives_all(cells: &[Block]) -> bool {
    let (mut numbers, mut addresses, mut links) = (0u32, 0u32, 0u32);
    for (_, line) in cells.iter().flat_map(Block::lines) {
        numbers = numbers.saturating_add(phones(line));
        addresses = addresses.saturating_add(u32::from(has_address(line)));
        links = links.saturating_add(u32::from(has_link(line)));
    }
    (1..=2).contains(&numbers) && (1..=2).contains(&addresses) && (1..=2).contains(&links)
}
