//! The evidence for a place where the words of a target occur.
//!
//! Offsets are believed only if the text there is the quote, and a fingerprint or the context
//! agrees.

use super::ends::last;
use super::fingerprint::block_fingerprint;
use super::index::{Home, Prints};
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use super::{MIN_CONTEXT, Resolution, TextRange};
use crate::annotation::{BlockPrint, Selector, Target};

/// The clues of a target to its place, each of which may be missing.
pub(super) struct Clues<'a> {
    pub(super) quote: Option<Quote<'a>>,
    /// Code points of the document's text.
    pub(super) position: Option<(usize, usize)>,
    /// The id of the first block.
    id: Option<&'a str>,
    address: Option<&'a str>,
    /// Code points of the first block's text.
    pub(super) in_block: Option<(usize, usize)>,
    print: Option<&'a BlockPrint>,
    /// Whether prefix and suffix together are long enough to be meaningful.
    pub(super) enough_context: bool,
}

impl<'a> Clues<'a> {
    /// Collects the clues of a target. The first selector of each type counts. A second one would
    /// be another description of the same place (W3C Web Annotation Data Model §4).
    pub(super) fn of(target: &'a Target) -> Self {
        let selectors = || target.selectors.iter();
        let fragment = selectors().find_map(|selector| match selector {
            Selector::Fragment {
                value, refined_by, ..
            } => Some((value.as_str(), refined_by.as_deref())),
            _ => None,
        });
        let quote = selectors().find_map(Quote::of);
        Self {
            quote,
            enough_context: quote.is_some_and(|quote| quote.context_len() >= ENOUGH_CONTEXT),
            position: selectors().find_map(offsets),
            id: fragment.map(|(id, _)| id),
            address: target.address.as_deref(),
            in_block: fragment.and_then(|(_, refined_by)| offsets(refined_by?)),
            print: target.block.as_ref(),
        }
    }

    /// Returns the fingerprints of the target's block and of its neighbours.
    pub(super) fn print(&self) -> Option<&'a BlockPrint> {
        self.print
    }

    /// Returns whether more context was quoted than usual. Where the whole paragraph is quoted
    /// anyway, this says nothing.
    pub(super) fn is_widened(&self) -> bool {
        let is_wide = |part: &str| part.chars().count() > MIN_CONTEXT;
        self.quote
            .is_some_and(|quote| is_wide(quote.prefix) || is_wide(quote.suffix))
    }

    /// Returns whether the words were in a table of which more is known.
    pub(super) fn is_in_table(&self) -> bool {
        let Some((quote, (start, _))) = self.quote.zip(self.in_block) else {
            return false;
        };
        // A line of the prefix may belong to a table before the block.
        let inner = last(quote.prefix, start);
        let in_suffix = quote.suffix.split('\n').next().unwrap_or_default();
        self.print.is_some() && [inner, quote.exact, in_suffix].concat().contains('\t')
    }

    /// Returns whether the target names a block.
    pub(super) fn has_name(&self) -> bool {
        self.id.is_some() || self.address.is_some()
    }

    /// Returns the block the target names by id or, if it has no id, by address.
    pub(super) fn named(&self, text: &PlainText<'_>) -> Option<usize> {
        let document = text.document();
        match self.id {
            Some(id) => document.position(id),
            None => {
                let mut blocks = document.blocks().iter();
                blocks.position(|block| Some(block.address()) == self.address)
            }
        }
    }

    /// Returns whether a place is where the target says, as far as it says. That means the same block
    /// and the same offset in it. If the target names no block, it means the same position.
    pub(super) fn is_in_place(&self, range: &TextRange, text: &PlainText<'_>) -> bool {
        if self.id.is_none() && self.address.is_none() {
            let start = text.code_points(range).start;
            return self.position.is_none_or(|(claimed, _)| claimed == start);
        }
        let in_block = match self.in_block.or_else(|| self.over_blocks()) {
            Some(claimed) => claimed == (range.start, range.end),
            // Its old offsets are known only in combination.
            None => {
                let at = text.code_points(range);
                self.position
                    .is_none_or(|claimed| claimed == (at.start, at.end))
            }
        };
        let breaks = self
            .quote
            .map_or(0, |quote| quote.exact.matches('\n').count());
        let spans_as_many = range.end_block - range.block == breaks;
        let is_whole = self.in_block.is_some() || self.quote.is_none() || spans_as_many;
        self.named(text) == Some(range.block) && in_block && is_whole
    }

    /// Where a phrase over several blocks begins in its first block and ends in its last. Returns
    /// `None` unless the prefix holds all text before the phrase in the first block.
    fn over_blocks(&self) -> Option<(usize, usize)> {
        let (quote, print) = (self.quote?, self.print?);
        let prefix = quote.prefix.rsplit('\n').next()?;
        let (first, rest) = quote.exact.split_once('\n')?;
        let is_whole = block_fingerprint(&[prefix, first].concat()) == print.own;
        let last = rest.rsplit('\n').next()?;
        is_whole.then(|| (prefix.chars().count(), last.chars().count()))
    }

    /// Returns the resolution for the same words, found in a place.
    pub(super) fn placed(&self, range: TextRange, text: &PlainText<'_>) -> Resolution {
        if self.is_in_place(&range, text) {
            Resolution::Exact(range)
        } else {
            Resolution::Moved(range)
        }
    }

    /// Returns whether the words may begin in a block that is not word for word their own.
    ///
    /// A block that was beside theirs is ruled out. If the neighbours of their block are still
    /// there, the words may only begin between them. The same words elsewhere are other words,
    /// unless something moved there along with them.
    pub(super) fn may_begin_in(&self, block: usize, prints: &Prints) -> bool {
        let Some(print) = self.print else { return true };
        let here = prints.of_block(block);
        let is_own = here == Some(&print.own);
        let spans_blocks = self.spans_blocks();
        let is_neighbour =
            here == print.before.as_ref() || (!spans_blocks && here == print.after.as_ref());
        is_own
            || !is_neighbour
                && match prints.home(print) {
                    // One of the blocks of a phrase over several blocks is its neighbour.
                    _ if spans_blocks => true,
                    Home::Between(home) if home.is_empty() => true, // The block may have moved as a whole.
                    Home::Between(home) => home.contains(&block),
                    Home::Unknown => true,
                }
    }

    fn spans_blocks(&self) -> bool {
        self.quote.is_some_and(|quote| quote.exact.contains('\n'))
    }

    /// Returns the places the target names by offsets.
    pub(super) fn claims(&self, text: &PlainText<'_>) -> impl Iterator<Item = TextRange> {
        let by_position = self
            .position
            .and_then(|(start, end)| text.at_code_points(start, end));
        let by_fragment = self.id.zip(self.in_block).and_then(|(id, (start, end))| {
            let block = text.document().position(id)?;
            let range = TextRange {
                block,
                start,
                end_block: block,
                end,
            };
            (range.clamped(text.document())? == range).then_some(range)
        });
        by_position.into_iter().chain(by_fragment)
    }
}

