//! The placing of cards in the margin.

use proptest::prelude::*;
use rapporteur::session::{GAP, Measured, tops};

fn cards(all: &[(f64, f64)]) -> Vec<Measured> {
    let card = |&(wanted, height): &(f64, f64)| Measured { wanted, height };
    all.iter().map(card).collect()
}

#[test]
fn cards_stand_beside_their_words_as_near_as_others_allow() {
    /// Wanted tops and heights.
    type Cards = &'static [(f64, f64)];
    let cases: [(Cards, Option<usize>, f64, &[f64]); 10] = [
        (&[], None, 0.0, &[]),
        (&[], Some(0), 0.0, &[]),
        // There is room: each card gets its wanted place.
        (&[(10.0, 40.0), (100.0, 40.0)], None, 0.0, &[10.0, 100.0]),
        // Lower cards give way.
        (
            &[(10.0, 40.0), (20.0, 40.0), (30.0, 40.0)],
            None,
            0.0,
            &[10.0, 62.0, 114.0],
        ),
        // The first card is not above the floor.
        (&[(10.0, 40.0), (90.0, 40.0)], None, 60.0, &[60.0, 112.0]),
        // The anchor has its place, and the cards above give way upwards.
        (
            &[(100.0, 40.0), (110.0, 40.0), (120.0, 40.0)],
            Some(2),
            0.0,
            &[16.0, 68.0, 120.0],
        ),
        // The cards above stay if there is room for them.
        (
            &[(0.0, 40.0), (110.0, 40.0), (120.0, 40.0)],
            Some(2),
            0.0,
            &[0.0, 68.0, 120.0],
        ),
        // Without room above, the anchor moves down.
        (&[(10.0, 40.0), (20.0, 40.0)], Some(1), 30.0, &[30.0, 82.0]),
        // The cards below the anchor give way to it.
        (&[(50.0, 40.0), (60.0, 40.0)], Some(0), 0.0, &[50.0, 102.0]),
        // An anchor that is not a card is ignored.
        (&[(10.0, 40.0)], Some(9), 0.0, &[10.0]),
    ];
    for (all, anchor, floor, expected) in cases {
        assert_eq!(tops(&cards(all), anchor, floor), expected, "{all:?}");
    }
}

/// Returns cards in the order of their words, possibly with an anchor, and a floor.
fn margins() -> impl Strategy<Value = (Vec<Measured>, Option<usize>, f64)> {
    let card = (0..2000_u32, 1..300_u32);
    let all = proptest::collection::vec(card, 1..20);
    let anchor = proptest::option::of(any::<prop::sample::Index>());
    (all, anchor, 0..200_u32).prop_map(|(mut all, anchor, floor)| {
        all.sort_unstable();
        let anchor = anchor.map(|anchor| anchor.index(all.len()));
        let card = |(wanted, height): (u32, u32)| (f64::from(wanted), f64::from(height));
        let all: Vec<(f64, f64)> = all.into_iter().map(card).collect();
        (cards(&all), anchor, f64::from(floor))
    })
}

proptest! {
    #[test]
    fn cards_never_stand_over_one_another((cards, anchor, floor) in margins()) {
        let tops = tops(&cards, anchor, floor);
        prop_assert_eq!(tops.len(), cards.len());
        prop_assert!(tops[0] >= floor);
        for (pair, card) in tops.windows(2).zip(&cards) {
            prop_assert!(pair[0] + card.height + GAP <= pair[1], "{:?}", tops);
        }
    }

    #[test]
    fn the_anchor_stands_beside_its_words_where_the_cards_above_leave_room(
        (cards, anchor, floor) in margins()
    ) {
        let tops = tops(&cards, anchor, floor);
        if let Some(index) = anchor {
            let above: f64 = cards[..index].iter().map(|card| card.height + GAP).sum();
            prop_assert_eq!(tops[index], cards[index].wanted.max(floor + above));
        } else {
            // No card is lower than the cards above require.
            let mut free = floor;
            for (top, card) in tops.iter().zip(&cards) {
                prop_assert_eq!(*top, card.wanted.max(free));
                free = top + card.height + GAP;
            }
        }
    }
}
