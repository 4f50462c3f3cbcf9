//! What each block is in the letter: title, greeting, paragraph, signature, footer (I14, I23, I24).

use std::collections::HashMap;

use super::{
    Letter,
    blocks::Block,
    font_of, is_blank,
    line_wrap::characters,
    signature::{looks_like_signature_line, may_stand_in_signature},
    tables::DataTable,
};
use crate::{
    source::NodeId,
    words::{
        addresses::{has_address, has_phone_or_address},
        footers::is_legal_footer,
        greetings::{GreetingLanguage, greeting_language, is_greeting},
        hosts::is_email,
        hours::tells_hours,
        labels::is_contact_label,
        phones::phones,
        postscripts::is_postscript,
        sign_offs::{is_name, is_sign_off, is_signature_delimiter, opens_signature},
    },
};

/// What a block is in the letter (I14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading, or a first block in larger letters.
    Title,
    /// Whom it addresses.
    Greeting,
    /// Its text.
    Paragraph,
    /// In a data table, a caption, or the sign-off of a letter in another language before this one.
    Aside,
    /// Who signs it, with the sign-off.
    Signature,
    /// What the law or the mailing program adds.
    LegalFooter,
}

/// Above the lines that only a signature has, so many short ones may be its too.
const SIGNATURE_LEAD_LINES: usize = 3;
/// Once more than so many lines were looked at, no other block is.
const SIGNATURE_LINES: usize = 40;
/// A sentence of more words than this is no line of a signature.
const PROSE_WORDS: usize = 12;
/// Of the lines that may open a signature only the last few are looked at.
const MOST_OPENERS: usize = 8;
/// A table that lays a signature out has at most so many rows.
const SIGNATURE_ROWS: u32 = 7;
/// A name under a sign-off takes at most so many lines.
const LINES_UNDER_SIGN_OFF: usize = 6;
/// Under a sign-off above another one stand at most so many.
const LINES_UNDER_UPPER_SIGN_OFF: usize = 2;
/// A line of a signature is short.
const SIGNATURE_LINE_CHARACTERS: u32 = 80;

/// The blocks that show something, each with what it is by itself: a list is one block, and a
/// footer below the letter's own end in a block is one of its own.
pub(super) fn first_roles(
    blocks: impl Iterator<Item = Block>,
    in_data_table: impl Fn(&Block) -> bool,
) -> Vec<(Role, Block)> {
    let mut found: Vec<(Role, Block)> = Vec::with_capacity(blocks.size_hint().0);
    let mut signing = Signing::default();
    for mut block in blocks {
        if is_blank(&block) {
            continue;
        }
        let mut footer = None;
        let role = if block.context.signature {
            Role::Signature
        } else if block.context.caption || in_data_table(&block) {
            Role::Aside
        } else if block.context.heading {
            Role::Title
        } else if is_legal_footer(&block.text) {
            footer = footer_line(&block, signing.clone()).map(|at| block.split_off(at));
            if footer.is_some() {
                Role::Paragraph
            } else {
                Role::LegalFooter
            }
        } else {
            Role::Paragraph
        };
        for (_, line) in block.lines().filter(|_| role != Role::LegalFooter) {
            signing.read(line);
        }
        // The items of one list make one paragraph.
        if role == Role::Paragraph
            && let Some((Role::Paragraph, last)) = found.last_mut()
            && last.context.table == block.context.table
            && (block.context.list.is_some() && last.context.list == block.context.list
                || block.begins_with_bullet() && last.begins_with_bullet())
        {
            last.append(&block);
        } else {
            found.push((role, block));
        }
        found.extend(footer.map(|footer| (Role::LegalFooter, footer)));
    }
    found
}

/// The contact details that a signature being read has given: a phone, an address, an e-mail
/// address; nothing where none was begun, or where it has ended.
#[derive(Debug, Clone, Default)]
struct Signing(Option<[bool; 3]>);

impl Signing {
    /// Reads the next line; whether it opens a signature, or gives contact details that the one
    /// that was opened had not yet.
    fn read(&mut self, line: &str) -> bool {
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
        for (given, gives) in given.iter_mut().zip(gives) {
            *given |= gives;
        }
        gives.contains(&true)
    }
}

/// Where the footer begins in a block whose lines above it greet or take leave, or give the contact
/// details of a signature that was begun, and so are none of it.
fn footer_line(block: &Block, mut signing: Signing) -> Option<usize> {
    let mut own = false;
    let mut begin = 0usize;
    for (at, line) in block.lines() {
        if own && is_legal_footer(line) {
            return Some(at);
        }
        if signing.read(line) || is_greeting(line) {
            own = true;
            begin = at.saturating_add(line.len()).saturating_add(1);
        }
    }
    // A sentence of the footer may take several lines.
    let rest = block.text.get(begin..).filter(|_| own)?;
    is_legal_footer(rest).then_some(begin)
}

