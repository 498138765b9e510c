//! A text that annotations were made on, kept once so that the annotations need not repeat it.
//!
//! A kept text holds its blocks beside its Markdown. A later parser may cut the same Markdown into
//! other blocks, and the quotes of notes must be found even then.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::key::Entry;
use super::storage::Storage;
use super::store::{ReadStore, StoreError};
use super::unreadable::{Flaw, Unreadable, damaged};
use super::version;
use crate::anchoring::DocumentContext;
use crate::annotation::{BlockPrint, DocumentRef};
use crate::digest::{digest, short};
use crate::document::{Document, DocumentKey};

/// The code points of a neighbour's text that a note records. Fixed with the stored form.
const NEIGHBOUR_TEXT: usize = 64;

/// The blocks of one text, everything else that targets say about it, and its Markdown.
///
/// The blocks are kept beside the Markdown, because a later parser may cut the same Markdown into other
/// blocks. The quotes of annotations must still be found then. For the same reason the name of a text
/// covers everything that targets are written out from. A text that differs in anything is another
/// text.
#[derive(Clone, Debug)]
pub struct KeptText {
    name: String,
    source: String,
    document: DocumentRef,
    markdown: String,
    /// The plain text: the texts of the blocks joined by `\n`.
    text: String,
    blocks: Vec<KeptBlock>,
    /// The number of other blocks with equal text, by block.
    twins: OnceCell<Vec<usize>>,
}

/// A stored text, or the reason why it cannot be read.
pub(super) type ReadText = Result<KeptText, Unreadable>;

#[derive(Clone, Debug)]
pub(super) struct KeptBlock {
    pub id: String,
    pub address: Option<String>,
    /// Its start in the text, in code points; `start_byte` is in bytes.
    pub start: usize,
    start_byte: usize,
    /// Its length in code points; `len_bytes` is in bytes.
    pub len: usize,
    len_bytes: usize,
    print: OnceCell<String>,
}

impl KeptText {
    /// Makes the text of a document as its targets describe it; `markdown` is its source.
    pub fn of(document: &Document, context: &DocumentContext, markdown: &str) -> Self {
        let whole = context.describe_document(document);
        let blocks = document.blocks().iter().map(|block| {
            let address = Some(block.address()).filter(|address| !address.is_empty());
            (block.id(), address, block.text())
        });
        Self::new(&whole.source, whole.document, markdown, blocks)
    }

    /// Makes a text from its blocks: id, address as on paper, plain text. `source` is the IRI by which
    /// targets name it. `document.fingerprint` is computed from the text.
    pub fn new<'a>(
        source: &str,
        document: DocumentRef,
        markdown: &str,
        blocks: impl IntoIterator<Item = (&'a str, Option<&'a str>, &'a str)>,
    ) -> Self {
        let mut kept = Self {
            name: String::new(),
            source: source.to_owned(),
            document,
            markdown: markdown.to_owned(),
            text: String::new(),
            blocks: Vec::new(),
            twins: OnceCell::new(),
        };
        let mut start = 0;
        for (id, address, text) in blocks {
            if !kept.blocks.is_empty() {
                kept.text.push('\n');
                start += 1;
            }
            let len = text.chars().count();
            kept.blocks.push(KeptBlock {
                id: id.to_owned(),
                address: address.map(str::to_owned),
                start,
                start_byte: kept.text.len(),
                len,
                len_bytes: text.len(),
                print: OnceCell::new(),
            });
            kept.text.push_str(text);
            start += len;
        }
        kept.document.fingerprint = Some(digest(&kept.text));
        kept.name = kept.compute_name();
        kept
    }

    /// Returns the IRI by which targets name the text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the symbol, revision, language and fingerprint.
    pub fn document(&self) -> &DocumentRef {
        &self.document
    }

    /// Returns whether this is the fingerprint of the plain text.
    pub fn has_fingerprint(&self, fingerprint: &str) -> bool {
        self.document.fingerprint.as_deref() == Some(fingerprint)
    }

