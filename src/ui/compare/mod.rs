//! The screen on which two reports are read together: revisions as one text, or a part beside its main
//! text.
//!
//! The screen replaces the desk. The session of the report in the address stays open behind it. The
//! screen holds the work of comparing (`slices::Work`). Once the screen is left, the work is abandoned
//! at its next rest.

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

/// The properties of [`Compare`].
#[derive(Properties)]
pub struct CompareProps {
    /// All documents that can be opened.
    pub library: Shared<Library>,
    /// The database with the texts of the documents that the reader added.
    pub documents: DocumentStore,
    /// The report that the address names: the newer text, the corrigendum or the addendum.
    pub report: ReportView,
    /// Returns whether single-letter keys act. It is called for each key, because a change of that
    /// setting may still be waiting for the lock.
    pub has_single_keys: Callback<(), bool>,
    /// The other text, and how it is read. Another pairing gets another screen.
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

/// The messages to the screen.
pub enum Msg {
    /// Rows are being compared: the number done, and the total.
    Comparing(usize, usize),
    /// Both texts are ready, or the other text is missing.
    Came(Result<Texts, Refusal>),
    /// The next rows are due to be drawn.
    DrawOn,
    /// The person retries loading the missing text.
    TryAgain,
    /// The person acted in the bar.
    Bar(BarAct),
    /// Go to a row of the comparison.
    Go(usize),
    /// Show hidden rows.
    Unfold(Range<usize>),
    /// An element was chosen in the outline.
    Chosen(String),
    /// A key was pressed on the page.
    Key(KeyboardEvent),
    /// The open dialog was closed.
    CloseDialog,
}

/// The dialogs of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    None,
    Renumbering,
    Outline,
    Keys,
}

enum Phase {
    Loading,
    /// Rows are being compared: the number done, and the total.
    Comparing(usize, usize),
    /// A text is missing, which these words explain.
    Trouble(String),
    Reading(Texts),
}

/// How many rows are drawn in a turn. The page answers between turns. With more, a key waits longer.
/// With fewer, drawing takes longer.
const ROWS: usize = 100;

/// The screen of a comparison: see the module.
pub struct Compare {
    /// The other text, if a document has its name.
    other: Option<CatalogueEntry>,
    phase: Phase,
    /// The work of fetching the other text and comparing, which is abandoned with this screen.
    work: Option<Work>,
    /// How many rows are drawn, and whether the next rows are due.
    drawn: usize,
    draws_on: bool,
    /// Leads to a row. All rows share this callback, because a new one would redraw each of them.
    on_go: Callback<usize>,
    on_unfold: Callback<Range<usize>>,
    stops: Vec<Stop>,
    /// The change where the reader is.
    at: Option<usize>,
    /// The element that the reader was last led to.
    current: Option<AttrValue>,
    focus: AfterDrawing,
    only_changes: bool,
    /// For each row, whether it is shown.
    shown: Shared<Vec<bool>>,
    open: Open,
    /// The message for people who use a screen reader.
    told: String,
    _listeners: Vec<EventListener>,
}

impl Phase {
    /// Returns the number of rows that will be drawn.
    fn len(&self) -> usize {
        match self {
            Self::Reading(texts) => texts.len(),
            _ => 0,
        }
    }

    /// Returns whether a place is in the page once this many rows are.
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
        // The focus waits for rows that are not drawn yet.
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
    /// Finds and fetches the other text, and compares the two.
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
