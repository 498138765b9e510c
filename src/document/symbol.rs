//! The parts of the number on a document: `C14/41(Rev.1)-E` is the first revision of `C14/41` in
//! English.
//!
//! Secretariats write the same number in many ways, and people add more in file names: `C14/41 Rev.
//! 1`, `C14/41-E (Rev.1)`, `C14-41-Rev1-E`, `Revision 1 to Document C14/41-E`,
//! `A/69/1/Add.2/Corr.1`, `S14-CL-C-0041!R1!MSW-E`. All of them are read alike.

use super::relation_kind::RelationKind;
use crate::fold::lower;
use std::iter::Peekable;
use std::str::CharIndices;

/// The words for a change, in lower case and without a full stop, as in UN and ITU papers.
const CHANGES: [(RelationKind, &[&str]); 3] = [
    (
        RelationKind::Revision,
        &[
            "rev",
            "rév",
            "revision",
            "révision",
            "revisión",
            "пересм",
            "修订",
        ],
    ),
    (
        RelationKind::Corrigendum,
        &["corr", "cor", "corrigendum", "испр", "勘误", "更正"],
    ),
    (
        RelationKind::Addendum,
        &["add", "addendum", "доп", "补遗", "增补"],
    ),
];

/// Words before the number that carry no meaning.
const FILLERS: [&str; 10] = [
    "document",
    "documento",
    "документ",
    "документу",
    "doc",
    "to",
    "au",
    "al",
    "к",
    "the",
];

/// The final letters of a number, with their languages.
const LANGUAGES: [(char, &str); 6] = [
    ('A', "ar"),
    ('C', "zh"),
    ('E', "en"),
    ('F', "fr"),
    ('R', "ru"),
    ('S', "es"),
];

/// The parts of a document's number. Different spellings of the same number are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The number of the first document in the series: lower case, with parts joined by `-`.
    base: String,
    /// The changes to that document, in order: `Rev.1`, then `Corr.1` to that.
    changes: Vec<Amendment>,
    letter: Option<char>,
}

/// `Rev.1`, `Corr.2`: a kind of change to a document, and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amendment {
    kind: RelationKind,
    number: u32,
}

impl Amendment {
    /// Parses the change at the beginning of a text: `Corrigendum 1 to …`.
    pub(super) fn leads(text: &str) -> Option<Self> {
        let tokens: Vec<Token<'_>> = Tokens::of(text.trim()).take(3).collect();
        change(None, &tokens).map(|(change, _)| change)
    }

    /// Returns the symbol with this change, as printed on papers: `C14/41(Corr.1)-E`.
    pub(super) fn written_into(self, symbol: &str) -> String {
        let word = match self.kind {
            RelationKind::Revision => "Rev",
            RelationKind::Corrigendum => "Corr",
            RelationKind::Addendum => "Add",
        };
        let mark = format!("({word}.{})", self.number);
        match symbol.rsplit_once('-') {
            Some((base, letter)) if letter.chars().count() == 1 => format!("{base}{mark}-{letter}"),
            _ => format!("{symbol}{mark}"),
        }
    }
}

impl Symbol {
    /// Parses a number. Any text is valid.
    pub fn parse(text: &str) -> Self {
        let tokens: Vec<Token<'_>> = Tokens::of(text).collect();
        let mut base: Vec<Token<'_>> = Vec::new();
        let (mut before, mut changes) = (Vec::new(), Vec::new());
        let mut rest = tokens.as_slice();
        while let [token, after @ ..] = rest {
            let is_in_front = !base.iter().any(Token::is_word);
            if let Some((change, left)) = change(base.last(), rest) {
                let row = if is_in_front {
                    &mut before
                } else {
                    &mut changes
                };
                row.push(change);
                rest = left;
                continue;
            }
            if !(is_in_front && token.is_filler(after)) {
                base.push(*token);
            }
            rest = after;
        }
        // "Corrigendum 1 to Revision 2 to …" lists the latest change first.
        changes.extend(before.into_iter().rev());
        let letter = take_letter(&mut base);
        Self {
            base: folded(&base),
            changes,
            letter,
        }
    }

