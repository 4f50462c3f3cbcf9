//! Hashtags as UTS #31 writes them, and whether the initiator's stands in a post (A4.4).
//!
//! Social networks draw the border of a hashtag each in their own way. Where they and UTS #31
//! differ, the narrower reading is taken here, so that what is found is a hashtag everywhere:
//! emoji, `-` and `+` end one, and digits alone make none.

use std::{fmt, ops::Range, str::FromStr};

use nu_alumni_ground::folded;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use unicode_ident::{is_xid_continue, is_xid_start};

use crate::error_data::{coded, parsed};

/// The characters that begin a hashtag: the number sign, its small and its full-width form.
const SIGNS: [char; 3] = ['#', '\u{FE5F}', '\u{FF03}'];

/// A text that is no hashtag.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code")]
#[non_exhaustive]
pub enum HashtagError {
    /// It does not begin with `#`.
    #[error("`{text}` is no hashtag: it has to begin with #, as in #NUAlumni")]
    #[serde(rename = "hashtag-without-sign")]
    NoSign {
        /// The text given.
        text: String,
    },
    /// Nothing in it is a letter.
    #[error("`{text}` is no hashtag: there has to be a letter in it, as in #NUAlumni")]
    #[serde(rename = "hashtag-without-letter")]
    NoLetter {
        /// The text given.
        text: String,
    },
    /// It goes on after its end.
    #[serde(rename = "hashtag-goes-on")]
    #[error(
        "`{text}` is no hashtag: it would end before `{rest}`; letters, digits and _ can be in one"
    )]
    GoesOn {
        /// The text given.
        text: String,
        /// What is too much.
        rest: String,
    },
}

coded!(HashtagError);

/// A hashtag, as it was written. Two are the same where they differ only in the case of letters,
/// in the form of the sign, or in how accents are encoded (I28).
///
/// Letters are compared in lower case: for English, Russian and Kazakh that is the same as full
/// case folding.
///
/// ```
/// use nu_alumni_policy::sending::Hashtag;
///
/// let hashtag: Hashtag = "#НУТүлектері".parse()?;
/// assert!(hashtag.is(&"＃нутүлектері".parse()?));
/// assert!("#2026".parse::<Hashtag>().unwrap_err().to_string().contains("a letter"));
/// assert!("NUAlumni".parse::<Hashtag>().unwrap_err().to_string().contains("begin with #"));
/// # Ok::<(), nu_alumni_policy::sending::HashtagError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Hashtag {
    written: String,
    #[cfg_attr(feature = "schema", schemars(skip))]
    folded: String,
}

impl Hashtag {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether both are the same hashtag.
    pub fn is(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl FromStr for Hashtag {
    type Err = HashtagError;

    fn from_str(text: &str) -> Result<Self, HashtagError> {
        let Some(rest) = text.strip_prefix(SIGNS) else {
            return Err(HashtagError::NoSign {
                text: text.to_owned(),
            });
        };
        let too_much = rest.trim_start_matches(is_xid_continue);
        if !too_much.is_empty() {
            return Err(HashtagError::GoesOn {
                text: text.to_owned(),
                rest: too_much.to_owned(),
            });
        }
        if !is_tag(rest) {
            return Err(HashtagError::NoLetter {
                text: text.to_owned(),
            });
        }
        Ok(Self {
            written: text.to_owned(),
            folded: folded(rest),
        })
    }
}

impl fmt::Display for Hashtag {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for Hashtag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a text")
    }
}

impl Serialize for Hashtag {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}

/// Whether these characters, all of them of a word, can stand behind the sign. A mark at the
/// front would belong to the sign: a keycap is no hashtag.
fn is_tag(letters: &str) -> bool {
    letters.starts_with(|c: char| is_xid_start(c) || c == '_' || c.is_numeric())
        && letters.contains(is_xid_start)
}

/// The hashtags of a text in their order, each with its place in bytes, the sign included.
///
/// A hashtag begins where no word goes on and ends with its last letter, digit or `_`. `x#y` and
/// the fragment of a web address have none; in `##x` it is `#x`; one can follow upon another.
///
/// ```
/// use nu_alumni_policy::sending::hashtags;
///
/// let text = "Кездесу: #NUAlumni, room#5, #2026 🎓#Түлек🎓";
/// let found: Vec<&str> = hashtags(text).map(|(_, hashtag)| hashtag).collect();
/// assert_eq!(found, ["#NUAlumni", "#Түлек"]);
/// ```
pub fn hashtags(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut looked_at = 0;
    // Where the last hashtag ended.
    let mut end_of_last = usize::MAX;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(looked_at..)?;
            let start = looked_at.checked_add(rest.find(SIGNS)?)?;
            let (before, behind) = text.split_at_checked(start)?;
            let behind = behind.strip_prefix(SIGNS)?;
            let after = behind.trim_start_matches(is_xid_continue);
            let letters = behind.get(..behind.len().checked_sub(after.len())?)?;
            looked_at = text.len().checked_sub(after.len())?;
            let hashtag = text.get(start..looked_at)?;
            // `&#38;` is a character, and behind a slash the fragment of an address begins.
            let in_word = before.ends_with(|c: char| is_xid_continue(c) || matches!(c, '&' | '/'));
            if is_tag(letters) && (!in_word || end_of_last == start) {
                end_of_last = looked_at;
                return Some((start..looked_at, hashtag));
            }
        }
    })
}

