//! Looking at notes: which are shown in full, and moving from one to the next.

use std::collections::{BTreeMap, BTreeSet};

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::Context;

use super::moving::Focus;
use super::{Desk, Msg, Told};
use crate::annotation::Key;
use crate::annotation::filter::{Filter, Order, Quick};
use crate::browser::location;
use crate::session::{Done, Shown, Spot, Thread, Wish};
use crate::shared::Shared;
use crate::ui::margin::{Choices, MarginAct, PORTION};
use crate::ui::messages as m;
use crate::ui::printing::Sheet;
use crate::ui::starting::Address;

/// What the person looks at in the margin, and what they want to see of it.
pub(super) struct Looking {
    pub(super) filter: Filter,
    pub(super) shown: Shown,
    /// The threads newest first, where that is the order.
    pub(super) by_time: Option<Shared<Vec<Shared<Thread>>>>,
    /// How much of that list is shown.
    pub(super) portion: usize,
    /// What can be chosen in the filter panel, while it is open.
    pub(super) choices: Option<Shared<Choices>>,
    /// How many lines are shown of spots with many notes.
    pub(super) unfolded: Shared<BTreeMap<Spot, usize>>,
    /// The spots whose hidden notes are shown.
    revealed: BTreeSet<Spot>,
    /// The note that had the focus last, from which the next and the previous one are counted.
    at: Option<Key>,
    /// The notes that are no longer new as soon as the reader rests.
    read: Vec<Key>,
    rest: Option<Timeout>,
}

/// How long a note stays new after the reader came to it, in milliseconds: long enough to see that
/// it was, and not to write at every step when stepping through many.
const REST_MS: u32 = 1_500;

impl Default for Looking {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            shown: Shown::default(),
            by_time: None,
            portion: PORTION,
            choices: None,
            unfolded: Shared::new(BTreeMap::new()),
            revealed: BTreeSet::new(),
            at: None,
            read: Vec::new(),
            rest: None,
        }
    }
}

/// ExportScope way to the next note.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Next,
    Previous,
}

impl Desk {
    /// What the person asked of the margin; tells whether it is to be drawn again.
    pub(super) fn margin(&mut self, ctx: &Context<Self>, act: MarginAct) -> bool {
        match act {
            MarginAct::Unfold(spot, lines) => self.unfold(spot, lines),
            MarginAct::Look(key) => self.look_at(&key.clone(), key),
            MarginAct::Focused(root, key) => {
                self.looking.at = Some(key);
                self.will_be_read(ctx, &root);
                return self.activate(&root);
            }
            MarginAct::Fold(key) => self.fold(&key),
            MarginAct::Reveal(spot, show) => self.reveal(spot, show),
            MarginAct::Filter(filter) => self.set_filter(filter),
            MarginAct::First => self.look_at_first(),
            MarginAct::TogglePanel => self.toggle_panel(),
            MarginAct::More => self.looking.portion += PORTION,
            MarginAct::MarkAllRead => self.mark_read(ctx, None),
        }
        true
    }

    /// Works out anew what is shown.
    pub(super) fn sift(&mut self) {
        let active = self.active_by_spot();
        let session = self.report.read();
        let looking = &mut self.looking;
        let wish = Wish {
            filter: &looking.filter,
            active: &active,
            revealed: &looking.revealed,
        };
        let before = looking.shown.groups().clone();
        looking.shown.update(session.board(), &wish);
        let by_time = looking.filter.order == Order::Time;
        let same = before == *looking.shown.groups() && looking.by_time.is_some() == by_time;
        if !same {
            looking.by_time = by_time.then(|| Shared::new(looking.shown.by_time()));
        }
        let counts = looking.shown.counts();
        let all = counts.tally.count(Quick::All);
        let filtered = looking.filter.is_on();
        self.printing.show(Sheet {
            document: self.document.clone(),
            groups: looking.shown.groups().clone(),
            of_all: filtered.then(|| m::shown_of(counts.shown, all)),
        });
    }

    /// Shows only what the filter of an address lets through, without writing the address.
    pub(super) fn take_filter(&mut self, query: &str) {
        self.looking.filter = Filter::parse(query);
        self.sift();
    }

