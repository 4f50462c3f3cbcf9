//! Text and pictures that a style sheet puts before and after elements: they are not read, and where
//! some element may have them the letter is left open.

use foldhash::HashSet;

use crate::{
    Unread, coverage,
    source::{MappedText, Tree},
};

/// Notes the rules of a sheet that make something to read or to look at.
pub(super) fn made_text(tree: &Tree, sheet: &MappedText, unread: &mut Vec<Unread>) {
    let css = tree.text(sheet);
    if !PARTS.iter().any(|part| css.contains(part)) || !css.contains("content") {
        return;
    }
    let not_read = coverage::place_of_property("content").and_then(coverage::property);
    let Some(not_read) = not_read else {
        return;
    };
    let names = names(tree);
    let mut around: Vec<&str> = Vec::new();
    let mut start = 0usize;
    for (at, brace) in css
        .bytes()
        .enumerate()
        .filter(|(_, b)| matches!(b, b'{' | b'}'))
    {
        let text = css.get(start..at).unwrap_or_default();
        if brace == b'{' {
            around.push(text);
        } else if let Some(selectors) = around.pop()
            && around.len() <= MOST_AROUND
            && around.iter().all(|rule| is_for_a_wide_screen(rule))
            && selectors
                .split(',')
                .any(|one| makes_a_box(one) && may_match(&names, one))
            && let Some((offset, length)) = shown_content(text, not_read)
        {
            let from = start.saturating_add(offset);
            let to = from.saturating_add(length);
            unread.push(Unread {
                what: not_read.name.to_owned(),
                span: sheet.source_of(from as u32, to as u32),
                leaves: &not_read.leaves,
            });
        }
        start = at.saturating_add(1);
    }
}

/// Rules that stand deeper in others are passed over, as nobody writes them.
const MOST_AROUND: usize = 4;

/// Whether the at-rule around a rule may hold in a letter on a wide, light screen.
fn is_for_a_wide_screen(at_rule: &str) -> bool {
    !["print", "max-width", "max-device-width", "dark"]
        .iter()
        .any(|word| at_rule.contains(word))
}

/// The parts of an element in which a style sheet puts something.
const PARTS: [&str; 3] = [":before", ":after", ":marker"];

/// Whether a selector asks for such a part.
fn makes_a_box(selector: &str) -> bool {
    PARTS.iter().any(|part| selector.contains(part))
}

/// Whether the letter has each class and each id that a selector names.
fn may_match(names: &HashSet<&str>, selector: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut named = selector.split(['.', '#']).skip(1);
    named.all(|part| names.contains(part.split(|c| !in_name(c)).next().unwrap_or_default()))
}

/// The classes and ids in the letter.
fn names(tree: &Tree) -> HashSet<&str> {
    let attributes = tree.attributes.iter();
    let named = attributes.filter(|attribute| matches!(&*attribute.name, "class" | "id"));
    named
        .flat_map(|attribute| tree.text(&attribute.value).split_ascii_whitespace())
        .collect()
}

/// Where in a block the `content` is declared that shows something.
fn shown_content(block: &str, not_read: &coverage::NotRead) -> Option<(usize, usize)> {
    let mut at = 0usize;
    for declaration in block.split(';') {
        if let Some((name, value)) = declaration.split_once(':')
            && name.trim().eq_ignore_ascii_case("content")
            && not_read.makes(value)
        {
            let blank = declaration
                .len()
                .saturating_sub(declaration.trim_start().len());
            return Some((at.saturating_add(blank), declaration.trim().len()));
        }
        at = at.saturating_add(declaration.len()).saturating_add(1);
    }
    None
}
