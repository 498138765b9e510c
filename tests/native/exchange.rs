//! The exchange room.

pub mod arbitrary;
mod changes;
mod contained;
mod contributions;
mod documented;
mod foreign;
mod laws;
mod limits;
mod planning;
mod private;
mod reading;
pub mod samples;
mod shapes;
mod telling;

pub use arbitrary::annotations;
pub use samples::{file, morning, report};
