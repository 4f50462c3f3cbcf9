//! Addresses and hosts.

use url::{Host, Url};

/// An address as a browser reads it (the URL Standard).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads what is written; `None` where no browser can.
    ///
    /// ```
    /// use nu_alumni_ground::Address;
    ///
    /// let address = Address::read("https://GSB.nu.edu.kz/a?b=c").expect("an address");
    /// assert_eq!((address.scheme(), address.host()), ("https", Some("gsb.nu.edu.kz")));
    /// assert_eq!(address.query(), "b=c");
    /// assert_eq!(Address::read("news.html"), None);
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        Url::parse(written).ok().map(Self)
    }

    /// Reads what is written beside this one.
    pub fn join(&self, written: &str) -> Option<Self> {
        self.0.join(written).ok().map(Self)
    }

    /// The whole of it, in the form that all its writings have in common.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Its scheme, in small letters.
    pub fn scheme(&self) -> &str {
        self.0.scheme()
    }

    /// Its host, as DNS writes it or a number; `None` where it leads to none.
    pub fn host(&self) -> Option<&str> {
        self.0.host_str().filter(|host| !host.is_empty())
    }

    /// Its host, where that is a name and no number.
    pub fn host_name(&self) -> Option<&str> {
        match self.0.host() {
            Some(Host::Domain(name)) if !name.is_empty() => Some(name),
            _ => None,
        }
    }

    /// What stands behind its host, up to its `?`.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// What stands behind its `?`.
    pub fn query(&self) -> &str {
        self.0.query().unwrap_or_default()
    }
}

/// A host's name alone, as DNS writes it; `None` where it is none, or a number.
///
/// ```
/// assert_eq!(nu_alumni_ground::host_name("NU.edu.kz").as_deref(), Some("nu.edu.kz"));
/// assert_eq!(nu_alumni_ground::host_name("nu.edu.kz/alumni"), None);
/// ```
pub fn host_name(written: &str) -> Option<String> {
    match Host::parse(written) {
        Ok(Host::Domain(name)) if !name.is_empty() => Some(name),
        _ => None,
    }
}

/// Whether an address says its scheme, so that it is relative to nothing.
///
/// ```
/// assert!(nu_alumni_ground::has_scheme("https://"));
/// assert!(!nu_alumni_ground::has_scheme("//nu.edu.kz"));
/// ```
pub fn has_scheme(written: &str) -> bool {
    let written = written.trim_start_matches(|c| c <= ' ');
    // No browser sees these within.
    let mut seen = written
        .bytes()
        .filter(|b| !matches!(b, b'\t' | b'\n' | b'\r'));
    seen.next().is_some_and(|first| first.is_ascii_alphabetic())
        && seen.find(|b| !b.is_ascii_alphanumeric() && !b"+-.".contains(b)) == Some(b':')
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};
    use url::{ParseError, Url};

    use super::*;

    proptest! {
        #[test]
        fn what_has_no_scheme_is_relative(written in "[ \t\0\u{1f}]{0,2}[a1:+.\t\n/é-]{0,6}") {
            let is_relative = Url::parse(&written) == Err(ParseError::RelativeUrlWithoutBase);
            prop_assert_eq!(has_scheme(&written), !is_relative);
        }
    }
}
