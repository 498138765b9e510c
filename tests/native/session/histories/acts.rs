//! The acts of delegates in a random history.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{BROWSERS, TABS};

/// A step in a tab. A number picks one of the notes, blocks or files present.
#[derive(Clone, Debug)]
pub enum Act {
    Write {
        block: usize,
    },
    Answer {
        which: usize,
    },
    /// A composer is opened on a note, and saved at once or later.
    Edit {
        which: usize,
        later: bool,
    },
    SaveComposer,
    /// The browser's other tab edits the note of a composer that is open here.
    Meanwhile {
        which: usize,
    },
    Withdraw {
        which: usize,
    },
    Hide {
        which: usize,
        hidden: bool,
    },
    Back {
        redo: bool,
    },
    Decide {
        which: usize,
        block: Option<usize>,
    },
    Adopt {
        which: usize,
    },
    KeepOne {
        which: usize,
        both: bool,
    },
    Read,
    TakeOver,
    /// Every annotation whose bit is set is exported to a file.
    Export {
        which: u16,
    },
    Import {
        which: usize,
    },
    LookAgain,
    Reload,
    /// Another tab, without a lock, overwrites the note that this one has just saved.
    Race {
        which: usize,
    },
}

fn act() -> impl Strategy<Value = Act> {
    // Few, so that the same notes recur.
    let which = || 0..6_usize;
    prop_oneof![
        3 => which().prop_map(|block| Act::Write { block }),
        3 => which().prop_map(|which| Act::Answer { which }),
        5 => (which(), any::<bool>()).prop_map(|(which, later)| Act::Edit { which, later }),
        2 => Just(Act::SaveComposer),
        2 => which().prop_map(|which| Act::Meanwhile { which }),
        2 => which().prop_map(|which| Act::Withdraw { which }),
        2 => (which(), any::<bool>()).prop_map(|(which, hidden)| Act::Hide { which, hidden }),
        3 => any::<bool>().prop_map(|redo| Act::Back { redo }),
        2 => (which(), proptest::option::of(which()))
            .prop_map(|(which, block)| Act::Decide { which, block }),
        1 => which().prop_map(|which| Act::Adopt { which }),
        1 => (which(), any::<bool>()).prop_map(|(which, both)| Act::KeepOne { which, both }),
        1 => Just(Act::Read),
        1 => Just(Act::TakeOver),
        2 => any::<u16>().prop_map(|which| Act::Export { which }),
        3 => which().prop_map(|which| Act::Import { which }),
        3 => Just(Act::LookAgain),
        1 => Just(Act::Reload),
        1 => which().prop_map(|which| Act::Race { which }),
    ]
}

/// Returns acts, each with the tab it happens in.
pub fn history() -> impl Strategy<Value = Vec<(usize, Act)>> {
    vec((0..BROWSERS * TABS, act()), 1..40)
}
