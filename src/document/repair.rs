//! The repairs of the parser, so that nothing is mended in silence.

use super::encoding::Encoding;

/// One repair. It added or removed marks, never words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the source, counted from 1.
    pub line: usize,
    /// What was repaired.
    pub kind: RepairKind,
}

/// What was repaired, with the words that it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// The bytes of the file do not say which encoding they are in.
    Encoding {
        /// The encoding that was taken.
        encoding: Encoding,
    },
    /// `*` that opens or closes emphasis without a partner was left out.
    StrayAsterisk {
        /// The asterisks left out.
        marks: String,
        /// Whether they stood before the word, as if to open emphasis.
        opening: bool,
        /// The word they stood at.
        word: String,
    },
    /// A heading was bold from end to end; headings have a weight of their own.
    BoldHeading {
        /// The heading.
        heading: String,
    },
    /// Bullets stood before items that carry markers of their own.
    Bullets {
        /// The markers, in order.
        markers: Vec<String>,
    },
    /// A link has no target (only `#`); it is shown as text.
    LinkTargetMissing {
        /// The words of the link.
        words: String,
    },
    /// A link leads to a place that is not allowed; it is shown as text.
    LinkNotAllowed {
        /// The words of the link.
        words: String,
        /// The target in the source.
        target: String,
    },
    /// A picture lies on another host; its description is shown.
    PictureElsewhere {
        /// The target in the source.
        target: String,
        /// Its title, empty if it has none.
        title: String,
    },
    /// A link has a title; that is no part of the text.
    LinkTitle {
        /// The words of the link.
        words: String,
        /// The title.
        title: String,
    },
    /// What Markdown could take for a link or its definition is text.
    ShownAsWritten {
        /// The words and marks in the source.
        source: String,
        /// Why they are text.
        why: AsWritten,
    },
    /// The line of a definition says where links of the text lead; it is no part of the text.
    Definition {
        /// The definition in the source.
        source: String,
    },
    /// A row of a table has more cells than its head.
    FurtherCells {
        /// What stands in them, as written.
        cells: Vec<String>,
    },
    /// From this row on the tables of the report have too many cells: their rows are shown as written.
    TooManyCells,
    /// Words after the fence that opens a code block, as the name of its language.
    CodeInfo {
        /// The words.
        info: String,
    },
    /// The block of metadata on top of the file; it is no part of the text.
    FrontMatter {
        /// The block in the source, with its first and last line.
        source: String,
    },
    /// Tags of HTML were read as what they mean; they are no part of the text.
    HtmlTags {
        /// The start tags, each once.
        tags: Vec<String>,
    },
    /// A comment is no part of the text.
    Comment {
        /// The comment in the source.
        source: String,
    },
    /// A horizontal line (`---`) between blocks is not shown.
    HorizontalLine,
    /// Marks of quotations and lists nest deeper than [`super::MOST_CONTAINERS`]; those that do are
    /// shown as text.
    NestsTooDeep,
    /// Control characters stand in the text.
    Control {
        /// The character, as `U+0002`.
        code: String,
        /// The sign that replaces it, or `None` if it is left out.
        meant: Option<char>,
    },
    /// A letter was lost before the text came here: its place holds U+FFFD.
    LostLetter,
    /// What pages print around their text is no part of it.
    Furniture {
        /// The words of the source, without the backslashes before signs.
        words: String,
    },
    /// A mark around a block is for programs that make pages of it.
    BlockMark {
        /// The mark in the source.
        mark: String,
    },
    /// A page tore a sentence; it is read together.
    Torn {
        /// The last word before the page, and the first after it.
        words: (String, String),
    },
    /// A fence of code that holds none.
    Fence {
        /// The fence in the source.
        mark: String,
        /// What is wrong with it.
        fault: FenceFault,
    },
    /// A heading is not marked as Markdown marks headings.
    UnmarkedHeading {
        /// The heading.
        heading: String,
    },
    /// A rule under a paragraph would make a heading of its text.
    RuleBelowText {
        /// The rule in the source.
        rule: String,
    },
    /// An item `#.` is numbered.
    CountedItem {
        /// Its first words.
        words: String,
    },
    /// A sign at the beginning of a line is part of the text and no mark of Markdown.
    SignKept {
        /// The sign.
        sign: String,
        /// The words after it.
        words: String,
    },
    /// A sign before a number is read as the bullet of an item.
    SignAsBullet {
        /// The sign.
        sign: String,
        /// The words after it.
        words: String,
    },
    /// Paragraphs are indented as code is.
    IndentedText {
        /// The last of their lines.
        last: usize,
    },
    /// Indented lines are shown as code.
    IndentedCode {
        /// The last of them.
        last: usize,
    },
    /// Items follow each other without blank lines.
    RunOnItems {
        /// The markers, in order.
        markers: Vec<String>,
    },
}

/// The fault of a fence of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FenceFault {
    /// The text of a report stands between it and its end.
    AroundText,
    /// It is never closed; the text goes on.
    NeverClosed,
    /// It is never closed, and what follows is code.
    CodeToTheEnd,
}

/// Why something that has the form of a link is shown as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsWritten {
    /// Its target is not an address.
    NoAddress,
    /// It has no words that could be followed.
    NoWords,
    /// It stands in the description of a picture.
    InDescription,
    /// It has the form of a definition, and no link of the text is drawn by it.
    Definition,
}
