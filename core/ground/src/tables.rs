//! By tables.

use unicode_normalization::UnicodeNormalization as _;

pub(crate) fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(feature = "sentences")]
pub(crate) fn sentences(text: &str) -> Vec<usize> {
    use unicode_segmentation::UnicodeSegmentation as _;

    let all = text.split_sentence_bound_indices();
    all.map(|(at, _)| at).skip(1).collect()
}

#[cfg(feature = "addresses")]
pub(crate) fn address(written: &str, base: Option<&str>) -> Option<crate::Address> {
    let base = match base {
        Some(base) => Some(url::Url::parse(base).ok()?),
        None => None,
    };
    let url = url::Url::options()
        .base_url(base.as_ref())
        .parse(written)
        .ok()?;
    Some(crate::Address {
        scheme: url.scheme().to_owned(),
        host: url.host_str().unwrap_or_default().to_owned(),
        path: url.path().to_owned(),
        query: url.query().unwrap_or_default().to_owned(),
        whole: url.into(),
    })
}
