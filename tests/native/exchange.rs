//! The exchange room.

mod arbitrary;
mod laws;
mod samples;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
