//! The greeting, and a draft's subject above it.

use super::{Role, lines::is_short};
use crate::{
    layout::{
        Block, Letter, has_at_most, is_blank,
        merge_tags::{MergeTag, without_tags},
    },
    words::{
        fields::fills_in_name,
        greetings::{is_greeting, may_be_headline, opens_letter},
        mail_headers::{Header, header, names_subject},
    },
};

/// A wish before a name has at most so many words.
const WISH_WORDS: usize = 5;
/// Fewer lines than this may stand above the greeting, and fewer cells of a banner, each no longer than
/// this, in characters.
pub(super) const LINES_ABOVE: usize = 3;
const BANNER_CELLS: usize = 8;
const BANNER_CHARACTERS: u32 = 40;

/// Whether a line greets, where it `opens` the letter if only by a wish, or with a name that the mailing program fills in: `{{name}},`, or one
/// alone that can be nothing else.
fn greets(block: &Block, at: usize, line: &str, opens: bool) -> bool {
    let end = at.saturating_add(line.len());
    let tags = block.merge_tags.iter();
    let of_line = tags.filter(|tag| at <= tag.start && tag.end <= end);
    let of_line: Vec<_> = of_line.map(|tag| tag.unshifted(at)).collect();
    let (tags, conditions): (Vec<_>, Vec<_>) = of_line.iter().partition(|tag| tag.prints);
    // A condition prints nothing: `*|IF:NAME|*Dear *|NAME|*,*|END:IF|*`; under one either the name
    // is printed or what stands for it.
    let own = without_tags(line, &conditions);
    if is_greeting(&own)
        || opens && opens_letter(&own)
        || !of_line.is_empty() && is_greeting(&without_tags(line, &of_line))
    {
        return true;
    }
    let is_name = |tag: &MergeTag| {
        let tag = line.get(tag.start..tag.end);
        tag.is_some_and(fills_in_name)
    };
    // "С днём рождения, {{name}}!"
    let behind_wish = || {
        let words = without_tags(line, &tags);
        let (wish, rest) = words.rsplit_once(',').unwrap_or_default();
        opens
            && tags.iter().all(is_name)
            && is_short(wish)
            && wish.split_whitespace().nth(WISH_WORDS).is_none()
            && rest.trim() == "!"
    };
    let alone = || {
        (line.trim_end().ends_with([',', '!']) || tags.iter().all(is_name))
            && !without_tags(line, &tags).contains(char::is_alphanumeric)
    };
    !tags.is_empty() && (alone() || behind_wish())
}

/// The subject that a line of a draft names: `Subject: Winter reunion`, `Тема – «Зимняя встреча»`.
fn draft_subject(line: &str) -> Option<&str> {
    if let Some((Header::Subject | Header::DraftSubject, value)) = header(line) {
        return Some(value);
    }
    let dash = [" - ", " – ", " — "];
    let (name, value) = dash.iter().find_map(|dash| line.split_once(dash))?;
    let is_one = is_short(line) && names_subject(name.trim_matches(['*', ' ']));
    is_one.then_some(value)
}

impl Letter<'_> {
    /// A draft may have its subject, and whom it goes to, in lines above the letter.
    pub(super) fn mark_subject_line(&mut self) {
        let mut of_header = false;
        let mut subject_follows = false;
        for index in 0..self.blocks.len() {
            let Some((role, block)) = self.blocks.get_mut(index) else {
                return;
            };
            if *role != Role::Paragraph {
                continue;
            }
            // What a name with nothing behind it names stands on the next line.
            let mut value_follows = std::mem::take(&mut subject_follows);
            let mut lines = 0usize;
            for (_, line) in block.lines() {
                let subject = draft_subject(line);
                let is_value = value_follows && !is_greeting(line);
                let header = header(line).map(|(header, _)| header);
                if !is_value && subject.is_none() && header.is_none() {
                    break;
                }
                lines = lines.saturating_add(1);
                of_header |= subject.is_some() || header == Some(Header::Preheader);
                value_follows = subject == Some("");
            }
            if lines == 0 || !of_header {
                return;
            }
            *role = Role::Header;
            subject_follows = value_follows;
            let rest = block.lines().nth(lines).map(|(at, _)| at);
            if let Some(rest) = rest.map(|at| block.split_off(at)) {
                let below = index.saturating_add(1);
                self.blocks.insert(below, (Role::Paragraph, rest));
                return;
            }
        }
    }

    /// The greeting stands before every paragraph: as a block, or as the first block's first lines,
    /// one for each language.
    pub(super) fn mark_greeting(&mut self) {
        let Some(first) = self
            .blocks
            .iter()
            .position(|(role, block)| *role == Role::Paragraph && block.context.list.is_none())
        else {
            return;
        };
        // A preheader or a headline in plain text may stand before the greeting, and the short cells
        // of a banner.
        let mut others = 0usize;
        // Nothing stands above that is a sentence.
        let mut opens = true;
        let mut headlined = false;
        for index in first..first.saturating_add(BANNER_CELLS) {
            let Some((role, block)) = self.blocks.get_mut(index) else {
                return;
            };
            if others == LINES_ABOVE {
                return;
            }
            others = others.saturating_add(usize::from(!is_banner_cell(block)));
            if *role != Role::Paragraph {
                continue;
            }
            let cut = block
                .lines()
                .find(|(at, line)| !greets(block, *at, line, opens))
                .map(|(at, _)| at);
            if cut == Some(0) {
                opens &= is_short(&block.text);
                continue;
            }
            *role = Role::Greeting;
            let is_headline = !headlined && cut.is_none() && may_be_headline(&block.text);
            let rest = cut.map(|at| block.split_off(at));
            if let Some(rest) = rest.filter(|rest| !is_blank(rest)) {
                let below = index.saturating_add(1);
                self.blocks.insert(below, (Role::Paragraph, rest));
            }
            for (role, block) in self.blocks.iter_mut().take(index).skip(first) {
                let is_banner = is_banner_cell(block) && !block.is_language_label();
                if *role == Role::Paragraph && is_banner {
                    *role = Role::Aside;
                }
            }
            // One that greets by its words may stand below it.
            if !is_headline {
                return;
            }
            headlined = true;
        }
    }
}

/// Whether a block is a cell with the text of a logo, or a name.
pub(super) fn is_banner_cell(block: &Block) -> bool {
    block.context.table.is_some()
        && has_at_most(&block.text, BANNER_CHARACTERS)
        && is_short(&block.text)
}
