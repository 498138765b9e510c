//! What was done, and what can be undone.

use super::*;
use crate::annotation::Change;
use crate::annotation::Direction;
use crate::keeping::{SaveError, StoreError};
use crate::session::{Done, StepName};

/// What to say of what was done, and whether to offer undo beside it.
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
            let (kind, undo) = (kind_name(kind), *hidden);
            let text = if undo { super::hidden } else { shown_again };
            (Some(text(kind, place(address.as_deref()))), undo)
        }
        Done::WrittenBack => (Some(WRITTEN_BACK.to_owned()), false),
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
                text = format!("{text} {}", UNDO_CHANGED_MEANWHILE);
            }
            (Some(text), false)
        }
    }
}

/// Names the next step back or forth, for its button.
pub fn next_step(direction: Direction, step: &StepName) -> String {
    let what = step_name(step);
    match direction {
        Direction::Undo => undo_what(&what),
        Direction::Redo => redo_what(&what),
    }
}

fn step_name(step: &StepName) -> String {
    let kind = step.kind.as_ref().map_or(NOTE, kind_name);
    let address = place(step.address.as_deref());
    match step.change {
        Change::Add => add_kind_on(kind, address),
        Change::Edit => edit_kind_on(kind, address),
        Change::Withdraw => withdraw_kind_on(kind, address),
        Change::KeepBoth => keep_both_on(kind, address),
        Change::Hide => hide_kind_on(kind, address),
        Change::Show => show_kind_on(kind, address),
        Change::Place => place_notes(kind, address, step.notes),
        Change::Import => AN_IMPORT.to_owned(),
    }
}

/// Names the place of a note: its address, or the document as a whole.
pub fn place(address: Option<&str>) -> &str {
    address.unwrap_or(ON_DOCUMENT)
}

/// Why something was not kept, in words that say what to do.
pub fn why_not_saved(error: &SaveError) -> String {
    match error {
        SaveError::Store(StoreError::Full) => STORAGE_FULL.to_owned(),
        SaveError::Store(StoreError::Blocked) => STORAGE_BLOCKED.to_owned(),
        SaveError::Store(StoreError::Failed(reason)) => storage_failed(reason),
        SaveError::DoesNotFit(_) => import_wont_fit(),
        other => other.to_string(),
    }
}
