//! One open report with the notes kept on it: what the desk shows, and what it does to what is
//! kept. No component and no event is known here.

mod cards;
mod changes;
mod exchanging;
mod people;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use cards::{Card, Place};
pub use changes::{Direction, Done};

use super::shared::Shared;
use crate::anchoring::DocumentContext;
use crate::annotation::{AnnotationSet, History, Key};
use crate::browser::storage::{BrowserStore, Change};
use crate::document::{CatalogueEntry, Document, DocumentKey};
use crate::keeping::{Draft, DraftSlot, KeptText, Notebook, SaveError, Storage, StoreError};
use crate::ui::messages as m;
use people::People;

/// How things stand with what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Entries of the store that cannot be read.
    pub damaged: usize,
    /// Entries that a newer version of the app has written.
    pub newer: usize,
    /// Changes that wait to be exported, where a reminder is in place.
    pub reminder: Option<usize>,
}

/// The open report and its notes.
pub struct Session {
    entry: CatalogueEntry,
    document: Shared<Document>,
    context: DocumentContext,
    notebook: Notebook<BrowserStore>,
    history: History,
    people: People,
    /// Annotations that imports of this session put under other documents, for undo.
    elsewhere: BTreeMap<Key, DocumentKey>,
    standing: Standing,
    cards: Shared<Vec<Shared<Card>>>,
    counts: Shared<Vec<usize>>,
}

impl Session {
    /// Opens a report and reads its notes.
    ///
    /// # Errors
    /// When the store fails while it is read; the app then works in memory.
    pub fn open(
        storage: Storage<BrowserStore>,
        entry: CatalogueEntry,
        markdown: &str,
    ) -> Result<Self, StoreError> {
        let document = Document::parse(markdown);
        let context = DocumentContext::catalogued(&document, &entry);
        let text = kept_text(&context, &document, markdown);
        let people = People::read(&storage)?;
        let notebook = Notebook::open(storage, entry.key.clone(), Some(Rc::new(text)))?;
        let mut session = Self {
            entry,
            document: Shared::new(document),
            context,
            notebook,
            history: History::new(),
            people,
            elsewhere: BTreeMap::new(),
            standing: Standing::default(),
            cards: Shared::new(Vec::new()),
            counts: Shared::new(Vec::new()),
        };
        session.draw_cards();
        Ok(session)
    }

    /// The key of the report in links and storage.
    pub fn key(&self) -> &DocumentKey {
        &self.entry.key
    }

    /// The number on the paper.
    pub fn symbol(&self) -> String {
        self.entry.symbol.clone()
    }

    /// The title of the report.
    pub fn title(&self) -> String {
        self.entry.title.clone()
    }

    /// BCP 47 tag of the report's language.
    pub fn language(&self) -> String {
        self.entry.language.clone()
    }

    /// The report.
    pub fn document(&self) -> &Shared<Document> {
        &self.document
    }

    /// The notes in document order, withdrawn ones left out.
    pub fn cards(&self) -> Shared<Vec<Shared<Card>>> {
        self.cards.clone()
    }

    /// How many notes lie on each block.
    pub fn counts(&self) -> Shared<Vec<usize>> {
        self.counts.clone()
    }

    /// What tabs of this copy of the app hold while they write.
    pub fn lock_name(&self) -> String {
        self.notebook.storage().base().prefix()
    }

    /// Reads again what another tab wrote, or everything after this one was away. Tells whether
    /// anything is to be drawn.
    pub fn reread(&mut self, change: &Change) -> bool {
        let people_changed = match People::read(self.notebook.storage()) {
            Ok(people) => std::mem::replace(&mut self.people, people) != self.people,
            Err(_) => false,
        };
        let changed = match change {
            Change::Key(key) => self.notebook.reload(key),
            Change::Anything => self.notebook.reload_all(),
        };
        let notes_changed = changed.is_ok_and(|keys| !keys.is_empty());
        let standing = self.standing;
        if notes_changed || people_changed {
            self.draw_cards();
        } else {
            self.look_at_standing();
        }
        notes_changed || people_changed || standing != self.standing
    }

    /// What the banners tell.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Looks at the whole store; done after changes, not at every drawing.
    fn look_at_standing(&mut self) {
        let elsewhere = self.notebook.storage().damaged();
        self.standing = Standing {
            damaged: self.notebook.damaged().count() + elsewhere.map_or(0, |found| found.len()),
            newer: self.notebook.newer_versions(),
            reminder: self.reminder(),
        };
    }

    /// The drafts that are kept for this report.
    pub fn drafts(&self) -> Vec<(DraftSlot, Draft)> {
        self.notebook
            .storage()
            .drafts(self.key())
            .unwrap_or_default()
    }

    /// Keeps what stands in a composer.
    pub fn save_draft(&self, slot: &DraftSlot, draft: &Draft) -> Result<(), SaveError> {
        self.notebook.storage().save_draft(self.key(), slot, draft)
    }

    /// Forgets a draft. Where that fails it is offered again, which harms nobody.
    pub fn discard_draft(&self, slot: &DraftSlot) {
        let _ = self.notebook.storage().discard_draft(self.key(), slot);
    }

    fn set(&self) -> &AnnotationSet {
        self.notebook.set()
    }
}

/// The text as it is kept once for all notes that lean on it.
fn kept_text(context: &DocumentContext, document: &Document, markdown: &str) -> KeptText {
    let whole = context.describe_document(document);
    let blocks = document.blocks().iter();
    let blocks = blocks.map(|block| {
        (
            block.id(),
            Some(block.address()).filter(|address| !address.is_empty()),
            block.text(),
        )
    });
    KeptText::new(&whole.source, whole.document, markdown, blocks)
}

/// Why something was not kept, in words that say what to do.
pub fn why(error: &SaveError) -> String {
    match error {
        SaveError::Store(StoreError::Full) => m::STORAGE_FULL.to_owned(),
        SaveError::Store(StoreError::Blocked) => m::STORAGE_BLOCKED.to_owned(),
        SaveError::Store(StoreError::Failed(reason)) => m::storage_failed(reason),
        SaveError::DoesNotFit(_) => m::import_wont_fit(),
        other => other.to_string(),
    }
}
