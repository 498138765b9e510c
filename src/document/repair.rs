//! The repairs of the parser, so that nothing is mended silently.

use super::encoding::Encoding;

/// A repair, which added or removed marks, never words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the source, counted from 1.
    pub line: usize,
    /// The kind of repair.
    pub kind: RepairKind,
}

/// The kind of a repair, with the affected words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// The bytes of the file do not reveal their encoding.
    Encoding {
        /// The encoding that was used.
        encoding: Encoding,
    },
    /// A `*` that opens or closes emphasis without a partner was removed.
    StrayAsterisk {
        /// The removed asterisks.
        marks: String,
        /// Whether they preceded the word, as if to open emphasis.
        opening: bool,
        /// The word beside them.
        word: String,
    },
    /// A heading was bold throughout; headings have a weight of their own.
    BoldHeading {
        /// The heading.
        heading: String,
    },
    /// Items with markers of their own had bullets before them.
    Bullets {
        /// The markers, in order.
        markers: Vec<String>,
    },
    /// A link has no target (only `#`) and is shown as text.
    LinkTargetMissing {
        /// The words of the link.
        words: String,
    },
    /// The target of a link is not allowed, and the link is shown as text.
    LinkNotAllowed {
        /// The words of the link.
        words: String,
        /// The target in the source.
        target: String,
    },
    /// A picture is on another host, and its description is shown.
    PictureElsewhere {
        /// The target in the source.
        target: String,
        /// Its title; empty if it has none.
        title: String,
    },
    /// A link has a title, which is not part of the text.
    LinkTitle {
        /// The words of the link.
        words: String,
        /// The title.
        title: String,
    },
    /// The number of a block is a link, and labels lead nowhere.
    LabelLink {
        /// The number as printed.
        label: String,
        /// The target.
        target: String,
    },
    /// Possible links or definitions of Markdown are shown as text.
    ShownAsWritten {
        /// The words and marks in the source.
        source: String,
        /// The reason why they are text.
        why: AsWritten,
    },
    /// The line of a definition holds the target of links, and is not part of the text.
    Definition {
        /// The definition in the source.
        source: String,
    },
    /// A row of a table has more cells than its head.
    FurtherCells {
        /// The cells, as written.
        cells: Vec<String>,
    },
    /// From this row on, the tables of the report have too many cells, and rows are shown as
    /// written.
    TooManyCells,
    /// The fence that opens a code block has words after it, such as the name of its language.
    CodeInfo {
        /// The words.
        info: String,
    },
    /// The file begins with a block of metadata, which is not part of the text.
    FrontMatter {
        /// The block in the source, with its first and last line.
        source: String,
    },
    /// Tags of HTML were interpreted, and are not part of the text.
    HtmlTags {
        /// The start tags, without duplicates.
        tags: Vec<String>,
    },
    /// Links of a word processor were read as the marks of footnotes.
    NoteLinks {
        /// The targets of the links, in order.
        targets: Vec<String>,
    },
    /// A line at the end of a page was read as a footnote.
    PageNote {
        /// The line in the source.
        note: String,
        /// The mark in the text above, with its word.
        mark: String,
    },
    /// A comment is not part of the text.
    Comment {
        /// The comment in the source.
        source: String,
    },
    /// A horizontal line (`---`) between blocks is not shown.
    HorizontalLine,
    /// Marks of quotations and lists are nested deeper than [`super::MOST_CONTAINERS`]. The deeper
    /// ones are shown as text.
    NestsTooDeep,
    /// The text has control characters.
    Control {
        /// The character, as `U+0002`.
        code: String,
        /// The character that replaces it, or `None` if it was dropped.
        meant: Option<char>,
    },
    /// A letter was lost before the text came here, and U+FFFD is in its place.
    LostLetter,
    /// Words that pages print around their text are not part of it.
    Furniture {
        /// The words of the source, without the backslashes before signs.
        words: String,
    },
    /// A mark around a block is meant for programs that lay out pages.
    BlockMark {
        /// The mark in the source.
        mark: String,
    },
    /// A page split a sentence, which was rejoined.
    Torn {
        /// The last word before the page break, and the first after it.
        words: (String, String),
    },
    /// A fence of code does not enclose code.
    Fence {
        /// The fence in the source.
        mark: String,
        /// The fault of the fence.
        fault: FenceFault,
    },
    /// A heading lacks Markdown's markup.
    UnmarkedHeading {
        /// The heading.
        heading: String,
    },
    /// A rule under a paragraph would turn its text into a heading.
    RuleBelowText {
        /// The rule in the source.
        rule: String,
    },
    /// An item `#.` was numbered.
    CountedItem {
        /// Its first words.
        words: String,
    },
    /// A sign at the beginning of a line is part of the text rather than markup.
    SignKept {
        /// The sign.
        sign: String,
        /// The words after it.
        words: String,
    },
    /// A sign before a number was read as the bullet of an item.
    SignAsBullet {
        /// The sign.
        sign: String,
        /// The words after it.
        words: String,
    },
    /// Paragraphs are indented like code.
    IndentedText {
        /// Their last line.
        last: usize,
    },
    /// Indented lines are shown as code.
    IndentedCode {
        /// Their last line.
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
    /// The fence encloses text of the report.
    AroundText,
    /// The fence is never closed, and the text continues.
    NeverClosed,
    /// The fence is never closed, and code follows.
    CodeToTheEnd,
}

/// The reason why something in the form of a link is shown as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsWritten {
    /// The target is not an address.
    NoAddress,
    /// The link has no words to follow.
    NoWords,
    /// The link is part of the description of a picture.
    InDescription,
    /// The text has the form of a definition that no link uses.
    Definition,
}
