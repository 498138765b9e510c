//! The page's elements as the code finds them again: every id, class and attribute that is looked for
//! is named here, and nowhere else.
//!
//! Markup names its own; whoever renames an id, class or `data-` attribute there renames it here.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The id of the element that the app stands in.
pub const APP: &str = "app";
/// The id of the element that the first drawing stands in until the app is there.
pub const FIRST: &str = "first";
/// The id of the element that holds the text that is read.
pub const REPORT: &str = "report";
/// The id of the margin.
pub const NOTES: &str = "notes";

/// Names a block's index in its document.
pub const BLOCK: &str = "data-block";
/// Names the code point of its block at which a run of words begins.
pub const RUN: &str = "data-run";
/// Names on a mark the code point where it begins, on a card the id of the block beside which it stands.
pub const AT: &str = "data-at";
/// Names on a thread the code point where the words begin that it speaks of.
pub const WORDS: &str = "data-words";
/// Names on the margin the index of the block in the tab order.
pub const CURRENT: &str = "data-current";

/// The class of what is printed; the style sheet shows it on paper only.
pub const SHEET: &str = "printed";
/// The class of a page that is not to be printed itself.
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
/// A highlight whose notes are looked at.
pub const ACTIVE_MARK: &str = "mark.active";
/// The elements on which a key is meant for the text.
pub const PLACES_OF_TEXT: &str = ".block, #report, body";
/// The element that has the focus when nothing else has it.
pub const BODY: &str = "body";
/// The button above the text that writes on the document as a whole.
pub const WRITE_ON_DOCUMENT: &str = ".whole-document button";
/// The bar beside selected words.
pub const SELECTION_BAR: &str = ".selection-bar";

/// The first kind that the bar offers.
pub const FIRST_KIND: &str = ".selection-bar button:not([hidden])";

/// The margin, from inside it.
pub const MARGIN: &str = "#notes";
/// A card in the margin, from inside it.
pub const CARD: &str = "#notes .card";
/// A card that stands beside its block, from inside it.
pub const PLACED_CARD: &str = "#notes > .card";
/// The cards of the margin, from it.
pub const CARDS: &str = ":scope > .card";
/// What stands on top of the margin, from it.
pub const HEAD: &str = ":scope > .head";
/// The cards that want to stand beside their block, in the order of what is wished most; the last
/// wish is the block in the tab order.
pub const WANTED_CARDS: [&str; 3] = [".anchor", ":scope > .card:focus-within", ACTIVE_THREAD];
/// The thread that has the focus.
pub const FOCUSED_THREAD: &str = ".thread:focus-within";
/// A thread that is looked at.
pub const ACTIVE_THREAD: &str = ".thread.active";
/// What can be pressed in the margin without moving under the pointer, and the margin where cards do.
pub const PRESSED: &str = ".placed .thread, .placed > .card";
/// The margin where cards stand beside their blocks, from inside it.
pub const PLACED: &str = ".placed";
/// A note, from inside it.
pub const NOTE: &str = "[role=comment]";
/// A note, or what stands for notes, in the margin.
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
/// The field that the author of a form begins with.
pub const FIRST_FIELD: &str = "[data-first]";
/// The choice of a form that is made first.
pub const CHECKED: &str = "input:checked";
/// What text is typed into.
pub const TEXT_FIELDS: &str =
    "textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=file])";
/// The chips of a field and the field itself, from inside them.
pub const CHIPS: &str = ".chips";
/// What the arrows move among in chips.
pub const CHIP_STOPS: &str = "button, input";
/// The text field of chips.
pub const INPUT: &str = "input";

/// The places in a composer that get the focus when something changes in it.
pub mod composer {
    /// The button that brings back what was wiped.
    pub const WIPED: &str = ".composer .wiped button";
    /// The field that its author begins with.
    pub const FIRST: &str = ".composer [data-first]";
    /// The note as it will read, or the field in its place.
    pub const PREVIEW_OR_TEXT: &str = "#composer-preview, #composer-text";
    /// The button that throws the draft away.
    pub const DISCARD: &str = ".composer .discard";
    /// The button that keeps it.
    pub const KEEP: &str = ".composer .keep";
    /// The field for the words that the note is to speak of.
    pub const QUOTE: &str = "#composer-quote";
    /// The field for the block beside which a paragraph is added.
    pub const BLOCK: &str = "#composer-block";
    /// The field for the text of the note.
    pub const TEXT: &str = "#composer-text";
    /// The first sign of a proposal.
    pub const SIGN: &str = "#composer-sign input";
    /// The field for proposed words.
    pub const PROPOSED: &str = "#composer-proposed";
    /// The first side to take.
    pub const SIDE: &str = "#composer-side input";
    /// The first way to decide on a proposal.
    pub const DISPOSITION: &str = "#composer-disposition input";
}

/// A dialog, from inside it.
pub const DIALOG: &str = "dialog";
/// A dialog that is open.
pub const OPEN_DIALOG: &str = "dialog[open]";
/// What takes keys for itself beside text fields.
pub const TAKES_KEYS: &str = "select, dialog, dialog *";
/// What Enter and the space bar press.
pub const PRESSED_BY_KEYS: &str = "button, a, summary";
/// A link, from inside it.
pub const LINK: &str = "a";
/// A button in sight.
pub const SHOWN_BUTTON: &str = "button:not([hidden])";
/// What can be unfolded and is not, from inside it.
pub const FOLDED: &str = "details:not([open])";
/// A note in the list of those to decide on, from inside it.
pub const UNCERTAIN: &str = "[data-uncertain]";
/// The first note to decide on, else the button that closes their list.
pub const NEXT_UNCERTAIN: &str = "dialog [data-uncertain], dialog .actions .primary";
/// The statement as it is shown.
pub const STATEMENT: &str = "dialog[open] textarea.statement";
/// The proposals side by side.
pub const RIVALS: &str = "dialog[open] .rivals";
/// The bar above a comparison.
pub const COMPARING_BAR: &str = ".bar.comparing";
/// What can be led to in a comparison, from inside it.
pub const COMPARED: &str = ".report :is(.row, .laid .block, .passage)[id]";

/// Finds the element with an id, whatever it is. The first drawing asks for no more: telling elements of
/// HTML from others would be in its download.
pub fn element(id: &str) -> Option<Element> {
    page()?.get_element_by_id(id)
}

/// Finds the element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    element(id)?.dyn_into().ok()
}

/// Finds the first element of the page that a selector names.
pub fn find(selector: &str) -> Option<HtmlElement> {
    page()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Finds the first element inside another one that a selector names.
pub fn find_in(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Finds an element that a selector names and that holds this one, or is it.
pub fn around(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok()??.dyn_into().ok()
}

/// Tells whether a selector names an element.
pub fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// Finds a block of the report that is drawn inside an element, by its index.
pub fn block_in(element: &Element, index: usize) -> Option<HtmlElement> {
    find_in(element, &format!("{BLOCKS}[{BLOCK}='{index}']"))
}

/// Reads a number that an attribute names.
pub fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// Unfolds what an element lies folded in.
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
