//! The app: finds the document that the address names, loads it and opens the desk.

mod encoding;
mod loading;
mod own;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::File;
use yew::prelude::*;

use super::bringing::{Brought, Encoded};
use super::compare::{Compare, Pairing};
use super::desk::Desk;
use super::dialogs::bringing::{BringingAct, BringingView, bringing};
use super::dialogs::reports::ReportList;
use super::dropping::{self, Drop};
use super::library::LibraryAct;
use super::messages as m;
use super::starting::{self, Address, Wanted, takeover};
use super::trouble::Trouble;
use crate::browser::documents::{Added, DocumentStore, Shelved};
use crate::browser::kept::{Kept, OpenReport};
use crate::browser::location;
use crate::browser::safety;
use crate::document::{Catalogue, DocumentKey, Encoding, Library, OwnDocument, Refusal, Relation};
use crate::keeping::{StoreError, UnkeptDrafts};
use crate::shared::Shared;
use loading::{Load, Loaded, Opened};

/// The messages outside an open report.
pub enum Msg {
    /// The catalogue arrived, or failed to.
    Catalogue(Option<Catalogue>),
    /// The database has listed the documents that the reader added, or cannot.
    Shelved(Result<Shelved, StoreError>),
    /// The text of a report arrived, or failed to.
    Report(Load, Result<Loaded, Refusal>),
    /// The notes of a report are being placed: the number done, and the total.
    Placing(Load, usize, usize),
    /// The notes of a report were read, or could not be.
    Opened(Load, Opened),
    /// All notes of a report are placed.
    Ready(Load, OpenReport),
    /// The address bar names another place.
    Address(String),
    /// The person retries loading the missing document.
    TryAgain,
    /// Look for reports and documents from the beginning.
    Begin,
    /// The person opens or removes a document that they added.
    Library(LibraryAct),
    /// Files are dragged over the page while no report is open.
    Drop(Drop),
    /// A file of this name was read.
    Brought(String, Brought),
    /// The person decided on a file.
    Bringing(BringingAct),
    /// A document was stored, or could not be.
    Kept(Box<OwnDocument>, Rc<str>, Result<Added, StoreError>),
    /// The file of the open report was fetched again, so that another encoding can be chosen.
    Encoded(Result<Encoded, Refusal>),
    /// The person chose an encoding for a hosted report.
    EncodingChosen(DocumentKey, Encoding),
    /// A document was removed, or could not be.
    Removed(DocumentKey, Result<(), StoreError>),
    /// A message has been shown long enough.
    Told,
}

enum Phase {
    /// A document is being loaded, or the list that names it.
    Loading,
    /// Notes are being placed: the number done, and the total.
    Placing(usize, usize),
    /// A document is missing, which these words explain.
    Trouble(String),
    Open(OpenReport),
}

/// The state of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CatalogueState {
    /// The catalogue has not come yet.
    Awaited,
    /// The catalogue has come.
    Here,
    /// The catalogue does not come.
    Unavailable,
}

