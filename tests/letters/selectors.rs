//! Selectors held against what they mean, counted anew.

use crate::styles::px;

#[test]
fn selectors_ask_where_an_element_stands() {
    const TAGS: [&str; 6] = ["h1", "p", "p", "b", "p", "b"];
    type Holds = fn(usize) -> bool;
    let all: [(&str, Holds); 32] = [
        (":first-child", |i| i == 0),
        (":last-child", |i| i == 5),
        (":only-child", |_| false),
        (":nth-child(2)", |i| i == 1),
        (":nth-child(odd)", |i| i % 2 == 0),
        (":nth-child(even)", |i| i % 2 == 1),
        (":nth-child(n+3)", |i| i >= 2),
        (":nth-child(-n+3)", |i| i < 3),
        (":nth-child(3n)", |i| i % 3 == 2),
        (":nth-last-child(2)", |i| i == 4),
        (":nth-child(2 of p)", |i| i == 2),
        (":nth-child(odd of p)", |i| i == 1 || i == 4),
        (":first-of-type", |i| [0, 1, 3].contains(&i)),
        (":last-of-type", |i| [0, 4, 5].contains(&i)),
        (":only-of-type", |i| i == 0),
        (":nth-of-type(2)", |i| [2, 5].contains(&i)),
        (":nth-last-of-type(2)", |i| [2, 3].contains(&i)),
        (":not(p)", |i| TAGS[i] != "p"),
        (":not(p, b)", |i| i == 0),
        (":is(h1, b)", |i| TAGS[i] != "p"),
        (":where(b):last-child", |i| i == 5),
        ("h1 + *", |i| i == 1),
        ("h1 ~ *", |i| i > 0),
        ("p + *", |i| [2, 3, 5].contains(&i)),
        ("p + p", |i| i == 2),
        ("p + b", |i| [3, 5].contains(&i)),
        ("p ~ b", |i| [3, 5].contains(&i)),
        ("b ~ *", |i| i > 3),
        ("b ~ p + b", |i| i == 5),
        ("* + * + * + b", |i| [3, 5].contains(&i)),
        ("p p", |_| false),
        (":root > *", |_| false),
    ];
    for (selector, holds) in all {
        for place in 0..TAGS.len() {
            // Text and comments are no elements.
            let children: Vec<String> = TAGS
                .iter()
                .enumerate()
                .map(|(at, tag)| {
                    let text = if at == place { "word" } else { "x" };
                    format!("y<!-- z --><{tag}>{text}</{tag}>")
                })
                .collect();
            let html = format!(
                "<!doctype html><style>h1, b {{ font-size:16px }} \
                 :is(div > {selector}) {{ font-size:40px !important }}</style><div>{}</div>",
                children.concat()
            );
            let found = px(&html) == 40.0;
            assert_eq!(found, holds(place), "{selector} {place}");
        }
    }
}

#[test]
fn selectors_ask_for_attributes() {
    const VALUES: [&str; 8] = [
        "foo", "Foo", "foo bar", "bar foo", "foo-bar", "foobar", "barfoo", "",
    ];
    type Holds = fn(&str, &str) -> bool;
    let all: [(&str, Holds); 6] = [
        ("=", |have, value| have == value),
        ("~=", |have, value| {
            !value.is_empty() && have.split(' ').any(|word| word == value)
        }),
        ("|=", |have, value| {
            have == value || have.starts_with(&format!("{value}-"))
        }),
        ("^=", |have, value| {
            !value.is_empty() && have.starts_with(value)
        }),
        ("$=", |have, value| {
            !value.is_empty() && have.ends_with(value)
        }),
        ("*=", |have, value| {
            !value.is_empty() && have.contains(value)
        }),
    ];
    for have in VALUES {
        for value in VALUES {
            for (sign, holds) in all {
                for (flag, any_case) in [("", false), (" i", true), (" s", false)] {
                    let html = format!(
                        "<!doctype html><style>[title{sign}'{value}'{flag}]{{font-size:40px}}</style>\
                         <div title='{have}'>word</div>"
                    );
                    let lower = |text: &str| match any_case {
                        true => text.to_lowercase(),
                        false => text.to_owned(),
                    };
                    let expected = holds(&lower(have), &lower(value));
                    assert_eq!(px(&html) == 40.0, expected, "{html}");
                }
            }
        }
    }
    for (selector, holds) in [
        ("[title]", true),
        ("[lang]", false),
        ("[TITLE]", true),
        ("div[title]", true),
        ("p[title]", false),
        ("[title][id]", true),
        ("[title][lang]", false),
    ] {
        let html = format!(
            "<!doctype html><style>{selector}{{font-size:40px}}</style><div id=x title=''>word</div>"
        );
        assert_eq!(px(&html) == 40.0, holds, "{selector}");
    }
}
