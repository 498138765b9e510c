//! Where a note is drawn.

/// How much room there is for what a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A card beside the text: long quotes are cut, of changes the words around them are shown, and
    /// the rest on demand.
    Card,
    /// Paper: all of it.
    Paper,
}
