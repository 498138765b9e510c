//! The masthead of a report and its end: fields, title, subtitle, signature.
//!
//! The names of the fields are those in ITU documents in the six UN languages.

use super::block::MastheadField;
use super::draft::{Draft, Role};
use super::inline::Inline;
use super::layout::ends_sentence;
use super::leaves::Shape;
use super::marker;
use super::source::Lines;
use crate::fold::lower;

/// The values of the masthead, without the names of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// `PL 1.1 v)`
    pub agenda_item: Option<String>,
    /// `C14/41-E`
    pub symbol: Option<String>,
    /// `14 March 2014`
    pub date: Option<String>,
    /// The original language as printed, `English`
    pub language: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The second line of the title.
    pub subtitle: Option<String>,
}

const AGENDA_ITEM: [&str; 6] = [
    "agenda item",
    "point de l'ordre du jour",
    "punto del orden del día",
    "пункт повестки дня",
    "议项",
    "بند جدول الأعمال",
];
const SYMBOL: [&str; 5] = ["document", "documento", "документ", "文件", "الوثيقة"];
const LANGUAGE: [&str; 4] = ["original", "оригинал", "原文", "الأصل"];
/// Sections that belong to the abstract at the top, never to the title.
const ABSTRACT: &str = "abstract|summary|action required|references|résumé|suite à donner|références|resumen|\
     acción solicitada|referencias|резюме|необходимые действия|справочные материалы|概要|需采取的行动|\
     参考文件|ملخص|الإجراء المطلوب|المراجع";

/// Returns whether a heading belongs to the abstract box at the top of a report.
pub(super) fn is_abstract(heading: &str) -> bool {
    let heading = lower(heading.trim().trim_end_matches(':'));
    ABSTRACT.split('|').any(|name| name == heading)
}

/// Recognises masthead, title, subtitle and signature. The masthead's lines become blocks. A first
/// heading that equals `named`, the title in the metadata, is the title.
pub(super) fn recognise<'a>(
    drafts: Vec<Draft<'a>>,
    lines: &Lines,
    named: Option<&str>,
) -> (Vec<Draft<'a>>, Masthead) {
    let (mut drafts, title) = split_fields(drafts, lines, named);
    let mut masthead = Masthead::default();
    for draft in &mut drafts {
        if let Role::Field(field) = draft.role {
            fill(&mut masthead, field, draft);
        }
    }
    let has_fields = masthead != Masthead::default();
    if let Some(title) = title {
        masthead.title = set_role(&mut drafts, title, Role::Title);
        if let Some(subtitle) = subtitle(&drafts, title).filter(|_| has_fields) {
            masthead.subtitle = set_role(&mut drafts, subtitle, Role::Subtitle);
        }
    }
    for draft in drafts
        .iter_mut()
        .filter(|draft| draft.heading_level().is_some())
    {
        if draft.role == Role::Text {
            draft.role = Role::Heading;
        }
    }
    sign(&mut drafts);
    (drafts, masthead)
}

/// Stores the value of a field. A second line for the same field is text.
fn fill(masthead: &mut Masthead, field: MastheadField, draft: &mut Draft<'_>) {
    let place = match field {
        MastheadField::AgendaItem => &mut masthead.agenda_item,
        MastheadField::Symbol => &mut masthead.symbol,
        MastheadField::Date => &mut masthead.date,
        MastheadField::Language => &mut masthead.language,
    };
    if place.is_some() {
        draft.role = Role::Text;
    } else {
        *place = field_of(&draft.leaf.inline.text()).map(|(_, value)| value);
    }
}

fn set_role(drafts: &mut [Draft<'_>], index: usize, role: Role) -> Option<String> {
    let draft = drafts.get_mut(index)?;
    draft.role = role;
    Some(draft.leaf.inline.finish().0)
}

/// Splits paragraphs with masthead fields into lines, and finds the title. The fields precede the
/// first heading, or are right below the title.
fn split_fields<'a>(
    drafts: Vec<Draft<'a>>,
    lines: &Lines,
    named: Option<&str>,
) -> (Vec<Draft<'a>>, Option<usize>) {
    let first = drafts
        .iter()
        .position(|draft| draft.heading_level().is_some());
    let titled = first.is_some_and(|first| is_title(&drafts, first, named));
    let end = first.map_or(drafts.len(), |first| first + usize::from(titled));
    let mut split = Vec::with_capacity(drafts.len() + 4);
    let mut title = None;
    let mut on_top = true;
    for (index, draft) in drafts.into_iter().enumerate() {
        let heading = titled && Some(index) == first;
        let parts = if on_top && draft.is_top_paragraph() {
            fields_in(&draft.leaf.inline, lines)
        } else {
            Vec::new()
        };
        let is_text = parts.is_empty() && !heading && reads_as_text(&draft);
        on_top = index + 1 < end && on_top && !is_text
            || titled && (heading || on_top && !parts.is_empty());
        if heading {
            title = Some(split.len());
        }
        if parts.is_empty() {
            split.push(draft);
        } else {
            split.extend(parts);
        }
    }
    (split, title)
}

