//! Target ↔ place in a text.
//!
//! [`describe()`] writes down a place so that the place can be found again in this text and in
//! others. [`resolve()`] finds the place from all the evidence together, and never from the first
//! selector that happens to match. Offsets are Unicode code points everywhere.
//!
//! The words of this room:
//!
//! * **target**: what a note says of its place, as the Web Annotation Data Model has it
//! * **range**: a stretch of text in one document, from one block to the same or a later one
//! * **resolution**: where a target lies in a text, and how sure that is
//! * **likeness**: how much two texts have in common, in percent
//! * **doubt**: why a place is not certain
//! * **print**: what a target notes of a block to know it again: fingerprints of its words
//! * **twin**: another block with the same words
//! * **telling word**: a word that few blocks have, so that it tells them apart
//! * **alignment**: which blocks of one text stand for which of another
//! * **stray**: a phrase that left its block
//!
//! The thresholds are constants beside their use, each with its reason. They were set on the cases
//! of `tests/fixtures/revisions/` and checked on generated reports (`cargo bench --bench
//! revisions`), which are other texts.
//!
//! Words are compared, not characters: `folding` and `tokens` say which differences count for
//! nothing.

mod alike;
mod answer;
mod approximate;
mod carry;
mod choice;
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
mod occurrences;
mod parts;
mod phrases;
mod plain_quote;
mod plain_text;
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
