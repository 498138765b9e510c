//! Headings without markup in the source: separate lines such as `Article 5`, `I. INTRODUCTION` or
//! `*resolves*`, below which a count restarts.

use super::draft::Draft;
use super::index::Index;
use super::layout::ends_sentence;
use super::leaves::Shape;
use super::marker::{self, Class, Delimiter, Marker};
use super::masthead::{counts, is_field};
use super::number::LATIN_ORDINALS;
use super::repair::{Repair, RepairKind};
use crate::fold::{is_among, lower};

/// The words before the number of a part of a text, from larger to smaller parts.
const PARTS: [&str; 4] = [
    "annex annexe anexo appendix приложение الملحق part partie parte часть decision décision decisión \
     решение resolution résolution resolución резолюция recommendation recommandation",
    "chapter chapitre capítulo título глава الفصل kapitel",
    "section sección seção раздел abschnitt",
    "article artículo artigo artikel статья المادة rule règle regla regra правило regulation clause",
];

/// The longest heading without markup, in code points.
const LONGEST: usize = 100;

/// The longest lead-in on a line of its own, in code points.
const LONGEST_LEAD: usize = 60;

/// The most blocks between the name of a part and its first paragraph or item. More would take
/// passing mentions for headings, fewer would not see past a title and a lead-in.
const NEAR: usize = 4;

/// A line that may be a heading.
struct Line {
    level: usize,
    /// The kind of the line: the word before its number, or the style of its marker.
    kind: String,
    /// The value of a marker without a word.
    value: u64,
}

impl Line {
    fn key(&self, value: u64) -> String {
        format!("{}{value}", self.kind)
    }
}

/// The first level of headings without markup, after Markdown's levels 1 to 6.
pub(super) const FIRST_UNMARKED: usize = 7;

/// The level of lead-ins, below all others.
const LEAD: usize = 14;

