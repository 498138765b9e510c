//! The browser's selection as places in the report, and back.
//!
//! The reader draws the words of a block in elements whose `data-run` gives the code point where they
//! begin. Everything outside these elements (labels, buttons) is not text of the report. Here, and
//! nowhere else, the DOM's UTF-16 offsets become code points.
//!
//! Other software changes the page too: a translation, an extension. The words of a block may then no
//! longer be those of the document. Places in such a block mean nothing, and all of it counts as
//! selected.
//!
//! The selection stays while notes are drawn under it. Highlights cut the text into pieces. A drawing
//! may replace the piece in which a selection begins. Then the browser moves that end to the beginning
//! of the paragraph. Because of that, a note from another tab once moved the next note to other words.

use web_sys::{DomRect, Element, Node, Range, Selection};

use wasm_bindgen::JsCast;

use super::dom;
use crate::anchoring::TextRange;
use crate::document::{Block, Document};

/// The selected part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The words, in the document's own text.
    pub words: TextRange,
    /// Whether they are whole blocks, because the text of the page was changed there.
    pub is_changed: bool,
}

/// Finds the selection in the `document` that `report` shows; `None` if nothing is selected.
pub fn selected(report: &Element, document: &Document) -> Option<Selected> {
    let range = range()?;
    let mut covered = elements(report, dom::NUMBERED_BLOCKS)
        .into_iter()
        .filter(|block| touches(&range, block))
        .filter_map(|block| Drawn::read(block, document))
        .filter_map(|block| block.covered(&range));
    let first = covered.next()?;
    let mut all = first;
    for next in covered {
        all.words.end_block = next.words.end_block;
        all.words.end = next.words.end;
        all.is_changed |= next.is_changed;
    }
    Some(all)
}

/// Returns whether the page shows other words than the document in any of these blocks.
pub fn is_changed(report: &Element, words: &TextRange, document: &Document) -> bool {
    let mut blocks = words.block..=words.end_block;
    blocks.any(|index| Drawn::find(report, index, document).is_some_and(|block| block.is_changed))
}

/// Selects words of the report. With `backward`, their beginning is the end that moves.
pub fn select(report: &Element, document: &Document, words: &TextRange, backward: bool) {
    let find = |index| Drawn::find(report, index, document);
    let start = find(words.block).and_then(|block| block.point(words.start, false));
    let end = find(words.end_block).and_then(|block| block.point(words.end, true));
    let (Some(selection), Some(start), Some(end)) = (selection(), start, end) else {
        return;
    };
    let (anchor, focus) = if backward { (end, start) } else { (start, end) };
    let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &focus.0, focus.1);
}

/// The selection before the report is redrawn. A drawing may replace the text at an end of the
/// selection. The browser then moves that end to the beginning of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    words: TextRange,
    backward: bool,
}

/// Remembers the selection in the report; `None` if nothing is selected or the page was changed there.
pub fn hold(report: &Element, document: &Document) -> Option<Held> {
    let Selected { words, .. } =
        selected(report, document).filter(|selected| !selected.is_changed)?;
    let (anchor, range) = (selection()?, range()?);
    let begins = range.start_container().ok() == anchor.anchor_node()
        && range.start_offset().ok() == Some(anchor.anchor_offset());
    Some(Held {
        words,
        backward: !begins,
    })
}

impl Held {
    /// Selects the words again if the drawing has changed the selection.
    pub fn restore(self, report: &Element, document: &Document) {
        if hold(report, document) != Some(self) {
            select(report, document, &self.words, self.backward);
        }
    }
}

/// Clears the selection.
pub fn clear() {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The first and the last line of a selection in the window, in CSS pixels.
pub struct OuterLines {
    /// The first line.
    pub first: DomRect,
    /// The last line.
    pub last: DomRect,
}

/// Finds the first and the last line of the selection; `None` if nothing is selected.
pub fn lines() -> Option<OuterLines> {
    let lines = range()?.get_client_rects()?;
    let first = lines.get(0)?;
    let last = lines.get(lines.length().checked_sub(1)?)?;
    Some(OuterLines { first, last })
}

fn selection() -> Option<Selection> {
    gloo::utils::window().get_selection().ok().flatten()
}

fn range() -> Option<Range> {
    let selection = selection().filter(|selection| !selection.is_collapsed())?;
    selection.get_range_at(0).ok()
}

/// A block of the document as the page shows it.
struct Drawn<'a> {
    index: usize,
    block: &'a Block,
    element: Element,
    runs: Vec<Element>,
    is_changed: bool,
}

impl<'a> Drawn<'a> {
    fn find(report: &Element, index: usize, document: &'a Document) -> Option<Self> {
        Self::read(dom::block_in(report, index)?.into(), document)
    }