    /// Returns the Markdown source of the text.
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// Returns the name of the text in storage keys and notes. It is the first 16 hex digits of the
    /// SHA-256 of everything that targets are written out from.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn compute_name(&self) -> String {
        let blocks = self.blocks.iter();
        let blocks: Vec<Value> = blocks.map(|b| json!([b.id, b.address, b.len])).collect();
        let DocumentRef {
            symbol,
            revision,
            language,
            fingerprint,
        } = &self.document;
        let all = json!([self.source, symbol, revision, language, fingerprint, blocks]);
        short(&digest(&all.to_string())).to_owned()
    }

    /// Returns the block that contains a code point of the text; a block's end belongs to it.
    pub(super) fn block_at(&self, position: usize) -> Option<(usize, &KeptBlock)> {
        let index = self
            .blocks
            .partition_point(|block| block.start <= position)
            .checked_sub(1)?;
        let block = self.blocks.get(index)?;
        (position <= block.start + block.len).then_some((index, block))
    }

    /// Returns the words between two code points of the text.
    pub(super) fn slice(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(self.byte_at(start)?..self.byte_at(end)?)
    }

    /// Returns only the fingerprints of a block and its neighbours, as early notes recorded them.
    pub(super) fn block_print(&self, index: usize) -> Option<BlockPrint> {
        let print = |index| Some(self.print_of(self.blocks.get(index)?).to_owned());
        Some(BlockPrint {
            own: print(index)?,
            before: index.checked_sub(1).and_then(print),
            after: print(index + 1),
            ..BlockPrint::default()
        })
    }

    /// Returns the fingerprints and everything else recorded about a block and its neighbours. These
    /// are the number of blocks with equal text, and the nearest 64 code points of each neighbour.
    pub(super) fn full_block_print(&self, index: usize) -> Option<BlockPrint> {
        let before = index
            .checked_sub(1)
            .and_then(|index| self.blocks.get(index));
        let after = self.blocks.get(index + 1);
        let near = |start: usize, end: usize| self.slice(start, end).map(str::to_owned);
        Some(BlockPrint {
            twins: Some(*self.twins().get(index)?),
            text_before: before.and_then(|block| {
                let end = block.start + block.len;
                near(end - block.len.min(NEIGHBOUR_TEXT), end)
            }),
            text_after: after
                .and_then(|block| near(block.start, block.start + block.len.min(NEIGHBOUR_TEXT))),
            ..self.block_print(index)?
        })
    }

    /// Returns the stored form. A block whose words occur verbatim in the Markdown is stored as their
    /// position.
    pub fn encode(&self) -> String {
        let mut cursor = 0;
        let blocks = self.blocks.iter().map(|block| {
            let text = self.text_of(block);
            match find_near(&self.markdown, cursor, text) {
                Some(at) => {
                    cursor = at + text.len();
                    json!([block.id, block.address, at, text.len()])
                }
                None => json!([block.id, block.address, text]),
            }
        });
        version::write(&Form {
            blocks: blocks.collect(),
            source: Cow::Borrowed(&self.source),
            symbol: self.document.symbol.as_deref().map(Cow::Borrowed),
            revision: self.document.revision.as_deref().map(Cow::Borrowed),
            language: self.document.language.as_deref().map(Cow::Borrowed),
            name: Cow::Borrowed(&self.name),
            markdown: Cow::Borrowed(&self.markdown),
        })
    }

    /// Reads the stored form; the text must match its name.
    ///
    /// # Errors
    /// When the value is damaged, or written by a newer version of the app.
    pub fn decode(value: &str) -> Result<Self, Unreadable> {
        let form: Form<'static> = version::read(value)?;
        let document = DocumentRef {
            symbol: form.symbol.map(Cow::into_owned),
            revision: form.revision.map(Cow::into_owned),
            language: form.language.map(Cow::into_owned),
            fingerprint: None,
        };
        let (blocks, markdown) = (form.blocks.iter(), &form.markdown);
        let blocks: Option<Vec<_>> = blocks.map(|block| parts(block, markdown)).collect();
        let outside = || damaged(Flaw::BlockOutside);
        let kept = Self::new(
            &form.source,
            document,
            markdown,
            blocks.ok_or_else(outside)?,
        );
        if kept.name == form.name {
            Ok(kept)
        } else {
            Err(damaged(Flaw::OtherText))
        }
    }

    fn text_of(&self, block: &KeptBlock) -> &str {
        let end = block.start_byte + block.len_bytes;
        self.text.get(block.start_byte..end).unwrap_or_default()
    }

    fn twins(&self) -> &[usize] {
        self.twins.get_or_init(|| {
            let texts = || self.blocks.iter().map(|block| self.text_of(block));
            let mut with_text: BTreeMap<&str, usize> = BTreeMap::new();
            for text in texts() {
                *with_text.entry(text).or_default() += 1;
            }
            let others = |text| with_text.get(text).map_or(0, |count| count - 1);
            texts().map(others).collect()
        })
    }

    fn print_of<'a>(&'a self, block: &'a KeptBlock) -> &'a str {
        block
            .print
            .get_or_init(|| short(&digest(self.text_of(block))).to_owned())
    }

    fn byte_at(&self, position: usize) -> Option<usize> {
        let (_, block) = self.block_at(position)?;
        let within = position - block.start;
        if within == block.len {
            return Some(block.start_byte + block.len_bytes);
        }
        if block.len == block.len_bytes {
            return Some(block.start_byte + within);
        }
        let rest = self.text.get(block.start_byte..)?;
        let (byte, _) = rest.char_indices().nth(within)?;
        Some(block.start_byte + byte)
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns the texts of a document that notes lean on, without unreadable ones.
    ///
    /// # Errors
    /// When the store fails.
    pub fn texts(&self, document: &DocumentKey) -> Result<Vec<KeptText>, StoreError> {
        Ok(self.all_texts(document)?.into_iter().flatten().collect())
    }

    /// Returns the texts of a document, with the reason for each that cannot be read.
    pub(super) fn all_texts(&self, document: &DocumentKey) -> Result<Vec<ReadText>, StoreError> {
        let mut texts = Vec::new();
        for entry in self.entries()? {
            if matches!(&entry, Entry::Text(of, _) if of == document) {
                texts.extend(self.read_text(&self.base().key(&entry))?);
            }
        }
        Ok(texts)
    }

    /// Returns the text under a storage key.
    pub(super) fn read_text(&self, key: &str) -> Result<Option<ReadText>, StoreError> {
        let value = self.store().get(key)?;
        Ok(value.as_deref().map(KeptText::decode))
    }
}

