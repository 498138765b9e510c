//! Undo and redo.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AnnotationSet, Change, Content, Direction, Effect, Extra, History,
    Key, Kind, Outcome, Placement, Revision, RevisionId, Stamp, Step, Timestamp, Touched,
};

use super::samples::{agent, comment, ids, key, live, record, revision, withdrawal};

/// A reader with their kept notes and their steps.
#[derive(Default)]
struct Reader {
    kept: AnnotationSet,
    hidden: BTreeSet<Key>,
    placed: BTreeMap<Key, Placement>,
    history: History,
    saves: usize,
}

impl Reader {
    fn stamp(saves: &mut usize) -> Stamp {
        *saves += 1;
        Stamp {
            revision: RevisionId::new(format!("s{saves}")),
            now: Timestamp::new("2026-11-23T12:00:00Z"),
        }
    }

    fn note(&self) -> Annotation {
        self.kept.get(&key("n", "me")).unwrap().clone()
    }

    fn live(&self) -> Vec<String> {
        self.kept.get(&key("n", "me")).map(live).unwrap_or_default()
    }

    /// Returns the live contents, without revision ids.
    fn contents(&self) -> Vec<Content> {
        let record = self.kept.get(&key("n", "me"));
        let live = record
            .map(|record| record.live().to_vec())
            .unwrap_or_default();
        live.into_iter().map(|revision| revision.content).collect()
    }

    fn add(&mut self, text: &str) {
        let stamp = Self::stamp(&mut self.saves);
        let first = revision(stamp.revision.as_str(), "me", comment(text));
        let added = Annotation::new(AnnotationId::new("n"), first);
        self.take(Change::Add, added);
    }

    /// Saves over everything that is live now.
    fn save(&mut self, change: Change, content: Content) {
        let opened_on: Vec<_> = self
            .note()
            .live()
            .iter()
            .map(|revision| revision.id.clone())
            .collect();
        self.save_opened_on(change, &opened_on, content);
    }

    fn save_opened_on(&mut self, change: Change, opened_on: &[RevisionId], content: Content) {
        let stamp = Self::stamp(&mut self.saves);
        let saved = self
            .note()
            .revise(opened_on, content, agent("me"), None, stamp);
        self.take(change, saved);
    }

    fn set_hidden(&mut self, hidden: bool) {
        let note = self.note();
        match hidden {
            true => self.hidden.insert(note.key().clone()),
            false => self.hidden.remove(note.key()),
        };
        let change = match hidden {
            true => Change::Hide,
            false => Change::Show,
        };
        self.history
            .record(Step::new(change, vec![Touched::unchanged(&note)]));
    }

    fn place(&mut self, placement: Option<Placement>) {
        let note = self.note();
        let before = self.placed.remove(note.key());
        let placed = placement.clone().map(|placed| (note.key().clone(), placed));
        self.placed.extend(placed);
        let touched = vec![Touched::placed(&note, before, placement)];
        self.history.record(Step::new(Change::Place, touched));
    }

    fn keep_both(&mut self, kept: &str) {
        let saves = &mut self.saves;
        let records = self
            .kept
            .get(&key("n", "me"))
            .unwrap()
            .keep_both(
                &RevisionId::new(kept),
                &Extra::new(),
                || AnnotationId::new("m"),
                || Self::stamp(saves),
            )
            .unwrap();
        let touched = records.into_iter().map(|record| {
            let before = self.kept.get(record.key()).cloned();
            self.kept.join(record.clone());
            Touched::new(before, record)
        });
        let touched = touched.collect();
        self.history.record(Step::new(Change::KeepBoth, touched));
    }

    fn import(&mut self, records: Vec<Annotation>) {
        let touched = records.into_iter().map(|record| {
            let before = self.kept.get(record.key()).cloned();
            self.kept.join(record.clone());
            Touched::new(before, self.kept.get(record.key()).unwrap().clone())
        });
        let touched = touched.collect();
        self.history.record(Step::new(Change::Import, touched));
    }

