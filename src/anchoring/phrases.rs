//! The places of phrases in a text.
//!
//! Phrases are looked up in a suffix array of the text, built when first needed. The cost of a
//! lookup depends on the phrase, however repetitive the text is.

use super::tokens::TokenId;

/// The positions of all words of a text, sorted by the words that follow: a suffix array (Manber
/// and Myers, *Suffix arrays: a new method for on-line string searches*, SIAM J. Comput. 22, 1993).
/// All places of a phrase are neighbours in it.
///
/// For n words, it is built in n log n steps by doubling the number of compared words. It takes
/// four bytes per word.
pub(super) struct Phrases {
    order: Vec<u32>,
}

impl Phrases {
    /// Indexes a text with these words, whose ids are less than `vocabulary`.
    pub(super) fn of(ids: &[TokenId], vocabulary: usize) -> Self {
        let all = 0..u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = all.clone().collect();
        let mut ranks = ids.to_vec();
        sort(&mut order, &all.collect::<Vec<_>>(), &ranks, vocabulary);
        let mut classes = rank(&order, &mut ranks, 0);
        let mut step = 1;
        while classes < ids.len() && step < ids.len() {
            // Sort by the words `step` further on. Places with no text that far on come first.
            let ends = ids.len() - step..ids.len();
            let mut by_next: Vec<u32> = ends.filter_map(|at| u32::try_from(at).ok()).collect();
            let before = |at: &u32| at.checked_sub(u32::try_from(step).ok()?);
            by_next.extend(order.iter().filter_map(before));
            sort(&mut order, &by_next, &ranks, classes);
            classes = rank(&order, &mut ranks, step);
            step *= 2;
        }
        Self { order }
    }

    /// Returns the places in `ids` at which a phrase begins, in no particular order. `ids` are the
    /// words this index was built from.
    pub(super) fn find(&self, ids: &[TokenId], phrase: &[TokenId]) -> &[u32] {
        let words = |at: &u32| {
            let at = *at as usize;
            let end = ids.len().min(at.saturating_add(phrase.len()));
            ids.get(at..end).unwrap_or_default()
        };
        let from = self.order.partition_point(|at| words(at) < phrase);
        let rest = self.order.get(from..).unwrap_or_default();
        let count = rest.partition_point(|at| words(at) == phrase);
        rest.get(..count).unwrap_or_default()
    }
}

/// Sorts places by their ranks, which are less than `classes`. The sort is stable.
fn sort(order: &mut [u32], places: &[u32], ranks: &[u32], classes: usize) {
    let rank = |at: &u32| ranks.get(*at as usize).map_or(0, |rank| *rank as usize);
    let mut starts = vec![0_u32; classes + 1];
    for at in places {
        if let Some(count) = starts.get_mut(rank(at) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    for at in places {
        let Some(start) = starts.get_mut(rank(at)) else {
            continue;
        };
        if let Some(place) = order.get_mut(*start as usize) {
            *place = *at;
        }
        *start += 1;
    }
}

/// Numbers the places in their order. Two places get the same number if they share their rank, and
/// so do the words `step` further on. Returns the count of numbers.
fn rank(order: &[u32], ranks: &mut Vec<u32>, step: usize) -> usize {
    let key = |at: u32| {
        let next = (at as usize).saturating_add(step);
        (ranks.get(at as usize), ranks.get(next))
    };
    let mut new = vec![0; ranks.len()];
    let (mut last, mut before) = (0, None);
    for at in order {
        let is_new = before.is_some_and(|before| key(before) != key(*at));
        last += u32::from(is_new);
        before = Some(*at);
        if let Some(rank) = new.get_mut(*at as usize) {
            *rank = last;
        }
    }
    *ranks = new;
    if order.is_empty() {
        0
    } else {
        last as usize + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    /// All places of a phrase, found by brute force.
    fn expected(ids: &[u32], phrase: &[u32]) -> Vec<u32> {
        let stands = |at: &u32| {
            ids.get(*at as usize..)
                .unwrap_or_default()
                .starts_with(phrase)
        };
        (0..ids.len() as u32).filter(stands).collect()
    }

    fn check(ids: &[u32], vocabulary: usize) {
        let phrases = Phrases::of(ids, vocabulary);
        for start in 0..ids.len() {
            for end in start + 1..ids.len().min(start + 6) + 1 {
                let phrase = ids.get(start..end).unwrap_or_default();
                let mut found = phrases.find(ids, phrase).to_vec();
                found.sort_unstable();
                assert_eq!(found, expected(ids, phrase), "{phrase:?} in {ids:?}");
            }
        }
        assert!(phrases.find(ids, &[u32::MAX]).is_empty());
    }

    #[test]
    fn every_phrase_is_found_wherever_it_stands() {
        check(&[], 0);
        check(&[0], 1);
        check(&[0; 40], 1);
        check(&[0, 1, 0, 1, 0, 1, 1, 0, 1], 2);
        // Numbers from a generator without short cycles (Knuth's MMIX), over few words and over
        // many.
        let mut seed = 1_u64;
        for words in [2_u32, 3, 50] {
            let ids: Vec<u32> = (0..300)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (seed >> 33) as u32 % words
                })
                .collect();
            check(&ids, words as usize);
        }
    }
}
