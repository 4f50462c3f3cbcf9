//! The letter as it is laid out.

mod line_wrap;
mod merge_tags;
