//! A corrigendum or an addendum beside the text that it speaks of.

use super::address_order::AddressKey;
use super::own_numbers::OwnNumbers;
use crate::document::{Block, BlockKind, Document};
use crate::sort::sort_by;

/// A text that holds only what it corrects or adds, put beside the main text by address. Every block
/// of it is in exactly one place; nothing is said of the blocks of the main text that it does not
/// name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    preface: Vec<usize>,
    beside: Vec<Vec<Beside>>,
    has_words_of_its_own: bool,
}

/// A block of the part, beside a block of the main text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The block of the part.
    pub part: usize,
    /// What it does to the main text.
    pub fit: Fit,
}

/// The effect of a block of a part on the main text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// The main text has other words at its address: these are to be read for those.
    Corrects,
    /// It has the same words there, or the block has none: it only says where the next ones belong.
    Repeats,
    /// The main text has nothing at its address: it comes after the block that it stands beside.
    Adds,
}

impl Overlay {
    /// Puts the blocks of `part` beside those of `main`:
    ///
    /// * its masthead and title stand before everything;
    /// * a block whose address is in the main text stands beside that one;
    /// * another one stands after the block with the nearest address before its own;
    /// * one for which there is none follows the block of the part that it follows. So does what the
    ///   part counts for itself, and what stands in it before the first heading.
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

    /// Returns the blocks of the part that stand before everything, in order.
    pub fn preface(&self) -> &[usize] {
        &self.preface
    }

    /// Tells whether more than masthead and title stands before everything: what the part says in
    /// words, as "In 5.9, for *three* read *four*".
    pub fn has_words_of_its_own(&self) -> bool {
        self.has_words_of_its_own
    }

    /// Returns the blocks of the part that stand beside a block of the main text, in order.
    pub fn beside(&self, main: usize) -> &[Beside] {
        self.beside.get(main).map_or(&[], Vec::as_slice)
    }

    /// Returns all blocks of the part that stand beside the main text, in the order of the main
    /// text; with each the block that it stands beside.
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

/// The addresses of a text with the blocks that have them, in the order of addresses.
fn addresses(document: &Document) -> Vec<(AddressKey, usize)> {
    let blocks = document.blocks().iter().enumerate();
    let key = |(index, block): (usize, &Block)| (AddressKey::of(block.address()), index);
    let mut addresses: Vec<_> = blocks.map(key).collect();
    sort_by(&mut addresses, Ord::cmp);
    addresses
}

/// What tells which paper this is.
fn is_on_top(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Masthead(_) | BlockKind::Title | BlockKind::Subtitle
    )
}

/// The block with the greatest address before this one.
fn nearest_before(addresses: &[(AddressKey, usize)], key: &AddressKey) -> Option<usize> {
    let after = addresses.partition_point(|(other, _)| other < key);
    let (nearest, block) = addresses.get(after.checked_sub(1)?)?;
    (key.is_counted() && nearest.is_comparable(key)).then_some(*block)
}