/// The stored form of a text. Its blocks are lists of their [`parts`], handled by hand because there
/// are thousands.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form<'a> {
    blocks: Vec<Value>,
    source: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Cow<'a, str>>,
    name: Cow<'a, str>,
    markdown: Cow<'a, str>,
}

/// Returns the parts of a stored block: id, address and words. The block holds the words, or their byte
/// offset and length in the Markdown.
fn parts<'a>(block: &'a Value, markdown: &'a str) -> Option<(&'a str, Option<&'a str>, &'a str)> {
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let (id, address, words) = match block.as_array()?.as_slice() {
        [id, address, words] => (id, address, words.as_str()?),
        [id, address, at, len] => {
            let (at, len) = (number(at)?, number(len)?);
            (id, address, markdown.get(at..at.checked_add(len)?)?)
        }
        _ => return None,
    };
    let address = match address {
        Value::Null => None,
        address => Some(address.as_str()?),
    };
    Some((id.as_str()?, address, words))
}

/// Finds `words` in `text` shortly after `cursor`. Only a window is searched. Blocks follow each other
/// as in the Markdown, and a text with much markup must not take quadratic time.
fn find_near(text: &str, cursor: usize, words: &str) -> Option<usize> {
    const WINDOW: usize = 2_000;
    if words.is_empty() {
        return None;
    }
    let mut end = (cursor + words.len() + WINDOW).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Some(cursor + text.get(cursor..end)?.find(words)?)
}
