//! Every kind of contribution survives files and storage unchanged, and its written form is valid.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{Annotation, AnnotationSet, Contribution, Kind, Target};
use rapporteur::document::Document;
use rapporteur::exchange::web_annotation::read;
use rapporteur::keeping::KeptText;
use rapporteur::keeping::stored::{decode, encode};
use serde_json::json;

use super::samples::{
    afternoon, annotation, author, backup, block_target, context, contributed, phrase_target,
    report,
};
use crate::annotation::contribution::any_contribution;
use crate::keeping::kept_text;
use crate::w3c::{check_right, failures};

/// A place for a note.
#[derive(Clone, Debug)]
enum On {
    Document,
    Block(usize),
    Phrase,
    Answer,
}

fn any_on() -> impl Strategy<Value = On> {
    prop_oneof![
        Just(On::Document),
        (0..60_usize).prop_map(On::Block),
        Just(On::Phrase),
        Just(On::Answer),
    ]
}

fn target(on: &On, document: &Document) -> Target {
    match on {
        On::Document => context().describe_document(document),
        On::Block(index) => {
            let blocks = document.blocks();
            let with_text = (0..blocks.len())
                .cycle()
                .skip(*index)
                .find(|at| !blocks[*at].text().is_empty());
            block_target(document, blocks[with_text.unwrap()].id())
        }
        On::Phrase => phrase_target(document, "para-5.9", "Resolution 67 (Hyderabad, 2010)"),
        On::Answer => {
            let proposal = &afternoon(document)[3];
            context().describe_answer(document, proposal, &proposal.live()[0])
        }
    }
}

/// Returns a note that the composer allows to be saved.
fn any_saved() -> impl Strategy<Value = (Contribution, On)> {
    let complete = |said: &Contribution| said.held().missing(None).is_none();
    let known = |said: &Contribution| !matches!(said.kind, Kind::Other { .. });
    let said = any_contribution().prop_filter("it cannot be saved", move |said| {
        complete(said) && known(said)
    });
    (said, any_on())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_kind_survives_export_import_and_storage(saved in vec(any_saved(), 1..6)) {
        let document = report();
        let by = author(0xb1, "A. Silva", "BRA");
        let mut set = AnnotationSet::new();
        let texts: Vec<std::rc::Rc<KeptText>> = vec![kept_text()];
        for (number, (said, on)) in saved.iter().enumerate() {
            let number = u32::try_from(number).unwrap();
            let note = contributed(said, target(on, &document));
            let one = annotation(0xa00 + number, 0xe00 + number, &by, note.clone());
            let stored = encode(std::slice::from_ref(&one), &texts).unwrap();
            prop_assert_eq!(&decode(&stored, &texts).unwrap(), std::slice::from_ref(&one));
            let back = one.live()[0].note().unwrap();
            prop_assert_eq!(Contribution::of(back), said.held());
            set.join(one);
        }
        let file = backup(&set, Some(&document));
        let read = read(&file).unwrap();
        prop_assert_eq!(read.problems, &[]);
        let again: AnnotationSet = read.annotations.into_iter().collect();
        prop_assert_eq!(&again, &set);
        prop_assert_eq!(backup(&again, Some(&document)), file.clone());
        prop_assert_eq!(failures(&serde_json::from_str(&file).unwrap()), Vec::<String>::new());
    }
}

#[test]
fn the_schema_knows_the_own_terms() {
    let document = report();
    let day: Vec<Annotation> = afternoon(&document);
    let file: serde_json::Value = serde_json::from_str(&backup(&day, Some(&document))).unwrap();
    check_right(&file);
    let at = |motivation: &str| {
        let items = file["first"]["items"].as_array().unwrap();
        items
            .iter()
            .position(|item| item["motivation"] == motivation)
            .unwrap()
    };
    let (proposal, disposition, support) = (at("editing"), at("moderating"), at("assessing"));
    // Member by member: a forbidden value, `null` for an absent member.
    for (item, member, value) in [
        (proposal, "sign", json!("XYZ")),
        (proposal, "sign", json!(null)),
        (proposal, "sign", json!("ADD")),
        (proposal, "sponsors", json!("CITEL")),
        (proposal, "category", json!("major")),
        (proposal, "address", json!("5.9bis")),
        (proposal, "disposition", json!("noted")),
        (proposal, "private", json!("yes")),
        (disposition, "disposition", json!("postponed")),
        (disposition, "disposition", json!(null)),
        (disposition, "sign", json!("MOD")),
        (support, "kind", json!("applause")),
        (support, "kind", json!(null)),
        (support, "onBehalfOf", json!("CEPT")),
    ] {
        let mut broken = file.clone();
        let members = broken["first"]["items"][item].as_object_mut().unwrap();
        match value.is_null() {
            true => members.remove(member),
            false => members.insert(member.to_owned(), value.clone()),
        };
        assert_ne!(failures(&broken), Vec::<String>::new(), "{member}: {value}");
        // Other software may write anything; it is kept.
        let members = broken["first"]["items"][item].as_object_mut().unwrap();
        members.remove("generator");
        assert_eq!(failures(&broken), Vec::<String>::new(), "{member}: {value}");
    }
}
