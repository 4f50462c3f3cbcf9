//! The phrases that open, close and follow a letter, in English, Russian and Kazakh.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{
    line_wrap::characters,
    signature_parts::{names_date_or_time, names_hours},
};

/// How a greeting begins, but for those that name nobody.
const GREETINGS: &[&str] = &[
    "dear",
    "greetings",
    "hey",
    "уважаемый",
    "уважаемая",
    "уважаемые",
    "дорогой",
    "дорогая",
    "дорогие",
    "приветствуем",
    "привет",
    "коллеги",
    "друзья",
    "доброго времени суток",
    "құрметті",
    "қадірлі",
    "қымбатты",
    "ардақты",
    "саламатсыз ба",
    "саламатсыздар ма",
    "ассалаумағалейкум",
    "ladies and gentlemen",
    "дамы и господа",
    "ханымдар мен мырзалар",
];

/// How a signature is led in.
const SIGN_OFFS: &[&str] = &[
    "kind regards",
    "kindest regards",
    "best regards",
    "warm regards",
    "warmest regards",
    "with regards",
    "with best regards",
    "with kind regards",
    "with kindest regards",
    "with warm regards",
    "with warmest regards",
    "thank you and kind regards",
    "thank you and best regards",
    "regards",
    "best wishes",
    "with best wishes",
    "sincerely",
    "yours sincerely",
    "sincerely yours",
    "yours faithfully",
    "yours truly",
    "respectfully",
    "cordially",
    "warmly",
    "cheers",
    "thanks",
    "many thanks",
    "thank you",
    "thank you so much",
    "thanks so much",
    "thanks and regards",
    "with gratitude",
    "with appreciation",
    "warm wishes",
    "best",
    "all the best",
    "yours",
    "с уважением",
    "с уважением к вам",
    "с теплом",
    "спасибо",
    "заранее спасибо",
    "с наилучшими",
    "с наилучшими пожеланиями",
    "с искренним уважением",
    "с глубоким уважением",
    "с благодарностью",
    "искренне ваш",
    "искренне ваша",
    "искренне ваши",
    "искренне",
    "всего доброго",
    "всего наилучшего",
    "до встречи",
    "до скорой встречи",
    "құрметпен",
    "зор құрметпен",
    "үлкен құрметпен",
    "шын жүректен",
    "рахмет",
    "рақмет",
    "ізгі ниетпен",
    "ізгі тілекпен",
    "ізгі тілектермен",
    "ең ізгі тілекпен",
    "ең ізгі тілектермен",
    "сәлеммен",
    "алғыспен",
];

