//! The words of a heading as an identifier.

use crate::fold::lower;
use crate::nfc::nfc;

/// The most code points of a slug.
const MOST: usize = 40;

/// Makes a slug from words: NFC, lower case, with letters and digits of any script, and one `-` for
/// each run of other characters. It is cut at a `-` so that at most 40 code points remain. A text
/// without letters and digits becomes `section`.
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

/// Returns the mark of a footnote as an identifier; `mark` if it has no letters and digits.
pub(super) fn of_mark(mark: &str) -> String {
    if mark.contains(char::is_alphanumeric) {
        slug(mark)
    } else {
        "mark".to_owned()
    }
}

/// Cuts a slug at the last `-` up to the limit. A single long word is cut at the limit.
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
