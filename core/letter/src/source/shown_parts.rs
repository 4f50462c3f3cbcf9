//! Which parts of a message a reader is shown (RFC 2046, 2387; RFC 8621, 4.1.4).

use super::mime_parts::{Disposition, Part};
use crate::coverage;

/// How a part is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Showing {
    /// As text of the letter.
    Text,
    /// As a picture below or between the texts, unless a text refers to it.
    Picture,
    /// In a way that is not read here.
    Unread,
}

/// What is shown of a message, in order.
#[derive(Debug, Default)]
pub(super) struct View<'p, 'm> {
    pub(super) shown: Vec<(&'p Part<'m>, Showing)>,
    /// Texts that are shown instead, by programs that take another alternative.
    pub(super) instead: Vec<&'p Part<'m>>,
}

/// The endings of the names of picture files.
const PICTURES: &[&str] = &[
    "png", "jpg", "jpeg", "jpe", "gif", "bmp", "webp", "svg", "tif", "tiff", "heic", "avif",
];
/// What holds a whole letter, signed or encrypted.
const SEALED: &[&str] = &["application/pkcs7-mime", "application/x-pkcs7-mime"];

impl<'p, 'm> View<'p, 'm> {
    fn has(&self, showing: Showing) -> bool {
        self.shown.iter().any(|&(_, own)| own == showing)
    }

    fn has_html(&self) -> bool {
        let mut texts = self.shown.iter();
        texts.any(|(part, showing)| *showing == Showing::Text && part.is_html())
    }

    /// Adds another's parts behind these, but for those shown as `without`.
    fn add(&mut self, other: Self, without: Option<Showing>) {
        let kept = other.shown.into_iter();
        self.shown
            .extend(kept.filter(|&(_, showing)| Some(showing) != without));
        self.instead.extend(other.instead);
    }
}

impl<'m> Part<'m> {
    /// What a reader is shown of it.
    pub(super) fn view(&self) -> View<'_, 'm> {
        let mut view = View::default();
        if self.disposition() == Disposition::Attachment {
            return view;
        }
        if self.kind() != "multipart" {
            view.shown
                .extend(self.showing().map(|showing| (self, showing)));
            return view;
        }
        let is = |subtype| self.type_is("multipart", Some(subtype));
        if coverage::part(&self.media_type()).is_some() {
            view.shown.push((self, Showing::Unread));
            return view;
        }
        // What follows what is signed is the signature.
        let parts = self
            .parts
            .iter()
            .take(if is("signed") { 1 } else { usize::MAX });
        // Each part is asked once: what is asked twice at every level takes for ever.
        let mut views: Vec<View<'_, 'm>> = (0..)
            .zip(parts)
            .map(|(place, part)| self.view_of(part, place))
            .collect();
        if is("alternative") {
            // The last is the best; a program that shows HTML takes that.
            let rank = |&place: &usize| {
                let view = views.get(place);
                view.map(|v| (v.has_html(), v.has(Showing::Text), !v.shown.is_empty()))
            };
            let best = (0..views.len()).max_by_key(rank);
            for (place, mut other) in views.into_iter().enumerate() {
                if Some(place) != best {
                    let texts = other.shown.iter();
                    let texts = texts.filter(|(_, showing)| *showing == Showing::Text);
                    other.instead.extend(texts.map(|&(part, _)| part));
                    other.shown.retain(|(_, s)| *s == Showing::Unread);
                }
                view.add(other, None);
            }
        } else if is("related") {
            let start = self.type_attribute("start");
            let start = start.map(|id| id.trim_matches(['<', '>']));
            let is_root = |part: &Part<'_>| start.is_some() && part.content_id() == start;
            let root = self.parts.iter().position(is_root);
            let has_text = |place: &usize| views.get(*place).is_some_and(|v| v.has(Showing::Text));
            let root = root
                .filter(has_text)
                .or_else(|| (0..views.len()).find(has_text));
            if let Some(root) = root.and_then(|place| views.get_mut(place)) {
                view = std::mem::take(root);
            }
            for other in views {
                view.add(other, Some(Showing::Text));
            }
        } else {
            for other in views {
                view.add(other, None);
            }
        }
        view
    }

