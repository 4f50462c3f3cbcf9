//! How text looks: its size, weight, colour, capitals, and whether it is seen.

use crate::{draft, roles};

/// Something of the style of the text `word`.
macro_rules! of_word {
    ($html:expr, $style:ident => $value:expr) => {{
        let draft = draft($html);
        let letter = draft.letter();
        let mut runs = letter.blocks.iter().flat_map(|(_, block)| block.runs());
        let run = runs.find(|(_, text)| text.contains("word"));
        let (run, _) = run.expect("the word is seen");
        let $style = letter.styles.of(run.node);
        $value
    }};
}

pub(crate) use of_word;

/// The word's size, to a hundredth of a pixel.
pub fn px(html: &str) -> f32 {
    of_word!(html, style => (style.font_px * 100.0).round() / 100.0)
}

pub fn rgb(html: &str) -> [u8; 3] {
    of_word!(html, style => [style.color.red, style.color.green, style.color.blue])
}

pub fn weight(html: &str) -> u16 {
    of_word!(html, style => style.weight)
}

pub fn uppercase(html: &str) -> bool {
    of_word!(html, style => style.uppercase)
}

/// Whether the word is seen.
fn is_seen(html: &str) -> bool {
    roles(html).iter().any(|block| block.contains("word"))
}

#[test]
fn sizes_in_every_unit() {
    for (size, expected) in [
        ("20px", 20.0),
        ("2em", 20.0),
        ("2rem", 32.0),
        ("150%", 15.0),
        ("12pt", 16.0),
        ("2pc", 32.0),
        ("1in", 96.0),
        ("2.54cm", 96.0),
        ("25.4mm", 96.0),
        ("101.6q", 96.0),
        ("larger", 12.0),
        ("smaller", 8.33),
        ("x-small", 10.0),
        ("medium", 16.0),
        ("xx-large", 32.0),
        ("xxx-large", 48.0),
        ("initial", 16.0),
        ("inherit", 10.0),
        ("unset", 10.0),
        ("calc(1em + 2px)", 12.0),
        ("calc(20px / 10px * 9px)", 18.0),
        ("clamp(8px, 1em, 9px)", 9.0),
        ("clamp(8px, 12px, none)", 12.0),
        ("clamp(none, 12px, 14px)", 12.0),
        ("round(10px, 4px)", 12.0),
        ("round(up, 9px, 4px)", 12.0),
        ("round(down, 11px, 4px)", 8.0),
        ("round(to-zero, 11px, 4px)", 8.0),
        ("mod(26px, 16px)", 10.0),
        ("mod(-5px, 16px)", 11.0),
        ("rem(27px, 16px)", 11.0),
        ("min(12px, 2em, 11px)", 11.0),
        ("max(12px, 1em, 11px)", 12.0),
        ("hypot(9px, 12px)", 15.0),
        ("abs(-12px)", 12.0),
        ("calc(sign(-3px) * -12px)", 12.0),
        ("calc(pow(2, 3) * 1px)", 8.0),
        ("calc(sqrt(144) * 1px)", 12.0),
        ("calc((1em + 20px) / 2)", 15.0),
        ("calc(1em - 2px)", 8.0),
        ("calc(100% + 2px)", 12.0),
        ("calc(2 * 6px)", 12.0),
        ("calc(6px / 0.5)", 12.0),
        ("calc(e * 10px)", 27.18),
        ("calc(pi * 10px)", 31.42),
        ("-webkit-calc(12px)", 12.0),
        ("round(nearest, 11px, 4px)", 12.0),
        // What browsers do not take leaves the size as it is.
        ("20", 10.0),
        ("-20px", 10.0),
        ("20px 20px", 10.0),
        ("calc(2 * 10)", 10.0),
        ("calc(2px * 6px)", 10.0),
        ("calc(120 / 10px)", 10.0),
        ("calc(6px + 6)", 10.0),
        ("calc(6px+ 6px)", 10.0),
        ("calc(12px", 12.0),
        ("calc(12turn)", 10.0),
        ("calc(12foo)", 10.0),
        ("12foo", 10.0),
        ("round(sideways, 11px, 4px)", 10.0),
        ("round(11px)", 10.0),
        ("min(12px, 3)", 10.0),
        ("sideways", 10.0),
        ("20px; font-size:rgb(1, 2)", 20.0),
        ("clamp(8px, 12px, 3)", 10.0),
    ] {
        let html = format!(
            "<!doctype html><p style='font-size:10px'><span style='font-size:{size}'>word</span>"
        );
        assert_eq!(px(&html), expected, "{size}");
    }
}

