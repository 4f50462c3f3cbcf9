//! Postscripts: `P.S. Come early.`

use super::list::{List, list, small};

/// Marks with a full stop, which text may follow at once.
pub(super) static DOTTED_MARKS: List = list!("postscripts.txt", "dotted marks");
/// Marks without their full stops.
pub(super) static MARKS: List = list!("postscripts.txt", "marks");

/// Whether this is a postscript.
pub(crate) fn is_postscript(text: &str) -> bool {
    let text = text.trim();
    let (mark, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if mark.contains('@') {
        return false;
    }
    // "P.S.Bring a friend!"
    let lower = small(mark);
    let glued = DOTTED_MARKS
        .iter()
        .filter_map(|begin| lower.strip_prefix(begin).map(|rest| rest.chars().count()))
        .any(|length| {
            let behind = mark.chars().rev().take(length).last();
            behind.is_none_or(|c| !c.is_lowercase())
        });
    if glued || lower == "p." && (small(rest).starts_with("s.") || rest.starts_with("S ")) {
        return true;
    }
    let letters = lower.trim_end_matches(is_mark_end).replace('.', "");
    if !MARKS.contains(&letters) {
        return false;
    }
    // "PS Program Office" is a unit's name.
    mark.contains('.')
        || mark.ends_with(is_mark_end)
        || rest.trim_start().starts_with(['-', '–', '—'])
        || mark == "PS" && (rest.ends_with(['.', '!', '?']) || rest.contains(':'))
}

/// What may stand behind the mark of a postscript.
fn is_mark_end(c: char) -> bool {
    matches!(c, ':' | ',' | '-' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postscripts_are_told_by_their_mark() {
        for text in [
            "P.S. Come early",
            "PS - bring a friend",
            "p.s. yes",
            "PS: yes",
            "З.Ы. да",
            "P. S. yes",
            "P.P.S. yes",
            "PS Bring a friend.",
            "PS Register here: nu.edu.kz/reunion",
            "P.S.Bring a friend!",
            "P.S.—Bring a friend",
            "p. s. yes",
        ] {
            assert!(is_postscript(text), "{text}");
        }
        for text in [
            "PSU and NU",
            "Post",
            "Psychology",
            "p.serikova@nu.edu.kz",
            "p.s.alumni@nu.edu.kz",
            "PS Program Office",
        ] {
            assert!(!is_postscript(text), "{text}");
        }
    }
}
