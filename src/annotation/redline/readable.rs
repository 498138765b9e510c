//! A smallest difference is not yet one that people like to read.

use std::ops::{Range, RangeInclusive};

use super::words::{Hunk, SegmentedText, WordKind};

/// Returns the hunks as people would mark them:
///
/// * What is only added or only taken away, and could as well begin a little earlier or later,
///   begins and ends where a sentence, a line or at least a word does.
/// * Two changes with nothing but white space or punctuation between them are one: `quarterly
///   reports` became `annual statements`. The same goes for [a few words](is_island) that happen to
///   occur in two passages that are otherwise wholly different. Two additions stay two, and so do two
///   deletions, or something would be deleted that stays; and a change ends at the end of a line.
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

/// The hunk without the words that its two sides begin or end with alike.
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

/// Most words of an island.
const ISLAND: usize = 3;
/// How many times as many words must have been replaced around it.
const SEA: usize = 6;

/// Whether two neighbouring changes read better as one.
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

/// Whether a few words between many replaced ones on each side tell a reader nothing.
fn is_island(words: usize, replaced: [usize; 2]) -> bool {
    let [a, b] = replaced;
    words <= ISLAND && a > 0 && b > 0 && words * SEA <= a + b
}

/// How many words there are besides spaces and punctuation, as far as [`is_island`] has to know.
fn count_words(text: &SegmentedText<'_>, words: &Range<usize>) -> usize {
    let words = text.kinds(words).filter(|kind| *kind == WordKind::Word);
    words.take(ISLAND * SEA).count()
}

/// The hunk moved to the best place that lies in `room` of the present text, which leaves at least
/// one word between it and the changes around it.
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
        // Of equal places the last is best: white space then follows the words it came with.
        let score = score(text, &place);
        if score >= best_score {
            (best, best_score) = (place.clone(), score);
        }
    }
    moved(&hunk, words.start, best.start)
}

/// One word earlier, if that changes nothing: the word before is also the last one.
fn earlier(text: &SegmentedText<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (words.start.checked_sub(1)?, words.end.checked_sub(1)?);
    (text.get(start)? == text.get(end)?).then_some(start..end)
}

/// One word later, if that changes nothing: the word after is also the first one.
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

/// How good a place this is for a change: the sum of how good its two ends are.
///
/// After Fraser, *Writing: Diff Strategies* (2006), "semantic alignment".
fn score(text: &SegmentedText<'_>, words: &Range<usize>) -> u32 {
    bound_score(text, words.start) + bound_score(text, words.end)
}

/// How much of a break there is before the word at `index`.
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
