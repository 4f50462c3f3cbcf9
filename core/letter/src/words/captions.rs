//! Captions of pictures: `Photo: reunion of 2025`.

use super::list::{List, begins_with, list, small};

/// How they begin.
pub(super) static CAPTIONS: List = list!("captions.txt", "captions");

/// Whether a line begins as a picture's caption does: the word, and no sentence that goes on.
pub(crate) fn begins_as_caption(line: &str) -> bool {
    let lower = small(line.trim_start());
    begins_with(&lower, &CAPTIONS).is_some_and(|rest| {
        let rest = rest.trim_start_matches([' ', '№']);
        rest.starts_with([':', '.', '©', '–', '—'])
            || rest.starts_with(|c: char| c.is_ascii_digit())
    })
}
