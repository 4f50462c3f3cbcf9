//! Conditions of style sheets, as a browser takes them that shows a letter on the screen of a desk.

use cssparser::{Parser, Token, match_ignore_ascii_case};

use super::{
    css_values::{CssResult, MAX_NESTING, Reading, Value, length, wrong},
    math::Units,
    painted_values::Pool,
    shorthands::{declare, name_of},
};

/// What a letter is read on: a window in CSS pixels, the screen's dots to a pixel, light or dark.
#[derive(Debug, Clone, Copy)]
struct Screen {
    width: f64,
    height: f64,
    density: f64,
    scheme: &'static str,
    /// Fingers point on it.
    touched: bool,
}

/// The desk, for which a letter is read; the rules that letters have for narrow windows do not hold
/// there.
const DESK: Screen = Screen {
    width: 1280.0,
    height: 800.0,
    density: 1.0,
    scheme: "light",
    touched: false,
};
const fn phone(width: f64, height: f64) -> Screen {
    Screen {
        width,
        height,
        density: 3.0,
        scheme: "light",
        touched: true,
    }
}
/// The desk, and where readers may see other things: a phone, a desk in the dark, and a
/// tablet.
const SCREENS: [Screen; 4] = [
    DESK,
    phone(375.0, 667.0),
    Screen {
        scheme: "dark",
        ..DESK
    },
    Screen {
        width: 768.0,
        height: 1024.0,
        density: 2.0,
        scheme: "light",
        touched: true,
    },
];
/// Of hostile queries only so many sizes are tried.
const MOST_SIZES: usize = 8;
/// So many where each is tried as a width with each as a height.
const MOST_PAIRED: usize = 4;
/// The height of a screen that lies, and of one that stands, whatever its width.
const TURNED: [f64; 2] = [200.0, 1280.0];
/// The sides of a phone that a query may leave open, of which one is turned.
const PHONE_SIDES: [f64; 4] = [375.0, 480.0, 667.0, 854.0];
/// No phone is narrower, and no tablet, in pixels.
const LEAST_WIDTH: f64 = 240.0;
const TABLET_WIDTH: f64 = 768.0;

/// The lengths in a query, in pixels: `(max-width: 30em)`.
fn lengths(query: &str) -> impl Iterator<Item = f64> {
    let mut rest = query;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let number = rest.get(start..)?;
        let length = number.find(|c: char| !(c.is_ascii_digit() || c == '.'));
        let (number, behind) = number.split_at_checked(length.unwrap_or(number.len()))?;
        rest = behind;
        Some((number, behind))
    })
    .filter_map(|(number, behind)| {
        let number: f64 = number.parse().ok()?;
        let unit = behind.get(..2).unwrap_or_default().to_ascii_lowercase();
        match &*unit {
            "px" => Some(number),
            "em" | "re" => Some(number * 16.0),
            _ => None,
        }
    })
}

/// On which of the screens something holds, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Screens(u8);

impl Screens {
    pub(super) const ALL: Self = Self(0b11111);
    pub(super) const DESK: Self = Self(0b001);
    pub(super) const PHONE: Self = Self(0b010);
    pub(super) const DARK: Self = Self(0b100);
    /// Outlook for Windows, on a desk.
    pub(super) const OUTLOOK: Self = Self(0b1000);
    pub(super) const TABLET: Self = Self(0b10000);
    const DESKS: Self = Self(0b1001);

    /// Those on which a letter shows what stands under these media.
    pub(super) fn of_media(query: &str) -> Self {
        let each = SCREENS
            .iter()
            .zip([Self::DESKS, Self::PHONE, Self::DARK, Self::TABLET]);
        let holding = each.filter(|(screen, _)| holds_on(screen, query));
        let all = Self(holding.fold(0, |all, (_, one)| all | one.0));
        if all.is_none() {
            Self::of_sizes_in(query)
        } else {
            all
        }
    }

