//! Laws for any two texts and any pairs, including wrong ones.

use proptest::prelude::*;
use rapporteur::anchoring::{BlockChange, Pair};
use rapporteur::annotation::Edit;
use rapporteur::comparing::{Comparison, Overlay, Row, RowKind};
use rapporteur::document::{Block, Document};

/// Returns a report of numbered and plain paragraphs, headings, tables and lists, with recurring
/// words.
fn report() -> impl Strategy<Value = String> {
    const BLOCKS: [&str; 10] = [
        "# {n} Discussions",
        "# Annex",
        "{n}.{m} The report was noted.",
        "{n}.{m} The Group thanked the Chairman for the report on the work of the Group.",
        "The report was noted.",
        "a) The importance of training.",
        "- b) Reports are welcome.  \nA second line.",
        "| a | b |\n|---|---|\n| {n} | {m} |",
        "![](picture.png)",
        "التقرير {n}. 报告{m}。",
    ];
    let block = (0..BLOCKS.len(), 1..7_usize, 1..7_usize).prop_map(|(block, n, m)| {
        BLOCKS[block]
            .replace("{n}", &n.to_string())
            .replace("{m}", &m.to_string())
    });
    prop::collection::vec(block, 0..12).prop_map(|blocks| blocks.join("\n\n"))
}

fn pairs() -> impl Strategy<Value = Vec<Pair>> {
    let range = || (0..14_usize, 0..3_usize).prop_map(|(start, len)| start..start + len);
    let pair = (range(), range(), any::<bool>()).prop_map(|(old, new, moved)| Pair {
        old,
        new,
        change: BlockChange::Kept,
        moved,
    });
    prop::collection::vec(pair, 0..12)
}

/// Returns the text of one side, read from top to bottom.
fn read(comparison: &Comparison, has: fn(&Row) -> bool, other: fn(&Edit) -> bool) -> String {
    let text = |row: &Row| -> String {
        let edits = row.edits.iter().filter(|edit| !other(edit));
        let text = |edit: &Edit| match edit {
            Edit::Keep(text) | Edit::Delete(text) | Edit::Insert(text) => text.clone(),
        };
        edits.map(text).collect()
    };
    let rows = comparison.rows().iter().filter(|row| has(row));
    rows.map(text).collect::<Vec<_>>().join("\n")
}

fn check(old: &Document, new: &Document, comparison: &Comparison) {
    let is_inserted = |edit: &Edit| matches!(edit, Edit::Insert(_));
    let is_deleted = |edit: &Edit| matches!(edit, Edit::Delete(_));
    assert_eq!(
        read(comparison, |row| !row.old.is_empty(), is_inserted),
        old.text()
    );
    assert_eq!(
        read(comparison, |row| !row.new.is_empty(), is_deleted),
        new.text()
    );
    every_block_once(old, new, comparison);
    let rows = comparison.rows();
    for (index, row) in rows.iter().enumerate() {
        parts_are_the_row(old, new, row);
        match row.kind {
            RowKind::MovedHere { from } => {
                assert_eq!(rows[from].kind, RowKind::MovedAway { to: index });
            }
            RowKind::MovedAway { to } => {
                assert_eq!(rows[to].kind, RowKind::MovedHere { from: index });
            }
            _ => {}
        }
    }
    let headings = |document: &Document| document.outline().len();
    let (gone, there): (Vec<_>, Vec<_>) = comparison.sections().iter().partition(|one| one.gone);
    assert_eq!(there.len(), headings(new));
    assert!(gone.len() <= headings(old));
}

fn every_block_once(old: &Document, new: &Document, comparison: &Comparison) {
    let (mut of_old, mut of_new) = (Vec::new(), Vec::new());
    for (index, row) in comparison.rows().iter().enumerate() {
        of_old.extend(row.old.clone());
        of_new.extend(row.new.clone());
        assert!(
            row.old
                .clone()
                .all(|block| comparison.row_of_old(block) == Some(index))
        );
        assert!(
            row.new
                .clone()
                .all(|block| comparison.row_of_new(block) == Some(index))
        );
    }
    assert!(of_old.into_iter().eq(0..old.blocks().len()));
    assert!(of_new.into_iter().eq(0..new.blocks().len()));
}

/// Checks that each part reads like its block, and that no deletion is left out.
fn parts_are_the_row(old: &Document, new: &Document, row: &Row) {
    if !row.new.is_empty() {
        let deleted = |edits: &[Edit]| -> String {
            let text = |edit: &Edit| match edit {
                Edit::Delete(text) => text.clone(),
                _ => String::new(),
            };
            edits.iter().map(text).collect()
        };
        let parts = row.parts(old, new).into_iter();
        let of_parts: String = parts.map(|part| deleted(&part.edits)).collect();
        // White space between two parts becomes a break.
        let seen = |text: &str| text.replace(char::is_whitespace, "");
        assert_eq!(seen(&of_parts), seen(&deleted(&row.edits)));
    }
    let document = if row.new.is_empty() { old } else { new };
    let before: Vec<&str> = old.blocks()[row.old.clone()]
        .iter()
        .map(Block::text)
        .collect();
    let before = before.join("\n");
    for part in row.parts(old, new) {
        let text = |edit: &Edit| match edit {
            Edit::Delete(text) if row.new.is_empty() => text.clone(),
            Edit::Delete(_) => String::new(),
            Edit::Keep(text) | Edit::Insert(text) => text.clone(),
        };
        let read: String = part.edits.iter().map(text).collect();
        assert_eq!(read, document.blocks()[part.block].text());
        let old = |edit: &&Edit| !matches!(edit, Edit::Insert(_));
        let was: String = part.edits.iter().filter(old).map(Edit::text).collect();
        assert!(
            before
                .chars()
                .skip(part.old_start)
                .collect::<String>()
                .starts_with(&was)
        );
    }
}

proptest! {
    #[test]
    fn both_texts_can_be_read_whatever_the_pairs(old in report(), new in report(), pairs in pairs()) {
        let (old, new) = (Document::parse(&old), Document::parse(&new));
        check(&old, &new, &Comparison::by_pairs(&old, &new, &pairs));
    }

    #[test]
    fn both_texts_can_be_read(old in report(), new in report()) {
        let (old, new) = (Document::parse(&old), Document::parse(&new));
        let comparison = Comparison::of(&old, &new);
        check(&old, &new, &comparison);
        prop_assert_eq!(&comparison, &Comparison::of(&old, &new));
    }

    #[test]
    fn a_text_is_its_own_revision(text in report()) {
        let text = Document::parse(&text);
        let comparison = Comparison::of(&text, &text);
        prop_assert_eq!(comparison.changes().count(), 0);
        prop_assert!(comparison.renumbering().is_empty());
    }

    #[test]
    fn every_block_of_a_part_is_read_once(main in report(), part in report()) {
        let (main, part) = (Document::parse(&main), Document::parse(&part));
        let overlay = Overlay::of(&main, &part);
        let mut all: Vec<usize> = overlay.places().map(|(_, one)| one.part).collect();
        all.extend(overlay.preface());
        all.sort_unstable();
        prop_assert!(all.into_iter().eq(0..part.blocks().len()));
    }
}
