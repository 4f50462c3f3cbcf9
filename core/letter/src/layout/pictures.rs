//! Pictures: where they stand, the file's own pixels, and the size they are shown at.

use html5ever::{LocalName, local_name};

use super::blocks::Flow;
use crate::{
    Span,
    source::{NodeId, Tree},
    style::Styles,
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
    /// The caller marked it as a logo, or as part of the signature.
    pub declared: bool,
}

/// The visible pictures that are no tracking pixels.
pub(crate) fn pictures<'f>(
    tree: &Tree,
    styles: &Styles,
    flow: &Flow,
    file: &dyn Fn(&str) -> Option<&'f [u8]>,
) -> Vec<PictureFacts> {
    flow.pictures
        .iter()
        .filter_map(|picture| {
            let element = tree.element(picture.node)?;
            let value = |name: LocalName| tree.value(element, &name);
            let (as_width, as_height) = (value(local_name!("width")), value(local_name!("height")));
            let style = styles.of(picture.node);
            let file = file_pixels(value(local_name!("src")).unwrap_or_default().trim(), file);
            let mut width = style.width.or_else(|| pixels(as_width));
            let mut height = style.height.or_else(|| pixels(as_height));
            if let FilePixels::Known(w, h) = file {
                let (w, h) = (w as f32, h as f32);
                // The side that is not given follows the file's proportions, unless it is given
                // in a unit that cannot be told here.
                let free = |value: Option<&str>| value.is_none_or(|v| v.trim() == "auto");
                match (width, height) {
                    (None, None) if free(as_width) && free(as_height) => {
                        (width, height) = (Some(w), Some(h))
                    }
                    (Some(given), None) if free(as_height) && w > 0.0 => {
                        height = Some(h * given / w)
                    }
                    (None, Some(given)) if free(as_width) && h > 0.0 => width = Some(w * given / h),
                    _ => {}
                }
            }
            let pixel = |side: Option<f32>| side.is_some_and(|px| px <= 1.0);
            let tracking =
                pixel(width) || pixel(height) || matches!(file, FilePixels::Known(0..=1, 0..=1));
            (!tracking).then(|| PictureFacts {
                node: picture.node,
                span: tree.node(picture.node).span,
                file,
                shown_width: width,
                shown_height: height,
                declared: picture.declared,
            })
        })
        .collect()
}

/// A `width` or `height` attribute in pixels; percentages cannot be told here.
fn pixels(value: Option<&str>) -> Option<f32> {
    let value = value?.trim();
    let number = value.strip_suffix("px").unwrap_or(value).trim();
    number
        .parse::<f32>()
        .ok()
        .filter(|px| px.is_finite() && *px >= 0.0)
}

fn file_pixels<'f>(src: &str, file: &dyn Fn(&str) -> Option<&'f [u8]>) -> FilePixels {
    let measured = |bytes: &[u8]| match imagesize::blob_size(bytes) {
        Ok(size) => match (u32::try_from(size.width), u32::try_from(size.height)) {
            (Ok(width), Ok(height)) if width > 0 && height > 0 => FilePixels::Known(width, height),
            _ => FilePixels::Unreadable,
        },
        Err(_) => FilePixels::Unreadable,
    };
    let scheme = src.split(':').next().unwrap_or_default();
    if scheme.eq_ignore_ascii_case("data") {
        match data_url::DataUrl::process(src)
            .ok()
            .and_then(|url| url.decode_to_vec().ok())
        {
            Some((bytes, _)) => measured(&bytes),
            None => FilePixels::Unreadable,
        }
    } else if let Some(bytes) = file(src) {
        measured(bytes)
    } else if scheme.eq_ignore_ascii_case("cid") {
        FilePixels::NotEnclosed
    } else {
        FilePixels::Elsewhere
    }
}
