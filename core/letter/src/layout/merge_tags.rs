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

use crate::words::{
    fields::{names_field, names_marked_field},
    is_alphanumeric,
};

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

/// What stands between the marks of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Anything: nobody writes such marks around anything else.
    Anything,
    /// A word without spaces, as programs name fields.
    Identifier,
    /// The name of a field: such marks stand around other words too.
    Field,
    /// The same in capitals.
    FieldInCapitals,
    /// The same in one word and in capitals: such marks stand between words everywhere.
    WordInCapitals,
}

/// What opens a tag, what closes it, and what stands between.
type Form<'m> = (&'m str, &'m str, Inside);

/// How the mailing programs write those that begin with this byte.
const fn forms(first: u8) -> &'static [Form<'static>] {
    match first {
        b'{' => &[
            ("{ MERGEFIELD ", "}", Inside::Anything),
            ("{MERGEFIELD ", "}", Inside::Anything),
            ("{{{", "}}}", Inside::Anything),
            ("{{", "}}", Inside::Anything),
            ("{%", "%}", Inside::Anything),
            ("{!", "}", Inside::Anything),
            ("{$", "}", Inside::Anything),
            ("{#", "#}", Inside::Anything),
            ("{*", "*}", Inside::Identifier),
            ("{", "}", Inside::Identifier),
            ("{", "}", Inside::FieldInCapitals),
        ],
        b'*' => &[("*|", "|*", Inside::Anything)],
        b'<' => &[
            ("<%", "%>", Inside::Anything),
            ("<<", ">>", Inside::Anything),
            ("<", ">", Inside::Field),
        ],
        b'$' => &[
            ("${", "}", Inside::Anything),
            ("$!{", "}", Inside::Anything),
            ("$$", "$$", Inside::Field),
            ("$", "$", Inside::Field),
        ],
        b'#' => &[
            ("#{", "}", Inside::Anything),
            ("##", "##", Inside::Identifier),
            ("##", "##", Inside::Field),
            ("#", "#", Inside::Field),
        ],
        b'@' => &[
            ("@{", "}", Inside::Anything),
            ("@@", "@@", Inside::Identifier),
            ("@@", "@@", Inside::Field),
            ("@", "@", Inside::Field),
        ],
        b'%' => &[
            ("%%", "%%", Inside::Identifier),
            ("%%", "%%", Inside::FieldInCapitals),
            ("%(", ")s", Inside::Identifier),
            ("%", "%", Inside::Identifier),
            ("%", "%", Inside::FieldInCapitals),
        ],
        b'[' => &[
            ("[[", "]]", Inside::Anything),
            ("[%", "%]", Inside::Anything),
            ("[", "]", Inside::Field),
        ],
        // The first of the two of `«`.
        0xC2 => &[("«", "»", Inside::Field)],
        b'~' => &[("~~", "~~", Inside::Field), ("~", "~", Inside::Field)],
        b'_' => &[("__", "__", Inside::Field)],
        b'-' => &[("-", "-", Inside::WordInCapitals)],
        b'|' => &[("|", "|", Inside::WordInCapitals)],
        _ => &[],
    }
}

/// The marks around the merge tags of one mailing program, besides those of the common ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// What stands before a tag's name.
    pub open: String,
    /// What stands behind it.
    pub close: String,
}

/// Words that say of a tag that it prints nothing itself.
const CONTROLS: [&str; 6] = ["IF:", "IFNOT:", "ELSE:", "ELSEIF:", "END:", "INTERESTED:"];

/// The words with which a statement of a template begins that prints nothing itself.
const STATEMENTS: [&str; 35] = [
    "apply",
    "assign",
    "autoescape",
    "block",
    "break",
    "capture",
    "case",
    "comment",
    "continue",
    "do",
    "elif",
    "else",
    "elseif",
    "elsif",
    "empty",
    "filter",
    "flush",
    "for",
    "from",
    "if",
    "ifchanged",
    "ifequal",
    "ifnotequal",
    "import",
    "language",
    "load",
    "macro",
    "raw",
    "set",
    "spaceless",
    "tablerow",
    "unless",
    "verbatim",
    "when",
    "with",
];

/// Whether a statement prints nothing itself; what is not known may put in a text.
fn is_statement(content: &str) -> bool {
    let word = content.trim_start();
    let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    let word = word.to_ascii_lowercase();
    word.is_empty() || word.starts_with("end") || STATEMENTS.contains(&word.as_str())
}

/// Whether what stands between `{{` and `}}` is a condition or the like, as Go has them, and no field.
fn is_action(content: &str) -> bool {
    let mut words = content.split_whitespace();
    let first = words.next().unwrap_or_default();
    match first {
        "else" | "end" => true,
        "block" | "define" | "if" | "range" | "with" => words.next().is_some(),
        _ => false,
    }
}

/// The longest tag that is looked for, in bytes: it keeps the search linear.
const LONGEST: usize = 200;

