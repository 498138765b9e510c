//! The messages to the desk and its parts, and the screens and dialogs that can be open.

use web_sys::{File, KeyboardEvent};

use crate::anchoring::TextRange;
use crate::annotation::{AuthorId, Direction, Key, Kind};
use crate::exchange::Plan;
use crate::exchange::web_annotation::ReadFile;
use crate::keeping::{SaveError, StoreChange, WholeStore};
use crate::session::{Composition, Done, ExportScope};
use crate::ui::block_view::BlockAct;
use crate::ui::composer::Act;
use crate::ui::dialogs::author::AuthorAct;
use crate::ui::dialogs::carried::CarriedAct;
use crate::ui::dialogs::import::{ImportAct, PlanView};
use crate::ui::dialogs::settings::SettingsAct;
use crate::ui::dialogs::statement::StatementAct;
use crate::ui::dropping::Drop;
use crate::ui::library::LibraryAct;
use crate::ui::margin::MarginAct;
use crate::ui::note_card::NoteAct;

/// The messages to the desk.
pub enum Msg {
    /// A message about composing notes.
    Composing(ComposingMsg),
    /// A message about files that come in or go out.
    Exchanging(ExchangingMsg),
    /// A message about looking at notes.
    Looking(LookingMsg),
    /// A message about the places of notes.
    Placing(PlacingMsg),
    /// Enough of the report is drawn for reading, or more of it.
    Drawn,
    /// The person acted on a block.
    Block(BlockAct),
    /// The person acted on a note.
    Note(NoteAct),
    /// A highlight was activated: show the notes on the words at a code point of a block.
    ShowNotesAt(usize, usize),
    /// The person wants a note of this kind on these words.
    Chose(TextRange, Kind),
    /// The person opened or closed the sheet with the notes.
    ToggleSheet,
    /// A key was pressed on the page.
    Key(KeyboardEvent),
    /// The person typed this before the text regained the focus.
    Typed(String),
    /// The person opened a dialog.
    Open(Open),
    /// The person closed the dialog.
    CloseDialog,
    /// The person typed this address into the go-to box.
    GoTo(String),
    /// The person chose this block in the outline.
    GoToBlock(usize),
    /// The person said who is writing.
    Author(AuthorAct),
    /// The person undoes a step, or redoes it.
    Back(Direction),
    /// A change of kept data has finished, successfully or not.
    Changed(Told),
    /// The person acted on the list of documents.
    Library(LibraryAct),
    /// The person acted in the settings.
    Settings(SettingsAct),
    /// The text described by these words was copied, or could not be.
    Copied(String, bool),
    /// Another tab changed kept data, or may have.
    KeptChanged(StoreChange),
    /// The window has regained the focus: check whether the store was cleared.
    Glance,
    /// The person puts back cleared data, and data that the store refused.
    WriteBack,
    /// The person copies the drafts that the store refused.
    CopyUnkept,
    /// The news of other tabs was taken in. The flag says whether anything on the page changes.
    News(bool),
    /// The person acted on entries that were set aside.
    Aside(AsideAct),
    /// The person dismissed the reminder to export.
    DismissReminder,
    /// The message at the foot of the page goes away.
    ClearToast,
}

/// The messages about composing notes.
pub enum ComposingMsg {
    /// The person did something in the composer.
    Act(Act),
    /// The person continues the waiting draft of this index.
    Continue(usize),
    /// The person writes on the document as a whole.
    OnDocument,
}

/// The messages about files that come in or go out.
pub enum ExchangingMsg {
    /// The person exports these notes.
    Export(ExportScope),
    /// The person acted in the import dialog.
    Import(ImportAct),
    /// Files are dragged over the page or dropped.
    Drop(Drop),
    /// The files were checked for notes.
    Sorted { files: Vec<File>, holds_notes: bool },
    /// The files of an import were read.
    Read(FilesRead),
    /// The changes that the files of the import with this number would make.
    Planned(u32, Plan, PlanView),
    /// The person acted in the dialog of the statement.
    Statement(StatementAct),
}

/// The files of an import after reading.
pub struct FilesRead {
    /// The number of the import. The files of an earlier import are dropped.
    pub serial: u32,
    /// The notes of each file by its name, or the reason why the file cannot be read.
    pub notes: Vec<(String, Result<ReadFile, String>)>,
    /// The data beside notes in files of everything.
    pub whole: Vec<WholeStore>,
}

/// The consent with which files were taken in, and the data that is still to come.
pub struct Import {
    /// The number of the import.
    pub serial: u32,
    /// Whether the person agreed to changes to their own words.
    pub own: bool,
    /// The data beside notes, taken in next.
    pub whole: Vec<WholeStore>,
}

/// The messages about looking at notes.
pub enum LookingMsg {
    /// The person acted in the margin.
    Margin(MarginAct),
    /// The reader has stayed in place for a while.
    Rested,
}

/// The messages about placing notes of another text.
pub enum PlacingMsg {
    /// The person acted in the list of undecided notes.
    Carried(CarriedAct),
    /// The note belongs to these words.
    Here(TextRange),
    /// The person stops choosing a place.
    Stop,
}

/// The acts on entries that were set aside.
pub enum AsideAct {
    /// Put back the entry of this name, or all entries.
    PutBack(Option<String>),
    /// Download the entries as a file.
    Download,
    /// Dismiss the banner.
    Dismiss,
}

/// The result of a change to kept data.
pub enum Told {
    /// Nothing to report, because the change is visible.
    Nothing,
    /// A step such as an undo or a withdrawal was kept, or not.
    Did(Result<Done, SaveError>),
    /// The content of a composer was saved, or not.
    Wrote(Composition, Result<Done, SaveError>),
    /// The person's profile was kept, or not.
    Introduced(Result<(), SaveError>),
    /// Files were imported, or not.
    Applied(Import, Result<Vec<Key>, SaveError>),
    /// The data beside notes in files of everything was imported, or not.
    Restored(Result<(), SaveError>),
    /// A decision on a note's place was kept, or not. The note then receives the focus. Without a note,
    /// the list of undecided notes does.
    Placed(Option<Key>, Result<Done, SaveError>),
    /// Entries that were set aside are back, or not.
    TakenBack(Result<(), SaveError>),
}

/// The dialogs of the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// No dialog.
    None,
    /// The go-to box, and why the last attempt found nothing.
    GoTo { wrong: Option<String> },
    /// The question who is writing, asked before a first save, and why the last answer was not kept.
    Author { wrong: Option<String> },
    /// The form of an existing or new profile, and why it was not kept.
    Profile {
        id: Option<AuthorId>,
        wrong: Option<String>,
    },
    /// The export of notes.
    Export,
    /// The import of files.
    Import,
    /// The reader's own notes as a statement.
    Statement,
    /// The settings.
    Settings,
    /// The repairs of the report's source.
    Repairs,
    /// The results for notes of an earlier text.
    Carried,
    /// The proposals for this block.
    Rivals(usize),
    /// The list of documents.
    Reports,
    /// The outline.
    Outline,
    /// The list of keys.
    Keys,
}
