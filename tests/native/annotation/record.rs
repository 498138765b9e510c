//! One annotation: revising, the displayed revision, conflicts.

use proptest::prelude::*;
use rapporteur::annotation::{Annotation, AnnotationId, AuthorId, RevisionId, Stamp, Timestamp};

use super::samples::{
    agent, any_record, any_revision_id, comment, ids, key, live, record, revision, stamp,
    withdrawal,
};

#[test]
fn a_new_annotation_belongs_to_the_creator_of_its_first_revision() {
    let note = Annotation::new(AnnotationId::new("n"), revision("r1", "me", comment("a")));
    assert_eq!(note.key(), &key("n", "me"));
    assert_eq!(live(&note), ["r1=a"]);
    assert!(note.replaced().is_empty());
}

#[test]
fn a_save_replaces_what_its_composer_was_opened_on_and_nothing_else() {
    let note = record(&[("r1", "a"), ("r2", "b")], &[]);
    let saved = note.revise(&ids(&["r1"]), comment("c"), agent("me"), None, stamp("r3"));
    assert_eq!(live(&saved), ["r2=b", "r3=c"]);
    assert_eq!(saved.replaced(), &ids(&["r1"]).into_iter().collect());
    assert!(saved.is_conflicting());
    assert!(saved.contains(&note));
}

#[test]
fn the_time_of_creation_is_carried_over() {
    let mut early = revision("r1", "me", comment("a"));
    // Earlier than 10:00 UTC, though its text sorts later.
    early.created = Some(Timestamp::new("2026-11-23T10:30:00+01:00"));
    let late = revision("r2", "me", comment("b"));
    let note = Annotation::from_parts(
        key("n", "me"),
        vec![early.clone(), late],
        ids(&[]).into_iter().collect(),
    );
    let saved = note.revise(
        &ids(&["r1", "r2"]),
        comment("c"),
        agent("me"),
        None,
        stamp("r3"),
    );
    assert_eq!(saved.live()[0].created, early.created);
    assert_eq!(saved.live()[0].modified, Some(stamp("r3").now));
}

#[test]
fn whoever_took_the_author_id_over_goes_on_writing_under_it() {
    let saved = record(&[("r1", "a")], &[]).revise(
        &ids(&["r1"]),
        comment("b"),
        agent("me on another device"),
        None,
        stamp("r2"),
    );
    assert_eq!(saved.key(), &key("n", "me"));
    assert_eq!(saved.live()[0].creator.id, AuthorId::new("me"));
}

#[test]
fn the_note_saved_last_is_current() {
    let at = |id: &str, time: Option<&str>, content| {
        let mut revision = revision(id, "me", content);
        revision.modified = time.map(Timestamp::new);
        revision
    };
    let current = |live: Vec<_>| {
        let note = Annotation::from_parts(key("n", "me"), live, ids(&[]).into_iter().collect());
        note.current().map(|revision| revision.id.to_string())
    };
    let noon = Some("2026-11-23T12:00:00Z");
    let same_instant = Some("2026-11-23T13:00:00+01:00");
    let before_noon = Some("2026-11-23T12:30:00+01:00");
    let unreadable = Some("at tea");

    let expect = |id: &str| Some(id.to_owned());
    assert_eq!(
        current(vec![
            at("r1", noon, comment("a")),
            at("r2", before_noon, comment("b"))
        ]),
        expect("r1")
    );
    assert_eq!(
        current(vec![
            at("r1", noon, comment("a")),
            at("r2", same_instant, comment("b"))
        ]),
        expect("r2")
    );
    assert_eq!(
        current(vec![
            at("r1", noon, comment("a")),
            at("r2", unreadable, comment("b"))
        ]),
        expect("r1")
    );
    assert_eq!(
        current(vec![
            at("r1", None, comment("a")),
            at("r2", noon, withdrawal())
        ]),
        expect("r1")
    );
    assert_eq!(current(vec![at("r1", noon, withdrawal())]), None);
    assert_eq!(current(Vec::new()), None);
}

#[test]
fn only_different_notes_are_a_conflict() {
    let of = |contents: Vec<_>| {
        let live = contents.into_iter().enumerate();
        let live = live
            .map(|(at, content)| revision(&format!("r{at}"), "me", content))
            .collect();
        Annotation::from_parts(key("n", "me"), live, ids(&[]).into_iter().collect())
    };
    assert!(!of(vec![]).is_conflicting());
    assert!(!of(vec![comment("a")]).is_conflicting());
    assert!(!of(vec![comment("a"), comment("a")]).is_conflicting());
    assert!(!of(vec![withdrawal(), withdrawal()]).is_conflicting());
    assert!(of(vec![comment("a"), comment("b")]).is_conflicting());
    assert!(of(vec![comment("a"), withdrawal()]).is_conflicting());

    assert!(!of(vec![]).is_withdrawn());
    assert!(of(vec![withdrawal(), withdrawal()]).is_withdrawn());
    assert!(!of(vec![comment("a"), withdrawal()]).is_withdrawn());
    assert_eq!(of(vec![comment("a"), withdrawal()]).notes().count(), 1);
}

proptest! {
    /// A save is live, revisions that it did not replace stay live, and the old record is an
    /// earlier state.
    #[test]
    fn a_save_loses_nothing(
        note in any_record(),
        opened_on in proptest::collection::vec(any_revision_id(), 0..3),
    ) {
        let new = Stamp { revision: RevisionId::new("new"), now: Timestamp::new("2026-11-23T12:00:00Z") };
        let saved = note.revise(&opened_on, comment("new"), agent("me"), None, new);
        prop_assert!(saved.contains(&note));
        prop_assert!(saved.live().iter().any(|revision| revision.id.as_str() == "new"));
        for revision in note.live() {
            let replaced = opened_on.contains(&revision.id);
            prop_assert_eq!(saved.live().contains(revision), !replaced);
        }
    }
}