/// The merge tags of `text`, in order.
pub fn find(text: &str) -> Vec<MergeTag> {
    find_with(text, &[])
}

/// Whether some of `text` is filled in later.
pub(crate) fn is_filled_in(text: &str) -> bool {
    !find(text).is_empty()
}

/// Whether what begins `text` is filled in later.
pub(crate) fn begins_filled_in(text: &str) -> bool {
    let text = text.trim_start();
    // Most of what is asked for begins with a word.
    let may_begin = !text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let first = text.get(..text.floor_char_boundary(LONGEST));
    let is_first = |tag: &MergeTag| tag.start == 0;
    may_begin
        && find(first.unwrap_or_default())
            .first()
            .is_some_and(is_first)
}

/// The merge tags of `text`, in order, those between these marks too.
///
/// ```
/// use nu_alumni_letter::layout::merge_tags::{Marks, find_with};
///
/// let marks = Marks { open: "(:".into(), close: ":)".into() };
/// let tags = find_with("Dear (: name :),", &[marks]);
/// assert_eq!((tags[0].start, tags[0].end), (5, 15));
/// ```
pub fn find_with<'m>(text: &str, own: &'m [Marks]) -> Vec<MergeTag> {
    let mut tags = Vec::new();
    let mut at = 0usize;
    let begins = |b: u8| {
        let mut own = own.iter().map(|marks| marks.open.as_bytes().first());
        !forms(b).is_empty() || own.any(|first| first == Some(&b))
    };
    let of_own = |marks: &'m Marks| (&*marks.open, &*marks.close, Inside::Anything);
    while let Some(rest) = text.get(at..) {
        let Some(offset) = rest.bytes().position(begins) else {
            break;
        };
        let start = at.saturating_add(offset);
        let tail = text.get(start..).unwrap_or_default();
        // A mark that stands twice opens nothing: `--COMPANY-BLUE`.
        let mark = tail.chars().next();
        let glued = text
            .get(..start)
            .is_some_and(|text| text.ends_with(|c| is_alphanumeric(c) || Some(c) == mark));
        let of_all = tail.bytes().next().map_or(&[][..], forms).iter().copied();
        let mut all = own.iter().map(of_own).chain(of_all);
        let found = all.find_map(|(open, close, inside)| {
            let length = tag_length(tail, open, close, inside, glued)?;
            let content = tail.get(open.len()..length.saturating_sub(close.len()))?;
            // `{%name%}` is a place too, `{% endif %}` is none.
            let place = is_identifier(content.trim()) && names_field(content.trim());
            // `{{-` takes the white space away that stands there.
            let content = match open {
                "{{" | "{%" => content.trim_matches([' ', '-', '~', '+']),
                _ => content,
            };
            let controls = open == "{%" && !place && is_statement(content)
                || open == "{{" && is_action(content)
                || content.starts_with(['#', '/', '^', '!'])
                || CONTROLS.iter().any(|word| content.starts_with(word))
                || open == "<%" && !content.starts_with('=');
            Some(MergeTag {
                start,
                end: start.saturating_add(length),
                prints: !controls,
            })
        });
        match found {
            Some(tag) => {
                at = tag.end;
                tags.push(tag);
            }
            None => {
                at = start.saturating_add(mark.map_or(1, char::len_utf8));
            }
        }
    }
    tags
}

/// The length of the tag with these marks that begins `text`, if one does; `glued`: a letter, a
/// figure or the same mark stands right before it.
fn tag_length(text: &str, open: &str, close: &str, inside: Inside, glued: bool) -> Option<usize> {
    let inner = text.strip_prefix(open)?;
    // Where one mark opens and closes, it also stands between things: `5% of 10%`, `a@b`.
    let divides = open == close && inside != Inside::Anything;
    if divides && (glued || inner.starts_with(' ')) {
        return None;
    }
    let mut reach = inner.len().min(LONGEST);
    while !inner.is_char_boundary(reach) {
        reach = reach.saturating_sub(1);
    }
    let length = inner.get(..reach)?.find(close)?;
    let content = inner.get(..length)?;
    let is_tag = match inside {
        Inside::Anything => true,
        Inside::Identifier => is_identifier(content),
        Inside::Field => content.len() <= FIELD_BYTES && names_marked_field(content),
        Inside::FieldInCapitals => is_field_in_capitals(content),
        Inside::WordInCapitals => {
            !content.contains(char::is_whitespace) && is_field_in_capitals(content)
        }
    } && !(divides && content.ends_with(' '));
    let length = open
        .len()
        .saturating_add(length)
        .saturating_add(close.len());
    is_tag.then_some(length)
}

/// A field's name is no longer, in bytes.
const FIELD_BYTES: usize = 80;

/// Whether text names a field in capitals.
fn is_field_in_capitals(content: &str) -> bool {
    content.len() <= FIELD_BYTES && !content.contains(char::is_lowercase) && names_field(content)
}

