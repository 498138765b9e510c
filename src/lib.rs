//! Rapporteur reads conference reports in the browser and lets delegates annotate them.
//!
//! The rooms, from the top down; each depends only on those below it:
//!
//! * `ui` – Yew components (wasm32 only)
//! * `browser` – the browser behind small interfaces (wasm32 only)
//! * [`page`] – a report as static HTML
//! * [`messages`] – the words of the interface, in the reader's language
//! * [`session`] – an open report with its notes: the acts of a delegate
//! * [`keeping`] – storing notes in a key-value store
//! * [`exchange`] – files in and out
//! * [`comparing`] – two texts read as one
//! * [`anchoring`] – target ↔ place in a text
//! * [`annotation`] – annotations, authors, the set of them and its merge
//! * [`document`] – Markdown → masthead, outline, addressed blocks
//!
//! All rooms below `browser` are pure: no DOM, no clock, no randomness, no I/O and no panic on any
//! input; time and ids are handed in.

pub mod anchoring;
pub mod annotation;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod cells;
pub mod comparing;
mod difference;
mod digest;
pub mod document;
mod engine;
pub mod exchange;
pub mod fold;
pub mod keeping;
pub mod keys;
pub mod messages;
mod nfc;
pub mod page;
pub mod session;
pub mod shared;
pub mod shown;
mod sort;
mod trap;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod wording;
