//! The names of what is done to a text, those of `tests/fixtures/revisions/README.md`.

/// What was done to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Words are replaced.
    Reword,
    /// Words are added.
    Insert,
    /// Words are taken out.
    Delete,
    /// A sentence stands elsewhere.
    MovePhrase,
    /// Blocks are added.
    InsertBlock,
    /// Blocks are taken out.
    DeleteBlock,
    /// A block stands elsewhere.
    MoveBlock,
    /// One paragraph becomes two.
    SplitBlock,
    /// Two paragraphs become one.
    MergeBlocks,
    /// A paragraph stands twice.
    DuplicateBlock,
    /// Two blocks change places.
    SwapBlocks,
    /// A block of the same number says something else.
    ReplaceBlock,
    /// A section stands elsewhere.
    MoveSection,
    /// A section is taken out.
    DeleteSection,
    /// A section is added.
    InsertSection,
    /// A heading has other words.
    HeadingChange,
    /// Items are counted with other markers, or a paragraph becomes an item.
    ListMarkerChange,
    /// Rows of a table are added, taken out or moved.
    TableEdit,
    /// Kinds of white space change.
    WhiteSpace,
    /// Letters are decomposed.
    UnicodeForm,
    /// Kinds of quotation marks, apostrophes and hyphens change.
    Typography,
    /// Capitals and small letters change.
    CaseOnly,
    /// Bold is put on or taken off.
    Emphasis,
    /// The lines above the title change.
    MastheadChange,
    /// A paragraph becomes a lead-in with items or several paragraphs.
    SplitIntoList,
    /// All of a paragraph but a few words in a row is written anew.
    RewriteBlock,
    /// Words parted at line ends are made whole.
    Dehyphenate,
    /// The number changes while the words stay.
    Renumber,
    /// The block stands among blocks that are nearly its own words.
    BoilerplateNeighbours,
    /// Nothing was done to the block or beside it.
    Nothing,
}

impl Operation {
    /// The README's name for it; that of an edit of words says whether the phrase holds them.
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
