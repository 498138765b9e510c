//! Prints the model as Markdown, and finds the words of the model in the parsed document.

use super::model::{self, Gap, ITEM_STYLES, Kind, Report, Word};
use rapporteur::anchoring::TextRange;
use rapporteur::document::{Block, Document};
use std::ops::Range;

/// The place of a word in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The index of the block in the document.
    pub block: usize,
    /// The first code point of the word in the block, its punctuation left out.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
}

/// A report as read by the app.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The Markdown.
    pub source: String,
    /// The parsed document.
    pub document: Document,
    /// The place of every word in reading order.
    pub spots: Vec<Spot>,
    /// The number of blocks before the first of the model.
    pub offset: usize,
}

impl Printed {
    /// Prints a report and reads it back. Panics if the parser reads other words than were printed,
    /// because then no measurement would be true.
    pub fn new(report: &Report) -> Self {
        let source = markdown(report);
        let document = Document::parse(&source);
        let offset = document.blocks().len() - report.blocks.len();
        let mut spots = Vec::new();
        let texts: Vec<_> = report
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| text(block, index + offset, &mut spots))
            .collect();
        let parsed = document.blocks().iter().map(Block::text).rev();
        for (parsed, text) in parsed.zip(texts.iter().rev()) {
            assert_eq!(parsed, text, "read otherwise than printed, in\n{source}");
        }
        Self {
            source,
            document,
            spots,
            offset,
        }
    }

    /// Returns the words that are wholly in a range.
    pub fn covered(&self, range: &TextRange) -> Range<usize> {
        let first = self
            .spots
            .partition_point(|spot| (spot.block, spot.start) < (range.block, range.start));
        let end = self
            .spots
            .partition_point(|spot| (spot.block, spot.end) <= (range.end_block, range.end));
        first..end.max(first)
    }

    /// Returns the words that are at least partly in a range.
    pub fn touched(&self, range: &TextRange) -> Range<usize> {
        let first = self
            .spots
            .partition_point(|spot| (spot.block, spot.end) <= (range.block, range.start));
        let end = self
            .spots
            .partition_point(|spot| (spot.block, spot.start) < (range.end_block, range.end));
        first..end.max(first)
    }

    /// Returns the range from the first letter of the first word to the last letter of the last.
    /// There is at least one word.
    pub fn range(&self, words: &Range<usize>) -> TextRange {
        let (first, last) = (self.spots[words.start], self.spots[words.end - 1]);
        TextRange {
            block: first.block,
            start: first.start,
            end_block: last.block,
            end: last.end,
        }
    }
}

/// Returns the text that a block must have; adds the places of its words.
fn text(block: &model::Block, index: usize, spots: &mut Vec<Spot>) -> String {
    let mut text = String::new();
    let mut len = 0;
    let mut push = |part: &str, text: &mut String| {
        text.push_str(part);
        len += part.chars().count();
        len
    };
    for (at, word) in block.words.iter().enumerate() {
        let start = push(&word.before, &mut text);
        let end = push(&word.text, &mut text);
        push(&word.after, &mut text);
        spots.push(Spot {
            block: index,
            start,
            end,
        });
        if at + 1 < block.words.len() {
            push(plain_gap(word.gap), &mut text);
        }
    }
    text
}

fn plain_gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Space | Gap::Line => " ",
        Gap::None => "",
        Gap::NoBreak => "\u{a0}",
        Gap::Double => "  ",
        Gap::Cell => "\t",
        Gap::Row => "\n",
    }
}

fn source_gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Line => "\n",
        Gap::Cell => " | ",
        _ => plain_gap(gap),
    }
}

/// Returns the Markdown of a report.
fn markdown(report: &Report) -> String {
    let mut source = String::new();
    if let Some(masthead) = &report.masthead {
        source = format!(
            "Agenda item: PL 1.1\n\nDocument {}  \n{}  \nOriginal: English\n\n",
            masthead.symbol, masthead.date
        );
    }
    let mut counter = Counter::default();
    for block in &report.blocks {
        let words = inline(&block.words);
        let label = counter.label(block.kind, ITEM_STYLES[report.item_style]);
        let printed = match block.kind {
            Kind::Title => format!("# {words}"),
            Kind::Heading => format!("## {label} {words}"),
            Kind::Numbered => format!("{label} {words}").trim_start().to_owned(),
            Kind::Item => format!("- {label} {words}"),
            Kind::Plain => words,
            Kind::Table => table(&words),
        };
        source.push_str(&printed);
        source.push_str("\n\n");
    }
    source
}

fn inline(words: &[Word]) -> String {
    let mut printed = String::new();
    for (at, word) in words.iter().enumerate() {
        let mark = if word.strong { "**" } else { "" };
        printed.push_str(&word.before);
        printed.push_str(mark);
        printed.push_str(&word.text);
        printed.push_str(mark);
        printed.push_str(&word.after);
        if at + 1 < words.len() {
            printed.push_str(match word.gap {
                Gap::Row => "\n",
                gap => source_gap(gap),
            });
        }
    }
    printed
}

/// Returns rows of cells, with the line under the head that makes them a table.
fn table(words: &str) -> String {
    let mut rows: Vec<_> = words.lines().map(|row| format!("| {row} |")).collect();
    let columns = words
        .lines()
        .next()
        .unwrap_or_default()
        .split(" | ")
        .count();
    rows.insert(1.min(rows.len()), format!("|{}", "---|".repeat(columns)));
    rows.join("\n")
}

/// Counts sections, paragraphs and items.
#[derive(Default)]
struct Counter {
    section: usize,
    paragraph: usize,
    item: usize,
}

impl Counter {
    fn label(&mut self, kind: Kind, item_style: &str) -> String {
        match kind {
            Kind::Heading => {
                *self = Self {
                    section: self.section + 1,
                    ..Self::default()
                };
                self.section.to_string()
            }
            // Before the first section there is no number to count from.
            Kind::Numbered if self.section == 0 => String::new(),
            Kind::Numbered => {
                self.paragraph += 1;
                self.item = 0;
                format!("{}.{}", self.section, self.paragraph)
            }
            Kind::Item => {
                self.item += 1;
                item_style
                    .replace("{a}", &letter(self.item))
                    .replace("{i}", &roman(self.item))
            }
            _ => String::new(),
        }
    }
}

fn letter(count: usize) -> String {
    let letter = char::from(b'a' + ((count - 1) % 26) as u8);
    letter.to_string().repeat((count - 1) / 26 + 1)
}

fn roman(count: usize) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    "x".repeat(count / 10) + ONES[count % 10]
}
