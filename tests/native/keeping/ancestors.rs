//! The notes of a revision and of the document it revises, available together.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::LazyLock;

use rapporteur::anchoring::{DocumentContext, TextRange};
use rapporteur::annotation::{
    Annotation, AuthorId, Change, Content, History, Key, Kind, Step, Target, Timestamp,
};
use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::{
    Entry, KeptText, MemoryStore, Notebook, ReadStore, SaveError, Store, Unreadable, utf16_units,
};

use super::faulty::Watched;
use super::{REPORT, annotation_keys, comment, document_key, open, report, reversal, storage};
use crate::exchange::samples::{annotation, author, block_target, context, note, revised, urn};

/// Returns the first report with a paragraph inserted before section 6.1.
pub fn revision() -> &'static Document {
    static DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::parse(&markdown()));
    &DOCUMENT
}

fn markdown() -> String {
    let heading = "### **6.1 ";
    REPORT.replace(
        heading,
        &format!("The Council was of another mind.\n\n{heading}"),
    )
}

pub fn revision_key() -> DocumentKey {
    DocumentKey::from_text("C14-41-Rev.1-E.en").unwrap()
}

pub fn revision_context() -> DocumentContext {
    DocumentContext {
        symbol: Some("C14/41(Rev.1)-E".to_owned()),
        revision: Some("Rev.1".to_owned()),
        source: "https://www.itu.int/md/S14-CL-C-0041R1/en".to_owned(),
        ..context()
    }
}

/// Opens a tab with the revision and the notes of the first report.
pub fn open_revision<S: Store>(store: S) -> Notebook<S> {
    let text = Some(kept_revision());
    Notebook::open(storage(store), revision_key(), text, &[document_key()]).unwrap()
}

/// Returns the revision's text in its kept form.
pub fn kept_revision() -> Rc<KeptText> {
    Rc::new(KeptText::of(revision(), &revision_context(), &markdown()))
}

fn target_in_revision() -> Target {
    let block = revision().position("para-6.1-b").unwrap();
    let range = TextRange::block(revision(), block).unwrap();
    revision_context().describe(revision(), &range)
}

/// Returns a comment on the revision.
fn comment_there(id: u32, first: u32, words: &str) -> Annotation {
    let by = author(0xb1, "A. Silva", "BRA");
    annotation(
        id,
        first,
        &by,
        note(Kind::Comment, target_in_revision(), words),
    )
}

fn edited(one: &Annotation, opened_on: u32, revision: u32, words: &str) -> Annotation {
    let target = one.live()[0].content.target().unwrap().clone();
    let content = Content::Note(note(Kind::Comment, target, words));
    revised(one, &[opened_on], revision, content)
}

/// Returns the same note on the text of the revision, as moved by its author.
fn moved(one: &Annotation, opened_on: u32, revision: u32) -> Annotation {
    let content = Content::Note(note(Kind::Comment, target_in_revision(), "Moved."));
    revised(one, &[opened_on], revision, content)
}

/// Returns a colleague's file: a note on the old text, moved to the revision, and a new one on each
/// text.
fn file_of_a_colleague(old: &Annotation) -> [(DocumentKey, Annotation); 3] {
    [
        (revision_key(), moved(old, 0xe1, 0xe2)),
        (document_key(), comment(2, 0xe3, "On the old text.")),
        (revision_key(), comment_there(3, 0xe4, "On the new text.")),
    ]
}

fn storage_key(document: &DocumentKey, one: &Annotation) -> String {
    let entry = Entry::annotation(document, one.id());
    storage(MemoryStore::new()).base().key(&entry)
}

fn keys(annotations: &[&Annotation]) -> BTreeSet<Key> {
    annotations.iter().map(|one| one.key().clone()).collect()
}

