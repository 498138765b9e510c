//! What comes in many times costs as many times more, and not the square of that.

mod delegations;
mod quotes_in_texts;
mod records;
mod tags;

#[path = "../../support/large.rs"]
#[allow(dead_code)]
mod large;
#[path = "../../support/many.rs"]
mod many;
#[path = "../../support/quotes.rs"]
mod quotes;

use std::time::{Duration, Instant};

/// How many times as much comes in.
const TIMES: usize = 8;

/// How many times as much that may cost. What is linear costs eight times, and some more where the
/// many leave the processor's cache; what is quadratic sixty-four times.
const MOST: f64 = 24.0;

/// Each is timed so often at most, in turns, and the quickest counts: other work on the machine
/// makes single runs slower, and none quicker.
const RUNS: usize = 12;

/// Checks that `run` takes about eight times as long for `8 * count` as for `count`. What it works on
/// is made by `prepare` and not counted.
pub fn check<T>(what: &str, count: usize, prepare: impl Fn(usize) -> T, run: impl Fn(&T)) {
    let (few, many) = (prepare(count), prepare(TIMES * count));
    let timed = |input: &T| {
        let start = Instant::now();
        run(input);
        start.elapsed()
    };
    let mut best = [Duration::MAX; 2];
    for _ in 0..RUNS {
        for (best, input) in best.iter_mut().zip([&few, &many]) {
            *best = timed(input).min(*best);
        }
        if best[1].as_secs_f64() < MOST * best[0].as_secs_f64() {
            return;
        }
    }
    panic!(
        "{what}: {:?} for {count}, {:?} for {TIMES} times as many",
        best[0], best[1]
    );
}
