//! The key of a document in links and storage.

use std::fmt;

use super::index::Index;
use crate::digest::digest;

/// The name of one language version of a report in links and storage keys, `C14-41-E.en`.
///
/// It consists of symbol, dot and language tag, folded to `[A-Za-z0-9.-]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentKey(String);

impl DocumentKey {
    /// Makes the key of a document if no other document in its list folds to the same key.
    pub fn new(symbol: &str, language: &str) -> Self {
        Self(format!("{}.{}", fold(symbol), fold(language)))
    }

    /// Makes distinct keys for a list of documents, given as symbol and language. The first of
    /// several that fold to the same key gets the plain key. The others get a short hash of symbol
    /// and language. So a report added further down changes no saved link.
    pub fn for_all<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Self> {
        let mut taken = Index::default();
        let mut key = |(symbol, language)| {
            let plain = Self::new(symbol, language);
            let mut key = plain.clone();
            let mut round = 0;
            while !taken.add(key.as_str(), round) {
                key = Self(format!(
                    "{plain}-{}",
                    told_apart(symbol, language, &round.to_string())
                ));
                round += 1;
            }
            key
        };
        documents.into_iter().map(&mut key).collect()
    }

    /// Makes the key of one text of a document if another text already has the plain key. A short
    /// hash of the [`fingerprint`](super::Document::fingerprint) is appended, so that the notes on
    /// both stay apart.
    pub fn of_text(symbol: &str, language: &str, fingerprint: &str) -> Self {
        let plain = Self::new(symbol, language);
        Self(format!(
            "{plain}-{}",
            told_apart(symbol, language, fingerprint)
        ))
    }

    /// Parses a key from a link or a storage key; `None` if it has invalid characters.
    pub fn from_text(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        (!text.is_empty() && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// Returns the key in its form for links.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Replaces runs of other characters by one `-`, except at the ends.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with('-') {
            folded.push('-');
        }
    }
    let folded = folded.trim_end_matches('-');
    if folded.is_empty() {
        "document".to_owned()
    } else {
        folded.to_owned()
    }
}

/// Returns eight hexadecimal digits that distinguish documents with the same plain key.
fn told_apart(symbol: &str, language: &str, by: &str) -> String {
    let mut digits = digest(&format!("{symbol}\n{language}\n{by}"));
    digits.truncate(8);
    digits
}
