//! The part of its notes that a group shows at first.

/// How many threads at a spot are shown in full. With more, the notes of one paragraph would push away
/// those of the next. With fewer, many spots would fold their threads.
const FEW_AT_A_SPOT: usize = 4;

/// The largest number of threads in the margin for any to be shown in full. With more, cards further
/// down would drift from their words, and drawing would be slow. With fewer, short reports would fold
/// their threads.
const FEW_IN_ALL: usize = 60;

/// How many threads at a spot are shown as lines, which are as high as four cards. With more, the lines
/// push the next notes away. With fewer, a count hides threads that there is room for.
const SOME_AT_A_SPOT: usize = 12;

/// The largest number of threads in the margin for each to have a line. With more, the margin would be
/// slow to draw. With fewer, crowded reports would show only counts.
const SOME_IN_ALL: usize = 400;

/// How many lines each "Show more" adds to a group or to the list by time. With more, the page is busy.
/// With fewer, people press the button often.
pub const PORTION: usize = 50;

/// The part of its threads that a group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// The cards of the threads.
    Full,
    /// A line for each thread.
    Lines,
    /// A count of the threads by kind.
    Count,
}

impl Density {
    /// Chooses how much a spot shows that has `here` of `all` threads. With a filter on, many threads
    /// at one spot still have lines.
    pub fn of(here: usize, all: usize, filtered: bool) -> Self {
        match (here, all) {
            (..=FEW_AT_A_SPOT, ..=FEW_IN_ALL) => Self::Full,
            (_, ..=SOME_IN_ALL) if filtered => Self::Lines,
            // A single line takes no more room than a count, and says more.
            (1, _) | (..=SOME_AT_A_SPOT, ..=SOME_IN_ALL) => Self::Lines,
            _ => Self::Count,
        }
    }
}
