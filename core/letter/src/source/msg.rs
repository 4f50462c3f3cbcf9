//! Outlook's message file (MS-OXMSG): its subject, its letter, the pictures it encloses.
//!
//! It is a compound file: each property a stream, each attachment a storage. The HTML of what
//! Outlook saved mostly stands in its RTF.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use encoding_rs::{EUC_JP, Encoding, IBM866, ISO_2022_JP, ISO_8859_5, KOI8_R, KOI8_U, SHIFT_JIS};
use encoding_rs::{UTF_16LE, WINDOWS_1251, WINDOWS_1252};

use super::{
    Content, Enclosed, MAX_BYTES, Shown, SourceError,
    charsets::decode,
    enclosed::Names,
    rtf::{self, Origin},
};
use crate::{Aspect, SourceKind, Unread};

/// The most attachments.
const MAX_ATTACHMENTS: usize = 1_000;
/// The most bytes of packed RTF: unpacked they are some eight times as many.
const MAX_PACKED: usize = 4 * 1024 * 1024;
/// What is smaller lies in pieces in a stream that all such share.
const SMALL: u64 = 4_096;
/// The most steps from one such piece to the next.
const MAX_STEPS: u64 = 50_000_000;

/// What was read of a message.
#[derive(Debug)]
pub(crate) struct Msg {
    pub(crate) subject: Option<String>,
    pub(crate) shown: Shown,
    pub(crate) files: Enclosed,
    pub(crate) unread: Vec<Unread>,
}

/// A text with the charset it was in.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) charset: String,
    pub(crate) text: String,
}

/// Reads a message.
pub(crate) fn read(bytes: &[u8]) -> Result<Msg, SourceError> {
    let mut message = Message::open(bytes)?;
    let (body, origin) = message.body()?;
    let html = origin == Origin::Html;
    let mut msg = Msg {
        subject: message.text("", 0x0037, "the subject")?,
        shown: Shown {
            name: "body".to_owned(),
            media_type: if html { "text/html" } else { "text/plain" }.to_owned(),
            charset: Some(body.charset),
            content: if html {
                Content::Html(body.text)
            } else {
                Content::Text {
                    text: body.text,
                    flowed: false,
                    delete_space: false,
                }
            },
        },
        files: Enclosed::new(None),
        unread: Vec::new(),
    };
    if origin == Origin::Rich {
        msg.unread.push(Unread::new(
            "RTF",
            None,
            &[
                Aspect::Links,
                Aspect::Tables,
                Aspect::Pictures,
                Aspect::Colours,
                Aspect::Bold,
                Aspect::Sizes,
                Aspect::Capitals,
            ],
        ));
    }
    let class = message.text("", 0x001A, "the message class")?;
    let class = class.unwrap_or_default();
    let is = |of: &str| {
        class
            .get(..of.len())
            .is_some_and(|c| c.eq_ignore_ascii_case(of))
    };
    // An appointment or a task shows more than its text.
    if is("IPM.") && !is("IPM.Note") && !is("IPM.Post") {
        msg.unread.push(Unread::new(class, None, &[Aspect::Text]));
    }
    for (place, folder) in (1..).zip(message.attachments()?) {
        let name = format!("attachment {place}");
        if message.file.is_storage(path(&folder, 0x3701, 0x000D)) {
            // A message in it is an attachment, which no reader is shown with the letter.
            continue;
        }
        let Some(bytes) = message.stream(&path(&folder, 0x3701, 0x0102), &name)? else {
            continue;
        };
        let mut text = |id| message.text(&folder, id, &name);
        let (id, long, short) = (text(0x3712)?, text(0x3707)?, text(0x3704)?);
        let location = text(0x3713)?;
        let file = long.or(short);
        let names = Names {
            id: id.as_deref(),
            location: location.as_deref(),
            file: file.as_deref(),
        };
        msg.files.add(&names, bytes);
    }
    Ok(msg)
}

/// Where a property's stream stands.
fn path(folder: &str, id: u16, kind: u16) -> String {
    format!("{folder}/__substg1.0_{id:04X}{kind:04X}")
}

fn damaged(part: &str, why: impl ToString) -> SourceError {
    SourceError::DamagedMessage {
        part: part.to_owned(),
        why: why.to_string(),
    }
}

