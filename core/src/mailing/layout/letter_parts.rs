//! The phrases that open, close and follow a letter, in English, Russian and Kazakh.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::line_wrap::characters;

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
];

/// How a signature is led in.
const SIGN_OFFS: &[&str] = &[
    "kind regards",
    "best regards",
    "warm regards",
    "warmest regards",
    "with regards",
    "with best regards",
    "with kind regards",
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
    "құрметпен",
    "зор құрметпен",
    "үлкен құрметпен",
    "шын жүректен",
    "рахмет",
    "рақмет",
    "ізгі ниетпен",
    "ізгі тілекпен",
    "ізгі тілектермен",
    "сәлеммен",
    "алғыспен",
];

/// What a legal footer, or the line above the letter that offers another view of it, says.
const FOOTER_PHRASES: &[&str] = &[
    "unsubscribe",
    "intended recipient",
    "confidentiality notice",
    "attachments are confidential",
    "all rights reserved",
    "you are receiving this",
    "you received this",
    "you're receiving this",
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
    "получили данное письмо",
    "отправлено автоматически",
    "все права защищены",
    "конфиденциальную информацию",
    "конфиденциальная информация",
    "вложения являются конфиденциальными",
    "сообщение является конфиденциальным",
    "письмо является конфиденциальным",
    "вы подписаны на рассылку",
    "исключительно для адресата",
    "только для адресата",
    "жазылымнан бас тарт",
    "жазылымнан шығу",
    "жазылудан бас тарт",
    "барлық құқықтар қорғалған",
    "құпия ақпарат",
];
/// What a line of few words that begins or ends with it says for that.
const SHORT_FOOTER_PHRASES: &[&str] = &[
    "in your browser",
    "in browser",
    "privacy policy",
    "в браузере",
    "браузерде",
];
const SHORT_FOOTER_WORDS: usize = 6;

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
    if lower.contains(|c| "әғқңөұүһі".contains(c)) {
        GreetingLanguage::Kazakh
    } else if lower.contains(|c| ('а'..='я').contains(&c)) {
        GreetingLanguage::Russian
    } else {
        GreetingLanguage::English
    }
}

/// Whether this line leads a signature in.
pub(crate) fn is_sign_off(line: &str) -> bool {
    let line = line.trim();
    let lower = line.to_lowercase();
    let Some(rest) = begins_with(&lower, SIGN_OFFS) else {
        return false;
    };
    let is_sentence = rest.ends_with(['.', '!', '?']);
    let phrase = lower.strip_suffix(rest).unwrap_or_default();
    let rest = rest.trim_end_matches([',', '.', '!', ' ']);
    let words = rest.split_whitespace().count();
    if rest.is_empty() {
        return true;
    }
    let closes = ["regards", "с уважением", "құрметпен"]
        .iter()
        .any(|closing| phrase.ends_with(closing));
    // "Kind regards, the Alumni team", but not "Thank you for coming".
    let behind = rest.trim_start();
    if behind.starts_with([',', '–', '—', '!', '.']) || behind.starts_with("- ") {
        return words <= WORDS_BEHIND_SIGN_OFF
            || words <= NAME_WORDS_BEHIND_SIGN_OFF && closes && !is_sentence;
    }
    // "С уважением Дана Ахметова": these phrases begin no sentence.
    let name = line.chars().nth(phrase.chars().count().saturating_add(1));
    closes && name.is_some_and(char::is_uppercase) && words <= WORDS_BEHIND_SIGN_OFF && !is_sentence
}

/// Whether this line is the `-- ` that mail programs put before a signature.
pub(crate) fn is_signature_delimiter(line: &str) -> bool {
    line.trim_end() == "--"
}

/// Whether this line opens a signature.
pub(crate) fn opens_signature(line: &str) -> bool {
    is_sign_off(line) || is_signature_delimiter(line)
}

/// Whether this text is a legal footer's, or a line that offers another view of the mailing.
pub(crate) fn is_legal_footer(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(['©', 'Ⓒ']) || text.starts_with("(c) ") || text.starts_with("Copyright")
    {
        return true;
    }
    static FINDERS: LazyLock<Vec<Finder<'_>>> =
        LazyLock::new(|| FOOTER_PHRASES.iter().map(Finder::new).collect());
    let lower = text.to_lowercase();
    let ascii = lower.is_ascii();
    let says_so = FINDERS
        .iter()
        .filter(|finder| !ascii || finder.needle().is_ascii())
        .any(|finder| finder.find(lower.as_bytes()).is_some());
    says_so
        || lower.lines().any(|line| {
            let line = line.trim_end_matches(['.', '!', '→', '»', ' ']);
            SHORT_FOOTER_PHRASES
                .iter()
                .any(|phrase| line.ends_with(phrase) || line.starts_with(phrase))
                && line.split_whitespace().count() <= SHORT_FOOTER_WORDS
                && !line.contains(':')
        })
}

/// Whether this is a postscript.
pub(crate) fn is_postscript(text: &str) -> bool {
    ["P.S", "PS:", "PS.", "P. S", "З.Ы", "П.С"]
        .iter()
        .any(|p| text.trim_start().starts_with(p))
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
        ] {
            assert!(!is_sign_off(line), "{line}");
        }
        assert!(is_signature_delimiter("-- ") && !is_signature_delimiter("---"));
    }
}
