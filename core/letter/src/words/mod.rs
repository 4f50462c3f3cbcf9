#![doc = include_str!("README.md")]

pub(crate) mod addresses;
pub(crate) mod bullets;
pub(crate) mod captions;
pub(crate) mod closing_lines;
pub(crate) mod dates;
pub(crate) mod fields;
pub(crate) mod footers;
pub(crate) mod greetings;
pub(crate) mod hosts;
pub(crate) mod hours;
pub(crate) mod labels;
pub(crate) mod languages;
mod list;
pub(crate) mod mail_headers;
pub(crate) mod phones;
pub(crate) mod postscripts;
pub(crate) mod sign_offs;
#[cfg(test)]
mod tests;
pub(crate) mod units;

pub(crate) use list::{count_bytes, is_alphanumeric, is_in_capitals, is_sign, small, words_of};
