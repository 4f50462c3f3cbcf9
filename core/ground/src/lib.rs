//! What the letter and the Policy stand on.
//!
//! One form for what looks the same, which a browser makes by itself: with the feature `browser`, that of
//! a page's module alone, it is asked, and no tables are loaded. Sorts that are
//! compiled once.

#![forbid(unsafe_code)]

#[cfg(feature = "browser")]
mod browser;
mod sorted;
#[cfg(not(feature = "browser"))]
mod tables;

#[cfg(feature = "browser")]
use browser as own;
pub use sorted::{map_of, set_of, sort, sort_by_key};
#[cfg(not(feature = "browser"))]
use tables as own;

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
