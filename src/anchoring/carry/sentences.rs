//! Tracing each word of a reworded block, sentence by sentence.
//!
//! The shortest edit between two paragraphs ignores sentences. It finds the articles and
//! prepositions of a deleted sentence in an inserted one. So sentences are paired first. Words are
//! compared only within a pair, or among the words remaining after the two of a pair.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::super::parts::Parts;
use super::super::tokens::TokenId;
use super::super::trace::Trace;
use super::super::weights::Bag;
use super::text::TextPair;
use crate::sort::sort_by;

/// The least common share of two sentences in the same order to be paired. The measure is Dice's
/// coefficient over the weights of words. Two sentences of one report on different subjects share
/// 0.05 to 0.3.
const LEAST_SHARED: f32 = 0.4;

/// The same share for sentences that changed their order.
const LEAST_SHARED_MOVED: f32 = 0.6;

/// The least share of a sentence that another one must have gained for the two to have been joined.
/// The same share must have been lost if they were separated.
const JOINED: f32 = 0.4;

/// The most pairs of sentences to compare. Beyond this the words are compared without sentences.
const MAX_PAIRS: usize = 4096;

/// A pair of sentences, by their numbers.
type Paired = (usize, usize);

/// Sentences that became others, by their numbers.
type Group = (Range<usize>, Range<usize>);

impl Parts {
    /// Pairs the words of blocks that differ in their words.
    pub(super) fn of_changed(texts: &TextPair, old: &Range<usize>, new: &Range<usize>) -> Self {
        if let Some(parts) = texts.cells(old, new) {
            return parts;
        }
        let (old_sentences, new_sentences) = (texts.old_sentences(old), texts.new_sentences(new));
        let groups = groups(texts, &old_sentences, &new_sentences);
        let mut starts: Vec<usize> = groups.iter().map(|group| group.1.start).collect();
        starts.sort_unstable();
        let old_next = |group: usize| groups.get(group).map_or(usize::MAX, |group| group.0.start);
        let new_next = |from: usize| {
            let next = starts.partition_point(|start| *start < from);
            starts.get(next).copied().unwrap_or(usize::MAX)
        };
        let word = |sentences: &[Range<usize>], sentence: usize, end: usize| {
            sentences.get(sentence).map_or(end, |words| words.start)
        };
        let trace = |old_part: Range<usize>, new_part: Range<usize>| {
            let at = |sentence| word(&old_sentences, sentence, old.end);
            let old = at(old_part.start)..at(old_part.end);
            let at = |sentence| word(&new_sentences, sentence, new.end);
            let new = at(new_part.start)..at(new_part.end);
            let (old_ids, new_ids) = (texts.old.slice(&old), texts.new.slice(&new));
            Trace::of_changed((old, old_ids), (new, new_ids), &texts.vocabulary)
        };
        // The words before the first group, then each group and the words after it.
        let mut parts = vec![trace(0..old_next(0), 0..new_next(0))];
        for (index, (old, new)) in groups.iter().enumerate() {
            parts.push(trace(old.clone(), new.clone()));
            parts.push(trace(
                old.end..old_next(index + 1),
                new.end..new_next(new.end),
            ));
        }
        Self::of(parts)
    }
}

/// The groups of corresponding sentences, in the order of the old ones.
fn groups(texts: &TextPair, old: &[Range<usize>], new: &[Range<usize>]) -> Vec<Group> {
    if (old.len() < 2 && new.len() < 2) || old.len() * new.len() > MAX_PAIRS {
        return Vec::new();
    }
    let old_words: Vec<&[TokenId]> = old.iter().map(|words| texts.old.slice(words)).collect();
    let new_words: Vec<&[TokenId]> = new.iter().map(|words| texts.new.slice(words)).collect();
    let bag = |ids: &&[TokenId]| Bag::of(ids, &texts.weights);
    let old: Vec<Bag> = old_words.iter().map(bag).collect();
    let new: Vec<Bag> = new_words.iter().map(bag).collect();
    let shared = |old: &Bag, new: &Bag| {
        let both = old.shared(new, &texts.weights).weight;
        2.0 * both / (old.weight + new.weight).max(f32::MIN_POSITIVE)
    };
    let same = identical(&old_words, &new_words);
    let taken: BTreeSet<usize> = same.values().copied().collect();
    let is_other = |at: usize, place: usize| match same.get(&at) {
        Some(own) => *own != place,
        None => taken.contains(&place),
    };
    let row = |(at, sentence): (usize, &Bag)| {
        let likeness = new.iter().enumerate().map(|(place, other)| {
            if is_other(at, place) {
                0.0
            } else {
                shared(sentence, other)
            }
        });
        likeness.collect()
    };
    let likeness: Vec<Vec<f32>> = old.iter().enumerate().map(row).collect();
    let mut pairs = in_order(&likeness, new.len());
    moved(&likeness, &mut pairs);
    sort_by(&mut pairs, Ord::cmp);
    grown(texts, &pairs, &old, &new)
}

