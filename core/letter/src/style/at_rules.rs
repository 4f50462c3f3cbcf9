//! What the at-rules of a sheet say: screens and layers, sheets that are called in, steps of animations,
//! what is registered.

use cssparser::{Delimiter, Parser, Token, match_ignore_ascii_case};

use super::{
    conditions::{Screens, is_supported, media_holds},
    css_values::{CssResult, Property, wrong},
    shorthands::{Name, name_of},
};
use crate::coverage;

/// What an at-rule's block is read under.
pub(super) enum AtRule {
    /// As what stands around it, and whether that is doubtful.
    Same {
        doubtful: bool,
    },
    /// The same, on these screens alone.
    On(Screens),
    Layer(Option<String>),
    /// Layers that are only named, or a sheet that is called in.
    Layers(Vec<String>),
    Import,
    /// As the marks of a list: words of the sender's own.
    Marks,
    /// As the steps of an animation.
    Keyframes,
    /// As what the custom property of this name is registered to be.
    Property(String),
    Nothing,
}

impl AtRule {
    /// By its name, where a sheet that is called in here counts, and its prelude.
    pub(super) fn read(name: &str, calls: bool, input: &mut Parser<'_>) -> CssResult<Self> {
        let certain = Self::Same { doubtful: false };
        Ok(match_ignore_ascii_case! { name,
            "media" => Self::On(Screens::of_media(rest(input))),
            "supports" => {
                let holds = is_supported(input);
                let _ = rest(input);
                match holds {
                    Some(true) => certain,
                    Some(false) => Self::Nothing,
                    None => Self::Same { doubtful: true },
                }
            },
            "layer" => {
                if input.is_exhausted() {
                    Self::Layer(None)
                } else {
                    let mut names = input.parse_comma_separated(layer_name)?;
                    match (names.len(), names.pop()) {
                        (1, Some(name)) => Self::Layer(Some(name)),
                        (_, last) => {
                            names.extend(last);
                            Self::Layers(names)
                        }
                    }
                }
            },
            // What these hang on is the page as it is laid out.
            "container" | "scope" | "starting-style" => {
                let _ = rest(input);
                Self::Same { doubtful: true }
            },
            "keyframes" | "-webkit-keyframes" => {
                let _ = rest(input);
                Self::Keyframes
            },
            "counter-style" => {
                let _ = rest(input);
                Self::Marks
            },
            "property" => Self::Property(input.expect_ident_cloned()?.to_string()),
            "import" => if calls_in(input)? && calls { Self::Import } else { Self::Nothing },
            _ => return wrong(),
        })
    }
}

/// The rest of a prelude, unread.
pub(super) fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

/// Of these servers only the letters' shapes come.
const FONT_SERVERS: &[&str] = &[
    "fonts.googleapis.com",
    "fonts.bunny.net",
    "fonts.cdnfonts.com",
    "use.typekit.net",
    "p.typekit.net",
    "use.fontawesome.com",
    "fast.fonts.net",
    "cloud.typography.com",
    "hello.myfonts.net",
];

/// Whether a sheet at this address can set more than fonts.
pub(super) fn is_more_than_fonts(address: &str) -> bool {
    let host = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', ':']).next().unwrap_or_default();
    !FONT_SERVERS
        .iter()
        .any(|font| host.eq_ignore_ascii_case(font))
}

/// Whether an `@import` calls in a sheet that a letter's reader is shown and that is not read.
fn calls_in(input: &mut Parser<'_>) -> CssResult<bool> {
    let address = input.expect_url_or_string()?;
    // `layer`, `layer(base)` and `supports(…)` may stand before the media.
    for word in ["layer", "supports"] {
        let _ = input.try_parse(|input| -> CssResult<()> {
            match input.next()?.clone() {
                Token::Ident(name) if name.eq_ignore_ascii_case(word) => Ok(()),
                Token::Function(name) if name.eq_ignore_ascii_case(word) => input
                    .parse_nested_block(|input| {
                        while input.next().is_ok() {}
                        Ok(())
                    }),
                _ => wrong(),
            }
        });
    }
    Ok(is_more_than_fonts(&address) && media_holds(rest(input)))
}

/// What a registered custom property is where nothing sets it, and whether it is inherited; `None` where
/// its registration does not count, or gives no value.
pub(super) fn registration<'i>(input: &mut Parser<'i>) -> Option<(&'i str, bool)> {
    let (mut has_syntax, mut inherits, mut initial) = (false, None, None);
    while let Ok(name) = input.expect_ident_cloned() {
        let value = input.parse_until_after(Delimiter::Semicolon, |input| -> CssResult<&str> {
            input.expect_colon()?;
            Ok(rest(input).trim())
        });
        match_ignore_ascii_case! { &name,
            "syntax" => has_syntax = true,
            "inherits" => inherits = Some(value.ok()?.eq_ignore_ascii_case("true")),
            "initial-value" => initial = Some(value.ok()?),
            _ => {}
        }
    }
    Some((initial.filter(|_| has_syntax)?, inherits?))
}

/// Whether the steps of an animation set more than boxes and what is seen of them.
pub(super) fn changes_looks(steps: &str) -> bool {
    let declarations = steps.split(['{', ';', '}']);
    let mut declarations = declarations.filter_map(|text| text.split_once(':'));
    declarations.any(|(name, value)| {
        use Property as P;
        match name_of(name.trim()) {
            Some(Name::One(property)) => !matches!(
                property,
                P::Opacity
                    | P::Visibility
                    | P::Display
                    | P::Overflow
                    | P::TextIndent
                    | P::PaddingRight
                    | P::PaddingBottom
                    | P::Position
                    | P::WhiteSpace
                    | P::Width
                    | P::Height
                    | P::MinWidth
                    | P::MinHeight
                    | P::MaxWidth
                    | P::MaxHeight
            ),
            Some(_) => true,
            None => coverage::place_of_property(&name.trim().to_ascii_lowercase())
                .and_then(coverage::property)
                .is_some_and(|not_read| not_read.may_show(value)),
        }
    })
}

/// A layer's name; none where it has none.
fn layer_name(input: &mut Parser<'_>) -> CssResult<String> {
    let mut name = input.expect_ident_cloned()?.to_string();
    while input.try_parse(|i| i.expect_delim('.')).is_ok() {
        name.push('.');
        name.push_str(&input.expect_ident_cloned()?);
    }
    Ok(name)
}
