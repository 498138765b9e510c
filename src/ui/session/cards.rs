//! The notes as the margin shows them.

use std::collections::BTreeMap;

use super::Session;
use crate::anchoring::{Resolution, resolve};
use crate::annotation::{Annotation, Key};
use crate::document::Document;
use crate::sort::sort_by;
use crate::ui::messages as m;
use crate::ui::shared::Shared;

/// Where a note lies in the open text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It speaks of the document as a whole.
    Document,
    /// Where it was written.
    Block(usize),
    /// Elsewhere than it was written: the same words stand there.
    Moved(usize),
    /// Several places fit equally well.
    Ambiguous,
    /// Nowhere.
    Orphaned,
}

impl Place {
    /// The index of the block it lies on.
    pub fn block(self) -> Option<usize> {
        match self {
            Place::Block(block) | Place::Moved(block) => Some(block),
            Place::Document | Place::Ambiguous | Place::Orphaned => None,
        }
    }

    /// Document order; notes without a place come last.
    fn rank(self) -> (u8, usize) {
        match self {
            Place::Document => (0, 0),
            Place::Block(block) | Place::Moved(block) => (1, block),
            Place::Ambiguous | Place::Orphaned => (2, 0),
        }
    }
}

/// One note with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub annotation: Annotation,
    pub place: Place,
    /// Whether the reader wrote it.
    pub mine: bool,
}

impl Card {
    /// What people call the place: the block's address, or the one on the paper it was written on.
    pub fn address(&self, document: &Document) -> String {
        let block = self
            .place
            .block()
            .and_then(|block| document.blocks().get(block));
        let written = || self.annotation.current()?.content.target()?.address.clone();
        block
            .map(|block| block.address().to_owned())
            .or_else(written)
            .unwrap_or_else(|| m::ON_DOCUMENT.to_owned())
    }
}

impl Session {
    /// Makes the cards anew; a card that says the same stays the same allocation, so that it is
    /// not drawn again.
    pub(super) fn draw_cards(&mut self) {
        let mut old: BTreeMap<&Key, &Shared<Card>> = BTreeMap::new();
        old.extend(self.cards.iter().map(|card| (card.annotation.key(), card)));
        let mut cards = Vec::new();
        let mut counts = vec![0; self.document.blocks().len()];
        for annotation in self.set() {
            if annotation.notes().next().is_none() {
                continue;
            }
            let before = old
                .get(annotation.key())
                .filter(|card| card.annotation == *annotation);
            let place = before.map_or_else(|| place(annotation, &self.document), |card| card.place);
            let mine = self.people.owns(&annotation.key().creator);
            if let Some(count) = place.block().and_then(|block| counts.get_mut(block)) {
                *count += 1;
            }
            cards.push(match before.filter(|card| card.mine == mine) {
                Some(card) => (*card).clone(),
                None => Shared::new(Card {
                    annotation: annotation.clone(),
                    place,
                    mine,
                }),
            });
        }
        sort_by(&mut cards, |a, b| order(a).cmp(&order(b)));
        if *self.counts != counts {
            self.counts = Shared::new(counts);
        }
        self.cards = Shared::new(cards);
        self.look_at_standing();
    }
}

/// Document order, then the order of writing.
fn order(card: &Shared<Card>) -> ((u8, usize), Option<&str>, &Key) {
    let created = card
        .annotation
        .live()
        .first()
        .and_then(|revision| revision.created.as_ref());
    (
        card.place.rank(),
        created.map(|created| created.as_str()),
        card.annotation.key(),
    )
}

fn place(annotation: &Annotation, document: &Document) -> Place {
    let target = annotation
        .current()
        .and_then(|revision| revision.content.target());
    match target.map(|target| resolve(target, document)) {
        Some(Resolution::Document) => Place::Document,
        Some(Resolution::Exact(range)) => Place::Block(range.block),
        Some(Resolution::Moved(range)) => Place::Moved(range.block),
        Some(Resolution::Ambiguous(_)) => Place::Ambiguous,
        Some(Resolution::Orphaned) | None => Place::Orphaned,
    }
}
