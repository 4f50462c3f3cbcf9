//! Captions of pictures and tables: `Photo: reunion of 2025`.

use super::list::{List, begins_with, list, small};

/// How they begin.
pub(super) static CAPTIONS: List = list!("captions.txt", "captions");

/// How those begin that say whose the picture is.
pub(super) static CREDITS: List = list!("captions.txt", "credits");

/// Whether a line begins as a caption does: the word, and no sentence that goes on. In Kazakh its
/// number stands before it: `1-кесте.`
pub(crate) fn begins_as_caption(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '(']);
    let lower = small(line);
    if line.starts_with('©') || begins_with(&lower, &CREDITS).is_some() {
        return true;
    }
    let unnumbered = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    let word = match unnumbered.strip_prefix(['-', '‑']) {
        Some(word) if unnumbered.len() < lower.len() => word,
        _ => &lower,
    };
    begins_with(word, &CAPTIONS).is_some_and(|rest| {
        let rest = rest.trim_start_matches([' ', '№']);
        rest.starts_with([':', '.', '©', '–', '—'])
            || rest.starts_with(|c: char| c.is_ascii_digit())
    })
}
