//! A draft mailing held against Appendix 1.

mod layout;
mod source;
mod style;

pub use source::SourceError;
