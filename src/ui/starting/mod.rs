//! Starting: finding the report of an address, the first drawing of its text, and the takeover by the
//! app. The first drawing and the app find and load a report in the same way.

pub mod first;
mod opening;
pub mod takeover;

pub use opening::{Address, Wanted, bytes_of, catalogue, last_read};
