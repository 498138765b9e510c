//! The names of changes to a text, from `tests/fixtures/revisions/README.md`.

/// A change to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Words are replaced.
    Reword,
    /// Words are added.
    Insert,
    /// Words are removed.
    Delete,
    /// A sentence is moved.
    MovePhrase,
    /// Blocks are added.
    InsertBlock,
    /// Blocks are removed.
    DeleteBlock,
    /// A block is moved.
    MoveBlock,
    /// One paragraph becomes two.
    SplitBlock,
    /// Two paragraphs become one.
    MergeBlocks,
    /// A paragraph occurs twice.
    DuplicateBlock,
    /// Two blocks change places.
    SwapBlocks,
    /// A block of the same number has other words.
    ReplaceBlock,
    /// A section is moved.
    MoveSection,
    /// A section is removed.
    DeleteSection,
    /// A section is added.
    InsertSection,
    /// A heading has other words.
    HeadingChange,
    /// The markers of items change, or a paragraph becomes an item.
    ListMarkerChange,
    /// Rows of a table are added, removed or moved.
    TableEdit,
    /// Kinds of white space change.
    WhiteSpace,
    /// Letters are decomposed.
    UnicodeForm,
    /// Kinds of quotation marks, apostrophes and hyphens change.
    Typography,
    /// Capitals and lower-case letters change.
    CaseOnly,
    /// Bold is added or removed.
    Emphasis,
    /// The lines above the title change.
    MastheadChange,
    /// A paragraph becomes a lead-in with items or several paragraphs.
    SplitIntoList,
    /// A paragraph is rewritten, except for a few words in a row.
    RewriteBlock,
    /// Words split at line ends are joined.
    Dehyphenate,
    /// The number changes while the words stay.
    Renumber,
    /// The block is among blocks with nearly the same words.
    BoilerplateNeighbours,
    /// Nothing was done to the block or beside it.
    Nothing,
}

impl Operation {
    /// Returns the README's name for it. The name of an edit of words tells whether the phrase
    /// contains them.
    pub fn name(self, in_phrase: bool) -> &'static str {
        match (self, in_phrase) {
            (Self::Reword, true) => "reword-in-phrase",
            (Self::Reword, false) => "reword-around-phrase",
            (Self::Insert, true) => "insert-in-phrase",
            (Self::Insert, false) => "insert-around-phrase",
            (Self::Delete, true) => "delete-in-phrase",
            (Self::Delete, false) => "delete-around-phrase",
            (Self::MovePhrase, _) => "move-phrase",
            (Self::InsertBlock, _) => "insert-block",
            (Self::DeleteBlock, _) => "delete-block",
            (Self::MoveBlock, _) => "move-block",
            (Self::SplitBlock, _) => "split-block",
            (Self::MergeBlocks, _) => "merge-blocks",
            (Self::DuplicateBlock, _) => "duplicate-block",
            (Self::SwapBlocks, _) => "swap-blocks",
            (Self::ReplaceBlock, _) => "replace-block",
            (Self::MoveSection, _) => "move-section",
            (Self::DeleteSection, _) => "delete-section",
            (Self::InsertSection, _) => "insert-section",
            (Self::HeadingChange, _) => "heading-change",
            (Self::ListMarkerChange, _) => "list-marker-change",
            (Self::TableEdit, _) => "table-edit",
            (Self::WhiteSpace, _) => "white-space",
            (Self::UnicodeForm, _) => "unicode-form",
            (Self::Typography, _) => "typography",
            (Self::CaseOnly, _) => "case-only",
            (Self::Emphasis, _) => "emphasis",
            (Self::MastheadChange, _) => "masthead-change",
            (Self::SplitIntoList, _) => "split-into-list",
            (Self::RewriteBlock, _) => "rewrite-block",
            (Self::Dehyphenate, _) => "dehyphenate",
            (Self::Renumber, _) => "renumber",
            (Self::BoilerplateNeighbours, _) => "boilerplate-neighbours",
            (Self::Nothing, _) => "nothing",
        }
    }
}
