//! The keys of one character, which act wherever no text is written. Whoever speaks to the browser
//! or presses keys by accident can switch all of them off (WCAG 2.1.4).
//!
//! One setting covers all of them, also those that act on a focused note only, where WCAG would
//! allow them. Whoever dictates to the browser presses keys without wanting to.

// In a report.
/// Opens the dialog that goes to a paragraph.
pub const GO_TO: &str = "g";
/// Adds a note to the focused paragraph.
pub const WRITE: &str = "n";
/// Selects words in the focused paragraph.
pub const SELECT: &str = "s";
/// Goes to the next note.
pub const NEXT_NOTE: &str = "j";
/// Goes to the previous note.
pub const PREVIOUS_NOTE: &str = "k";
/// Lists the keys.
pub const LIST: &str = "?";

// In a comparison.
/// Goes to the next change.
pub const NEXT_CHANGE: &str = "n";
/// Goes to the previous change.
pub const PREVIOUS_CHANGE: &str = "p";

// Where the places of notes are decided.
/// Takes the place that is offered.
pub const YES: &str = "y";
/// Chooses another place.
pub const ELSEWHERE: &str = "e";
/// Leaves a note without a place.
pub const LEAVE: &str = "l";

/// All of them, as the settings name them.
pub const ALL: [&str; 10] = [
    GO_TO,
    WRITE,
    SELECT,
    NEXT_NOTE,
    PREVIOUS_NOTE,
    PREVIOUS_CHANGE,
    YES,
    ELSEWHERE,
    LEAVE,
    LIST,
];
