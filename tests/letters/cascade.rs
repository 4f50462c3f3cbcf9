//! Which of two declarations wins, and what the words mean that every property takes.

use crate::{
    roles,
    styles::{px, rgb, weight},
};

/// What a declaration stands under, with what it weighs: whether it is in the element itself, ids,
/// classes, tags.
const UNDER: [(&str, [u8; 4]); 14] = [
    ("style", [1, 0, 0, 0]),
    ("#x", [0, 1, 0, 0]),
    ("p#x", [0, 1, 0, 1]),
    ("#x.one", [0, 1, 1, 0]),
    (".one", [0, 0, 1, 0]),
    ("p.one", [0, 0, 1, 1]),
    (".one.two", [0, 0, 2, 0]),
    ("[title]", [0, 0, 1, 0]),
    (":first-child", [0, 0, 1, 0]),
    (":is(#y, p)", [0, 1, 0, 0]),
    (":not(#y)", [0, 1, 0, 0]),
    (":where(#x)", [0, 0, 0, 0]),
    ("p", [0, 0, 0, 1]),
    ("*", [0, 0, 0, 0]),
];

#[test]
fn what_is_important_wins_then_what_is_nearer_then_what_comes_last() {
    for (one, weighs_one) in UNDER {
        for (two, weighs_two) in UNDER {
            for important in [[false, false], [false, true], [true, false], [true, true]] {
                let [first, second] = important.map(|yes| if yes { "!important" } else { "" });
                let sheet = |under: &str, declaration: &str| match under {
                    "style" => String::new(),
                    _ => format!("{under}{{{declaration}}}"),
                };
                let (first, second) = (format!("color:#100{first}"), format!("color:#200{second}"));
                let rules = sheet(one, &first) + &sheet(two, &second);
                let own = [(one, &first), (two, &second)].map(|(under, declaration)| match under {
                    "style" => format!("{declaration};"),
                    _ => String::new(),
                });
                let html = format!(
                    "<!doctype html><style>{rules}</style>\
                     <div><p id=x class='one two' title=x style='{}'>word</p></div>",
                    own.concat()
                );
                let second_wins = (important[1], weighs_two) >= (important[0], weighs_one);
                let red = if second_wins { 0x22 } else { 0x11 };
                assert_eq!(rgb(&html), [red, 0, 0], "{html}");
            }
        }
    }
}

#[test]
fn every_property_may_be_inherited_or_begin_anew() {
    const WORDS: [&str; 3] = ["inherit", "initial", "unset"];
    // An element, a property, and what it is under each word.
    for (tag, expected) in [
        ("span", [10.0, 16.0, 10.0]),
        ("h1", [10.0, 16.0, 10.0]),
        ("small", [10.0, 16.0, 10.0]),
    ] {
        let size = |word: &str| {
            px(&format!(
                "<!doctype html><div style='font-size:10px'><{tag} style='font-size:{word}'>word"
            ))
        };
        assert_eq!(WORDS.map(size), expected, "{tag}");
        let all = |word: &str| {
            px(&format!(
                "<!doctype html><div style='font-size:10px'><{tag} style='all:{word}'>word"
            ))
        };
        assert_eq!(WORDS.map(all), expected, "{tag}");
    }
    for (tag, expected) in [
        ("span", [600, 400, 600]),
        ("b", [600, 400, 600]),
        ("h1", [600, 400, 600]),
    ] {
        let weight = |word: &str| {
            weight(&format!(
                "<div style='font-weight:600'><{tag} style='font-weight:{word}'>word"
            ))
        };
        assert_eq!(WORDS.map(weight), expected, "{tag}");
    }
    let (red, black) = ([0xCC, 0, 0], [0; 3]);
    for (tag, expected) in [
        ("span", [red, black, red]),
        ("a href=https://x.kz", [red, black, red]),
        ("mark", [red, black, red]),
    ] {
        let colour = |word: &str| {
            rgb(&format!(
                "<div style='color:#c00'><{tag} style='color:{word}'>word"
            ))
        };
        assert_eq!(WORDS.map(colour), expected, "{tag}");
    }
    for (property, value, expected) in [
        ("visibility", "hidden", [false, true, false]),
        // What these hide they hide with all that is in it.
        ("opacity", "0", [false; 3]),
        ("display", "none", [false; 3]),
    ] {
        let seen = |word: &str| {
            let html = format!(
                "<p>One.<div style='{property}:{value}'><span style='{property}:{word}'>word"
            );
            roles(&html).iter().any(|block| block.contains("word"))
        };
        assert_eq!(WORDS.map(seen), expected, "{property}");
    }
    let upper = |property: &str, value: &str, word: &str| {
        let html = format!("<div style='{property}:{value}'><span style='{property}:{word}'>word");
        crate::styles::uppercase(&html)
    };
    for (property, value) in [
        ("text-transform", "uppercase"),
        ("font-variant", "small-caps"),
    ] {
        let found = WORDS.map(|word| upper(property, value, word));
        assert_eq!(found, [true, false, true], "{property}");
    }
    for (tag, expected) in [
        ("span", ["one/word", "one word", "one/word"]),
        ("pre", ["one/word", "one word", "one/word"]),
    ] {
        let lines = |word: &str| {
            let html =
                format!("<div style='white-space:pre'><{tag} style='white-space:{word}'>one\nword");
            roles(&html)[0][2..].to_owned()
        };
        assert_eq!(WORDS.map(lines), expected, "{tag}");
    }
    for (tag, expected) in [("div", [2, 1, 1]), ("span", [2, 1, 1])] {
        let blocks = |word: &str| {
            let html = format!("<div>One<{tag} style='display:{word}'>word");
            roles(&html).len()
        };
        assert_eq!(WORDS.map(blocks), expected, "{tag}");
    }
}
