//! The law that nothing of a source is lost, and its only exceptions.
//!
//! Every letter and sign is in the text or label of a block, in the model's data beside them (the
//! target of a link, the file and title of a picture) or quoted by a repair.

use rapporteur::document::{BlockKind, Document, HtmlPart, Image, Link, RepairKind, html_parts};
use rapporteur::messages::repair_line;
use std::collections::HashSet;

/// Signs that Markdown itself may read as marks: of emphasis, code, links, headings, quotations,
/// items, tables, escapes and entities. Other marks of Markdown are the names of entities
/// (`&eacute;`), the numbers of a list that repeats one number, the case of a link's label, and the
/// `^` of a footnote. HTML adds its end tags, and a tag that is repeated ([`as_meant`]). Raised digits
/// may be those of Unicode.
const MARKS: &str = "\\`*_~[]()<>#+-=|&;:!.\"'";

/// Returns the lost words and signs of a source. Words of letters and digits (`w7`) identify a place
/// in a generated source.
pub fn lost(source: &str) -> Vec<String> {
    let kept = Kept::of(&Document::parse(source));
    let everything = plain_digits(&kept.everything().to_lowercase());
    let source = as_meant(source);
    let words = without_entities(&source);
    let words = words.split(|c: char| !c.is_alphanumeric());
    let mut lost: Vec<String> = words
        .filter(|word| !everything.contains(&plain_digits(&word.to_lowercase())))
        .map(str::to_owned)
        .collect();
    for sign in signs(&source) {
        if count(&source, sign) > count(&kept.once, sign) {
            lost.push(sign.to_string());
        }
    }
    lost
}

/// Returns a source without the marks of HTML and footnotes.
fn as_meant(source: &str) -> String {
    let mut seen = HashSet::new();
    let parts = html_parts(source).into_iter();
    let kept = parts.map(|part| {
        let written = &source[part.range()];
        match &part {
            HtmlPart::Tag(tag, _) if tag.ends && tag.attributes.is_empty() => " ",
            HtmlPart::Tag(..) if !seen.insert(written) => " ",
            _ => written,
        }
    });
    kept.collect::<String>().replace("[^", "[")
}

/// Returns a text without the names of entities, `&eacute;`, and their numbers.
fn without_entities(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut left = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let name = piece.split(';').next().unwrap_or_default();
        let is_name =
            name.len() < piece.len() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        left.push(' ');
        left.push_str(if is_name { &piece[name.len()..] } else { piece });
    }
    left
}

/// Replaces raised digits by plain ones: the label of a note `¹` is `[1]`.
pub fn plain_digits(text: &str) -> String {
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let plain = |c: char| match raised.iter().position(|raised| *raised == c) {
        Some(digit) => char::from_digit(digit as u32, 10).unwrap_or(c),
        None => c,
    };
    text.chars().map(plain).collect()
}

/// Returns the signs of a source that are never marks of Markdown.
fn signs(source: &str) -> Vec<char> {
    let mut signs: Vec<char> = source.chars().filter(|c| is_sign(*c)).collect();
    signs.sort_unstable();
    signs.dedup();
    signs
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !c.is_control()
        && c != '\u{feff}'
        && !MARKS.contains(c)
}

fn count(text: &str, sign: char) -> usize {
    text.chars().filter(|c| *c == sign).count()
}

/// The parts of a source that a document keeps.
struct Kept {
    /// Parts that occur once.
    once: String,
    /// Quotations of the text in repairs.
    again: String,
}

impl Kept {
    fn of(document: &Document) -> Self {
        let mut once = Vec::new();
        for block in document.blocks() {
            once.extend([block.label(), block.text()].map(str::to_owned));
            if let BlockKind::Image(image) = block.kind() {
                once.extend(of_image(image));
            }
            for run in block.runs() {
                if let Some(Link::To(target) | Link::Unsafe(target)) = &run.link {
                    once.push(target.to_string());
                }
                once.extend(run.image.iter().flat_map(|image| of_image(image)));
            }
        }
        let mut again = Vec::new();
        for repair in document.repairs() {
            match &repair.kind {
                RepairKind::ShownAsWritten { .. }
                | RepairKind::FurtherCells { .. }
                | RepairKind::PageNote { .. } => {
                    again.push(repair_line(repair));
                }
                _ => once.push(repair_line(repair)),
            }
        }
        Self {
            once: once.join("\n"),
            again: again.join("\n"),
        }
    }

    fn everything(&self) -> String {
        format!("{}\n{}", self.once, self.again)
    }
}

fn of_image(image: &Image) -> Vec<String> {
    let source = image.source.clone().unwrap_or_default();
    vec![source, image.title.clone()]
}
