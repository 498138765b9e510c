//! The notes of the margin: a note with everything said about it, as a card or in one line.

mod acts;
mod head;
mod line;
mod more;
mod one;
mod paper;
mod placing;
mod room;
mod said;
mod thread;
mod verdicts;
mod versions;

use yew::prelude::*;

pub use head::{kind, name_of};
pub use line::thread_line;
pub use paper::thread_on_paper;
pub use room::Room;
pub use said::{QUOTED, change, in_full, shortened, text};
pub use verdicts::{backing, decided, summary};

use crate::annotation::{Key, Kind, RevisionId};
use crate::document::Document;
use crate::session::{Thread, Verdict};
use crate::shared::Shared;
use crate::ui::portion::use_reach;

/// What the person asks of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteAct {
    /// Edit the text of one live revision.
    Edit(Key, RevisionId),
    /// Answer a live revision with a note of this kind.
    Answer(Key, RevisionId, Kind),
    /// Take the note back.
    Withdraw(Key),
    /// Of two live revisions keep only this one.
    KeepOnly(Key, RevisionId),
    /// Keep every live revision: this one stays, each other one becomes a note of its own.
    KeepBoth(Key, RevisionId),
    /// Keep what the reader says of its place.
    Decide(Key, Verdict),
    /// Let the reader choose its place.
    Elsewhere(Key),
    /// Make it a note on the open text.
    Adopt(Key),
    /// Put it out of sight.
    Hide(Key),
    /// Bring it back into sight.
    Show(Key),
    /// See the proposals for a block side by side.
    Compare(usize),
    /// Go to the block it speaks of.
    ToText(usize),
}

/// The DOM id of a note.
pub fn note_id(key: &Key) -> String {
    format!("note-{}", key.short_name())
}

#[derive(Properties, PartialEq)]
pub struct ThreadCardProps {
    pub thread: Shared<Thread>,
    pub document: Shared<Document>,
    /// Whether it is the one that is looked at.
    #[prop_or_default]
    pub active: bool,
    /// How many proposals there are for its paragraph, where it is one of them.
    #[prop_or_default]
    pub rivals: usize,
    /// The answer for which a filter shows the thread; it is unfolded.
    #[prop_or_default]
    pub hit: Option<Key>,
    pub on_act: Callback<NoteAct>,
}

/// A note on the text with its answers: who wrote it, what it asks for, what others say to it and
/// what the reader can do. It is drawn again only when something in it changes.
#[component]
pub fn ThreadCard(props: &ThreadCardProps) -> Html {
    let (shown, further) = use_reach(props.thread.answers.len(), thread::ANSWERS);
    thread::thread(props, shown, &further)
}
