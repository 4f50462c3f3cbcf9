//! Pictures: where they stand, the file's own pixels, and the size they are shown at.

use html5ever::{LocalName, local_name};
use nu_alumni_ground::sort_by_key;

use super::{
    blocks::Flow,
    elements::picture_attributes,
    exif::lies_on_its_side,
    merge_tags::{Marks, find_with},
    svg,
    told::{Told, ToldPicture},
};
use crate::{
    Span,
    source::{Element, File, Namespace, Node, NodeId, Tree},
    style::{Display, Paint, Style, Styles, number_alone},
};

/// A picture file's own width and height, or why they are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePixels {
    /// Its width and its height.
    Known(u32, u32),
    /// It lies on a server, and the library asks none.
    Elsewhere,
    /// Its bytes are at hand, but are no picture's that can be read.
    Unreadable,
    /// The message has no part under its `cid:`.
    NotEnclosed,
}

/// A visible picture.
#[derive(Debug, Clone)]
pub struct PictureFacts {
    /// Its element.
    pub node: NodeId,
    /// Where that stands.
    pub span: Option<Span>,
    /// The file's own size.
    pub file: FilePixels,
    /// The width it is shown at, in CSS pixels, as far as the source says.
    pub shown_width: Option<f32>,
    /// The height, likewise.
    pub shown_height: Option<f32>,
    /// Whether either is set to what hangs on the reader's screen.
    pub shown_unknown: bool,
    /// The width and height it is shown at on a screen besides the desk's, where a rule makes that another.
    pub shown_elsewhere: Option<(Option<f32>, Option<f32>)>,
    /// The caller marked it as a logo, or as part of the signature.
    pub declared: bool,
}

/// The file behind an address in the message.
type Files<'a, 'f> = &'a dyn Fn(&str) -> Option<&'f File>;

/// The visible pictures that are no tracking pixels, those painted behind elements among them.
pub(crate) fn pictures<'f>(
    tree: &Tree,
    styles: &Styles,
    flow: &Flow,
    file: Files<'_, 'f>,
    told: &Told,
) -> Vec<PictureFacts> {
    let Told {
        pictures: told,
        own_tags,
        ..
    } = told;
    let mut found: Vec<PictureFacts> = Vec::new();
    for picture in &flow.pictures {
        let Some(element) = tree.element(picture.node) else {
            continue;
        };
        let is_drawing = element.namespace == Namespace::Svg;
        let mut declared = picture.declared;
        let file = if is_drawing {
            let own = svg::sizes(tree, element);
            known(own.width, own.height)
        } else {
            let addresses = addresses(tree, picture.node, element);
            let turns = !styles.of(picture.node).as_in_file;
            let told = told_of(&addresses, file, told);
            declared |= !told.is_empty() && told.iter().all(|told| told.is_logo);
            file_of(&addresses, file, turns).map(|file| or_told(file, &told))
        };
        let Some(file) = file else {
            continue;
        };
        let style = styles.of(picture.node);
        let share = share_of_box(tree, element, style);
        let around = share.and_then(|_| box_around(tree, styles, picture.node));
        let of_box = share.zip(around).map(|(share, around)| share * around);
        // So narrow a box grows with what stands in it.
        let of_box = of_box.filter(|width| *width > 1.0);
        let (width, height) = shown_size(tree, element, file, style, of_box);
        let too_wide = of_box.is_none() && share.is_some_and(|share| share > 1.0);
        let elsewhere = styles.elsewhere().find_map(|there| {
            let other = there.of(picture.node);
            let sides = |style: Style| {
                let limits = (style.width_limits, style.height_limits);
                (style.width, style.height, limits)
            };
            (other.visible && sides(other) != sides(style))
                .then(|| shown_size(tree, element, file, other, None))
        });
        if !is_pixel(width, height, file) {
            found.push(PictureFacts {
                node: picture.node,
                span: tree.node(picture.node).span,
                file,
                shown_width: width,
                shown_height: height,
                shown_unknown: style.box_unknown
                    || too_wide
                    || is_set_later(tree, element, own_tags),
                shown_elsewhere: elsewhere,
                declared,
            });
        }
    }
    let behind = backgrounds(tree, styles, file, told);
    if !behind.is_empty() {
        found.extend(behind);
        sort_by_key(&mut found, |picture| picture.span);
    }
    found
}

