//! Random histories: three authors with two devices each and two tabs on each device. They write,
//! edit, withdraw, undo, send each other parts of their notes, and reload. One tab of each device
//! has the first report open, the other its revision. There the notes of the first report are
//! available too and may be moved to the new text.
//!
//! Files are written and read by the exchange room, and everything passes through the stored form.
//! The test keeps its own book of which revision replaced which. After every step, on the device
//! that acknowledged it, **every acknowledged revision is live or the ancestor of a live one**.
//! Once everybody has sent everybody everything, all devices hold the same.

mod acts;
pub mod book;
mod tabs;

use std::cell::Cell;

use proptest::test_runner::{Config, TestRunner};
use rapporteur::annotation::{
    Agent, Annotation, AnnotationSet, Change, Content, Direction, Effect, Key, Kind, Revision,
    RevisionId, Stamp, Step, Timestamp, Touched,
};
use rapporteur::exchange::web_annotation::read;
use rapporteur::keeping::{Entry, MemoryStore, ReadStore, SaveError, Store};

use self::acts::{Act, history};
use self::book::Book;
use self::tabs::{Tab, Texts, named_by, open_in, target};
use crate::exchange::samples::{annotation, author, file, note, urn, withdrawal};
use crate::keeping::ancestors::revision_key;
use crate::keeping::storage;

const CASES: u32 = 256;
const AUTHORS: usize = 3;
const DEVICES: usize = 2;
const TABS: usize = 2;
/// The tab of a device that has the revision open.
const ON_REVISION: usize = 1;

#[test]
fn every_acknowledged_revision_is_live_or_the_ancestor_of_a_live_one() {
    let (acts, revisions) = (Cell::new(0), Cell::new(0));
    let config = Config {
        cases: CASES,
        ..Config::default()
    };
    let run = TestRunner::new(config).run(&history(), |history| {
        let mut world = World::new();
        for (tab, act) in &history {
            world.act(*tab, act);
            world.check_device(tab / TABS);
        }
        world.exchange_everything();
        acts.set(acts.get() + history.len());
        revisions.set(revisions.get() + world.book.len());
        Ok(())
    });
    run.unwrap();
    println!(
        "{CASES} random histories: {} acts, {} acknowledged revisions",
        acts.get(),
        revisions.get()
    );
}

struct World {
    texts: Texts,
    stores: Vec<MemoryStore>,
    tabs: Vec<Tab>,
    files: Vec<String>,
    book: Book,
    numbers: u32,
}

impl World {
    fn new() -> Self {
        let texts = Texts::new();
        let stores: Vec<_> = (0..AUTHORS * DEVICES).map(|_| MemoryStore::new()).collect();
        let tabs = (0..AUTHORS * DEVICES * TABS).map(|tab| texts.load(tab, &stores[tab / TABS]));
        Self {
            tabs: tabs.collect(),
            book: Book::new(stores.len()),
            texts,
            stores,
            files: Vec::new(),
            numbers: 0,
        }
    }

    fn act(&mut self, tab: usize, act: &Act) {
        match *act {
            Act::Add { block } => self.add(tab, block),
            Act::Edit { which } => {
                if let Some(seen) = self.own(tab, which) {
                    let opened_on = live_ids(&seen);
                    self.edit(tab, &seen, &opened_on);
                }
            }
            Act::Move { which, block } => {
                if let Some(seen) = self.own(tab, which) {
                    self.move_here(tab, &seen, block);
                }
            }
            Act::OpenComposer { which } => {
                let seen = self.own(tab, which);
                self.tabs[tab].composer = seen.map(|seen| (seen.clone(), live_ids(&seen)));
            }
            Act::SaveComposer => {
                if let Some((seen, opened_on)) = self.tabs[tab].composer.take() {
                    self.edit(tab, &seen, &opened_on);
                }
            }
            Act::Withdraw { which } => {
                if let Some(seen) = self.own(tab, which) {
                    let target = seen.live()[0].content.target().cloned();
                    let opened_on = live_ids(&seen);
                    let content = withdrawal(target.unwrap());
                    self.save(tab, Change::Withdraw, &seen, &opened_on, content);
                }
            }
            Act::Undo => self.go(tab, true),
            Act::Redo => self.go(tab, false),
            Act::Export { which } => self.export(tab, |number| which & (1 << (number % 16)) != 0),
            Act::Import { which } => {
                if !self.files.is_empty() {
                    self.import(tab, which % self.files.len());
                }
            }
            Act::LookAgain => {
                self.tabs[tab].notebook.reload_all().unwrap();
                self.tabs[tab].notebook.put_back();
                assert!(!self.tabs[tab].notebook.has_lost());
            }
            Act::Reload => self.tabs[tab] = self.load(tab),
            Act::Race { which } => self.race(tab, which),
        }
    }

