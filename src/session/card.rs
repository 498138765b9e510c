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
    /// It speaks of the document as a whole.
    Document,
    /// Where it was written.
    At(TextRange),
    /// Elsewhere than it was written: the same words stand there.
    Moved(TextRange),
    /// Where it was written, with other words.
    Changed(Likeness),
    /// Where the reader said that it belongs.
    Placed(TextRange),
    /// Several places fit equally well.
    Ambiguous(Option<Doubt>),
    /// Nowhere; a person may find that it belongs to what is suggested. Why, where its words were
    /// looked for.
    Orphaned(Option<Likeness>, Option<Doubt>),
    /// Nowhere: the reader said so.
    Left,
}

/// A spot where threads stand in the margin, in the order of the margin.
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
    /// Returns the words it lies on.
    pub fn range(self) -> Option<TextRange> {
        match self {
            Self::At(range) | Self::Moved(range) | Self::Placed(range) => Some(range),
            Self::Changed(likeness) => Some(likeness.range),
            Self::Document | Self::Ambiguous(_) | Self::Orphaned(..) | Self::Left => None,
        }
    }

    /// Returns the index of the block in which it begins.
    pub fn block(self) -> Option<usize> {
        self.range().map(|range| range.block)
    }

    /// Returns where it stands in the margin.
    pub fn spot(self) -> Spot {
        match (self, self.block()) {
            (_, Some(block)) => Spot::Block(block),
            (Self::Document, None) => Spot::Document,
            _ => Spot::Unplaced,
        }
    }
}

impl Spot {
    /// Returns the block it stands beside.
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
    /// Its live revisions; a withdrawn one stands only where it has answers.
    pub annotation: Annotation,
    /// Where it lies; an answer lies where its thread does.
    pub place: Place,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it came in and was not read yet.
    pub unread: bool,
    /// Whether the reader has put it out of sight.
    pub hidden: bool,
    /// Whether the note it answers was changed since.
    pub stale: bool,
    /// Whether it was written on another text than the open one.
    pub foreign: bool,
}

impl Card {
    /// Returns the key of the note.
    pub fn key(&self) -> &Key {
        self.annotation.key()
    }

    /// Returns the latest state of the note: the latest live note, else its withdrawal.
    pub fn latest(&self) -> Option<&Revision> {
        self.annotation.latest()
    }

    /// Returns the latest live note.
    pub fn note(&self) -> Option<&Note> {
        self.latest().and_then(Revision::note)
    }

    /// Tells whether its author can make it a note on the open text.
    pub fn is_adoptable(&self) -> bool {
        let differs = self.foreign || matches!(self.place, Place::Placed(_));
        self.mine && differs && self.place.range().is_some() && !self.annotation.is_conflicting()
    }

    /// Returns its kind; a withdrawn note counts as a comment.
    pub fn kind(&self) -> Kind {
        self.annotation.kind()
    }

    /// Names its place as people do: the block's address, or the one on the paper it was written
    /// on. `None` where it speaks of the document as a whole.
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
    /// An answer, then what answers it; siblings in the order of writing.
    pub answers: Vec<Answer>,
    /// Whether `root` itself answers a note that is not available.
    pub parent_missing: bool,
}

/// A note on a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// 1 for an answer to the root itself.
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

/// The threads that stand at one spot, by the place of their words, then in the order of writing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where they stand.
    pub spot: Spot,
    /// The threads in their order.
    pub threads: Vec<Shared<Thread>>,
}

/// Words of one block that a note speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Code points of the block's text.
    pub range: Range<usize>,
    /// The note.
    pub key: Key,
    /// Its kind.
    pub kind: Kind,
    /// All its words.
    pub place: TextRange,
}

impl Mark {
    /// Tells whether the note speaks of a whole block, and not of words.
    pub fn is_block(&self, document: &Document) -> bool {
        self.place.is_block(document)
    }
}

/// Names, as people do, the place that an annotation was written on; `None` where it speaks of the
/// document as a whole.
pub fn written_address(annotation: &Annotation) -> Option<String> {
    shown::name_or_none(annotation.target()?.address.as_deref()?)
}

/// Returns the blocks that a thread's words lie in, each with the code points there.
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

/// Tells whether the note that `annotation` answers says something else by now.
pub(super) fn is_stale(annotation: &Annotation, parent: Option<&Annotation>) -> bool {
    let content = annotation.current().map(|revision| &revision.content);
    let seen = content
        .and_then(Content::parent)
        .and_then(|parent| parent.revision);
    match (seen, parent) {
        // Of a withdrawn note its withdrawal is told instead.
        (Some(seen), Some(parent)) if parent.notes().next().is_some() => {
            let mut live = parent.live().iter().map(|revision| revision.id.as_str());
            !live.any(|id| id == seen)
        }
        _ => false,
    }
}
