//! The judge of the index of selectors: every rule tried on every element. Built for tests and
//! fuzzing only.

use selectors::{context::SelectorCaches, matching::matches_selector};

use super::{
    conditions::Screens,
    painted_values::Pool,
    rule_index::{NamesAround, Sheets},
    selectors_of::{Budget, Handle, matching_in},
};
use crate::source::{Effort, NodeId, Tree, read_html};

const TAGS: [&str; 6] = ["div", "p", "b", "span", "section", "h1"];
const CLASSES: [&str; 4] = ["a", "B", "b", "c"];
const COMBINATORS: [&str; 5] = [" ", " > ", " + ", " ~ ", " "];

/// Draws a letter and a sheet whose selectors ask for what is in it, one choice a byte.
pub(crate) fn drawn(bytes: &[u8]) -> (String, String) {
    let mut choices = bytes.iter().map(|&byte| usize::from(byte));
    let mut choose = |from: &[&'static str]| -> Option<&'static str> {
        let choice = choices.next()?.checked_rem(from.len())?;
        from.get(choice).copied()
    };
    let mut css = String::new();
    let mut html = String::new();
    let mut open: Vec<&str> = Vec::new();
    if choose(&["", "quirks"]).unwrap_or_default().is_empty() {
        html.push_str("<!doctype html>");
    }
    while let Some(what) = choose(&["open", "open", "close", "rule", "rule", "text"]) {
        match what {
            "open" => {
                let Some(tag) = choose(&TAGS) else { break };
                html.extend(["<", tag]);
                if let Some("class") = choose(&["class", "id", "none"]) {
                    let two = [choose(&CLASSES), choose(&CLASSES)].map(Option::unwrap_or_default);
                    html.extend([" class='", two[0], " ", two[1], "'"]);
                } else if let Some(id) = choose(&CLASSES) {
                    html.extend([" id='", id, "'"]);
                }
                html.push('>');
                open.push(tag);
            }
            "close" => {
                if let Some(tag) = open.pop() {
                    html.extend(["</", tag, ">"]);
                }
            }
            "text" => html.push('x'),
            _ => {
                loop {
                    match choose(&["tag", "class", "id", "any", "both", "not", "first"]) {
                        Some("tag") => css.extend(choose(&TAGS)),
                        Some("class") => css.extend([".", choose(&CLASSES).unwrap_or("a")]),
                        Some("id") => css.extend(["#", choose(&CLASSES).unwrap_or("a")]),
                        Some("both") => {
                            css.extend(choose(&TAGS));
                            css.extend([".", choose(&CLASSES).unwrap_or("a")]);
                        }
                        Some("not") => {
                            css.extend([":not(.", choose(&CLASSES).unwrap_or("a"), ")"]);
                        }
                        Some("first") => css.push_str(":first-child"),
                        _ => css.push('*'),
                    }
                    match choose(&["on", "on", "end", "list", "part"]) {
                        Some("on") => css.push_str(choose(&COMBINATORS).unwrap_or(" ")),
                        Some("list") => css.push_str(", "),
                        Some("part") => {
                            css.push_str("::first-letter");
                            break;
                        }
                        _ => break,
                    }
                }
                css.push_str(" { color: red }\n");
            }
        }
    }
    (html, css)
}

/// Whether the index offers each rule to each element that it matches.
pub(crate) fn hold_index(html: &str, css: &str) {
    let Ok(tree) = read_html(html.to_owned(), &mut Effort::default()) else {
        return;
    };
    let mut sheets = Sheets::new(tree.quirks);
    sheets.read(css, 0, Screens::ALL, &mut Pool::default());
    let budget = Budget::new(u64::MAX);
    let mut around = NamesAround::new(&sheets);
    let mut caches = SelectorCaches::default();
    let mut context = matching_in(tree.quirks, &mut caches);
    let mut open: Vec<NodeId> = vec![Tree::DOCUMENT];
    while let Some(id) = open.pop() {
        let mut within: Vec<NodeId> = tree.children(id).collect();
        within.reverse();
        open.append(&mut within);
        let Some(element) = tree.element(id) else {
            continue;
        };
        let handle = Handle {
            tree: &tree,
            id,
            element,
            budget: &budget,
        };
        around.leave_to(tree.node(id).parent.unwrap_or(Tree::DOCUMENT));
        let names = sheets.names_of(&tree, element);
        let offered: Vec<u32> = sheets
            .candidates(&names)
            .filter(|&rule| {
                sheets
                    .rules
                    .get(rule as usize)
                    .is_some_and(|r| around.suit(r))
            })
            .collect();
        for (place, rule) in (0_u32..).zip(&sheets.rules) {
            if matches_selector(&rule.selector, rule.start, None, handle, &mut context) {
                assert!(
                    offered.contains(&place),
                    "{:?} is not offered to <{}> in\n{html}\nunder\n{css}",
                    rule.selector,
                    &*element.name,
                );
            }
        }
        around.enter(id, &names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_index_offers_every_rule_that_matches(bytes in prop::collection::vec(any::<u8>(), 8..400)) {
            let (html, css) = drawn(&bytes);
            hold_index(&html, &css);
        }
    }

    #[test]
    fn what_stands_around_a_neighbour_is_no_ancestor() {
        let html = "<h1>x</h1><p>y <b>z</b></p>";
        for css in ["h1 + p b { color: red }", "h1 ~ p b { color: red }"] {
            hold_index(html, css);
        }
    }
}
