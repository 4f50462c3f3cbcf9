//! Comments that Outlook for Windows takes for a part of the letter: `<!--[if mso]> … <![endif]-->`.

/// The opening and the content of such a comment.
pub(crate) fn for_outlook(comment: &str) -> Option<(&str, &str)> {
    let condition = comment.strip_prefix("<!--")?.trim_start();
    if !condition.get(..3)?.eq_ignore_ascii_case("[if") {
        return None;
    }
    let ends = comment.find("]>")?.saturating_add(2);
    let (opening, rest) = comment.split_at_checked(ends)?;
    let (content, _) = rest.rsplit_once("<![")?;
    let condition = opening.to_ascii_lowercase();
    let names = ["mso", "vml"].iter();
    let mut asked = names.flat_map(|name| condition.match_indices(name));
    let holds = asked.any(|(at, _)| {
        let before = condition.get(..at).unwrap_or_default();
        let before = before.trim_end_matches(|c: char| "gtel( ".contains(c));
        !before.ends_with('!')
    });
    holds.then_some((opening, content))
}

/// The style sheets in a comment's content, each with where it begins.
pub(crate) fn sheets(content: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0usize;
    std::iter::from_fn(move || {
        let opens = tag(content, from, "<style")?;
        let length = content.get(opens..)?.find('>')?.saturating_add(1);
        let begins = opens.saturating_add(length);
        let ends = tag(content, begins, "</style").unwrap_or(content.len());
        from = ends;
        Some((begins, content.get(begins..ends)?))
    })
}

/// Where the next tag that begins so stands, in capitals or not.
fn tag(content: &str, from: usize, begins: &str) -> Option<usize> {
    let rest = content.as_bytes().get(from..)?;
    let mut tags = memchr::memchr_iter(b'<', rest);
    let found = tags.find(|&at| {
        let name = rest.get(at..at.saturating_add(begins.len()));
        name.is_some_and(|name| name.eq_ignore_ascii_case(begins.as_bytes()))
    });
    found.map(|at| from.saturating_add(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_found_with_their_places() {
        let content = "é<STYLE type='text/css'>p { }</Style><b>x</b><style>b { }";
        let found: Vec<_> = sheets(content).collect();
        assert_eq!(found, [(25, "p { }"), (53, "b { }")]);
        assert_eq!(sheets("<style").count(), 0);
    }
}
