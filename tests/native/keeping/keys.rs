use proptest::prelude::*;
use rapporteur::annotation::{AnnotationId, AuthorId};
use rapporteur::keeping::{BasePath, DraftSlot, Entry};

use super::document_key;
use crate::exchange::samples::urn;

#[test]
fn an_annotation_is_kept_under_base_path_document_and_uuid() {
    let entry = Entry::annotation(&document_key(), &AnnotationId::new(urn(7)));
    assert_eq!(
        BasePath::of_page("/reports/index.html").key(&entry),
        "rapporteur:/reports/:annotation:C14-41-E.en:00000007-0000-4000-8000-000000000000"
    );
}

#[test]
fn every_entry_is_read_back_from_its_key() {
    let document = document_key();
    let id = AnnotationId::new(urn(7));
    let entries = [
        Entry::annotation(&document, &id),
        Entry::Text(document.clone(), "0123456789abcdef".to_owned()),
        Entry::Draft(document.clone(), DraftSlot::New("para-5.9".to_owned())),
        Entry::Draft(document.clone(), DraftSlot::New("sec-الاتحاد".to_owned())),
        Entry::Draft(document.clone(), DraftSlot::Document),
        Entry::Draft(document.clone(), DraftSlot::edit(&id)),
        Entry::Draft(document.clone(), DraftSlot::reply(&id)),
        Entry::Draft(document.clone(), DraftSlot::Document.apart()),
        Entry::Draft(
            document.clone(),
            DraftSlot::words("para-5.9", 3, 9).apart().apart(),
        ),
        Entry::profile(&AuthorId::new(urn(8))),
        Entry::Settings,
        Entry::Exported(document.clone()),
        Entry::Reading(document.clone()),
        Entry::placement(&document, &id),
        Entry::Damaged("0123456789abcdef".to_owned()),
        Entry::Aside("annotation:C14-41-E.en:00000007-0000-4000-8000-000000000000#2".to_owned()),
        Entry::Swept,
        Entry::Probe,
    ];
    for path in ["/", "/a/b%20c/", "/a b/", "/a:annotation:b/", "/%3A/x.html"] {
        let base = BasePath::of_page(path);
        for entry in &entries {
            assert_eq!(base.parse(&base.key(entry)).as_ref(), Some(entry), "{path}");
        }
    }
}

#[test]
fn copies_of_the_app_do_not_read_each_others_keys() {
    let paths = [
        "/",
        "/a/",
        "/a/b/",
        "/a:b/",
        "/a:annotation/",
        "/annotation:x/",
    ];
    let entry = Entry::annotation(&document_key(), &AnnotationId::new(urn(7)));
    for path in paths {
        for other in paths.iter().filter(|other| **other != path) {
            let key = BasePath::of_page(path).key(&entry);
            assert_eq!(BasePath::of_page(other).parse(&key), None, "{path} {other}");
        }
    }
}

#[test]
fn a_peers_id_that_is_no_uuid_gets_one_of_its_own() {
    let key = |id: &str| Entry::annotation(&document_key(), &AnnotationId::new(id)).to_string();
    let peer = key("https://hypothes.is/api/annotations/abc");
    assert_eq!(
        peer,
        "annotation:C14-41-E.en:797d59ff-eb39-568e-b4bb-d0a9f3429aca"
    );
    assert_ne!(peer, key("https://hypothes.is/api/annotations/abd"));
    assert_ne!(
        key("urn:uuid:00000007-0000-4000-8000-00000000000A"),
        key("urn:uuid:00000007-0000-4000-8000-00000000000a"),
        "two ids, although one is the other in capitals"
    );
}

#[test]
fn keys_of_others_are_none_of_ours() {
    let base = BasePath::of_page("/");
    for key in [
        "",
        "theme",
        "rapporteur",
        "rapporteur:/:",
        "rapporteur:/:unknown",
        "rapporteur:/:settings:more",
        "rapporteur:/:annotation:C14-41-E.en",
        "rapporteur:/:annotation:C14-41-E.en:no-uuid",
        "rapporteur:/:annotation:C14/41-E:00000007-0000-4000-8000-000000000000",
        "rapporteur:/:placement:C14-41-E.en",
        "rapporteur:/:placement:C14-41-E.en:no-uuid",
        "rapporteur:/:draft:C14-41-E.en:edit:x",
        "rapporteur:/:profile:",
    ] {
        assert_eq!(base.parse(key), None, "{key}");
    }
}

proptest! {
    #[test]
    fn any_key_is_read_without_a_panic(path in ".*", key in ".*") {
        let base = BasePath::of_page(&path);
        let _ = base.parse(&key);
        let _ = base.parse(&format!("{}{key}", base.prefix()));
    }

    #[test]
    fn what_is_read_from_a_key_is_written_back_to_it(name in "(annotation|placement|draft|text|profile|exported|reading|damaged|settings)(:[a-z0-9.:-]{0,40})?") {
        let base = BasePath::of_page("/");
        let key = format!("{}{name}", base.prefix());
        if let Some(entry) = base.parse(&key) {
            prop_assert_eq!(base.key(&entry), key);
        }
    }
}
