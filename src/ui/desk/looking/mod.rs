//! Looking at notes: the threads shown in full, the filter, and the way from note to note.

mod moving;

use std::collections::{BTreeMap, BTreeSet};

use gloo::timers::callback::Timeout;

use super::common::Common;
use super::message::{LookingMsg, Msg, Told};
use crate::annotation::Key;
use crate::annotation::filter::{Filter, Order, Quick};
use crate::browser::location;
use crate::session::{Done, Rivals, Shown, Spot, Thread, Wish};
use crate::shared::Shared;
use crate::ui::margin::{Choices, MarginAct, PORTION};
use crate::ui::messages as m;
use crate::ui::printing::{Printing, Sheet, SideBySide};
use crate::ui::starting::Address;
pub use moving::Way;

/// How long the reader must stay on a new note before it counts as read, in milliseconds. With less,
/// every step through many notes would write. With more, notes that were read remain new.
const REST_MS: u32 = 1_500;

/// The notes that the person looks at, and the notes that they want to see.
pub struct Looking {
    /// The filter of the margin.
    pub filter: Filter,
    /// The notes that pass the filter.
    pub shown: Shown,
    /// The threads, newest first, if that order is chosen.
    pub by_time: Option<Shared<Vec<Shared<Thread>>>>,
    /// How many threads of that list are shown.
    pub portion: usize,
    /// The choices of the filter panel, while it is open.
    pub choices: Option<Shared<Choices>>,
    /// How many lines are shown at spots with many notes.
    pub unfolded: Shared<BTreeMap<Spot, usize>>,
    /// The notes that the person looks at: those of the highlight activated last, or the focused note.
    /// Their words are emphasised in the text.
    pub active: Shared<Vec<Key>>,
    /// The spots whose hidden notes are shown.
    revealed: BTreeSet<Spot>,
    /// The note that last had the focus, from which next and previous are counted.
    at: Option<Key>,
    /// The notes that stop being new once the reader rests.
    read: Vec<Key>,
    rest: Option<Timeout>,
    printing: Printing,
}

impl Looking {
    /// Makes the state in which everything is shown.
    pub fn new() -> Self {
        Self {
            filter: Filter::default(),
            shown: Shown::default(),
            by_time: None,
            portion: PORTION,
            choices: None,
            unfolded: Shared::new(BTreeMap::new()),
            active: Shared::new(Vec::new()),
            revealed: BTreeSet::new(),
            at: None,
            read: Vec::new(),
            rest: None,
            printing: Printing::new(),
        }
    }

    /// Handles a message; returns whether the page has to be redrawn.
    pub fn update(&mut self, desk: &mut Common, msg: LookingMsg) -> bool {
        match msg {
            LookingMsg::Margin(act) => self.margin(desk, act),
            LookingMsg::Rested => {
                // The reader has rested on these notes, so they are no longer new.
                let read = std::mem::take(&mut self.read);
                mark_read(desk, Some(read));
                // The page is redrawn when the store has answered.
                false
            }
        }
    }

    /// Carries out an act in the margin; returns whether the margin has to be redrawn.
    fn margin(&mut self, desk: &mut Common, act: MarginAct) -> bool {
        match act {
            MarginAct::Unfold(spot, lines) => self.unfold(desk, spot, lines),
            MarginAct::Look(key) => self.look_at(desk, &key.clone(), key),
            MarginAct::Focused(root, key) => {
                self.at = Some(key);
                self.will_be_read(desk, &root);
                return self.activate(desk, &root);
            }
            MarginAct::Fold(key) => self.fold(desk, &key),
            MarginAct::Reveal(spot, show) => self.reveal(desk, spot, show),
            MarginAct::Filter(filter) => self.set_filter(desk, filter),
            MarginAct::First => self.look_at_first(desk),
            MarginAct::TogglePanel => {
                let closed = self.choices.is_none();
                self.choices = closed.then(|| choices(desk));
            }
            MarginAct::More => self.portion += PORTION,
            MarginAct::MarkAllRead => {
                mark_read(desk, None);
                return false;
            }
        }
        true
    }

    /// Determines again which notes are shown and what an open panel offers, because the notes have
    /// changed.
    pub fn look_again(&mut self, desk: &Common) {
        self.sift(desk);
        if self.choices.is_some() {
            self.choices = Some(choices(desk));
        }
    }

    /// Determines again which notes are shown.
    fn sift(&mut self, desk: &Common) {
        let active = self.active_by_spot(desk);
        let wish = Wish {
            filter: &self.filter,
            active: &active,
            revealed: &self.revealed,
        };
        let before = self.shown.groups().clone();
        self.shown.update(desk.report.read().board(), &wish);
        let by_time = self.filter.order == Order::Time;
        let same = before == *self.shown.groups() && self.by_time.is_some() == by_time;
        if !same {
            self.by_time = by_time.then(|| Shared::new(self.shown.by_time()));
        }
        let counts = self.shown.counts();
        let all = counts.tally.count(Quick::All);
        let filtered = self.filter.is_on();
        self.printing.show(Sheet {
            document: desk.document.clone(),
            groups: self.shown.groups().clone(),
            of_all: filtered.then(|| m::shown_of(counts.shown, all)),
        });
    }

    /// Shows only the notes that pass the filter of an address, without writing the address.
    pub fn take_filter(&mut self, desk: &Common, query: &str) {
        self.filter = Filter::parse(query);
        self.sift(desk);
    }

    fn set_filter(&mut self, desk: &Common, filter: Filter) {
        if filter.order != self.filter.order {
            self.portion = PORTION;
        }
        self.filter = filter;
        // Notes that were looked at under another filter need not stay visible.
        self.set_active(desk, Vec::new());
        self.write_address(desk);
    }

