//! The part of the board that is shown: the threads that the filter lets through, without hidden
//! notes.

use std::collections::{BTreeMap, BTreeSet};

use super::board::Board;
use super::card::{Card, Group, Spot, Thread};
use super::rivals::{proposal, proposals_at};
use crate::annotation::filter::{Counts, Filter, Sieve, Subject};
use crate::annotation::{Key, Revision};
use crate::shared::Shared;
use crate::sort::sort_by;

/// The threads of one spot that are shown. The spot stands in the margin also where none is.
#[derive(Debug, PartialEq)]
pub struct ShownGroup {
    /// Where they stand.
    pub spot: Spot,
    /// The threads in their order.
    pub threads: Vec<Shared<Thread>>,
    /// By the first note of a thread: the answer for which a filter shows it.
    pub hits: BTreeMap<Key, Key>,
    /// Whether a filter is on: what it shows is to be seen.
    pub filtered: bool,
    /// How many proposals there are here, shown or not.
    pub proposals: usize,
    /// How many the reader has put out of sight here.
    pub hidden: usize,
    /// Whether those are shown all the same.
    pub revealed: bool,
}

/// The threads that are shown, kept from one drawing to the next: a spot at which nothing changed
/// keeps its allocation, and is not drawn again.
#[derive(Debug)]
pub struct Shown {
    filter: Filter,
    spots: BTreeMap<Spot, AtSpot>,
    groups: Shared<Vec<Shared<ShownGroup>>>,
    counts: Counts,
}

/// What was shown at a spot, and of what.
#[derive(Debug)]
struct AtSpot {
    of: Shared<Group>,
    /// The first notes of threads that are shown whatever the filter says.
    active: Vec<Key>,
    revealed: bool,
    counts: Counts,
    group: Shared<ShownGroup>,
}

/// The wishes of the reader: what to see.
pub struct Wish<'a> {
    /// The filter that is on.
    pub filter: &'a Filter,
    /// The first notes of threads that are looked at, by spot: they are shown whatever the filter says.
    pub active: &'a BTreeMap<Spot, Vec<Key>>,
    /// The spots at which hidden notes are shown.
    pub revealed: &'a BTreeSet<Spot>,
}

/// Counts the proposals for the paragraph of a thread, with its own; `group` is where it stands.
/// 0 where the thread is no proposal.
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
    /// Takes in what the board holds and what the reader asks to see now.
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

    /// Counts all threads and those that the filter shows. Those that are shown only because they
    /// are looked at or revealed do not count.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Returns the threads that are shown, in the order of the margin.
    pub fn threads(&self) -> impl Iterator<Item = &Shared<Thread>> {
        self.groups.iter().flat_map(|group| group.threads.iter())
    }

    /// Returns the first note that is asked for, with the first note of its thread.
    pub fn first_hit(&self) -> Option<(Key, Key)> {
        let group = self.groups.iter().find(|group| !group.threads.is_empty())?;
        let root = group.threads.first()?.root.key();
        let hit = group.hits.get(root).unwrap_or(root);
        Some((root.clone(), hit.clone()))
    }

    /// Returns the threads that are shown, the one that was last written in first.
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

    /// Whether some threads are not shown: only then it matters which are looked at.
    fn leaves_out(&self) -> bool {
        self.group.threads.len() < self.of.threads.len() || !self.active.is_empty()
    }
}

/// The answer that a filter asks for, where it does not ask for the first note.
fn answer_hit(thread: &Thread, sieve: &Sieve<'_>) -> Option<Key> {
    if !sieve.is_on() {
        return None;
    }
    let cards = || thread.cards().filter(|card| card.latest().is_some());
    let subjects: Vec<Subject<'_>> = cards().filter_map(|card| subject(card)).collect();
    let hit = sieve.hit(&subjects).filter(|index| *index > 0)?;
    Some(cards().nth(hit)?.key().clone())
}

/// A note as a filter looks at it.
fn subject(card: &Card) -> Option<Subject<'_>> {
    Some(Subject {
        note: card.note(),
        by: &card.latest()?.creator,
        mine: card.mine,
        unread: card.unread,
    })
}

/// When a thread was last written in, in seconds since 1970; one without times is the oldest.
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
