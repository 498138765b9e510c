//! The desk: one open report with its notes, and everything a delegate does there.
//!
//! Only the desk changes the [`Session`]; the components below it are drawn from what it hands
//! down and tell it what the person did. Every change of kept things runs under a lock, and the
//! screen changes after the store has acknowledged it.

mod acting;
mod aside;
mod discarding;
mod drafts;
mod files;
mod looking;
mod message;
mod moving;
mod news;
mod placing;
mod props;
mod saved;
mod selecting;
mod settings;
mod unkept;
mod view;
mod writing;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::dialogs::import::ImportView;
use super::dropping::Drop;
use super::library::LibraryAct;
use super::messages as m;
use super::printing::Printing;
use super::slices::Slices;
use super::typeahead;
use crate::annotation::Key;
use crate::browser::{locks, safety};
use crate::document::Document;
use crate::exchange::Plan;
use crate::keeping::{SaveError, StoreChange, WholeStore};
use crate::session::{Carried, Composition, Direction, Done, Group, Mark, Pace};
use crate::shared::Shared;
use crate::ui::session::Session;
use discarding::Discarded;
use drafts::Waiting;
use looking::Looking;
pub use message::{Msg, Open};
use moving::Focus;
use placing::Placing;
pub use props::DeskProps;
use selecting::Selecting;
use writing::Composing;

/// How long a message that asks for nothing is shown.
pub const SHOWN_MS: u32 = 12_000;

/// A message at the foot of the page.
struct Toast {
    text: String,
    /// Whether it offers to undo what it tells of.
    undo: bool,
    _hide: Timeout,
}

/// The component; see the module.
pub struct Desk {
    session: Rc<RefCell<Session>>,
    document: Shared<Document>,
    groups: Shared<Vec<Shared<Group>>>,
    marks: Shared<Vec<Shared<Vec<Mark>>>>,
    /// By block: how many notes begin in it.
    begins: Shared<Vec<usize>>,
    /// The block in the tab order.
    current: usize,
    composing: Option<Composing>,
    waiting: Vec<Waiting>,
    /// The drafts that were thrown away, the latest last.
    discarded: Vec<Discarded>,
    /// What waits to be saved until the person has said who writes.
    unsigned: Option<(Composition, crate::annotation::Contribution)>,
    open: Open,
    import: ImportView,
    plan: Option<Plan>,
    /// What the files to be imported hold beside notes.
    whole: Vec<WholeStore>,
    sheet_open: bool,
    dragging: bool,
    reminder_dismissed: bool,
    toast: Option<Toast>,
    /// The notes that are looked at: those of the highlight that was activated last, or the one
    /// that has the focus. Their words are drawn as such in the text.
    active: Shared<Vec<Key>>,
    selecting: Selecting,
    /// How the notes of earlier texts fared.
    carried: Shared<Carried>,
    placing: Option<Placing>,
    looking: Looking,
    printing: Printing,
    calls: view::Calls,
    /// Whether the report is in sight; until then the focus waits.
    drawn: bool,
    /// Whether what other tabs wrote is being drawn; what comes meanwhile waits.
    drawing_news: bool,
    focus: Option<Focus>,
    serial: u32,
    _listeners: Vec<EventListener>,
    _watch: crate::browser::storage::Watch,
}

impl Component for Desk {
    type Message = Msg;
    type Properties = DeskProps;

