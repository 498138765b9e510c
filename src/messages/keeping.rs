//! What the browser stores, and what it has lost or refused.

use super::frame::each_counted;
use super::{and, notes};

compiled!("keeping");

/// States what is on the screen but gone from the store: notes, drafts, profiles and settings.
pub fn missing_here(lost_notes: usize, lost_drafts: usize, others: bool) -> String {
    let list = and(&each_counted(&[(lost_notes, notes), (lost_drafts, drafts)]));
    match (lost_notes + lost_drafts, others) {
        (0, _) => settings_gone().to_owned(),
        (count, false) => gone(count, &list),
        (count, true) => gone_with_settings(count, &list),
    }
}

/// States that the browser did not store drafts, perhaps some of them on other reports.
pub fn unkept_drafts(count: usize, elsewhere: usize) -> String {
    match elsewhere {
        0 => unkept_here(count),
        all if all == count => unkept_elsewhere(count),
        some => unkept_both(count, some),
    }
}

/// Formats a draft as text to paste elsewhere: its report, its proposed text, its comment.
pub fn draft_as_text(report: &str, proposed: &str, text: &str) -> String {
    let parts = [report, proposed, text].map(str::trim);
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
