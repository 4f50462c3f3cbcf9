//! Outlook's message files, written for tests.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};

/// Text as such a file has it.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A message file with this subject, these streams of its own, and in its attachment those.
pub fn outlook_file(
    subject: &str,
    streams: &[(&str, Vec<u8>)],
    attached: &[(&str, Vec<u8>)],
) -> Vec<u8> {
    let empty = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(Version::V3, empty).expect("a new file");
    let mut write = |path: String, bytes: &[u8]| {
        let mut stream = file.create_stream(path).expect("a stream");
        stream.write_all(bytes).expect("written");
    };
    write("/__properties_version1.0".to_owned(), &[0; 32]);
    write("/__substg1.0_001A001F".to_owned(), &utf16("IPM.Note"));
    write("/__substg1.0_0037001F".to_owned(), &utf16(subject));
    for (name, bytes) in streams {
        write(format!("/{name}"), bytes);
    }
    if !attached.is_empty() {
        let attachment = "/__attach_version1.0_#00000000";
        file.create_storage(attachment).expect("a storage");
        let properties = [("__properties_version1.0", vec![0; 8])];
        for (name, bytes) in properties.iter().chain(attached) {
            let mut stream = file
                .create_stream(format!("{attachment}/{name}"))
                .expect("a stream");
            stream.write_all(bytes).expect("written");
        }
    }
    file.into_inner().into_inner()
}
