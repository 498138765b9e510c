//! Native tests: fixtures and properties of the pure rooms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod anchoring;
mod annotation;
mod comparing;
mod corpus;
mod document;
mod exchange;
mod fold;
mod histories;
mod keeping;
mod law;
mod linear;
mod messages;
mod page;
mod revisions;
mod session;
mod shown;
mod structure;
mod swallowed;
mod w3c;
mod wording;

#[path = "../support/hostile.rs"]
mod hostile;

/// The compiler of messages, with its own tests.
#[path = "../../src/wording/compiler/mod.rs"]
mod compiler;
