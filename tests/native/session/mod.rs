//! The session room: the acts of a delegate on an open report, without a browser.

mod acts;
mod board;
mod delegations;
mod drafts;
mod earlier;
mod exporting;
mod histories;
mod passage;
mod recognizing;
mod shown;
mod stacking;
mod statement;
mod story;
mod writing;

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use rapporteur::annotation::{Contribution, Delegation, Key, Kind, Timestamp};
use rapporteur::document::{CatalogueEntry, Document, DocumentKey};
use rapporteur::exchange::web_annotation::read;
use rapporteur::keeping::{MemoryStore, Profile, StoreChange, UnkeptDrafts};
use rapporteur::session::{
    AtOnce, AuthorChange, AuthorForm, Composition, Done, Earlier, ExportScope, Opening, World,
};
use rapporteur::shared::Shared;

use crate::keeping::storage;

pub const REPORT: &str = include_str!("../../../static/reports/C14-41-E.md");

/// A world whose clock advances a second per call and whose names are consecutive numbers.
#[derive(Clone, Debug, Default)]
pub struct Counted(Rc<Cell<u32>>);

impl Counted {
    /// Returns a world of this number. Different numbers give different names.
    fn from(number: u32) -> Self {
        Self(Rc::new(Cell::new(number * 1_000_000)))
    }

    fn next(&self) -> u32 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
}

impl World for Counted {
    fn now(&self) -> Timestamp {
        let seconds = self.next() % 86_400;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        Timestamp::new(format!("2014-05-06T{hours:02}:{minutes:02}:{seconds:02}Z"))
    }

    fn hours_ago(&self, _hours: u32) -> Timestamp {
        Timestamp::new("2014-05-05T00:00:00Z".to_owned())
    }

    fn urn(&self) -> String {
        format!("urn:uuid:00000000-0000-4000-8000-{:012x}", self.next())
    }

    fn language(&self) -> String {
        "en".to_owned()
    }
}

pub type Session = rapporteur::session::Session<MemoryStore, Counted>;

/// A person's browser tab with a report open.
pub struct Tab {
    pub session: Rc<RefCell<Session>>,
    /// The store of its browser, which other tabs share.
    pub store: MemoryStore,
}

/// Runs work that never waits to its end.
fn now<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("work at once rests"),
    }
}

fn entry(symbol: &str) -> CatalogueEntry {
    CatalogueEntry {
        key: DocumentKey::new(symbol, "en"),
        symbol: symbol.to_owned(),
        title: "Report".to_owned(),
        date: "2014-03-14".to_owned(),
        language: "en".to_owned(),
        file: "report.md".to_owned(),
        canonical: None,
        relation: None,
    }
}

impl Tab {
    /// Opens the first report.
    pub fn open(store: &MemoryStore, world: &Counted) -> Self {
        Self::open_text(store, world, "C14/41-E", REPORT, Vec::new())
    }

    /// Opens the first report in a new browser, for A. Silva of Brazil.
    pub fn of_delegate() -> (Self, Counted) {
        let (store, world) = (MemoryStore::new(), Counted::default());
        let tab = Self::open(&store, &world);
        tab.introduce(&world, "A. Silva", "BRA");
        (tab, world)
    }

    /// Opens a text, which may revise earlier ones.
    pub fn open_text(
        store: &MemoryStore,
        world: &Counted,
        symbol: &str,
        markdown: &str,
        earlier: Vec<(&str, &str)>,
    ) -> Self {
        let opening = Opening {
            entry: entry(symbol),
            markdown: markdown.to_owned(),
            document: Shared::new(Document::parse(markdown)),
            ancestors: earlier.iter().map(|(symbol, _)| entry(symbol)).collect(),
            unkept_drafts: UnkeptDrafts::default(),
        };
        let earlier = earlier.iter().map(|(symbol, markdown)| Earlier {
            key: entry(symbol).key,
            document: Document::parse(markdown),
        });
        let session = Session::open(
            storage(store.clone()),
            world.clone(),
            &opening,
            earlier.collect(),
        );
        let session = Rc::new(RefCell::new(session.unwrap()));
        now(Session::find_places(
            session.clone(),
            &mut AtOnce,
            |_, _| {},
        ));
        Self {
            session,
            store: store.clone(),
        }
    }

