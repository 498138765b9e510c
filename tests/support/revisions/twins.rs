//! Blocks of the same words: whether their neighbours tell which became which.

use super::model::Report;
use std::collections::BTreeMap;

/// The blocks of both reports by their words.
pub struct Twins {
    texts: Vec<String>,
    /// The blocks of the old report with these words.
    old: BTreeMap<String, Vec<usize>>,
    /// The number of blocks written for the new report with these words.
    new: BTreeMap<String, usize>,
    /// For each remaining block of the old report, its neighbours on both sides in the new one.
    beside: BTreeMap<usize, [Option<usize>; 2]>,
}

impl Twins {
    /// Compares two reports.
    pub fn new(old: &Report, new: &Report) -> Self {
        let mut twins = Self {
            texts: old.blocks.iter().map(|block| block.folded()).collect(),
            old: BTreeMap::new(),
            new: BTreeMap::new(),
            beside: BTreeMap::new(),
        };
        for (id, text) in twins.texts.iter().enumerate() {
            twins.old.entry(text.clone()).or_default().push(id);
        }
        for (at, block) in new.blocks.iter().enumerate() {
            let neighbour = |at: Option<usize>| new.blocks.get(at?).and_then(|block| block.id);
            match block.id {
                Some(id) => {
                    let beside = [neighbour(at.checked_sub(1)), neighbour(Some(at + 1))];
                    twins.beside.insert(id, beside);
                }
                None => *twins.new.entry(block.folded()).or_default() += 1,
            }
        }
        twins
    }

    /// Returns whether a delegate can follow a block, although others have its words. Each
    /// remaining one must have kept a neighbour, and none may be written anew if the block itself
    /// is gone.
    pub fn are_told_apart(&self, id: usize) -> bool {
        let text = &self.texts[id];
        let others = self.old.get(text).map_or(&[][..], Vec::as_slice);
        let anew = self.new.get(text).copied().unwrap_or_default();
        if others.len() < 2 && anew == 0 {
            return true;
        }
        let is_gone = !self.beside.contains_key(&id);
        (anew == 0 || !is_gone) && others.iter().all(|other| self.keeps_a_neighbour(*other))
    }

    fn keeps_a_neighbour(&self, id: usize) -> bool {
        let Some([before, after]) = self.beside.get(&id) else {
            return true;
        };
        let is = |neighbour: Option<usize>, other: &Option<usize>| {
            neighbour.is_some()
                && neighbour == *other
                && neighbour.is_some_and(|at| self.texts.get(at) != Some(&self.texts[id]))
        };
        is(id.checked_sub(1), before) || is(Some(id + 1), after)
    }
}
