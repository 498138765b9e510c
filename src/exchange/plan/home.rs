//! Which document an annotation of a file belongs to.
//!
//! Files are matched to documents by fingerprint, symbol and language, never by the host their
//! IRIs name. What names no document is looked for by its words.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Kept;
use crate::anchoring::{Resolution, resolve};
use crate::annotation::{Annotation, AnnotationId, AnnotationSet, DocumentRef, Key, Target};
use crate::document::{Document, DocumentKey, UNKNOWN_LANGUAGE, may_be_one_language};
use crate::exchange::web_annotation::ReadFile;

/// What people call a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentName {
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: String,
    /// BCP 47 tag of its language, where it is known.
    pub language: Option<String>,
}

impl DocumentName {
    fn of(reference: &DocumentRef) -> Option<Self> {
        let symbol = reference.symbol.as_deref()?.trim();
        (!symbol.is_empty()).then(|| Self {
            symbol: symbol.to_owned(),
            language: reference.language.clone(),
        })
    }

    /// The key it is kept under where no catalogue names it.
    pub fn key(&self) -> DocumentKey {
        DocumentKey::new(&self.symbol, self.language_tag())
    }

    /// Whether both mean one document: symbols equal but for letter case, and perhaps one language.
    pub fn is(&self, other: &Self) -> bool {
        may_be_one_language(self.language_tag(), other.language_tag())
            && self.symbol.trim().eq_ignore_ascii_case(other.symbol.trim())
    }

    fn language_tag(&self) -> &str {
        self.language.as_deref().unwrap_or(UNKNOWN_LANGUAGE)
    }
}

impl fmt::Display for DocumentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.language {
            Some(language) => write!(f, "{} ({language})", self.symbol),
            None => f.write_str(&self.symbol),
        }
    }
}

/// The document that is open.
#[derive(Clone, Debug)]
pub struct Here<'a> {
    /// What people call it.
    pub name: DocumentName,
    /// Its text.
    pub document: &'a Document,
    /// The documents it revises, the latest first. Their notes are shown in it: they are part of
    /// what is open.
    pub ancestors: &'a [DocumentName],
}

impl Here<'_> {
    /// Whether this is the open document or one whose notes are shown in it.
    pub(super) fn shows(&self, name: &DocumentName) -> bool {
        self.open().any(|open| open.is(name))
    }

    /// The open document, then those whose notes are shown in it.
    fn open(&self) -> impl Iterator<Item = &DocumentName> {
        std::iter::once(&self.name).chain(self.ancestors)
    }
}

impl ReadFile {
    /// The documents its annotations name.
    pub fn documents(&self) -> BTreeSet<DocumentName> {
        let mut documents = BTreeSet::new();
        let targets = self.annotations.iter().flat_map(targets);
        documents.extend(targets.filter_map(|target| DocumentName::of(&target.document)));
        documents
    }
}

