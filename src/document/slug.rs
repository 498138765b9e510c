//! The words of a heading as an identifier.

use crate::fold::lower;
use crate::nfc::nfc;

/// The most code points a slug has.
const MOST: usize = 40;

/// Makes a slug of words: NFC, lower case, letters and digits of any script kept, runs of anything
/// else one `-`; cut at a `-` so that at most 40 code points remain. A text without letters and
/// digits is `section`.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in nfc(&lower(&nfc(text))).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = cut(slug.trim_end_matches('-'));
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug.to_owned()
    }
}

/// Returns the mark of a footnote as an identifier: `mark` for one without letters and digits.
pub(super) fn of_mark(mark: &str) -> String {
    if mark.contains(char::is_alphanumeric) {
        slug(mark)
    } else {
        "mark".to_owned()
    }
}

/// Cuts at the last `-` at or before the limit; a single long word is cut at the limit.
fn cut(slug: &str) -> &str {
    let Some((limit, _)) = slug.char_indices().nth(MOST) else {
        return slug;
    };
    let (head, tail) = slug.split_at_checked(limit).unwrap_or((slug, ""));
    if tail.starts_with('-') {
        return head;
    }
    head.rsplit_once('-').map_or(head, |(whole, _)| whole)
}