/// The share of the box around it that a picture takes where its style sets no width in pixels, nor its
/// attribute one that the style leaves; more than all of it only where nothing holds it back.
fn share_of_box(tree: &Tree, element: &Element, style: Style) -> Option<f32> {
    if style.width.is_some() {
        return None;
    }
    let (share, most) = style.width_shares;
    let share = share.or_else(|| percent(tree.value(element, &local_name!("width"))))?;
    Some(share.min(most.unwrap_or(f32::MAX)))
}

/// The width of the box that an element stands in, in pixels, where some element around it says so. It is
/// as wide as all around let it be; a cell beside others, and a table of its own accord, is not told.
fn box_around(tree: &Tree, styles: &Styles, id: NodeId) -> Option<f32> {
    let (mut share, mut most) = (1.0_f32, f32::MAX);
    let mut above = std::iter::successors(tree.node(id).parent, |&id| tree.node(id).parent);
    let found = above.find_map(|id| {
        let element = tree.element(id)?;
        let style = styles.of(id);
        let is_cell = style.display == Display::TableCell;
        let is_table = style.display == Display::Table;
        if style.display == Display::Inline {
            return None;
        }
        let as_width = tree.value(element, &local_name!("width"));
        let as_width = as_width.filter(|_| is_cell || is_table);
        if let Some(limit) = style.width_limits.1 {
            most = most.min(limit * share);
        }
        if let Some(width) = style.width.or_else(|| pixels(as_width)) {
            return Some(Some(width * share));
        }
        match style.width_shares.0.or_else(|| percent(as_width)) {
            Some(of_box) => share *= of_box,
            None if is_cell && has_siblings(tree, id) => return Some(None),
            None if is_table || style.display == Display::InlineBlock => return Some(None),
            None => {}
        }
        None
    });
    let width = found.flatten().unwrap_or(f32::MAX).min(most);
    (width < f32::MAX).then_some(width)
}

/// Whether another element stands beside this one; where much else stands there, one may.
fn has_siblings(tree: &Tree, id: NodeId) -> bool {
    const LOOKED_AT: usize = 16;
    let stands = |side: fn(&Node) -> Option<NodeId>| {
        let mut beside = std::iter::successors(side(tree.node(id)), |&id| side(tree.node(id)));
        let mut near = beside.by_ref().take(LOOKED_AT);
        near.any(|id| tree.element(id).is_some()) || beside.next().is_some()
    };
    stands(|node| node.previous) || stands(|node| node.next)
}

/// The width and the height that an element is set to by its style or its attributes, in CSS pixels.
pub(super) fn set_sides(tree: &Tree, element: &Element, style: Style) -> [Option<f32>; 2] {
    let side = |set: Option<f32>, name| set.or_else(|| pixels(tree.value(element, &name)));
    [
        side(style.width, local_name!("width")),
        side(style.height, local_name!("height")),
    ]
}

/// Whether the mailing program says later how large a picture is shown.
fn is_set_later(tree: &Tree, element: &Element, own_tags: &[Marks]) -> bool {
    let sides = [local_name!("width"), local_name!("height")];
    let mut sides = sides.iter().filter_map(|name| tree.value(element, name));
    sides.any(|side| side.parse::<u32>().is_err() && !find_with(side, own_tags).is_empty())
}

/// A share of the box around as an attribute gives it: `50%`.
fn percent(value: Option<&str>) -> Option<f32> {
    let share = number_alone(value?.trim().strip_suffix('%')?.trim())?;
    (share.is_finite() && share >= 0.0).then_some(share / 100.0)
}

