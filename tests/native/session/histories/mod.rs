//! Random histories of delegates' acts: two browsers, each with the first report in one tab and its
//! revision in another. They write, answer, edit, withdraw, undo, hide, place, and send each other
//! their notes.
//!
//! Two laws hold. **Every acknowledged revision is live or the ancestor of a live one**, in its browser
//! after each act and everywhere once everybody has everything. **The board equals a newly built
//! board**, in each tab that has heard the news.

mod acts;

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::test_runner::{Config, TestRunner};
use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{
    Annotation, AnnotationSet, Contribution, Direction, Key, Kind, RevisionId,
};
use rapporteur::keeping::{Entry, MemoryStore, Notebook, ReadStore, SaveError, Store, StoreChange};
use rapporteur::session::{AtOnce, Card, Composition, Done, Verdict};

use self::acts::{Act, history};
use super::board::board;
use super::{Counted, REPORT, Session, Tab, comment, entry, now};
use crate::histories::book::Book;
use crate::keeping::storage;

const CASES: u32 = 32;
const BROWSERS: usize = 2;
const TABS: usize = 2;
/// The tab of a browser that has the revision open.
const ON_REVISION: usize = 1;

const FIRST: &str = "C14/41-E";
const REVISED: &str = "C14/41(Rev.1)-E";

/// Returns a few sections of the report, which are enough, and quick.
fn short() -> String {
    let end = REPORT.find("### **6.1 ").unwrap_or(REPORT.len());
    let start = REPORT.find("5.8").unwrap_or_default();
    format!("# Report\n\n{}", &REPORT[start..end])
}

fn revision() -> String {
    short().replace("stakeholders", "interested parties") + "\n\n5.99 Another paragraph.\n"
}

struct History {
    worlds: Vec<Counted>,
    stores: Vec<MemoryStore>,
    tabs: Vec<Tab>,
    composers: Vec<Option<Composition>>,
    files: Vec<String>,
    /// The data kept by each browser after the last act in it.
    kept: Vec<AnnotationSet>,
    book: Book,
}

impl History {
    fn new() -> Self {
        let worlds = (1..=BROWSERS).map(|number| Counted::from(u32::try_from(number).unwrap()));
        let mut history = Self {
            worlds: worlds.collect(),
            stores: (0..BROWSERS).map(|_| MemoryStore::new()).collect(),
            tabs: Vec::new(),
            composers: vec![None; BROWSERS * TABS],
            files: Vec::new(),
            kept: vec![AnnotationSet::new(); BROWSERS],
            book: Book::new(BROWSERS),
        };
        history.tabs = (0..BROWSERS * TABS).map(|tab| history.open(tab)).collect();
        for (browser, (name, state)) in [("A. Silva", "BRA"), ("Li Wei", "CHN")].iter().enumerate()
        {
            let first = &history.tabs[browser * TABS];
            first.introduce(&history.worlds[browser], name, state);
            history.tabs[browser * TABS + ON_REVISION].look_again();
        }
        history.begin();
        history
    }

    /// Makes some notes with answers, and files of them, like the beginning of a conference.
    fn begin(&mut self) {
        for tab in (0..BROWSERS).map(|browser| browser * TABS) {
            for block in [1, 1, 3] {
                self.happen(tab, &Act::Write { block });
                self.happen(tab, &Act::Answer { which: block });
            }
            // Answers may come before their parents.
            for which in [0b10_1010, u16::MAX] {
                self.happen(tab, &Act::Export { which });
            }
            self.happen(tab + ON_REVISION, &Act::LookAgain);
            let browser = tab / TABS;
            self.kept[browser] = self.keeps(browser);
            for record in &self.kept[browser].clone() {
                self.enter(browser, &AnnotationSet::new(), record, &[]);
            }
        }
    }

