//! HTML tables: rows of cells, some of which span several rows or columns.

use super::element::{Element, names};
use super::tag::{HtmlPart, HtmlTag};
use super::words::words;
use crate::document::block::{Alignment, CellForm};
use crate::document::inline::{Inline, SpanKind, Style};
use crate::document::leaves::Shape;
use crate::document::reading::Reader;
use pulldown_cmark::CowStr;

/// The most covered positions per cell of the source, each of which takes an empty cell. A higher
/// value would let a few kilobytes of a report make megabytes of table. A lower one might cut
/// tables that tools write, where a head over ten columns is rare.
const COVERED_PER_CELL: usize = 8;

/// A cell of the source.
#[derive(Default)]
struct Cell<'a> {
    inline: Inline<'a>,
    rows: usize,
    columns: usize,
    head: bool,
}

/// Reads the content of `<table>` up to `</table>`.
#[derive(Default)]
pub(super) struct TableReader<'a> {
    rows: Vec<Vec<Cell<'a>>>,
    /// The number of rows in `<thead>`.
    head: usize,
    in_head: bool,
    /// Whether words belong to a cell.
    in_cell: bool,
    /// The content outside cells: the caption.
    outside: Inline<'a>,
    /// The number of open inner tables.
    inner: usize,
    tags: Vec<String>,
    anchors: Vec<String>,
}

impl<'a> TableReader<'a> {
    pub(super) fn part(&mut self, part: &HtmlPart, written: &str, at: usize) {
        match part {
            HtmlPart::Words(_) => words(written, |kind, text| self.push(kind, text, at)),
            HtmlPart::Comment(_) => self.push(SpanKind::Tag, written.to_owned().into(), at),
            HtmlPart::Tag(tag, _) => self.tag(tag, written, at),
        }
    }

    fn push(&mut self, kind: SpanKind, text: CowStr<'a>, at: usize) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        let inline = match cell.filter(|_| self.in_cell) {
            Some(cell) => &mut cell.inline,
            None => &mut self.outside,
        };
        let last = inline.spans.last().map(|span| span.kind);
        if kind != SpanKind::SoftBreak || last != Some(SpanKind::HardBreak) {
            inline.push(kind, text, &Style::default(), at);
        }
    }

    fn tag(&mut self, tag: &HtmlTag, written: &str, at: usize) {
        let element = Element::of(tag);
        let of_table = matches!(
            element,
            Some(
                Element::Table
                    | Element::Row
                    | Element::Cell { .. }
                    | Element::Rows { .. }
                    | Element::Caption
                    | Element::Columns
            )
        );
        if !of_table {
            return self.push(SpanKind::Tag, written.to_owned().into(), at);
        }
        self.tags.push(written.to_owned());
        self.anchors.extend(names(tag));
        match element {
            Some(Element::Table) if tag.ends => self.inner = self.inner.saturating_sub(1),
            Some(Element::Table) => self.inner += 1,
            // A table in a cell becomes words of that cell, with a line for each row.
            Some(Element::Row) if self.inner > 0 => self.push(SpanKind::HardBreak, "\n".into(), at),
            Some(Element::Cell { .. }) if self.inner > 0 => {
                self.push(SpanKind::SoftBreak, " ".into(), at);
            }
            _ if self.inner > 0 => {}
            Some(Element::Rows { head }) => self.in_head = head && !tag.ends,
            Some(Element::Row) => {
                self.in_cell = false;
                if !tag.ends {
                    self.start_row();
                }
            }
            Some(Element::Cell { head }) if !tag.ends => self.start_cell(tag, head),
            Some(Element::Cell { .. }) => self.in_cell = false,
            Some(Element::Caption) => {
                self.in_cell = false;
                self.push(SpanKind::HardBreak, "\n".into(), at);
            }
            _ => {}
        }
    }

    fn start_row(&mut self) {
        if self.rows.last().is_none_or(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
        if self.in_head {
            self.head = self.rows.len();
        }
    }

    fn start_cell(&mut self, tag: &HtmlTag, head: bool) {
        if self.rows.is_empty() {
            self.start_row();
        }
        let span = |name| {
            let value = tag
                .attribute(name)
                .and_then(|value| value.trim().parse().ok());
            value.unwrap_or(1_usize)
        };
        self.in_cell = true;
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell {
                inline: Inline::default(),
                // Zero means all further rows.
                rows: match span("rowspan") {
                    0 => usize::MAX,
                    rows => rows,
                },
                columns: span("colspan").max(1),
                head,
            });
        }
    }

    /// Adds the table to the blocks, with its caption as a paragraph before it.
    pub(super) fn finish(self, reader: &mut Reader<'a, '_>, at: usize, tags: &mut Vec<String>) {
        let Self {
            mut rows,
            head,
            outside,
            anchors,
            tags: read,
            ..
        } = self;
        tags.extend(read);
        reader.leaves.close();
        reader.leaves.anchors(anchors.into_iter());
        if !outside.is_blank() {
            let first = outside.spans.iter().find(|span| !span.is_blank());
            reader.open(Shape::Paragraph, first.map_or(at, |span| span.at));
            for span in outside.spans {
                reader.span(span.kind, span.text, &span.style, span.at);
            }
            reader.leaves.close();
        }
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return;
        }
        let layout = Layout::of(rows);
        let head = layout.head(head);
        let width = layout.rows.iter().map(Vec::len).max().unwrap_or(0);
        let shape = Shape::Table {
            columns: vec![Alignment::Natural; width],
            rows: layout.rows,
            head,
            forms: layout.forms,
        };
        reader.open(shape, at);
        reader.leaves.close();
    }
}