#[test]
fn sizes_that_elements_have() {
    for (tag, expected) in [
        ("small", 10.0),
        ("sub", 10.0),
        ("sup", 10.0),
        ("big", 14.4),
        ("h1", 24.0),
        ("h2", 18.0),
        ("h3", 14.04),
        ("h4", 12.0),
        ("h5", 9.96),
        ("h6", 8.04),
        ("b", 12.0),
    ] {
        let html = format!("<!doctype html><div style='font-size:12px'><{tag}>word</{tag}></div>");
        assert_eq!(px(&html), expected, "{tag}");
    }
    // Browsers make the one family `monospace` smaller, by 13 to 16, and what leaves it larger again,
    // unless somebody says a length.
    for (html, expected) in [
        ("<code>word</code>", 13.0),
        ("<p style='font-family:monospace'>word", 13.0),
        ("<p style='font-family:monospace, monospace'>word", 16.0),
        ("<p style='font-family:Menlo, monospace'>word", 16.0),
        ("<p style='font-family:initial'><code>word</code>", 13.0),
        ("<tt style='font-family:initial'>word</tt>", 16.0),
        ("<tt style='font-family:inherit'>word</tt>", 16.0),
        ("<tt style='font-family:Arial'>word</tt>", 16.0),
        ("<tt style='font-size:large'>word</tt>", 16.0),
        ("<tt style='font-size:x-large'>word</tt>", 20.0),
        ("<tt style='font-size:xx-large'>word</tt>", 26.0),
        ("<tt style='font-size:26px'>word</tt>", 26.0),
        ("<tt style='font-size:2em'>word</tt>", 26.0),
        ("<tt><span style='font-family:Arial'>word</span></tt>", 16.0),
        ("<tt><b>word</b></tt>", 13.0),
        (
            "<tt style='font-size:50%'><span style='font-family:Arial'>word</span></tt>",
            8.0,
        ),
        ("<p style='font-size:200%'><tt>word</tt>", 26.0),
        ("<p style='font-size:32px'><tt>word</tt>", 32.0),
        (
            "<p style='font-size:32px'><tt style='font-size:large'>word</tt>",
            16.0,
        ),
        (
            "<p style='font-size:32px'><tt style='font-size:initial'>word</tt>",
            13.0,
        ),
        (
            "<p style='font-size:32px'><tt style='font-size:50%'>word</tt>",
            16.0,
        ),
    ] {
        assert_eq!(px(&format!("<!doctype html>{html}")), expected, "{html}");
    }
    for (size, expected) in [
        ("1", 10.0),
        ("2", 13.0),
        ("3", 16.0),
        ("4", 18.0),
        ("5", 24.0),
        ("6", 32.0),
        ("7", 48.0),
        ("8", 48.0),
        ("0", 10.0),
        ("+1", 18.0),
        ("-1", 13.0),
        ("+9", 48.0),
        ("-9", 10.0),
        (" 5px", 24.0),
        ("x", 16.0),
        ("+", 16.0),
    ] {
        let html = format!("<!doctype html><font size='{size}'>word</font>");
        assert_eq!(px(&html), expected, "{size}");
    }
    for (font, expected) in [
        ("20px 'A B'", 20.0),
        ("20px A B", 20.0),
        ("bold 20px/1.5 A, 'B', serif", 20.0),
        ("20px 'A' B", 16.0),
        ("20px A,", 16.0),
        ("20px", 16.0),
    ] {
        let html = format!("<!doctype html><p style=\"font:{font}\">word");
        assert_eq!(px(&html), expected, "{font}");
    }
    // Only a font has a size and a face so.
    for (html, expected) in [
        ("<b size=7>word</b>", 16.0),
        ("<font face=monospace>word</font>", 13.0),
        ("<font face=' MonoSpace '>word</font>", 13.0),
        ("<font face='Menlo, monospace'>word</font>", 16.0),
        ("<tt><font face=Arial>word</font></tt>", 16.0),
        ("<b face=monospace>word</b>", 16.0),
    ] {
        assert_eq!(px(&format!("<!doctype html>{html}")), expected, "{html}");
    }
}

