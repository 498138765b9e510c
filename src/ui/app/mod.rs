//! The app: finds the document that the address names, loads it and opens the desk.

mod own;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::ancestors::{ancestors, earlier_texts};
use super::bringing::{Brought, text_of};
use super::compare::{Compare, Pairing};
use super::desk::Desk;
use super::dialogs::bringing::{BringingAct, BringingView, bringing};
use super::dialogs::reports::ReportList;
use super::dropping::{self, Drop};
use super::library::{Library, LibraryAct};
use super::messages as m;
use super::opening::{self, Address, Wanted};
use super::session::{Earlier, Opening, Session};
use super::shared::Shared;
use super::slices::Slices;
use super::takeover;
use crate::browser::documents::{DocumentStore, Shelved};
use crate::browser::location;
use crate::browser::storage::{Availability, BrowserStore, Change, open_store};
use crate::document::{Catalogue, CatalogueEntry, Document, DocumentKey, OwnDocument, Relation};
use crate::keeping::{MemoryStore, StoreError};

/// What happens outside an open report.
pub enum Msg {
    /// The catalogue came, or did not.
    Catalogue(Option<Catalogue>),
    /// The documents of one's own are listed, or cannot be.
    Shelved(Result<Shelved, StoreError>),
    /// The text of a report came, or did not.
    Report(DocumentKey, Option<Loaded>),
    /// So many of its notes have their places.
    Placing(DocumentKey, usize, usize),
    /// All have.
    Ready(Rc<RefCell<Session>>),
    /// The address bar names another place.
    Address(String),
    /// Load again.
    TryAgain,
    /// A document of one's own is to be opened or removed.
    Library(LibraryAct),
    /// Files are dragged over the page while no report is open.
    Drop(Drop),
    /// A file was read.
    Brought(String, Brought),
    /// What the person decided on it.
    Bringing(BringingAct),
    /// It is kept, or not.
    Kept(Box<OwnDocument>, Rc<str>, Result<(), StoreError>),
    /// It is removed, or not.
    Removed(DocumentKey, Result<(), StoreError>),
}

/// What a report is opened with.
pub struct Loaded {
    opening: Opening,
    earlier: Vec<Earlier>,
}

enum Phase {
    Loading,
    /// So many of so many notes have their places.
    Placing(usize, usize),
    /// Something is missing; what it is, in words. Files can be dropped all the same.
    Trouble {
        words: String,
        _drops: Vec<EventListener>,
    },
    Open(Rc<RefCell<Session>>),
}

/// The root component.
pub struct App {
    /// The hosted reports and the documents of one's own, as far as they are known.
    library: Shared<Library>,
    /// Whether the catalogue has come; `Some(false)` when it cannot be had.
    catalogued: Option<bool>,
    /// Whether the documents of one's own are listed, or cannot be.
    shelved: Option<Shelved>,
    phase: Phase,
    store: BrowserStore,
    documents: DocumentStore,
    availability: Availability,
    /// The block that the address names, and how often an address was heard.
    place: (Option<String>, u32),
    /// The filter that the address names.
    query: Option<String>,
    /// The other text that the address names to be read together with the report.
    pairing: Option<Pairing>,
    /// The report that was asked for last.
    wanted: Option<DocumentKey>,
    /// Whether a report was open before the one that is.
    arriving: bool,
    bringing: BringingView,
    /// The document that waits for an answer, its text, and what it looks like.
    offered: Option<(Box<OwnDocument>, String, Relation)>,
    /// Why the database keeps nothing, where that was seen.
    unkept: Option<StoreError>,
    _listener: Option<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (store, availability) = open_store();
        let heard = ctx.link().callback(Msg::Address);
        let app = Self {
            library: Shared::new(Library::default()),
            catalogued: None,
            shelved: None,
            phase: Phase::Loading,
            store,
            documents: DocumentStore::new(&location::base_path()),
            availability,
            place: (None, 0),
            query: None,
            pairing: None,
            wanted: None,
            arriving: false,
            bringing: BringingView::Nothing,
            offered: None,
            unkept: None,
            _listener: location::listen(move |hash| heard.emit(hash)),
        };
        load_catalogue(ctx);
        app.list_documents(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Catalogue(catalogue) => {
                self.catalogued = Some(catalogue.is_some());
                let catalogue = catalogue.unwrap_or_default();
                self.library = Shared::new(self.library.with_catalogue(catalogue));
                self.follow(ctx, &location::hash());
            }
            Msg::Shelved(shelved) => self.listed(ctx, shelved),
            Msg::Report(key, loaded) => self.report_came(ctx, &key, loaded),
            Msg::Placing(key, done, all) => {
                if self.wanted.as_ref() != Some(&key) {
                    return false;
                }
                self.phase = Phase::Placing(done, all);
            }
            Msg::Ready(session) => self.ready(session),
            Msg::Address(hash) => self.follow(ctx, &hash),
            Msg::TryAgain => {
                self.phase = Phase::Loading;
                load_catalogue(ctx);
            }
            Msg::Library(act) => self.act(ctx, act),
            Msg::Drop(Drop::Files(files)) => self.bring(ctx, files),
            Msg::Drop(Drop::Over(_)) => return false,
            Msg::Brought(name, brought) => self.brought(ctx, &name, brought),
            Msg::Bringing(act) => self.decided(ctx, act),
            Msg::Kept(document, text, result) => self.kept(ctx, *document, text, result),
            Msg::Removed(key, result) => self.removed(ctx, &key, result),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <>
                {self.page(ctx)}
                {bringing(&self.bringing, &ctx.link().callback(Msg::Bringing))}
            </>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        // A comparison is drawn in sight.
        if self.pairing.is_some() && matches!(self.phase, Phase::Open(_)) {
            takeover::take_over();
        }
    }
}

