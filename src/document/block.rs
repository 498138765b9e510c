//! One block of a report: its kind, its names and its text.

use std::ops::Range;
use std::sync::Arc;

/// Code points between two positions whose byte offset a block stores. More would make lookups
/// slower, fewer would take more memory (4 bytes each).
const STEP: usize = 128;

/// A paragraph, heading, list item or other piece of a report that has an address of its own.
///
/// All offsets are Unicode code points in [`Block::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub(super) id: String,
    pub(super) address: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) len: usize,
    /// The byte offset of every [`STEP`]th code point of the text.
    pub(super) steps: Vec<u32>,
    pub(super) kind: BlockKind,
    pub(super) runs: Vec<Run>,
    pub(super) line: usize,
    pub(super) depth: usize,
    pub(super) section: Option<usize>,
}

impl Block {
    /// Returns the DOM id and link target, e.g. `para-6.1-b`; unique in its document.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the name that people use, e.g. `6.1 b)`. It is not always unique, unlike the `id`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the marker as printed, e.g. `5.9`, `b.` or `6.`; empty if there is none.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns the plain text without the label, with `\n` for hard line breaks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the length of the text in code points.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether the block has no text (a picture without a description, an empty list item).
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the kind of the block.
    pub fn kind(&self) -> &BlockKind {
        &self.kind
    }

    /// Returns the runs of uniform style that make up the text, in order and without gaps.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the source line on which the block begins, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the depth of an item: 0 for paragraphs, 1 for `a)`, 2 for `1` under `a)`, and so on.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the index of the heading above the block. For a heading, it is the index of the
    /// heading itself.
    pub fn section(&self) -> Option<usize> {
        self.section
    }

    /// Returns the part of the text between two code points, cut off at the end of the text.
    pub fn slice(&self, range: Range<usize>) -> &str {
        let (start, end) = (
            self.byte(range.start),
            self.byte(range.end.max(range.start)),
        );
        self.text.get(start..end).unwrap_or_default()
    }

    /// The byte offset of a code point.
    fn byte(&self, offset: usize) -> usize {
        if self.text.len() == self.len {
            return offset.min(self.len);
        }
        let Some(near) = self.steps.get(offset / STEP) else {
            return self.text.len();
        };
        let near = *near as usize;
        let after = self.text.get(near..).unwrap_or_default();
        let more = after.char_indices().nth(offset % STEP);
        more.map_or(self.text.len(), |(more, _)| near + more)
    }
}

/// The kind of a block, from which the reader chooses the element to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// One masthead field of the report. The text is the whole line, `Agenda item: PL 1.1 v)`.
    Masthead(MastheadField),
    /// The title of the report.
    Title,
    /// The second line of the title.
    Subtitle,
    /// A section heading.
    Heading {
        /// 1 for a top section, 2 for one inside it, however many `#` the source has.
        level: usize,
    },
    /// A paragraph, numbered (`5.9`) or not.
    Paragraph,
    /// An item with a marker (`a)`), or with a bullet if the label is empty.
    Item,
    /// A paragraph of quoted text. Its numbers and headings belong to the quoted text.
    Quote,
    /// A paragraph of a footnote. The label of the first one is the mark, `[3]`.
    Footnote {
        /// The id of the block with the first mark in the text that leads here.
        mark: Option<Arc<str>>,
    },
    /// A table.
    Table(Table),
    /// A paragraph with a single picture and nothing else. The text is its description.
    Image(Image),
    /// Preformatted text, with `\n` between its lines.
    Code {
        /// The language named in the source, empty if none.
        language: String,
    },
    /// The signature of the report.
    Signature,
}

/// The masthead fields that are lines of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MastheadField {
    /// `Agenda item: PL 1.1 v)`
    AgendaItem,
    /// `Document C14/41-E`
    Symbol,
    /// `14 March 2014`
    Date,
    /// `Original: English`
    Language,
}

/// A stretch of uniform style. The runs of a block partition its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The first code point.
    pub start: usize,
    /// One past the last code point; equals `start` only for a picture without a description.
    pub end: usize,
    /// `*emphasis*`
    pub emphasis: bool,
    /// `**strong**`
    pub strong: bool,
    /// `` `code` ``
    pub code: bool,
    /// `~~struck through~~`, or deleted
    pub strikethrough: bool,
    /// Underlined, or inserted
    pub underline: bool,
    /// Whether the words are raised or lowered.
    pub script: Script,
    /// A formula in the notation of the source, `$x^2$`
    pub math: bool,
    /// The target of a link.
    pub link: Option<Link>,
    /// The picture that this run describes.
    pub image: Option<Arc<Image>>,
}

/// The vertical position of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// On the line.
    #[default]
    Normal,
    /// Raised, as a footnote mark.
    Superscript,
    /// Lowered, as in a formula.
    Subscript,
}

/// The target of a link. The runs of one link share the target, since it may be long and they may
/// be many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// An allowed target: `http:`, `https:`, `mailto:`, or `#` and a name.
    To(Arc<str>),
    /// A footnote mark: the id of the note's first block.
    Note(Arc<str>),
    /// The source names no target (only `#`): drawn as text that says so.
    Missing,
    /// A target of another kind, such as `javascript:` or a file: drawn as text.
    Unsafe(Arc<str>),
}

/// A picture. Nothing is ever fetched from another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// A path relative to the report; `None` if the source names another host.
    pub source: Option<String>,
    /// The title, empty if none.
    pub title: String,
}

/// The cells of a table, as ranges of the block's text. Cells are separated by a tab, rows by `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The alignment of the columns.
    pub columns: Vec<Alignment>,
    /// The rows. A position covered by another cell is empty.
    pub rows: Vec<Vec<Range<usize>>>,
    /// The number of head rows at the top.
    pub head: usize,
    /// The cells that span several rows or columns, or are head cells, in order.
    pub forms: Vec<CellForm>,
}

/// A cell with a span or a role of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellForm {
    /// The row of the cell.
    pub row: usize,
    /// The column of the cell.
    pub column: usize,
    /// The number of rows it spans.
    pub rows: usize,
    /// The number of columns it spans.
    pub columns: usize,
    /// Whether it is a head cell: `<th>`.
    pub head: bool,
}

/// The alignment of a table column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// The default of the language.
    Natural,
    /// To the left.
    Left,
    /// In the centre.
    Center,
    /// To the right.
    Right,
}

/// Returns the byte offset of every [`STEP`]th code point of a text. The result is empty for ASCII,
/// where code points are bytes.
pub(super) fn steps(text: &str, len: usize) -> Vec<u32> {
    if text.len() == len {
        return Vec::new();
    }
    let all = text.char_indices().map(|(at, _)| at);
    let mut steps = Vec::with_capacity(len / STEP + 1);
    for at in all.step_by(STEP) {
        steps.push(u32::try_from(at).unwrap_or(u32::MAX));
    }
    steps
}