#[test]
fn weights_that_hang_on_the_text_around() {
    for (around, weight, expected) in [
        ("400", "bold", 700),
        ("400", "600", 600),
        ("600", "normal", 400),
        ("100", "bolder", 400),
        ("400", "bolder", 700),
        ("600", "bolder", 900),
        ("900", "bolder", 900),
        // As the standard has them: up to 349, to 549, to 899; up to 99, to 549, to 749.
        ("349", "bolder", 400),
        ("350", "bolder", 700),
        ("549", "bolder", 700),
        ("550", "bolder", 900),
        ("899", "bolder", 900),
        ("901", "bolder", 901),
        ("99", "lighter", 99),
        ("100", "lighter", 100),
        ("549", "lighter", 100),
        ("550", "lighter", 400),
        ("749", "lighter", 400),
        ("750", "lighter", 700),
        ("50", "lighter", 50),
        ("400", "lighter", 100),
        ("600", "lighter", 400),
        ("900", "lighter", 700),
        ("600", "1001", 600),
        ("600", "1000", 1000),
        ("600", "1", 1),
        ("600", "0", 600),
        ("600", "heavy", 600),
        ("600", "calc(300 * 3)", 900),
        ("600", "calc(300 * 9)", 1000),
        ("600", "calc(300px * 3)", 600),
        ("600", "inherit", 600),
        ("600", "unset", 600),
        ("600", "initial", 400),
    ] {
        let html =
            format!("<p style='font-weight:{around}'><span style='font-weight:{weight}'>word");
        assert_eq!(
            of_word!(&html, style => style.weight),
            expected,
            "{around} {weight}"
        );
    }
}

#[test]
fn a_page_without_a_whole_doctype_is_read_as_older_ones_were() {
    let transitional = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\"";
    for (doctype, expected) in [
        ("", 12.0),
        ("<!doctype html>", 16.0),
        ("<!doctype html SYSTEM x>", 12.0),
        (&format!("{transitional}>"), 12.0),
        (
            &format!("{transitional} \"http://www.w3.org/TR/html4/loose.dtd\">"),
            16.0,
        ),
    ] {
        assert_eq!(
            px(&format!("{doctype}<p style='font-size:12'>word")),
            expected,
            "{doctype}"
        );
    }
    for (size, older, expected) in [
        ("xx-small", 9.0, 9.0),
        ("x-small", 9.0, 10.0),
        ("small", 10.0, 12.0),
        ("medium", 13.0, 13.0),
        ("xxx-large", 40.0, 39.0),
    ] {
        let html = format!("<tt style='font-size:{size}'>word</tt>");
        assert_eq!(px(&html), older, "{size}");
        assert_eq!(px(&format!("<!doctype html>{html}")), expected, "{size}");
    }
    // There a table does not look as the text around it.
    let inside =
        "<div style='font-size:20px; font-weight:bold; color:#c00'><table><tr><td>word</table>";
    let standard = format!("<!doctype html>{inside}");
    for (html, expected) in [
        (inside, (16.0, 400, [0; 3])),
        (&standard, (20.0, 700, [0xCC, 0, 0])),
    ] {
        let weight = of_word!(html, style => style.weight);
        assert_eq!((px(html), weight, rgb(html)), expected, "{html}");
    }
    for (colour, expected) in [
        ("c00", [0xCC, 0, 0]),
        ("cc0000", [0xCC, 0, 0]),
        ("123456", [0x12, 0x34, 0x56]),
        ("12ab34", [0x12, 0xAB, 0x34]),
        ("1", [0, 0, 1]),
        ("1a", [0, 0, 0x1A]),
        ("123", [0, 1, 0x23]),
        ("+123", [0, 0, 0]),
        ("+12a", [0, 0, 0]),
        ("abcd", [0, 0, 0]),
        ("12345678", [0, 0, 0]),
        ("123456ab", [0, 0, 0]),
        ("#c00", [0xCC, 0, 0]),
    ] {
        assert_eq!(
            rgb(&format!("<p style='color:{colour}'>word")),
            expected,
            "{colour}"
        );
        let standard = format!("<!doctype html><p style='color:{colour}'>word");
        let expected = if colour.starts_with('#') {
            expected
        } else {
            [0; 3]
        };
        assert_eq!(rgb(&standard), expected, "{colour}");
    }
}

