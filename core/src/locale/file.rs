//! The files of texts, as they are carried: each line's key once, in English.

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
