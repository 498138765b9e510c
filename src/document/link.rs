//! The target of a link as a browser reads it.
//!
//! Browsers strip and skip characters before they look at an address, and take `\\` for `/` ([URL
//! Standard], 4.4). Judging the raw source would take ` //example.org/a.png` for a file beside the
//! report.
//!
//! The parser of the URL Standard is the oracle in the tests.
//!
//! [URL Standard]: https://url.spec.whatwg.org/#concept-basic-url-parser

use super::block::{Image, Link};
use pulldown_cmark::LinkType;
use std::borrow::Cow;

/// The allowed schemes of a link.
const ALLOWED: &str = "http https mailto";

/// Other schemes that identify a target as an address, which is not followed.
const KNOWN: &str = "javascript data vbscript file ftp ftps tel sms urn doi blob about news";

/// File extensions that identify a target without a scheme as a file.
const FILE_ENDS: &str = "md markdown txt htm html xhtml pdf doc docx odt rtf xls xlsx csv ppt pptx png jpg jpeg \
     gif svg webp json xml zip php aspx";

/// The longest target that counts as an address, in bytes. A higher value would let a few kilobytes
/// of a report make megabytes of the page. A lower one would cut off real addresses, for which some
/// 2,000 work everywhere.
const LONGEST: usize = 2_048;

impl Link {
    /// Judges the target of a link in a report or a note. Only `http:`, `https:`, `mailto:` and
    /// `#name` are followed. A mail address in angle brackets gets a `mailto:`.
    pub fn of(kind: LinkType, target: &str) -> Self {
        let target = if kind == LinkType::Email && !target.starts_with("mailto:") {
            Cow::Owned(format!("mailto:{target}"))
        } else {
            as_read(target)
        };
        if matches!(&*target, "" | "#") {
            Self::Missing
        } else if is_allowed_link(&target) {
            Self::To(target.into())
        } else {
            Self::Unsafe(target.into())
        }
    }
}

/// Judges the source of a picture: only files beside the report are shown.
pub(super) fn image(target: &str, title: &str) -> Image {
    let target = as_read(target);
    let own = !target.is_empty()
        && !target.starts_with(['/', '\\', '#', '?'])
        && scheme(&target).is_none();
    Image {
        source: own.then(|| target.into_owned()),
        title: title.to_owned(),
    }
}

/// Returns whether a link may be followed: `http:`, `https:`, `mailto:`, or `#` and a name.
///
/// The length is limited to 2,048 bytes, not counting characters that browsers skip. This is the
/// only allow-list for reports and notes.
pub fn is_allowed_link(target: &str) -> bool {
    let target = as_read(target);
    let is_name = target.len() > 1 && target.starts_with('#');
    target.len() <= LONGEST
        && (is_name || scheme(&target).is_some_and(|scheme| is_among(scheme, ALLOWED)))
}

/// Returns whether a target may be meant as an address, followed or not. `[shall](EU)` is not: in
/// negotiated text, brackets mark words that are not agreed, and parentheses name their supporters.
pub(super) fn is_address(target: &str) -> bool {
    let target = as_read(target);
    if target.len() > LONGEST {
        return false;
    }
    if let Some(scheme) = scheme(&target) {
        let rest = target.get(scheme.len() + 1..).unwrap_or_default();
        return is_among(scheme, ALLOWED) || is_among(scheme, KNOWN) || rest.starts_with("//");
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let end = path.rsplit_once('.').map(|(_, end)| end);
    target.is_empty()
        || path.is_empty() && target.contains(|c: char| c.is_alphanumeric() || c == '#')
        || path.starts_with(['/', '\\'])
        || path.starts_with("./")
        || path.starts_with("../")
        || end.is_some_and(|end| is_among(end, FILE_ENDS))
}

fn is_among(word: &str, words: &str) -> bool {
    words
        .split(' ')
        .any(|other| other.eq_ignore_ascii_case(word))
}

/// The target without the characters that browsers skip: control characters and spaces at its ends,
/// tabs and line ends everywhere.
fn as_read(target: &str) -> Cow<'_, str> {
    let skipped = ['\t', '\n', '\r'];
    let target = target.trim_matches(|c: char| c <= ' ');
    if target.contains(skipped) {
        Cow::Owned(target.replace(skipped, ""))
    } else {
        Cow::Borrowed(target)
    }
}

/// The text before the first `:`, if it has the form of a scheme. A target without a scheme is
/// relative to the page.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}
