//! Two reports read together: revisions as one text, or a corrigendum or addendum beside its main
//! text. The screen takes the place of the desk; the session of the report that the address names
//! stays open behind it.
//!
//! The screen holds the work of comparing (`slices::Work`): once the screen is left, the work is
//! given up at its next rest.

mod arrival;
mod bar;
mod folding;
mod laid;
mod offer;
mod outline;
mod pairing;
mod reading;
mod renumbering;
mod revisions;
mod row;
mod rows;
mod screen;
mod stepping;
mod stop;
mod texts;

use std::ops::Range;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::bringing::text_of;
use super::focus::{AfterDrawing, Place};
use super::messages as m;
use super::slices::{Slices, Work};
use crate::browser::documents::DocumentStore;
use crate::browser::dom;
use crate::document::{CatalogueEntry, Library, Refusal};
use crate::session::{Pace, ReportView};
use crate::shared::Shared;
use bar::BarAct;
pub use offer::{CompareTwo, relative_link};
pub use pairing::Pairing;
use stop::Stop;
use texts::Texts;

#[derive(Properties)]
pub struct CompareProps {
    pub library: Shared<Library>,
    /// Where the texts of documents of one's own are.
    pub documents: DocumentStore,
    /// The report that the address names: the newer text, the corrigendum or the addendum.
    pub report: ReportView,
    /// Tells whether single-letter keys act. It is asked at each key: a change of that setting may still
    /// wait for the lock when this screen comes.
    pub has_single_keys: Callback<(), bool>,
    /// The other text; another one makes another screen.
    pub pairing: Pairing,
    /// The block id that the address bar names, and how often it was named.
    pub place: (Option<String>, u32),
}

impl PartialEq for CompareProps {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report
            && self.pairing == other.pairing
            && self.place == other.place
            && self.library == other.library
    }
}

/// Everything that can happen here.
pub enum Msg {
    /// How many rows are compared, and of how many.
    Comparing(usize, usize),
    /// Both texts are put together; nothing if the other one did not come.
    Came(Result<Texts, Refusal>),
    /// Draw the next rows.
    DrawOn,
    TryAgain,
    Bar(BarAct),
    /// To a row of the comparison.
    Go(usize),
    /// Show rows that are not.
    Unfold(Range<usize>),
    /// An element was chosen in the outline.
    Chosen(String),
    Key(KeyboardEvent),
    CloseDialog,
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    None,
    Renumbering,
    Outline,
    Keys,
}

enum Phase {
    Loading,
    /// How many rows of how many are compared.
    Comparing(usize, usize),
    /// What is missing, in words.
    Trouble(String),
    Reading(Texts),
}

/// How many rows are drawn at a stretch; the page answers in between.
const ROWS: usize = 100;

/// The component; see the module.
pub struct Compare {
    /// The other text, if there is one of that name.
    other: Option<CatalogueEntry>,
    phase: Phase,
    /// Fetching the other text and putting the two together; given up with this screen.
    work: Option<Work>,
    /// How many rows are drawn, and whether the next ones are about to be.
    drawn: usize,
    draws_on: bool,
    /// Leads to a row; one and the same for all of them, or all would be drawn anew each time.
    on_go: Callback<usize>,
    on_unfold: Callback<Range<usize>>,
    stops: Vec<Stop>,
    /// The change that the reader is at.
    at: Option<usize>,
    /// The element that the reader was led to last.
    current: Option<AttrValue>,
    focus: AfterDrawing,
    only_changes: bool,
    /// Of each row whether it is shown.
    shown: Shared<Vec<bool>>,
    open: Open,
    /// What is told to people who listen.
    told: String,
    _listeners: Vec<EventListener>,
}

impl Phase {
    /// How many rows there are to draw.
    fn len(&self) -> usize {
        match self {
            Self::Reading(texts) => texts.len(),
            _ => 0,
        }
    }

    /// Whether a place stands in the page once this many rows do.
    fn is_drawn(&self, place: &Place, drawn: usize) -> bool {
        match (self, place) {
            (Self::Reading(texts), Place::Id(element)) => {
                texts.row_of(element).is_none_or(|row| row < drawn)
            }
            _ => false,
        }
    }
}

