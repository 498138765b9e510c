//! The names by which the code finds elements of the page. Every id, class and attribute used for lookup
//! is named here, and nowhere else.
//!
//! Markup writes its own names: to rename an id, class or `data-` attribute there, rename it here too.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The id of the element that contains the app.
pub const APP: &str = "app";
/// The id of the element that contains the first drawing until the app has loaded.
pub const FIRST: &str = "first";
/// The attribute of the root element with the key of the report that has the page for itself.
pub const REPORT_OF_PAGE: &str = "data-report";
/// The id of the element that holds the report's text.
pub const REPORT: &str = "report";
/// The id of the margin.
pub const NOTES: &str = "notes";

/// The attribute that holds a block's index in its document.
pub const BLOCK: &str = "data-block";
/// The attribute of a run that holds the code point of its block where it begins.
pub const RUN: &str = "data-run";
/// The attribute that holds a mark's first code point. On a card it holds the id of the block beside it.
pub const AT: &str = "data-at";
/// The attribute of a thread that holds the first code point of the words it is about.
pub const WORDS: &str = "data-words";
/// The attribute of the margin that holds the index of the block in the tab order.
pub const CURRENT: &str = "data-current";

/// The class of a printed sheet, which the style sheet shows on paper only.
pub const SHEET: &str = "printed";
/// The class of a page that is not printed itself.
pub const ALONE: &str = "prints-alone";

/// The blocks of a text.
pub const BLOCKS: &str = ".block";
/// The blocks of the text in the app; the first drawing has the same ids.
pub const BLOCKS_OF_APP: &str = "#app .block";
/// The blocks that name their index.
pub const NUMBERED_BLOCKS: &str = ".block[data-block]";
/// The runs of words in a block.
pub const RUNS: &str = "[data-run]";
/// The picture of a run.
pub const PICTURE: &str = "img";
/// The words of a block.
pub const TEXT: &str = ".text";
/// A highlight in the report.
pub const MARK: &str = ".report mark";
/// A highlight whose notes the person is looking at.
pub const ACTIVE_MARK: &str = "mark.active";
/// The elements on which a key is meant for the text.
pub const PLACES_OF_TEXT: &str = ".block, #report, body";
/// The body, which has the focus when no other element has.
pub const BODY: &str = "body";
/// The button above the text that begins a note on the document as a whole.
pub const WRITE_ON_DOCUMENT: &str = ".whole-document button";
/// The bar beside selected words.
pub const SELECTION_BAR: &str = ".selection-bar";

/// The first kind of note that the bar offers.
pub const FIRST_KIND: &str = ".selection-bar button:not([hidden])";

/// The margin, from inside it.
pub const MARGIN: &str = "#notes";
/// A card in the margin, from inside it.
pub const CARD: &str = "#notes .card";
/// A card placed beside its block, from inside it.
pub const PLACED_CARD: &str = "#notes > .card";
/// The cards of the margin, from it.
pub const CARDS: &str = ":scope > .card";
/// The top of the margin, from it.
pub const HEAD: &str = ":scope > .head";
/// The cards that ask to be beside their block, the strongest claim first. They are followed by the card
/// of the block in the tab order.
pub const WANTED_CARDS: [&str; 3] = [".anchor", ":scope > .card:focus-within", ACTIVE_THREAD];
/// The thread that has the focus.
pub const FOCUSED_THREAD: &str = ".thread:focus-within";
/// The thread that the reader is looking at.
pub const ACTIVE_THREAD: &str = ".thread.active";
/// The threads and cards that must not move while they are pressed, if cards are placed beside their
/// blocks.
pub const PRESSED: &str = ".placed .thread, .placed > .card";
/// The margin if cards are placed beside their blocks, from inside it.
pub const PLACED: &str = ".placed";
/// A note, from inside it.
pub const NOTE: &str = "[role=comment]";
/// A note in the margin, or the line or count that stands for notes.
pub const ON_NOTE: &str = "#notes :is([role=comment], .folded, .tally)";
/// The button that opens the filter panel.
pub const FILTER_BUTTON: &str = "[aria-controls=filter-panel]";

/// The open composer.
pub const COMPOSER: &str = ".composer";
/// A composer or dialog, from inside it.
pub const FORM: &str = ".composer, dialog";
/// The elements that Tab stops at in a form.
pub const STOPS: &str =
    ":is(textarea, input, select, button, summary):not([tabindex='-1'], :disabled)";
