//! Prints what is computed for every element of the HTML files that stdin names, a line of JSON a file:
//! its tag, size, weight, colour, whether in capitals, whether seen, and which of these are unknown.
//! `cargo xtask chromium` holds it against what Chromium computes.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command reads files and prints"
)]

use nu_alumni_letter::{Draft, SourceKind, style::Rgba};
use serde_json::json;

fn colour(c: Rgba) -> [u8; 4] {
    [c.red, c.green, c.blue, c.alpha]
}

fn main() {
    for path in std::io::stdin().lines().map_while(Result::ok) {
        let read = std::fs::read(&path).map_err(|error| error.to_string());
        let draft = read.and_then(|bytes| {
            let bytes = String::from_utf8_lossy(&bytes).replace('\0', "");
            Draft::read(SourceKind::Html, bytes.as_bytes()).map_err(|error| error.to_string())
        });
        let draft = match draft {
            Ok(draft) => draft,
            Err(error) => {
                println!("{}", json!({"file": path, "error": error}));
                continue;
            }
        };
        let letter = draft.letter();
        let mut rows = Vec::new();
        let mut open = vec![nu_alumni_letter::source::Tree::DOCUMENT];
        while let Some(id) = open.pop() {
            if let Some(element) = letter.tree.element(id) {
                let style = letter.styles.of(id);
                rows.push(json!([
                    &*element.name,
                    style.font_px,
                    style.weight,
                    colour(style.color),
                    style.uppercase,
                    style.visible,
                    [
                        style.unknown.size(),
                        style.unknown.weight(),
                        style.unknown.color(),
                        style.unknown.capitals()
                    ],
                ]));
            }
            let children: Vec<_> = letter.tree.children(id).collect();
            open.extend(children.into_iter().rev());
        }
        println!("{}", json!({"file": path, "rows": rows}));
    }
}
