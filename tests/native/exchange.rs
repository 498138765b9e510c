//! The exchange room.

mod arbitrary;
mod documented;
mod laws;
mod planning;
mod reading;
mod samples;
mod telling;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
