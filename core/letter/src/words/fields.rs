//! Names of the fields that mailing programs fill in: `FIRST_NAME`, `ФИО`.

use super::list::{List, is_alphanumeric, list, small};

/// Words of such names.
pub(super) static FIELDS: List = list!("fields.txt", "fields");

/// Whether text names a field: one of the words, alone or among others, or a name that is joined
/// as no text is: `event_date`.
pub(crate) fn names_field(text: &str) -> bool {
    const WORDS: usize = 4;
    let text = text.split('|').next().unwrap_or_default().trim();
    let is_joined = text.split_once('_').is_some_and(|(one, two)| {
        one.ends_with(is_alphanumeric) && two.starts_with(is_alphanumeric)
    });
    if is_joined && !text.contains(char::is_whitespace) {
        return true;
    }
    let lower = small(text);
    let mut words = lower
        .split(|c: char| !is_alphanumeric(c))
        .filter(|word| !word.is_empty());
    words.clone().count() <= WORDS && words.any(|word| FIELDS.contains(word))
}
