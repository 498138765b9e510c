//! Starting: finding the report that an address means, the first drawing of its text, and how the app
//! takes its place. The first drawing and the app find and load a report in the same way.

pub mod first;
mod opening;
pub mod takeover;

pub use opening::{Address, Wanted, bytes_of, catalogue, last_read};
