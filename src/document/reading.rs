//! The state of parsing Markdown.

use super::block::{Image, Link};
use super::definitions::Definitions;
use super::html::HtmlBlock;
use super::inline::Style;
use super::leaves::Leaves;
use super::repair::{AsWritten, Repair};
use super::source::Lines;
use std::sync::Arc;

/// Reads Markdown. The handling of each kind of event is in `markdown`, `links`, `mathematics` and
/// `html`.
pub(super) struct Reader<'a, 'l> {
    pub(super) source: &'a str,
    pub(super) lines: &'l Lines,
    pub(super) leaves: Leaves<'a>,
    pub(super) repairs: Vec<Repair>,
    /// The open styles, each including the outer ones.
    pub(super) styles: Vec<Style>,
    /// The open links and pictures.
    pub(super) links: Vec<OpenLink>,
    pub(super) definitions: Definitions,
    /// The open block of HTML.
    pub(super) html: Option<HtmlBlock<'a>>,
    /// The end of the part of the source that is read, in bytes.
    pub(super) read: usize,
    /// The number of bars in table rows so far, which is about the number of cells.
    pub(super) cells: usize,
    /// Whether the parser is in a row that is shown as written.
    pub(super) in_row_as_written: bool,
}

/// A link or picture whose words are being read.
pub(super) struct OpenLink {
    /// The number of spans before it.
    pub(super) spans: usize,
    /// Its title in the source.
    pub(super) title: String,
    pub(super) reading: Reading,
}

/// The interpretation of a link or picture.
pub(super) enum Reading {
    /// A link. If `brackets` is set, they belong to its words, as in `[5]`.
    Link { link: Link, brackets: bool },
    /// A picture, and its target in the source.
    Picture { image: Arc<Image>, target: String },
    /// The mark of a footnote, `[4]`.
    NoteMark(Link),
    /// Neither: the marks are ordinary words.
    Words(AsWritten),
}
