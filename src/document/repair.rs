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
    },
    /// A horizontal line (`---`) between blocks is not shown.
    HorizontalLine,
    /// Marks of quotations and lists nest deeper than [`super::MOST_CONTAINERS`]; those that do are
    /// shown as text.
    NestsTooDeep,
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
            Self::PictureElsewhere { target } => {
                write!(
                    f,
                    "shown as text: the picture “{target}” is not among this report’s own files"
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
