//! Legal footers, and lines that offer another view of the mailing.

use std::borrow::Cow;

use super::list::{List, Searched, is_alphanumeric, list, small, words_of};

/// What a legal footer, or the line above the letter that offers another view of it, says.
pub(super) static PHRASES: List = list!("footers.txt", "phrases");
/// What such a line says that offers another view.
pub(super) static VIEWS: List = list!("footers.txt", "phrases of other views");
/// What a line of few words that begins or ends with it says for that.
pub(super) static OTHER_VIEWS: List = list!("footers.txt", "other views");
/// What mail programs and gateways put above a letter.
pub(super) static ABOVE: List = list!("footers.txt", "phrases above letters");
/// How words begin that name the message itself, and what stands before them.
pub(super) static MESSAGES: List = list!("footers.txt", "messages");
pub(super) static BEFORE_MESSAGES: List = list!("footers.txt", "before messages");
/// How words begin that only what is written about a message has.
pub(super) static OF_MESSAGES: List = list!("footers.txt", "of messages");
/// What a footer answers to its own question.
pub(super) static ANSWERS: List = list!("footers.txt", "answers");
/// What stands alone in a footer's line.
pub(super) static LINKS: List = list!("footers.txt", "links");
/// What the badge of a mailing service says: how it was made, and with what.
pub(super) static MADE_WITH: List = list!("footers.txt", "made with");
pub(super) static SERVICES: List = list!("footers.txt", "mailing services");
/// What stands beside such words.
pub(super) static MORE_LINKS: List = list!("footers.txt", "links beside links");
/// What says so beside other words only, and those.
pub(super) static PAIRS: [[List; 2]; 5] = [
    [
        list!("footer_pairs.txt", "recipient"),
        list!("footer_pairs.txt", "beside recipient"),
    ],
    [
        list!("footer_pairs.txt", "privileged"),
        list!("footer_pairs.txt", "beside privileged"),
    ],
    [
        list!("footer_pairs.txt", "no longer"),
        list!("footer_pairs.txt", "beside no longer"),
    ],
    [
        list!("footer_pairs.txt", "received"),
        list!("footer_pairs.txt", "beside received"),
    ],
    [
        list!("footer_pairs.txt", "confidential"),
        list!("footer_pairs.txt", "beside confidential"),
    ],
];

const SHORT_FOOTER_WORDS: usize = 6;
const COPYRIGHT_WORDS: usize = 8;
/// No longer line is looked at for these.
const FOOTER_LINE_BYTES: usize = 200;
/// Nor a longer warning of a gateway.
const WARNING_BYTES: usize = 700;

/// Whether this text is a legal footer's, or a line that offers another view of the mailing.
pub(crate) fn is_legal_footer(text: &str) -> bool {
    let text = text.trim_start();
    if says_who_owns_it(text) {
        return true;
    }
    let lower = small(text);
    // A sentence may go on in the next line.
    let flat = in_one_line(&lower);
    let searched = Searched::new(&flat);
    let mut pairs = PAIRS.iter();
    searched.has_any(&PHRASES)
        || searched.has_any(&VIEWS)
        || warns(&flat, &searched)
        || pairs.any(|pair| pair.iter().all(|list| searched.has_any(list)))
        || lower.lines().any(is_footer_line)
}

/// Whether a text says first whose rights it is under: `© 2026 NU`.
pub(crate) fn says_who_owns_it(text: &str) -> bool {
    let dated = |owner: &str| {
        let line = owner.lines().next().unwrap_or_default();
        line.contains(|c: char| c.is_ascii_digit() || c == '©')
            && line.split_whitespace().count() <= COPYRIGHT_WORDS
    };
    let named = ["Copyright", "(c) "].iter();
    let mut owners = named.filter_map(|name| text.strip_prefix(name));
    text.starts_with(['©', 'Ⓒ']) || owners.any(dated)
}

/// Whether this text is about the message that it stands in, as a footer's sentences are.
pub(crate) fn is_about_message(text: &str) -> bool {
    /// "this automated e-mail"
    const WORDS_BEFORE: usize = 2;
    let lower = small(text);
    let begins = |list: &List, word: &str| list.iter().any(|begin| word.starts_with(begin));
    let mut behind = usize::MAX;
    words_of(&lower).any(|word| {
        behind = behind.saturating_add(1);
        if BEFORE_MESSAGES.contains(word) {
            behind = 0;
        }
        behind <= WORDS_BEFORE && begins(&MESSAGES, word) || begins(&OF_MESSAGES, word)
    })
}

/// Whether a sentence answers what a footer asks: `Click here.`
pub(crate) fn is_answer(sentence: &str) -> bool {
    let sentence = small(sentence);
    ANSWERS.contains(sentence.trim_matches(|c| !is_alphanumeric(c)))
}

/// What divides the links in a footer's line.
const DIVIDERS: [char; 3] = ['|', '·', '•'];

/// Where the sentences of a text begin, and the parts between strokes and dots, without those. One may
/// take several lines.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut last, mut space) = (' ', ' ');
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter_map(|(at, c)| {
            let ends = space == '\n'
                || space == ' '
                    && (matches!(last, '.' | '!' | '?' | '…') || DIVIDERS.contains(&last));
            (last, space) = (space, c);
            (ends && !c.is_lowercase()).then_some(at)
        })
        .collect();
    starts.insert(0, 0);
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    let pieces = starts.into_iter().zip(ends);
    let is_between = |c: char| DIVIDERS.contains(&c) || c.is_whitespace();
    pieces.map(move |(start, end)| {
        let piece = text.get(start..end).unwrap_or_default();
        (start, piece.trim_end_matches(is_between))
    })
}

