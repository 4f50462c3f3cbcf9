//! A draft mailing held against Appendix 1.

mod layout;
mod source;

pub use source::SourceError;
