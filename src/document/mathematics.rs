//! Formulas between dollar signs. The text keeps the source's notation, marked as mathematics.

use super::definitions::written;
use super::inline::SpanKind;
use super::reading::Reader;
use std::ops::Range;

/// Returns whether a source has a formula. Otherwise dollars are money, and the text between two of
/// them is ordinary text.
pub(super) fn has_formula(source: &str) -> bool {
    let mut between = source.split('$').skip(1);
    between.any(|part| !part.contains("\n\n") && is_formula(part))
}

/// Whether the text between two dollar signs is a formula rather than an amount of money.
fn is_formula(text: &str) -> bool {
    let text = text.trim();
    let mut chars = text.chars();
    let is_letter = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
    let command = |(_, after): (&str, &str)| after.starts_with(|c: char| !c.is_whitespace());
    let has_word = || {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| word.len() > 3)
    };
    is_letter
        || !text.is_empty() && text.chars().all(|c| c == '*')
        || text.split_once('\\').is_some_and(command)
        || text.contains(['^', '_', '{'])
        || text.contains(['=', '<', '>']) && !has_word()
}

impl<'a> Reader<'a, '_> {
    /// Adds a formula with its dollar signs. A display formula keeps its lines.
    pub(super) fn formula(&mut self, text: &str, range: Range<usize>, is_display: bool) {
        let mut style = self.style();
        style.math = style.image.is_none() && is_formula(text);
        let mut at = range.start;
        let source = self.source.get(range).unwrap_or_default();
        for (index, line) in source.split_inclusive('\n').enumerate() {
            if index > 0 {
                let (kind, text) = match is_display {
                    true => (SpanKind::HardBreak, "\n"),
                    false => (SpanKind::SoftBreak, " "),
                };
                self.span(kind, text.into(), &style, at);
            }
            let quotes = if index > 0 { self.leaves.quotes() } else { 0 };
            let line_end = at + line.len();
            let words = match quotes {
                0 => line.trim_end_matches('\n').to_owned(),
                _ => without_quotes(line, quotes),
            };
            self.span(SpanKind::Text, words.trim().to_owned().into(), &style, at);
            at = line_end;
        }
    }
}

/// A line without the marks of the quotations around it.
fn without_quotes(line: &str, quotes: usize) -> String {
    let line = format!("\n{line}");
    let range = 0..line.len();
    written(&line, range, quotes).trim_start().to_owned()
}
