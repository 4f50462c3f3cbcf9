//! What the letter does not say and its sender knows.

use super::merge_tags::Marks;

/// What its sender says of a letter.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The marks of merge tags, besides the common ones.
    pub own_tags: Vec<Marks>,
    /// Pictures whose files the letter does not hold.
    pub pictures: Vec<ToldPicture>,
}

/// What its sender says of a picture.
#[derive(Debug, Clone)]
pub struct ToldPicture {
    /// Its address, or the name of its file.
    pub name: String,
    /// The file's own width and height.
    pub pixels: Option<(u32, u32)>,
    /// Whether it is a logo.
    pub is_logo: bool,
}

impl ToldPicture {
    /// Whether this is what lies at `address`: all of it, or the name of the file that ends it.
    pub(super) fn is_at(&self, address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let file = match path.strip_prefix("cid:") {
            Some(id) => id.split('@').next().unwrap_or_default(),
            None => path.rsplit('/').next().unwrap_or_default(),
        };
        address == self.name || file == self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_address_or_its_file() {
        let named = |name: &str| ToldPicture {
            name: name.to_owned(),
            pixels: None,
            is_logo: true,
        };
        let address = "https://nu.edu.kz/i/logo.png?v=2#top";
        assert!(named(address).is_at(address));
        assert!(named("logo.png").is_at(address));
        assert!(named("image001.png").is_at("cid:image001.png@01DB5A30.1F2C"));
        for other in ["ogo.png", "i/logo.png", "https://nu.edu.kz/i/logo.png", ""] {
            assert!(!named(other).is_at(address), "{other}");
        }
    }
}
