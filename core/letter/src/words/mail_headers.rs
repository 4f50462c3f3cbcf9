//! What mail programs write over a letter that is forwarded or answered.

use super::{
    dates::names_time,
    languages::is_language_label,
    list::{List, list, small},
};

/// Who sent it.
pub(super) static FROM: List = list!("mail_headers.txt", "from");
/// What it is about.
pub(super) static SUBJECT: List = list!("mail_headers.txt", "subject");
/// What a draft calls it, and no mail program does.
pub(super) static DRAFT_SUBJECT: List = list!("mail_headers.txt", "subject of a draft");
/// What stands before the subject of a letter that is passed on or answered.
pub(super) static MARKS: List = list!("mail_headers.txt", "marks of subjects");
/// What else stands there.
pub(super) static OTHERS: List = list!("mail_headers.txt", "others");
/// What programs show beside the subject.
pub(super) static PREHEADERS: List = list!("mail_headers.txt", "preheaders");
/// The line over a letter that is passed on.
pub(super) static PASSED_ON: List = list!("mail_headers.txt", "passed on");
/// The line over a letter that may be passed on or answered.
pub(super) static ORIGINAL: List = list!("mail_headers.txt", "original");
/// How the line ends that says who wrote what is quoted.
pub(super) static WROTE: List = list!("mail_headers.txt", "wrote");

/// No longer name stands before a header's colon, and no longer line over a letter, in bytes.
const NAME_BYTES: usize = 40;
const LINE_BYTES: usize = 120;
/// The line that says who wrote what is quoted may be wrapped.
const ATTRIBUTION_BYTES: usize = 400;

/// What a line of a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    From,
    Subject,
    /// What a draft calls its subject.
    DraftSubject,
    Preheader,
    Other,
}

/// The line's header, and what stands behind its colon: `Subject: Winter reunion`.
pub(crate) fn header(line: &str) -> Option<(Header, &str)> {
    // In plain text the bold of a name is written with asterisks.
    let line = line.trim_start_matches(['*', ' ']);
    let colon = memchr::memchr(b':', line.as_bytes()).filter(|at| *at <= NAME_BYTES)?;
    let name = line.get(..colon)?.trim_end_matches(['*', ' ']);
    // `Subject (EN):`
    let name = match name.split_once('(') {
        Some((name, of)) if is_language_label(of) => name.trim_end(),
        _ => name,
    };
    let lists = [
        (Header::From, &FROM),
        (Header::Subject, &SUBJECT),
        (Header::DraftSubject, &DRAFT_SUBJECT),
        (Header::Preheader, &PREHEADERS),
        (Header::Other, &OTHERS),
    ];
    if !lists.iter().any(|(_, list)| list.may_begin(name)) {
        return None;
    }
    let name = small(name);
    let (header, _) = lists.into_iter().find(|(_, list)| list.contains(&name))?;
    let value = line.get(colon.saturating_add(1)..).unwrap_or_default();
    Some((header, value.trim_matches(['*', ' '])))
}

/// Where a subject's own words begin, behind the marks of one that is passed on or answered:
/// `FW: RE: Winter reunion`.
///
/// ```
/// use nu_alumni_letter::layout::behind_marks;
///
/// assert_eq!(behind_marks("FW: RE: Winter reunion"), 8);
/// assert_eq!(behind_marks("RE[2]: Winter reunion"), 7);
/// assert_eq!(behind_marks("FORUM: Winter reunion"), 0);
/// ```
pub fn behind_marks(subject: &str) -> usize {
    let mut rest = subject;
    while let Some((mark, behind)) = rest.split_once(':')
        && mark.len() <= NAME_BYTES
        && MARKS.contains(&small(without_count(mark.trim())))
    {
        rest = behind.trim_start();
    }
    subject.len().saturating_sub(rest.len())
}

/// The mark of a subject without how often it was answered: `RE[2]`, `Re (3)`.
fn without_count(mark: &str) -> &str {
    let is_of_count = |c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^');
    mark.trim_end_matches(is_of_count).trim_end()
}

/// Whether this is what stands before a subject.
pub(crate) fn names_subject(name: &str) -> bool {
    let name = small(name);
    SUBJECT.contains(&name) || DRAFT_SUBJECT.contains(&name)
}

