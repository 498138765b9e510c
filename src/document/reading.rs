//! What is known while Markdown is read.

use super::block::{Image, Link};
use super::definitions::Definitions;
use super::html::HtmlBlock;
use super::inline::Style;
use super::leaves::Leaves;
use super::repair::{AsWritten, Repair};
use super::source::Lines;
use std::sync::Arc;

/// Reads Markdown; what it does with each kind of event stands in `markdown`, `links`, `mathematics` and
/// `html`.
pub(super) struct Reader<'a, 'l> {
    pub(super) source: &'a str,
    pub(super) lines: &'l Lines,
    pub(super) leaves: Leaves<'a>,
    pub(super) repairs: Vec<Repair>,
    /// The styles that are open, each with those outside it.
    pub(super) styles: Vec<Style>,
    /// The links and pictures that are open.
    pub(super) links: Vec<OpenLink>,
    pub(super) definitions: Definitions,
    /// The block of HTML that is open.
    pub(super) html: Option<HtmlBlock<'a>>,
    /// How far the source is read (bytes).
    pub(super) read: usize,
    /// How many bars stood in the rows of tables so far: about as many as cells.
    pub(super) cells: usize,
    /// Whether a row is passed over that is shown as written.
    pub(super) in_row_as_written: bool,
}

/// A link or picture whose words are being read.
pub(super) struct OpenLink {
    /// How many spans there were when it began.
    pub(super) spans: usize,
    /// Its title in the source.
    pub(super) title: String,
    pub(super) reading: Reading,
}

/// What a link or picture is read as.
pub(super) enum Reading {
    /// A link; `brackets` are part of its words, as in `[5]`.
    Link { link: Link, brackets: bool },
    /// A picture, and its target in the source.
    Picture { image: Arc<Image>, target: String },
    /// The mark of a footnote, `[4]`.
    NoteMark(Link),
    /// Neither: its marks are words like any other.
    Words(AsWritten),
}
