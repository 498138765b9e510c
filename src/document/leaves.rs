//! Leaf blocks under construction: the open block, and the items that wait for their text.

use super::block::{Alignment, CellForm};
use super::inline::{Inline, Span, SpanKind, Style};
use super::list_numbers::shown_numbers;
use pulldown_cmark::CowStr;

/// A leaf block of Markdown.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    pub(super) line: usize,
    pub(super) shape: Shape<'a>,
    pub(super) inline: Inline<'a>,
    /// The number of lists around the block.
    pub(super) level: usize,
    /// The list item that begins with this block.
    pub(super) item: Option<ItemStart>,
    /// The names of link targets in this block.
    pub(super) anchors: Vec<String>,
    /// The footnote that the block belongs to.
    pub(super) note: Option<Note>,
}

/// A footnote.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Its mark without brackets, `3`.
    pub(super) label: String,
    /// Whether the footnote begins with this block.
    pub(super) begins: bool,
}

impl Leaf<'_> {
    /// Returns whether the block has neither words nor number nor picture.
    pub(super) fn is_empty(&self) -> bool {
        let numbered = self.item.as_ref().is_some_and(|item| item.marker.is_some());
        let kept = matches!(self.shape, Shape::Code { .. } | Shape::Table { .. })
            || self.note.as_ref().is_some_and(|note| note.begins);
        !kept && !numbered && self.inline.is_blank()
    }
}

/// The kind of leaf block in Markdown.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    Heading {
        level: usize,
    },
    Paragraph,
    Quote,
    /// A paragraph of a footnote.
    Footnote,
    Code {
        language: String,
    },
    Table {
        columns: Vec<Alignment>,
        rows: Vec<Vec<Inline<'a>>>,
        /// The number of head rows at the top.
        head: usize,
        forms: Vec<CellForm>,
    },
}

/// The beginning of a list item.
#[derive(Clone, Debug, Default)]
pub(super) struct ItemStart {
    /// The list of the bullet here, as a number that distinguishes lists.
    pub(super) bullet: Option<usize>,
    /// The number as printed with its delimiter, e.g. `1.`.
    pub(super) marker: Option<String>,
}

/// A list: the leaves that begin its numbered items, and the numbers.
#[derive(Default)]
struct List {
    numbers: Vec<(usize, u64)>,
}

/// An item that has begun and has no text yet.
struct PendingItem {
    list: usize,
    line: usize,
    number: Option<(u64, String)>,
}

/// The leaf blocks read so far.
#[derive(Default)]
pub(super) struct Leaves<'a> {
    done: Vec<Leaf<'a>>,
    open: Option<Leaf<'a>>,
    /// All lists, including closed ones.
    lists: Vec<List>,
    open_lists: Vec<usize>,
    pending: Vec<PendingItem>,
    quotes: usize,
    /// The names of link targets for the next block.
    anchors: Vec<String>,
    /// The open footnote.
    note: Option<Note>,
}

