//! A block on its way from Markdown to its address.

use super::block::MastheadField;
use super::inline::Inline;
use super::leaves::{Leaf, Shape};
use super::marker::Marker;

/// A leaf block, what the report uses it for, and its marker.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) leaf: Leaf<'a>,
    pub(super) role: Role,
    /// The marker as printed.
    pub(super) label: String,
    /// The marker by which the block is addressed.
    pub(super) marker: Option<Marker>,
}

/// What the report uses a block for.
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
            leaf,
            role,
            label: String::new(),
            marker: None,
        }
    }

    /// Markdown's own level of a heading, 1 to 6.
    pub(super) fn heading_level(&self) -> Option<usize> {
        match self.leaf.shape {
            Shape::Heading { level } => Some(level),
            _ => None,
        }
    }

    /// Whether the block is a paragraph outside lists.
    pub(super) fn is_top_paragraph(&self) -> bool {
        matches!(self.leaf.shape, Shape::Paragraph) && self.leaf.level == 0
    }

    /// A paragraph made of one line of another one.
    pub(super) fn line_of(inline: Inline<'a>, line: usize, role: Role) -> Self {
        let leaf = Leaf {
            line,
            shape: Shape::Paragraph,
            inline,
            level: 0,
            item: None,
        };
        Self::new(leaf, role)
    }
}
