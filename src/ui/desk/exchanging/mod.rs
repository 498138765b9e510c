//! Files out and in: export, import, the statement.

mod plan;

use web_sys::File;
use yew::html::Scope;

use super::Desk;
use super::common::Common;
use super::message::{ExchangingMsg, Msg, Open, Told};
use crate::annotation::Key;
use crate::browser::files;
use crate::browser::kept::Session;
use crate::browser::print;
use crate::document::FileKind;
use crate::exchange::web_annotation::ReadFile;
use crate::exchange::{Plan, web_annotation};
use crate::keeping::{SaveError, WholeStore};
use crate::session::{Done, ExportScope, Pace};
use crate::shown;
use crate::ui::dialogs::import::{ImportAct, ImportView, PlanView};
use crate::ui::dialogs::statement::StatementAct;
use crate::ui::dropping::Drop;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// The media type of Web Annotation files, as JSON so that every mail program knows it.
const JSON: &str = "application/json";

/// What comes in.
pub struct Exchanging {
    view: ImportView,
    plan: Option<Plan>,
    /// What the files to be imported hold beside notes.
    whole: Vec<WholeStore>,
    /// Whether a plan is being applied; till the store has answered it is not applied once more.
    applying: bool,
    /// Whether files are dragged over the page.
    dragging: bool,
}

impl Default for Exchanging {
    fn default() -> Self {
        Self {
            view: ImportView::Choosing,
            plan: None,
            whole: Vec::new(),
            applying: false,
            dragging: false,
        }
    }
}

impl Exchanging {
    pub fn update(&mut self, desk: &mut Common, msg: ExchangingMsg) {
        match msg {
            ExchangingMsg::Export(which) => export(desk, which),
            ExchangingMsg::Import(act) => self.import(desk, act),
            ExchangingMsg::Drop(Drop::Over(over)) => self.dragging = over,
            ExchangingMsg::Drop(Drop::Files(files)) => self.take(desk, files),
            ExchangingMsg::Sorted { files, holds_notes } => self.sorted(desk, files, holds_notes),
            ExchangingMsg::Read(files) => self.read(desk, files),
            ExchangingMsg::WholeRead(whole) => self.whole.push(*whole),
            ExchangingMsg::Planned(plan, view) => self.planned(plan, view),
            ExchangingMsg::Statement(StatementAct::Copy(text)) => {
                desk.copy(text, m::the_statement().to_owned());
            }
            ExchangingMsg::Statement(StatementAct::Print(text)) => print::text(&text),
        }
    }

    /// Tells whether files are dragged over the page.
    pub fn is_dragged_over(&self) -> bool {
        self.dragging
    }

    /// What the import dialog shows.
    pub fn view(&self) -> &ImportView {
        &self.view
    }

    /// Begins anew: the import dialog is opened, or closed.
    pub fn begin(&mut self) {
        *self = Self::default();
    }

    /// Files were dropped on the page, or chosen somewhere: what they hold says whether they are notes
    /// to be imported or a document to be opened.
    pub fn take(&mut self, desk: &Common, files: Vec<File>) {
        self.dragging = false;
        desk.link.send_future(async move {
            let mut holds_notes = false;
            for file in &files {
                holds_notes |= files::kind(file).await == FileKind::Notes;
            }
            Msg::Exchanging(ExchangingMsg::Sorted { files, holds_notes })
        });
    }

    /// Tells what an import has brought, or why nothing was taken.
    pub fn applied(
        &mut self,
        desk: &mut Common,
        own: bool,
        result: Result<Vec<Key>, SaveError>,
    ) -> Option<Done> {
        self.applying = false;
        match result {
            Ok(taken) => {
                desk.open = Open::None;
                self.plan = None;
                let (sum, elsewhere) = desk.report.read().brought(&taken);
                self.restore(desk, own);
                Some(Done::Imported(sum, elsewhere))
            }
            Err(error) => {
                if let ImportView::Plan(view) = &mut self.view {
                    view.wrong = Some(m::why_not_saved(&error));
                }
                None
            }
        }
    }

