//! What the app died on, and files of everything that is stored.

use super::frame::each_counted;
use super::{drafts, joined};

compiled!("aside");

/// The name of the file of what was set aside; the same in every language.
pub const ASIDE_FILE: &str = "rapporteur-set-aside.json";

/// Lists what a file of everything holds beside notes; nothing where there is nothing:
/// `3 drafts, 2 decisions about places`.
pub fn beside_own(drafts_held: usize, placements: usize, related: usize) -> Option<String> {
    let words = each_counted(&[
        (drafts_held, drafts),
        (placements, decisions_about_places),
        (related, related_documents),
    ]);
    (!words.is_empty()).then(|| joined(&words))
}
