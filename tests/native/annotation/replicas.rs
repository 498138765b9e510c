//! Random histories over several devices and tabs: no acknowledged revision is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AnnotationSet, Change, Content, Direction, Effect, History, Key,
    Reversal, Revision, RevisionId, Stamp, Step, Timestamp, Touched,
};

use super::history::apply;
use super::samples::{agent, comment, key, revision, withdrawal};

const AUTHORS: usize = 3;
const DEVICES: usize = 2 * AUTHORS;
const TABS: usize = 2 * DEVICES;

/// The next event, on some device. Tab `t` runs on device `t / 2`, which belongs to author `t / 4`.
#[derive(Clone, Debug)]
enum Event {
    /// A composer is opened on the contents that are live there now.
    Open {
        tab: usize,
    },
    /// The composer saves, however outdated the contents it was opened on.
    Save {
        tab: usize,
        withdraw: bool,
    },
    /// A device imports the file of another as one import.
    Import {
        tab: usize,
        from: usize,
        notes_of: Option<usize>,
    },
    Undo {
        tab: usize,
    },
    Redo {
        tab: usize,
    },
}

fn any_event() -> impl Strategy<Value = Event> {
    let part = proptest::option::of(0..AUTHORS);
    prop_oneof![
        2 => (0..TABS).prop_map(|tab| Event::Open { tab }),
        4 => (0..TABS, prop::bool::weighted(0.2)).prop_map(|(tab, withdraw)| Event::Save { tab, withdraw }),
        3 => (0..TABS, 0..DEVICES, part).prop_map(|(tab, from, notes_of)| Event::Import { tab, from, notes_of }),
        2 => (0..TABS).prop_map(|tab| Event::Undo { tab }),
        1 => (0..TABS).prop_map(|tab| Event::Redo { tab }),
    ]
}

#[derive(Default)]
struct Tab {
    opened_on: Vec<RevisionId>,
    made: BTreeSet<RevisionId>,
    history: History,
}

#[derive(Default)]
struct World {
    devices: [AnnotationSet; DEVICES],
    tabs: [Tab; TABS],
    saves: usize,
    /// The revisions that each device reported as kept.
    acknowledged: [BTreeSet<RevisionId>; DEVICES],
    /// The revisions that each revision replaced.
    parents: BTreeMap<RevisionId, BTreeSet<RevisionId>>,
}

fn note_of(author: usize) -> Key {
    key(&format!("note of {author}"), &format!("author {author}"))
}

fn live_ids(record: Option<&Annotation>) -> BTreeSet<RevisionId> {
    let live = record.map(Annotation::live).unwrap_or_default();
    live.iter().map(|revision| revision.id.clone()).collect()
}

fn stamp(saves: &mut usize) -> Stamp {
    *saves += 1;
    Stamp {
        revision: RevisionId::new(format!("s{saves}")),
        now: Timestamp::new("2026-11-23T12:00:00Z"),
    }
}

impl World {
    fn happen(&mut self, event: Event) {
        match event {
            Event::Open { tab } => {
                let kept = self.devices[tab / 2].get(&note_of(tab / 4));
                self.tabs[tab].opened_on = live_ids(kept).into_iter().collect();
            }
            Event::Save { tab, withdraw } => self.save(tab, withdraw),
            Event::Import {
                tab,
                from,
                notes_of,
            } => self.import(tab, from, notes_of),
            Event::Undo { tab } => {
                let saves = &mut self.saves;
                let kept = &self.devices[tab / 2];
                let reversal = self.tabs[tab]
                    .history
                    .revert(Direction::Undo, kept, || stamp(saves));
                self.write(tab, reversal);
            }
            Event::Redo { tab } => {
                let saves = &mut self.saves;
                let kept = &self.devices[tab / 2];
                let reversal = self.tabs[tab]
                    .history
                    .revert(Direction::Redo, kept, || stamp(saves));
                self.write(tab, reversal);
            }
        }
    }

    fn save(&mut self, tab: usize, withdraw: bool) {
        let key = note_of(tab / 4);
        let stamp = stamp(&mut self.saves);
        let content = if withdraw {
            withdrawal()
        } else {
            comment(stamp.revision.as_str())
        };
        let before = self.devices[tab / 2].get(&key).cloned();
        let opened_on = std::mem::take(&mut self.tabs[tab].opened_on);
        let (change, after) = match &before {
            Some(before) => {
                let by = agent(key.creator.as_str());
                (
                    Change::Edit,
                    before.revise(&opened_on, content, by, None, stamp.clone()),
                )
            }
            None => (Change::Add, first(&key, &stamp, content)),
        };
        self.acknowledge(tab, &stamp.revision, opened_on.clone());
        self.devices[tab / 2].join(after.clone());
        let step = Step::new(change, vec![Touched::new(before, after)]);
        self.tabs[tab].history.record(step);
        self.tabs[tab].opened_on = vec![stamp.revision];
    }

