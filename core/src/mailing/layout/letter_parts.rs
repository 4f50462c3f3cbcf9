//! The phrases that open, close and follow a letter, in English, Russian and Kazakh.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::line_wrap::characters;

/// How a greeting begins.
const GREETINGS: &[&str] = &[
    "dear",
    "hello",
    "hi",
    "greetings",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "уважаемый",
    "уважаемая",
    "уважаемые",
    "дорогой",
    "дорогая",
    "дорогие",
    "здравствуйте",
    "приветствуем",
    "добрый день",
    "добрый вечер",
    "доброе утро",
    "құрметті",
    "қадірлі",
    "қымбатты",
    "сәлеметсіз бе",
    "сәлеметсіздер ме",
    "сәлем",
    "қайырлы күн",
    "қайырлы таң",
    "қайырлы кеш",
    "армысыз",
    "армысыздар",
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
    "с уважением",
    "с наилучшими пожеланиями",
    "с искренним уважением",
    "с глубоким уважением",
    "с благодарностью",
    "искренне ваш",
    "искренне ваша",
    "всего доброго",
    "всего наилучшего",
    "құрметпен",
    "зор құрметпен",
    "ізгі ниетпен",
    "ізгі тілекпен",
    "сәлеммен",
    "алғыспен",
];

/// What a legal footer, or the line above the letter that offers another view of it, says.
const FOOTER_PHRASES: &[&str] = &[
    "unsubscribe",
    "intended recipient",
    "confidentiality notice",
    "all rights reserved",
    "you are receiving this",
    "you received this",
    "you're receiving this",
    "in your browser",
    "view online",
    "update your preferences",
    "manage your preferences",
    "privacy policy",
    "отписаться",
    "отказаться от рассылки",
    "вы получили это",
    "все права защищены",
    "конфиденциальную информацию",
    "конфиденциальная информация",
    "открыть в браузере",
    "жазылымнан бас тарт",
    "жазылудан бас тарт",
    "барлық құқықтар қорғалған",
    "құпия ақпарат",
    "браузерде ашу",
];

/// A greeting has at most so many characters, and without its punctuation so many words.
const GREETING_CHARACTERS: u32 = 80;
const BARE_GREETING_WORDS: usize = 5;

/// A sign-off may be followed, on its line, by at most so many words.
const WORDS_BEHIND_SIGN_OFF: usize = 6;

fn begins_with<'t>(line: &'t str, phrases: &[&str]) -> Option<&'t str> {
    phrases
        .iter()
        .filter_map(|phrase| {
            let rest = line.strip_prefix(phrase)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
        })
        .min_by_key(|rest| rest.len())
}

/// Whether this line is a greeting and nothing else.
pub(crate) fn is_greeting(line: &str) -> bool {
    let line = line.trim();
    if characters(line) > GREETING_CHARACTERS {
        return false;
    }
    let lower = line.to_lowercase();
    begins_with(&lower, GREETINGS).is_some()
        && (line.ends_with([',', '!', ':', '，', '-', '–', '—'])
            || line.split_whitespace().count() <= BARE_GREETING_WORDS)
}

/// Whether this line leads a signature in.
pub(crate) fn is_sign_off(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let Some(rest) = begins_with(&lower, SIGN_OFFS) else {
        return false;
    };
    let rest = rest.trim_end_matches([',', '.', '!', ' ']);
    // "Kind regards, the Alumni team", but not "Thank you for coming".
    rest.is_empty()
        || rest
            .trim_start()
            .starts_with([',', '-', '–', '—', '!', '.'])
            && rest.split_whitespace().count() <= WORDS_BEHIND_SIGN_OFF
}

/// Whether this line is the `-- ` that mail programs put before a signature.
pub(crate) fn is_signature_delimiter(line: &str) -> bool {
    line.trim_end() == "--"
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
    FINDERS
        .iter()
        .filter(|finder| !ascii || finder.needle().is_ascii())
        .any(|finder| finder.find(lower.as_bytes()).is_some())
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
        ] {
            assert!(is_greeting(line), "{line}");
        }
        for line in [
            "Dear Alumni, we invite you to the reunion",
            "Hidden costs",
            "Dearest of all",
            "We say hello,",
        ] {
            assert!(!is_greeting(line), "{line}");
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
        ] {
            assert!(is_sign_off(line), "{line}");
        }
        for line in [
            "Thank you for coming to our reunion",
            "Regardless",
            "With thanks we remember",
            "Thank you, we have had your answers and will now read all of them",
        ] {
            assert!(!is_sign_off(line), "{line}");
        }
        assert!(is_signature_delimiter("-- ") && !is_signature_delimiter("---"));
    }
}
