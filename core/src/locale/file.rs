//! The files of texts, as they are carried: each line's key once, in English; and by a page's first load
//! not what only the whole library says.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]

/// How the keys begin of what only questions, reports to take away and the register's paper say.
pub(super) const OF_QUESTIONS: &[&str] = &[
    "report.",
    "paper.",
    "case.",
    "question.",
    "queue.",
    // Rights, responsibilities, Associations.
    "e-resources.",
    "platform.",
    "need.",
    "relevance.",
    "relevant.",
    "rights-ending.",
    "cards.",
    "group-members.",
    "group-independent.",
    "group-supports.",
    "documents.",
    "partners.",
    "partners-documents.",
    "cooperation.",
    "initiative-declined.",
    "initiative-center.",
    "forms.",
    "changes.",
    "change.",
    "disclosure.",
    "responsibility.",
    "duty.form",
    "duty.tell-change",
    "duty.center-first",
    "advice.student",
    "advice.library",
    "advice.campus",
    "advice.center-first",
    "advice.association",
    "advice.legal-entity",
    "advice.days-",
    // Coordination, awards, orders.
    "employee.",
    "advice-asker.",
    "advice-requested.",
    "advice-representative.",
    "award.",
    "order-issuer.",
    "order-circumstance.",
    "order-lasts.",
    "order-lawful.",
    "order-period.",
    // Their facts.
    "fact.person.",
    "fact.university.",
    "fact.record.forms",
    "fact.record.changes",
    "fact.record.disclosure",
    "fact.group.",
    "fact.programme.",
    "fact.initiative.",
    "fact.interaction.",
    "fact.center.",
    "fact.request.",
    "fact.order.",
    "ask.person.",
    "ask.university.",
    "ask.record.forms",
    "ask.record.changes",
    "ask.record.disclosure",
    "ask.group.",
    "ask.programme.",
    "ask.initiative.",
    "ask.interaction.",
    "ask.center.",
    "ask.request.",
    "ask.order.",
];

const LEFT_OUT: &[&str] = match cfg!(feature = "browser") {
    true => OF_QUESTIONS,
    false => &[],
};

/// Whether the line that begins at `at` is not carried.
const fn is_left_out(file: &[u8], at: usize) -> bool {
    let mut of = 0;
    while of < LEFT_OUT.len() {
        let begins = LEFT_OUT[of].as_bytes();
        let mut same = 0;
        while same < begins.len() && file[at + same] == begins[same] {
            same += 1;
        }
        if same == begins.len() {
            return true;
        }
        of += 1;
    }
    false
}

/// Behind the next such byte.
const fn behind(file: &[u8], mut at: usize, byte: u8) -> usize {
    while file[at] != byte {
        at += 1;
    }
    at + 1
}

/// Puts a piece of the file to what is carried; returned is where that goes on.
const fn put(
    carried: &mut [u8],
    mut to: usize,
    file: &[u8],
    mut from: usize,
    ends: usize,
) -> usize {
    while from < ends {
        carried[to] = file[from];
        from += 1;
        to += 1;
    }
    to
}

/// Where the next line that is carried begins and ends, from where a line begins.
const fn next_carried(file: &[u8], mut at: usize) -> Option<(usize, usize)> {
    while at < file.len() {
        let (begins, ends) = (at, behind(file, at, b'\n'));
        if !is_left_out(file, begins) {
            return Some((begins, ends));
        }
        at = ends;
    }
    None
}

/// The lines of a file that are carried.
pub(super) const fn carried<const SIZE: usize>(file: &[u8]) -> [u8; SIZE] {
    let mut lines = [0; SIZE];
    let (mut at, mut to) = (0, 0);
    while let Some((begins, ends)) = next_carried(file, at) {
        to = put(&mut lines, to, file, begins, ends);
        at = ends;
    }
    lines
}

/// How much room they take.
pub(super) const fn size_carried(file: &[u8]) -> usize {
    let (mut at, mut size) = (0, 0);
    while let Some((begins, ends)) = next_carried(file, at) {
        size += ends - begins;
        at = ends;
    }
    size
}

/// The texts of a file of lines `key = text`, each in its line; its keys are to be those of `of`.
pub(super) const fn without_keys<const SIZE: usize>(file: &[u8], of: &[u8]) -> [u8; SIZE] {
    let mut texts = [0; SIZE];
    let (mut from, mut of_from, mut to) = (0, 0, 0);
    while from < file.len() {
        let (text, ends) = text_of(file, from);
        while from < text {
            assert!(
                file[from] == of[of_from],
                "a line has another key than in English"
            );
            from += 1;
            of_from += 1;
        }
        to = put(&mut texts, to, file, text, ends);
        from = ends;
        of_from = behind(of, of_from, b'\n');
    }
    assert!(of_from == of.len(), "a line of English is missing");
    texts
}

/// How much room they take.
pub(super) const fn size_without_keys(file: &[u8]) -> usize {
    let (mut at, mut size) = (0, 0);
    while at < file.len() {
        let (begins, ends) = text_of(file, at);
        size += ends - begins;
        at = ends;
    }
    size
}

/// Where the text of the line `key = text` that begins at `at` begins, and where it ends.
const fn text_of(file: &[u8], at: usize) -> (usize, usize) {
    let space = behind(file, at, b'=');
    assert!(file[space] == b' ', "a space parts a key from its text");
    (space + 1, behind(file, space, b'\n'))
}
