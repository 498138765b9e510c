//! The judge and the truth, on cases small enough to verify by eye.

use super::support::edit::Edited;
use super::support::judge::{Verdict, judge};
use super::support::lexicon::Lexicon;
use super::support::model::{Block, Kind, Origin, Report, words};
use super::support::phrase::{Length, Phrase};
use super::support::render::Printed;
use super::support::truth::{Fate, Fates, Truth};
use Verdict::{Inexact, Right, SilentlyWrong, Unsure, WronglyOrphaned};
use rapporteur::anchoring::{Likeness, Resolution, TextRange};
use std::ops::Range;

/// Words 0 to 3, 4 to 8, 9 to 13.
const OLD: [&str; 3] = [
    "Alpha beta gamma delta.",
    "One two three four five.",
    "Red green blue white black.",
];

fn report(paragraphs: &[&str], lexicon: &Lexicon) -> Report {
    let block = |text: &&str| Block::new(Kind::Plain, text, lexicon);
    Report {
        masthead: None,
        item_style: 0,
        blocks: paragraphs.iter().map(block).collect(),
    }
}

/// An old report, an edit of it, and the fate of some of its words.
struct Case {
    old: Printed,
    new: Printed,
    edited: Edited,
}

impl Case {
    fn new(change: impl FnOnce(&mut Report, &Lexicon)) -> Self {
        let [lexicon, ..] = Lexicon::all();
        let mut old = report(&OLD, &lexicon);
        old.identify();
        let mut new = old.clone();
        change(&mut new, &lexicon);
        Self {
            old: Printed::new(&old),
            new: Printed::new(&new),
            edited: Edited {
                report: new,
                touches: Vec::new(),
                words: 0,
                strayed: Vec::new(),
            },
        }
    }

    fn truth(&self, length: Length, words: Range<usize>) -> Truth {
        let range = self.old.range(&words);
        let phrase = Phrase {
            length,
            blocks: range.block..range.end_block + 1,
            words,
            position: "middle",
            range,
        };
        Fates::new(&self.old, &self.new, &self.edited).of(&phrase)
    }

    /// Returns the place of words of the new report.
    fn at(&self, words: Range<usize>) -> TextRange {
        self.new.range(&words)
    }

    fn judge(&self, truth: &Truth, answer: Resolution) -> Verdict {
        judge(truth, &answer, &self.new)
    }
}

fn changed(range: TextRange) -> Resolution {
    Resolution::Changed(Likeness { range, score: 70 })
}

#[test]
fn the_same_words_at_the_same_place_are_exact() {
    let case = Case::new(|_, _| ());
    let truth = case.truth(Length::Words, 5..7);
    let place = case.at(5..7);
    assert_eq!(truth.fate, Fate::Same);
    assert_eq!(case.judge(&truth, Resolution::Exact(place)), Right);
    assert_eq!(case.judge(&truth, Resolution::Moved(place)), Inexact);
    assert_eq!(case.judge(&truth, changed(place)), Inexact);
    let one_more = case.at(5..8);
    assert_eq!(case.judge(&truth, Resolution::Exact(one_more)), Inexact);
    let elsewhere = case.at(10..12);
    assert_eq!(
        case.judge(&truth, Resolution::Exact(elsewhere)),
        SilentlyWrong
    );
    assert_eq!(
        case.judge(&truth, Resolution::Orphaned(None)),
        WronglyOrphaned
    );
    let both = vec![place, elsewhere];
    assert_eq!(case.judge(&truth, Resolution::Ambiguous(both)), Unsure);
}

#[test]
fn white_space_and_stops_at_the_edge_do_not_count() {
    let case = Case::new(|_, _| ());
    let truth = case.truth(Length::Words, 7..9);
    let mut place = case.at(7..9);
    place.start -= 1;
    place.end += 1;
    assert_eq!(case.judge(&truth, Resolution::Exact(place)), Right);
}

#[test]
fn words_in_another_paragraph_are_moved() {
    let case = Case::new(|report, _| report.blocks.swap(0, 2));
    let truth = case.truth(Length::Words, 1..3);
    let place = case.at(11..13);
    assert_eq!(case.judge(&truth, Resolution::Moved(place)), Right);
    assert_eq!(case.judge(&truth, Resolution::Exact(place)), Inexact);
}

