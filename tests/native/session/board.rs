//! The board after any row of changes equals the board built anew.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rapporteur::annotation::{Contribution, Direction, Key, Kind};
use rapporteur::keeping::MemoryStore;
use rapporteur::session::Verdict;

use super::{Counted, REPORT, Tab, comment};

/// A step in one of two tabs. A number picks a note or block from those that exist by then.
#[derive(Clone, Debug)]
enum Act {
    Write { block: usize },
    Answer { which: usize },
    Edit { which: usize },
    Withdraw { which: usize },
    Hide { which: usize, hidden: bool },
    Back { redo: bool },
    Decide { which: usize, block: Option<usize> },
    Adopt { which: usize },
    Read,
    TakeOver,
    Import { which: usize },
    LookAgain,
}

fn act() -> impl Strategy<Value = Act> {
    let which = any::<usize>;
    prop_oneof![
        4 => which().prop_map(|block| Act::Write { block }),
        3 => which().prop_map(|which| Act::Answer { which }),
        2 => which().prop_map(|which| Act::Edit { which }),
        2 => which().prop_map(|which| Act::Withdraw { which }),
        2 => (which(), any::<bool>()).prop_map(|(which, hidden)| Act::Hide { which, hidden }),
        3 => any::<bool>().prop_map(|redo| Act::Back { redo }),
        2 => (which(), proptest::option::of(which()))
            .prop_map(|(which, block)| Act::Decide { which, block }),
        1 => which().prop_map(|which| Act::Adopt { which }),
        1 => Just(Act::Read),
        1 => Just(Act::TakeOver),
        3 => (0..2_usize).prop_map(|which| Act::Import { which }),
        3 => Just(Act::LookAgain),
    ]
}

const REVISED: &str = "C14/41(Rev.1)-E";

/// A few sections of the report are enough, and quick.
fn short() -> String {
    let end = REPORT.find("### **6.1 ").unwrap_or(REPORT.len());
    let start = REPORT.find("5.8").unwrap_or_default();
    format!("# Report\n\n{}", &REPORT[start..end])
}

fn revision() -> String {
    short().replace("stakeholders", "interested parties") + "\n\n5.99 Another paragraph.\n"
}

fn open(store: &MemoryStore, world: &Counted, is_revision: bool) -> Tab {
    let (old, new) = (short(), revision());
    match is_revision {
        true => Tab::open_text(store, world, REVISED, &new, vec![("C14/41-E", &old)]),
        false => Tab::open_text(store, world, "C14/41-E", &old, Vec::new()),
    }
}

/// Everything that the desk draws.
fn board(tab: &Tab) -> String {
    let session = tab.session.borrow();
    let board = session.board();
    let groups: Vec<_> = board.groups().collect();
    format!("{groups:#?}\n{:#?}\n{:?}", board.marks(), board.begins())
}

fn keys(tab: &Tab) -> Vec<Key> {
    let session = tab.session.borrow();
    let threads = session
        .board()
        .groups()
        .flat_map(|group| group.threads.iter());
    let cards = threads.flat_map(|thread| thread.cards().map(|card| card.key().clone()));
    cards.collect()
}

/// The item that a number picks.
fn chosen<T: Clone>(all: &[T], which: usize) -> Option<T> {
    all.get(which.checked_rem(all.len())?).cloned()
}

fn range(tab: &Tab, block: usize) -> rapporteur::anchoring::TextRange {
    let session = tab.session.borrow();
    let document = session.document();
    let block = block % document.blocks().len();
    rapporteur::anchoring::TextRange::block(document, block).unwrap()
}

