//! What a letter shows, piece by piece: each line of a table is one thing that decides an answer.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "tests may fail"
)]

mod cascade;
mod edits;
mod elements;
mod findings;
mod habits;
mod invitations;
mod limits;
mod links;
mod ordinary;
mod painted;
mod pictures;
mod roles;
mod screens;
mod selectors;
mod sheets;
mod signatures;
mod sources;
mod styles;
mod tables;
mod text;
mod unknown;

use nu_alumni_policy::{Draft, SourceKind};

/// What signs a letter, and how it reads in a block.
const CONTACT: &str = "a@nu.edu.kz<br>53 Kabanbay Batyr Ave";
const SIGNED: &str = "a@nu.edu.kz/53 Kabanbay Batyr Ave";

fn draft(html: &str) -> Draft {
    Draft::read(SourceKind::Html, html.as_bytes()).expect("it is read")
}

/// The letter's blocks, each as the first letter of its role and its text.
fn roles(html: &str) -> Vec<String> {
    let draft = draft(html);
    let letter = draft.letter();
    let blocks = letter.blocks.iter().map(|(role, block)| {
        let role = format!("{role:?}").to_lowercase();
        format!("{} {}", &role[..1], block.text.replace('\n', "/"))
    });
    blocks.collect()
}

/// The blocks of a plain text.
fn texts(text: &str) -> Vec<String> {
    let draft = Draft::read(SourceKind::Text, text.as_bytes()).expect("it is read");
    let letter = draft.letter();
    let texts = letter.blocks.iter().map(|(_, block)| block.text.clone());
    texts.collect()
}

/// Names of what is not read.
fn unread(html: &str) -> Vec<String> {
    let draft = draft(html);
    let letter = draft.letter();
    letter.unread.iter().map(|one| one.what.clone()).collect()
}
