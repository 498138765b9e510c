//! Choosing the right block among the candidates, if there is one.

use std::ops::Range;

use super::super::LEAST_KEPT;
use super::super::index::Home;
use super::Search;
use super::weigh::{Candidate, LEAST_LEFT, LEAST_OF_ALL};
use super::window::Window;
use crate::sort::sort_by;

/// The least share of the telling words that must survive, by the number of agreeing neighbours. It
/// applies if other blocks are like the window. In boilerplate only the name tells much.
const LEAST_TOLD: [f32; 3] = [0.6, 0.45, 0.25];

/// The least weight of the telling words without an agreeing neighbour, in weights of the rarest
/// word. Less than the weight of a name tells nothing.
const LEAST_TELLING: f32 = 0.5;

/// Candidates are equally good if their likeness differs by less than this. A higher value offers
/// more choices to people, a lower one takes more places wrongly.
const MARGIN: f32 = 0.06;

/// The fewest words of a paragraph that, if unique in the text, is assumed to have been unique
/// before. Shorter paragraphs tend to be repeated.
const LONG_BLOCK: usize = 11;

/// The fewest words of a paragraph that was removed and is recognised elsewhere.
const LONG_MOVED: usize = 12;

/// The least share of the window that must survive in a block to which it moved.
const LEAST_MOVED: f32 = 0.65;

/// The same share if another paragraph took its old place.
const LEAST_REPLACED: f32 = 0.9;

/// The choice among the candidates for a window.
pub(super) enum Choice {
    /// One candidate.
    Taken(Candidate),
    /// Several equally good candidates.
    Rivals(Vec<Candidate>),
    /// No candidate is good enough; holds the best one.
    Lost(Option<Candidate>),
}

impl Search<'_> {
    /// Chooses among the candidates for a window, weighing all the evidence for each together.
    pub(super) fn choose(&self, window: &Window, mut candidates: Vec<Candidate>) -> Choice {
        let home = self.home_of(&candidates);
        candidates.retain(|candidate| !self.is_excluded(window, &home, candidate));
        sort_by(&mut candidates, |a, b| {
            b.likeness()
                .total_cmp(&a.likeness())
                .then(a.block.cmp(&b.block))
        });
        let Some(best) = candidates.first().cloned() else {
            return Choice::Lost(None);
        };
        if !self.is_enough(window, &home, &best) {
            return Choice::Lost(Some(best));
        }
        let row = self.row(best.block);
        let equal = candidates.iter().filter(|other| row.contains(&other.block));
        let mut equal: Vec<Candidate> = equal.cloned().collect();
        if equal.len() > 1 {
            sort_by(&mut equal, |a, b| a.block.cmp(&b.block));
            return Choice::Rivals(equal);
        }
        if self.is_own(window, best.block) {
            return Choice::Taken(best);
        }
        let all = self.count_of(window.phrase_ids());
        let is_rival = |other: &Candidate| {
            let is_apart =
                other.found.end <= best.found.start || best.found.end <= other.found.start;
            is_apart && other.kept * 100 >= all * LEAST_KEPT
        };
        let mut rivals: Vec<Candidate> = candidates
            .into_iter()
            .take_while(|other| best.likeness() - other.likeness() < MARGIN)
            .filter(is_rival)
            .collect();
        rivals.push(best.clone());
        if rivals.len() < 2 {
            return Choice::Taken(best);
        }
        sort_by(&mut rivals, |a, b| a.found.start.cmp(&b.found.start));
        Choice::Rivals(rivals)
    }

    /// The run of consecutive blocks with exactly the same words, among which nothing tells which
    /// is meant.
    fn row(&self, block: usize) -> Range<usize> {
        let prints = self.index.prints(self.text);
        let own = prints.of_block(block);
        let same = |other: &usize| own.is_some() && prints.of_block(*other) == own;
        let start = (0..block).rev().take_while(same).last();
        let end = (block + 1..self.words.tokens.blocks())
            .take_while(same)
            .last();
        start.unwrap_or(block)..end.unwrap_or(block) + 1
    }

    /// The former place of the phrase's block, by its neighbours. The place is empty if the blocks
    /// there share too little with the window.
    fn home_of(&self, candidates: &[Candidate]) -> Home {
        let Home::Between(home) = &self.home else {
            return Home::Unknown;
        };
        let is_left = |other: &Candidate| home.contains(&other.block) && other.left >= LEAST_OF_ALL;
        if candidates.iter().any(is_left) {
            Home::Between(home.clone())
        } else {
            Home::Between(home.start..home.start)
        }
    }

    /// Whether a block cannot be the window's.
    fn is_excluded(&self, window: &Window, home: &Home, candidate: &Candidate) -> bool {
        let prints = self.index.prints(self.text);
        let here = prints.of_block(candidate.block).map(String::as_str);
        let is = |print: Option<&str>| print.is_some() && print == here;
        if is(window.own.as_deref()) {
            return false;
        }
        is(window.before.known())
            || is(window.after.known())
            || match home {
                Home::Between(home) => !home.is_empty() && !home.contains(&candidate.block),
                Home::Unknown => false,
            }
    }

    /// Whether enough of the window survives for a block to be the right one.
    fn is_enough(&self, window: &Window, home: &Home, best: &Candidate) -> bool {
        let least = |least: &[f32; 3]| least.get(best.neighbours).copied().unwrap_or(0.0);
        if best.renamed {
            return false;
        }
        if best.neighbours == 0 {
            let may_have_moved = self.may_have_moved(window, home, best);
            if !may_have_moved || self.is_own(window, best.block) {
                return may_have_moved;
            }
        }
        if best.has_others && best.telling < LEAST_TELLING && best.neighbours == 0 {
            return false;
        }
        best.left >= least(&LEAST_LEFT) && (!best.has_others || best.told >= least(&LEAST_TOLD))
    }

    /// Whether a block without agreeing neighbours may be the window's. It may not if the old text
    /// had other blocks with its words.
    fn may_have_moved(&self, window: &Window, home: &Home, best: &Candidate) -> bool {
        if self.is_own(window, best.block) {
            return match window.twins {
                Some(count) => count == 0,
                None => {
                    let is_widened = window.is_first && self.clues.is_widened();
                    window.ids.len() >= LONG_BLOCK && !is_widened
                }
            };
        }
        let is_gone = matches!(home, Home::Between(home) if home.is_empty());
        let least = match &self.home {
            Home::Between(home) if !home.is_empty() => LEAST_REPLACED,
            _ => LEAST_MOVED,
        };
        let is_long = window.ids.len() >= LONG_MOVED && best.left >= least;
        window.twins.is_none_or(|twins| twins == 0)
            && self.clues.enough_context
            && (is_long || !is_gone)
    }
}
