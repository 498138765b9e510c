//! The keys of one character, which act unless text is being written. People who speak to the
//! browser or press keys by accident can switch all of them off (WCAG 2.1.4).
//!
//! One setting covers all of them. WCAG would allow keys that act only on a focused note, but
//! dictation presses those unintentionally too.

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

// While deciding on the places of notes.
/// Takes the offered place.
pub const YES: &str = "y";
/// Chooses another place.
pub const ELSEWHERE: &str = "e";
/// Leaves a note without a place.
pub const LEAVE: &str = "l";

/// All keys, in the order of the settings.
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
