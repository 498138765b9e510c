//! Numbers of a part that name nothing in the main text.

use super::address_order::AddressKey;
use crate::document::{Block, BlockKind, Document};

/// The paragraphs that a part counts for itself, as "2 In 5.9, for *three* read *four*": those with
/// plain numbers, and their items, where plain numbers of the main text are its headings'.
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

    /// Tells whether the part counts a block for itself. To be asked of all its blocks, in order.
    pub(super) fn count(&mut self, block: &Block, key: &AddressKey) -> bool {
        if !self.main_counts_plainly && counts_plainly(block) {
            self.last = Some(key.clone());
        }
        self.last.as_ref().is_some_and(|last| key.belongs_to(last))
    }
}

/// Whether it is a paragraph with a number without dots.
fn counts_plainly(block: &Block) -> bool {
    let is_heading = matches!(block.kind(), BlockKind::Heading { .. });
    !is_heading && AddressKey::of(block.address()).is_plain_number()
}