    /// Opens a tab as it is after loading its page.
    fn open(&self, tab: usize) -> Tab {
        let (store, world) = (&self.stores[tab / TABS], &self.worlds[tab / TABS]);
        let (old, new) = (short(), revision());
        match tab % TABS {
            ON_REVISION => Tab::open_text(store, world, REVISED, &new, vec![(FIRST, &old)]),
            _ => Tab::open_text(store, world, FIRST, &old, Vec::new()),
        }
    }

    /// Returns all notes that a browser keeps.
    fn keeps(&self, browser: usize) -> AnnotationSet {
        let storage = storage(self.stores[browser].clone());
        let ancestors = [entry(FIRST).key];
        let notebook = Notebook::open(storage, entry(REVISED).key, None, &ancestors).unwrap();
        assert_eq!(
            (notebook.damaged().count(), notebook.newer_versions()),
            (0, 0)
        );
        notebook.set().clone()
    }

    /// Performs an act in a tab, and enters the revisions acknowledged by the store in the book.
    fn act(&mut self, tab: usize, act: &Act) {
        if let Act::Meanwhile { which } = *act {
            return self.meanwhile(tab, which);
        }
        let before = self.kept[tab / TABS].clone();
        let session = self.tabs[tab].session.clone();
        let ids = before.iter().map(|record| record.key().clone());
        let seen: BTreeMap<Key, Vec<RevisionId>> = ids
            .map(|key| {
                let live = session.borrow().live(&key);
                (key, live)
            })
            .collect();
        let opened_on = self.happen(tab, act);
        let after = self.keeps(tab / TABS);
        // An import brings revisions acknowledged by others.
        if !matches!(act, Act::Import { .. }) {
            for record in &after {
                let over = opened_on.as_ref().or(seen.get(record.key()));
                self.enter(tab / TABS, &before, record, over.map_or(&[], Vec::as_slice));
            }
        }
        self.book.check(tab / TABS, &after);
        self.kept[tab / TABS] = after;
    }

    fn meanwhile(&mut self, tab: usize, which: usize) {
        let other = tab ^ 1;
        self.act(other, &Act::LookAgain);
        self.act(tab, &Act::Edit { which, later: true });
        let Some(Composition::Edit { key, .. }) = self.composers[tab].clone() else {
            return;
        };
        let editable = cards(&self.tabs[other], is_editable);
        if let Some(which) = editable.iter().position(|one| *one == key) {
            self.act(
                other,
                &Act::Edit {
                    which,
                    later: false,
                },
            );
            self.act(tab, &Act::LookAgain);
            self.act(tab, &Act::SaveComposer);
        }
    }

    /// Enters the new revisions of a note, which replace those that their author saw.
    fn enter(
        &mut self,
        browser: usize,
        before: &AnnotationSet,
        record: &Annotation,
        seen: &[RevisionId],
    ) {
        let known = before.get(record.key());
        let is_known = |id: &RevisionId| {
            known.is_some_and(|known| {
                known.replaced().contains(id) || known.live().iter().any(|one| one.id == *id)
            })
        };
        let over = seen.iter().filter(|id| record.replaced().contains(*id));
        let over: Vec<RevisionId> = over.cloned().collect();
        for new in record.live().iter().filter(|one| !is_known(&one.id)) {
            self.book
                .acknowledge(browser, record.key(), new.id.clone(), &over);
        }
    }

