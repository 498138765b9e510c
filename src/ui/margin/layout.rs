//! Where the cards of the margin stand: beside what they speak of, never over one another.
//!
//! Cards find their blocks by number and not by id: the first drawing has the same ids, and a
//! browser looks through the whole page for an id that stood twice.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, ScrollLogicalPosition};

use crate::browser::dom;
use crate::browser::safety;
use crate::session::{GAP, Measured, tops};
use crate::ui::focus::scroll_to;
use crate::ui::typeahead;

/// What stands on top of the margin is so high at most, in CSS pixels, unless it is told otherwise by
/// `--head`: the stylesheet goes by that.
const USUAL_HEAD: f64 = 96.0;

/// Measures the cards of the margin and puts each beside the block its `data-at` names. A card
/// without one stands on top. Everything is measured before anything is moved, and only what is to
/// stand elsewhere is moved, so that the browser lays the page out once.
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

/// Tells the stylesheet how high what stands on top is, where it cannot know: every note is styled anew
/// for that, 50 ms of a thousand.
fn tell_head(margin: &HtmlElement, height: f64) {
    if height > USUAL_HEAD {
        set(margin, "--head", height);
    } else {
        let _ = margin.style().remove_property("--head");
    }
}

/// Sets a length in whole pixels, if it is another one: printing fractions takes ten kilobytes of
/// code.
fn set(element: &HtmlElement, property: &str, length: f64) {
    let style = element.style();
    let length = format!("{}px", length.round() as i32);
    if style.get_property_value(property).ok().as_ref() != Some(&length) {
        let _ = style.set_property(property, &length);
    }
}

/// Gives a field of the open composer the focus; the page moves no further than it must to show all
/// of it.
pub fn show_composer(field: &HtmlElement) {
    if let Some(margin) = dom::by_id(dom::NOTES) {
        arrange(&margin);
    }
    typeahead::hand_over(field);
    if let Some(composer) = dom::around(field, dom::COMPOSER) {
        scroll_to(&composer, ScrollLogicalPosition::Nearest);
    }
}

/// The cards in document order.
pub fn cards(margin: &HtmlElement) -> Vec<HtmlElement> {
    let cards = card_list(margin);
    cards.iter().map(JsCast::unchecked_into).collect()
}

fn card_list(margin: &HtmlElement) -> Array {
    let cards = margin.query_selector_all(dom::CARDS);
    cards.map_or_else(|_| Array::new(), |cards| Array::from(&cards))
}

/// Where the first card may stand: below what stands on top of the margin.
fn head(margin: &HtmlElement) -> f64 {
    let head = dom::find_in(margin, dom::HEAD);
    let height = head.map_or(0.0, |head| head.get_bounding_client_rect().height());
    if height > 0.0 { height + GAP } else { 0.0 }
}

/// The card that stands exactly beside what it speaks of: the open composer, else the card that has
/// the focus, else the one with notes that are looked at, else the first on the current block.
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

/// The thread in a card that has the focus, else the first that is looked at.
fn active_thread(card: &HtmlElement) -> Option<HtmlElement> {
    let find = |selector| dom::find_in(card, selector);
    find(dom::FOCUSED_THREAD).or_else(|| find(dom::ACTIVE_THREAD))
}

/// Where a card has to stand for the thread that is looked at to be beside its words.
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

/// The blocks of the report. Where the first drawing had the same ids, a browser looks through all of the
/// page for each of them once more: of five hundred that took a tenth of a second.
struct Blocks(Option<NodeList>);

impl Blocks {
    fn all() -> Self {
        let blocks = gloo::utils::document().query_selector_all(dom::BLOCKS_OF_APP);
        Self(blocks.ok())
    }

    /// The block beside which a card stands. Nearly all stand in the page in the order of their numbers.
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