    /// Writes the filter into the address bar, so that it can be shared and survives a reload.
    pub fn write_address(&self, desk: &Common) {
        let address = Address {
            report: Some(desk.report.read().key().to_string()),
            query: Some(self.filter.to_string()),
            ..Address::parse(&location::hash())
        };
        location::replace_hash(&address.to_string());
    }

    fn reveal(&mut self, desk: &Common, spot: Spot, show: bool) {
        if show {
            self.revealed.insert(spot);
        } else {
            self.revealed.remove(&spot);
        }
        self.sift(desk);
    }

    /// Remembers the new notes of a thread, which count as read once the reader rests.
    fn will_be_read(&mut self, desk: &Common, root: &Key) {
        let session = desk.report.read();
        let Some((thread, _)) = session.find(root) else {
            return;
        };
        let new = thread.cards().filter(|card| card.unread);
        self.read.extend(new.map(|card| card.key().clone()));
        if !self.read.is_empty() {
            let link = desk.link.clone();
            let rested = move || link.send_message(Msg::Looking(LookingMsg::Rested));
            self.rest = Some(Timeout::new(REST_MS, rested));
        }
    }

    fn unfold(&mut self, desk: &Common, spot: Spot, lines: usize) {
        let mut unfolded = (*self.unfolded).clone();
        match lines {
            0 => {
                unfolded.remove(&spot);
                self.set_active(desk, Vec::new());
            }
            _ => {
                unfolded.insert(spot, lines);
            }
        }
        self.unfolded = Shared::new(unfolded);
    }

    fn fold(&mut self, desk: &mut Common, key: &Key) {
        let others = self.active.iter().filter(|active| *active != key);
        self.set_active(desk, others.cloned().collect());
        desk.focus.line(key);
    }

    /// Shows the notes of a highlight and gives the first of them the focus.
    pub fn show_notes(&mut self, desk: &mut Common, keys: Vec<Key>) {
        desk.sheet_open = true;
        match keys.first() {
            Some(first) => desk.focus.note(first.clone()),
            None => desk.focus.nowhere(),
        }
        self.set_active(desk, keys);
    }

    /// Shows a thread, named by its first note, in full, and gives a note in it the focus.
    pub fn look_at(&mut self, desk: &mut Common, root: &Key, key: Key) {
        self.activate(desk, root);
        desk.sheet_open = true;
        self.at = Some(key.clone());
        desk.focus.note(key);
    }

    /// Makes the person look at a thread; returns whether that changes anything. Other threads stay in
    /// view only if this thread was among them.
    fn activate(&mut self, desk: &Common, root: &Key) -> bool {
        if self.active.first() == Some(root) {
            return false;
        }
        let was = self.active.contains(root);
        let others = self.active.iter().filter(|key| was && *key != root);
        let all = std::iter::once(root).chain(others).cloned().collect();
        self.set_active(desk, all);
        true
    }

    fn set_active(&mut self, desk: &Common, keys: Vec<Key>) {
        self.active = Shared::new(keys);
        self.sift(desk);
    }

    /// Shows the note that was last saved, even among many others. The focus stays in the text.
    pub fn show_saved(&mut self, desk: &Common) {
        let session = desk.report.read();
        let saved = session.last_touched();
        let root = saved.and_then(|key| Some(session.find(&key)?.0.root.key().clone()));
        drop(session);
        if let Some(root) = root {
            self.activate(desk, &root);
        }
    }

    /// Lists the spots of the threads that the person looks at.
    pub fn active_spots(&self, desk: &Common) -> Vec<Spot> {
        self.active_by_spot(desk).into_keys().collect()
    }

    /// Lists the blocks with words of the threads that the person looks at.
    pub fn active_blocks(&self, desk: &Common) -> BTreeSet<usize> {
        let session = desk.report.read();
        let threads = self.active.iter().filter_map(|key| session.find(key));
        let ranges = threads.filter_map(|(thread, _)| thread.root.place.range());
        ranges
            .flat_map(|range| range.block..=range.end_block)
            .collect()
    }

    /// Groups the threads that the person looks at by spot, each named by its first note.
    fn active_by_spot(&self, desk: &Common) -> BTreeMap<Spot, Vec<Key>> {
        let session = desk.report.read();
        let mut spots: BTreeMap<Spot, Vec<Key>> = BTreeMap::new();
        for (thread, _) in self.active.iter().filter_map(|key| session.find(key)) {
            let at_spot = spots.entry(thread.root.place.spot()).or_default();
            at_spot.push(thread.root.key().clone());
        }
        spots
    }

    /// Returns the proposals for a block, and passes them on for printing; `None` if the block has
    /// none.
    pub fn rivals_on(&self, desk: &Common, block: usize) -> Option<Rivals> {
        let session = desk.report.read();
        let mut groups = session.board().groups();
        let group = groups.find(|group| group.spot == Spot::Block(block))?;
        self.printing.compare(SideBySide {
            document: desk.document.clone(),
            group: group.clone(),
            address: desk.address_of(Some(block)),
        });
        Some(Rivals::at(group, &desk.document))
    }
}

fn choices(desk: &Common) -> Shared<Choices> {
    let groups = desk.drawn.groups.iter();
    Shared::new(Choices::of(groups.flat_map(|group| group.threads.iter())))
}

/// Marks these notes as read, or all notes.
fn mark_read(desk: &Common, keys: Option<Vec<Key>>) {
    desk.change(
        move |session| match keys {
            Some(keys) => session.mark_read(&keys),
            None => session.mark_all_read(),
        },
        |result| Told::Did(result.map(|()| Done::Nothing)),
    );
}
