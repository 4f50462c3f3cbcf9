//! What Outlook packs into RTF: the letter's HTML, won back as MS-OXRTFEX says, or its text.

use std::{borrow::Cow, collections::BTreeMap};

use encoding_rs::WINDOWS_1252;

use super::SourceError;

/// The most groups in one another; Outlook writes some twenty.
const MAX_DEPTH: usize = 1_000;

/// What an RTF document was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// HTML, which stands in it whole.
    Html,
    /// Plain text.
    Text,
    /// Rich text: it is what it is.
    Rich,
}

/// An RTF document without its marks.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) origin: Origin,
    /// The HTML as it was written, else the text alone.
    pub(super) text: String,
    /// The charset of the bytes in it that name no other.
    pub(super) charset: String,
}

/// Reads an RTF document.
pub(super) fn read(rtf: &[u8]) -> Result<Unpacked, SourceError> {
    if !rtf.starts_with(b"{\\rtf") {
        return Err(damaged("it does not begin as RTF"));
    }
    let mut reader = Reader {
        rtf,
        at: 0,
        origin: Origin::Rich,
        outer: Vec::new(),
        group: Group {
            unicode_skip: 1,
            ..Group::default()
        },
        starred: false,
        to_skip: 0,
        fonts: BTreeMap::new(),
        default_font: 0,
        code_page: 1252,
        bytes: Vec::new(),
        bytes_are: (1252, false),
        bytes_begin: 0,
        high: None,
        text: String::with_capacity(rtf.len()),
    };
    while let Some(&byte) = rtf.get(reader.at) {
        reader.at = reader.at.saturating_add(1);
        reader.token(byte)?;
    }
    reader.flush()?;
    let charset = encoding(reader.code_page).unwrap_or(WINDOWS_1252);
    Ok(Unpacked {
        origin: reader.origin,
        text: reader.text,
        charset: charset.name().to_ascii_lowercase(),
    })
}

fn damaged(why: &str) -> SourceError {
    SourceError::DamagedMessage {
        part: "the RTF body".to_owned(),
        why: why.to_owned(),
    }
}

/// The encoding of a Windows code page. RTF that names UTF-16 can only mean its letters as they are.
fn encoding(code_page: u16) -> Option<&'static encoding_rs::Encoding> {
    codepage::to_encoding(code_page).map(|e| {
        if e.is_ascii_compatible() {
            e
        } else {
            WINDOWS_1252
        }
    })
}

/// The code page of a font's `\fcharset`; `None` where it is the document's. Some writers put the
/// code page itself there.
fn code_page_of_charset(charset: i32) -> Option<u16> {
    Some(match charset {
        0 | 2 => 1252,
        77 => 10000,
        78 | 128 => 932,
        89 => 10007,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => {
            return u16::try_from(charset)
                .ok()
                .filter(|&page| encoding(page).is_some());
        }
    })
}

/// What holds from an opening brace to its closing one.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// Its text is none of the letter.
    hidden: bool,
    /// It is the table of fonts.
    fonts: bool,
    /// It is a piece of the HTML.
    tag: bool,
    /// Its text is there for readers of RTF only.
    for_rtf: bool,
    font: i32,
    /// How many characters stand in for one that is given by its number.
    unicode_skip: u32,
}

struct Reader<'r> {
    rtf: &'r [u8],
    at: usize,
    origin: Origin,
    outer: Vec<Group>,
    group: Group,
    /// A `\*` stands before what comes: who does not know it passes the group over.
    starred: bool,
    /// The characters that still stand in for one given by its number.
    to_skip: u32,
    /// The code pages of the fonts that name one.
    fonts: BTreeMap<i32, u16>,
    default_font: i32,
    code_page: u16,
    /// Bytes to be decoded together, with their code page and whether they are a piece of HTML:
    /// the second byte of a character may be written another way than the first.
    bytes: Vec<u8>,
    bytes_are: (u16, bool),
    bytes_begin: usize,
    /// The first half of a character that is given as two numbers.
    high: Option<u16>,
    text: String,
}