struct Message<'m> {
    file: CompoundFile<Cursor<&'m [u8]>>,
    /// How many bytes its streams may still have: together no more than the file.
    left: u64,
    /// How many steps from piece to piece may still be taken, and the most that one stream needs:
    /// each may claim all pieces.
    steps: u64,
    steps_of_one: u64,
    /// The message's own properties of a fixed size.
    fixed: Vec<u8>,
}

impl<'m> Message<'m> {
    fn open(bytes: &'m [u8]) -> Result<Self, SourceError> {
        if SourceKind::guess(bytes) != SourceKind::Msg {
            return Err(SourceError::NotAnOutlookMessage);
        }
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged("the file", e))?;
        let pieces = file.root_entry().len().min(bytes.len() as u64) / 64;
        let mut message = Self {
            file,
            steps: MAX_STEPS,
            steps_of_one: pieces,
            left: bytes.len() as u64,
            fixed: Vec::new(),
        };
        message.fixed = message
            .stream("/__properties_version1.0", "the list of properties")?
            .ok_or(SourceError::NotAnOutlookMessage)?;
        Ok(message)
    }

    /// A stream's bytes; `None` where there is none.
    fn stream(&mut self, path: &str, part: &str) -> Result<Option<Vec<u8>>, SourceError> {
        if !self.file.is_stream(path) {
            return Ok(None);
        }
        let mut stream = self.file.open_stream(path).map_err(|e| damaged(part, e))?;
        self.left = self
            .left
            .checked_sub(stream.len())
            .ok_or_else(|| damaged(part, "it is said to be larger than the file"))?;
        if stream.len() < SMALL {
            self.steps = self
                .steps
                .checked_sub(self.steps_of_one)
                .ok_or_else(|| damaged("the file", "its pieces are too many to gather"))?;
        }
        let mut bytes = Vec::new();
        stream
            .read_to_end(&mut bytes)
            .map_err(|e| damaged(part, e))?;
        Ok(Some(bytes))
    }

    /// A property of the message that is a number.
    fn number(&self, id: u16) -> Option<u32> {
        let (entries, _) = self.fixed.get(32..)?.as_chunks::<16>();
        let wanted = (u32::from(id) << 16) | 0x0003;
        let of = |entry: &[u8; 16], at: usize| {
            let bytes = entry.get(at..)?.first_chunk::<4>()?;
            Some(u32::from_le_bytes(*bytes))
        };
        let entry = entries.iter().find(|entry| of(entry, 0) == Some(wanted))?;
        of(entry, 8)
    }

    /// The encoding that a property names by its code page; ASCII is as good as none.
    fn encoding(&self, id: u16, part: &str) -> Result<Option<&'static Encoding>, SourceError> {
        let page = self.number(id);
        let Some(page) = page.filter(|page| ![0, 20_127].contains(page)) else {
            return Ok(None);
        };
        let encoding = u16::try_from(page).ok().and_then(codepage::to_encoding);
        let unknown = || SourceError::UnsupportedCharset {
            part: part.to_owned(),
            charset: format!("code page {page}"),
        };
        encoding.map(Some).ok_or_else(unknown)
    }

    /// A property that is text.
    fn text(&mut self, folder: &str, id: u16, part: &str) -> Result<Option<String>, SourceError> {
        Ok(self.text_from(folder, id, part)?.map(|text| text.text))
    }

    /// A property that is text, with its charset.
    fn text_from(
        &mut self,
        folder: &str,
        id: u16,
        part: &str,
    ) -> Result<Option<Text>, SourceError> {
        let (bytes, encoding) = match self.stream(&path(folder, id, 0x001F), part)? {
            Some(bytes) => (bytes, UTF_16LE),
            None => match self.stream(&path(folder, id, 0x001E), part)? {
                Some(bytes) => (bytes, self.encoding_of_strings(part)?),
                None => return Ok(None),
            },
        };
        let (charset, text) = decode(&bytes, Some(encoding.name()), false, part)?;
        let text = text.trim_end_matches('\0').to_owned();
        Ok(Some(Text { charset, text }))
    }

    /// The encoding of strings of bytes: what the message says, or what Windows has for the charset
    /// that it was sent in.
    fn encoding_of_strings(&self, part: &str) -> Result<&'static Encoding, SourceError> {
        if let Some(encoding) = self.encoding(0x3FFD, part)? {
            return Ok(encoding);
        }
        let sent = self.encoding(0x3FDE, part)?.unwrap_or(WINDOWS_1252);
        Ok(if [ISO_2022_JP, EUC_JP].contains(&sent) {
            SHIFT_JIS
        } else if [KOI8_R, KOI8_U, ISO_8859_5, IBM866].contains(&sent) {
            WINDOWS_1251
        } else {
            sent
        })
    }

    /// The body that Outlook shows (MS-OXBBODY), and what it was written as.
    fn body(&mut self) -> Result<(Text, Origin), SourceError> {
        let part = "the body";
        // 1 is plain text, 2 rich text, 3 HTML.
        let native = self.number(0x1016);
        if !matches!(native, Some(1 | 2))
            && let Some(html) = self.html(part)?
        {
            return Ok((html, Origin::Html));
        }
        let packed = self.stream(&path("", 0x1009, 0x0102), part)?;
        let unpacked = match packed.filter(|packed| !packed.is_empty()) {
            Some(packed) => Some(rtf::read(&unpack(&packed)?)?),
            None => None,
        };
        let (origin, text) = match unpacked {
            Some(unpacked) => {
                let rtf::Unpacked { charset, text, .. } = unpacked;
                (unpacked.origin, Some(Text { charset, text }))
            }
            None => (Origin::Text, None),
        };
        if origin == Origin::Html {
            return text.map(|text| (text, origin)).ok_or(SourceError::NoBody);
        }
        let plain = self.text_from("", 0x1000, part)?;
        let text = plain.or(text).ok_or(SourceError::NoBody)?;
        Ok((text, origin))
    }

    /// The HTML where it has a stream of its own.
    fn html(&mut self, part: &str) -> Result<Option<Text>, SourceError> {
        if let Some(html) = self.text_from("", 0x1013, part)? {
            return Ok(Some(html).filter(|html| !html.text.is_empty()));
        }
        let bytes = self.stream(&path("", 0x1013, 0x0102), part)?;
        let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
            return Ok(None);
        };
        let encoding = self.encoding(0x3FDE, part)?;
        let (charset, text) = decode(&bytes, encoding.map(Encoding::name), true, part)?;
        Ok(Some(Text { charset, text }))
    }

    /// The storages of the attachments, in their order.
    fn attachments(&self) -> Result<Vec<String>, SourceError> {
        let entries = self.file.read_root_storage();
        let folders = entries
            .filter(|entry| entry.is_storage())
            .map(|entry| format!("/{}", entry.name()))
            .filter(|folder| folder.starts_with("/__attach_version1.0_#"));
        let folders: Vec<String> = folders.take(MAX_ATTACHMENTS.saturating_add(1)).collect();
        if folders.len() > MAX_ATTACHMENTS {
            return Err(SourceError::TooManyParts {
                limit: MAX_ATTACHMENTS as u32,
            });
        }
        Ok(folders)
    }
}

