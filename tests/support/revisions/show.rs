//! One phrase in print: the old blocks, the new ones, the right answer and the given one.

use super::measure::Judged;
use super::render::Printed;
use super::trial::Trial;
use rapporteur::anchoring::{Resolution, TextRange};
use std::fmt::Write;

/// Returns all that a person needs to judge it again.
pub fn show(trial: &Trial, one: &Judged<'_>) -> String {
    let mut out = String::new();
    let operations: Vec<_> = trial.operations(one.phrase).into_iter().collect();
    let _ = writeln!(
        out,
        "seed {}, {} at the {}: {}; {}",
        trial.seed,
        one.phrase.length.name(),
        one.phrase.position,
        one.verdict.name(),
        operations.join("+"),
    );
    block(&mut out, "old", &trial.old_print, &one.phrase.range);
    let mut truth = format!("{:?}", one.truth.fate).to_lowercase();
    let also = [
        (one.truth.or_changed, "changed"),
        (one.truth.or_ambiguous, "ambiguous"),
        (
            one.truth.or_orphaned && !one.truth.places.is_empty(),
            "orphaned",
        ),
    ];
    for (_, name) in also.iter().filter(|(is, _)| *is) {
        let _ = write!(truth, ", or {name}");
    }
    let _ = writeln!(out, "  right: {truth}");
    for place in &one.truth.places {
        let name = if place.exact {
            "there (exact)"
        } else {
            "there"
        };
        let range = trial.new_print.range(&place.words);
        block(&mut out, name, &trial.new_print, &range);
    }
    let _ = writeln!(out, "  answer: {:?}", one.answer.outcome());
    for range in ranges(&one.answer) {
        block(&mut out, "answered", &trial.new_print, &range);
    }
    out
}

fn ranges(answer: &Resolution) -> Vec<TextRange> {
    match answer {
        Resolution::Exact(range) | Resolution::Moved(range) => vec![*range],
        Resolution::Changed(likeness) => vec![likeness.range],
        Resolution::Ambiguous(candidates) => candidates.clone(),
        Resolution::Orphaned(Some(likeness)) => vec![likeness.range],
        Resolution::Orphaned(None) | Resolution::Document => Vec::new(),
    }
}

/// Writes the blocks of a range, with the range in brackets.
fn block(out: &mut String, name: &str, printed: &Printed, range: &TextRange) {
    for index in range.block..=range.end_block {
        let block = &printed.document.blocks()[index];
        let start = if index == range.block { range.start } else { 0 };
        let end = if index == range.end_block {
            range.end
        } else {
            block.len()
        };
        let _ = writeln!(
            out,
            "  {name} {}: {}⟦{}⟧{}",
            block.id(),
            block.slice(0..start),
            block.slice(start..end),
            block.slice(end..block.len()),
        );
    }
}
