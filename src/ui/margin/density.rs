//! How much of its notes a group shows at first.

/// How many threads at a spot are shown in full. With more, the notes of one paragraph would push away
/// those of the next. With fewer, many spots would fold their threads.
const FEW_AT_A_SPOT: usize = 4;

/// How many threads the margin may have for any to be shown in full. With more the cards would leave
/// their words further down, and drawing would be slow. With fewer short reports would fold their
/// threads.
const FEW_IN_ALL: usize = 60;

/// How many threads at a spot are shown as lines: as high as four cards. With more the lines push the
/// next notes away; with fewer a count hides what there is room for.
const SOME_AT_A_SPOT: usize = 12;

/// How many threads the margin may have for each to have its line. With more the margin would be slow to
/// draw; with fewer crowded reports show counts alone.
const SOME_IN_ALL: usize = 400;

/// How many lines each "Show more" adds to a group or to the list by time. With more the page is busy;
/// with fewer a person presses the button often.
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
    /// Chooses how much a spot with `here` of `all` threads shows. Threads that a filter lets through
    /// are always shown in full.
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
