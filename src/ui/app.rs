//! The app: finds the report that the address names, loads it and opens the desk.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::compare::{Compare, Pairing};
use super::desk::Desk;
use super::dialogs::reports::report_list;
use super::first::FIRST;
use super::messages as m;
use super::opening::{self, Address};
use super::session::Session;
use super::shared::Shared;
use crate::browser::location;
use crate::browser::storage::{Availability, BrowserStore, Change, open_store};
use crate::document::{Catalogue, DocumentKey};
use crate::keeping::MemoryStore;

/// What happens outside an open report.
pub enum Msg {
    /// The catalogue came, or did not.
    Catalogue(Option<Catalogue>),
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
    /// The filter that the address names.
    query: Option<String>,
    /// The other text that the address names to be read together with the report.
    pairing: Option<Pairing>,
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
            query: None,
            pairing: None,
            wanted: None,
            _listener: location::listen(move |hash| heard.emit(hash)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Catalogue(Some(catalogue)) => {
                self.catalogue = Some(Shared::new(catalogue));
                self.follow(ctx, &location::hash());
            }
            Msg::Catalogue(None) => self.trouble(m::NO_CATALOGUE.to_owned()),
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
                if let Some(pairing) = &self.pairing {
                    return html! {
                        <Compare key={format!("{key}?{pairing}")} catalogue={catalogue.clone()} session={session.clone()} pairing={pairing.clone()} place={self.place.clone()} />
                    };
                }
                html! {
                    <Desk {key} catalogue={catalogue.clone()} session={session.clone()} place={self.place.clone()} query={self.query.clone()}
                        in_memory={self.availability == Availability::MemoryOnly} />
                }
            }
            (Phase::Trouble(words), catalogue) => html! {
                <main class="opening">
                    <h1>{m::APP}</h1>
                    <p role="alert">{words}</p>
                    <p><button type="button" class="primary" onclick={ctx.link().callback(|_: MouseEvent| Msg::TryAgain)}>{m::TRY_AGAIN}</button></p>
                    if let Some(catalogue) = catalogue {
                        {report_list(catalogue, None, &Callback::noop())}
                    }
                </main>
            },
            _ => {
                html! { <main class="opening" hidden={first_drawing().is_some()}><p role="status">{m::OPENING}</p></main> }
            }
        }
    }
}

impl App {
    /// Goes where an address leads: to a place in the open report, or to another report.
    fn follow(&mut self, ctx: &Context<Self>, hash: &str) {
        let Some(catalogue) = self.catalogue.clone() else {
            return;
        };
        let address = Address::parse(hash);
        self.place = (address.place.clone(), self.place.1.wrapping_add(1));
        self.pair(address.query.as_deref());
        let open = match &self.phase {
            Phase::Open(session) => Some(session.borrow().key().clone()),
            _ => None,
        };
        let storage = opening::storage(self.store.clone());
        match (
            address.entry(&catalogue, open.as_ref(), &storage),
            address.report,
        ) {
            (Some(entry), _) if open.as_ref() == Some(&entry.key) => {}
            (Some(entry), _) => {
                self.phase = Phase::Loading;
                self.wanted = Some(entry.key.clone());
                load_report(ctx, entry.key.clone(), entry.file.clone());
            }
            (None, Some(key)) => self.trouble(m::no_such_report(&key)),
            (None, None) => self.trouble(m::NO_REPORTS.to_owned()),
        }
    }

    /// Takes what stands behind the question mark: a filter, or another text to read together with
    /// the report. The filter waits until only the report is read again; so do the notes, which
    /// other tabs may have changed meanwhile.
    fn pair(&mut self, query: Option<&str>) {
        let was_paired = self.pairing.is_some();
        self.pairing = query.and_then(Pairing::parse);
        if self.pairing.is_some() {
            return;
        }
        if !was_paired || query.is_some() {
            self.query = query.map(str::to_owned);
        }
        if let (true, Phase::Open(session)) = (was_paired, &self.phase) {
            session.borrow_mut().reread(&Change::Anything);
        }
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
            self.trouble(m::report_missing(&entry.symbol, &entry.file));
            return;
        };
        gloo::utils::document().set_title(&format!("{} · {}", entry.symbol, m::APP));
        let storage = || opening::storage(self.store.clone());
        // Where this cannot be kept, the next visit opens the first report.
        let _ = opening::remember(&storage(), key);
        let session = Session::open(storage(), entry.clone(), &text).or_else(|_| {
            self.store = BrowserStore::Memory(MemoryStore::new());
            self.availability = Availability::MemoryOnly;
            Session::open(opening::storage(self.store.clone()), entry, &text)
        });
        match session {
            Ok(session) => {
                end_first_drawing();
                self.phase = Phase::Open(Rc::new(RefCell::new(session)));
            }
            Err(error) => self.trouble(error.to_string()),
        }
    }

    /// Says what is missing, in place of the report.
    fn trouble(&mut self, words: String) {
        end_first_drawing();
        self.phase = Phase::Trouble(words);
    }
}

/// Takes the first drawing away; the app draws in the same turn, so nobody sees the page empty.
fn end_first_drawing() {
    if let Some(first) = first_drawing() {
        first.remove();
    }
}

/// The text alone, which stands until the app is there.
fn first_drawing() -> Option<web_sys::Element> {
    gloo::utils::document().get_element_by_id(FIRST)
}

fn load_catalogue(ctx: &Context<App>) {
    ctx.link()
        .send_future(async { Msg::Catalogue(opening::catalogue().await) });
}

fn load_report(ctx: &Context<App>, key: DocumentKey, file: String) {
    ctx.link()
        .send_future(async move { Msg::Report(key, opening::fetch(&file).await) });
}
