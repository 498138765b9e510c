//! Markdown → [`Document`]: masthead, outline and addressed blocks.
//!
//! [`Document::parse`] never fails. A report is often a PDF conversion with faults; the parser
//! shows what the paper says, mends marks (never words) and lists every [`Repair`].
//!
//! The phases, one file each: `source` (line ends, control characters) → `front_matter` (metadata) →
//! `layout` (what pages and converters left among the lines) → `markdown` (leaf blocks) → `html`
//! (tags) → `torn`, `run_on` (paragraphs that pages tore, items on one line each) → `mend` (stray
//! marks) → `masthead` → `numbering` (markers become labels) → `runs` and `address` (ids).

mod address;
mod anchors;
mod block;
mod build;
mod bytes;
mod catalogue;
mod catalogue_problem;
mod definitions;
mod draft;
mod encoding;
mod file_kind;
mod find;
mod front_matter;
mod headings;
mod html;
mod index;
mod inline;
mod key;
mod language;
mod layout;
mod leaves;
mod link;
mod links;
mod list_numbers;
mod markdown;
mod marker;
mod masthead;
mod mathematics;
mod mend;
mod notes;
mod number;
mod numbering;
mod outline;
mod own;
mod plain_text;
mod relation;
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
pub use encoding::{Decode, ENCODINGS, Encoding};
pub use file_kind::{FileKind, TextFormat};
pub use html::{HtmlPart, HtmlTag, html_parts};
pub use key::DocumentKey;
pub use language::{UNKNOWN_LANGUAGE, may_be_one_language, primary_language};
pub use link::is_allowed_link;
pub use list_numbers::{list_marker, shown_numbers};
pub use markdown::further_cells;
pub use marker::printed_marker;
pub use masthead::Masthead;
pub use number::LATIN_ORDINALS;
pub use outline::OutlineEntry;
pub use own::{KeyUse, MAX_DOCUMENT_BYTES, OwnDocument, own_key};
pub use plain_text::markdown_of_plain_text;
pub use relation::{Lookalike, Named, Relation, RelationKind, relation};
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
    pub fn parse(source: &str) -> Document {
        trap::spring("parsing", source);
        build::document(source)
    }

    /// Tells among the repairs in which encoding the bytes of the source were read.
    #[must_use]
    pub fn read_in(mut self, encoding: Encoding) -> Document {
        let kind = RepairKind::Encoding { encoding };
        self.repairs.insert(0, Repair { line: 1, kind });
        self
    }

    /// The blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The index of the block with a DOM id. A heading with a dotted number answers to
    /// `sec-6.1` and to `para-6.1`.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).or_else(|| {
            let number = id
                .strip_prefix("para-")
                .filter(|number| number.contains('.'))?;
            self.positions.get(&format!("sec-{number}"))
        })
    }

    /// The block with a DOM id, as [`Document::position`] finds it.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.get(self.position(id)?)
    }

    /// The values of the masthead.
    pub fn masthead(&self) -> &Masthead {
        &self.masthead
    }

    /// The blocks of the abstract box that follows the title: `Summary`, `Action required`,
    /// `References` and what stands under them. Empty if the report has none.
    pub fn abstract_blocks(&self) -> Range<usize> {
        self.abstract_blocks.clone()
    }

    /// The section headings in order.
    pub fn outline(&self) -> &[OutlineEntry] {
        &self.outline
    }

    /// What lies in the section of each heading: in it and in the blocks directly under it, which are
    /// under no later heading; for other blocks 0. `counts` says what lies in each block. What stands
    /// before the first heading is in no section; everything else is in one.
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

    /// What the parser mended, in the order of the source.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// The plain text: the texts of the blocks joined by one `\n`, labels left out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The SHA-256 of [`Document::text`] in UTF-8, as lower-case hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The offset of a block in [`Document::text`] in code points; the end of the text for an
    /// index past the last block.
    pub fn start_of(&self, block: usize) -> usize {
        self.starts.get(block).copied().unwrap_or(self.len)
    }

    /// The block a person means in the go-to box: `5.9`, `6.1 b`, `§ 6.1b)`, `summary`,
    /// `Article 3, 1`, an id or a pasted link or citation.
    pub fn find(&self, typed: &str) -> Option<usize> {
        find::find(self, typed)
    }
}
