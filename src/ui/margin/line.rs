//! A thread folded to a line.

use crate::ui::kit::kind_class;
use yew::prelude::*;

use crate::annotation::Key;
use crate::browser::safety;
use crate::document::Document;
use crate::session::Thread;
use crate::ui::note_card::thread_line;

/// Returns the DOM id of the line of a thread, which is named by its first note.
pub fn line_id(key: &Key) -> String {
    format!("line-{}", key.short_name())
}

/// Draws the button in place of a thread that nobody looks at. `hit` is the answer that matches the
/// filter.
pub fn folded(
    thread: &Thread,
    document: &Document,
    hit: Option<&Key>,
    on_open: Callback<()>,
) -> Html {
    let root = thread.root.key();
    safety::at_note(&root.id);
    let class = classes!("folded", kind_class(&thread.root.kind()));
    html! {
        <button key={node_key(root)} type="button" id={line_id(root)} {class} aria-expanded="false"
            onclick={on_open.reform(|_: MouseEvent| ())}>
            {thread_line(thread, document, hit)}
        </button>
    }
}

/// Returns the name of a thread or note among its siblings.
pub fn node_key(key: &Key) -> String {
    key.short_name()
}
