//! What the parser mended, so that nothing is mended in silence.

use std::fmt;

/// One repair. It added or removed marks, never words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the source, counted from 1.
    pub line: usize,
    /// What was done.
    pub kind: RepairKind,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
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
    /// A horizontal line (`---`) between blocks is not shown.
    HorizontalLine,
    /// Marks of quotations and lists nest deeper than [`super::MOST_CONTAINERS`]; those that do are
    /// shown as text.
    NestsTooDeep,
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
    /// It is a definition that no link of the text uses.
    Definition,
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}.", self.line, self.kind)
    }
}

impl fmt::Display for RepairKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StrayAsterisk {
                marks,
                opening,
                word,
            } => {
                let side = if *opening { "before" } else { "after" };
                write!(f, "left out a stray “{marks}” {side} “{word}”")
            }
            Self::BoldHeading { heading } => {
                write!(f, "left out the bold marks around the heading “{heading}”")
            }
            Self::Bullets { markers } => match markers.as_slice() {
                [only] => write!(f, "left out the bullet before “{only}”"),
                [first, .., last] => write!(
                    f,
                    "left out the bullets before {} markers, “{first}” to “{last}”",
                    markers.len()
                ),
                [] => write!(f, "left out bullets"),
            },
            Self::LinkTargetMissing { words } => {
                write!(
                    f,
                    "shown as text: the link “{words}” has no target in the source"
                )
            }
            Self::LinkNotAllowed { words, target } => {
                write!(
                    f,
                    "shown as text: the link “{words}” leads to “{target}”, which is not a web or mail address"
                )
            }
            Self::PictureElsewhere { target, title } => {
                write!(f, "shown as text: the picture “{target}”")?;
                if !title.is_empty() {
                    write!(f, " with the title “{title}”")?;
                }
                write!(f, " is not among this report’s own files")
            }
            Self::LinkTitle { words, title } => {
                write!(f, "left out the title “{title}” of the link “{words}”")
            }
            Self::ShownAsWritten { source, why } => {
                write!(f, "shown as written: “{source}”, {why}")
            }
            Self::Definition { source } => write!(
                f,
                "left out “{source}”, which says where links of the text lead"
            ),
            Self::FurtherCells { cells } => write!(
                f,
                "added to its row what stands beyond the last column of the table: “{}”",
                cells.join("”, “")
            ),
            Self::TooManyCells => f.write_str(
                "showed the rows of tables as written from here on, because there are too many cells",
            ),
            Self::CodeInfo { info } => {
                write!(
                    f,
                    "left out “{info}”, which stands where code names its language"
                )
            }
            Self::HorizontalLine => write!(f, "left out a horizontal line"),
            Self::NestsTooDeep => write!(
                f,
                "shown as text: the marks of quotations and lists beyond the {}th",
                super::MOST_CONTAINERS
            ),
        }
    }
}

impl fmt::Display for AsWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoAddress => "which leads to no address",
            Self::NoWords => "which has no words to follow",
            Self::InDescription => "which stands in the description of a picture",
            Self::Definition => "which looks like the target of a link but is not used as one",
        })
    }
}
