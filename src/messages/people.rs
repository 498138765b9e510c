//! Who writes, and the settings.

use crate::wording::grouped;

compiled!("people");

/// The name of the file of entries that cannot be read; the same in every language.
pub const DAMAGED_FILE: &str = "rapporteur-unreadable-entries.json";

/// Says how much of the store is used, in UTF-16 units.
pub fn store_used(units: usize) -> String {
    store_used_grouped(&grouped(units))
}
