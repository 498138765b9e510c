//! The exchange room.

pub mod arbitrary;
mod changes;
mod contained;
mod contributions;
mod documented;
mod envelopes;
mod foreign;
mod laws;
mod limits;
mod planning;
mod private;
mod reading;
pub mod samples;
mod shapes;
mod telling;

#[path = "../support/numbers.rs"]
mod numbers;

#[test]
fn ids_follow_from_numbers_as_ecmascript_writes_them() {
    numbers::ids_follow_from_numbers_as_ecmascript_writes_them();
}

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
