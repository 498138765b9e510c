//! The exchange room.

mod arbitrary;
pub mod arbitrary;
mod documented;
mod laws;
mod laws;
mod planning;
mod reading;
mod samples;
pub mod samples;
mod telling;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
