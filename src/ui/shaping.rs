//! Text in a form that a browser can shape quickly; see [`crate::page::cuts`].

use yew::prelude::*;

use crate::page::cuts;

/// Draws words, with opportunities for line breaks where layout would take too long.
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
