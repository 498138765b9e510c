//! The home of an annotation of a file: the document it belongs to.
//!
//! Files are matched to documents by fingerprint, symbol and language, never by the host in their
//! IRIs. An annotation that names no document is located by its words, and reported as a guess.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use super::Kept;
use super::words::{Finding, Findings, Guess, targets};
use crate::anchoring::Doubt;
use crate::annotation::{Annotation, AnnotationSet, DocumentRef, Key, Target};
use crate::document::{
    Document, DocumentKey, UNKNOWN_LANGUAGE, may_be_one_language, primary_language,
};
use crate::exchange::web_annotation::ReadFile;

/// The name that people use for a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentName {
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: String,
    /// The BCP 47 tag of its language, if known.
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

    /// Returns the key under which the document is kept if no catalogue names it.
    pub fn key(&self) -> DocumentKey {
        DocumentKey::new(&self.symbol, self.language_tag())
    }

    /// Returns whether both names may mean the same document. The symbols must be equal but for case,
    /// and the languages must not contradict.
    pub fn is(&self, other: &Self) -> bool {
        may_be_one_language(self.language_tag(), other.language_tag())
            && self.symbol.trim().eq_ignore_ascii_case(other.symbol.trim())
    }

    fn folded_symbol(&self) -> String {
        self.symbol.trim().to_ascii_lowercase()
    }

    fn folded_language(&self) -> String {
        primary_language(self.language_tag()).to_ascii_lowercase()
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
    /// The name of the document.
    pub name: DocumentName,
    /// The text of the document.
    pub document: &'a Document,
    /// The documents it revises, latest first. Their notes are shown in it, and so belong to the
    /// open document.
    pub ancestors: &'a [DocumentName],
}

impl Here<'_> {
    /// Returns whether the name is that of the open document, or of one whose notes are shown in it.
    pub(super) fn shows(&self, name: &DocumentName) -> bool {
        self.open().any(|open| open.is(name))
    }

    /// The open document, then those whose notes are shown in it.
    fn open(&self) -> impl Iterator<Item = &DocumentName> {
        std::iter::once(&self.name).chain(self.ancestors)
    }
}

impl ReadFile {
    /// Returns the documents that the annotations name.
    pub fn documents(&self) -> BTreeSet<DocumentName> {
        let mut documents = BTreeSet::new();
        let targets = self.annotations.iter().flat_map(targets);
        documents.extend(targets.filter_map(|target| DocumentName::of(&target.document)));
        documents
    }
}

/// The document of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) document: DocumentName,
    /// The reason for a guess, if the annotation does not name the document itself.
    pub(super) guess: Option<Guess>,
}

