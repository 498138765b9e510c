//! The texts of the composer.

use super::side_by_side;
use crate::annotation::{Category, Kind, Missing, Side, Sign};

pub const KIND: &str = "Kind";
pub const NOTE_TEXT: &str = "Your note";
pub const PREVIEW: &str = "Preview";
pub const SAVE: &str = "Save";
pub const CLOSE_KEEP: &str = "Close and keep the draft (Esc)";
pub const DISCARD: &str = "Discard";
pub const DISCARD_ASK: &str = "Discard this draft?";
pub const DISCARD_YES: &str = "Yes, discard";
pub const DISCARD_NO: &str = "Keep it";
pub const DRAFT_NOT_KEPT: &str =
    "This draft cannot be kept by the browser. Please save or copy it before you leave.";
pub const NOTE_IS_GONE: &str = "The note you are editing or answering is no longer here, so this was not saved. Copy your text, then write it as a new note on the paragraph.";
pub const MARKDOWN_HINT: &str = "Markdown: **bold**, *italic*, - list";
pub const NOTHING_TO_PREVIEW: &str = "Nothing to preview yet.";
pub const CONTINUE_DRAFT: &str = "Continue";

pub fn new_note_on(address: &str) -> String {
    format!("New note on {address}")
}

pub fn answer_on(address: &str) -> String {
    format!("Answer on {address}")
}

pub fn edit_note_on(address: &str) -> String {
    format!("Edit note on {address}")
}

pub fn draft_discarded(address: &str) -> String {
    format!("Draft on {address} discarded.")
}

/// As in "Undo: discard draft on 5.9".
pub fn discard_draft_on(address: &str) -> String {
    format!("discard draft on {address}")
}

pub fn drafts_waiting(address: &str) -> String {
    format!("Draft on {address}, not saved yet")
}

/// What a kind is called where one is chosen.
pub fn kind_choice(kind: &Kind) -> &'static str {
    match kind {
        Kind::CoSponsorship => "Co-sponsor",
        Kind::Disposition => "Disposition (secretariat)",
        other => super::kind_name(other),
    }
}

/// What a kind is for, in one line under the choice.
pub fn kind_hint(kind: &Kind) -> &'static str {
    match kind {
        Kind::Highlight => "Marks the text; needs no words.",
        Kind::Editorial => "A small correction; the sense stays.",
        Kind::Disposition => "For the secretariat: what was decided.",
        Kind::CoSponsorship => "Puts it forward together with its authors.",
        _ => "",
    }
}

pub fn text_label(kind: &Kind) -> &'static str {
    match kind {
        Kind::Editorial => "Remark (optional)",
        Kind::Proposal => "Reasons",
        Kind::Support | Kind::Reservation | Kind::CoSponsorship => "In words (optional)",
        Kind::Disposition => "Observation (optional)",
        Kind::Reply => "Your reply",
        _ => NOTE_TEXT,
    }
}

// What is missing.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Text => "Please write something first.",
        Missing::Reasons => "Please say why nothing should change.",
        Missing::Sign => "Please choose a sign.",
        Missing::Proposed => "Please write the text that you propose.",
        Missing::Difference => "This is the present text. Please change it first.",
        Missing::Side => "Please choose where the paragraph goes.",
        Missing::Disposition => "Please choose a decision.",
    }
}

// Editorials and proposals.
pub const CORRECTED: &str = "Corrected text";
pub const PROPOSED: &str = "Proposed text";
pub const ADDED: &str = "Text of the new paragraph";
pub const CHANGES: &str = "Changes";
pub const NO_CHANGES: &str = "No changes yet.";
pub const RESET: &str = "Reset to original";
pub const WAS_RESET: &str = "The text was reset to the original.";
pub const LEFT_OUT: &str = "Part of what you wrote does not fit this kind of note. It will not be saved with it, but kept as a draft.";
pub const LEFT_OUT_WAITS: &str =
    "Saved. What does not fit this kind of note is kept as a draft beside the text.";
