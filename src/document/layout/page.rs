//! The furniture of pages: numbers, breaks, running heads.

use super::prose::{ends_sentence, plain};
use crate::document::masthead;
use crate::fold::{is_among, lower};

/// The kind of a line that may be at the edge of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A number that is certainly that of a page: `Page 3 of 12`, `– 19 –`.
    Number(u64),
    /// A number on its own, which may be that of a page.
    Bare(u64),
    /// A number and a total, `3/12`, which may equally be a fraction.
    Ratio(u64, u64),
    /// The end of a page: `\newpage`.
    Break,
    /// The symbol of a document.
    Symbol(String),
    /// The symbol of a document, with a number beside it.
    Numbered(String, u64),
    /// Words across the page with a number at one end.
    Titled(String, u64),
    /// Words with a date and the number of a page, `12 May 2014 House of Commons Debates 345`,
    /// without both.
    Dated(String, u64),
    /// Short words without their date, which may be a running head.
    Words(String),
    /// Not part of the furniture.
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
const PAGE: &str = "page p pg pag pág página pagina seite sida sayfa стр страница صفحة الصفحة 页";

/// The word between a page's number and the total.
const OF: &str = "of de sur von из من di af";

/// Words by which pages name their language.
const LANGUAGES: &str =
    "arabic chinese english french russian spanish français español русский only";

/// The longest running head, in code points.
pub(super) const LONGEST: usize = 100;

/// The highest number of a page before the first. Higher ones are words: `mix`, `dim`.
const LAST_ROMAN: u64 = 99;

/// Beginnings of headings, captions and names of speakers. These stay in the text however often
/// they are at the top of a page.
const NO_HEADS: &str = "agenda alternative amendment annex annexe anexo appendix article artículo box chair \
    chairman chairperson chairwoman chapter chapitre capítulo clause decision décision dr draft \
    figure item m mme mr mrs ms note option paragraph part partie president président principle \
    proposal question rapporteur recommendation regulation resolution rule schedule sección \
    secretary section sr sra step table tableau cuadro vice глава приложение раздел статья \
    таблица";

impl Edge {
    pub(super) fn of(line: &str) -> Self {
        if line.len() > 8 * LONGEST {
            return Self::Text;
        }
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
    // `plain` removes a backslash only before signs.
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
    // A full stop ends a sentence: "… is reproduced on page 12."
    if line.ends_with('.') {
        return None;
    }
    if line.contains(|c: char| others(c) && !DASHES.contains(&c) && !"/.[]|".contains(c)) {
        return None;
    }
    let lower = lower(line);
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let page = |word: &str| is_among(PAGE, word);
    let of = |first: &str, last: &str| {
        let (first, last) = (number(first)?, number(last)?);
        (first <= last && first > 0).then_some((first, last))
    };
    let of_pages = |first: &str, last: &str| of(first, last).map(|(page, _)| Edge::Number(page));
    let ratio = |first: &str, last: &str| of(first, last).map(|(page, all)| Edge::Ratio(page, all));
    match words.as_slice() {
        [only] if dashed => number(only).or_else(|| roman(only)).map(Edge::Number),
        [only] if line.chars().all(char::is_alphanumeric) => {
            number(only).filter(|_| line.len() <= 3).map(Edge::Bare)
        }
        [word, one] if page(word) => number(one).or_else(|| roman(one)).map(Edge::Number),
        [first, last] if line.contains('/') && !line.contains('.') => ratio(first, last),
        [word, first, last] if page(word) && line.contains('/') || *word == "pp" => {
            of_pages(first, last)
        }
        [word, first, between, last] if page(word) && is_among(OF, between) => {
            of_pages(first, last)
        }
        [first, between, last] if is_among(OF, between) => ratio(first, last),
        _ => None,
    }
}

/// A symbol on its own, or with the number of a page beside it.
fn with_symbol(line: &str) -> Edge {
    let mut rest = Vec::new();
    let mut symbols = Vec::new();
    for word in line.split_whitespace() {
        match is_symbol(word) || is_job_number(word) {
            true => symbols.push(word),
            false => rest.push(word),
        }
    }
    match (symbols.as_slice(), rest.as_slice()) {
        ([], rest) => match dated(rest) {
            Some(edge @ Edge::Dated(..)) => edge,
            edge => titled(line).or(edge).unwrap_or_else(|| words(line)),
        },
        ([symbol], []) => Edge::Symbol((*symbol).to_owned()),
        ([symbol], rest) => match page_number(&rest.join(" ")) {
            Some(Edge::Bare(number) | Edge::Ratio(number, _)) => {
                Edge::Numbered((*symbol).to_owned(), number)
            }
            Some(edge) => edge,
            None => words(line),
        },
        _ => Edge::Text,
    }
}

/// Words with the number of a page at one end, far from them: `12    Report of the Council`.
fn titled(line: &str) -> Option<Edge> {
    let parts = line.split(['\t', '|']).flat_map(|part| part.split("  "));
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let at_end = |end: &str| {
        // `L 123/4` names the series and the issue too.
        let number = end.rsplit_once('/').map_or(end, |(_, number)| number);
        self::number(number)
    };
    let (first, rest) = parts.split_first()?;
    let (last, start) = parts.split_last()?;
    let (number, rest) = match (at_end(last), at_end(first)) {
        (Some(number), _) => (number, start),
        (None, number) => (number?, rest),
    };
    let rest = rest.join(" ");
    let Edge::Words(title) = words(&rest) else {
        return None;
    };
    reads_as_title(&title).then_some(Edge::Titled(title, number))
}

/// A title with a date that changes from page to page, and perhaps the number of the page at one end.
fn dated(line: &[&str]) -> Option<Edge> {
    let has_year = |word: &&str| word.bytes().filter(u8::is_ascii_digit).count() >= 4;
    if !line.iter().any(has_year) {
        return None;
    }
    let (first, after) = line.split_first()?;
    let (last, before) = line.split_last()?;
    let rests = [(number(last), before), (number(first), after), (None, line)];
    for (page, rest) in rests {
        if page.is_none() && rest.len() < line.len() {
            continue;
        }
        let Some(title) = undated(rest) else { continue };
        return match (words(&title.join(" ")), page) {
            (Edge::Words(title), _) if !reads_as_title(&title) => None,
            (Edge::Words(title), Some(page)) => Some(Edge::Dated(title, page)),
            (Edge::Words(title), None) => Some(Edge::Words(title)),
            _ => None,
        };
    }
    None
}

/// The words without the date at one end.
fn undated<'w, 'l>(words: &'w [&'l str]) -> Option<&'w [&'l str]> {
    /// The most words of a date, with the day of the week.
    const LONGEST: usize = 4;
    (1..=LONGEST).find_map(|len| {
        let (date, after) = words.split_at_checked(len)?;
        if masthead::is_date(&date.join(" ")) {
            return Some(after).filter(|title| !title.is_empty());
        }
        let (before, date) = words.split_at_checked(words.len() - len)?;
        let is_date = masthead::is_date(&date.join(" "));
        let is_day = |word: &str| word.trim_end_matches(',').ends_with("day");
        let title = before.split_last().filter(|(last, _)| is_day(last));
        let title = title.map_or(before, |(_, title)| title);
        (is_date && !title.is_empty()).then_some(title)
    })
}