impl App {
    fn page(&self, ctx: &Context<Self>) -> Html {
        let on_library = ctx.link().callback(Msg::Library);
        match &self.phase {
            Phase::Open(session) => {
                let key = session.borrow().key().clone();
                if let Some(pairing) = &self.pairing {
                    return html! {
                        <Compare key={format!("{key}?{pairing}")} library={self.library.clone()} documents={self.documents.clone()} session={session.clone()} pairing={pairing.clone()} place={self.place.clone()} />
                    };
                }
                html! {
                    <Desk key={key.to_string()} library={self.library.clone()} session={session.clone()} place={self.place.clone()} query={self.query.clone()}
                        in_memory={self.availability == Availability::MemoryOnly} notice={self.notice(&key)} arriving={self.arriving}
                        on_drawn={Callback::from(|()| takeover::take_over())} {on_library} />
                }
            }
            Phase::Trouble { words, .. } => html! {
                <main key="trouble" class="opening">
                    <h1>{m::APP}</h1>
                    <p role="alert">{words}</p>
                    <p><button type="button" class="primary" onclick={ctx.link().callback(|_: MouseEvent| Msg::TryAgain)}>{m::TRY_AGAIN}</button></p>
                    <ReportList library={self.library.clone()} on_choose={Callback::noop()} on_act={on_library} />
                </main>
            },
            Phase::Loading => waiting(m::OPENING.to_owned()),
            Phase::Placing(done, all) => waiting(m::placing_notes(*done, *all)),
        }
    }

