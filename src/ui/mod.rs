//! The interface: Yew components over the rooms below. Nothing but `main` imports this room.
//!
//! `app` finds and loads a report and opens the `desk`; the desk reads the open report through the one
//! door to what is kept (`browser::kept`) and draws `reader`, `margin` and `dialogs` from it.
//!
//! The words of this room:
//!
//! * **desk**: the screen of one open report with its notes
//! * **reader**: the text of the report; it knows no notes, only highlights and counts
//! * **margin**: the notes beside what they speak of
//! * **group**: the threads of one spot, as the margin draws them
//! * **density**: how much of a group is shown: cards, lines or a count
//! * **composer**: where a note is written
//! * **chip**: a word in a field that is removed as a whole: a tag, a sponsor
//! * **first drawing**: the text before the app has come; the **takeover** replaces it
//! * **portion**: how much of a long list is drawn
//! * **hold**: keeping a paragraph where it stands while heights become known
//!
//! yew draws in slices of 16 ms: keys may come between a drawing and what follows it (`rendered`,
//! effects). What must hold at the next key, such as the focus, is done at once and not after the
//! drawing.

mod app;
mod block_view;
mod bringing;
mod compare;
mod composer;
mod desk;
mod dialogs;
mod dropping;
mod focus;
mod highlight;
mod icons;
mod library;
mod margin;
mod markdown;
mod marks;
mod note_card;
mod outline;
mod portion;
mod printing;
mod reader;
mod redline_view;
mod selecting;
mod shaping;
mod slices;
mod starting;
mod steady;
mod table_view;
mod trouble;
mod typeahead;
mod words_view;

use crate::browser::{dom, intl};
use crate::{keys, messages};

/// Draws the app in its element; it takes the place of the first drawing when the report is open.
pub fn start() {
    speak();
    if let Some(root) = dom::element(dom::APP) {
        root.set_text_content(None);
        yew::Renderer::<app::App>::with_root(root).render();
    }
}

/// Draws the text of the report in the page's `#first` element.
pub fn start_reader() {
    speak();
    starting::first::start();
}

/// Takes the first language that the reader wants and the interface has. The page is in the original
/// already; the app stands in the body, the language of the report is that of the root.
fn speak() {
    if messages::LANGUAGES.len() == 1 {
        return;
    }
    messages::choose_language(intl::languages());
    let language = messages::language();
    if messages::is_original() {
        return;
    }
    intl::print_numbers_in(language.tag);
    let body = gloo::utils::body();
    let direction = if language.right_to_left { "rtl" } else { "ltr" };
    let _ = body.set_attribute("lang", language.tag);
    let _ = body.set_attribute("dir", direction);
}
