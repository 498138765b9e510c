//! The room in which a note is drawn.

/// The room for a note's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A card beside the text. Long quotes are cut, changes show the words around them, and the rest
    /// comes on demand.
    Card,
    /// Paper, with the words in full.
    Paper,
}
