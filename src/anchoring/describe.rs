//! Writing a place down so that it can be found again.
//!
//! A target quotes its whole paragraph, up to 512 code points on each side of the words. With a
//! fifth of its words edited, a paragraph is recognised as a whole, but hardly by 32 code points.
//! That alone raised the share of right answers from 90 to 97 %.
//!
//! A target also notes the nearest 64 code points of both neighbours, which identify reworded
//! neighbours. It notes how many twins the paragraph had. Without that number, a moved paragraph
//! looks like a deleted one with a twin elsewhere. In the compact stored form all this costs two
//! characters, since the stored text provides the rest.

use std::ops::Range;

use super::ends::{first, last};
use super::fingerprint::block_print;
use super::occurrences::occurrences;
use super::plain_text::PlainText;
use super::{DocumentContext, TextRange};
use crate::annotation::{Extra, Selector, Target};
use crate::document::Document;

/// Code points of text to quote before and after the words, where the text has that many.
pub const MIN_CONTEXT: usize = 32;

/// Code points of the paragraph to quote before and after the words. More are quoted if the place
/// needs them to be distinct. Most paragraphs fit as a whole. The limit bounds the size of files
/// and the cost of the search.
pub const MAX_CONTEXT: usize = 512;

/// The specification a Fragment selector conforms to: ids of (X)HTML documents (W3C Web Annotation
/// Data Model §4.2.1).
pub const FRAGMENT_SYNTAX: &str = "http://tools.ietf.org/rfc/rfc3236";

/// Describes a place using only the document itself; see [`DocumentContext::describe`].
///
/// ```
/// use rapporteur::anchoring::{TextRange, describe};
/// use rapporteur::document::Document;
///
/// let report = Document::parse("5.9 The Group met.\n\n5.10 The Group agreed.\n");
/// let agreed = TextRange { block: 1, start: 10, end_block: 1, end: 16 };
/// let target = describe(&report, &agreed);
/// assert_eq!(target.quote(), Some("agreed"));
/// assert_eq!(target.address.as_deref(), Some("5.10"));
/// ```
pub fn describe(document: &Document, range: &TextRange) -> Target {
    DocumentContext::of(document).describe(document, range)
}

/// Describes the document as a whole, using only the document itself.
pub fn describe_document(document: &Document) -> Target {
    DocumentContext::of(document).describe_document(document)
}

impl DocumentContext {
    /// Returns the target of a note on the document as a whole, which has no selector.
    pub fn describe_document(&self, document: &Document) -> Target {
        Target {
            source: self.source.clone(),
            document: self.reference(document),
            address: None,
            block: None,
            selectors: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Returns the target of a note on a place.
    ///
    /// The target quotes the words with their paragraph, or more if that is needed to distinguish
    /// them from other occurrences. It also holds the position in the document's text, the first
    /// block, and its fingerprints and those of its neighbours. A range that reaches beyond the
    /// document is cut to it.
    pub fn describe(&self, document: &Document, range: &TextRange) -> Target {
        let whole = self.describe_document(document);
        let Some(range) = range.clamped(document) else {
            return whole;
        };
        let Some(block) = document.blocks().get(range.block) else {
            return whole;
        };
        let text = PlainText::new(document);
        Target {
            address: Some(block.address().to_owned()).filter(|address| !address.is_empty()),
            block: block_print(document, range.block),
            selectors: vec![
                quote(&text, &range),
                position(text.code_points(&range)),
                fragment(block.id(), &range),
            ],
            ..whole
        }
    }
}

fn quote(text: &PlainText<'_>, range: &TextRange) -> Selector {
    let words = text.bytes(range);
    let paragraphs = text.bytes_of_blocks(range.block, range.end_block);
    let window = distinct_window(text.text(), &words, &paragraphs);
    let part = |bytes: Range<usize>| text.text().get(bytes).unwrap_or_default().to_owned();
    Selector::TextQuote {
        exact: part(words.clone()),
        prefix: Some(part(window.start..words.start)),
        suffix: Some(part(words.end..window.end)),
        extra: Extra::new(),
    }
}

fn position(code_points: Range<usize>) -> Selector {
    Selector::TextPosition {
        start: code_points.start,
        end: code_points.end,
        extra: Extra::new(),
    }
}

fn fragment(id: &str, range: &TextRange) -> Selector {
    Selector::Fragment {
        value: id.to_owned(),
        conforms_to: Some(FRAGMENT_SYNTAX.to_owned()),
        refined_by: range
            .is_in_one_block()
            .then(|| Box::new(position(range.start..range.end))),
        extra: Extra::new(),
    }
}

/// The words with their surroundings in their paragraphs, up to [`MAX_CONTEXT`] on each side. These
/// surroundings identify the paragraph after part of it was reworded. If they occur elsewhere too,
/// the width doubles until they are unique or the paragraphs end. Each side has at least
/// [`MIN_CONTEXT`], even where that reaches beyond the paragraphs. The results are byte ranges.
fn distinct_window(text: &str, words: &Range<usize>, paragraphs: &Range<usize>) -> Range<usize> {
    let least = widened(text, words, MIN_CONTEXT);
    let within = |width: usize| {
        let wide = widened(text, words, width);
        least.start.min(wide.start.max(paragraphs.start))
            ..least.end.max(wide.end.min(paragraphs.end))
    };
    let most = least.start.min(paragraphs.start)..least.end.max(paragraphs.end);
    let mut width = MAX_CONTEXT;
    let mut window = within(width);
    while window != most && !is_distinct(text, &window) {
        width *= 2;
        window = within(width);
    }
    window
}

fn is_distinct(text: &str, window: &Range<usize>) -> bool {
    let words = text.get(window.clone()).unwrap_or_default();
    occurrences(text, words).len() == 1
}

/// `bytes` extended by `width` code points on each side, as far as the text goes.
fn widened(text: &str, bytes: &Range<usize>, width: usize) -> Range<usize> {
    let before = text.get(..bytes.start).unwrap_or_default();
    let after = text.get(bytes.end..).unwrap_or_default();
    bytes.start - last(before, width).len()..bytes.end + first(after, width).len()
}
