//! One's own notes in paragraph order, as a text for a delegate to read out.

mod contained;
mod markdown_text;
mod passage;

use contained::{contained, literal};
use markdown_text::plain;
use passage::{Part, passages};

use std::collections::BTreeMap;

use crate::anchoring::TextRange;
use crate::annotation::{Annotation, AnnotationSet, Disposition, Key, Kind, Side, Sign};
use crate::document::Document;
use crate::shown;

/// The document and the notes of a statement.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: &'a str,
    /// The title of the document; empty if it has none.
    pub title: &'a str,
    /// The document, if it is available.
    pub document: Option<&'a Document>,
    /// All available notes, in which the answered notes are looked up.
    pub known: &'a AnnotationSet,
    /// The places in this document of notes that were written on another text.
    pub carried: &'a BTreeMap<Key, TextRange>,
}

/// The interface words that a statement needs, in the reader's language.
pub trait Wording {
    /// The name of a kind, e.g. "Comment".
    fn kind(&self, kind: &Kind) -> String;
    /// The heading of a note on the document as a whole, e.g. "General".
    fn whole_document(&self) -> String;
    /// A place in another text, e.g. "§ 5.9 in C14/41-E". Without a symbol, the other text has the
    /// symbol of the document.
    fn in_another_text(&self, place: &str, symbol: Option<&str>) -> String;
    /// The heading of a note without an address, e.g. "Without a place".
    fn no_place(&self) -> String;
    /// The words before a text that replaces the present one, e.g. "Proposed text:".
    fn proposed_text(&self) -> String;
    /// The words before an added paragraph, e.g. "New paragraph 5.9bis after § 5.9:".
    fn new_paragraph(&self, number: Option<&str>, side: Option<Side>, place: &str) -> String;
    /// The request of a sign without a proposed text, e.g. "No change."
    fn without_text(&self, sign: Sign) -> Option<String>;
    /// The answered note and its author, as far as they are known, e.g. "On: Proposal · MOD of
    /// BRA".
    fn answered(&self, what: Option<&str>, whose: Option<&str>) -> String;
    /// The represented delegation, after the kind, e.g. "on behalf of CEPT".
    fn on_behalf_of(&self, whose: &str) -> String;
    /// The sponsors of a proposal, e.g. "Sponsors: BRA, CITEL".
    fn sponsors(&self, list: &str) -> String;
    /// The decision, e.g. "Accepted with modifications".
    fn disposition(&self, disposition: Disposition) -> String;
}

/// Returns the notes as Markdown, with a heading for the document and one for each note.
///
/// The heading of a note is followed by the answered note, the quote, the proposal and the text. A
/// quote of the whole paragraph is omitted. Withdrawn annotations and those that must not be shared
/// (see [`shared`](crate::exchange::shared)) are left out. An annotation in conflict appears with
/// every live revision. No note affects text beyond its own part, whatever it contains, and no
/// heading comes from a note.
pub fn markdown(about: About<'_>, notes: &[&Annotation], wording: &impl Wording) -> String {
    let mut parts = vec![format!("# {}", literal(&title(about)))];
    for passage in passages(about, notes, wording) {
        parts.push(format!("## {}", literal(&passage.heading)));
        parts.extend(passage.parts.into_iter().map(|part| match part {
            Part::Quote(words) => quoted(&literal(&words)),
            Part::Text { value, is_markdown } if is_markdown => contained(&value),
            Part::Line(value) | Part::Text { value, .. } => literal(&value),
        }));
    }
    joined(parts)
}

/// Returns the notes as plain text, in the same order as [`markdown`], without its markup. Only
/// headings begin at the margin. All text of notes is indented, so that no note can start another.
pub fn plain_text(about: About<'_>, notes: &[&Annotation], wording: &impl Wording) -> String {
    let mut parts = vec![title(about)];
    for passage in passages(about, notes, wording) {
        parts.push(passage.heading);
        parts.extend(passage.parts.into_iter().map(|part| match part {
            Part::Quote(words) => indented(&format!("“{words}”")),
            Part::Text { value, is_markdown } if is_markdown => indented(&plain(&value)),
            Part::Line(value) | Part::Text { value, .. } => indented(&value),
        }));
    }
    joined(parts)
}

fn title(about: About<'_>) -> String {
    let parts = [about.symbol, about.title].map(shown::whole_name);
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

fn quoted(quote: &str) -> String {
    let lines = quote.split('\n').map(|line| format!("> {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The text indented line by line, for every kind of line end.
fn indented(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let ends_line =
        |letter: char| matches!(letter, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let lines = text.split(ends_line).map(|line| match line.trim() {
        "" => String::new(),
        _ => format!("{INDENT}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The indent of each line of a note in plain text. More would break long lines in mails.
const INDENT: &str = "  ";
