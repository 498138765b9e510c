//! The keeping room.

pub mod ancestors;
mod aside;
mod cleared;
mod codec;
mod counting;
mod drafts;
mod faulty;
mod forms;
mod keys;
mod notebook;
mod own;
mod people;
mod placements;
mod reading;
mod seeds;

use std::rc::Rc;
use std::sync::LazyLock;

use rapporteur::annotation::{
    Annotation, AnnotationSet, Content, Direction, History, Kind, Reversal,
};
use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::{BasePath, KeptText, MemoryStore, Notebook, ReadStore, Storage, Store};

use crate::exchange::samples::{
    self, annotation, author, block_target, context, note, revised, stamp,
};

const REPORT: &str = include_str!("../../static/reports/C14-41-E.md");

/// Returns the first report, parsed once.
pub fn report() -> &'static Document {
    static DOCUMENT: LazyLock<Document> = LazyLock::new(samples::report);
    &DOCUMENT
}

/// Returns the report's text in its kept form.
pub fn kept_text() -> Rc<KeptText> {
    Rc::new(KeptText::of(report(), &context(), REPORT))
}

pub fn document_key() -> DocumentKey {
    DocumentKey::from_text("C14-41-E.en").unwrap()
}

pub fn storage<S: Store>(store: S) -> Storage<S> {
    Storage::new(store, BasePath::of_page("/reports/"))
}

/// Opens a tab with the report.
pub fn open<S: Store>(store: S) -> Notebook<S> {
    let text = kept_text();
    Notebook::open(storage(store), document_key(), Some(text), &[]).unwrap()
}

/// Returns a one-paragraph comment on the whole of paragraph 5.9.
fn comment(id: u32, revision: u32, words: &str) -> Annotation {
    let by = author(0xb1, "A. Silva", "BRA");
    let target = block_target(report(), "para-5.9");
    annotation(id, revision, &by, note(Kind::Comment, target, words))
}

/// Returns another revision of such a comment, replacing those it was opened on.
fn edited(annotation: &Annotation, opened_on: &[u32], revision: u32, words: &str) -> Annotation {
    let target = block_target(report(), "para-5.9");
    let content = Content::Note(note(Kind::Comment, target, words));
    revised(annotation, opened_on, revision, content)
}

/// Returns the effect on these notes of undoing the last step, or of redoing the next.
fn reversal(history: &History, notes: &AnnotationSet, undo: bool) -> Reversal {
    let stamps = || stamp(0xff, "2014-05-06T12:00:00Z");
    let reversal = if undo {
        history.revert(Direction::Undo, notes, stamps)
    } else {
        history.revert(Direction::Redo, notes, stamps)
    };
    reversal.unwrap()
}

/// Undoes the last step of a tab, or redoes the next. All of its notes are on the report.
fn back_or_forth<S: Store>(tab: &mut Notebook<S>, history: &mut History, undo: bool) {
    let reversal = reversal(history, tab.set(), undo);
    let effects = reversal.effects.iter().cloned();
    let effects: Vec<_> = effects.map(|effect| (document_key(), effect)).collect();
    tab.apply(&effects).unwrap();
    history.commit(reversal);
}

/// Returns the keys of a store that hold annotations.
fn annotation_keys(store: &MemoryStore) -> Vec<String> {
    let mut keys = store.keys().unwrap();
    keys.retain(|key| key.contains(":annotation:"));
    keys
}
