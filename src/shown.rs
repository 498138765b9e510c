//! Displays names: of people, delegations, tags, addresses, symbols.
//!
//! A file can put anything into a name: controls that reverse the text around it, invisible letters,
//! line ends, a tower of accents. The data keep all of it. Names that are drawn or written out as
//! text go through [`name`]; those on paper go through [`whole_name`], however long. So a name says
//! nothing but itself, in one line of bounded length, and moves nothing around it.

use unicode_segmentation::UnicodeSegmentation;

/// Most code points of one letter with its marks. A lower value would cut syllables of Indic scripts
/// (seven). A higher one lets marks pile up over the lines above.
const MOST_IN_A_LETTER: usize = 8;

/// Most code points of a name on the screen. A higher value would fill cards that hold it several
/// times. A lower one would cut names of delegations that speak together.
const MOST: usize = 200;

/// Begins a stretch with a direction of its own, which does not affect the text around it (UAX 9).
pub(crate) const ISOLATE: char = '\u{2068}';

/// Ends such a stretch.
pub(crate) const END_OF_ISOLATE: char = '\u{2069}';

/// Returns the name in one line, without controls and invisible letters; empty if nothing is left. A
/// name with a right-to-left letter is enclosed in isolating marks (UAX 9, FSI and PDI). So it does
/// not reorder the text beside it. A very long name is cut and ends in `…`.
pub fn name(name: &str) -> String {
    isolated(beginning(visible(name)))
}

/// Returns the name as [`name`] shows it, but in full: for paper, files, and comparing names.
pub fn whole_name(name: &str) -> String {
    isolated(visible(name))
}

/// Returns the name as [`whole_name`] shows it; `None` if nothing is visible.
pub fn whole_name_or_none(text: &str) -> Option<String> {
    Some(whole_name(text)).filter(|name| !name.is_empty())
}

fn isolated(shown: String) -> String {
    if shown.chars().any(is_right_to_left) {
        format!("{ISOLATE}{shown}{END_OF_ISOLATE}")
    } else {
        shown
    }
}

/// Returns the name as [`name`] shows it; `None` if nothing is visible.
pub fn name_or_none(text: &str) -> Option<String> {
    Some(name(text)).filter(|name| !name.is_empty())
}

/// The signs that delimit lists, brackets and headings. Full-width forms look the same.
const SIGNS: [char; 26] = [
    '[', ']', ':', ',', ';', '·', '—', '"', '“', '”', '„', '‟', '［', '］', '：', '，', '；', '、',
    '・', '＂', '【', '】', '،', '؛', '«', '»',
];

/// Returns a displayed name as it appears among others: `F, J with BRA`, `[B: words]`. A name that
/// contains a sign or a word of such lists is quoted, so that it cannot pass for part of one.
/// Quotation marks within become single ones.
pub fn in_list(name: &str) -> String {
    let is_word = |one: &str, word: &str| one.eq_ignore_ascii_case(word);
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    let own = name.trim_matches([ISOLATE, END_OF_ISOLATE]);
    if !(name.contains(SIGNS) || words.any(|one| is_word(one, "with")) || is_word(own, "present")) {
        return name.to_owned();
    }
    let is_mark = |letter| matches!(letter, '"' | '“' | '”' | '„' | '‟' | '＂' | '«' | '»');
    format!("“{}”", name.replace(is_mark, "'"))
}

/// Returns the text with every control and invisible letter written out as `[U+202E]`, for text that
/// a person decides on. Line ends and tabs stay.
pub fn revealed(text: &str) -> String {
    let mut revealed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if matches!(letter, '\n' | '\t') || !is_hidden(before, letter, after) {
            revealed.push(letter);
        } else {
            revealed.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        }
        before = letter;
    }
    revealed
}

/// Returns at most [`MOST`] code points, cut between two letters.
fn beginning(shown: String) -> String {
    if shown.chars().nth(MOST).is_none() {
        return shown;
    }
    let mut kept = String::new();
    let mut room = MOST - 1;
    for letter in shown.graphemes(true) {
        let Some(left) = room.checked_sub(letter.chars().count()) else {
            break;
        };
        kept.push_str(letter);
        room = left;
    }
    // A joiner at the end would join nothing.
    kept.truncate(kept.trim_end_matches([' ', '\u{200c}', '\u{200d}']).len());
    kept.push('…');
    kept
}

fn visible(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if is_space(letter) {
            words.push(' ');
        } else if !is_hidden(before, letter, after) {
            words.push(letter);
        }
        before = letter;
    }
    let mut shown = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for letter in word.graphemes(true) {
            shown.extend(letter.chars().take(MOST_IN_A_LETTER));
        }
    }
    shown
}

/// Returns whether a letter is white space, ends a line, or is the blank of Braille.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}' | '\u{2800}')
}

/// Returns whether a letter between these two is invisible.
fn is_hidden(before: char, letter: char, after: char) -> bool {
    match letter {
        // Joiners belong to the spelling of many scripts, but only between two of their letters.
        '\u{200c}' | '\u{200d}' => !(takes_joiners(before) && takes_joiners(after)),
        // These select the form of an ideograph.
        '\u{e0100}'..='\u{e01ef}' => !is_ideograph(before),
        _ => letter.is_control() || is_ignorable(letter),
    }
}

/// Returns whether a letter is of the scripts that spell with joiners: from Arabic to Mongolian.
fn takes_joiners(letter: char) -> bool {
    ('\u{600}'..'\u{1b00}').contains(&letter) && letter != '\u{61c}'
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns whether a letter is in Unicode's Default_Ignorable_Code_Point or an annotation control
/// (U+FFF9 to U+FFFB).
fn is_ignorable(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Returns whether a letter is in the blocks of right-to-left scripts.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
