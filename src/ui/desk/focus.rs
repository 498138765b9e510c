//! Where the focus goes after the next drawing.

use web_sys::{Element, HtmlElement, ScrollLogicalPosition};

use crate::annotation::Key;
use crate::browser::dom;
use crate::document::Document;
use crate::shared::Shared;
use crate::ui::focus::{AfterDrawing, Arrival, Place, focus, focus_quietly, lead_to, scroll_to};
use crate::ui::margin::{arrange, line_id, show_composer};
use crate::ui::note_card::note_id;

/// Where the focus goes after the next drawing, in the words of the desk.
pub struct DeskFocus {
    document: Shared<Document>,
    next: AfterDrawing,
    /// The note that gets it, if a note does.
    note: Option<Key>,
}

impl DeskFocus {
    pub fn new(document: Shared<Document>) -> Self {
        Self {
            document,
            next: AfterDrawing::default(),
            note: None,
        }
    }

    /// To a block, without moving the page.
    pub fn block(&mut self, block: usize) {
        self.wish(self.place_of(block), quietly);
    }

    /// Back to the text: to a block, or above the text for what stands beside none.
    pub fn text(&mut self, block: Option<usize>) {
        match block {
            Some(block) => self.block(block),
            None => self.document(),
        }
    }

    /// To the button above the text that writes on the document as a whole.
    pub fn document(&mut self) {
        self.wish(Place::First(dom::WRITE_ON_DOCUMENT), quietly);
    }

    /// To a block, which is scrolled to the top.
    pub fn go(&mut self, block: usize) {
        self.wish(self.place_of(block), lead_to);
    }

    /// To the first block, with the top of the page in sight: a report was opened.
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

    /// To a note.
    pub fn note(&mut self, key: Key) {
        self.wish(Place::Id(note_id(&key)), show_note);
        self.note = Some(key);
    }

    /// To the line that a thread has become.
    pub fn line(&mut self, key: &Key) {
        self.wish(Place::Id(line_id(key)), show_note);
    }

    /// To the next note in the list of those to decide on, or to the button that closes it.
    pub fn next_uncertain(&mut self) {
        self.wish(Place::First(dom::NEXT_UNCERTAIN), quietly);
    }

    /// To the composer that was opened.
    pub fn composer(&mut self) {
        self.wish(Place::FieldOf(dom::COMPOSER), show_composer);
    }

    /// Where it is: what was asked for is not there.
    pub fn nowhere(&mut self) {
        self.note = None;
        self.next.forget();
    }

    /// Tells whether anything is to have it.
    pub fn is_waiting(&self) -> bool {
        self.next.place().is_some()
    }

    /// Tells whether the composer that was opened is to have it.
    pub fn is_for_composer(&self) -> bool {
        matches!(self.next.place(), Some(Place::FieldOf(_)))
    }

    /// Names the note that gets it.
    pub fn going_to_note(&self) -> Option<&Key> {
        self.note.as_ref().filter(|_| self.is_waiting())
    }

    /// Tells whether its place stands in the page, or will never do.
    pub fn is_drawn(&self) -> bool {
        self.next.place().is_some_and(|place| self.stands(place))
    }

    /// Arrives where its place is drawn.
    pub fn arrive(&mut self) {
        let Self { document, next, .. } = self;
        next.arrive_if(|place| stands(document, place));
    }

    /// Gives a block the focus at once.
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

/// Whether a place stands in the page. Blocks of a long report, and a composer, come a little later;
/// what else is not there now never comes.
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

/// Puts a note beside its words, gives it the focus and moves the page no further than it must. In
/// a sheet the note comes to the top, and what it speaks of stays in sight above the sheet.
fn show_note(note: &HtmlElement) {
    let Some(margin) = dom::around(note, dom::MARGIN) else {
        return;
    };
    dom::unfold_around(note);
    arrange(&margin);
    focus_quietly(note);
    // Only what is fixed to the window has no parent to be placed in.
    if margin.offset_parent().is_some() {
        scroll_to(note, ScrollLogicalPosition::Nearest);
        return;
    }
    scroll_to(note, ScrollLogicalPosition::Start);
    if let Some(block) = block_beside(note) {
        scroll_to(&block, ScrollLogicalPosition::Start);
    }
}

/// The block beside which the card of a note stands.
fn block_beside(note: &Element) -> Option<HtmlElement> {
    let card = dom::around(note, dom::CARD)?;
    let block = dom::number(&card, dom::BLOCK)?;
    dom::block_in(dom::by_id(dom::APP)?.as_ref(), block)
}
