//! Moving from one note to the next.

use web_sys::Element;

use super::Looking;
use crate::annotation::Key;
use crate::browser::dom;
use crate::session::{Spot, Thread};
use crate::shared::Shared;
use crate::ui::desk::common::Common;

/// The direction of a step from a note.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the next note.
    Next,
    /// To the previous note.
    Previous,
}

impl Looking {
    /// Goes to the next or previous note, counted from the focused note or else from the current
    /// paragraph. Returns whether there is such a note.
    pub fn move_note(&mut self, desk: &mut Common, way: Way, target: Option<&Element>) -> bool {
        let here = target.is_some_and(|target| dom::around(target, dom::MARGIN).is_some());
        let at = self.at.as_ref().filter(|_| here);
        // Keys pressed before the drawing count from the next place of the focus.
        let from = desk.focus.going_to_note().or(at);
        let Some((root, key)) = self.neighbour(desk, way, from) else {
            return false;
        };
        self.look_at(desk, &root, key);
        true
    }

    /// Goes to the first note that the filter shows, in the order of the margin.
    pub(super) fn look_at_first(&mut self, desk: &mut Common) {
        let first = |threads: &Shared<Vec<Shared<Thread>>>| {
            let root = threads.first()?.root.key().clone();
            Some((root.clone(), root))
        };
        let hit = match &self.by_time {
            Some(threads) => first(threads),
            None => self.shown.first_hit(),
        };
        if let Some((root, key)) = hit {
            self.look_at(desk, &root, key);
        }
    }

    /// Finds the shown note next to `from`, with the first note of its thread.
    fn neighbour(&self, desk: &Common, way: Way, from: Option<&Key>) -> Option<(Key, Key)> {
        let by_time = self.by_time.as_ref();
        let threads = || -> Box<dyn Iterator<Item = &Shared<Thread>>> {
            match by_time {
                Some(threads) => Box::new(threads.iter()),
                None => Box::new(self.shown.threads()),
            }
        };
        let notes =
            || threads().flat_map(|thread| thread.cards().map(move |card| (thread, card.key())));
        let pair =
            |(thread, key): (&Shared<Thread>, &Key)| (thread.root.key().clone(), key.clone());
        let known = from.and_then(|from| notes().position(|(_, key)| key == from));
        let found = match (known, way) {
            (Some(index), Way::Next) => notes().nth(index + 1),
            (Some(index), Way::Previous) => {
                index.checked_sub(1).and_then(|index| notes().nth(index))
            }
            (None, way) => {
                // In the order of time, the current paragraph has no position.
                let ahead = |thread: &Shared<Thread>| {
                    by_time.is_some() || thread.root.place.spot() >= Spot::Block(desk.current)
                };
                let index = notes().position(|(thread, _)| ahead(thread));
                match (way, index) {
                    (Way::Next, index) => notes().nth(index?),
                    (Way::Previous, Some(index)) => notes().nth(index.checked_sub(1)?),
                    (Way::Previous, None) => notes().last(),
                }
            }
        };
        found.map(pair)
    }
}