    fn add(&mut self, tab: usize, block: usize) {
        let target = target(tab, block);
        let (id, revision) = (self.number(), self.number());
        let note = note(Kind::Comment, target, &format!("Words {revision}."));
        let new = annotation(id, revision, &self.author(tab), note);
        let kept = self.tabs[tab].notebook.save(&new).unwrap();
        let revision = RevisionId::new(urn(revision));
        self.acknowledge(tab, new.key(), revision, &[]);
        self.remember(tab, Change::Add, None, kept);
    }

    fn edit(&mut self, tab: usize, seen: &Annotation, opened_on: &[RevisionId]) {
        let Some(note) = seen.live().iter().find_map(Revision::note) else {
            return;
        };
        let mut note = note.clone();
        note.kind = Kind::Question;
        self.save(tab, Change::Edit, seen, opened_on, Content::Note(note));
    }

    fn move_here(&mut self, tab: usize, seen: &Annotation, block: usize) {
        let Some(note) = seen.live().iter().find_map(Revision::note) else {
            return;
        };
        let mut note = note.clone();
        note.target = target(tab, block);
        let opened_on = live_ids(seen);
        self.save(tab, Change::Edit, seen, &opened_on, Content::Note(note));
    }

    fn save(
        &mut self,
        tab: usize,
        change: Change,
        seen: &Annotation,
        opened_on: &[RevisionId],
        content: Content,
    ) {
        let stamp = self.stamp();
        let revision = stamp.revision.clone();
        let edited = seen.revise(opened_on, content, self.author(tab), None, stamp);
        let before = self.tabs[tab].notebook.set().get(seen.key()).cloned();
        let kept = self.tabs[tab].notebook.save(&edited).unwrap();
        self.acknowledge(tab, seen.key(), revision, opened_on);
        self.remember(tab, change, before, kept);
    }

    fn remember(
        &mut self,
        tab: usize,
        change: Change,
        before: Option<Annotation>,
        kept: Annotation,
    ) {
        let touched = Touched::new(before, kept);
        self.tabs[tab]
            .history
            .record(Step::new(change, vec![touched]));
    }

    fn go(&mut self, tab: usize, undo: bool) {
        let mut numbers = self.numbers;
        let stamps = || {
            numbers += 1;
            stamp(numbers)
        };
        let now = self.known(tab);
        let history = &self.tabs[tab].history;
        let reversal = if undo {
            history.revert(Direction::Undo, &now, stamps)
        } else {
            history.revert(Direction::Redo, &now, stamps)
        };
        self.numbers = numbers;
        let Some(reversal) = reversal else { return };
        let effects = reversal.effects.iter().cloned();
        let home = |effect: &Effect| self.tabs[tab].notebook.home(effect.key()).clone();
        let effects: Vec<_> = effects.map(|effect| (home(&effect), effect)).collect();
        match self.tabs[tab].notebook.apply(&effects) {
            Ok(()) => self.tabs[tab].history.commit(reversal),
            Err(SaveError::Changed) => return,
            Err(error) => panic!("{error:?}"),
        }
        for (_, effect) in effects {
            if let Effect::Write(record) = effect {
                self.acknowledge_reversal(tab, now.get(record.key()), &record);
            }
        }
    }

    /// Records that the new revisions replace those that are now replaced.
    fn acknowledge_reversal(
        &mut self,
        tab: usize,
        before: Option<&Annotation>,
        after: &Annotation,
    ) {
        let known = before.map(live_ids).unwrap_or_default();
        let (over, left): (Vec<_>, Vec<_>) = known
            .into_iter()
            .partition(|id| after.replaced().contains(id));
        let new = live_ids(after).into_iter().filter(|id| !left.contains(id));
        let new: Vec<_> = new.collect();
        assert!(!new.is_empty(), "only what is new replaces: {after:?}");
        for heir in new {
            self.acknowledge(tab, after.key(), heir, &over);
        }
    }

    fn export(&mut self, tab: usize, which: impl Fn(usize) -> bool) {
        let set = self.tabs[tab].notebook.set().iter().enumerate();
        let chosen = set.filter(|(number, _)| which(*number)).map(|(_, one)| one);
        self.files.push(file(chosen, Some(open_in(tab))));
    }