    fn import(&mut self, tab: usize, from: usize, notes_of: Option<usize>) {
        let file = self.devices[from].clone();
        let wanted =
            |record: &&Annotation| notes_of.is_none_or(|author| *record.key() == note_of(author));
        let kept = &mut self.devices[tab / 2];
        let mut touched = Vec::new();
        for record in file.iter().filter(wanted) {
            let before = kept.get(record.key()).cloned();
            kept.join(record.clone());
            let after = kept.get(record.key()).unwrap().clone();
            if before.as_ref() != Some(&after) {
                touched.push(Touched::new(before, after));
            }
        }
        self.tabs[tab]
            .history
            .record(Step::new(Change::Import, touched));
    }

    fn write(&mut self, tab: usize, reversal: Option<Reversal>) {
        let Some(reversal) = reversal else { return };
        for effect in reversal.effects.clone() {
            if let Effect::Write(after) = &effect {
                let before = self.devices[tab / 2].get(after.key()).cloned();
                self.acknowledge_reversal(tab, &before.unwrap(), after);
            }
            apply(&mut self.devices[tab / 2], effect);
        }
        self.tabs[tab].history.commit(reversal);
    }

    /// Checks that an undo or redo replaced only the tab's own revisions or those with equal
    /// contents.
    fn acknowledge_reversal(&mut self, tab: usize, before: &Annotation, after: &Annotation) {
        let (was, is) = (live_ids(Some(before)), live_ids(Some(after)));
        let said = |revision: &Revision| {
            let mut live = after.live().iter();
            live.any(|one| one.content == revision.content)
        };
        let gone = before.live().iter().filter(|one| !is.contains(&one.id));
        assert!(
            gone.clone()
                .all(|one| self.tabs[tab].made.contains(&one.id) || said(one))
        );
        let gone: Vec<_> = gone.map(|one| one.id.clone()).collect();
        assert!(!is.is_subset(&was), "only what is new replaces");
        for new in is.difference(&was) {
            self.acknowledge(tab, new, gone.clone());
        }
    }

    /// Records that a tab has reported a new revision as kept.
    fn acknowledge(&mut self, tab: usize, revision: &RevisionId, parents: Vec<RevisionId>) {
        self.parents
            .entry(revision.clone())
            .or_default()
            .extend(parents);
        self.tabs[tab].made.insert(revision.clone());
        self.acknowledged[tab / 2].insert(revision.clone());
    }

    /// Returns the live revisions of a device and all their ancestors.
    fn reachable(&self, device: usize) -> BTreeSet<RevisionId> {
        let records = self.devices[device].iter();
        let mut open: Vec<_> = records
            .flat_map(Annotation::live)
            .map(|revision| revision.id.clone())
            .collect();
        let mut reached = BTreeSet::new();
        while let Some(revision) = open.pop() {
            if reached.insert(revision.clone()) {
                open.extend(self.parents.get(&revision).into_iter().flatten().cloned());
            }
        }
        reached
    }
}

fn first(key: &Key, stamp: &Stamp, content: Content) -> Annotation {
    let first: Revision = revision(stamp.revision.as_str(), key.creator.as_str(), content);
    Annotation::new(AnnotationId::new(key.id.as_str()), first)
}

proptest! {
    #[test]
    fn every_acknowledged_revision_is_live_or_the_ancestor_of_a_live_one(
        events in vec(any_event(), 0..60),
    ) {
        let mut world = World::default();
        for event in events {
            world.happen(event);
            for device in 0..DEVICES {
                let reachable = world.reachable(device);
                prop_assert!(world.acknowledged[device].is_subset(&reachable));
            }
        }
        // Once every device has every file, all hold the same, and still nothing is lost.
        let mut all = AnnotationSet::new();
        for device in &world.devices {
            all.merge(device);
        }
        world.devices = std::array::from_fn(|_| all.clone());
        let reachable = world.reachable(0);
        for acknowledged in &world.acknowledged {
            prop_assert!(acknowledged.is_subset(&reachable));
        }
    }
}
