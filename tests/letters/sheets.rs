//! Which rules of a sheet hold, and which of them wins.

use nu_alumni_policy::{Draft, SourceKind};

use crate::{
    styles::{px, rgb},
    unread,
};

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
        // The desk's window is as 8 to 5.
        ("(min-aspect-ratio: 3/2)", true),
        ("(min-aspect-ratio: 5/3)", false),
        ("(min-resolution: 97dpi)", false),
        ("(min-resolution: 96dpi)", true),
        ("(min-resolution: 2dppx)", false),
        ("(max-width:1px) or (min-width:1px)", true),
        ("(foo) or (min-width:1px)", true),
        ("(foo) or (max-width:1px)", false),
        ("(max-width:1px) and (min-width:1px)", false),
        ("(min-width:1px) and (min-height:1px)", true),
        ("not ((max-width:1px) or (min-width:1px))", false),
        ("not ((max-width:1px) and (min-width:1px))", true),
        ("(min-width:1px) or", false),
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
fn what_a_browser_supports() {
    for (asked, holds) in [
        ("(display:grid)", true),
        ("(display:griddle)", false),
        ("not (display:griddle)", true),
        ("(color:red) and (display:grid)", true),
        ("(color:red) and (display:griddle)", false),
        ("(x:y) or (color:red)", true),
        ("(x:y) and (color:foo)", false),
        ("(-ms-ime-align:auto)", false),
        ("not (-ms-ime-align:auto)", true),
        ("selector(:is(a))", true),
        // What is no question of a property is answered with no.
        ("(foo)", false),
        ("not (foo)", true),
        ("color:red", false),
    ] {
        let html = format!(
            "<!doctype html><style>@supports {asked} {{ p {{ font-size:40px }} }}</style><p>word"
        );
        assert_eq!(px(&html), if holds { 40.0 } else { 16.0 }, "{asked}");
    }
}

#[test]
fn a_sheet_says_what_it_is_and_where_it_holds() {
    for (attributes, holds) in [
        ("", true),
        ("type", true),
        ("type=''", true),
        ("type=text/css", true),
        ("type=TEXT/CSS", true),
        ("type='text/css '", false),
        ("type=text/less", false),
        ("type=text/css media=screen", true),
        ("media", true),
        ("media=all", true),
        ("media='print, screen'", true),
        ("media=print", false),
        ("media=' '", true),
        ("media='(max-width:600px)'", false),
    ] {
        let html = format!("<!doctype html><style {attributes}>p{{font-size:40px}}</style><p>word");
        assert_eq!(px(&html) == 40.0, holds, "{attributes}");
    }
    // In a drawing too, and in a formula not.
    for (html, holds) in [
        ("<svg><style>p{font-size:40px}</style></svg><p>word", true),
        (
            "<math><style>p{font-size:40px}</style></math><p>word",
            false,
        ),
        ("<p>word<style>p{font-size:40px}</style>", true),
    ] {
        let html = format!("<!doctype html>{html}");
        assert_eq!(px(&html) == 40.0, holds, "{html}");
    }
}