/// Whether a block belongs to the text below the masthead. Lines of few words may belong to the
/// masthead.
fn reads_as_text(draft: &Draft<'_>) -> bool {
    const SHORT: usize = 6;
    let is_numbered = || marker::read(draft.leaf.inline.head(marker::HEAD).trim()).is_some();
    let tail = draft.leaf.inline.tail();
    let is_sentence = || ends_sentence(&tail) && tail.split_whitespace().count() > SHORT;
    let is_table = matches!(draft.leaf.shape, Shape::Table { .. });
    !is_table && (!draft.is_top_paragraph() || is_sentence() || is_numbered())
}

/// The lines of a paragraph as blocks, if the first one is a masthead field.
fn fields_in<'a>(paragraph: &Inline<'a>, lines: &Lines) -> Vec<Draft<'a>> {
    let parts = paragraph.lines();
    if parts
        .first()
        .is_none_or(|first| field_of(&first.text()).is_none())
    {
        return Vec::new();
    }
    let draft = |inline: Inline<'a>| {
        let line = inline.spans.first().map_or(1, |span| lines.line(span.at));
        let role = field_of(&inline.text()).map_or(Role::Text, |(field, _)| Role::Field(field));
        Draft::line_of(inline, line, role)
    };
    parts.into_iter().map(draft).collect()
}

/// The field in a line, and its value.
fn field_of(line: &str) -> Option<(MastheadField, String)> {
    let line = line.trim();
    if line.chars().count() > 80 {
        return None;
    }
    let field = if let Some(value) = after_name(line, &AGENDA_ITEM) {
        (MastheadField::AgendaItem, value)
    } else if let Some(value) = after_name(line, &LANGUAGE).filter(|_| line.contains([':', '：']))
    {
        (MastheadField::Language, value)
    } else if let Some(value) = after_name(line, &SYMBOL).filter(|value| is_symbol(value)) {
        (MastheadField::Symbol, value)
    } else if is_symbol(line) && line.contains('/') {
        (MastheadField::Symbol, line)
    } else if is_date(line) {
        (MastheadField::Date, line)
    } else {
        return None;
    };
    Some((field.0, field.1.to_owned()))
}

/// Returns whether a line is a field of the masthead.
pub(super) fn is_field(line: &str) -> bool {
    field_of(line).is_some()
}

/// The text after one of the names and a colon or space.
fn after_name<'l>(line: &'l str, names: &[&str]) -> Option<&'l str> {
    let plain = lower(&line.replace('’', "'"));
    let name = names.iter().find(|name| plain.starts_with(**name))?;
    let (_, rest) = line.split_at_checked(line.char_indices().nth(name.chars().count())?.0)?;
    let value = rest.trim_start().trim_start_matches([':', '：']).trim();
    let parted = rest.starts_with([' ', ':', '：', '\u{a0}']) || !name.is_ascii();
    (parted && !value.is_empty()).then_some(value)
}

/// Returns whether a text is a symbol: one word that begins with a capital and has a digit, like
/// `C14/41-E`.
pub(super) fn is_symbol(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(['/', '-'])
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/-().,".contains(c))
}

