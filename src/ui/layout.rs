//! Where the cards of the margin stand: beside what they speak of, never over one another.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The room between two cards, in CSS pixels.
const GAP: f64 = 12.0;

/// The tops of cards in order. Every card stands at its wanted top or as near as its neighbours
/// allow; the `anchor` card stands exactly at its own wherever the cards above leave room, and the
/// others give way.
pub fn tops(wanted: &[f64], heights: &[f64], anchor: usize) -> Vec<f64> {
    let mut tops = downwards(wanted, heights, 0.0);
    let Some(aligned) = wanted.get(anchor).copied() else {
        return tops;
    };
    let above: f64 = heights.iter().take(anchor).map(|height| height + GAP).sum();
    let mut ceiling = aligned.max(above);
    let rest = downwards(
        wanted.get(anchor..).unwrap_or_default(),
        heights.get(anchor..).unwrap_or_default(),
        ceiling,
    );
    // The anchor itself may not slide below the ceiling it was given.
    for (top, new) in tops.iter_mut().skip(anchor).zip(rest) {
        *top = new;
    }
    for index in (0..anchor).rev() {
        let (Some(top), Some(height)) = (tops.get_mut(index), heights.get(index)) else {
            continue;
        };
        *top = top.min(ceiling - GAP - height);
        ceiling = *top;
    }
    tops
}

fn downwards(wanted: &[f64], heights: &[f64], floor: f64) -> Vec<f64> {
    let mut free = floor;
    let place = |(wanted, height): (&f64, &f64)| {
        let top = wanted.max(free);
        free = top + height + GAP;
        top
    };
    wanted.iter().zip(heights).map(place).collect()
}

/// Measures the cards of the margin and puts each beside the block its `data-at` names. A card
/// without one stands on top.
pub fn arrange(margin: &HtmlElement) {
    let cards = cards(margin);
    let origin = margin.get_bounding_client_rect().top();
    let wanted: Vec<f64> = cards.iter().map(|card| wanted_top(card, origin)).collect();
    let heights: Vec<f64> = cards
        .iter()
        .map(|card| f64::from(card.offset_height()))
        .collect();
    let anchor = anchor(margin, &cards).unwrap_or(usize::MAX);
    let tops = tops(&wanted, &heights, anchor);
    for (card, top) in cards.iter().zip(&tops) {
        let _ = card.style().set_property("inset-block-start", &px(*top));
    }
    let end = tops
        .last()
        .zip(heights.last())
        .map_or(0.0, |(top, height)| top + height);
    let _ = margin.style().set_property("min-block-size", &px(end));
}

/// A length in whole pixels: printing fractions takes ten kilobytes of code.
fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// Focuses the open composer; the page moves no further than it must to show all of it.
pub fn show_composer(margin: &HtmlElement) {
    let find = |selector| margin.query_selector(selector).ok().flatten();
    if let Some(Ok(field)) = find(".composer textarea").map(|field| field.dyn_into::<HtmlElement>())
    {
        let quietly = FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = field.focus_with_options(&quietly);
    }
    if let Some(composer) = find(".composer") {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        composer.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The cards in document order.
pub fn cards(margin: &HtmlElement) -> Vec<HtmlElement> {
    let children = margin.children();
    let all = (0..children.length()).filter_map(|index| children.item(index));
    all.filter(|child| child.class_list().contains("card"))
        .filter_map(|child| child.dyn_into().ok())
        .collect()
}

/// The card that stands exactly beside what it speaks of: the open composer, else the card that has
/// the focus, else the first on the current block.
fn anchor(margin: &HtmlElement, cards: &[HtmlElement]) -> Option<usize> {
    let first = |wanted: &dyn Fn(&HtmlElement) -> bool| cards.iter().position(wanted);
    let current = margin.get_attribute("data-current");
    first(&|card| card.class_list().contains("anchor"))
        .or_else(|| first(&|card| card.matches(":focus-within").unwrap_or(false)))
        .or_else(|| first(&|card| card.get_attribute("data-block") == current))
}

fn wanted_top(card: &HtmlElement, origin: f64) -> f64 {
    let block = card
        .get_attribute("data-at")
        .and_then(|id| gloo::utils::document().get_element_by_id(&id));
    block.map_or(0.0, |block: Element| {
        block.get_bounding_client_rect().top() - origin
    })
}
