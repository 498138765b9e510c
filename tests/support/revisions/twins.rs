//! Blocks of the same words: whether what stands beside them tells which became which.

use super::model::Report;
use std::collections::BTreeMap;

/// The blocks of both reports by their words.
pub struct Twins {
    texts: Vec<String>,
    /// The blocks of the old report with these words.
    old: BTreeMap<String, Vec<usize>>,
    /// How many blocks written for the new report have these words.
    new: BTreeMap<String, usize>,
    /// For each block of the old report that is left, those on both sides in the new one.
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

    /// Whether a delegate sees what became of a block, although others have its words: every one
    /// of them that is left has still one of its neighbours, and none was written anew where the
    /// block itself is gone.
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
