//! Text from right to left within other text (Unicode's annex 9).

/// Begins a stretch whose direction is its own and does not touch what stands around it.
pub const ISOLATE: char = '\u{2068}';

/// Ends such a stretch.
pub const END_OF_ISOLATE: char = '\u{2069}';

/// Whether some of the text is written from right to left.
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// The blocks of scripts that are written from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