#[test]
fn the_notes_of_the_ancestors_are_at_hand_and_keep_their_home() {
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    assert_eq!(tab.ancestors(), [document_key()]);
    assert_eq!(tab.set().get(old.key()), Some(&old));
    let new = tab.save(&comment_there(2, 0xe2, "New.")).unwrap();
    assert_eq!(tab.home(old.key()), &document_key());
    assert_eq!(tab.home(new.key()), &revision_key());
    assert!(tab.at_home(&document_key()).eq([&old]));
    assert!(tab.at_home(&revision_key()).eq([&new]));

    // Edited and moved to the other text: it stays where it is.
    let old = tab.save(&edited(&old, 0xe1, 0xe3, "Edited.")).unwrap();
    let old = tab.save(&moved(&old, 0xe3, 0xe4)).unwrap();
    assert_eq!(
        annotation_keys(&store),
        [
            storage_key(&document_key(), &old),
            storage_key(&revision_key(), &new)
        ]
    );
    assert_eq!(open_revision(store.clone()).set(), tab.set());
    let alone = open(store);
    assert_eq!(alone.set().iter().collect::<Vec<_>>(), [&old]);
}

#[test]
fn an_edit_writes_one_key_however_many_documents_there_are() {
    let store = Watched::default();
    open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    store.forget();
    tab.save(&edited(&comment(1, 0xe1, "Old."), 0xe1, 0xe2, "Edited."))
        .unwrap();
    assert_eq!(store.written.borrow().len(), 1, "{:?}", store.written);
    assert_eq!(store.read.borrow().len(), 1, "{:?}", store.read);
}

#[test]
fn an_ancestors_note_stays_compact_where_its_text_is_kept() {
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let key = storage_key(&document_key(), &old);
    let units = || utf16_units(&store.get(&key).unwrap().unwrap());
    let first = units();
    let mut tab = open_revision(store.clone());
    let old = tab.save(&edited(&old, 0xe1, 0xe2, "Odd.")).unwrap();
    // One more replaced id, the time of the edit.
    assert!(units() < first + 60, "{first} {}", units());
    assert_eq!(open(store.clone()).set().get(old.key()), Some(&old));

    // So does an imported version of the note.
    let incoming = comment(2, 0xe3, "Old.");
    let mut tab = open_revision(store.clone());
    tab.import(&[(document_key(), incoming.clone())]).unwrap();
    let key = storage_key(&document_key(), &incoming);
    assert_eq!(utf16_units(&store.get(&key).unwrap().unwrap()), first);
}

#[test]
fn what_is_known_elsewhere_joins_where_it_is_at_home() {
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    let file = file_of_a_colleague(&old);
    let touched = tab.import(&file).unwrap();
    let [(_, moved), (_, of_old), _] = file;
    let homes: Vec<_> = touched.iter().map(|(home, _)| home.clone()).collect();
    assert_eq!(homes, [document_key(), document_key(), revision_key()]);
    assert_eq!(annotation_keys(&store).len(), 3);
    assert_eq!(tab.set().get(old.key()), Some(&moved));
    assert_eq!(tab.home(of_old.key()), &document_key());

    // A tab with only the first report imports it there too.
    let store = MemoryStore::new();
    let mut alone = open(store.clone());
    alone.save(&old).unwrap();
    alone.import(&[(revision_key(), moved)]).unwrap();
    assert_eq!(
        annotation_keys(&store),
        [storage_key(&document_key(), &old)]
    );
}

#[test]
fn an_import_over_two_documents_is_one_step_back_and_forth() {
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    let before = tab.set().clone();
    let touched = tab.import(&file_of_a_colleague(&old)).unwrap();
    let after = tab.set().clone();
    let (homes, touched): (Vec<_>, Vec<_>) = touched.into_iter().unzip();
    let mut history = History::new();
    history.record(Step::new(Change::Import, touched));
    for undo in [true, false, true, false] {
        let reversal = reversal(&history, tab.set(), undo);
        let effects = homes.iter().cloned().zip(reversal.effects.iter().cloned());
        tab.apply(&effects.collect::<Vec<_>>()).unwrap();
        history.commit(reversal);
        assert_eq!(tab.set(), if undo { &before } else { &after });
        assert_eq!(open_revision(store.clone()).set(), tab.set());
    }
    assert_eq!(annotation_keys(&store).len(), 3);
}