/// The sentences with the same words that certainly correspond, each with its number in the new
/// text. They are unique in both texts, or beside such sentences. Two passages that changed places
/// sometimes contain the same sentence.
fn identical(old: &[&[TokenId]], new: &[&[TokenId]]) -> BTreeMap<usize, usize> {
    let mut places: HashMap<&[TokenId], (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, words) in old.iter().enumerate() {
        places.entry(words).or_default().0.push(at);
    }
    for (at, words) in new.iter().enumerate() {
        places.entry(words).or_default().1.push(at);
    }
    let once = places.values().filter_map(|places| match places {
        (old, new) if old.len() == 1 && new.len() == 1 => Some((*old.first()?, *new.first()?)),
        _ => None,
    });
    let mut new_of_old: BTreeMap<usize, usize> = once.collect();
    let mut taken: BTreeSet<usize> = new_of_old.values().copied().collect();
    let mut open: Vec<Paired> = new_of_old.iter().map(|(old, new)| (*old, *new)).collect();
    while let Some((at, place)) = open.pop() {
        let behind = Some((at + 1, place + 1));
        let before = at.checked_sub(1).zip(place.checked_sub(1));
        for (at, place) in behind.into_iter().chain(before) {
            let same = old
                .get(at)
                .is_some_and(|words| new.get(place) == Some(words));
            if same && !new_of_old.contains_key(&at) && taken.insert(place) {
                new_of_old.insert(at, place);
                open.push((at, place));
            }
        }
    }
    new_of_old
}

/// The pairs, extended by adjacent sentences that were joined with theirs, or separated from them.
fn grown(texts: &TextPair, pairs: &[Paired], old: &[Bag], new: &[Bag]) -> Vec<Group> {
    let mut old_free = vec![true; old.len()];
    let mut new_free = vec![true; new.len()];
    let take = |free: &mut [bool], at: usize| {
        free.get_mut(at).into_iter().for_each(|free| *free = false);
    };
    for (old, new) in pairs {
        take(&mut old_free, *old);
        take(&mut new_free, *new);
    }
    let mut groups = Vec::new();
    for (old_at, new_at) in pairs {
        let (Some(own), Some(others)) = (old.get(*old_at), new.get(*new_at)) else {
            continue;
        };
        let gained = others.without(own, &texts.weights);
        let lost = own.without(others, &texts.weights);
        let old = widened(texts, *old_at, (old, &mut old_free), &gained);
        let new = widened(texts, *new_at, (new, &mut new_free), &lost);
        groups.push((old, new));
    }
    groups
}

/// A sentence with those adjacent free sentences that are mostly in `rest`, however many. A
/// sentence may have become a list.
fn widened(
    texts: &TextPair,
    at: usize,
    (bags, free): (&[Bag], &mut [bool]),
    rest: &Bag,
) -> Range<usize> {
    let mut rest = rest.clone();
    let mut joins = |at: Option<usize>| {
        let Some((bag, free)) = at.and_then(|at| Some((bags.get(at)?, free.get_mut(at)?))) else {
            return false;
        };
        let joins = *free && bag.shared(&rest, &texts.weights).weight >= JOINED * bag.weight;
        if joins {
            *free = false;
            rest = rest.without(bag, &texts.weights);
        }
        joins
    };
    let (mut start, mut end) = (at, at + 1);
    loop {
        let before = joins(start.checked_sub(1));
        let after = joins(Some(end));
        start -= usize::from(before);
        end += usize::from(after);
        if !before && !after {
            return start..end;
        }
    }
}

/// The pairs in the same order with the greatest total likeness (Needleman and Wunsch, J. Mol.
/// Biol. 48, 1970). The likeness is squared, so that one good pair beats two poor ones.
fn in_order(likeness: &[Vec<f32>], new_len: usize) -> Vec<Paired> {
    let value = |alike: f32| {
        if alike < LEAST_SHARED {
            0.0
        } else {
            alike * alike
        }
    };
    let mut best = vec![vec![0.0_f32; new_len + 1]];
    let at = |row: &[f32], column: usize| row.get(column).copied().unwrap_or(0.0);
    for alike in likeness {
        let Some(above) = best.last() else { break };
        let mut row = vec![0.0];
        for (new, alike) in alike.iter().enumerate() {
            let paired = at(above, new) + value(*alike);
            row.push(paired.max(at(above, new + 1)).max(at(&row, new)));
        }
        best.push(row);
    }
    let of = |old: usize, new: usize| best.get(old).map_or(0.0, |row| at(row, new));
    let (mut old, mut new) = (likeness.len(), new_len);
    let mut pairs = Vec::new();
    while old > 0 && new > 0 {
        if of(old, new) <= of(old - 1, new) {
            old -= 1;
        } else if of(old, new) <= of(old, new - 1) {
            new -= 1;
        } else {
            (old, new) = (old - 1, new - 1);
            pairs.push((old, new));
        }
    }
    pairs
}

/// Adds the pairs out of order, the most alike first.
fn moved(likeness: &[Vec<f32>], pairs: &mut Vec<Paired>) {
    let rows = likeness.iter().enumerate();
    let all =
        rows.flat_map(|(old, row)| row.iter().enumerate().map(move |(new, at)| (*at, old, new)));
    let mut alike: Vec<_> = all.filter(|pair| pair.0 >= LEAST_SHARED_MOVED).collect();
    sort_by(&mut alike, |a, b| {
        b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    for (_, old, new) in alike {
        if pairs.iter().all(|pair| pair.0 != old && pair.1 != new) {
            pairs.push((old, new));
        }
    }
}
