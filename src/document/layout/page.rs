//! What pages print around their text: numbers, breaks, running heads.

use super::prose::plain;
use crate::fold::lower;

/// What a line may be that stands at the edge of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A number that is that of a page for certain: `Page 3 of 12`, `– 19 –`.
    Number(u64),
    /// A number alone, which may be that of a page.
    Bare(u64),
    /// Where a page ends: `\newpage`.
    Break,
    /// The symbol of a document.
    Symbol,
    /// Short words, which may be a running head; numbers left out.
    Words(String),
    /// Nothing of a page.
    Text,
}

/// Commands and marks of converters that end a page.
const BREAKS: [&str; 6] = [
    "\\newpage",
    "\\pagebreak",
    "\\clearpage",
    "\\cleardoublepage",
    "{pagebreak}",
    "{{pagebreak}}",
];

/// The word for a page.
const PAGE: [&str; 14] = [
    "page",
    "pg",
    "pag",
    "pág",
    "página",
    "pagina",
    "seite",
    "sida",
    "sayfa",
    "стр",
    "страница",
    "صفحة",
    "الصفحة",
    "页",
];

/// The word between a page's number and how many there are.
const OF: [&str; 8] = ["of", "de", "sur", "von", "из", "من", "di", "af"];

/// No running head is longer (code points).
const LONGEST: usize = 100;

impl Edge {
    pub(super) fn of(line: &str) -> Self {
        let line = plain(line);
        if line.chars().nth(LONGEST).is_some() || line.is_empty() {
            return Self::Text;
        }
        if is_break(&line) {
            return Self::Break;
        }
        match page_number(&line) {
            Some(edge) => edge,
            None if line.starts_with(['#', '>', '|', '-', '+', '!', '<', '[', ':']) => Self::Text,
            None => with_symbol(&line),
        }
    }
}

fn is_break(line: &str) -> bool {
    let marker_of_page = line.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let drawn = marker_of_page.is_some_and(|(number, rule)| {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits && rule.len() >= 10 && rule.bytes().all(|byte| byte == b'-')
    });
    // `plain` takes a backslash only before signs.
    drawn || BREAKS.contains(&line.to_ascii_lowercase().as_str())
}

fn page_number(line: &str) -> Option<Edge> {
    const DASHES: [char; 5] = ['-', '–', '—', '―', '~'];
    if let Some(page) = line
        .strip_prefix('第')
        .filter(|line| line.contains(['页', '頁']))
    {
        let others = |c: char| !c.is_numeric() && !c.is_whitespace() && !"第共页頁/，,".contains(c);
        let digits: String = page
            .chars()
            .take_while(|c| c.is_numeric() || c.is_whitespace())
            .collect();
        let number = digits.trim().parse().unwrap_or_default();
        return (!page.contains(others)).then_some(Edge::Number(number));
    }
    let dashed = line.len() > 2 && line.starts_with(DASHES) && line.ends_with(DASHES);
    let others = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    if line.contains(|c: char| others(c) && !DASHES.contains(&c) && !"/.[]|".contains(c)) {
        return None;
    }
    let lower = lower(line);
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let page = |word: &str| PAGE.contains(&word);
    let of = |first: &str, last: &str| {
        let (first, last) = (number(first)?, number(last)?);
        (first <= last && first > 0).then_some(Edge::Number(first))
    };
    match words.as_slice() {
        [only] if dashed => number(only).or_else(|| roman(only)).map(Edge::Number),
        [only] if line.chars().all(char::is_alphanumeric) => {
            number(only).filter(|_| line.len() <= 3).map(Edge::Bare)
        }
        [word, one] if page(word) => number(one).or_else(|| roman(one)).map(Edge::Number),
        [first, last] if line.contains('/') && !line.contains('.') => of(first, last),
        [word, first, last] if page(word) && line.contains('/') => of(first, last),
        [word, first, between, last] if page(word) && OF.contains(between) => of(first, last),
        [first, between, last] if OF.contains(between) => of(first, last),
        _ => None,
    }
}

/// A symbol alone, or with the number of a page beside it.
fn with_symbol(line: &str) -> Edge {
    let mut rest = Vec::new();
    let mut symbols = 0;
    for word in line.split_whitespace() {
        match is_symbol(word) {
            true => symbols += 1,
            false => rest.push(word),
        }
    }
    match (symbols, rest.as_slice()) {
        (0, _) => words(line),
        (_, []) => Edge::Symbol,
        (_, rest) => match page_number(&rest.join(" ")) {
            Some(Edge::Bare(number)) => Edge::Number(number),
            Some(edge) => edge,
            None => words(line),
        },
    }
}

fn words(line: &str) -> Edge {
    match crate::document::marker::read(line) {
        Some(_) => Edge::Text,
        None => Edge::Words(line.chars().filter(|c| !c.is_numeric()).collect()),
    }
}

/// `C99/7-E`, `A/RES/68/1`: capitals and numbers with strokes between them.
fn is_symbol(word: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "/-().".contains(c);
    word.len() <= 40
        && word.contains('/')
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(allowed)
}

fn number(word: &str) -> Option<u64> {
    let value = word.parse().ok()?;
    (word.len() <= 4).then_some(value)
}

/// Pages before the first are counted `i`, `ii`, `iii`.
fn roman(word: &str) -> Option<u64> {
    crate::document::marker::roman(word)
}