/// Turns unmarked lines into headings.
pub(super) fn find(drafts: &mut [Draft<'_>], repairs: &mut Vec<Repair>) {
    let markers: Vec<Option<Marker>> = drafts.iter().map(marker_of).collect();
    let begins = beginnings(&markers);
    let begins = |index: usize| begins.get(index) == Some(&true);
    let is_heading = |draft: &Draft<'_>| draft.heading_level().is_some();
    let is_counted_below = |index: usize| {
        let below = drafts.iter().enumerate().skip(index + 1).take(NEAR);
        let mut below = below.take_while(|(_, draft)| !is_heading(draft));
        below.any(|(index, _)| begins(index))
    };
    let lines = standing(drafts);
    let mut seen = Index::default();
    for (index, line) in lines.iter().enumerate() {
        if let Some(line) = line
            && (line.value > 0 || is_counted_below(index))
        {
            seen.set(&line.key(line.value), 0);
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut leads = Leads::default();
    for (index, draft) in drafts.iter().enumerate() {
        let line = lines.get(index).and_then(Option::as_ref);
        let line = line.filter(|line| match line.value {
            0 => seen.contains(&line.key(0)),
            _ => seen.contains(&line.key(1)) && seen.contains(&line.key(2)),
        });
        if line.is_some() || is_heading(draft) {
            leads.end(&mut found);
            found.extend(line.map(|line| (index, line.level)));
        } else if !leads.is_closed && is_lead(draft, drafts.get(index + 1), begins(index + 1)) {
            leads.lines.push(index);
            leads.begins_anew |= leads.is_counted && begins(index + 1);
        }
        if let Some(marker) = markers.get(index).and_then(Option::as_ref) {
            leads.is_counted = true;
            leads.is_closed |= marker.is_dotted() && leads.lines.is_empty();
        }
    }
    leads.end(&mut found);
    for (index, level) in found {
        if let Some(draft) = drafts.get_mut(index) {
            draft.leaf.shape = Shape::Heading { level };
            let heading = draft.leaf.inline.finish().0;
            let kind = RepairKind::UnmarkedHeading { heading };
            let line = draft.leaf.line;
            repairs.push(Repair { line, kind });
        }
    }
}

/// The lead-ins of a section.
#[derive(Default)]
struct Leads {
    lines: Vec<usize>,
    /// Whether a count precedes the next lead-in.
    is_counted: bool,
    /// Whether paragraphs with dotted numbers precede the first lead-in. Their items continue below
    /// lead-ins.
    is_closed: bool,
    /// Whether a count restarts below one of them.
    begins_anew: bool,
}

impl Leads {
    /// Makes lead-ins headings if counts would be confused otherwise.
    fn end(&mut self, found: &mut Vec<(usize, usize)>) {
        let ended = std::mem::take(self);
        let lines = ended.lines.iter().filter(|_| ended.begins_anew);
        found.extend(lines.map(|line| (*line, LEAD)));
    }
}

/// The lines that may be headings. Text must follow, unlike in a table of contents.
fn standing(drafts: &[Draft<'_>]) -> Vec<Option<Line>> {
    let mut lines: Vec<Option<Line>> = drafts.iter().map(line).collect();
    let mut above: Option<String> = None;
    for index in 0..lines.len() {
        let kind = |line: Option<&Option<Line>>| Some(line?.as_ref()?.kind.clone());
        let (own, below) = (kind(lines.get(index)), kind(lines.get(index + 1)));
        let in_list =
            own == below || own == above && own.as_ref().is_some_and(|own| own.ends_with('.'));
        above = own;
        if let Some(line) = lines.get_mut(index)
            && (in_list || index + 1 == drafts.len())
        {
            *line = None;
        }
    }
    lines
}

/// The marker at the beginning of a paragraph with words.
fn marker_of(draft: &Draft<'_>) -> Option<Marker> {
    let number = draft
        .leaf
        .item
        .as_ref()
        .and_then(|item| item.marker.as_ref());
    let head = draft.leaf.inline.head(marker::HEAD);
    let text = number.map_or(head.trim(), |number| number);
    let (marker, len) = marker::read(text)?;
    let has_words = number.is_some() || len < text.len();
    (has_words && matches!(draft.leaf.shape, Shape::Paragraph)).then_some(marker)
}

/// Which blocks begin a count: `1.` or `a)`, not `1 January`.
fn beginnings(markers: &[Option<Marker>]) -> Vec<bool> {
    // Letters may occur between two numbers.
    let mut next: [Option<&Marker>; 2] = [None; 2];
    let mut begins = vec![false; markers.len()];
    for (marker, begins) in markers.iter().zip(&mut begins).rev() {
        if let Some(marker) = marker
            && let Some(next) = next.get_mut(usize::from(marker.is_number()))
        {
            let is_first = marker.readings.iter().any(|reading| reading.value == 1);
            let goes_on = next.is_some_and(|next| next.is_next_of(marker));
            *begins = is_first && (goes_on || !marker.is_weak());
            *next = Some(marker);
        }
    }
    begins
}

/// A line that names a part of the text: `Article 5`, `Annex II – Terms`, `A. General`.
fn line(draft: &Draft<'_>) -> Option<Line> {
    let text = draft.leaf.inline.head(8 * LONGEST);
    let text = text.trim();
    let is_short = draft.is_top_paragraph() && draft.leaf.item.is_none();
    if !is_short || draft.leaf.note.is_some() || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    if let Some((marker, len)) = marker::read(text) {
        if marker.delimiter != Delimiter::Dot {
            return None;
        }
        let place = |class| {
            let mut readings = marker.readings.iter();
            readings.find(|reading| reading.class == class)
        };
        let roman = place(Class::Roman { upper: true }).map(|reading| (10, "I.", reading));
        let letter = || place(Class::Letter { upper: true }).map(|reading| (12, "A.", reading));
        let (level, kind, reading) = roman.or_else(letter)?;
        return is_title(text.get(len..)?).then(|| Line {
            level,
            kind: kind.to_owned(),
            value: reading.value,
        });
    }
    let named = text.strip_prefix("Draft ").unwrap_or(text);
    let (word, rest) = named.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let number = rest.split_whitespace().next()?;
    let rest = rest.get(number.len()..)?;
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    let word = lower(word);
    let level = PARTS.iter().position(|words| is_among(words, &word))?;
    let is_number = counts(number) || number.starts_with(char::is_numeric);
    let fits =
        is_number && !text.starts_with(char::is_lowercase) && (rest.is_empty() || is_title(rest));
    fits.then_some(Line {
        level: FIRST_UNMARKED + 2 * level,
        kind: word,
        value: 0,
    })
}

/// Whether words begin like a title and do not end like a sentence.
fn is_title(words: &str) -> bool {
    let first = words
        .split_whitespace()
        .find(|word| word.contains(char::is_alphabetic));
    let first = first.unwrap_or_default();
    let begins = first.chars().find(|c| c.is_alphabetic());
    let is_upper = begins.is_some_and(|c| !c.is_lowercase()) || LATIN_ORDINALS.contains(&first);
    is_upper && !ends_sentence(words)
}

/// Whether a line introduces a count below it, or is in italics like such lines.
fn is_lead(draft: &Draft<'_>, next: Option<&Draft<'_>>, begins: bool) -> bool {
    let text = draft.leaf.inline.head(8 * LONGEST_LEAD);
    let text = text.trim();
    let is_line = draft.is_top_paragraph()
        && draft.leaf.item.is_none()
        && draft.leaf.note.is_none()
        && draft.leaf.inline.lines().len() == 1
        && text.chars().nth(LONGEST_LEAD).is_none()
        && text.starts_with(char::is_alphabetic)
        && marker::read(text).is_none()
        && !is_field(text);
    let is_italic = || draft.leaf.inline.all(|style| style.emphasis);
    let is_above_text = || next.is_some_and(Draft::is_top_paragraph);
    let bare = text.trim_end_matches([',', ':']);
    is_line
        && !ends_sentence(bare)
        && (begins && bare.len() == text.len() || is_italic() && (begins || is_above_text()))
}
