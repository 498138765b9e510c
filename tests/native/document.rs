//! The document room: Markdown → addressed blocks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod addresses;
mod catalogue;
mod encodings;
mod find;
mod fixtures;
mod front_matter;
mod html;
mod inlines;
mod kept;
mod library;
mod limits;
mod linear;
mod links;
mod notes;
mod own;
mod pages;
mod plain_files;
mod properties;
mod relation;
mod report;
