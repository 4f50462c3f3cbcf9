//! How a JPEG file says that it is to be turned.

/// Reads numbers out of the camera's notes in a file, in the order of bytes that they say.
struct Notes<'f> {
    bytes: &'f [u8],
    little: bool,
}

impl Notes<'_> {
    fn number(&self, at: usize, size: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(size)?)?;
        let add = |sum: usize, &byte: &u8| sum << 8 | usize::from(byte);
        Some(if self.little {
            bytes.iter().rev().fold(0, add)
        } else {
            bytes.iter().fold(0, add)
        })
    }

    /// The value of the field `Orientation` in the first list of fields.
    fn orientation(&self) -> Option<usize> {
        const ORIENTATION: usize = 0x0112;
        let fields = self.number(4, 4)?;
        let count = self.number(fields, 2)?;
        // A list that says it is longer than the file ends with the file.
        (0..count)
            .map_while(|n| {
                let field = fields.checked_add(2)?.checked_add(n.checked_mul(12)?)?;
                Some((self.number(field, 2)?, field))
            })
            .find(|&(tag, _)| tag == ORIENTATION)
            .and_then(|(_, field)| self.number(field.checked_add(8)?, 2))
    }
}

/// Whether a file is shown lying on its side, so that its width is its height.
pub(super) fn lies_on_its_side(file: &[u8]) -> bool {
    notes_of(file)
        .and_then(|notes| notes.orientation())
        .is_some_and(|turn| (5..=8).contains(&turn))
}

/// The camera's notes in the segments of a JPEG file that stand before the picture.
fn notes_of(file: &[u8]) -> Option<Notes<'_>> {
    let mut rest = file.strip_prefix(b"\xFF\xD8")?;
    loop {
        let &[0xFF, marker, high, low] = rest.first_chunk::<4>()? else {
            return None;
        };
        // Bytes that fill, and marks without a length.
        if marker == 0xFF {
            rest = rest.get(1..)?;
            continue;
        }
        // The picture begins.
        if marker == 0xDA {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..length.checked_add(2)?)?;
        if marker == 0xE1
            && let Some(bytes) = segment.strip_prefix(b"Exif\0\0")
        {
            let little = bytes.starts_with(b"II");
            return Some(Notes { bytes, little });
        }
        rest = rest.get(length.checked_add(2)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG's beginning: its camera's notes say `count` fields and have one.
    fn jpeg(order: &[u8], tag: [u8; 2], count: [u8; 2], turn: [u8; 2]) -> Vec<u8> {
        let mut notes = b"Exif\0\0".to_vec();
        notes.extend_from_slice(order);
        notes.extend_from_slice(&count);
        notes.extend_from_slice(&tag);
        notes.extend_from_slice(&[0, 3, 0, 0, 0, 1]);
        notes.extend_from_slice(&turn);
        let mut file = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xE1\0".to_vec();
        file.push((notes.len() as u8).saturating_add(2));
        file.extend(notes);
        file
    }

    #[test]
    fn the_turn_is_read_and_a_lie_is_none() {
        let big = b"MM\0\x2A\0\0\0\x08";
        let little = b"II\x2A\0\x08\0\0\0";
        assert!(lies_on_its_side(&jpeg(big, [1, 0x12], [0, 1], [0, 6])));
        assert!(lies_on_its_side(&jpeg(little, [0x12, 1], [1, 0], [8, 0])));
        // Upside down is no lying on the side.
        assert!(!lies_on_its_side(&jpeg(big, [1, 0x12], [0, 1], [0, 3])));
        assert!(!lies_on_its_side(&jpeg(
            big,
            [1, 0x13],
            [0xFF, 0xFF],
            [0, 6]
        )));
        assert!(!lies_on_its_side(&jpeg(
            b"MM\0\x2A\xFF\xFF\xFF\xFF",
            [1, 0x12],
            [0, 1],
            [0, 6]
        )));
        let file = jpeg(big, [1, 0x12], [0, 1], [0, 6]);
        for end in 0..file.len() {
            lies_on_its_side(&file[..end]);
        }
    }
}
