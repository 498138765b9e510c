//! Turns a smallest difference into one that is easy to read.

use std::ops::{Range, RangeInclusive};

use super::words::{Hunk, SegmentedText, WordKind};

/// Returns the hunks as people would mark them:
///
/// * A pure addition or deletion that could as well begin a little earlier or later is moved. It then
///   begins and ends at a sentence, a line or at least a word.
/// * Two changes with only white space or punctuation between them are merged: `quarterly reports`
///   became `annual statements`. So are changes around [a few words](is_island) that happen to occur in
///   two passages that otherwise differ completely. Two additions stay separate, and so do two
///   deletions, because merging would delete words that stay. A change ends at the end of a line.
pub(super) fn readable(
    hunks: Vec<Hunk>,
    before: &SegmentedText<'_>,
    after: &SegmentedText<'_>,
) -> Vec<Hunk> {
    let mut readable: Vec<Hunk> = Vec::new();
    let mut rest = hunks.into_iter().peekable();
    while let Some(hunk) = rest.next() {
        let hunk = trimmed(hunk, before, after);
        let first = readable.last().map_or(0, |last| last.before.end + 1);
        let last = rest
            .peek()
            .map_or(usize::MAX, |next| next.before.start.saturating_sub(1));
        let hunk = slid(hunk, first..=last, before, after);
        match readable.last_mut() {
            Some(last) if are_one(last, &hunk, before, after) => {
                last.before.end = hunk.before.end;
                last.after.end = hunk.after.end;
            }
            _ => readable.push(hunk),
        }
    }
    let trimmed = readable
        .into_iter()
        .map(|hunk| trimmed(hunk, before, after));
    trimmed.filter(|hunk| !hunk.is_empty()).collect()
}

/// Removes the words that both sides of a hunk share at the beginning or end.
fn trimmed(hunk: Hunk, before: &SegmentedText<'_>, after: &SegmentedText<'_>) -> Hunk {
    let (old, new) = (before.slice(&hunk.before), after.slice(&hunk.after));
    let alike = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(new).take_while(alike).count();
    let most = old.len().min(new.len()) - head;
    let backwards = old.iter().rev().zip(new.iter().rev());
    let tail = backwards.take(most).take_while(alike).count();
    Hunk {
        before: hunk.before.start + head..hunk.before.end - tail,
        after: hunk.after.start + head..hunk.after.end - tail,
    }
}

/// The most words of an island. A higher value merges changes around longer unchanged stretches; a
/// lower one merges fewer.
const ISLAND: usize = 3;
/// The minimum ratio of replaced words around an island to its own words. A higher value merges fewer
/// changes; a lower one more.
const SEA: usize = 6;

/// Returns whether two neighbouring changes read better as one.
fn are_one(a: &Hunk, b: &Hunk, before: &SegmentedText<'_>, after: &SegmentedText<'_>) -> bool {
    let added = a.before.is_empty() && b.before.is_empty();
    let removed = a.after.is_empty() && b.after.is_empty();
    let between = a.before.end..b.before.start;
    if added || removed || before.kinds(&between).any(|kind| kind == WordKind::Break) {
        return false;
    }
    let replaced = |hunk: &Hunk| {
        let removed = count_words(before, &hunk.before);
        removed.min(count_words(after, &hunk.after))
    };
    let kept = count_words(before, &between);
    kept == 0 || is_island(kept, [replaced(a), replaced(b)])
}

/// Returns whether a few words between many replaced ones on each side are useless to a reader.
fn is_island(words: usize, replaced: [usize; 2]) -> bool {
    let [a, b] = replaced;
    words <= ISLAND && a > 0 && b > 0 && words * SEA <= a + b
}

/// Counts the words without spaces and punctuation, as far as [`is_island`] needs.
fn count_words(text: &SegmentedText<'_>, words: &Range<usize>) -> usize {
    let words = text.kinds(words).filter(|kind| *kind == WordKind::Word);
    words.take(ISLAND * SEA).count()
}

/// Moves a hunk to the best place within `room` of the present text. The room leaves at least one word
/// between it and the changes around it.
fn slid(
    hunk: Hunk,
    room: RangeInclusive<usize>,
    before: &SegmentedText<'_>,
    after: &SegmentedText<'_>,
) -> Hunk {
    let (text, words) = match (hunk.before.is_empty(), hunk.after.is_empty()) {
        (true, false) => (after, &hunk.after),
        (false, true) => (before, &hunk.before),
        _ => return hunk,
    };
    let earlier_room = hunk.before.start.saturating_sub(*room.start());
    let later_room = room.end().saturating_sub(hunk.before.end);
    let (mut best, mut best_score) = (words.clone(), score(text, words));
    let mut place = words.clone();
    for _ in 0..earlier_room.min(words.len()) {
        let Some(earlier) = earlier(text, &place) else {
            break;
        };
        place = earlier;
        let score = score(text, &place);
        if score > best_score {
            (best, best_score) = (place.clone(), score);
        }
    }
    let mut place = words.clone();
    for _ in 0..later_room.min(words.len()) {
        let Some(later) = later(text, &place) else {
            break;
        };
        place = later;
        // Of equally good places the last is best: white space then follows the words it came with.
        let score = score(text, &place);
        if score >= best_score {
            (best, best_score) = (place.clone(), score);
        }
    }
    moved(&hunk, words.start, best.start)
}

/// Moves one word earlier if that changes nothing, because the word before equals the last one.
fn earlier(text: &SegmentedText<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (words.start.checked_sub(1)?, words.end.checked_sub(1)?);
    (text.get(start)? == text.get(end)?).then_some(start..end)
}

/// Moves one word later if that changes nothing, because the word after equals the first one.
fn later(text: &SegmentedText<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    (text.get(words.start)? == text.get(words.end)?).then_some(words.start + 1..words.end + 1)
}

fn moved(hunk: &Hunk, from: usize, to: usize) -> Hunk {
    let shift = |range: &Range<usize>| {
        let shift = |place: usize| (place + to).saturating_sub(from);
        shift(range.start)..shift(range.end)
    };
    Hunk {
        before: shift(&hunk.before),
        after: shift(&hunk.after),
    }
}

/// Scores a place for a change: the sum of the scores of its two ends.
///
/// After Fraser, *Writing: Diff Strategies* (2006), "semantic alignment".
fn score(text: &SegmentedText<'_>, words: &Range<usize>) -> u32 {
    bound_score(text, words.start) + bound_score(text, words.end)
}

/// Scores the break before the word at `index`.
fn bound_score(text: &SegmentedText<'_>, index: usize) -> u32 {
    let before = index.checked_sub(1).and_then(|last| text.get(last));
    let (Some(before), Some(after)) = (before, text.get(index)) else {
        return 5;
    };
    let ends_sentence = |word: &str| matches!(word, "." | "!" | "?" | ";" | "。" | "؟" | "۔");
    let two_before = index.checked_sub(2).and_then(|last| text.get(last));
    match (WordKind::of(before), WordKind::of(after)) {
        (WordKind::Break, _) | (_, WordKind::Break) => 4,
        (WordKind::Space, _) if two_before.is_some_and(ends_sentence) => 3,
        (_, WordKind::Space) if ends_sentence(before) => 3,
        (WordKind::Space, _) | (_, WordKind::Space) => 2,
        (WordKind::Punctuation, _) | (_, WordKind::Punctuation) => 1,
        (WordKind::Word, WordKind::Word) => 0,
    }
}
