//! What the desk is told, and which screen or dialog is open.

use super::aside::AsideAct;
use crate::anchoring::TextRange;
use crate::annotation::{Key, Kind};
use crate::exchange::Plan;
use crate::exchange::web_annotation::ReadFile;
use crate::keeping::StoreChange;
use crate::keeping::{SaveError, WholeStore};
use crate::session::Composition;
use crate::session::ExportScope;
use crate::session::{Direction, Done};
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
use web_sys::{File, KeyboardEvent};

/// Everything that can happen at the desk.
pub enum Msg {
    /// Enough of the report is drawn to be read, or more of it.
    Drawn,
    Block(BlockAct),
    Note(NoteAct),
    /// Show the notes on the words at a code point of a block: a highlight was activated.
    ShowNotesAt(usize, usize),
    WriteOnDocument,
    /// A note of this kind is to speak of these words.
    Chose(TextRange, Kind),
    Margin(MarginAct),
    /// The reader has not moved for a while.
    Rested,
    Write(Act),
    ContinueDraft(usize),
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
    /// What is kept has changed, or was not to be changed.
    Changed(Told),
    Export(ExportScope),
    Import(ImportAct),
    Library(LibraryAct),
    Sorted {
        files: Vec<File>,
        holds_notes: bool,
    },
    FilesRead(Vec<(String, Result<ReadFile, String>)>),
    Planned(Plan, PlanView),
    Settings(SettingsAct),
    Carried(CarriedAct),
    Place(TextRange),
    StopPlacing,
    Statement(StatementAct),
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
    Drop(Drop),
    Aside(AsideAct),
    /// A file holds everything that was kept elsewhere.
    WholeRead(Box<WholeStore>),
    DismissReminder,
    ClearToast,
}

/// What is told of a change of kept things.
pub enum Told {
    /// Nothing: it is seen.
    Nothing,
    /// A step of undo, withdrawal and the like was kept, or not.
    Did(Result<Done, SaveError>),
    /// What stood in a composer was saved, or not.
    Wrote(Composition, Result<Done, SaveError>),
    /// The person's profile was kept, or not; what waits to be saved under it.
    Introduced(
        Option<(Composition, crate::annotation::Contribution)>,
        Result<(), SaveError>,
    ),
    /// Files were taken in, with the yes for one's own words or without, or not.
    Applied(bool, Result<Vec<Key>, SaveError>),
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
    Author {
        for_note: bool,
    },
    Profile {
        id: Option<crate::annotation::AuthorId>,
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
