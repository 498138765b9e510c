//! The acts of people in a random history.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{AUTHORS, DEVICES, TABS};

/// A step of one person. A number picks one of the notes, blocks or files present.
#[derive(Clone, Debug)]
pub enum Act {
    Add {
        block: usize,
    },
    Edit {
        which: usize,
    },
    /// The note is moved to the open text.
    Move {
        which: usize,
        block: usize,
    },
    OpenComposer {
        which: usize,
    },
    SaveComposer,
    Withdraw {
        which: usize,
    },
    Undo,
    Redo,
    /// Every annotation whose bit is set is exported to a file.
    Export {
        which: u16,
    },
    Import {
        which: usize,
    },
    /// The tab hears of changes, or becomes visible again.
    LookAgain,
    /// The page is reloaded; its undo history is lost.
    Reload,
    /// Both tabs of the device edit at once without a lock: the second reads before the first has
    /// written, and writes after it.
    Race {
        which: usize,
    },
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..64_usize).prop_map(|block| Act::Add { block }),
        3 => any::<usize>().prop_map(|which| Act::Edit { which }),
        2 => (any::<usize>(), 0..64_usize).prop_map(|(which, block)| Act::Move { which, block }),
        2 => any::<usize>().prop_map(|which| Act::OpenComposer { which }),
        2 => Just(Act::SaveComposer),
        1 => any::<usize>().prop_map(|which| Act::Withdraw { which }),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        2 => any::<u16>().prop_map(|which| Act::Export { which }),
        3 => any::<usize>().prop_map(|which| Act::Import { which }),
        2 => Just(Act::LookAgain),
        1 => Just(Act::Reload),
        1 => any::<usize>().prop_map(|which| Act::Race { which }),
    ]
}

/// Returns acts, each with the tab it happens in.
pub fn history() -> impl Strategy<Value = Vec<(usize, Act)>> {
    vec((0..AUTHORS * DEVICES * TABS, act()), 1..80)
}
