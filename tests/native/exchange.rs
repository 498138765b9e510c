//! The exchange room.

pub mod arbitrary;
mod laws;
pub mod samples;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