fn offsets(selector: &Selector) -> Option<(usize, usize)> {
    match selector {
        Selector::TextPosition { start, end, .. } => Some((*start, *end)),
        _ => None,
    }
}

/// The verdict of a text on one statement of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    /// The target makes no statement.
    Untold,
    /// The text matches the statement.
    Agrees,
    /// The text contradicts the statement.
    Differs,
}

impl Agreement {
    fn of(is_so: bool) -> Self {
        match is_so {
            true => Self::Agrees,
            false => Self::Differs,
        }
    }

    /// Converts a known answer; `None` if the target makes no statement.
    fn of_told(is_so: Option<bool>) -> Self {
        is_so.map_or(Self::Untold, Self::of)
    }

    fn agrees(self) -> bool {
        self == Self::Agrees
    }

    fn differs(self) -> bool {
        self == Self::Differs
    }
}

/// The agreement of a target with a block in which its words begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockEvidence {
    /// The text of the block.
    text: Agreement,
    /// The text of the block before it.
    before: Agreement,
    /// The text of the block after it.
    after: Agreement,
    /// The id of the block or, if no id is known, its address.
    name: Agreement,
}

impl BlockEvidence {
    pub(super) fn weigh(
        clues: &Clues<'_>,
        index: usize,
        text: &PlainText<'_>,
        prints: &Prints,
    ) -> Self {
        let agrees = |block: Option<usize>, noted: Option<&String>| match clues.print {
            Some(_) => Agreement::of(block.and_then(|block| prints.of_block(block)) == noted),
            None => Agreement::Untold,
        };
        let has_address = |address| {
            text.block(index)
                .is_some_and(|block| block.address() == address)
        };
        Self {
            text: agrees(Some(index), clues.print.map(|print| &print.own)),
            before: agrees(
                index.checked_sub(1),
                clues.print.and_then(|print| print.before.as_ref()),
            ),
            after: agrees(
                Some(index + 1),
                clues.print.and_then(|print| print.after.as_ref()),
            ),
            name: match (clues.id, clues.address) {
                (Some(id), _) => Agreement::of(text.document().position(id) == Some(index)),
                (None, address) => Agreement::of_told(address.map(has_address)),
            },
        }
    }
}

