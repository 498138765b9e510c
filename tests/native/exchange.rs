//! The exchange room.

mod arbitrary;
mod documented;
mod laws;
mod planning;
mod reading;
mod samples;
mod telling;
pub mod arbitrary;
mod laws;
pub mod samples;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
