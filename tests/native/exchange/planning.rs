//! The changes that importing files would make.

use std::collections::BTreeSet;

use rapporteur::annotation::{
    Annotation, AnnotationSet, AuthorId, Content, Kind, Selector, Target,
};
use rapporteur::document::Document;
use rapporteur::exchange::plan::{Counts, DocumentName, Effect, Here, Kept, Plan, Unreadable};
use rapporteur::exchange::web_annotation::{ReadFile, read};

use super::samples::{
    annotation, author, block_target, context, file, here, morning, name, note, phrase_target,
    report, revised, urn, withdrawal,
};

/// A reader of the report, with their notes and name.
struct Reader {
    document: Document,
    kept: Kept,
    own: BTreeSet<AuthorId>,
}

impl Reader {
    fn new(annotations: impl IntoIterator<Item = Annotation>) -> Self {
        let set: AnnotationSet = annotations.into_iter().collect();
        Self {
            document: report(),
            kept: Kept::from([(name("C14/41-E", Some("en")), set)]),
            own: BTreeSet::new(),
        }
    }

    fn plan(&self, files: Vec<ReadFile>) -> Plan {
        Plan::new(&self.kept, files, &here(&self.document), &self.own)
    }

    fn apply(&mut self, plan: &Plan, include_own: bool) {
        for (document, record) in plan.apply(include_own) {
            self.kept.entry(document).or_default().join(record);
        }
    }
}

fn through_a_file(annotations: &[Annotation]) -> ReadFile {
    read(&file(annotations, None)).unwrap()
}

fn comment(document: &Document, id: u32, revision: u32, words: &str) -> Annotation {
    let by = author(0xb1, "A. Silva", "BRA");
    let target = block_target(document, "para-5.9");
    annotation(id, revision, &by, note(Kind::Comment, target, words))
}

fn without_document(mut target: Target) -> Target {
    target.document = Default::default();
    target.source = "https://elsewhere.example/".to_owned();
    target
}

#[test]
fn a_file_is_new_once_and_then_the_same() {
    let notes = morning(&report());
    let mut reader = Reader::new([]);
    let plan = reader.plan(vec![through_a_file(&notes)]);
    assert_eq!(
        plan.counts(),
        Counts {
            new: 4,
            withdrawn: 1,
            ..Counts::default()
        }
    );
    reader.apply(&plan, false);
    let again = reader.plan(vec![through_a_file(&notes)]);
    assert_eq!(
        again.counts(),
        Counts {
            same: 5,
            ..Counts::default()
        }
    );
    assert_eq!(again.apply(true), []);
}

#[test]
fn what_stands_in_several_files_counts_once() {
    let document = report();
    let first = comment(&document, 0xa1, 0xe1, "First.");
    let target = block_target(&document, "para-5.9");
    let second = Content::Note(note(Kind::Comment, target, "Second."));
    let second = revised(&first, &[0xe1], 0xe2, second);
    let files = vec![
        through_a_file(std::slice::from_ref(&first)),
        through_a_file(std::slice::from_ref(&second)),
        through_a_file(std::slice::from_ref(&first)),
    ];
    let plan = Reader::new([]).plan(files.clone());
    assert_eq!(
        plan.counts(),
        Counts {
            new: 1,
            ..Counts::default()
        }
    );
    assert_eq!(plan.entries[0].joined, second);
    let plan = Reader::new([first]).plan(files);
    assert_eq!(
        plan.counts(),
        Counts {
            newer: 1,
            ..Counts::default()
        }
    );
}

#[test]
fn an_older_file_changes_nothing() {
    let document = report();
    let first = comment(&document, 0xa1, 0xe1, "First.");
    let target = block_target(&document, "para-5.9");
    let gone = revised(&first, &[0xe1], 0xe2, withdrawal(target));
    let plan = Reader::new([gone.clone()]).plan(vec![through_a_file(std::slice::from_ref(&first))]);
    assert_eq!(
        plan.counts(),
        Counts {
            same: 1,
            ..Counts::default()
        }
    );
    let plan = Reader::new([first]).plan(vec![through_a_file(&[gone])]);
    assert_eq!(
        plan.counts(),
        Counts {
            withdrawn: 1,
            ..Counts::default()
        }
    );
}