    fn take(&mut self, change: Change, record: Annotation) {
        let before = self.kept.get(record.key()).cloned();
        self.kept.join(record.clone());
        self.history
            .record(Step::new(change, vec![Touched::new(before, record)]));
    }

    /// Returns the number of records left alone, `None` if there was nothing to undo.
    fn undo(&mut self) -> Option<usize> {
        let saves = &mut self.saves;
        let reversal = self
            .history
            .revert(Direction::Undo, &self.kept, || Self::stamp(saves))?;
        Some(self.write(reversal))
    }

    fn redo(&mut self) -> Option<usize> {
        let saves = &mut self.saves;
        let reversal = self
            .history
            .revert(Direction::Redo, &self.kept, || Self::stamp(saves))?;
        Some(self.write(reversal))
    }

    fn write(&mut self, reversal: rapporteur::annotation::Reversal) -> usize {
        for effect in reversal.effects.clone() {
            match effect {
                Effect::Hide { key, hidden: true } => drop(self.hidden.insert(key)),
                Effect::Hide { key, hidden: false } => drop(self.hidden.remove(&key)),
                Effect::Place { key, placement } => {
                    self.placed.remove(&key);
                    self.placed
                        .extend(placement.map(|placement| (key, placement)));
                }
                effect => apply(&mut self.kept, effect),
            }
        }
        let skipped = reversal.skipped.len();
        self.history.commit(reversal);
        skipped
    }
}

/// Writes an effect like the store.
pub fn apply(kept: &mut AnnotationSet, effect: Effect) {
    match effect {
        Effect::Write(record) => kept.join(record),
        Effect::PutBack {
            key,
            expected,
            record,
        } => {
            if kept.get(&key) == expected.as_ref() {
                match record {
                    Some(record) => kept.replace(record),
                    None => kept.remove(&key),
                };
            }
        }
        Effect::Hide { .. } | Effect::Place { .. } => {}
    }
}

#[test]
fn undoing_an_added_note_withdraws_it() {
    let mut reader = Reader::default();
    reader.add("a");
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s2=-"]);
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.live(), ["s3=a"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s4=-"]);
    assert_eq!(reader.undo(), None);
}

#[test]
fn undo_after_undo_finds_what_the_first_one_revived() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.save(Change::Edit, comment("b"));
    reader.save(Change::Withdraw, withdrawal());
    assert_eq!(reader.live(), ["s3=-"]);
    assert_eq!(
        (reader.undo(), reader.live()),
        (Some(0), vec!["s4=b".to_owned()])
    );
    assert_eq!(
        (reader.undo(), reader.live()),
        (Some(0), vec!["s5=a".to_owned()])
    );
    assert_eq!(
        (reader.redo(), reader.live()),
        (Some(0), vec!["s6=b".to_owned()])
    );
    assert_eq!(
        (reader.redo(), reader.live()),
        (Some(0), vec!["s7=-".to_owned()])
    );
    assert_eq!(
        (reader.undo(), reader.live()),
        (Some(0), vec!["s8=b".to_owned()])
    );
    assert_eq!(
        (reader.undo(), reader.live()),
        (Some(0), vec!["s9=a".to_owned()])
    );
    assert_eq!(
        (reader.undo(), reader.live()),
        (Some(0), vec!["s10=-".to_owned()])
    );
}

#[test]
fn what_another_tab_saved_meanwhile_stays_live() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.save(Change::Edit, comment("b"));
    // The other tab's composer was opened before the edit.
    let other = record(&[("t1", "other")], &["s1"]);
    reader.kept.join(other);
    assert_eq!(reader.live(), ["s2=b", "t1=other"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s3=a", "t1=other"]);
    // Before the first step there was nothing: only the note written by the other tab remains.
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s4=other"]);
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.live(), ["s5=a", "s6=other"]);
}

