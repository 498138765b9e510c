//! The kept data of one's own documents.

use proptest::prelude::*;
use rapporteur::document::{
    DocumentKey, ENCODINGS, KeyUse, OwnDocument, Relation, RelationKind, TextFormat,
};
use rapporteur::keeping::{MemoryStore, Unreadable, decode_own, encode_own};

use super::{comment, document_key, open, report, storage};

fn own() -> impl Strategy<Value = OwnDocument> {
    let kind = prop_oneof![
        Just(RelationKind::Revision),
        Just(RelationKind::Corrigendum),
        Just(RelationKind::Addendum),
    ];
    let relation = proptest::option::of((kind, "[A-Za-z0-9.-]{1,12}"));
    let format = prop_oneof![Just(TextFormat::Markdown), Just(TextFormat::Plain)];
    let names = ("\\PC{1,12}", "\\PC{1,12}", "\\PC{1,12}", "[0-9a-f]{64}");
    let encoding = proptest::option::of(proptest::sample::select(&ENCODINGS[..]));
    let choices = (format, encoding, relation);
    (names, choices).prop_map(
        |((symbol, title, file, print), (format, encoding, relation))| OwnDocument {
            key: DocumentKey::new(&symbol, "und"),
            symbol,
            language: "und".to_owned(),
            title,
            file_name: file,
            format,
            encoding,
            fingerprint: print,
            relation: relation.map(|(kind, of)| Relation {
                kind,
                of: DocumentKey::from_text(&of).unwrap(),
            }),
        },
    )
}

proptest! {
    #[test]
    fn what_is_kept_comes_back(document in own()) {
        prop_assert_eq!(decode_own(&encode_own(&document)), Ok(document));
    }
}

const KEPT: &str = r#"{"v":1,"additionTo":"C14-41-E.en","file":"add.md","fingerprint":"00","format":"markdown","key":"C14-41-Add.1-E.en","language":"en","symbol":"C14/41(Add.1)-E","title":"More"}"#;

#[test]
fn the_kept_form_stays_as_it_is() {
    let document = decode_own(KEPT).unwrap();
    assert_eq!(
        document.relation,
        Some(Relation {
            kind: RelationKind::Addendum,
            of: DocumentKey::new("C14/41-E", "en"),
        })
    );
    assert_eq!(encode_own(&document), KEPT);
}

#[test]
fn newer_and_damaged_forms_are_told_apart() {
    let newer = KEPT.replace("\"v\":1", "\"v\":2");
    assert_eq!(decode_own(&newer), Err(Unreadable::Newer(2)));
    for damaged in [
        "",
        "{",
        "null",
        "{\"v\":1}",
        &KEPT.replace("\"markdown\"", "\"docx\""),
        &KEPT.replace("C14-41-Add.1-E.en", "C14/41"),
        &KEPT.replace("C14-41-E.en", ""),
        &KEPT.replace("\"title\":\"More\"", "\"title\":7"),
        &KEPT.replace("\"v\":1", "\"v\":1,\"more\":1"),
    ] {
        let read = decode_own(damaged);
        assert!(matches!(read, Err(Unreadable::Damaged(_))), "{damaged}");
    }
}

#[test]
fn a_key_is_used_by_the_text_that_its_notes_lean_on() {
    let store = MemoryStore::new();
    let of = |key: &DocumentKey, print: &str| storage(store.clone()).key_use(key, print).unwrap();
    let (key, print) = (document_key(), report().fingerprint());
    assert_eq!(of(&key, print), KeyUse::Free);
    let mut notebook = open(store.clone());
    notebook.save(&comment(1, 1, "Words.")).unwrap();
    assert_eq!(of(&key, print), KeyUse::SameText);
    assert_eq!(of(&key, &"0".repeat(64)), KeyUse::OtherText);
    assert_eq!(of(&DocumentKey::new("C14/42-E", "en"), print), KeyUse::Free);
}
