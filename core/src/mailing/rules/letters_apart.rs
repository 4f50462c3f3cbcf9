//! Words in capitals whose letters stand apart: `J O I N`, `N-E-W-S`.

use foldhash::HashSet;

use super::capital_words::{
    FULL_STOPS, Kind, Word, capitals_of, is_alphanumeric, is_capital, kind_of,
};

/// So many single capitals are one word, and fewer where the word is known.
const ENOUGH: usize = 4;
pub(super) const LEAST: usize = 3;

/// Single capitals with nothing but spaces between them.
#[derive(Default)]
pub(super) struct SpacedLetters {
    start: usize,
    end: usize,
    letters: String,
    /// A mark stands behind the last.
    ended: bool,
}

impl SpacedLetters {
    /// Takes a piece that is one of them; not where what was read so far ends before it.
    pub(super) fn take(&mut self, at: usize, piece: &str) -> bool {
        let word = piece.trim_end_matches([',', '.', '!', '?', ':', ';']);
        let mut characters = word.chars();
        let letter = characters
            .next()
            .filter(|c| is_capital(*c) && characters.next().is_none());
        let Some(letter) = letter.filter(|_| !self.ended) else {
            return self.letters.is_empty();
        };
        if self.letters.is_empty() {
            self.start = at;
        }
        self.letters.push(letter);
        self.end = at.saturating_add(word.len());
        self.ended = word.len() < piece.len();
        true
    }

    /// Their word, where they are enough to be one; others begin anew.
    pub(super) fn word<'t>(&mut self, text: &'t str, own: &HashSet<String>) -> Option<Word<'t>> {
        let of = std::mem::take(self);
        let letters = of.letters.chars().count();
        if letters < LEAST {
            return None;
        }
        // Abbreviations are not written so.
        let kind = match kind_of(&of.letters, true, own) {
            Kind::Word => Kind::Word,
            _ => Kind::Unknown,
        };
        (kind == Kind::Word || letters >= ENOUGH).then(|| Word {
            start: of.start,
            end: of.end,
            text: text.get(of.start..of.end).unwrap_or_default(),
            kind,
        })
    }
}

/// The word with a mark between all its letters, `Н-О-В-О-С-Т-И`, that is no abbreviation.
pub(super) fn marked_word<'t>(
    at: usize,
    piece: &'t str,
    own: &HashSet<String>,
) -> Option<Word<'t>> {
    let is_mark = |c: char| !is_alphanumeric(c);
    let word = piece.trim_start_matches(is_mark);
    let start = at.saturating_add(piece.len().saturating_sub(word.len()));
    let word = word.trim_end_matches(is_mark);
    let mark = word.chars().nth(1).filter(|c| is_mark(*c))?;
    let mut letters = String::new();
    for part in word.split(mark) {
        let mut characters = part.chars();
        letters.extend(characters.next().filter(|c| is_capital(*c)));
        if part.is_empty() || !letters.ends_with(part) {
            return None;
        }
    }
    let is_word = letters.chars().count() >= LEAST
        && kind_of(&letters, true, own) == Kind::Word
        && !own.contains(&capitals_of(word));
    is_word.then(|| Word {
        start,
        end: start.saturating_add(word.len()),
        text: word,
        // Abbreviations have full stops.
        kind: if FULL_STOPS.contains(&mark) {
            Kind::Unknown
        } else {
            Kind::Word
        },
    })
}
