//! Paragraphs indented as far as code in Markdown.

use super::prose::{ends_sentence, reads_as_prose};
use crate::document::markdown::parser;
use crate::document::marker;
use crate::document::repair::{Repair, RepairKind};
use crate::document::source::Lines;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Returns the source with indented prose moved to the left. The number of lines stays the same.
pub(in crate::document) fn outdent<'a>(
    source: Cow<'a, str>,
    repairs: &mut Vec<Repair>,
) -> Cow<'a, str> {
    let is_deep =
        |line: &str| line.trim_start_matches(['>', ' ']).starts_with('\t') || line.contains("    ");
    if !source.lines().any(is_deep) {
        return source;
    }
    let lines = Lines::of(&source);
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for block in indented(&source) {
        let first = block.first().map_or(1, |range| lines.line(range.start));
        let last = block.last().map_or(first, |range| lines.line(range.start));
        let texts: Vec<&str> = block
            .iter()
            .filter_map(|range| source.get(range.clone()))
            .collect();
        let kind = if is_prose(&texts) {
            cuts.extend(block.iter().filter_map(|range| cut(&source, range, &texts)));
            RepairKind::IndentedText { last }
        } else {
            RepairKind::IndentedCode { last }
        };
        repairs.push(Repair { line: first, kind });
    }
    if cuts.is_empty() {
        return source;
    }
    let mut moved = String::with_capacity(source.len());
    let mut at = 0;
    for cut in cuts {
        moved.push_str(source.get(at..cut.start).unwrap_or_default());
        at = cut.end.max(at);
    }
    moved.push_str(source.get(at..).unwrap_or_default());
    Cow::Owned(moved)
}

/// The lines of every indented block of code, without Markdown's code indent.
fn indented(source: &str) -> Vec<Vec<Range<usize>>> {
    let mut blocks = Vec::new();
    let mut open: Option<Vec<Range<usize>>> = None;
    for (event, range) in parser(source) {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)), _) => open = Some(Vec::new()),
            (Event::End(TagEnd::CodeBlock), Some(_)) => blocks.extend(open.take()),
            (Event::Text(_), Some(lines)) => lines.push(range),
            _ => {}
        }
    }
    blocks
}

/// Whether indented lines are text. They are at one depth, or each paragraph begins with a marker
/// or ends like a sentence.
fn is_prose(lines: &[&str]) -> bool {
    let text: String = lines.concat();
    if !reads_as_prose(&text) {
        return false;
    }
    let paragraphs: Vec<&str> = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect();
    let like_text = |paragraph: &&&str| {
        let text = paragraph.trim();
        let marked = marker::read(text).is_some_and(|(_, len)| len < text.len());
        let bullet =
            text.starts_with(['•', '–', '·']) || text.starts_with("- ") || text.starts_with("* ");
        let words = text.split_whitespace().count() > 2 || !text.is_ascii();
        marked || bullet || words && (ends_sentence(text) || text.ends_with(','))
    };
    let like = paragraphs.iter().filter(like_text).count();
    if 2 * like > paragraphs.len() {
        return true;
    }
    // Without a full stop, prose has letters that occur in no program, or names that begin like
    // names.
    let depth = |line: &&str| line.len() - line.trim_start().len();
    let mut depths = lines.iter().map(depth);
    let first = depths.next();
    let even = depths.all(|depth| Some(depth) == first);
    let words = text.split_whitespace().count();
    let mut starts = lines.iter().map(|line| line.trim_start());
    let begins = |c: char| c.is_uppercase() || c.is_numeric();
    let names = lines.len() > 1 && starts.all(|line| line.starts_with(begins));
    even && (words > 8 || names || !text.is_ascii() && words > 0)
}

/// The indent to cut before a line of prose, so that at most three spaces remain.
fn cut(source: &str, line: &Range<usize>, block: &[&str]) -> Option<Range<usize>> {
    let text = source.get(line.clone())?;
    let is_list = |line: &str| {
        let line = line.trim_start();
        ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
    };
    let inner = text.len() - text.trim_start_matches([' ', '\t']).len();
    // Bullets keep their depth relative to each other.
    let keep = is_list(text) && block.first().is_some_and(|first| is_list(first));
    let end = if keep { line.start } else { line.start + inner };
    let before = source.get(..line.start)?;
    let outer = match before.strip_suffix('\t') {
        Some(_) => 1,
        None => {
            let last = before.bytes().rev().take(4);
            last.take_while(|byte| *byte == b' ').count()
        }
    };
    Some(line.start - outer..end)
}
