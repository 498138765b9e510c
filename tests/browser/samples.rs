//! A small report with a note on it.

use std::cell::RefCell;
use std::rc::Rc;

use rapporteur::anchoring::{DocumentContext, TextRange};
use rapporteur::annotation::{
    Agent, Annotation, Body, Content, Extra, Kind, Note, Revision, RevisionId, generator,
};
use rapporteur::browser::ids;
use rapporteur::browser::world::BrowserWorld;
use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::{BasePath, KeptText, Notebook, ReadStore, Storage, Store, StoreError};
use rapporteur::session::World;

const MARKDOWN: &str = "# Report\n\n5.8 One paragraph.\n\n5.9 Another, from Côte d’Ivoire 🇨🇮.\n";

/// Opens a tab with the report.
pub fn open<S: Store>(store: S) -> Notebook<S> {
    let document = Document::parse(MARKDOWN);
    let text = KeptText::of(&document, &DocumentContext::of(&document), MARKDOWN);
    let storage = Storage::new(store, BasePath::of_page("/test/"));
    let key = DocumentKey::from_text("T-1.en").unwrap();
    Notebook::open(storage, key, Some(Rc::new(text)), &[]).unwrap()
}

/// Returns a new comment on paragraph 5.9.
pub fn comment(words: &str) -> Annotation {
    let stamp = BrowserWorld.stamp();
    let first = Revision {
        id: stamp.revision,
        created: Some(stamp.now.clone()),
        modified: Some(stamp.now),
        creator: anonymous(),
        generator: Some(generator("0.1.0")),
        content: content(words),
    };
    Annotation::new(BrowserWorld.annotation_id(), first)
}

/// Returns the comment with other words.
pub fn edited(annotation: &Annotation, words: &str) -> Annotation {
    let opened_on: Vec<RevisionId> = annotation.live().iter().map(|one| one.id.clone()).collect();
    annotation.revise(
        &opened_on,
        content(words),
        anonymous(),
        None,
        BrowserWorld.stamp(),
    )
}

fn content(words: &str) -> Content {
    let document = Document::parse(MARKDOWN);
    let block = document.position("para-5.9").unwrap();
    let range = TextRange::block(&document, block).unwrap();
    Content::Note(Note {
        kind: Kind::Comment,
        bodies: vec![Body::Text {
            value: words.to_owned(),
            purpose: Some("commenting".to_owned()),
            format: Some("text/markdown".to_owned()),
            language: None,
            extra: Extra::new(),
        }],
        target: DocumentContext::of(&document).describe(&document, &range),
        extra: Extra::new(),
    })
}

fn anonymous() -> Agent {
    Agent {
        id: ids::author(),
        name: None,
        delegation: None,
        role: None,
        extra: Extra::new(),
    }
}

/// A store that records the keys written.
#[derive(Clone)]
pub struct Counting<S> {
    pub inner: S,
    pub written: Rc<RefCell<Vec<String>>>,
}

impl<S: ReadStore> ReadStore for Counting<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inner.get(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner.keys()
    }
}

impl<S: Store> Store for Counting<S> {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.written.borrow_mut().push(key.to_owned());
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.written.borrow_mut().push(key.to_owned());
        self.inner.remove(key)
    }
}
