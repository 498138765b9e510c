//! Markdown → [`Document`]: masthead, outline and addressed blocks.
//!
//! [`Document::parse`] never fails. A report is often a faulty PDF conversion. The parser shows the
//! text of the paper, mends marks (never words) and lists every [`Repair`].
//!
//! The words of this room:
//!
//! * **block**: a heading, paragraph, list item, table or the like: the unit that has an address
//! * **address**: the name that people use for a block: `6.1 b)`; its **id** is the name in links:
//!   `para-6.1-b`
//! * **label**: the marker as printed: `b)`; not part of the block's text
//! * **run**: words of a block that look alike and lead to the same place
//! * **fingerprint**: the SHA-256 of the plain text
//! * **furniture**: the words that pages print around their text: running heads, page numbers
//! * **repair**: a change made by the parser, with the line of the source
//! * **symbol**: the number on the paper: `C14/41-E`; with the language it gives the document's
//!   **key**
//! * **relation**: the way in which one document belongs to another: revision, corrigendum,
//!   addendum
//! * **own document**: one that a person brought along as a file
//!
//! The phases, one file each:
//!
//! * `source`: line ends, control characters
//! * `front_matter`: metadata
//! * `layout`: traces of pages and converters among the lines
//! * `markdown`: leaf blocks
//! * `html`: tags
//! * `torn`, `run_on`: paragraphs torn by pages, items on one line each
//! * `note_links`, `notes`: footnotes
//! * `mend`: stray marks
//! * `masthead`: fields, title, signature
//! * `numbering`: markers become labels
//! * `runs` and `address`: ids

mod address;
mod anchors;
mod block;
mod build;
mod bytes;
mod catalogue;
mod catalogue_problem;
mod decoded;
mod definitions;
mod draft;
mod encoding;
mod file_kind;
mod find;
mod front_matter;
mod headings;
mod holding;
mod html;
mod index;
mod inline;
mod key;
mod language;
mod layout;
mod leaves;
mod library;
mod link;
mod links;
mod list_numbers;
mod markdown;
mod marker;
mod masthead;
mod mathematics;
mod mend;
mod note_links;
mod notes;
mod number;
mod numbering;
mod outline;
mod own;
mod plain_text;
mod reading;
mod relation;
mod relation_kind;
mod repair;
mod resemblance;
mod run_on;
mod runs;
mod shallow;
mod slug;
mod source;
mod symbol;
mod torn;

pub use block::{
    Alignment, Block, BlockKind, CellForm, Image, Link, MastheadField, Run, Script, Table,
};
pub use bytes::{NotText, Refusal, text_in, text_of_bytes};
pub use catalogue::{Catalogue, CatalogueEntry, Member, Members};
pub use catalogue_problem::{CatalogueProblem, EntryFault, JsonFault};
pub use decoded::DecodedText;
pub use encoding::{Decode, ENCODINGS, Encoding, telling_lines};
pub use file_kind::{FileKind, TextFormat};
pub use html::{HtmlPart, HtmlTag, html_parts};
pub use key::DocumentKey;
pub use language::{UNKNOWN_LANGUAGE, may_be_one_language, primary_language};
pub use library::{Library, OwnEntry, TextPlace};
pub use link::is_allowed_link;
pub use list_numbers::{list_marker, shown_numbers};
pub use markdown::further_cells;
pub use marker::printed_marker;
pub use masthead::Masthead;
pub use number::LATIN_ORDINALS;
pub use outline::OutlineEntry;
pub use own::{KeyUse, MAX_DOCUMENT_BYTES, OwnDocument, own_key};
pub use plain_text::markdown_of_plain_text;
pub use relation::{Lookalike, Named, Relation, relation};
pub use relation_kind::RelationKind;
pub use repair::{AsWritten, FenceFault, Repair, RepairKind};
pub use resemblance::{LOOKS_LIKE_A_REVISION, resemblance};
pub use shallow::{MOST_CONTAINERS, shallow};
pub use symbol::Symbol;