/// Returns whether words may be a title. The name of a speaker or a country has fewer words.
pub(super) fn reads_as_title(words: &str) -> bool {
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    words.split_whitespace().count() > 2 || !words.contains(has_case)
}

fn words(line: &str) -> Edge {
    let lower = lower(line);
    let first = lower.strip_prefix("the ").unwrap_or(&lower);
    let first = first.split(|c: char| !c.is_alphanumeric()).next();
    let is_head = !ends_sentence(line)
        && !line.ends_with(',')
        && !first.is_some_and(|first| is_among(NO_HEADS, first))
        && (crate::document::marker::read(line).is_none() || is_field(line));
    match is_head {
        true => Edge::Words(line.to_owned()),
        false => Edge::Text,
    }
}

/// Returns whether a word is a symbol: `C99/7-E`, `A/RES/68/1`.
pub(super) fn is_symbol(word: &str) -> bool {
    word.len() <= 40 && word.contains('/') && !word.contains(',') && masthead::is_symbol(word)
}

/// Returns whether pages print these words between their symbol and number: a language, a date.
pub(super) fn is_field(line: &str) -> bool {
    let small = lower(line);
    let mut words = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let has_words = line.contains(char::is_alphanumeric);
    masthead::is_field(line) || has_words && words.all(|word| is_among(LANGUAGES, word))
}

/// Returns whether a word is a job number like `14-58722`, which the UN prints beside the number of a page.
pub(super) fn is_job_number(word: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // `GE.14-58722` names the duty station.
    let place =
        |place: &str| place.len() < 4 && place.bytes().all(|byte| byte.is_ascii_uppercase());
    let word = match word.split_once('.') {
        Some((before, rest)) if place(before) => rest,
        _ => word,
    };
    let parts = word.split_once('-');
    parts
        .is_some_and(|(year, job)| year.len() == 2 && job.len() == 5 && digits(year) && digits(job))
}

fn number(word: &str) -> Option<u64> {
    let value = word.parse().ok()?;
    (word.len() <= 4).then_some(value)
}

/// Parses the number of a page before the first: `i`, `ii`, `iii`.
fn roman(word: &str) -> Option<u64> {
    crate::document::marker::roman(word).filter(|page| *page <= LAST_ROMAN)
}