#[test]
fn what_somebody_built_on_is_left_alone() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.save(Change::Edit, comment("b"));
    reader
        .kept
        .join(record(&[("t1", "built on b")], &["s1", "s2"]));
    assert_eq!(reader.undo(), Some(1));
    assert_eq!(reader.live(), ["t1=built on b"]);
    assert_eq!(reader.redo(), None);
}

#[test]
fn undoing_the_choice_between_two_revisions_brings_both_back() {
    let mut reader = Reader::default();
    reader.kept.join(record(&[("r1", "a"), ("r2", "b")], &[]));
    reader.save(Change::Edit, comment("both"));
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s2=a", "s3=b"]);
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.live(), ["s4=both"]);
}

#[test]
fn keeping_both_is_one_step() {
    let mut reader = Reader::default();
    let conflict = record(&[("r1", "a"), ("r2", "b"), ("r3", "b")], &[]);
    reader.kept.join(conflict);
    reader.keep_both("r1");
    let copy = |reader: &Reader| live(reader.kept.get(&key("m", "me")).unwrap());
    assert_eq!(reader.live(), ["s1=a"]);
    assert_eq!(copy(&reader), ["s2=b"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s3=a", "s4=b", "s5=b"]);
    assert_eq!(copy(&reader), ["s6=-"]);
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.live(), ["s7=a"]);
    assert_eq!(copy(&reader), ["s8=b"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.undo(), None);
}

#[test]
fn keeping_both_needs_a_live_note_to_keep() {
    let conflict = record(&[("r1", "a"), ("r2", "b")], &["r0"]);
    let both = |kept: &str| {
        let ids = || AnnotationId::new("m");
        let stamps = || Stamp {
            revision: RevisionId::new("s"),
            now: Timestamp::new("2026-11-23T12:00:00Z"),
        };
        conflict.keep_both(&RevisionId::new(kept), &Extra::new(), ids, stamps)
    };
    assert_eq!(both("r0"), None);
    let kept = both("r2").unwrap();
    assert_eq!(kept.len(), 2);
    let copied = &kept[1].live()[0];
    assert_eq!(copied.created, conflict.live()[0].created);
    assert_eq!(copied.content, comment("a"));
}

#[test]
fn hiding_changes_no_record_and_can_be_undone() {
    let mut reader = Reader::default();
    reader.kept.join(record(&[("r1", "a")], &[]));
    let before = reader.kept.clone();
    reader.set_hidden(true);
    let step = reader.history.next(Direction::Undo).unwrap();
    assert_eq!((step.change(), step.address()), (Change::Hide, Some("5.9")));
    assert_eq!(
        step.author().unwrap().name.as_deref(),
        Some("A. Delegate"),
        "whose note was hidden"
    );
    for hidden in [false, true, false] {
        let done = if hidden { reader.redo() } else { reader.undo() };
        assert_eq!((done, reader.hidden.len()), (Some(0), usize::from(hidden)));
        assert_eq!(reader.kept, before);
    }
    // Its author changed it, or it is gone: hiding is independent of that.
    reader.kept.remove(&key("n", "me"));
    assert_eq!((reader.redo(), reader.hidden.len()), (Some(0), 1));
    assert_eq!((reader.undo(), reader.hidden.len()), (Some(0), 0));
}

#[test]
fn placing_changes_no_record_and_can_be_undone() {
    let at = |start: usize| Placement {
        text: "0f".repeat(32),
        place: Some(start..start + 1),
        from: None,
        outcome: Outcome::Moved,
        score: None,
    };
    let mut reader = Reader::default();
    reader.kept.join(record(&[("r1", "a")], &[]));
    let before = reader.kept.clone();
    reader.place(Some(at(1)));
    reader.place(Some(at(2)));
    reader.place(None);
    let step = reader.history.next(Direction::Undo).unwrap();
    assert_eq!(
        (step.change(), step.address()),
        (Change::Place, Some("5.9"))
    );
    let now = |reader: &Reader| reader.placed.get(&key("n", "me")).cloned();
    for _ in 0..2 {
        for expected in [Some(at(2)), Some(at(1)), None] {
            assert_eq!((reader.undo(), now(&reader)), (Some(0), expected));
        }
        assert_eq!(reader.undo(), None);
        for expected in [Some(at(1)), Some(at(2)), None] {
            assert_eq!((reader.redo(), now(&reader)), (Some(0), expected));
        }
    }
    assert_eq!(reader.kept, before);
    // Its author changed it, or it is gone: the decision is independent of that.
    reader.kept.remove(&key("n", "me"));
    assert_eq!((reader.undo(), now(&reader)), (Some(0), Some(at(2))));
}

#[test]
fn what_is_live_beside_a_save_that_replaced_nothing_takes_its_place() {
    let mut reader = Reader::default();
    reader.kept.join(record(&[("t2", "theirs")], &["t1"]));
    reader.save_opened_on(Change::Edit, &ids(&["t1"]), comment("mine"));
    assert_eq!(reader.live(), ["s1=mine", "t2=theirs"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["s2=theirs"]);
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.contents(), [comment("mine"), comment("theirs")]);
}

/// Two tabs have written at once, and each undoes its own half before it hears of the other.
#[test]
fn halves_of_a_conflict_that_are_taken_back_at_once_are_not_lost() {
    let mut first = Reader::default();
    first.kept.join(record(&[("t2", "theirs")], &["t1"]));
    first.save_opened_on(Change::Edit, &ids(&["t1"]), comment("mine"));
    let mut second = Reader {
        saves: 100,
        ..Reader::default()
    };
    second.import(vec![record(&[("s1", "mine")], &["t1"])]);
    second.save_opened_on(Change::Edit, &ids(&["t1"]), comment("theirs"));
    let mut both = first.kept.clone();
    both.merge(&second.kept);
    (first.kept, second.kept) = (both.clone(), both);
    assert_eq!((first.undo(), second.undo()), (Some(0), Some(0)));
    first.kept.merge(&second.kept);
    assert!(!first.live().is_empty());
}

#[test]
fn undoing_an_import_forgets_what_it_brought() {
    let mut reader = Reader::default();
    reader.kept.join(record(&[("r1", "a")], &[]));
    let theirs = Annotation::new(
        AnnotationId::new("t"),
        revision("r9", "you", comment("theirs")),
    );
    reader.import(vec![record(&[("r2", "newer")], &["r1"]), theirs.clone()]);
    assert_eq!(reader.live(), ["r2=newer"]);
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.live(), ["r1=a"]);
    assert!(reader.kept.get(theirs.key()).is_none());
    assert_eq!(reader.redo(), Some(0));
    assert_eq!(reader.live(), ["r2=newer"]);
    assert_eq!(reader.kept.get(theirs.key()), Some(&theirs));
    // The file can be imported again after an undo: nothing was withdrawn.
    assert_eq!(reader.undo(), Some(0));
    reader.import(vec![theirs.clone()]);
    assert_eq!(reader.kept.get(theirs.key()), Some(&theirs));
}

#[test]
fn undoing_an_import_leaves_what_changed_since() {
    let mut reader = Reader::default();
    let theirs = Annotation::new(
        AnnotationId::new("t"),
        revision("r9", "you", comment("theirs")),
    );
    reader.import(vec![record(&[("r1", "a")], &[]), theirs.clone()]);
    reader.kept.join(record(&[("t1", "edited")], &["r1"]));
    assert_eq!(reader.undo(), Some(1));
    assert_eq!(reader.live(), ["t1=edited"]);
    assert!(reader.kept.get(theirs.key()).is_none());
}

#[test]
fn a_failed_write_moves_nothing() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.save(Change::Edit, comment("b"));
    let saves = &mut reader.saves;
    let lost = reader
        .history
        .revert(Direction::Undo, &reader.kept, || Reader::stamp(saves));
    assert!(lost.is_some());
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(reader.contents(), [comment("a")]);
}

