//! The contents of the margin: a note with its place, a thread, the threads of one spot.

use std::ops::Range;

use crate::anchoring::{Doubt, Likeness, TextRange};
use crate::annotation::{Annotation, Content, Key, Kind, Note, Revision};
use crate::document::Document;
use crate::shared::Shared;
use crate::shown;

/// The place of a note in the open text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// Where the note was written.
    At(TextRange),
    /// Elsewhere than the note was written, on the same words.
    Moved(TextRange),
    /// Where the note was written, but the words have changed.
    Changed(Likeness),
    /// Where the reader placed it.
    Placed(TextRange),
    /// Several places that fit equally well, with the reason if there is one.
    Ambiguous(Option<Doubt>),
    /// Nowhere, with a place that a person may still accept. If its words were searched for, the reason
    /// too.
    Orphaned(Option<Likeness>, Option<Doubt>),
    /// Nowhere, by the reader's decision.
    Left,
}

/// A spot for threads in the margin, in the order of the margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// On top: the document as a whole.
    Document,
    /// Beside the block of this index, where their words begin.
    Block(usize),
    /// At the end: the text has no certain place for them.
    Unplaced,
}

impl Place {
    /// Returns the words that the place covers.
    pub fn range(self) -> Option<TextRange> {
        match self {
            Self::At(range) | Self::Moved(range) | Self::Placed(range) => Some(range),
            Self::Changed(likeness) => Some(likeness.range),
            Self::Document | Self::Ambiguous(_) | Self::Orphaned(..) | Self::Left => None,
        }
    }

    /// Returns the index of the block in which the place begins.
    pub fn block(self) -> Option<usize> {
        self.range().map(|range| range.block)
    }

    /// Returns the spot of the place in the margin.
    pub fn spot(self) -> Spot {
        match (self, self.block()) {
            (_, Some(block)) => Spot::Block(block),
            (Self::Document, None) => Spot::Document,
            _ => Spot::Unplaced,
        }
    }
}

impl Spot {
    /// Returns the block beside the spot.
    pub fn block(self) -> Option<usize> {
        match self {
            Self::Block(block) => Some(block),
            Self::Document | Self::Unplaced => None,
        }
    }
}

/// One note with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its live revisions. A withdrawn note is on the board only if it has answers.
    pub annotation: Annotation,
    /// Its place in the text; an answer takes the place of its thread.
    pub place: Place,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it came in and has not been read yet.
    pub unread: bool,
    /// Whether the reader has put it out of sight.
    pub hidden: bool,
    /// Whether the note it answers has changed since.
    pub stale: bool,
    /// Whether it was written on a text other than the open one.
    pub foreign: bool,
}

impl Card {
    /// Returns the key of the note.
    pub fn key(&self) -> &Key {
        self.annotation.key()
    }

    /// Returns the latest state of the note: its latest live content, or else its withdrawal.
    pub fn latest(&self) -> Option<&Revision> {
        self.annotation.latest()
    }

    /// Returns the latest live note.
    pub fn note(&self) -> Option<&Note> {
        self.latest().and_then(Revision::note)
    }

    /// Returns whether the author can turn it into a note on the open text.
    pub fn is_adoptable(&self) -> bool {
        let differs = self.foreign || matches!(self.place, Place::Placed(_));
        self.mine && differs && self.place.range().is_some() && !self.annotation.is_conflicting()
    }

    /// Returns the kind of the note; a withdrawn note counts as a comment.
    pub fn kind(&self) -> Kind {
        self.annotation.kind()
    }

    /// Returns the name people use for its place: the block's address, or else the address it was
    /// written on. `None` if the note is on the document as a whole.
    pub fn address(&self, document: &Document) -> Option<String> {
        let block = self
            .place
            .block()
            .and_then(|block| document.blocks().get(block));
        block
            .map(|block| block.address().to_owned())
            .or_else(|| written_address(&self.annotation))
    }
}

/// A note that answers none of the available ones, with all its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// The note on the text.
    pub root: Shared<Card>,
    /// The answers, each followed by its own answers; siblings in the order of writing.
    pub answers: Vec<Answer>,
    /// Whether `root` itself answers a note that is not available.
    pub parent_missing: bool,
}

/// A note on a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The depth: 1 for an answer to the root itself.
    pub depth: usize,
    /// The note.
    pub card: Shared<Card>,
}

impl Thread {
    /// Returns the root and all answers.
    pub fn cards(&self) -> impl Iterator<Item = &Shared<Card>> {
        std::iter::once(&self.root).chain(self.answers.iter().map(|answer| &answer.card))
    }
}

/// The threads at one spot, ordered by the place of their words, then by time of writing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The spot.
    pub spot: Spot,
    /// The threads in their order.
    pub threads: Vec<Shared<Thread>>,
}

/// The words of one block that a note is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The range in code points of the block's text.
    pub range: Range<usize>,
    /// The note.
    pub key: Key,
    /// Its kind.
    pub kind: Kind,
    /// The whole range of the note, across blocks.
    pub place: TextRange,
}

impl Mark {
    /// Returns whether the note is on a whole block rather than on words.
    pub fn is_block(&self, document: &Document) -> bool {
        self.place.is_block(document)
    }
}

/// Returns the name people use for the place an annotation was written on. `None` if it is on the
/// document as a whole.
pub fn written_address(annotation: &Annotation) -> Option<String> {
    shown::name_or_none(annotation.target()?.address.as_deref()?)
}

/// Splits a range by block, each part in code points of its block.
pub(super) fn stretches(range: TextRange, document: &Document) -> Vec<(usize, Range<usize>)> {
    let stretch = |block: usize| {
        let len = document.blocks().get(block).map_or(0, |block| block.len());
        let start = if block == range.block { range.start } else { 0 };
        let end = if block == range.end_block {
            range.end
        } else {
            len
        };
        (block, start..end)
    };
    (range.block..=range.end_block).map(stretch).collect()
}

/// Returns whether the note that `annotation` answers has changed since.
pub(super) fn is_stale(annotation: &Annotation, parent: Option<&Annotation>) -> bool {
    let content = annotation.current().map(|revision| &revision.content);
    let seen = content
        .and_then(Content::parent)
        .and_then(|parent| parent.revision);
    match (seen, parent) {
        // A withdrawn parent is reported as withdrawn instead.
        (Some(seen), Some(parent)) if parent.notes().next().is_some() => {
            let mut live = parent.live().iter().map(|revision| revision.id.as_str());
            !live.any(|id| id == seen)
        }
        _ => false,
    }
}