/// The RTF in these bytes, which Outlook packs (MS-OXRTFCP).
fn unpack(packed: &[u8]) -> Result<Vec<u8>, SourceError> {
    let part = "the RTF body";
    let number = |at: usize| {
        let bytes = packed.get(at..)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    };
    let header = number(0).zip(number(4)).zip(number(8));
    let Some(((size, unpacked), kind)) = header else {
        return Err(damaged(part, "it is cut off"));
    };
    if unpacked > MAX_BYTES || packed.len() > MAX_PACKED {
        return Err(SourceError::PartTooLarge {
            part: part.to_owned(),
            limit: MAX_BYTES as u64,
        });
    }
    // Behind its end a stream may be filled up.
    let Some(packed) = packed
        .get(..size.saturating_add(4))
        .filter(|p| p.len() >= 16)
    else {
        return Err(damaged(part, "it is cut off"));
    };
    if kind == 0x414C_454D {
        // Some writers count the header in.
        let plain = packed.iter().skip(16).take(unpacked);
        return Ok(plain.copied().collect());
    }
    let rtf = compressed_rtf::decompress_rtf(packed).map_err(|error| damaged(part, error))?;
    // Each of its characters stands for a byte.
    Ok(rtf.chars().map(|c| c as u8).collect())
}

#[cfg(test)]
mod tests;