impl Letter<'_> {
    /// Marks what only the letter as a whole tells.
    pub(super) fn mark_roles(&mut self) {
        self.mark_greeting();
        self.mark_signature();
        self.mark_other_languages();
        self.mark_title();
    }

    /// The greeting stands before every paragraph: as a block, or as the first block's first lines,
    /// one for each language.
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
            let cut = block
                .lines()
                .find(|(_, line)| !is_greeting(line))
                .map(|(at, _)| at);
            if cut == Some(0) {
                continue;
            }
            *role = Role::Greeting;
            let rest = cut.map(|at| block.split_off(at));
            if let Some(rest) = rest.filter(|rest| !is_blank(rest)) {
                let below = index.saturating_add(1);
                self.blocks.insert(below, (Role::Paragraph, rest));
            }
            return;
        }
    }

    /// The signature (I24): what the caller marks, else what follows the last sign-off or `-- `,
    /// else the last blocks as far as their lines read like a signature's.
    fn mark_signature(&mut self) {
        if !self.blocks.iter().any(|(role, _)| *role == Role::Signature) {
            let openers: Vec<_> = self.openers().collect();
            // A word of thanks in the letter, and what a mail gateway adds, open no signature.
            let mut opening = openers.iter();
            let opener = opening.find(|&&(index, at)| self.holds_signature(index, at));
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
    fn cut_before(&mut self, index: usize, at: usize) -> usize {
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
            let Some((Role::Paragraph, block)) = self.blocks.get(index) else {
                break;
            };
            let lines: Vec<_> = block.lines().collect();
            for &(at, line) in lines.iter().rev() {
                if is_sign_off(line) {
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

    /// Gives the blocks from `from` to before `end` this role.
    fn mark(&mut self, from: usize, end: usize, role: Role) {
        for (own, _) in self.blocks.iter_mut().take(end).skip(from) {
            *own = role;
        }
    }

    /// A letter in several languages greets and takes its leave in each.
    fn mark_other_languages(&mut self) {
        let mut greeted: Vec<GreetingLanguage> = Vec::new();
        let mut sign_off = None;
        for index in 0..self.blocks.len() {
            let Some((role, block)) = self.blocks.get(index) else {
                break;
            };
            let first = block.text.split('\n').next().unwrap_or_default();
            match role {
                Role::Greeting => greeted.push(greeting_language(first)),
                Role::Paragraph => {}
                _ => continue,
            }
            let is_line = first.len() == block.text.len() && block.context.list.is_none();
            let greets = is_line && !greeted.is_empty() && is_greeting(first);
            let language = greets.then(|| greeting_language(first));
            if let Some(language) = language.filter(|language| !greeted.contains(language)) {
                greeted.push(language);
                self.mark(sign_off.take().unwrap_or(index), index, Role::Aside);
                self.mark(index, index.saturating_add(1), Role::Greeting);
            } else if !block.lines().skip(1).all(|(_, line)| may_name(line)) {
                sign_off = None;
            } else if is_sign_off(first) {
                sign_off = Some(index);
            } else if !may_name(first) {
                sign_off = None;
            }
        }
    }

    /// From `begin` on the blocks are the signature, up to prose or a postscript: what stands
    /// behind the signature belongs to the letter again. Titles and tables stay what they are.
    fn sign_from(&mut self, begin: usize) {
        for (index, (role, block)) in self.blocks.iter_mut().enumerate().skip(begin) {
            if !matches!(role, Role::Paragraph | Role::Greeting) {
                continue;
            }
            if index > begin && ends_signature(block) {
                return;
            }
            *role = Role::Signature;
        }
    }

    /// A signature that nothing opens: trailing lines with a phone, an address or an e-mail
    /// among them, and the short lines just above. Whether there is one.
    fn sign_unopened(&mut self) -> bool {
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
                // In a block that holds such a line a sentence may give the address too.
                let begun_here = begin.is_some_and(|(begun, _)| begun == index);
                if looks_like_signature_line(line) || begun_here && may_stand_in_signature(line) {
                    begin = Some((index, at));
                    lead = 0;
                } else if lead < SIGNATURE_LEAD_LINES && (is_short(line) || is_contact_label(line))
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
        let Some((index, at)) = begin else {
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

    /// Without headings, the first block is the title if its font is larger than the letter's
    /// (I23).
    fn mark_title(&mut self) {
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
        let Some((role @ Role::Paragraph, block)) = self.blocks.get_mut(first) else {
            return;
        };
        let styles = self.styles;
        let is_larger =
            |block: &Block| font_of(std::iter::once(block), styles).is_some_and(|px| px > letter);
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

/// Whether a block behind a signature's beginning belongs to the letter again.
fn ends_signature(block: &Block) -> bool {
    is_postscript(&block.text) || block.lines().any(|(_, line)| is_prose(line))
}

/// Whether a line is as short as a signature's, and no sentence.
fn is_short(line: &str) -> bool {
    characters(line) <= SIGNATURE_LINE_CHARACTERS
        && !line.trim_end().ends_with(['.', '!', '?', ':', ';'])
}

/// Whether a line under a sign-off may be a name: short, and without figures.
fn may_name(line: &str) -> bool {
    is_short(line) && !line.bytes().any(|b| b.is_ascii_digit())
}

/// Drops the tables that only lay a signature out: those in a marked one, and small ones that
/// stand below the last sign-off and hold a phone, an address or an e-mail address, where the
/// signature above has not both a phone and an address already.
pub(super) fn drop_signature_tables(tables: &mut Vec<DataTable>, blocks: &[Block]) {
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
    tables.retain(|table| {
        let Some(&(first, last)) = places.get(&table.node) else {
            return true;
        };
        let inside = blocks.get(first..=last).unwrap_or_default();
        if inside.iter().all(|block| block.context.signature) {
            return false;
        }
        let may_be = !table.headed && table.rows <= SIGNATURE_ROWS;
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

/// Whether a line reads like a letter's text, not like a signature's.
fn is_prose(line: &str) -> bool {
    line.split_whitespace().count() > PROSE_WORDS
        && line.trim_end().ends_with(['.', '!', '?', '…'])
        && !looks_like_signature_line(line)
        && !(phones(line) > 0 && may_stand_in_signature(line))
        && !tells_hours(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::read_html, style::compute};

    /// The letter's blocks, each as the first letter of its role and its text.
    fn roles(html: &str) -> Vec<String> {
        let tree = read_html(html.to_owned()).unwrap();
        let styles = compute(&tree).unwrap();
        let letter = Letter::new(&tree, &styles, &|_| None);
        let text = |(role, block): &(Role, Block)| {
            let role = format!("{role:?}").to_lowercase();
            format!(
                "{} {}",
                role.get(..1).unwrap(),
                block.text.replace('\n', "/")
            )
        };
        letter.blocks.iter().map(text).collect()
    }

    const CONTACT: &str = "a@nu.edu.kz<br>53 Kabanbay Batyr Ave";

    #[test]
    fn a_sign_off_above_a_marked_signature_belongs_to_it() {
        let html = format!(
            "<p>One.<p>Best regards,<br>Dana<div class=gmail_signature>Alumni Office<br>{CONTACT}</div>"
        );
        let signature = "s Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
        assert_eq!(roles(&html), ["p One.", "s Best regards,/Dana", signature]);
        let html =
            format!("<p>One.<p>Thanks,<p>Two is no name.<p>-- <br>Alumni Office<br>{CONTACT}");
        assert_eq!(
            roles(&html),
            [
                "p One.",
                "p Thanks,",
                "p Two is no name.",
                "s --/Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave"
            ]
        );
    }

    #[test]
    fn thanks_in_the_letter_and_a_gateways_notice_open_no_signature() {
        let sentence = "We will read all of your answers, and then write to each of you again.";
        let html = format!("<p>One.<p>Thank you!<p>{sentence}<p>Alumni Office<br>{CONTACT}");
        assert_eq!(
            roles(&html),
            [
                "p One.".to_owned(),
                "p Thank you!".to_owned(),
                format!("p {sentence}"),
                "s Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave".to_owned()
            ]
        );
        assert_eq!(
            roles("<p>One.<p>Thanks,<br>The team<p>P.S. Two.<p>Acme, Astana 010000"),
            [
                "p One.",
                "s Thanks,/The team",
                "p P.S. Two.",
                "p Acme, Astana 010000"
            ]
        );
        let html = format!("<p>One.<p>Regards,<br>{CONTACT}<p>-- <br>Scanned for viruses");
        let signature = "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave";
        assert_eq!(
            roles(&html),
            ["p One.", signature, "s --/Scanned for viruses"]
        );
    }

    #[test]
    fn lists_of_word_and_of_hand_are_one_paragraph() {
        let item = |text: &str| format!("<p style='mso-list:l0 level1 lfo1'>{text}</p>");
        let html = format!("<p>We have:</p>{}{}<p>Two.</p>", item("a"), item("b"));
        assert_eq!(roles(&html), ["p We have:", "p a/b", "p Two."]);
        assert_eq!(
            roles("<p>• a<p>• b<p>1. c<p>2) d<p>10 years<p>2026. A year"),
            ["p • a/• b/1. c/2) d", "p 10 years", "p 2026. A year"]
        );
    }

    #[test]
    fn of_a_block_only_the_footer_is_stripped() {
        let html = format!("<div>Dear all,<br>One.<br>Regards,<br>{CONTACT}<br>Unsubscribe</div>");
        assert_eq!(
            roles(&html),
            [
                "g Dear all,",
                "p One.",
                "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave",
                "l Unsubscribe"
            ]
        );
    }

    #[test]
    fn a_footer_of_several_lines_stays_whole() {
        let html = "<p>Is this not displaying correctly?<br>View it in your browser<p>One.";
        let footer = "l Is this not displaying correctly?/View it in your browser";
        assert_eq!(roles(html), [footer, "p One."]);
    }

    #[test]
    fn lines_of_a_programme_are_no_names_under_a_sign_off() {
        let html = format!(
            "<p>One.<p>Thank you!<p>18:00 Opening<p>19:00 Dinner<div class=gmail_signature>{CONTACT}</div>"
        );
        let signature = "s a@nu.edu.kz/53 Kabanbay Batyr Ave";
        assert_eq!(
            roles(&html),
            [
                "p One.",
                "p Thank you!",
                "p 18:00 Opening",
                "p 19:00 Dinner",
                signature
            ]
        );
        let html = "<p>Dear all,<p>Thanks, Dana<p>Dear graduates of 2020, come too!<p>One.<p>Regards,<br>Office";
        let blocks = [
            "g Dear all,",
            "p Thanks, Dana",
            "p Dear graduates of 2020, come too!",
        ];
        assert_eq!(roles(html)[..3], blocks);
    }

    #[test]
    fn a_letter_in_two_languages_greets_and_leaves_twice() {
        let html = format!(
            "<p>Құрметті түлектер!<p>Бір.<p>Құрметпен,<br>Орталық<p>Dear alumni!<p>One.<p>Regards,<br>{CONTACT}"
        );
        assert_eq!(
            roles(&html),
            [
                "g Құрметті түлектер!",
                "p Бір.",
                "a Құрметпен,/Орталық",
                "g Dear alumni!",
                "p One.",
                "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave"
            ]
        );
    }

    #[test]
    fn a_signature_in_a_table_is_a_signature() {
        let row = |cells: [&str; 2]| format!("<tr><td>{}</td><td>{}</td></tr>", cells[0], cells[1]);
        let rows = [
            row(["Tel.", "+7 7172 70 00 01"]),
            row(["E-mail", "a@nu.edu.kz"]),
            row(["Web", "nu.edu.kz"]),
        ]
        .concat();
        let signed = format!("<p>One.<p>Regards,<br>Office<table>{rows}</table>");
        assert_eq!(
            roles(&signed),
            [
                "p One.",
                "s Regards,/Office",
                "s Tel.",
                "s +7 7172 70 00 01",
                "s E-mail",
                "s a@nu.edu.kz",
                "s Web",
                "s nu.edu.kz"
            ]
        );
        let told = format!("<p>One.<table>{rows}</table><p>Regards,<br>Office");
        assert_eq!(
            roles(&told).iter().filter(|b| b.starts_with('a')).count(),
            6
        );
    }

    #[test]
    fn a_programme_below_thanks_or_below_a_whole_signature_is_a_table() {
        let programme = "<table border=1><tr><td>18:00</td><td>Atrium</td></tr><tr><td>19:00</td><td>53 Kabanbay Batyr Ave</td></tr></table>";
        let asides = |html: &str| {
            let roles = roles(html);
            roles.iter().filter(|role| role.starts_with('a')).count()
        };
        assert_eq!(
            asides(&format!(
                "<p>One.<p>Thank you!{programme}<p>Regards,<br>Office"
            )),
            4
        );
        let signed = format!("<p>One.<p>Regards,<br>Office<br>{CONTACT}<br>+7 7172 70 00 01");
        assert_eq!(asides(&format!("{signed}{programme}")), 4);
    }

    #[test]
    fn a_marked_signature_holds_its_table() {
        let table = "<table border=1><tr><td>Tel.</td><td>+7 7172 70 00 01</td></tr><tr><td>E-mail</td><td>a@nu.edu.kz</td></tr></table>";
        let html = format!("<p>One.<div data-part=signature>{table}</div>");
        assert!(roles(&html)[1..].iter().all(|role| role.starts_with('s')));
    }

    #[test]
    fn gmails_delimiter_and_a_sign_off_above_it_belong_to_the_signature() {
        let marked = format!("<div class=gmail_signature>Office<br>{CONTACT}</div>");
        let html = format!("<p>One.<p>Regards,<br>Dana<p><span>-- </span>{marked}");
        let signature = "s Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
        assert_eq!(
            roles(&html),
            ["p One.", "s Regards,/Dana", "s --", signature]
        );
        let html = format!("<p>One.<p><span>-- </span>{marked}");
        assert_eq!(roles(&html), ["p One.", "s --", signature]);
        let html = format!("<p>One.<p>Thank you!<p>Come early<p>Regards,<br>Office<br>{CONTACT}");
        assert_eq!(
            roles(&html)[..3],
            ["p One.", "p Thank you!", "p Come early"]
        );
    }

    #[test]
    fn a_sentence_on_office_hours_stands_in_a_signature() {
        let hours = "Our office is open from Monday to Friday from nine to six, come and see us.";
        let html = format!("<p>One.<p>Regards,<p>Office<p>{hours}<p>53 Kabanbay Batyr Ave");
        let blocks = roles(&html);
        assert_eq!(blocks.len(), 5);
        assert!(blocks[1..].iter().all(|block| block.starts_with("s ")));
    }

    #[test]
    fn a_footers_own_phone_is_no_signatures() {
        let mailer = "NU<br>+7 7172 70 00 01<br>You are receiving this as a graduate.";
        let html =
            format!("<p>One.<div class=gmail_signature>Office<br>{CONTACT}</div><p>{mailer}");
        let footer = "l NU/+7 7172 70 00 01/You are receiving this as a graduate.";
        assert_eq!(roles(&html).last().unwrap(), footer);
        let html = format!("<p>One.<p>Regards,<p>Office<br>{CONTACT}<br>Unsubscribe");
        let signature = "s Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
        assert_eq!(
            roles(&html),
            ["p One.", "s Regards,", signature, "l Unsubscribe"]
        );
    }

    #[test]
    fn two_sign_offs_above_one_another_are_no_paragraphs() {
        let html = format!(
            "<p>One.<p>С уважением,<br>Дана Ахметова<p>Kind regards,<br>Dana Akhmetova<br>{CONTACT}"
        );
        let roles = roles(&html);
        assert_eq!(roles[..2], ["p One.", "s С уважением,/Дана Ахметова"]);
        assert_eq!(roles.len(), 3);
    }

    #[test]
    fn many_sign_offs_on_a_line_are_read_once() {
        let html = format!("<p>One.<p>{}", "best!/".repeat(20_000));
        assert_eq!(roles(&html).len(), 2);
    }

    #[test]
    fn a_block_greets_in_each_language() {
        let html = "<p>Құрметті түлектер!<br>Уважаемые выпускники!<br>Dear Alumni!<p>One.";
        let greeting = "g Құрметті түлектер!/Уважаемые выпускники!/Dear Alumni!";
        assert_eq!(roles(html), [greeting, "p One."]);
    }

    #[test]
    fn the_only_paragraph_is_no_signature() {
        let venue = "p The venue is 53 Kabanbay Batyr Ave";
        assert_eq!(
            roles("<p>Dear all,<p>The venue is 53 Kabanbay Batyr Ave"),
            ["g Dear all,", venue]
        );
        assert_eq!(
            roles(&format!(
                "<p>Dear all,<p>One.<p>Office<br>Contacts:<br>{CONTACT}"
            )),
            [
                "g Dear all,",
                "p One.",
                "s Office/Contacts:/a@nu.edu.kz/53 Kabanbay Batyr Ave"
            ]
        );
    }

    #[test]
    fn a_larger_first_line_is_a_title_and_a_larger_word_is_none() {
        let title = "<p><span style='font-size:24px'>Reunion</span><br>One.<p>Two is longer.";
        assert_eq!(roles(title), ["t Reunion", "p One.", "p Two is longer."]);
        let word =
            "<p>On <span style='font-size:24px'>23 May</span> we meet again.<p>Two is longer.";
        assert_eq!(
            roles(word),
            ["p On 23 May we meet again.", "p Two is longer."]
        );
        let greeted = "<p>Dear all,<p><span style='font-size:20px'>Reunion</span><br>One.<p>Two.";
        assert_eq!(roles(greeted), ["g Dear all,", "p Reunion/One.", "p Two."]);
    }
}
