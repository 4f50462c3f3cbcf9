//! Sign-offs: `Kind regards,` and the name on their line.

use super::{
    greetings::is_of_sentence,
    list::{List, begins_with, list, small, words_of},
};

/// How a signature is led in.
pub(super) static SIGN_OFFS: List = list!("sign_offs.txt", "sign-offs");
/// How those sign-offs end that begin no sentence, so that a name may follow at once.
pub(super) static CLOSINGS: List = list!("sign_offs.txt", "closings");
/// What joins a second sign-off to the first.
pub(super) static AND: List = list!("sign_offs.txt", "and");

/// A sign-off may be followed, on its line, by at most so many words, its sign counted, and by more
/// where it can be followed by nothing but a name.
const WORDS_BEHIND_SIGN_OFF: usize = 6;
const NAME_WORDS_BEHIND_SIGN_OFF: usize = 12;
/// "and" with what makes a second sign-off of the line has at most so many words.
const WORDS_OF_TWO_SIGN_OFFS: usize = 5;
/// A name alone has at most so many words.
const WORDS_OF_A_SHORT_NAME: usize = 3;

/// Whether this line leads a signature in.
pub(crate) fn is_sign_off(line: &str) -> bool {
    behind_sign_off(line).is_some()
}

/// What stands behind the phrase of a sign-off on its line, a name mostly; `None` where the line
/// is no sign-off.
pub(crate) fn behind_sign_off(line: &str) -> Option<&str> {
    let line = line.trim();
    if !SIGN_OFFS.may_begin(line) && !line.starts_with("c ") && !line.starts_with("C ") {
        return None;
    }
    let mut lower = small(line);
    // "C уважением" with a Latin letter.
    if lower.starts_with("c ") && lower.chars().nth(2).is_some_and(|c| !c.is_ascii()) {
        lower.replace_range(..1, "с");
    }
    let rest = begins_with(&lower, &SIGN_OFFS)?;
    let bare = |text: &str| {
        text.trim_matches([',', '.', '!', ' ', '-', '–', '—'])
            .is_empty()
    };
    // "Құрметпен / С уважением / Kind regards,"
    if lower.contains(['/', '|']) {
        let mut parts = lower.split(['/', '|']).map(str::trim);
        if parts.all(|part| begins_with(part, &SIGN_OFFS).is_some_and(bare)) {
            return Some("");
        }
    }
    let phrase = lower.strip_suffix(rest).unwrap_or_default();
    let at = line.char_indices().nth(phrase.chars().count());
    let behind = at.and_then(|(at, _)| line.get(at..)).unwrap_or_default();
    let closes = CLOSINGS.iter().any(|closing| phrase.ends_with(closing));
    // "Құрметпен:", but not "Thanks:".
    if bare(behind) || closes && behind.trim() == ":" {
        return Some("");
    }
    if behind.ends_with(':') {
        return None;
    }
    let words = behind
        .trim_end_matches([',', '.', '!', ' '])
        .split_whitespace()
        .count();
    let is_sentence = behind.ends_with(['.', '!', '?']);
    let name = behind.trim_start();
    let joins = |and| {
        let behind = name.strip_prefix(and);
        behind.is_some_and(|rest: &str| rest.starts_with(' '))
    };
    let may_end = if name.starts_with(['!', '.']) && !closes {
        // "Thank you! Dana", "Thank you! Best regards, Dana", but not "Thank you! Please note it".
        let next = name.trim_start_matches(['!', '.', ' ']);
        let lower = small(next);
        let mut words = next.split_whitespace();
        match begins_with(&lower, &SIGN_OFFS) {
            Some(rest) => {
                bare(rest)
                    || rest.starts_with(',')
                        && rest.split_whitespace().count() <= WORDS_BEHIND_SIGN_OFF
                        && !rest.ends_with(['.', '?'])
            }
            None => {
                words.clone().count() <= WORDS_OF_A_SHORT_NAME
                    && begins_name(next)
                    && !next.ends_with(['.', '?'])
                    || words.clone().count() <= WORDS_BEHIND_SIGN_OFF && words.all(begins_name)
            }
        }
    } else if name.starts_with([',', '–', '—', '!', '.']) || name.starts_with("- ") {
        // "Kind regards, the Alumni team", but not "Thank you for coming".
        words <= WORDS_BEHIND_SIGN_OFF
            || words <= NAME_WORDS_BEHIND_SIGN_OFF && closes && !is_sentence
    } else if AND.iter().any(joins) {
        // "С уважением и теплом," names nobody.
        let bare = !name.ends_with(['.', '!', '?']) && !words_of(&lower).any(is_of_sentence);
        let closes = closes && (behind.ends_with(',') || bare) && words <= WORDS_OF_TWO_SIGN_OFFS;
        return closes.then_some("");
    } else {
        // "С уважением Дана Ахметова": these phrases begin no sentence.
        closes && begins_name(name) && words <= WORDS_BEHIND_SIGN_OFF && !is_sentence
    };
    may_end.then_some(name)
}

/// Whether a word begins as names do.
fn begins_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a line is a name as it stands under a sign-off: few words, each with a capital.
pub(crate) fn is_name(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let few = words.by_ref().take(WORDS_OF_A_SHORT_NAME).all(begins_name);
    few && words.next().is_none()
}

/// Whether this line is the `-- ` that mail programs put before a signature.
pub(crate) fn is_signature_delimiter(line: &str) -> bool {
    line.trim_end() == "--"
}

/// Whether this line opens a signature.
pub(crate) fn opens_signature(line: &str) -> bool {
    is_sign_off(line) || is_signature_delimiter(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_offs_lead_a_signature_in() {
        for line in [
            "Kind regards,",
            "С уважением,",
            "Құрметпен",
            "Best wishes, the Alumni team",
            "Thank you!",
            "Regards",
            "С уважением Дана Ахметова",
            "C уважением,",
            "Kind regards, Nazarbayev University Graduate School of Business Alumni Office",
            "All the best,",
            "Thanks so much,",
            "Best – Dana",
            "Kindest regards,",
            "Құрметпен / С уважением / Kind regards,",
            "С уважением и благодарностью,",
            "Спасибо! С уважением,",
            "Thank you! Dana",
            "Thank you! The Alumni team",
            "Thank you! Best regards, Dana Akhmetova",
            "Спасибо! С уважением, Дана Ахметова",
            "Kind regards and best wishes,",
            "Спасибо! До встречи!",
            "Kind regards -",
            "С уважением —",
            "С уважением. Центр карьеры и выпускников",
            "С уважением и наилучшими пожеланиями",
        ] {
            assert!(is_sign_off(line), "{line}");
        }
        for line in [
            "Thank you for coming to our reunion",
            "Regardless",
            "Best-selling books",
            "Best practices",
            "Спасибо, что вы с нами и поддерживаете университет",
            "Best, brightest, and most generous of our alumni meet on 5 June",
            "С уважением относимся к вам",
            "Thank you, we look forward to seeing all of you.",
            "With thanks we remember",
            "Thank you, we have had your answers and will now read all of them",
            "Thank you! Please note the programme:",
            "Спасибо! Ссылка на регистрацию ниже",
            "Best/Worst practices",
            "Thank you, the programme is below:",
            "С уважением и интересом читаем ваши письма",
        ] {
            assert!(!is_sign_off(line), "{line}");
        }
        assert!(is_signature_delimiter("-- ") && !is_signature_delimiter("---"));
        assert_eq!(
            behind_sign_off("С уважением Дана Ахметова"),
            Some("Дана Ахметова")
        );
        assert_eq!(behind_sign_off("С уважением и теплом,"), Some(""));
    }
}
