//! Target ↔ place in a text.
//!
//! [`describe()`] writes a place down so that it can be found again in this text and in others.
//! [`resolve()`] finds the place from all the evidence together, and never from the first selector
//! that happens to match. Offsets are Unicode code points everywhere.
//!
//! The words of this room:
//!
//! * **target**: a note's description of its place, as in the Web Annotation Data Model
//! * **range**: a stretch of text in one document, from one block to the same or a later one
//! * **resolution**: the place of a target in a text, and how certain that place is
//! * **likeness**: how much two texts have in common, in percent
//! * **doubt**: the reason why a place is not certain
//! * **print**: the fingerprints of words that a target notes to recognise a block
//! * **twin**: another block with the same words
//! * **telling word**: a word in few blocks, which therefore tells them apart
//! * **alignment**: the mapping from blocks of one text to the blocks of another that correspond to
//!   them
//! * **stray**: a phrase that left its block
//!
//! The thresholds are constants beside their use, each with its reason. They were set on the cases
//! of `tests/fixtures/revisions/` and checked on other texts, generated reports (`cargo bench
//! --bench revisions`).
//!
//! Words are compared, not characters: `folding` and `tokens` define which differences do not
//! count.

mod alike;
mod answer;
mod approximate;
mod carry;
mod choice;
mod codes;
mod context;
mod describe;
mod doubt;
mod ends;
mod evidence;
mod fingerprint;
mod folding;
mod fuzzy;
mod hyphens;
mod index;
mod joining;
mod names;
mod occurrences;
mod parts;
mod phrases;
mod plain_quote;
mod plain_text;
mod printed;
mod quote;
mod range;
mod resolution;
mod resolve;
mod segments;
pub mod snap;
mod tables;
mod titles;
mod tokens;
mod trace;
mod typed;
mod weights;
mod whereabouts;

pub use crate::annotation::Outcome;
pub use answer::MAX_QUOTE;
pub use carry::{Aligning, Alignment, BlockChange, CarryOver, LEAST_KEPT, Pair, carry_over};
pub use choice::{Choice, Step, Unit, chosen};
pub use context::DocumentContext;
pub use describe::{FRAGMENT_SYNTAX, MAX_CONTEXT, MIN_CONTEXT, describe, describe_document};
pub use doubt::Doubt;
pub use fingerprint::block_fingerprint;
pub use fuzzy::{Matches, Pattern};
pub use quote::quoted_ranges;
pub use range::TextRange;
pub use resolution::{Likeness, MAX_PLACES, Resolution};
pub use resolve::{Resolver, resolve};
pub use segments::{Segment, segments};
pub use typed::typed_places;

use plain_text::PlainText;