    /// Performs an act in a tab. Returns the revisions that a composer was opened on, if one was saved.
    fn happen(&mut self, tab: usize, act: &Act) -> Option<Vec<RevisionId>> {
        let this = &self.tabs[tab];
        let session = || this.session.borrow_mut();
        match *act {
            Act::Write { block } => {
                let on = Composition::New(range(this, block));
                this.save(&on, &comment("Words."));
            }
            Act::Answer { which } => {
                if let Some(key) = key(this, which, |_| true) {
                    this.save(&this.answering(&key), &Contribution::new(Kind::Support));
                }
            }
            Act::Edit { which, later } => {
                let key = key(this, which, is_editable)?;
                self.composers[tab] = Some(this.editing(&key));
                if !later {
                    return self.save_composer(tab);
                }
            }
            Act::SaveComposer => return self.save_composer(tab),
            // Composed of other acts.
            Act::Meanwhile { .. } => {}
            Act::Withdraw { which } => {
                let key = key(this, which, |card| card.mine)?;
                session().withdraw(&key).unwrap();
            }
            Act::Hide { which, hidden } => {
                let key = key(this, which, |_| true)?;
                session().hide(&key, hidden).unwrap();
            }
            Act::Back { redo } => {
                let direction = if redo {
                    Direction::Redo
                } else {
                    Direction::Undo
                };
                let back = session().back(direction);
                assert!(matches!(back, Ok(_) | Err(SaveError::Changed)), "{back:?}");
            }
            Act::Decide { which, block } => {
                let verdict =
                    block.map_or(Verdict::Nowhere, |block| Verdict::Here(range(this, block)));
                let key = key(this, which, |_| true)?;
                session().decide(&[(key, verdict)]).unwrap();
            }
            Act::Adopt { which } => {
                let key = key(this, which, Card::is_adoptable)?;
                session().adopt(&key).unwrap();
            }
            Act::KeepOne { which, both } => {
                let is_conflict = |card: &Card| card.mine && card.annotation.is_conflicting();
                let key = key(this, which, is_conflict)?;
                let chosen = session().live(&key).remove(0);
                let done = match both {
                    true => session().keep_both(&key, &chosen),
                    false => session().keep_only(&key, &chosen),
                };
                done.unwrap();
            }
            Act::Read => session().mark_all_read().unwrap(),
            Act::TakeOver => {
                let others = session().other_authors();
                session().take_over(&others.first()?.id).unwrap();
            }
            Act::Export { which } => self.files.push(part(&this.export(), which)),
            Act::Import { which } => {
                let file = self.files.get(which.checked_rem(self.files.len())?)?;
                this.import(file);
            }
            Act::LookAgain => this.look_again(),
            Act::Reload => {
                self.composers[tab] = None;
                self.tabs[tab] = self.open(tab);
            }
            Act::Race { which } => self.race(tab, which),
        }
        None
    }

    fn save_composer(&mut self, tab: usize) -> Option<Vec<RevisionId>> {
        let composer = self.composers[tab].take()?;
        let this = &self.tabs[tab];
        let by = this.profile();
        let done = this
            .session
            .borrow_mut()
            .save(&composer, &comment("Other words."), &by);
        match (composer, done.unwrap()) {
            (Composition::Edit { opened_on, .. }, Done::Saved { .. }) => Some(opened_on),
            // Of a note that was withdrawn meanwhile, the composer says so and stays open.
            (Composition::Edit { key, .. }, done) => {
                assert!(matches!(done, Done::Nothing), "{done:?}");
                let is_same = |card: &Card| *card.key() == key && card.note().is_some();
                assert_eq!(cards(this, is_same).len(), 0);
                None
            }
            (_, done) => {
                assert!(matches!(done, Done::Saved { .. }), "{done:?}");
                None
            }
        }
    }

    /// Restores the state before an edit, like a tab that read before it and wrote after it. Then all
    /// tabs of the browser hear of that.
    fn race(&mut self, tab: usize, which: usize) {
        let this = &self.tabs[tab];
        let Some(key) = key(this, which, is_editable) else {
            return;
        };
        let store = &self.stores[tab / TABS];
        let base = storage(store.clone()).base().clone();
        let homes = [FIRST, REVISED]
            .map(|symbol| base.key(&Entry::annotation(&entry(symbol).key, &key.id)));
        let before = homes.each_ref().map(|home| store.get(home).unwrap());
        this.save(&this.editing(&key), &comment("In a race."));
        for (home, before) in homes.iter().zip(&before) {
            if let Some(before) = before {
                store.set(home, before).unwrap();
            }
        }
        for tab in tab / TABS * TABS..(tab / TABS + 1) * TABS {
            for home in &homes {
                let session = &self.tabs[tab].session;
                session.borrow_mut().reread(&StoreChange::Key(home.clone()));
                session.borrow_mut().put_back();
                now(Session::take_news(session.clone(), &mut AtOnce));
            }
        }
    }