#[test]
fn a_step_recorded_during_a_write_is_not_taken_for_the_undone_one() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.save(Change::Edit, comment("b"));
    let saves = &mut reader.saves;
    let reversal = reader
        .history
        .revert(Direction::Undo, &reader.kept, || Reader::stamp(saves))
        .unwrap();
    reader.import(vec![Annotation::new(
        AnnotationId::new("t"),
        revision("r9", "you", comment("theirs")),
    )]);
    reader.write(reversal);
    assert_eq!(
        reader.history.next(Direction::Undo).unwrap().change(),
        Change::Import
    );
    assert_eq!(reader.undo(), Some(0));
    assert_eq!(
        reader.history.next(Direction::Undo).unwrap().change(),
        Change::Add
    );
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut reader = Reader::default();
    reader.add("a");
    reader.undo();
    reader.save(Change::Edit, comment("c"));
    assert_eq!(reader.redo(), None);
}

#[test]
fn steps_tell_what_they_did() {
    let mut reader = Reader::default();
    assert!(reader.history.next(Direction::Undo).is_none());
    reader.add("a");
    reader.save(Change::Withdraw, withdrawal());
    let step = reader.history.next(Direction::Undo).unwrap();
    assert_eq!(step.change(), Change::Withdraw);
    assert_eq!(step.kind(), Some(&Kind::Comment));
    assert_eq!(step.address(), Some("5.9"));
    reader.undo();
    assert_eq!(
        reader.history.next(Direction::Undo).unwrap().change(),
        Change::Add
    );
    assert_eq!(
        reader.history.next(Direction::Redo).unwrap().change(),
        Change::Withdraw
    );
    reader.import(vec![record(&[("r1", "a")], &[])]);
    assert_eq!(
        reader
            .history
            .next(Direction::Undo)
            .unwrap()
            .touched()
            .len(),
        1
    );
}

