//! Where notes stand in a document: the order of files and statements.

use std::collections::BTreeMap;

use crate::annotation::{Annotation, Selector, Target};
use crate::document::Document;

/// How far a thread of replies is followed to the text it is about. Deeper ones, and circles in
/// damaged files, have no place.
const MAX_DEPTH: usize = 64;

/// A place for sorting: the document as a whole, then its text, then other documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The document as a whole.
    Whole,
    /// A code point of the document's text.
    At(usize),
    /// A code point of a text that is not at hand.
    Elsewhere {
        symbol: Option<String>,
        start: usize,
    },
    Nowhere,
}

/// Finds the places of targets.
pub(super) struct Places<'a> {
    document: Option<&'a Document>,
    /// The first code point of each block in the document's text.
    starts: BTreeMap<&'a str, usize>,
    /// The targets of annotations, so that a reply stands where its parent does.
    parents: BTreeMap<&'a str, &'a Target>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        annotations: impl Iterator<Item = &'a Annotation>,
        document: Option<&'a Document>,
    ) -> Self {
        let parents = annotations
            .filter_map(|annotation| {
                let target = annotation.live().iter().find_map(|one| one.content.target())?;
                Some((annotation.key().id.as_str(), target))
            })
            .collect();
        Self {
            document,
            starts: document.map(block_starts).unwrap_or_default(),
            parents,
        }
    }

    /// The place of a target, or of what it replies to.
    pub(super) fn of(&self, target: &Target) -> Place {
        let mut target = target;
        for _ in 0..MAX_DEPTH {
            match self.parents.get(target.source.as_str()) {
                Some(parent) => target = parent,
                None => return self.of_root(target),
            }
        }
        Place::Nowhere
    }

    fn of_root(&self, target: &Target) -> Place {
        match self.document {
            Some(document) if is_on(target, document) => self.in_document(target, document),
            _ => elsewhere(target),
        }
    }

    fn in_document(&self, target: &Target, document: &Document) -> Place {
        if target.selectors.is_empty() {
            return Place::Whole;
        }
        let by_block = target.selectors.iter().find_map(|selector| self.by_block(selector));
        let same_text =
            target.document.fingerprint.as_deref() == Some(document.fingerprint());
        by_block
            .or_else(|| position(target).filter(|_| same_text))
            .map_or(Place::Nowhere, Place::At)
    }

    fn by_block(&self, selector: &Selector) -> Option<usize> {
        let Selector::Fragment { value, refined_by, .. } = selector else {
            return None;
        };
        let inside = match refined_by.as_deref() {
            Some(Selector::TextPosition { start, .. }) => *start,
            _ => 0,
        };
        Some(self.starts.get(value.as_str())?.saturating_add(inside))
    }
}
