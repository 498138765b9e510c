//! Fingerprints of blocks.

use sha2::{Digest, Sha256};

use crate::annotation::BlockPrint;
use crate::document::Document;

/// The first 16 hex digits of the SHA-256 of a block's plain text: 64 bits, so that among 2,000
/// blocks two different ones share a fingerprint with a chance of one in 10^13.
pub fn block_fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// The fingerprints of a block and its neighbours; `None` where there is no such block.
pub(super) fn block_print(document: &Document, index: usize) -> Option<BlockPrint> {
    let of = |index: usize| {
        let block = document.blocks().get(index)?;
        Some(block_fingerprint(block.text()))
    };
    Some(BlockPrint {
        own: of(index)?,
        before: index.checked_sub(1).and_then(of),
        after: of(index + 1),
    })
}
