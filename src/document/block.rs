//! One block of a report: its kind, its names and its text.

use std::ops::Range;
use std::sync::Arc;

/// How many code points lie between two places that a block knows in bytes. More would make looking up a
/// place slower, fewer would take more memory (4 bytes each).
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
    /// Where every [`STEP`]th code point of the text begins, in bytes.
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

    /// Returns the name a person uses, e.g. `6.1 b)`. Not always unique: `id` is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the marker as printed, e.g. `5.9`, `b.` or `6.`; empty if there is none.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns the plain text without the label. A hard line break is `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the length of the text in code points.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Tells whether the block has no text (a picture without a description, an empty list item).
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns what the block is.
    pub fn kind(&self) -> &BlockKind {
        &self.kind
    }

    /// Returns the text cut into runs of one style, in order and without gaps.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the line of the source on which the block begins, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Tells how deep an item lies: 0 for paragraphs, 1 for `a)`, 2 for `1` under `a)`, and so on.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the index of the heading under which the block stands; a heading's is its own.
    pub fn section(&self) -> Option<usize> {
        self.section
    }

    /// Returns the part of the text between two code points; cut off where the text ends.
    pub fn slice(&self, range: Range<usize>) -> &str {
        let (start, end) = (
            self.byte(range.start),
            self.byte(range.end.max(range.start)),
        );
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where a code point begins, in bytes.
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

/// The kind of a block. The reader chooses the element to draw from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// One field on top of the report; the text is the whole line, `Agenda item: PL 1.1 v)`.
    Masthead(MastheadField),
    /// The title of the report.
    Title,
    /// The second line of the title.
    Subtitle,
    /// A section heading.
    Heading {
        /// 1 for a top section, 2 for one inside it, whatever the source's number of `#`.
        level: usize,
    },
    /// A paragraph, numbered (`5.9`) or not.
    Paragraph,
    /// An item with a marker (`a)`), or with a bullet if the label is empty.
    Item,
    /// A paragraph of quoted text; numbers and headings in it are the quoted text's own.
    Quote,
    /// A paragraph of a footnote; the label of its first is the mark, `[3]`.
    Footnote {
        /// The id of the block with the first mark in the text that leads here.
        mark: Option<Arc<str>>,
    },
    /// A table.
    Table(Table),
    /// A paragraph that is one picture; the text is its description.
    Image(Image),
    /// Preformatted text; `\n` between its lines.
    Code {
        /// The language named in the source, empty if none.
        language: String,
    },
    /// Who signs the report.
    Signature,
}

/// The fields of the masthead that are lines of their own.
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

/// A stretch of one style. The runs of a block partition its text.
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
    /// Whether it is raised or lowered.
    pub script: Script,
    /// A formula in the signs of the source, `$x^2$`
    pub math: bool,
    /// Where a link leads.
    pub link: Option<Link>,
    /// The picture for which this run is the description.
    pub image: Option<Arc<Image>>,
}

/// The height at which words stand.
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

/// The target of a link. The runs of one link share its target: it may be long, and they may be
/// many.
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

/// The cells of a table, as ranges of the block's text: cells are divided by a tab, rows by `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How the columns are set.
    pub columns: Vec<Alignment>,
    /// The rows. A cell that another reaches into is empty.
    pub rows: Vec<Vec<Range<usize>>>,
    /// How many rows on top are the head.
    pub head: usize,
    /// The cells that reach over several rows or columns or are heads of their rows, in order.
    pub forms: Vec<CellForm>,
}

/// A cell that is more than a cell of its row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellForm {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// How many rows it reaches over.
    pub rows: usize,
    /// How many columns it reaches over.
    pub columns: usize,
    /// Whether it is a head: `<th>`.
    pub head: bool,
}

/// The way a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the language has it.
    Natural,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// Tells where every [`STEP`]th code point of a text begins; nothing for plain letters, which are
/// bytes.
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
