//! Merge tags: places that the mailing program fills in later.
//!
//! ```
//! use nu_alumni_letter::layout::merge_tags::{find, without_tags};
//!
//! let text = "Dear {{first_name}}, welcome";
//! let tags = find(text);
//! assert!(tags[0].prints);
//! assert_eq!(&text[tags[0].start..tags[0].end], "{{first_name}}");
//! assert_eq!(without_tags(text, &tags), "Dear , welcome");
//! ```

/// A merge tag's range in a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeTag {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it stands for text; a condition or a loop prints nothing itself.
    pub prints: bool,
}

impl MergeTag {
    pub(super) fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start.saturating_add(by),
            end: self.end.saturating_add(by),
            ..self
        }
    }

    pub(super) fn unshifted(self, by: usize) -> Self {
        Self {
            start: self.start.saturating_sub(by),
            end: self.end.saturating_sub(by),
            ..self
        }
    }
}

/// How the mailing programs write them: opening, closing.
const FORMS: [(&str, &str); 6] = [
    ("{{", "}}"),
    ("{%", "%}"),
    ("*|", "|*"),
    ("<%", "%>"),
    ("${", "}"),
    ("%%", "%%"),
];

/// The longest tag that is looked for, in bytes: it keeps the search linear.
const LONGEST: usize = 200;

/// The merge tags of `text`, in order.
pub fn find(text: &str) -> Vec<MergeTag> {
    let mut tags = Vec::new();
    if memchr::memchr3(b'{', b'|', b'%', text.as_bytes()).is_none() {
        return tags;
    }
    let mut at = 0usize;
    while let Some(rest) = text.get(at..) {
        let Some(offset) = rest.find(['{', '*', '<', '$', '%']) else {
            break;
        };
        let start = at.saturating_add(offset);
        let tail = text.get(start..).unwrap_or_default();
        let found = FORMS.iter().find_map(|(open, close)| {
            let inner = tail.strip_prefix(open)?;
            let mut reach = inner.len().min(LONGEST);
            while !inner.is_char_boundary(reach) {
                reach = reach.saturating_sub(1);
            }
            let length = inner.get(..reach)?.find(close)?;
            let content = inner.get(..length)?;
            // Two percent signs alone are a price list's, not a tag's.
            if *open == "%%" && (content.is_empty() || content.contains(' ')) {
                return None;
            }
            let end = start
                .saturating_add(open.len())
                .saturating_add(length)
                .saturating_add(close.len());
            let controls = *open == "{%"
                || content.starts_with(['#', '/', '^', '!'])
                || ["IF:", "IFNOT:", "ELSE:", "ELSEIF:", "END:", "INTERESTED:"]
                    .iter()
                    .any(|word| content.starts_with(word))
                || *open == "<%" && !content.starts_with('=');
            Some(MergeTag {
                start,
                end,
                prints: !controls,
            })
        });
        match found {
            Some(tag) => {
                at = tag.end;
                tags.push(tag);
            }
            None => at = start.saturating_add(1),
        }
    }
    tags
}

/// `text` with every merge tag replaced by as many bytes that are no letters.
pub fn masked<'t>(text: &'t str, tags: &[MergeTag]) -> std::borrow::Cow<'t, str> {
    if tags.is_empty() {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0usize;
    for tag in tags {
        masked.push_str(text.get(at..tag.start).unwrap_or_default());
        masked.extend(std::iter::repeat_n(
            '\u{1}',
            tag.end.saturating_sub(tag.start),
        ));
        at = tag.end;
    }
    masked.push_str(text.get(at..).unwrap_or_default());
    masked.into()
}

/// `text` as it is when every merge tag prints nothing.
pub fn without_tags<'t>(text: &'t str, tags: &[MergeTag]) -> std::borrow::Cow<'t, str> {
    if tags.is_empty() {
        return text.into();
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0usize;
    for tag in tags {
        rest.push_str(text.get(at..tag.start).unwrap_or_default());
        at = tag.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let tags = find(text);
        tags.iter()
            .map(|t| (text.get(t.start..t.end).unwrap(), t.prints))
            .collect()
    }

    #[test]
    fn tags_of_the_common_mailing_programs_are_found() {
        assert_eq!(
            found("Ә {{name}}, *|FNAME|* <%= x %>"),
            [("{{name}}", true), ("*|FNAME|*", true), ("<%= x %>", true)]
        );
        assert_eq!(
            found("{{#if a}}x{% endif %}*|END:IF|*"),
            [
                ("{{#if a}}", false),
                ("{% endif %}", false),
                ("*|END:IF|*", false)
            ]
        );
        assert_eq!(found("50%% of 100%% {{ never closed"), []);
    }

    #[test]
    fn masking_keeps_every_other_place() {
        let text = "Ә {{имя}} Z";
        let masked = masked(text, &find(text));
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked.find('Z'), text.find('Z'));
        assert!(!masked.contains('{'));
    }
}
