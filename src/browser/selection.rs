//! The browser's selection as places in the report, and back.
//!
//! The reader draws the words of a block in elements that name in `data-run` the code point at which
//! they begin; what lies in none of them (labels, buttons) is no text of the report. Here, and
//! nowhere else, the DOM's UTF-16 offsets become code points.

use web_sys::{DomRect, Element, Node, Range, Selection};

use wasm_bindgen::JsCast;

use crate::anchoring::TextRange;

/// The attribute with the index of a block.
const BLOCK: &str = "data-block";

/// The attribute with the code point at which the words of an element begin in their block.
const RUN: &str = "data-run";

/// What is selected of the report that `report` holds; `None` where that is nothing.
pub fn selected(report: &Element) -> Option<TextRange> {
    let range = range()?;
    let mut covered = elements(report, &format!(".block[{BLOCK}]"))
        .into_iter()
        .filter(|block| touches(&range, block))
        .flat_map(|block| {
            let index: Option<usize> = number(&block, BLOCK);
            let runs = elements(&block, &format!("[{RUN}]"));
            let covered = runs.into_iter().filter_map(|run| covered(&run, &range));
            covered
                .filter_map(|words| Some((index?, words)))
                .collect::<Vec<_>>()
        });
    let first = covered.next()?;
    let last = covered.last().unwrap_or_else(|| first.clone());
    Some(TextRange {
        block: first.0,
        start: first.1.start,
        end_block: last.0,
        end: last.1.end,
    })
}

/// Selects words of the report; `backward` when their beginning is the end that moves.
pub fn select(report: &Element, words: &TextRange, backward: bool) {
    let start = point(report, words.block, words.start, false);
    let end = point(report, words.end_block, words.end, true);
    let (Some(selection), Some(start), Some(end)) = (selection(), start, end) else {
        return;
    };
    let (anchor, focus) = if backward { (end, start) } else { (start, end) };
    let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &focus.0, focus.1);
}

/// What was selected before the report is drawn anew. Where a drawing replaces the text that the
/// selection begins or ends in, the browser moves that end to the beginning of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    words: TextRange,
    backward: bool,
}

/// What is selected of the report now; `None` where that is nothing.
pub fn hold(report: &Element) -> Option<Held> {
    let words = selected(report)?;
    let (anchor, range) = (selection()?, range()?);
    let begins = range.start_container().ok() == anchor.anchor_node()
        && range.start_offset().ok() == Some(anchor.anchor_offset());
    Some(Held {
        words,
        backward: !begins,
    })
}

impl Held {
    /// Selects it again, if the drawing has changed what is selected.
    pub fn restore(self, report: &Element) {
        if hold(report) != Some(self) {
            select(report, &self.words, self.backward);
        }
    }
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Where the first and the last line of the selection stand in the window, in CSS pixels.
pub fn lines() -> Option<(DomRect, DomRect)> {
    let lines = range()?.get_client_rects()?;
    let first = lines.get(0)?;
    let last = lines.get(lines.length().checked_sub(1)?)?;
    Some((first, last))
}

fn selection() -> Option<Selection> {
    gloo::utils::window().get_selection().ok().flatten()
}

fn range() -> Option<Range> {
    let selection = selection().filter(|selection| !selection.is_collapsed())?;
    selection.get_range_at(0).ok()
}

/// The code points of a run's block that a range covers in it.
fn covered(run: &Element, range: &Range) -> Option<std::ops::Range<usize>> {
    if !touches(range, run) {
        return None;
    }
    let start: usize = number(run, RUN)?;
    let (from, to) = match picture(run) {
        Some(picture) if touches(range, &picture) => (0, alternative(&picture)),
        Some(_) => return None,
        None => inside(run, range)?,
    };
    (from < to).then_some(start + from..start + to)
}

/// The code points of an element's text that a range covers; one that is covered by half counts.
fn inside(element: &Element, range: &Range) -> Option<(usize, usize)> {
    let whole = || {
        let whole = gloo::utils::document().create_range().ok()?;
        whole.select_node_contents(element).ok()?;
        Some(whole)
    };
    let compare = |how, with: &Range| range.compare_boundary_points(how, with).ok();
    let (before, upto) = (whole()?, whole()?);
    if compare(Range::START_TO_START, &before)? > 0 {
        let start = (range.start_container().ok()?, range.start_offset().ok()?);
        before.set_end(&start.0, start.1).ok()?;
    } else {
        before.collapse_with_to_start(true);
    }
    if compare(Range::END_TO_END, &upto)? < 0 {
        let end = (range.end_container().ok()?, range.end_offset().ok()?);
        upto.set_end(&end.0, end.1).ok()?;
    }
    let (before, _) = code_points(&before);
    let (upto, half) = code_points(&upto);
    Some((before, upto + usize::from(half)))
}

/// How many whole code points a range holds, and whether it ends inside another.
fn code_points(range: &Range) -> (usize, bool) {
    let text = range.to_string();
    let units = char::decode_utf16(text.iter());
    let (mut whole, mut half) = (0, false);
    for point in units {
        // Text of a report is well-formed: an unpaired unit is cut off its other half.
        half = point.is_err();
        whole += usize::from(!half);
    }
    (whole, half)
}

/// The place in the DOM of a code point of a block; of two where runs meet, the one that the text
/// `ends` at, or begins at.
fn point(report: &Element, block: usize, offset: usize, ends: bool) -> Option<(Node, u32)> {
    let block = report
        .query_selector(&format!(".block[{BLOCK}='{block}']"))
        .ok()??;
    let mut runs = elements(&block, &format!("[{RUN}]")).into_iter();
    let begins = |run: &Element| number(run, RUN).unwrap_or(usize::MAX);
    let run = runs.rfind(|run| begins(run) < offset + usize::from(!ends))?;
    let offset = offset - begins(&run);
    if let Some(picture) = picture(&run) {
        let siblings = picture.parent_node()?;
        return Some((siblings, u32::from(offset > 0)));
    }
    point_in(&run, offset, ends)
}

fn point_in(run: &Element, offset: usize, ends: bool) -> Option<(Node, u32)> {
    /// `NodeFilter.SHOW_TEXT`
    const TEXT: u32 = 4;
    let texts = gloo::utils::document()
        .create_tree_walker_with_what_to_show(run, TEXT)
        .ok()?;
    let (mut left, mut last) = (offset, None);
    while let Some(node) = texts.next_node().ok()? {
        let text = node.text_content().unwrap_or_default();
        let length = text.chars().count();
        if left < length + usize::from(ends) {
            return Some((node, units(&text, left)));
        }
        left -= length;
        last = Some((node, units(&text, length)));
    }
    last
}

/// How many UTF-16 units the first code points of a text have.
fn units(text: &str, code_points: usize) -> u32 {
    let units: usize = text.chars().take(code_points).map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

fn touches(range: &Range, node: &Node) -> bool {
    range.intersects_node(node).unwrap_or(false)
}

/// The picture of a run: its text is the picture's description.
fn picture(run: &Element) -> Option<Element> {
    run.query_selector("img").ok().flatten()
}

fn alternative(picture: &Element) -> usize {
    let text = picture.get_attribute("alt").unwrap_or_default();
    text.chars().count()
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

fn elements(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}
