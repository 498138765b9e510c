//! A text that annotations were made on, kept once so that the annotations need not repeat it.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::version::{self, Unreadable, Version};
use crate::anchoring::DocumentContext;
use crate::annotation::{BlockPrint, DocumentRef};
use crate::document::Document;

/// The blocks of one text with everything else that targets say of it, and the Markdown it came
/// from.
///
/// The blocks are kept beside the Markdown because a later parser may cut the same Markdown into
/// other blocks; what the annotations quote must still be found then. For the same reason a text
/// is named by all that targets are written out from: one that differs in anything is another.
#[derive(Clone, Debug)]
pub struct KeptText {
    name: String,
    source: String,
    document: DocumentRef,
    markdown: String,
    /// The plain text: the blocks' texts joined by one `\n`.
    text: String,
    blocks: Vec<KeptBlock>,
}

#[derive(Clone, Debug)]
pub(super) struct KeptBlock {
    pub id: String,
    pub address: Option<String>,
    /// Where it starts in the text: code points, and bytes.
    pub start: usize,
    start_byte: usize,
    /// How long it is: code points, and bytes.
    pub len: usize,
    len_bytes: usize,
    print: OnceCell<String>,
}

impl KeptText {
    /// The text of a document as its targets are described; `markdown` is what it was parsed from.
    pub fn of(document: &Document, context: &DocumentContext, markdown: &str) -> Self {
        let whole = context.describe_document(document);
        let blocks = document.blocks().iter().map(|block| {
            let address = Some(block.address()).filter(|address| !address.is_empty());
            (block.id(), address, block.text())
        });
        Self::new(&whole.source, whole.document, markdown, blocks)
    }

    /// A text from its blocks: id, address as on paper, plain text. `source` is the IRI that
    /// targets name it by; `document.fingerprint` is set from the text.
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
        kept.document.fingerprint = Some(hex_sha256(&kept.text));
        kept.name = kept.compute_name();
        kept
    }

    /// The IRI that targets name the text by.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Symbol, revision, language and fingerprint.
    pub fn document(&self) -> &DocumentRef {
        &self.document
    }

    /// Whether this is the fingerprint of the plain text.
    pub fn has_fingerprint(&self, fingerprint: &str) -> bool {
        self.document.fingerprint.as_deref() == Some(fingerprint)
    }

    /// The Markdown the text was read from.
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// The name of the text in storage keys and notes: the first 16 hex digits of the SHA-256 of
    /// everything that targets are written out from.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn compute_name(&self) -> String {
        let blocks: Vec<_> = self
            .blocks
            .iter()
            .map(|b| (&b.id, &b.address, b.len))
            .collect();
        let DocumentRef {
            symbol,
            revision,
            language,
            fingerprint,
        } = &self.document;
        let all = (
            &self.source,
            symbol,
            revision,
            language,
            fingerprint,
            blocks,
        );
        short(&hex_sha256(&version::write(&all))).to_owned()
    }

    /// The block in which a code point of the text lies; a block's end belongs to it.
    pub(super) fn block_at(&self, position: usize) -> Option<(usize, &KeptBlock)> {
        let index = self
            .blocks
            .partition_point(|block| block.start <= position)
            .checked_sub(1)?;
        let block = self.blocks.get(index)?;
        (position <= block.start + block.len).then_some((index, block))
    }

    /// The words between two code points of the text.
    pub(super) fn slice(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(self.byte_at(start)?..self.byte_at(end)?)
    }

    /// The fingerprints of a block and its neighbours.
    pub(super) fn block_print(&self, index: usize) -> Option<BlockPrint> {
        let print = |index| Some(self.print_of(self.blocks.get(index)?).to_owned());
        Some(BlockPrint {
            own: print(index)?,
            before: index.checked_sub(1).and_then(print),
            after: print(index + 1),
        })
    }

    /// The kept form. A block whose words stand in the Markdown as they are is kept as the place
    /// where they stand.
    pub fn encode(&self) -> String {
        let mut cursor = 0;
        let blocks = self
            .blocks
            .iter()
            .map(|block| {
                let (id, address) = (block.id.clone(), block.address.clone());
                let text = self.text_of(block);
                match find_near(&self.markdown, cursor, text) {
                    Some(at) => {
                        cursor = at + text.len();
                        WireBlock::InMarkdown(id, address, at, text.len())
                    }
                    None => WireBlock::Own(id, address, text.to_owned()),
                }
            })
            .collect();
        let document = self.document.clone();
        version::write(&WireText {
            v: Version,
            source: self.source.clone(),
            symbol: document.symbol,
            revision: document.revision,
            language: document.language,
            name: self.name.clone(),
            markdown: self.markdown.clone(),
            blocks,
        })
    }

    /// Reads the kept form; the text must be the one it is named for.
    pub fn decode(value: &str) -> Result<Self, Unreadable> {
        let wire: WireText = version::read(value)?;
        let damaged = |reason: &str| Unreadable::Damaged(reason.to_owned());
        let blocks: Option<Vec<_>> = wire
            .blocks
            .iter()
            .map(|b| b.parts(&wire.markdown))
            .collect();
        let blocks = blocks.ok_or_else(|| damaged("a block lies outside the text"))?;
        let document = DocumentRef {
            symbol: wire.symbol,
            revision: wire.revision,
            language: wire.language,
            fingerprint: None,
        };
        let kept = Self::new(&wire.source, document, &wire.markdown, blocks);
        if kept.name == wire.name {
            Ok(kept)
        } else {
            Err(damaged("the text is not the one it is named for"))
        }
    }

    fn text_of(&self, block: &KeptBlock) -> &str {
        let end = block.start_byte + block.len_bytes;
        self.text.get(block.start_byte..end).unwrap_or_default()
    }

    fn print_of<'a>(&'a self, block: &'a KeptBlock) -> &'a str {
        block
            .print
            .get_or_init(|| short(&hex_sha256(self.text_of(block))).to_owned())
    }

    fn byte_at(&self, position: usize) -> Option<usize> {
        let (_, block) = self.block_at(position)?;
        let rest = self.text.get(block.start_byte..)?;
        let within = position - block.start;
        if within == block.len {
            return Some(block.start_byte + block.len_bytes);
        }
        let (byte, _) = rest.char_indices().nth(within)?;
        Some(block.start_byte + byte)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireText {
    v: Version,
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    symbol: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revision: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    name: String,
    markdown: String,
    blocks: Vec<WireBlock>,
}

/// A block: id, address, and either the byte offset and length of its words in the Markdown, or
/// the words.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WireBlock {
    InMarkdown(String, Option<String>, usize, usize),
    Own(String, Option<String>, String),
}

impl WireBlock {
    fn parts<'a>(&'a self, markdown: &'a str) -> Option<(&'a str, Option<&'a str>, &'a str)> {
        match self {
            Self::InMarkdown(id, address, at, len) => {
                let words = markdown.get(*at..at.checked_add(*len)?)?;
                Some((id, address.as_deref(), words))
            }
            Self::Own(id, address, words) => Some((id, address.as_deref(), words)),
        }
    }
}

/// Finds `words` in `text` not far behind `cursor`. Only a window is searched: blocks follow each
/// other as in the Markdown, and a text with many marks must not take quadratic time.
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

/// The first 16 digits of a hexadecimal fingerprint.
pub(super) fn short(fingerprint: &str) -> &str {
    fingerprint.get(..16).unwrap_or(fingerprint)
}

pub(super) fn hex_sha256(text: &str) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