#[test]
fn an_import_over_two_documents_is_written_whole_or_not_at_all() {
    let store = Watched::default();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    let before = tab.set().clone();
    let file = file_of_a_colleague(&old);
    // The probe, the text and one note are written. The second time the text is present, so two
    // notes are.
    for _ in 0..2 {
        store.fail_once_after(3);
        assert!(matches!(tab.import(&file), Err(SaveError::Store(_))));
        assert_eq!(tab.set(), &before);
        assert_eq!(open_revision(store.clone()).set(), &before);
    }
    tab.import(&file).unwrap();
    assert_eq!(open_revision(store).set().len(), 3);
}

#[test]
fn a_note_under_two_documents_is_read_from_both_and_written_to_one() {
    let store = MemoryStore::new();
    let first = comment(1, 0xe1, "First.");
    let (here, there) = (
        edited(&first, 0xe1, 0xe2, "Here."),
        edited(&first, 0xe1, 0xe3, "There."),
    );
    open(store.clone()).save(&here).unwrap();
    // Written by a tab without the first report.
    let text = None;
    let mut alone = Notebook::open(storage(store.clone()), revision_key(), text, &[]).unwrap();
    alone.save(&there).unwrap();

    let mut tab = open_revision(store.clone());
    let mut both = here.clone();
    both.join(&there);
    assert_eq!(tab.set().iter().collect::<Vec<_>>(), [&both]);
    assert_eq!(tab.home(first.key()), &revision_key());
    let old_copy = store.get(&storage_key(&document_key(), &first)).unwrap();
    let one = revised(&both, &[0xe2, 0xe3], 0xe4, both.live()[0].content.clone());
    let kept = tab.save(&one).unwrap();
    assert_eq!(kept, one);
    assert_eq!(
        store.get(&storage_key(&document_key(), &first)).unwrap(),
        old_copy
    );
    assert_eq!(open_revision(store.clone()).set(), tab.set());

    // One copy after the other is removed; the content of the other copy stays visible.
    let new_copy = storage_key(&revision_key(), &first);
    store.remove(&new_copy).unwrap();
    let mut fresh = open_revision(store.clone());
    assert_eq!(fresh.set().get(first.key()), Some(&here));
    assert_eq!(fresh.home(first.key()), &document_key());
    // A visible note that was cleared away stays visible, and is written back where it was.
    store.remove(&storage_key(&document_key(), &first)).unwrap();
    assert!(fresh.reload_all().unwrap().is_empty());
    assert_eq!(fresh.set().get(first.key()), Some(&here));
    assert_eq!(fresh.missing().notes, 1);
    tab.reload_all().unwrap();
    tab.write_back().unwrap();
    assert_eq!(tab.set().get(first.key()), Some(&one));
    assert_eq!(open_revision(store).set().get(first.key()), Some(&one));
}

#[test]
fn what_another_tab_writes_under_either_document_is_heard() {
    let store = MemoryStore::new();
    let mut tab = open_revision(store.clone());
    let mut alone = open(store.clone());
    let old = alone.save(&comment(1, 0xe1, "Old.")).unwrap();
    let key = storage_key(&document_key(), &old);
    assert_eq!(tab.reload(&key).unwrap(), keys(&[&old]));
    let new = tab.save(&comment_there(2, 0xe2, "New.")).unwrap();
    let of_revision = storage_key(&revision_key(), &new);
    assert!(alone.reload(&of_revision).unwrap().is_empty());
    assert_eq!(alone.set().len(), 1);

    // This tab's own edit of the old note is overwritten.
    let before = store.get(&key).unwrap().unwrap();
    let mine = tab.save(&edited(&old, 0xe1, 0xe3, "Mine.")).unwrap();
    for value in [&before, r#"{"v":1,"n":[]}"#] {
        store.set(&key, value).unwrap();
        tab.reload(&key).unwrap();
        tab.put_back();
        assert!(!tab.has_lost());
        assert_eq!(tab.set().get(old.key()), Some(&mine));
        assert_eq!(open(store.clone()).set().get(old.key()), Some(&mine));
        assert_eq!(tab.home(old.key()), &document_key());
    }
}

