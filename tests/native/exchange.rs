//! The exchange room.

mod arbitrary;
mod documented;
mod laws;
mod samples;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
