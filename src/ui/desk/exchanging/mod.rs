//! Importing and exporting files, and the statement.

mod plan;

use web_sys::File;

use super::common::Common;
use super::message::{ExchangingMsg, FilesRead, Import, Msg, Open, Told};
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
use crate::ui::dialogs::import::{ImportAct, ImportView};
use crate::ui::dialogs::statement::StatementAct;
use crate::ui::dropping::Drop;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// The media type of exported files: JSON, because every mail program recognizes it.
const JSON: &str = "application/json";

/// The state of importing and exporting.
pub struct Exchanging {
    view: ImportView,
    plan: Option<Plan>,
    /// The number of the import shown in the dialog.
    serial: u32,
    /// The data beside notes in the files to be imported.
    whole: Vec<WholeStore>,
    /// Whether a plan is being applied. It cannot be applied again until the store has answered.
    applying: bool,
    /// Whether files are dragged over the page.
    dragging: bool,
}

impl Default for Exchanging {
    fn default() -> Self {
        Self {
            view: ImportView::Choosing,
            plan: None,
            serial: 0,
            whole: Vec::new(),
            applying: false,
            dragging: false,
        }
    }
}

impl Exchanging {
    /// Handles a message about files.
    pub fn update(&mut self, desk: &mut Common, msg: ExchangingMsg) {
        match msg {
            ExchangingMsg::Export(which) => export(desk, which),
            ExchangingMsg::Import(act) => self.import(desk, act),
            ExchangingMsg::Drop(Drop::Over(over)) => self.dragging = over,
            ExchangingMsg::Drop(Drop::Files(files)) => self.take(desk, files),
            ExchangingMsg::Sorted { files, holds_notes } => self.sorted(desk, files, holds_notes),
            ExchangingMsg::Read(files) if files.serial == self.serial => self.read(desk, files),
            ExchangingMsg::Planned(serial, plan, view) if serial == self.serial => {
                self.view = ImportView::Plan(view);
                self.plan = Some(plan);
            }
            // The dialog was closed in the meantime, or other files were chosen.
            ExchangingMsg::Read(_) | ExchangingMsg::Planned(..) => {}
            ExchangingMsg::Statement(StatementAct::Copy(text)) => {
                desk.copy(text, m::the_statement().to_owned());
            }
            ExchangingMsg::Statement(StatementAct::Print(text)) => print::text(&text),
        }
    }

    /// Returns whether files are dragged over the page.
    pub fn is_dragged_over(&self) -> bool {
        self.dragging
    }

    /// Returns the content of the import dialog.
    pub fn view(&self) -> &ImportView {
        &self.view
    }

    /// Starts afresh when the import dialog opens, closes or is given other files.
    pub fn begin(&mut self) {
        *self = Self {
            serial: self.serial + 1,
            applying: self.applying,
            ..Self::default()
        };
    }

    /// Takes files that were dropped on the page or chosen elsewhere. Their content distinguishes notes
    /// to import from a document to open.
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

    /// Reports the result of an import, or why nothing was imported.
    pub fn applied(
        &mut self,
        desk: &mut Common,
        import: Import,
        result: Result<Vec<Key>, SaveError>,
    ) -> Option<Done> {
        self.applying = false;
        // The dialog may have been closed in the meantime, or show another import.
        let shown = import.serial == self.serial;
        match (result, &mut self.view) {
            (Ok(taken), _) => {
                if shown {
                    desk.open = Open::None;
                    self.begin();
                }
                let (sum, elsewhere) = desk.report.read().brought(&taken);
                restore(desk, import);
                Some(Done::Imported(sum, elsewhere))
            }
            (Err(error), ImportView::Plan(view)) if shown => {
                view.wrong = Some(m::why_not_saved(&error));
                self.whole = import.whole;
                None
            }
            (Err(error), _) => {
                desk.say(m::why_not_saved(&error), false);
                None
            }
        }
    }

