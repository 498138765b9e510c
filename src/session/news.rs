//! The news of other tabs: taken over at once, drawn together a little later.
//!
//! A change is taken over as soon as it is announced, so that nothing is lost. Drawing waits and runs
//! in slices. An import announces each of its notes, and drawing after each one kept a second tab busy
//! for seconds.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Pace, Session, World};
use crate::annotation::Key;
use crate::keeping::{Entry, ReadStore, StoreChange};

/// The parts that wait to be drawn.
#[derive(Debug, Default)]
pub(super) struct News {
    notes: BTreeSet<Key>,
    people: bool,
    reading: bool,
    placements: bool,
    aside: bool,
}

impl News {
    fn of(change: Option<&Entry>) -> Self {
        let is = |these: fn(&Entry) -> bool| change.is_none_or(these);
        Self {
            notes: BTreeSet::new(),
            people: is(|entry| matches!(entry, Entry::Profile(_) | Entry::Settings)),
            reading: is(|entry| matches!(entry, Entry::Reading(_))),
            placements: is(|entry| matches!(entry, Entry::Placement(..))),
            aside: is(|entry| matches!(entry, Entry::Aside(_))),
        }
    }

    fn join(&mut self, more: Self) {
        self.notes.extend(more.notes);
        self.people |= more.people;
        self.reading |= more.reading;
        self.placements |= more.placements;
        self.aside |= more.aside;
    }
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Takes over a change by another tab, or everything after this tab was away. Afterwards
    /// [`put_back`](Self::put_back) restores what that tab overwrote, and
    /// [`take_news`](Self::take_news) draws the change.
    pub fn reread(&mut self, change: &StoreChange) {
        let (notes, entry) = match change {
            StoreChange::Key(key) => match self.notebook.storage().base().parse(key) {
                Some(entry) => (self.notebook.reload(key), Some(entry)),
                None => return,
            },
            StoreChange::Anything => (self.notebook.reload_all(), None),
        };
        self.reread_drafts(change);
        let mut news = News::of(entry.as_ref());
        news.notes = notes.unwrap_or_default();
        self.news.get_or_insert_default().join(news);
    }

    /// Adds notes that wait to be drawn.
    pub(super) fn has_changed(&mut self, notes: Vec<Key>) {
        self.news.get_or_insert_default().notes.extend(notes);
    }

    /// Returns whether something waits to be drawn.
    pub fn has_news(&self) -> bool {
        self.news.is_some()
    }

    /// Draws the changes of other tabs once the page has received all that were made in one go. The
    /// search for places runs in slices, so that the page stays responsive. Tells whether anything has
    /// changed.
    pub async fn take_news(session: Rc<RefCell<Self>>, pace: &mut impl Pace) -> bool {
        pace.rest().await;
        let news = session.borrow_mut().news.take().unwrap_or_default();
        let search = {
            let this = session.borrow();
            let notes = news.notes.iter().filter_map(|key| this.set().get(key));
            let home = |key: &Key| this.notebook.home(key).clone();
            this.places.search(notes, home)
        };
        let world = session.borrow().world.clone();
        let found = search.run(&world, pace, |_, _| {}).await;
        let mut this = session.borrow_mut();
        this.places.take(found);
        this.take(news)
    }

    /// Draws the news; tells whether anything has changed.
    fn take(&mut self, news: News) -> bool {
        let mut touched: Vec<Key> = news.notes.into_iter().collect();
        if news.reading {
            touched.extend(self.reread_reading());
        }
        if news.placements {
            touched.extend(self.reread_placements());
        }
        let set_aside = self.aside.clone();
        if news.aside {
            self.reread_aside();
        }
        let people_changed = news.people && self.reread_profiles();
        let notes_changed = !touched.is_empty();
        let standing = self.standing;
        if people_changed {
            self.rebuild_board();
        } else {
            self.update_board(&touched);
        }
        let others_changed = standing != self.standing || set_aside != self.aside;
        notes_changed || people_changed || others_changed
    }
}
