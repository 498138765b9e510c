//! The target of an annotation: the place it is about.

use std::ops::Range;

use super::Extra;
use crate::document::Document;

/// The target of an annotation: a document, or a place in it described by selectors. W3C Web Annotation
/// Data Model §4 (`SpecificResource`).
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The IRI of the source: the catalogue's canonical URL, `urn:x-rapporteur:document:<sha256>`,
    /// or the parent's urn for a reply.
    pub source: String,
    /// The document, in the file's own terms.
    pub document: DocumentRef,
    /// The address on paper, e.g. `5.9`; for people and tables, never used for anchoring alone.
    pub address: Option<String>,
    /// Fingerprints of the first block and its neighbours.
    pub block: Option<BlockPrint>,
    /// Selectors in the order of the contract: TextQuote, TextPosition, Fragment. Empty for a note on
    /// the document as a whole.
    pub selectors: Vec<Selector>,
    /// Members that are not known here.
    pub extra: Extra,
}

impl Target {
    /// Returns the words it is about, from a TextQuote selector.
    pub fn quote(&self) -> Option<&str> {
        self.selectors.iter().find_map(|selector| match selector {
            Selector::TextQuote { exact, .. } => Some(exact.as_str()),
            _ => None,
        })
    }

    /// Returns its range in code points of its own document's text, from a TextPosition selector.
    pub fn position(&self) -> Option<Range<usize>> {
        self.selectors.iter().find_map(|selector| match selector {
            Selector::TextPosition { start, end, .. } => Some(*start..*end),
            _ => None,
        })
    }
}

/// The document and text that a target was written for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DocumentRef {
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: Option<String>,
    /// The revision, e.g. `Rev.1`, if the symbol names one.
    pub revision: Option<String>,
    /// BCP 47 tag of the document's language.
    pub language: Option<String>,
    /// Lower-case hex SHA-256 of the document's plain text (UTF-8).
    pub fingerprint: Option<String>,
}

impl DocumentRef {
    /// Returns whether it names the exact text of `document`, by the fingerprint.
    pub fn has_text_of(&self, document: &Document) -> bool {
        self.fingerprint.as_deref() == Some(document.fingerprint())
    }

    /// Returns whether it names a text other than that of `document`. A reference without a fingerprint
    /// names none.
    pub fn has_other_text_than(&self, document: &Document) -> bool {
        self.fingerprint.is_some() && !self.has_text_of(document)
    }
}

/// The features by which carrying over recognises a block in another revision. Fingerprints are the
/// first 16 hex digits of the SHA-256 of a block's plain text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct BlockPrint {
    /// The fingerprint of the first block of the range.
    pub own: String,
    /// The fingerprint of the block before it; `None` at the start of the document.
    pub before: Option<String>,
    /// The fingerprint of the block after it; `None` at the end of the document.
    pub after: Option<String>,
    /// The number of other blocks in the document with equal text; `None` if unknown.
    pub twins: Option<usize>,
    /// The end of the previous block's text, by which that block is recognised after rewording.
    pub text_before: Option<String>,
    /// The beginning of the next block's text.
    pub text_after: Option<String>,
}

/// A selector; W3C Web Annotation Data Model §4.2.
#[derive(Clone, Debug, PartialEq)]
pub enum Selector {
    /// §4.2.4: the words themselves and their surroundings.
    TextQuote {
        /// The words.
        exact: String,
        /// The text before them.
        prefix: Option<String>,
        /// The text after them.
        suffix: Option<String>,
        /// Members not known here.
        extra: Extra,
    },
    /// §4.2.5: code points in the document's text, `end` excluded.
    TextPosition {
        /// First code point.
        start: usize,
        /// One past the last code point.
        end: usize,
        /// Members not known here.
        extra: Extra,
    },
    /// §4.2.1: the DOM id of the first block.
    Fragment {
        /// The id, e.g. `para-5.9`.
        value: String,
        /// The specification of the fragment's syntax.
        conforms_to: Option<String>,
        /// A TextPosition in the block, if the range is within one block.
        refined_by: Option<Box<Selector>>,
        /// Members not known here.
        extra: Extra,
    },
    /// A selector of unknown shape, kept and written back.
    Other(serde_json::Value),
}
