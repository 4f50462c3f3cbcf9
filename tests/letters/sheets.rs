//! Which rules of a sheet hold, and which of them wins.

use crate::{styles::px, unread};

#[test]
fn what_holds_on_every_screen() {
    for (media, holds) in [
        ("screen", true),
        ("print", false),
        ("not print", true),
        ("only screen and (min-width:1px)", true),
        ("print and (min-width:1px)", false),
        ("print and (foo)", false),
        ("not print and (foo)", true),
        ("not (foo)", false),
        ("screen, print", true),
        ("(min-width:1px)", true),
        ("(max-width:1px)", false),
        ("(width > 1px)", true),
        ("(width < 1px)", false),
        ("(1px < width)", true),
        ("(1px > width)", false),
        ("(1px < width < 1000in)", true),
        ("(1px < width < 2px)", false),
        ("(width >= 1px)", true),
        ("(width <= 1px)", false),
        ("(min-aspect-ratio: 1/100)", true),
        ("(max-aspect-ratio: 1/100)", false),
        ("(min-resolution: 97dpi)", false),
        ("(min-resolution: 96dpi)", true),
        ("(min-resolution: 2dppx)", false),
        ("(color)", true),
        ("(monochrome)", false),
        ("(hover)", true),
        ("(hover: none)", false),
        ("(prefers-reduced-motion)", false),
    ] {
        let html = format!(
            "<!doctype html><style>@media {media} {{ p {{ font-size:40px }} }}</style><p>word"
        );
        assert_eq!(px(&html), if holds { 40.0 } else { 16.0 }, "{media}");
    }
}

#[test]
fn selectors_that_letters_use() {
    for (selector, holds) in [
        ("P", true),
        ("p.one", true),
        ("p.two", false),
        (".ONE", false),
        ("p:is(.two, .one)", true),
        ("p:where(.one)", true),
        ("p:not(.one)", false),
        ("div p", true),
        ("div > p", true),
        ("body > p", false),
        ("h1 + p", true),
        ("h1 ~ p", true),
        ("p + h1", false),
        ("p:first-child", false),
        ("p:last-child", true),
        ("p:nth-child(2)", true),
        ("p:first-of-type", true),
        ("p:nth-of-type(2)", false),
        ("p:only-of-type", true),
        ("p:empty", false),
        ("p:hover", false),
        ("p:active", false),
        ("p:root", false),
        (":root p", true),
        ("p:link", false),
        ("[class=one]", true),
        ("[class^=o]", true),
        ("[class=ONE i]", true),
        ("#x", true),
    ] {
        let html = format!(
            "<!doctype html><style>{selector} {{ font-size:40px }}</style>\
             <div><h1>A talk</h1><p id=x class=one><span>word</span></p></div>"
        );
        assert_eq!(px(&html), if holds { 40.0 } else { 16.0 }, "{selector}");
    }
    for (selector, holds) in [
        ("p:first-of-type", false),
        ("p:last-of-type", true),
        ("p:only-of-type", false),
        ("p:nth-of-type(2)", true),
        ("hr:last-child ~ p", false),
        ("hr:only-of-type ~ p", true),
        ("hr:empty ~ p", true),
        ("p:empty + p", false),
        ("p:not(:empty) + p", true),
        ("p::before", false),
        ("p::before, p", true),
        ("p::-webkit-x, p", true),
        // One that no browser knows takes the others with it.
        ("p::x, p", false),
    ] {
        let html = format!(
            "<!doctype html><style>{selector} {{ font-size:40px }}</style>\
             <div><hr><p>One.</p><p><span>word</span></p></div>"
        );
        assert_eq!(px(&html), if holds { 40.0 } else { 16.0 }, "{selector}");
    }
    for (layers, expected) in [
        // What stands in a layer itself comes behind the layers in it.
        (
            "@layer a { p { font-size:30px } @layer b { p { font-size:20px } } }",
            30.0,
        ),
        // Layers without a name are each its own.
        (
            "@layer { p { font-size:30px } } @layer b { p { font-size:20px } } @layer { p { font-size:25px } }",
            25.0,
        ),
        (
            "@layer a { p { font-size:30px } } @layer b { p { font-size:20px } } @layer a { p { font-size:25px } }",
            20.0,
        ),
    ] {
        assert_eq!(
            px(&format!("<style>{layers}</style><p>word")),
            expected,
            "{layers}"
        );
    }
    // What stands over it in no layer comes behind all layers.
    let layers = "@layer a, b; @layer b { p { font-size:30px } } @layer a { p { font-size:20px } }";
    assert_eq!(px(&format!("<style>{layers}</style><p>word")), 30.0);
    let over = format!("<style>p {{ font-size:40px }} {layers}</style><p>word");
    assert_eq!(px(&over), 40.0);
}

#[test]
fn sheets_that_are_called_in_are_not_read() {
    for (behind, called) in [
        ("", true),
        ("screen", true),
        ("print", false),
        ("(max-width:1px)", false),
        ("screen and (max-width:1px)", false),
        ("layer(print)", true),
        ("layer(base) print", false),
        ("supports(display:grid) print", false),
        ("supports(display:grid)", true),
    ] {
        let html = format!("<style>@import url(https://x.kz/a.css) {behind};</style><p>word");
        assert_eq!(!unread(&html).is_empty(), called, "{behind}");
    }
    let fonts =
        "<style>@import url(https://fonts.googleapis.com/css?family=Roboto);</style><p>word";
    assert!(unread(fonts).is_empty());
}