/// Whether a line stands over a letter that is passed on, `Some(true)`, or that is passed on or
/// answered, `Some(false)`.
pub(crate) fn opens_original(line: &str) -> Option<bool> {
    let text = line.trim_matches(['-', '_', '=', ' ', ':', '*']);
    if text.len() > LINE_BYTES || text.len() == line.len() {
        return None;
    }
    let lower = small(text);
    if PASSED_ON.contains(&lower) {
        Some(true)
    } else {
        ORIGINAL.contains(&lower).then_some(false)
    }
}

/// Whether text says who wrote what is quoted below: `On Mon, 30 Nov 2026, Dana wrote:`, or
/// nothing but when, who and from which address, as some programs have it.
pub(crate) fn attributes_quote(text: &str) -> bool {
    let text = text.trim_end();
    // Some draw a line around it: `---- On Mon, 30 Nov 2026 10:15:00 +0500 Dana wrote ---`.
    let Some(text) = text.strip_suffix(':').or_else(|| text.strip_suffix("---")) else {
        return false;
    };
    if text.len() > ATTRIBUTION_BYTES || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = small(text.trim_end_matches(['-', ' ']));
    if !lower.contains('@') && !names_time(&lower) {
        return false;
    }
    let ends = |phrase: &str| {
        let before = lower.strip_suffix(phrase);
        before.is_some_and(|before| before.ends_with(char::is_whitespace))
    };
    let last = lower.rsplit(char::is_whitespace).next();
    // "Moderator писал 2026-12-01 10:15"
    let is_when = |text: &str| {
        text.trim()
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-.:/, ".contains(&b))
    };
    let stands_within = |phrase: &str| {
        let mut places = lower.match_indices(phrase);
        places.any(|(at, _)| {
            let (before, behind) = lower.split_at(at);
            let behind = behind.strip_prefix(phrase).unwrap_or_default();
            before.ends_with(' ') && behind.starts_with(' ') && is_when(behind)
        })
    };
    WROTE.iter().any(|phrase| ends(phrase) || stands_within(phrase))
        || lower.ends_with('>') && lower.contains('<') && lower.contains('@')
        // "30 ноября 2026, 10:15 +05:00 от Dana d@nu.edu.kz"
        || last.is_some_and(|last| last.contains('@'))
            && lower.split_once(" от ").is_some_and(|(when, _)| {
                names_time(when) && when.ends_with(|c: char| c.is_ascii_digit())
            })
}

/// Whether text may say who wrote what is quoted below, whatever its words: programs end it with a colon
/// or a line.
pub(crate) fn may_attribute_quote(text: &str) -> bool {
    text.len() <= ATTRIBUTION_BYTES && text.trim_end().ends_with([':', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_over_other_letters_are_told_from_the_letter() {
        assert_eq!(header("*От:* Дана"), Some((Header::From, "Дана")));
        assert_eq!(header("Subject:"), Some((Header::Subject, "")));
        assert_eq!(header("10:15 Opening"), None);
        assert_eq!(opens_original("-----Original Message-----"), Some(false));
        assert_eq!(opens_original("Begin forwarded message:"), Some(true));
        assert_eq!(opens_original("Forwarded message"), None);
        assert!(attributes_quote(
            "30.11.2026, 10:15, \"Dana\" <d@nu.edu.kz>:"
        ));
        assert!(attributes_quote(
            "Понедельник, 30 ноября 2026, 10:15 +05:00 от Dana d@nu.edu.kz:"
        ));
        assert!(!attributes_quote("Сообщите до 10:15 на d@nu.edu.kz:"));
        assert!(!attributes_quote(
            "Вопросы и заявки от выпускников 2015 года принимает alumni@nu.edu.kz:"
        ));
        assert!(attributes_quote("On 30 Nov 2026, at 10:15,\nDana wrote:"));
        assert!(attributes_quote("Moderator писал 2026-12-01 10:15:"));
        assert!(attributes_quote(
            "---- On Mon, 30 Nov 2026 10:15:00 +0500 Dana wrote ---"
        ));
        assert!(!attributes_quote("В 2025 году он писал в 10:15:"));
        assert!(!attributes_quote("At 10:15 we meet:"));
        assert!(!attributes_quote("The Dean wrote:"));
    }
}
