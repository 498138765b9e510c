//! Repeated input costs proportionally more, not quadratically.

mod delegations;
mod foreign;
mod quotes_in_texts;
mod records;
mod tables;
mod tags;

#[path = "../../support/large.rs"]
#[allow(dead_code)]
mod large;
#[path = "../../support/many.rs"]
mod many;
#[path = "../../support/quotes.rs"]
mod quotes;

use cpu_time::ThreadTime;
use std::time::Duration;

/// The factor by which the input grows.
const TIMES: usize = 8;

/// The factor by which its cost may grow. Linear work costs eight times as much, and somewhat more when
/// it leaves the processor's cache; quadratic work costs sixty-four times as much.
const MOST: f64 = 24.0;

/// Each input is timed at most this often, in turns, and the fastest run counts. Other work on the
/// machine empties the processor's cache, which slows some runs down but never speeds one up.
const RUNS: usize = 12;

/// The least time of a run that counts: shorter runs measure other work on the machine.
const LEAST: Duration = Duration::from_millis(5);

/// The number of times that the count is doubled until a run takes [`LEAST`].
const DOUBLINGS: usize = 6;

/// Checks that `run` takes about eight times as long for `8 * count` as for `count`. `prepare` makes its
/// input and is not timed. The count is doubled until runs are long enough to time.
pub fn check<T>(what: &str, mut count: usize, prepare: impl Fn(usize) -> T, run: impl Fn(&T)) {
    let mut few = prepare(count);
    for _ in 0..DOUBLINGS {
        if time(&few, &run) >= LEAST {
            break;
        }
        count *= 2;
        few = prepare(count);
    }
    let many = prepare(TIMES * count);
    compare(&format!("{what}, {count}"), &few, &many, run);
}

/// Checks that `run` takes about eight times as long for `many` as for `few`, an eighth of its size.
pub fn compare<T: ?Sized>(what: &str, few: &T, many: &T, run: impl Fn(&T)) {
    let mut best = [Duration::MAX; 2];
    for _ in 0..RUNS {
        for (best, input) in best.iter_mut().zip([few, many]) {
            *best = time(input, &run).min(*best);
        }
        if best[1].as_secs_f64() < MOST * best[0].as_secs_f64() {
            return;
        }
    }
    panic!(
        "{what}: {:?}, {TIMES} times as many: {:?}",
        best[0], best[1]
    );
}

/// Returns the processor time of a run, without that of other work on the machine.
fn time<T: ?Sized>(input: &T, run: impl Fn(&T)) -> Duration {
    let start = ThreadTime::now();
    run(std::hint::black_box(input));
    start.elapsed()
}