/// Finds the documents of incoming annotations.
pub(super) struct Homes<'a> {
    here: &'a Here<'a>,
    known: Known<'a>,
    kept: Keeping<'a>,
    /// The homes of annotations that name a document, belong to a thread that does, or are known by
    /// their words.
    found: BTreeMap<&'a Key, Home>,
    /// The reasons why the others have no home.
    doubts: BTreeMap<&'a Key, Option<Doubt>>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(kept: &'a Kept, incoming: &'a AnnotationSet, here: &'a Here<'a>) -> Self {
        let mut homes = Self {
            here,
            known: Known::of(here.open().chain(kept.keys())),
            kept: Keeping::of(kept, here),
            found: BTreeMap::new(),
            doubts: BTreeMap::new(),
        };
        homes.look_at(incoming);
        homes
    }

    /// Returns the home of an annotation.
    ///
    /// An annotation that is kept already stays under its document, even if its author moved it
    /// since. Otherwise, the home is the document it names, else that of the note it answers.
    /// Failing these, it is the open document, if that contains its words or those of others with
    /// the same source.
    ///
    /// # Errors
    /// Returns the reason why the words do not tell; `None` if the annotation names no
    /// place in a text.
    pub(super) fn of(&self, annotation: &Annotation) -> Result<&Home, Option<Doubt>> {
        let doubt = || self.doubts.get(annotation.key()).copied().flatten();
        self.found.get(annotation.key()).ok_or_else(doubt)
    }

    /// Finds homes for all incoming annotations. It starts from those that name a document, or
    /// whose words do, and proceeds to their answers. So no thread is walked twice, and cycles end.
    fn look_at(&mut self, incoming: &'a AnnotationSet) {
        let mut told = VecDeque::new();
        let mut others: Vec<&'a Annotation> = Vec::new();
        let mut answers: Answers<'a> = BTreeMap::new();
        for annotation in incoming {
            let own = self.own(annotation);
            match own.or_else(|| self.of_kept_parent(annotation)) {
                Some(document) => told.push_back((
                    annotation,
                    Home {
                        document,
                        guess: None,
                    },
                )),
                None => {
                    others.push(annotation);
                    targets(annotation).for_each(|target| {
                        answers.entry(&target.source).or_default().push(annotation);
                    });
                }
            }
        }
        self.spread(told, &mut answers);
        let ids: BTreeSet<&str> = others.iter().map(|one| one.id().as_str()).collect();
        let is_answer = |one: &&Annotation| {
            targets(one)
                .any(|target| target.selectors.is_empty() && ids.contains(target.source.as_str()))
        };
        others.retain(|one| !self.found.contains_key(one.key()) && !is_answer(one));
        let mut guessed = VecDeque::new();
        let findings = Findings::of(self.here.document, &others);
        for (annotation, finding) in findings.iter() {
            match finding {
                Finding::Here(guess) => {
                    let document = self.here.name.clone();
                    guessed.push_back((
                        annotation,
                        Home {
                            document,
                            guess: Some(guess),
                        },
                    ));
                }
                Finding::Elsewhere(doubt) => drop(self.doubts.insert(annotation.key(), doubt)),
            }
        }
        self.spread(guessed, &mut answers);
    }

    /// Gives answers the home of the annotation they answer.
    fn spread(&mut self, mut found: VecDeque<(&'a Annotation, Home)>, answers: &mut Answers<'a>) {
        while let Some((annotation, home)) = found.pop_front() {
            let answers = answers.remove(annotation.id().as_str());
            let answers = answers.into_iter().flatten();
            found.extend(answers.map(|answer| (answer, home.clone())));
            self.found.entry(annotation.key()).or_insert(home);
        }
    }

    fn own(&self, annotation: &Annotation) -> Option<DocumentName> {
        let kept = self.kept.by_key.get(annotation.key());
        let named = || targets(annotation).find_map(|target| self.named(&target.document));
        kept.map(|name| (*name).clone()).or_else(named)
    }

    fn of_kept_parent(&self, annotation: &Annotation) -> Option<DocumentName> {
        let kept = |target: &Target| self.kept.by_id.get(target.source.as_str());
        targets(annotation)
            .find_map(kept)
            .map(|name| (*name).clone())
    }

    fn named(&self, reference: &DocumentRef) -> Option<DocumentName> {
        let name = DocumentName::of(reference);
        let is_ancestor = |name| self.here.ancestors.iter().any(|one| one.is(name));
        let same_text = reference.has_text_of(self.here.document);
        // A revision may have the very text of its ancestor, so their symbols tell them apart.
        if same_text && !name.as_ref().is_some_and(is_ancestor) {
            return Some(self.here.name.clone());
        }
        let name = name?;
        Some(self.known.like(&name).cloned().unwrap_or(name))
    }
}

/// Annotations by the id of their target.
type Answers<'a> = BTreeMap<&'a str, Vec<&'a Annotation>>;

/// The open and kept documents, in order of precedence.
struct Known<'a> {
    names: Vec<&'a DocumentName>,
    /// The index of the first document with each symbol, and with each symbol and language.
    first: BTreeMap<(String, Option<String>), usize>,
}

impl<'a> Known<'a> {
    fn of(names: impl Iterator<Item = &'a DocumentName>) -> Self {
        let names: Vec<&DocumentName> = names.collect();
        let mut first = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            first.entry((name.folded_symbol(), None)).or_insert(at);
            let language = Some(name.folded_language());
            first.entry((name.folded_symbol(), language)).or_insert(at);
        }
        Self { names, first }
    }

    /// The first document with a matching name, as defined by [`DocumentName::is`].
    fn like(&self, name: &DocumentName) -> Option<&'a DocumentName> {
        let language = name.folded_language();
        let languages = if language == UNKNOWN_LANGUAGE {
            vec![None]
        } else {
            vec![Some(language), Some(UNKNOWN_LANGUAGE.to_owned())]
        };
        let first = |language| self.first.get(&(name.folded_symbol(), language));
        let first = languages.into_iter().filter_map(first).min()?;
        self.names.get(*first).copied()
    }
}

/// The document under which each annotation is kept. The open document takes precedence, then its
/// ancestors.
struct Keeping<'a> {
    by_key: BTreeMap<&'a Key, &'a DocumentName>,
    by_id: BTreeMap<&'a str, &'a DocumentName>,
}

impl<'a> Keeping<'a> {
    fn of(kept: &'a Kept, here: &'a Here<'a>) -> Self {
        let mut keeping = Self {
            by_key: BTreeMap::new(),
            by_id: BTreeMap::new(),
        };
        for name in here.open().chain(kept.keys()) {
            for annotation in kept.get(name).into_iter().flatten() {
                keeping.by_key.entry(annotation.key()).or_insert(name);
                let id = annotation.id().as_str();
                keeping.by_id.entry(id).or_insert(name);
            }
        }
        keeping
    }
}
