//! Opening a document: its text is loaded, its notes are read and find their places.
//!
//! All of it takes time, in which the person may ask for something else: every asking is a
//! [`Load`], and what comes of an earlier one than the last is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{App, Msg, Phase};
use crate::browser::storage::{Availability, BrowserStore};
use crate::browser::world::BrowserWorld;
use crate::browser::{locks, safety};
use crate::document::Refusal;
use crate::document::{CatalogueEntry, DocumentKey, Encoding};
use crate::keeping::{MemoryStore, Storage};
use crate::session::{Earlier, Opening, Pace};
use crate::shared::Shared;
use crate::ui::ancestors::{ancestors, earlier_texts};
use crate::ui::bringing::text_of;
use crate::ui::messages as m;
use crate::ui::opening;
use crate::ui::session::Session;
use crate::ui::slices::Slices;

/// One asking for a document; another one for the same document is not equal to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    key: DocumentKey,
    serial: u32,
}

/// What a document is opened with.
pub struct Loaded {
    opening: Opening,
    /// The older encoding that the text was read in.
    encoding: Option<Encoding>,
    earlier: Vec<Earlier>,
}

impl App {
    /// Asks for a document, unless it is on its way.
    pub(super) fn load(&mut self, ctx: &Context<Self>, entry: CatalogueEntry) {
        if self.loading_key() == Some(&entry.key) {
            return;
        }
        if opening::storage(self.store.clone()).is_report_aside(&entry.key) {
            self.trouble(m::report_aside(&entry.symbol));
            self.set_aside = Some(entry.key);
            return;
        }
        self.loads = self.loads.wrapping_add(1);
        let load = Load {
            key: entry.key.clone(),
            serial: self.loads,
        };
        self.phase = Phase::Loading;
        self.loading = Some(load.clone());
        let (library, documents) = (self.library.clone(), self.documents.clone());
        let storage = opening::storage(self.store.clone());
        let unkept_drafts = self.unkept_drafts.clone();
        ctx.link().send_future(async move {
            let text = match text_of(&library, &documents, &entry.key).await {
                Ok(text) => text,
                Err(refusal) => return Msg::Report(load, Err(refusal)),
            };
            let mut slices = Slices::begin();
            let ancestors = ancestors(&library, &entry.key);
            let revised = ancestors.iter().map(|one| &one.key);
            safety::opening(std::iter::once(&entry.key).chain(revised));
            safety::at_text();
            let document = Shared::new(text.read());
            safety::at_entry(None);
            slices.pause().await;
            let open = (&entry.key, &*document);
            let earlier = earlier_texts(&library, &documents, &storage, open, &ancestors).await;
            let opening = Opening {
                entry,
                markdown: text.markdown,
                document,
                ancestors,
                unkept_drafts,
            };
            Msg::Report(
                load,
                Ok(Loaded {
                    opening,
                    encoding: text.encoding,
                    earlier,
                }),
            )
        });
    }

    /// The person wants the report that was set aside to be opened all the same.
    pub(super) fn try_set_aside(&mut self) {
        if let Some(key) = self.set_aside.take() {
            // Where this fails it is still aside, and the next try says so.
            let _ = opening::storage(self.store.clone()).try_report(&key);
        }
    }

    /// The key of the document that is on its way.
    pub(super) fn loading_key(&self) -> Option<&DocumentKey> {
        self.loading.as_ref().map(|load| &load.key)
    }

    /// Reads the notes on a text that came, and looks for their places.
    pub(super) fn report_came(
        &mut self,
        ctx: &Context<Self>,
        load: Load,
        loaded: Result<Loaded, Refusal>,
    ) {
        if self.loading.as_ref() != Some(&load) {
            return;
        }
        let Loaded {
            opening,
            encoding,
            earlier,
        } = match loaded {
            Ok(loaded) => loaded,
            Err(refusal) => {
                self.trouble(self.why_missing(&load.key, refusal));
                return;
            }
        };
        let storage = || opening::storage(self.store.clone());
        let session = Session::open(storage(), BrowserWorld, &opening, earlier).or_else(|_| {
            self.store = BrowserStore::Memory(MemoryStore::new());
            self.availability = Availability::MemoryOnly;
            let storage = opening::storage(self.store.clone());
            Session::open(storage, BrowserWorld, &opening, Vec::new())
        });
        match session {
            Ok(session) => {
                self.encoding = encoding;
                let session = Rc::new(RefCell::new(session));
                let storage = opening::storage(self.store.clone());
                remember(storage, load.key.clone(), session.clone());
                place(ctx, load, session);
            }
            Err(error) => self.trouble(m::store_error(&error)),
        }
    }

    pub(super) fn why_missing(&self, key: &DocumentKey, refusal: Refusal) -> String {
        match self.library.entry(key.as_str()) {
            Some(own) if self.library.own_with(key).is_some() => m::own_missing(&own.symbol),
            Some(hosted) => m::report_missing(&hosted.symbol, &hosted.file, refusal),
            None => m::no_such_report(key.as_str()),
        }
    }
}

/// Remembers which report is open. Where this cannot be kept, the next visit opens the first one.
fn remember(storage: Storage<BrowserStore>, key: DocumentKey, session: Rc<RefCell<Session>>) {
    spawn_local(async move {
        let lock = session.borrow().lock_name();
        let kept = locks::exclusive(&lock, move || opening::remember(&storage, &key)).await;
        if let (Ok(()), Ok(mut session)) = (kept, session.try_borrow_mut()) {
            session.settings_were_kept();
        }
    });
}

/// Looks for the places of the notes while the page answers.
fn place(ctx: &Context<App>, load: Load, session: Rc<RefCell<Session>>) {
    let tell = {
        let load = load.clone();
        ctx.link()
            .callback(move |(done, all)| Msg::Placing(load.clone(), done, all))
    };
    ctx.link().send_future(async move {
        let progress = move |done, all| tell.emit((done, all));
        Session::find_places(session.clone(), &mut Slices::begin(), progress).await;
        Msg::Ready(load, session)
    });
}