    /// The phone or the tablet, where a query holds on one of a size that it names.
    fn of_sizes_in(query: &str) -> Self {
        let lower = query.to_ascii_lowercase();
        let names_height = ["height", "aspect"].iter().any(|name| lower.contains(name));
        let most = if names_height {
            MOST_PAIRED
        } else {
            MOST_SIZES
        };
        let named: Vec<f64> = lengths(&lower).take(most).collect();
        let beside = named.iter().flat_map(|px| [px - 1.0, *px, px + 1.0]);
        let sizes: Vec<f64> = beside.chain(PHONE_SIDES).collect();
        let heights = if names_height { &sizes[..] } else { &TURNED };
        let on = |least, most: f64| {
            let mut widths = sizes.iter().filter(|width| (least..most).contains(*width));
            widths.any(|width| {
                let mut heights = heights.iter();
                heights.any(|height| holds_on(&phone(*width, *height), query))
            })
        };
        if on(LEAST_WIDTH, TABLET_WIDTH) {
            Self::PHONE
        } else if on(TABLET_WIDTH, DESK.width) {
            Self::TABLET
        } else {
            Self(0)
        }
    }

    /// Those on which both hold.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether one of `screens` is among them.
    pub(super) fn has(self, screens: Self) -> bool {
        self.0 & screens.0 != 0
    }

    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// Whether what stands under these media is read.
pub(super) fn media_holds(query: &str) -> bool {
    holds_on(&DESK, query)
}

fn holds_on(screen: &Screen, query: &str) -> bool {
    let mut parser = Parser::new(query);
    if parser.is_exhausted() {
        return true;
    }
    let each = parser.parse_comma_separated(|one| -> CssResult<bool> {
        let holds = media_query(screen, one).unwrap_or(None);
        // A query that is not understood holds for nobody.
        let rest = one.is_exhausted();
        while one.next().is_ok() {}
        Ok(rest && holds == Some(true))
    });
    each.is_ok_and(|each| each.contains(&true))
}

fn not(holds: Option<bool>) -> Option<bool> {
    holds.map(|holds| !holds)
}

fn media_query(screen: &Screen, input: &mut Parser<'_>) -> CssResult<Option<bool>> {
    let ask = |input: &mut Parser<'_>| media_feature(screen, input);
    let typed = input.try_parse(|input| -> CssResult<Option<bool>> {
        let mut word = input.expect_ident_cloned()?;
        let mut negated = false;
        if word.eq_ignore_ascii_case("not") || word.eq_ignore_ascii_case("only") {
            negated = word.eq_ignore_ascii_case("not");
            word = input.expect_ident_cloned()?;
        }
        let mut holds =
            Some(word.eq_ignore_ascii_case("all") || word.eq_ignore_ascii_case("screen"));
        while input.try_parse(|i| i.expect_ident_matching("and")).is_ok() {
            holds = both(holds, within(input, 0, &ask)?);
        }
        Ok(if negated { not(holds) } else { holds })
    });
    match typed {
        Ok(holds) => Ok(holds),
        Err(_) => condition(input, 0, &ask),
    }
}

fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

type Ask<'a> = &'a dyn Fn(&mut Parser<'_>) -> Option<bool>;

/// A condition with `not`, `and` and `or`; `ask` reads what is in brackets.
fn condition(input: &mut Parser<'_>, depth: u32, ask: Ask<'_>) -> CssResult<Option<bool>> {
    if input.try_parse(|i| i.expect_ident_matching("not")).is_ok() {
        return Ok(not(within(input, depth, ask)?));
    }
    let mut holds = within(input, depth, ask)?;
    loop {
        if input.try_parse(|i| i.expect_ident_matching("and")).is_ok() {
            holds = both(holds, within(input, depth, ask)?);
        } else if input.try_parse(|i| i.expect_ident_matching("or")).is_ok() {
            holds = not(both(not(holds), not(within(input, depth, ask)?)));
        } else {
            return Ok(holds);
        }
    }
}

fn within(input: &mut Parser<'_>, depth: u32, ask: Ask<'_>) -> CssResult<Option<bool>> {
    let depth = depth.saturating_add(1);
    if depth > MAX_NESTING {
        return wrong();
    }
    let selectors = match input.next()? {
        Token::ParenthesisBlock => false,
        // Of selectors and fonts a browser of today knows what letters ask.
        Token::Function(_) => true,
        _ => return wrong(),
    };
    input.parse_nested_block(|input| {
        if selectors {
            while input.next().is_ok() {}
            return Ok(Some(true));
        }
        if let Ok(holds) = input.try_parse(|i| -> CssResult<_> {
            let holds = condition(i, depth, ask)?;
            i.expect_exhausted()?;
            Ok(holds)
        }) {
            return Ok(holds);
        }
        let holds = ask(input);
        while input.next().is_ok() {}
        Ok(holds)
    })
}

/// How a feature stands to a value: `min-` and `>=`, `max-` and `<=`, and so on.
#[derive(Clone, Copy)]
enum Relation {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Relation {
    fn holds(self, have: f64, value: f64) -> bool {
        match self {
            Self::Less => have < value,
            Self::AtMost => have <= value,
            Self::Equal => (have - value).abs() < 1e-6,
            Self::AtLeast => have >= value,
            Self::More => have > value,
        }
    }

    /// The other way round.
    fn turned(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::Equal => Self::Equal,
            Self::AtLeast => Self::AtMost,
            Self::More => Self::Less,
        }
    }

    fn read(input: &mut Parser<'_>) -> CssResult<Self> {
        let sign = match input.next()? {
            Token::Delim(sign) => *sign,
            _ => return wrong(),
        };
        let equal = input.try_parse(|i| i.expect_delim('=')).is_ok();
        Ok(match (sign, equal) {
            ('<', true) => Self::AtMost,
            ('<', false) => Self::Less,
            ('>', true) => Self::AtLeast,
            ('>', false) => Self::More,
            ('=', false) => Self::Equal,
            _ => return wrong(),
        })
    }
}

/// What a feature is on such a screen.
fn number_of(screen: &Screen, name: &str) -> Option<f64> {
    Some(match_ignore_ascii_case! { name,
        "width" | "device-width" => screen.width,
        "height" | "device-height" => screen.height,
        "aspect-ratio" | "device-aspect-ratio" => screen.width / screen.height,
        "resolution" | "device-pixel-ratio" => screen.density,
        "color" => 8.0,
        "color-index" | "monochrome" | "grid" => 0.0,
        _ => return None,
    })
}

fn word_of(screen: &Screen, name: &str) -> Option<&'static str> {
    Some(match_ignore_ascii_case! { name,
        "orientation" if screen.width > screen.height => "landscape",
        "orientation" => "portrait",
        "prefers-color-scheme" => screen.scheme,
        "prefers-reduced-motion" | "prefers-reduced-transparency" | "prefers-contrast"
        | "prefers-reduced-data" => "no-preference",
        "hover" | "any-hover" => if screen.touched { "none" } else { "hover" },
        "pointer" | "any-pointer" => if screen.touched { "coarse" } else { "fine" },
        "update" => "fast",
        "scripting" | "forced-colors" | "inverted-colors" => "none",
        "display-mode" => "browser",
        "color-gamut" => "srgb",
        "dynamic-range" | "video-dynamic-range" => "standard",
        "overflow-block" | "overflow-inline" => "scroll",
        "scan" => "progressive",
        _ => return None,
    })
}

/// A number with or without a unit: pixels, dots to a pixel, a ratio.
fn media_value(input: &mut Parser<'_>) -> CssResult<f64> {
    let reading = Reading {
        quirks: false,
        units: Units {
            em: Some(16.0),
            rem: Some(16.0),
            ..Units::UNKNOWN
        },
    };
    if let Ok(found) = input.try_parse(|i| length(i, &reading)) {
        return match found {
            Value::Px(v) => Ok(v.into()),
            Value::Em(v) | Value::Rem(v) => Ok(f64::from(v) * 16.0),
            _ => wrong(),
        };
    }
    let value = match input.next()?.clone() {
        Token::Number { value, .. } => f64::from(value),
        Token::Dimension { value, unit, .. } => {
            let value = f64::from(value);
            match_ignore_ascii_case! { &unit,
                "dppx" | "x" => value,
                "dpi" => value / 96.0,
                "dpcm" => value * 2.54 / 96.0,
                _ => return wrong(),
            }
        }
        _ => return wrong(),
    };
    if input.try_parse(|i| i.expect_delim('/')).is_ok() {
        return Ok(value / f64::from(input.expect_number()?));
    }
    Ok(value)
}

/// Reads what stands in the brackets of a media query. `None`: no browser says.
fn media_feature(screen: &Screen, input: &mut Parser<'_>) -> Option<bool> {
    if let Ok(first) = input.try_parse(media_value) {
        let relation = Relation::read(input).ok()?.turned();
        let name = input.expect_ident_cloned().ok()?;
        let have = number_of(screen, &name)?;
        let mut holds = relation.holds(have, first);
        if let Ok(relation) = input.try_parse(Relation::read) {
            holds &= relation.holds(have, media_value(input).ok()?);
        }
        return Some(holds);
    }
    let name = input.expect_ident_cloned().ok()?;
    let lower = name.to_ascii_lowercase();
    let lower = lower.strip_prefix("-webkit-").unwrap_or(&lower);
    let (relation, name) = match (lower.strip_prefix("min-"), lower.strip_prefix("max-")) {
        (Some(name), _) => (Relation::AtLeast, name),
        (_, Some(name)) => (Relation::AtMost, name),
        _ => (Relation::Equal, lower),
    };
    if input.is_exhausted() {
        return match (number_of(screen, name), word_of(screen, name)) {
            (Some(have), _) => Some(have > 0.0),
            (_, Some(word)) => Some(!matches!(word, "none" | "no-preference")),
            _ => None,
        };
    }
    if let Ok(relation) = input.try_parse(Relation::read) {
        return Some(relation.holds(number_of(screen, name)?, media_value(input).ok()?));
    }
    input.expect_colon().ok()?;
    if let Some(have) = number_of(screen, name) {
        return Some(relation.holds(have, media_value(input).ok()?));
    }
    let have = word_of(screen, name)?;
    Some(input.expect_ident().ok()?.eq_ignore_ascii_case(have))
}

/// Whether a browser says that it supports what is asked; `None` where that cannot be told.
pub(super) fn is_supported(input: &mut Parser<'_>) -> Option<bool> {
    let holds = condition(input, 0, &|input| {
        let Ok(name) = input.expect_ident_cloned() else {
            return Some(false);
        };
        if input.expect_colon().is_err() {
            return Some(false);
        }
        let Some(known) = name_of(&name) else {
            // What is written for other programs alone begins with their names; of the rest it is not
            // known what browsers take.
            let foreign = ["-ms-", "-moz-", "-o-", "mso-"];
            let name = name.to_ascii_lowercase();
            let is_foreign = foreign.iter().any(|prefix| name.starts_with(prefix));
            return is_foreign.then_some(false);
        };
        let mut pool = Pool::default();
        let mut doubtful = false;
        let read = declare(known, &name, input, false, &mut pool, |_, value| {
            doubtful |= value == Value::Unknown;
        });
        (!doubtful).then_some(read.is_ok())
    });
    match holds {
        Ok(holds) if input.is_exhausted() => holds,
        _ => Some(false),
    }
}
