//! What a finding is known by from one draft to the next.
//!
//! It is made of the rule, of what the rule says, and of what it says that: the words in capitals, the
//! paragraph, the colour, or the letter as a whole. Never of a place, so that what is written above it
//! does not change it, nor of a message, so that no language does. A long text is known by how it
//! begins, so that what is written at its end does not change it either; but what a person judges is known
//! by all that the person looks at. Of findings that are equal in all that, the second has `.2` behind it.

use foldhash::HashMap;
use nu_alumni_letter::layout::shown_words;

/// So much of a text says which it is, in bytes; it keeps the ids of tables in tables linear.
const BEGINNING: usize = 1_000;
/// So much of what a person judges, for the same; of what is longer, its length says the rest.
const JUDGED: usize = 1 << 16;

/// Hands out the ids of one report.
#[derive(Default)]
pub(super) struct Identities(HashMap<String, u32>);

impl Identities {
    /// For a report of about so many findings.
    pub(super) fn of(findings: usize) -> Self {
        Self(HashMap::with_capacity_and_hasher(
            findings,
            Default::default(),
        ))
    }

    /// The id of the next finding of `rule` that says `key` of `what`.
    pub(super) fn next(&mut self, rule: &str, key: &str, what: &str) -> String {
        let words = shown_words(beginning(what, BEGINNING));
        let id = if words.is_empty() {
            [rule, ".", key].concat()
        } else {
            [rule, ".", key, ".", &fingerprint(&words)].concat()
        };
        self.numbered(id)
    }

    /// The id of the next finding of `rule` that leaves `seen` to a person.
    pub(super) fn next_judged<'s>(
        &mut self,
        rule: &str,
        key: &str,
        seen: impl IntoIterator<Item = &'s str>,
    ) -> String {
        let mut all = String::new();
        for text in seen {
            all.push_str(&shown_words(beginning(text, JUDGED)));
            if text.len() > JUDGED {
                all.push_str(&text.len().to_string());
            }
            all.push('\n');
        }
        self.numbered(if all.trim().is_empty() {
            [rule, ".", key].concat()
        } else {
            [rule, ".", key, ".", &fingerprint(&all)].concat()
        })
    }

    fn numbered(&mut self, id: String) -> String {
        let turn = self.0.entry(id.clone()).or_default();
        *turn = turn.saturating_add(1);
        match *turn {
            1 => id,
            turn => format!("{id}.{turn}"),
        }
    }
}

fn beginning(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// What tells a text from others.
pub(super) fn fingerprint(text: &str) -> String {
    format!("{:016x}", hash(text))
}

/// FNV-1a of 64 bits: the same on every machine and in every version, unlike the standard library's.
fn hash(text: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    text.bytes().fold(start, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // The values that the authors of FNV publish.
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn equals_are_numbered_and_what_shows_nothing_makes_no_difference() {
        let mut ids = Identities::default();
        assert_eq!(
            ids.next("signature-phone", "too-few", ""),
            "signature-phone.too-few"
        );
        let first = ids.next("capitals", "word", "JOIN US");
        assert_eq!(first.len(), 30);
        assert_eq!(
            ids.next("capitals", "word", "JOIN\u{A0}\r\n U\u{200B}S "),
            format!("{first}.2")
        );
        assert_ne!(ids.next("capitals", "run", "JOIN US"), first);
        assert_ne!(ids.next("capitals", "word", "JOINUS"), first);
    }

    #[test]
    fn what_is_judged_is_known_by_all_of_it() {
        let id = |seen: &[&str]| {
            Identities::default().next_judged("bold-share", "bold", seen.iter().copied())
        };
        assert_eq!(id(&[]), "bold-share.bold");
        assert_eq!(id(&["", " \u{200B}"]), "bold-share.bold");
        let long = "a".repeat(JUDGED);
        let one = id(&["Come", &long]);
        assert_eq!(one.len(), "bold-share.bold.".len() + 16);
        assert_eq!(id(&["Co\u{AD}me\n", &long]), one);
        for other in [
            id(&["Come"]),
            id(&[&long, "Come"]),
            id(&["Come", &format!("{long}a")]),
            id(&["Come", &long.replacen("aa", "ab", 1)]),
            id(&["Come", "", &long]),
        ] {
            assert_ne!(other, one);
        }
        // Where all is too long to be read, its length is another.
        assert_ne!(id(&[&format!("{long}ab")]), id(&[&format!("{long}b")]));
    }
}
