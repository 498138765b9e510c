//! The exchange room.

pub mod arbitrary;
mod documented;
mod laws;
mod planning;
mod reading;
pub mod samples;
mod telling;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
