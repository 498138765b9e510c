//! Printing: the report with every shown note in full, in the order of the text. If a dialog compares
//! proposals or shows the statement, that is printed instead.
//!
//! A browser takes its picture as soon as `beforeprint` is over. So the notes are laid out within that
//! event, not by yew, which draws later. They are drawn by the functions of the cards, with room for
//! everything.

mod paper;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::dialogs::rivals::rivals_on_paper;
use super::messages as m;
use super::note_card::thread_on_paper;
use crate::browser::dom;
use crate::browser::print::{self, Page};
use crate::document::Document;
use crate::session::{Group, Rivals, ShownGroup, Spot};
use crate::shared::Shared;

/// The shown notes.
pub struct Sheet {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The groups, in the order of the text.
    pub groups: Shared<Vec<Shared<ShownGroup>>>,
    /// `4 of 30 notes`, unless all notes are shown.
    pub of_all: Option<String>,
}

/// The proposals shown side by side.
pub struct SideBySide {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The proposals and their answers.
    pub group: Shared<Group>,
    /// The address of their paragraph, as people call it.
    pub address: String,
}

/// The notes and proposals that can be printed.
#[derive(Default)]
struct Shown {
    notes: Option<Sheet>,
    proposals: Option<SideBySide>,
}

/// The printer of the notes and proposals that were passed to it last.
pub struct Printing {
    shown: Rc<RefCell<Shown>>,
    _listener: EventListener,
}

impl Printing {
    /// Waits until the person prints, with the page's buttons or the browser's.
    pub fn new() -> Self {
        let shown: Rc<RefCell<Shown>> = Rc::default();
        let listener = EventListener::new(&gloo::utils::window(), "beforeprint", {
            let shown = shown.clone();
            move |_| lay_down(&shown.borrow())
        });
        Self {
            shown,
            _listener: listener,
        }
    }

    /// Takes over the notes that are now shown.
    pub fn show(&self, sheet: Sheet) {
        self.shown.borrow_mut().notes = Some(sheet);
    }

    /// Takes over the proposals of the dialog that is now drawn.
    pub fn compare(&self, proposals: SideBySide) {
        self.shown.borrow_mut().proposals = Some(proposals);
    }
}

fn lay_down(shown: &Shown) {
    if print::is_alone() {
        // The statement's own button has laid out its sheet.
        return;
    }
    if let Some(statement) = dom::find(dom::STATEMENT) {
        let field = statement.dyn_into::<HtmlTextAreaElement>();
        print::lay_text(&field.map(|field| field.value()).unwrap_or_default());
    } else if dom::find(dom::RIVALS).is_some() {
        let proposals = shown.proposals.as_ref();
        if let Some(section) = proposals.and_then(|one| paper::element(&side_by_side(one))) {
            print::lay(&section, Page::Hidden);
        }
    } else if let Some(section) = shown
        .notes
        .as_ref()
        .and_then(|sheet| paper::element(&list(sheet)))
    {
        print::lay(&section, Page::Before);
    }
}

fn side_by_side(one: &SideBySide) -> Html {
    let rivals = Rivals::at(&one.group, &one.document);
    rivals_on_paper(&rivals, &one.address, &one.document)
}

/// Draws every shown note, in the order of the text.
fn list(sheet: &Sheet) -> Html {
    let groups = sheet.groups.iter();
    let mut groups = groups.filter(|group| !group.threads.is_empty()).peekable();
    if groups.peek().is_none() && sheet.of_all.is_none() {
        return html! { <section></section> };
    }
    html! {
        <section>
            <h2>{m::notes_heading()}</h2>
            <p class="hint" hidden={sheet.of_all.is_none()}>{sheet.of_all.clone().unwrap_or_default()}</p>
            for group in groups {
                <>
                    <h3 hidden={group.spot != Spot::Unplaced}>{m::not_placed()}</h3>
                    for thread in &group.threads {
                        {thread_on_paper(thread, &sheet.document)}
                    }
                </>
            }
        </section>
    }
}