/// What a legal footer, or the line above the letter that offers another view of it, says.
const FOOTER_PHRASES: &[&str] = &[
    "unsubscribe",
    "solely for the addressee",
    "intended only for the person",
    "intended only for the individual",
    "intended only for the use",
    "intended solely for the person",
    "intended solely for the individual",
    "intended solely for the use",
    "confidentiality notice",
    "attachments are confidential",
    "all rights reserved",
    "you are receiving this",
    "you're receiving this",
    "you received this because",
    "you received this mandatory",
    "this email was sent to",
    "this e-mail was sent to",
    "this message was sent to",
    "do not reply to this",
    "view it in your browser",
    "view in your browser",
    "view this email in",
    "viewing this email",
    "view online",
    "update your preferences",
    "manage your preferences",
    "subscription preferences",
    "subscription settings",
    "отписаться",
    "отпишитесь",
    "отказаться от рассылки",
    "отказ от рассылки",
    "вы получили это",
    "вы получаете это письмо",
    "вы получаете эту рассылку",
    "получили данное письмо",
    "отправлено автоматически",
    "все права защищены",
    "вложения являются конфиденциальными",
    "сообщение является конфиденциальным",
    "письмо является конфиденциальным",
    "вы подписаны на рассылку",
    "исключительно для адресата",
    "только для адресата",
    "жазылымнан бас тарт",
    "жазылымнан шығ",
    "жазылудан бас тарт",
    "барлық құқықтар қорғалған",
];
/// What says so beside other words only, and those.
const FOOTER_PAIRS: &[(&[&str], &[&str])] = &[
    (
        &["intended recipient"],
        &[
            "not the intended",
            "not an intended",
            "are the intended",
            "an intended recipient",
            "other than the",
            "but the intended",
            "use of the",
            "by the intended",
            "recipient(s)",
        ],
    ),
    (
        &["legally privileged"],
        &["message", "e-mail", "email", "information"],
    ),
    (
        &["no longer wish to receive"],
        &[
            "email",
            "e-mail",
            "letters",
            "message",
            "newsletter",
            "mailings",
            "invitations",
            "updates",
            "from us",
        ],
    ),
    (
        &[
            "received this email",
            "received this e-mail",
            "received this message",
            "received this newsletter",
        ],
        &[
            "in error",
            "by mistake",
            "because",
            " since ",
            " as a",
            "subscri",
        ],
    ),
    (
        &[
            "конфиденциальную информацию",
            "конфиденциальная информация",
            "құпия ақпарат",
        ],
        &[
            "сообщени",
            "письм",
            "вложени",
            "хабарлама",
            "бұл хат",
            "осы хат",
        ],
    ),
];
/// What a line of few words that begins or ends with it says for that.
const SHORT_FOOTER_PHRASES: &[&str] = &["in your browser", "in browser", "в браузере", "браузерде"];
/// What stands alone in a footer's line.
const FOOTER_LINKS: &[&str] = &[
    "privacy policy",
    "privacy notice",
    "политика конфиденциальности",
    "құпиялылық саясаты",
];
/// What stands beside such words.
const MORE_FOOTER_LINKS: &[&str] = &[
    "contact",
    "contact us",
    "contacts",
    "terms",
    "terms of use",
    "terms of service",
    "terms and conditions",
    "cookies",
    "cookie policy",
    "website",
    "контакты",
    "условия использования",
    "байланыс",
];
const SHORT_FOOTER_WORDS: usize = 6;
const COPYRIGHT_WORDS: usize = 8;
/// No longer line is looked at for these.
const FOOTER_LINE_BYTES: usize = 200;

/// What a line on an office's hours says, what it says beside a time of the day, and how many words
/// it has at most.
const HOURS_PHRASES: &[&str] = &[
    "office hours",
    "opening hours",
    "working hours",
    "reception hours",
    "office is open",
    "on weekdays",
    "часы работы",
    "часы приёма",
    "часы приема",
    "режим работы",
    "график работы",
    "жұмыс уақыты",
    "жұмыс кестесі",
    "жұмыс тәртібі",
];
const TIMED_PHRASES: &[&str] = &[
    "we are open",
    "working day",
    "monday to friday",
    "monday through friday",
    "мы работаем",
    "приём",
    "прием",
    "ежедневно",
    "по будням",
    "рабочие дни",
    "рабочим дням",
    "понедельника по пятницу",
    "жұмыс күн",
];
const WORDS_ON_HOURS: usize = 25;
/// What stands over contact details.
const CONTACT_LABELS: &[&str] = &[
    "contact",
    "contacts",
    "contact us",
    "контакты",
    "наши контакты",
    "байланыс",
];

/// Greetings that name nobody, so that a name may stand before them.
const NAMELESS_GREETINGS: &[&str] = &[
    "hello",
    "hi",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "здравствуйте",
    "добрый день",
    "добрый вечер",
    "доброе утро",
    "доброго дня",
    "сәлеметсіз бе",
    "сәлеметсіздер ме",
    "сәлем",
    "қайырлы күн",
    "қайырлы таң",
    "қайырлы кеш",
    "армысыз",
    "армысыздар",
];

/// A greeting has at most so many characters, more where no comma divides it, and without its
/// punctuation so many words.
const GREETING_CHARACTERS: u32 = 80;
const LONG_GREETING_CHARACTERS: u32 = 120;
const BARE_GREETING_WORDS: usize = 5;
/// A greeting may begin with a name of so many words, and a comma.
const NAME_WORDS: usize = 3;

