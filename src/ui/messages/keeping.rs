//! What the browser keeps, and what it does not.

use super::{counted, notes};

pub const STORAGE_BLOCKED: &str = "This browser does not let the page keep anything. You can work, but the notes are gone when you close this tab. Export them before you leave.";
pub const STORAGE_FULL: &str = "The browser’s store for this page is full, so this note is not kept yet. Your text is still here: export your notes now, then make room under Settings.";
pub const WRITE_BACK: &str = "Save again";
pub const WRITTEN_BACK: &str = "Saved in this browser again.";
pub const DISMISS: &str = "Dismiss";
pub const EXPORT_NOW: &str = "Export now";

pub fn storage_failed(reason: &str) -> String {
    format!(
        "The browser could not keep this note ({reason}). Your text is still here: export your notes now, then try again."
    )
}

/// What has gone from the store while it was on the screen: notes, drafts, profiles and settings.
pub fn missing_here(notes: usize, drafts: usize, others: bool) -> String {
    let mut parts = Vec::new();
    if notes > 0 {
        parts.push(self::notes(notes));
    }
    if drafts > 0 {
        parts.push(self::drafts(drafts));
    }
    let one = notes + drafts == 1;
    let (are, them) = if one { ("is", "it") } else { ("are", "them") };
    let list = parts.join(" and ");
    let gone = match (parts.is_empty(), others) {
        (false, false) => format!("{list} on this page {are} no longer in this browser’s storage."),
        (false, true) => format!(
            "{list} on this page {are} no longer in this browser’s storage. Nor are your profile and settings."
        ),
        (true, _) => {
            "Your profile and settings are no longer in this browser’s storage.".to_owned()
        }
    };
    let them = if others || parts.is_empty() {
        "them"
    } else {
        them
    };
    format!("{gone} The storage was cleared. Save {them} again before you close this page.")
}

pub fn damaged(count: usize) -> String {
    let (are, them) = match count {
        1 => ("It is", "it"),
        _ => ("They are", "them"),
    };
    format!(
        "{} in the browser’s store cannot be read. {are} set aside, not deleted; you can download {them} under Settings.",
        counted(count, "entry", "entries")
    )
}

pub fn newer_version(count: usize) -> String {
    format!(
        "{} written by a newer version of this page and left alone. Reload the page to get that version.",
        counted(count, "entry was", "entries were")
    )
}

pub fn reminder(unexported: usize) -> String {
    format!(
        "{} since the last export. A file is a safe copy, and lets colleagues see them.",
        counted(unexported, "change", "changes")
    )
}

pub const COPY_DRAFTS: &str = "Copy";

/// `1 draft`, `3 drafts`.
pub fn drafts(count: usize) -> String {
    counted(count, "draft", "drafts")
}

/// Drafts that the browser did not keep, some of them perhaps on other reports.
pub fn unkept_drafts(count: usize, elsewhere: usize) -> String {
    let others = match elsewhere {
        1 => "another report",
        _ => "other reports",
    };
    let on_others = match elsewhere {
        0 => String::new(),
        all if all == count => format!(" on {others}"),
        some => format!(", {some} of them on {others},"),
    };
    let (is, it) = if count == 1 {
        ("is", "it")
    } else {
        ("are", "them")
    };
    format!(
        "{}{on_others} {is} not saved, because the browser did not keep {it}. Copy {it} before you close this page, or make room and save {it} again.",
        drafts(count)
    )
}

/// A draft as text to be pasted elsewhere: its report, the text it proposes, what it says.
pub fn draft_as_text(report: &str, proposed: &str, text: &str) -> String {
    let parts = [report, proposed, text].map(str::trim);
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
