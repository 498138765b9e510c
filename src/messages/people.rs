//! The authors and the settings.

use crate::wording::grouped;

compiled!("people");

/// The name of the file of unreadable entries; identical in every language.
pub const DAMAGED_FILE: &str = "rapporteur-unreadable-entries.json";

/// States how much of the store is used, in UTF-16 units.
pub fn store_used(units: usize) -> String {
    store_used_grouped(&grouped(units))
}
