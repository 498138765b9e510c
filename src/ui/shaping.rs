//! Text as a browser can shape it.
//!
//! Browsers take the square of the number of accents on a letter to lay it out: half a minute for
//! 100,000. Where a line may break between them, they do not.

use yew::prelude::*;

use crate::nfc::stands_alone;

/// How many characters that may join each other stand without a place for a break. More would take longer
/// to lay out; fewer might break a word (long words of scripts with many marks have some fifty).
const MOST_JOINED: usize = 256;

/// The words, with places where a line may break in what would take too long to lay out.
pub fn shaped(text: &str) -> Html {
    let cuts = cuts(text);
    if cuts.is_empty() {
        return html! { {text} };
    }
    let ends = cuts.iter().copied().chain([text.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    html! {
        for (start, end) in starts.zip(ends) {
            <>{text.get(start..end).unwrap_or_default()}<wbr /></>
        }
    }
}

/// Where a text is cut, in bytes.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    // Most texts are plain letters, or shorter.
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
