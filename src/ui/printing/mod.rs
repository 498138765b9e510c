//! What is printed: the report with every note that is shown, whole and in the order of the text,
//! however little of it the margin has room for; or the text of the dialog that is open.
//!
//! A browser takes its picture as soon as `beforeprint` is over. So the notes are put down within
//! that event, and not by yew, which draws later. They are made by the same functions as the cards.

mod dom;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::messages as m;
use super::note_card::thread_on_paper;
use super::session::{ShownGroup, Spot};
use super::shared::Shared;
use crate::browser::print::{self, Page};
use crate::document::Document;

/// The notes that are shown.
pub struct Sheet {
    pub document: Shared<Document>,
    /// In the order of the text.
    pub groups: Shared<Vec<Shared<ShownGroup>>>,
    /// Says how many of all notes these are, where that is not all.
    pub of_all: Option<String>,
}

/// Prints what was handed to it last.
pub struct Printing {
    sheet: Rc<RefCell<Option<Sheet>>>,
    _listener: EventListener,
}

impl Printing {
    /// Waits for the person to print, with the page's buttons or the browser's.
    pub fn new() -> Self {
        let sheet: Rc<RefCell<Option<Sheet>>> = Rc::default();
        let listener = EventListener::new(&gloo::utils::window(), "beforeprint", {
            let sheet = sheet.clone();
            move |_| lay_down(sheet.borrow().as_ref())
        });
        Self {
            sheet,
            _listener: listener,
        }
    }

    /// Takes what is shown now.
    pub fn show(&self, sheet: Sheet) {
        *self.sheet.borrow_mut() = Some(sheet);
    }
}

fn lay_down(notes: Option<&Sheet>) {
    if print::is_alone() {
        // The statement's own button has laid it down.
        return;
    }
    if let Some(statement) = find("dialog[open] textarea.statement") {
        let field = statement.dyn_into::<HtmlTextAreaElement>();
        print::lay_text(&field.map(|field| field.value()).unwrap_or_default());
    } else if let Some(proposals) = find("dialog[open]:has(.rivals)") {
        let copy = proposals.clone_node_with_deep(true).ok();
        let section = print::element("section").zip(copy);
        if let Some((section, copy)) = section {
            // Without the dialog around them its parts are an ordinary text.
            while let Some(part) = copy.first_child() {
                let _ = section.append_child(&part);
            }
            print::lay(&section, Page::Hidden);
        }
    } else if let Some(section) = notes.and_then(|sheet| dom::element(&list(sheet))) {
        print::lay(&section, Page::Before);
    }
}

fn find(selector: &str) -> Option<Element> {
    gloo::utils::document().query_selector(selector).ok()?
}

/// Every note that is shown, in the order of the text.
fn list(sheet: &Sheet) -> Html {
    let groups = sheet.groups.iter();
    let mut groups = groups.filter(|group| !group.threads.is_empty()).peekable();
    if groups.peek().is_none() && sheet.of_all.is_none() {
        return html! { <section></section> };
    }
    html! {
        <section>
            <h2>{m::NOTES}</h2>
            <p class="hint" hidden={sheet.of_all.is_none()}>{sheet.of_all.clone().unwrap_or_default()}</p>
            for group in groups {
                <>
                    <h3 hidden={group.spot != Spot::Unplaced}>{m::NOT_PLACED}</h3>
                    for thread in &group.threads {
                        {thread_on_paper(thread, &sheet.document)}
                    }
                </>
            }
        </section>
    }
}