/// Whether text is one word as programs name fields: `FNAME`, `contact.first_name`.
fn is_identifier(content: &str) -> bool {
    content.contains(char::is_alphabetic)
        && !content.contains(char::is_whitespace)
        && content.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '=' | '/' | '^'))
        && !content.contains(['{', '<', '[', '«'])
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
    printed(text, tags, |_| Some(0))
}

/// So many letters of all tags together are longer than any limit.
const MOST_PRINTED: u32 = 1 << 16;

/// `text` as it is when each merge tag prints so many letters; one of which that is not known stays as
/// it is written.
///
/// ```
/// use nu_alumni_letter::layout::merge_tags::{find, printed};
///
/// let text = "Dear {{name}} of {{city}},";
/// let longest = |tag: &str| (tag == "{{name}}").then_some(3);
/// assert_eq!(printed(text, &find(text), longest), "Dear nnn of {{city}},");
/// ```
pub fn printed<'t>(
    text: &'t str,
    tags: &[MergeTag],
    longest: impl Fn(&str) -> Option<u32>,
) -> std::borrow::Cow<'t, str> {
    if tags.is_empty() {
        return text.into();
    }
    let mut whole = String::with_capacity(text.len());
    let (mut at, mut left) = (0usize, MOST_PRINTED);
    for tag in tags {
        whole.push_str(text.get(at..tag.start).unwrap_or_default());
        let written = text.get(tag.start..tag.end).unwrap_or_default();
        match longest(written) {
            Some(letters) => {
                let letters = letters.min(left);
                left = left.saturating_sub(letters);
                whole.extend(std::iter::repeat_n('n', letters as usize));
            }
            None => whole.push_str(written),
        }
        at = tag.end;
    }
    whole.push_str(text.get(at..).unwrap_or_default());
    whole.into()
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
        for (tag, prints) in [
            ("{{if .Late}}", false),
            ("{{ else if .Early }}", false),
            ("{{- end -}}", false),
            ("{{~#each items~}}", false),
            ("{{- /* a note */ -}}", false),
            ("{{~name~}}", true),
            ("{{end_date}}", true),
            ("{{range}}", true),
            ("{{> footer}}", true),
            ("{%- endif -%}", false),
            ("{% ENDIF %}", false),
            ("{% include 'footer.html' %}", true),
            ("{% snippet %}", true),
        ] {
            assert_eq!(found(tag), [(tag, prints)], "{tag}");
        }
        assert_eq!(found("50%% of 100%% {{ never closed"), []);
    }

    #[test]
    fn each_spelling_is_a_tag_and_the_marks_around_other_words_are_none() {
        for tag in [
            "{{name}}",
            "{{{name}}}",
            "{{ contact.FIRSTNAME }}",
            "{name}",
            "{$name}",
            "{!Contact.Name}",
            "{FIRST_NAME}",
            "*|FNAME|*",
            "<%= name %>",
            "<<First Name>>",
            "<NAME>",
            "${name}",
            "$!{name}",
            "$NAME$",
            "#{name}",
            "##NAME##",
            "#NAME#",
            "@{name}",
            "@@name@@",
            "@NAME@",
            "%%first_name%%",
            "%FIRSTNAME%",
            "%ИМЯ%",
            "[[firstname]]",
            "[%name%]",
            "[NAME]",
            "[First Name]",
            "[fname]",
            "[subscriber:firstname | default:reader]",
            "[event_date]",
            "«ФИО»",
            "«FirstName»",
            "##FIRST NAME##",
            "@@FIRST NAME@@",
            "$$NAME$$",
            "«Имя_Отчество»",
            "~Contact.FirstName~",
            "[ИМЯ]",
            "[Аты-жөні]",
            "%%=v(@name)=%%",
            "%(name)s",
            "{FIRST NAME}",
            "%ИМЯ ОТЧЕСТВО%",
            "%%FIRST NAME%%",
            "[GRADUATION YEAR]",
            "{*NAME*}",
            "{%name%}",
            "-FIRSTNAME-",
            "|FIRSTNAME|",
            "{ MERGEFIELD \"Имя\" \\* MERGEFORMAT }",
            "{MERGEFIELD Name}",
        ] {
            assert_eq!(found(&format!("Dear {tag}, hello")), [(tag, true)], "{tag}");
        }
        for text in [
            "«Назарбаев Университет»",
            "«Атриум»",
            "[NU]",
            "[1]",
            "5% of 10% more",
            "#NU#GSB",
            "a@b@c",
            "< 5 and > 3",
            "5 < 6",
            "~ 10 ~",
            "$5 and $6",
            "«КазМунайГаз»",
            "[LIVE]",
            "100% хлопок, 50%",
            "*важно*",
            "* a | b *",
            "| Name | Phone |",
            "Time - Name - Phone",
            "e-mail-phone-fax",
            "-FIRST EVENT-",
            "--COMPANY-BLUE",
            "--COMPANY--",
            "Bring your-name-tag",
            "{*REGISTER NOW*}",
            "{JOIN US NOW}",
            "%JOIN US%",
            "[SAVE THE DATE]",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
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