    /// Reads the block that an element shows; `None` if its number and its id do not name the same
    /// block.
    fn read(element: Element, document: &'a Document) -> Option<Self> {
        let index = dom::number(&element, dom::BLOCK)?;
        let block = document.blocks().get(index)?;
        if block.id() != element.id() {
            return None;
        }
        let runs = elements(&element, dom::RUNS);
        Some(Self {
            index,
            block,
            element,
            is_changed: !is_as_in(block, &runs),
            runs,
        })
    }

    /// Returns the part of the block that a range covers, or all of it if the page was changed.
    fn covered(&self, range: &Range) -> Option<Selected> {
        let words = |start, end| Selected {
            words: TextRange {
                block: self.index,
                start,
                end_block: self.index,
                end,
            },
            is_changed: self.is_changed,
        };
        if self.is_changed {
            let (from, to) = inside(&self.text(), range)?;
            return (from < to).then(|| words(0, self.block.len()));
        }
        let mut covered = self.runs.iter().filter_map(|run| covered(run, range));
        let first = covered.next()?;
        let end = covered.next_back().map_or(first.end, |last| last.end);
        Some(words(first.start, end))
    }

    /// Returns the element that holds the block's words.
    fn text(&self) -> Element {
        let text = dom::find_in(&self.element, dom::TEXT);
        text.map_or_else(|| self.element.clone(), Into::into)
    }

    /// Returns the place of a code point in the DOM. If two runs meet there, `ends` chooses the end of
    /// the first, otherwise the beginning of the second is used. In a changed block the place is one of
    /// its ends.
    fn point(&self, offset: usize, ends: bool) -> Option<(Node, u32)> {
        if self.is_changed {
            let text = self.text();
            let end = if ends { text.child_nodes().length() } else { 0 };
            return Some((text.into(), end));
        }
        let begins = |run: &Element| dom::number(run, dom::RUN).unwrap_or(usize::MAX);
        let mut runs = self.runs.iter();
        let run = runs.rfind(|run| begins(run) < offset + usize::from(!ends))?;
        let offset = offset - begins(run);
        if let Some(picture) = picture(run) {
            let siblings = picture.parent_node()?;
            return Some((siblings, u32::from(offset > 0)));
        }
        point_in(run, offset, ends)
    }
}

/// Returns whether the runs of a block hold all of its words, each in its place. Between the cells of a
/// table the text has white space, which no run holds.
fn is_as_in(block: &Block, runs: &[Element]) -> bool {
    let (mut text, mut at) = (block.text().chars(), 0);
    for run in runs {
        let Some(start) = dom::number(run, dom::RUN).filter(|start| *start >= at) else {
            return false;
        };
        let words = words(run);
        let is_left_out = text.by_ref().take(start - at).all(char::is_whitespace);
        if !is_left_out || !words.chars().all(|char| text.next() == Some(char)) {
            return false;
        }
        at = start + words.chars().count();
    }
    text.all(char::is_whitespace)
}

/// Returns the words of a run as they are in the page.
fn words(run: &Element) -> String {
    let words = match picture(run) {
        Some(picture) => picture.get_attribute("alt"),
        None => run.text_content(),
    };
    words.unwrap_or_default()
}

/// Returns the code points of a run's block that a range covers within the run.
fn covered(run: &Element, range: &Range) -> Option<std::ops::Range<usize>> {
    if !touches(range, run) {
        return None;
    }
    let start: usize = dom::number(run, dom::RUN)?;
    let (from, to) = match picture(run) {
        Some(picture) if touches(range, &picture) => (0, words(run).chars().count()),
        Some(_) => return None,
        None => inside(run, range)?,
    };
    (from < to).then_some(start + from..start + to)
}

/// Returns the code points of an element's text that a range covers. A half-covered code point counts.
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

/// Returns the number of whole code points in a range, and whether it ends inside another.
fn code_points(range: &Range) -> (usize, bool) {
    let text = range.to_string();
    let units = char::decode_utf16(text.iter());
    let (mut whole, mut half) = (0, false);
    for point in units {
        // The text of a report is well-formed: an unpaired unit was cut off from its other half.
        half = point.is_err();
        whole += usize::from(!half);
    }
    (whole, half)
}

fn point_in(run: &Element, offset: usize, ends: bool) -> Option<(Node, u32)> {
    /// `NodeFilter.SHOW_TEXT` of the DOM.
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

/// Returns the number of UTF-16 units in the first code points of a text.
fn units(text: &str, code_points: usize) -> u32 {
    let units: usize = text.chars().take(code_points).map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

fn touches(range: &Range, node: &Node) -> bool {
    range.intersects_node(node).unwrap_or(false)
}

/// Returns the picture of a run, whose text is the picture's description.
fn picture(run: &Element) -> Option<Element> {
    dom::find_in(run, dom::PICTURE).map(Into::into)
}

fn elements(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}
