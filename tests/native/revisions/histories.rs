//! Whole documents before and after, written by hand: every phrase that occurs once in both texts is
//! found at its words.

use super::folder;
use std::fs;

#[path = "../../support/histories.rs"]
mod support;

use support::{Answer, History};

/// How many of a thousand phrases may be given up: with both texts known, and with the selectors alone.
const MOST_ORPHANED: [usize; 2] = [2, 8];

#[test]
fn phrases_are_found_where_their_words_are() {
    let mut paths: Vec<_> = fs::read_dir(folder().join("histories"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() > 25);
    let (mut all, mut orphaned, mut bad) = (0, [0, 0], Vec::new());
    for path in paths {
        let history = History::read(&fs::read_to_string(&path).unwrap());
        for asked in history.ask() {
            all += 1;
            let answers = [&asked.carried, &asked.resolved];
            for ((answer, shown), orphaned) in answers.into_iter().zip(&mut orphaned) {
                *orphaned += usize::from(*answer == Answer::Orphaned);
                if *answer == Answer::Wrong {
                    let (block, words) = (&asked.block, &asked.words);
                    bad.push(format!("{}: {block} {words:?}: {shown}", history.title));
                }
            }
        }
    }
    assert!(all > 14_000, "{all} phrases");
    assert!(bad.is_empty(), "silently wrong:\n{}", bad.join("\n"));
    for (orphaned, most) in orphaned.into_iter().zip(MOST_ORPHANED) {
        assert!(
            orphaned * 1000 <= all * most,
            "{orphaned} of {all} given up"
        );
    }
}
