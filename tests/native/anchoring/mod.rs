//! The anchoring room.

mod choice;
mod describe;
mod fixtures;
mod round_trip;
mod segments;
mod selector_cases;
mod snap;
mod typed;
mod wild;
