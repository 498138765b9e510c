//! The target of an answer: a note on somebody's note.

use super::{DocumentContext, resolve};
use crate::annotation::{Annotation, Note, Parent, Revision, Target};
use crate::document::Document;

/// Code points of the answered note that an answer quotes, for readers who lack that note.
pub const MAX_QUOTE: usize = 280;

impl DocumentContext {
    /// Returns the target of an answer to `parent`, as the author of the answer saw it in
    /// `revision`. The target names the parent's IRI, with this document as the scope. It quotes
    /// enough words to show what is answered if the parent is missing.
    pub fn describe_answer(
        &self,
        document: &Document,
        parent: &Annotation,
        revision: &Revision,
    ) -> Target {
        let quote = revision.note().and_then(Note::gist).map(shortened);
        let target = revision.content.target();
        let address = target.and_then(|target| target.address.as_deref());
        // Other programs write no address, so take that of the place where the words are.
        let found = || Some(resolve(target?, document).range()?.block);
        let found = address.is_none().then(found).flatten();
        let block = found.and_then(|block| document.blocks().get(block));
        let found = block
            .map(|block| block.address())
            .filter(|one| !one.is_empty());
        let address = address.or(found);
        let parent = Parent {
            id: parent.id().as_str(),
            revision: Some(revision.id.as_str()),
            quote: quote.as_deref(),
        };
        self.describe_document(document).answering(parent, address)
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MAX_QUOTE) {
        None => words.to_owned(),
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
    }
}
