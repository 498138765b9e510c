//! The room that a note is drawn in.

/// The room for a note's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A card beside the text. Long quotes are cut, changes come with the words around them, and the
    /// rest is shown on demand.
    Card,
    /// Paper, with the words in full.
    Paper,
}
