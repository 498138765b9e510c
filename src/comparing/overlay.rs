//! A corrigendum or an addendum beside its main text.

use super::address_order::AddressKey;
use super::own_numbers::OwnNumbers;
use crate::document::{Block, BlockKind, Document};
use crate::sort::sort_by;

/// A text of corrections or additions only, put beside the main text by address. Every block of it is
/// in exactly one place. It says nothing about blocks of the main text that it does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    preface: Vec<usize>,
    beside: Vec<Vec<Beside>>,
    has_words_of_its_own: bool,
}

/// A block of the part beside a block of the main text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The block of the part.
    pub part: usize,
    /// Its effect on the main text.
    pub fit: Fit,
}

/// The effect of a block of the part on the main text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// The main text has different words at this address: the block replaces them.
    Corrects,
    /// The main text has the same words, or the block has none: it only shows where the next blocks
    /// belong.
    Repeats,
    /// The main text has nothing at this address: the block follows the one it is beside.
    Adds,
}

impl Overlay {
    /// Puts the blocks of `part` beside those of `main`:
    ///
    /// * its masthead and title precede everything;
    /// * a block whose address is in the main text goes beside that block;
    /// * any other block goes after the block with the nearest preceding address;
    /// * if there is no such block, it goes with the preceding block of the part. So do blocks that the
    ///   part counts for itself, and blocks before its first heading.
    pub fn of(main: &Document, part: &Document) -> Self {
        let addresses = addresses(main);
        let mut overlay = Self {
            preface: Vec::new(),
            beside: vec![Vec::new(); main.blocks().len()],
            has_words_of_its_own: false,
        };
        let mut own = OwnNumbers::beside(main);
        let mut last = None;
        for (index, block) in part.blocks().iter().enumerate() {
            if is_on_top(block.kind()) {
                overlay.preface.push(index);
                continue;
            }
            let key = AddressKey::of(block.address());
            let speaks_of_main = !own.count(block, &key) && key.has_owner();
            let same = main.position(block.id()).filter(|_| speaks_of_main);
            let near = || nearest_before(&addresses, &key).filter(|_| speaks_of_main);
            last = same.or_else(near).or(last);
            match last.and_then(|at| overlay.beside.get_mut(at)) {
                Some(place) => place.push(Beside {
                    part: index,
                    fit: fit(same.and_then(|at| main.blocks().get(at)), block),
                }),
                None => {
                    overlay.preface.push(index);
                    overlay.has_words_of_its_own = true;
                }
            }
        }
        overlay
    }

    /// Returns the blocks of the part that precede everything, in order.
    pub fn preface(&self) -> &[usize] {
        &self.preface
    }

    /// Returns whether anything but masthead and title precedes everything: instructions in words, such
    /// as "In 5.9, for *three* read *four*".
    pub fn has_words_of_its_own(&self) -> bool {
        self.has_words_of_its_own
    }

    /// Returns the blocks of the part beside a block of the main text, in order.
    pub fn beside(&self, main: usize) -> &[Beside] {
        self.beside.get(main).map_or(&[], Vec::as_slice)
    }

    /// Returns all blocks of the part beside the main text, in the order of the main text. Each comes
    /// with the block it is beside.
    pub fn places(&self) -> impl Iterator<Item = (usize, Beside)> {
        let places = self.beside.iter().enumerate();
        places.flat_map(|(main, all)| all.iter().map(move |one| (main, *one)))
    }
}

fn fit(same_address: Option<&Block>, block: &Block) -> Fit {
    match same_address {
        None => Fit::Adds,
        Some(main) if block.is_empty() || main.text() == block.text() => Fit::Repeats,
        Some(_) => Fit::Corrects,
    }
}

/// Returns the addresses of a text with their blocks, ordered by address.
fn addresses(document: &Document) -> Vec<(AddressKey, usize)> {
    let blocks = document.blocks().iter().enumerate();
    let key = |(index, block): (usize, &Block)| (AddressKey::of(block.address()), index);
    let mut addresses: Vec<_> = blocks.map(key).collect();
    sort_by(&mut addresses, Ord::cmp);
    addresses
}

/// Returns whether a block identifies the paper.
fn is_on_top(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Masthead(_) | BlockKind::Title | BlockKind::Subtitle
    )
}

/// Returns the block with the greatest address before this one.
fn nearest_before(addresses: &[(AddressKey, usize)], key: &AddressKey) -> Option<usize> {
    let after = addresses.partition_point(|(other, _)| other < key);
    let (nearest, block) = addresses.get(after.checked_sub(1)?)?;
    (key.is_counted() && nearest.is_comparable(key)).then_some(*block)
}
