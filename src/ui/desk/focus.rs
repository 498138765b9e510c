//! The place of the focus after the next drawing.

use web_sys::{Element, HtmlElement, ScrollLogicalPosition};

use crate::annotation::Key;
use crate::browser::dom;
use crate::document::Document;
use crate::shared::Shared;
use crate::ui::focus::{AfterDrawing, Arrival, Place, focus, focus_quietly, lead_to, scroll_to};
use crate::ui::margin::{arrange, line_id, show_composer};
use crate::ui::note_card::note_id;

/// The place of the focus after the next drawing, in terms of the desk.
pub struct DeskFocus {
    document: Shared<Document>,
    next: AfterDrawing,
    /// The note that receives the focus, if any.
    note: Option<Key>,
}

impl DeskFocus {
    /// Makes a focus that waits for no place.
    pub fn new(document: Shared<Document>) -> Self {
        Self {
            document,
            next: AfterDrawing::default(),
            note: None,
        }
    }

    /// Asks for the focus on a block, without moving the page.
    pub fn block(&mut self, block: usize) {
        self.wish(self.place_of(block), quietly);
    }

    /// Asks for the focus in the text: on a block, or above the text for a note without a block.
    pub fn text(&mut self, block: Option<usize>) {
        match block {
            Some(block) => self.block(block),
            None => self.document(),
        }
    }

    /// Asks for the focus on the button that begins a note on the whole document.
    pub fn document(&mut self) {
        self.wish(Place::First(dom::WRITE_ON_DOCUMENT), quietly);
    }

    /// Asks for the focus on a block, and for the block at the top of the window.
    pub fn go(&mut self, block: usize) {
        self.wish(self.place_of(block), lead_to);
    }

    /// Asks for the focus on the first block of a newly opened report, with the page's top in sight.
    pub fn top(&mut self) {
        let is_empty = self.document.blocks().is_empty();
        let place = match is_empty {
            true => Place::Id(dom::REPORT.to_owned()),
            false => self.place_of(0),
        };
        self.wish(place, |element| {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_quietly(element);
        });
    }

    /// Asks for the focus on a note.
    pub fn note(&mut self, key: Key) {
        self.wish(Place::Id(note_id(&key)), show_note);
        self.note = Some(key);
    }

    /// Asks for the focus on the line of a folded thread.
    pub fn line(&mut self, key: &Key) {
        self.wish(Place::Id(line_id(key)), show_note);
    }

    /// Asks for the focus on the next note to decide on, or on the button that closes the list.
    pub fn next_uncertain(&mut self) {
        self.wish(Place::First(dom::NEXT_UNCERTAIN), quietly);
    }

    /// Asks for the focus in the opened composer.
    pub fn composer(&mut self) {
        self.wish(Place::FieldOf(dom::COMPOSER), show_composer);
    }

    /// Leaves the focus where it is, because the place asked for does not exist.
    pub fn nowhere(&mut self) {
        self.note = None;
        self.next.forget();
    }

    /// Returns whether a place waits for the focus.
    pub fn is_waiting(&self) -> bool {
        self.next.place().is_some()
    }

    /// Returns whether the opened composer waits for the focus.
    pub fn is_for_composer(&self) -> bool {
        matches!(self.next.place(), Some(Place::FieldOf(_)))
    }

    /// Returns the note that waits for the focus.
    pub fn going_to_note(&self) -> Option<&Key> {
        self.note.as_ref().filter(|_| self.is_waiting())
    }

    /// Returns whether the place is drawn, or never will be.
    pub fn is_drawn(&self) -> bool {
        self.next.place().is_some_and(|place| self.stands(place))
    }

    /// Gives the focus to its place, if the place is drawn.
    pub fn arrive(&mut self) {
        let Self { document, next, .. } = self;
        next.arrive_if(|place| stands(document, place));
    }

    /// Gives a block the focus immediately.
    pub fn block_at_once(&self, block: usize) {
        if let Some(element) = self.place_of(block).find() {
            quietly(&element);
        }
    }

    fn wish(&mut self, place: Place, how: impl FnOnce(&HtmlElement) + 'static) {
        self.note = None;
        self.next.wish(Arrival::new(place, how));
    }

    fn place_of(&self, block: usize) -> Place {
        let block = self.document.blocks().get(block);
        Place::Id(block.map(|block| block.id().to_owned()).unwrap_or_default())
    }

    fn stands(&self, place: &Place) -> bool {
        stands(&self.document, place)
    }
}

/// Returns whether a place is in the page, or will never be. Blocks of a long report and a composer may
/// come later; other places never do.
fn stands(document: &Document, place: &Place) -> bool {
    let comes = match place {
        Place::Id(id) => document.position(id).is_some(),
        Place::First(_) => false,
        Place::FieldOf(_) => true,
    };
    !comes || place.find().is_some()
}

fn quietly(element: &HtmlElement) {
    focus(element);
    focus_quietly(element);
}

/// Puts a note beside its words, gives it the focus and scrolls as little as possible. In a sheet the
/// note goes to the top, and its words stay in sight above the sheet.
fn show_note(note: &HtmlElement) {
    let Some(margin) = dom::around(note, dom::MARGIN) else {
        return;
    };
    dom::unfold_around(note);
    arrange(&margin);
    focus_quietly(note);
    // Only an element fixed to the window has no parent that positions it.
    if margin.offset_parent().is_some() {
        scroll_to(note, ScrollLogicalPosition::Nearest);
        return;
    }
    scroll_to(note, ScrollLogicalPosition::Start);
    if let Some(block) = block_beside(note) {
        scroll_to(&block, ScrollLogicalPosition::Start);
    }
}

/// Finds the block beside the card of a note.
fn block_beside(note: &Element) -> Option<HtmlElement> {
    let card = dom::around(note, dom::CARD)?;
    let block = dom::number(&card, dom::BLOCK)?;
    dom::block_in(dom::by_id(dom::APP)?.as_ref(), block)
}
