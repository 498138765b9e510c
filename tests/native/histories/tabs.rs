//! The tabs of a random history, and the two texts open in them.

use std::rc::Rc;

use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{Annotation, History, RevisionId, Target};
use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::{KeptText, MemoryStore, Notebook};

use super::{ON_REVISION, TABS};
use crate::exchange::samples::context;
use crate::keeping::ancestors::{kept_revision, revision, revision_context, revision_key};
use crate::keeping::{document_key, kept_text, report, storage};

/// A page that is open in a tab.
pub struct Tab {
    pub notebook: Notebook<MemoryStore>,
    pub history: History,
    pub composer: Option<(Annotation, Vec<RevisionId>)>,
}

/// The texts of the first report and of its revision, in their kept form.
pub struct Texts([Rc<KeptText>; 2]);

impl Texts {
    pub fn new() -> Self {
        Self([kept_text(), kept_revision()])
    }

    /// Returns a tab as it is after loading its page.
    pub fn load(&self, tab: usize, store: &MemoryStore) -> Tab {
        let text = Some(self.0[tab % TABS].clone());
        let (document, ancestors) = match tab % TABS {
            ON_REVISION => (revision_key(), vec![document_key()]),
            _ => (document_key(), Vec::new()),
        };
        let notebook = Notebook::open(storage(store.clone()), document, text, &ancestors);
        Tab {
            notebook: notebook.unwrap(),
            history: History::new(),
            composer: None,
        }
    }
}

/// Returns the text that is open in a tab.
pub fn open_in(tab: usize) -> &'static Document {
    match tab % TABS {
        ON_REVISION => revision(),
        _ => report(),
    }
}

/// Returns a block of the text that is open in a tab.
pub fn target(tab: usize, block: usize) -> Target {
    let document = open_in(tab);
    let context = match tab % TABS {
        ON_REVISION => revision_context(),
        _ => context(),
    };
    let block = block % document.blocks().len();
    let range = TextRange::block(document, block).unwrap();
    context.describe(document, &range)
}

/// Returns the document whose symbol the annotation has.
pub fn named_by(annotation: &Annotation) -> DocumentKey {
    let mut targets = annotation.live().iter();
    let target = targets.find_map(|revision| revision.content.target());
    let document = &target.unwrap().document;
    let [symbol, language] = [&document.symbol, &document.language];
    DocumentKey::new(symbol.as_deref().unwrap(), language.as_deref().unwrap())
}
