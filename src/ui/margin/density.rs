//! How much of its notes a group shows before anybody asks for more.

/// Threads at one spot that are shown in full: what stands beside a paragraph of middling length
/// without pushing the notes of the next ones away.
const FEW_AT_A_SPOT: usize = 4;

/// Threads in all up to which any is shown in full: further down the cards would leave the text
/// they speak of, and drawing them would be felt.
const FEW_IN_ALL: usize = 60;

/// Threads at one spot that are shown by a line each: as high as four cards.
const SOME_AT_A_SPOT: usize = 12;

/// Threads in all up to which each has its line.
const SOME_IN_ALL: usize = 400;

/// How many lines are added to a group, or to the list by time, with each "Show more".
pub const PORTION: usize = 50;

/// What a group shows of its threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// Their cards.
    Full,
    /// A line for each.
    Lines,
    /// How many there are of each kind.
    Count,
}

impl Density {
    /// Chooses how much a spot with `here` of `all` threads shows. Threads that a filter lets through are
    /// always shown in full.
    pub fn of(here: usize, all: usize, filtered: bool) -> Self {
        match (here, all) {
            (..=FEW_AT_A_SPOT, ..=FEW_IN_ALL) => Self::Full,
            (_, ..=SOME_IN_ALL) if filtered => Self::Lines,
            // One line takes no more room than a count of one, and says more.
            (1, _) | (..=SOME_AT_A_SPOT, ..=SOME_IN_ALL) => Self::Lines,
            _ => Self::Count,
        }
    }
}
