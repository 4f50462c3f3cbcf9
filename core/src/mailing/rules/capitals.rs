//! `capitals`: no words in capital letters (I22). A word counts from two letters on; known
//! abbreviations, Roman numerals, codes with digits, addresses, hashtags and merge tags do not.
//! A word that is known to be none, and one of more than 5 letters, breaks the clause, with those
//! beside it; another may be an abbreviation, so a person looks, as at all capitals in the subject.
//! Each is one finding, with all its places.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use super::{
    Case, Found, Place, Rule,
    capital_words::{Kind, Word, capital_words, capitals_of, has_two_capitals, runs},
    look_alikes, news_digest, restyle,
};
use crate::mailing::{Edit, Fix, FixGrade};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{
    Span,
    layout::{
        Block, Role, addresses, behind_marks,
        merge_tags::{MergeTag, masked},
    },
    source::NodeId,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::Capitals,
    clauses: &[ClauseId::A2_3d],
    readings: &[EntryId::I22],
    binds: news_digest::binds_no_digest,
    check,
};

/// A language's code has at most so many: `RU`, `ҚАЗ`.
const CODE_LETTERS: usize = 3;

fn check(case: &Case<'_>) -> Vec<Found> {
    let own: HashSet<String> = case
        .brief
        .abbreviations
        .iter()
        .map(|a| a.to_uppercase())
        .collect();
    let mut said = Said::default();
    let mut in_draft = Vec::new();
    let mut value_follows = false;
    for (role, block) in &case.letter.blocks {
        match role {
            // What the law or a mail program adds is nobody's to write anew.
            Role::LegalFooter => continue,
            Role::Header => {
                if in_draft.is_empty() {
                    in_draft = in_draft_subject(case, block, &own, &mut value_follows);
                }
                continue;
            }
            _ => {}
        }
        let is_styled = |node| case.letter.styles.of(node).uppercase;
        let some_styled = block.runs.iter().any(|run| is_styled(run.node));
        if !some_styled && !has_two_capitals(&block.text) {
            continue;
        }
        let text = masked(&block.text, &block.merge_tags);
        let text = without_addresses(&text);
        let styled = |at: usize| block.node_at(at).is_some_and(is_styled);
        let styled = some_styled.then_some(&styled as &dyn Fn(usize) -> bool);
        let mut words = capital_words(&text, styled, &own);
        if block.is_language_label() {
            // `RU` is the code of a language there.
            words.retain(|word| word.text.chars().count() > CODE_LETTERS);
        }
        for run in runs(&words, &text) {
            judge(case, block, run, &mut said);
        }
    }
    for (role, block) in &case.letter.blocks {
        if !matches!(role, Role::LegalFooter | Role::Header) {
            elsewhere(case, block, &own, &mut said);
        }
    }
    let in_subject = case
        .subject
        .map(|subject| in_subject(subject, case.subject_tags, &own));
    let in_subjects = in_subject.into_iter().flatten().chain(in_draft);
    in_subjects.chain(said.found(case)).collect()
}

/// Words that a style shows in capitals on other screens than the desk's alone: a person looks.
fn elsewhere(case: &Case<'_>, block: &Block, own: &HashSet<String>, said: &mut Said) {
    let styles = case.letter.styles;
    for there in styles.elsewhere() {
        let is_styled = |node| there.of(node).uppercase && !styles.of(node).uppercase;
        if !block.runs.iter().any(|run| is_styled(run.node)) {
            continue;
        }
        let text = masked(&block.text, &block.merge_tags);
        let text = without_addresses(&text);
        let styled = |at: usize| block.node_at(at).is_some_and(is_styled);
        let words = capital_words(&text, Some(&styled as &dyn Fn(usize) -> bool), own);
        let small = |word: &Word<'_>| word.text.chars().any(char::is_lowercase);
        let mut told = words.iter().filter(|&word| small(word));
        let Some(first) = told.next() else { continue };
        let last = told.next_back().unwrap_or(first);
        said.add(SaidOf {
            found: Found::review,
            key: "elsewhere",
            argument: "words",
            words: capitals_of(text.get(first.start..last.end).unwrap_or_default()),
            places: vec![block.source_of(case.letter.tree, first.start, last.end)],
            edits: None,
            styled: Vec::new(),
        });
    }
}

