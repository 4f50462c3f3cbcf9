//! What the letter and the Policy stand on.
//!
//! One form for what looks the same, and sorts that are compiled once.

#![forbid(unsafe_code)]

mod sorted;

pub use sorted::{map_of, set_of, sort, sort_by_key};
use unicode_normalization::UnicodeNormalization as _;

/// What writings of one text have in common: its small letters in Unicode's normal form C, in which what
/// looks the same is the same.
///
/// ```
/// assert_eq!(nu_alumni_ground::folded("И\u{306}С"), "йс");
/// ```
pub fn folded(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.chars().flat_map(char::to_lowercase).nfc().collect(),
    }
}