impl Reader<'_> {
    fn token(&mut self, byte: u8) -> Result<(), SourceError> {
        match byte {
            b'{' => {
                if self.outer.len() == MAX_DEPTH {
                    return Err(damaged("its groups stand too deep in one another"));
                }
                self.outer.push(self.group);
                (self.starred, self.to_skip) = (false, 0);
            }
            b'}' => {
                if let Some(group) = self.outer.pop() {
                    self.group = group;
                }
                (self.starred, self.to_skip) = (false, 0);
            }
            b'\\' => self.control()?,
            // Lines end where the writer liked.
            b'\r' | b'\n' | 0 => {}
            byte => self.byte(byte)?,
        }
        Ok(())
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.rtf.get(self.at).copied();
        self.at = self.at.saturating_add(1);
        byte
    }

    fn control(&mut self) -> Result<(), SourceError> {
        let begin = self.at;
        let rest = self.rtf.get(begin..).unwrap_or_default();
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            return match self.next() {
                Some(b'\'') => self.hex(),
                Some(b'*') => {
                    self.starred = true;
                    Ok(())
                }
                Some(b'~') => self.character('\u{a0}'),
                Some(b'_' | b'-') => self.character('\u{ad}'),
                Some(b'\r' | b'\n') => self.line_end(),
                Some(byte @ (b'{' | b'}' | b'\\')) => self.byte(byte),
                _ => Ok(()),
            };
        }
        let (word, rest) = rest.split_at(letters);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(minus).take_while(|b| b.is_ascii_digit());
        // More digits than a number of RTF has are no number.
        let number = digits.clone().take(10).fold(0i64, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(i64::from(digit.wrapping_sub(b'0')))
        });
        let digits = digits.count();
        let length = if digits == 0 {
            0
        } else {
            digits.saturating_add(minus)
        };
        let number = (digits > 0).then(|| {
            let number = if minus == 1 {
                number.saturating_neg()
            } else {
                number
            };
            i32::try_from(number).unwrap_or_default()
        });
        let space = usize::from(rest.get(length) == Some(&b' '));
        self.at = begin
            .saturating_add(letters)
            .saturating_add(length)
            .saturating_add(space);
        self.word(word, number)
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) -> Result<(), SourceError> {
        if std::mem::take(&mut self.starred) && word != b"htmltag" {
            self.group.hidden = true;
        }
        if word == b"bin" {
            let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
            self.at = self.at.saturating_add(length);
        }
        if self.to_skip > 0 {
            self.to_skip = self.to_skip.saturating_sub(1);
            return Ok(());
        }
        match word {
            b"fromhtml" if self.text.is_empty() && self.bytes.is_empty() => {
                self.origin = Origin::Html;
            }
            b"fromtext" if self.text.is_empty() && self.bytes.is_empty() => {
                self.origin = Origin::Text;
            }
            b"htmltag" if self.origin == Origin::Html => self.group.tag = true,
            b"htmltag" => self.group.hidden = true,
            b"htmlrtf" => self.group.for_rtf = number != Some(0),
            b"ansicpg" => {
                // 0 is whatever the reader's system has.
                let page = number.and_then(|n| u16::try_from(n).ok());
                self.code_page = page.filter(|&page| page != 0).unwrap_or(self.code_page);
            }
            b"mac" => self.code_page = 10000,
            b"pc" => self.code_page = 437,
            b"pca" => self.code_page = 850,
            b"deff" => {
                self.default_font = number.unwrap_or_default();
                self.group.font = self.default_font;
            }
            b"fonttbl" => self.group.fonts = true,
            b"f" => self.group.font = number.unwrap_or_default(),
            b"plain" => self.group.font = self.default_font,
            b"fcharset" | b"cpg" if self.group.fonts => {
                let number = number.unwrap_or_default();
                let page = match word {
                    b"cpg" => u16::try_from(number).ok(),
                    _ => code_page_of_charset(number),
                };
                if let Some(page) = page {
                    self.fonts.insert(self.group.font, page);
                }
            }
            b"uc" => {
                self.group.unicode_skip = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1)
            }
            b"u" => {
                self.unit(number.unwrap_or_default() as u16)?;
                self.to_skip = self.group.unicode_skip;
            }
            b"par" | b"line" | b"sect" | b"page" | b"row" => self.line_end()?,
            b"tab" | b"cell" => self.character('\t')?,
            b"lquote" => self.character('\u{2018}')?,
            b"rquote" => self.character('\u{2019}')?,
            b"ldblquote" => self.character('\u{201c}')?,
            b"rdblquote" => self.character('\u{201d}')?,
            b"bullet" => self.character('\u{2022}')?,
            b"endash" => self.character('\u{2013}')?,
            b"emdash" => self.character('\u{2014}')?,
            b"emspace" => self.character('\u{2003}')?,
            b"enspace" => self.character('\u{2002}')?,
            b"zwj" => self.character('\u{200d}')?,
            b"zwnj" => self.character('\u{200c}')?,
            b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"pntext" | b"filetbl"
            | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl"
            | b"footerr" | b"footerf" | b"xe" | b"tc" | b"mhtmltag" => self.group.hidden = true,
            _ => {}
        }
        Ok(())
    }

    /// Whether what stands here is none of the letter.
    fn is_hidden(&self) -> bool {
        let group = self.group;
        group.hidden || group.fonts || group.for_rtf && self.origin == Origin::Html
    }

    fn hex(&mut self) -> Result<(), SourceError> {
        let digit = |byte: Option<u8>| byte.and_then(|b| char::from(b).to_digit(16));
        let (high, low) = (digit(self.next()), digit(self.next()));
        let byte = high
            .zip(low)
            .map(|(high, low)| high.wrapping_mul(16).wrapping_add(low));
        match byte {
            Some(byte) => self.byte(byte as u8),
            None => Ok(()),
        }
    }

    /// A character of some code page, or a piece of one.
    fn byte(&mut self, byte: u8) -> Result<(), SourceError> {
        if self.to_skip > 0 {
            self.to_skip = self.to_skip.saturating_sub(1);
            return Ok(());
        }
        if self.is_hidden() {
            return Ok(());
        }
        let tag = self.group.tag;
        let page = self.fonts.get(&self.group.font).copied();
        let page = page.filter(|_| !tag).unwrap_or(self.code_page);
        if self.high.is_some() || self.bytes_are != (page, tag) {
            self.flush()?;
            self.bytes_are = (page, tag);
        }
        if self.bytes.is_empty() {
            self.bytes_begin = self.at.saturating_sub(1);
        }
        self.bytes.push(byte);
        Ok(())
    }

    /// A character, or half of one, by its number.
    fn unit(&mut self, unit: u16) -> Result<(), SourceError> {
        if self.is_hidden() {
            return Ok(());
        }
        if let Some(high) = self.high.take() {
            let mut decoded = char::decode_utf16([high, unit]);
            match decoded.next() {
                Some(Ok(both)) => return self.character(both),
                _ => self.text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        match char::from_u32(u32::from(unit)) {
            Some(character) => self.character(character),
            None if unit < 0xdc00 => {
                self.flush()?;
                self.high = Some(unit);
                Ok(())
            }
            None => self.character(char::REPLACEMENT_CHARACTER),
        }
    }

    fn line_end(&mut self) -> Result<(), SourceError> {
        self.character('\r')?;
        self.character('\n')
    }

    fn character(&mut self, character: char) -> Result<(), SourceError> {
        if self.to_skip > 0 {
            self.to_skip = self.to_skip.saturating_sub(1);
            return Ok(());
        }
        if !self.is_hidden() {
            self.flush()?;
            self.text.push(character);
        }
        Ok(())
    }

    /// Decodes the bytes that wait for it.
    fn flush(&mut self) -> Result<(), SourceError> {
        if self.high.take().is_some() {
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        if self.bytes.is_empty() {
            return Ok(());
        }
        let (page, tag) = self.bytes_are;
        let part = || "the RTF body".to_owned();
        let decoded = match encoding(page) {
            Some(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(&self.bytes)
                .ok_or_else(|| SourceError::Undecodable {
                    part: part(),
                    encoding: encoding.name().to_ascii_lowercase(),
                    offset: self.bytes_begin as u64,
                })?,
            None => std::str::from_utf8(&self.bytes)
                .ok()
                .filter(|text| text.is_ascii())
                .map(Cow::Borrowed)
                .ok_or_else(|| SourceError::UnsupportedCharset {
                    part: part(),
                    charset: format!("code page {page}"),
                })?,
        };
        if tag || self.origin != Origin::Html {
            self.text.push_str(&decoded);
        } else {
            // What stands outside the pieces of HTML is text, whatever it looks like.
            for piece in decoded.split_inclusive(['<', '>']) {
                let end = piece.len().saturating_sub(1);
                match piece.split_at_checked(end) {
                    Some((before, "<")) => self.text.extend([before, "&lt;"]),
                    Some((before, ">")) => self.text.extend([before, "&gt;"]),
                    _ => self.text.push_str(piece),
                }
            }
        }
        self.bytes.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
