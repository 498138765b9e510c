//! The positions of the cards in the margin: beside the words they speak of, never overlapping.
//!
//! Cards find their blocks by number, not by id. The first drawing has the same ids, and browsers
//! search the whole page for an id that once occurred twice.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, ScrollLogicalPosition};

use crate::browser::dom;
use crate::browser::safety;
use crate::session::{GAP, Measured, tops};
use crate::ui::focus::scroll_to;
use crate::ui::typeahead;

/// The height of the margin's head that the stylesheet allows for, in CSS pixels. A higher head is
/// announced in `--head`.
const USUAL_HEAD: f64 = 96.0;

/// Measures the cards of the margin and puts each beside the block that its `data-at` names. A card
/// without `data-at` goes on top. Everything is measured before anything moves, and only misplaced
/// cards move. So the browser lays out the page once.
pub fn arrange(margin: &HtmlElement) {
    safety::at_entry(None);
    let list = card_list(margin);
    let cards: Vec<HtmlElement> = list.iter().map(JsCast::unchecked_into).collect();
    let origin = top(margin);
    let blocks = Blocks::all();
    let measure = |card: &HtmlElement| Measured {
        wanted: blocks
            .beside(card)
            .map_or(0.0, |block| top(&block) - origin),
        height: f64::from(card.offset_height()),
    };
    let mut measured: Vec<Measured> = cards.iter().map(measure).collect();
    let anchor = anchor(margin, &list).map(|index| index as usize);
    if let Some(index) = anchor
        && let (Some(card), Some(one)) = (cards.get(index), measured.get_mut(index))
    {
        one.wanted = beside_words(card, &blocks, origin).unwrap_or(one.wanted);
    }
    let floor = head(margin);
    let tops = tops(&measured, anchor, floor);
    let end = tops.last().zip(measured.last());
    for (card, top) in cards.iter().zip(&tops) {
        set(card, "inset-block-start", *top);
    }
    set(
        margin,
        "min-block-size",
        end.map_or(0.0, |(top, last)| top + last.height),
    );
    tell_head(margin, floor);
}

/// Gives the stylesheet the height of the margin's head if it exceeds the usual one. That restyles
/// every note, which takes 50 ms for a thousand.
fn tell_head(margin: &HtmlElement, height: f64) {
    if height > USUAL_HEAD {
        set(margin, "--head", height);
    } else {
        let _ = margin.style().remove_property("--head");
    }
}

/// Sets a length in whole pixels, if it differs. Printing fractions takes ten kilobytes of code.
fn set(element: &HtmlElement, property: &str, length: f64) {
    let style = element.style();
    let length = format!("{}px", length.round() as i32);
    if style.get_property_value(property).ok().as_ref() != Some(&length) {
        let _ = style.set_property(property, &length);
    }
}

/// Gives a field of the open composer the focus. The page scrolls only as far as it must to show the
/// whole composer.
pub fn show_composer(field: &HtmlElement) {
    if let Some(margin) = dom::by_id(dom::NOTES) {
        arrange(&margin);
    }
    typeahead::hand_over(field);
    if let Some(composer) = dom::around(field, dom::COMPOSER) {
        scroll_to(&composer, ScrollLogicalPosition::Nearest);
    }
}

/// Returns the cards in document order.
pub fn cards(margin: &HtmlElement) -> Vec<HtmlElement> {
    let cards = card_list(margin);
    cards.iter().map(JsCast::unchecked_into).collect()
}

fn card_list(margin: &HtmlElement) -> Array {
    let cards = margin.query_selector_all(dom::CARDS);
    cards.map_or_else(|_| Array::new(), |cards| Array::from(&cards))
}

/// Returns the lowest top that the first card may have: below the margin's head.
fn head(margin: &HtmlElement) -> f64 {
    let head = dom::find_in(margin, dom::HEAD);
    let height = head.map_or(0.0, |head| head.get_bounding_client_rect().height());
    if height > 0.0 { height + GAP } else { 0.0 }
}

/// Finds the card that must be exactly beside its words. That is the open composer, else the card with
/// the focus. Failing both, it is the card with notes that are looked at, else the first on the current
/// block.
fn anchor(margin: &HtmlElement, cards: &Array) -> Option<u32> {
    let current = margin.get_attribute(dom::CURRENT).unwrap_or_default();
    let current = format!("[{}='{current}']", dom::BLOCK);
    let wanted = dom::WANTED_CARDS.into_iter().chain([current.as_str()]);
    let mut found = wanted.filter_map(|selector| {
        let element = dom::find_in(margin, selector)?;
        let card = dom::around(&element, dom::PLACED_CARD)?;
        u32::try_from(cards.index_of(&card, 0)).ok()
    });
    found.next()
}

/// Finds the thread in a card that has the focus, else the first that is looked at.
fn active_thread(card: &HtmlElement) -> Option<HtmlElement> {
    let find = |selector| dom::find_in(card, selector);
    find(dom::FOCUSED_THREAD).or_else(|| find(dom::ACTIVE_THREAD))
}

/// Returns the top of a card at which the thread that is looked at is beside its words.
fn beside_words(card: &HtmlElement, blocks: &Blocks, origin: f64) -> Option<f64> {
    let block = blocks.beside(card)?;
    let thread = active_thread(card);
    let words = match &thread {
        Some(thread) => thread
            .get_attribute(dom::WORDS)
            .map(|at| format!("mark[{}='{at}']", dom::AT)),
        None => Some(dom::ACTIVE_MARK.to_owned()),
    };
    let words = words.and_then(|selector| dom::find_in(&block, &selector));
    let words = top(&words.unwrap_or(block));
    let within = thread.map_or(0.0, |thread| top(&thread) - top(card));
    Some(words - origin - within)
}

/// The blocks of the report. Because the first drawing had the same ids, browsers search the whole page
/// again for each id. For five hundred ids that took a tenth of a second.
struct Blocks(Option<NodeList>);

impl Blocks {
    fn all() -> Self {
        let blocks = gloo::utils::document().query_selector_all(dom::BLOCKS_OF_APP);
        Self(blocks.ok())
    }

    /// Finds the block beside a card. Nearly all blocks are in the page in the order of their numbers.
    fn beside(&self, card: &HtmlElement) -> Option<HtmlElement> {
        let id = card.get_attribute(dom::AT)?;
        let number = dom::number(card, dom::BLOCK);
        let number = number.and_then(|number| u32::try_from(number).ok());
        let block = number.and_then(|number| self.0.as_ref()?.item(number));
        let block = block.and_then(|block| block.dyn_into::<HtmlElement>().ok());
        block
            .filter(|block| block.id() == id)
            .or_else(|| dom::by_id(&id))
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
