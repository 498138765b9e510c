//! The fingerprints of a block and its neighbours.

use super::ends::{first, last};
use crate::annotation::BlockPrint;
use crate::digest::{digest, short};
use crate::document::{Block, Document};

/// Returns the first 16 hex digits of the SHA-256 of a block's plain text.
///
/// With these 64 bits, the chance that two of 2,000 different blocks share a fingerprint is one in
/// 10^13.
pub fn block_fingerprint(text: &str) -> String {
    short(&digest(text)).to_owned()
}

/// Code points to note of a neighbour's text: some ten words, most of which survive when a fifth is
/// edited.
const NEIGHBOUR_TEXT: usize = 64;

/// Notes the fingerprints of a block and its neighbours; `None` if there is no such block.
pub(super) fn block_print(document: &Document, index: usize) -> Option<BlockPrint> {
    let text = |index: usize| document.blocks().get(index).map(Block::text);
    let (own, after) = (text(index)?, text(index + 1));
    let before = index.checked_sub(1).and_then(text);
    let same = document.blocks().iter().filter(|block| block.text() == own);
    Some(BlockPrint {
        own: block_fingerprint(own),
        before: before.map(block_fingerprint),
        after: after.map(block_fingerprint),
        twins: Some(same.count() - 1),
        text_before: before.map(|text| last(text, NEIGHBOUR_TEXT).to_owned()),
        text_after: after.map(|text| first(text, NEIGHBOUR_TEXT).to_owned()),
    })
}
