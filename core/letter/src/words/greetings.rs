//! Greetings: `Dear alumni,`.

use super::{
    dates::names_date_or_time,
    is_sign,
    list::{List, begins_with, list, small, words_of},
    sign_offs::is_sign_off,
};
use crate::layout::has_at_most;

/// How a greeting begins, but for those that name nobody.
pub(super) static GREETINGS: List = list!("greetings.txt", "greetings");
/// Greetings that name nobody, so that a name may stand before them.
pub(super) static NAMELESS: List = list!("greetings.txt", "nameless greetings");
/// How one begins that is told by its mark too, and has no other.
pub(super) static MARKED: List = list!("greetings.txt", "marked greetings");
/// What greets with nothing but a mark behind it.
pub(super) static ALONE: List = list!("greetings.txt", "greetings alone");
/// How words begin that name the many whom a mailing goes to.
pub(super) static MANY: List = list!("greetings.txt", "many");

/// What is written with a capital though it is no name.
pub(super) static POLITE: List = list!("greetings.txt", "polite words");
/// Words of a sentence that goes on behind a greeting, and how its verbs end.
pub(super) static SENTENCE_WORDS: List = list!("greetings.txt", "words of sentences");
pub(super) static VERB_ENDINGS: List = list!("greetings.txt", "endings of verbs");

/// A greeting has at most so many characters, more where no comma divides it, and without its
/// punctuation so many words.
const GREETING_CHARACTERS: u32 = 80;
const LONG_GREETING_CHARACTERS: u32 = 120;
const BARE_GREETING_WORDS: usize = 5;
/// A greeting may begin with a name of so many words, and a comma.
const NAME_WORDS: usize = 3;

/// Whether this line is a greeting and nothing else.
pub(crate) fn is_greeting(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_sign(c));
    // Most lines begin as no greeting does, and have no name before one.
    let lists = [&GREETINGS, &NAMELESS, &MARKED, &ALONE];
    let may_begin = lists.iter().any(|list| list.may_begin(line));
    let may_be_named = || {
        let name = line.split_once(',').map(|(name, _)| name);
        name.is_some_and(|name| name.split_whitespace().nth(NAME_WORDS).is_none())
    };
    if !may_begin && !may_be_named() {
        return false;
    }
    if !has_at_most(line, LONG_GREETING_CHARACTERS) {
        return false;
    }
    let lower = small(line);
    let text = lower.trim_end_matches([',', '!', ':', '，', '-', '–', '—', ' ']);
    if text.contains(',') && !has_at_most(line, GREETING_CHARACTERS) {
        return false;
    }
    let ends = text.len() < lower.len();
    let behind_name = || {
        let (name, rest) = text.split_once(',')?;
        let is_name = name.split_whitespace().count() <= NAME_WORDS;
        begins_with(rest.trim_start(), &NAMELESS)
            .filter(|behind| is_name && behind.trim().is_empty())
    };
    let begins = |phrases| begins_with(text, phrases).is_some();
    let greets = behind_name().is_some()
        || (begins(&GREETINGS) || begins(&NAMELESS))
            && (ends || line.split_whitespace().count() <= BARE_GREETING_WORDS);
    let greets = greets || ends && greets_by_mark(line, text);
    // "Dear friends, join us on 5 June at 18:00!"
    greets && !names_date_or_time(text) && !holds_sentence(line, text)
}

/// Whether a line that a mark ends, in small letters without it `text`, greets for that: `Class of 2020!`
fn greets_by_mark(line: &str, text: &str) -> bool {
    let unnumbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let addresses = |rest: &str| {
        let mut words = words_of(rest).zip(written(line, text, rest));
        let is_few = rest.split_whitespace().nth(NAME_WORDS).is_none();
        is_few
            && !rest.contains([',', '.', ':', ';', '!'])
            && words.all(|(word, written)| may_address(word, written))
    };
    ALONE.contains(unnumbered) || begins_with(text, &MARKED).is_some_and(addresses)
}

/// The words of `line` as they are written where `rest` ends it, in small letters `lower`.
fn written<'t>(line: &'t str, lower: &str, rest: &str) -> impl Iterator<Item = &'t str> {
    let above = words_of(lower)
        .count()
        .saturating_sub(words_of(rest).count());
    words_of(line).skip(above)
}

