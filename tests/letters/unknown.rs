//! What cannot be told of a style, and what hangs on it.

use crate::{draft, styles::of_word};

#[test]
fn what_a_font_makes_of_small_letters_is_not_known() {
    for (caps, unknown) in [
        ("unicase", true),
        ("titling-caps", false),
        ("small-caps", false),
    ] {
        let html = format!("<p style='font-variant-caps:{caps}'>word");
        assert_eq!(
            of_word!(&html, style => style.unknown.capitals()),
            unknown,
            "{caps}"
        );
    }
}

#[test]
fn a_registered_property_is_what_its_registration_says_where_nothing_sets_it() {
    let syntax = "syntax: '<color>'; initial-value: #d00;";
    for (descriptors, set, red) in [
        ("inherits: false", "", 221),
        ("inherits: true", "", 221),
        // Of what is set around it, it takes over what is inherited alone.
        ("inherits: false", ":root { --c: #00f }", 221),
        ("inherits: true", ":root { --c: #00f }", 0),
        ("inherits: false", "p { --c: #00f }", 0),
        // A registration that does not say whether does not count, and the text's own colour is black.
        ("", "", 0),
    ] {
        let html = format!(
            "<style>@property --c {{ {syntax} {descriptors} }} {set} p {{ color: var(--c) }}</style><p>word"
        );
        assert_eq!(
            of_word!(&html, style => style.color.red),
            red,
            "{descriptors} {set}"
        );
    }
}

/// Which of size, colour and capitals is not known of a word that a style stands on.
fn unknown_under(sheet: &str, style: &str) -> [bool; 3] {
    let html = format!("<!doctype html><style>{sheet}</style><p class=b style='{style}'>word");
    of_word!(&html, style => {
        let unknown = style.unknown;
        [unknown.size(), unknown.color(), unknown.capitals()]
    })
}

#[test]
fn what_goes_back_to_another_layer_is_not_known() {
    for (sheet, style, unknown) in [
        (".b{color:red}", "color:revert-layer", [false, true, false]),
        (".b{color:red}", "color:revert", [false; 3]),
        (".b{color:red}", "all:revert-layer", [true; 3]),
        (
            "@layer a{.b{font-size:64px}} .b{font-size:revert-layer}",
            "",
            [true, false, false],
        ),
        (
            ".b{text-transform:uppercase}",
            "text-transform:Revert-Layer",
            [false, false, true],
        ),
    ] {
        assert_eq!(unknown_under(sheet, style), unknown, "{sheet} {style}");
    }
}

#[test]
fn a_reference_that_is_not_taken_takes_nothing_with_it() {
    for (style, unknown) in [
        (
            "color:attr(data-r type(<color>), var(--no))",
            [false, true, false],
        ),
        (
            "font-size:if(style(--r:1): 64px; else: var(--no))",
            [true, false, false],
        ),
        ("color:--own(var(--no))", [false, true, false]),
        ("color:rgb(var(--no))", [false; 3]),
        ("color:var(--no)", [false; 3]),
    ] {
        assert_eq!(unknown_under("", style), unknown, "{style}");
    }
}

#[test]
fn what_a_mixed_colour_lacks_is_not_looked_up() {
    for (colour, unknown) in [
        (
            "color-mix(in hsl, hsl(180 90% 50%), hsl(10 none 50%) 100%)",
            true,
        ),
        (
            "color-mix(in hsl, hsl(180 90% 50%), hsl(10 50% 50%))",
            false,
        ),
    ] {
        let unknown = [false, unknown, false];
        assert_eq!(
            unknown_under("", &format!("color:{colour}")),
            unknown,
            "{colour}"
        );
    }
}

#[test]
fn what_browsers_support_is_not_known_of_what_is_not_read() {
    for (asked, unknown) in [
        ("(zoom:foo)", true),
        ("not (zoom:foo)", true),
        ("(x:y)", true),
        ("not (x:y)", true),
        ("(x:y) or (color:red)", false),
        ("(x:y) and (color:foo)", false),
        ("not (color:foo)", false),
        ("(-ms-ime-align:auto)", false),
    ] {
        let sheet = format!("@supports {asked} {{ .b {{ font-variant-caps:all-small-caps }} }}");
        let found = unknown_under(&sheet, "");
        assert_eq!(found, [false, false, unknown], "{asked}");
    }
}