/// The rows of a table, with an empty cell at each covered position.
#[derive(Default)]
struct Layout<'a> {
    rows: Vec<Vec<Inline<'a>>>,
    forms: Vec<CellForm>,
    /// For each column, the number of further rows covered by a cell above.
    covered: Vec<usize>,
    /// The number of empty cells that may still be added.
    left: usize,
}

impl<'a> Layout<'a> {
    fn of(rows: Vec<Vec<Cell<'a>>>) -> Self {
        let mut layout = Self {
            left: COVERED_PER_CELL * rows.iter().map(Vec::len).sum::<usize>(),
            ..Self::default()
        };
        let count = rows.len();
        for (index, row) in rows.into_iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                layout.skip_covered(&mut cells);
                layout.place(cell, count - index, &mut cells);
            }
            while cells.len() < layout.covered.len() {
                layout.empty(&mut cells);
            }
            while layout.covered.last() == Some(&0) {
                layout.covered.pop();
            }
            layout.rows.push(cells);
        }
        layout
    }

    fn place(&mut self, cell: Cell<'a>, rows_left: usize, cells: &mut Vec<Inline<'a>>) {
        let (row, column) = (self.rows.len(), cells.len());
        let mut form = CellForm {
            row,
            column,
            rows: cell.rows.min(rows_left),
            columns: cell.columns,
            head: cell.head,
        };
        if form.rows.saturating_mul(form.columns) - 1 > self.left {
            (form.rows, form.columns) = (1, 1);
        }
        self.left -= form.columns - 1;
        let end = column + form.columns;
        if form.rows > 1 && self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for below in self.covered.iter_mut().take(end).skip(column) {
            *below = form.rows - 1;
        }
        cells.push(cell.inline);
        cells.extend((1..form.columns).map(|_| Inline::default()));
        if form.rows > 1 || form.columns > 1 || form.head {
            self.forms.push(form);
        }
    }

    /// Moves on to the next column that no cell above covers.
    fn skip_covered(&mut self, cells: &mut Vec<Inline<'a>>) {
        while self.covered.get(cells.len()).is_some_and(|rows| *rows > 0) {
            self.empty(cells);
        }
    }

    /// Adds an empty cell. If there are too many, all cells above end before this row.
    fn empty(&mut self, cells: &mut Vec<Inline<'a>>) {
        if self.left == 0 {
            self.covered.clear();
            let row = self.rows.len();
            for form in &mut self.forms {
                form.rows = form.rows.min(row.saturating_sub(form.row).max(1));
            }
            return;
        }
        self.left -= 1;
        if let Some(rows) = self.covered.get_mut(cells.len()) {
            *rows = rows.saturating_sub(1);
        }
        cells.push(Inline::default());
    }

    /// The number of head rows: those of `<thead>`, or those of only `<th>`, or else the first.
    /// Rows that their cells span into are included.
    fn head(&self, marked: usize) -> usize {
        let has_heads = self.forms.iter().any(|form| form.head);
        let mut heads = vec![0; self.rows.len()];
        for form in self.forms.iter().filter(|form| form.head) {
            if let Some(width) = heads.get_mut(form.row) {
                *width += form.columns;
            }
        }
        let whole = self
            .rows
            .iter()
            .zip(heads)
            .take_while(|(row, width)| row.len() == *width);
        let mut head = match (marked, has_heads) {
            (0, true) => whole.count(),
            (0, false) => 1,
            _ => marked,
        };
        for form in &self.forms {
            if form.row < head {
                head = head.max(form.row + form.rows);
            }
        }
        head
    }
}
