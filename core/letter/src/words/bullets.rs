//! Bullets and numbers that are typed by hand before the items of a list.

use super::list::{List, list};

/// What is typed for a bullet.
pub(super) static BULLETS: List = list!("bullets.txt", "bullets");

/// Whether text begins as an item of a list that is typed by hand: `• ` or `1. `.
pub(crate) fn begins_with_bullet(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let number = mark.trim_end_matches(['.', ')']);
    BULLETS.contains(mark)
        || mark.len() == number.len().saturating_add(1)
            && (1..=2).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
}
