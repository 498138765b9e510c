//! The notes of the margin: each with all its answers, as a card or as a line.

mod acts;
mod head;
mod line;
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

/// The acts of the person on a note.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteAct {
    /// Edit the text of one live revision.
    Edit(Key, RevisionId),
    /// Answer a live revision with a note of this kind.
    Answer(Key, RevisionId, Kind),
    /// Withdraw the note.
    Withdraw(Key),
    /// Keep only this one of several live revisions.
    KeepOnly(Key, RevisionId),
    /// Keep every live revision: this one stays, and each other becomes a separate note.
    KeepBoth(Key, RevisionId),
    /// Record the reader's decision on the note's place.
    Decide(Key, Verdict),
    /// Let the reader choose the note's place.
    Elsewhere(Key),
    /// Make the note a note on the open text.
    Adopt(Key),
    /// Hide the note.
    Hide(Key),
    /// Show the note again.
    Show(Key),
    /// Show the proposals for a block side by side.
    Compare(usize),
    /// Go to the block that the note speaks of.
    ToText(usize),
}

/// Returns the DOM id of a note.
pub fn note_id(key: &Key) -> String {
    format!("note-{}", key.short_name())
}

/// The properties of [`ThreadCard`].
#[derive(Properties, PartialEq)]
pub struct ThreadCardProps {
    /// The note with its answers.
    pub thread: Shared<Thread>,
    /// The open report's text.
    pub document: Shared<Document>,
    /// Whether the person looks at this thread.
    #[prop_or_default]
    pub active: bool,
    /// How many proposals its paragraph has, if the thread is a proposal.
    #[prop_or_default]
    pub rivals: usize,
    /// The answer that matches the filter. It is shown unfolded.
    #[prop_or_default]
    pub hit: Option<Key>,
    /// Receives the person's acts on a note.
    pub on_act: Callback<NoteAct>,
}

/// Draws a note on the text with its answers: author, request, support and the reader's acts. It is
/// redrawn only when its content changes.
#[component]
pub fn ThreadCard(props: &ThreadCardProps) -> Html {
    let (shown, further) = use_reach(props.thread.answers.len(), thread::ANSWERS);
    thread::thread(props, shown, &further)
}
