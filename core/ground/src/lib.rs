//! What the letter and the Policy stand on.
//!
//! One form for what looks the same, which a browser makes by itself: with the feature `browser`, that of
//! a page's module alone, it is asked, and no tables are loaded. Addresses as pages have them, and sorts
//! that are compiled once.

#![forbid(unsafe_code)]

#[cfg(feature = "addresses")]
mod address;
#[cfg(feature = "browser")]
mod browser;
mod sorted;
#[cfg(not(feature = "browser"))]
mod tables;

#[cfg(feature = "addresses")]
pub use address::{Address, has_scheme, host_name};
#[cfg(feature = "browser")]
use browser as own;
pub use sorted::{map_of, set_of, sort, sort_by_key};
#[cfg(not(feature = "browser"))]
use tables as own;

/// Where its sentences begin, but for the first (UAX #29).
///
/// ```
/// assert_eq!(nu_alumni_ground::sentences("Да. Приходите! Ждём."), [6, 26]);
/// ```
#[cfg(feature = "sentences")]
pub fn sentences(text: &str) -> Vec<usize> {
    use unicode_segmentation::UnicodeSegmentation as _;

    let all = text.split_sentence_bound_indices();
    all.map(|(at, _)| at).skip(1).collect()
}

/// The text in Unicode's normal form C, in which what looks the same is the same.
///
/// ```
/// assert_eq!(nu_alumni_ground::nfc("и\u{306}"), "й");
/// ```
pub fn nfc(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_owned(),
        false => own::nfc(text),
    }
}
