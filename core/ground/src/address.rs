//! Addresses and hosts.

/// An address as a browser reads it (the URL Standard).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub(crate) whole: String,
    pub(crate) scheme: String,
    pub(crate) host: String,
    pub(crate) path: String,
    pub(crate) query: String,
}

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
        crate::own::address(written, None)
    }

    /// Reads what is written beside this one.
    pub fn join(&self, written: &str) -> Option<Self> {
        crate::own::address(written, Some(&self.whole))
    }

    /// The whole of it, in the form that all its writings have in common.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Its scheme, in small letters.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Its host, as DNS writes it or a number; `None` where it leads to none.
    pub fn host(&self) -> Option<&str> {
        Some(self.host.as_str()).filter(|host| !host.is_empty())
    }

    /// Its host, where that is a name and no number.
    pub fn host_name(&self) -> Option<&str> {
        // No name ends in a number.
        let is_number = |host: &str| {
            let last = host.rsplit('.').next().unwrap_or_default();
            host.starts_with('[') || !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit())
        };
        self.host().filter(|host| !is_number(host))
    }

    /// What stands behind its host, up to its `?`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What stands behind its `?`.
    pub fn query(&self) -> &str {
        &self.query
    }
}

/// A host's name alone, as DNS writes it; `None` where it is none, or a number.
///
/// ```
/// assert_eq!(nu_alumni_ground::host_name("NU.edu.kz").as_deref(), Some("nu.edu.kz"));
/// assert_eq!(nu_alumni_ground::host_name("nu.edu.kz/alumni"), None);
/// ```
pub fn host_name(written: &str) -> Option<String> {
    // What would end it in an address, or vanish from one.
    if written.contains(['/', '\\', '?', '#', '@', ':', '\t', '\n', '\r']) {
        return None;
    }
    let address = Address::read(&format!("http://{written}/"))?;
    address.host_name().map(str::to_owned)
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

#[cfg(all(test, not(feature = "browser")))]
mod tests {
    use proptest::{prop_assert_eq, proptest};
    use url::{Host, ParseError, Url};

    use super::*;

    proptest! {
        #[test]
        fn a_host_is_one_where_it_is_asked_alone(written in "(xn--)?[a-cA0-9x.é。﹒ß\u{ad}%2e/\\\\?#@: \t\n\\[\\]_*-]{0,9}") {
            let alone = match Host::parse(&written) {
                Ok(Host::Domain(host)) if !host.is_empty() => Some(host),
                _ => None,
            };
            prop_assert_eq!(host_name(&written), alone);
        }

        #[test]
        fn what_has_no_scheme_is_relative(written in "[ \t\0\u{1f}]{0,2}[a1:+.\t\n/é-]{0,6}") {
            let is_relative = Url::parse(&written) == Err(ParseError::RelativeUrlWithoutBase);
            prop_assert_eq!(has_scheme(&written), !is_relative);
        }

        #[test]
        fn a_host_of_a_page_is_a_name_or_a_number(host in "[a0-9x.\\[\\]:]{1,9}") {
            if let Ok(url) = Url::parse(&format!("http://{host}/")) {
                let address = Address::read(url.as_str()).expect("an address");
                let is_name = matches!(url.host(), Some(Host::Domain(_)));
                prop_assert_eq!(address.host_name().is_some(), is_name, "{}", url);
            }
        }
    }
}