fn happen(tab: &Tab, act: &Act, files: &[String; 2]) {
    let key = |which: usize| chosen(&keys(tab), which);
    match *act {
        Act::Write { block } => {
            let on = rapporteur::session::Composition::New(range(tab, block));
            tab.save(&on, &comment("Words."));
        }
        Act::Answer { which } => {
            if let Some(key) = key(which) {
                tab.save(&tab.answering(&key), &Contribution::new(Kind::Support));
            }
        }
        Act::Edit { which } => {
            if let Some(key) = key(which).filter(|key| is_note(tab, key)) {
                tab.save(&tab.editing(&key), &comment("Other words."));
            }
        }
        Act::Withdraw { which } => {
            if let Some(key) = key(which) {
                tab.session.borrow_mut().withdraw(&key).unwrap();
            }
        }
        Act::Hide { which, hidden } => {
            if let Some(key) = key(which) {
                tab.session.borrow_mut().hide(&key, hidden).unwrap();
            }
        }
        Act::Back { redo } => {
            let direction = if redo {
                Direction::Redo
            } else {
                Direction::Undo
            };
            tab.session.borrow_mut().back(direction).unwrap();
        }
        Act::Decide { which, block } => {
            let verdict = match block {
                Some(block) => Verdict::Here(range(tab, block)),
                None => Verdict::Nowhere,
            };
            if let Some(key) = key(which) {
                let verdicts = [(key, verdict)];
                tab.session.borrow_mut().decide(&verdicts).unwrap();
            }
        }
        Act::Adopt { which } => {
            if let Some(key) = key(which) {
                tab.session.borrow_mut().adopt(&key).unwrap();
            }
        }
        Act::Read => tab.session.borrow_mut().mark_all_read().unwrap(),
        Act::TakeOver => {
            let others = tab.session.borrow().other_authors();
            if let Some(other) = others.first() {
                tab.session.borrow_mut().take_over(&other.id).unwrap();
            }
        }
        Act::Import { which } => drop(tab.import(&files[which])),
        Act::LookAgain => tab.look_again(),
    }
}

fn is_note(tab: &Tab, key: &Key) -> bool {
    let session = tab.session.borrow();
    let opened_on = session.live(key);
    session.written(key, &opened_on).is_some()
}

/// Two files from a colleague: notes, and the answers to them.
fn files() -> [String; 2] {
    let world = Counted::from(7);
    let tab = open(&MemoryStore::new(), &world, false);
    tab.introduce(&world, "Li Wei", "CHN");
    for block in [3, 3, 5, 8] {
        happen(&tab, &Act::Write { block }, &Default::default());
        happen(&tab, &Act::Answer { which: block }, &Default::default());
    }
    let file: serde_json::Value = serde_json::from_str(&tab.export()).unwrap();
    [false, true].map(|answers| {
        let mut part = file.clone();
        let items = part["first"]["items"].as_array_mut().unwrap();
        items.retain(|item| (item["motivation"] == "assessing") == answers);
        assert!(!items.is_empty());
        part.to_string()
    })
}

#[test]
fn the_board_equals_the_board_built_anew() {
    let (files, acts, notes) = (files(), Cell::new(0), Cell::new(0));
    let config = Config {
        cases: 96,
        ..Config::default()
    };
    let history = vec((any::<bool>(), act()), 1..30);
    let run = TestRunner::new(config).run(&history, |history| {
        let (store, world) = (MemoryStore::new(), Counted::default());
        let tabs = [open(&store, &world, false), open(&store, &world, true)];
        tabs[0].introduce(&world, "A. Silva", "BRA");
        tabs[1].look_again();
        for (on_revision, act) in &history {
            let tab = &tabs[usize::from(*on_revision)];
            // A browser delivers the news of other tabs before it delivers the next event.
            tab.look_again();
            happen(tab, act, &files);
        }
        for (tab, is_revision) in tabs.iter().zip([false, true]) {
            tab.look_again();
            let anew = open(&store, &world, is_revision);
            prop_assert_eq!(board(tab), board(&anew));
            notes.set(notes.get() + keys(tab).len());
        }
        acts.set(acts.get() + history.len());
        Ok(())
    });
    run.unwrap();
    assert!(notes.get() > 500, "too few notes: {}", notes.get());
    println!("{} acts, {} notes", acts.get(), notes.get());
}

/// Under the lock a tab reads what others have marked before it has heard of it.
#[test]
fn what_another_tab_has_put_out_of_sight_is_drawn_also_if_it_came_along_with_an_act() {
    let acts: [fn(&Tab, &Key); 3] = [
        |tab, other| drop(tab.session.borrow_mut().hide(other, true).unwrap()),
        |tab, _| drop(tab.session.borrow_mut().back(Direction::Undo).unwrap()),
        |tab, _| drop(tab.session.borrow_mut().write_back().unwrap()),
    ];
    for act in acts {
        let (store, world) = (MemoryStore::new(), Counted::default());
        let here = Tab::open(&store, &world);
        here.introduce(&world, "A. Silva", "BRA");
        let [first, second] =
            ["para-5.8", "para-5.9"].map(|block| here.save(&here.on(block), &comment(block)));
        let there = Tab::open(&store, &world);
        there.session.borrow_mut().hide(&first, true).unwrap();
        act(&here, &second);
        here.look_again();
        assert_eq!(board(&here), board(&Tab::open(&store, &world)));
    }
}
