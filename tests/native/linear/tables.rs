//! Large tables whose rows and columns change places.

use rapporteur::anchoring::{TextRange, carry_over, describe, resolve};
use rapporteur::comparing::Comparison;
use rapporteur::document::Document;

use super::check;

/// Returns two tables of `count` rows, the second with its columns and rows in reverse order.
fn tables(count: usize) -> (Document, Document) {
    let row = |at: usize| format!("| State {at} | {} | present | paid in {} |", at % 7, at % 3);
    let turned = |at: usize| format!("| paid in {} | {} | State {at} |", at % 3, at % 7);
    let text = |head: &str, rows: Vec<String>| {
        let table = format!(
            "1.1 The votes.\n\n{head}\n{}\n\n1.2 The end.",
            rows.join("\n")
        );
        Document::parse(&table)
    };
    (
        text(
            "| Name | Votes | Remark | Dues |\n|---|---|---|---|",
            (0..count).map(row).collect(),
        ),
        text(
            "| Dues | Votes | Name |\n|---|---|---|",
            (0..count).rev().map(turned).collect(),
        ),
    )
}

#[test]
fn cells_are_followed_in_linear_time() {
    check("cells followed", 200, tables, |(old, new)| {
        let range = TextRange::at(old, 60, 65).unwrap();
        let target = describe(old, &range);
        carry_over(old, new, std::slice::from_ref(&target));
        resolve(&target, new);
    });
}

#[test]
fn rows_that_begin_alike_are_followed_in_linear_time() {
    let alike = |count: usize| {
        let row = |at: usize| format!("| present | {} | the same remark |", at % 2);
        let rows = |turn: usize| (0..count).map(|at| row(at * turn)).collect::<Vec<_>>();
        let text = |rows: Vec<String>| {
            let head = "| Remark | Votes | Note |\n|---|---|---|";
            Document::parse(&format!("1.1 The votes.\n\n{head}\n{}", rows.join("\n")))
        };
        (text(rows(1)), text(rows(3)))
    };
    check("equal rows followed", 200, alike, |(old, new)| {
        let target = describe(old, &TextRange::at(old, 60, 65).unwrap());
        carry_over(old, new, &[target]);
    });
}

#[test]
fn tables_are_compared_in_linear_time() {
    check("tables compared", 100, tables, |(old, new)| {
        for row in Comparison::of(old, new).rows() {
            for part in row.parts(old, new) {
                row.cells(&part, old, new);
            }
        }
    });
}
