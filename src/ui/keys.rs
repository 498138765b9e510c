//! The keys of one character, which act wherever no text is written. Whoever speaks to the browser
//! or presses keys by accident can switch all of them off (WCAG 2.1.4).
//!
//! One setting covers all of them, also those that act on a focused note only, where WCAG would
//! allow them. Whoever dictates to the browser presses keys without wanting to.

// In a report.
pub const GO_TO: &str = "g";
pub const WRITE: &str = "n";
pub const SELECT: &str = "s";
pub const NEXT_NOTE: &str = "j";
pub const PREVIOUS_NOTE: &str = "k";
pub const LIST: &str = "?";

// In a comparison.
pub const NEXT_CHANGE: &str = "n";
pub const PREVIOUS_CHANGE: &str = "p";

// Where the places of notes are decided.
pub const YES: &str = "y";
pub const ELSEWHERE: &str = "e";
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
