//! The counting of notes.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AnnotationSet, Content, Extra, Kind, Note, Parent, Sum, Threads,
};

use super::samples::{body, comment, key, revision, target, withdrawal};

fn answer(parent: &str) -> Content {
    let parent = Parent {
        id: parent,
        revision: None,
        quote: None,
    };
    Content::Note(Note {
        kind: Kind::Support,
        bodies: vec![body("Said.", "assessing")],
        target: target("5.9").answering(parent, Some("5.9")),
        extra: Extra::new(),
    })
}

fn record(id: &str, content: Content) -> Annotation {
    Annotation::new(AnnotationId::new(id), revision("r", "me", content))
}

fn sum(notes: usize, answers: usize, withdrawn: usize) -> Sum {
    Sum {
        notes,
        answers,
        withdrawn,
    }
}

#[test]
fn answers_and_withdrawals_are_told_apart_from_notes() {
    let records = [
        record("a", comment("one")),
        record("b", answer("a")),
        record("c", answer("b")),
        record("d", withdrawal()),
    ];
    assert_eq!(Sum::of(records.iter(), &AnnotationSet::new()), sum(1, 2, 1));
}

#[test]
fn what_answers_something_that_is_not_at_hand_stands_by_itself() {
    let lone = [record("b", answer("a"))];
    assert_eq!(Sum::of(lone.iter(), &AnnotationSet::new()), sum(1, 0, 0));
    let kept: AnnotationSet = [record("a", comment("one"))].into_iter().collect();
    assert_eq!(Sum::of(lone.iter(), &kept), sum(0, 1, 0));
}

#[test]
fn a_note_in_conflict_with_itself_is_one() {
    let live = vec![
        revision("r1", "me", comment("one")),
        revision("r2", "me", comment("two")),
    ];
    let records = [Annotation::from_parts(
        key("a", "me"),
        live,
        Default::default(),
    )];
    assert_eq!(Sum::of(records.iter(), &AnnotationSet::new()), sum(1, 0, 0));
}

/// Returns any notes and answers in the order of writing: an answer follows its parent.
fn any_records() -> impl Strategy<Value = Vec<Annotation>> {
    let content = (proptest::option::of(any::<prop::sample::Index>()), 0..8_u8);
    vec(content, 0..20).prop_map(|contents| {
        let contents = contents.into_iter().enumerate();
        let record = |(index, (parent, dice)): (usize, (Option<prop::sample::Index>, u8))| {
            let parent = parent.filter(|_| index > 0);
            let content = match (parent, dice) {
                (_, 0) => withdrawal(),
                (Some(parent), _) => answer(&format!("n{}", parent.index(index))),
                (None, _) => comment("said"),
            };
            record(&format!("n{index}"), content)
        };
        contents.map(record).collect()
    })
}

proptest! {
    #[test]
    fn everything_is_counted_once(records in any_records(), cut in any::<prop::sample::Index>()) {
        let nothing = AnnotationSet::new();
        let all = Sum::of(records.iter(), &nothing);
        prop_assert_eq!(all.all(), records.len());
        // Notes imported in two files count as in one.
        let (first, second) = records.split_at(cut.index(records.len() + 1));
        let kept: AnnotationSet = records.iter().cloned().collect();
        let (first, second) = (Sum::of(first.iter(), &kept), Sum::of(second.iter(), &kept));
        prop_assert_eq!(first.notes + second.notes, all.notes);
        prop_assert_eq!(first.answers + second.answers, all.answers);
    }

    #[test]
    fn notes_are_what_threads_begin_with(records in any_records()) {
        let set: AnnotationSet = records.iter().cloned().collect();
        let threads = Threads::of(&set);
        let roots = threads.roots(&set);
        let live = roots.iter().filter(|root| {
            set.get(root).is_some_and(|root| root.notes().next().is_some())
        });
        prop_assert_eq!(Sum::of(set.iter(), &set).notes, live.count());
    }
}
