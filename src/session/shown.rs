//! The part of the board that is shown: the threads that pass the filter, without hidden notes.

use std::collections::{BTreeMap, BTreeSet};

use super::board::Board;
use super::card::{Card, Group, Spot, Thread};
use super::rivals::{proposal, proposals_at};
use crate::annotation::filter::{Counts, Filter, Sieve, Subject};
use crate::annotation::{Key, Revision};
use crate::shared::Shared;
use crate::sort::sort_by;

/// The shown threads of one spot. The spot appears in the margin even if it shows no thread.
#[derive(Debug, PartialEq)]
pub struct ShownGroup {
    /// The spot.
    pub spot: Spot,
    /// The threads in their order.
    pub threads: Vec<Shared<Thread>>,
    /// The answer that makes a filter show a thread, by the thread's first note.
    pub hits: BTreeMap<Key, Key>,
    /// Whether a filter is on; then its hits must be visible.
    pub filtered: bool,
    /// The number of proposals at the spot, shown or not.
    pub proposals: usize,
    /// The number of threads at the spot that the reader has put out of sight.
    pub hidden: usize,
    /// Whether hidden threads are shown anyway.
    pub revealed: bool,
}

/// The shown threads, kept from one drawing to the next. An unchanged spot keeps its allocation and is
/// not redrawn.
#[derive(Debug)]
pub struct Shown {
    filter: Filter,
    spots: BTreeMap<Spot, AtSpot>,
    groups: Shared<Vec<Shared<ShownGroup>>>,
    counts: Counts,
}

/// The threads shown at a spot, with their source.
#[derive(Debug)]
struct AtSpot {
    of: Shared<Group>,
    /// The first notes of threads that are shown regardless of the filter.
    active: Vec<Key>,
    revealed: bool,
    counts: Counts,
    group: Shared<ShownGroup>,
}

/// What the reader wishes to see.
pub struct Wish<'a> {
    /// The filter that is on.
    pub filter: &'a Filter,
    /// The first notes of threads being looked at, by spot. They are shown regardless of the filter.
    pub active: &'a BTreeMap<Spot, Vec<Key>>,
    /// The spots whose hidden notes are shown.
    pub revealed: &'a BTreeSet<Spot>,
}

/// Counts the proposals for the paragraph of a thread, including its own. `group` is the group of its
/// spot. Returns 0 if the thread is not a proposal.
pub fn rivals_of(thread: &Thread, group: Option<&Shared<ShownGroup>>) -> usize {
    let group = group.filter(|_| proposal(&thread.root).is_some());
    group.map_or(0, |group| group.proposals)
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            spots: BTreeMap::new(),
            groups: Shared::new(Vec::new()),
            counts: Counts::default(),
        }
    }
}

impl Shown {
    /// Updates the threads from the board and the reader's present wishes.
    pub fn update(&mut self, board: &Board, wish: &Wish<'_>) {
        let same_filter = self.filter == *wish.filter;
        let sieve = wish.filter.sieve();
        let mut old = std::mem::take(&mut self.spots);
        self.counts = Counts::default();
        for group in board.groups() {
            let before = old.remove(&group.spot).filter(|_| same_filter);
            let now = AtSpot::new(group, wish, &sieve, before);
            self.counts += now.counts;
            self.spots.insert(group.spot, now);
        }
        self.filter = wish.filter.clone();
        let same = self.groups.len() == self.spots.len()
            && self
                .groups
                .iter()
                .zip(self.spots.values())
                .all(|(a, b)| *a == b.group);
        if !same {
            let groups = self.spots.values().map(|spot| spot.group.clone());
            self.groups = Shared::new(groups.collect());
        }
    }

    /// Returns the spots in the order of the margin.
    pub fn groups(&self) -> &Shared<Vec<Shared<ShownGroup>>> {
        &self.groups
    }

    /// Returns the number of all threads and of those that pass the filter. Threads shown only because
    /// they are looked at or revealed do not count.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Returns the threads that are shown, in the order of the margin.
    pub fn threads(&self) -> impl Iterator<Item = &Shared<Thread>> {
        self.groups.iter().flat_map(|group| group.threads.iter())
    }