use std::ops::Range;

use self::index::Index;
use crate::trap;

/// A report: its blocks in order, each with an address, and its plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<Block>,
    masthead: Masthead,
    abstract_blocks: Range<usize>,
    outline: Vec<OutlineEntry>,
    repairs: Vec<Repair>,
    text: String,
    fingerprint: String,
    starts: Vec<usize>,
    len: usize,
    positions: Index,
}

impl Document {
    /// Reads a report in Markdown. Any string is a report.
    ///
    /// ```
    /// use rapporteur::document::Document;
    ///
    /// let report = Document::parse("# 5 Discussions\n\n5.9 The Group agreed:\n\na) to meet.\n");
    /// let ids: Vec<&str> = report.blocks().iter().map(|block| block.id()).collect();
    /// assert_eq!(ids, ["sec-5", "para-5.9", "para-5.9-a"]);
    ///
    /// let item = &report.blocks()[2];
    /// assert_eq!((item.address(), item.label(), item.text()), ("5.9 a)", "a)", "to meet."));
    /// ```
    pub fn parse(source: &str) -> Document {
        trap::spring("parsing", source);
        build::document(source)
    }

    /// Reports among the repairs the encoding in which the source was read.
    #[must_use]
    pub fn read_in(mut self, encoding: Encoding) -> Document {
        let kind = RepairKind::Encoding { encoding };
        self.repairs.insert(0, Repair { line: 1, kind });
        self
    }

    /// Returns the blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the index of the block with a DOM id. A heading with a dotted number has both
    /// `sec-6.1` and `para-6.1`.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).or_else(|| {
            let number = id
                .strip_prefix("para-")
                .filter(|number| number.contains('.'))?;
            self.positions.get(&format!("sec-{number}"))
        })
    }

    /// Returns the block with a DOM id, using the same rules as [`Document::position`].
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.get(self.position(id)?)
    }

    /// Returns the values of the masthead.
    pub fn masthead(&self) -> &Masthead {
        &self.masthead
    }

    /// Returns the blocks of the abstract box after the title: `Summary`, `Action required`,
    /// `References` and the blocks under them. Empty if the report has no abstract.
    pub fn abstract_blocks(&self) -> Range<usize> {
        self.abstract_blocks.clone()
    }

    /// Returns the section headings in order.
    pub fn outline(&self) -> &[OutlineEntry] {
        &self.outline
    }

    /// Sums `counts` over the section of each heading, given one count per block.
    ///
    /// A section consists of the heading and the blocks directly under it, up to the next heading
    /// of any level. The total of other blocks is 0. Blocks before the first heading are in no
    /// section, and each other block is in one.
    pub fn section_totals(&self, counts: &[usize]) -> Vec<usize> {
        let mut totals = vec![0; self.blocks.len()];
        for (block, count) in self.blocks.iter().zip(counts) {
            let heading = block.section().and_then(|heading| totals.get_mut(heading));
            if let Some(total) = heading {
                *total += count;
            }
        }
        totals
    }

    /// Returns the repairs, in the order of the source.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// Returns the plain text: the texts of the blocks joined by one `\n`, labels left out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the SHA-256 of [`Document::text`] in UTF-8, as lower-case hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Returns the offset of a block in [`Document::text`], in code points. For an index past the
    /// last block it is the length of the text.
    pub fn start_of(&self, block: usize) -> usize {
        self.starts.get(block).copied().unwrap_or(self.len)
    }

    /// Returns the block that a person means in the go-to box.
    ///
    /// Accepted are `5.9`, `6.1 b`, `§ 6.1b)`, `summary`, `Article 3, 1`, an id, or a pasted link
    /// or citation.
    pub fn find(&self, typed: &str) -> Option<usize> {
        find::find(self, typed)
    }
}
