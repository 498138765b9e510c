//! Numbers in a part that do not refer to the main text.

use super::address_order::AddressKey;
use crate::document::{Block, BlockKind, Document};

/// The paragraphs that a part counts for itself, such as "2 In 5.9, for *three* read *four*". These are
/// paragraphs with plain numbers and their items, if only headings of the main text have plain numbers.
pub(super) struct OwnNumbers {
    main_counts_plainly: bool,
    last: Option<AddressKey>,
}

impl OwnNumbers {
    pub(super) fn beside(main: &Document) -> Self {
        Self {
            main_counts_plainly: main.blocks().iter().any(counts_plainly),
            last: None,
        }
    }

    /// Returns whether the part counts a block for itself. Must be called for all its blocks, in order.
    pub(super) fn count(&mut self, block: &Block, key: &AddressKey) -> bool {
        if !self.main_counts_plainly && counts_plainly(block) {
            self.last = Some(key.clone());
        }
        self.last.as_ref().is_some_and(|last| key.belongs_to(last))
    }
}

/// Returns whether a block is a paragraph whose number has no dots.
fn counts_plainly(block: &Block) -> bool {
    let is_heading = matches!(block.kind(), BlockKind::Heading { .. });
    !is_heading && AddressKey::of(block.address()).is_plain_number()
}
