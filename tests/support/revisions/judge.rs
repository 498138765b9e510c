//! Judges answers by the reading rules of `tests/fixtures/revisions/README.md`.

use super::render::Printed;
use super::truth::{Fate, Place, Truth};
use rapporteur::anchoring::{Resolution, TextRange};
use std::ops::Range;

/// The quality of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The answer of a delegate with both papers.
    Right,
    /// The right place, but with the wrong outcome or edges.
    Inexact,
    /// Ambiguous although the text is clear.
    Unsure,
    /// Given up although the phrase is there.
    WronglyOrphaned,
    /// Another place.
    SilentlyWrong,
}

impl Verdict {
    /// All verdicts, in the order of the table's columns.
    pub const ALL: [Self; 5] = [
        Self::Right,
        Self::Inexact,
        Self::Unsure,
        Self::WronglyOrphaned,
        Self::SilentlyWrong,
    ];

    /// Returns its name on the command line and in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Inexact => "inexact",
            Self::Unsure => "unsure",
            Self::WronglyOrphaned => "wrongly-orphaned",
            Self::SilentlyWrong => "silently-wrong",
        }
    }
}

/// Judges an answer.
pub fn judge(truth: &Truth, answer: &Resolution, new: &Printed) -> Verdict {
    match answer {
        Resolution::Exact(range) => same(truth, range, true, new),
        Resolution::Moved(range) => same(truth, range, false, new),
        Resolution::Changed(likeness) => changed(truth, &likeness.range, new),
        Resolution::Ambiguous(candidates) => ambiguous(truth, candidates, new),
        Resolution::Orphaned(_) if truth.or_orphaned => Verdict::Right,
        Resolution::Orphaned(_) => Verdict::WronglyOrphaned,
        Resolution::Document => Verdict::SilentlyWrong,
    }
}

/// Judges an answer that the words are the same.
fn same(truth: &Truth, range: &TextRange, exact: bool, new: &Printed) -> Verdict {
    let words = new.covered(range);
    let whole_words = words == new.touched(range);
    let is_it = |place: &&Place| whole_words && place.words == words;
    match truth.places.iter().find(is_it) {
        Some(place) if truth.fate == Fate::Same && place.exact == exact => Verdict::Right,
        _ if in_place(truth, range, new) => Verdict::Inexact,
        _ => Verdict::SilentlyWrong,
    }
}

/// Judges an answer that the words have changed.
fn changed(truth: &Truth, range: &TextRange, new: &Printed) -> Verdict {
    if !in_place(truth, range, new) {
        Verdict::SilentlyWrong
    } else if truth.fate == Fate::Same && !truth.or_changed {
        Verdict::Inexact
    } else {
        Verdict::Right
    }
}

fn ambiguous(truth: &Truth, candidates: &[TextRange], new: &Printed) -> Verdict {
    let found = candidates.iter().any(|range| in_place(truth, range, new));
    if truth.or_ambiguous && (found || truth.fate == Fate::Gone) {
        Verdict::Right
    } else {
        Verdict::Unsure
    }
}

fn in_place(truth: &Truth, range: &TextRange, new: &Printed) -> bool {
    let in_a_place = truth.places.iter().any(|place| match truth.fate {
        Fate::Gone => false,
        Fate::Between => in_blocks(place, range, new),
        Fate::Same | Fate::Changed => {
            in_blocks(place, range, new) && shares_half(place, range, new)
        }
    });
    in_a_place || holds_half(truth, range, new)
}

/// Returns whether a range holds half of the remaining words, wherever they are, and half of its
/// own words are among those.
fn holds_half(truth: &Truth, range: &TextRange, new: &Printed) -> bool {
    let words = new.touched(range);
    let held = truth.kept.iter().filter(|at| words.contains(at)).count();
    held > 0 && held * 2 >= truth.kept.len() && held * 2 >= words.len()
}

/// Returns whether a range is in the blocks of a place.
fn in_blocks(place: &Place, range: &TextRange, new: &Printed) -> bool {
    let blocks = new.range(&place.wide);
    blocks.block <= range.block && range.end_block <= blocks.end_block
}

/// Returns whether it holds half the words of the place, and half of its own words are the place's.
fn shares_half(place: &Place, range: &TextRange, new: &Printed) -> bool {
    let words = new.touched(range);
    let held = overlap(&words, &place.words);
    held > 0 && held * 2 >= place.words.len() && overlap(&words, &place.wide) * 2 >= words.len()
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end
        .min(other.end)
        .saturating_sub(one.start.max(other.start))
}
