//! The anchoring room.

mod describe;
mod fixtures;
mod round_trip;
mod selector_cases;
mod wild;
