//! `tests/fixtures/comparing/revisions.txt`: two texts, their pairs of blocks, and the two read as
//! one.

use std::ops::Range;

use rapporteur::anchoring::{BlockChange, Pair};
use rapporteur::annotation::Edit;
use rapporteur::comparing::{Cell, Cells, Comparison, FormChange, FormKind, Row, RowKind};
use rapporteur::document::Document;

#[test]
fn revisions_read_as_one() {
    let file = include_str!("../../fixtures/comparing/revisions.txt");
    let cases: Vec<&str> = file.split("\n=== ").skip(1).collect();
    assert_eq!(cases.len(), 24);
    let failures: Vec<String> = cases.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failure(case: &str) -> Option<String> {
    let (name, rest) = case.split_once("\n--- old\n").unwrap();
    let (old, rest) = rest.split_once("\n--- new\n").unwrap();
    let (new, rest) = rest.split_once("\n--- pairs\n").unwrap();
    let (pairs, expected) = rest.split_once("\n--- read\n").unwrap();
    let (old, new) = (Document::parse(old), Document::parse(new));
    let comparison = if pairs == "by their words" {
        Comparison::of(&old, &new)
    } else {
        let pairs: Vec<Pair> = pairs.lines().map(|line| pair(&old, &new, line)).collect();
        Comparison::by_pairs(&old, &new, &pairs)
    };
    let found = told(&old, &new, &comparison);
    let expected = expected.trim_end();
    (found != expected).then(|| format!("{name}\nexpected:\n{expected}\nfound:\n{found}\n"))
}

/// Reads `5.3 = 5.3, 5.4`; `>` in place of `=` means that the blocks were moved.
fn pair(old: &Document, new: &Document, line: &str) -> Pair {
    let moved = line.contains('>');
    let (before, after) = line.split_once(['=', '>']).unwrap();
    Pair {
        old: blocks(old, before),
        new: blocks(new, after),
        change: BlockChange::Kept,
        moved,
    }
}

fn blocks(document: &Document, addresses: &str) -> Range<usize> {
    let index = |address: &str| {
        let mut blocks = document.blocks().iter();
        blocks
            .position(|block| block.address() == address.trim())
            .unwrap_or_else(|| panic!("no {address}"))
    };
    let all: Vec<usize> = addresses.split(',').map(index).collect();
    all[0]..all[all.len() - 1] + 1
}

fn told(old: &Document, new: &Document, comparison: &Comparison) -> String {
    let rows = comparison.rows().iter();
    let mut lines: Vec<String> = rows
        .map(|row| told_row(old, new, comparison, row))
        .collect();
    for section in comparison.sections().iter().filter(|one| one.changes > 0) {
        let number = section.entry.number.as_deref().unwrap_or("-");
        let gone = if section.gone { " (gone)" } else { "" };
        lines.push(format!("section {number}{gone}: {}", section.changes));
    }
    for one in comparison.renumbering() {
        let (before, after) = (&old.blocks()[one.old], &new.blocks()[one.new]);
        lines.push(format!("number {} → {}", before.address(), after.address()));
    }
    lines.join("\n")
}

fn told_row(old: &Document, new: &Document, comparison: &Comparison, row: &Row) -> String {
    let sign = match row.kind {
        RowKind::Kept => "=",
        RowKind::Restyled => "*",
        RowKind::Changed => "~",
        RowKind::Split => "/",
        RowKind::Merged => "&",
        RowKind::Inserted => "+",
        RowKind::Deleted => "-",
        RowKind::MovedHere { .. } => ">",
        RowKind::MovedAway { .. } => "<",
    };
    let other = match row.kind {
        RowKind::MovedHere { from } => {
            format!(" from {}", address(old, new, &comparison.rows()[from]))
        }
        RowKind::MovedAway { to } => format!(" to {}", address(old, new, &comparison.rows()[to])),
        _ => String::new(),
    };
    let parts = row.parts(old, new).into_iter();
    let texts: Vec<String> = parts
        .map(|part| match row.cells(&part, old, new) {
            Some(cells) => told_cells(&cells),
            None => told_edits(&part.edits),
        })
        .collect();
    let words = match row.kind {
        RowKind::Changed | RowKind::Split | RowKind::Merged => {
            format!(" ({})", row.changed_words())
        }
        _ => String::new(),
    };
    let between = if row.kind == RowKind::Split {
        " ¶ "
    } else {
        " | "
    };
    let forms: String = row.forms.iter().map(told_form).collect();
    format!(
        "{sign} {}{other}{words}: {}{forms}",
        address(old, new, row),
        texts.join(between)
    )
}

/// Formats ` ‹struck: words›`; a minus marks a form that is gone, a tilde a changed link.
fn told_form(change: &FormChange) -> String {
    let sign = match change.kind {
        FormKind::Gained => "",
        FormKind::Lost => "-",
        FormKind::Other => "~",
    };
    let form = format!("{:?}", change.form).to_lowercase();
    format!(" ‹{sign}{form}: {}›", change.words)
}

/// Formats `a ¦ b // c ¦ d`, a table of two rows, followed by the number of rows and columns that
/// were moved.
fn told_cells(cells: &Cells) -> String {
    let row = |cells: &Vec<Cell>| {
        let cells: Vec<String> = cells.iter().map(|cell| told_edits(&cell.edits)).collect();
        cells.join(" ¦ ")
    };
    let rows: Vec<String> = cells.rows.iter().map(row).collect();
    let moved = match (cells.moved_rows, cells.moved_columns) {
        (0, 0) => String::new(),
        (rows, columns) => format!(" (moved: {rows} rows, {columns} columns)"),
    };
    rows.join(" // ") + &moved
}

fn address(old: &Document, new: &Document, row: &Row) -> String {
    let block = if row.new.is_empty() {
        &old.blocks()[row.old.start]
    } else {
        &new.blocks()[row.new.start]
    };
    block.address().to_owned()
}

fn told_edits(edits: &[Edit]) -> String {
    let tell = |edit: &Edit| match edit {
        Edit::Keep(text) => text.clone(),
        Edit::Delete(text) => format!("[-{text}-]"),
        Edit::Insert(text) => format!("{{+{text}+}}"),
    };
    let told: String = edits.iter().map(tell).collect();
    told.replace('\n', "⏎").replace('\t', "⇥")
}
