//! The files of texts, as they are carried: each line's key once, in English; and by a page's first load
//! not what only the whole library says.

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
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]
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

/// The lines of a file that are carried.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]
pub(super) const fn carried<const SIZE: usize>(file: &[u8]) -> [u8; SIZE] {
    let mut lines = [0; SIZE];
    let (mut from, mut to) = (0, 0);
    while from < file.len() {
        let is_carried = !is_left_out(file, from);
        loop {
            if is_carried {
                lines[to] = file[from];
                to += 1;
            }
            from += 1;
            if file[from - 1] == b'\n' {
                break;
            }
        }
    }
    lines
}

/// How much room they take.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]
pub(super) const fn size_carried(file: &[u8]) -> usize {
    let (mut at, mut size) = (0, 0);
    while at < file.len() {
        let is_carried = !is_left_out(file, at);
        loop {
            at += 1;
            if is_carried {
                size += 1;
            }
            if file[at - 1] == b'\n' {
                break;
            }
        }
    }
    size
}

/// The texts of a file of lines `key = text`, each in its line; its keys are to be those of `of`.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]
pub(super) const fn without_keys<const SIZE: usize>(file: &[u8], of: &[u8]) -> [u8; SIZE] {
    let mut texts = [0; SIZE];
    let (mut from, mut of_from, mut to) = (0, 0, 0);
    while from < file.len() {
        // The key and what parts it from its text.
        loop {
            assert!(
                file[from] == of[of_from],
                "a line has another key than in English"
            );
            from += 1;
            of_from += 1;
            if file[from - 1] == b'=' {
                break;
            }
        }
        assert!(file[from] == b' ', "a space parts a key from its text");
        from += 1;
        loop {
            texts[to] = file[from];
            from += 1;
            to += 1;
            if file[from - 1] == b'\n' {
                break;
            }
        }
        while of[of_from] != b'\n' {
            of_from += 1;
        }
        of_from += 1;
    }
    assert!(of_from == of.len(), "a line of English is missing");
    texts
}

/// How much room they take.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "what goes wrong does so when it is compiled"
)]
pub(super) const fn size_without_keys(file: &[u8]) -> usize {
    let (mut at, mut size, mut in_key) = (0, 0, true);
    while at < file.len() {
        if !in_key {
            size += 1;
            in_key = file[at] == b'\n';
        } else if file[at] == b'=' {
            in_key = false;
            at += 1;
        }
        at += 1;
    }
    size
}