/// The width and the height that a picture of this style is shown at, as far as the source says; `of_box`:
/// its width as a share of its box.
fn shown_size(
    tree: &Tree,
    element: &Element,
    file: FilePixels,
    style: Style,
    of_box: Option<f32>,
) -> (Option<f32>, Option<f32>) {
    let value = |name: LocalName| tree.value(element, &name);
    let (as_width, as_height) = (value(local_name!("width")), value(local_name!("height")));
    let within = |side: f32, (least, most): (Option<f32>, Option<f32>)| {
        side.min(most.unwrap_or(f32::MAX)).max(least.unwrap_or(0.0))
    };
    let wide = |width: f32| within(width, style.width_limits);
    let high = |height: f32| within(height, style.height_limits);
    let [set_width, set_height] = set_sides(tree, element, style);
    let mut width = of_box.or(set_width).map(wide);
    let mut height = set_height.map(high);
    // A film is as large as its file, which nobody has.
    if let FilePixels::Known(w, h) = file
        && element.name != local_name!("video")
    {
        let (w, h) = (w as f32, h as f32);
        // The side that is not given follows the file's proportions, unless it is given
        // in a unit that cannot be told here.
        let free = |value: Option<&str>| value.is_none_or(|v| v.trim() == "auto");
        let h = style.aspect.map_or(h, |aspect| w / aspect);
        match (width, height) {
            (None, None) if free(as_width) && free(as_height) && w > 0.0 && h > 0.0 => {
                let shown = high(h * wide(w) / w);
                (width, height) = (Some(wide(w * shown / h)), Some(shown))
            }
            (Some(given), None) if free(as_height) && w > 0.0 => height = Some(high(h * given / w)),
            (None, Some(given)) if free(as_width) && h > 0.0 => width = Some(wide(w * given / h)),
            _ => {}
        }
    }
    (width, height)
}

/// The pictures painted behind elements, each in its element's own box.
fn backgrounds<'f>(
    tree: &Tree,
    styles: &Styles,
    file: Files<'_, 'f>,
    told: &[ToldPicture],
) -> Vec<PictureFacts> {
    let painted = styles.painted().filter_map(|painted| match &painted.paint {
        Paint::Picture(address) => Some((painted.node, painted.span, address)),
        Paint::Colour(_) => None,
    });
    painted
        .filter(|(node, ..)| tree.node(*node).parent.is_some())
        .filter_map(|(node, span, address)| {
            let element = tree.element(node)?;
            let style = styles.of(node);
            let [width, height] = set_sides(tree, element, style);
            let told = told_of(&[address.trim()], file, told);
            let file = or_told(file_pixels(address.trim(), file, !style.as_in_file)?, &told);
            (style.box_visible && !is_pixel(width, height, file)).then_some(PictureFacts {
                node,
                span,
                file,
                shown_width: width,
                shown_height: height,
                shown_unknown: style.box_unknown,
                shown_elsewhere: None,
                declared: !told.is_empty() && told.iter().all(|told| told.is_logo),
            })
        })
        .collect()
}

/// Whether a picture is no larger than the one pixel that tells a sender of its reader.
fn is_pixel(width: Option<f32>, height: Option<f32>, file: FilePixels) -> bool {
    let pixel = |side: Option<f32>| side.is_some_and(|px| px <= 1.0);
    pixel(width) || pixel(height) || matches!(file, FilePixels::Known(0..=1, 0..=1))
}

/// A `width` or `height` attribute in pixels.
fn pixels(value: Option<&str>) -> Option<f32> {
    let value = value?.trim();
    let px = number_alone(value.strip_suffix("px").unwrap_or(value).trim());
    px.filter(|px| px.is_finite() && *px >= 0.0)
}

/// Whole pixels, where both sides have any.
fn known(width: f32, height: f32) -> Option<FilePixels> {
    let (width, height) = (width.round() as u32, height.round() as u32);
    (width > 0 && height > 0).then_some(FilePixels::Known(width, height))
}

/// What the sender says of the pictures that lie at these addresses; nothing where one of them is not
/// told of.
fn told_of<'s>(
    addresses: &[&str],
    file: Files<'_, '_>,
    told: &'s [ToldPicture],
) -> Vec<&'s ToldPicture> {
    if told.is_empty() {
        return Vec::new();
    }
    let of = |address: &&str| {
        let enclosed = file(address).map(|file| file.name.as_str());
        let mut told = told.iter();
        told.find(|told| told.is_at(address) || enclosed == Some(told.name.as_str()))
    };
    let all: Option<Vec<&ToldPicture>> = addresses.iter().map(of).collect();
    all.unwrap_or_default()
}

/// The file's own size where it is at hand, else the largest that the sender says.
fn or_told(file: FilePixels, told: &[&ToldPicture]) -> FilePixels {
    let pixels: Option<Vec<(u32, u32)>> = told.iter().map(|told| told.pixels).collect();
    let largest = pixels.unwrap_or_default().into_iter();
    match (file, largest.reduce(|(w, h), (v, g)| (w.max(v), h.max(g)))) {
        (FilePixels::Elsewhere | FilePixels::NotEnclosed, Some((width, height))) => {
            FilePixels::Known(width, height)
        }
        _ => file,
    }
}

