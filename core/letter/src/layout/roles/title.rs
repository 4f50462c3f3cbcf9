//! The title, where no heading is one.

use super::{
    Role,
    greeting::{LINES_ABOVE, is_banner_cell},
};
use crate::layout::{Letter, blocks::Block, font_of};

impl Letter<'_> {
    /// Without headings, the first block is the title if its font is larger than the letter's.
    pub(super) fn mark_title(&mut self) {
        if self.blocks.iter().any(|(role, _)| *role == Role::Title) {
            return;
        }
        // It stands before the greeting.
        let opens = |(role, _): &(Role, Block)| matches!(role, Role::Paragraph | Role::Greeting);
        let Some(first) = self.blocks.iter().position(opens) else {
            return;
        };
        let Some(letter) = self.common_font() else {
            return;
        };
        let styles = self.styles;
        let font = |block: &Block| font_of(std::iter::once(block), &|node| styles.of(node));
        let is_larger = |block: &Block| font(block).is_some_and(|px| px > letter);
        // In a cell above the greeting: of several the largest.
        let above = self.blocks.iter().take(first).enumerate();
        let cells = above.filter(|(_, (role, block))| {
            *role == Role::Aside
                && is_banner_cell(block)
                && !self.is_in_data_table(block)
                && is_larger(block)
        });
        let largest = cells.reduce(|best, next| {
            let is_larger = font(&next.1.1) > font(&best.1.1);
            if is_larger { next } else { best }
        });
        let below = self.blocks.get(first);
        let below = below.filter(|(role, _)| *role == Role::Paragraph);
        let below = below.and_then(|(_, block)| font(block));
        if let Some((cell, (_, block))) = largest
            && font(block) >= below
        {
            self.mark(cell, cell.saturating_add(1), Role::Title);
            return;
        }
        // A headline may greet too: "Season's greetings!"
        let mut greetings = self
            .blocks
            .iter()
            .skip(first)
            .take(LINES_ABOVE)
            .map(|(role, _)| *role == Role::Greeting);
        if greetings.next() == Some(true) {
            if !greetings.any(|greets| greets) {
                return;
            }
            if self
                .blocks
                .get(first)
                .is_some_and(|(_, block)| self.is_bold_line(block))
            {
                self.mark(first, first.saturating_add(1), Role::BoldLine);
                return;
            }
        }
        let Some((role, block)) = self.blocks.get_mut(first) else {
            return;
        };
        // The first line may be a title of its own.
        if let Some(line) = block.text.find('\n') {
            let mut title = block.clone();
            let rest = title.split_off(line.saturating_add(1));
            if is_larger(&title) && !is_larger(&rest) {
                *block = title;
                *role = Role::Title;
                let below = first.saturating_add(1);
                self.blocks.insert(below, (Role::Paragraph, rest));
                return;
            }
        }
        if is_larger(block) {
            *role = Role::Title;
        }
    }
}
