//! Long work in slices, so that others get their turn in between.

use std::ops::ControlFlow;

use crate::anchoring::{Aligning, CarryOver};
use crate::document::Document;

/// The number of bytes of a text that are aligned before the pace is consulted. A higher value makes
/// slices last longer; a lower one consults the clock more often than it is worth.
const BYTES: usize = 32 * 1024;

/// The pace of long work. In a browser the page gets its turn between two slices; a test never rests.
pub trait Pace {
    /// Returns whether the slice has lasted long enough.
    fn is_over(&self) -> bool;

    /// Yields to others, then begins the next slice.
    fn rest(&mut self) -> impl Future<Output = ()>;

    /// Rests if the slice is over.
    fn pause(&mut self) -> impl Future<Output = ()> {
        async {
            if self.is_over() {
                self.rest().await;
            }
        }
    }

    /// Aligns two texts; `resting` is called before each rest.
    fn align<'a>(
        &mut self,
        old: &'a Document,
        new: &'a Document,
        resting: impl Fn(),
    ) -> impl Future<Output = CarryOver<'a>> {
        async move {
            let mut aligning = Aligning::new(old, new, BYTES);
            loop {
                match aligning.step() {
                    ControlFlow::Continue(next) => aligning = next,
                    ControlFlow::Break(aligned) => return aligned,
                }
                if self.is_over() {
                    resting();
                    self.rest().await;
                }
            }
        }
    }
}

/// Work that never rests.
#[derive(Clone, Copy, Debug, Default)]
pub struct AtOnce;

impl Pace for AtOnce {
    fn is_over(&self) -> bool {
        false
    }

    async fn rest(&mut self) {}
}