/// A sign-off may be followed, on its line, by at most so many words, and by more where it can be
/// followed by nothing but a name.
const WORDS_BEHIND_SIGN_OFF: usize = 6;
const NAME_WORDS_BEHIND_SIGN_OFF: usize = 12;
/// "and" with what makes a second sign-off of the line has at most so many words.
const WORDS_OF_TWO_SIGN_OFFS: usize = 5;
/// A name alone has at most so many words.
const WORDS_OF_A_SHORT_NAME: usize = 3;

fn begins_with<'t>(line: &'t str, phrases: &[&str]) -> Option<&'t str> {
    // Every line of a letter is asked, and few begin as any phrase does.
    let begin = line.as_bytes().get(..2)?;
    phrases
        .iter()
        .filter(|phrase| phrase.as_bytes().starts_with(begin))
        .filter_map(|phrase| {
            let rest = line.strip_prefix(phrase)?;
            let mut behind = rest.chars();
            let goes_on = match behind.next() {
                // "Hi-Tech"
                Some('-') => behind.next().is_some_and(char::is_alphanumeric),
                Some(c) => c.is_alphanumeric(),
                None => false,
            };
            (!goes_on).then_some(rest)
        })
        .min_by_key(|rest| rest.len())
}

/// Whether this line is a greeting and nothing else.
pub(crate) fn is_greeting(line: &str) -> bool {
    let line = line.trim();
    let length = characters(line);
    if length > LONG_GREETING_CHARACTERS {
        return false;
    }
    let lower = line.to_lowercase();
    let text = lower.trim_end_matches([',', '!', ':', '，', '-', '–', '—', ' ']);
    if length > GREETING_CHARACTERS && text.contains(',') {
        return false;
    }
    let ends = text.len() < lower.len();
    // "Dear friends, join us on 5 June at 18:00!"
    if names_date_or_time(text) {
        return false;
    }
    let behind_name = || {
        let (name, rest) = text.split_once(',')?;
        let is_name = name.split_whitespace().count() <= NAME_WORDS;
        begins_with(rest.trim_start(), NAMELESS_GREETINGS)
            .filter(|behind| is_name && behind.trim().is_empty())
    };
    if behind_name().is_some() {
        return true;
    }
    let begins = |phrases| begins_with(text, phrases).is_some();
    (begins(GREETINGS) || begins(NAMELESS_GREETINGS))
        && (ends || line.split_whitespace().count() <= BARE_GREETING_WORDS)
}

/// The languages of greetings, as far as their letters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GreetingLanguage {
    English,
    Russian,
    Kazakh,
}

/// The language of a greeting.
pub(crate) fn greeting_language(greeting: &str) -> GreetingLanguage {
    let lower = greeting.to_lowercase();
    if lower.contains(|c| "әғқңөұүһі".contains(c)) || lower.starts_with("армысыз") {
        GreetingLanguage::Kazakh
    } else if lower.contains(|c| ('а'..='я').contains(&c)) {
        GreetingLanguage::Russian
    } else {
        GreetingLanguage::English
    }
}

/// Whether this line leads a signature in.
pub(crate) fn is_sign_off(line: &str) -> bool {
    behind_sign_off(line).is_some()
}

