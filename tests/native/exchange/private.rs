//! Private notes are exported in a backup and nowhere else.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AnnotationSet, Contribution, Kind, Note, Parent, RevisionId,
};
use rapporteur::exchange::statement::{markdown, plain_text};
use rapporteur::exchange::web_annotation::read;
use rapporteur::exchange::{backup_file_name, shared};

use super::samples::{
    annotation, author, backup, block_target, file, morning, note, phrase_target, report, stamp,
    urn,
};
use super::telling::{English, about};

/// One live revision, with words as distinctive as its id.
#[derive(Clone, Debug)]
struct Made {
    id: u32,
    private: bool,
    /// Which of the other notes it answers.
    answers: Option<usize>,
    withdrawn: bool,
}

fn any_made() -> impl Strategy<Value = Made> {
    let answers = proptest::option::of(0..6_usize);
    (0..5_u32, any::<bool>(), answers, any::<bool>()).prop_map(
        |(id, private, answers, withdrawn)| Made {
            id,
            private,
            answers,
            withdrawn: withdrawn && private,
        },
    )
}

fn words(number: usize) -> String {
    format!("Words-{number}-unmistakable")
}

fn revision_id(number: usize) -> u32 {
    0xee00 + u32::try_from(number).unwrap()
}

/// Returns a record with one live revision, and one that it replaced if it was withdrawn.
fn record(number: usize, made: &Made, all: &[Made]) -> Annotation {
    let document = report();
    let mut target = match made.private {
        true => phrase_target(&document, "para-5.9", "Egypt"),
        false => block_target(&document, "para-6.1-b"),
    };
    if let Some((parent, other)) = made.answers.and_then(|at| Some((all.get(at)?, at))) {
        target.selectors.clear();
        let (id, revision, quote) = (
            urn(0xaa00 + parent.id),
            urn(revision_id(other)),
            words(other),
        );
        let parent = Parent {
            id: &id,
            revision: Some(&revision),
            quote: Some(&quote),
        };
        target = target.answering(parent, None);
    }
    let mut written = note(Kind::Comment, target, "");
    let contribution = Contribution {
        text: words(number),
        tags: vec![format!("tag-{}", words(number))],
        private: made.private,
        ..Contribution::new(if made.answers.is_some() {
            Kind::Reply
        } else {
            Kind::Comment
        })
    };
    contribution.put_into(&mut written, "en");
    let by = author(0xb1, "A. Silva", "BRA");
    saved(0xaa00 + made.id, revision_id(number), &by, written, made)
}

fn saved(
    id: u32,
    revision: u32,
    by: &rapporteur::annotation::Agent,
    note: Note,
    made: &Made,
) -> Annotation {
    let first = annotation(id, revision, by, note);
    if !made.withdrawn {
        return first;
    }
    let content = rapporteur::annotation::Content::withdrawn(&first.live()[0].content);
    let live = [RevisionId::new(urn(revision))];
    let stamp = stamp(revision + 0x100, "2014-05-06T11:30:00Z");
    first.revise(&live, content, by.clone(), None, stamp)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_of_a_private_note_leaves(mut all in vec(any_made(), 0..6)) {
        // As in the app, an answer to a private revision is private.
        for _ in 0..all.len() {
            for number in 0..all.len() {
                let parent = all[number].answers.and_then(|at| all.get(at));
                let private = parent.is_some_and(|one| one.private);
                all[number].private |= private;
            }
        }
        let mut set = AnnotationSet::new();
        set.extend(all.iter().enumerate().map(|(number, made)| record(number, made, &all)));
        let exported = file(&set, None);
        let notes: Vec<&Annotation> = set.iter().collect();
        let document = report();
        let about = about(Some(&document), &set);
        let spoken = markdown(about, &notes, &English) + &plain_text(about, &notes, &English);
        for (number, made) in all.iter().enumerate() {
            if made.private {
                let id = AnnotationId::new(urn(0xaa00 + made.id));
                if set.by_id(&id).all(Annotation::is_private) {
                    prop_assert!(!exported.contains(id.as_str()), "{exported}");
                    prop_assert!(!exported.contains(&urn(revision_id(number))));
                    prop_assert!(!exported.contains(&urn(revision_id(number) + 0x100)));
                }
                for text in [&exported, &spoken] {
                    prop_assert!(!text.contains(&words(number)), "{text}");
                    prop_assert!(!text.contains("para-5.9"), "{text}");
                }
                prop_assert!(!exported.contains("\"private\": true"));
            } else {
                prop_assert!(exported.contains(&words(number)), "{exported}");
            }
        }
        prop_assert!(!read(&exported).unwrap().is_backup);
        let read = read(&backup(&set, None)).unwrap();
        prop_assert!(read.is_backup);
        prop_assert_eq!(read.annotations.into_iter().collect::<AnnotationSet>(), set);
    }
}

