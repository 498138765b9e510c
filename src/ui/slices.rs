//! Long work in slices, between which the page responds.
//!
//! Slices replace a worker, which would need the texts twice in memory. The pure rooms offer steps
//! (`Aligning`, `Comparing`) and know no clock. Between two steps a `Pace` decides whether others get
//! their turn.

use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use crate::browser::clock;
use crate::session::Pace;

/// How long a slice is, in milliseconds. With more, a key waits longer. With less, the work takes
/// longer.
const SLICE_MS: f64 = 40.0;

/// The current slice of long work.
pub struct Slices {
    since: f64,
}

impl Slices {
    /// Begins the first slice.
    pub fn begin() -> Self {
        Self {
            since: clock::milliseconds(),
        }
    }
}

impl Pace for Slices {
    fn is_over(&self) -> bool {
        clock::milliseconds() - self.since > SLICE_MS
    }

    /// Lets the page respond.
    async fn rest(&mut self) {
        TimeoutFuture::new(0).await;
        self.since = clock::milliseconds();
    }
}

/// Work that goes on while this is held. When this is dropped, the work ends at its next rest, and its
/// data is freed.
pub struct Work {
    _held: Rc<()>,
}

impl Work {
    /// Begins the work.
    #[must_use = "what is not held is given up"]
    pub fn begin(work: impl Future<Output = ()> + 'static) -> Self {
        let held = Rc::new(());
        let wanted = Rc::downgrade(&held);
        let mut work = Box::pin(work);
        spawn_local(poll_fn(move |context| match wanted.strong_count() {
            0 => Poll::Ready(()),
            _ => work.as_mut().poll(context),
        }));
        Self { _held: held }
    }
}