    fn set_filter(&mut self, filter: Filter) {
        if filter.order != self.looking.filter.order {
            self.looking.portion = PORTION;
        }
        self.looking.filter = filter;
        // What was looked at under another filter need not stay.
        self.active = Shared::new(Vec::new());
        self.sift();
        self.write_address();
    }

    /// Keeps the filter in the address bar, so that it can be shared and survives a reload.
    pub(super) fn write_address(&self) {
        let address = Address {
            report: Some(self.report.read().key().to_string()),
            query: Some(self.looking.filter.to_string()),
            ..Address::parse(&location::hash())
        };
        location::replace_hash(&address.to_string());
    }

    fn toggle_panel(&mut self) {
        self.looking.choices = match self.looking.choices {
            Some(_) => None,
            None => Some(Shared::new(self.choices())),
        };
    }

    fn choices(&self) -> Choices {
        Choices::of(self.groups.iter().flat_map(|group| group.threads.iter()))
    }

    /// After the notes changed: what is shown, and what can be chosen in an open panel.
    pub(super) fn look_again(&mut self) {
        self.sift();
        if self.looking.choices.is_some() {
            self.looking.choices = Some(Shared::new(self.choices()));
        }
    }

    fn reveal(&mut self, spot: Spot, show: bool) {
        if show {
            self.looking.revealed.insert(spot);
        } else {
            self.looking.revealed.remove(&spot);
        }
        self.sift();
    }

    /// A thread is looked at: its notes are read as soon as the reader rests.
    fn will_be_read(&mut self, ctx: &Context<Self>, root: &Key) {
        let session = self.report.read();
        let Some((thread, _)) = session.find(root) else {
            return;
        };
        let new = thread.cards().filter(|card| card.unread);
        self.looking.read.extend(new.map(|card| card.key().clone()));
        if !self.looking.read.is_empty() {
            let link = ctx.link().clone();
            let rest = Timeout::new(REST_MS, move || link.send_message(Msg::Rested));
            self.looking.rest = Some(rest);
        }
    }

    /// The reader rests: what they have come by is no longer new.
    pub(super) fn rested(&mut self, ctx: &Context<Self>) {
        let read = std::mem::take(&mut self.looking.read);
        self.mark_read(ctx, Some(read));
    }

    /// Marks these notes as read, or all.
    fn mark_read(&mut self, ctx: &Context<Self>, keys: Option<Vec<Key>>) {
        self.change(
            ctx,
            move |session| match keys {
                Some(keys) => session.mark_read(&keys),
                None => session.mark_all_read(),
            },
            |result| Told::Did(result.map(|()| Done::Nothing)),
        );
    }

    fn unfold(&mut self, spot: Spot, lines: usize) {
        let mut unfolded = (*self.looking.unfolded).clone();
        match lines {
            0 => {
                unfolded.remove(&spot);
                self.active = Shared::new(Vec::new());
                self.sift();
            }
            _ => {
                unfolded.insert(spot, lines);
            }
        }
        self.looking.unfolded = Shared::new(unfolded);
    }

    fn fold(&mut self, key: &Key) {
        let others = self.active.iter().filter(|active| *active != key);
        self.active = Shared::new(others.cloned().collect());
        self.sift();
        self.focus = Some(Focus::Line(key.clone()));
    }

    /// Leads to the first note that the filter shows, in the order in which the notes stand.
    fn look_at_first(&mut self) {
        let first = |threads: &Shared<Vec<Shared<Thread>>>| {
            let root = threads.first()?.root.key().clone();
            Some((root.clone(), root))
        };
        let hit = match &self.looking.by_time {
            Some(threads) => first(threads),
            None => self.looking.shown.first_hit(),
        };
        if let Some((root, key)) = hit {
            self.look_at(&root, key);
        }
    }

    /// Shows a note's thread, named by its first note, in full, and gives the note the focus.
    pub(super) fn look_at(&mut self, root: &Key, key: Key) {
        self.activate(root);
        self.sheet_open = true;
        self.looking.at = Some(key.clone());
        self.focus = Some(Focus::Note(key));
    }

