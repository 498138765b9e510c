//! A thread folded to one line.

use yew::prelude::*;

use crate::annotation::Key;
use crate::browser::safety;
use crate::document::Document;
use crate::session::Thread;
use crate::ui::icons::kind_class;
use crate::ui::note_card::thread_line;

/// The DOM id of the line of a thread, named by its first note.
pub fn line_id(key: &Key) -> String {
    format!("line-{}", key.short_name())
}

/// The button that a thread is while nobody looks at it; `hit` is the answer that is asked for.
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

/// Names a thread or note among its siblings.
pub fn node_key(key: &Key) -> String {
    key.short_name()
}
