//! The charsets and transfer encodings in which messages carry text.

/// A charset and a transfer encoding.
#[derive(Clone, Copy)]
pub struct Encoding {
    pub charset: &'static str,
    pub transfer: &'static str,
}

pub const ENCODINGS: [Encoding; 4] = [
    Encoding {
        charset: "utf-8",
        transfer: "quoted-printable",
    },
    Encoding {
        charset: "utf-8",
        transfer: "base64",
    },
    Encoding {
        charset: "windows-1251",
        transfer: "base64",
    },
    Encoding {
        charset: "koi8-r",
        transfer: "quoted-printable",
    },
];

impl Encoding {
    /// The text in it, where its charset has all of the text.
    pub fn written(self, text: &str) -> Option<String> {
        let byte = |c| match self.charset {
            "windows-1251" => windows_1251(c),
            _ => koi8_r(c),
        };
        let bytes = match self.charset {
            "utf-8" => text.as_bytes().to_vec(),
            _ => text.chars().map(byte).collect::<Option<Vec<u8>>>()?,
        };
        Some(match self.transfer {
            "base64" => {
                let lines: Vec<String> = bytes.chunks(57).map(base64).collect();
                lines.join("\r\n")
            }
            _ => quoted_printable(&bytes),
        })
    }
}

/// The text of a part, where it is in one of the charsets above and well-formed.
pub fn read(body: &[u8], charset: &str, transfer: &str) -> Option<String> {
    let bytes = match transfer {
        "base64" => from_base64(body)?,
        "quoted-printable" => from_quoted_printable(body),
        _ => body.to_vec(),
    };
    let from = |byte: fn(char) -> Option<u8>| {
        let char_of = |&b: &u8| ('\0'..='\u{2014}').find(|&c| byte(c) == Some(b));
        bytes.iter().map(char_of).collect()
    };
    match charset {
        "utf-8" | "us-ascii" => String::from_utf8(bytes).ok(),
        "windows-1251" => from(windows_1251),
        "koi8-r" => from(koi8_r),
        _ => None,
    }
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let mut width = 0;
        for (at, &byte) in text.iter().enumerate() {
            let last = at + 1 == text.len();
            let plain =
                matches!(byte, b'!'..=b'<' | b'>'..=b'~') || matches!(byte, b' ' | b'\t') && !last;
            let piece = if plain {
                char::from(byte).to_string()
            } else {
                format!("={byte:02X}")
            };
            if width + piece.len() > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += piece.len();
            out.push_str(&piece);
        }
        if line.ends_with(b"\n") {
            out.push_str("\r\n");
        }
    }
    out
}

fn from_quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = body;
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        if first != b'=' {
            out.push(first);
            continue;
        }
        let line_end = [&b"\r\n"[..], b"\n"]
            .into_iter()
            .find_map(|end| behind.strip_prefix(end));
        let code = behind.get(..2).and_then(|code| str::from_utf8(code).ok());
        match (line_end, code.map(|code| u8::from_str_radix(code, 16))) {
            (Some(next), _) => rest = next,
            (None, Some(Ok(byte))) => {
                out.push(byte);
                rest = &behind[2..];
            }
            _ => out.push(first),
        }
    }
    out
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub fn base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let number = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sign in 0..4 {
            out.push(if sign > three.len() {
                '='
            } else {
                char::from(SIGNS[(number >> (18 - 6 * sign) & 63) as usize])
            });
        }
    }
    out
}

fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut number) = (0, 0_u32);
    for sign in body
        .iter()
        .filter(|b| !b.is_ascii_whitespace() && **b != b'=')
    {
        let value = SIGNS.iter().position(|own| own == sign)?;
        number = number << 6 & 0xFFFF | u32::try_from(value).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(number >> bits & 0xFF).ok()?);
        }
    }
    Some(out)
}

fn windows_1251(c: char) -> Option<u8> {
    let code = u32::from(c);
    match c {
        '\0'..='~' => u8::try_from(code).ok(),
        'А'..='я' => u8::try_from(code - 0x410 + 0xC0).ok(),
        '\u{A0}' | '\u{AD}' | '«' | '»' => u8::try_from(code).ok(),
        'Ё' => Some(0xA8),
        'ё' => Some(0xB8),
        '–' => Some(0x96),
        '—' => Some(0x97),
        _ => None,
    }
}

/// Its letters stand where the Latin ones of like sound do (RFC 1489).
fn koi8_r(c: char) -> Option<u8> {
    const LETTERS: &str = "юабцдефгхийклмнопярстужвьызшэщчъ";
    let place = |c| {
        let place = LETTERS.chars().position(|own| own == c)?;
        u8::try_from(place).ok()
    };
    let small = c.to_lowercase().next().filter(|small| *small != c);
    match c {
        '\0'..='~' => u8::try_from(u32::from(c)).ok(),
        '\u{A0}' => Some(0x9A),
        'ё' => Some(0xA3),
        'Ё' => Some(0xB3),
        _ => match small {
            Some(small) => Some(0xE0 + place(small)?),
            None => Some(0xC0 + place(c)?),
        },
    }
}