/// What was found in the body: each word and each run once, in the order in which they come.
#[derive(Default)]
struct Said {
    /// By the key of the message and the words in capitals, their turn.
    turns: HashMap<(&'static str, String), usize>,
    all: Vec<SaidOf>,
}

/// One of them.
struct SaidOf {
    found: fn(Place, &'static str) -> Found,
    key: &'static str,
    argument: &'static str,
    words: String,
    places: Vec<Option<Span>>,
    /// How each place is written in small letters; `None` once one of them cannot be.
    edits: Option<Vec<Edit>>,
    /// The texts that only a style shows in capitals.
    styled: Vec<NodeId>,
}

impl Said {
    fn add(&mut self, said: SaidOf) {
        let next = self.all.len();
        let turn = *self
            .turns
            .entry((said.key, said.words.clone()))
            .or_insert(next);
        match self.all.get_mut(turn) {
            Some(first) => {
                first.places.extend(said.places);
                first.styled.extend(said.styled);
                first.edits = first.edits.take().zip(said.edits).map(|(mut all, edits)| {
                    all.extend(edits);
                    all
                });
            }
            None => self.all.push(said),
        }
    }

    fn found(self, case: &Case<'_>) -> impl Iterator<Item = Found> {
        self.all.into_iter().map(|said| {
            let first = said.places.iter().flatten().min().copied();
            let found = (said.found)(Place::Body(first), said.key);
            let found = found
                .arg(said.argument, shown(&said.words))
                .about(said.words);
            let found = found.at(said.places.into_iter().flatten());
            let grade = FixGrade::Review;
            let rewritten = said.edits.map(|edits| Fix { grade, edits });
            let styled = said.styled.into_iter();
            found.fix(restyle::restyled(case, styled, AS_WRITTEN, FixGrade::Safe).or(rewritten))
        })
    }
}

/// What shows letters as they are written.
const AS_WRITTEN: &[&str] = &[
    "text-transform:none",
    "font-variant:normal",
    "text-transform:none!important",
    "font-variant:normal!important",
];

/// What a person has to look at in the subject.
fn in_subject(subject: &str, tags: &[MergeTag], own: &HashSet<String>) -> Vec<Found> {
    let text = masked(subject, tags);
    let told = told_of_subject(&without_addresses(&text), own);
    said_of_subject(told, subject, |start, end| {
        Place::Subject(Some(Span::new(start as u32, end as u32)))
    })
}

/// What divides the name of a draft's subject from the subject.
const DIVIDERS: [&str; 4] = [":", " - ", " – ", " — "];

/// The same in the subject that a draft has above the letter, on the line of its name or the next one.
fn in_draft_subject(
    case: &Case<'_>,
    block: &Block,
    own: &HashSet<String>,
    value_follows: &mut bool,
) -> Vec<Found> {
    let text = masked(&block.text, &block.merge_tags);
    let text = without_addresses(&text);
    let of_lines = block.lines().map(|(at, line)| {
        let ends = DIVIDERS.iter().filter_map(|divider| {
            let name = line.find(divider)?;
            Some(name.saturating_add(divider.len()))
        });
        let start = match std::mem::take(value_follows) {
            true => 0,
            false => ends.min().unwrap_or(0),
        };
        let value = line.get(start..).unwrap_or_default();
        *value_follows = value.trim_matches(['*', ' ']).is_empty();
        let value = at.saturating_add(start);
        let text = text.get(value..at.saturating_add(line.len()));
        let told = told_of_subject(text.unwrap_or_default(), own);
        let told = told.into_iter();
        told.map(|(start, end)| (value.saturating_add(start), value.saturating_add(end)))
            .collect::<Vec<_>>()
    });
    let told = of_lines.into_iter().find(|told| !told.is_empty());
    said_of_subject(told.unwrap_or_default(), &block.text, |start, end| {
        Place::Body(block.source_of(case.letter.tree, start, end))
    })
}

/// One finding of each word or run, with its first place.
fn said_of_subject(
    told: Vec<(usize, usize)>,
    text: &str,
    place: impl Fn(usize, usize) -> Place,
) -> Vec<Found> {
    let mut said = HashSet::default();
    let each = told.into_iter().filter_map(|(start, end)| {
        let words = capitals_of(text.get(start..end)?);
        let found = Found::review(place(start, end), "subject").arg("words", shown(&words));
        said.insert(words).then_some(found)
    });
    each.collect()
}

/// From where to where the words and runs stand in a subject that are in capitals and no abbreviations.
fn told_of_subject(subject: &str, own: &HashSet<String>) -> Vec<(usize, usize)> {
    let own_words = behind_marks(subject);
    let mut words = capital_words(subject, None, own);
    words.retain(|word| word.start >= own_words);
    let told = runs(&words, subject).into_iter().filter_map(|run| {
        let told = run.iter().filter(|word| word.kind != Kind::Abbreviation);
        match told.collect::<Vec<_>>().as_slice() {
            [] => None,
            [word] if word.kind == Kind::Both => None,
            [first, .., last] => Some((first.start, last.end)),
            [word] => Some((word.start, word.end)),
        }
    });
    told.collect()
}

/// Words in capitals as a message names them.
fn shown(words: &str) -> String {
    words.chars().take(60).collect()
}

/// What is to be said of a run: one thing where it breaks the clause, from its first word that is no
/// abbreviation to its last, else one of each that may be one.
fn judge(case: &Case<'_>, block: &Block, run: &[Word<'_>], said: &mut Said) {
    let told = run.iter().filter(|word| word.kind != Kind::Abbreviation);
    let told: Vec<&Word<'_>> = told.collect();
    if told.iter().all(|word| word.kind == Kind::Both) && told.len() == 1 {
        return;
    }
    let (Some(first), Some(last)) = (told.first(), told.last()) else {
        return;
    };
    let place = |start, end| block.source_of(case.letter.tree, start, end);
    let styled = |words: &[&Word<'_>]| -> Vec<NodeId> {
        let small = |word: &&&Word<'_>| word.text.chars().any(char::is_lowercase);
        let of_words = words.iter().filter(small);
        of_words
            .filter_map(|word| block.node_at(word.start))
            .collect()
    };
    let is_unknown = |word: &&Word<'_>| word.kind == Kind::Unknown;
    if told.iter().all(|word| word.kind != Kind::Word) && told.iter().any(is_unknown) {
        for word in told.into_iter().filter(is_unknown) {
            said.add(SaidOf {
                found: Found::review,
                key: "perhaps-abbreviation",
                argument: "word",
                words: capitals_of(word.text),
                places: vec![place(word.start, word.end)],
                edits: None,
                styled: styled(&[word]),
            });
        }
        return;
    }
    let text = block.text.get(first.start..last.end).unwrap_or_default();
    let span = place(first.start, last.end);
    // What may be an abbreviation stays as it is.
    let words: Vec<&Word<'_>> = told
        .iter()
        .copied()
        .filter(|w| w.kind != Kind::Unknown)
        .collect();
    let edit = edit(case, span, text, &words, first.start);
    said.add(SaidOf {
        found: Found::violation,
        key: if told.len() == 1 { "word" } else { "run" },
        argument: "words",
        words: capitals_of(text),
        places: vec![span],
        edits: edit.map(|edit| vec![edit]),
        styled: styled(&told),
    });
}

/// The words in small letters, the first with its capital, where the source holds them as shown.
fn edit(
    case: &Case<'_>,
    span: Option<Span>,
    shown: &str,
    words: &[&Word<'_>],
    start: usize,
) -> Option<Edit> {
    let span = span?;
    if span.of(case.draft.body_text()) != Some(shown) || !shown.chars().any(char::is_uppercase) {
        return None;
    }
    let mut replacement = String::with_capacity(shown.len());
    let mut at = 0usize;
    for word in words {
        let (from, to) = (word.start.checked_sub(start)?, word.end.checked_sub(start)?);
        replacement.push_str(shown.get(at..from)?);
        let text = shown.get(from..to)?;
        let mut characters = text.chars();
        // Behind what may be an abbreviation it begins nothing.
        if from == 0 {
            let first = characters.next();
            replacement.extend(first.map(|c| look_alikes::small_capital(c).unwrap_or(c)));
        }
        replacement.push_str(&capitals_of(characters.as_str()).to_lowercase());
        at = to;
    }
    replacement.push_str(shown.get(at..)?);
    Some(Edit { span, replacement })
}

/// `text` with e-mail and web addresses replaced by as many bytes that are no letters.
fn without_addresses(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0usize;
    for address in addresses(text) {
        out.push_str(text.get(at..address.start).unwrap_or_default());
        out.extend(std::iter::repeat_n('\u{2}', address.text.len()));
        at = address.end();
    }
    if at == 0 {
        return text.into();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.into()
}
