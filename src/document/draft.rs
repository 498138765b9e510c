//! A block on its way from Markdown to its address.

use super::block::MastheadField;
use super::inline::Inline;
use super::leaves::{Leaf, Shape};
use super::marker::Marker;

/// A leaf block, its use in the report, and its marker.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) leaf: Leaf<'a>,
    pub(super) role: Role,
    /// The marker as printed.
    pub(super) label: String,
    /// The marker by which the block is addressed.
    pub(super) marker: Option<Marker>,
    /// The white space before the block in the source, in bytes.
    pub(super) indent: usize,
}

/// The use of a block in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Field(MastheadField),
    Title,
    Subtitle,
    Heading,
    Text,
    Signature,
}

impl<'a> Draft<'a> {
    pub(super) fn new(leaf: Leaf<'a>, role: Role) -> Self {
        Self {
            label: leaf
                .note
                .as_ref()
                .map_or_else(String::new, |_| note_label(&leaf)),
            leaf,
            role,
            marker: None,
            indent: 0,
        }
    }

    /// Returns the label of the note that begins with this block.
    pub(super) fn note(&self) -> Option<&str> {
        let note = self.leaf.note.as_ref().filter(|note| note.begins);
        note.map(|note| note.label.as_str())
    }

    /// Returns the level of a heading: 1 to 6 if Markdown marks it, more for an unmarked line.
    pub(super) fn heading_level(&self) -> Option<usize> {
        match self.leaf.shape {
            Shape::Heading { level } => Some(level),
            _ => None,
        }
    }

    /// Returns whether the block is a paragraph outside lists.
    pub(super) fn is_top_paragraph(&self) -> bool {
        matches!(self.leaf.shape, Shape::Paragraph) && self.leaf.level == 0
    }

    /// Makes a paragraph from one line of another paragraph.
    pub(super) fn line_of(inline: Inline<'a>, line: usize, role: Role) -> Self {
        let leaf = Leaf {
            line,
            shape: Shape::Paragraph,
            inline,
            level: 0,
            item: None,
            anchors: Vec::new(),
            note: None,
        };
        Self::new(leaf, role)
    }
}

/// The label of a footnote block: the mark, or the number of a list in the note.
fn note_label(leaf: &Leaf<'_>) -> String {
    match (&leaf.note, &leaf.item) {
        (Some(note), _) if note.begins => format!("[{}]", note.label),
        (_, Some(item)) => item.marker.clone().unwrap_or_default(),
        _ => String::new(),
    }
}