    /// Returns the BCP 47 tag of the language given by the last letter: `en` for `C14/41-E`.
    pub fn language(&self) -> Option<&'static str> {
        let letter = self.letter?;
        let (_, language) = LANGUAGES.iter().find(|(known, _)| *known == letter)?;
        Some(language)
    }

    /// Returns the relation of this document to the `other` one by their numbers. The second value
    /// is the revision number of the other document, counted from 0. If this document revises
    /// several, the latest counts.
    pub(super) fn relation_to(&self, other: &Self) -> Option<(RelationKind, u32)> {
        let same_letter = match (self.letter, other.letter) {
            (Some(own), Some(others)) => own == others,
            _ => true,
        };
        if !same_letter || self.base != other.base {
            return None;
        }
        let (last, before) = self.changes.split_last()?;
        if other.changes == before {
            return Some((last.kind, 0));
        }
        let (others, others_before) = other.changes.split_last()?;
        let revised = last.kind == RelationKind::Revision
            && others.kind == RelationKind::Revision
            && others.number < last.number
            && others_before == before;
        revised.then_some((last.kind, others.number))
    }
}

/// A run of letters, of digits, or of other characters.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    class: Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Letters,
    Digits,
    Between,
}

impl Class {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digits
        } else if c.is_alphanumeric() {
            Self::Letters
        } else {
            Self::Between
        }
    }
}

impl Token<'_> {
    fn is_word(&self) -> bool {
        self.class != Class::Between
    }

    fn lower(&self) -> String {
        lower(self.text)
    }

    /// Whether a word carries no meaning. A space must follow, since `TO/41` may be a number.
    fn is_filler(&self, after: &[Token<'_>]) -> bool {
        let spaced = after.first().is_some_and(|next| {
            next.class == Class::Between && next.text.contains(char::is_whitespace)
        });
        spaced && FILLERS.contains(&self.lower().as_str())
    }
}

struct Tokens<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            chars: text.char_indices().peekable(),
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let (start, first) = self.chars.next()?;
        let class = Class::of(first);
        while self
            .chars
            .next_if(|(_, c)| Class::of(*c) == class)
            .is_some()
        {}
        let end = self.chars.peek().map_or(self.text.len(), |(at, _)| *at);
        let text = self.text.get(start..end).unwrap_or_default();
        Some(Token { text, class })
    }
}

/// The change at the beginning of the tokens, and the remaining tokens.
fn change<'a, 't>(
    last: Option<&Token<'_>>,
    tokens: &'a [Token<'t>],
) -> Option<(Amendment, &'a [Token<'t>])> {
    let (word, number, rest) = match tokens {
        [word, number, rest @ ..] if number.class == Class::Digits => (word, number, rest),
        [word, between, number, rest @ ..]
            if number.class == Class::Digits
                && between
                    .text
                    .chars()
                    .all(|c| " .-_\u{a0}\u{202f}".contains(c)) =>
        {
            (word, number, rest)
        }
        _ => return None,
    };
    let kind = in_words(word).or_else(|| in_letters(last, word, rest))?;
    let number = number.text.parse().ok()?;
    Some((Amendment { kind, number }, rest))
}

fn in_words(word: &Token<'_>) -> Option<RelationKind> {
    let word = word.lower();
    let (kind, _) = CHANGES
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()))?;
    Some(*kind)
}

/// Parses `!R1!`, as in the names of ITU files.
fn in_letters(
    last: Option<&Token<'_>>,
    word: &Token<'_>,
    rest: &[Token<'_>],
) -> Option<RelationKind> {
    let set_off = last.is_some_and(|last| last.text.ends_with('!'))
        && rest.first().is_none_or(|next| next.text.starts_with('!'));
    match word.text {
        "R" if set_off => Some(RelationKind::Revision),
        "C" if set_off => Some(RelationKind::Corrigendum),
        "A" if set_off => Some(RelationKind::Addendum),
        _ => None,
    }
}

/// Removes the letter of a language from the end. It follows a hyphen after a digit.
fn take_letter(base: &mut Vec<Token<'_>>) -> Option<char> {
    while base.last().is_some_and(|last| !last.is_word()) {
        base.pop();
    }
    let last = base.last()?;
    let mut chars = last.text.chars();
    let letter = chars.next()?.to_ascii_uppercase();
    let alone = chars.next().is_none() && LANGUAGES.iter().any(|(known, _)| *known == letter);
    let in_front = base.iter().rev().skip(1);
    let hyphen = in_front
        .take_while(|token| !token.is_word())
        .any(|token| token.text.contains('-'));
    let counted = base.iter().any(|token| token.class == Class::Digits);
    if !(alone && hyphen && counted) {
        return None;
    }
    base.pop();
    Some(letter)
}

/// The base in lower case, with its parts joined by `-`.
fn folded(base: &[Token<'_>]) -> String {
    let mut folded = String::new();
    for token in base {
        if token.is_word() {
            folded.push_str(&token.lower());
        } else if !folded.is_empty() && !folded.ends_with('-') {
            folded.push('-');
        }
    }
    folded.truncate(folded.trim_end_matches('-').len());
    folded
}
