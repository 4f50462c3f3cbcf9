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
    "with warm regards",
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
    "not the intended recipient",
    "use of the intended recipient",
    "for the intended recipient only",
    "intended recipient(s)",
    "intended only for the person",
    "intended only for the individual",
    "intended only for the use",
    "intended solely for the person",
    "intended solely for the individual",
    "intended solely for the use",
    "solely for the addressee",
    "confidentiality notice",
    "legally privileged",
    "attachments are confidential",
    "all rights reserved",
    "you are receiving this",
    "you're receiving this",
    "received this email",
    "received this e-mail",
    "received this message",
    "received this newsletter",
    "you received this because",
    "you received this mandatory",
    "no longer wish to receive",
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
/// What says so of a message, and how footers name the message.
const SECRETS: &[&str] = &[
    "конфиденциальную информацию",
    "конфиденциальная информация",
    "құпия ақпарат",
];
const SECRET_CARRIERS: &[&str] = &[
    "сообщени",
    "письм",
    "вложени",
    "хабарлама",
    "бұл хат",
    "осы хат",
];
/// What a line of few words that begins or ends with it says for that.
const SHORT_FOOTER_PHRASES: &[&str] = &["in your browser", "in browser", "в браузере", "браузерде"];
/// What stands alone in a footer's line, or beside other such words.
const FOOTER_LINKS: &[&str] = &[
    "privacy policy",
    "privacy notice",
    "политика конфиденциальности",
    "құпиялылық саясаты",
];
const SHORT_FOOTER_WORDS: usize = 6;
const COPYRIGHT_WORDS: usize = 8;

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
/// "and" with the words behind it that make a second sign-off of the same line.
const WORDS_OF_A_SECOND_SIGN_OFF: usize = 5;

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
    // "Dear friends, join us on 5 June at 18:00!" goes on; "of 2015" does not.
    let is_figure = |word: &str| {
        word.len() != 4 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
    };
    if text
        .split(|c: char| !c.is_alphanumeric() && c != '{')
        .any(is_figure)
    {
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
    // "Құрметпен / С уважением / Kind regards,"
    if lower.contains(['/', '|']) {
        let mut parts = lower.split(['/', '|']).map(str::trim);
        let phrase = |part: &str| behind_sign_off(part).is_some_and(str::is_empty);
        if parts.all(phrase) {
            return Some("");
        }
    }
    let rest = begins_with(&lower, SIGN_OFFS)?;
    let phrase = lower.strip_suffix(rest).unwrap_or_default();
    let at = line.char_indices().nth(phrase.chars().count());
    let behind = at.and_then(|(at, _)| line.get(at..)).unwrap_or_default();
    let ends = behind.trim_end_matches([',', '.', '!', ' ']);
    let words = ends.split_whitespace().count();
    if ends.is_empty() {
        return Some("");
    }
    if behind.ends_with(':') {
        return None;
    }
    let is_sentence = behind.ends_with(['.', '!', '?']);
    let closes = ["regards", "с уважением", "құрметпен"]
        .iter()
        .any(|closing| phrase.ends_with(closing));
    let name = behind.trim_start();
    let may_end = if name.starts_with(['!', '.']) {
        // "Thank you! Dana", but not "Thank you! Please note the programme".
        let next = name.trim_start_matches(['!', '.', ' ']);
        words <= WORDS_BEHIND_SIGN_OFF
            && (is_sign_off(next) || next.split_whitespace().all(begins_name))
    } else if name.starts_with([',', '–', '—']) || name.starts_with("- ") {
        // "Kind regards, the Alumni team", but not "Thank you for coming".
        words <= WORDS_BEHIND_SIGN_OFF
            || words <= NAME_WORDS_BEHIND_SIGN_OFF && closes && !is_sentence
    } else if ["and ", "и ", "және "]
        .iter()
        .any(|and| name.starts_with(and))
    {
        // "С уважением и благодарностью,"
        closes && behind.ends_with(',') && words <= WORDS_OF_A_SECOND_SIGN_OFF
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

/// Whether this line is the `-- ` that mail programs put before a signature.
pub(crate) fn is_signature_delimiter(line: &str) -> bool {
    line.trim_end() == "--"
}

/// Whether this line opens a signature.
pub(crate) fn opens_signature(line: &str) -> bool {
    is_sign_off(line) || is_signature_delimiter(line)
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
    let lower = text.to_lowercase();
    let ascii = lower.is_ascii();
    let says_so = FINDERS
        .iter()
        .filter(|finder| !ascii || finder.needle().is_ascii())
        .any(|finder| finder.find(lower.as_bytes()).is_some());
    let holds = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    says_so
        || holds(SECRETS) && holds(SECRET_CARRIERS)
        || lower.lines().any(|line| {
            let line = line.trim_end_matches(['.', '!', '→', '»', ' ']);
            let mut parts = line.split(['|', '·', '•', '—', '–']).map(str::trim);
            if parts.any(|part| FOOTER_LINKS.contains(&part)) {
                return true;
            }
            SHORT_FOOTER_PHRASES
                .iter()
                .any(|phrase| line.ends_with(phrase) || line.starts_with(phrase))
                && line.split_whitespace().count() <= SHORT_FOOTER_WORDS
                && !line.contains(':')
        })
}

/// Whether this is a postscript.
pub(crate) fn is_postscript(text: &str) -> bool {
    let text = text.trim_start();
    let begin: String = text.chars().take(4).collect();
    let lower = begin.to_lowercase();
    ["p.s", "p. s", "з.ы", "п.с"]
        .iter()
        .any(|mark| lower.starts_with(mark))
        || text
            .strip_prefix("PS")
            .is_some_and(|rest| rest.starts_with([':', '.', ',', ' ', '-', '–', '—']))
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
            "Письмо содержит конфиденциальную информацию.",
            "If you are not the intended recipient, delete it.",
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
            "С уважением и интересом читаем ваши письма",
        ] {
            assert!(!is_sign_off(line), "{line}");
        }
        assert!(is_signature_delimiter("-- ") && !is_signature_delimiter("---"));
        assert_eq!(
            behind_sign_off("С уважением Дана Ахметова"),
            Some("Дана Ахметова")
        );
    }

    #[test]
    fn postscripts_are_told_by_their_mark() {
        for text in [
            "P.S. Come early",
            "PS - bring a friend",
            "p.s. yes",
            "PS: yes",
            "З.Ы. да",
        ] {
            assert!(is_postscript(text), "{text}");
        }
        for text in ["PSU and NU", "Post", "Psychology"] {
            assert!(!is_postscript(text), "{text}");
        }
    }
}