/// The addresses of the files that a picture element may show.
fn addresses<'t>(tree: &'t Tree, node: NodeId, element: &'t Element) -> Vec<&'t str> {
    let named = picture_attributes(element).iter();
    let mut addresses: Vec<&str> = named.filter_map(|name| tree.value(element, name)).collect();
    if element.name == local_name!("img") {
        addresses.extend(addresses_of(tree.value(element, &local_name!("srcset"))));
        let before = std::iter::successors(tree.node(node).previous, |&n| tree.node(n).previous);
        // A `<picture>` has one `<img>`; of one that has more, each takes what stands before it alone.
        let before = before.filter_map(|sibling| tree.element(sibling));
        for source in before.take_while(|sibling| sibling.name != local_name!("img")) {
            if source.name == local_name!("source") {
                addresses.extend(addresses_of(tree.value(source, &local_name!("srcset"))));
            }
        }
    }
    addresses
        .iter_mut()
        .for_each(|address| *address = address.trim());
    addresses
}

/// Of several files to choose from one that is not known, else the largest; `None` where there is none.
fn file_of<'f>(addresses: &[&str], file: Files<'_, 'f>, turns: bool) -> Option<FilePixels> {
    let files = addresses
        .iter()
        .filter_map(|address| file_pixels(address, file, turns));
    files.reduce(|one, other| match (one, other) {
        (FilePixels::Known(w, h), FilePixels::Known(v, g)) => FilePixels::Known(w.max(v), h.max(g)),
        (FilePixels::Known(..), not_known) | (not_known, _) => not_known,
    })
}

/// The addresses in a `srcset`, each before its width or density.
fn addresses_of(srcset: Option<&str>) -> Vec<&str> {
    let mut rest = srcset.unwrap_or_default();
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(rest.len());
        let (address, behind) = rest.split_at(end);
        found.push(address.trim_end_matches(','));
        rest = if address.ends_with(',') {
            behind
        } else {
            behind.split_once(',').map_or("", |(_, rest)| rest)
        };
    }
}

/// The pixels of the file at an address; `None` where there is no address.
fn file_pixels<'f>(src: &str, file: Files<'_, 'f>, turns: bool) -> Option<FilePixels> {
    if src.is_empty() {
        return None;
    }
    let scheme = src.split(':').next().unwrap_or_default();
    Some(if scheme.eq_ignore_ascii_case("data") {
        match data_url::DataUrl::process(src)
            .ok()
            .and_then(|url| url.decode_to_vec().ok())
        {
            Some((bytes, _)) => measured(&bytes, turns),
            None => FilePixels::Unreadable,
        }
    } else if let Some(file) = file(src) {
        measured(&file.bytes, turns)
    } else if scheme.eq_ignore_ascii_case("cid") {
        FilePixels::NotEnclosed
    } else {
        FilePixels::Elsewhere
    })
}

/// A file's own width and height, as it is shown: turned where a camera's notes say so and are heeded.
fn measured(bytes: &[u8], turns: bool) -> FilePixels {
    let size = imagesize::blob_size(bytes).ok().and_then(|size| {
        // A bitmap's height is negative where its rows are written from the top.
        let side = |px: usize| {
            let px = u32::try_from(px).ok()? as i32;
            Some(px.unsigned_abs()).filter(|px| *px > 0)
        };
        Some((side(size.width)?, side(size.height)?))
    });
    match size {
        Some((width, height)) if turns && lies_on_its_side(bytes) => {
            FilePixels::Known(height, width)
        }
        Some((width, height)) => FilePixels::Known(width, height),
        None => svg::file_sizes(bytes)
            .and_then(|(width, height)| known(width, height))
            .unwrap_or(FilePixels::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_srcset_is_read_as_browsers_read_it() {
        let read = |srcset| addresses_of(Some(srcset));
        assert_eq!(read("a.png 1x, b.png 2x"), ["a.png", "b.png"]);
        assert_eq!(read(" a.png,b.png , c.png"), ["a.png,b.png", "c.png"]);
        assert_eq!(
            read("data:image/png;base64,AA== 300w,d.png"),
            ["data:image/png;base64,AA==", "d.png"]
        );
        assert_eq!(read(" , "), [""; 0]);
    }
}
