//! By tables.

use unicode_normalization::UnicodeNormalization as _;

pub(crate) fn nfc(text: &str) -> String {
    text.nfc().collect()
}