    /// What is shown of one of its parts. A text that has a file's name and is not the first is a
    /// file beside the letter, unless it asks to be shown.
    fn view_of<'p>(&self, part: &'p Part<'m>, place: u32) -> View<'p, 'm> {
        let mut view = part.view();
        let is_enclosed = self.type_is("multipart", Some("digest")) && part.kind().is_empty();
        let is_file = place > 0
            && part.file_name().is_some()
            && !self.type_is("multipart", Some("alternative"))
            && part.kind() != "multipart";
        if is_enclosed || is_file {
            let shown = is_enclosed || part.disposition() == Disposition::Inline;
            view.shown.retain_mut(|(_, showing)| {
                let was_text = *showing == Showing::Text;
                if was_text {
                    *showing = Showing::Unread;
                }
                !was_text || shown
            });
        }
        view
    }

    /// How a part that holds no others is shown; `None` where it is a file beside the letter.
    fn showing(&self) -> Option<Showing> {
        if self.is_calendar() {
            return None;
        }
        if self.is_html() || self.is_plain_text() {
            return Some(Showing::Text);
        }
        if self.is_picture() {
            return Some(Showing::Picture);
        }
        let media_type = self.media_type();
        coverage::part(&media_type)?;
        let asks = self.disposition() == Disposition::Inline;
        let shown = match self.kind() {
            "message" => true,
            "text" => asks || self.file_name().is_none(),
            // Other files are shown where they ask for it.
            _ => asks || SEALED.contains(&media_type.as_str()),
        };
        shown.then_some(Showing::Unread)
    }

    fn has_ending(&self, endings: &[&str]) -> bool {
        let ending = self.file_name().and_then(|name| name.rsplit_once('.'));
        ending.is_some_and(|(_, own)| endings.iter().any(|e| own.eq_ignore_ascii_case(e)))
    }

    pub(super) fn is_picture(&self) -> bool {
        let unnamed_type = self.type_is("application", Some("octet-stream"));
        self.kind() == "image" || unnamed_type && self.has_ending(PICTURES)
    }

    /// Whether it is a file of Outlook's own, by its type or as gateways that do not know the type name it.
    pub(super) fn is_tnef(&self) -> bool {
        let name = self.file_name().unwrap_or_default();
        let is_named = ["winmail.dat", "win.dat"]
            .iter()
            .any(|own| name.eq_ignore_ascii_case(own));
        self.type_is("application", Some("ms-tnef")) || is_named && self.kind() == "application"
    }

    /// Whether it is an invitation, attached or not.
    pub(super) fn is_calendar(&self) -> bool {
        let by_type = ["text/calendar", "application/ics", "text/x-vcalendar"];
        by_type.contains(&self.media_type().as_str())
            || self.kind() != "multipart" && self.has_ending(&["ics"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the texts shown, of a message of these parts.
    fn shown(subtype: &str, parts: &[&str]) -> Vec<String> {
        all_shown(subtype, parts)
            .into_iter()
            .filter_map(|(name, showing)| (showing == Showing::Text).then_some(name))
            .collect()
    }

    /// The names of the parts shown, and how.
    fn all_shown(subtype: &str, parts: &[&str]) -> Vec<(String, Showing)> {
        let mut raw = format!("Content-Type: multipart/{subtype}; boundary=a\n\n");
        for part in parts {
            raw.push_str(&format!("--a\n{part}\n\nx\n"));
        }
        let message = Part::message(raw.as_bytes()).unwrap();
        let shown = message.view().shown.into_iter();
        shown.map(|(part, how)| (part.name(), how)).collect()
    }

    #[test]
    fn a_reader_is_shown_the_best_alternative_and_no_attachment() {
        let (plain, html) = ("Content-Type: text/plain", "Content-Type: text/html");
        let picture = "Content-Type: image/png";
        assert_eq!(shown("alternative", &[plain, html]), ["part 2"]);
        assert_eq!(shown("alternative", &[html, plain]), ["part 1"]);
        assert_eq!(
            shown("alternative", &[plain, "", "Content-Type: text/calendar"]),
            ["part 2"]
        );
        assert_eq!(
            shown("mixed", &[plain, picture, html]),
            ["part 1", "part 3"]
        );
        assert_eq!(shown("related", &[picture, html, plain]), ["part 2"]);
        assert_eq!(shown("digest", &["", plain]), ["part 2"]);
        assert_eq!(
            shown(
                "related; start=\"<r@x>\"",
                &[plain, "Content-ID: <r@x>\nContent-Type: text/html"]
            ),
            ["part 2"]
        );
        let file = "Content-Type: text/html; name=a.htm";
        assert_eq!(shown("mixed", &[file, file]), ["part 1"]);
        assert_eq!(shown("alternative", &[plain, file]), ["part 2"]);
        let beside = "Content-Type: text/html\nContent-Disposition: inline; filename=a.htm";
        assert_eq!(shown("mixed", &[plain, beside]), ["part 1"]);
        let parts = "Content-Type: multipart/mixed; boundary=b; name=x\n\n--b\n\nx\n--b--";
        assert_eq!(shown("mixed", &[plain, parts]), ["part 1", "part 2.1"]);
        let attached = "Content-Disposition: attachment\nContent-Type: text/html";
        assert_eq!(shown("mixed", &[attached, plain]), ["part 2"]);
        assert_eq!(
            shown(
                "mixed",
                &["Content-Type: message/rfc822\n\nSubject: y", html]
            ),
            ["part 2"]
        );
    }

    #[test]
    fn each_kind_of_part_is_shown_as_the_list_of_coverage_says() {
        // The top-level types that IANA has.
        let mut kinds: Vec<&str> = "application audio example font haptics image message model \
            multipart text video"
            .split(' ')
            .collect();
        for [name, read_by, leaves] in coverage::parts() {
            let media_type = name.replace('*', "x-other");
            let raw = format!(
                "Content-Type: {media_type}; boundary=a\nContent-Disposition: inline\n\n--a\n\nx\n--a--"
            );
            let part = Part::message(raw.as_bytes()).unwrap();
            let shown: Vec<Showing> = part.view().shown.iter().map(|&(_, how)| how).collect();
            let expected = match read_by {
                "source/html" | "source/plain_text.rs" | "source/mime_parts.rs" => {
                    vec![Showing::Text]
                }
                "layout/pictures.rs" => vec![Showing::Picture],
                "source/invitations.rs" => {
                    assert!(part.is_calendar(), "{name}");
                    vec![]
                }
                "shows nothing" => vec![],
                _ => vec![Showing::Unread],
            };
            assert_eq!(shown, expected, "{name}");
            // All of a part is open where it is not read.
            let all = "text links tables pictures colours bold sizes capitals";
            assert!(leaves.is_empty() || leaves == all, "{name}");
            kinds.retain(|kind| name.strip_suffix("/*") != Some(kind));
        }
        assert_eq!(kinds, [""; 0], "not in the list");
        for sealed in SEALED {
            assert!(coverage::part(sealed).is_some(), "{sealed}");
        }
    }

    #[test]
    fn what_is_shown_and_not_read_is_told_from_files() {
        let text = "Content-Type: text/plain";
        let mixed = |part: &str| {
            let shown = all_shown("mixed", &[text, part]);
            shown.get(1).map(|&(_, how)| how)
        };
        for part in [
            "Content-Type: message/rfc822",
            "Content-Type: text/enriched",
            "Content-Type: text/html; name=a.htm\nContent-Disposition: inline",
            "Content-Type: application/pdf\nContent-Disposition: inline; filename=a.pdf",
            "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--",
            "Content-Type: application/pkcs7-mime; name=smime.p7m",
        ] {
            assert_eq!(mixed(part), Some(Showing::Unread), "{part}");
        }
        for part in [
            "Content-Type: message/rfc822\nContent-Disposition: attachment",
            "Content-Type: application/pdf; name=a.pdf",
            "Content-Type: text/x-vcard; name=a.vcf",
            "Content-Type: text/calendar",
            "Content-Type: application/zip\nContent-Disposition: inline",
            "Content-Type: application/octet-stream; name=invite.ICS",
            "Content-Type: text/plain; name=invite.ics\nContent-Disposition: inline",
            "Content-Type: text/html; name=invite.ics\nContent-Disposition: inline",
            "Content-Type: image/png; name=invite.ics",
        ] {
            assert_eq!(mixed(part), None, "{part}");
        }
        let stream = "Content-Type: application/octet-stream; name=a.PNG";
        assert_eq!(mixed(stream), Some(Showing::Picture));
        assert_eq!(all_shown("signed", &[text, text]).len(), 1);
        // What one program shows instead of the HTML that others show.
        let html = "Content-Type: text/html";
        let amp = "Content-Type: text/x-amp-html";
        assert_eq!(
            all_shown("alternative", &[text, amp, html]),
            [
                ("part 2".to_owned(), Showing::Unread),
                ("part 3".to_owned(), Showing::Text)
            ]
        );
    }
}
