//! Every entry of every list, by the lines that stand under it.

use std::collections::BTreeSet;

use super::{
    addresses, bullets, captions, closing_lines, dates, fields, footers, greetings, hosts, hours,
    labels, languages, list::List, list::TAKEN_AWAY, mail_headers, phones, postscripts, sign_offs,
};

/// A list with what it is there for: whether a line is one of those that it tells.
type Tested = (&'static List, fn(&str) -> bool);

/// Every list.
fn lists() -> Vec<Tested> {
    let mut lists: Vec<Tested> = vec![
        (&greetings::GREETINGS, greetings::is_greeting),
        (&greetings::NAMELESS, greetings::is_greeting),
        (&greetings::MANY, greetings::addresses_many),
        (&sign_offs::SIGN_OFFS, sign_offs::is_sign_off),
        (&sign_offs::CLOSINGS, sign_offs::is_sign_off),
        (&sign_offs::AND, sign_offs::is_sign_off),
        (&footers::PHRASES, footers::is_legal_footer),
        (&footers::VIEWS, footers::is_legal_footer),
        (&footers::OTHER_VIEWS, footers::is_legal_footer),
        (&footers::ABOVE, footers::stands_above_letter),
        (&footers::LINKS, footers::is_legal_footer),
        (&footers::MORE_LINKS, footers::is_legal_footer),
        (&hours::HOURS, hours::tells_hours),
        (&hours::TIMED, hours::tells_hours),
        (&postscripts::DOTTED_MARKS, postscripts::is_postscript),
        (&postscripts::MARKS, postscripts::is_postscript),
        (&dates::MONTHS, names_date_or_time),
        (&dates::SHORT_MONTHS, names_date_or_time),
        (&dates::HALVES_OF_DAY, names_date_or_time),
        (&phones::LABELS, |line| phones::phones(line) > 0),
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
        (&bullets::BULLETS, bullets::begins_with_bullet),
        (&captions::CAPTIONS, captions::begins_as_caption),
        (&closing_lines::OPENINGS, closing_lines::is_closing_line),
        (&closing_lines::WISHES, closing_lines::is_closing_line),
        (&closing_lines::ENDINGS, closing_lines::is_closing_line),
        (&languages::LABELS, languages::is_language_label),
        (&mail_headers::FROM, is_header),
        (&mail_headers::SUBJECT, is_header),
        (&mail_headers::OTHERS, is_header),
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