/// Whether this text is what mail programs and gateways put above a letter, about who sent it.
pub(crate) fn warns_of_sender(text: &str) -> bool {
    let lower = small(text);
    let flat = in_one_line(&lower);
    warns(&flat, &Searched::new(&flat))
}

fn warns(line: &str, searched: &Searched<'_>) -> bool {
    line.len() <= WARNING_BYTES && searched.has_any(&ABOVE)
}

/// Whether this text stands above a letter: it offers another view of the mailing, or a mail program
/// or a gateway put it there.
pub(crate) fn stands_above_letter(text: &str) -> bool {
    let lower = small(text);
    let flat = in_one_line(&lower);
    let searched = Searched::new(&flat);
    warns(&flat, &searched)
        || flat.len() <= FOOTER_LINE_BYTES
            && (searched.has_any(&VIEWS) || lower.lines().any(is_other_view))
}

/// `text` with a space for each line's end.
fn in_one_line(text: &str) -> Cow<'_, str> {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(_) => text.replace('\n', " ").into(),
        None => text.into(),
    }
}

/// Whether a part of a footer's line is one of the links that stand beside others.
pub(crate) fn is_link_beside_links(part: &str) -> bool {
    MORE_LINKS.contains(small(part).trim())
}

/// Whether a line, in small letters, is one of a footer's links.
fn is_footer_line(line: &str) -> bool {
    let line = line.trim_end_matches(['.', '!', '→', '»', ' ']);
    if line.len() > FOOTER_LINE_BYTES {
        return false;
    }
    let parts = || line.split(DIVIDERS).map(str::trim);
    let is_link = |part: &str| LINKS.contains(part);
    let first = line.trim_start();
    let may_be = LINKS.may_begin(first) || MORE_LINKS.may_begin(first);
    if may_be
        && parts().any(is_link)
        && parts().all(|part| is_link(part) || MORE_LINKS.contains(part))
    {
        return true;
    }
    is_other_view(line) || is_badge(line)
}

/// Whether a line of few words, in small letters, is the badge of a mailing service.
fn is_badge(line: &str) -> bool {
    let is_word = |entry: &str| {
        let mut places = line.match_indices(entry);
        places.any(|(at, _)| {
            let (before, behind) = line.split_at(at);
            let behind = behind.strip_prefix(entry).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
        })
    };
    let searched = Searched::new(line);
    searched.has_any(&MADE_WITH)
        && SERVICES.iter().any(is_word)
        && line.split_whitespace().nth(SHORT_FOOTER_WORDS).is_none()
}

/// Whether a host is one of a mailing service's: `mailchimp.com`.
pub(crate) fn is_mailing_service(host: &str) -> bool {
    let is_label = |name: &str| host.split('.').any(|label| label == name.replace(' ', ""));
    SERVICES.iter().any(is_label)
}

/// Whether a line of few words, in small letters, offers another view.
fn is_other_view(line: &str) -> bool {
    let mut phrases = OTHER_VIEWS.iter();
    phrases.any(|phrase| line.ends_with(phrase) || line.starts_with(phrase))
        && !line.contains(':')
        && line.split_whitespace().nth(SHORT_FOOTER_WORDS).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footers_are_told_from_the_letter() {
        for text in [
            "© 2026 NU",
            "(c) 2026 NU",
            "View in your browser",
            "Рассылка выполнена с помощью сервиса SendPulse",
            "Email not displaying correctly? View it in your browser.",
            "Открыть письмо в браузере",
            "Privacy policy | Contact",
            "Настоящее сообщение и вложения предназначены исключительно для адресата",
            "To unsubscribe, write to us.",
            "Copyright © 2026 Nazarbayev University",
            "Copyright 2026, NU",
            "Terms of use | Privacy policy",
            "Privacy policy",
            "Письмо содержит конфиденциальную информацию.",
            "If you are not the intended recipient, destroy all copies.",
            "Use by anyone other than the intended recipient\nis prohibited.",
            "You have received this e-mail as a graduate.",
            "If you no longer wish to receive our letters, tell us.",
            "Вы получаете это письмо, потому что вы выпускник.",
            "Жазылымнан шығыңыз",
        ] {
            assert!(is_legal_footer(text), "{text}");
        }
        for text in [
            "Please read the privacy policy of the survey.",
            "Open the link in your browser to register",
            "Откройте эту ссылку в браузере Chrome или Firefox, чтобы пройти опрос",
            "Курс предназначен для выпускников",
            "Ваши ответы являются конфиденциальными и будут использованы только в обобщённом виде.",
            "Если вы ещё не подписаны на рассылку вакансий, заполните анкету.",
            "On the web: nu.edu.kz",
            "Эксперты получат конфиденциальную информацию о проекте",
            "Дәріс құпия ақпаратты қорғау туралы",
            "When you received this diploma",
            "The intended recipients of the grant",
            "(c) a tour of the new building",
            "Copyright in the age of AI is the theme of the lecture",
            "Privacy policy workshop",
            "Темы: налоги • privacy policy • трудовое право",
            "Only graduates who received this email may register.",
            "Places are intended only for the first fifty graduates; please reply to this email.",
            "The names of the intended recipients will not be disclosed",
        ] {
            assert!(!is_legal_footer(text), "{text}");
        }
    }
}
