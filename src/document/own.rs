//! A document that a person brings along as a file: its name and its key.
//!
//! A text belongs to one key, and finds that key again. Another text of a hosted or open symbol
//! gets a key of its own, so that notes do not mix. Removing a document leaves its notes. Opening
//! the same text again finds them by their text (`Storage::key_use`). A report may later be hosted
//! under the key of a document that was brought along. Then the hosted report gets the key and the
//! notes, since to delegates it is the same document. The other text stays under a key of its own.
//!
//! The language is that of the last letter of the symbol, if the text is in its script. Otherwise
//! it is the language of the report that the document revises. Then come the tag in the metadata of
//! the file and `und`. The masthead names the language of the original, and nothing is guessed from
//! words.

use super::Document;
use super::catalogue::CatalogueEntry;
use super::encoding::Encoding;
use super::file_kind::TextFormat;
use super::key::DocumentKey;
use super::language::UNKNOWN_LANGUAGE;
use super::relation::{Named, Relation};
use super::symbol::{Amendment, Symbol};

/// The largest file that can be opened as a document, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 20_000_000;

/// A document that a person brought along, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDocument {
    /// The key for links and storage.
    pub key: DocumentKey,
    /// The symbol in the masthead or, failing that, the file name without its extension.
    pub symbol: String,
    /// The BCP 47 tag of the language: that of the letter at the end of the symbol, otherwise
    /// `und`.
    pub language: String,
    /// The title, the first heading, or the name of the file.
    pub title: String,
    /// The name of the file.
    pub file_name: String,
    /// The format of the text.
    pub format: TextFormat,
    /// The older encoding in which the person opened the file.
    pub encoding: Option<Encoding>,
    /// The [`fingerprint`](Document::fingerprint) of the text when it was opened.
    pub fingerprint: String,
    /// The relation to another document, as stated by the person.
    pub relation: Option<Relation>,
}

impl OwnDocument {
    /// Describes a file by its name and content. The key is the plain one: see [`own_key`].
    pub fn describe(file_name: &str, format: TextFormat, document: &Document) -> Self {
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        let masthead = document.masthead();
        let on_top = spelled_out(document).or_else(|| masthead.symbol.clone());
        let symbol = first_filled([on_top.as_deref(), Some(stem), Some(file_name)]);
        let heading = document.outline().first().map(|entry| entry.title.as_str());
        let title = first_filled([masthead.title.as_deref(), heading, Some(file_name)]);
        let language = language_of(&symbol, document);
        Self {
            key: DocumentKey::new(&symbol, &language),
            language,
            symbol,
            title,
            file_name: file_name.to_owned(),
            format,
            encoding: None,
            fingerprint: document.fingerprint().to_owned(),
            relation: None,
        }
    }

    /// Returns the names of the document.
    pub fn named(&self) -> Named<'_> {
        Named {
            key: &self.key,
            symbol: &self.symbol,
            language: &self.language,
        }
    }

    /// Returns the document as an entry of a list of reports.
    pub fn entry(&self) -> CatalogueEntry {
        CatalogueEntry {
            key: self.key.clone(),
            symbol: self.symbol.clone(),
            title: self.title.clone(),
            date: String::new(),
            language: self.language.clone(),
            file: self.file_name.clone(),
            canonical: None,
            relation: None,
        }
    }
}

/// The symbol, if the top of the paper has it in words. `Corrigendum 1 to Document C14/41-E`, on
/// one or two lines, is `C14/41(Corr.1)-E`.
fn spelled_out(document: &Document) -> Option<String> {
    /// The most lines of a masthead, and the longest of them in code points.
    const LINES: usize = 8;
    const LONGEST: usize = 80;

    let mut top = document.blocks().iter().take(LINES);
    let line =
        top.find(|block| block.len() <= LONGEST && Amendment::leads(block.text()).is_some())?;
    let change = Amendment::leads(line.text())?;
    let last = line.text().split_whitespace().last();
    let number = last.filter(|word| word.contains(['/', '-']));
    let symbol = number.or(document.masthead().symbol.as_deref())?;
    Some(change.written_into(symbol))
}

fn first_filled<const N: usize>(texts: [Option<&str>; N]) -> String {
    let mut filled = texts.into_iter().flatten().map(str::trim);
    let found = filled.find(|text| !text.is_empty());
    found.unwrap_or_default().to_owned()
}

/// The language of the symbol's last letter, if the text is in its script. Otherwise a letter at
/// the end of a file name may mean anything. Failing that, the language is the tag in the file's
/// metadata. A printed masthead is no help, since it names the language of the original in words.
fn language_of(symbol: &str, document: &Document) -> String {
    let language = Symbol::parse(symbol).language();
    let language = language.filter(|language| {
        let script = match *language {
            "ar" => '\u{600}'..='\u{6ff}',
            "ru" => '\u{400}'..='\u{4ff}',
            "zh" => '\u{4e00}'..='\u{9fff}',
            _ => 'A'..='z',
        };
        document.text().contains(|c| script.contains(&c))
    });
    let named = document.masthead().language.as_deref();
    let named = named.filter(|named| is_tag(named));
    language.or(named).unwrap_or(UNKNOWN_LANGUAGE).to_owned()
}

/// Whether a text has the form of a language tag: `en`, `zh-Hans`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary = (2..=3).contains(&primary.len());
    let is_lower = primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut parts = parts.map(|part| (1..=8).contains(&part.len()) && part.is_ascii());
    is_primary && is_lower && parts.all(|fits| fits)
}

/// The present use of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// The key is unused.
    Free,
    /// This very text, or notes on it, have the key.
    SameText,
    /// A hosted report, another text, or notes on another text have the key.
    OtherText,
}

/// Returns the key for a text that is brought along: the plain key of symbol and language. If
/// another text has that, the text gets a key of its own ([`DocumentKey::of_text`]). A former key
/// of the text is reused, and with it the notes that were left there.
pub fn own_key(document: &OwnDocument, used: impl Fn(&DocumentKey) -> KeyUse) -> DocumentKey {
    let (symbol, language) = (&document.symbol, &document.language);
    let plain = DocumentKey::new(symbol, language);
    let hashed = DocumentKey::of_text(symbol, language, &document.fingerprint);
    match (used(&plain), used(&hashed)) {
        (KeyUse::SameText, _) => plain,
        (_, KeyUse::SameText) => hashed,
        (KeyUse::Free, _) => plain,
        (KeyUse::OtherText, _) => hashed,
    }
}
