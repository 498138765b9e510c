//! The places of notes in a document: the order of files and statements.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::anchoring::Resolver;
use crate::annotation::{Annotation, DocumentRef, Selector, Target};
use crate::document::Document;

/// A place for sorting: the document as a whole, then its text, then other documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SortKey {
    /// The document as a whole.
    Whole,
    /// A code point of the document's text.
    At(usize),
    /// A code point of a text that is not available.
    Elsewhere {
        symbol: Option<String>,
        start: usize,
    },
    Nowhere,
}

/// Finds the places of targets.
pub(super) struct Places<'a> {
    document: Option<&'a Document>,
    /// The document's text, prepared on the first search for words.
    resolver: OnceCell<Resolver<'a>>,
    /// The targets of annotations, so that a reply takes the place of its parent.
    parents: BTreeMap<&'a str, &'a Target>,
    /// The places of annotations with replies, as far as they were requested.
    known: RefCell<BTreeMap<&'a str, SortKey>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        annotations: impl Iterator<Item = &'a Annotation>,
        document: Option<&'a Document>,
    ) -> Self {
        let mut parents = BTreeMap::new();
        parents.extend(annotations.filter_map(|annotation| {
            let mut targets = annotation.live().iter().map(|one| one.content.target());
            Some((
                annotation.key().id.as_str(),
                targets.find_map(|target| target)?,
            ))
        }));
        Self {
            document,
            resolver: OnceCell::new(),
            parents,
            known: RefCell::default(),
        }
    }

    /// Returns the place of a target, or of the annotation it replies to. Cycles in damaged files
    /// have none.
    pub(super) fn of(&self, target: &Target) -> SortKey {
        let mut known = self.known.borrow_mut();
        let mut way: Vec<&'a str> = Vec::new();
        let mut walked = BTreeSet::new();
        let mut target = target;
        let place = loop {
            let Some((id, parent)) = self.parents.get_key_value(target.source.as_str()) else {
                break self.of_root(target);
            };
            if let Some(place) = known.get(id) {
                break place.clone();
            }
            if !walked.insert(*id) {
                break SortKey::Nowhere;
            }
            way.push(id);
            target = parent;
        };
        known.extend(way.into_iter().map(|id| (id, place.clone())));
        place
    }

    fn of_root(&self, target: &Target) -> SortKey {
        let Some(document) = self.document else {
            return elsewhere(target);
        };
        let same_text = target.document.has_text_of(document);
        if !same_text && !may_be_on(&target.document, document) {
            return elsewhere(target);
        }
        if is_whole(target) {
            return SortKey::Whole;
        }
        let by_position = || same_text.then(|| start(target)).flatten();
        by_block(target, document)
            .or_else(by_position)
            .or_else(|| self.by_words(target, document))
            .or_else(|| by_address(target, document))
            .map_or(SortKey::Nowhere, SortKey::At)
    }

    /// Finds a place by its words. This is the slowest way, for peers' targets without a block or a
    /// position.
    fn by_words(&self, target: &Target, document: &'a Document) -> Option<usize> {
        let resolver = self.resolver.get_or_init(|| Resolver::new(document));
        let range = resolver.resolve(target).range()?;
        Some(document.start_of(range.block).saturating_add(range.start))
    }
}

/// Whether the target names this document, or none. A target of another document may well name
/// blocks that exist here too.
fn may_be_on(reference: &DocumentRef, document: &Document) -> bool {
    match (&reference.symbol, &document.masthead().symbol) {
        (Some(theirs), Some(ours)) => theirs.trim().eq_ignore_ascii_case(ours.trim()),
        (Some(_), None) => false,
        (None, _) => reference.fingerprint.is_none(),
    }
}

fn elsewhere(target: &Target) -> SortKey {
    let symbol = target.document.symbol.clone();
    match start(target) {
        Some(start) => SortKey::Elsewhere { symbol, start },
        None if is_whole(target) && symbol.is_none() => SortKey::Whole,
        None if is_whole(target) => SortKey::Elsewhere { symbol, start: 0 },
        None => SortKey::Nowhere,
    }
}

/// Returns whether a target is its source as a whole. The target of a reply is not, since its address
/// or scope describes the place of the parent.
pub(super) fn is_whole(target: &Target) -> bool {
    target.selectors.is_empty() && target.address.is_none() && !target.extra.contains_key("scope")
}

fn start(target: &Target) -> Option<usize> {
    target.position().map(|position| position.start)
}

fn by_block(target: &Target, document: &Document) -> Option<usize> {
    target.selectors.iter().find_map(|selector| {
        let Selector::Fragment {
            value, refined_by, ..
        } = selector
        else {
            return None;
        };
        let block = document.position(value)?;
        let inside = match refined_by.as_deref() {
            Some(Selector::TextPosition { start, .. }) => *start,
            _ => 0,
        };
        Some(document.start_of(block).saturating_add(inside))
    })
}

/// Finds a place from the only clue left when the parent of a reply is not available.
fn by_address(target: &Target, document: &Document) -> Option<usize> {
    let block = document.find(target.address.as_deref()?)?;
    target
        .selectors
        .is_empty()
        .then(|| document.start_of(block))
}