/// Whether a word may stand where many are addressed: it names them, is written as a name, or joins.
fn may_address(word: &str, written: &str) -> bool {
    const JOINING_LETTERS: usize = 3;
    word.chars().nth(JOINING_LETTERS).is_none() || is_capitalised(written) || names_many(word)
}

/// Whether a word in small letters names the many whom a mailing goes to.
fn names_many(word: &str) -> bool {
    MANY.iter().any(|many| word.starts_with(many))
}

/// Whether a letter's first line greets: as greetings do, or in few words that name many or nobody
/// else, with a comma or an exclamation mark behind them: `С праздником, дорогие выпускники!`, `Aigerim,`.
pub(crate) fn opens_letter(line: &str) -> bool {
    const WORDS: usize = 8;
    const WISH_WORDS: usize = 4;
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_sign(c) || "~-–—".contains(c));
    if is_greeting(line) {
        return true;
    }
    let Some(text) = line.strip_suffix([',', '!', '，']) else {
        return false;
    };
    if line.split_whitespace().nth(WORDS).is_some()
        || is_sign_off(line)
        || text.contains(['.', '!', '?', ':', ';', '/', '@'])
    {
        return false;
    }
    let lower = small(text);
    let (wish, name) = lower.rsplit_once(',').unwrap_or(("", &lower));
    let name = name.trim_start();
    if wish.split_whitespace().nth(WISH_WORDS).is_some() || names_date_or_time(name) {
        return false;
    }
    let begins = |list| begins_with(name, list).is_some();
    let names = || begins(&GREETINGS) || begins(&MARKED) || names_many_alone(text, name);
    let is_name = || wish.is_empty() && is_capitalised_name(text);
    let greets = || NAMELESS.iter().any(|greeting| lower.ends_with(greeting));
    let says = || words_of(name).any(is_of_sentence);
    is_name() || !says() && (names() || greets())
}

/// Whether the end of `text`, in small letters `name`, addresses many, and says nothing besides.
fn names_many_alone(text: &str, name: &str) -> bool {
    let mut words = words_of(name).zip(written(text, text, name));
    words_of(name).any(names_many)
        && words.all(|(word, written)| {
            may_address(word, written)
                || word.bytes().all(|b| b.is_ascii_digit())
                || GREETINGS.contains(word)
        })
}

/// Whether text is nothing but a name: one word or two, each with a capital.
fn is_capitalised_name(text: &str) -> bool {
    const WORDS: usize = 2;
    let is_of_name = |word: &str| {
        is_capitalised(word)
            && word.chars().all(char::is_alphabetic)
            && !SENTENCE_WORDS.contains(&small(word))
    };
    text.split_whitespace().nth(WORDS).is_none() && text.split_whitespace().all(is_of_name)
}

/// Whether a line greets, but not by the words that a greeting begins with, and so may be a headline above
/// another.
pub(crate) fn may_be_headline(line: &str) -> bool {
    let lower = small(line.trim_matches(|c: char| c.is_whitespace() || is_sign(c)));
    let begins = |phrases| begins_with(&lower, phrases).is_some();
    opens_letter(line) && !begins(&GREETINGS) && !begins(&NAMELESS)
}

/// Whether a sentence follows the greeting of a line, behind its first mark; without a mark more words
/// than a name has must stand there. `lower` is the line in small letters.
fn holds_sentence(line: &str, lower: &str) -> bool {
    let phrases = [&GREETINGS, &NAMELESS];
    let mut begun = phrases
        .iter()
        .filter_map(|phrases| begins_with(lower, phrases));
    let behind = begun.next().unwrap_or(lower);
    let at = behind.find([',', '!', '.', ':', ';', '–', '—']);
    let rest = match at {
        Some(at) => behind.get(at..).unwrap_or_default(),
        None if behind.split_whitespace().nth(NAME_WORDS).is_some() => behind,
        None => return false,
    };
    let words: Vec<&str> = words_of(rest).collect();
    let written: Vec<&str> = written(line, lower, rest).collect();
    let is_long = words.len() > NAME_WORDS;
    let is_named =
        |(word, written): (&&str, &&str)| is_capitalised(written) && !POLITE.contains(word);
    if !is_long && !rest.starts_with('!') && words.iter().zip(&written).all(is_named) {
        return false;
    }
    // Only the first word of a sentence is written as a name is.
    let may_begin = at.is_some() && (is_long || !rest.starts_with(','));
    let mut words = words.iter().zip(&written).enumerate();
    words.any(|(index, (word, written))| {
        (index == 0 && may_begin || !is_named((word, written))) && is_of_sentence(word)
    })
}