    /// Sends everything from everybody to everybody.
    fn exchange_everything(&self) {
        let tabs = || self.tabs.iter().skip(ON_REVISION).step_by(TABS);
        tabs().for_each(Tab::look_again);
        let files: Vec<String> = tabs().map(Tab::export).collect();
        for tab in tabs() {
            for file in &files {
                tab.import(file);
            }
        }
        let agreed = self.keeps(0);
        self.book.check_all(&agreed);
        for browser in 1..BROWSERS {
            assert_eq!(self.keeps(browser), agreed);
        }
    }

    /// Checks that every tab that has heard the news shows the same as a new one; counts the notes.
    fn check_boards(&self) -> usize {
        let mut notes = 0;
        for (number, tab) in self.tabs.iter().enumerate() {
            tab.look_again();
            assert_eq!(board(tab), board(&self.open(number)), "tab {number}");
            notes += cards(tab, |_| true).len();
        }
        notes
    }
}

fn is_editable(card: &Card) -> bool {
    card.mine && card.note().is_some()
}

/// Returns a file with some of the notes of another.
fn part(file: &str, which: u16) -> String {
    let mut part: serde_json::Value = serde_json::from_str(file).unwrap();
    let items = part["first"]["items"].as_array_mut().unwrap();
    let mut number = 0;
    items.retain(|_| {
        number += 1;
        which & (1 << (number % 16)) != 0
    });
    part.to_string()
}

/// Returns the notes in the margin of a tab that satisfy a condition.
fn cards(tab: &Tab, holds: impl Fn(&Card) -> bool) -> Vec<Key> {
    let session = tab.session.borrow();
    let groups = session.board().groups();
    let cards = groups.flat_map(|group| group.threads.iter().flat_map(|thread| thread.cards()));
    let cards = cards.filter(|card| holds(card));
    cards.map(|card| card.key().clone()).collect()
}

/// Returns the note that a number picks.
fn key(tab: &Tab, which: usize, holds: impl Fn(&Card) -> bool) -> Option<Key> {
    let all = cards(tab, holds);
    all.get(which.checked_rem(all.len())?).cloned()
}

fn range(tab: &Tab, block: usize) -> TextRange {
    let session = tab.session.borrow();
    let document = session.document();
    TextRange::block(document, block % document.blocks().len()).unwrap()
}

#[test]
fn no_acknowledged_revision_is_lost_and_the_board_equals_the_board_built_anew() {
    let (acts, notes, revisions) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let config = Config {
        cases: CASES,
        ..Config::default()
    };
    let run = TestRunner::new(config).run(&history(), |acts_of_all| {
        let mut history = History::new();
        for (tab, act) in &acts_of_all {
            history.act(*tab, act);
        }
        notes.set(notes.get() + history.check_boards());
        history.exchange_everything();
        history.check_boards();
        acts.set(acts.get() + acts_of_all.len());
        revisions.set(revisions.get() + history.book.len());
        Ok(())
    });
    run.unwrap();
    assert!(notes.get() > 500, "too few notes: {}", notes.get());
    println!(
        "{} acts, {} notes, {} acknowledged revisions",
        acts.get(),
        notes.get(),
        revisions.get()
    );
}

#[test]
fn a_composer_on_a_note_that_was_withdrawn_meanwhile_saves_nothing() {
    let mut history = History::new();
    let acts = [
        Act::Edit {
            which: 0,
            later: true,
        },
        Act::Withdraw { which: 0 },
        Act::SaveComposer,
    ];
    for act in &acts {
        history.act(0, act);
    }
    history.check_boards();
}
