//! Words as they are written without the hyphens that parted them.
//!
//! Whoever converts a page keeps the hyphens at its line ends (`atten- tion`), leaves them out or puts
//! halves together that had a hyphen of their own (`lowcost`). Nothing but a dictionary could tell which
//! is right, so a hyphen inside a word makes no difference between two texts.

/// Words before which a hyphen stands for the rest of another word: `short- and long-term`.
const SUSPENDING: [&str; 14] = [
    "and", "or", "to", "as", "nor", "und", "oder", "bis", "et", "ou", "y", "e", "o", "и",
];

/// The code points of a text that part a word in two: hyphens between two letters, and with them the
/// white space behind one that stood at a line end.
pub(super) fn hyphens(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !text.contains(is_hyphen) {
        return found;
    }
    let mut before = ' ';
    let mut letters = text.char_indices().enumerate().peekable();
    while let Some((at, (byte, c))) = letters.next() {
        if !is_hyphen(c) || !before.is_alphabetic() {
            before = c;
            continue;
        }
        let rest = text.get(byte + c.len_utf8()..).unwrap_or_default();
        let word = rest.trim_start();
        let space = rest.len() - word.len();
        let space = rest.get(..space).map_or(0, |space| space.chars().count());
        let joins = match space {
            0 => word.starts_with(char::is_alphabetic),
            1..=MOST_SPACE => word.starts_with(char::is_lowercase) && !suspends(word),
            _ => false,
        };
        if joins {
            found.extend(at..=at + space);
            for _ in 0..space {
                letters.next();
            }
        } else {
            before = c;
        }
    }
    found
}

/// The most white space between the halves of a word (code points): a line end and an indent. More would
/// take a dash for a hyphen, fewer would miss indents.
const MOST_SPACE: usize = 8;

/// Hyphens proper and soft ones, no dashes.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

fn suspends(word: &str) -> bool {
    let end = word.find(|c: char| !c.is_alphabetic());
    let first = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    SUSPENDING.contains(&first)
}
