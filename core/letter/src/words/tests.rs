//! Every entry of every list, by the lines that stand under it.

use std::collections::BTreeSet;

use super::{
    addresses, bullets, captions, closing_lines, dates, fields, footers, greetings, hosts, hours,
    labels, languages, list::List, list::TAKEN_AWAY, mail_headers, phones, postscripts, sign_offs,
    units,
};

/// A list with what it is there for: whether a line is one of those that it tells.
type Tested = (&'static List, fn(&str) -> bool);

/// Every list.
fn lists() -> Vec<Tested> {
    let mut lists: Vec<Tested> = vec![
        (&greetings::GREETINGS, greetings::is_greeting),
        (&greetings::NAMELESS, greetings::is_greeting),
        (&greetings::MARKED, greetings::is_greeting),
        (&greetings::ALONE, greetings::is_greeting),
        (&greetings::MANY, greetings::addresses_many),
        (&greetings::POLITE, |line| !greetings::is_greeting(line)),
        (&greetings::SENTENCE_WORDS, |line| {
            !greetings::is_greeting(line)
        }),
        (&greetings::VERB_ENDINGS, |line| {
            !greetings::is_greeting(line)
        }),
        (&sign_offs::SIGN_OFFS, sign_offs::is_sign_off),
        (&sign_offs::CLOSINGS, sign_offs::is_sign_off),
        (&sign_offs::AND, sign_offs::is_sign_off),
        (&footers::PHRASES, footers::is_legal_footer),
        (&footers::VIEWS, footers::is_legal_footer),
        (&footers::OTHER_VIEWS, footers::is_legal_footer),
        (&footers::ABOVE, footers::stands_above_letter),
        (&footers::MESSAGES, footers::is_about_message),
        (&footers::BEFORE_MESSAGES, footers::is_about_message),
        (&footers::OF_MESSAGES, footers::is_about_message),
        (&footers::ANSWERS, footers::is_answer),
        (&footers::LINKS, footers::is_legal_footer),
        (&footers::MADE_WITH, footers::is_legal_footer),
        (&footers::SERVICES, footers::is_legal_footer),
        (&footers::MORE_LINKS, footers::is_legal_footer),
        (&hours::HOURS, hours::tells_hours),
        (&hours::TIMED, hours::tells_hours),
        (&postscripts::DOTTED_MARKS, postscripts::is_postscript),
        (&postscripts::MARKS, postscripts::is_postscript),
        (&dates::MONTHS, names_date_or_time),
        (&dates::SHORT_MONTHS, names_date_or_time),
        (&dates::HALVES_OF_DAY, names_date_or_time),
        (&phones::LABELS, |line| phones::phones(line) > 0),
        (&phones::INNER_LABELS, phones::has_local_phone),
        (&phones::OTHER_NUMBERS, |line| {
            !phones::has_local_phone(line)
        }),
        (&phones::LOCAL_LABELS, phones::has_local_phone),
        (&addresses::STREET_WORDS, addresses::has_address),
        (&addresses::BARE_STREETS, addresses::has_address),
        (&addresses::CITIES, addresses::has_address),
        (&addresses::PLACES, addresses::has_address),
        (&addresses::CURRENCIES, |line| !addresses::has_address(line)),
        (&addresses::ROOM_LABELS, |line| {
            !addresses::has_address_in_signature(line)
        }),
        (&labels::LABELS, names_nobody),
        (&labels::PLACE_WORDS, names_nobody),
        (&labels::CONTACT_LABELS, labels::is_contact_label),
        (&hosts::ENDINGS_BEFORE_PATH, |line| {
            !has_address_of_web(line)
        }),
        (&hosts::NO_ADDRESSES, |line| !has_address_of_web(line)),
        (&fields::FIELDS, |line| {
            !crate::layout::merge_tags::find(line).is_empty()
        }),
        (&fields::NAMES, fields::fills_in_name),
        (&fields::IN_CAPITALS, |line| {
            !crate::layout::merge_tags::find(line).is_empty()
        }),
        (&bullets::BULLETS, bullets::begins_with_bullet),
        (&captions::CAPTIONS, captions::begins_as_caption),
        (&captions::CREDITS, captions::begins_as_caption),
        (&closing_lines::OPENINGS, closing_lines::is_closing_line),
        (&closing_lines::WISHES, closing_lines::is_closing_line),
        (&closing_lines::ENDINGS, closing_lines::is_closing_line),
        (&closing_lines::MORE, |line| {
            !closing_lines::is_closing_line(line)
        }),
        (&units::UNITS, units::names_signer),
        (&labels::EVENT_LABELS, labels::is_about_event),
        (&languages::NAMES, languages::is_language_label),
        (&languages::BESIDE, languages::is_language_label),
        (&mail_headers::FROM, is_header),
        (&mail_headers::SUBJECT, is_header),
        (&mail_headers::DRAFT_SUBJECT, is_header),
        (&mail_headers::MARKS, |line| {
            mail_headers::behind_marks(line) > 0
        }),
        (&mail_headers::OTHERS, is_header),
        (&mail_headers::PREHEADERS, is_header),
        (&mail_headers::PASSED_ON, opens_original),
        (&mail_headers::ORIGINAL, opens_original),
        (&mail_headers::WROTE, mail_headers::attributes_quote),
    ];
    for list in footers::PAIRS.iter().flatten() {
        lists.push((list, footers::is_legal_footer));
    }
    lists
}

fn names_date_or_time(line: &str) -> bool {
    dates::names_date_or_time(&line.to_lowercase())
}

fn names_nobody(line: &str) -> bool {
    !labels::names_somebody(line)
}

fn is_header(line: &str) -> bool {
    mail_headers::header(line).is_some()
}

fn opens_original(line: &str) -> bool {
    mail_headers::opens_original(line).is_some()
}

fn has_address_of_web(line: &str) -> bool {
    hosts::bare_addresses(line).next().is_some()
}

/// An entry with the lines under it.
struct Entry<'t> {
    text: &'t str,
    recognised: Vec<&'t str>,
    not_recognised: Vec<&'t str>,
}