/// The root component.
pub struct App {
    /// The hosted reports and the documents that the reader added, as far as they are known.
    library: Shared<Library>,
    catalogue: CatalogueState,
    /// Whether the database has listed the reader's documents, or failed to.
    is_listed: bool,
    /// The keys of documents that cannot be read.
    unreadable: Vec<DocumentKey>,
    phase: Phase,
    kept: Kept,
    documents: DocumentStore,
    /// The drafts of all reports that the store refused.
    unkept_drafts: UnkeptDrafts,
    /// The block that the address names, and how many addresses have been received.
    place: (Option<String>, u32),
    /// The filter that the address names.
    query: Option<String>,
    /// The other text that the address pairs with the report.
    pairing: Option<Pairing>,
    /// The report that was not opened because the app crashed on it.
    set_aside: Option<DocumentKey>,
    /// The document that is being loaded; `None` once it is open or found missing.
    loading: Option<Load>,
    /// The number of documents requested so far.
    loads: u32,
    /// Whether the open report receives the focus, because it did not replace a first drawing.
    arriving: bool,
    bringing: BringingView,
    /// The timer that ends the present message.
    telling: Option<Timeout>,
    /// The document that waits for an answer, its text, and its apparent relation.
    offered: Option<(Box<OwnDocument>, String, Relation)>,
    /// The file whose encoding the person is asked about.
    encoded: Option<Encoded>,
    /// The files that were last passed to the desk.
    files: Rc<Vec<File>>,
    /// The older encoding that the text of the open report was read in.
    encoding: Option<Encoding>,
    /// Why the database stores nothing, if that was seen.
    unkept: Option<StoreError>,
    _listener: Option<EventListener>,
    _drops: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let heard = ctx.link().callback(Msg::Address);
        let mut app = Self {
            library: Shared::new(Library::default()),
            catalogue: CatalogueState::Awaited,
            is_listed: false,
            unreadable: Vec::new(),
            phase: Phase::Loading,
            kept: Kept::open(),
            documents: DocumentStore::new(&location::base_path()),
            unkept_drafts: UnkeptDrafts::default(),
            place: (None, 0),
            query: None,
            pairing: None,
            set_aside: None,
            loading: None,
            loads: 0,
            arriving: false,
            bringing: BringingView::Nothing,
            telling: None,
            offered: None,
            encoded: None,
            files: Rc::default(),
            encoding: None,
            unkept: None,
            _listener: location::listen(move |hash| heard.emit(hash)),
            _drops: dropping::listen(ctx.link().callback(Msg::Drop)),
        };
        app.begin(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        safety::at_entry(None);
        match msg {
            Msg::Catalogue(catalogue) => {
                self.catalogue = match catalogue {
                    Some(_) => CatalogueState::Here,
                    None => CatalogueState::Unavailable,
                };
                // Without a new catalogue, the reports listed before are still hosted.
                if let Some(catalogue) = catalogue {
                    self.library = Shared::new(self.library.with_catalogue(catalogue));
                }
                self.follow(ctx, &location::hash());
            }
            Msg::Shelved(shelved) => self.listed(ctx, shelved),
            Msg::Report(load, loaded) => self.report_came(ctx, load, loaded),
            Msg::Placing(load, done, all) => {
                if self.loading.as_ref() != Some(&load) {
                    return false;
                }
                self.phase = Phase::Placing(done, all);
            }
            Msg::Opened(load, opened) => self.notes_read(ctx, load, opened),
            Msg::Ready(load, report) => self.ready(&load, report),
            Msg::Address(hash) => self.follow(ctx, &hash),
            Msg::TryAgain => self.try_again(ctx),
            Msg::Begin => self.begin(ctx),
            Msg::Library(act) => self.act(ctx, act),
            // The page of an open report handles its files itself.
            Msg::Drop(Drop::Files(files)) if !matches!(self.phase, Phase::Open(_)) => {
                self.bring(ctx, files);
            }
            Msg::Drop(_) => return false,
            Msg::Brought(name, brought) => self.brought(ctx, &name, brought),
            Msg::Bringing(act) => self.decided(ctx, act),
            Msg::Kept(document, text, result) => self.kept(ctx, *document, text, result),
            Msg::Encoded(file) => self.encoded_came(file),
            Msg::EncodingChosen(key, encoding) => self.read_again(ctx, key, encoding),
            Msg::Removed(key, result) => self.removed(ctx, &key, result),
            Msg::Told => self.end_telling(),
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
        // A comparison is drawn visibly, not behind the first drawing.
        if let (Some(pairing), Phase::Open(_)) = (&self.pairing, &self.phase)
            && !self.awaits(pairing)
        {
            takeover::take_over();
        }
    }
}

impl App {
    fn page(&self, ctx: &Context<Self>) -> Html {
        let on_library = ctx.link().callback(Msg::Library);
        match &self.phase {
            Phase::Open(report) => {
                let key = report.read().key().clone();
                if let Some(pairing) = &self.pairing {
                    if self.awaits(pairing) {
                        return waiting(m::opening().to_owned());
                    }
                    let session = report.clone();
                    let has_single_keys = Callback::from(move |()| session.read().single_keys());
                    return html! {
                        <Compare key={format!("{key}?{pairing}")} library={self.library.clone()}
                            documents={self.documents.clone()} report={report.read().view()}
                            {has_single_keys} pairing={pairing.clone()} place={self.place.clone()} />
                    };
                }
                html! {
                    <Desk key={key.to_string()} library={self.library.clone()} report={report.clone()}
                        place={self.place.clone()} query={self.query.clone()}
                        in_memory={!self.kept.is_lasting()} notice={self.notice(&key)}
                        encoding={self.unconfirmed_encoding(&key)} arriving={self.arriving}
                        on_drawn={Callback::from(|()| takeover::take_over())} files={self.files.clone()} {on_library} />
                }
            }
            Phase::Trouble(words) => html! {
                <Trouble key="trouble" heading={m::app()} words={words.clone()}>
                    <p>
                        <button type="button" class="primary"
                            onclick={ctx.link().callback(|_: MouseEvent| Msg::TryAgain)}>
                            {m::try_again()}
                        </button>
                    </p>
                    <ReportList library={self.library.clone()} told={words.clone()} on_choose={Callback::noop()}
                        on_act={on_library} />
                </Trouble>
            },
            Phase::Loading => waiting(m::opening().to_owned()),
            Phase::Placing(done, all) => waiting(m::placing_notes(*done, *all)),
        }
    }

