//! Long work in slices, between which the page answers.

use std::ops::ControlFlow;

use gloo::timers::future::TimeoutFuture;

use crate::anchoring::{Aligning, CarryOver};
use crate::browser::clock;
use crate::document::Document;

/// How long a slice is, in milliseconds.
const SLICE_MS: f64 = 40.0;

/// How many bytes of a text are read before one looks at the clock.
const BYTES: usize = 32 * 1024;

/// The slice that work is in.
pub struct Slices {
    since: f64,
}

impl Slices {
    /// The first slice begins.
    pub fn begin() -> Self {
        Self {
            since: clock::milliseconds(),
        }
    }

    /// Whether the slice is over.
    pub fn is_over(&self) -> bool {
        clock::milliseconds() - self.since > SLICE_MS
    }

    /// Lets the page answer, and begins the next slice.
    pub async fn rest(&mut self) {
        TimeoutFuture::new(0).await;
        self.since = clock::milliseconds();
    }

    /// Lets the page answer if the slice is over.
    pub async fn pause(&mut self) {
        if self.is_over() {
            self.rest().await;
        }
    }

    /// Aligns two texts; `pausing` is called where the page is let answer.
    pub async fn align<'a>(
        &mut self,
        old: &'a Document,
        new: &'a Document,
        pausing: impl Fn(),
    ) -> CarryOver<'a> {
        let mut aligning = Aligning::new(old, new, BYTES);
        loop {
            match aligning.step() {
                ControlFlow::Continue(next) => aligning = next,
                ControlFlow::Break(aligned) => return aligned,
            }
            if self.is_over() {
                pausing();
                self.rest().await;
            }
        }
    }
}
