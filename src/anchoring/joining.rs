//! Letters and signs that join in one word (UAX #29).

/// Returns whether two letters side by side are in one word.
pub(super) fn is_in_word(before: char, after: char) -> bool {
    joins(before) && joins(after) && is_katakana(before) == is_katakana(after)
}

/// Whether a letter is used for foreign names and words in Japanese.
fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// Returns whether a sign between two letters or digits belongs to one word with them.
pub(super) fn is_inside_word(before: char, sign: char, after: char) -> bool {
    let both = |is: fn(char) -> bool| is(before) && is(after) && joins(before) && joins(after);
    match sign {
        '.' => both(char::is_alphabetic) || both(char::is_numeric),
        '\'' => both(char::is_alphabetic),
        ',' => both(char::is_numeric),
        _ => false,
    }
}

/// Returns whether a letter joins the next one in a word. In scripts without spaces between words, each
/// letter is a token, except for Japanese letters of foreign names.
pub(super) fn joins(c: char) -> bool {
    let unspaced = matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    is_katakana(c) || !unspaced && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}'))
}
