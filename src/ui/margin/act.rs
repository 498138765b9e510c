//! The acts of the person in the margin.

use crate::annotation::Key;
use crate::annotation::filter::Filter;
use crate::session::Spot;

/// The acts of the person in the margin.
#[derive(Clone, Debug, PartialEq)]
pub enum MarginAct {
    /// Show the notes of a spot as lines, at most this many; zero folds them again.
    Unfold(Spot, usize),
    /// Show this thread in full and lead to it.
    Look(Key),
    /// A note has the focus: the thread's first note, and the note itself.
    Focused(Key, Key),
    /// Show the thread as a line again.
    Fold(Key),
    /// Show the hidden notes of a spot, or hide them again.
    Reveal(Spot, bool),
    /// Show only these notes, in this order.
    Filter(Filter),
    /// Lead to the first note that the filter shows.
    First,
    /// Open or close the filter panel.
    TogglePanel,
    /// Show more of the list by time.
    More,
    /// Mark all notes as read.
    MarkAllRead,
}
