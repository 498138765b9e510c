//! Pairs for as long as the alignment of `anchoring` gives none.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::anchoring::{Change, Pair};
use crate::document::Document;

pub(super) fn pairs(old: &Document, new: &Document) -> Vec<Pair> {
    let words = |document: &Document| -> Vec<HashSet<String>> {
        let blocks = document.blocks().iter();
        blocks
            .map(|block| block.text().unicode_words().map(str::to_owned).collect())
            .collect()
    };
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, block) in old.blocks().iter().enumerate().rev() {
        by_text.entry(block.text()).or_default().push(index);
    }
    let (old_words, new_words) = (words(old), words(new));
    let mut partner: Vec<Option<usize>> = new
        .blocks()
        .iter()
        .map(|block| by_text.get_mut(block.text())?.pop())
        .collect();
    let mut taken: HashSet<usize> = partner.iter().flatten().copied().collect();
    for (index, words) in new_words.iter().enumerate() {
        if partner.get(index).is_some_and(Option::is_some) {
            continue;
        }
        let likeness = |old: &HashSet<String>| {
            2 * old.intersection(words).count() * 100 / (old.len() + words.len()).max(1)
        };
        let free = old_words.iter().enumerate();
        let free = free.filter(|(old, _)| !taken.contains(old));
        let best = free.max_by_key(|(_, old)| likeness(old));
        if let Some((old, _)) = best.filter(|(_, old)| likeness(old) >= 50) {
            taken.insert(old);
            if let Some(place) = partner.get_mut(index) {
                *place = Some(old);
            }
        }
    }
    let stays = rising(&partner);
    let paired = partner.iter().enumerate().filter_map(|(new, old)| {
        let old = (*old)?;
        Some(Pair {
            old: old..old + 1,
            new: new..new + 1,
            change: Change::Kept,
            moved: !stays.contains(&new),
        })
    });
    paired.collect()
}

/// A longest rising sequence.
fn rising(partner: &[Option<usize>]) -> HashSet<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, old) in partner.iter().enumerate() {
        let before = (0..index).filter(|before| {
            old.is_some()
                && partner
                    .get(*before)
                    .copied()
                    .flatten()
                    .is_some_and(|b| Some(b) < *old)
        });
        let last = before.max_by_key(|before| best.get(*before).map_or(0, |(len, _)| *len));
        let len = last
            .and_then(|last| best.get(last))
            .map_or(0, |(len, _)| *len);
        best.push((if old.is_some() { len + 1 } else { 0 }, last));
    }
    let mut at = (0..best.len()).max_by_key(|index| best.get(*index).map_or(0, |(len, _)| *len));
    let mut stays = HashSet::new();
    while let Some(index) = at {
        stays.insert(index);
        at = best.get(index).and_then(|(_, last)| *last);
    }
    stays
}
