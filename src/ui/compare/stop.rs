//! Where Next and Previous lead.

/// A change to which Next and Previous lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The id of its element.
    pub element: String,
    /// Where it is and what was done, in words.
    pub says: String,
    /// Its place among all rows.
    pub row: usize,
}