    /// Returns whether the other text of a comparison may be among documents that are not listed yet.
    fn awaits(&self, pairing: &Pairing) -> bool {
        !self.is_listed && self.library.entry(&pairing.other).is_none()
    }

    /// Looks for the hosted reports and for the documents in the database.
    fn begin(&mut self, ctx: &Context<Self>) {
        self.phase = Phase::Loading;
        self.catalogue = CatalogueState::Awaited;
        self.is_listed = false;
        self.recall_encodings();
        ctx.link()
            .send_future(async { Msg::Catalogue(starting::catalogue().await) });
        self.list_documents(ctx);
    }

    /// Follows an address to a place in the open report, or to another report.
    fn follow(&mut self, ctx: &Context<Self>, hash: &str) {
        if self.catalogue == CatalogueState::Awaited {
            return;
        }
        let address = Address::parse(hash);
        self.place = (address.place.clone(), self.place.1.wrapping_add(1));
        self.pair(address.query.as_deref());
        let open = self.open_key();
        let open_key = open.as_ref().map(|key| key.as_str().to_owned());
        let last_read = || starting::last_read(&self.kept.read());
        let of_page = location::report_of_page;
        let wanted = address.wanted(|| open_key.or_else(of_page).or_else(last_read));
        let named = match &wanted {
            Wanted::Named(key) | Wanted::Remembered(key) => Some(key.as_str()),
            Wanted::Any => None,
        };
        // An open document stays reachable, even if another tab has removed it since.
        if named.is_some() && named == open.as_ref().map(DocumentKey::as_str) {
            return;
        }
        match (named.and_then(|key| self.library.entry(key)), wanted) {
            (Some(entry), _) => self.load(ctx, entry),
            (None, wanted) if self.may_come(&wanted) => {
                self.phase = Phase::Loading;
                self.loading = None;
            }
            (None, _) if self.catalogue == CatalogueState::Unavailable => {
                self.trouble(m::no_catalogue().to_owned());
            }
            (None, Wanted::Named(key)) => self.trouble(match self.library.catalogue().fault() {
                Some(fault) => m::catalogue_problem(fault),
                None => m::no_such_report(&key),
            }),
            (None, _) => match self.library.first() {
                Some(entry) => self.load(ctx, entry),
                None => self.trouble(m::none_listed(self.library.catalogue())),
            },
        }
    }

    /// Returns whether an unknown document may be among the reader's own, which are not listed yet.
    fn may_come(&self, wanted: &Wanted) -> bool {
        let is_named = !matches!(wanted, Wanted::Any);
        !self.is_listed && (is_named || self.library.first().is_none())
    }

    /// Takes over the part of the address after the question mark: a filter, or the other text of a
    /// comparison. The filter waits until the report is read alone again.
    fn pair(&mut self, query: Option<&str>) {
        let was_paired = self.pairing.is_some();
        self.pairing = query.and_then(Pairing::parse);
        if self.pairing.is_some() {
            return;
        }
        if !was_paired || query.is_some() {
            self.query = query.map(str::to_owned);
        }
    }

    fn is_at_desk(&self) -> bool {
        matches!(self.phase, Phase::Open(_)) && self.pairing.is_none()
    }

    /// Returns the key of the open report.
    fn open_key(&self) -> Option<DocumentKey> {
        match &self.phase {
            Phase::Open(report) => Some(report.read().key().clone()),
            _ => None,
        }
    }

    /// Draws the desk when the notes are placed. Afterwards the desk replaces the first drawing.
    fn ready(&mut self, load: &Load, report: OpenReport) {
        if self.loading.as_ref() != Some(load) {
            return;
        }
        self.loading = None;
        let symbol = report.read().symbol();
        gloo::utils::document().set_title(&m::page_title(&symbol));
        self.arriving = !takeover::is_waited_for();
        takeover::hold_back();
        self.phase = Phase::Open(report);
    }

    /// Shows the reason why a report is missing, in place of the report.
    fn trouble(&mut self, words: String) {
        takeover::take_over();
        self.loading = None;
        self.phase = Phase::Trouble(words);
    }
}

/// Draws the page that waits for a report. While the first drawing is there, it shows the message
/// instead.
fn waiting(words: String) -> Html {
    html! { <main key="loading" class="opening" hidden={takeover::is_waited_for()}><p role="status">{words}</p></main> }
}