    /// Returns the first note that the filter matches, with the first note of its thread.
    pub fn first_hit(&self) -> Option<(Key, Key)> {
        let group = self.groups.iter().find(|group| !group.threads.is_empty())?;
        let root = group.threads.first()?.root.key();
        let hit = group.hits.get(root).unwrap_or(root);
        Some((root.clone(), hit.clone()))
    }

    /// Returns the shown threads, most recently written first.
    pub fn by_time(&self) -> Vec<Shared<Thread>> {
        let mut dated: Vec<_> = self
            .threads()
            .map(|thread| (written(thread), thread))
            .collect();
        sort_by(&mut dated, |a, b| b.0.cmp(&a.0));
        dated
            .into_iter()
            .map(|(_, thread)| thread.clone())
            .collect()
    }
}

impl AtSpot {
    fn new(group: &Shared<Group>, wish: &Wish<'_>, sieve: &Sieve<'_>, old: Option<Self>) -> Self {
        let active = wish.active.get(&group.spot).map_or(&[][..], Vec::as_slice);
        let revealed = wish.revealed.contains(&group.spot);
        let same = |old: &Self| old.of == *group && old.revealed == revealed;
        match old {
            Some(old) if same(&old) && (old.active == active || !old.leaves_out()) => old,
            _ => Self::sifted(group, active.to_vec(), revealed, sieve),
        }
    }

    fn sifted(group: &Shared<Group>, active: Vec<Key>, revealed: bool, sieve: &Sieve<'_>) -> Self {
        let (mut threads, mut counts) = (Vec::new(), Counts::default());
        let mut hits = BTreeMap::new();
        for thread in &group.threads {
            let subjects: Vec<Subject<'_>> =
                thread.cards().filter_map(|card| subject(card)).collect();
            let hidden = thread.root.hidden;
            let shows = counts.add(&subjects, hidden, sieve);
            let is_visible = if hidden {
                revealed && shows
            } else {
                shows || active.contains(thread.root.key())
            };
            if is_visible {
                if let Some(hit) = answer_hit(thread, sieve) {
                    hits.insert(thread.root.key().clone(), hit);
                }
                threads.push(thread.clone());
            }
        }
        let spot = group.spot;
        Self {
            of: group.clone(),
            active,
            revealed,
            counts,
            group: Shared::new(ShownGroup {
                spot,
                threads,
                hits,
                filtered: sieve.is_on(),
                proposals: proposals_at(group),
                hidden: counts.hidden,
                revealed,
            }),
        }
    }

    /// Returns whether some threads are not shown; only then do the active ones matter.
    fn leaves_out(&self) -> bool {
        self.group.threads.len() < self.of.threads.len() || !self.active.is_empty()
    }
}

/// Returns the answer that a filter matches, if it does not match the first note.
fn answer_hit(thread: &Thread, sieve: &Sieve<'_>) -> Option<Key> {
    if !sieve.is_on() {
        return None;
    }
    let cards = || thread.cards().filter(|card| card.latest().is_some());
    let subjects: Vec<Subject<'_>> = cards().filter_map(|card| subject(card)).collect();
    let hit = sieve.hit(&subjects).filter(|index| *index > 0)?;
    Some(cards().nth(hit)?.key().clone())
}

/// Returns a note in the form a filter examines.
fn subject(card: &Card) -> Option<Subject<'_>> {
    Some(Subject {
        note: card.note(),
        by: &card.latest()?.creator,
        mine: card.mine,
        unread: card.unread,
    })
}

/// Returns when a thread was last written in, in seconds since 1970. A thread without times is the
/// oldest.
fn written(thread: &Thread) -> i64 {
    let time = |revision: &Revision| revision.modified.as_ref()?.instant();
    let times = thread
        .cards()
        .filter_map(|card| card.latest().and_then(time));
    times
        .map(|time| time.unix_timestamp())
        .max()
        .unwrap_or(i64::MIN)
}
