//! Private notes stay with their author, in every state reachable by saving and undoing.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{Annotation, AnnotationId, Content, PrivacyChoice, RevisionId};
use serde_json::json;

use super::samples::{agent, comment, key, record, revision, stamp, withdrawal};

fn private(text: &str) -> Content {
    let mut content = comment(text);
    if let Content::Note(note) = &mut content {
        note.extra.insert("private".to_owned(), json!(true));
    }
    content
}

fn first(content: Content) -> Annotation {
    Annotation::new(AnnotationId::new("n"), revision("r1", "me", content))
}

fn revise(annotation: &Annotation, id: &str, content: Content) -> Annotation {
    let live: Vec<RevisionId> = annotation.live().iter().map(|one| one.id.clone()).collect();
    annotation.revise(&live, content, agent("me"), None, stamp(id))
}

#[test]
fn the_author_chooses_where_others_have_not_the_note_and_it_answers_no_private_one() {
    use PrivacyChoice::{Free, Private, Shared};
    for (saved_private, answers_private, expected) in [
        (None, false, Free),
        (None, true, Private),
        (Some(true), false, Free),
        (Some(true), true, Private),
        (Some(false), false, Shared),
        (Some(false), true, Shared),
    ] {
        let choice = PrivacyChoice::of(saved_private, answers_private);
        assert_eq!(choice, expected, "{saved_private:?} {answers_private}");
        let is_private = [false, true].map(|wanted| choice.is_private(wanted));
        let wanted = match expected {
            Shared => [false, false],
            Private => [true, true],
            Free => [false, true],
        };
        assert_eq!(is_private, wanted, "{choice:?}");
    }
}

#[test]
fn a_note_may_become_shared_never_the_reverse() {
    let hidden = first(private("a"));
    assert!(hidden.is_private());
    let edited = revise(&hidden, "r2", private("b"));
    assert!(edited.is_private());
    let shared = revise(&edited, "r3", comment("b"));
    assert!(!shared.is_private());
    let never = revise(&shared, "r4", private("c"));
    assert_eq!(never.live()[0].content, comment("c"));
}

#[test]
fn the_withdrawal_of_a_private_note_is_private() {
    let hidden = first(private("a"));
    let content = Content::withdrawn(&hidden.live()[0].content);
    assert!(content.is_private());
    assert_eq!(content.target(), hidden.live()[0].content.target());
    // Even if the withdrawal itself does not say so; and the restored note is private again.
    let gone = revise(&hidden, "r2", withdrawal());
    assert!(gone.is_withdrawn() && gone.is_private());
    assert_eq!(gone.shared_part(), None);
    assert!(revise(&gone, "r3", private("a")).is_private());

    let shared = first(comment("a"));
    assert_eq!(Content::withdrawn(&shared.live()[0].content), withdrawal());
    let gone = revise(&shared, "r2", Content::withdrawn(&private("a")));
    assert!(gone.is_withdrawn() && !gone.is_private());
}

#[test]
fn of_a_conflict_others_get_what_is_shared() {
    let mut annotation = record(&[("r1", "shared")], &["r0"]);
    let edit = annotation.revise(
        &[RevisionId::new("r0")],
        comment("x"),
        agent("me"),
        None,
        stamp("r2"),
    );
    let mut live = edit.live().to_vec();
    live[1].content = private("secret");
    let replaced = edit.replaced().clone();
    annotation.join(&Annotation::from_parts(key("n", "me"), live, replaced));
    assert_eq!(annotation.live().len(), 2);
    assert!(!annotation.is_private());
    let shared = annotation.shared_part().unwrap().into_owned();
    assert_eq!(shared, record(&[("r1", "shared")], &["r0"]));
}

#[test]
fn what_says_private_in_another_way_is_kept_and_means_nothing() {
    for value in [json!("yes"), json!(1), json!(false), json!(null)] {
        let Content::Note(mut note) = comment("a") else {
            panic!()
        };
        note.extra.insert("private".to_owned(), value);
        let odd = Content::Note(note);
        let shared = first(comment("b"));
        assert_eq!(revise(&shared, "r2", odd.clone()).live()[0].content, odd);
        assert!(!first(odd).is_private());
    }
}

proptest! {
    #[test]
    fn what_is_shared_once_stays_shared(saves in vec((0..3_u8, any::<bool>()), 1..8)) {
        let mut annotation: Option<Annotation> = None;
        let mut was_shared = false;
        for (number, (what, is_private)) in saves.into_iter().enumerate() {
            let text = number.to_string();
            let content = match (what, is_private) {
                (0, _) => withdrawal(),
                (_, true) => private(&text),
                (_, false) => comment(&text),
            };
            let id = format!("s{number}");
            annotation = Some(match &annotation {
                None => first(if what == 0 { private("a") } else { content }),
                Some(known) => revise(known, &id, content),
            });
            let now = annotation.as_ref().unwrap();
            was_shared |= now.notes().any(|(revision, _)| !revision.content.is_private());
            prop_assert_eq!(now.is_private(), !was_shared);
            prop_assert_eq!(now.shared_part().is_some(), was_shared);
        }
    }
}