#[test]
fn colours_in_every_notation() {
    const CYAN: [u8; 3] = [0, 255, 255];
    for (colour, expected) in [
        ("hsl(120deg 100% 25%)", [0, 128, 0]),
        ("hsl(120, 100%, 25%)", [0, 128, 0]),
        ("hsl(0.5turn 100% 50%)", CYAN),
        ("hsl(200grad 100% 50%)", CYAN),
        ("hsl(3.14159265rad 100% 50%)", CYAN),
        ("hsl(calc(90 * 2) 100% 50%)", CYAN),
        ("hsl(calc(90deg * 2) 100% 50%)", CYAN),
        ("rgb(calc(50% + 50%) 0% 0%)", [255, 0, 0]),
        ("rgb(calc(100 + 27) 0 0)", [127, 0, 0]),
        ("rgb(100%, 0%, 0%)", [255, 0, 0]),
        ("hsl(180px 100% 50%)", [0, 0, 0]),
        ("rgb(1, 2)", [0, 0, 0]),
        ("hsl(120 calc(100%) 25%)", [0, 128, 0]),
        // Percentages are numbers too, but where commas stand between.
        ("hsl(120 100 25)", [0, 128, 0]),
        ("hsl(120 100% 25)", [0, 128, 0]),
        ("hsla(120deg 100 25% / 100%)", [0, 128, 0]),
        ("hsl(120 calc(50 * 2) 25)", [0, 128, 0]),
        ("hsl(120 200 25)", [0, 128, 0]),
        ("hsl(none 100 50)", [255, 0, 0]),
        ("hsl(120, 100, 25)", [0; 3]),
        ("hsl(120 100 25 50)", [0; 3]),
        ("hsl(120 100)", [0; 3]),
        ("hwb(120 0 50)", [0, 128, 0]),
        ("hwb(120 0% 50)", [0, 128, 0]),
        ("hwb(0 100 0)", [255; 3]),
        ("hwb(0 none 0)", [255, 0, 0]),
        ("rgb(calc(20px) 0 0)", [0, 0, 0]),
        ("light-dark(#c00, #00c)", [0xCC, 0, 0]),
        ("light-dark(#c00)", [0, 0, 0]),
        ("color-mix(in srgb, #f00, #00f)", [128, 0, 128]),
        ("color-mix(in srgb, #f00 20%, #00f)", [51, 0, 204]),
        ("color-mix(in srgb, 20% #f00, #00f)", [51, 0, 204]),
        ("color-mix(in srgb, #f00, #00f 20%)", [204, 0, 51]),
        // A quarter and three quarters of what is a little transparent.
        ("color-mix(in srgb, #f00 20%, #00f 60%)", [64, 0, 191]),
        ("color-mix(in srgb, #f00 0%, #00f 0%)", [0, 0, 0]),
        ("color-mix(in srgb, #f00 120%, #00f)", [0, 0, 0]),
        ("color-mix(in srgb, #f00, #00f, #00f)", [0, 0, 0]),
        ("color-mix(in srgb-linear, #000, #fff)", [188, 188, 188]),
        ("color-mix(#000, #fff)", [99, 99, 99]),
        ("color-mix(in lab, #000, #fff)", [119, 119, 119]),
        ("color-mix(in hsl, #f00, #0f0)", [255, 255, 0]),
        ("color-mix(in hsl longer hue, #f00, #0f0)", [0, 0, 255]),
        (
            "color-mix(in hsl increasing hue, #f00, #0f0)",
            [255, 255, 0],
        ),
        ("color-mix(in hsl decreasing hue, #f00, #0f0)", [0, 0, 255]),
        ("color-mix(in hsl sideways hue, #f00, #0f0)", [0, 0, 0]),
        ("color-mix(in foo, #f00, #0f0)", [0, 0, 0]),
        ("window", [255, 255, 255]),
        ("windowtext", [0, 0, 0]),
    ] {
        assert_eq!(
            rgb(&format!("<p style='color:{colour}'>word")),
            expected,
            "{colour}"
        );
    }
    for (colour, expected) in [
        ("chucknorris", [0xC0, 0, 0]),
        // Each sign beyond the BMP counts as two noughts, any other that is no digit as one.
        ("c😀", [0x0C, 0, 0]),
        ("cѡѡ", [0x0C, 0, 0]),
        ("#f00", [255, 0, 0]),
        ("red", [255, 0, 0]),
    ] {
        assert_eq!(
            rgb(&format!("<font color='{colour}'>word</font>")),
            expected,
            "{colour}"
        );
    }
    // What is wrong leaves what was right.
    let wrong = "<p style='color:#c00; color:rgb(1, 2)'>word";
    assert_eq!(rgb(wrong), [0xCC, 0, 0]);
    // What waits for something that nobody gives is none, wherever it stands.
    for waiting in ["var(--x)", "[var(--x)]", "(a var(--x))"] {
        let html = format!("<p style='color:#c00; color:{waiting}'>word");
        assert_eq!(rgb(&html), [0, 0, 0], "{waiting}");
    }
    // What another name stands for is looked through, and where that comes to nothing what is said instead.
    for (style, expected) in [
        ("--x:var(--y); --y:#c00; color:var(--x, #00c)", [0xCC, 0, 0]),
        ("--x:var(--none); color:var(--x, #c00)", [0xCC, 0, 0]),
        ("--x:var(--none, #c00); color:var(--x, #00c)", [0xCC, 0, 0]),
        ("--x:var(--x); color:var(--x, #c00)", [0xCC, 0, 0]),
        (
            "--x:var(--y); --y:var(--x); color:var(--x, #c00)",
            [0xCC, 0, 0],
        ),
        ("--x:initial; color:var(--x, #c00)", [0xCC, 0, 0]),
        ("--x:initial; color:var(--x)", [0; 3]),
        ("--x:; color:var(--x, #c00)", [0; 3]),
        ("--X:#c00; color:var(--x, #00c)", [0, 0, 0xCC]),
        ("color:env(--none, #c00)", [0xCC, 0, 0]),
        ("color:var(--none, var(--also, #c00))", [0xCC, 0, 0]),
        ("color:var(#c00)", [0; 3]),
    ] {
        assert_eq!(
            rgb(&format!("<p style='{style}'>word")),
            expected,
            "{style}"
        );
    }
    let inherited = "<div style='--c:#c00'><p style='--c:inherit; color:var(--c)'>word";
    assert_eq!(rgb(inherited), [0xCC, 0, 0]);
    assert_eq!(rgb("<a href=https://nu.edu.kz>word</a>"), [0, 0, 238]);
    assert_eq!(rgb("<a name=x>word</a>"), [0, 0, 0]);
}

