//! Which links and pictures are allowed.

use super::block::{Image, Link};
use pulldown_cmark::LinkType;

/// How many bytes the target of a link has at most. More would be written into the page for every run
/// of the link; fewer would not follow links that work (servers take some 8,000).
const LONGEST: usize = 8_192;

const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Judges the target of a link: only `http:`, `https:`, `mailto:` and `#name` are followed.
pub(super) fn link(kind: LinkType, target: &str) -> Link {
    if kind == LinkType::Email && !target.starts_with("mailto:") {
        return link(LinkType::Autolink, &format!("mailto:{target}"));
    }
    if matches!(target.trim(), "" | "#") {
        return Link::Missing;
    }
    if is_allowed_link(target) {
        return Link::To(target.to_owned());
    }
    Link::Unsafe(target.to_owned())
}

/// Judges the source of a picture: only files beside the report are shown.
pub(super) fn image(target: &str, title: &str) -> Image {
    let own =
        !target.is_empty() && !target.starts_with(['/', '\\', '#']) && scheme(target).is_none();
    Image {
        source: own.then(|| target.to_owned()),
        title: title.to_owned(),
    }
}

/// Whether a link may be followed: `http:`, `https:`, `mailto:`, or `#` and a name, at most 8,192 bytes
/// in all. The one allow-list for reports and notes.
pub fn is_allowed_link(target: &str) -> bool {
    let is_name = target.len() > 1 && target.starts_with('#');
    target.len() <= LONGEST && (is_name || has_allowed_scheme(target))
}

fn has_allowed_scheme(target: &str) -> bool {
    let scheme = scheme(target).unwrap_or_default();
    SCHEMES
        .iter()
        .any(|allowed| allowed.eq_ignore_ascii_case(scheme))
}

/// What stands before the first `:`, unless a `/`, `?` or `#` comes first (RFC 3986, 4.2).
fn scheme(target: &str) -> Option<&str> {
    let end = target.find([':', '/', '?', '#'])?;
    let (scheme, rest) = target.split_at_checked(end)?;
    rest.starts_with(':').then_some(scheme)
}
