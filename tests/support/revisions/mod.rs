//! Random reports, edited at random, with the truth read off the edit script, and verdicts on the
//! results of `anchoring`. Used by `benches/revisions.rs` and `tests/native/revisions`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod compose;
pub mod edit;
pub mod judge;
pub mod lexicon;
pub mod measure;
pub mod model;
pub mod operation;
pub mod phrase;
pub mod random;
pub mod render;
pub mod selectors;
pub mod show;
pub mod tally;
pub mod trial;
pub mod truth;
pub mod twins;
