//! Header fields as mail programs read them: encoded words (RFC 2047), and spaces that older rules
//! allow.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::decoders::{
    base64::base64_decode, quoted_printable::quoted_printable_decode_char,
};
use memchr::memmem;

/// A field's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FieldText {
    pub(super) text: String,
    /// Some of its bytes are no text in the charset they are said to be in; U+FFFD, or the encoded
    /// word itself, stands for them.
    pub(super) garbled: bool,
}

/// An encoded word.
struct Word<'r> {
    charset: &'r str,
    base64: bool,
    data: &'r [u8],
}

/// Decodes the text of a field; its bytes that are not UTF-8's are in `charset`, as mail programs
/// read them.
pub(super) fn text(raw: &[u8], charset: Option<&'static Encoding>) -> FieldText {
    let mut out = FieldText {
        text: String::with_capacity(raw.len()),
        garbled: false,
    };
    let raw = raw.trim_ascii();
    let mut at = 0;
    let mut plain = 0;
    while let Some(found) = raw.get(at..).and_then(|rest| memmem::find(rest, b"=?")) {
        let begin = at.saturating_add(found);
        let Some((first, mut end)) = word_at(raw, begin) else {
            at = begin.saturating_add(2);
            continue;
        };
        out.add_plain(raw.get(plain..begin).unwrap_or_default(), charset);
        let mut words = vec![first];
        // White space between encoded words is none of the text.
        while let Some(next) = raw.get(end..).map(|rest| {
            let space = rest.len().saturating_sub(rest.trim_ascii_start().len());
            end.saturating_add(space)
        }) && let Some((word, behind)) = word_at(raw, next)
        {
            words.push(word);
            end = behind;
        }
        out.add_words(&words);
        (at, plain) = (end, end);
    }
    out.add_plain(raw.get(plain..).unwrap_or_default(), charset);
    out
}

/// The encoded word at `begin` and where it ends. Its data may hold spaces, as some programs write
/// them.
fn word_at(raw: &[u8], begin: usize) -> Option<(Word<'_>, usize)> {
    let rest = raw.get(begin..)?.strip_prefix(b"=?")?;
    let mut pieces = rest.splitn(3, |&byte| byte == b'?');
    let (charset, encoding, data) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let charset = std::str::from_utf8(charset).ok()?;
    if charset.is_empty() || charset.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let base64 = match encoding {
        b"b" | b"B" => true,
        b"q" | b"Q" => false,
        _ => return None,
    };
    let length = memmem::find(data, b"?=")?;
    let end = raw.len().saturating_sub(data.len()).saturating_add(length);
    let word = Word {
        // RFC 2231 lets a language follow the charset.
        charset: charset.split('*').next().unwrap_or_default(),
        base64,
        data: data.get(..length)?,
    };
    Some((word, end.saturating_add(2)))
}

impl FieldText {
    fn add_plain(&mut self, raw: &[u8], charset: Option<&'static Encoding>) {
        let text = match (std::str::from_utf8(raw), charset) {
            (Ok(text), _) => Cow::Borrowed(text),
            (Err(_), Some(charset)) => self.decoded(raw, charset),
            (Err(_), None) => {
                self.garbled = true;
                String::from_utf8_lossy(raw)
            }
        };
        // A field goes on in the next line behind one space.
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.text.push(' ');
            }
            let line = line.trim_end_matches('\r');
            let line = if place > 0 { line.trim_start() } else { line };
            self.text.push_str(line);
        }
    }

    /// Adds neighbouring words; those of one charset are one text, for a character may be split
    /// between them.
    fn add_words(&mut self, words: &[Word<'_>]) {
        for words in words.chunk_by(|a, b| a.charset.eq_ignore_ascii_case(b.charset)) {
            let charset = words.first().map_or("", |word| word.charset);
            match (Encoding::for_label(charset.as_bytes()), bytes_of(words)) {
                (Some(encoding), Some(bytes)) => {
                    let text = self.decoded(&bytes, encoding).into_owned();
                    self.text.push_str(&text);
                }
                _ => {
                    self.garbled = true;
                    for word in words {
                        self.text.push_str(&String::from_utf8_lossy(word.data));
                    }
                }
            }
        }
    }

    fn decoded<'b>(&mut self, bytes: &'b [u8], encoding: &'static Encoding) -> Cow<'b, str> {
        let (text, garbled) = encoding.decode_without_bom_handling(bytes);
        self.garbled |= garbled;
        text
    }
}

/// The bytes of words of one charset; `None` where they are not what their encoding writes.
fn bytes_of(words: &[Word<'_>]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // Base64 of words that go on in the next one.
    let mut open: Vec<u8> = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if !word.base64 {
            underscored(word.data, &mut bytes);
            continue;
        }
        open.extend(word.data.iter().filter(|byte| !byte.is_ascii_whitespace()));
        if !goes_on(&open) || words.peek().is_none_or(|next| !next.base64) {
            // Lost padding loses nothing, but a lone letter is no byte.
            let letters = open.iter().filter(|&&byte| byte != b'=').count();
            bytes.extend(base64_decode(&open).filter(|_| letters % 4 != 1)?);
            open.clear();
        }
    }
    Some(bytes)
}

