//! The interface: Yew components on top of the other rooms. Only `main` imports this room.
//!
//! `app` finds and loads a report and opens the `desk`. The desk reads the open report through the only
//! access to kept data (`browser::kept`). It draws `reader`, `margin` and `dialogs` from it.
//!
//! The words of this room:
//!
//! * **desk**: the screen of one open report with its notes
//! * **reader**: the text of the report; it knows no notes, only marks and counts
//! * **margin**: the notes beside their words
//! * **group**: the threads of one spot, as the margin draws them
//! * **density**: the part of a group that is shown: cards, lines or a count
//! * **composer**: the form in which a note is written
//! * **chip**: a word in a field that is removed as a whole: a tag, a sponsor
//! * **first drawing**: the text before the app arrives; the **takeover** replaces it
//! * **portion**: the drawn part of a long list
//! * **hold**: keeping a paragraph in place while heights become known
//!
//! yew draws in slices of 16 ms: keys may arrive between a drawing and its consequences (`rendered`,
//! effects). So changes that must be in force at the next key, such as the focus, do not wait for
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
mod kit;
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

/// Draws the app in its element. The app replaces the first drawing when the report is open.
pub fn start() {
    speak();
    if let Some(root) = dom::element(dom::APP) {
        root.set_text_content(None);
        yew::Renderer::<app::App>::with_root(root).render();
    }
}

/// Draws the text of the report in the element of the first drawing.
pub fn start_reader() {
    speak();
    starting::first::start();
}

/// Chooses the first of the reader's languages that the interface supports. The page already is in the
/// original language. The body element has the app's language, the root element the report's.
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