#[test]
fn answers_to_what_is_kept_back_are_kept_back() {
    let document = report();
    let by = author(0xb1, "A. Silva", "BRA");
    let one = |id: u32, private: bool, answers: Option<u32>| {
        let mut target = block_target(&document, "para-5.9");
        if let Some(parent) = answers {
            target.selectors.clear();
            let parent = Parent {
                id: &urn(parent),
                revision: None,
                quote: Some("Secret."),
            };
            target = target.answering(parent, None);
        }
        let mut written = note(Kind::Reply, target, "Said.");
        if private {
            written.extra.insert("private".to_owned(), true.into());
        }
        annotation(id, id + 0x100, &by, written)
    };
    let all = [
        one(1, true, None),
        one(2, false, Some(1)),
        one(3, false, None),
        one(4, false, Some(3)),
        one(5, false, Some(9)),
    ];
    let left: Vec<_> = shared(&all)
        .iter()
        .map(|one| one.id().to_string())
        .collect();
    assert_eq!(left, [urn(3), urn(4), urn(5)]);
    let set: AnnotationSet = all.into_iter().collect();
    let (about, notes) = (about(Some(&document), &set), Vec::from_iter(&set));
    for spoken in [
        plain_text(about, &notes, &English),
        markdown(about, &notes, &English),
    ] {
        assert_eq!(spoken.matches("Said.").count(), left.len(), "{spoken}");
    }
    // Somebody else's private record under the id of a known note holds nothing back.
    let other = author(0xc1, "B. Keller", "CHE");
    let mut secret = note(Kind::Comment, block_target(&document, "para-5.9"), "Mine.");
    secret.extra.insert("private".to_owned(), true.into());
    let both = [
        one(3, false, None),
        annotation(3, 7, &other, secret),
        one(4, false, Some(3)),
    ];
    assert_eq!(shared(&both).len(), 2);
}

#[test]
fn without_private_notes_everything_is_shared_as_it_is() {
    let document = report();
    let all = morning(&document);
    let left: Vec<Annotation> = shared(&all)
        .into_iter()
        .map(|one| one.into_owned())
        .collect();
    assert_eq!(left, all);
}

#[test]
fn a_backup_of_several_documents_knows_what_each_of_them_knows() {
    let document = report();
    let morning = morning(&document);
    let newer = &morning[1];
    let older = newer.live()[0].clone();
    let mut older = Annotation::new(newer.id().clone(), older);
    older.join(&annotation(
        0xa2,
        0xe2,
        &author(0xb1, "A. Silva", "BRA"),
        note(
            Kind::Comment,
            block_target(&document, "para-5.9"),
            "Earlier.",
        ),
    ));
    for pair in [[newer, &older], [&older, newer]] {
        let read = read(&backup(pair, None)).unwrap();
        assert_eq!(read.annotations, std::slice::from_ref(newer));
    }
}

#[test]
fn a_backup_says_so_in_its_name() {
    assert_eq!(
        backup_file_name("C14/41-E", "Brazil", "2014-05-06"),
        "C14-41-E_Brazil_2014-05-06_private-backup.json"
    );
}
