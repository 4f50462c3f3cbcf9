//! Lines that only say which language follows.

use super::list::{List, list, small};

/// What they say.
pub(super) static LABELS: List = list!("languages.txt", "labels");

const BYTES: usize = 100;

/// Whether a line only says which language follows, or which ones there are.
pub(crate) fn is_language_label(line: &str) -> bool {
    let first = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    if line.len() > BYTES || !LABELS.may_begin(first) {
        return false;
    }
    let lower = small(line);
    let mut parts = lower
        .split(['/', '|', ',', '·', '•'])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
    parts.all(|part| LABELS.contains(part))
}
