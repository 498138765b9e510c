//! An open report with the notes kept on it: the acts of a delegate, and the contents of the desk.
//!
//! Everything here is a value or a typed error: no words, no focus, no drawing. The store is a
//! [`Store`]. The clock, random names and the reader's language are a [`World`]. So all of it runs
//! without a browser.
//!
//! The words of this room:
//!
//! * **board**: the threads on the text, grouped by spot
//! * **spot**: a position for notes in the margin: beside a block, on top or at the end
//! * **card**: a note with its place in the open text
//! * **place**: the location of a note in the open text, and how certain it is
//! * **composition**: the note that a composer writes, with its place
//! * **step**: the unit of undo
//! * **news**: changes by other tabs that are not drawn yet
//! * **earlier text**: a text that a note was written on, before the open one
//! * **rival**: a proposal that wants something else for the same paragraph
//! * **standing**: the state of the stored entries: damaged, missing, to be exported
//!
//! ```
//! use rapporteur::annotation::{AuthorId, Contribution, Kind, Timestamp};
//! use rapporteur::document::{CatalogueEntry, Document, DocumentKey};
//! use rapporteur::keeping::{BasePath, MemoryStore, Profile, Storage, UnkeptDrafts};
//! use rapporteur::session::{Composition, Opening, Session, World};
//! use rapporteur::shared::Shared;
//! use std::{cell::Cell, rc::Rc};
//!
//! #[derive(Clone, Default)]
//! struct Outside(Rc<Cell<u32>>);
//! impl World for Outside {
//!     fn now(&self) -> Timestamp { Timestamp::new("2014-05-06T10:00:00Z") }
//!     fn hours_ago(&self, _: u32) -> Timestamp { Timestamp::new("2014-05-06T09:00:00Z") }
//!     fn language(&self) -> String { "en".to_owned() }
//!     fn urn(&self) -> String {
//!         self.0.set(self.0.get() + 1);
//!         format!("urn:uuid:00000000-0000-4000-8000-{:012}", self.0.get())
//!     }
//! }
//!
//! let markdown = "5.9 The Group agreed.";
//! let opening = Opening {
//!     entry: CatalogueEntry {
//!         key: DocumentKey::new("C14/41-E", "en"),
//!         symbol: "C14/41-E".to_owned(),
//!         title: "Report".to_owned(),
//!         date: "2014-03-14".to_owned(),
//!         language: "en".to_owned(),
//!         file: "report.md".to_owned(),
//!         canonical: None,
//!         relation: None,
//!     },
//!     markdown: markdown.to_owned(),
//!     document: Shared::new(Document::parse(markdown)),
//!     ancestors: Vec::new(),
//!     unkept_drafts: UnkeptDrafts::default(),
//! };
//! let storage = Storage::new(MemoryStore::new(), BasePath::of_page("/reports/"));
//! let mut session = Session::open(storage, Outside::default(), &opening, Vec::new()).unwrap();
//!
//! let mut writing = Contribution::new(Kind::Question);
//! writing.text = "When?".to_owned();
//! let by = Profile::anonymous(AuthorId::new("urn:uuid:00000000-0000-4000-8000-000000000000"));
//! session.save(&Composition::Document, &writing, &by).unwrap();
//!
//! let key = session.last_touched().unwrap();
//! assert_eq!(session.live(&key).len(), 1);
//! ```

mod aside;
mod board;
mod card;
mod carrying;
mod changes;
mod composing;
mod composition;
mod delegations;
mod done;
mod drafts;
mod earlier;
mod exchanging;
mod missing;
mod news;
mod pace;
mod passage;
mod people;
mod places;
mod reading;
mod recognizing;
mod rivals;
mod shown;
mod stacking;
mod world;
mod writing;

use std::rc::Rc;

