#![doc = include_str!("README.md")]

pub(crate) mod addresses;
pub(crate) mod bullets;
pub(crate) mod dates;
pub(crate) mod footers;
pub(crate) mod greetings;
pub(crate) mod hosts;
pub(crate) mod hours;
pub(crate) mod labels;
mod list;
pub(crate) mod phones;
pub(crate) mod postscripts;
pub(crate) mod sign_offs;
#[cfg(test)]
mod tests;

pub(crate) use list::words_of;