    /// Makes a thread one that is looked at, and the only one unless it was; tells whether that
    /// changes anything.
    fn activate(&mut self, root: &Key) -> bool {
        if self.active.first() == Some(root) {
            return false;
        }
        let was = self.active.contains(root);
        let others = self.active.iter().filter(|key| was && *key != root);
        let all = std::iter::once(root).chain(others).cloned().collect();
        self.active = Shared::new(all);
        self.sift();
        true
    }

    /// Shows the note that was saved last, among however many others; the focus stays in the text.
    pub(super) fn show_saved(&mut self) {
        let session = self.report.read();
        let saved = session.last_touched();
        let root = saved.and_then(|key| Some(session.find(&key)?.0.root.key().clone()));
        drop(session);
        if let Some(root) = root {
            self.activate(&root);
        }
    }

    /// Where the threads stand that are looked at.
    pub(super) fn active_spots(&self) -> Vec<Spot> {
        self.active_by_spot().into_keys().collect()
    }

    /// The blocks in which those have words.
    pub(super) fn active_blocks(&self) -> BTreeSet<usize> {
        let session = self.report.read();
        let threads = self.active.iter().filter_map(|key| session.find(key));
        let ranges = threads.filter_map(|(thread, _)| thread.root.place.range());
        ranges
            .flat_map(|range| range.block..=range.end_block)
            .collect()
    }

    /// The threads that are looked at, named by their first notes, by spot.
    fn active_by_spot(&self) -> BTreeMap<Spot, Vec<Key>> {
        let session = self.report.read();
        let mut spots: BTreeMap<Spot, Vec<Key>> = BTreeMap::new();
        for (thread, _) in self.active.iter().filter_map(|key| session.find(key)) {
            let at_spot = spots.entry(thread.root.place.spot()).or_default();
            at_spot.push(thread.root.key().clone());
        }
        spots
    }

    /// Goes to the next or previous note: counted from the one that has the focus, else from the
    /// current paragraph. Tells whether there is one.
    pub(super) fn move_note(&mut self, way: Way, target: Option<&Element>) -> bool {
        let here = target.is_some_and(is_in_margin);
        let at = self.looking.at.clone().filter(|_| here);
        // Quick keys count from where the focus is going.
        let from = self.going_to_note().or(at);
        let Some((root, key)) = self.neighbour(way, from.as_ref()) else {
            return false;
        };
        self.look_at(&root, key);
        true
    }

    /// The note next to `from` among those shown, in their order, with the first note of its thread.
    fn neighbour(&self, way: Way, from: Option<&Key>) -> Option<(Key, Key)> {
        let (shown, by_time) = (&self.looking.shown, self.looking.by_time.as_ref());
        let threads = || -> Box<dyn Iterator<Item = &Shared<Thread>>> {
            match by_time {
                Some(threads) => Box::new(threads.iter()),
                None => Box::new(shown.threads()),
            }
        };
        let notes =
            || threads().flat_map(|thread| thread.cards().map(move |card| (thread, card.key())));
        let pair =
            |(thread, key): (&Shared<Thread>, &Key)| (thread.root.key().clone(), key.clone());
        let known = from.and_then(|from| notes().position(|(_, key)| key == from));
        let found = match (known, way) {
            (Some(index), Way::Next) => notes().nth(index + 1),
            (Some(index), Way::Previous) => {
                index.checked_sub(1).and_then(|index| notes().nth(index))
            }
            (None, way) => {
                // In the order of time the current paragraph is nowhere in particular.
                let ahead = |thread: &Shared<Thread>| {
                    by_time.is_some() || thread.root.place.spot() >= Spot::Block(self.current)
                };
                let index = notes().position(|(thread, _)| ahead(thread));
                match (way, index) {
                    (Way::Next, index) => notes().nth(index?),
                    (Way::Previous, Some(index)) => notes().nth(index.checked_sub(1)?),
                    (Way::Previous, None) => notes().last(),
                }
            }
        };
        found.map(pair)
    }
}

fn is_in_margin(target: &Element) -> bool {
    target.closest("#notes").ok().flatten().is_some()
}