/// The agreement of a target with a place where its words occur.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// The first block.
    block: BlockEvidence,
    /// The text before the words, in full.
    prefix: Agreement,
    /// The text after the words, in full.
    suffix: Agreement,
    /// The offset of the words in the first block.
    in_block: Agreement,
    /// The offset of the words in the document.
    position: Agreement,
    /// Whether prefix and suffix together are long enough to be meaningful.
    enough_context: bool,
    /// Whether the prefix begins before the blocks of the words, and so tells more than they do.
    /// Likewise for the suffix.
    prefix_reaches_out: bool,
    suffix_reaches_out: bool,
    /// Whether prefix, words and suffix are exactly these blocks. Then the old text may have had no
    /// context that told them apart better: [`describe`](super::describe()) widens the context no
    /// further.
    context_is_blocks: bool,
}

/// Code points of prefix and suffix together that count as a context: two or three words. Shorter
/// contexts occur around any short phrase.
const ENOUGH_CONTEXT: usize = 16;

impl Evidence {
    pub(super) fn weigh(
        clues: &Clues<'_>,
        quote: &Quote<'_>,
        hit: &Hit,
        (range, block): (&TextRange, BlockEvidence),
        text: &PlainText<'_>,
    ) -> Self {
        let window = hit.at.saturating_sub(quote.prefix.len())
            ..hit.at + quote.exact.len() + quote.suffix.len();
        let blocks = text.bytes_of_blocks(range.block, range.end_block);
        let start = text.code_points(range).start;
        Self {
            block,
            prefix: Agreement::of_told((!quote.prefix.is_empty()).then_some(hit.prefix)),
            suffix: Agreement::of_told((!quote.suffix.is_empty()).then_some(hit.suffix)),
            in_block: Agreement::of_told(clues.in_block.map(|(claimed, _)| claimed == range.start)),
            position: Agreement::of_told(clues.position.map(|(claimed, _)| claimed == start)),
            enough_context: clues.enough_context,
            prefix_reaches_out: window.start < blocks.start,
            suffix_reaches_out: window.end > blocks.end,
            context_is_blocks: window == blocks,
        }
    }

    /// Returns whether the paragraph is word for word the target's own, or a twin of it.
    pub(super) fn is_in_own_block(&self) -> bool {
        self.block.text.agrees()
    }

    /// Returns whether the place can be trusted to be the target's own and not a lookalike.
    ///
    /// Reports repeat whole paragraphs. So the words need their full context, or their own
    /// paragraph *and* the agreement of something beyond it. If this text repeats the paragraph
    /// (`has_twins`), its number does not count. When a paragraph is deleted, a twin may take over
    /// its number. A number or an offset alone is never trusted. The last argument tells for each
    /// side whether no other place agrees on it. A side that several places share needs the other
    /// side as well.
    pub(super) fn is_believable(
        &self,
        has_twins: bool,
        [tells_before, tells_after]: [bool; 2],
    ) -> bool {
        if self.is_in_own_block() && self.in_block.differs() {
            return false; // The same words elsewhere in the same paragraph.
        }
        let in_context = self.enough_context && !self.prefix.differs() && !self.suffix.differs();
        let [before, after] = self.neighbours();
        let by_neighbours =
            (before && after) || [before && tells_before, after && tells_after].contains(&true);
        let told_apart = by_neighbours || (self.block.name.agrees() && !has_twins);
        (in_context && (told_apart || !self.context_is_blocks))
            || (self.is_in_own_block() && told_apart)
    }

    /// Returns whether the text before the paragraph and the text after it agree. A twin of the
    /// paragraph need not share these.
    pub(super) fn neighbours(&self) -> [bool; 2] {
        [
            self.block.before.agrees() || (self.prefix.agrees() && self.prefix_reaches_out),
            self.block.after.agrees() || (self.suffix.agrees() && self.suffix_reaches_out),
        ]
    }

    /// Returns whether the words are where the target says, as far as it says. That means the same
    /// block and the same offset in it. If the target names no block, it means the same position.
    pub(super) fn is_in_place(&self) -> bool {
        match (self.block.name, self.in_block) {
            (Agreement::Untold, Agreement::Untold) => !self.position.differs(),
            (name, in_block) => !name.differs() && !in_block.differs(),
        }
    }

    /// Returns which texts agree: prefix, suffix, block, block before, block after.
    pub(super) fn text(&self) -> [bool; 5] {
        let BlockEvidence {
            text,
            before,
            after,
            ..
        } = self.block;
        [self.prefix, self.suffix, text, before, after].map(Agreement::agrees)
    }

    /// Returns which numbers agree: name, offset in the block, position. They count less than the
    /// text, since an insertion elsewhere changes them.
    pub(super) fn place(&self) -> [bool; 3] {
        [self.block.name, self.in_block, self.position].map(Agreement::agrees)
    }
}