#[test]
fn words_put_inside_make_it_changed() {
    let case = Case::new(|report, lexicon| {
        report.blocks[1].words.splice(2..2, words("new", lexicon));
    });
    let truth = case.truth(Length::Words, 5..7);
    assert_eq!(truth.fate, Fate::Changed);
    assert_eq!(case.judge(&truth, changed(case.at(5..8))), Right);
    assert_eq!(case.judge(&truth, changed(case.at(5..7))), Right);
    assert_eq!(case.judge(&truth, changed(case.at(10..13))), SilentlyWrong);
    let whole = Resolution::Moved(case.at(5..8));
    assert_eq!(case.judge(&truth, whole), Inexact);
}

#[test]
fn words_replaced_at_the_edge_are_a_matter_of_taste() {
    let case = Case::new(|report, lexicon| {
        report.blocks[1]
            .words
            .splice(3..5, words("new last.", lexicon));
    });
    let truth = case.truth(Length::Words, 4..9);
    assert_eq!(truth.fate, Fate::Changed);
    assert_eq!(case.judge(&truth, changed(case.at(4..7))), Right);
    assert_eq!(case.judge(&truth, changed(case.at(4..9))), Right);
}

#[test]
fn of_less_than_half_the_paragraph_and_an_orphan_are_right() {
    let case = Case::new(|report, lexicon| {
        report.blocks[1]
            .words
            .splice(1..4, words("new words here", lexicon));
    });
    let truth = case.truth(Length::Clause, 4..8);
    assert_eq!(truth.fate, Fate::Between);
    assert_eq!(case.judge(&truth, changed(case.at(4..8))), Right);
    assert_eq!(case.judge(&truth, Resolution::Orphaned(None)), Right);
    assert_eq!(case.judge(&truth, changed(case.at(9..12))), SilentlyWrong);
}

#[test]
fn of_a_deleted_paragraph_only_an_orphan_is_right() {
    let case = Case::new(|report, _| {
        report.blocks.remove(1);
    });
    let truth = case.truth(Length::Block, 4..9);
    assert_eq!(truth.fate, Fate::Gone);
    assert_eq!(case.judge(&truth, Resolution::Orphaned(None)), Right);
    assert_eq!(case.judge(&truth, changed(case.at(4..9))), SilentlyWrong);
    let places = vec![case.at(0..4), case.at(4..9)];
    assert_eq!(case.judge(&truth, Resolution::Ambiguous(places)), Unsure);
}

#[test]
fn beside_its_copy_a_paragraph_may_be_either_or_be_asked_about() {
    let case = Case::new(|report, _| {
        let mut copy = report.blocks[1].clone();
        copy.id = None;
        for word in &mut copy.words {
            word.origin = word.old().map_or(Origin::New, Origin::Copy);
        }
        report.blocks.insert(2, copy);
    });
    let truth = case.truth(Length::Block, 4..9);
    let (first, second) = (case.at(4..9), case.at(9..14));
    assert_eq!(case.judge(&truth, Resolution::Exact(first)), Right);
    assert_eq!(case.judge(&truth, Resolution::Moved(second)), Right);
    let both = vec![first, second];
    assert_eq!(case.judge(&truth, Resolution::Ambiguous(both)), Right);
    let others = vec![case.at(0..4), case.at(14..19)];
    assert_eq!(case.judge(&truth, Resolution::Ambiguous(others)), Unsure);
}

#[test]
fn a_split_paragraph_is_the_same_words_in_two() {
    let case = Case::new(|report, _| {
        let rest = Block {
            id: None,
            words: report.blocks[1].words.split_off(2),
            ..report.blocks[1].clone()
        };
        report.blocks.insert(2, rest);
    });
    let truth = case.truth(Length::Block, 4..9);
    assert_eq!(truth.fate, Fate::Same);
    assert_eq!(case.judge(&truth, Resolution::Moved(case.at(4..9))), Right);
}
