//! Sentences of prose that run from line to line.

use crate::document::marker::{self, Marker};
use crate::fold::{is_among, lower};

/// Words that end no sentence, in the languages of the texts.
const CONNECTORS: &str = "a an and are as at between by for from had has have in into is of on or than that the to \
    was were which who will with au aux de des du en et la le les ou par pour que qui sur un \
    une con del el los las para por y в и на о с";

/// Words after which a number or letter names a place in a text, rather than beginning an item.
const PLACES: &str = "resolution resolutions decision decisions table figure recommendation résolution \
    résolutions décision recommandation resolución decisión tableau paragraph paragraphs para \
    paras subparagraph subparagraphs section sections article articles annex annexes page pages \
    item items chapter part rule rules no nos paragraphe paragraphes alinéa alinéas point \
    points párrafo párrafos artículo artículos absatz artikel nummer am пункт пункте пункта \
    статье статьи разделе الفقرة المادة";

/// The length from which on a line was broken because it was full, in code points.
const FULL_LINE: usize = 50;

/// Signs that end a sentence, a clause or a lead-in.
const ENDS: [char; 16] = [
    '.', ':', ';', '!', '?', '…', '。', '：', '；', '！', '？', '؛', '؟', '।', '|', '}',
];

/// Returns whether a text ends like a sentence, a clause or a lead-in.
pub(in crate::document) fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches([
            '*', '_', '"', '”', '’', '»', '」', '』', ')', '）', ']', '\\',
        ])
        .ends_with(ENDS)
}

/// Returns whether the last word cannot be the last of a sentence.
pub(super) fn hangs(text: &str) -> bool {
    let text = text.trim_end();
    connects(text) || text.ends_with([',', '،', '，', '、', '('])
}

/// Whether a text ends with a word that ends no sentence. "Annex A" does not end in an
/// article, nor does a title in capitals unless all of it is.
fn connects(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let is_title = || last.chars().count() > 1 && !text.contains(char::is_lowercase);
    is_among(CONNECTORS, last) || is_title() && is_among(CONNECTORS, &lower(last))
}

/// Returns whether a line ends with the noun for a paper, whose symbol follows.
pub(super) fn names_paper(line: &str) -> bool {
    const NOUNS: &str = "document documents resolution decision report symbol";
    let last = line.split_whitespace().next_back();
    last.is_some_and(|last| is_among(NOUNS, last))
}

/// Returns whether a line ends with a word that a number or letter on the next line belongs to.
pub(in crate::document) fn refers(line: &str) -> bool {
    let last = lower(line.split_whitespace().next_back().unwrap_or_default());
    match last.strip_suffix('.') {
        Some(short) => is_among("no nos para paras art arts nr abs", short),
        None => is_among(PLACES, &last),
    }
}

/// Returns whether a line was broken because it was full.
pub(in crate::document) fn is_full(line: &str) -> bool {
    line.chars().nth(FULL_LINE).is_some()
}

/// Returns whether the sentence of a line continues on the line below.
pub(super) fn runs_on(line: &str) -> bool {
    let line = line.trim_end();
    let counts = || line.ends_with(|c: char| c.is_ascii_digit());
    hangs(line) || !ends_sentence(line) && (counts() || is_full(line))
}

/// Returns whether a line ends in the middle of a list of amounts or a range of years.
pub(super) fn breaks_off(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([',', '，']) || line.ends_with(|c: char| c.is_ascii_digit())
}

/// Returns whether two texts with only furniture between them are one sentence that a page split. A
/// short text that ends no sentence may be an item of a list.
pub(in crate::document) fn tears(before: &str, after: &str) -> bool {
    /// Like [`FULL_LINE`], for the more compact scripts without capitals, in code points.
    const FULL_UNCASED: usize = 20;
    let (before, after) = (without_mark(before.trim()), after.trim());
    if ends_sentence(before) || marker::read(after).is_some_and(|(marker, _)| !marker.is_weak()) {
        return false;
    }
    let connects = connects(before);
    let reaches = |full: usize| {
        let is_full = |text: &str| text.chars().nth(full).is_some();
        is_full(before) && (is_full(after) || ends_sentence(after))
    };
    match after.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_lowercase() => connects || reaches(FULL_LINE),
        Some(c) if c.is_uppercase() || c.is_numeric() => {
            connects || hangs(before) && reaches(FULL_LINE)
        }
        Some(_) => connects || has_uncased(before) && reaches(FULL_UNCASED),
        None => false,
    }
}

/// Returns the text without the mark of a note at its end: `members.[1]`.
fn without_mark(text: &str) -> &str {
    /// The longest mark, in bytes.
    const LONGEST: usize = 6;
    match text
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['))
    {
        Some((before, mark)) if mark.len() <= LONGEST => before,
        _ => text,
    }
}

/// Whether a text ends in a script without capitals.
fn has_uncased(text: &str) -> bool {
    let last = text.chars().rev().find(|c| c.is_alphanumeric());
    last.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Returns whether a line is a heading of at least `level`, with or without the space after its
/// signs.
pub(super) fn is_heading(line: &str, level: usize) -> bool {
    let signs = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(signs..).unwrap_or_default().trim();
    (level..=6).contains(&signs) && rest.contains(char::is_alphanumeric)
}

/// Returns the marker of a line that begins a numbered paragraph of prose.
pub(super) fn numbered_by(line: &str) -> Option<Marker> {
    let line = line.trim();
    let (marker, len) = marker::read(line)?;
    let rest = line.get(len..).unwrap_or_default();
    let words = rest.split_whitespace().count() > 1 || !rest.is_ascii();
    let counts = (marker.is_dotted() || marker.is_number()) && !marker.is_weak();
    (counts && words && reads_as_prose(rest)).then_some(marker)
}

/// Returns whether a text has the characters of prose rather than of a program.
pub(super) fn reads_as_prose(text: &str) -> bool {
    let signs = |c: char| "{}<>=\\|_$^~`#@&".contains(c);
    let (mut letters, mut odd, mut all) = (0, 0, 0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        letters += usize::from(c.is_alphabetic());
        odd += usize::from(signs(c));
    }
    !text.contains("();") && 2 * letters > all && 25 * odd <= all
}

/// Returns the text of a line, without the backslashes before signs.
pub(super) fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.trim().chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            text.push(c);
        } else if let Some(sign) = chars.next() {
            text.push(sign);
        }
    }
    text
}

/// Returns the text of a line, without backslashes and the surrounding marks of emphasis.
pub(super) fn plain(line: &str) -> String {
    let emphasis: &[char] = &['*', '_', ' ', '\t', '\u{a0}', '\u{c}'];
    unescaped(line).trim_matches(emphasis).to_owned()
}
