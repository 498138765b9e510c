//! The go-to box: from typed text to a block.

use super::{Block, BlockKind, Document};
use crate::fold::{fold, lower};

/// Words before a number that carry no meaning.
const FILLERS: [&str; 9] = [
    "paragraph",
    "paragraphs",
    "para",
    "section",
    "sec",
    "item",
    "no",
    "n",
    "§",
];

/// Tries in turn an id, an address, the words of a heading, and the end of a unique address.
pub(super) fn find(document: &Document, typed: &str) -> Option<usize> {
    let typed = meant(typed);
    let id = typed.strip_prefix('#').unwrap_or(typed);
    if let Some(index) = document
        .position(id)
        .or_else(|| document.position(&lower(id)))
    {
        return Some(index);
    }
    let tokens = tokens(typed);
    let bare = without_fillers(&tokens);
    by_address(document, &tokens)
        .or_else(|| by_address(document, bare))
        .or_else(|| by_heading(document, &tokens))
        .or_else(|| by_end_of_address(document, bare))
}

/// The meaningful part of typed text: the block of a pasted link (`#/C14-41-E.en/para-5.9`), or the
/// text after the sign of a citation (`C14/41-E, § 5.9`).
fn meant(typed: &str) -> &str {
    let typed = typed.trim();
    if let Some((_, path)) = typed.split_once("#/") {
        return path.rsplit('/').next().unwrap_or(path);
    }
    typed.rsplit('§').next().unwrap_or(typed).trim()
}

/// Splits a text into numbers with their dots and folded words. Brackets and other marks are only
/// separators.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = CharClass::Other;
    let text = fold(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let kind = match c {
            '.' if last == CharClass::Digit && chars.peek().is_some_and(|c| c.is_numeric()) => {
                CharClass::Digit
            }
            '¶' => CharClass::Sign,
            _ if c.is_numeric() => CharClass::Digit,
            _ if c.is_alphabetic() => CharClass::Letter,
            _ => CharClass::Other,
        };
        if kind != CharClass::Other {
            match tokens.last_mut() {
                Some(token) if kind == last => token.push(c),
                _ => tokens.push(c.into()),
            }
        }
        last = kind;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Digit,
    Letter,
    Sign,
    Other,
}

fn without_fillers(tokens: &[String]) -> &[String] {
    match tokens {
        [filler, rest @ ..] if !rest.is_empty() && FILLERS.contains(&filler.as_str()) => {
            without_fillers(rest)
        }
        _ => tokens,
    }
}

fn by_address(document: &Document, typed: &[String]) -> Option<usize> {
    let same = |block: &Block| !typed.is_empty() && tokens(block.address()) == typed;
    document.blocks().iter().position(same)
}

fn by_heading(document: &Document, typed: &[String]) -> Option<usize> {
    let begins = |block: &Block| {
        let heading = matches!(
            block.kind(),
            BlockKind::Heading { .. } | BlockKind::Title | BlockKind::Subtitle
        );
        heading && !typed.is_empty() && tokens(block.text()).starts_with(typed)
    };
    document.blocks().iter().position(begins)
}

/// Finds `3, 1` for `Article 3, 1`. Nobody knows the count of an unnumbered block, so such
/// addresses are excluded.
fn by_end_of_address(document: &Document, typed: &[String]) -> Option<usize> {
    let ends = |block: &Block| {
        let address = tokens(block.address());
        !typed.is_empty() && !address.contains(&"¶".to_owned()) && address.ends_with(typed)
    };
    let blocks = document.blocks().iter().enumerate();
    let mut found = blocks
        .filter(|(_, block)| ends(block))
        .map(|(index, _)| index);
    let first = found.next();
    first.filter(|_| found.next().is_none())
}