    fn create(ctx: &Context<Self>) -> Self {
        let session = ctx.props().session.clone();
        let document = session.borrow().document().clone();
        let mut desk = Self {
            document,
            groups: Shared::new(Vec::new()),
            marks: Shared::new(Vec::new()),
            begins: Shared::new(Vec::new()),
            session,
            current: 0,
            composing: None,
            waiting: Vec::new(),
            discarded: Vec::new(),
            unsigned: None,
            open: Open::None,
            import: ImportView::Choosing,
            plan: None,
            whole: Vec::new(),
            sheet_open: false,
            dragging: false,
            reminder_dismissed: false,
            toast: None,
            active: Shared::new(Vec::new()),
            selecting: Selecting::new(ctx.link()),
            carried: Shared::new(Carried::default()),
            placing: None,
            looking: Looking::default(),
            printing: Printing::new(),
            calls: view::Calls::new(ctx.link()),
            drawn: false,
            drawing_news: false,
            focus: None,
            serial: 0,
            _listeners: {
                let mut listeners = moving::listen(ctx.link());
                listeners.push(news::listen(ctx.link()));
                listeners
            },
            _watch: news::watch(ctx),
        };
        // Since the notes were read nobody has listened to what other tabs write.
        desk.kept_changed(ctx, &StoreChange::Anything);
        desk.refresh();
        desk.take_filter(ctx.props().query.as_deref().unwrap_or_default());
        desk.find_drafts();
        if ctx.props().arriving && ctx.props().place.0.is_none() {
            desk.focus = Some(Focus::Top);
        }
        desk.go_to_place(ctx, ctx.props().place.0.clone());
        desk
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &DeskProps) -> bool {
        if old.place != ctx.props().place {
            match &ctx.props().query {
                Some(query) => self.take_filter(query),
                // A link to a place says nothing about the filter, which stays.
                None if self.looking.filter != Default::default() => self.write_address(),
                None => {}
            }
            self.go_to_place(ctx, ctx.props().place.0.clone());
        }
        if !Rc::ptr_eq(&old.files, &ctx.props().files) {
            self.dropped(ctx, ctx.props().files.to_vec());
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        // A tab does not hear of what is cleared in itself, by hand.
        let reads = matches!(msg, Msg::KeptChanged(_) | Msg::News(_));
        if !reads && self.session.borrow().is_cleared() {
            self.kept_changed(ctx, &StoreChange::Anything);
        }
        safety::at_entry(None);
        match msg {
            Msg::Glance => return false,
            Msg::WriteBack => self.locked(ctx, Session::write_back, Msg::Did),
            Msg::CopyUnkept => {
                self.copy_unkept(ctx);
                return false;
            }
            Msg::Introduced(note, result) => self.introduced(ctx, note, result),
            Msg::Drawn => return self.drawn(ctx),
            Msg::Block(act) => return self.block(ctx, act),
            Msg::Note(act) => self.note(ctx, act),
            Msg::ShowNotesAt(block, at) => self.show_notes_at(block, at),
            Msg::WriteOnDocument => self.write_on_document(),
            Msg::Chose(range, kind) => self.chose(ctx, range, kind),
            Msg::Margin(act) => return self.margin(ctx, act),
            Msg::Rested => self.rested(ctx),
            Msg::Write(act) => return self.write(ctx, act),
            Msg::ContinueDraft(index) => self.continue_draft(index),
            Msg::ToggleSheet => self.sheet_open = !self.sheet_open,
            Msg::Key(event) => return self.key(ctx, &event),
            Msg::Typed(typed) => return self.type_on(ctx, &typed),
            Msg::Open(open) => self.open_dialog(ctx, open),
            Msg::CloseDialog => self.open = Open::None,
            Msg::GoTo(typed) => self.go_to_typed(&typed),
            Msg::GoToBlock(index) => self.go_to(index),
            Msg::Author(act) => self.author(ctx, act),
            Msg::Back(Direction::Undo) if self.bring_back() => {}
            Msg::Back(direction) => {
                self.locked(ctx, move |session| session.back(direction), Msg::Did)
            }
            Msg::Did(result) => self.did(ctx, result),
            Msg::Wrote(slot, result) => self.wrote(ctx, &slot, result),
            Msg::Export(which) => self.export(ctx, which),
            Msg::Import(act) => self.import(ctx, act),
            Msg::Library(LibraryAct::Bring(files)) => self.dropped(ctx, files),
            Msg::Library(act) => {
                if matches!(act, LibraryAct::Encoding) {
                    self.open = Open::None;
                }
                ctx.props().on_library.emit(act);
            }
            Msg::Sorted { files, holds_notes } => self.sorted(ctx, files, holds_notes),
            Msg::FilesRead(files) => self.files_read(ctx, files),
            Msg::Planned(plan, view) => self.planned(plan, view),
            Msg::Applied(own, result) => self.applied(ctx, own, result),
            Msg::Settings(act) => return self.settings(ctx, act),
            Msg::Carried(act) => self.carried_act(ctx, act),
            Msg::Place(range) => return self.place_on(ctx, range),
            Msg::StopPlacing => return self.stop_placing(),
            Msg::Statement(act) => self.statement(ctx, act),
            Msg::Copied(what, done) => self.say(
                ctx,
                if done {
                    m::copied(&what)
                } else {
                    m::copy_failed().to_owned()
                },
                false,
            ),
            Msg::KeptChanged(change) => {
                self.kept_changed(ctx, &change);
                return false;
            }
            Msg::News(changed) => return self.news(ctx, changed),
            Msg::Drop(Drop::Over(over)) => self.dragging = over,
            Msg::Drop(Drop::Files(files)) => self.dropped(ctx, files),
            Msg::Aside(act) => self.aside(ctx, act),
            Msg::TakenBack(result) => self.taken_back(ctx, result),
            Msg::WholeRead(whole) => self.whole.push(*whole),
            Msg::DismissReminder => self.reminder_dismissed = true,
            Msg::ClearToast => self.toast = None,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        self.selecting.keep_selected(&self.document);
        // Where a field is coming, what is typed is caught for it.
        let waits = typeahead::is_on() && (self.composing.is_some() || self.open != Open::None);
        if self.drawn
            && !waits
            && let Some(focus) = self.focus.take_if(|focus| !focus.waits(&self.document))
        {
            let typed = typeahead::end();
            focus.apply(&self.document);
            if !typed.is_empty() {
                ctx.link().send_message(Msg::Typed(typed));
            }
        }
    }
}

impl Desk {
    /// Runs work on the session while no other tab of this browser writes, then tells the result.
    fn locked<T: 'static>(
        &self,
        ctx: &Context<Self>,
        work: impl FnOnce(&mut Session) -> T + 'static,
        tell: impl FnOnce(T) -> Msg + 'static,
    ) {
        let session = self.session.clone();
        let name = session.borrow().lock_name();
        // Boxed, so that waiting for the lock is compiled once and not for every kind of work.
        let work: Box<dyn FnOnce() -> Msg> =
            Box::new(move || tell(work(&mut session.borrow_mut())));
        ctx.link().send_future(async move {
            let mut slices = Slices::begin();
            let done = locks::exclusive(&name, work).await;
            // Of long work, as of an import, the drawing is a slice of its own.
            slices.pause().await;
            done
        });
    }

    /// The report takes the place of what stood there, as soon as enough of it is drawn. What is drawn
    /// later may be what the focus waits for.
    fn drawn(&mut self, ctx: &Context<Self>) -> bool {
        if self.drawn {
            return self.focus.is_some();
        }
        self.drawn = true;
        ctx.props().on_drawn.emit(());
        self.greet_carried();
        true
    }

    /// Takes over what the session holds now; what is unchanged stays the same allocation.
    fn refresh(&mut self) {
        let session = self.session.borrow();
        let board = session.board();
        self.groups = Shared::new(board.groups().cloned().collect());
        self.marks = Shared::new(board.marks().to_vec());
        self.begins = board.begins();
        self.carried = Shared::new(session.carried());
        drop(session);
        self.look_again();
    }

    /// A step of undo, withdrawal and the like was kept, or not.
    fn did(&mut self, ctx: &Context<Self>, result: Result<Done, SaveError>) {
        self.refresh();
        if self.open == Open::Carried {
            self.focus = Some(placing::NEXT_IN_LIST);
        }
        match result {
            Ok(done) => {
                let (text, undo) = m::done(&done);
                if let Some(text) = text {
                    self.say(ctx, text, undo);
                }
            }
            Err(error) => self.say(ctx, m::why_not_saved(&error), false),
        }
    }

    /// Shows a message at the foot of the page for a while, and to screen readers.
    fn say(&mut self, ctx: &Context<Self>, text: String, undo: bool) {
        let link = ctx.link().clone();
        let hide = Timeout::new(SHOWN_MS, move || link.send_message(Msg::ClearToast));
        self.toast = Some(Toast {
            text,
            undo,
            _hide: hide,
        });
    }

    fn open_dialog(&mut self, ctx: &Context<Self>, open: Open) {
        if open == Open::Reports {
            ctx.props().on_library.emit(LibraryAct::Look);
        }
        if open == Open::Import {
            self.import = ImportView::Choosing;
            self.plan = None;
            self.whole.clear();
        }
        if matches!(open, Open::GoTo { .. }) {
            typeahead::begin();
        }
        self.open = open;
    }
}
