//! One's own notes in paragraph order, as a text: what a delegate reads out.

mod markdown_text;

use markdown_text::plain;

use super::order::{Place, Places};
use crate::annotation::{Annotation, Body, Kind, Note, Selector};
use crate::document::Document;
use crate::sort::sort_by;

/// What stands above the notes.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: &'a str,
    /// The title of the document; empty if it has none.
    pub title: &'a str,
}

/// The words of the interface that a statement needs, in the reader's language.
pub trait Wording {
    /// The name of a kind, e.g. "Comment".
    fn kind(&self, kind: &Kind) -> String;
    /// What a note on the document as a whole stands under, e.g. "General".
    fn whole_document(&self) -> String;
    /// What a note stands under whose place has no address, e.g. "Without a place".
    fn no_place(&self) -> String;
}

/// The notes as Markdown: a heading for the document and one for each note, then the words it
/// speaks of where they are less than their paragraph, then what it says. Withdrawn annotations
/// are left out; of one in conflict every live revision stands.
pub fn markdown(
    heading: Heading<'_>,
    notes: &[&Annotation],
    document: Option<&Document>,
    wording: &impl Wording,
) -> String {
    let mut parts = vec![format!("# {}", title(heading))];
    for passage in passages(notes, document, wording) {
        parts.push(format!("## {}", passage.heading));
        parts.extend(passage.quote.map(quoted));
        parts.extend(passage.texts.into_iter().map(|text| text.value));
    }
    joined(parts)
}

/// The notes as plain text, in the same order as [`markdown`], without its marks.
pub fn plain_text(
    heading: Heading<'_>,
    notes: &[&Annotation],
    document: Option<&Document>,
    wording: &impl Wording,
) -> String {
    let mut parts = vec![title(heading)];
    for passage in passages(notes, document, wording) {
        parts.push(passage.heading);
        parts.extend(passage.quote.map(|quote| format!("“{quote}”")));
        parts.extend(passage.texts.into_iter().map(|text| {
            if text.is_markdown {
                plain(&text.value)
            } else {
                text.value
            }
        }));
    }
    joined(parts)
}

fn title(heading: Heading<'_>) -> String {
    let parts = [heading.symbol, heading.title];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" — ")
}

fn joined(parts: Vec<String>) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| part.trim_matches('\n'))
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join("\n\n") + "\n"
}

fn quoted(quote: String) -> String {
    let lines: Vec<_> = quote.lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}

/// One live note, ready to be written.
struct Passage {
    heading: String,
    quote: Option<String>,
    texts: Vec<Text>,
}

struct Text {
    value: String,
    is_markdown: bool,
}

fn passages(
    annotations: &[&Annotation],
    document: Option<&Document>,
    wording: &impl Wording,
) -> Vec<Passage> {
    let places = Places::new(annotations.iter().copied(), document);
    let mut notes: Vec<(Place, &Annotation, &Note)> = annotations
        .iter()
        .flat_map(|annotation| annotation.notes().map(|(_, note)| (*annotation, note)))
        .map(|(annotation, note)| (places.of(&note.target), annotation, note))
        .collect();
    sort_by(&mut notes, |a, b| (&a.0, a.1.key()).cmp(&(&b.0, b.1.key())));
    notes
        .into_iter()
        .map(|(_, _, note)| Passage {
            heading: passage_heading(note, document, wording),
            quote: quote(note, document),
            texts: texts(note),
        })
        .collect()
}

fn passage_heading(note: &Note, document: Option<&Document>, wording: &impl Wording) -> String {
    let address = note
        .target
        .address
        .clone()
        .or_else(|| block(note, document).map(|block| block.address().to_owned()));
    let place = match address {
        Some(address) if address.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("§ {address}")
        }
        Some(address) => address,
        None if note.target.selectors.is_empty() => wording.whole_document(),
        None => wording.no_place(),
    };
    format!("{place} — {}", wording.kind(&note.kind))
}

fn block<'a>(note: &Note, document: Option<&'a Document>) -> Option<&'a crate::document::Block> {
    note.target
        .selectors
        .iter()
        .find_map(|selector| match selector {
            Selector::Fragment { value, .. } => document?.block(value),
            _ => None,
        })
}

/// The words the note speaks of, unless they are the whole paragraph: its address says as much.
fn quote(note: &Note, document: Option<&Document>) -> Option<String> {
    let exact = note
        .target
        .selectors
        .iter()
        .find_map(|selector| match selector {
            Selector::TextQuote { exact, .. } => Some(exact),
            _ => None,
        })?;
    let is_whole_block = block(note, document).is_some_and(|block| block.text() == exact);
    (!is_whole_block && !exact.trim().is_empty()).then(|| exact.clone())
}

/// Every text of the note that is no tag.
fn texts(note: &Note) -> Vec<Text> {
    note.bodies
        .iter()
        .filter_map(|body| match body {
            Body::Text {
                value,
                purpose,
                format,
                ..
            } if purpose.as_deref() != Some("tagging") => Some(Text {
                value: value.clone(),
                is_markdown: format.as_deref() != Some("text/plain"),
            }),
            _ => None,
        })
        .collect()
}