    /// Carries out an act in the import dialog.
    fn import(&mut self, desk: &mut Common, act: ImportAct) {
        match act {
            ImportAct::Files(files) => self.take(desk, files),
            ImportAct::Close => {
                desk.open = Open::None;
                self.begin();
            }
            ImportAct::Apply { own, strays } => {
                let plan = self.plan.clone().filter(|_| !self.applying);
                if let Some(mut plan) = plan {
                    self.applying = true;
                    if strays {
                        plan.take_strays();
                    }
                    let whole = std::mem::take(&mut self.whole);
                    let apply = move |session: &mut Session| session.apply(&plan, own);
                    let serial = self.serial;
                    let tell = move |result| Told::Applied(Import { serial, own, whole }, result);
                    desk.change(apply, tell);
                }
            }
        }
    }

    fn sorted(&mut self, desk: &mut Common, files: Vec<File>, holds_notes: bool) {
        if holds_notes {
            desk.open = Open::Import;
            self.begin();
            self.view = ImportView::Reading;
            read_files(desk, self.serial, files);
        } else {
            desk.open = Open::None;
            desk.on_library.emit(LibraryAct::Bring(files));
        }
    }

    /// Works out the changes that the files would make, once all are read.
    fn read(&mut self, desk: &Common, files: FilesRead) {
        let (plan, view) = plan::of_files(desk, files.notes, &files.whole);
        self.whole = files.whole;
        let (serial, report) = (files.serial, desk.report.clone());
        desk.link.send_future(async move {
            report.find_ahead(&plan, &mut Slices::begin()).await;
            Msg::Exchanging(ExchangingMsg::Planned(serial, plan, view))
        });
    }
}

/// Imports the data beside notes, after the notes of the same files. The person's own words and
/// decisions are imported only with their consent.
fn restore(desk: &Common, import: Import) {
    for mut whole in import.whole {
        let mut documents = std::mem::take(&mut whole.documents);
        for (document, _) in documents.iter_mut().filter(|_| !import.own) {
            document.relation = None;
        }
        if !documents.is_empty() {
            desk.on_library.emit(LibraryAct::Restore(documents));
        }
        if import.own && !plan::beside_own(&whole).is_empty() {
            desk.change(move |session| session.restore(&whole), Told::Restored);
        }
    }
}

/// Exports notes as a file. The text of an open composer is not a note yet, and is left out.
fn export(desk: &mut Common, which: ExportScope) {
    let file = desk.report.read().export(which);
    desk.open = Open::None;
    if !files::download(&file.name, JSON, &file.text) {
        desk.say(m::download_failed().to_owned(), false);
        return;
    }
    desk.say(m::exported(&file.name), false);
    // If the mark cannot be kept, the reminder only comes too early.
    let mark = move |session: &mut Session| session.mark_exported(&file.as_of);
    desk.change(mark, |_| Told::Nothing);
}

fn read_files(desk: &Common, serial: u32, files: Vec<File>) {
    desk.link.send_future(async move {
        let (mut notes, mut whole, mut slices) = (Vec::new(), Vec::new(), Slices::begin());
        for file in files {
            let text = files::read(&file).await.map_err(m::unread);
            let read = text.and_then(|text| read_notes(&text, &mut whole));
            notes.push((shown::name(&file.name()), read));
            slices.rest().await;
        }
        Msg::Exchanging(ExchangingMsg::Read(FilesRead {
            serial,
            notes,
            whole,
        }))
    });
}

/// Reads the notes of a file. The other data of a file of everything is added to `whole`.
fn read_notes(text: &str, whole: &mut Vec<WholeStore>) -> Result<ReadFile, String> {
    let problem = match web_annotation::read(text) {
        Ok(read) => return Ok(read),
        Err(problem) => problem,
    };
    let mut all = WholeStore::read(text).ok_or_else(|| m::file_problem(&problem))?;
    let annotations = std::mem::take(&mut all.notes);
    whole.push(all);
    Ok(ReadFile {
        annotations,
        is_backup: true,
        ..ReadFile::default()
    })
}