#[test]
fn text_is_hidden_in_several_ways() {
    for (style, seen) in [
        ("display:none", false),
        ("visibility:hidden", false),
        // What browsers do not take leaves what was said before.
        ("visibility:hidden; visibility:sideways", false),
        ("visibility:hidden; visibility:1px", false),
        ("height:0; overflow:hidden; overflow:sideways", false),
        ("height:0; overflow:hidden; overflow:visible", true),
        ("height:0; overflow:clip", false),
        ("width:0; overflow:hidden", false),
        ("width:0; min-width:0; overflow:hidden", false),
        ("width:0; min-width:100%; overflow:hidden", true),
        ("height:0; overflow:hidden", false),
        ("height:0; min-height:0; overflow:hidden", false),
        ("height:0; min-height:50px; overflow:hidden", true),
        ("max-height:0; min-block-size:2em; overflow:hidden", true),
        ("width:0; min-width:600px; overflow:hidden", true),
        ("width:0", true),
        ("width:1px; overflow:hidden", true),
        ("width:0; overflow:hidden; display:inline", true),
        ("opacity:0; opacity:sideways", false),
        ("opacity:0; opacity:0 0", false),
        ("display:none; display:sideways", false),
        ("text-indent:-9999px; text-indent:left", false),
        ("font-size:0; font-size:-1px", false),
        ("visibility:collapse", false),
        ("opacity:0", false),
        ("opacity:0%", false),
        ("opacity:-1", false),
        ("opacity:calc(1 - 1)", false),
        ("opacity:calc(50% - 50%)", false),
        ("opacity:calc(0 * 1px)", true),
        ("opacity:0px", true),
        ("font-size:0", false),
        // What is worked out is at least nothing, what is written is wrong.
        ("font-size:calc(0px - 5px)", false),
        ("font-size:rem(-5px, 16px)", false),
        ("font-size:-5px", true),
        ("max-height:0; overflow:hidden", false),
        ("height:0; overflow:hidden", false),
        ("text-indent:-9999px", false),
        ("text-indent:-999px", false),
        ("text-indent:-998px", true),
        ("text-indent:-100em", false),
        ("text-indent:initial", true),
        ("font-size:2px; color:#fff", false),
        ("font-size:2.1px; color:#fff", true),
        ("font-size:2px; color:#fefefe", true),
        ("font-size:2px; color:#fff; background:#000", true),
        ("font-size:2px; color:#000; background:#000", false),
        ("font-size:2px; color:transparent", false),
        ("height:0; overflow:hidden; display:inline-block", false),
        ("height:0; overflow:hidden; display:table-cell", true),
        // Inline boxes and the parts of tables heed no height.
        ("max-height:0; overflow:hidden; display:inline", true),
        ("max-height:0; overflow:hidden; display:contents", true),
        ("max-height:0; overflow:hidden; display:table", true),
        ("height:0; overflow:hidden; display:inline-table", true),
        ("max-height:0; overflow:hidden; display:table-row", true),
        ("max-height:0; overflow:hidden; display:table-cell", true),
        ("max-height:0; overflow:hidden; display:list-item", false),
        (
            "max-height:0; overflow:hidden; display:inline; position:absolute",
            false,
        ),
        (
            "max-height:0; overflow:hidden; display:inline; position:relative",
            true,
        ),
        ("height:0; overflow:scroll", false),
        ("height:0; overflow:auto", false),
        // What is clipped is clipped behind the padding.
        ("height:0; overflow:hidden; padding-bottom:30px", true),
        ("max-height:0; overflow:hidden; padding-bottom:30px", true),
        ("height:0; overflow:hidden; padding:0 0 1em", true),
        ("height:0; overflow:hidden; padding:5%", true),
        ("height:0; overflow:hidden; padding-block:0 30px", true),
        ("height:0; overflow:hidden; padding-block:30px", true),
        ("height:0; overflow:hidden; padding-block:30px 0", false),
        ("width:0; overflow:hidden; padding-inline:9px 90px", true),
        ("width:0; overflow:hidden; padding-inline:90px 0", false),
        ("height:0; overflow:clip visible", true),
        ("height:0; overflow:hidden clip", false),
        ("height:0; overflow:hidden visible", false),
        ("height:0; overflow:visible hidden", false),
        ("height:0; overflow:hidden; padding:30px 9px 0", false),
        (
            "height:0; overflow:hidden; padding:9px; padding-bottom:0",
            false,
        ),
        ("height:0; overflow:hidden; padding-top:30px", false),
        ("height:0; overflow:hidden; padding-bottom:-30px", false),
        ("width:0; overflow:hidden; padding-right:90px", true),
        ("width:0; overflow:hidden; padding:0 90px", true),
        ("width:0; overflow:hidden; padding:90px 0", false),
        ("width:0; overflow:hidden; padding-left:90px", false),
        ("text-indent:-9999px; display:inline", true),
        ("text-indent:-9999px; display:inline-block", false),
        ("max-height:1px; overflow:hidden", true),
        ("height:1px; overflow:hidden", true),
        ("font-size:1px; color:#fff", false),
        ("font-size:1px", true),
        ("color:#fff", true),
        ("opacity:0.5", true),
        ("max-height:0", true),
        ("height:0", true),
        ("overflow:hidden", true),
        ("max-height:20px; overflow:hidden", true),
        ("height:0; overflow:hidden; display:inline", true),
        ("mso-hide:all", true),
        ("visibility:visible", true),
        // What one would have shown in it, a letter does not.
        ("content:'x'", true),
    ] {
        let html = format!("<!doctype html><p>One.</p><div style='{style}'>word</div>");
        assert_eq!(is_seen(&html), seen, "{style}");
    }
    // In a row or a grid a side grows from nothing.
    for (style, seen) in [
        ("height:0; flex:1; overflow:auto", true),
        ("width:0; flex-grow:1; overflow:hidden", true),
        ("height:0; max-height:0; overflow:hidden", false),
        ("max-height:0; overflow:hidden", false),
        ("width:0; max-width:0; overflow:hidden", false),
    ] {
        let html = format!("<p>One.</p><div style='display:flex'><div style='{style}'>word</div>");
        assert_eq!(is_seen(&html), seen, "{style}");
    }
    for (html, seen) in [
        // Few mail programs fold it.
        ("<details><summary>A talk</summary>word</details>", true),
        ("<dialog open>word</dialog>", true),
        ("<dialog>word</dialog>", false),
        ("<p hidden>word</p>", false),
        ("<input value=word>", true),
        ("<input type=Hidden value=word>", false),
        ("<button type=hidden>word</button>", true),
    ] {
        assert_eq!(is_seen(&format!("<p>One.</p>{html}")), seen, "{html}");
    }
    for (around, between, style, seen) in [
        ("", "", "", false),
        ("", "", "position:relative", false),
        ("", "", "position:sticky", false),
        // What is placed on the page is no part of a box that clips what flows in it.
        ("", "", "position:absolute", true),
        ("", "", "position:fixed", true),
        ("position:relative", "", "position:absolute", false),
        ("position:relative", "", "position:fixed", true),
        ("", "position:relative", "position:absolute", false),
        ("", "position:absolute", "", true),
        (
            "",
            "position:absolute; display:none",
            "position:fixed",
            false,
        ),
        ("display:none", "", "position:fixed", false),
        ("opacity:0", "", "position:fixed", false),
    ] {
        let html = format!(
            "<div style='height:0; overflow:hidden; {around}'><div style='{between}'>\
             <span style='{style}'>word</span></div></div>"
        );
        assert_eq!(is_seen(&format!("<p>One.</p>{html}")), seen, "{html}");
    }
    let again = |style: &str| {
        is_seen(&format!(
            "<p style='visibility:hidden'>One. <span style='{style}'>word</span>"
        ))
    };
    assert!(again("visibility:visible") && !again("color:#000"));
}

