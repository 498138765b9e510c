//! The stops of Next and Previous.

/// A change to which Next and Previous lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The id of the change's element.
    pub element: String,
    /// The place and the change, in words.
    pub says: String,
    /// The index of the change's row.
    pub row: usize,
}
