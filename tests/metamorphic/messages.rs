//! Messages with their parts of text written anew.

use nu_alumni_policy::SourceKind;

use crate::{
    encodings::{Encoding, read},
    variants::Letter,
};

/// A message, one sign a byte, so that what it has beside text stays as it is.
pub struct Message(String);

impl Message {
    pub fn new(source: &[u8]) -> Self {
        Self(source.iter().map(|&byte| char::from(byte)).collect())
    }

    /// Whether no kind of text comes twice in it, so that each is a whole letter.
    pub fn has_each_text_once(&self) -> bool {
        let mut kinds = Vec::new();
        let _ = rewritten(&self.0, &mut |part| {
            kinds.push(part.kind);
            None
        });
        let of = |kind| kinds.iter().filter(|own| **own == kind).count() < 2;
        of(SourceKind::Html) && of(SourceKind::Text)
    }

    /// The message with `change` made in its texts, and these in `encoding`, where its charset has
    /// all of them; `None` where nothing changes.
    pub fn with(
        &self,
        change: impl Fn(&Letter) -> Option<String>,
        encoding: Encoding,
    ) -> Option<Vec<u8>> {
        let mut written = 0_u32;
        let message = rewritten(&self.0, &mut |part| {
            let text = encoding.written(&change(part)?)?;
            written += 1;
            Some((encoding, text))
        });
        let bytes = message.chars().map(|c| u8::try_from(u32::from(c)));
        let bytes: Result<Vec<u8>, _> = bytes.collect();
        (written > 0).then_some(bytes.expect("a sign is a byte"))
    }
}

fn split(entity: &str) -> (&str, &str) {
    let ends = ["\r\n\r\n", "\n\n"];
    let ends = ends
        .iter()
        .filter_map(|end| Some((entity.find(end)?, end.len())));
    let (at, length) = ends.min().unwrap_or((entity.len(), 0));
    (&entity[..at], &entity[at + length..])
}

/// The fields of a head, each with its lines.
fn fields(head: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for line in head.lines() {
        match fields.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
            _ => fields.push(line.to_owned()),
        }
    }
    fields
}

fn field<'f>(fields: &'f [String], name: &str) -> Option<&'f str> {
    let named = fields.iter().filter_map(|field| field.split_once(':'));
    let mut named = named.filter(|(own, _)| own.eq_ignore_ascii_case(name));
    named.next().map(|(_, value)| value.trim())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let pairs = value
        .split(';')
        .skip(1)
        .filter_map(|pair| pair.split_once('='));
    let mut named = pairs.filter(|(own, _)| own.trim().eq_ignore_ascii_case(name));
    named
        .next()
        .map(|(_, value)| value.trim().trim_matches('"').to_owned())
}

type Rewrite<'r> = &'r mut dyn FnMut(&Letter) -> Option<(Encoding, String)>;

fn rewritten(entity: &str, change: Rewrite<'_>) -> String {
    let (head, body) = split(entity);
    let head = fields(head);
    let media = field(&head, "content-type").unwrap_or("text/plain");
    let kind = media
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    if kind.starts_with("multipart/")
        && let Some(boundary) = parameter(media, "boundary")
    {
        return format!(
            "{}\r\n\r\n{}",
            head.join("\r\n"),
            parts(body, &boundary, change)
        );
    }
    let kind = match kind.as_str() {
        "text/html" => SourceKind::Html,
        "text/plain" => SourceKind::Text,
        _ => return entity.to_owned(),
    };
    if field(&head, "content-disposition").is_some_and(|d| d.starts_with("attachment")) {
        return entity.to_owned();
    }
    let charset = parameter(media, "charset").unwrap_or("us-ascii".to_owned());
    let transfer = field(&head, "content-transfer-encoding").unwrap_or("8bit");
    let bytes: Vec<u8> = body
        .chars()
        .filter_map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    let made = read(&bytes, &charset.to_ascii_lowercase(), transfer).and_then(|text| {
        let subject = String::new();
        change(&Letter {
            kind,
            text,
            subject,
        })
    });
    let Some((encoding, body)) = made else {
        return entity.to_owned();
    };
    let with_charset = |value: &str| {
        let parameters = value
            .split(';')
            .filter(|p| !p.trim_start().starts_with("charset"));
        let parameters: Vec<&str> = parameters.collect();
        format!("{}; charset={}", parameters.join(";"), encoding.charset)
    };
    let mut out: Vec<String> = head
        .iter()
        .filter(|field| {
            let name = field.split(':').next().unwrap_or("");
            !["content-type", "content-transfer-encoding"]
                .contains(&name.to_ascii_lowercase().as_str())
        })
        .cloned()
        .collect();
    out.push(format!("Content-Type: {}", with_charset(media)));
    out.push(format!("Content-Transfer-Encoding: {}", encoding.transfer));
    format!("{}\r\n\r\n{body}", out.join("\r\n"))
}

fn parts(body: &str, boundary: &str, change: Rewrite<'_>) -> String {
    let mut out = String::new();
    // `None` before the first part and behind the last.
    let mut part: Option<String> = None;
    for line in body.split_inclusive('\n') {
        let mark = line
            .strip_prefix("--")
            .and_then(|line| line.strip_prefix(boundary));
        let Some(end) = mark
            .map(str::trim_end)
            .filter(|end| ["", "--"].contains(end))
        else {
            part.as_mut().unwrap_or(&mut out).push_str(line);
            continue;
        };
        if let Some(part) = part.take() {
            // The line end before the mark is the mark's.
            let part = part.strip_suffix('\n').unwrap_or(&part);
            let part = part.strip_suffix('\r').unwrap_or(part);
            out.push_str(&rewritten(part, change));
            out.push_str("\r\n");
        }
        out.push_str(line);
        part = (end != "--").then(String::new);
    }
    if let Some(part) = part {
        out.push_str(&rewritten(&part, change));
    }
    out
}
