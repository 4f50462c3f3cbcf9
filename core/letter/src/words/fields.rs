//! Names of the fields that mailing programs fill in: `FIRST_NAME`, `ФИО`.

use super::list::{List, is_alphanumeric, list, small};

/// Words of such names.
pub(super) static FIELDS: List = list!("fields.txt", "fields");

/// What a field is called, its words without spaces, that the name of a letter's reader is put in.
pub(super) static NAMES: List = list!("fields.txt", "fields of names");
/// What only the whole name of a field is, and only in capitals: sentences have such words too.
pub(super) static IN_CAPITALS: List = list!("fields.txt", "fields in capitals");

/// Whether a merge tag puts in the name of the letter's reader: `{{contact.first_name}}`.
pub(crate) fn fills_in_name(tag: &str) -> bool {
    let name = tag.trim_matches(|c| !is_alphanumeric(c));
    let name = name
        .split('|')
        .next()
        .and_then(|name| name.rsplit('.').next());
    let mut name = small(name.unwrap_or_default());
    name.retain(is_alphanumeric);
    NAMES.contains(&name)
}

/// Whether text names a field where marks stand around other words too.
pub(crate) fn names_marked_field(text: &str) -> bool {
    names_field(text)
        || !text.contains(char::is_lowercase) && IN_CAPITALS.contains(&small(text.trim()))
}

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
