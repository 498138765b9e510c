//! The interface: Yew components over the rooms below. Nothing but `main` imports this room.
//!
//! `app` finds and loads a report and opens the `desk`; the desk holds the `session` (the notes and
//! what is done to them) and draws `reader`, `margin` and `dialogs` from it.

mod ancestors;
mod app;
mod block_view;
mod bringing;
mod compare;
mod composer;
mod desk;
mod dialogs;
mod dropping;
mod first;
mod focus;
mod icons;
mod library;
mod margin;
mod markdown;
mod marks;
mod note_card;
mod opening;
mod outline;
mod portion;
mod printing;
mod reader;
mod redline_view;
mod selecting;
mod session;
mod shaping;
mod slices;
mod steady;
mod table_view;
mod takeover;
mod trouble;
mod typeahead;
mod words_view;

use crate::browser::intl;
use crate::{keys, messages};

/// The element of the page that the app stands in.
const APP: &str = "app";

/// Draws the app in its element; it takes the place of the first drawing when the report is open.
pub fn start() {
    speak();
    if let Some(root) = gloo::utils::document().get_element_by_id(APP) {
        root.set_text_content(None);
        yew::Renderer::<app::App>::with_root(root).render();
    }
}

/// Draws the text of the report in the page's `#first` element.
pub fn start_reader() {
    speak();
    first::start();
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