impl<'a> Leaves<'a> {
    /// Closes all open blocks and returns the leaves.
    pub(super) fn finish(mut self) -> Vec<Leaf<'a>> {
        self.close();
        self.number_lazy_lists();
        self.done
    }

    pub(super) fn open(&mut self, shape: Shape<'a>, line: usize) {
        self.close();
        if matches!(shape, Shape::Code { .. } | Shape::Table { .. }) {
            self.flush_pending();
        }
        let shape = match shape {
            Shape::Heading { .. } | Shape::Paragraph if self.note.is_some() => Shape::Footnote,
            Shape::Heading { .. } | Shape::Paragraph if self.quotes > 0 => Shape::Quote,
            shape => shape,
        };
        let item = self.take_pending();
        self.open = Some(self.leaf(line, shape, item));
    }

    /// Opens a paragraph unless a block is open, since tight list items have no paragraph of their
    /// own.
    pub(super) fn open_text(&mut self, line: usize) {
        if self.open.is_none() {
            self.open(Shape::Paragraph, line);
        }
    }

    /// Returns whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Records the names of link targets for the next block.
    pub(super) fn anchors(&mut self, names: impl Iterator<Item = String>) {
        self.anchors.extend(names);
    }

    /// Counts the open quotations.
    pub(super) fn quotes(&self) -> usize {
        self.quotes
    }

    fn leaf(&mut self, line: usize, shape: Shape<'a>, item: Option<ItemStart>) -> Leaf<'a> {
        let note = self.note.clone();
        if let Some(note) = &mut self.note {
            note.begins = false;
        }
        Leaf {
            note,
            anchors: std::mem::take(&mut self.anchors),
            line,
            shape,
            inline: Inline::default(),
            level: self.open_lists.len(),
            item,
        }
    }

    pub(super) fn push(&mut self, kind: SpanKind, text: CowStr<'a>, style: &Style, at: usize) {
        if let Some(leaf) = &mut self.open {
            leaf.inline.push(kind, text, style, at);
        }
    }

    /// Returns the spans of the open block.
    pub(super) fn open_spans(&self) -> &[Span<'a>] {
        self.open.as_ref().map_or(&[], |leaf| &leaf.inline.spans)
    }

    /// Closes the open block, and drops it if it has no words, number or picture.
    pub(super) fn close(&mut self) {
        let Some(leaf) = self.open.take() else { return };
        if leaf.is_empty() {
            self.anchors.extend(leaf.anchors);
        } else {
            self.done.push(leaf);
        }
    }

    pub(super) fn start_row(&mut self) {
        if let Some(Shape::Table { rows, .. }) = self.open.as_mut().map(|leaf| &mut leaf.shape) {
            rows.push(Vec::new());
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(leaf) = &mut self.open else { return };
        if let Shape::Table { rows, .. } = &mut leaf.shape
            && let Some(row) = rows.last_mut()
        {
            row.push(std::mem::take(&mut leaf.inline));
        }
    }

    /// Begins a footnote.
    pub(super) fn start_note(&mut self, label: &str) {
        self.close();
        self.flush_pending();
        self.note = Some(Note {
            label: label.to_owned(),
            begins: true,
        });
    }

    /// Ends a footnote. Even one without words is a block.
    pub(super) fn end_note(&mut self, line: usize) {
        self.close();
        self.flush_pending();
        if self.note.as_ref().is_some_and(|note| note.begins) {
            self.open(Shape::Paragraph, line);
            self.close();
        }
        self.note = None;
    }

    pub(super) fn start_quote(&mut self) {
        self.close();
        self.flush_pending();
        self.quotes += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.close();
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn start_list(&mut self) {
        self.close();
        self.open_lists.push(self.lists.len());
        self.lists.push(List::default());
    }

    pub(super) fn end_list(&mut self) {
        self.close();
        self.open_lists.pop();
    }

    /// Begins an item, with its number if it has one.
    pub(super) fn start_item(&mut self, line: usize, number: Option<(u64, String)>) {
        self.close();
        if self
            .pending
            .last()
            .is_some_and(|item| item.number.is_some())
        {
            self.flush_pending();
        }
        if let Some(&list) = self.open_lists.last() {
            self.pending.push(PendingItem { list, line, number });
        }
    }

    pub(super) fn end_item(&mut self) {
        self.close();
        self.flush_pending();
    }

    /// Returns the beginnings of all items that wait for text.
    fn take_pending(&mut self) -> Option<ItemStart> {
        let mut start: Option<ItemStart> = None;
        for item in self.pending.drain(..) {
            let start = start.get_or_insert_default();
            match item.number {
                Some((number, marker)) => {
                    start.marker = Some(marker);
                    if let Some(list) = self.lists.get_mut(item.list) {
                        list.numbers.push((self.done.len(), number));
                    }
                }
                None => start.bullet = start.bullet.or(Some(item.list)),
            }
        }
        start
    }

    /// Adds a block for a number without text, since it is on the paper.
    fn flush_pending(&mut self) {
        let line = self.pending.last().map_or(1, |item| item.line);
        let Some(item) = self.take_pending() else {
            return;
        };
        if item.marker.is_some() {
            let shape = if self.quotes > 0 {
                Shape::Quote
            } else {
                Shape::Paragraph
            };
            let leaf = self.leaf(line, shape, Some(item));
            self.done.push(leaf);
        }
    }

    /// Numbers the items of lists that leave this to Markdown.
    fn number_lazy_lists(&mut self) {
        for list in &self.lists {
            let written: Vec<u64> = list.numbers.iter().map(|(_, number)| *number).collect();
            for (shown, (leaf, number)) in shown_numbers(&written).into_iter().zip(&list.numbers) {
                let start = self.done.get_mut(*leaf).and_then(|leaf| leaf.item.as_mut());
                if let Some(marker) = start.and_then(|item| item.marker.as_mut())
                    && shown != *number
                {
                    let delimiter = marker.pop().unwrap_or('.');
                    *marker = format!("{shown}{delimiter}");
                }
            }
        }
    }
}
