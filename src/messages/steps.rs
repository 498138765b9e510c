//! What was done, and what can be undone.

use super::problems::{given, save_error};
use super::{
    imported, kind_name, note, on_document, placed, profile_full, storage_blocked, storage_failed,
    storage_full, written_back,
};
use crate::annotation::Change;
use crate::annotation::Direction;
use crate::keeping::{SaveError, StoreError};
use crate::session::{Done, StepName};

compiled!("steps");

/// States what was done, and returns whether to offer undo beside it.
pub fn done(done: &Done) -> (Option<String>, bool) {
    match done {
        Done::Nothing => (None, false),
        Done::Saved { kind, address } => (
            Some(saved(kind_name(kind), place(address.as_deref()))),
            false,
        ),
        Done::Withdrawn { kind, address } => (
            Some(withdrawn(kind_name(kind), place(address.as_deref()))),
            true,
        ),
        Done::Hidden {
            kind,
            address,
            hidden,
        } => {
            let (kind, address) = (kind_name(kind), place(address.as_deref()));
            let text = match hidden {
                true => self::hidden(kind, address),
                false => shown_again(kind, address),
            };
            (Some(text), *hidden)
        }
        Done::WrittenBack => (Some(written_back().to_owned()), false),
        Done::Imported(sum, elsewhere) => (Some(imported(*sum, *elsewhere)), true),
        Done::Placed(count) => (Some(placed(*count)), true),
        Done::Back {
            direction,
            step,
            skipped,
        } => {
            let mut text = match direction {
                Direction::Undo => undone(&step_name(step)),
                Direction::Redo => redone(&step_name(step)),
            };
            if *skipped {
                text = and_changed_meanwhile(&text);
            }
            (Some(text), false)
        }
    }
}

/// Names the next step to undo or redo, for its button.
pub fn next_step(direction: Direction, step: &StepName) -> String {
    let what = step_name(step);
    match direction {
        Direction::Undo => undo_what(&what),
        Direction::Redo => redo_what(&what),
    }
}

fn step_name(step: &StepName) -> String {
    let kind = step.kind.as_ref().map_or(note(), kind_name).to_lowercase();
    let kind = kind.as_str();
    let address = place(step.address.as_deref());
    match step.change {
        Change::Add => add_kind(kind, address),
        Change::Edit => edit_kind(kind, address),
        Change::Withdraw => withdraw_kind(kind, address),
        Change::KeepBoth => keep_both_of_kind(kind, address),
        Change::Hide => hide_kind(kind, address),
        Change::Show => show_kind(kind, address),
        Change::Place if step.notes > 1 => place_several(step.notes),
        Change::Place => place_kind(kind, address),
        Change::Import => an_import().to_owned(),
    }
}

/// Names the place of a note: its address, or the document as a whole.
pub fn place(address: Option<&str>) -> &str {
    address.unwrap_or(on_document())
}

/// Explains why something was not kept, and what to do.
pub fn why_not_saved(error: &SaveError) -> String {
    match error {
        SaveError::Store(StoreError::Full) => storage_full().to_owned(),
        SaveError::Store(StoreError::Blocked) => storage_blocked().to_owned(),
        SaveError::Store(StoreError::Failed(reason)) => storage_failed(given(reason)),
        SaveError::DoesNotFit(_) => super::import_wont_fit().to_owned(),
        other => save_error(other),
    }
}

/// Explains why a profile was not kept.
pub fn why_no_profile(error: &SaveError) -> String {
    match error {
        SaveError::Store(StoreError::Full) => profile_full().to_owned(),
        other => why_not_saved(other),
    }
}