/// The field of a form that receives the focus first.
pub const FIRST_FIELD: &str = "[data-first]";
/// The choice of a form that is selected.
pub const CHECKED: &str = "input:checked";
/// The elements that text is typed into.
pub const TEXT_FIELDS: &str =
    "textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=file])";
/// The chips of a field together with the field, from inside them.
pub const CHIPS: &str = ".chips";
/// The elements of chips that the arrow keys move among.
pub const CHIP_STOPS: &str = "button, input";
/// The text field of chips.
pub const INPUT: &str = "input";

/// The places in a composer that receive the focus when its content changes.
pub mod composer {
    /// The button that brings back wiped text.
    pub const WIPED: &str = ".composer .wiped button";
    /// The field that receives the focus first.
    pub const FIRST: &str = ".composer [data-first]";
    /// The preview of the note, or the field in its place.
    pub const PREVIEW_OR_TEXT: &str = "#composer-preview, #composer-text";
    /// The button that discards the draft.
    pub const DISCARD: &str = ".composer .discard";
    /// The button that keeps the draft.
    pub const KEEP: &str = ".composer .keep";
    /// The field for the words that the note is about.
    pub const QUOTE: &str = "#composer-quote";
    /// The field for the block beside which a paragraph is added.
    pub const BLOCK: &str = "#composer-block";
    /// The field for the text of the note.
    pub const TEXT: &str = "#composer-text";
    /// The first sign of a proposal.
    pub const SIGN: &str = "#composer-sign input";
    /// The field for proposed words.
    pub const PROPOSED: &str = "#composer-proposed";
    /// The first side of a block on which a paragraph can be added.
    pub const SIDE: &str = "#composer-side input";
    /// The first decision on a proposal.
    pub const DISPOSITION: &str = "#composer-disposition input";
}

/// A dialog, from inside it.
pub const DIALOG: &str = "dialog";
/// A dialog that is open.
pub const OPEN_DIALOG: &str = "dialog[open]";
/// The elements besides text fields that handle keys themselves.
pub const TAKES_KEYS: &str = "select, dialog, dialog *";
/// The elements that Enter and the space bar press.
pub const PRESSED_BY_KEYS: &str = "button, a, summary";
/// A link, from inside it.
pub const LINK: &str = "a";
/// A visible button.
pub const SHOWN_BUTTON: &str = "button:not([hidden])";
/// A folded part, from inside it.
pub const FOLDED: &str = "details:not([open])";
/// A note in the list of undecided notes, from inside it.
pub const UNCERTAIN: &str = "[data-uncertain]";
/// The first note to decide on, or else the button that closes the list of such notes.
pub const NEXT_UNCERTAIN: &str = "dialog [data-uncertain], dialog .actions .primary";
/// The statement in its dialog.
pub const STATEMENT: &str = "dialog[open] textarea.statement";
/// The proposals that are shown side by side.
pub const RIVALS: &str = "dialog[open] .rivals";
/// The bar above a comparison.
pub const COMPARING_BAR: &str = ".bar.comparing";
/// The targets of links in a comparison, from inside them.
pub const COMPARED: &str = ".report :is(.row, .laid .block, .passage)[id]";

/// Finds the element with an id, of any kind. The first drawing uses only this: distinguishing HTML
/// elements from others would add to its download.
pub fn element(id: &str) -> Option<Element> {
    page()?.get_element_by_id(id)
}

/// Finds the element of HTML with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    element(id)?.dyn_into().ok()
}

/// Finds the first element of the page that matches a selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    page()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Finds the first element inside another that matches a selector.
pub fn find_in(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Finds the nearest element that matches a selector, from an element outwards, itself included.
pub fn around(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok()??.dyn_into().ok()
}

/// Returns whether an element matches a selector.
pub fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// Finds a block of the report inside an element, by its index.
pub fn block_in(element: &Element, index: usize) -> Option<HtmlElement> {
    find_in(element, &format!("{BLOCKS}[{BLOCK}='{index}']"))
}

/// Reads a number from an attribute.
pub fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// Unfolds the folded part that holds an element.
pub fn unfold_around(element: &Element) {
    if let Some(folded) = around(element, FOLDED) {
        let _ = folded.set_attribute("open", "");
    }
}

/// Finds the element that has the focus.
pub fn focused() -> Option<Element> {
    page()?.active_element()
}

fn page() -> Option<Document> {
    web_sys::window()?.document()
}
