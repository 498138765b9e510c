//! Joining the parts of a phrase over several blocks, which are found one by one.
//!
//! Each part is weighed by itself and by the other parts beside it. The phrase is placed where most
//! of its parts are together. It is an orphan if less than half are.

use std::ops::Range;

use super::super::Resolution;
use super::super::tokens::TokenId;
use super::weigh::Candidate;
use super::window::Window;
use super::{Choice, Search};
use crate::document::BlockKind;
use crate::sort::sort_by;

/// The most words between two parts in one place, unless half the phrase is longer.
const APART: usize = 12;

/// The least share of a window that must survive in a block for the block to count as a neighbour.
const LEAST_BESIDE: f32 = 0.4;

/// The least share of its telling words that must survive for that.
const LEAST_BESIDE_TOLD: f32 = 0.5;

/// The least part of the phrase that must be in one place, in percent of its words.
const LEAST_TOGETHER: usize = 50;

/// Words of the phrase in one place.
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) found: Range<usize>,
    /// The number of words of the phrase there.
    pub(super) kept: usize,
}

impl Piece {
    fn of(candidate: &Candidate) -> Self {
        Self {
            found: candidate.found.clone(),
            kept: candidate.kept,
        }
    }

    fn add(&mut self, other: &Self) {
        self.found = self.found.start.min(other.found.start)..self.found.end.max(other.found.end);
        self.kept += other.kept;
    }
}

impl Search<'_> {
    /// Returns the place with most of the phrase, given the candidates for each of its blocks.
    pub(super) fn join(&self, windows: &[Window], mut found: Vec<Vec<Candidate>>) -> Resolution {
        let phrase: Vec<TokenId> = windows
            .iter()
            .flat_map(Window::phrase_ids)
            .copied()
            .collect();
        let all = self.count_of(&phrase);
        together(&mut found);
        let mut pieces = Vec::new();
        let mut lost_heading = None;
        for (at, (window, candidates)) in windows.iter().zip(found).enumerate() {
            match self.choose(window, candidates) {
                Choice::Taken(found) if found.kept > 0 => {
                    let mut piece = Piece::of(&found);
                    if at == 1
                        && let Some(first) = lost_heading
                        && let Some(start) = self.renamed(first, found.block)
                    {
                        piece.found.start = start;
                    }
                    pieces.push(piece);
                }
                _ if at == 0 => lost_heading = Some(window),
                _ => {}
            }
        }
        sort_by(&mut pieces, |a, b| a.found.start.cmp(&b.found.start));
        let mut places: Vec<Piece> = Vec::new();
        for piece in pieces {
            match places.last_mut() {
                Some(last) if piece.found.start <= last.found.end + APART.max(all / 2) => {
                    last.add(&piece);
                }
                _ => places.push(piece),
            }
        }
        let largest = places.into_iter().max_by_key(|place| place.kept);
        match largest {
            Some(place) if place.kept * 100 >= all * LEAST_TOGETHER => {
                self.placed(&place.found, place.kept, (&phrase, (0, 0)))
            }
            Some(place) => Resolution::Orphaned(self.likeness(&place.found, place.kept, all)),
            None => Resolution::Orphaned(None),
        }
    }

    /// The first word of a heading that replaced the phrase's heading. The new heading is between
    /// the block formerly before the old one and the next block of the phrase.
    fn renamed(&self, heading: &Window, next: usize) -> Option<usize> {
        let block = next.checked_sub(1)?;
        let is_heading = matches!(self.text.block(block)?.kind(), BlockKind::Heading { .. });
        let is_there = is_heading && self.agrees(block.checked_sub(1), &heading.before, true);
        is_there.then(|| self.words.tokens.of_block(block).start)
    }
}

/// Counts parts that may follow each other as neighbours of each other.
fn together(found: &mut [Vec<Candidate>]) {
    let blocks = |candidates: &Vec<Candidate>| -> Vec<usize> {
        let is_like = |candidate: &&Candidate| {
            candidate.left >= LEAST_BESIDE && candidate.told >= LEAST_BESIDE_TOLD
        };
        let like = candidates.iter().filter(is_like);
        like.map(|candidate| candidate.block).collect()
    };
    let all: Vec<Vec<usize>> = found.iter().map(blocks).collect();
    for (at, candidates) in found.iter_mut().enumerate() {
        let has = |at: Option<usize>, block: Option<usize>| {
            let blocks = at.and_then(|at| all.get(at));
            blocks
                .zip(block)
                .is_some_and(|(blocks, block)| blocks.contains(&block))
        };
        for candidate in candidates {
            let before = has(at.checked_sub(1), candidate.block.checked_sub(1));
            let after = has(Some(at + 1), Some(candidate.block + 1));
            let count = usize::from(before) + usize::from(after);
            candidate.neighbours = candidate.neighbours.max(count);
        }
    }
}