/// Where the initiator's hashtag first stands in a post's text (A4.4, I28); `None` where it does
/// not.
///
/// ```
/// use nu_alumni_policy::sending::{Hashtag, post_has_hashtag};
///
/// let hashtag: Hashtag = "#GSBAlumni".parse()?;
/// let post = "Reunion on Friday! #gsbalumni #NU";
/// let place = post_has_hashtag(post, &hashtag).unwrap();
/// assert_eq!(&post[place], "#gsbalumni");
/// assert_eq!(post_has_hashtag("Reunion! #GSBAlumni2026", &hashtag), None);
/// # Ok::<(), nu_alumni_policy::sending::HashtagError>(())
/// ```
pub fn post_has_hashtag(text: &str, hashtag: &Hashtag) -> Option<Range<usize>> {
    hashtags(text)
        .find(|(_, written)| folded(written.trim_start_matches(SIGNS)) == hashtag.folded)
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        hashtags(text)
            .inspect(|(place, hashtag)| assert_eq!(text.get(place.clone()), Some(*hashtag)))
            .map(|(_, hashtag)| hashtag)
            .collect()
    }

    #[test]
    fn a_text_has_the_hashtags_that_a_reader_sees() {
        let none: &[&str] = &[];
        for (text, expected) in [
            ("", none),
            ("#", none),
            ("# NU", none),
            ("##", none),
            ("#NU", &["#NU"]),
            ("##NU", &["#NU"]),
            ("join #NU.", &["#NU"]),
            ("(#NU, #SSH!)", &["#NU", "#SSH"]),
            ("#NU\r\n#SSH", &["#NU", "#SSH"]),
            ("#NU#SSH", &["#NU", "#SSH"]),
            ("x#NU", none),
            ("x#NU#SSH", none),
            ("5#NU", none),
            ("_#NU", none),
            // The word before it ends in a combining mark.
            ("cafe\u{301}#NU", none),
            ("Ә#NU", none),
            ("#Әріптестер қауымы", &["#Әріптестер"]),
            ("встреча #Выпускники_НУ", &["#Выпускники_НУ"]),
            ("#қош#келдіңіз", &["#қош", "#келдіңіз"]),
            // Accents apart from their letters stay within.
            ("#Наши\u{306}Университет", &["#Наши\u{306}Университет"]),
            ("#\u{301}NU", none),
            ("🎓#NU🎓", &["#NU"]),
            ("#🎓NU", none),
            // A keycap, with and without a word behind it.
            ("#\u{FE0F}\u{20E3}", none),
            ("#\u{FE0F}\u{20E3}NU", none),
            ("#\u{FE0F}NU", none),
            ("＃NU ﹟SSH", &["＃NU", "﹟SSH"]),
            ("#2026", none),
            ("#2026alumni #alumni2026", &["#2026alumni", "#alumni2026"]),
            ("#_ #_NU", &["#_NU"]),
            ("#NU-alumni", &["#NU"]),
            ("#NU's", &["#NU"]),
            ("&#38;NU &#xNU;", none),
            ("https://nu.edu.kz/#news https://nu.edu.kz/x#news", none),
            ("#同窓会へ", &["#同窓会へ"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn case_form_and_encoding_make_no_other_hashtag() {
        let is = |one: &str, other: &str| {
            let (one, other): (Hashtag, Hashtag) = (one.parse().unwrap(), other.parse().unwrap());
            one.is(&other)
        };
        assert!(is("#NUAlumni", "#nualumni"));
        assert!(is("#ҚАЗАҚСТАН", "#қазақстан"));
        assert!(is("#ӘІҢҒҮҰҚӨҺ", "#әіңғүұқөһ"));
        assert!(is("#НашЙ", "#наши\u{306}"));
        assert!(is("#ЁЛКА", "#е\u{308}лка"));
        assert!(is("＃NU", "#NU"));
        // Look-alikes of another script are other letters.
        assert!(!is("#NU", "#NУ"));
        assert!(!is("#Қазақ", "#Казак"));
        assert!(!is("#NU", "#NU_"));
        assert!(!is("#Елка", "#Ёлка"));
    }

    /// Where lower case and full case folding differ, two letters of one word could be held for
    /// different ones. In the letters of the three languages there is no such pair.
    #[test]
    fn upper_and_lower_letters_of_the_three_languages_fold_to_one() {
        let latin = ('a'..='z').chain("áäǵńóöúüūçğış".chars());
        let cyrillic = ('а'..='я').chain("ёәғқңөұүһі".chars());
        for letter in latin.chain(cyrillic).filter(|c| *c != 'ı') {
            let upper: String = letter.to_uppercase().collect();
            assert_eq!(folded(&upper), folded(&letter.to_string()), "{letter}");
        }
    }

    #[test]
    fn what_is_no_hashtag_is_refused_with_the_reason() {
        let wrong = |text: &str| text.parse::<Hashtag>().unwrap_err().to_string();
        assert!(wrong("").contains("begin with #"));
        assert!(wrong(" #NU").contains("begin with #"));
        assert!(wrong("#").contains("a letter"));
        assert!(wrong("#12").contains("a letter"));
        assert!(wrong("##NU").contains("end before `#NU`"));
        assert!(wrong("#NU alumni").contains("end before ` alumni`"));
        assert!(wrong("#NU🎓").contains("end before `🎓`"));
        let read = serde_json::from_str::<Hashtag>(r##""#12""##);
        assert!(read.unwrap_err().to_string().contains("a letter"));
        let kept: Hashtag = "#NUAlumni".parse().unwrap();
        assert_eq!(serde_json::to_string(&kept).unwrap(), r##""#NUAlumni""##);
    }

    #[test]
    fn the_first_of_several_is_pointed_at() {
        let post = "Ә😀 cafe\u{301}\r\n #nu #NU";
        let hashtag: Hashtag = "#NU".parse().unwrap();
        let place = post_has_hashtag(post, &hashtag).unwrap();
        assert_eq!(post.get(place.clone()), Some("#nu"));
        // 2 + 4 + 1 + 6 + 2 + 1 bytes stand before it.
        assert_eq!((place.start, place.end), (16, 19));
    }

    proptest! {
        #[test]
        fn every_hashtag_found_is_one_by_itself_and_stands_where_it_says(
            text in "[#＃xЖқ1_🎓 &/\u{301}-]{0,24}"
        ) {
            let mut last = 0;
            for (place, hashtag) in hashtags(&text) {
                prop_assert_eq!(text.get(place.clone()), Some(hashtag));
                prop_assert!(place.start >= last);
                last = place.end;
                let hashtag: Hashtag = hashtag.parse().unwrap();
                prop_assert!(post_has_hashtag(&text, &hashtag).is_some());
            }
        }

        #[test]
        fn a_hashtag_between_spaces_is_found(tag in "[xЖқә1_]{0,8}[xЖқ][xЖ1_\u{301}]{0,4}") {
            let hashtag: Hashtag = format!("#{tag}").parse().unwrap();
            let post = format!("Ә {} .", hashtag.as_str().to_uppercase());
            prop_assert_eq!(post_has_hashtag(&post, &hashtag).map(|p| p.start), Some(3));
        }
    }
}