    /// Goes where an address leads: to a place in the open report, or to another report.
    fn follow(&mut self, ctx: &Context<Self>, hash: &str) {
        if self.catalogued.is_none() {
            return;
        }
        let address = Address::parse(hash);
        self.place = (address.place.clone(), self.place.1.wrapping_add(1));
        self.pair(address.query.as_deref());
        let open = self.open_key();
        let wanted = address.wanted(open.as_ref(), &opening::storage(self.store.clone()));
        let entry = match &wanted {
            Wanted::Named(key) | Wanted::Remembered(key) => self.library.entry(key),
            Wanted::Any => None,
        };
        match (entry, wanted) {
            (Some(entry), _) if open.as_ref() == Some(&entry.key) => {}
            (Some(entry), _) => self.load(ctx, entry),
            // It may be one of the reader's own, which are not listed yet.
            (None, Wanted::Named(_) | Wanted::Remembered(_)) if self.shelved.is_none() => {
                self.phase = Phase::Loading;
                self.wanted = None;
            }
            (None, _) if self.catalogued == Some(false) => {
                self.trouble(ctx, m::NO_CATALOGUE.to_owned());
            }
            (None, Wanted::Named(key)) => self.trouble(ctx, m::no_such_report(&key)),
            (None, _) => match self.library.first() {
                Some(entry) => self.load(ctx, entry),
                None => self.trouble(ctx, m::NO_REPORTS.to_owned()),
            },
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

    fn load(&mut self, ctx: &Context<Self>, entry: CatalogueEntry) {
        self.phase = Phase::Loading;
        self.wanted = Some(entry.key.clone());
        let (library, documents) = (self.library.clone(), self.documents.clone());
        let storage = opening::storage(self.store.clone());
        ctx.link().send_future(async move {
            let key = entry.key.clone();
            let Some(markdown) = text_of(&library, &documents, &key).await else {
                return Msg::Report(key, None);
            };
            let mut slices = Slices::begin();
            let document = Shared::new(Document::parse(&markdown));
            slices.pause().await;
            let ancestors = ancestors(&library, &key);
            let open = (&key, &*document);
            let earlier = earlier_texts(&library, &documents, &storage, open, &ancestors).await;
            let opening = Opening {
                entry,
                markdown,
                document,
                ancestors,
            };
            Msg::Report(key, Some(Loaded { opening, earlier }))
        });
    }

    /// The key of the open report.
    fn open_key(&self) -> Option<DocumentKey> {
        match &self.phase {
            Phase::Open(session) => Some(session.borrow().key().clone()),
            _ => None,
        }
    }

    /// Opens the report and looks for the places of its notes, unless another one was asked for
    /// meanwhile.
    fn report_came(&mut self, ctx: &Context<Self>, key: &DocumentKey, loaded: Option<Loaded>) {
        if self.wanted.as_ref() != Some(key) || self.open_key().as_ref() == Some(key) {
            return;
        }
        let Some(entry) = self.library.entry(key.as_str()) else {
            return;
        };
        let Some(Loaded { opening, earlier }) = loaded else {
            self.trouble(ctx, self.why_missing(&entry));
            return;
        };
        let storage = || opening::storage(self.store.clone());
        // Where this cannot be kept, the next visit opens the first report.
        let _ = opening::remember(&storage(), key);
        let session = Session::open(storage(), &opening, earlier).or_else(|_| {
            self.store = BrowserStore::Memory(MemoryStore::new());
            self.availability = Availability::MemoryOnly;
            Session::open(opening::storage(self.store.clone()), &opening, Vec::new())
        });
        match session {
            Ok(session) => place(ctx, key.clone(), Rc::new(RefCell::new(session))),
            Err(error) => self.trouble(ctx, error.to_string()),
        }
    }

    /// The notes have their places: the desk is drawn, and then takes the place of the first drawing.
    fn ready(&mut self, session: Rc<RefCell<Session>>) {
        if self.wanted.as_ref() != Some(session.borrow().key()) {
            return;
        }
        let symbol = session.borrow().symbol();
        gloo::utils::document().set_title(&format!("{symbol} · {}", m::APP));
        self.arriving = !takeover::is_waited_for();
        takeover::hold_back();
        self.phase = Phase::Open(session);
    }

    fn why_missing(&self, entry: &CatalogueEntry) -> String {
        if self.library.own_with(&entry.key).is_some() {
            m::own_missing(&entry.symbol)
        } else {
            m::report_missing(&entry.symbol, &entry.file)
        }
    }

    /// Says what is missing, in place of the report.
    fn trouble(&mut self, ctx: &Context<Self>, words: String) {
        takeover::take_over();
        self.phase = Phase::Trouble {
            words,
            _drops: dropping::listen(ctx.link().callback(Msg::Drop)),
        };
    }
}

/// What stands in place of a report that is not open yet; the first drawing says it where it stands.
fn waiting(words: String) -> Html {
    html! { <main key="loading" class="opening" hidden={takeover::is_waited_for()}><p role="status">{words}</p></main> }
}

/// Looks for the places of the notes while the page answers.
fn place(ctx: &Context<App>, key: DocumentKey, session: Rc<RefCell<Session>>) {
    let tell = ctx
        .link()
        .callback(move |(done, all)| Msg::Placing(key.clone(), done, all));
    ctx.link().send_future(async move {
        Session::find_places(session.clone(), move |done, all| tell.emit((done, all))).await;
        Msg::Ready(session)
    });
}

fn load_catalogue(ctx: &Context<App>) {
    ctx.link()
        .send_future(async { Msg::Catalogue(opening::catalogue().await) });
}
