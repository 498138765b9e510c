//! The entries that the app crashed on, and files of everything stored.

use super::frame::each_counted;
use super::{drafts, joined};

compiled!("aside");

/// The name of the file of entries set aside; identical in every language.
pub const ASIDE_FILE: &str = "rapporteur-set-aside.json";

/// Lists the contents of a file of everything other than notes: `3 drafts, 2 decisions about places`.
/// `None` if there are none.
pub fn beside_own(drafts_held: usize, placements: usize, related: usize) -> Option<String> {
    let words = each_counted(&[
        (drafts_held, drafts),
        (placements, decisions_about_places),
        (related, related_documents),
    ]);
    (!words.is_empty()).then(|| joined(&words))
}