#[test]
fn edits_on_two_devices_are_in_conflict() {
    let document = report();
    let first = comment(&document, 0xa1, 0xe1, "First.");
    let edit = |revision, words| {
        let target = block_target(&document, "para-5.9");
        let content = Content::Note(note(Kind::Comment, target, words));
        revised(&first, &[0xe1], revision, content)
    };
    let (laptop, tablet) = (edit(0xe2, "Laptop."), edit(0xe3, "Tablet."));
    let mut reader = Reader::new([laptop]);
    let plan = reader.plan(vec![through_a_file(&[tablet])]);
    assert_eq!(
        plan.counts(),
        Counts {
            conflicting: 1,
            ..Counts::default()
        }
    );
    reader.apply(&plan, false);
    let kept = reader.kept.values().next().unwrap().iter().next().unwrap();
    assert_eq!(kept.live().len(), 2);
}

#[test]
fn the_readers_own_notes_change_only_with_a_yes() {
    let document = report();
    let first = comment(&document, 0xa1, 0xe1, "First.");
    let target = block_target(&document, "para-5.9");
    let second = Content::Note(note(Kind::Comment, target, "Second."));
    let second = revised(&first, &[0xe1], 0xe2, second);
    let mut reader = Reader::new([first]);
    reader.own.insert(AuthorId::new(urn(0xb1)));
    let files = vec![through_a_file(&[
        second,
        comment(&document, 0xa2, 0xe9, "New."),
    ])];
    let plan = reader.plan(files);
    let changed: Vec<_> = plan.changes_own().map(|entry| entry.effect).collect();
    assert_eq!(changed, [Effect::Newer, Effect::New]);
    assert_eq!(plan.apply(false), []);
    assert_eq!(plan.apply(true).len(), 2);
}

#[test]
fn notes_on_another_document_are_kept_under_its_name() {
    let document = report();
    let mut other = comment(&document, 0xa1, 0xe1, "On another report.").live()[0].clone();
    if let Content::Note(note) = &mut other.content {
        note.target.document.symbol = Some("C14/42-E".to_owned());
        note.target.document.fingerprint = Some("0".repeat(64));
    }
    let other = Annotation::new(rapporteur::annotation::AnnotationId::new(urn(0xa1)), other);
    let files = vec![through_a_file(&[other])];
    let named = name("C14/42-E", Some("en"));
    assert_eq!(files[0].documents(), BTreeSet::from([named.clone()]));
    let mut reader = Reader::new([]);
    let plan = reader.plan(files.clone());
    assert_eq!(
        plan.counts(),
        Counts {
            other_document: 1,
            ..Counts::default()
        }
    );
    assert_eq!(
        plan.other_documents().into_iter().collect::<Vec<_>>(),
        [(&named, 1)]
    );
    reader.apply(&plan, false);
    assert_eq!(
        reader.plan(files).counts(),
        Counts {
            same: 1,
            ..Counts::default()
        }
    );
}

#[track_caller]
fn check_home(target: Target, counts: Counts) {
    let by = author(0xb1, "A. Silva", "BRA");
    let one = annotation(0xa1, 0xe1, &by, note(Kind::Comment, target, "Words."));
    let plan = Reader::new([]).plan(vec![through_a_file(&[one])]);
    assert_eq!(plan.counts(), counts);
}

const HERE: Counts = Counts {
    new: 1,
    newer: 0,
    same: 0,
    withdrawn: 0,
    conflicting: 0,
    other_document: 0,
    unreadable: 0,
};
const ELSEWHERE: Counts = Counts {
    new: 0,
    other_document: 1,
    ..HERE
};
const NOWHERE: Counts = Counts {
    new: 0,
    unreadable: 1,
    ..HERE
};

