//! The traces of notes on a block, ready for drawing.

use std::ops::Range;

use yew::AttrValue;

/// The traces of notes on a block, ready for drawing.
#[derive(Debug, Default, PartialEq)]
pub struct Marked {
    /// How many notes speak of the block or of words in it.
    pub notes: usize,
    /// How many notes have unmarked words because the block has too many notes.
    pub unmarked: usize,
    /// Whether some notes speak of the whole block.
    pub whole: bool,
    /// Whether the person looks at a note on the whole block.
    pub looked_at: bool,
    /// The words that other notes speak of, in order and without overlap.
    pub highlights: Vec<Highlight>,
}

/// A piece of a block's text whose notes are the same throughout.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// The code points of the block's text.
    pub range: Range<usize>,
    /// The classes that style the piece.
    pub classes: AttrValue,
    /// The screen readers' announcement at the beginning of the piece.
    pub before: AttrValue,
    /// Their announcement at the end, unless another piece follows immediately.
    pub after: Option<AttrValue>,
    /// The ids of the elements with the notes that begin here.
    pub notes: Option<AttrValue>,
}
