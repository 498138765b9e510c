//! What notes leave on a block, as it is drawn.

use std::ops::Range;

use yew::AttrValue;

/// What notes leave on a block, as it is drawn.
#[derive(Debug, Default, PartialEq)]
pub struct Marked {
    /// How many notes speak of it or of words in it.
    pub notes: usize,
    /// Of how many the words are not marked, because they are too many.
    pub unmarked: usize,
    /// Whether some speak of the whole block.
    pub whole: bool,
    /// Whether one of those is looked at.
    pub looked_at: bool,
    /// The words that the others speak of: in order, none over another.
    pub highlights: Vec<Highlight>,
}

/// A piece of a block's text that the same notes speak of from end to end.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// Code points of the block's text.
    pub range: Range<usize>,
    /// How it looks.
    pub classes: AttrValue,
    /// What screen readers say where it begins.
    pub before: AttrValue,
    /// What they say where it ends, if no other follows at once.
    pub after: Option<AttrValue>,
    /// The ids of the elements that hold the notes that begin here.
    pub notes: Option<AttrValue>,
}