pub use board::Board;
pub use card::{Answer, Card, Group, Mark, Place, Spot, Thread, written_address};
pub use carrying::{Carried, Uncertain, Verdict};
pub use composing::{Answered, suggested_tags};
pub use composition::Composition;
pub use delegations::Delegations;
pub use done::{Done, StepName};
pub use drafts::{Drafting, OpenDraft, WaitingDraft};
pub use earlier::{Earlier, earlier_texts};
pub use exchanging::{ExportCounts, ExportFile, ExportScope};
pub use pace::{AtOnce, Pace};
pub use passage::{block_named, quote_of, range_of_quote, suggested_number};
pub use people::{AuthorChange, AuthorForm};
pub use recognizing::{Recognized, recognize};
pub use rivals::{Rival, Rivals, Wants, proposals_at};
pub use shown::{Shown, ShownGroup, Wish, rivals_of};
pub use stacking::{GAP, Measured, tops};
pub use world::World;
pub use writing::{
    Edit, Edits, Known, Mention, UndoneBy, WhenAsked, Wiped, Writing, WritingContext,
};

use crate::anchoring::DocumentContext;
use crate::annotation::{Annotation, AnnotationSet, Direction, History, Key, RevisionId};
use crate::document::{CatalogueEntry, Document, DocumentKey};
use crate::keeping::{
    Aside, Drafts, KeptText, Missing, Notebook, ReadStore, Reading, Storage, Store, StoreError,
    UnkeptDrafts,
};
use crate::shared::Shared;
use board::Source;
use news::News;
use people::People;
use places::Places;

/// The state of the stored entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The number of entries that cannot be read.
    pub damaged: usize,
    /// The number of entries written by a newer version of the app.
    pub newer: usize,
    /// The entries that are on the screen but not in the store.
    pub missing: Missing,
    /// The number of changes that wait to be exported, if a reminder is due.
    pub reminder: Option<usize>,
}

/// The open report and its notes.
pub struct Session<S, W> {
    entry: CatalogueEntry,
    document: Shared<Document>,
    context: DocumentContext,
    notebook: Notebook<S>,
    history: History,
    people: People,
    reading: Reading,
    drafts: Drafts,
    world: W,
    /// The entries that the app crashed on and leaves alone.
    aside: Vec<Aside>,
    standing: Standing,
    /// The changes by other tabs that are not drawn yet.
    news: Option<News>,
    places: Places,
    /// The documents that the report revises, latest first. Their notes are shown here too.
    ancestors: Vec<CatalogueEntry>,
    board: Board,
}

/// The report itself as it is shown, without its notes.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// The key of the report in links and storage.
    pub key: DocumentKey,
    /// The number on the paper, as it is shown.
    pub symbol: String,
    /// Its title.
    pub title: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// Its parsed text.
    pub document: Shared<Document>,
}

/// The report and everything else needed to open a session.
pub struct Opening {
    /// The report.
    pub entry: CatalogueEntry,
    /// Its text in Markdown.
    pub markdown: String,
    /// Its parsed text.
    pub document: Shared<Document>,
    /// The documents it revises, latest first.
    pub ancestors: Vec<CatalogueEntry>,
    /// The drafts of all reports that are in memory only.
    pub unkept_drafts: UnkeptDrafts,
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the key of the report in links and storage.
    pub fn key(&self) -> &DocumentKey {
        &self.entry.key
    }

    /// Returns the number on the paper, as it is shown.
    pub fn symbol(&self) -> String {
        crate::shown::name(&self.entry.symbol)
    }

    /// Returns the title of the report.
    pub fn title(&self) -> String {
        self.entry.title.clone()
    }

    /// Returns the BCP 47 tag of the report's language.
    pub fn language(&self) -> String {
        self.entry.language.clone()
    }

    /// Returns the parsed text of the report.
    pub fn document(&self) -> &Shared<Document> {
        &self.document
    }

    /// Returns the report itself as it is shown.
    pub fn view(&self) -> ReportView {
        ReportView {
            key: self.key().clone(),
            symbol: self.symbol(),
            title: self.title(),
            language: self.language(),
            document: self.document.clone(),
        }
    }