/// Returns whether a text is a date, with a year, a day and few words: `14 March 2014`, `March 14, 2014`,
/// `2014-03-14`, `2014年3月14日`.
pub(super) fn is_date(text: &str) -> bool {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect();
    let years = numbers
        .iter()
        .filter(|n| n.len() == 4 && n.starts_with(['1', '2']))
        .count();
    let days = numbers.iter().filter(|n| n.len() <= 2).count();
    let words = text.split_whitespace().count();
    // `1211 Geneva 20` is an address. If the month has a name, the year comes last.
    let first = text.split_whitespace().next().unwrap_or_default();
    let named =
        text.contains(|c: char| c.is_alphabetic() && (c.is_lowercase() || c.is_uppercase()));
    let is_code = named && first.len() == 4 && first.bytes().all(|c| c.is_ascii_digit());
    let letters = text
        .chars()
        .all(|c| c.is_alphanumeric() || c.is_whitespace() || "-,.".contains(c));
    years == 1
        && (1..=2).contains(&days)
        && days + years == numbers.len()
        && words <= 6
        && letters
        && !is_code
}

/// Whether the first heading is the title. It is if a masthead precedes it, or if it comes first
/// and no other heading is as high. A numbered or abstract heading is a section.
fn is_title(drafts: &[Draft<'_>], first: usize, named: Option<&str>) -> bool {
    let (before, rest) = drafts.split_at_checked(first).unwrap_or_default();
    let [heading, rest @ ..] = rest else {
        return false;
    };
    let has_field = |draft: &Draft<'_>| {
        let line = draft.leaf.inline.lines().first().map(Inline::text);
        draft.is_top_paragraph() && line.is_some_and(|line| field_of(&line).is_some())
    };
    let highest = || {
        rest.iter()
            .filter_map(Draft::heading_level)
            .all(|level| Some(level) > heading.heading_level())
    };
    let words = |text: &str| lower(&text.split_whitespace().collect::<String>());
    let is_named = || named.is_some_and(|named| words(named) == words(&heading.leaf.inline.text()));
    // If the metadata have another title, a lone heading is that of a section.
    let is_above = || named.is_none() || rest.iter().any(|draft| draft.heading_level().is_some());
    let on_top = if before.is_empty() {
        is_named() || highest() && is_above()
    } else {
        before.iter().any(has_field)
    };
    on_top && !is_section(heading)
}

/// The heading right below the title, at a deeper level and followed by another heading.
fn subtitle(drafts: &[Draft<'_>], title: usize) -> Option<usize> {
    let [upper, lower, next] = drafts.get(title..title + 3)? else {
        return None;
    };
    let deeper = lower.heading_level()? > upper.heading_level()?;
    (deeper && next.heading_level().is_some() && !is_section(lower)).then_some(title + 1)
}

/// Whether a heading is a section, whatever its level: `1 Introduction`, `Article 3`, `Part II:
/// Rights`, `Summary`.
fn is_section(heading: &Draft<'_>) -> bool {
    let text = heading.leaf.inline.text();
    let numbered = heading
        .leaf
        .item
        .as_ref()
        .is_some_and(|item| item.marker.is_some());
    numbered || marker::read(text.trim()).is_some() || is_abstract(&text) || is_counted(&text)
}

/// Whether the second word is a number, a Roman numeral or one letter: `Article 3`, `Annex A`.
fn is_counted(heading: &str) -> bool {
    let word = heading.split_whitespace().nth(1).unwrap_or_default();
    counts(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Returns whether a word is a number, a Roman numeral or one letter.
pub(super) fn counts(word: &str) -> bool {
    let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let capital = word.len() <= 5 && !word.is_empty() && word.chars().all(|c| "IVXLC".contains(c));
    number || capital || word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Marks signatures. A signature is a bold (or italic) paragraph of a few short lines. It ends the
/// report or a part of it.
fn sign(drafts: &mut [Draft<'_>]) {
    for index in 1..drafts.len() {
        let last = drafts
            .get(index + 1)
            .is_none_or(|next| next.heading_level().is_some());
        let Some(draft) = drafts.get_mut(index).filter(|_| last) else {
            continue;
        };
        if draft.role == Role::Text && draft.is_top_paragraph() && is_signature(&draft.leaf.inline)
        {
            draft.role = Role::Signature;
        }
    }
}

fn is_signature(inline: &Inline<'_>) -> bool {
    let lines = inline.lines();
    let short = |line: &Inline<'_>| line.text().chars().count() <= 100;
    let set_off = inline.all(|style| style.strong) || inline.all(|style| style.emphasis);
    let ends = inline
        .text()
        .trim_end()
        .ends_with(['.', ';', ':', ',', '!', '?']);
    set_off && !ends && (2..=5).contains(&lines.len()) && lines.iter().all(short)
}
