//! A draft mailing held against Appendix 1.

mod source;

pub use source::SourceError;
