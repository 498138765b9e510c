//! The number of threads that pass each of the quick filters.

use std::ops::AddAssign;

use super::{Filter, Sieve, Subject, Whose, is_open_question};
use crate::annotation::Kind;

/// A filter available at one touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// Everything.
    All,
    /// Threads in which the reader wrote.
    Mine,
    /// Threads with notes that were not read yet.
    New,
    /// Threads with a proposal.
    Proposals,
    /// Questions without a reply.
    OpenQuestions,
}

impl Quick {
    /// All quick filters, in the order shown.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Mine,
        Self::New,
        Self::Proposals,
        Self::OpenQuestions,
    ];

    /// Returns the filter.
    pub fn filter(self) -> Filter {
        let whose = |whose: Whose| Filter {
            whose: Some(whose),
            ..Filter::default()
        };
        match self {
            Self::All => Filter::default(),
            Self::Mine => whose(Whose::Mine),
            Self::New => whose(Whose::New),
            Self::Proposals => Filter {
                kind: Some(Kind::Proposal),
                ..Filter::default()
            },
            Self::OpenQuestions => whose(Whose::Open),
        }
    }

    /// Applies [`filter`](Self::filter) to a thread, without folding and comparing words.
    fn shows(self, thread: &[Subject<'_>]) -> bool {
        let has = |what: fn(&Subject<'_>) -> bool| {
            let mut notes = thread.iter().filter(|subject| subject.note.is_some());
            notes.any(what)
        };
        match self {
            Self::All => true,
            Self::Mine => has(|subject| subject.mine),
            Self::New => has(|subject| subject.unread),
            Self::Proposals => has(|subject| {
                let kind = subject.note.map(|note| &note.kind);
                kind == Some(&Kind::Proposal)
            }),
            Self::OpenQuestions => is_open_question(thread),
        }
    }
}

/// The number of threads that pass each of the quick filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; Quick::ALL.len()]);

impl Tally {
    /// Makes the tally of one thread, given its first note and then its answers.
    pub fn of(thread: &[Subject<'_>]) -> Self {
        Self(Quick::ALL.map(|quick| usize::from(quick.shows(thread))))
    }

    /// Returns the number of threads that pass a filter.
    pub fn count(&self, quick: Quick) -> usize {
        let mut counts = Quick::ALL.into_iter().zip(self.0);
        counts
            .find(|(one, _)| *one == quick)
            .map_or(0, |(_, count)| count)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }
}

/// The counts of threads. Those that the reader has put out of sight count separately, shown or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of threads that pass each of the quick filters.
    pub tally: Tally,
    /// The number of them that pass the active filter.
    pub shown: usize,
    /// The number that the reader has put out of sight.
    pub hidden: usize,
}

impl Counts {
    /// Counts one thread; tells whether it passes the filter.
    pub fn add(&mut self, thread: &[Subject<'_>], hidden: bool, sieve: &Sieve<'_>) -> bool {
        let shows = sieve.shows(thread);
        if hidden {
            self.hidden += 1;
        } else {
            self.tally += Tally::of(thread);
            self.shown += usize::from(shows);
        }
        shows
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tally += other.tally;
        self.shown += other.shown;
        self.hidden += other.hidden;
    }
}
