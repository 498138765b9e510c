//! The names of exported files.

use crate::shown;

/// The longest part of a name, in code points. Three parts fit the 255 bytes of common file systems
/// even if every letter takes four bytes.
const MAX_PART: usize = 20;

/// Returns `<symbol>_<author>_<date>.json`, e.g. `C14-41-E_Brazil_2014-05-06.json`. `author` is the
/// delegation or, failing that, the name. Empty parts are left out.
///
/// Only letters with their marks, digits, dots and hyphens remain. Every file system and mail
/// program accepts these. Any run of other characters becomes one hyphen.
pub fn file_name(symbol: &str, author: &str, date: &str) -> String {
    named(&[symbol, author, date])
}

/// Returns the name of a backup, which says that the file holds private notes:
/// `C14-41-E_Brazil_2014-05-06_private-backup.json`.
pub fn backup_file_name(symbol: &str, author: &str, date: &str) -> String {
    named(&[symbol, author, date, "private-backup"])
}

fn named(parts: &[&str]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| portable(part))
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return "annotations.json".to_owned();
    }
    format!("{}.json", parts.join("_"))
}

fn portable(part: &str) -> String {
    let mut portable = String::new();
    for letter in shown::name(part).chars() {
        if letter.is_alphanumeric() || letter == '.' || is_combining(letter) {
            portable.push(letter);
        } else if !portable.ends_with('-') {
            portable.push('-');
        }
    }
    let cut: String = portable
        .trim_matches(['-', '.'])
        .chars()
        .take(MAX_PART)
        .collect();
    cut.trim_end_matches(['-', '.']).to_owned()
}

/// Marks belong to the preceding letter (decomposed accents, vowel signs and viramas of Indic
/// scripts). Unicode's table of them is not worth its size in the download. Below U+2000 they are
/// among the letters of their scripts, beside punctuation that no file system rejects.
fn is_combining(letter: char) -> bool {
    const ARABIC_LETTER_MARK: char = '\u{61c}';
    let in_a_script = ('\u{300}'..'\u{2000}').contains(&letter);
    let is_kana_voicing = matches!(letter, '\u{3099}' | '\u{309a}');
    let is_invisible = letter.is_whitespace() || letter == ARABIC_LETTER_MARK;
    (in_a_script || is_kana_voicing) && !is_invisible
}