impl Component for Compare {
    type Message = Msg;
    type Properties = CompareProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut compare = Self {
            other: None,
            phase: Phase::Loading,
            work: None,
            drawn: 0,
            draws_on: false,
            on_go: ctx.link().callback(Msg::Go),
            on_unfold: ctx.link().callback(Msg::Unfold),
            stops: Vec::new(),
            at: None,
            current: None,
            focus: AfterDrawing::default(),
            only_changes: false,
            shown: Shared::new(Vec::new()),
            open: Open::None,
            told: String::new(),
            _listeners: stepping::listen(ctx.link()),
        };
        compare.look_for_other(ctx);
        compare
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &CompareProps) -> bool {
        if old.place != ctx.props().place {
            self.go_to_place(ctx.props().place.0.as_deref());
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Comparing(done, all) => self.phase = Phase::Comparing(done, all),
            Msg::Came(texts) => self.came(ctx, texts),
            Msg::DrawOn => {
                self.drawn += ROWS;
                self.draws_on = false;
            }
            Msg::TryAgain => self.look_for_other(ctx),
            Msg::Bar(act) => self.act(ctx, act),
            Msg::Go(row) => self.go_to_row(ctx, row),
            Msg::Unfold(rows) => self.unfold(rows),
            Msg::Chosen(element) => self.chosen(ctx, element),
            Msg::Key(event) => return self.key(ctx, &event),
            Msg::CloseDialog => self.open = Open::None,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        // What is not drawn yet is waited for.
        self.focus
            .arrive_if(|place| self.phase.is_drawn(place, self.drawn));
        if self.phase.len() > self.drawn && !self.draws_on {
            self.draws_on = true;
            ctx.link().send_future(async {
                TimeoutFuture::new(0).await;
                Msg::DrawOn
            });
        }
    }
}

impl Compare {
    /// Looks for the other text, fetches it and puts the two together.
    fn look_for_other(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        self.other = props.library.entry(&props.pairing.other);
        let Some(entry) = &self.other else {
            self.phase = Phase::Trouble(m::no_such_report(&props.pairing.other));
            return;
        };
        self.phase = Phase::Loading;
        let (library, documents) = (props.library.clone(), props.documents.clone());
        let (key, way) = (entry.key.clone(), props.pairing.way);
        let named = (props.report.document.clone(), props.report.symbol.clone());
        let tell = ctx.link().callback(|(done, all)| Msg::Comparing(done, all));
        let came = ctx.link().callback(Msg::Came);
        self.work = Some(Work::begin(async move {
            let text = match text_of(&library, &documents, &key).await {
                Ok(text) => text,
                Err(refusal) => return came.emit(Err(refusal)),
            };
            let mut slices = Slices::begin();
            let other = Shared::new(text.read());
            slices.pause().await;
            let tell = move |done, all| tell.emit((done, all));
            let texts = Texts::of(way, other, named, &mut slices, tell).await;
            came.emit(Ok(texts));
        }));
    }

    /// Draws the two texts and goes to the place that the address names.
    fn came(&mut self, ctx: &Context<Self>, texts: Result<Texts, Refusal>) {
        let Some(entry) = &self.other else {
            return;
        };
        let texts = match texts {
            Ok(texts) => texts,
            Err(refusal) => {
                let words = m::report_missing(&entry.symbol, &entry.file, refusal);
                self.phase = Phase::Trouble(words);
                return;
            }
        };
        self.stops = texts.stops();
        self.told = match self.stops.len() {
            0 => texts.no_changes(),
            count => m::changes(count),
        };
        self.shown = Shared::new(vec![true; texts.len()]);
        self.phase = Phase::Reading(texts);
        self.drawn = ROWS;
        self.focus.wish(arrival::lead(dom::REPORT.to_owned()));
        self.go_to_place(ctx.props().place.0.as_deref());
    }

    fn act(&mut self, ctx: &Context<Self>, act: BarAct) {
        match act {
            BarAct::Next => self.step(ctx, true),
            BarAct::Previous => self.step(ctx, false),
            BarAct::OnlyChanges => self.fold(),
            BarAct::Renumbering => self.open = Open::Renumbering,
            BarAct::Outline => self.open = Open::Outline,
            BarAct::Close => self.close(ctx),
        }
    }
}