#[test]
fn capitals_that_a_style_makes() {
    let upper =
        |style: &str| of_word!(&format!("<p style='{style}'>word"), style => style.uppercase);
    for (style, expected) in [
        ("text-transform:uppercase", true),
        ("text-transform:full-width uppercase", true),
        ("text-transform:capitalize", false),
        ("text-transform:shout", false),
        ("font-variant:small-caps", true),
        ("font-variant:styleset(x) small-caps", true),
        ("font-variant:small-caps styleset(x)", true),
        ("font-variant:normal", false),
        ("font-variant:petite-caps", true),
        ("font-variant-caps:all-small-caps", true),
        ("font-variant:common-ligatures small-caps", true),
        ("font-variant:small-caps tabular-nums", true),
        ("font-variant:small-caps foo(x)", false),
        ("font:small-caps 12px Arial", true),
        // What says nothing takes nothing back.
        ("text-transform:uppercase; text-transform:", true),
        ("text-transform:uppercase; text-transform:none", false),
    ] {
        assert_eq!(upper(style), expected, "{style}");
    }
}

#[test]
fn blocks_lie_side_by_side_where_their_style_says_so() {
    for (display, expected) in [
        ("inline", &["p aword"][..]),
        ("inline flow", &["p aword"]),
        ("inline-block", &["p a", "p word"]),
        ("inline flex", &["p a", "p word"]),
        ("block", &["p a", "p word"]),
        ("contents", &["p aword"]),
    ] {
        let html = format!(
            "<!doctype html><div style='display:{display}'>a</div><div style='display:{display}'>word</div>"
        );
        assert_eq!(roles(&html), expected, "{display}");
    }
    // What stands in such a box is a block itself.
    for (style, expected) in [
        ("display:block", &["p a word"][..]),
        ("display:flex", &["p a", "p word"]),
        ("display:block grid", &["p a", "p word"]),
    ] {
        let html =
            format!("<!doctype html><div style='{style}'><span>a</span> <span>word</span></div>");
        assert_eq!(roles(&html), expected, "{style}");
    }
    assert_eq!(roles("<p>One.<plaintext><b>x</b>")[1], "p <b>x</b>");
}