/// What stands behind the phrase of a sign-off on its line, a name mostly; `None` where the line
/// is no sign-off.
pub(crate) fn behind_sign_off(line: &str) -> Option<&str> {
    let line = line.trim();
    let lower = line.to_lowercase();
    let bare = |text: &str| text.trim_matches([',', '.', '!', ' ']).is_empty();
    // "Құрметпен / С уважением / Kind regards,"
    if lower.contains(['/', '|']) {
        let mut parts = lower.split(['/', '|']).map(str::trim);
        if parts.all(|part| begins_with(part, SIGN_OFFS).is_some_and(bare)) {
            return Some("");
        }
    }
    let rest = begins_with(&lower, SIGN_OFFS)?;
    let phrase = lower.strip_suffix(rest).unwrap_or_default();
    let at = line.char_indices().nth(phrase.chars().count());
    let behind = at.and_then(|(at, _)| line.get(at..)).unwrap_or_default();
    if bare(behind) {
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
    let closes = ["regards", "с уважением", "құрметпен"]
        .iter()
        .any(|closing| phrase.ends_with(closing));
    let name = behind.trim_start();
    let may_end = if name.starts_with(['!', '.']) && !closes {
        // "Thank you! Dana", "Thank you! Best regards, Dana", but not "Thank you! Please note it".
        let next = name.trim_start_matches(['!', '.', ' ']);
        let lower = next.to_lowercase();
        let mut words = next.split_whitespace();
        match begins_with(&lower, SIGN_OFFS) {
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
    } else if ["and ", "& ", "и ", "және "]
        .iter()
        .any(|and| name.starts_with(and))
    {
        // "С уважением и теплом," names nobody.
        let closes = closes && behind.ends_with(',') && words <= WORDS_OF_TWO_SIGN_OFFS;
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

/// Whether a line says when an office is open.
pub(crate) fn tells_hours(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.split_whitespace().count() <= WORDS_ON_HOURS
        && (HOURS_PHRASES.iter().any(|phrase| lower.contains(phrase))
            || TIMED_PHRASES.iter().any(|phrase| lower.contains(phrase)) && names_hours(&lower))
}

/// Whether this line only says that contact details follow.
pub(crate) fn is_contact_label(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower
        .strip_suffix(':')
        .is_some_and(|label| CONTACT_LABELS.contains(&label.trim_end()))
}

/// Whether this text is a legal footer's, or a line that offers another view of the mailing.
pub(crate) fn is_legal_footer(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(['©', 'Ⓒ']) || text.starts_with("(c) ") {
        return true;
    }
    if let Some(owner) = text.strip_prefix("Copyright") {
        let line = owner.lines().next().unwrap_or_default();
        let dated = line.contains(|c: char| c.is_ascii_digit() || c == '©');
        if dated && line.split_whitespace().count() <= COPYRIGHT_WORDS {
            return true;
        }
    }
    static FINDERS: LazyLock<Vec<Finder<'_>>> =
        LazyLock::new(|| FOOTER_PHRASES.iter().map(Finder::new).collect());
    static PAIR_FINDERS: LazyLock<Vec<Finder<'_>>> = LazyLock::new(|| {
        let phrases = FOOTER_PAIRS.iter().flat_map(|(phrases, _)| *phrases);
        phrases.map(Finder::new).collect()
    });
    let lower = text.to_lowercase();
    // A sentence may go on in the next line.
    let flat = lower.replace('\n', " ");
    let ascii = lower.is_ascii();
    let says = |finder: &Finder<'_>| {
        (!ascii || finder.needle().is_ascii()) && finder.find(flat.as_bytes()).is_some()
    };
    let holds = |phrases: &[&str]| phrases.iter().any(|phrase| flat.contains(phrase));
    let says_so = FINDERS.iter().any(says)
        || PAIR_FINDERS.iter().any(says)
            && FOOTER_PAIRS
                .iter()
                .any(|(phrases, beside)| holds(phrases) && holds(beside));
    says_so || lower.lines().any(is_footer_line)
}

/// Whether a line, in small letters, is one of a footer's links.
fn is_footer_line(line: &str) -> bool {
    let line = line.trim_end_matches(['.', '!', '→', '»', ' ']);
    if line.len() > FOOTER_LINE_BYTES {
        return false;
    }
    let parts = || line.split(['|', '·', '•']).map(str::trim);
    let is_link = |part: &str| FOOTER_LINKS.contains(&part);
    if parts().any(is_link)
        && parts().all(|part| is_link(part) || MORE_FOOTER_LINKS.contains(&part))
    {
        return true;
    }
    SHORT_FOOTER_PHRASES
        .iter()
        .any(|phrase| line.ends_with(phrase) || line.starts_with(phrase))
        && line.split_whitespace().count() <= SHORT_FOOTER_WORDS
        && !line.contains(':')
}

/// Whether this is a postscript.
pub(crate) fn is_postscript(text: &str) -> bool {
    let text = text.trim();
    let (mark, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if mark.contains('@') {
        return false;
    }
    // "P.S.Bring a friend!"
    let small = mark.to_lowercase();
    let glued = ["p.s.", "p.p.s.", "з.ы.", "п.с."]
        .iter()
        .filter_map(|begin| small.strip_prefix(begin).map(|rest| rest.chars().count()))
        .any(|length| {
            let behind = mark.chars().rev().take(length).last();
            behind.is_none_or(|c| !c.is_lowercase())
        });
    if glued || small == "p." && (rest.to_lowercase().starts_with("s.") || rest.starts_with("S ")) {
        return true;
    }
    let letters = small.trim_end_matches(is_mark_end).replace('.', "");
    if !["ps", "pps", "зы", "пс"].contains(&&*letters) {
        return false;
    }
    // "PS Program Office" is a unit's name.
    mark.contains('.')
        || mark.ends_with(is_mark_end)
        || rest.trim_start().starts_with(['-', '–', '—'])
        || mark == "PS" && (rest.ends_with(['.', '!', '?']) || rest.contains(':'))
}

/// What may stand behind the mark of a postscript.
fn is_mark_end(c: char) -> bool {
    matches!(c, ':' | ',' | '-' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_stand_alone() {
        for line in [
            "Dear Alumni,",
            "Dear {{name}}",
            "Уважаемые выпускники!",
            "Құрметті түлектер!",
            "Hi Aigerim –",
            "Dear graduates of 2015,",
            "Dear alumni of the 5th year!",
            "Дорогие выпускники 15-го выпуска!",
            "Dear EMBA 7 graduates,",
            "Dear EMBA 10 Marketing graduates,",
            "Dear alumni of 2015/16!",
            "Ladies and Gentlemen,",
            "Айгерим, здравствуйте!",
            "{{name}}, добрый день!",
            "Уважаемые выпускники Высшей школы государственной политики Назарбаев Университета!",
        ] {
            assert!(is_greeting(line), "{line}");
        }
        for line in [
            "Dear Alumni, we invite you to the reunion",
            "Hidden costs",
            "Dearest of all",
            "We say hello,",
            "Hi-Tech Park tour",
            "Итак, друзья, мы ждём вас 5 июня в 18:00!",
            "Dear alumni, we are happy to invite you to the annual reunion of the School of Business!",
            "Our dear friends and colleagues, hello to all!",
            "Dear friends, join us for the reunion on 5 June at 18:00 in the Atrium!",
            "Коллеги ждут вас 5 июня",
            "Dear friends, join us on June 5!",
            "Дорогие друзья, ждём вас 05.06.2026!",
            "Dear all, see you at 6 pm!",
        ] {
            assert!(!is_greeting(line), "{line}");
        }
    }

    #[test]
    fn footers_are_told_from_the_letter() {
        for text in [
            "© 2026 NU",
            "View in your browser",
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
            "С уважением. Центр карьеры и выпускников",
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

    #[test]
    fn hours_of_an_office_are_told_from_text() {
        for line in [
            "Our office hours are from nine to six.",
            "Мы работаем с 9 до 18.",
            "Every working day from 9:00 to 18:00.",
        ] {
            assert!(tells_hours(line), "{line}");
        }
        for line in [
            "We are open to your ideas.",
            "Сейчас мы работаем над новой программой.",
            "It closes on the last working day of May.",
        ] {
            assert!(!tells_hours(line), "{line}");
        }
    }

    #[test]
    fn postscripts_are_told_by_their_mark() {
        for text in [
            "P.S. Come early",
            "PS - bring a friend",
            "p.s. yes",
            "PS: yes",
            "З.Ы. да",
            "P. S. yes",
            "P.P.S. yes",
            "PS Bring a friend.",
            "PS Register here: nu.edu.kz/reunion",
            "P.S.Bring a friend!",
            "P.S.—Bring a friend",
            "p. s. yes",
        ] {
            assert!(is_postscript(text), "{text}");
        }
        for text in [
            "PSU and NU",
            "Post",
            "Psychology",
            "p.serikova@nu.edu.kz",
            "p.s.alumni@nu.edu.kz",
            "PS Program Office",
        ] {
            assert!(!is_postscript(text), "{text}");
        }
    }
}
