//! The anchoring room.

mod carrying;
mod choice;
mod describe;
mod fixtures;
mod fuzzy;
mod hyphens;
mod notes;
mod parted;
pub mod plain;
mod round_trip;
mod segments;
mod selector_cases;
mod snap;
mod struck;
mod typed;
mod wild;
