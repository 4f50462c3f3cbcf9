//! Letters of another script that look the same: `НU` of a Cyrillic and a Latin letter.

/// Capitals of Latin, Cyrillic and Greek that look alike.
const ALIKE: &[(char, char, char)] = &[
    ('A', 'А', 'Α'),
    ('B', 'В', 'Β'),
    ('C', 'С', 'Ϲ'),
    ('E', 'Е', 'Ε'),
    ('H', 'Н', 'Η'),
    ('I', 'І', 'Ι'),
    ('J', 'Ј', 'Ϳ'),
    ('K', 'К', 'Κ'),
    ('M', 'М', 'Μ'),
    ('N', 'N', 'Ν'),
    ('O', 'О', 'Ο'),
    ('P', 'Р', 'Ρ'),
    ('S', 'Ѕ', 'S'),
    ('T', 'Т', 'Τ'),
    ('X', 'Х', 'Χ'),
    ('Y', 'Ү', 'Υ'),
    ('Y', 'У', 'Υ'),
    ('Z', 'Z', 'Ζ'),
];

/// A word in capitals as it is written, and as it looks in Latin and in Cyrillic letters.
pub(super) fn spellings(word: &str) -> [String; 3] {
    let plain: String = if word.is_ascii() {
        word.to_owned()
    } else {
        word.chars().map(plain).collect()
    };
    let latin = plain.chars().map(|c| {
        let alike = ALIKE
            .iter()
            .find(|(_, cyrillic, greek)| c == *cyrillic || c == *greek);
        alike.map_or(c, |(latin, ..)| *latin)
    });
    let cyrillic = plain.chars().map(|c| {
        let alike = ALIKE
            .iter()
            .rev()
            .find(|(latin, _, greek)| c == *latin || c == *greek);
        alike.map_or(c, |(_, cyrillic, _)| *cyrillic)
    });
    [latin.collect(), cyrillic.collect(), plain]
}

/// Small letters in the shape of capitals, each with its capital.
const SMALL_CAPITALS: [(char, char); 26] = [
    ('ᴀ', 'A'),
    ('ʙ', 'B'),
    ('ᴄ', 'C'),
    ('ᴅ', 'D'),
    ('ᴇ', 'E'),
    ('ꜰ', 'F'),
    ('ɢ', 'G'),
    ('ʜ', 'H'),
    ('ɪ', 'I'),
    ('ᴊ', 'J'),
    ('ᴋ', 'K'),
    ('ʟ', 'L'),
    ('ᴌ', 'L'),
    ('ᴍ', 'M'),
    ('ɴ', 'N'),
    ('ᴏ', 'O'),
    ('ᴘ', 'P'),
    ('ꞯ', 'Q'),
    ('ʀ', 'R'),
    ('ꜱ', 'S'),
    ('ᴛ', 'T'),
    ('ᴜ', 'U'),
    ('ᴠ', 'V'),
    ('ᴡ', 'W'),
    ('ʏ', 'Y'),
    ('ᴢ', 'Z'),
];

/// The capital in whose shape a small letter is.
pub(super) fn small_capital(c: char) -> Option<char> {
    if c.is_ascii() || matches!(c, 'Ѐ'..='ӿ') {
        return None;
    }
    let found = SMALL_CAPITALS.iter().find(|(small, _)| *small == c);
    found.map(|(_, capital)| *capital)
}

/// A letter of another make as the plain capital: `𝐉` of mathematics, `Ｊ`, `Ⓙ`, `🄹`.
fn plain(c: char) -> char {
    /// Where such alphabets begin, how far they go, how many letters a turn of them has.
    const MADE: [(u32, u32, u32); 6] = [
        (0x1D400, 0x1D6A3, 52),
        (0xFF21, 0xFF3A, 26),
        (0x24B6, 0x24CF, 26),
        (0x1F130, 0x1F149, 26),
        (0x1F150, 0x1F169, 26),
        (0x1F170, 0x1F189, 26),
    ];
    let code = u32::from(c);
    let made = MADE
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code));
    let letter = made.and_then(|(first, _, turn)| {
        let turned = code.saturating_sub(*first).checked_rem(*turn)?;
        char::from_u32(u32::from('A').saturating_add(turned.checked_rem(26)?))
    });
    letter.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_in_the_shape_of_capitals_are_told() {
        let capitals: String = "ᴘʟᴇᴀꜱᴇ".chars().filter_map(small_capital).collect();
        assert_eq!(capitals, "PLEASE");
        assert!(
            "please, пожалуйста, əß"
                .chars()
                .all(|c| small_capital(c).is_none())
        );
    }

    #[test]
    fn what_looks_alike_is_spelled_alike() {
        assert!(spellings("НU").contains(&"HU".to_owned()));
        assert!(spellings("JОIN").contains(&"JOIN".to_owned()));
        assert!(spellings("CНГ").contains(&"СНГ".to_owned()));
        assert!(spellings("𝐉𝑶𝗜𝙽").contains(&"JOIN".to_owned()));
        assert!(spellings("ＪＯＩＮ").contains(&"JOIN".to_owned()));
    }
}
