//! What the letter and the Policy stand on.
//!
//! What a browser does by itself and a service needs tables for: one form for what looks the same, and
//! addresses as pages have them. With the feature `browser` it is asked, so that a page loads no tables;
//! both give the same. And sorts that are compiled once.

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
    own::sentences(text)
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
