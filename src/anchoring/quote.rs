//! Finding the words of a TextQuote selector.

use super::TextRange;
use super::occurrences::occurrences;
use super::plain_text::{PlainText, Ranges};
use crate::annotation::Selector;
use crate::document::Document;

/// Returns the places that a TextQuote selector names by itself, in document order. These are the
/// occurrences of its words between its prefix and its suffix (W3C Web Annotation Data Model
/// §4.2.4). Other selectors, and empty quotes, name no words and have no places.
pub fn quoted_ranges(document: &Document, selector: &Selector) -> Vec<TextRange> {
    let Some(quote) = Quote::of(selector) else {
        return Vec::new();
    };
    let text = PlainText::new(document);
    let mut ranges = Ranges::new(&text);
    quote
        .hits(text.text())
        .filter(|hit| hit.prefix && hit.suffix)
        .filter_map(|hit| ranges.at(hit.at..hit.at + quote.exact.len()))
        .collect()
}

/// The parts of a TextQuote selector; missing parts are empty.
#[derive(Clone, Copy)]
pub(super) struct Quote<'a> {
    pub(super) exact: &'a str,
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
}

/// One occurrence of the words.
pub(super) struct Hit {
    /// The byte at which the words begin.
    pub(super) at: usize,
    /// Whether the prefix precedes the words.
    pub(super) prefix: bool,
    /// Whether the suffix follows the words.
    pub(super) suffix: bool,
}

impl<'a> Quote<'a> {
    pub(super) fn of(selector: &'a Selector) -> Option<Self> {
        match selector {
            Selector::TextQuote {
                exact,
                prefix,
                suffix,
                ..
            } => Some(Self {
                exact,
                prefix: prefix.as_deref().unwrap_or_default(),
                suffix: suffix.as_deref().unwrap_or_default(),
            }),
            _ => None,
        }
    }

    /// Returns the length of prefix and suffix together, in code points.
    pub(super) fn context_len(&self) -> usize {
        self.prefix.chars().count() + self.suffix.chars().count()
    }

    /// Returns all occurrences of the words in `text`, in order.
    pub(super) fn hits(&self, text: &str) -> impl Iterator<Item = Hit> + use<> {
        let after_prefix = self.hits_with(text, self.prefix, "");
        let before_suffix = self.hits_with(text, "", self.suffix);
        occurrences(text, self.exact)
            .into_iter()
            .map(move |at| Hit {
                at,
                prefix: after_prefix.binary_search(&at).is_ok(),
                suffix: before_suffix.binary_search(&at).is_ok(),
            })
    }

    /// Returns the occurrences of the words between prefix and suffix, in order.
    pub(super) fn hits_in_context(&self, text: &str) -> impl Iterator<Item = Hit> + use<> {
        let places = self.hits_with(text, self.prefix, self.suffix).into_iter();
        places.map(|at| Hit {
            at,
            prefix: true,
            suffix: true,
        })
    }

    /// The places of the words between `prefix` and `suffix`. All three are searched for at once.
    /// Checking each occurrence separately would cost their number times the length of the context.
    fn hits_with(&self, text: &str, prefix: &str, suffix: &str) -> Vec<usize> {
        occurrences(text, &[prefix, self.exact, suffix].concat())
            .into_iter()
            .map(|at| at + prefix.len())
            .collect()
    }
}