    /// Returns the threads on the text, as reader and margin show them.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Returns a note's thread and its card there.
    pub fn find(&self, key: &Key) -> Option<(&Shared<Thread>, &Shared<Card>)> {
        self.board.find(key)
    }

    /// Returns the block beside a note; an answer has the block of its thread.
    pub fn block_of(&self, key: &Key) -> Option<usize> {
        self.find(key)?.1.place.block()
    }

    /// Returns the note that was changed last in this session and not undone.
    pub fn last_touched(&self) -> Option<Key> {
        let step = self.history.next(Direction::Undo)?;
        step.touched().last().map(|touched| touched.key().clone())
    }

    /// Returns the number of the step that undo would revert.
    pub fn last_step(&self) -> Option<u64> {
        self.history.last_done()
    }

    /// Returns the live revisions of a note.
    pub fn live(&self, key: &Key) -> Vec<RevisionId> {
        let live = self.set().get(key).map(Annotation::live);
        let live = live.into_iter().flatten();
        live.map(|revision| revision.id.clone()).collect()
    }

    /// Updates the board with the current state of these annotations.
    pub(super) fn update_board(&mut self, touched: &[Key]) {
        self.find_some(touched);
        let source = Source {
            document: &self.document,
            set: self.notebook.set(),
            places: &self.places,
            owns: &|key| self.people.owns(&key.creator),
            unread: &|key| self.reading.unread.contains(&key.id),
            hidden: &|key| self.reading.hidden.contains(&key.id),
            working_on: &|note| self.world.working_on(note),
        };
        self.board.update(touched, &source);
        self.look_at_standing();
    }

    /// Rebuilds the whole board.
    pub(super) fn rebuild_board(&mut self) {
        let all: Vec<Key> = self.set().iter().map(|one| one.key().clone()).collect();
        self.update_board(&all);
    }

    /// Returns the state that the banners report.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Asks the notebook, which keeps count. Done after changes rather than at every drawing.
    fn look_at_standing(&mut self) {
        self.standing = Standing {
            damaged: self.notebook.damaged().count() + self.notebook.damaged_elsewhere(),
            newer: self.notebook.newer_versions(),
            missing: self.notebook.missing(),
            reminder: self.reminder(),
        };
    }

    fn set(&self) -> &AnnotationSet {
        self.notebook.set()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Opens a report and reads its notes. Nothing is drawn until [`find_places`](Self::find_places)
    /// has found their places. `earlier` are texts that they were written on.
    ///
    /// # Errors
    /// When the store fails while it is read; the app then works in memory.
    pub fn open(
        storage: Storage<S>,
        world: W,
        opening: &Opening,
        earlier: Vec<Earlier>,
    ) -> Result<Self, StoreError> {
        let (entry, document) = (opening.entry.clone(), opening.document.clone());
        let context = DocumentContext::catalogued(&document, &entry);
        let text = KeptText::of(&document, &context, &opening.markdown);
        let people = People::read(&storage)?;
        let ancestors: Vec<DocumentKey> = opening
            .ancestors
            .iter()
            .map(|one| one.key.clone())
            .collect();
        let notebook = Notebook::open(storage, entry.key.clone(), Some(Rc::new(text)), &ancestors)?;
        let reading = notebook.storage().reading(&entry.key).unwrap_or_default();
        let unkept = opening.unkept_drafts.clone();
        let drafts = Drafts::open(notebook.storage(), entry.key.clone(), unkept)?;
        let aside = notebook.storage().aside().unwrap_or_default();
        let placements = notebook.storage().placements(&entry.key)?;
        let board = Board::empty(document.blocks().len());
        let mut session = Self {
            entry,
            places: Places::new(document.clone(), earlier, placements),
            ancestors: opening.ancestors.clone(),
            document,
            context,
            notebook,
            history: History::new(),
            people,
            reading,
            drafts,
            world,
            aside,
            standing: Standing::default(),
            news: None,
            board,
        };
        session.look_at_standing();
        Ok(session)
    }
}