/// Whether base64 was cut inside a group: its last letter has bits of a byte that is not there.
fn goes_on(base64: &[u8]) -> bool {
    let value = base64.last().and_then(|&letter| match letter {
        b'A'..=b'Z' => Some(letter.saturating_sub(b'A')),
        b'a'..=b'z' => Some(letter.saturating_sub(b'a').saturating_add(26)),
        b'0'..=b'9' => Some(letter.saturating_sub(b'0').saturating_add(52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    match (base64.len() % 4, value) {
        (1, Some(_)) => true,
        (2, Some(value)) => value & 0b1111 != 0,
        (3, Some(value)) => value & 0b11 != 0,
        _ => false,
    }
}

/// Decodes the `Q` encoding, in which `_` is a space and a `=` that begins no code is itself.
fn underscored(data: &[u8], bytes: &mut Vec<u8>) {
    let mut rest = data;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        let code = match (byte, behind) {
            (b'=', &[high, low, ..]) => quoted_printable_decode_char(high, low),
            _ => None,
        };
        match (code, byte) {
            (Some(decoded), _) => {
                bytes.push(decoded);
                rest = behind.get(2..).unwrap_or_default();
            }
            (None, b'_') => bytes.push(b' '),
            (None, b'\r' | b'\n') => {}
            (None, byte) => bytes.push(byte),
        }
    }
}

/// A header whose values follow their `=` at once: RFC 822 lets white space, and so a folded line,
/// stand around it. Elsewhere nothing is changed.
pub(super) fn without_space_around_equals(head: &[u8]) -> Cow<'_, [u8]> {
    let spaced = |at: usize| {
        let (before, behind) = head.split_at_checked(at).unwrap_or_default();
        let follows = behind.get(1).is_some_and(u8::is_ascii_whitespace);
        follows || before.last().is_some_and(u8::is_ascii_whitespace)
    };
    if !memchr::memchr_iter(b'=', head).any(spaced) {
        return Cow::Borrowed(head);
    }
    let mut out: Vec<u8> = Vec::with_capacity(head.len());
    let (mut mime, mut quoted) = (false, false);
    let mut line_begins = true;
    let mut rest = head;
    while let Some((&byte, behind)) = rest.split_first() {
        if line_begins && !byte.is_ascii_whitespace() {
            let name = rest.get(..8).unwrap_or_default();
            mime = name.eq_ignore_ascii_case(b"content-");
            quoted = false;
        }
        line_begins = byte == b'\n';
        rest = behind;
        quoted ^= byte == b'"';
        if byte == b'=' && mime && !quoted {
            while out.last().is_some_and(u8::is_ascii_whitespace) {
                out.pop();
            }
            rest = value_behind(behind);
        }
        out.push(byte);
    }
    Cow::Owned(out)
}

/// What follows white space that the same field goes on behind.
fn value_behind(behind: &[u8]) -> &[u8] {
    let value = behind.trim_ascii_start();
    let space = behind.len().saturating_sub(value.len());
    let space = behind.get(..space).unwrap_or_default();
    // A line that begins with no space is another field.
    if space.ends_with(b"\n") || value.is_empty() {
        return behind;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &[u8]) -> (String, bool) {
        let read = text(raw, None);
        (read.text, read.garbled)
    }

    #[test]
    fn neighbouring_words_of_one_charset_are_one_text() {
        for (raw, expected) in [
            ("plain  text\r\n\tgoes on", "plain  text goes on"),
            ("=?utf-8?q?=D2?= =?UTF-8?Q?=9B?= b", "қ b"),
            // The base64 of `қық` is 0pvRi9Kb; it is cut behind each of its letters.
            ("=?utf-8?b?0?=\n =?utf-8?b?pvRi9Kb?=", "қық"),
            ("=?utf-8?b?0p?=\n =?utf-8?b?vRi9Kb?=", "қық"),
            ("=?utf-8?b?0pv?==?utf-8?b?Ri9Kb?=", "қық"),
            ("=?utf-8?b?0pvR?=\n\n =?utf-8*kk?b?i9Kb?=", "қық"),
            // Padding is lost, and the next word begins anew.
            ("=?utf-8?b?YQ?= =?utf-8?b?YmM?= =?utf-8?b?YQ==?=", "abca"),
            ("=?koi8-r?B?8A?= =?utf-8?Q?_=D3=98?=", "П Ә"),
            ("a =?utf-8?q?b c_d=zz?= e", "a b c d=zz e"),
            ("=?utf-8?q?a?=b =?x", "ab =?x"),
            ("=?utf-8?x?a?= =?=?utf-8?q?b?=", "=?utf-8?x?a?= =?b"),
        ] {
            assert_eq!(read(raw.as_bytes()), (expected.to_owned(), false), "{raw}");
        }
    }

    #[test]
    fn what_does_not_decode_is_said() {
        let garbled = |raw: &[u8]| {
            let (text, garbled) = read(raw);
            assert!(garbled, "{text}");
            text
        };
        assert_eq!(garbled(b"=?UTF-8?Q?=FF_talk?="), "\u{fffd} talk");
        assert_eq!(garbled(b"a \xCF"), "a \u{fffd}");
        assert_eq!(garbled(b"=?ptcp154?Q?a?= b"), "a b");
        assert_eq!(garbled(b"=?utf-8?b?YWJjZ?="), "YWJjZ");
        let cyrillic = Encoding::for_label(b"cp1251");
        let read = text(b"\xCF\r\n \xF0", cyrillic);
        assert_eq!((read.text.as_str(), read.garbled), ("П р", false));
    }

    #[test]
    fn values_may_stand_behind_white_space() {
        let tidy = |head: &str| {
            let tidy = without_space_around_equals(head.as_bytes());
            String::from_utf8(tidy.into_owned()).unwrap()
        };
        assert_eq!(
            tidy("Content-Type: a/b; boundary=\r\n\t\"x = y\" ; c\n = d\nX: e = f\n"),
            "Content-Type: a/b; boundary=\"x = y\" ; c=d\nX: e = f\n"
        );
        let next = "content-type: a/b; c=\nSubject: x\n\n";
        assert_eq!(tidy(next), next);
    }
}