    /// What the person did in the import dialog.
    fn import(&mut self, desk: &mut Common, act: ImportAct) {
        match act {
            ImportAct::Files(files) => self.take(desk, files),
            ImportAct::Close => {
                desk.open = Open::None;
                self.plan = None;
                self.whole.clear();
            }
            ImportAct::Apply { own, strays } => {
                let plan = self.plan.clone().filter(|_| !self.applying);
                if let Some(mut plan) = plan {
                    self.applying = true;
                    if strays {
                        plan.take_strays();
                    }
                    let apply = move |session: &mut Session| session.apply(&plan, own);
                    desk.change(apply, move |result| Told::Applied(own, result));
                }
            }
        }
    }

    fn sorted(&mut self, desk: &mut Common, files: Vec<File>, holds_notes: bool) {
        if holds_notes {
            desk.open = Open::Import;
            self.view = ImportView::Reading;
            self.whole.clear();
            read_files(desk, files);
        } else {
            desk.open = Open::None;
            desk.on_library.emit(LibraryAct::Bring(files));
        }
    }

    /// All files are read: what would they change?
    fn read(&mut self, desk: &Common, files: Vec<(String, Result<ReadFile, String>)>) {
        let (plan, view) = plan::of_files(desk, files, &self.whole);
        let report = desk.report.clone();
        desk.link.send_future(async move {
            report.find_ahead(&plan, &mut Slices::begin()).await;
            Msg::Exchanging(ExchangingMsg::Planned(plan, view))
        });
    }

    /// What the files would change is known, and where their notes lie; unless the dialog was closed
    /// meanwhile.
    fn planned(&mut self, plan: Plan, view: PlanView) {
        if self.view == ImportView::Reading {
            self.view = ImportView::Plan(view);
            self.plan = Some(plan);
        }
    }

    /// Files of everything kept elsewhere were taken in: what they hold beside notes follows. What
    /// the person says or decides comes only with the yes for their `own` words.
    fn restore(&mut self, desk: &Common, own: bool) {
        for mut whole in std::mem::take(&mut self.whole) {
            let mut documents = std::mem::take(&mut whole.documents);
            for (document, _) in documents.iter_mut().filter(|_| !own) {
                document.relation = None;
            }
            if !documents.is_empty() {
                desk.on_library.emit(LibraryAct::Restore(documents));
            }
            if own && !plan::beside_own(&whole).is_empty() {
                desk.change(move |session| session.restore(&whole), Told::TakenBack);
            }
        }
    }
}

/// Hands the notes over as a file. What an open composer holds is no note yet and stays.
fn export(desk: &mut Common, which: ExportScope) {
    let file = desk.report.read().export(which);
    desk.open = Open::None;
    if !files::download(&file.name, JSON, &file.text) {
        desk.say(m::download_failed().to_owned(), false);
        return;
    }
    desk.say(m::exported(&file.name), false);
    // Where the mark cannot be kept the reminder only comes too early.
    let mark = move |session: &mut Session| session.mark_exported(&file.as_of);
    desk.change(mark, |_| Told::Nothing);
}

fn read_files(desk: &Common, files: Vec<File>) {
    let link = desk.link.clone();
    desk.link.send_future(async move {
        let (mut read, mut slices) = (Vec::new(), Slices::begin());
        for file in files {
            let text = files::read(&file).await.map_err(m::unread);
            let notes = text.and_then(|text| match web_annotation::read(&text) {
                Err(problem) => match WholeStore::read(&text) {
                    Some(whole) => Ok(take_whole(whole, &link)),
                    None => Err(m::file_problem(&problem)),
                },
                Ok(read) => Ok(read),
            });
            read.push((shown::name(&file.name()), notes));
            slices.rest().await;
        }
        Msg::Exchanging(ExchangingMsg::Read(read))
    });
}

/// The notes of a file of everything kept; the rest waits for them to be taken in.
fn take_whole(mut whole: WholeStore, link: &Scope<Desk>) -> ReadFile {
    let annotations = std::mem::take(&mut whole.notes);
    let rest = ExchangingMsg::WholeRead(Box::new(whole));
    link.send_message(Msg::Exchanging(rest));
    ReadFile {
        annotations,
        is_backup: true,
        ..ReadFile::default()
    }
}