/// Whether a word is written as a name is: "Will", but not "WILL".
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

/// Whether a word in small letters is one that sentences have, or a verb by its ending, and greets nobody.
pub(crate) fn is_of_sentence(word: &str) -> bool {
    SENTENCE_WORDS.contains(word)
        || VERB_ENDINGS.iter().any(|ending| word.ends_with(ending))
            && !NAMELESS.contains(word)
            && !GREETINGS.contains(word)
}

/// Whether this line greets the many whom a mailing goes to.
pub(crate) fn addresses_many(line: &str) -> bool {
    is_greeting(line) && {
        let lower = small(line);
        words_of(&lower).any(names_many)
    }
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
    let lower = small(greeting);
    if lower.contains(|c| "әғқңөұүһі".contains(c)) || lower.starts_with("армысыз") {
        GreetingLanguage::Kazakh
    } else if lower.contains(|c| ('а'..='я').contains(&c)) {
        GreetingLanguage::Russian
    } else {
        GreetingLanguage::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_opens_with_a_wish_or_a_name_too() {
        for line in [
            "С праздником, дорогие выпускники!",
            "Наурыз құтты болсын, құрметті түлектер!",
            "Рады приветствовать вас, дорогие выпускники!",
            "Happy Nauryz, dear alumni!",
            "Добро пожаловать, дорогие выпускники!",
            "Мектептің қымбатты достары!",
            "Баршаңызға сәлем!",
            "Милые выпускницы!",
            "To all graduates of 2016,",
            "Aigerim,",
            "Айгерім Серікқызы!",
            "— Уважаемые выпускники! —",
        ] {
            assert!(opens_letter(line), "{line}");
        }
        for line in [
            "Join us, dear friends, on Friday at six",
            "Выпускники, приходите!",
            "Graduates meet on 5 June!",
            "Кофе и книги!",
            "Free tickets for all alumni!",
            "Register Today!",
            "Новый зал для всех выпускников!",
            "See you at the ball,",
            "Winter reunion",
            "Regards,",
            "We open the doors of the School to all who studied here!",
        ] {
            assert!(!opens_letter(line), "{line}");
        }
    }

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
            "🎓 Dear Alumni, 🎓",
            "Құрметті түлектер! ❄️",
            "Уважаемые выпускники Высшей школы государственной политики Назарбаев Университета!",
            "Приветствуем вас, дорогие выпускники!",
            "Уважаемые коллеги, здравствуйте!",
            "Dear Will, Joy and Grace,",
            "Dear Will,",
            "Hello, Will!",
            "Dear Mr. Will Smith,",
            "Уважаемые Максим Иванович и Анна Сергеевна!",
            "Дорогая Айгерим Маратовна и коллеги из Школы!",
            "Здравствуйте, Максим!",
            "Добрый день, Айгерим!",
            "Dear alumni, mentors and friends of the School!",
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
            "Hello! We have great news!",
            "Hi all – our winter talk is coming!",
            "Уважаемые выпускники, напоминаем об опросе.",
            "Дорогие друзья, двери Школы открыты для вас!",
            "Здравствуйте! Заполните анкету!",
            "Уважаемые коллеги, Просим вас ответить до пятницы!",
            "ДОРОГИЕ ДРУЗЬЯ, ЖДЁМ ВАС!",
            "Құрметті түлектер, қысқы кешке шақырамыз!",
            "Dear alumni we invite all to the reunion!",
            "Уважаемые выпускники! Приглашаем Вас!",
            "Здравствуйте! Ждём Вас!",
            "Друзья, приглашаем Вас!",
            "Dear friends! Join Us!",
            "Our dear Rector speaks!",
            "Honourable mention!",
        ] {
            assert!(!is_greeting(line), "{line}");
        }
    }
}
