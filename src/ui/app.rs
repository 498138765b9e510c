//! The app: finds the report that the address names, loads it and opens the desk.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::net::http::Request;
use yew::prelude::*;

use super::desk::Desk;
use super::dialogs::reports::ReportList;
use super::messages as m;
use super::session::Session;
use super::shared::Shared;
use crate::browser::location;
use crate::browser::storage::{Availability, BrowserStore, open_store};
use crate::document::{Catalogue, CatalogueEntry, DocumentKey};
use crate::keeping::{MemoryStore, Storage};

const CATALOGUE: &str = "catalogue.json";

/// The name under which the settings keep the report that was read last.
const LAST_READ: &str = "lastRead";

/// What happens outside an open report.
pub enum Msg {
    /// The catalogue came, or did not.
    Catalogue(Option<String>),
    /// The text of a report came, or did not.
    Report(DocumentKey, Option<String>),
    /// The address bar names another place.
    Address(String),
    /// Load again.
    TryAgain,
}

enum Phase {
    Loading,
    /// Something is missing; what it is, in words.
    Trouble(String),
    Open(Rc<RefCell<Session>>),
}

/// The root component.
pub struct App {
    catalogue: Option<Shared<Catalogue>>,
    phase: Phase,
    store: BrowserStore,
    availability: Availability,
    /// The block that the address names, and how often an address was heard.
    place: (Option<String>, u32),
    /// The report that was asked for last.
    wanted: Option<DocumentKey>,
    _listener: Option<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (store, availability) = open_store();
        let heard = ctx.link().callback(Msg::Address);
        load_catalogue(ctx);
        Self {
            catalogue: None,
            phase: Phase::Loading,
            store,
            availability,
            place: (None, 0),
            wanted: None,
            _listener: location::listen(move |hash| heard.emit(hash)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Catalogue(Some(json)) => {
                self.catalogue = Some(Shared::new(Catalogue::parse(&json)));
                self.follow(ctx, &location::hash());
            }
            Msg::Catalogue(None) => self.phase = Phase::Trouble(m::NO_CATALOGUE.to_owned()),
            Msg::Report(key, text) => self.report_came(&key, text),
            Msg::Address(hash) => self.follow(ctx, &hash),
            Msg::TryAgain => {
                self.phase = Phase::Loading;
                load_catalogue(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match (&self.phase, &self.catalogue) {
            (Phase::Open(session), Some(catalogue)) => {
                let key = session.borrow().key().to_string();
                html! {
                    <Desk {key} catalogue={catalogue.clone()} session={session.clone()} place={self.place.clone()}
                        in_memory={self.availability == Availability::MemoryOnly} />
                }
            }
            (Phase::Trouble(words), catalogue) => html! {
                <main class="opening">
                    <h1>{m::APP}</h1>
                    <p role="alert">{words}</p>
                    <p><button type="button" class="primary" onclick={ctx.link().callback(|_: MouseEvent| Msg::TryAgain)}>{m::TRY_AGAIN}</button></p>
                    if let Some(catalogue) = catalogue {
                        <ReportList catalogue={catalogue.clone()} open={None::<DocumentKey>} />
                    }
                </main>
            },
            _ => html! { <main class="opening"><p role="status">{m::OPENING}</p></main> },
        }
    }
}

impl App {
    fn storage(&self) -> Storage<BrowserStore> {
        Storage::new(self.store.clone(), location::base_path())
    }

    /// Goes where an address leads: to a place in the open report, or to another report.
    fn follow(&mut self, ctx: &Context<Self>, hash: &str) {
        let Some(catalogue) = self.catalogue.clone() else {
            return;
        };
        let (key, place) = parts(hash);
        self.place = (place, self.place.1.wrapping_add(1));
        let open = match &self.phase {
            Phase::Open(session) => Some(session.borrow().key().clone()),
            _ => None,
        };
        let entry = match key {
            Some(key) => catalogue
                .entries()
                .iter()
                .find(|entry| entry.key.as_str() == key)
                .ok_or(m::no_such_report(&key)),
            None => self
                .usual(&catalogue, open.as_ref())
                .ok_or(m::NO_REPORTS.to_owned()),
        };
        match entry {
            Ok(entry) if open.as_ref() == Some(&entry.key) => {}
            Ok(entry) => {
                self.phase = Phase::Loading;
                self.wanted = Some(entry.key.clone());
                load_report(ctx, entry.key.clone(), entry.file.clone());
            }
            Err(words) => self.phase = Phase::Trouble(words),
        }
    }

    /// The report that an address without one means: the open one, the one read last, the first.
    fn usual<'a>(
        &self,
        catalogue: &'a Catalogue,
        open: Option<&DocumentKey>,
    ) -> Option<&'a CatalogueEntry> {
        let settings = self.storage().settings().unwrap_or_default();
        let last = settings.screen.get(LAST_READ).and_then(|key| key.as_str());
        let wanted = open.map(DocumentKey::as_str).or(last);
        let entries = catalogue.entries();
        entries
            .iter()
            .find(|entry| Some(entry.key.as_str()) == wanted)
            .or(entries.first())
    }

    /// Opens the report, unless another one was asked for meanwhile.
    fn report_came(&mut self, key: &DocumentKey, text: Option<String>) {
        let entry = self
            .catalogue
            .as_ref()
            .and_then(|catalogue| catalogue.entry(key))
            .cloned();
        let Some(entry) = entry.filter(|_| self.wanted.as_ref() == Some(key)) else {
            return;
        };
        let Some(text) = text else {
            self.phase = Phase::Trouble(m::report_missing(&entry.symbol, &entry.file));
            return;
        };
        gloo::utils::document().set_title(&format!("{} · {}", entry.symbol, m::APP));
        // Where this cannot be kept, the next visit opens the first report.
        let _ = self.storage().update_settings(|settings| {
            settings
                .screen
                .insert(LAST_READ.to_owned(), key.as_str().into());
        });
        let session = Session::open(self.storage(), entry.clone(), &text).or_else(|_| {
            self.store = BrowserStore::Memory(MemoryStore::new());
            self.availability = Availability::MemoryOnly;
            Session::open(self.storage(), entry, &text)
        });
        self.phase = match session {
            Ok(session) => Phase::Open(Rc::new(RefCell::new(session))),
            Err(error) => Phase::Trouble(error.to_string()),
        };
    }
}

/// Document key and block id of an address: `/C14-41-E.en/para-5.9`, or `para-5.9` alone.
fn parts(hash: &str) -> (Option<String>, Option<String>) {
    let filled = |part: &str| Some(part.to_owned()).filter(|part| !part.is_empty());
    match hash.strip_prefix('/') {
        Some(path) => {
            let (key, id) = path.split_once('/').unwrap_or((path, ""));
            (filled(key), filled(id))
        }
        None => (None, filled(hash)),
    }
}

fn load_catalogue(ctx: &Context<App>) {
    ctx.link()
        .send_future(async { Msg::Catalogue(fetch(CATALOGUE).await) });
}

fn load_report(ctx: &Context<App>, key: DocumentKey, file: String) {
    ctx.link()
        .send_future(async move { Msg::Report(key, fetch(&file).await) });
}

/// The text of a file of this host; `None` where it cannot be had.
async fn fetch(file: &str) -> Option<String> {
    let response = Request::get(file).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