    fn import(&mut self, tab: usize, which: usize) {
        let read = read(&self.files[which]).unwrap();
        assert_eq!(read.problems, []);
        let all: Vec<_> = read
            .annotations
            .into_iter()
            .map(|annotation| (named_by(&annotation), annotation))
            .collect();
        let Tab {
            notebook, history, ..
        } = &mut self.tabs[tab];
        let touched = notebook.import(&all).unwrap();
        let touched = touched.into_iter().map(|(_, touched)| touched).collect();
        history.record(Step::new(Change::Import, touched));
    }

    /// Writes the second tab's note over the first's; then both hear of it.
    fn race(&mut self, tab: usize, which: usize) {
        let (first, second) = (tab / TABS * TABS, tab / TABS * TABS + 1);
        let Some(seen) = self.own(first, which) else {
            return;
        };
        let store = self.stores[tab / TABS].clone();
        let home = self.tabs[first].notebook.home(seen.key());
        let key = Entry::annotation(home, seen.id());
        let key = storage(store.clone()).base().key(&key);
        // Another tab may have undone its import.
        let Some(before) = store.get(&key).unwrap() else {
            return;
        };
        let opened_on = live_ids(&seen);
        self.edit(first, &seen, &opened_on);
        store.set(&key, &before).unwrap();
        self.edit(second, &seen, &opened_on);
        for tab in [first, second] {
            self.tabs[tab].notebook.reload(&key).unwrap();
            self.tabs[tab].notebook.put_back();
            assert!(!self.tabs[tab].notebook.has_lost());
        }
        self.tabs[second].notebook.reload(&key).unwrap();
        self.tabs[second].notebook.put_back();
        assert!(!self.tabs[second].notebook.has_lost());
    }

    fn acknowledge(&mut self, tab: usize, key: &Key, id: RevisionId, over: &[RevisionId]) {
        self.book.acknowledge(tab / TABS, key, id, over);
    }

    fn check_device(&self, device: usize) {
        let kept = self.load(device * TABS + ON_REVISION).notebook;
        assert_eq!((kept.damaged().count(), kept.newer_versions()), (0, 0));
        self.book.check(device, kept.set());
    }

    fn exchange_everything(&mut self) {
        let first = self.files.len();
        let devices = self.stores.len();
        let tabs = || (0..devices).map(|device| device * TABS + ON_REVISION);
        for tab in tabs() {
            self.tabs[tab] = self.load(tab);
            self.export(tab, |_| true);
        }
        for tab in tabs() {
            for file in first..first + devices {
                self.import(tab, file);
            }
        }
        let agreed = self.load(ON_REVISION).notebook.set().clone();
        self.book.check_all(&agreed);
        for tab in tabs() {
            assert_eq!(self.load(tab).notebook.set(), &agreed);
        }
    }

    /// Returns the notes of the tab, and those of other documents that may have been imported on
    /// its device.
    fn known(&self, tab: usize) -> AnnotationSet {
        let notebook = &self.tabs[tab].notebook;
        let mut known = notebook.set().clone();
        known.merge(&notebook.kept_of(&revision_key()).unwrap());
        known
    }

    /// Returns the tab as it is after loading its page.
    fn load(&self, tab: usize) -> Tab {
        self.texts.load(tab, &self.stores[tab / TABS])
    }

    /// Returns one of the author's own annotations, as the tab sees it.
    fn own(&self, tab: usize, which: usize) -> Option<Annotation> {
        let author = self.author(tab).id;
        let set = self.tabs[tab].notebook.set();
        let own = set
            .iter()
            .filter(|one| one.key().creator == author && !one.live().is_empty());
        let own: Vec<_> = own.collect();
        own.get(which.checked_rem(own.len())?).copied().cloned()
    }

    fn author(&self, tab: usize) -> Agent {
        let number = tab / TABS / DEVICES;
        author(0xb0 + number as u32, ["A", "B", "C"][number], "CHE")
    }

    fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers + 0x1000
    }

    fn stamp(&mut self) -> Stamp {
        self.numbers += 1;
        stamp(self.numbers)
    }
}

fn stamp(number: u32) -> Stamp {
    let (minutes, seconds) = (number / 60 % 60, number % 60);
    Stamp {
        revision: RevisionId::new(urn(number + 0x1000)),
        now: Timestamp::new(format!("2014-05-06T10:{minutes:02}:{seconds:02}.000Z")),
    }
}

fn live_ids(annotation: &Annotation) -> Vec<RevisionId> {
    let live = annotation.live().iter();
    live.map(|revision| revision.id.clone()).collect()
}