/// The entries of one list of a file, and what is wrong with how the file is written.
fn read<'t>(text: &'t str, list: &str) -> (Vec<Entry<'t>>, Vec<String>) {
    let (mut entries, mut wrong) = (Vec::<Entry<'_>>::new(), Vec::new());
    let (mut name, mut section) = ("", "");
    for line in text.lines() {
        let example = |mark| line.strip_prefix(mark).filter(|text| *text == text.trim());
        if line.is_empty() || line.starts_with('#') {
            continue;
        } else if let Some(next) = line.strip_prefix("== ") {
            (name, section) = (next, "");
        } else if name != list {
        } else if line.starts_with('[') {
            section = line;
        } else if let Some(text) = example("  + ") {
            match entries.last_mut() {
                Some(entry) => entry.recognised.push(text),
                None => wrong.push(format!("`{text}` stands under no entry")),
            }
        } else if let Some(text) = example("  - ") {
            match entries.last_mut() {
                Some(entry) => entry.not_recognised.push(text),
                None => wrong.push(format!("`{text}` stands under no entry")),
            }
        } else {
            let quoted = line.strip_prefix('"').and_then(|l| l.strip_suffix('"'));
            let entry = quoted.unwrap_or(line);
            if !matches!(section, "[en]" | "[ru]" | "[kk]" | "[any]") {
                wrong.push(format!("`{entry}` stands under no language: {section}"));
            }
            if entry != entry.to_lowercase() || quoted.is_none() && entry != entry.trim() {
                wrong.push(format!(
                    "`{entry}` is not in small letters, or has spaces around it"
                ));
            }
            entries.push(Entry {
                text: entry,
                recognised: Vec::new(),
                not_recognised: Vec::new(),
            });
        }
    }
    (entries, wrong)
}

#[test]
fn every_entry_is_needed_and_tells_its_lines() {
    let mut wrong = Vec::new();
    for (list, tells) in lists() {
        let (file, name, text) = list.source;
        let (entries, errors) = read(text, name);
        wrong.extend(errors.iter().map(|error| format!("{file}: {error}")));
        let texts: Vec<&str> = entries.iter().map(|entry| entry.text).collect();
        assert_eq!(texts, list.all(), "{file}, {name}");
        for entry in &entries {
            let mut fails = |line: &str, why| {
                wrong.push(format!("{file}, {name}, `{}`: {why}: {line}", entry.text));
            };
            if texts.iter().filter(|text| **text == entry.text).count() > 1 {
                fails("", "stands there twice");
            }
            if entry.recognised.is_empty() || entry.not_recognised.is_empty() {
                fails("", "has no line with `+`, or none with `-`");
            }
            for line in &entry.recognised {
                if !tells(line) {
                    fails(line, "is not recognised");
                }
                TAKEN_AWAY.set(Some((file, name, entry.text)));
                if tells(line) {
                    fails(line, "is recognised without the entry too");
                }
                TAKEN_AWAY.set(None);
            }
            for line in entry.not_recognised.iter().filter(|line| tells(line)) {
                fails(line, "is recognised");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_is_tested() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/words");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    let lists = lists();
    let tested = lists.iter().map(|(list, _)| list.source.0.to_owned());
    assert_eq!(files, tested.collect());
    for (list, _) in &lists {
        let (file, _, text) = list.source;
        for name in text.lines().filter_map(|line| line.strip_prefix("== ")) {
            let is_tested = lists.iter().any(|(other, _)| {
                let (other_file, other_name, _) = other.source;
                (other_file, other_name) == (file, name)
            });
            assert!(is_tested, "{file}: no test reads {name}");
        }
    }
}

/// What is read of a line, by how long it may be: the longest such line is one, and the next is none.
#[test]
fn lines_are_told_up_to_their_limits_and_not_beyond() {
    let words = |count: usize| vec!["of"; count].join(" ");
    let names = |count: usize| vec!["Ab"; count].join(" ");
    let letters = |count: usize| "x".repeat(count);
    type Limited<'m> = (fn(&str) -> bool, usize, &'m dyn Fn(usize) -> String);
    let all: [Limited<'_>; 24] = [
        // 80 characters with a comma inside, of which `Dear A, ` and `!` are nine, 120 without one.
        (greetings::is_greeting, 71, &|n| {
            format!("Dear A, {}!", letters(n))
        }),
        (greetings::is_greeting, 114, &|n| {
            format!("Dear {}!", letters(n))
        }),
        // Five words with no sign behind them, a name of three before.
        (greetings::is_greeting, 4, &|n| format!("Dear {}", words(n))),
        (greetings::is_greeting, 3, &|n| {
            format!("{}, good evening", names(n))
        }),
        // The comma is one of the six and of the twelve words.
        (sign_offs::is_sign_off, 5, &|n| {
            format!("Best wishes, {}", words(n))
        }),
        (sign_offs::is_sign_off, 11, &|n| {
            format!("Kind regards, {}", words(n))
        }),
        (sign_offs::is_sign_off, 5, &|n| {
            format!("Kind regards, {}.", words(n))
        }),
        (sign_offs::is_sign_off, 6, &|n| {
            format!("С уважением {}", names(n))
        }),
        (sign_offs::is_sign_off, 4, &|n| {
            format!("С уважением и {},", words(n))
        }),
        (sign_offs::is_sign_off, 6, &|n| {
            format!("Thank you! {}", names(n))
        }),
        (sign_offs::is_sign_off, 2, &|n| {
            format!("Thank you! Ab {}", words(n))
        }),
        (sign_offs::is_name, 3, &names),
        (closing_lines::is_closing_line, 7, &|n| {
            format!("See you {}", words(n))
        }),
        // 160 bytes, of which `See you ` is eight.
        (closing_lines::is_closing_line, 152, &|n| {
            format!("See you {}", letters(n))
        }),
        (closing_lines::is_closing_line, 2, &|n| {
            format!("Happy New Year {}", words(n))
        }),
        (footers::is_legal_footer, 7, &|n| {
            format!("Copyright 2026 {}", words(n))
        }),
        (footers::is_legal_footer, 4, &|n| {
            format!("{} in browser", words(n))
        }),
        // 200 bytes, of which the words are 28, and 700.
        (footers::is_legal_footer, 172, &|n| {
            format!(
                "privacy policy{}privacy policy",
                format_args!("{}|", " ".repeat(n - 1))
            )
        }),
        (footers::is_legal_footer, 678, &|n| {
            format!("came from outside the {}", letters(n))
        }),
        (footers::stands_above_letter, 678, &|n| {
            format!("came from outside the {}", letters(n))
        }),
        (footers::stands_above_letter, 178, &|n| {
            format!("view in your browser, {}", letters(n))
        }),
        (hours::tells_hours, 23, &|n| {
            format!("Office hours {}", words(n))
        }),
        (languages::is_language_label, 93, &|n| {
            format!("English{}", " ".repeat(n))
        }),
        (fields::names_field, 3, &|n| format!("name {}", words(n))),
    ];
    for (place, (tells, most, made)) in all.into_iter().enumerate() {
        let [longest, longer] = [most, most + 1].map(made);
        assert!(tells(&longest), "{place}: {longest}");
        assert!(!tells(&longer), "{place}: {longer}");
    }
    // A name before a colon has 40 bytes, what says who wrote has 400.
    let header = |spaces: usize| {
        mail_headers::header(&format!("Subject{}: x", " ".repeat(spaces))).is_some()
    };
    assert_eq!([33, 34].map(header), [true, false]);
    let wrote = |n: usize| {
        mail_headers::attributes_quote(&format!("On 30 Nov 2026, at 10:15, {} wrote:", letters(n)))
    };
    assert_eq!([368, 369].map(wrote), [true, false]);
}

#[test]
fn a_phone_has_as_many_digits_as_phones_have() {
    for (line, count) in [
        // Behind a plus ten to fifteen.
        ("+701234567", 0),
        ("+7012345678", 1),
        ("+701234567890123", 1),
        ("+7012345678901234", 0),
        // With an area in brackets ten, or eleven where 7 or 8 leads.
        ("(7172) 70-00-1", 0),
        ("(7172) 70-00-11", 1),
        ("(6172) 70-00-11", 1),
        ("(7172) 70-00-111", 1),
        ("(8172) 70-00-111", 1),
        ("(6172) 70-00-111", 0),
        ("(7172) 70-00-1111", 0),
        ("(7172 70-00-11", 0),
        // With no plus eleven, ten where 7 leads an area of three or four and pairs end it.
        ("8 701 000 00 0", 0),
        ("8 701 000 00 01", 1),
        ("870100000112", 0),
        ("701 000 00 01", 1),
        ("7012 00 00 01", 1),
        ("70 1000 00 01", 0),
        ("70120 0 00 01", 0),
        ("701 000 0 001", 0),
        ("701 0000 0 01", 0),
        ("601 000 00 01", 0),
        ("801 000 00 01", 0),
        ("812 345 67 890", 1),
        ("612 345 67 890", 0),
        ("61234567890", 0),
        // Behind a label five to fifteen.
        ("Tel. 7000", 0),
        ("Tel. 70001", 1),
        ("Tel. 123456789012345", 1),
        ("Tel. 1234567890123456", 0),
        // Behind another one six or seven, divided.
        ("Tel. 70-00-01, 70-01", 1),
        ("Tel. 70-00-01, 70-00-2", 1),
        ("Tel. 70-00-01, 70-00-02", 2),
        ("Tel. 70-00-01, 300-00-02", 2),
        ("Tel. 70-00-01, 300-00-021", 1),
        ("Tel. 70-00-01, 700002", 1),
        ("70-00-02", 0),
        // What joins a word or goes on as one.
        ("x+7012345678", 0),
        ("+7012345678x", 0),
        ("+7012345678:", 0),
        ("+7012345678,", 1),
        ("ID +7012345678", 1),
        ("ID 701 000 00 01", 0),
    ] {
        assert_eq!(phones::phones(line), count, "{line}");
    }
    // A label stands at most forty characters before.
    let behind = |between: usize| phones::phones(&format!("Tel{}70001", ".".repeat(between)));
    assert_eq!([37, 38].map(behind), [1, 0]);
    // Of a longer number the last forty are looked at.
    let spread = |between: usize| phones::phones(&format!("+7{}012345678", " ".repeat(between)));
    assert_eq!([29, 30].map(spread), [1, 0]);
}

#[test]
fn an_address_has_its_number_near_and_of_its_length() {
    for (line, in_text, in_signature) in [
        // Three words between, in a signature eight.
        ("Street of of of 53", true, true),
        ("Street of of of of 53", false, true),
        ("53 of of of Street", true, true),
        ("53 of of of of Street", false, true),
        ("Street of of of of of of of of 53", false, true),
        ("Street of of of of of of of of of 53", false, false),
        ("Astana of of of 010000", true, true),
        ("Astana of of of of 010000", false, true),
        // A house has five figures, a postcode six, or seven with a letter first and three figures.
        ("Street 12345", true, true),
        ("Street 123456", false, false),
        ("Street 53-house", true, true),
        ("Street 123456-house", false, false),
        ("Street 53-54", true, true),
        ("Street 1234-56", false, false),
        ("Astana 01000", false, false),
        ("Astana 010000", true, true),
        ("Astana 0100000", false, false),
        ("Astana Z05H0P9", true, true),
        ("Astana Z05HXP9", true, true),
        ("Astana Z05HXPA", false, false),
        ("Astana 10500P9", false, false),
        // The figures before it are a phone's where they are three or more.
        ("Astana 12 010000", true, true),
        ("Astana 7172 010000", false, false),
        ("Astana tel 010000", false, false),
        ("Astana 010000 KZT", false, false),
        // In a signature a house of three figures and a letter stands beside its city.
        ("Astana, 5", false, true),
        ("Astana, 535", false, true),
        ("Astana, 5353", false, false),
        ("Astana, 53a", false, true),
        ("Astana, 53ab", false, false),
        ("Astana: 53", false, false),
        ("Astana, room 53", false, false),
        ("Astana, 53 May", false, false),
        ("Astana", false, false),
    ] {
        assert_eq!(addresses::has_address(line), in_text, "{line}");
        assert_eq!(
            addresses::has_address_in_signature(line),
            in_signature,
            "{line}"
        );
    }
}
