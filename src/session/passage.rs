//! The passage of the report that a composer writes on: the place and number of an added paragraph,
//! the place of quoted words.

use crate::anchoring::{TextRange, typed_places};
use crate::annotation::{Side, next_number};
use crate::document::{BlockKind, Document};

/// Suggests the number of a paragraph added beside a block: `5.9bis`, or the next number if that is
/// `taken`. Before a block, the number follows that of the block above. There is no suggestion after a
/// heading or where no number precedes.
pub fn suggested_number(
    document: &Document,
    block: usize,
    side: Side,
    taken: &[String],
) -> Option<String> {
    let above = match side {
        Side::After => block,
        Side::Before => block.checked_sub(1)?,
    };
    let above = document.blocks().get(above)?;
    if matches!(above.kind(), BlockKind::Heading { .. }) {
        return None;
    }
    let is_taken = |number: &str| {
        let mut blocks = document.blocks().iter();
        taken.iter().any(|one| one == number) || blocks.any(|block| block.address() == number)
    };
    next_number(above.address(), is_taken)
}

/// Returns the range of the whole block at the address that a person typed.
pub fn block_named(document: &Document, typed: &str) -> Option<TextRange> {
    TextRange::block(document, document.find(typed)?)
}

/// Returns the words that a note quotes; empty for a note on a whole block.
pub fn quote_of(range: TextRange, document: &Document) -> String {
    if range.is_block(document) {
        String::new()
    } else {
        range.words(document).to_owned()
    }
}

/// Finds the range of typed words in the block of `range`. If there are several, it takes the one at
/// `index`, else the earlier choice, else the first. Without typed words it returns the whole block.
/// Words that are not in the block have no range.
pub fn range_of_quote(
    document: &Document,
    range: TextRange,
    typed: &str,
    index: Option<usize>,
) -> Option<TextRange> {
    if typed.trim().is_empty() {
        return TextRange::block(document, range.block);
    }
    let places = typed_places(document.blocks().get(range.block)?.text(), typed);
    let chosen = places.iter().find(|place| place.start == range.start);
    let place = match index {
        Some(index) => places.get(index),
        None => chosen.or(places.first()),
    }?;
    Some(TextRange {
        block: range.block,
        start: place.start,
        end_block: range.block,
        end: place.end,
    })
}