    /// Sets the author.
    pub fn introduce(&self, world: &Counted, name: &str, state: &str) {
        let id = rapporteur::annotation::AuthorId::new(world.urn());
        let to = AuthorForm {
            name: name.to_owned(),
            delegation: Delegation {
                country: Some(state.to_owned()),
                label: None,
            },
            role: String::new(),
        };
        let change = AuthorChange {
            from: AuthorForm::default(),
            to,
        };
        let mut session = self.session.borrow_mut();
        session.save_profile(&id, &change).unwrap();
    }

    fn profile(&self) -> Profile {
        self.session.borrow().active_profile().unwrap()
    }

    /// Returns the composition of a note on a whole block.
    pub fn on(&self, block: &str) -> Composition {
        let session = self.session.borrow();
        let document = session.document();
        let index = document.position(block).unwrap();
        Composition::New(rapporteur::anchoring::TextRange::block(document, index).unwrap())
    }

    /// Saves a contribution and returns the key of the note.
    pub fn save(&self, on: &Composition, writing: &Contribution) -> Key {
        let by = self.profile();
        let done = self.session.borrow_mut().save(on, writing, &by).unwrap();
        assert!(matches!(done, Done::Saved { .. }), "{done:?}");
        self.session.borrow().last_touched().unwrap()
    }

    /// Returns the composition of an answer to a note in its present state.
    pub fn answering(&self, key: &Key) -> Composition {
        let revision = self.session.borrow().live(key).remove(0);
        Composition::Answer {
            key: key.clone(),
            revision,
        }
    }

    /// Returns the composition of an edit of a note in its present state.
    pub fn editing(&self, key: &Key) -> Composition {
        Composition::Edit {
            key: key.clone(),
            opened_on: self.session.borrow().live(key),
        }
    }

    pub fn export(&self) -> String {
        self.session.borrow().export(ExportScope::All).text
    }

    /// Imports a file, including changes to the reader's own notes.
    pub fn import(&self, file: &str) -> usize {
        let plan = self.session.borrow().plan(vec![read(file).unwrap()]);
        now(Session::find_ahead(&self.session, &plan, &mut AtOnce));
        let taken = self.session.borrow_mut().apply(&plan, true).unwrap();
        now(Session::take_news(self.session.clone(), &mut AtOnce));
        taken.len()
    }

    /// Hears of other tabs' writes.
    pub fn look_again(&self) {
        self.session.borrow_mut().reread(&StoreChange::Anything);
        now(Session::take_news(self.session.clone(), &mut AtOnce));
    }

    /// Returns the contents of the margin: spots, and in each the notes of its threads, indented.
    pub fn margin(&self) -> String {
        let session = self.session.borrow();
        let mut lines = Vec::new();
        for group in session.board().groups() {
            for thread in &group.threads {
                let address = thread.root.address(session.document());
                lines.push(address.unwrap_or_else(|| "document".to_owned()));
                for (depth, card) in std::iter::once((0, &thread.root))
                    .chain(thread.answers.iter().map(|one| (one.depth, &one.card)))
                {
                    let versions: Vec<_> = card.annotation.notes().collect();
                    let words = versions.iter().map(|(_, note)| {
                        let who = |text: Option<String>| text.unwrap_or_default();
                        format!("{:?}: {}", note.kind, who(note.gist().map(str::to_owned)))
                    });
                    let words: Vec<String> = words.collect();
                    let words = match words.is_empty() {
                        true => "withdrawn".to_owned(),
                        false => words.join(" | "),
                    };
                    lines.push(format!("{}{words}", "  ".repeat(depth + 1)));
                }
            }
        }
        lines.join("\n")
    }
}

/// Returns a comment with these words.
pub fn comment(text: &str) -> Contribution {
    Contribution {
        text: text.to_owned(),
        ..Contribution::new(Kind::Comment)
    }
}