#[test]
fn what_hangs_on_a_condition_is_not_known() {
    let html = "<p style='text-transform:if(style(--loud): uppercase)'>word";
    assert!(of_word!(html, style => style.unknown.capitals() && !style.unknown.size()));
    assert!(of_word!("<p>word", style => !style.unknown.capitals()));
    for (weight, unknown) in [
        ("inherit(--weight)", true),
        ("[inherit(--weight)]", true),
        ("bold", false),
        ("var(--told)", true),
        ("var(--wrong)", false),
    ] {
        let html = format!(
            "<p style='--told:inherit(--weight); --wrong:very bold; font-weight:{weight}'>word"
        );
        assert_eq!(
            of_word!(&html, style => style.unknown.weight()),
            unknown,
            "{weight}"
        );
    }
    // What is not known around is not known within, but where it is set anew.
    for (around, tag, style, unknown) in [
        ("font-size:5vw", "span", "", [true, false, false, false]),
        (
            "font-size:5vw",
            "span",
            "font-size:2em",
            [true, false, false, false],
        ),
        (
            "font-size:5vw",
            "span",
            "font-size:50%",
            [true, false, false, false],
        ),
        (
            "font-size:5vw",
            "span",
            "font-size:larger",
            [true, false, false, false],
        ),
        (
            "font-size:5vw",
            "span",
            "font-size:inherit",
            [true, false, false, false],
        ),
        ("font-size:5vw", "h1", "", [true, false, false, false]),
        ("font-size:5vw", "span", "font-size:20px", [false; 4]),
        ("font-size:5vw", "span", "font-size:2rem", [false; 4]),
        ("font-size:5vw", "span", "font-size:large", [false; 4]),
        ("font-size:5vw", "span", "font-size:initial", [false; 4]),
        ("font-size:5vw", "button", "", [false; 4]),
        (
            "font-weight:inherit(--x)",
            "span",
            "",
            [false, true, false, false],
        ),
        (
            "font-weight:inherit(--x)",
            "span",
            "font-weight:bolder",
            [false, true, false, false],
        ),
        (
            "font-weight:inherit(--x)",
            "span",
            "font-weight:lighter",
            [false, true, false, false],
        ),
        (
            "font-weight:inherit(--x)",
            "span",
            "font-weight:inherit",
            [false, true, false, false],
        ),
        (
            "font-weight:inherit(--x)",
            "b",
            "",
            [false, true, false, false],
        ),
        (
            "font-weight:inherit(--x)",
            "span",
            "font-weight:500",
            [false; 4],
        ),
        (
            "font-weight:inherit(--x)",
            "span",
            "font-weight:initial",
            [false; 4],
        ),
        ("font-weight:inherit(--x)", "h1", "", [false; 4]),
        ("color:accentcolor", "span", "", [false, false, true, false]),
        (
            "color:accentcolor",
            "span",
            "color:inherit",
            [false, false, true, false],
        ),
        (
            "color:accentcolor",
            "span",
            "color:currentcolor",
            [false, false, true, false],
        ),
        ("color:accentcolor", "span", "color:#000", [false; 4]),
        ("color:accentcolor", "span", "color:initial", [false; 4]),
        ("color:accentcolor", "mark", "", [false; 4]),
        ("color:accentcolor", "a href=https://x.kz", "", [false; 4]),
        (
            "color:accentcolor",
            "a name=x",
            "",
            [false, false, true, false],
        ),
        (
            "text-transform:if(style(--x): uppercase)",
            "span",
            "",
            [false, false, false, true],
        ),
        (
            "text-transform:if(style(--x): uppercase)",
            "span",
            "text-transform:inherit",
            [false, false, false, true],
        ),
        (
            "text-transform:if(style(--x): uppercase)",
            "span",
            "text-transform:none",
            [false; 4],
        ),
        (
            "text-transform:if(style(--x): uppercase)",
            "span",
            "text-transform:initial",
            [false; 4],
        ),
        (
            "text-transform:if(style(--x): uppercase)",
            "span",
            "font-variant:normal",
            [false, false, false, true],
        ),
        (
            "font-variant:if(style(--x): small-caps)",
            "span",
            "",
            [false, false, false, true],
        ),
        (
            "font-variant:if(style(--x): small-caps)",
            "span",
            "font-variant:normal",
            [false; 4],
        ),
        (
            "font-variant:if(style(--x): small-caps)",
            "span",
            "text-transform:none",
            [false, false, false, true],
        ),
    ] {
        let html = format!("<!doctype html><div style='{around}'><{tag} style='{style}'>word");
        let found = of_word!(&html, style => {
            let unknown = style.unknown;
            [unknown.size(), unknown.weight(), unknown.color(), unknown.capitals()]
        });
        assert_eq!(found, unknown, "{around} {tag} {style}");
    }
    for (root, unknown) in [("5vw", true), ("20px", false)] {
        let html =
            format!("<style>html {{ font-size:{root} }}</style><p style='font-size:2rem'>word");
        assert_eq!(
            of_word!(&html, style => style.unknown.size()),
            unknown,
            "{root}"
        );
    }
}
