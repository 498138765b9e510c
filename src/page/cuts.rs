//! Text in a form that a browser can shape quickly.
//!
//! The time to lay out a letter grows with the square of the number of its accents: half a minute for
//! 100,000. If a line may break between the accents, it does not.

use crate::nfc::stands_alone;

/// How many characters that may join each other may follow without an opportunity for a break. With
/// more, layout takes longer. With fewer, a word may break: long words in scripts with many marks have
/// some fifty.
const MOST_JOINED: usize = 256;

/// Returns the places, in bytes, at which a text needs an opportunity for a line break.
pub fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    // Most texts are ASCII, or shorter.
    if text.len() <= MOST_JOINED || text.is_ascii() {
        return cuts;
    }
    let mut joined = 0;
    for (at, c) in text.char_indices() {
        if stands_alone(c) {
            joined = 0;
        } else if joined == MOST_JOINED {
            cuts.push(at);
            joined = 0;
        }
        joined += 1;
    }
    cuts
}
