//! What the desk and its parts are told, and which screen or dialog is open.

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

/// Everything that can happen at the desk.
pub enum Msg {
    Composing(ComposingMsg),
    Exchanging(ExchangingMsg),
    Looking(LookingMsg),
    Placing(PlacingMsg),
    /// Enough of the report is drawn to be read, or more of it.
    Drawn,
    Block(BlockAct),
    Note(NoteAct),
    /// Show the notes on the words at a code point of a block: a highlight was activated.
    ShowNotesAt(usize, usize),
    /// The person wants a note of this kind on these words.
    Chose(TextRange, Kind),
    ToggleSheet,
    Key(KeyboardEvent),
    /// This was typed before the text had the focus again.
    Typed(String),
    Open(Open),
    CloseDialog,
    GoTo(String),
    GoToBlock(usize),
    Author(AuthorAct),
    Back(Direction),
    /// A change of kept things has ended, well or not.
    Changed(Told),
    Library(LibraryAct),
    Settings(SettingsAct),
    Copied(String, bool),
    KeptChanged(StoreChange),
    /// Look whether the store was cleared.
    Glance,
    /// Write back what was cleared away, and what the store did not take.
    WriteBack,
    /// Copy the drafts that the store did not take.
    CopyUnkept,
    /// What other tabs wrote is taken in; whether that changes anything.
    News(bool),
    Aside(AsideAct),
    DismissReminder,
    ClearToast,
}

/// What happens while notes are written.
pub enum ComposingMsg {
    /// The person did something in the composer.
    Act(Act),
    /// Continue a draft that waits.
    Continue(usize),
    /// Write on the document as a whole.
    OnDocument,
}

/// What happens while files come in or go out.
pub enum ExchangingMsg {
    Export(ExportScope),
    Import(ImportAct),
    Drop(Drop),
    /// Files were looked at.
    Sorted {
        files: Vec<File>,
        holds_notes: bool,
    },
    /// The files of an import were read.
    Read(FilesRead),
    /// What the files of the import of this number would change.
    Planned(u32, Plan, PlanView),
    Statement(StatementAct),
}

/// The files of an import, read.
pub struct FilesRead {
    /// The number of the import: what belongs to an earlier one is dropped.
    pub serial: u32,
    /// The notes of each file by its name, or why there are none.
    pub notes: Vec<(String, Result<ReadFile, String>)>,
    /// What files of everything kept elsewhere hold beside notes.
    pub whole: Vec<WholeStore>,
}

/// What was agreed to as files were taken in.
pub struct Import {
    /// Whether the person said yes to changes of their own words.
    pub own: bool,
    /// What the files hold beside notes, to be taken in next.
    pub whole: Vec<WholeStore>,
}

/// What happens while notes are looked at.
pub enum LookingMsg {
    Margin(MarginAct),
    /// The reader has not moved for a while.
    Rested,
}

/// What happens while it is decided where notes of another text belong.
pub enum PlacingMsg {
    Carried(CarriedAct),
    /// The note that is placed belongs to these words.
    Here(TextRange),
    /// No place is wanted any more.
    Stop,
}

/// What the person wants done with what was set aside.
pub enum AsideAct {
    /// Put the entry of this name back, or all.
    PutBack(Option<String>),
    /// Hand it over as a file.
    Download,
    /// Show the banner no more.
    Dismiss,
}

/// What is told of a change of kept things.
pub enum Told {
    /// Nothing: it is seen.
    Nothing,
    /// A step of undo, withdrawal and the like was kept, or not.
    Did(Result<Done, SaveError>),
    /// What stood in a composer was saved, or not.
    Wrote(Composition, Result<Done, SaveError>),
    /// The person's profile was kept, or not.
    Introduced(Result<(), SaveError>),
    /// Files were taken in, or not.
    Applied(Import, Result<Vec<Key>, SaveError>),
    /// What files of everything hold beside notes was taken in, or not.
    Restored(Result<(), SaveError>),
    /// It was kept where a note belongs, or not. The note that then gets the focus; the list of notes
    /// to decide on, if none.
    Placed(Option<Key>, Result<Done, SaveError>),
    /// What was set aside is back, or not.
    TakenBack(Result<(), SaveError>),
}

/// The dialogs.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    None,
    GoTo {
        wrong: Option<String>,
    },
    /// Who writes, asked before a first save; why the answer was not kept.
    Author {
        wrong: Option<String>,
    },
    /// A profile, or a new one.
    Profile {
        id: Option<AuthorId>,
        wrong: Option<String>,
    },
    Export,
    Import,
    Statement,
    Settings,
    Repairs,
    /// How notes of an earlier text fared.
    Carried,
    /// The proposals for a block.
    Rivals(usize),
    Reports,
    Outline,
    Keys,
}
