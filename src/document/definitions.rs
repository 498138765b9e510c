//! Link reference definitions: `[5]: https://example.org`.
//!
//! Markdown removes such lines from the text, and footnotes of one word have the same form: `[12]:
//! Ibid.`, `[EU]: Reservation`. So a definition is read as one only if a link in the text uses it.
//! Every other definition is a paragraph, as written.

use super::link;
use crate::sort::sort_by;
use pulldown_cmark::{Event, LinkType, OffsetIter, Tag};
use std::ops::Range;

/// The definitions of a source, in order. Only the first definition of a label is included.
pub(super) struct Definitions {
    all: Vec<Definition>,
}

/// A definition and its place.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    /// The bytes of the source.
    pub(super) range: Range<usize>,
    /// Whether a link in the text uses it.
    pub(super) is_read: bool,
}

impl Definitions {
    /// Collects the definitions that a parser knows. Another parser of the same source tells which
    /// are used.
    pub(super) fn of<'a>(known: &OffsetIter<'a>, again: impl FnOnce() -> OffsetIter<'a>) -> Self {
        let definitions = known.reference_definitions().iter();
        let mut all: Vec<Definition> = definitions
            .map(|(_, definition)| Definition {
                range: definition.span.clone(),
                is_read: false,
            })
            .collect();
        sort_by(&mut all, |a, b| a.range.start.cmp(&b.range.start));
        if !all.is_empty() {
            let mut events = again();
            while let Some((event, _)) = events.next() {
                let used = used_label(&event);
                let used = used.and_then(|label| events.reference_definitions().get(label));
                let Some(start) = used.map(|used| used.span.start) else {
                    continue;
                };
                let place = all.partition_point(|definition| definition.range.start < start);
                if let Some(definition) = all.get_mut(place) {
                    definition.is_read = true;
                }
            }
        }
        Self { all }
    }

    /// Returns the definitions in a part of the source that has only marks of quotes and items
    /// besides.
    pub(super) fn parts(&self, source: &str, between: Range<usize>) -> Vec<Definition> {
        let mut parts = Vec::new();
        if self.all.is_empty() {
            return parts;
        }
        let first = self
            .all
            .partition_point(|part| part.range.start < between.start);
        let known = self.all.iter().skip(first);
        let mut at = between.start;
        for definition in known.take_while(|part| part.range.start < between.end) {
            parts.extend(repeated(source, at..definition.range.start));
            parts.push(definition.clone());
            at = definition.range.end;
        }
        parts.extend(repeated(source, at..between.end));
        parts
    }
}

/// The label of the definition that a link or picture uses.
fn used_label<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    let (Event::Start(Tag::Link {
        link_type,
        dest_url,
        id,
        ..
    })
    | Event::Start(Tag::Image {
        link_type,
        dest_url,
        id,
        ..
    })) = event
    else {
        return None;
    };
    let by_label = matches!(
        link_type,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
    );
    (by_label && !is_footnote(id) && link::is_address(dest_url)).then_some(id)
}

/// Returns whether a label belongs to a footnote, as `^1` does.
pub(super) fn is_footnote(label: &str) -> bool {
    label.starts_with('^')
}

/// The definitions in a part of the source that the parser skipped because their labels were
/// already defined. Each begins on a line of its own.
fn repeated(source: &str, part: Range<usize>) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    let mut at = part.start;
    for line in source.get(part).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_start_matches(|c: char| c != '[');
        let start = at + line.len() - text.len();
        let begins = !text.is_empty()
            && is_marks(line.get(..line.len() - text.len()))
            && (found.is_empty() || text.contains("]:"));
        at += line.len();
        let end = at - line.len() + line.trim_end().len();
        match found.last_mut() {
            _ if begins => found.push(Definition {
                range: start..end,
                is_read: false,
            }),
            Some(definition) if !is_marks(Some(line)) => definition.range.end = end,
            _ => {}
        }
    }
    found
}

/// Whether a text has only marks of quotes and items.
fn is_marks(text: Option<&str>) -> bool {
    let mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || ">-+*.)".contains(c);
    text.is_none_or(|text| text.chars().all(mark))
}

/// Returns a part of the source on one line, without the marks of the `quotes` quotations around
/// it.
pub(super) fn written(source: &str, range: Range<usize>, quotes: usize) -> String {
    let text = source.get(range).unwrap_or_default();
    let mut lines = text.lines();
    let mut written = lines.next().unwrap_or_default().trim_end().to_owned();
    for mut line in lines {
        for _ in 0..quotes {
            let inner = line.trim_start();
            line = inner.strip_prefix('>').unwrap_or(inner);
        }
        written.push(' ');
        written.push_str(line.trim());
    }
    written
}