#[test]
fn what_cannot_be_read_is_counted_for_all_documents_at_hand() {
    let store = MemoryStore::new();
    let mut alone = open(store.clone());
    let old = alone.save(&comment(1, 0xe1, "Old.")).unwrap();
    let newer = alone.save(&comment(2, 0xe2, "Newer.")).unwrap();
    let key = storage_key(&document_key(), &old);
    store.set(&key, "{broken").unwrap();
    let newer_key = storage_key(&document_key(), &newer);
    store.set(&newer_key, r#"{"v":2}"#).unwrap();
    let mut tab = open_revision(store.clone());
    assert_eq!((tab.damaged().count(), tab.newer_versions()), (1, 1));
    let damaged = tab.damaged().next().unwrap();
    assert_eq!(damaged.key, key);
    assert!(matches!(damaged.reason, Unreadable::Damaged(_)));
    // A file restores the note in its place; the damaged value is set aside.
    tab.import(&[(document_key(), old.clone())]).unwrap();
    assert_eq!((tab.damaged().count(), tab.newer_versions()), (0, 1));
    assert_eq!(open(store.clone()).set().get(old.key()), Some(&old));
    assert_eq!(storage(store).damaged().unwrap()[0].value, "{broken");
}

#[test]
fn parts_of_a_split_note_have_one_home() {
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    let mut tab = open_revision(store.clone());
    let part = comment(2, 0xe3, "The other version.");
    tab.save_together(&[edited(&old, 0xe1, 0xe2, "One."), part.clone()])
        .unwrap();
    assert_eq!(tab.home(part.key()), &document_key());
    assert_eq!(open(store).set(), tab.set());
}

#[test]
fn each_note_waits_for_the_export_of_its_home() {
    let store = MemoryStore::new();
    let mut alone = open(store.clone());
    let own = |author: &AuthorId| author.as_str() == urn(0xb1);
    // Saved at ten, exported at eleven.
    let old = alone.save(&comment(1, 0xe1, "Old.")).unwrap();
    let eleven = Timestamp::new("2014-05-06T11:00:00Z");
    alone.mark_exported(&eleven).unwrap();
    let mut tab = open_revision(store);
    let state = tab.export_state(own).unwrap();
    assert_eq!((state.changed, state.exported_at), (0, None));
    // At half past eleven.
    tab.save(&edited(&old, 0xe1, 0xe2, "Edited.")).unwrap();
    tab.save(&comment_there(2, 0xe3, "New, as of ten."))
        .unwrap();
    let state = tab.export_state(own).unwrap();
    assert_eq!(state.changed, 2);
    assert_eq!(
        state.oldest_change,
        Some(Timestamp::new("2014-05-06T10:00:00Z"))
    );
    let noon = Timestamp::new("2014-05-06T12:00:00Z");
    tab.mark_exported(&noon).unwrap();
    let state = tab.export_state(own).unwrap();
    assert_eq!((state.changed, state.exported_at), (0, Some(noon.clone())));
    alone.reload_all().unwrap();
    let state = alone.export_state(own).unwrap();
    assert_eq!((state.changed, state.exported_at), (0, Some(noon)));
}

#[test]
fn a_moved_note_comes_back_as_it_is() {
    let block = block_target(report(), "para-5.9");
    let store = MemoryStore::new();
    let old = open(store.clone()).save(&comment(1, 0xe1, "Old.")).unwrap();
    assert_eq!(old.live()[0].content.target(), Some(&block));
    let mut tab = open_revision(store.clone());
    let moved = tab.save(&moved(&old, 0xe1, 0xe2)).unwrap();
    let kept = store.get(&storage_key(&document_key(), &moved)).unwrap();
    let units = utf16_units(&kept.unwrap());
    assert!(units <= 1_100, "{units} UTF-16 units at its home");
    for reader in [open(store.clone()), open_revision(store.clone())] {
        assert_eq!(reader.set().get(moved.key()), Some(&moved));
    }
}
