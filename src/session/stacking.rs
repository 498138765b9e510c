//! The tops of the margin's cards: beside their words, never overlapping.

/// The gap between two cards, in CSS pixels. A higher value moves cards further from their words; a
/// lower one makes two cards look like one.
pub const GAP: f64 = 12.0;

/// A card of the margin as it was measured, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The top that places it exactly beside its words.
    pub wanted: f64,
    /// Its height.
    pub height: f64,
}

/// Computes the tops of cards in order, in CSS pixels. Each card is placed as near to its wanted top as
/// its neighbours and the `floor` allow. The `anchor` card gets exactly its wanted top if the cards
/// above leave room, and the others give way.
pub fn tops(cards: &[Measured], anchor: Option<usize>, floor: f64) -> Vec<f64> {
    let mut tops = downwards(cards, floor);
    let Some((index, anchor)) = anchor.and_then(|index| Some((index, cards.get(index)?))) else {
        return tops;
    };
    let (above, below) = cards.split_at(index);
    let room: f64 = above.iter().map(|card| card.height + GAP).sum();
    let mut ceiling = anchor.wanted.max(floor + room);
    // The anchor itself may not slide below the ceiling it was given.
    let rest = downwards(below, ceiling);
    for (top, new) in tops.iter_mut().skip(index).zip(rest) {
        *top = new;
    }
    for (top, card) in tops.iter_mut().zip(above).rev() {
        *top = top.min(ceiling - GAP - card.height);
        ceiling = *top;
    }
    tops
}

/// Computes the tops if each card gives way to those above it.
fn downwards(cards: &[Measured], floor: f64) -> Vec<f64> {
    let mut free = floor;
    let place = |card: &Measured| {
        let top = card.wanted.max(free);
        free = top + card.height + GAP;
        top
    };
    cards.iter().map(place).collect()
}