pub const TAG_REMOVED: &str = "Tag removed.";
pub const SPONSOR_REMOVED: &str = "Sponsor removed.";
pub const SPEAKER_REMOVED: &str = "Delegation removed.";
pub const BACK_AGAIN: &str = "Undone.";
pub const SIGN: &str = "Sign";

pub fn sign_hint(sign: Sign) -> &'static str {
    match sign {
        Sign::Mod => "Modify: other words in place of these.",
        Sign::EditorialMod => "Editorial change: the sense stays as it is.",
        Sign::Add => "Add: a new paragraph.",
        Sign::Sup => "Suppress: this text is to go.",
        Sign::Noc => "No change: the text stays as it is. Please say why.",
    }
}

pub const WHERE: &str = "Where the new paragraph goes";
pub const WHICH_BLOCK: &str = "Paragraph";
pub const NUMBER: &str = "Number";
pub const NUMBER_HINT: &str = "suggested";

pub fn no_such_block(typed: &str) -> String {
    format!("There is no paragraph “{typed}”. Try a number such as 5.9 or 6.1 b.")
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Before => "Before",
        Side::After => "After",
    }
}

pub const SPONSORS: &str = "Sponsors";
pub const SPONSORS_HINT: &str = "Delegations or groups, by name or code";
pub const IN_NAME_OF: &str = "In the name of";
pub const IN_NAME_OF_HINT: &str = "Left empty: your own delegation";
pub const DISPOSITION: &str = "Decision";

// More.
pub const MORE: &str = "More";
pub const MORE_HINT: &str = "tags, type, on behalf of, private";
pub const TYPE: &str = "Type of comment";
pub const NO_TYPE: &str = "none";
pub const ON_BEHALF_OF: &str = "On behalf of";
pub const ON_BEHALF_OF_HINT: &str = "Where that is not your own delegation";
pub const PRIVATE_HINT: &str = "Stays in this browser; only a full backup holds it.";
pub const PRIVATE_ANSWER: &str = "An answer to a private note is private too.";
pub const PRIVATE_SHARED: &str = "Others may have this note already, so it cannot become private. Withdraw it and write a new one.";
pub const PRIVATE_LEAVES: &str =
    "After saving, this note leaves with your exports and cannot become private again.";

/// `ge`, `te`, `ed` of ISO commenting templates.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::General => "general (ge)",
        Category::Technical => "technical (te)",
        Category::Editorial => "editorial (ed)",
    }
}

// Chips.
/// `France (F)`.
pub fn state_line(name: &str, short: &str) -> String {
    format!("{name} ({short})")
}

pub fn remove_chip(words: &str) -> String {
    format!("Remove {words}")
}

pub fn chosen(label: &str) -> String {
    format!("{label}, chosen")
}

pub fn suggestions(label: &str) -> String {
    format!("{label}, suggestions")
}

// Quoting.
pub const QUOTE_HINT: &str = "quote words";
pub const QUOTE: &str = "Quote these words";
pub const QUOTE_TAKE: &str = "Quote";
pub const QUOTE_EMPTY: &str = "Empty: the note is on the whole paragraph.";
pub const QUOTE_WHICH: &str = "Which of them";
pub const QUOTE_TAKEN: &str =
    "A draft on these words waits already. Continue that one, or choose other words.";

pub fn on_whole(address: &str) -> String {
    format!("On the whole of {address}")
}

pub fn on_words(words: &str) -> String {
    format!("On “{words}”")
}

pub fn quote_not_found(address: &str) -> String {
    format!("These words do not stand in {address}.")
}

pub fn quote_found(count: usize) -> String {
    match count {
        1 => "Found.".to_owned(),
        _ => format!("These words stand there {count} times."),
    }
}

/// `2: … the elaboration of quarterly reports from …`
pub fn occurrence(number: usize, before: &str, words: &str, after: &str) -> String {
    format!("{number}: …{before}{words}{after}…")
}

// Answers.
/// `Li Wei · Proposal`.
pub fn answered(who: &str, kind: &str) -> String {
    side_by_side(&[who, kind])
}