/// Finds the document of each annotation that comes in.
pub(super) struct Homes<'a> {
    kept: &'a Kept,
    incoming: &'a AnnotationSet,
    here: &'a Here<'a>,
    /// The documents that are open or kept, the open ones first, by their symbols in small letters.
    names: BTreeMap<String, Vec<&'a DocumentName>>,
    /// The first of them under which each annotation is kept.
    keeping: BTreeMap<&'a Key, &'a DocumentName>,
    /// What is known of the documents of threads, so that no thread is walked twice.
    known: RefCell<BTreeMap<&'a Key, Option<DocumentName>>>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(kept: &'a Kept, incoming: &'a AnnotationSet, here: &'a Here<'a>) -> Self {
        let mut names: BTreeMap<String, Vec<&DocumentName>> = BTreeMap::new();
        let mut keeping = BTreeMap::new();
        for name in here.open().chain(kept.keys()) {
            names.entry(folded(name)).or_default().push(name);
            for annotation in kept.get(name).into_iter().flatten() {
                keeping.entry(annotation.key()).or_insert(name);
            }
        }
        Self {
            kept,
            incoming,
            here,
            names,
            keeping,
            known: RefCell::default(),
        }
    }

    /// The document that the annotation is kept under already, wherever its author has moved it
    /// since; else the one it names; else that of what it replies to; else the open one where its
    /// words are found there.
    pub(super) fn of(&self, annotation: &'a Annotation) -> Option<DocumentName> {
        self.of_thread(annotation)
            .or_else(|| self.by_words(annotation))
    }

    /// The document that an annotation or the nearest one that it replies to names or is kept under.
    fn of_thread(&self, annotation: &'a Annotation) -> Option<DocumentName> {
        let mut known = self.known.borrow_mut();
        // Damaged files may hold threads that run in circles.
        let mut seen = BTreeSet::new();
        seen.insert(annotation.key());
        let mut thread = vec![annotation];
        let mut way = Vec::new();
        let mut forks = false;
        let mut home = None;
        while let Some(next) = thread.pop() {
            way.push(next.key());
            let named = || targets(next).find_map(|target| self.named(&target.document));
            let found = match known.get(next.key()) {
                Some(known) => known.clone(),
                None => self.keeping(next).or_else(named),
            };
            if found.is_some() {
                home = found;
                break;
            }
            if !known.contains_key(next.key()) {
                let parents = self.parents(next);
                thread.extend(parents.filter(|parent| seen.insert(parent.key())));
                forks |= thread.len() > 1;
            }
        }
        if forks {
            way.truncate(1);
        }
        known.extend(way.into_iter().map(|key| (key, home.clone())));
        home
    }

    /// What the annotation replies to, as far as it is at hand.
    fn parents(&self, annotation: &'a Annotation) -> impl Iterator<Item = &'a Annotation> {
        let sets = move || std::iter::once(self.incoming).chain(self.kept.values());
        targets(annotation).flat_map(move |target| {
            let parent = AnnotationId::new(target.source.as_str());
            let found: Vec<_> = sets().flat_map(|set| set.by_id(&parent)).collect();
            found
        })
    }

    fn named(&self, reference: &DocumentRef) -> Option<DocumentName> {
        let name = DocumentName::of(reference);
        let is_ancestor = |name| self.here.ancestors.iter().any(|one| one.is(name));
        let same_text = reference.fingerprint.as_deref() == Some(self.here.document.fingerprint());
        // A revision may have the very text of its ancestor; their symbols tell them apart.
        if same_text && !name.as_ref().is_some_and(is_ancestor) {
            return Some(self.here.name.clone());
        }
        Some(self.known_as(name?))
    }

    /// The name under which the document is open or kept already.
    fn known_as(&self, name: DocumentName) -> DocumentName {
        let known = self.names.get(&folded(&name));
        let known = known.and_then(|known| known.iter().find(|known| known.is(&name)));
        known.map_or(name, |known| DocumentName::clone(known))
    }

    /// The document under which the annotation is kept; the open one first, then its ancestors.
    fn keeping(&self, annotation: &Annotation) -> Option<DocumentName> {
        self.keeping
            .get(annotation.key())
            .map(|name| DocumentName::clone(name))
    }

    fn by_words(&self, annotation: &Annotation) -> Option<DocumentName> {
        let is_found = |target: &Target| match resolve(target, self.here.document) {
            Resolution::Exact(_) | Resolution::Moved(_) | Resolution::Ambiguous(_) => true,
            Resolution::Changed(_) => true,
            // A note on a document as a whole may be on any.
            Resolution::Document | Resolution::Orphaned(_) => false,
        };
        let found = targets(annotation).any(is_found);
        found.then(|| self.here.name.clone())
    }
}

/// A symbol by which names that may mean one document are found.
fn folded(name: &DocumentName) -> String {
    name.symbol.trim().to_ascii_lowercase()
}

fn targets(annotation: &Annotation) -> impl Iterator<Item = &Target> {
    annotation
        .live()
        .iter()
        .filter_map(|revision| revision.content.target())
}