#[test]
fn documents_are_told_by_symbol_language_and_fingerprint() {
    let document = report();
    let target = || block_target(&document, "para-5.9");
    let change = |with: &dyn Fn(&mut Target)| {
        let mut target = target();
        with(&mut target);
        target
    };
    check_home(target(), HERE);
    // On any host.
    check_home(
        change(&|target| target.source = "https://mirror.example/".to_owned()),
        HERE,
    );
    // The same text under another symbol, as in a collection of papers.
    check_home(
        change(&|target| target.document.symbol = Some("PP-14/7".to_owned())),
        HERE,
    );
    // Another text of the same document.
    let other_text = |target: &mut Target| target.document.fingerprint = Some("0".repeat(64));
    check_home(change(&other_text), HERE);
    let regional = |target: &mut Target| {
        other_text(target);
        target.document.language = Some("en-GB".to_owned());
    };
    check_home(change(&regional), HERE);
    let french = |target: &mut Target| {
        other_text(target);
        target.document.language = Some("fr".to_owned());
    };
    check_home(change(&french), ELSEWHERE);
    let unknown = |target: &mut Target| {
        other_text(target);
        target.document.language = Some("und".to_owned());
    };
    check_home(change(&unknown), HERE);
    let revision = |target: &mut Target| {
        other_text(target);
        target.document.symbol = Some("C14/41(Rev.1)-E".to_owned());
    };
    check_home(change(&revision), ELSEWHERE);
}

/// Returns a reader who has the revision of the report open, with the notes kept of the report
/// itself.
fn reader_of_revision(here: &[Annotation], of_ancestor: &[Annotation]) -> (Reader, DocumentName) {
    let revision = name("C14/41(Rev.1)-E", Some("en"));
    let mut reader = Reader::new(of_ancestor.iter().cloned());
    let set = here.iter().cloned().collect();
    reader.kept.insert(revision.clone(), set);
    reader.document = Document::parse("5.9 Another text.");
    (reader, revision)
}

#[test]
fn the_notes_of_what_the_open_document_revises_are_part_of_what_is_open() {
    let document = report();
    let first = comment(&document, 0xa1, 0xe1, "First.");
    let ancestor = name("C14/41-E", Some("en"));
    let mut target = block_target(&document, "para-5.9");
    target.document.symbol = Some("C14/41(Rev.1)-E".to_owned());
    target.document.fingerprint = Some("0".repeat(64));
    let moved = Content::Note(note(Kind::Comment, target.clone(), "Moved."));
    let moved = revised(&first, &[0xe1], 0xe2, moved);
    let by = author(0xb1, "A. Silva", "BRA");
    let new = annotation(0xa3, 0xe4, &by, note(Kind::Comment, target, "New."));
    let files = vec![through_a_file(&[
        moved.clone(),
        comment(&document, 0xa2, 0xe3, "On the old text."),
        new,
    ])];
    // Available notes may be passed under their home, or all under the open document.
    let (by_home, revision) = reader_of_revision(&[], std::slice::from_ref(&first));
    let (together, _) = reader_of_revision(std::slice::from_ref(&first), &[]);
    for (reader, home) in [(by_home, &ancestor), (together, &revision)] {
        let here = Here {
            name: revision.clone(),
            document: &reader.document,
            ancestors: std::slice::from_ref(&ancestor),
        };
        let plan = Plan::new(&reader.kept, files.clone(), &here, &reader.own);
        let counts = Counts {
            new: 2,
            newer: 1,
            ..Counts::default()
        };
        assert_eq!(plan.counts(), counts);
        assert!(plan.other_documents().is_empty());
        let homes: BTreeSet<_> = plan
            .entries
            .iter()
            .map(|entry| (entry.joined.id().as_str().to_owned(), &entry.document))
            .collect();
        let expected = [
            (urn(0xa1), home),
            (urn(0xa2), &ancestor),
            (urn(0xa3), &revision),
        ];
        assert_eq!(homes, BTreeSet::from(expected));
    }

    // Without a catalogue that declares the revision, the report is another document.
    let (reader, revision) = reader_of_revision(&[], &[first]);
    let here = Here {
        name: revision,
        document: &reader.document,
        ancestors: &[],
    };
    let plan = Plan::new(&reader.kept, files, &here, &reader.own);
    assert_eq!((plan.counts().new, plan.counts().other_document), (1, 2));
}