#[derive(Clone, Debug)]
enum Doing {
    Edit(u8),
    Withdraw,
    Hide(bool),
    Undo,
    Redo,
}

fn any_doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        3 => (0..3_u8).prop_map(Doing::Edit),
        1 => Just(Doing::Withdraw),
        1 => any::<bool>().prop_map(Doing::Hide),
        3 => Just(Doing::Undo),
        3 => Just(Doing::Redo),
    ]
}

proptest! {
    /// Undo and redo move along the sequence of contents that the reader saw, as in any editor.
    #[test]
    fn undo_and_redo_follow_the_line_of_contents(doings in proptest::collection::vec(any_doing(), 0..30)) {
        let mut reader = Reader::default();
        reader.add("first");
        let mut line = vec![(comment("first"), false)];
        let mut at = 0;
        for doing in doings {
            let (content, hidden) = line[at].clone();
            let new = match doing {
                Doing::Edit(text) => Some((comment(&text.to_string()), hidden)),
                Doing::Withdraw => Some((withdrawal(), hidden)),
                Doing::Hide(hide) if hide != hidden => Some((content, hide)),
                Doing::Undo if at > 0 => {
                    prop_assert_eq!(reader.undo(), Some(0));
                    at -= 1;
                    None
                }
                Doing::Redo if at + 1 < line.len() => {
                    prop_assert_eq!(reader.redo(), Some(0));
                    at += 1;
                    None
                }
                Doing::Redo => {
                    prop_assert_eq!(reader.redo(), None);
                    None
                }
                Doing::Hide(_) | Doing::Undo => None,
            };
            if let Some((content, hide)) = new {
                match &doing {
                    Doing::Hide(_) => reader.set_hidden(hide),
                    Doing::Withdraw => reader.save(Change::Withdraw, content.clone()),
                    _ => reader.save(Change::Edit, content.clone()),
                }
                line.truncate(at + 1);
                line.push((content, hide));
                at += 1;
            }
            let (content, hidden) = line[at].clone();
            prop_assert_eq!(reader.contents(), vec![content]);
            prop_assert_eq!(!reader.hidden.is_empty(), hidden);
        }
        let ids: Vec<&Revision> = reader.kept.iter().flat_map(Annotation::live).collect();
        prop_assert_eq!(ids.len(), 1);
    }
}