/// A desk's window is 1280 pixels wide and 800 high, in 96 dots to the inch and eight bits to a colour.
#[test]
fn features_that_are_numbers_are_compared() {
    let holds = |media: &str| {
        let html = format!(
            "<!doctype html><style>@media {media} {{ p {{ font-size:40px }} }}</style><p>word"
        );
        px(&html) == 40.0
    };
    for (feature, [less, equal, more]) in [
        ("width", ["1279px", "1280px", "1281px"]),
        ("width", ["79.9em", "80em", "80.1em"]),
        ("width", ["79.9rem", "80rem", "80.1rem"]),
        ("device-width", ["1279px", "1280px", "1281px"]),
        ("height", ["799px", "800px", "801px"]),
        ("device-height", ["799px", "800px", "801px"]),
        ("aspect-ratio", ["15/10", "16/10", "17/10"]),
        ("device-aspect-ratio", ["1.5", "8/5", "1.7"]),
        ("resolution", ["95dpi", "96dpi", "97dpi"]),
        ("resolution", ["0.5dppx", "1dppx", "2dppx"]),
        ("resolution", ["0.5x", "1x", "2x"]),
        ("-webkit-device-pixel-ratio", ["0.5", "1", "2"]),
        ("color", ["7", "8", "9"]),
        ("monochrome", ["-1", "0", "1"]),
        ("color-index", ["-1", "0", "1"]),
    ] {
        // How the value stands to what the feature is there.
        for (value, order) in [(less, -1), (equal, 0), (more, 1)] {
            let bare = feature.trim_start_matches("-webkit-");
            let prefix = feature.trim_end_matches(bare);
            for (asked, expected) in [
                (format!("({feature}: {value})"), order == 0),
                (format!("({prefix}min-{bare}: {value})"), order <= 0),
                (format!("({prefix}max-{bare}: {value})"), order >= 0),
                (format!("({feature} = {value})"), order == 0),
                (format!("({feature} < {value})"), order > 0),
                (format!("({feature} <= {value})"), order >= 0),
                (format!("({feature} > {value})"), order < 0),
                (format!("({feature} >= {value})"), order <= 0),
            ] {
                assert_eq!(holds(&asked), expected, "{asked}");
                assert_eq!(holds(&format!("not all and {asked}")), !expected, "{asked}");
                assert_eq!(holds(&format!("not {asked}")), !expected, "{asked}");
            }
            if prefix.is_empty() {
                for (asked, expected) in [
                    (format!("({value} = {feature})"), order == 0),
                    (format!("({value} < {feature})"), order < 0),
                    (format!("({value} <= {feature})"), order <= 0),
                    (format!("({value} > {feature})"), order > 0),
                    (format!("({value} >= {feature})"), order >= 0),
                    (format!("({value} <= {feature} <= {value})"), order == 0),
                    (format!("({value} < {feature} < {more})"), order < 0),
                    (format!("({less} < {feature} <= {value})"), order >= 0),
                ] {
                    assert_eq!(holds(&asked), expected, "{asked}");
                }
            }
        }
    }
    for (asked, expected) in [
        ("(width)", true),
        ("(color)", true),
        ("(grid)", false),
        ("(grid: 0)", true),
        ("(grid: 1)", false),
        ("(min-resolution: 37dpcm)", true),
        ("(min-resolution: 38dpcm)", false),
        ("(monochrome)", false),
        ("(orientation: landscape)", true),
        ("(orientation: portrait)", false),
        ("(prefers-color-scheme: light)", true),
        ("(prefers-color-scheme: dark)", false),
        ("(prefers-reduced-motion: no-preference)", true),
        ("(prefers-contrast: more)", false),
        ("(hover: hover)", true),
        ("(pointer: fine)", true),
        ("(pointer: coarse)", false),
        ("(pointer)", true),
        ("(update: fast)", true),
        ("(scripting: none)", true),
        ("(scripting)", false),
        ("(display-mode: browser)", true),
        ("(color-gamut: srgb)", true),
        ("(scan: progressive)", true),
        // What nobody knows holds nowhere, nor does its opposite.
        ("(foo: 1px)", false),
        ("not (foo: 1px)", false),
        ("(width: 1s)", false),
        ("(width ! 1280px)", false),
        ("(width == 1280px)", false),
        ("(hover < 1px)", false),
        ("(1px < hover)", false),
        ("(hover: 1px)", false),
        ("all", true),
        ("only screen", true),
        ("not screen", false),
        ("only print", false),
        ("screen and (color) and (grid)", false),
        ("screen or (color)", false),
        ("screen and", false),
        ("print, (grid), screen", true),
        ("print, (grid)", false),
        ("screen foo", false),
        ("screen foo, all", true),
        ("font-tech(color-COLRv1)", true),
    ] {
        assert_eq!(holds(asked), expected, "{asked}");
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
        // What never holds of a letter is a selector still, what no browser knows takes the others with it.
        ("p:hover, p", true),
        ("p:focus, p", true),
        ("p:visited, p", true),
        ("p:active, p", true),
        ("p:focus-within, p", true),
        ("p:focus-visible, p", true),
        ("p:target, p", true),
        ("p:not(:hover)", true),
        ("p:sideways, p", false),
        ("p::x, p", false),
    ] {
        let html = format!(
            "<!doctype html><style>{selector} {{ font-size:40px }}</style>\
             <div><hr><p>One.</p><p><span>word</span></p></div>"
        );
        assert_eq!(px(&html), if holds { 40.0 } else { 16.0 }, "{selector}");
    }
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
        ("layer", true),
        ("layer screen", true),
        ("LAYER screen", true),
        ("layer print", false),
        ("layer(base) screen", true),
        ("layer(base) screen and (max-width:1px)", false),
        ("layer(base) supports(display:grid) screen", true),
        ("layer(base) supports(display:grid) print", false),
        ("supports(display:grid) screen", true),
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

#[test]
fn layers_rank_as_they_are_first_named() {
    for (sheet, expected) in [
        ("p{20} @layer a{p{30}}", 20.0),
        ("p{20} @layer{p{30}}", 20.0),
        ("@layer a{p{30}} @layer b{p{40}}", 40.0),
        ("@layer b, a; @layer a{p{30}} @layer b{p{40}}", 30.0),
        ("@layer b; @layer a{p{30}} @layer b{p{40}}", 30.0),
        (
            "@layer b; @layer a, b; @layer b{p{40}} @layer a{p{30}}",
            30.0,
        ),
        (
            "@layer a.b; @layer c{p{30}} @layer a{@layer b{p{40}}}",
            30.0,
        ),
        ("@layer a{p{30}} @layer b{p{40}} @layer a{p{50}}", 40.0),
        ("@layer{p{30}} @layer{p{40}}", 40.0),
        ("@layer a{p{30}} @layer{p{40}} @layer a{p{50}}", 40.0),
        // Layers in a layer are ranked in it, below what stands in it alone.
        ("@layer a{@layer x{p{30}} p{40}}", 40.0),
        ("@layer a{p{40} @layer x{p{30}}}", 40.0),
        (
            "@layer a{@layer x{p{30}} @layer y{p{40}} @layer x{p{50}}}",
            40.0,
        ),
        (
            "@layer a{@layer x{p{30}}} @layer a.y{p{40}} @layer a.x{p{50}}",
            40.0,
        ),
        (
            "@layer a{@layer x{p{30}}} @layer b{@layer x{p{40}}} @layer a.x{p{50}}",
            40.0,
        ),
        (
            "@layer a{p{30}} @layer b{@layer a{p{40}}} @layer a{p{50}}",
            40.0,
        ),
        // What is important in an earlier layer is more so.
        (
            "@layer a{p{30!important}} @layer b{p{40!important}} p{20!important}",
            30.0,
        ),
        ("@layer a{p{30}} @layer b{p{40!important}} p{20}", 40.0),
    ] {
        let figures = ["20", "30", "40", "50"];
        let sheet = figures.iter().fold(sheet.to_owned(), |sheet, px| {
            sheet.replace(px, &format!("font-size:{px}px"))
        });
        let html = format!("<!doctype html><style>{sheet}</style><p>word");
        assert_eq!(px(&html), expected, "{sheet}");
    }
}

#[test]
fn what_stands_deep_in_brackets_is_not_read() {
    // Twelve of them are; ten thousand fill nobody's stack.
    const DEEP: [usize; 2] = [20, 10_000];
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    for (open, inner, close) in [
        ("calc(", "12px", ")"),
        ("calc(1 * ((", "12px", ")))"),
        ("max(1px, ", "12px", ")"),
        ("var(--x, ", "12px", ")"),
    ] {
        let size = |times: usize| {
            let size = nested(open, inner, close, times);
            px(&format!(
                "<!doctype html><p style='font-size:10px'><span style='font-size:{size}'>word</span>"
            ))
        };
        assert_eq!(size(3), 12.0, "{open}");
        assert_eq!(DEEP.map(size), [10.0; 2], "{open}");
    }
    for (open, inner, close) in [
        ("light-dark(", "#c00", ", #00c)"),
        ("color-mix(in srgb, ", "#c00", ", #c00)"),
        ("var(--x, ", "#c00", ")"),
    ] {
        let colour = |times: usize| {
            let colour = nested(open, inner, close, times);
            rgb(&format!("<p style='color:{colour}'>word"))
        };
        assert_eq!(colour(5), [0xCC, 0, 0], "{open}");
        assert_eq!(DEEP.map(colour), [[0; 3]; 2], "{open}");
    }
    for (open, inner, close) in [
        ("@media screen{", "p{font-size:12px}", "}"),
        ("@supports (color:red){", "p{font-size:12px}", "}"),
        ("@layer{", "p{font-size:12px}", "}"),
        ("div{", "& p{font-size:12px}", "}"),
        ("&{", "& p{font-size:12px}", "}"),
    ] {
        let size = |times: usize| {
            let rules = nested(open, inner, close, times);
            px(&format!(
                "<!doctype html><style>{rules}</style><div><p>word"
            ))
        };
        assert_eq!(size(1), 12.0, "{open}");
        assert_eq!(DEEP.map(size), [16.0; 2], "{open}");
    }
    // What stands for the rule around it three times: it would be tried 3, 9, … 6,561 times.
    let tripled = |times: usize| {
        let rules = nested("&:is(&, &){", "font-size:12px", "}", times);
        px(&format!(
            "<!doctype html><style>p{{{rules}}}</style><p>word"
        ))
    };
    assert_eq!([3, 8].map(tripled), [12.0, 16.0]);
    for (before, open, inner, close, behind, most) in [
        (
            "@media ",
            "(",
            "min-width:1px",
            ")",
            "{p{font-size:12px}}",
            12,
        ),
        (
            "@supports ",
            "(",
            "color:red",
            ")",
            "{p{font-size:12px}}",
            12,
        ),
        ("", ":is(", "p", ")", "{font-size:12px}", 12),
        ("", ":not(:not(", "p", "))", "{font-size:12px}", 6),
    ] {
        let size = |times: usize| {
            let nested = nested(open, inner, close, times);
            px(&format!(
                "<!doctype html><style>{before}{nested}{behind}</style><p>word"
            ))
        };
        let sizes = [most, most + 1, 10_000].map(size);
        assert_eq!(sizes, [12.0, 16.0, 16.0], "{before}{open}");
    }
}

#[test]
fn sheets_that_would_take_too_long_are_refused() {
    type Made = fn(usize) -> String;
    let all: [(&str, Made); 7] = [
        ("rules that might match", |n| {
            let rules = "[x]{color:#000}".repeat(1_000);
            format!("<style>{rules}</style>{}", "<p>x".repeat(n))
        }),
        ("declarations that hold", |n| {
            let block = "color:#000;".repeat(1_000);
            format!("<style>p{{{block}}}</style>{}", "<p>x".repeat(n))
        }),
        ("declarations of a part", |n| {
            let block = "color:#000;".repeat(1_000);
            format!("<style>p:first-line{{{block}}}</style>{}", "<p>x".repeat(n))
        }),
        ("rules of other screens", |n| {
            let rules = "[x]{display:block}".repeat(1_000);
            let hidden = "<p hidden>x</p>".repeat(n);
            format!("<style>@media (max-width:600px){{{rules}}}</style>{hidden}")
        }),
        ("values that are looked through", |n| {
            let rules = "[title*=x]{color:#000}".repeat(100);
            let title = "a".repeat(640);
            let titled = format!("<p title={title}>x").repeat(n);
            format!("<style>{rules}</style>{titled}")
        }),
        ("properties that each element has anew", |n| {
            let one = "@property --c{syntax:'*';inherits:false;initial-value:#000}";
            format!("<style>{}</style>{}", one.repeat(1_000), "<p>x".repeat(n))
        }),
        ("values in the place of others", |n| {
            let long = "#000 ".repeat(200);
            let rules = format!("body{{--a:{long}}}p{{color:var(--a)}}");
            format!("<style>{rules}</style>{}", "<p>x".repeat(n))
        }),
    ];
    for (name, made) in all {
        let code = |n: usize| {
            let read = Draft::read(SourceKind::Html, made(n).as_bytes());
            let error = read
                .err()
                .map(|error| serde_json::to_value(error).expect("JSON"));
            error.map(|error| error["code"].clone())
        };
        assert_eq!(code(200), None, "{name}");
        assert_eq!(code(4_000), Some("style-too-complex".into()), "{name}");
    }
}