#[test]
fn a_revision_with_the_same_text_is_told_by_its_symbol() {
    let document = report();
    let revision = name("C14/41(Rev.1)-E", Some("en"));
    let ancestors = [name("C14/41-E", Some("en"))];
    let here = Here {
        name: revision.clone(),
        document: &document,
        ancestors: &ancestors,
    };
    let mut of_revision = block_target(&document, "para-5.9");
    of_revision.document.symbol = Some(revision.symbol.clone());
    let by = author(0xb1, "A. Silva", "BRA");
    let files = vec![through_a_file(&[
        comment(&document, 0xa1, 0xe1, "On the old text."),
        annotation(0xa2, 0xe2, &by, note(Kind::Comment, of_revision, "New.")),
    ])];
    let plan = Plan::new(&Kept::new(), files, &here, &BTreeSet::new());
    let homes: Vec<_> = plan.entries.iter().map(|entry| &entry.document).collect();
    assert_eq!(homes, [&revision, &ancestors[0]]);
    assert!(plan.entries.iter().all(|entry| entry.is_here));
}

#[test]
fn what_names_no_document_is_looked_for_by_its_words() {
    let document = report();
    let known = phrase_target(&document, "para-5.9", "Resolution 67 (Hyderabad, 2010)");
    check_home(without_document(known), HERE);
    let mut unknown = without_document(block_target(&document, "para-5.9"));
    for selector in &mut unknown.selectors {
        if let Selector::TextQuote { exact, .. } = selector {
            *exact = "words that this report does not have".to_owned();
        }
    }
    check_home(unknown, NOWHERE);
    check_home(
        without_document(context().describe_document(&document)),
        NOWHERE,
    );
}

#[test]
fn a_reply_belongs_where_its_parent_does() {
    let document = report();
    let parent = comment(&document, 0xa1, 0xe1, "Parent.");
    let reply = |id: u32, to: u32| {
        let mut target = without_document(context().describe_document(&document));
        target.source = urn(to);
        let by = author(0xc1, "B. Keller", "CHE");
        annotation(id, id + 0x1000, &by, note(Kind::Reply, target, "Reply."))
    };
    let reader = Reader::new([parent]);
    let plan = reader.plan(vec![through_a_file(&[
        reply(0xa2, 0xa1),
        reply(0xa3, 0xa2),
    ])]);
    assert_eq!(
        plan.counts(),
        Counts {
            new: 2,
            ..Counts::default()
        }
    );
    // A cycle, and a parent that is not available.
    let lost = [reply(0xa4, 0xa5), reply(0xa5, 0xa4), reply(0xa6, 0xff)];
    let plan = reader.plan(vec![through_a_file(&lost)]);
    assert_eq!(
        plan.counts(),
        Counts {
            unreadable: 3,
            ..Counts::default()
        }
    );
    assert!(matches!(plan.unreadable[0], Unreadable::NoDocument { .. }));
}

#[test]
fn a_bad_item_is_listed_with_its_file() {
    let good = through_a_file(&morning(&report()));
    let bad = read("[{\"type\":\"Annotation\",\"id\":\"urn:x:1\"}]").unwrap();
    let plan = Reader::new([]).plan(vec![good, bad]);
    assert_eq!(plan.counts().unreadable, 1);
    assert!(matches!(
        plan.unreadable[0],
        Unreadable::Item { file: 1, .. }
    ));
}

#[test]
fn a_note_is_not_replaced_by_nothing() {
    let document = report();
    let kept = comment(&document, 0xa1, 0xe1, "Mine.");
    let replaced = [kept.live()[0].id.clone()].into();
    let nothing = Annotation::from_parts(kept.key().clone(), Vec::new(), replaced);
    let plan = Reader::new([kept]).plan(vec![through_a_file(&[nothing])]);
    assert!(matches!(
        plan.unreadable[..],
        [Unreadable::ReplacementMissing { .. }]
    ));
    assert_eq!(plan.apply(true), []);
}
